//! What can be changed about needs: recorded, rewritten, answered, closed.

use super::{NeedAnswer, NeedOutcome, NeedState, Step, after, check_hired, store};
use crate::{
    db,
    desk::{Action, Audience, Desk, Refusal, Saved, World},
    kernel::{Count, Day, Hundredths, Line, Prose, fixed, ids::*, signal::Signal},
    method::candidates,
    people::employers,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// An employer asks for people. Whoever took the call records it.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordNeed {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<NeedId>,
    pub employer: EmployerId,
    pub job_title: Line,
    /// ROME code, e.g. `D1106`.
    pub rome: Option<Line>,
    pub tasks: Option<Prose>,
    pub requirements: Option<Prose>,
    pub weekly_hours: Option<Hundredths>,
    pub workplace: Option<Line>,
    pub schedule: Option<Line>,
    /// How many people are wanted; one unless said.
    pub people: Option<Count>,
    /// Today unless said.
    pub asked_on: Option<Day>,
    pub wanted_from: Option<Day>,
}

impl Action for RecordNeed {
    const NAME: &'static str = "need.record";
    const ABOUT: &'static str = "Records a post that an employer wants to fill";
    const API: &'static str = "/needs";
    const AUDIENCE: Audience = Audience::COACHES_AND_DIRECTOR;

    fn example(w: &World) -> Self {
        RecordNeed {
            id: Some(w.fresh.into()),
            employer: w.employer,
            job_title: fixed("Aide-boulangère"),
            rome: "D1102".parse().ok(),
            tasks: "Préparer les commandes du matin".parse().ok(),
            requirements: "Lire un bon de commande".parse().ok(),
            weekly_hours: Some(Hundredths(2800)),
            workplace: "Roubaix, près du canal".parse().ok(),
            schedule: "du mardi au samedi".parse().ok(),
            people: Some(Count(1)),
            asked_on: Some(w.today.plus_days(-2)),
            wanted_from: Some(w.today.plus_days(14)),
        }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let employer = employers::store::find(&mut desk.scope, self.employer).await?.ok_or(Refusal::NotFound)?;
        let need = store::Need {
            id: desk.id_or_fresh(self.id),
            r#ref: None,
            employer: employer.id,
            job_title: self.job_title.into(),
            rome: self.rome.map(String::from),
            tasks: self.tasks.map(String::from),
            requirements: self.requirements.map(String::from),
            weekly_hours: self.weekly_hours,
            workplace: self.workplace.map(String::from),
            schedule: self.schedule.map(String::from),
            people: wanted(self.people)?,
            asked_on: past("asked_on", self.asked_on.unwrap_or(desk.today), Day::FIRST, desk.today)?,
            wanted_from: self.wanted_from,
            taken_by: desk.me(),
            state: NeedState::Asked,
            answer: None,
            answered_on: None,
            answered_by: None,
            answer_note: None,
            closed_on: None,
            closing_note: None,
            version: 1,
        };
        store::insert(&mut desk.scope, &need).await?;
        Ok(Saved::new(need.id, 1, page(need.id)))
    }
}

/// The same need anew, while it is open; what is left out is emptied.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UpdateNeed {
    pub id: NeedId,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
    pub job_title: Line,
    pub rome: Option<Line>,
    pub tasks: Option<Prose>,
    pub requirements: Option<Prose>,
    pub weekly_hours: Option<Hundredths>,
    pub workplace: Option<Line>,
    pub schedule: Option<Line>,
    /// One unless said.
    pub people: Option<Count>,
    pub asked_on: Day,
    pub wanted_from: Option<Day>,
}

impl Action for UpdateNeed {
    const NAME: &'static str = "need.update";
    const ABOUT: &'static str = "Rewrites what an employer asks for";
    const API: &'static str = "/needs/{id}/update";
    const AUDIENCE: Audience = Audience::COACHES_AND_DIRECTOR;

    fn example(w: &World) -> Self {
        let n = RecordNeed::example(w);
        UpdateNeed {
            id: w.need,
            version: None,
            job_title: n.job_title,
            rome: n.rome,
            tasks: n.tasks,
            requirements: n.requirements,
            weekly_hours: n.weekly_hours,
            workplace: n.workplace,
            schedule: "du lundi au vendredi".parse().ok(),
            people: Some(Count(2)),
            asked_on: w.today.plus_days(-2),
            wanted_from: None,
        }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let known = open(desk, self.id).await?;
        desk.rewrites(&known, known.version, self.version)?;
        let version = known.version;
        // Nobody was told of an answer, nor of a person, before they asked.
        let put = candidates::store::of_need(&mut desk.scope, known.id).await?.first().map(|p| p.candidate.put_on);
        let latest = [known.answered_on, put].into_iter().flatten().min().unwrap_or(desk.today);
        let need = store::Need {
            job_title: self.job_title.into(),
            rome: self.rome.map(String::from),
            tasks: self.tasks.map(String::from),
            requirements: self.requirements.map(String::from),
            weekly_hours: self.weekly_hours,
            workplace: self.workplace.map(String::from),
            schedule: self.schedule.map(String::from),
            people: wanted(self.people)?,
            asked_on: past("asked_on", self.asked_on, Day::FIRST, latest)?,
            wanted_from: self.wanted_from,
            ..known
        };
        store::update(&mut desk.scope, &need, version).await?;
        Ok(Saved::new(need.id, version + 1, page(need.id)))
    }
}

/// The first answer given to the firm.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerNeed {
    pub id: NeedId,
    pub answer: NeedAnswer,
    /// The day on which the firm was told; today unless said.
    pub on: Option<Day>,
    /// What else was said; no name of a person accompanied.
    pub note: Option<Prose>,
}

impl Action for AnswerNeed {
    const NAME: &'static str = "need.answer";
    const ABOUT: &'static str = "Records the first answer a firm got to its need";
    const API: &'static str = "/needs/{id}/answer";
    const AUDIENCE: Audience = Audience::COACHES_AND_DIRECTOR;

    fn example(w: &World) -> Self {
        AnswerNeed { id: w.need, answer: NeedAnswer::Nobody, on: None, note: "Personne avant le mois prochain".parse().ok() }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let known = store::find(&mut desk.scope, self.id).await?.ok_or(Refusal::NotFound)?;
        let on = past("on", self.on.unwrap_or(desk.today), known.asked_on, desk.today)?;
        give(desk, &known, self.answer, on, self.note.map(String::from)).await?;
        Ok(Saved::new(known.id, known.version + 1, page(known.id)))
    }
}

/// Gives the first answer to a need.
///
/// # Errors
/// A rule, when it was answered or closed before.
pub async fn give(desk: &mut Desk, need: &store::Need, answer: NeedAnswer, on: Day, note: Option<String>) -> Result<(), Refusal> {
    let to = after(need.state, Step::Answer).map_err(|said| refused("answer", said, need.id))?;
    let given = store::Given { answer, on, by: desk.me(), note };
    moved("answer", store::answer(&mut desk.scope, need.id, (need.state, to), given).await)
}

/// A need is closed.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CloseNeed {
    pub id: NeedId,
    pub outcome: NeedOutcome,
    /// Today unless said.
    pub on: Option<Day>,
    pub note: Option<Prose>,
}

impl Action for CloseNeed {
    const NAME: &'static str = "need.close";
    const ABOUT: &'static str = "Closes an employer's need with what came of it";
    const API: &'static str = "/needs/{id}/close";
    const AUDIENCE: Audience = Audience::COACHES_AND_DIRECTOR;

    fn example(w: &World) -> Self {
        CloseNeed { id: w.need, outcome: NeedOutcome::Withdrawn, on: None, note: "La commande est annulée".parse().ok() }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let known = store::find(&mut desk.scope, self.id).await?.ok_or(Refusal::NotFound)?;
        let to = after(known.state, Step::Close(self.outcome)).map_err(|said| refused("outcome", said, known.id))?;
        let hired = candidates::store::hired(&mut desk.scope, known.id).await?;
        check_hired(self.outcome, hired, known.people).map_err(|r| r.way_out("need-open", page(known.id)))?;
        let on = past("on", self.on.unwrap_or(desk.today), known.answered_on.unwrap_or(known.asked_on), desk.today)?;
        let closed = store::close(&mut desk.scope, known.id, (known.state, to), on, self.note.map(String::from)).await;
        moved("outcome", closed)?;
        Ok(Saved::new(known.id, known.version + 1, page(known.id)))
    }
}

fn page(id: NeedId) -> String {
    format!("/needs/{id}")
}

/// A step that the state refuses, with where to see it or what comes first.
fn refused(field: &str, said: Signal, id: NeedId) -> Refusal {
    let first = said.key == "err-need-first-answer";
    let (key, to) = if first { ("need-give-answer", format!("/needs/{id}/answer")) } else { ("need-open", page(id)) };
    Refusal::said(field, said).way_out(key, to)
}

/// Whoever comes second is told so.
fn moved(field: &str, done: db::Result<()>) -> Result<(), Refusal> {
    match done {
        Err(db::Error::NotOne { .. }) => Err(Refusal::rule(field, "err-need-moved")),
        other => Ok(other?),
    }
}

/// The need, when it is open.
///
/// # Errors
/// [`Refusal::NotFound`], or a rule when it is closed.
pub async fn open(desk: &mut Desk, id: NeedId) -> Result<store::Need, Refusal> {
    let known = store::find(&mut desk.scope, id).await?.ok_or(Refusal::NotFound)?;
    if known.state.is_open() { Ok(known) } else { Err(refused("", Signal::new("err-need-closed"), id)) }
}

fn wanted(people: Option<Count>) -> Result<i64, Refusal> {
    match people.map_or(1, |n| n.0) {
        0 => Err(Refusal::said("people", Signal::new("err-range").with("min", 1).with("max", 9999))),
        n => Ok(n),
    }
}

/// A day that lies between two others, both counted in.
///
/// # Errors
/// `err-day-before`, `err-day-after`, each with the nearest day that would do.
pub fn past(field: &str, day: Day, from: Day, to: Day) -> Result<Day, Refusal> {
    match day {
        day if day > to => Err(Refusal::said(field, Signal::new("err-day-after").with("date", to))),
        day if day < from => Err(Refusal::said(field, Signal::new("err-day-before").with("date", from))),
        day => Ok(day),
    }
}
