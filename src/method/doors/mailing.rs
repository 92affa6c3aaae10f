//! A door's mail: the same for everything that is put to somebody without an account.

use super::store::{self, Door, NewDoor};
use crate::{
    desk::{Address, Desk, Letter, Refusal},
    kernel::{Language, ids::*, moment::DAY},
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
    /// What the person says of their work, or of the firm.
    RatingOfTrainee,
    /// What somebody else says of the person's work.
    RatingOfOther,
    /// What a firm says of how it welcomes.
    RatingOfFirm,
    /// What came out of an assessment, for whom it is about.
    SynthesisOfTrainee,
    SynthesisOfFirm,
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
            About::RatingOfTrainee => ("mail-rating-subject", "mail-rating-trainee"),
            About::RatingOfOther => ("mail-rating-subject", "mail-rating-other"),
            About::RatingOfFirm => ("mail-rating-subject", "mail-rating-firm"),
            About::SynthesisOfTrainee => ("mail-synthesis-subject", "mail-synthesis-trainee"),
            About::SynthesisOfFirm => ("mail-synthesis-subject", "mail-synthesis-firm"),
        }
    }
}

/// To whom a mail goes, in which language, and how long its door opens, in days.
struct To<'a> {
    recipient: &'a str,
    name: &'a str,
    language: Language,
    days: i64,
}

/// Opens a door and mails it: not to who refused such mails, not above the ceiling. Whoever gets it can turn such
/// mails off. Of the person only the first name is said.
///
/// # Errors
/// `err-mails-refused`, `err-mailed-today`, `err-mails-month`.
pub async fn mail(desk: &mut Desk, new: &NewDoor<'_>, about: About, people: &People) -> Result<DoorId, Refusal> {
    let to = To { recipient: new.recipient.as_str(), name: new.name, language: new.language, days: new.days };
    let wish = allowed(desk, &to).await?;
    let door = store::open(desk, new).await?;
    post(desk, door, to, about, people, wish).await?;
    Ok(door)
}

/// Mails a door that opens once more, by the same rules.
///
/// # Errors
/// As [`mail`].
pub async fn again(desk: &mut Desk, door: &Door, about: About, people: &People) -> Result<(), Refusal> {
    let days = (door.expires_at.0 - desk.now.0 + DAY - 1) / DAY;
    let to = To { recipient: &door.recipient, name: &door.recipient_name, language: door.language, days };
    let wish = allowed(desk, &to).await?;
    post(desk, door.id, to, about, people, wish).await
}

/// The wish by which a mail leaves that nobody asked for.
async fn allowed(desk: &mut Desk, to: &To<'_>) -> Result<MailWishId, Refusal> {
    ceiling::of_address(desk, to.recipient).await?;
    let (id, key) = (desk.fresh(), desk.parts.config.key.clone());
    let wish = mails::NewWish { id, address: to.recipient, kind: MailKind::Questions, language: to.language };
    let wish = mails::open(&mut desk.scope, &key, wish).await?;
    if wish.is_refused() {
        return Err(Refusal::rule("id", "err-mails-refused"));
    }
    Ok(wish.id)
}

async fn post(desk: &mut Desk, door: DoorId, to: To<'_>, about: About, people: &People, wish: MailWishId) -> Result<(), Refusal> {
    let structure = desk.here().name.clone();
    let (subject, body) = about.texts();
    let subject = say::say_with(to.language, subject, &[("structure", &structure)]);
    let body = say::say_with(
        to.language,
        body,
        &[
            ("contact", &to.name),
            ("name", &people.first_name),
            ("coach", &people.coach),
            ("structure", &structure),
            ("link", &"{link}"),
            ("days", &to.days),
        ],
    );
    let stop = say::say_with(to.language, "mail-stop", &[("stop", &"{stop}")]);
    let body = format!("{body}\n\n{stop}");
    let letter = Letter { recipient: to.recipient.to_owned(), subject, body, link: Some(Address::Door(door)), unasked: Some(wish) };
    desk.post(letter).await.map(|_| ()).map_err(Into::into)
}
