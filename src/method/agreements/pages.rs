//! The pages of agreements: a case's list, one agreement with everybody's word, the forms, the paper.

use super::{
    AgreementKind, AgreementState, Party, SignatureState,
    actions::{AmendAgreement, DraftAgreement, EndAgreement, SendAgreement},
    beside::{RecordPaper, SignBeside},
    party::{self, AnswerAgreement, paragraphs},
    signatures::{self, Signature},
    store::{self, Agreement, People},
    wording,
};
use crate::{
    desk::{Audience, Refusal},
    kernel::{Day, ids::*},
    method::cases::{self, reading::Head},
    people::profiles::{self, Rule},
    web::{Answer, Ask, Choice, Filled, Table, filters},
};
use askama::Template;

#[derive(Template)]
#[template(path = "agreements/list.html")]
pub struct ListPage {
    pub head: Head,
    pub agreements: Vec<Agreement>,
    pub may_write: bool,
}

#[derive(Template)]
#[template(path = "agreements/show.html")]
pub struct ShowPage {
    pub a: Agreement,
    pub people: People,
    pub lines: Vec<Line>,
    /// What was said of texts that are not the present one.
    pub before: Vec<Signature>,
    pub parts: Vec<(&'static str, Vec<String>)>,
    pub may_write: bool,
    pub may_send: bool,
    /// Somebody wants to talk about it: the text first, then asking again.
    pub refused: bool,
    pub wanted: Option<Wanted>,
}

/// The day by which the method profile wants an agreement of all three sent, or signed by all.
pub struct Wanted {
    pub sent: bool,
    pub by: Day,
    pub late: bool,
}

/// A party with its present word.
pub struct Line {
    pub party: Party,
    pub name: String,
    pub said: Option<Signature>,
    pub email: Option<String>,
}

impl Line {
    /// Has not signed: waits, or wants to talk about it.
    fn waits(&self) -> bool {
        self.said.as_ref().is_some_and(|s| matches!(s.state, SignatureState::Waiting | SignatureState::Refused))
    }
}

#[derive(Template)]
#[template(path = "agreements/edit.html")]
pub struct EditPage {
    pub form: Filled,
    pub kind: AgreementKind,
    pub back: String,
    pub name: String,
    pub jobs: Vec<Choice>,
    /// A known agreement is rewritten.
    pub known: bool,
}

#[derive(Template)]
#[template(path = "agreements/send.html")]
pub struct SendPage {
    pub form: Filled,
    pub a: Agreement,
    pub lines: Vec<Line>,
    /// Each party's text as it will read it.
    pub shown: Vec<(Party, Vec<String>)>,
}

#[derive(Template)]
#[template(path = "agreements/beside.html")]
pub struct BesidePage {
    pub form: Filled,
    pub s: Signature,
    pub text: Vec<String>,
}

#[derive(Template)]
#[template(path = "agreements/paper.html")]
pub struct PaperPage {
    pub form: Filled,
    pub s: Signature,
}

#[derive(Template)]
#[template(path = "agreements/end.html")]
pub struct EndPage {
    pub form: Filled,
    pub a: Agreement,
}

#[derive(Template)]
#[template(path = "agreements/print.html")]
pub struct PrintPage {
    pub a: Agreement,
    pub structure: String,
    /// A sheet for each party, each with its own text and the hash of it.
    pub sheets: Vec<(String, Vec<String>, String)>,
}

pub fn register(t: &mut Table) {
    t.resource::<Agreement>(Audience::CASE_READERS, "agreement.list", "agreement.read");
    t.resource::<Signature>(Audience::CASE_READERS, "signature.list", "signature.read");
    t.action::<DraftAgreement>();
    t.action::<AmendAgreement>();
    t.action::<SendAgreement>();
    t.action::<EndAgreement>();
    t.action::<SignBeside>();
    t.action::<RecordPaper>();
    t.action::<AnswerAgreement>();
    t.page("/cases/{id}/agreements", "agreement.of_case", Audience::CASE_READERS, list);
    t.page("/agreements/{id}", "agreement.show", Audience::CASE_READERS, show);
    t.page("/agreements/{id}/print", "agreement.print", Audience::CASE_READERS, print);
    t.form::<DraftAgreement, _, _>("/cases/{case}/agreements/new", new);
    t.form::<AmendAgreement, _, _>("/agreements/{id}/edit", edit);
    t.form::<SendAgreement, _, _>("/agreements/{id}/send", send);
    t.form::<EndAgreement, _, _>("/agreements/{id}/end", end);
    t.form::<SignBeside, _, _>("/signatures/{id}/beside", beside);
    t.form::<RecordPaper, _, _>("/signatures/{id}/paper", paper);
    t.link_form::<AnswerAgreement, _, _>("/l/{token}/agreement", party::page);
    wording::register(t);
}

async fn list(mut ask: Ask) -> Result<Answer, Refusal> {
    let id: CaseId = ask.id("id")?;
    let visit = ask.visit.clone();
    let scope = ask.scope().await?;
    let head = cases::reading::head(scope, &visit, id).await?;
    let agreements = store::of_case(scope, id).await?;
    ask.read("agreement.of_case", id);
    let may_write = head.may_write(&visit);
    ask.page("nav-trainees", ask.t("agreements-title"), &ListPage { head, agreements, may_write })
}

/// An agreement with its people, for whoever reads cases.
async fn known(ask: &mut Ask, id: AgreementId) -> Result<(Agreement, People, Vec<Line>, Vec<Signature>), Refusal> {
    let scope = ask.scope().await?;
    let a = store::find(scope, id).await?.ok_or(Refusal::NotFound)?;
    let people = store::people(scope, a.case, a.employer, a.placement).await?.ok_or(Refusal::NotFound)?;
    let (mut present, before): (Vec<_>, Vec<_>) =
        signatures::of(scope, id).await?.into_iter().partition(|s| s.state != SignatureState::Overtaken);
    let line = |party: &Party| {
        let at = present.iter().rposition(|s| s.party == *party);
        let said = at.map(|at| present.remove(at));
        let name = said.as_ref().map_or_else(|| people.name(*party), |s| s.name.clone());
        Line { party: *party, name, said, email: people.email(*party).map(|e| e.to_string()) }
    };
    let lines = a.kind.parties().iter().map(line).collect();
    Ok((a, people, lines, before))
}

async fn show(mut ask: Ask) -> Result<Answer, Refusal> {
    let id: AgreementId = ask.id("id")?;
    let visit = ask.visit.clone();
    let here = visit.here.clone().ok_or(Refusal::NotFound)?;
    let (a, people, lines, before) = known(&mut ask, id).await?;
    let numbers = profiles::store::on(ask.scope().await?, &here, visit.today).await?;
    ask.read("agreement.show", id);
    let may_write = cases::may_write(&visit, people.coach_id, people.stage, people.trainee_id).is_ok() && !a.state.is_over();
    let by = |from: Day, rule| numbers.get(rule).map(|days| from.plus_days(days));
    let wanted = match (a.kind, a.state, people.started_on, a.sent_on) {
        (AgreementKind::Tripartite, AgreementState::Draft, Some(began), _) => Some((false, by(began, Rule::TripartiteSentDays))),
        (AgreementKind::Tripartite, AgreementState::Sent, _, Some(sent)) => Some((true, by(sent, Rule::TripartiteSignedDays))),
        _ => None,
    };
    let part = |key, text: &str| (key, paragraphs(text));
    let parts = [
        part("agreement-common", &a.common),
        part("agreement-for-trainee", &a.for_trainee),
        part("agreement-for-employer", &a.for_employer),
        part("agreement-for-coach", &a.for_coach),
    ];
    let page = ShowPage {
        may_send: may_write && (a.state == AgreementState::Draft || lines.iter().any(Line::waits)),
        refused: lines.iter().any(|l| l.said.as_ref().is_some_and(|s| s.state == SignatureState::Refused)),
        wanted: wanted.and_then(|(sent, by)| by.map(|by| Wanted { sent, by, late: by < visit.today })),
        parts: parts.into_iter().filter(|(_, text)| !text.is_empty()).collect(),
        a,
        people,
        lines,
        before,
        may_write,
    };
    let title = ask.t(&page.a.kind.key());
    ask.page("nav-trainees", title, &page)
}

async fn new(mut ask: Ask, mut form: Filled) -> Result<Answer, Refusal> {
    let case: CaseId = ask.id("case")?;
    let visit = ask.visit.clone();
    let here = visit.here.clone().ok_or(Refusal::NotFound)?;
    let said = if form.is_refused() { form.value("kind") } else { ask.query.get("kind") };
    let kind = said.parse().unwrap_or(AgreementKind::CoachTrainee);
    let chosen: Option<PlacementId> = form.value("placement").parse().ok().or_else(|| ask.query.get("placement").parse().ok());
    let scope = ask.scope().await?;
    let head = cases::reading::head_to_write(scope, &visit, case, form.is_refused()).await?;
    let mut rows = cases::reading::placements(scope, case).await?;
    rows.dedup_by_key(|r| r.id);
    rows.retain(|r| r.ended_on.is_none_or(|on| on >= visit.today));
    let job = rows.iter().find(|r| Some(r.id) == chosen).or(rows.first()).filter(|_| kind != AgreementKind::CoachTrainee);
    if !form.is_refused() {
        let (employer, placement) = (job.map(|j| j.employer_id), job.map(|j| j.id));
        let people = store::people(scope, case, employer, placement).await?.ok_or(Refusal::NotFound)?;
        let usual = wording::of_structure(scope, kind, here.language).await?;
        let usual = people.filling(&here.name, here.language).fill_all(&usual);
        form.typed.set("kind", kind).set("common", &usual.common).set("for_coach", &usual.for_coach);
        form.typed.set("for_trainee", &usual.for_trainee).set("for_employer", &usual.for_employer);
        if let Some(job) = placement {
            form.typed.set("placement", job);
        }
    }
    let title = |r: &cases::reading::PlacementRow| r.job_title.clone().map_or(r.employer.clone(), |t| format!("{t}, {}", r.employer));
    let jobs = rows.iter().map(|r| Choice::named(r.id, &title(r))).collect();
    ask.read("agreement.draft", case);
    let page = EditPage { form, kind, back: format!("/cases/{case}/agreements"), name: head.full_name(), jobs, known: false };
    ask.task("nav-trainees", ask.t("agreement-new"), &page)
}

/// For a form about an agreement: that this visit may write in its case.
async fn to_write(ask: &mut Ask, id: AgreementId, form: &Filled) -> Result<Agreement, Refusal> {
    let visit = ask.visit.clone();
    let scope = ask.scope().await?;
    let a = store::find(scope, id).await?.ok_or(Refusal::NotFound)?;
    cases::reading::head_to_write(scope, &visit, a.case, form.is_refused()).await?;
    Ok(a)
}

async fn edit(mut ask: Ask, mut form: Filled) -> Result<Answer, Refusal> {
    let id: AgreementId = ask.id("id")?;
    let a = to_write(&mut ask, id, &form).await?;
    if !form.is_refused() {
        form.typed.set("version", a.version).set("common", &a.common).set("for_coach", &a.for_coach);
        form.typed.set("for_trainee", &a.for_trainee).set("for_employer", &a.for_employer);
    }
    ask.read("agreement.amend", id);
    let people = store::people(ask.scope().await?, a.case, a.employer, a.placement).await?.ok_or(Refusal::NotFound)?;
    let page = EditPage { form, kind: a.kind, back: format!("/agreements/{id}"), name: people.trainee(), jobs: Vec::new(), known: true };
    ask.task("nav-trainees", ask.t("agreement-edit"), &page)
}

async fn send(mut ask: Ask, form: Filled) -> Result<Answer, Refusal> {
    let id: AgreementId = ask.id("id")?;
    to_write(&mut ask, id, &form).await?;
    let (a, _, lines, _) = known(&mut ask, id).await?;
    ask.read("agreement.send", id);
    let lines: Vec<Line> = lines.into_iter().filter(|l| l.party != Party::Coach && (l.said.is_none() || l.waits())).collect();
    let shown = lines.iter().map(|l| (l.party, paragraphs(&a.parts().shown_to(l.party, a.kind)))).collect();
    ask.task("nav-trainees", ask.t("agreement-send"), &SendPage { form, a, lines, shown })
}

async fn end(mut ask: Ask, mut form: Filled) -> Result<Answer, Refusal> {
    let id: AgreementId = ask.id("id")?;
    let a = to_write(&mut ask, id, &form).await?;
    form.typed.default_to("on", ask.visit.today);
    ask.read("agreement.end", id);
    ask.task("nav-trainees", ask.t("agreement-end"), &EndPage { form, a })
}

async fn asked(ask: &mut Ask, form: &Filled) -> Result<Signature, Refusal> {
    let id: SignatureId = ask.id("id")?;
    let s = signatures::find(ask.scope().await?, id).await?.ok_or(Refusal::NotFound)?;
    to_write(ask, s.agreement, form).await?;
    Ok(s)
}

async fn beside(mut ask: Ask, form: Filled) -> Result<Answer, Refusal> {
    let s = asked(&mut ask, &form).await?;
    ask.read("signature.beside", s.id);
    let text = paragraphs(&s.shown);
    ask.bare(ask.t("agreement-beside"), &BesidePage { form, s, text })
}

async fn paper(mut ask: Ask, mut form: Filled) -> Result<Answer, Refusal> {
    let s = asked(&mut ask, &form).await?;
    ask.read("signature.paper", s.id);
    form.typed.default_to("on", ask.visit.today);
    ask.task("nav-trainees", ask.t("agreement-paper"), &PaperPage { form, s })
}

/// A sheet for each party: nobody takes home what is the other's.
async fn print(mut ask: Ask) -> Result<Answer, Refusal> {
    let id: AgreementId = ask.id("id")?;
    let structure = ask.visit.here.as_ref().map(|h| h.name.clone()).unwrap_or_default();
    let (a, people, ..) = known(&mut ask, id).await?;
    ask.read("agreement.print", id);
    let parts = a.parts();
    let sheet = |party: &Party| {
        let shown = parts.shown_to(*party, a.kind);
        (people.name(*party), paragraphs(&shown), super::text_hash(&shown))
    };
    let sheets = a.kind.parties().iter().filter(|p| **p != Party::Coach).map(sheet).collect();
    ask.page("nav-trainees", ask.t(&a.kind.key()), &PrintPage { structure, sheets, a })
}
