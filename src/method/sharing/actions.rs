//! What the coach does about sharings: asks about something, mails the question, ends it, opens and shuts the reader's door.

use super::{
    SharingKind, SharingState, Whose, ended_by_coach,
    sources::{self, Source},
    store::{self, Of, Sharing},
    write,
};
use crate::{
    db,
    desk::{Action, Audience, Desk, Purpose, Refusal, Saved, World},
    kernel::{Day, Prose, fixed, ids::*},
    method::{
        agreements::text_hash,
        cases,
        doors::{
            self,
            mailing::{self, About},
            store::NewDoor,
        },
    },
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// How long the question waits for a first word, in days. What was agreed to can be taken back by the same door for as long as
/// it is read.
pub const ASK_DAYS: i64 = 60;
/// How long the reader's door opens, in days; it can be mailed again.
pub const READ_DAYS: i64 = 90;

/// Words beyond work facts that one side could read, in the very wording it would read: their owner is to be asked.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AskSharing {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<SharingId>,
    /// The job: the other side is its employer, or its person.
    pub placement: PlacementId,
    /// To whom the words belong; the trainee unless said otherwise.
    pub whose: Option<Whose>,
    /// The session's note they come from. At most one of these three.
    pub session: Option<SessionId>,
    pub objective: Option<ObjectiveId>,
    /// The answer of the matching matrix they come from.
    pub gap: Option<GapId>,
    pub wording: Prose,
}

impl Action for AskSharing {
    const NAME: &'static str = "sharing.ask";
    const ABOUT: &'static str =
        "Writes down the words that one side could read beyond work facts, to be agreed to by whoever they belong to";
    const API: &'static str = "/sharings";
    const AUDIENCE: Audience = Audience::COACHES;

    fn example(w: &World) -> Self {
        AskSharing {
            id: Some(w.fresh.into()),
            placement: w.placement,
            whose: Some(Whose::Trainee),
            session: None,
            objective: None,
            gap: None,
            wording: fixed("Je suis suivie pour mon dos : je ne porte pas plus de cinq kilos jusqu’en mars."),
        }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let (job, people) = write::job(&mut desk.scope, self.placement).await?;
        cases::store::open_of_coach(&mut desk.scope, &desk.visit, job.case).await?;
        if !super::goes_on(people.stage, job.ended_on, desk.today) {
            return Err(Refusal::rule("placement", "err-sharing-over"));
        }
        let whose = self.whose.unwrap_or(Whose::Trainee);
        let kind = self.source(desk, job.case, whose).await?;
        let (hash, id) = (text_hash(self.wording.as_str()), desk.id_or_fresh(self.id));
        let before = store::of(&mut desk.scope, Of::Placement(job.id)).await?;
        // The same words are asked about once: a no is not asked away.
        let known =
            before.iter().find(|s| s.whose == whose && s.text_hash == hash && (s.state.is_live() || s.state == SharingState::Declined));
        if let Some(known) = known {
            return Err(Refusal::rule("wording", "err-sharing-known").way_out("sharing-open", format!("/sharings/{}", known.id)));
        }
        let new = Sharing {
            id,
            case: job.case,
            placement: job.id,
            whose,
            kind,
            session: self.session,
            objective: self.objective,
            gap: self.gap,
            wording: self.wording.into(),
            text_hash: hash,
            name: people.name(whose.owner()),
            state: SharingState::Asked,
            asked_on: desk.today,
            asked_by: desk.me(),
            said_on: None,
            channel: None,
            grade: None,
            comment: None,
            statement: None,
            scan: None,
            ended_on: None,
            end_note: None,
            version: 1,
            from_bundle: false,
        };
        store::insert(&mut desk.scope, &new).await?;
        Ok(saved(&new, 1))
    }
}

impl AskSharing {
    /// What the words are about: the source is of this case, and was written for the reader.
    async fn source(&self, desk: &mut Desk, case: CaseId, whose: Whose) -> Result<SharingKind, Refusal> {
        let scope = &mut desk.scope;
        let (field, found, kind): (_, Option<Source>, _) = match (self.session, self.objective, self.gap) {
            (None, None, None) => return Ok(SharingKind::Words),
            (Some(id), None, None) => ("session", sources::note(scope, id).await?, SharingKind::Note),
            (None, Some(id), None) => ("objective", sources::objective(scope, id).await?, SharingKind::Objective),
            (None, None, Some(id)) => ("gap", sources::gap(scope, id).await?, SharingKind::Adjustment),
            _ => return Err(Refusal::rule("session", "err-sharing-one")),
        };
        let found = found.filter(|s| s.case_id == case).ok_or_else(|| Refusal::rule(field, "err-sharing-source"))?;
        if found.audience.is_some_and(|a| !whose.may_come_from(a)) {
            return Err(Refusal::rule(field, "err-sharing-audience"));
        }
        Ok(kind)
    }
}

pub(super) fn saved(s: &Sharing, version: i64) -> Saved {
    Saved::new(s.id, version, format!("/sharings/{}", s.id))
}

/// The owner of the words gets a door to them by mail: to say yes or no, or later to take a yes back.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SendSharing {
    pub id: SharingId,
}

impl Action for SendSharing {
    const NAME: &'static str = "sharing.send";
    const ABOUT: &'static str = "Mails the owner of the words the question whether they may be read";
    const API: &'static str = "/sharings/{id}/send";
    const AUDIENCE: Audience = Audience::COACHES;

    fn example(w: &World) -> Self {
        SendSharing { id: w.sharing }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let ground = write::at_hand(desk, self.id).await?;
        let (known, people) = (&ground.sharing, &ground.people);
        if !known.state.is_live() || !ground.goes_on(desk.today) {
            return Err(Refusal::rule("id", "err-sharing-said"));
        }
        let party = known.whose.owner();
        let (email, language) = write::address(desk, people, party)?;
        let door = NewDoor {
            purpose: Purpose::Consent,
            subject: known.id.0,
            case: known.case,
            recipient: &email,
            name: &known.name,
            language,
            days: ASK_DAYS,
        };
        mailing::mail(desk, &door, About::Consent, people).await?;
        Ok(saved(known, known.version))
    }
}

/// The coach ends it: what was asked is asked no more, what was agreed to was taken back by word of mouth.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EndSharing {
    pub id: SharingId,
    /// Who said so, and how.
    pub note: Prose,
    /// The day it was said; today unless said otherwise. Nobody reads it from the moment it is noted.
    pub on: Option<Day>,
}

impl Action for EndSharing {
    const NAME: &'static str = "sharing.end";
    const ABOUT: &'static str = "Notes that a consent was taken back, or asks no more";
    const API: &'static str = "/sharings/{id}/end";
    const AUDIENCE: Audience = Audience::COACHES;

    fn example(w: &World) -> Self {
        EndSharing { id: w.sharing, note: fixed("Elle l’a dit au téléphone ce matin"), on: None }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let ground = write::at_hand(desk, self.id).await?;
        let known = &ground.sharing;
        let to = ended_by_coach(known.state)?;
        let on = self.on.unwrap_or(desk.today);
        if on > desk.today {
            return Err(Refusal::rule("on", "err-future"));
        }
        if on < known.said_on.unwrap_or(known.asked_on) {
            return Err(Refusal::rule("on", "err-sharing-before"));
        }
        if to == SharingState::Withdrawn {
            doors::store::shut(&mut desk.scope, Purpose::Consent, known.id.0, desk.now).await?;
        }
        let by = desk.me();
        match store::end(&mut desk.scope, known, to, on, Some(self.note.into()), by).await {
            Err(db::Error::NotOne { .. }) => return Err(Refusal::rule("id", "err-sharing-said")),
            other => other?,
        }
        Ok(saved(known, known.version + 1))
    }
}

/// The reader gets a door by mail to all that it may read of a job.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SendShared {
    /// The job.
    pub id: PlacementId,
    /// Whose words are read; the trainee's unless said otherwise.
    pub whose: Option<Whose>,
}

/// What a reader's door leads to: a job for its employer, the accompaniment for its person.
pub fn subject(whose: Whose, case: CaseId, job: PlacementId) -> Uuid {
    match whose {
        Whose::Trainee => job.0,
        Whose::Employer => case.0,
    }
}

impl Action for SendShared {
    const NAME: &'static str = "shared.send";
    const ABOUT: &'static str = "Mails one side a door to what the other lets it read";
    const API: &'static str = "/placements/{id}/shared";
    const AUDIENCE: Audience = Audience::COACHES;

    fn example(w: &World) -> Self {
        SendShared { id: w.placement, whose: None }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let (job, people) = write::job(&mut desk.scope, self.id).await?;
        cases::store::open_of_coach(&mut desk.scope, &desk.visit, job.case).await?;
        if !super::goes_on(people.stage, job.ended_on, desk.today) {
            return Err(Refusal::rule("id", "err-sharing-over"));
        }
        let whose = self.whose.unwrap_or(Whose::Trainee);
        let party = whose.reader();
        let (email, language) = write::address(desk, &people, party)?;
        let name = people.name(party);
        let door = NewDoor {
            purpose: whose.purpose(),
            subject: subject(whose, job.case, job.id),
            case: job.case,
            recipient: &email,
            name: &name,
            language,
            days: READ_DAYS,
        };
        let about = if whose == Whose::Trainee { About::ForEmployer } else { About::ForTrainee };
        mailing::mail(desk, &door, about, &people).await?;
        Ok(Saved::new(job.id, job.version, page(whose, job.case, job.id)))
    }
}

fn page(whose: Whose, case: CaseId, job: PlacementId) -> String {
    match whose {
        Whose::Trainee => format!("/placements/{job}/as_employer"),
        Whose::Employer => format!("/cases/{case}/as_person"),
    }
}

/// The reader's door is shut, at once.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ShutShared {
    /// The job.
    pub id: PlacementId,
    pub whose: Option<Whose>,
}

impl Action for ShutShared {
    const NAME: &'static str = "shared.shut";
    const ABOUT: &'static str = "Shuts one side's door to what the other lets it read";
    const API: &'static str = "/placements/{id}/shared/shut";
    const AUDIENCE: Audience = Audience::COACHES;

    fn example(w: &World) -> Self {
        ShutShared { id: w.placement, whose: None }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let (job, _) = write::job(&mut desk.scope, self.id).await?;
        cases::store::open_of_coach(&mut desk.scope, &desk.visit, job.case).await?;
        let whose = self.whose.unwrap_or(Whose::Trainee);
        doors::store::shut(&mut desk.scope, whose.purpose(), subject(whose, job.case, job.id), desk.now).await?;
        Ok(Saved::new(job.id, job.version, page(whose, job.case, job.id)))
    }
}
