//! From a cookie, a bearer token or a mailed link to a [`Visit`]. Rights are read anew at each request, so that a change
//! of role bites at once.

mod links;

pub use links::{door_cookie, of_link};

use crate::{
    db::{Db, Select, col, tables::*},
    desk::{Face, Here, LinkToken, Parts, Person, Refusal, Role, Roles, Visit, hash_token},
    kernel::{
        Language, Moment,
        ids::*,
        moment::{HOUR, MINUTE, Zone},
    },
};
use axum::http::{HeaderMap, header};
use sea_query::{Expr, ExprTrait};
use std::sync::Arc;
use uuid::Uuid;

/// A sign-in ends after so long without a request.
pub const IDLE: i64 = 4 * HOUR;
/// A sign-in ends after so long whatever happens: a working day.
pub const ABSOLUTE: i64 = 14 * HOUR;
/// How precisely the last request is known; finer would mean a write per page.
const SEEN_EVERY: i64 = 5 * MINUTE;

/// The cookie's name: `__Host-` binds it to the host over https; plain http serves this machine only.
pub fn cookie_name(https: bool) -> &'static str {
    if https { "__Host-jalon" } else { "jalon" }
}

/// The value of a cookie of the request.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let all = headers.get_all(header::COOKIE).into_iter().filter_map(|v| v.to_str().ok());
    all.flat_map(|v| v.split(';')).filter_map(|c| c.trim().split_once('=')).find(|(n, _)| *n == name).map(|(_, v)| v)
}

/// The language a browser asks for, of those we speak; French when it asks for none of them.
pub fn asked_language(headers: &HeaderMap) -> Language {
    let asked = headers.get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let codes = asked.split(',').filter_map(|l| l.trim().get(..2)?.to_ascii_lowercase().parse().ok());
    codes.into_iter().next().unwrap_or(Language::Fr)
}

#[derive(sqlx::FromRow)]
struct SignedIn {
    account_id: AccountId,
    created_at: Moment,
    seen_at: Moment,
    account_name: String,
    account_language: Language,
    member_id: Option<MemberId>,
    roles: Option<String>,
    active: Option<bool>,
    structure_id: Option<StructureId>,
    structure_name: Option<String>,
    slug: Option<String>,
    time_zone: Option<String>,
    country: Option<String>,
    language: Option<Language>,
    profile: Option<String>,
    network_id: Option<NetworkId>,
    network_name: Option<String>,
    region_id: Option<RegionId>,
    officer_active: Option<bool>,
}

fn signed_in(db: &Db, hash: &str) -> Select {
    db.from(SignIns::Table)
        .cols([SignIns::AccountId, SignIns::CreatedAt, SignIns::SeenAt])
        .expr(col(Accounts::Name), "account_name")
        .expr(col(Accounts::Language), "account_language")
        .cols([Memberships::MemberId, Memberships::Roles, Memberships::Active])
        .expr(col(Structures::Id), "structure_id")
        .expr(col(Structures::Name), "structure_name")
        .cols([Structures::Slug, Structures::TimeZone, Structures::Country, Structures::Language, Structures::Profile])
        .expr(col(Networks::Id), "network_id")
        .expr(col(Networks::Name), "network_name")
        .cols([Officers::RegionId])
        .expr(col(Officers::Active), "officer_active")
        .join_open(Accounts::Table, col(Accounts::Id).eq(col(SignIns::AccountId)))
        .left_join_open(
            Memberships::Table,
            col(Memberships::AccountId).eq(col(SignIns::AccountId)).and(col(Memberships::StructureId).eq(col(SignIns::StructureId))),
        )
        .left_join_open(Structures::Table, col(Structures::Id).eq(col(SignIns::StructureId)))
        .left_join_open(
            Officers::Table,
            col(Officers::AccountId).eq(col(SignIns::AccountId)).and(col(Officers::NetworkId).eq(col(SignIns::NetworkId))),
        )
        .left_join_open(Networks::Table, col(Networks::Id).eq(col(Officers::NetworkId)))
        .filter(col(SignIns::TokenHash).eq(hash))
}

/// Who holds this browser's cookie; nobody when it names no living sign-in.
///
/// # Errors
/// When the database does not answer.
pub async fn of_page(parts: &Arc<Parts>, headers: &HeaderMap) -> Result<Visit, Refusal> {
    let now = parts.clock.now();
    let nobody = Visit::nobody(Face::Page, asked_language(headers), now);
    let Some(word) = cookie(headers, cookie_name(parts.config.is_https())) else { return Ok(nobody) };
    let hash = hash_token(word);
    let q = signed_in(&parts.db, &hash);
    let Some(row) = parts.db.glance::<SignedIn>(&q).await? else { return Ok(nobody) };
    if now.0 - row.seen_at.0 > IDLE || now.0 - row.created_at.0 > ABSOLUTE {
        return Ok(nobody);
    }
    if now.0 - row.seen_at.0 > SEEN_EVERY {
        seen(parts, hash.clone(), now);
    }
    let place = row.structure_id.map(|s| s.0).or(row.network_id.map(|n| n.0));
    let csrf = form_token(&csrf_token(parts, &hash), row.account_id, place);
    let visit = row.into_visit(nobody)?;
    Ok(Visit { csrf, sign_in: Some(hash), ..visit })
}

impl SignedIn {
    fn into_visit(self, nobody: Visit) -> Result<Visit, Refusal> {
        let visit = Visit { language: self.account_language, ..nobody.clone() };
        if let (Some(member), Some(true)) = (self.member_id, self.active) {
            let here = Place {
                structure_id: self.structure_id,
                structure_name: self.structure_name,
                slug: self.slug,
                time_zone: self.time_zone,
                country: self.country,
                language: self.language,
                profile: self.profile,
            };
            let roles = Roles::read(&self.roles.unwrap_or_default());
            let person = Person::Member { account: self.account_id, member, name: self.account_name, roles };
            return here.here().map_or(Ok(nobody), |h| Ok(visit.entering(h, person)));
        }
        match (self.network_id, self.officer_active) {
            (Some(network), Some(true)) => {
                let network_name = self.network_name.unwrap_or_default();
                let region = self.region_id;
                Ok(Visit {
                    person: Person::Officer { account: self.account_id, name: self.account_name, network, network_name, region },
                    ..visit
                })
            }
            _ => Ok(nobody),
        }
    }
}

/// What is read of a structure to work in it.
#[derive(sqlx::FromRow)]
struct Place {
    structure_id: Option<StructureId>,
    structure_name: Option<String>,
    slug: Option<String>,
    time_zone: Option<String>,
    country: Option<String>,
    language: Option<Language>,
    profile: Option<String>,
}

impl Place {
    fn here(self) -> Option<Here> {
        Some(Here {
            id: self.structure_id?,
            name: self.structure_name?,
            slug: self.slug?,
            zone: Zone::named(&self.time_zone?).ok()?,
            country: self.country?,
            language: self.language?,
            profile: self.profile?,
        })
    }
}

/// A structure by its slug, for the command line.
///
/// # Errors
/// When the database does not answer.
pub async fn structure(parts: &Parts, slug: &str) -> Result<Option<Here>, crate::db::Error> {
    let mut tx = parts.db.read().await?;
    let q = place(tx.from(Structures::Table)).filter(col(Structures::Slug).eq(slug));
    Ok(tx.opt::<Place>(&q).await?.and_then(Place::here))
}

fn place(q: Select) -> Select {
    q.expr(col(Structures::Id), "structure_id").expr(col(Structures::Name), "structure_name").cols([
        Structures::Slug,
        Structures::TimeZone,
        Structures::Country,
        Structures::Language,
        Structures::Profile,
    ])
}

/// The last request is written beside the request, which does not wait for it.
fn seen(parts: &Arc<Parts>, hash: String, now: Moment) {
    let parts = parts.clone();
    tokio::spawn(async move {
        let written = async {
            let mut tx = parts.db.write().await?;
            let q = tx.update(SignIns::Table).set(SignIns::SeenAt, now).filter(col(SignIns::TokenHash).eq(hash));
            tx.run(&q).await?;
            tx.commit().await
        };
        if let Err(e) = written.await {
            tracing::warn!(error = %e, "the last request of a sign-in could not be written");
        }
    });
}

/// What a form carries back: its sign-in's secret, then the account and the place it was shown in. A form that outlives its
/// sign-in is taken up again by that person in that place only.
fn form_token(secret: &str, account: AccountId, place: Option<Uuid>) -> String {
    format!("{secret}.{}.{}", account.0.simple(), place.unwrap_or_default().simple())
}

/// The account and the place a form was shown in.
pub fn shown_in(token: &str) -> Option<(AccountId, Uuid)> {
    let mut parts = token.split('.').skip(1);
    Some((AccountId(parts.next()?.parse().ok()?), parts.next()?.parse().ok()?))
}

/// The secret every form of a sign-in carries back.
pub fn csrf_token(parts: &Parts, sign_in_hash: &str) -> String {
    data_encoding::BASE64URL_NOPAD.encode(&parts.config.key.mac("csrf", &[sign_in_hash.as_bytes()])[..18])
}

#[derive(sqlx::FromRow)]
struct Token {
    id: TokenId,
    role: Role,
    #[sqlx(flatten)]
    place: Place,
}

/// The program that holds this bearer token.
///
/// # Errors
/// [`Refusal::SignedOut`] when there is none, it is unknown or withdrawn.
pub async fn of_api(parts: &Arc<Parts>, headers: &HeaderMap) -> Result<Visit, Refusal> {
    let nobody = Visit::nobody(Face::Api, asked_language(headers), parts.clock.now());
    let given = headers.get(header::AUTHORIZATION).and_then(|v| v.to_str().ok());
    let Some(word) = given.and_then(|v| v.strip_prefix("Bearer ")).and_then(|v| v.trim().strip_prefix("jalon_")) else {
        return Ok(nobody);
    };
    let Some(token) = LinkToken::read(word) else { return Ok(nobody) };
    let mut scope = parts.db.read_in(token.structure).await?;
    let q = scope
        .from(Tokens::Table)
        .cols([Tokens::Id, Tokens::Role])
        .filter(col(Tokens::TokenHash).eq(token.hash()).and(col(Tokens::WithdrawnAt).is_null()));
    let Some(found) = scope.opt::<Token>(&placed(q, Tokens::Table)).await? else { return Ok(nobody) };
    let Some(here) = found.place.here() else { return Ok(nobody) };
    Ok(nobody.entering(here, Person::Token { token: found.id, role: found.role }))
}

/// A reading of a structure's row together with the structure.
fn placed<T: TenantTable>(q: Select, _: T) -> Select {
    place(q.join_open(Structures::Table, col(Structures::Id).eq(Expr::col((T::TABLE, "structure_id")))))
}
