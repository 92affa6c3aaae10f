//! The forms that put a person forward, from a need or from a case, and that say what became of it.

use super::{
    CandidateResult, CandidateState,
    actions::{PutForward, RecordResult},
    store::{self, Candidate},
};
use crate::{
    choices,
    desk::{Audience, Refusal},
    kernel::{Day, ids::*},
    method::{cases, needs},
    web::{Answer, Ask, Choice, Filled, Table, filters, texts},
};
use askama::Template;

/// Needs or people to choose from.
const SHOWN: u64 = 100;

#[derive(Template)]
#[template(path = "candidates/new.html")]
pub struct NewPage {
    pub form: Filled,
    /// Of a need: the post and its firm; of a case: the person.
    pub about: String,
    pub firm: Option<String>,
    pub back: String,
    /// What is still to be chosen: the people of a coach, or the open needs.
    pub field: &'static str,
    pub label: &'static str,
    pub choices: Vec<Choice>,
    /// Said when there is nothing to choose from.
    pub none: &'static str,
    /// Whether the firm has no answer yet: then this is one.
    pub answers: bool,
}

#[derive(Template)]
#[template(path = "candidates/result.html")]
pub struct ResultPage {
    pub form: Filled,
    pub candidate: Candidate,
    pub name: String,
    pub need: needs::store::Line,
    pub results: Vec<Choice>,
    pub jobs: Vec<Choice>,
}

pub fn register(t: &mut Table) {
    t.resource::<Candidate>(Audience::CASE_READERS, "candidate.list", "candidate.read");
    t.action::<PutForward>();
    t.action::<RecordResult>();
    t.form::<PutForward, _, _>("/needs/{need}/candidates/new", for_need);
    t.form::<PutForward, _, _>("/cases/{case}/candidates/new", of_case);
    t.form::<RecordResult, _, _>("/candidates/{id}/result", result);
}

/// A need is known, one of the coach's people is chosen.
async fn for_need(mut ask: Ask, mut form: Filled) -> Result<Answer, Refusal> {
    let id: NeedId = ask.id("need")?;
    let visit = ask.visit.clone();
    let scope = ask.scope().await?;
    let line = needs::store::line(scope, id).await?.ok_or(Refusal::NotFound)?;
    let people = match visit.member() {
        Some(me) => store::cases_for_need(scope, me, id, form.value("case").parse().ok(), SHOWN).await?,
        None => Vec::new(),
    };
    let named = |p: &store::OwnCase| {
        let name = format!("{} {}", p.first_name, p.last_name);
        match p.consent_on {
            Some(_) => Choice::named(p.id, &name),
            None => Choice::named(p.id, &texts::say_with(visit.language, "candidate-without-consent", &[("name", &name)])),
        }
    };
    form.typed.default_to("on", visit.today);
    ask.read("candidate.put_forward", id);
    let page = NewPage {
        form,
        about: line.need.job_title,
        firm: Some(line.employer_name),
        back: format!("/needs/{id}"),
        field: "case",
        label: "candidate-person",
        choices: people.iter().map(named).collect(),
        none: "candidate-no-person",
        answers: line.need.state == needs::NeedState::Asked,
    };
    ask.task("nav-employers", ask.t("candidate-new"), &page)
}

/// A person is known, one of the open needs is chosen.
async fn of_case(mut ask: Ask, mut form: Filled) -> Result<Answer, Refusal> {
    let case: CaseId = ask.id("case")?;
    let visit = ask.visit.clone();
    let scope = ask.scope().await?;
    let head = cases::reading::head_to_write(scope, &visit, case, form.is_refused()).await?;
    let open = store::open_for_case(scope, case, form.value("need").parse().ok(), SHOWN).await?;
    form.typed.default_to("on", visit.today);
    ask.read("candidate.put_forward", case);
    let page = NewPage {
        form,
        about: head.full_name(),
        firm: None,
        back: format!("/cases/{case}"),
        field: "need",
        label: "candidate-need",
        choices: open.iter().map(|n| Choice::named(n.id, &format!("{}, {}", n.job_title, n.employer_name))).collect(),
        none: "candidate-no-need",
        answers: false,
    };
    ask.task("nav-trainees", ask.t("candidate-new"), &page)
}

async fn result(mut ask: Ask, mut form: Filled) -> Result<Answer, Refusal> {
    let id: CandidateId = ask.id("id")?;
    let visit = ask.visit.clone();
    let scope = ask.scope().await?;
    let candidate = store::find(scope, id).await?.ok_or(Refusal::NotFound)?;
    let head = cases::reading::head_to_write(scope, &visit, candidate.case, form.is_refused()).await?;
    let need = needs::store::line(scope, candidate.need).await?.ok_or(Refusal::NotFound)?;
    let jobs = store::jobs(scope, candidate.case, need.need.employer).await?;
    form.typed.default_to("on", visit.today);
    if candidate.state == CandidateState::Hired {
        form.typed.default_to("result", CandidateResult::Hired);
    }
    ask.read("candidate.result", id);
    let day = |d: Day| texts::day(visit.language, d);
    let job = |j: &store::Job| {
        let title = j.job_title.clone().unwrap_or_else(|| need.need.job_title.clone());
        Choice::named(j.id, &texts::say_with(visit.language, "candidate-job", &[("job", &title), ("date", &day(j.started_on))]))
    };
    let jobs = jobs.iter().map(job).collect();
    // Who met the firm meets it no second time; who was hired can only be given the job.
    let to_link = candidate.state == CandidateState::Hired && candidate.placement.is_none();
    let possible = |c: &Choice| {
        let result = c.value.parse();
        result.is_ok_and(|r| super::after(candidate.state, r).is_ok() || to_link && r == CandidateResult::Hired)
    };
    let results = choices!(CandidateResult).into_iter().filter(possible).collect();
    let page = ResultPage { form, name: head.full_name(), candidate, need, results, jobs };
    ask.task("nav-employers", ask.t("candidate-result"), &page)
}
