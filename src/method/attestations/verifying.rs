//! `/verify/{code}`: whether an attestation is genuine and still stands, for whoever was handed one.
//!
//! Invariant: without the paper the page says which structure issued something on which day, whether it stands, and the paper's
//! fingerprint: nothing of the person. What the paper says is shown to whoever types the name on it, so that a changed copy is seen;
//! a file is compared whole, and kept nowhere. Tries are counted, by caller and by code.

use super::{
    Ending, codes,
    credential::proof,
    keys,
    store::{self, Credential, IssuedAttestation},
};
use crate::{
    db::{Scope, col, tables::Structures},
    desk::{Audience, Reading, Refusal},
    kernel::{Language, signal::Signal, text::fold},
    people::accounts::{neighbourhood, wait},
    web::{Answer, Ask, Filled, Table, filters},
};
use askama::Template;
use axum::http::StatusCode;
use data_encoding::BASE64;
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use sea_query::ExprTrait;
use serde_json::Value;
use std::{
    net::IpAddr,
    num::NonZeroU32,
    sync::{Arc, LazyLock},
};

/// Looks at once from one neighbourhood, then one a second: a recruiter's office shares one address.
const LOOKS: NonZeroU32 = NonZeroU32::new(60).unwrap();
/// Names tried on one code at once, then one every 12 seconds, from wherever.
const NAMES: NonZeroU32 = NonZeroU32::new(20).unwrap();
const FIVE: NonZeroU32 = NonZeroU32::new(5).unwrap();

/// How often somebody may ask.
pub struct Patience {
    by_address: DefaultKeyedRateLimiter<IpAddr>,
    by_code: DefaultKeyedRateLimiter<String>,
}

impl Default for Patience {
    fn default() -> Self {
        Patience {
            by_address: RateLimiter::keyed(Quota::per_second(NonZeroU32::MIN).allow_burst(LOOKS)),
            by_code: RateLimiter::keyed(Quota::per_minute(FIVE).allow_burst(NAMES)),
        }
    }
}

impl Patience {
    fn look(&self, from: IpAddr) -> Result<(), Refusal> {
        // Who is calm again is forgotten.
        if self.by_address.len() > 10_000 {
            self.by_address.retain_recent();
            self.by_code.retain_recent();
        }
        self.by_address.check_key(&neighbourhood(from)).map_err(wait)
    }

    fn compare(&self, code: &str) -> Result<(), Refusal> {
        self.by_code.check_key(&code.to_owned()).map_err(wait)
    }
}

/// What came of comparing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The name is the paper's: what it says is shown.
    Named,
    SamePaper,
    OtherPaper,
    SameCredential,
    /// It says what we issued, with a key that was called back since.
    KeyRevoked,
    OtherCredential,
    /// Neither a paper nor a credential.
    Unreadable,
}

impl Outcome {
    pub fn key(&self) -> &'static str {
        match self {
            Outcome::Named => "verify-named",
            Outcome::SamePaper => "verify-same-paper",
            Outcome::OtherPaper => "verify-other-paper",
            Outcome::SameCredential => "verify-same-credential",
            Outcome::KeyRevoked => "verify-key-revoked",
            Outcome::OtherCredential => "verify-other-credential",
            Outcome::Unreadable => "verify-unreadable",
        }
    }

    pub fn is_good(&self) -> bool {
        matches!(self, Outcome::Named | Outcome::SamePaper | Outcome::SameCredential)
    }
}

/// What the paper says, line by line.
#[derive(Debug, Default)]
pub struct Words {
    pub holder: String,
    pub statement: String,
    pub skills: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "attestations/code.html")]
struct CodePage {
    form: Filled,
}

#[derive(Template)]
#[template(path = "attestations/verify.html")]
struct VerifyPage {
    form: Filled,
    a: IssuedAttestation,
    structure: String,
    outcome: Option<Outcome>,
    words: Option<Words>,
    languages: Vec<(Language, bool)>,
}

pub fn register(t: &mut Table) {
    let patience = Arc::<Patience>::default();
    let other = patience.clone();
    t.page("/verify", "attestation.ask", Audience::ANYONE, ask_code);
    t.page("/verify/{code}", "attestation.verify", Audience::ANYONE, move |ask| show(ask, patience.clone()));
    t.take("/verify/{code}", "attestation.verify", Audience::ANYONE, move |ask| compare(ask, other.clone()));
}

/// Where a code is typed that could not be scanned.
async fn ask_code(ask: Ask) -> Result<Answer, Refusal> {
    let typed = ask.query.get("code").to_owned();
    if let Some(code) = codes::read(&typed) {
        return Ok(Answer::see(format!("/verify/{code}")));
    }
    let form = match typed.trim() {
        "" => Filled::default(),
        _ => Filled::refused(ask.query.clone(), vec![crate::desk::Said::new("code", Signal::new("err-verify-code"))]),
    };
    let status = if form.is_refused() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(ask.bare(ask.t("verify-title"), &CodePage { form })?.with_status(status))
}

/// The attestation of the address's code, with the rows of its structure. One that never was and one that is no more are alike.
async fn of_code(ask: &Ask, patience: &Patience) -> Result<(Scope, IssuedAttestation), Refusal> {
    patience.look(ask.client)?;
    let code = ask.path.get("code").and_then(|typed| codes::read(typed)).ok_or(Refusal::NotFound)?;
    let structure = store::structure_of(&ask.parts, &code).await?.ok_or(Refusal::NotFound)?;
    let mut scope = ask.parts.db.read_in(structure).await?;
    let a = store::coded(&mut scope, &code).await?.ok_or(Refusal::NotFound)?;
    Ok((scope, a))
}

async fn show(ask: Ask, patience: Arc<Patience>) -> Result<Answer, Refusal> {
    let (scope, a) = of_code(&ask, &patience).await?;
    page(&ask, scope, a, Filled::default(), None, None).await
}

async fn page(
    ask: &Ask,
    mut scope: Scope,
    a: IssuedAttestation,
    form: Filled,
    outcome: Option<Outcome>,
    words: Option<Words>,
) -> Result<Answer, Refusal> {
    let own = col(Structures::Id).eq(scope.structure());
    let q = scope.open(Structures::Table).cols([Structures::Name]).filter(own);
    let (structure,) = scope.one::<(String,)>(&q).await?;
    let languages = Language::ALL.iter().map(|l| (*l, *l == ask.visit.language)).collect();
    ask.bare(ask.t("verify-title"), &VerifyPage { form, a, structure, outcome, words, languages })
}

/// Compares what the holder handed over with what was issued.
async fn compare(ask: Ask, patience: Arc<Patience>) -> Result<Answer, Refusal> {
    let (mut scope, a) = of_code(&ask, &patience).await?;
    let typed = ask.query.clone();
    let kept = store::credential(&mut scope, a.id).await?.ok_or(Refusal::NotFound)?;
    let file = BASE64.decode(typed.get("file").as_bytes()).unwrap_or_default();
    let (name, text) = (typed.get("name").trim().to_owned(), typed.get("credential").trim().to_owned());
    let bytes = if file.is_empty() { text.into_bytes() } else { file };
    let form = |field: &str, key: &str| Filled::refused(typed.clone(), vec![crate::desk::Said::new(field, Signal::new(key))]);
    if !bytes.is_empty() {
        let outcome = of_file(&mut scope, &a, &kept, &bytes).await?;
        return page(&ask, scope, a, Filled::default(), Some(outcome), None).await;
    }
    // A file cannot be guessed; a name can.
    patience.compare(&a.code)?;
    if name.is_empty() || !is_name_of(&kept, &name) {
        let key = if name.is_empty() { "err-verify-nothing" } else { "err-verify-name" };
        return Ok(page(&ask, scope, a, form("name", key), None, None).await?.with_status(StatusCode::UNPROCESSABLE_ENTITY));
    }
    let (at, actor, face) = (ask.visit.now, ask.visit.actor(), ask.visit.face.word());
    let structure = scope.structure();
    ask.parts.readings.note(Reading { structure, at, actor, face, page: "attestation.verify", subject: Some(a.id.0), what: None });
    let words = said(&kept.claims());
    page(&ask, scope, a, Filled::default(), Some(Outcome::Named), Some(words)).await
}

/// Compares a whole file: the paper by its fingerprint, the credential by what it says and by its proof.
async fn of_file(scope: &mut Scope, a: &IssuedAttestation, kept: &Credential, bytes: &[u8]) -> Result<Outcome, Refusal> {
    if bytes.starts_with(b"%PDF") {
        return Ok(if store::sha256(bytes) == a.paper_sha256 { Outcome::SamePaper } else { Outcome::OtherPaper });
    }
    let Ok(document @ Value::Object(_)) = serde_json::from_slice::<Value>(bytes) else { return Ok(Outcome::Unreadable) };
    let mut claims = document.clone();
    claims.as_object_mut().and_then(|fields| fields.remove("proof"));
    if claims != kept.claims() {
        return Ok(Outcome::OtherCredential);
    }
    let address = keys::store::address(scope).await?.ok_or(Refusal::NotFound)?;
    let issuer = keys::issuer(address, String::new(), &keys::store::all(scope).await?);
    Ok(match proof::verify(&document, &issuer) {
        Ok(()) => Outcome::SameCredential,
        Err(proof::Doubt::Revoked) => Outcome::KeyRevoked,
        Err(_) => Outcome::OtherCredential,
    })
}

/// Whether all words of a name are the holder's, in whatever order, case or accents.
fn is_name_of(kept: &Credential, typed: &str) -> bool {
    static NOTHING: LazyLock<Value> = LazyLock::new(Value::default);
    let words = |name: &str| {
        let mut words: Vec<String> =
            fold(name).split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect();
        words.sort_unstable();
        words
    };
    let claims = kept.claims();
    let holder = claims.pointer("/credentialSubject/identifier/0/identityHash").unwrap_or(&NOTHING);
    let holder = words(holder.as_str().unwrap_or_default());
    !holder.is_empty() && holder == words(typed)
}

/// What a credential says, for people.
fn said(claims: &Value) -> Words {
    let text = |pointer: &str, of: &Value| of.pointer(pointer).and_then(Value::as_str).unwrap_or_default().to_owned();
    let list = |pointer: &str| claims.pointer(pointer).and_then(Value::as_array).cloned().unwrap_or_default();
    let names = list("/credentialSubject/achievement/resultDescription");
    let results = list("/credentialSubject/result");
    let skills = names.iter().zip(&results).map(|(name, result)| (text("/name", name), text("/value", result))).collect();
    Words { holder: text("/credentialSubject/identifier/0/identityHash", claims), statement: text("/description", claims), skills }
}
