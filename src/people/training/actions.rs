//! What can be changed about training days: noted, put right, taken away.

use super::{MOST_DAYS, TrainingKind, store};
use crate::{
    desk::{Action, Audience, Desk, Refusal, Saved, World},
    kernel::{Day, Hundredths, Line, ids::*, signal::Signal},
    people::members,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

const PAGE: &str = "/training";

/// A day, or part of one, that somebody trained.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NoteTraining {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<TrainingDayId>,
    /// Whoever notes it, unless it is said; another one only for those who answer for quality and for programs.
    pub member: Option<MemberId>,
    pub on: Day,
    pub kind: TrainingKind,
    /// In days; half a day is 0.5.
    pub days: Hundredths,
    pub note: Option<Line>,
}

impl Action for NoteTraining {
    const NAME: &'static str = "training.note";
    const ABOUT: &'static str = "Notes a day of training";
    const API: &'static str = "/training_days";
    const AUDIENCE: Audience = Audience::STAFF;

    fn example(w: &World) -> Self {
        NoteTraining {
            id: Some(w.fresh.into()),
            member: Some(w.coach),
            on: w.today,
            kind: TrainingKind::PracticeAnalysis,
            days: Hundredths(50),
            note: "Retour sur une rupture d’essai".parse().ok(),
        }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let member = match (self.member, desk.visit.member()) {
            (Some(other), Some(me)) if me != other && !desk.visit.is_in(Audience::DECIDERS) => return Err(Refusal::NotFound),
            (Some(member), _) | (None, Some(member)) => member,
            // A program is nobody's colleague.
            (None, None) => return Err(Refusal::rule("member", "err-missing")),
        };
        members::store::find(&mut desk.scope, member).await?.ok_or(Refusal::NotFound)?;
        fits(desk, self.on, self.days)?;
        not_twice(desk, (member, self.on, self.kind), None).await?;
        let day = store::TrainingDay {
            id: desk.id_or_fresh(self.id),
            member,
            on: self.on,
            kind: self.kind,
            days: self.days,
            note: self.note.map(String::from),
            version: 1,
        };
        store::insert(&mut desk.scope, &day).await?;
        Ok(Saved::new(day.id, 1, PAGE.into()))
    }
}

/// A training day anew; what is left out is emptied.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UpdateTraining {
    pub id: TrainingDayId,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
    pub on: Day,
    pub kind: TrainingKind,
    pub days: Hundredths,
    pub note: Option<Line>,
}

impl Action for UpdateTraining {
    const NAME: &'static str = "training.update";
    const ABOUT: &'static str = "Puts a day of training right";
    const API: &'static str = "/training_days/{id}/update";
    const AUDIENCE: Audience = Audience::STAFF;

    fn example(w: &World) -> Self {
        UpdateTraining { id: w.training_day, version: None, on: w.today, kind: TrainingKind::Other, days: Hundredths(1_00), note: None }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let known = store::find(&mut desk.scope, &desk.visit, self.id).await?.ok_or(Refusal::NotFound)?;
        fits(desk, self.on, self.days)?;
        not_twice(desk, (known.member, self.on, self.kind), Some(known.id)).await?;
        desk.rewrites(&known, known.version, self.version)?;
        let day = store::TrainingDay { on: self.on, kind: self.kind, days: self.days, note: self.note.map(String::from), ..known };
        store::update(&mut desk.scope, &day).await?;
        Ok(Saved::new(day.id, day.version + 1, PAGE.into()))
    }
}

/// Takes away a day that was noted by mistake; the journal keeps what it said.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RemoveTraining {
    pub id: TrainingDayId,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
}

impl Action for RemoveTraining {
    const NAME: &'static str = "training.remove";
    const ABOUT: &'static str = "Takes away a day of training that was noted by mistake";
    const API: &'static str = "/training_days/{id}/remove";
    const AUDIENCE: Audience = Audience::STAFF;

    fn example(w: &World) -> Self {
        RemoveTraining { id: w.training_day, version: None }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let known = store::find(&mut desk.scope, &desk.visit, self.id).await?.ok_or(Refusal::NotFound)?;
        desk.rewrites(&known, known.version, self.version)?;
        store::delete(&mut desk.scope, &known).await?;
        Ok(Saved::new(known.id, known.version + 1, PAGE.into()))
    }
}

fn fits(desk: &Desk, on: Day, days: Hundredths) -> Result<(), Refusal> {
    if on > desk.today {
        return Err(Refusal::rule("on", "err-future"));
    }
    if days.0 == 0 || days > MOST_DAYS {
        return Err(Refusal::said("days", Signal::new("err-training-days").with("most", MOST_DAYS)));
    }
    Ok(())
}

/// A day of a kind is noted once for a member.
async fn not_twice(desk: &mut Desk, (member, on, kind): (MemberId, Day, TrainingKind), own: Option<TrainingDayId>) -> Result<(), Refusal> {
    match store::noted(&mut desk.scope, member, on, kind).await? {
        Some(other) if Some(other) != own => {
            Err(Refusal::rule("on", "err-training-noted").way_out("change", format!("{PAGE}/{other}/edit")))
        }
        _ => Ok(()),
    }
}
