//! A door's mail: the same for everything that is put to somebody without an account.

use super::store::{self, NewDoor};
use crate::{
    desk::{Address, Desk, Letter, Refusal},
    kernel::ids::DoorId,
    method::{agreements::store::People, milestones::ceiling},
    people::mails::{MailKind, store as mails},
    web::texts as say,
};

/// What a mail is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// An agreement to sign, as its two parties read of it.
    AgreementOfTrainee,
    AgreementOfEmployer,
    /// Whether words may be read by the other side.
    Consent,
    /// What the employer, or the person, may read.
    ForEmployer,
    ForTrainee,
    /// Whether a case may go on elsewhere.
    Transfer,
    /// How work goes.
    PulseOfTrainee,
    PulseOfEmployer,
}

impl About {
    /// The texts of its subject and body.
    fn texts(self) -> (&'static str, &'static str) {
        match self {
            About::AgreementOfTrainee => ("mail-agreement-subject", "mail-agreement-trainee"),
            About::AgreementOfEmployer => ("mail-agreement-subject", "mail-agreement-employer"),
            About::Consent => ("mail-sharing-subject", "mail-sharing-body"),
            About::ForEmployer => ("mail-shared-subject", "mail-shared-employer"),
            About::ForTrainee => ("mail-shared-subject", "mail-shared-trainee"),
            About::Transfer => ("mail-transfer-subject", "mail-transfer"),
            About::PulseOfTrainee => ("mail-pulse-subject", "mail-pulse-trainee"),
            About::PulseOfEmployer => ("mail-pulse-subject", "mail-pulse-employer"),
        }
    }
}

/// Opens a door and mails it: not to who refused such mails, not above the ceiling. Whoever gets it can turn such
/// mails off. Of the person only the first name is said.
///
/// # Errors
/// `err-mails-refused`, `err-mailed-today`, `err-mails-month`.
pub async fn mail(desk: &mut Desk, new: &NewDoor<'_>, about: About, people: &People) -> Result<DoorId, Refusal> {
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
    let (subject, body) = about.texts();
    let subject = say::say_with(language, subject, &[("structure", &structure)]);
    let body = say::say_with(
        language,
        body,
        &[
            ("contact", &new.name),
            ("name", &people.first_name),
            ("coach", &people.coach),
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
