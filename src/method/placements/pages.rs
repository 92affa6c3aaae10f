//! A placement: what was agreed, its milestones with their evidence, and the questions mailed to the employer.

use super::{
    EndCause, EndForm, EndInitiator, EndPhase, EndValence, PlacementKind,
    actions::{CreatePlacement, UpdatePlacement},
    causes,
    ends::EndPlacement,
    store::{self, Placement, Sent},
};
use crate::{
    choices,
    desk::{Audience, Refusal},
    kernel::{Day, Moment, ids::*, moment::DAY},
    method::{
        cases,
        follow_up::{self, Next, Point, Standing, calendar},
        milestones::{CHANGE_DAYS, Grade, store as milestones},
        pulses::{
            self, Going, PulseSide,
            pages::{Pulsed, pulsed},
        },
        sessions::Side,
        sharing::write,
    },
    people::{
        employers::{self, lookup::NameLine, store::Employer},
        mails::{MailKind, store as mails},
        profiles::pages::numbers,
    },
    web::{Answer, Ask, Choice, Filled, Table, filters, texts},
};
use askama::Template;

/// Employers shown for a search.
const FOUND: u64 = 20;

/// So many days before a milestone is due, the employer can be asked.
const EARLY: i64 = 7;

#[derive(Template)]
#[template(path = "placements/new.html")]
pub struct NewPage {
    pub form: Filled,
    pub case: CaseId,
    pub name: String,
    pub search: String,
    pub found: Vec<NameLine>,
    pub employer: Option<Employer>,
    pub kinds: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "placements/show.html")]
pub struct ShowPage {
    pub placement: Placement,
    pub name: String,
    pub employer: String,
    pub milestones: Vec<Line>,
    /// The next contact with each side; none for those who see no sessions.
    pub next: Vec<(Side, Next)>,
    pub calendar: Vec<Point>,
    /// What either side was asked and answered about how it goes; nothing for those who see no sessions.
    pub pulsed: Option<Pulsed>,
    pub may_write: bool,
    /// Whether the employer's own page is open to them.
    pub sees_employer: bool,
    /// The contact wants no questions by mail: they are called, at this number when it is known.
    pub refuses: bool,
    pub phone: Option<String>,
    pub form: Filled,
    pub phases: Vec<Choice>,
    pub initiators: Vec<Choice>,
    pub forms: Vec<Choice>,
    pub all_causes: Vec<Choice>,
    pub valences: Vec<Choice>,
    /// Why it ended.
    pub causes: Vec<EndCause>,
    pub today: Day,
}

#[derive(Template)]
#[template(path = "placements/edit.html")]
pub struct EditPage {
    pub form: Filled,
    pub placement: Placement,
    pub name: String,
}

/// A milestone with the questions mailed about it.
pub struct Line {
    pub m: milestones::Milestone,
    pub late: bool,
    /// Whether the employer can still be asked: what they confirmed is not asked again.
    pub to_ask: bool,
    /// Every answer, when they say more than the milestone itself does.
    pub answers: Vec<milestones::Given>,
    /// Each with what became of it, when it was mailed, and whether it can still be withdrawn.
    pub sent: Vec<(Sent, &'static str, Day, bool)>,
}

pub fn register(t: &mut Table) {
    t.action::<super::over::LeavePlacement>();
    t.resource::<Placement>(Audience::STAFF, "placement.list", "placement.read");
    t.action::<CreatePlacement>();
    t.action::<UpdatePlacement>();
    t.action::<EndPlacement>();
    t.form::<UpdatePlacement, _, _>("/placements/{id}/edit", edit);
    t.form::<CreatePlacement, _, _>("/cases/{case}/placements/new", new);
    t.page("/placements/{id}", "placement.show", Audience::STAFF, |ask| show(ask, Filled::default()));
    t.form::<EndPlacement, _, _>("/placements/{id}/end", show);
}

/// First the employer, found by name; then the job.
async fn new(mut ask: Ask, mut form: Filled) -> Result<Answer, Refusal> {
    let case: CaseId = ask.id("case")?;
    let visit = ask.visit.clone();
    let search = form.value("q").to_owned();
    let scope = ask.scope().await?;
    let head = cases::reading::head(scope, &visit, case).await?;
    if !visit.coaches(head.coach_id) {
        return Err(Refusal::Forbidden);
    }
    let chosen: Option<EmployerId> = form.value("employer").parse().ok();
    let employer = match chosen {
        Some(id) => employers::store::find(scope, id).await?,
        None => None,
    };
    let found = if employer.is_none() { employers::lookup::by_name(scope, &search, FOUND).await? } else { Vec::new() };
    form.typed.default_to("started_on", visit.today);
    let page = NewPage { form, case, name: head.full_name(), search, found, employer, kinds: choices!(PlacementKind) };
    ask.task("nav-trainees", ask.t("placement-new"), &page)
}

async fn show(mut ask: Ask, form: Filled) -> Result<Answer, Refusal> {
    let id: PlacementId = ask.id("id")?;
    let visit = ask.visit.clone();
    let scope = ask.scope().await?;
    let placement = store::find(scope, id).await?.ok_or(Refusal::NotFound)?;
    let head = cases::reading::head(scope, &visit, placement.case).await?;
    let employer = employers::store::find(scope, placement.employer).await?.ok_or(Refusal::NotFound)?;
    let all = milestones::of_placement(scope, id).await?;
    let answers = milestones::answers_of_placement(scope, id).await?;
    let sent = store::sent(scope, id).await?;
    let refuses = match employer.contact_email.as_deref() {
        Some(email) => mails::of_address(scope, email, MailKind::Questions).await?.is_some_and(|w| w.is_refused()),
        None => false,
    };
    let followed = follow_up::store::of_placement(scope, id).await?.ok_or(Refusal::NotFound)?;
    let sees_contacts = visit.is_in(Audience::CASE_READERS);
    let pulsed = match sees_contacts {
        true => {
            let (job, people) = write::job(scope, id).await?;
            Some(pulsed(pulses::store::of_placement(scope, id).await?, &job, &people, &visit))
        }
        false => None,
    };
    ask.read("placement.show", id);
    let numbers = numbers(&mut ask, visit.today).await?;
    let zone = visit.here.as_ref().map(|h| h.zone.clone()).ok_or(Refusal::NotFound)?;
    let line = |m: milestones::Milestone| Line {
        answers: told(&answers, m.id),
        // A question about a day that is far off would be answered by a guess.
        to_ask: !refuses && m.grade != Some(Grade::A) && m.due_on <= visit.today.plus_days(EARLY),
        late: m.answered_on.is_none() && m.due_on < visit.today && placement.ended_on.is_none_or(|e| e >= m.due_on),
        sent: sent
            .iter()
            .filter(|s| s.milestone_id == m.id)
            .map(|s| {
                let key = state(s, visit.now);
                // An expired one can be renewed by whoever holds it; one whose answer is settled does nothing any more.
                let settled = s.answered_at.is_some_and(|at| at.plus(CHANGE_DAYS * DAY) <= visit.now);
                (s.clone(), key, zone.day(s.created_at), s.withdrawn_at.is_none() && !settled)
            })
            .collect(),
        m,
    };
    let page = ShowPage {
        milestones: all.into_iter().map(line).collect(),
        next: if sees_contacts { followed.next(&numbers, visit.today).into() } else { Vec::new() },
        calendar: if sees_contacts { calendar(followed.job(), &numbers) } else { Vec::new() },
        pulsed,
        may_write: head.may_write(&visit) || form.is_refused() && visit.coaches(head.coach_id),
        sees_employer: visit.is_in(Audience::CASE_READERS),
        name: head.full_name(),
        refuses,
        phone: employer.contact_phone.filter(|_| sees_contacts),
        employer: employer.name,
        causes: causes(&placement.end_causes),
        placement,
        form,
        phases: choices!(EndPhase),
        initiators: choices!(EndInitiator),
        forms: choices!(EndForm),
        all_causes: choices!(EndCause),
        valences: choices!(EndValence),
        today: visit.today,
    };
    ask.page("nav-trainees", page.name.clone(), &page)
}

async fn edit(mut ask: Ask, mut form: Filled) -> Result<Answer, Refusal> {
    let id: PlacementId = ask.id("id")?;
    let visit = ask.visit.clone();
    let scope = ask.scope().await?;
    let placement = store::find(scope, id).await?.ok_or(Refusal::NotFound)?;
    let head = cases::reading::head_to_write(scope, &visit, placement.case, form.is_refused()).await?;
    ask.read("placement.update", id);
    if !form.is_refused() {
        let mut put = |field: &str, value: Option<String>| {
            form.typed.set(field, value.unwrap_or_default());
        };
        put("version", Some(placement.version.to_string()));
        put("job_title", placement.job_title.clone());
        put("rome", placement.rome.clone());
        put("planned_end", placement.planned_end.map(|d| d.to_string()));
        put("trial_ends_on", placement.trial_ends_on.map(|d| d.to_string()));
        put("weekly_hours", placement.weekly_hours.map(|h| texts::decimal(visit.language, h)));
        put("tutor", placement.tutor.clone());
        put("tutor_named_on", placement.tutor_named_on.map(|d| d.to_string()));
    }
    ask.task("nav-trainees", ask.t("placement-edit"), &EditPage { form, placement, name: head.full_name() })
}

/// A milestone's answers, unless there is only the one it shows and nothing was added to it.
fn told(answers: &[milestones::Given], id: MilestoneId) -> Vec<milestones::Given> {
    let own: Vec<_> = answers.iter().filter(|a| a.milestone_id == id).cloned().collect();
    let plain =
        own.len() < 2 && own.iter().all(|a| a.comment.is_none() && a.left_on.is_none() && a.handed != Some(true) && a.scan_id.is_none());
    if plain { Vec::new() } else { own }
}

/// What became of a mailed question, as a text key.
fn state(s: &Sent, now: Moment) -> &'static str {
    match s {
        Sent { withdrawn_at: Some(_), .. } => "link-withdrawn",
        Sent { answered_at: Some(_), .. } => "link-answered",
        Sent { expires_at, .. } if *expires_at <= now => "link-expired",
        Sent { mail: Some(mail), .. } if mail == "dead" => "link-undelivered",
        Sent { mail: Some(mail), .. } if mail == "queued" => "link-leaving",
        _ => "link-sent",
    }
}
