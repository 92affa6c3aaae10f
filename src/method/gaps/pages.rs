//! The matching matrix of a case: five pairs, each with who changes, and the forms that note one.

use super::{
    GapAnswer, Pair,
    actions::{NoteGap, UpdateGap},
    store::{self, Gap},
    withdraw::WithdrawGap,
};
use crate::{
    choices,
    desk::{Audience, Refusal, Role},
    kernel::ids::*,
    method::{
        candidates, cases,
        needs::{self, store::Need},
        plans,
    },
    web::{Answer, Ask, Choice, Filled, Table, filters},
};
use askama::Template;

#[derive(Template)]
#[template(path = "gaps/matching.html")]
pub struct MatchingPage {
    pub case: CaseId,
    pub name: String,
    pub beside: Vec<Matrix>,
    /// Where a gap becomes an objective: the plan that runs.
    pub plan: Option<PlanId>,
    pub may_write: bool,
}

/// The five pairs beside one employer, or beside none yet.
pub struct Matrix {
    pub employer: Option<EmployerId>,
    pub name: Option<String>,
    /// The need the person was put forward for, when there is one.
    pub need: Option<(NeedId, String)>,
    pub pairs: Vec<Row>,
}

/// A pair as it was noted; until it is, what the employer's need says on the post's side.
pub struct Row {
    pub pair: Pair,
    pub gap: Option<Gap>,
    pub asked: Option<String>,
}

/// The last need of an employer that a case was put forward for.
fn need_of(needs: &[candidates::store::Sought], employer: Option<EmployerId>) -> Option<&Need> {
    needs.iter().find(|n| Some(n.need.employer) == employer).map(|n| &n.need)
}

#[derive(Template)]
#[template(path = "gaps/edit.html")]
pub struct EditPage {
    pub form: Filled,
    pub case: CaseId,
    /// Present when a known answer is rewritten.
    pub known: Option<GapId>,
    pub name: String,
    pub pair: Option<Pair>,
    pub pairs: Vec<Choice>,
    pub employers: Vec<Choice>,
    pub answers: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "gaps/withdraw.html")]
pub struct WithdrawPage {
    pub form: Filled,
    pub name: String,
    pub employer: Option<String>,
    pub gap: Gap,
}

pub fn register(t: &mut Table) {
    t.resource::<Gap>(Audience::CASE_READERS, "gap.list", "gap.read");
    t.action::<NoteGap>();
    t.action::<UpdateGap>();
    t.page("/cases/{case}/matching", "gap.matching", Audience::CASE_READERS, matching);
    t.form::<NoteGap, _, _>("/cases/{case}/gaps/new", new);
    t.form::<UpdateGap, _, _>("/gaps/{id}/edit", edit);
    t.action::<WithdrawGap>();
    t.form::<WithdrawGap, _, _>("/gaps/{id}/withdraw", withdraw);
}

async fn matching(mut ask: Ask) -> Result<Answer, Refusal> {
    let case: CaseId = ask.id("case")?;
    let visit = ask.visit.clone();
    let scope = ask.scope().await?;
    let head = cases::reading::head(scope, &visit, case).await?;
    let gaps = store::of_case(scope, case).await?;
    let placements = cases::reading::placements(scope, case).await?;
    let sought = candidates::store::needs_of_case(scope, case).await?;
    let running = plans::store::of_case(scope, case).await?.into_iter().rfind(|p| visit.today <= p.last_day()).map(|p| p.id);
    ask.read("gap.matching", case);
    let mut columns: Vec<(Option<EmployerId>, Option<String>)> = Vec::new();
    let known = gaps.iter().map(|(g, name)| (g.employer, name.clone()));
    let asking = sought.iter().map(|n| (Some(n.need.employer), Some(n.employer_name.clone())));
    for column in placements.iter().map(|p| (Some(p.employer_id), Some(p.employer.clone()))).chain(asking).chain(known) {
        if !columns.iter().any(|(id, _)| *id == column.0) {
            columns.push(column);
        }
    }
    if columns.is_empty() {
        columns.push((None, None));
    }
    let of = |employer: Option<EmployerId>, pair: Pair| {
        gaps.iter().find(|(g, _)| g.employer == employer && g.pair == pair).map(|(g, _)| g.clone())
    };
    let matrix = |(employer, name)| {
        let need = need_of(&sought, employer);
        let row = |pair: &Pair| Row { pair: *pair, gap: of(employer, *pair), asked: need.and_then(|n| needs::work_side(n, *pair)) };
        Matrix { employer, name, need: need.map(|n| (n.id, n.job_title.clone())), pairs: Pair::ALL.iter().map(row).collect() }
    };
    let beside = columns.into_iter().map(matrix).collect();
    let may_write = head.may_write(&visit);
    let page = MatchingPage { case, name: head.full_name(), beside, plan: running, may_write };
    ask.page("nav-trainees", ask.t("matching-title"), &page)
}

async fn new(mut ask: Ask, mut form: Filled) -> Result<Answer, Refusal> {
    let case: CaseId = ask.id("case")?;
    let visit = ask.visit.clone();
    let scope = ask.scope().await?;
    let head = cases::reading::head_to_write(scope, &visit, case, form.is_refused()).await?;
    let placements = cases::reading::placements(scope, case).await?;
    let sought = candidates::store::needs_of_case(scope, case).await?;
    let mut employers: Vec<Choice> = Vec::new();
    let known = placements.iter().map(|p| Choice::named(p.employer_id, &p.employer));
    for choice in known.chain(sought.iter().map(|n| Choice::named(n.need.employer, &n.employer_name))) {
        if !employers.contains(&choice) {
            employers.push(choice);
        }
    }
    ask.read("gap.note", case);
    let pair = form.value("pair").parse().ok();
    let need = need_of(&sought, form.value("employer").parse().ok());
    if let Some(asked) = pair.and_then(|p| needs::work_side(need?, p)) {
        form.typed.default_to("work", asked);
    }
    let page =
        EditPage { form, case, known: None, name: head.full_name(), pair, pairs: choices!(Pair), employers, answers: choices!(GapAnswer) };
    ask.task("nav-trainees", ask.t("matching-title"), &page)
}

async fn withdraw(mut ask: Ask, form: Filled) -> Result<Answer, Refusal> {
    let id: GapId = ask.id("id")?;
    let visit = ask.visit.clone();
    let scope = ask.scope().await?;
    let gap = store::find(scope, id).await?.ok_or(Refusal::NotFound)?;
    let head = match visit.has_role(Role::Director) {
        true => cases::reading::head(scope, &visit, gap.case).await?,
        false => cases::reading::head_to_write(scope, &visit, gap.case, form.is_refused()).await?,
    };
    let beside = store::of_case(scope, gap.case).await?;
    let employer = beside.into_iter().find(|(g, _)| g.id == id).and_then(|(_, employer)| employer);
    ask.read("gap.withdraw", gap.case);
    let page = WithdrawPage { form, name: head.full_name(), employer, gap };
    ask.task("nav-trainees", ask.t("gap-withdraw-title"), &page)
}

async fn edit(mut ask: Ask, mut form: Filled) -> Result<Answer, Refusal> {
    let id: GapId = ask.id("id")?;
    let visit = ask.visit.clone();
    let scope = ask.scope().await?;
    let gap = store::find(scope, id).await?.ok_or(Refusal::NotFound)?;
    let head = cases::reading::head_to_write(scope, &visit, gap.case, form.is_refused()).await?;
    if !form.is_refused() {
        form.typed.set("version", gap.version).set("answer", gap.answer);
        for (field, words) in [("person", &gap.person), ("work", &gap.work), ("what", &gap.what)] {
            form.typed.set(field, words.clone().unwrap_or_default());
        }
    }
    ask.read("gap.update", id);
    let (pairs, employers, answers) = (Vec::new(), Vec::new(), choices!(GapAnswer));
    let page = EditPage { form, case: gap.case, known: Some(id), name: head.full_name(), pair: Some(gap.pair), pairs, employers, answers };
    ask.task("nav-trainees", ask.t("matching-title"), &page)
}
