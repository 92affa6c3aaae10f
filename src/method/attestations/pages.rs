//! Attestations for those who make them: what is chosen and looked at before it is issued, those of a person, and one of them.

use super::{
    Verification,
    actions::{IssueAttestation, RevokeAttestation},
    attestable,
    issuing::{self, Ground},
    keys,
    lists::SignStatusList,
    may_attest, paper, public,
    store::{self, IssuedAttestation},
    verifying,
};
use crate::{
    choices,
    desk::{self, Audience, Refusal, Typed},
    kernel::{Language, ids::*},
    method::cases,
    people::{members, trainees},
    web::{Answer, Ask, Choice, Filled, Table, filters, texts},
};
use askama::Template;
use axum::http::StatusCode;

/// A skill that can be shown, with the levels that sources gave.
pub struct Line {
    pub code: String,
    pub label: String,
    pub levels: Vec<(String, String)>,
    pub sources: String,
}

#[derive(Template)]
#[template(path = "attestations/new.html")]
struct NewPage {
    form: Filled,
    assessment: AssessmentId,
    name: String,
    domains: Vec<(String, Vec<Line>)>,
    /// Skills that fewer than two sources rated.
    left_out: usize,
    languages: Vec<Choice>,
    has_birth_date: bool,
    replaceable: Vec<Choice>,
}

impl NewPage {
    fn is_level(&self, item: &str, level: &str) -> bool {
        self.form.is(&format!("levels:{item}"), level)
    }
}

#[derive(Template)]
#[template(path = "attestations/list.html")]
struct ListPage {
    trainee: TraineeId,
    name: String,
    all: Vec<IssuedAttestation>,
}

#[derive(Template)]
#[template(path = "attestations/show.html")]
struct ShowPage {
    a: IssuedAttestation,
    name: String,
    signer: String,
    address: String,
    successor: Option<AttestationId>,
    /// The key it was signed with was revoked.
    key_revoked: bool,
    may_attest: bool,
}

#[derive(Template)]
#[template(path = "attestations/revoke.html")]
struct RevokePage {
    form: Filled,
    a: IssuedAttestation,
    name: String,
}

pub fn register(t: &mut Table) {
    t.resource::<IssuedAttestation>(Audience::CASE_READERS, "attestation.list", "attestation.read");
    t.endpoint("/api/v1/attestations/{id}/credential", "attestation.credential", Audience::CASE_READERS, credential);
    t.endpoint("/api/v1/attestations/{id}/paper", "attestation.paper", Audience::CASE_READERS, pdf);
    t.action::<IssueAttestation>();
    t.action::<RevokeAttestation>();
    t.action::<SignStatusList>();
    t.form::<IssueAttestation, _, _>("/assessments/{assessment}/attest", new);
    t.take("/assessments/{assessment}/attest/preview", "attestation.preview", Audience::COACHES_AND_DIRECTOR, preview);
    t.page("/trainees/{trainee}/attestations", "attestation.of_trainee", Audience::CASE_READERS, list);
    t.page("/attestations/{id}", "attestation.show", Audience::CASE_READERS, show);
    t.page("/attestations/{id}/paper", "attestation.paper", Audience::CASE_READERS, pdf);
    t.page("/attestations/{id}/credential", "attestation.credential", Audience::CASE_READERS, credential);
    t.form::<RevokeAttestation, _, _>("/attestations/{id}/revoke", revoke);
    keys::pages::register(t);
    public::register(t);
    verifying::register(t);
}

/// The skills that can be shown, under their headings, and how many cannot.
fn offered(of: &Ground, language: Language) -> (Vec<(String, Vec<Line>)>, usize) {
    let line = |item: &&crate::method::frameworks::Item| {
        let (levels, sources) = attestable(&item.code, &of.views)?;
        let levels = levels.into_iter().map(|level| (level.to_string(), of.grid.level(level, language).to_owned())).collect();
        let sources = super::words::sources(language, &sources);
        Some(Line { code: item.code.clone(), label: item.label.say(language).to_owned(), levels, sources })
    };
    let name = |domain: Option<&crate::method::frameworks::Wording>| domain.map_or(String::new(), |words| words.say(language).to_owned());
    let all = of.grid.domains().into_iter().map(|(domain, items)| (name(domain), items.iter().filter_map(line).collect::<Vec<_>>()));
    let domains: Vec<_> = all.filter(|(_, lines)| !lines.is_empty()).collect();
    let shown: usize = domains.iter().map(|(_, lines)| lines.len()).sum();
    (domains, of.grid.items.len() - shown)
}

async fn new(mut ask: Ask, mut form: Filled) -> Result<Answer, Refusal> {
    let (id, visit) = (ask.id::<AssessmentId>("assessment")?, ask.visit.clone());
    let scope = ask.scope().await?;
    let ground = issuing::ground(scope, &visit, id).await?;
    let known = store::of_trainee(scope, ground.person.id).await?;
    if !form.is_refused() {
        let purpose = ground.a.purpose.clone().unwrap_or_default();
        form.typed.default_to("purpose", purpose.chars().take(super::content::LONGEST).collect::<String>());
        form.typed.default_to("comment", ground.a.said_comment.clone().unwrap_or_default());
        form.typed.default_to("place", known.first().map(|a| a.place.clone()).unwrap_or_default());
        form.typed.default_to("language", visit.language);
        form.typed.default_to("agreed_on", visit.today);
    }
    let (domains, left_out) = offered(&ground, visit.language);
    let day = |a: &IssuedAttestation| texts::day(visit.language, a.issued_on);
    let standing = known.iter().filter(|a| a.ending.is_none());
    let replaceable = standing.map(|a| Choice::named(a.id, &format!("{}, {}", a.code, day(a)))).collect();
    ask.read("attestation.issue", id);
    let page = NewPage {
        form,
        assessment: id,
        name: ground.person.full_name(),
        domains,
        left_out,
        languages: choices!(Language),
        has_birth_date: ground.person.birth_date.is_some(),
        replaceable,
    };
    ask.task("nav-trainees", ask.t("attestation-new"), &page)
}

/// The paper as it would be, to be looked at with the person; nothing is kept, and its code is none.
async fn preview(mut ask: Ask) -> Result<Answer, Refusal> {
    let mut typed = std::mem::take(&mut ask.query);
    let shown = typed.clone();
    match previewed(&mut ask, &mut typed).await {
        Ok(bytes) => Ok(Answer::File { kind: "application/pdf", name: Some(format!("{}.pdf", ask.t("attestation-preview-file"))), bytes }),
        Err(Refusal::Said(said)) => Ok(new(ask, Filled::refused(shown, said)).await?.with_status(StatusCode::UNPROCESSABLE_ENTITY)),
        Err(other) => Err(other),
    }
}

async fn previewed(ask: &mut Ask, typed: &mut Typed) -> Result<Vec<u8>, Refusal> {
    let (id, visit) = (ask.id::<AssessmentId>("assessment")?, ask.visit.clone());
    let _ = (typed.take("once"), typed.take("then"));
    typed.set("assessment", id);
    let chosen = desk::read_form::<IssueAttestation>(typed)?;
    let here = visit.here.clone().ok_or(Refusal::NotFound)?;
    let ground = issuing::ground(ask.scope().await?, &visit, id).await?;
    let base = &ask.parts.config.base_url;
    let verification = Verification { code: texts::say(chosen.language, "paper-preview"), address: format!("{base}/verify") };
    let issued = issuing::issued(&here, visit.now);
    let attestation = issuing::compose(&ground, &here, &chosen.choices(), issued, (base.clone(), verification))?;
    ask.read("attestation.preview", id);
    paper::write(&attestation).map_err(|e| issuing::printing(&e))
}

async fn list(mut ask: Ask) -> Result<Answer, Refusal> {
    let id = ask.id::<TraineeId>("trainee")?;
    let scope = ask.scope().await?;
    let person = trainees::store::find(scope, id).await?.ok_or(Refusal::NotFound)?;
    let all = store::of_trainee(scope, id).await?;
    ask.read("attestation.of_trainee", id);
    let page = ListPage { trainee: id, name: person.full_name(), all };
    ask.page("nav-trainees", ask.t("attestations-title"), &page)
}

/// An attestation with the name of its person.
async fn named(ask: &mut Ask) -> Result<(IssuedAttestation, String), Refusal> {
    let id = ask.id::<AttestationId>("id")?;
    let scope = ask.scope().await?;
    let a = store::find(scope, id).await?.ok_or(Refusal::NotFound)?;
    let person = trainees::store::find(scope, a.trainee).await?.ok_or(Refusal::NotFound)?;
    Ok((a, person.full_name()))
}

/// Whether this visit may revoke it.
async fn may_revoke(ask: &mut Ask, a: &IssuedAttestation) -> Result<(), Refusal> {
    let visit = ask.visit.clone();
    let coach = match a.case {
        Some(case) => cases::store::find(ask.scope().await?, case).await?.map(|case| case.coach),
        None => None,
    };
    may_attest(&visit, coach)
}

async fn show(mut ask: Ask) -> Result<Answer, Refusal> {
    let (a, name) = named(&mut ask).await?;
    let may = may_revoke(&mut ask, &a).await.is_ok();
    let scope = ask.scope().await?;
    let signer = members::store::find(scope, a.signed_by).await?.map(|m| m.name).unwrap_or_default();
    let successor = store::successor(scope, a.id).await?;
    let key_revoked = keys::store::find(scope, a.key).await?.is_some_and(|key| key.revoked_at.is_some());
    let address = format!("{}/verify/{}", ask.parts.config.base_url, a.code);
    ask.read("attestation.show", a.id);
    let page = ShowPage { a, name, signer, address, successor, key_revoked, may_attest: may };
    ask.page("nav-trainees", ask.t("attestation-title"), &page)
}

async fn pdf(mut ask: Ask) -> Result<Answer, Refusal> {
    let (a, _) = named(&mut ask).await?;
    let bytes = store::paper(ask.scope().await?, a.id).await?.ok_or(Refusal::NotFound)?;
    ask.read("attestation.paper", a.id);
    Ok(Answer::File { kind: "application/pdf", name: Some(format!("attestation-{}.pdf", a.code)), bytes })
}

async fn credential(mut ask: Ask) -> Result<Answer, Refusal> {
    let ((a, _), parts, now) = (named(&mut ask).await?, ask.parts.clone(), ask.visit.now);
    let scope = ask.scope().await?;
    let address = keys::store::address(scope).await?.ok_or(Refusal::NotFound)?;
    let issuer = keys::issuer(address, String::new(), &keys::store::all(scope).await?);
    let document = store::signed(scope, &parts, &issuer, a.id, now).await?;
    ask.read("attestation.credential", a.id);
    let bytes = serde_json::to_vec_pretty(&document).unwrap_or_default();
    Ok(Answer::File { kind: "application/vc", name: Some(format!("attestation-{}.json", a.code)), bytes })
}

async fn revoke(mut ask: Ask, mut form: Filled) -> Result<Answer, Refusal> {
    let (a, name) = named(&mut ask).await?;
    if !form.is_refused() {
        may_revoke(&mut ask, &a).await?;
        form.typed.set("version", a.version);
    }
    ask.read("attestation.revoke", a.id);
    ask.task("nav-trainees", ask.t("attestation-revoke"), &RevokePage { form, a, name })
}
