//! Signing in and out, and a forgotten password. Nothing here tells whether an address has an account.

use super::{
    Password, Throttle, folded, matches,
    store::{self, Where},
};
use crate::{
    db::Tx,
    desk::{Audience, Refusal, Typed},
    kernel::{
        Day, Language, Moment,
        moment::{DAY, HOUR, Zone},
        signal::Signal,
    },
    web::{Answer, Ask, Filled, Table, filters, guards::own_address, texts, visit},
};
use askama::Template;
use std::sync::Arc;
use uuid::Uuid;

/// How long a mailed one-time address works.
const ONE_TIME: i64 = HOUR;
/// How long an invitation's does: people read it when they can.
const INVITATION: i64 = 7 * DAY;

#[derive(Template)]
#[template(path = "accounts/sign-in.html")]
pub struct SignInPage {
    pub form: Filled,
    /// Where to go afterwards.
    pub then: String,
    /// A form that was sent after the sign-in had ended, as it was typed.
    pub kept: String,
}

/// After signing in again: the form that waited, one press away.
#[derive(Template)]
#[template(path = "accounts/kept.html")]
pub struct KeptPage {
    pub action: String,
    pub fields: Vec<(String, String)>,
    pub csrf: String,
    /// Where it goes.
    pub place: String,
}

#[derive(Template)]
#[template(path = "accounts/forgotten.html")]
pub struct ForgottenPage {
    pub form: Filled,
}

#[derive(Template)]
#[template(path = "accounts/sent.html")]
pub struct SentPage {}

#[derive(Template)]
#[template(path = "accounts/choose-password.html")]
pub struct ChoosePasswordPage {
    pub form: Filled,
    pub email: String,
    pub shortest: usize,
}

pub fn register(t: &mut Table) {
    // Each its own: asking for mails must keep nobody from signing in.
    let (signing_in, forgetting) = (Arc::new(Throttle::default()), Arc::new(Throttle::default()));
    t.page("/sign-in", "account.sign_in", Audience::ANYONE, show);
    t.take("/sign-in", "account.sign_in", Audience::ANYONE, move |ask| sign_in(ask, signing_in.clone()));
    t.take("/sign-out", "account.sign_out", Audience::SIGNED_IN, sign_out);
    t.page("/forgotten", "account.forgotten", Audience::ANYONE, forgotten);
    t.take("/forgotten", "account.forgotten", Audience::ANYONE, move |ask| send(ask, forgetting.clone()));
    t.page("/choose-password/{word}", "account.choose_password", Audience::ANYONE, choose);
    t.take("/choose-password/{word}", "account.choose_password", Audience::ANYONE, chosen);
    t.sign_in = Some(Arc::new(|ask| Box::pin(again(ask))));
}

async fn show(ask: Ask) -> Result<Answer, Refusal> {
    let then = ask.query.get("then").to_owned();
    ask.bare(ask.t("sign-in-title"), &SignInPage { form: Filled::default(), then, kept: String::new() })
}

/// A form came after the sign-in had ended: it is kept in the sign-in page.
async fn again(ask: Ask) -> Result<Answer, Refusal> {
    let mut kept = Typed::read(&ask.body);
    // A password is typed again rather than left in a page for whoever sits there next.
    kept.0.retain(|name, _| !name.ends_with("password"));
    let kept = kept.encoded();
    let mut form = Filled::default();
    form.said.push(crate::desk::Said::new("", Signal::new("err-sign-in-ended")));
    ask.bare(ask.t("sign-in-title"), &SignInPage { form, then: ask.address.clone(), kept })
}

async fn sign_in(ask: Ask, throttle: Arc<Throttle>) -> Result<Answer, Refusal> {
    let (email, password) = (ask.query.get("email").to_owned(), Password::tried(ask.query.get("password")));
    throttle.try_once(ask.client, &folded(&email))?;
    let mut tx = ask.parts.db.read().await?;
    let account = store::by_email(&mut tx, &email).await?;
    drop(tx);
    let known = account.as_ref().and_then(|a| a.password_hash.clone());
    let right = matches(password, known.clone()).await?;
    let kept = Typed::read(ask.query.get("kept").as_bytes()).without_nul();
    let shown = visit::shown_in(kept.get("csrf")).filter(|(by, _)| account.as_ref().is_some_and(|a| a.id == *by)).map(|(_, place)| place);
    let place = match &account {
        Some(a) if right => place(&ask, a, shown).await?,
        _ => None,
    };
    let (Some(account), Some((place, name, same))) = (account, place) else { return wrong(ask) };
    let mut tx = ask.parts.db.write().await?;
    if !store::still_has(&mut tx, account.id, &known.unwrap_or_default()).await? {
        drop(tx);
        return wrong(ask);
    }
    if let Some(old) = &ask.visit.sign_in {
        store::end_sign_in(&mut tx, old).await?;
    }
    let word = store::begin_sign_in(&mut tx, &ask.parts.chance, account.id, place, ask.visit.now).await?;
    tx.commit().await?;
    let cookie = set_cookie(ask.parts.config.is_https(), &word);
    let answer = match kept.0.is_empty() {
        true => Answer::see(own_address(ask.query.get("then")).unwrap_or("/")),
        false if same => again_to_send(&ask, account.language, &word, name, &kept)?,
        // Somebody else's words, or words for another place: they are neither shown nor sent.
        false => Answer::see("/account?said=kept-dropped"),
    };
    Ok(answer.with_cookie(cookie))
}

/// Where a sign-in works, by name: in the place a kept form was `shown` in (then `true`), or where the account worked last, or
/// in the first of its places.
async fn place(ask: &Ask, account: &store::Account, shown: Option<Uuid>) -> Result<Option<(Where, String, bool)>, Refusal> {
    let mut tx = ask.parts.db.read().await?;
    let structures = store::places(&mut tx, account.id).await?.into_iter();
    let mut all: Vec<(Uuid, Where, String)> = structures.map(|p| (p.structure_id.0, Where::Structure(p.structure_id), p.name)).collect();
    let offices = store::offices(&mut tx, account.id).await?.into_iter();
    all.extend(offices.map(|o| (o.network_id.0, Where::Network(o.network_id), o.name)));
    let at = |id: Option<Uuid>| all.iter().position(|p| Some(p.0) == id);
    let (same, last) = (at(shown), at(account.last_place));
    let chosen = same.or(last).unwrap_or(0);
    Ok(all.into_iter().nth(chosen).map(|(_, place, name)| (place, name, same.is_some())))
}

/// The same words whatever was wrong.
fn wrong(ask: Ask) -> Result<Answer, Refusal> {
    let mut form = Filled::default();
    form.typed.set("email", ask.query.get("email"));
    form.said.push(crate::desk::Said::new("", Signal::new("err-sign-in")));
    let (then, kept) = (ask.query.get("then").to_owned(), ask.query.get("kept").to_owned());
    let page = ask.bare(ask.t("sign-in-title"), &SignInPage { form, then, kept })?;
    Ok(page.with_status(axum::http::StatusCode::UNPROCESSABLE_ENTITY))
}

/// The form that was kept, one press away from being sent.
fn again_to_send(ask: &Ask, language: Language, word: &str, place: String, kept: &Typed) -> Result<Answer, Refusal> {
    let action = own_address(ask.query.get("then")).unwrap_or("/").to_owned();
    let csrf = visit::csrf_token(&ask.parts, &crate::desk::hash_token(word));
    let fields = kept.0.iter().filter(|(k, _)| *k != "csrf").flat_map(|(k, vs)| vs.iter().map(|v| (k.clone(), v.clone())));
    let page = KeptPage { action, fields: fields.collect(), csrf, place };
    ask.bare(texts::say(language, "kept-title"), &page)
}

/// The cookie of a sign-in, or with an empty word its end.
pub(super) fn set_cookie(https: bool, word: &str) -> String {
    let name = visit::cookie_name(https);
    let secure = if https { "; Secure" } else { "" };
    let age = if word.is_empty() { 0 } else { visit::ABSOLUTE / 1000 };
    format!("{name}={word}; Path=/; HttpOnly; SameSite=Lax; Max-Age={age}{secure}")
}

async fn sign_out(ask: Ask) -> Result<Answer, Refusal> {
    if let Some(hash) = &ask.visit.sign_in {
        let mut tx = ask.parts.db.write().await?;
        store::end_sign_in(&mut tx, hash).await?;
        tx.commit().await?;
    }
    Ok(Answer::see("/sign-in?said=sign-out").with_cookie(set_cookie(ask.parts.config.is_https(), "")))
}

async fn forgotten(ask: Ask) -> Result<Answer, Refusal> {
    ask.bare(ask.t("forgotten-title"), &ForgottenPage { form: Filled::default() })
}

async fn send(ask: Ask, throttle: Arc<Throttle>) -> Result<Answer, Refusal> {
    let email = ask.query.get("email").to_owned();
    throttle.try_once(ask.client, &folded(&email))?;
    let parts = ask.parts.clone();
    let now = ask.visit.now;
    // Beside the answer, so that a known address takes no longer than an unknown one.
    tokio::spawn(async move {
        let sent = async {
            let mut tx = parts.db.write().await?;
            if let Some(account) = store::by_email(&mut tx, &email).await?
                // Anybody can ask for anybody. Invitations, which wait for days, are not counted: whoever lost theirs comes here.
                && store::open_one_times(&mut tx, account.id, now, Some(now.plus(ONE_TIME))).await? < super::ENTRIES
            {
                post_one_time(&mut tx, &parts, &account, "mail-forgotten", now).await?;
            }
            tx.commit().await
        };
        if let Err(e) = sent.await {
            tracing::error!(error = %e, "a one-time address could not be mailed");
        }
    });
    ask.bare(ask.t("forgotten-title"), &SentPage {})
}

/// Mails an account the address where it chooses a password.
///
/// # Errors
/// When the database does not answer.
pub async fn post_one_time(
    tx: &mut Tx,
    parts: &crate::desk::Parts,
    account: &store::Account,
    key: &str,
    now: Moment,
) -> Result<(), crate::db::Error> {
    let id = parts.chance.uuid(now);
    let until = now.plus(if key == "mail-invited" { INVITATION } else { ONE_TIME });
    store::open_one_time(tx, &parts.config.key, id, account.id, until).await?;
    let zone = Zone::named("Europe/Paris").ok();
    let (hour, minute) = zone.as_ref().map_or((0, 0), |z| z.hour_minute(until));
    let time = format!("{hour:02}:{minute:02}");
    let date = texts::day(account.language, zone.map_or(Day::FIRST, |z| z.day(until)));
    let subject = texts::say(account.language, &format!("{key}-subject"));
    let body = texts::say_with(
        account.language,
        &format!("{key}-body"),
        &[("name", &account.name), ("time", &time), ("date", &date), ("link", &"{link}")],
    );
    store::post(tx, id, account, &subject, &body, now).await
}

/// Mails an account that has a password that it works in one more structure: it was not asked, and can leave.
///
/// # Errors
/// When the database does not answer.
pub async fn post_joined(
    tx: &mut Tx,
    parts: &crate::desk::Parts,
    account: &store::Account,
    structure: &str,
    now: Moment,
) -> Result<(), crate::db::Error> {
    let page = format!("{}/account", parts.config.base_url);
    let subject = texts::say_with(account.language, "mail-joined-subject", &[("structure", &structure)]);
    let body =
        texts::say_with(account.language, "mail-joined-body", &[("name", &account.name), ("structure", &structure), ("link", &page)]);
    store::post(tx, parts.chance.uuid(now), account, &subject, &body, now).await
}

async fn by_word(ask: &Ask) -> Result<store::Account, Refusal> {
    let word = ask.path.get("word").ok_or(Refusal::NotFound)?;
    let mut tx = ask.parts.db.read().await?;
    store::by_one_time(&mut tx, word, ask.visit.now).await?.ok_or(Refusal::NotFound)
}

async fn choose(ask: Ask) -> Result<Answer, Refusal> {
    let account = by_word(&ask).await?;
    let page = ChoosePasswordPage { form: Filled::default(), email: account.email, shortest: super::SHORTEST };
    ask.bare(ask.t("choose-password-title"), &page)
}

async fn chosen(ask: Ask) -> Result<Answer, Refusal> {
    let account = by_word(&ask).await?;
    let word = ask.path.get("word").ok_or(Refusal::NotFound)?;
    match Password::choose(ask.query.get("password"), &account.email, &account.name) {
        Ok(password) => {
            let hash = super::hash(password).await?;
            let mut tx = ask.parts.db.write().await?;
            // Here and not before: while the hash was made, somebody else may have used the address.
            if !store::use_one_time(&mut tx, word, ask.visit.now).await? {
                return Err(Refusal::NotFound);
            }
            store::set_password(&mut tx, account.id, &hash, ask.visit.now).await?;
            tx.commit().await?;
            Ok(Answer::see("/sign-in?said=choose-password"))
        }
        Err(signal) => {
            let mut form = Filled::default();
            form.said.push(crate::desk::Said::new("password", signal));
            let page = ChoosePasswordPage { form, email: account.email, shortest: super::SHORTEST };
            Ok(ask.bare(ask.t("choose-password-title"), &page)?.with_status(axum::http::StatusCode::UNPROCESSABLE_ENTITY))
        }
    }
}
