//! One's own account: language, password, and the structures one can work in.

use super::{Password, Throttle, folded, pages::set_cookie, store};
use crate::{
    desk::{Audience, Refusal, Said},
    kernel::{
        Language,
        ids::{NetworkId, StructureId},
        signal::Signal,
    },
    web::{Answer, Ask, Filled, Table, filters},
};
use askama::Template;
use axum::http::StatusCode;
use std::sync::Arc;

#[derive(Template)]
#[template(path = "accounts/show.html")]
pub struct AccountPage {
    pub name: String,
    pub email: String,
    pub language: Language,
    pub languages: Vec<crate::web::Choice>,
    pub places: Vec<PlaceLine>,
    /// The structure they work in now, which they can leave.
    pub workplace: Option<String>,
    pub form: Filled,
    pub shortest: usize,
}

/// A structure or a network to work in.
pub struct PlaceLine {
    pub value: String,
    pub name: String,
    pub here: bool,
}

pub fn register(t: &mut Table) {
    let throttle = Arc::new(Throttle::default());
    t.page("/account", "account.show", Audience::SIGNED_IN, show);
    t.take("/account/language", "account.set_language", Audience::SIGNED_IN, set_language);
    t.take("/account/password", "account.set_password", Audience::SIGNED_IN, move |ask| set_password(ask, throttle.clone()));
    t.take("/account/place", "account.switch", Audience::SIGNED_IN, switch);
}

async fn show(ask: Ask) -> Result<Answer, Refusal> {
    shown(ask, Filled::default()).await
}

async fn shown(ask: Ask, form: Filled) -> Result<Answer, Refusal> {
    let id = ask.visit.account().ok_or(Refusal::NotFound)?;
    let mut tx = ask.parts.db.read().await?;
    let account = store::by_id(&mut tx, id).await?.ok_or(Refusal::NotFound)?;
    let here = ask.visit.here.as_ref().map(|h| h.id);
    let mut places: Vec<PlaceLine> = Vec::new();
    for p in store::places(&mut tx, id).await? {
        places.push(PlaceLine { value: format!("structure:{}", p.structure_id), name: p.name, here: here == Some(p.structure_id) });
    }
    for o in store::offices(&mut tx, id).await? {
        places.push(PlaceLine { value: format!("network:{}", o.network_id), name: o.name, here: here.is_none() });
    }
    let languages = crate::choices!(Language);
    let page = AccountPage {
        name: account.name,
        email: account.email,
        language: account.language,
        languages,
        places,
        workplace: ask.visit.member().and(ask.visit.here.as_ref()).map(|h| h.name.clone()),
        form,
        shortest: super::SHORTEST,
    };
    ask.page("nav-account", ask.t("account-title"), &page)
}

async fn set_language(ask: Ask) -> Result<Answer, Refusal> {
    let id = ask.visit.account().ok_or(Refusal::NotFound)?;
    let language: Language = ask.query.get("language").parse().map_err(|s: Signal| Refusal::said("language", s))?;
    let mut tx = ask.parts.db.write().await?;
    store::set_language(&mut tx, id, language).await?;
    tx.commit().await?;
    Ok(Answer::see("/account?said=account-language"))
}

async fn set_password(ask: Ask, throttle: Arc<Throttle>) -> Result<Answer, Refusal> {
    let id = ask.visit.account().ok_or(Refusal::NotFound)?;
    let mut tx = ask.parts.db.read().await?;
    let account = store::by_id(&mut tx, id).await?.ok_or(Refusal::NotFound)?;
    drop(tx);
    let refuse = |field: &str, signal: Signal| Filled { said: vec![Said::new(field, signal)], ..Filled::default() };
    // Whoever found a browser signed in must not find the password with it.
    throttle.try_signed_in(&folded(&account.email))?;
    let old = Password::tried(ask.query.get("old_password"));
    let wrong = || refuse("old_password", Signal::new("err-password-old"));
    if !super::matches(old, account.password_hash.clone()).await? {
        return Ok(shown(ask, wrong()).await?.with_status(StatusCode::UNPROCESSABLE_ENTITY));
    }
    match Password::choose(ask.query.get("password"), &account.email, &account.name) {
        Err(signal) => Ok(shown(ask, refuse("password", signal)).await?.with_status(StatusCode::UNPROCESSABLE_ENTITY)),
        Ok(password) => {
            let hash = super::hash(password).await?;
            let mut tx = ask.parts.db.write().await?;
            if !store::still_has(&mut tx, id, &account.password_hash.unwrap_or_default()).await? {
                drop(tx);
                return Ok(shown(ask, wrong()).await?.with_status(StatusCode::UNPROCESSABLE_ENTITY));
            }
            store::set_password(&mut tx, id, &hash, ask.visit.now).await?;
            tx.commit().await?;
            Ok(Answer::see("/sign-in?said=choose-password").with_cookie(set_cookie(ask.parts.config.is_https(), "")))
        }
    }
}

/// Works in another structure from now on: a new sign-in, and the old one ends.
async fn switch(ask: Ask) -> Result<Answer, Refusal> {
    let id = ask.visit.account().ok_or(Refusal::NotFound)?;
    let wanted = ask.query.get("place").to_owned();
    let mut tx = ask.parts.db.write().await?;
    let place = match wanted.split_once(':') {
        Some(("structure", s)) => {
            let s: StructureId = s.parse().map_err(|_| Refusal::NotFound)?;
            store::places(&mut tx, id).await?.iter().any(|p| p.structure_id == s).then_some(store::Where::Structure(s))
        }
        Some(("network", n)) => {
            let n: NetworkId = n.parse().map_err(|_| Refusal::NotFound)?;
            store::offices(&mut tx, id).await?.iter().any(|o| o.network_id == n).then_some(store::Where::Network(n))
        }
        _ => None,
    };
    let place = place.ok_or(Refusal::NotFound)?;
    if let Some(old) = &ask.visit.sign_in {
        store::end_sign_in(&mut tx, old).await?;
    }
    let word = store::begin_sign_in(&mut tx, &ask.parts.chance, id, place, ask.visit.now).await?;
    tx.commit().await?;
    Ok(Answer::see("/").with_cookie(set_cookie(ask.parts.config.is_https(), &word)))
}
