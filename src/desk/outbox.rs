//! The outbox: a mail is a row written in the action's own transaction; a worker sends it afterwards, and again until
//! it is taken.

use super::Desk;
use crate::{
    db::{Result, Scope, col, tables::*},
    kernel::{
        Moment,
        ids::{DoorId, LinkId, MailId, MailWishId},
    },
};
use sea_query::ExprTrait;

/// The secret address a mail holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Address {
    Link(LinkId),
    Door(DoorId),
}

/// A mail to send. In `body`, `{link}` stands for the address of `link`, and `{stop}` for the one that turns the kind of mail
/// off; both are made only when the mail leaves.
pub struct Letter {
    pub recipient: String,
    pub subject: String,
    pub body: String,
    pub link: Option<Address>,
    /// For a mail nobody asked for: the wish it leaves by, unless it is refused meanwhile.
    pub unasked: Option<MailWishId>,
}

impl Desk {
    /// Puts a mail into the outbox; it leaves when the action is committed.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn post(&mut self, letter: Letter) -> Result<MailId> {
        let id: MailId = self.fresh();
        let (link, door) = match letter.link {
            Some(Address::Link(link)) => (Some(link), None),
            Some(Address::Door(door)) => (None, Some(door)),
            None => (None, None),
        };
        let q = self.scope.insert(vec![
            (Mails::Id, id.into()),
            (Mails::LinkId, link.into()),
            (Mails::Door, door.into()),
            (Mails::Recipient, letter.recipient.into()),
            (Mails::Subject, letter.subject.into()),
            (Mails::Body, letter.body.into()),
            (Mails::State, "queued".into()),
            (Mails::DueAt, self.now.into()),
        ]);
        self.scope.run_one(&q).await?;
        if let Some(wish) = letter.unasked {
            let q = self.scope.insert(vec![(UnaskedMails::Id, id.into()), (UnaskedMails::WishId, wish.into())]);
            self.scope.run_one(&q).await?;
        }
        wake(&mut self.scope, self.now).await?;
        Ok(id)
    }
}

/// Tells the worker that this structure has something to send from then on. The caller holds the structure's turn.
pub(crate) async fn wake(scope: &mut Scope, at: Moment) -> Result<()> {
    let structure = scope.structure();
    let own = col(WakeUps::StructureId).eq(structure);
    let tx = scope.tx();
    let q = tx.insert(vec![(WakeUps::StructureId, structure.into()), (WakeUps::DueAt, at.into())]).or_ignore();
    tx.run(&q).await?;
    let q = tx.update(WakeUps::Table).set(WakeUps::DueAt, at).filter(own.and(col(WakeUps::DueAt).gt(at)));
    tx.run(&q).await?;
    Ok(())
}
