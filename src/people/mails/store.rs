//! The SQL of what people want to be mailed.

use super::MailKind;
use crate::{
    config::Key,
    db::{Error, Result, Scope, col, tables::*},
    desk::LinkToken,
    kernel::{Language, Moment, ids::*},
    people::accounts::folded,
};
use sea_query::{Expr, ExprTrait, Func};

/// What somebody said of a kind of mail, if anything.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Wish {
    pub id: MailWishId,
    /// Without case.
    pub address: String,
    pub kind: MailKind,
    /// Nothing was said.
    pub wanted: Option<bool>,
}

impl Wish {
    pub fn is_refused(&self) -> bool {
        self.wanted == Some(false)
    }
}

const COLUMNS: [MailWishes; 4] = [MailWishes::Id, MailWishes::Address, MailWishes::Kind, MailWishes::Wanted];

/// # Errors
/// When the database does not answer.
pub async fn find(scope: &mut Scope, id: MailWishId) -> Result<Option<Wish>> {
    let q = scope.from(MailWishes::Table).cols(COLUMNS).filter(col(MailWishes::Id).eq(id));
    scope.opt(&q).await
}

/// What an address said of a kind of mail; nothing when it was never written to about it.
///
/// # Errors
/// When the database does not answer.
pub async fn of_address(scope: &mut Scope, address: &str, kind: MailKind) -> Result<Option<Wish>> {
    let own = col(MailWishes::Address).eq(folded(address)).and(col(MailWishes::Kind).eq(kind));
    let q = scope.from(MailWishes::Table).cols(COLUMNS).filter(own);
    scope.opt(&q).await
}

/// A new address to write to.
pub struct NewWish<'a> {
    pub id: MailWishId,
    pub address: &'a str,
    pub kind: MailKind,
    /// The language that its page speaks.
    pub language: Language,
}

/// The wish of an address, made where there is none: each mail nobody asked for leaves by one.
///
/// # Errors
/// When the database does not answer.
pub async fn open(scope: &mut Scope, key: &Key, new: NewWish<'_>) -> Result<Wish> {
    let token = LinkToken::of_wish(key, scope.structure(), new.id);
    let q = scope.insert(vec![
        (MailWishes::Id, new.id.into()),
        (MailWishes::Address, folded(new.address).into()),
        (MailWishes::Kind, new.kind.into()),
        (MailWishes::TokenHash, token.hash().into()),
        (MailWishes::Language, new.language.into()),
    ]);
    scope.run(&q.or_ignore()).await?;
    of_address(scope, new.address, new.kind).await?.ok_or(Error::Dangling)
}

/// Notes what somebody wants. Refusing lets nothing leave any more that waits to.
///
/// # Errors
/// When the wish is not there.
pub async fn say(scope: &mut Scope, id: MailWishId, wanted: bool, now: Moment) -> Result<()> {
    let q = scope.update(MailWishes::Table).set(MailWishes::Wanted, wanted).set(MailWishes::SaidAt, now);
    scope.run_one(&q.filter(col(MailWishes::Id).eq(id))).await?;
    if wanted {
        return Ok(());
    }
    let own = scope.from(UnaskedMails::Table).cols([UnaskedMails::Id]).filter(col(UnaskedMails::WishId).eq(id));
    let waiting = own.holds(col(Mails::Id)).and(col(Mails::State).eq("queued"));
    let q = scope.update(Mails::Table).set(Mails::State, "dead").set(Mails::Error, REFUSED).filter(waiting);
    scope.run(&q).await.map(|_| ())
}

/// Why a mail did not leave that somebody does not want.
pub const REFUSED: &str = "refused";

/// Whether the person of a contact's row refuses a kind of mail, for the join of another statement.
pub fn refused_by_contact(kind: MailKind) -> Expr {
    let address = Expr::from(Func::lower(col(Contacts::Email)));
    col(MailWishes::Address).eq(address).and(col(MailWishes::Kind).eq(kind)).and(col(MailWishes::Wanted).eq(false))
}
