//! Exits: when somebody left the structure, why, and after how many hours of work. The reason may be unknown; it is shown as
//! such, and whoever left without one is listed until somebody knows (`method.md`, section 3).
//!
//! Invariant: nobody leaves with an accompaniment still open, nor before they entered, nor on a day to come.

use super::{
    ExitReason, check_stay,
    left::{self, Left},
    store::{self, CaseLine, NameLine},
};
use crate::{
    choices,
    desk::{Action, Audience, Desk, Refusal, Saved, World},
    kernel::{Day, Hundredths, YesNo, ids::TraineeId, signal::Signal},
    web::{Answer, Ask, Choice, Filled, Table, filters},
};
use askama::Template;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Somebody leaves the structure; said again it corrects what was said, and with `undone` they have not left.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordExit {
    pub id: TraineeId,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
    /// The last day in the structure; needed unless the exit is undone.
    pub left_on: Option<Day>,
    /// Nothing when it is not known.
    pub exit_reason: Option<ExitReason>,
    /// Hours worked during the whole stay.
    pub hours_worked: Option<Hundredths>,
    /// Whether the exit was a mistake: day, reason and hours are emptied.
    pub undone: Option<YesNo>,
}

impl Action for RecordExit {
    const NAME: &'static str = "trainee.exit";
    const ABOUT: &'static str = "Records that somebody leaves the structure, corrects it, or takes it back";
    const API: &'static str = "/trainees/{id}/exit";
    const AUDIENCE: Audience = Audience::COACHES_AND_DIRECTOR;

    fn example(w: &World) -> Self {
        RecordExit {
            id: w.twin,
            version: None,
            left_on: Some(w.today),
            exit_reason: Some(ExitReason::Cdi),
            hours_worked: Some(Hundredths(45_550)),
            undone: None,
        }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let known = store::find(&mut desk.scope, self.id).await?.ok_or(Refusal::NotFound)?;
        desk.rewrites(&known, known.version, self.version)?;
        let said = if self.undone.is_some_and(|u| u.0) {
            known.left_on.ok_or_else(|| Refusal::rule("undone", "err-exit-none"))?;
            Left { on: None, reason: None, hours: None }
        } else {
            let on = self.left_on.ok_or_else(|| Refusal::rule("left_on", "err-exit-day"))?;
            if on > desk.today {
                return Err(Refusal::rule("left_on", "err-future"));
            }
            check_stay(known.entered_on, Some(on))?;
            if let Some(open) = left::open_cases(&mut desk.scope, self.id).await?.first() {
                let said = Signal::new("err-exit-open-case").with("coach", &open.coach);
                return Err(Refusal::said("left_on", said).way_out("exit-close-case", format!("/cases/{}/close", open.id)));
            }
            Left { on: Some(on), reason: self.exit_reason, hours: self.hours_worked }
        };
        left::leave(&mut desk.scope, self.id, known.version, &said).await?;
        Ok(Saved::new(self.id, known.version + 1, format!("/trainees/{}", self.id)))
    }
}

#[derive(Template)]
#[template(path = "trainees/exit.html")]
pub struct ExitPage {
    pub form: Filled,
    pub id: TraineeId,
    pub name: String,
    pub entered_on: Day,
    /// Present when an exit is recorded already.
    pub left_on: Option<Day>,
    /// Accompaniments that must be closed first.
    pub open: Vec<CaseLine>,
    pub reasons: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "trainees/exits.html")]
pub struct ExitsPage {
    pub people: Vec<NameLine>,
    /// Whether there are more than are shown.
    pub more: bool,
}

/// How many people are listed.
pub const LISTED: u64 = 200;

pub fn register(t: &mut Table) {
    t.action::<RecordExit>();
    t.form::<RecordExit, _, _>("/trainees/{id}/exit", form);
    t.page("/trainees/exits", "trainee.exits", Audience::COACHES_AND_DIRECTOR, list);
}

async fn form(mut ask: Ask, mut form: Filled) -> Result<Answer, Refusal> {
    let id: TraineeId = ask.id("id")?;
    let scope = ask.scope().await?;
    let person = store::find(scope, id).await?.ok_or(Refusal::NotFound)?;
    let open = left::open_cases(scope, id).await?;
    ask.read("trainee.exit", id);
    if !form.is_refused() {
        form.typed.set("version", person.version.to_string());
        let day = person.left_on.unwrap_or(ask.visit.today);
        form.typed.set("left_on", day.to_string());
        if let Some(reason) = person.exit_reason {
            form.typed.set("exit_reason", reason.to_string());
        }
        if let Some(hours) = person.hours_worked {
            form.typed.set("hours_worked", hours.to_string());
        }
    }
    let name = person.full_name();
    let page = ExitPage { form, id, name, entered_on: person.entered_on, left_on: person.left_on, open, reasons: choices!(ExitReason) };
    let title = ask.t("exit-title");
    ask.task("nav-trainees", title, &page)
}

async fn list(mut ask: Ask) -> Result<Answer, Refusal> {
    let mut people = left::left_unknown(ask.scope().await?, LISTED + 1).await?;
    let more = people.len() as u64 > LISTED;
    people.truncate(LISTED as usize);
    ask.read_list("trainee.exits", "page");
    let title = ask.t("exits-title");
    ask.page("nav-trainees", title, &ExitsPage { people, more })
}
