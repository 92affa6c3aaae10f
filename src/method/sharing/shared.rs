//! What a reader reads behind its door: what the other side lets it, in the words that were agreed to, and nothing else.
//!
//! Invariant: the page has one source, [`store::readable`]; the coach who looks at what the reader sees is shown this very page.

use super::{
    SharingState, Whose,
    store::{self, Item, Of},
};
use crate::{
    db::Scope,
    desk::{Person, Purpose, Refusal},
    kernel::{Day, Language, ids::*},
    method::{
        agreements::{party::paragraphs, store::People},
        doors::{self, DoorState, store::Door},
        sharing::write,
    },
    web::{Answer, Ask, filters},
};
use askama::Template;
use uuid::Uuid;

/// The reader's page.
#[derive(Template)]
#[template(path = "sharing/shared.html")]
pub struct SharedPage {
    pub structure: String,
    pub coach: String,
    /// The reader, and who lets it read.
    pub name: String,
    pub owner: String,
    pub whose: Whose,
    pub items: Vec<Shown>,
    /// The door shows nothing any more.
    pub over: bool,
    pub address: String,
    pub languages: Vec<(Language, bool)>,
}

/// One thing that is read.
pub struct Shown {
    pub id: SharingId,
    pub key: String,
    pub text: Vec<String>,
    pub since: Option<Day>,
    pub employer: String,
    /// Not agreed to yet: the coach sees what would be added.
    pub asked: bool,
}

impl From<Item> for Shown {
    fn from(i: Item) -> Shown {
        let asked = i.state == SharingState::Asked;
        Shown { id: i.id, key: i.kind.key(), text: paragraphs(&i.wording), since: i.said_on, employer: i.employer, asked }
    }
}

/// Whose page it is.
pub struct Reader {
    pub whose: Whose,
    pub of: Of,
    pub people: People,
}

/// A job for its employer; the accompaniment for its person.
///
/// # Errors
/// [`Refusal::NotFound`].
pub async fn reader(scope: &mut Scope, whose: Whose, subject: Uuid) -> Result<Reader, Refusal> {
    let (of, people) = match whose {
        Whose::Trainee => {
            let (job, people) = write::job(scope, subject.into()).await?;
            (Of::Placement(job.id), people)
        }
        Whose::Employer => {
            let case = CaseId(subject);
            let people = crate::method::agreements::store::people(scope, case, None, None).await?;
            (Of::Case(case), people.ok_or(Refusal::NotFound)?)
        }
    };
    Ok(Reader { whose, of, people })
}

/// The page of a reader, as it is at this moment; with `asked`, as it would be were all agreed to. A door that is shut or over
/// shows nothing.
///
/// # Errors
/// When the database does not answer.
pub async fn drawn(ask: &mut Ask, reader: &Reader, door: Option<&Door>, asked: bool, address: String) -> Result<SharedPage, Refusal> {
    let here = ask.visit.here.clone().ok_or(Refusal::NotFound)?;
    let (language, now, today) = (ask.visit.language, ask.visit.now, ask.visit.today);
    let over = door.is_some_and(|d| d.state(reader.people.stage, now) != DoorState::Open) || reader.people.stage.is_over();
    let items = if over { Vec::new() } else { store::readable(ask.scope().await?, reader.of, reader.whose, today, asked).await? };
    let people = &reader.people;
    let reading = reader.whose.reader();
    Ok(SharedPage {
        structure: here.name,
        coach: people.coach.clone(),
        name: door.map_or_else(|| people.name(reading), |d| d.recipient_name.clone()),
        owner: people.first_name.clone(),
        whose: reader.whose,
        items: items.into_iter().map(Shown::from).collect(),
        over,
        address,
        languages: Language::ALL.iter().map(|l| (*l, *l == language)).collect(),
    })
}

async fn page(mut ask: Ask, whose: Whose) -> Result<Answer, Refusal> {
    let Person::Door { door, purpose, subject } = ask.visit.person else { return Err(Refusal::NotFound) };
    if purpose != whose.purpose() {
        return Err(Refusal::NotFound);
    }
    let address = format!("/l/{}/{}", ask.path.get("token").map_or("", String::as_str), purpose.word());
    let scope = ask.scope().await?;
    let door = doors::store::find(scope, door).await?.ok_or(Refusal::NotFound)?;
    let reader = reader(scope, whose, subject).await?;
    let page = drawn(&mut ask, &reader, Some(&door), false, address).await?;
    // What was seen, and when, is in the journal, thing by thing.
    for item in &page.items {
        ask.read("sharing.seen", item.id);
    }
    let title = ask.t1("shared-title", "structure", &page.structure);
    ask.bare(title, &page)
}

/// `/l/{token}/shared_with_employer`
///
/// # Errors
/// [`Refusal::NotFound`] through a door of another purpose.
pub async fn with_employer(ask: Ask) -> Result<Answer, Refusal> {
    page(ask, Whose::Trainee).await
}

/// `/l/{token}/shared_with_trainee`
///
/// # Errors
/// As [`with_employer`].
pub async fn with_trainee(ask: Ask) -> Result<Answer, Refusal> {
    page(ask, Whose::Employer).await
}

/// The purposes that read.
pub fn is_reading(purpose: Purpose) -> Option<Whose> {
    match purpose {
        Purpose::SharedWithEmployer => Some(Whose::Trainee),
        Purpose::SharedWithTrainee => Some(Whose::Employer),
        Purpose::Agreement | Purpose::Consent | Purpose::Transfer | Purpose::Pulse | Purpose::Rating | Purpose::Synthesis => None,
    }
}
