//! What several actions do to sharings: the ground they stand on, a word that is kept, an end.

use super::{
    Consent, SharingState, goes_on,
    store::{self, Of, Said, Sharing},
};
use crate::{
    db,
    desk::{Desk, Refusal},
    kernel::{Day, EmailAddress, Language, ids::*},
    method::{
        agreements::{self, Channel, Party, store::People},
        cases,
        placements::{self, store::Placement},
    },
};

/// A sharing with its job and people.
pub struct Ground {
    pub sharing: Sharing,
    pub people: People,
    pub job: Placement,
}

impl Ground {
    /// Whether the job and the accompaniment go on.
    pub fn goes_on(&self, today: Day) -> bool {
        goes_on(self.people.stage, self.job.ended_on, today)
    }
}

/// # Errors
/// [`Refusal::NotFound`].
pub async fn ground(scope: &mut db::Scope, id: SharingId) -> Result<Ground, Refusal> {
    let sharing = store::find(scope, id).await?.ok_or(Refusal::NotFound)?;
    let (job, people) = job(scope, sharing.placement).await?;
    Ok(Ground { sharing, people, job })
}

/// A job with its people.
///
/// # Errors
/// [`Refusal::NotFound`].
pub async fn job(scope: &mut db::Scope, id: PlacementId) -> Result<(Placement, People), Refusal> {
    let job = placements::store::find(scope, id).await?.ok_or(Refusal::NotFound)?;
    let people = agreements::store::people(scope, job.case, Some(job.employer), Some(job.id)).await?.ok_or(Refusal::NotFound)?;
    Ok((job, people))
}

/// The same for the coach who may write there.
///
/// # Errors
/// As [`ground`] and [`cases::may_write`].
pub async fn at_hand(desk: &mut Desk, id: SharingId) -> Result<Ground, Refusal> {
    let ground = ground(&mut desk.scope, id).await?;
    cases::store::open_of_coach(&mut desk.scope, &desk.visit, ground.sharing.case).await?;
    Ok(ground)
}

/// What comes with somebody's word.
#[derive(Default)]
pub struct With {
    pub on: Option<Day>,
    pub comment: Option<String>,
    pub statement: Option<String>,
    pub scan: Option<ScanId>,
}

/// Keeps what its owner says: a first word, or that they take it back; answers with the version it has by then.
///
/// # Errors
/// `err-sharing-said`; `err-sharing-over` when the job is.
pub async fn say(desk: &mut Desk, ground: &Ground, word: Consent, channel: Channel, with: With) -> Result<i64, Refusal> {
    let known = &ground.sharing;
    let to = super::after(known.state, word)?;
    if !ground.goes_on(desk.today) {
        return Err(Refusal::rule("", "err-sharing-over"));
    }
    if to == known.state {
        return Ok(known.version);
    }
    let on = with.on.unwrap_or(desk.today);
    let kept = if to == SharingState::Revoked {
        let by = desk.me();
        store::end(&mut desk.scope, known, to, on, with.comment, by).await
    } else {
        let said = Said {
            state: to,
            on,
            at: desk.now,
            channel,
            grade: channel.grade(with.scan.is_some()),
            comment: with.comment,
            statement: with.statement,
            scan: with.scan,
        };
        store::say(&mut desk.scope, known, said).await
    };
    match kept {
        Err(db::Error::NotOne { .. }) => Err(Refusal::rule("", "err-sharing-said")),
        other => Ok(other.map(|()| known.version + 1)?),
    }
}

/// Ends what was agreed to, and asks no more, when the agreement of the three, a job or a case ends.
///
/// # Errors
/// When the database does not answer.
pub async fn end_with(desk: &mut Desk, of: Of, on: Day) -> Result<(), Refusal> {
    for known in store::of(&mut desk.scope, of).await?.into_iter().filter(|s| s.state.is_live()) {
        let to = if known.state == SharingState::Agreed { SharingState::Ended } else { SharingState::Withdrawn };
        let from = known.said_on.unwrap_or(known.asked_on);
        let by = desk.me();
        store::end(&mut desk.scope, &known, to, on.max(from), None, by).await?;
    }
    Ok(())
}

/// The address and the language a party is written to in.
///
/// # Errors
/// `err-agreement-no-email`.
pub fn address(desk: &Desk, people: &People, party: Party) -> Result<(EmailAddress, Language), Refusal> {
    let email = people.email(party).ok_or_else(|| Refusal::rule("id", "err-agreement-no-email"))?;
    let language = people.contact_language.filter(|_| party == Party::Employer).unwrap_or(desk.here().language);
    Ok((email, language))
}
