//! A door's mail: the same for everything that is put to somebody without an account.

use super::store::{self, NewDoor};
use crate::{
    desk::{Address, Desk, Letter, Refusal},
    kernel::ids::DoorId,
    method::milestones::ceiling,
    people::mails::{MailKind, store as mails},
    web::texts as say,
};

/// What a mail says, as text keys, and of whom.
pub struct Words<'a> {
    pub subject: &'static str,
    pub body: &'static str,
    /// The first name of the person who is accompanied: no more is said of them in a mail.
    pub first_name: &'a str,
    pub coach: &'a str,
}

/// Opens a door and mails it: not to who refused such mails, not above the ceiling. Whoever gets it can turn such mails off.
///
/// # Errors
/// `err-mails-refused`, `err-mailed-today`, `err-mails-month`.
pub async fn mail(desk: &mut Desk, new: &NewDoor<'_>, words: Words<'_>) -> Result<DoorId, Refusal> {
    let (recipient, language) = (new.recipient.as_str(), new.language);
    ceiling::of_address(desk, recipient).await?;
    let (id, key) = (desk.fresh(), desk.parts.config.key.clone());
    let wish = mails::NewWish { id, address: recipient, kind: MailKind::Questions, language };
    let wish = mails::open(&mut desk.scope, &key, wish).await?;
    if wish.is_refused() {
        return Err(Refusal::rule("id", "err-mails-refused"));
    }
    let door = store::open(desk, new).await?;
    let structure = desk.here().name.clone();
    let subject = say::say_with(language, words.subject, &[("structure", &structure)]);
    let body = say::say_with(
        language,
        words.body,
        &[
            ("contact", &new.name),
            ("name", &words.first_name),
            ("coach", &words.coach),
            ("structure", &structure),
            ("link", &"{link}"),
            ("days", &new.days),
        ],
    );
    let stop = say::say_with(language, "mail-stop", &[("stop", &"{stop}")]);
    let body = format!("{body}\n\n{stop}");
    desk.post(Letter { recipient: recipient.to_owned(), subject, body, link: Some(Address::Door(door)), unasked: Some(wish.id) }).await?;
    Ok(door)
}
