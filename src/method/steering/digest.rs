//! The week in numbers: on Monday morning those who steer a structure are told by mail what to look at.
//!
//! Invariant: one a person and week at most, however many processes make rounds: each is kept with its week, in the structure's
//! turn. It names nobody.

use super::{
    Counted,
    store::{self, Look},
};
use crate::{
    db::{Result, Scope, col, tables::*},
    desk::{Action, Audience, Desk, Here, Letter, Refusal, Role, Roles, Saved, World},
    kernel::{Day, Language, Moment, ids::*},
    people::{
        accounts,
        mails::{self, MailKind, store::NewWish},
        members,
        profiles::store as profiles,
    },
    web::texts,
};
use sea_query::ExprTrait;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// It is written on Mondays from this hour on, on the structure's wall; later that day when nothing ran in the morning.
const HOUR: i8 = 6;

/// Whether it is written at a moment.
pub fn is_time(here: &Here, now: Moment) -> bool {
    here.zone.day(now).weekday() == 1 && here.zone.hour_minute(now).0 >= HOUR
}

/// One person is told the week in numbers; when there is nothing to say, that is kept and no mail leaves.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SendDigest {
    pub id: MemberId,
}

impl Action for SendDigest {
    const NAME: &'static str = "digest.send";
    const ABOUT: &'static str = "Mails somebody who steers the structure the week in numbers, once a week";
    const API: &'static str = "";
    const AUDIENCE: Audience = Audience::OPERATOR;

    fn example(w: &World) -> Self {
        SendDigest { id: w.coach }
    }

    async fn run(self, desk: &mut Desk) -> std::result::Result<Saved, Refusal> {
        let here = desk.here().clone();
        if !is_time(&here, desk.now) || !due(&mut desk.scope, desk.today).await?.contains(&self.id) {
            return Err(Refusal::rule("id", "err-digest-not-due"));
        }
        let numbers = profiles::on(&mut desk.scope, &here, desk.today).await?;
        let look = Look { here: &here, numbers: &numbers, today: desk.today, now: desk.now };
        let counts = store::counts(&mut desk.scope, &look).await?;
        let counts: Vec<Counted> = counts.into_iter().filter(|c| c.count > 0).collect();
        let mail = if counts.is_empty() { None } else { Some(write(desk, self.id, &counts).await?) };
        let id: DigestId = desk.fresh();
        let q = desk.scope.insert(vec![
            (Digests::Id, id.into()),
            (Digests::MemberId, self.id.into()),
            (Digests::WeekOn, desk.today.into()),
            (Digests::MailId, mail.into()),
        ]);
        desk.scope.run_one(&q).await?;
        Ok(Saved::new(self.id, 1, "/steering".into()))
    }
}

async fn write(desk: &mut Desk, to: MemberId, counts: &[Counted]) -> std::result::Result<MailId, Refusal> {
    let member = members::store::find(&mut desk.scope, to).await?.ok_or(Refusal::NotFound)?;
    let address = member.email.clone().ok_or_else(|| Refusal::rule("id", "err-member-no-email"))?;
    let account = match members::store::account(&mut desk.scope, to).await? {
        Some(id) => accounts::store::by_id(desk.scope.tx(), id).await?,
        None => None,
    };
    let language = account.map_or(desk.here().language, |a| a.language);
    let (id, key) = (desk.fresh(), desk.parts.config.key.clone());
    let new = NewWish { id, address: &address, kind: MailKind::Digest, language };
    let wish = mails::store::open(&mut desk.scope, &key, new).await?;
    let structure = desk.here().name.clone();
    let subject = texts::say_with(language, "digest-subject", &[("structure", &structure)]);
    let body = body(language, &structure, &desk.parts.config.base_url, counts);
    Ok(desk.post(Letter { recipient: address, subject, body, link: None, unasked: Some(wish.id) }).await?)
}

/// A paragraph a number, each with the address of its list.
fn body(language: Language, structure: &str, base: &str, counts: &[Counted]) -> String {
    let mut paragraphs = vec![texts::say_with(language, "digest-hello", &[("structure", &structure)])];
    paragraphs.extend(counts.iter().map(|c| {
        let count = if c.more { format!("{}+", c.count) } else { c.count.to_string() };
        format!("{count} · {}\n{base}{}", texts::say(language, &c.matter.key()), c.matter.page())
    }));
    paragraphs.push(texts::say_with(language, "mail-stop", &[("stop", &"{stop}")]));
    paragraphs.join("\n\n")
}

/// The members who are to be told on this Monday and were not yet: at work, signing in, and wanting it.
///
/// # Errors
/// When the database does not answer.
pub async fn due(scope: &mut Scope, monday: Day) -> Result<Vec<MemberId>> {
    #[derive(sqlx::FromRow)]
    struct Row {
        id: MemberId,
        roles: String,
        email: Option<String>,
    }
    use Members as M;
    let told = scope.from(Digests::Table).cols([Digests::Id]);
    let told = told.filter(col(Digests::MemberId).eq(col(M::Id)).and(col(Digests::WeekOn).eq(monday))).exists();
    let q = scope.from(M::Table).cols([M::Id, M::Roles, M::Email]).filter(col(M::Active).eq(true).and(told.not()));
    let rows: Vec<Row> = scope.all(&q).await?;
    let signing_in = members::store::signing_in(scope).await?;
    let mut due = Vec::new();
    for row in rows.into_iter().filter(|r| signing_in.contains(&r.id)) {
        let roles = Roles::read(&row.roles);
        let Some(email) = row.email.filter(|_| roles.has(Role::Director) || roles.has(Role::QualityReferent)) else { continue };
        let said = mails::store::of_address(scope, &email, MailKind::Digest).await?.and_then(|w| w.wanted);
        if said.unwrap_or_else(|| MailKind::Digest.usual(&roles)) {
            due.push(row.id);
        }
    }
    Ok(due)
}
