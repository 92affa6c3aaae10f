//! What people say of the mails they did not ask for.

use super::{MailKind, store};
use crate::{
    desk::{Action, Audience, Desk, Person, Refusal, Saved, World},
    kernel::{Line, YesNo, ids::MailWishId},
    people::members,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A member says which mails they want of this structure.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChooseMails {
    pub kind: MailKind,
    pub wanted: YesNo,
}

impl Action for ChooseMails {
    const NAME: &'static str = "mail.choose";
    const ABOUT: &'static str = "Says whether one wants a kind of mail of the structure";
    /// A program gets no mail.
    const API: &'static str = "";
    const AUDIENCE: Audience = Audience::DECIDERS;

    fn example(_: &World) -> Self {
        ChooseMails { kind: MailKind::Digest, wanted: YesNo(false) }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let me = desk.me().ok_or(Refusal::Forbidden)?;
        if self.kind != MailKind::Digest {
            return Err(Refusal::rule("kind", "err-mail-kind"));
        }
        let address = members::store::find(&mut desk.scope, me).await?.and_then(|m| m.email);
        let address = address.ok_or_else(|| Refusal::rule("", "err-member-no-email"))?;
        let (id, key, language) = (desk.fresh(), desk.parts.config.key.clone(), desk.visit.language);
        let wish = store::open(&mut desk.scope, &key, store::NewWish { id, address: &address, kind: self.kind, language }).await?;
        store::say(&mut desk.scope, wish.id, self.wanted.0, desk.now).await?;
        Ok(Saved::new(wish.id, 1, "/account/mails".into()))
    }
}

/// Whoever got a mail nobody asked for wants no more of the kind. Done already is done: a mailbox presses by itself, and twice.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RefuseMails {
    /// What a mailbox sends that offers the one press (RFC 8058).
    #[serde(rename = "List-Unsubscribe", skip_serializing_if = "Option::is_none")]
    pub list_unsubscribe: Option<Line>,
}

impl Action for RefuseMails {
    const NAME: &'static str = "mail.refuse";
    const ABOUT: &'static str = "Turns off the mails that a mailed address is about";
    const API: &'static str = "";
    const AUDIENCE: Audience = Audience::LINK;

    fn example(_: &World) -> Self {
        RefuseMails { list_unsubscribe: None }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        said(desk, false).await
    }
}

/// They want them again.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AcceptMails {}

impl Action for AcceptMails {
    const NAME: &'static str = "mail.accept";
    const ABOUT: &'static str = "Turns the mails that a mailed address is about on again";
    const API: &'static str = "";
    const AUDIENCE: Audience = Audience::LINK;

    fn example(_: &World) -> Self {
        AcceptMails {}
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        said(desk, true).await
    }
}

async fn said(desk: &mut Desk, wanted: bool) -> Result<Saved, Refusal> {
    let wish: MailWishId = match desk.visit.person {
        Person::Mailbox { wish } => wish,
        _ => return Err(Refusal::NotFound),
    };
    let known = store::find(&mut desk.scope, wish).await?.ok_or(Refusal::NotFound)?;
    if known.wanted != Some(wanted) {
        store::say(&mut desk.scope, wish, wanted, desk.now).await?;
    }
    Ok(Saved::new(wish, 1, String::new()))
}
