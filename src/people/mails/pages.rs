//! One's mails: a page of the account, and the page behind the address in each mail nobody asked for.
//!
//! Invariant: opening the second — GET, HEAD, by a scanner or a mailbox — changes nothing; only a press does.

use super::{
    MailKind,
    actions::{AcceptMails, ChooseMails, RefuseMails},
    store,
};
use crate::{
    desk::{Audience, Person, Refusal},
    kernel::Language,
    people::members,
    web::{Answer, Ask, Filled, Table, filters},
};
use askama::Template;

#[derive(Template)]
#[template(path = "mails/account.html")]
pub struct AccountPage {
    pub form: Filled,
    pub structure: String,
    pub email: Option<String>,
    /// The kinds they can choose, each with whether it is sent.
    pub kinds: Vec<(MailKind, bool)>,
}

/// The page behind a mail's address.
#[derive(Template)]
#[template(path = "mails/wish.html")]
pub struct WishPage {
    pub form: Filled,
    pub structure: String,
    pub is_digest: bool,
    pub refused: bool,
    pub email: String,
    pub address: String,
    pub languages: Vec<(Language, bool)>,
}

pub fn register(t: &mut Table) {
    t.action::<ChooseMails>();
    t.action::<RefuseMails>();
    t.action::<AcceptMails>();
    t.page("/account/mails", "mail.choices", Audience::STAFF, account);
    t.button::<ChooseMails>("/account/mails/choose");
    t.link_form::<RefuseMails, _, _>("/m/{token}", wish);
    t.link_form::<AcceptMails, _, _>("/m/{token}/again", wish);
}

async fn account(mut ask: Ask) -> Result<Answer, Refusal> {
    let me = ask.visit.member().ok_or(Refusal::NotFound)?;
    let here = ask.visit.here.clone().ok_or(Refusal::NotFound)?;
    let decides = ask.visit.is_in(Audience::DECIDERS);
    let scope = ask.scope().await?;
    let member = members::store::find(scope, me).await?.ok_or(Refusal::NotFound)?;
    let mut kinds = Vec::new();
    if let Some(email) = member.email.as_deref().filter(|_| decides) {
        let said = store::of_address(scope, email, MailKind::Digest).await?.and_then(|w| w.wanted);
        kinds.push((MailKind::Digest, said.unwrap_or_else(|| MailKind::Digest.usual(&member.roles()))));
    }
    let page = AccountPage { form: Filled::default(), structure: here.name, email: member.email, kinds };
    ask.page("nav-account", ask.t("mails-title"), &page)
}

async fn wish(mut ask: Ask, form: Filled) -> Result<Answer, Refusal> {
    let Person::Mailbox { wish } = ask.visit.person else { return Err(Refusal::NotFound) };
    let language = ask.visit.language;
    let structure = ask.visit.here.clone().ok_or(Refusal::NotFound)?.name;
    let wish = store::find(ask.scope().await?, wish).await?.ok_or(Refusal::NotFound)?;
    let word = ask.path.get("token").cloned().unwrap_or_default();
    let page = WishPage {
        form,
        refused: wish.is_refused(),
        structure,
        is_digest: wish.kind == MailKind::Digest,
        email: wish.address,
        address: format!("/m/{word}"),
        languages: Language::ALL.iter().map(|l| (*l, *l == language)).collect(),
    };
    let title = ask.t1("mails-of", "structure", &page.structure);
    ask.bare(title, &page)
}
