//! The SQL of mailed links: each is bound to one question, kept as a hash, and ends.

use super::{LINK_DAYS, LinkState, link_state, store::Question};
use crate::{
    db::{Result, Scope, Select, col, count, tables::*},
    desk::{Address, Desk, Letter, LinkToken, Refusal},
    kernel::{EmailAddress, Language, Moment, ids::*, moment::DAY},
    method::cases::Stage,
    people::{
        accounts::folded,
        mails::{MailKind, store as mails},
    },
    web::texts,
};
use sea_query::{ExprTrait, Order};

/// A link as its page reads it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Link {
    pub id: LinkId,
    pub milestone_id: MilestoneId,
    pub contact_id: Option<ContactId>,
    pub recipient: String,
    pub recipient_name: String,
    pub language: Language,
    pub created_at: Moment,
    pub expires_at: Moment,
    pub answered_at: Option<Moment>,
    pub withdrawn_at: Option<Moment>,
    /// Handed over on a sheet, not mailed.
    pub handed: bool,
    /// The latest answer given through it.
    pub given: Option<super::Answer>,
}

impl Link {
    /// Whether it takes an answer, a first or another one.
    pub fn is_open(&self, q: &Question, now: Moment) -> bool {
        matches!(self.state(q, now), LinkState::Asking | LinkState::Changing)
    }

    /// Where it stands, given where its case stands. What was mailed to an address that is not the firm's contact's any more is
    /// as if it were withdrawn: it may have been mistyped, or somebody else speaks for the firm.
    pub fn state(&self, q: &Question, now: Moment) -> LinkState {
        let astray = !self.handed && q.contact_email.as_deref().map(folded) != Some(folded(&self.recipient));
        link_state(self.expires_at, self.answered_at, self.withdrawn_at.is_some() || astray, q.stage == Stage::Closed, now)
    }
}

const COLUMNS: [Links; 11] = [
    Links::Id,
    Links::MilestoneId,
    Links::ContactId,
    Links::Recipient,
    Links::RecipientName,
    Links::Language,
    Links::CreatedAt,
    Links::ExpiresAt,
    Links::AnsweredAt,
    Links::WithdrawnAt,
    Links::Handed,
];

/// # Errors
/// When the database does not answer.
pub async fn find(scope: &mut Scope, id: LinkId) -> Result<Option<Link>> {
    let q = select(scope).filter(col(Links::Id).eq(id));
    scope.opt(&q).await
}

fn select(scope: &Scope) -> Select {
    let given = scope
        .from(Answers::Table)
        .cols([Answers::Answer])
        .filter(col(Answers::LinkId).eq(col(Links::Id)))
        .order(Answers::GivenAt, Order::Desc)
        .order(Answers::Id, Order::Desc)
        .limit(1);
    scope.from(Links::Table).cols(COLUMNS).expr(given.value(), "given")
}

/// The link of a question to this person that still asks, for a reminder.
async fn asking(scope: &mut Scope, milestone: MilestoneId, recipient: &str, now: Moment) -> Result<Option<Link>> {
    let q = select(scope)
        .filter(col(Links::MilestoneId).eq(milestone).and(col(Links::Recipient).eq(recipient)).and(col(Links::Handed).eq(false)))
        .filter(col(Links::AnsweredAt).is_null().and(col(Links::WithdrawnAt).is_null()).and(col(Links::ExpiresAt).gt(now)))
        .limit(1);
    scope.opt(&q).await
}

/// The latest link of a question, whatever became of it.
///
/// # Errors
/// When the database does not answer.
pub async fn latest(scope: &mut Scope, milestone: MilestoneId) -> Result<Option<LinkId>> {
    let q = scope
        .from(Links::Table)
        .cols([Links::Id])
        .filter(col(Links::MilestoneId).eq(milestone))
        .order(Links::CreatedAt, Order::Desc)
        .order(Links::Id, Order::Desc)
        .limit(1);
    Ok(scope.opt::<(LinkId,)>(&q).await?.map(|found| found.0))
}

/// The sheet of a question that can still be answered, or changed.
///
/// # Errors
/// When the database does not answer.
pub async fn handed(scope: &mut Scope, milestone: MilestoneId, now: Moment) -> Result<Option<Link>> {
    let q = select(scope)
        .filter(col(Links::MilestoneId).eq(milestone).and(col(Links::Handed).eq(true)).and(col(Links::WithdrawnAt).is_null()))
        .filter(col(Links::ExpiresAt).gt(now))
        .order(Links::CreatedAt, Order::Desc)
        .order(Links::Id, Order::Desc)
        .limit(1);
    scope.opt(&q).await
}

/// How many answers were given through a link.
///
/// # Errors
/// When the database does not answer.
pub async fn answers(scope: &mut Scope, id: LinkId) -> Result<i64> {
    let q = scope.from(Answers::Table).expr(count(), "n").filter(col(Answers::LinkId).eq(id));
    Ok(scope.one::<(i64,)>(&q).await?.0)
}

/// Notes the first answer.
///
/// # Errors
/// When the link is not there.
pub async fn answered(scope: &mut Scope, link: &Link, now: Moment) -> Result<()> {
    if link.answered_at.is_some() {
        return Ok(());
    }
    let q = scope.update(Links::Table).set(Links::AnsweredAt, now).filter(col(Links::Id).eq(link.id).and(col(Links::AnsweredAt).is_null()));
    scope.run_one(&q).await
}

/// Ends a link; what was answered stays.
///
/// # Errors
/// When it was withdrawn already.
pub async fn withdraw(scope: &mut Scope, id: LinkId, now: Moment) -> Result<()> {
    let q = scope.update(Links::Table).set(Links::WithdrawnAt, now).filter(col(Links::Id).eq(id).and(col(Links::WithdrawnAt).is_null()));
    scope.run_one(&q).await?;
    // A mail that has not left need not leave.
    let q = scope.update(Mails::Table).set(Mails::State, "dead").set(Mails::Error, "withdrawn");
    let q = q.filter(col(Mails::LinkId).eq(id).and(col(Mails::State).eq("queued")));
    scope.run(&q).await.map(|_| ())
}

/// Whether a question leaves because its reader asked for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// They pressed « send me a new one ».
    ByThem,
    ByUs,
}

/// Mails a question to the employer's contact: a new link, or the one that still asks.
///
/// # Errors
/// When the contact has no usable address, wants no questions by mail, or was asked today already.
pub async fn send(desk: &mut Desk, q: &Question, wanted: Wanted) -> std::result::Result<LinkId, Refusal> {
    let way_out = |r: Refusal| r.way_out("placement-open", format!("/placements/{}", q.placement_id));
    let email = q.contact_email.as_deref().and_then(|e| e.parse::<EmailAddress>().ok());
    let email = email.ok_or_else(|| way_out(Refusal::rule("id", "err-no-contact-email")))?;
    if q.requested_on == Some(desk.today) {
        return Err(way_out(Refusal::rule("id", "err-asked-today")));
    }
    let language = q.contact_language.unwrap_or(desk.here().language);
    let unasked = if wanted == Wanted::ByUs { Some(allowed(desk, q, &email, language).await?) } else { None };
    let id = match asking(&mut desk.scope, q.milestone_id, email.as_str(), desk.now).await? {
        Some(link) => link.id,
        None => open(desk, q, email.as_str(), language, false).await?,
    };
    super::store::requested(&mut desk.scope, q.milestone_id, desk.today).await?;
    let letter = Letter { unasked, ..letter(&desk.here().name, q, &email, language, id, unasked.is_some()) };
    desk.post(letter).await?;
    Ok(id)
}

/// The wish by which a question leaves that nobody asked for.
async fn allowed(desk: &mut Desk, q: &Question, email: &EmailAddress, language: Language) -> std::result::Result<MailWishId, Refusal> {
    let (id, key) = (desk.fresh(), desk.parts.config.key.clone());
    let new = mails::NewWish { id, address: email.as_str(), kind: MailKind::Questions, language };
    let wish = mails::open(&mut desk.scope, &key, new).await?;
    if wish.is_refused() {
        let refused = Refusal::rule("id", "err-mails-refused");
        return Err(refused.way_out("milestone-record", format!("/milestones/{}/record", q.milestone_id)));
    }
    Ok(wish.id)
}

/// A question on a sheet, or the one that can be answered still.
///
/// # Errors
/// When the database refuses.
pub async fn hand(desk: &mut Desk, q: &Question) -> Result<LinkId> {
    let now = desk.now;
    let can_answer = |l: &Link| l.is_open(q, now);
    if let Some(link) = handed(&mut desk.scope, q.milestone_id, desk.now).await?.filter(can_answer) {
        return Ok(link.id);
    }
    let language = q.contact_language.unwrap_or(desk.here().language);
    open(desk, q, "", language, true).await
}

async fn open(desk: &mut Desk, q: &Question, recipient: &str, language: Language, handed: bool) -> Result<LinkId> {
    let id: LinkId = desk.fresh();
    let token = LinkToken::of(&desk.parts.config.key, desk.here().id, id);
    let insert = desk.scope.insert(vec![
        (Links::Id, id.into()),
        (Links::TokenHash, token.hash().into()),
        (Links::MilestoneId, q.milestone_id.into()),
        (Links::ContactId, q.contact_id.into()),
        (Links::Recipient, recipient.into()),
        (Links::Handed, handed.into()),
        (Links::RecipientName, q.contact.clone().unwrap_or_default().into()),
        (Links::Language, language.into()),
        (Links::CreatedAt, desk.now.into()),
        (Links::ExpiresAt, desk.now.plus(LINK_DAYS * DAY).into()),
    ]);
    desk.scope.run_one(&insert).await?;
    Ok(id)
}

/// First name only, nothing sensitive in the subject, one address to press.
fn letter(structure: &str, q: &Question, email: &EmailAddress, language: Language, link: LinkId, unasked: bool) -> Letter {
    let subject = texts::say_with(language, "mail-question-subject", &[("structure", &structure)]);
    let contact = q.contact.clone().unwrap_or_default();
    let name = q.first_name.as_str();
    let body = texts::say_with(
        language,
        "mail-question-body",
        &[
            ("contact", &contact),
            ("name", &name),
            ("coach", &q.coach),
            ("structure", &structure),
            ("link", &"{link}"),
            ("days", &LINK_DAYS),
        ],
    );
    let stop = if unasked { format!("\n\n{}", texts::say_with(language, "mail-stop", &[("stop", &"{stop}")])) } else { String::new() };
    Letter { recipient: email.to_string(), subject, body: body + &stop, link: Some(Address::Link(link)), unasked: None }
}
