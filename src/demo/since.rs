//! The last weeks of a demonstration's structure: what people did there since its records were imported, played through
//! the product's own actions, each by whoever did it and at its hour.
//!
//! Invariant: nothing is written here that a person could not have written on a page; the journal says who and when.

use super::{Trouble, days, store};
use crate::{
    desk::{Face, Here, Parts, Person, Purpose, Refusal, Visit, perform},
    kernel::{Day, Moment, ids::MilestoneId},
    method::{agreements, milestones},
    web::Table,
};
use serde::Deserialize;
use serde_json::Value;
use std::{collections::HashMap, sync::Arc};
use uuid::Uuid;

/// One thing somebody did.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// A day with its hour, as [`days`] reads them.
    at: String,
    /// The `ref` of a member, or `employer` or `trainee` for whoever holds the address of `to`.
    by: String,
    /// The action's name.
    r#do: String,
    /// `@PA01/M1`: the milestone whose link is answered; `@U1`: the pulse whose door is.
    to: Option<String>,
    /// How later events call what this one makes.
    r#as: Option<String>,
    /// The action's input; `@C01` stands for the id of what is called so, `@PA01/M1` for a placement's milestone, `@K1/trainee` for
    /// what a party is asked by an agreement.
    with: Value,
}

impl Event {
    /// What went wrong, and where.
    fn trouble(&self, refusal: Refusal) -> Trouble {
        Trouble { at: format!("{} at {} by {}", self.r#do, self.at, self.by), refusal }
    }
}

/// Who plays a structure's events.
pub struct Player<'a> {
    pub parts: Arc<Parts>,
    pub table: &'a Table,
    pub here: Here,
    /// The day the demonstration starts on.
    pub today: Day,
    named: HashMap<String, Uuid>,
}

impl<'a> Player<'a> {
    /// A player in a structure whose records have been imported.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn new(parts: Arc<Parts>, table: &'a Table, here: Here, today: Day) -> Result<Player<'a>, Refusal> {
        let named = store::refs(&mut parts.db.read_in(here.id).await?).await?;
        Ok(Player { parts, table, here, today, named })
    }

    /// Plays events in the order they happened.
    ///
    /// # Errors
    /// The first event that cannot be played.
    pub async fn play(&mut self, events: Vec<Event>) -> Result<(), Trouble> {
        let mut all = Vec::new();
        for event in events {
            let now = days::moment(&event.at, self.today, &self.here.zone);
            all.push((now.ok_or_else(|| event.trouble(Refusal::rule("at", "err-moment")))?, event));
        }
        all.sort_by_key(|(now, _)| *now);
        for (now, event) in all {
            self.one(now, &event).await.map_err(|refusal| event.trouble(refusal))?;
        }
        Ok(())
    }

    async fn one(&mut self, now: Moment, event: &Event) -> Result<(), Refusal> {
        let person = match &event.to {
            Some(to) => self.holder(to.trim_start_matches('@')).await?,
            None => self.member(&event.by).await?,
        };
        let visit = Visit::nobody(Face::Page, self.here.language, now).entering(self.here.clone(), person);
        let row = self.table.actions.iter().find(|row| row.name == event.r#do).ok_or(Refusal::NotFound)?;
        let input = self.with_ids(days::value(&event.with, self.today)).await?;
        let saved = perform(self.parts.clone(), visit, row.name, row.audience, (row.read_json)(input)?, None).await?;
        self.named.extend(event.r#as.clone().map(|name| (name, saved.id)));
        Ok(())
    }

    /// A member at work.
    async fn member(&self, name: &str) -> Result<Person, Refusal> {
        let id = self.id(name).await?.into();
        let mut scope = self.parts.db.read_in(self.here.id).await?;
        store::person(&mut scope, id).await?.ok_or(Refusal::NotFound)
    }

    /// Whoever got the mail about a milestone or a pulse.
    async fn holder(&self, to: &str) -> Result<Person, Refusal> {
        let subject = self.id(to).await?;
        let mut scope = self.parts.db.read_in(self.here.id).await?;
        if !to.contains('/') {
            let door = store::door(&mut scope, Purpose::Pulse, subject).await?.ok_or(Refusal::NotFound)?;
            return Ok(Person::Door { door, purpose: Purpose::Pulse, subject });
        }
        let id: MilestoneId = subject.into();
        let link = store::link(&mut scope, id).await?.ok_or(Refusal::NotFound)?;
        Ok(Person::Link { link })
    }

    /// The id of what is called so.
    async fn id(&self, name: &str) -> Result<Uuid, Refusal> {
        let Some((placement, kind)) = name.split_once('/') else {
            return self.named.get(name).copied().ok_or(Refusal::NotFound);
        };
        let placement = *self.named.get(placement).ok_or(Refusal::NotFound)?;
        let mut scope = self.parts.db.read_in(self.here.id).await?;
        if let Ok(party) = kind.parse::<agreements::Party>() {
            let asked = agreements::signatures::of(&mut scope, placement.into()).await?;
            return asked.into_iter().rfind(|s| s.party == party).map(|s| s.id.0).ok_or(Refusal::NotFound);
        }
        let all = milestones::store::of_placement(&mut scope, placement.into()).await?;
        all.into_iter().find(|m| m.kind.word() == kind).map(|m| m.id.0).ok_or(Refusal::NotFound)
    }

    /// An action's input with ids in the place of names.
    async fn with_ids(&self, mut input: Value) -> Result<Value, Refusal> {
        for field in input.as_object_mut().into_iter().flat_map(|map| map.values_mut()) {
            if let Some(name) = field.as_str().and_then(|text| text.strip_prefix('@')) {
                *field = self.id(name).await?.to_string().into();
            }
        }
        Ok(input)
    }
}
