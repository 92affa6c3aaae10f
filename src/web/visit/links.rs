//! From a mailed address, and the pass of whoever typed the code it wants, to a visit.

use super::{Place, cookie, placed};
use crate::{
    db::{Scope, col, tables::*},
    desk::{Face, LinkToken, Parts, Person, Purpose, Refusal, Visit},
    kernel::{Language, Moment, ids::*, moment::SECOND},
};
use axum::http::HeaderMap;
use sea_query::ExprTrait;
use std::sync::Arc;
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Linked {
    id: Uuid,
    spoken: Language,
    #[sqlx(flatten)]
    place: Place,
}

/// Whoever holds this mailed link, or the address of a mail nobody asked for, and the scope it was found in. Whether it still answers is the page's business: an expired
/// link says so.
///
/// # Errors
/// [`Refusal::NotFound`] when there is no such link.
pub async fn of_link(parts: &Arc<Parts>, word: &str, headers: &HeaderMap) -> Result<(Visit, Scope), Refusal> {
    let nobody = Visit::nobody(Face::Link, Language::Fr, parts.clock.now());
    let token = LinkToken::read(word).ok_or(Refusal::NotFound)?;
    let mut scope = parts.db.read_in(token.structure).await?;
    let q = scope.from(Links::Table).cols([Links::Id]).expr(col(Links::Language), "spoken").filter(col(Links::TokenHash).eq(token.hash()));
    let (spoken, place, person) = match scope.opt::<Linked>(&placed(q, Links::Table)).await? {
        Some(found) => (found.spoken, found.place, Person::Link { link: found.id.into() }),
        None => match behind_door(&mut scope, &token).await? {
            Some((spoken, place, person)) => (spoken, place, locked(parts, &token, headers, person)),
            None => with_mailbox(&mut scope, &token).await?.ok_or(Refusal::NotFound)?,
        },
    };
    let here = place.here().ok_or(Refusal::NotFound)?;
    let visit = nobody.entering(here, person);
    Ok((Visit { language: spoken, ..visit }, scope))
}

/// A door that wants a code stays locked until this browser has typed it.
fn locked(parts: &Parts, token: &LinkToken, headers: &HeaderMap, person: Person) -> Person {
    let https = parts.config.is_https();
    let opens = |pass| token.is_opened_by(&parts.config.key, pass, parts.clock.now());
    match person {
        Person::Door { door, purpose, subject } if purpose.wants_code() && !cookie(headers, door_cookie_name(https)).is_some_and(opens) => {
            Person::Locked { door, purpose, subject }
        }
        other => other,
    }
}

fn door_cookie_name(https: bool) -> &'static str {
    if https { "__Secure-jalon-door" } else { "jalon-door" }
}

/// The cookie of a door whose code was right, until a moment. It is sent back to that address alone.
pub fn door_cookie(parts: &Parts, token: &LinkToken, until: Moment) -> String {
    let https = parts.config.is_https();
    let (name, secure) = (door_cookie_name(https), if https { "; Secure" } else { "" });
    let (word, age) = (token.word(), std::cmp::max(until.0 - parts.clock.now().0, 0) / SECOND);
    format!("{name}={}; Path=/l/{word}; HttpOnly; SameSite=Lax; Max-Age={age}{secure}", token.pass(&parts.config.key, until))
}

async fn with_mailbox(scope: &mut Scope, token: &LinkToken) -> Result<Option<(Language, Place, Person)>, Refusal> {
    use MailWishes as W;
    let q = scope.from(W::Table).cols([W::Id]).expr(col(W::Language), "spoken").filter(col(W::TokenHash).eq(token.hash()));
    let found = scope.opt::<Linked>(&placed(q, W::Table)).await?;
    Ok(found.map(|f| (f.spoken, f.place, Person::Mailbox { wish: f.id.into() })))
}

async fn behind_door(scope: &mut Scope, token: &LinkToken) -> Result<Option<(Language, Place, Person)>, Refusal> {
    #[derive(sqlx::FromRow)]
    struct Found {
        id: DoorId,
        purpose: Purpose,
        subject: Uuid,
        spoken: Language,
        #[sqlx(flatten)]
        place: Place,
    }
    use Doors as D;
    let q = scope.from(D::Table).cols([D::Id, D::Purpose, D::Subject]).expr(col(D::Language), "spoken");
    let q = placed(q.filter(col(D::TokenHash).eq(token.hash())), D::Table);
    let found: Option<Found> = scope.opt(&q).await?;
    Ok(found.map(|f| (f.spoken, f.place, Person::Door { door: f.id, purpose: f.purpose, subject: f.subject })))
}
