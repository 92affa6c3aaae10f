//! What one side can reach at this moment, shown to those who read the case: each mailed address, each mail, and what would be
//! added if what waits were agreed to.
//!
//! Invariant: a face is drawn by the very function and template that its holder's press draws it with; nothing is written a
//! second time for the coach.

use super::reaches::{DoorRow, LinkRow, Mail, doors_of, links_of, mails_of};
use super::{
    SharingState, Whose, party,
    shared::{self, Reader},
    store,
};
use crate::{
    db::Scope,
    desk::{Audience, Purpose, Refusal, Visit},
    kernel::{Day, Moment, ids::*, moment::Zone},
    method::{
        agreements::{self, Party},
        assessments,
        cases::{self, Stage},
        doors::{self, DoorState},
        milestones::{LinkState, link_state, pages as questions},
        pulses,
    },
    people::accounts::folded,
    web::{Answer, Ask, Filled, Table, filters},
};
use askama::Template;
use std::collections::HashSet;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "sharing/reaches.html")]
pub struct ReachesPage {
    pub whose: Whose,
    /// The case and the job it is about.
    pub case: CaseId,
    pub job: Option<PlacementId>,
    pub person: String,
    /// Who reads.
    pub reader: String,
    pub faces: Vec<Face>,
    pub mails: Vec<Mail>,
    /// How many things are read, and how many more would be.
    pub read: usize,
    pub asked: usize,
    /// Whether the reader's door stands open.
    pub open: bool,
    pub may_write: bool,
    pub form: Filled,
}

impl ReachesPage {
    /// Where the reader's own page is shown.
    pub fn shared(&self) -> String {
        match self.job {
            Some(job) => format!("/placements/{job}/as_employer/shared"),
            None => format!("/cases/{}/as_person/shared", self.case),
        }
    }
}

/// A mailed address.
pub struct Face {
    pub key: String,
    pub on: Day,
    pub recipient: String,
    /// Where it is shown as its holder sees it.
    pub href: String,
    pub state_key: &'static str,
    pub open: bool,
}

/// The frame around what the holder of an address sees.
#[derive(Template)]
#[template(path = "sharing/as_read.html")]
pub struct AsReadPage {
    pub reader: String,
    pub back: String,
    pub inner: String,
    /// What is not agreed to yet is shown beside what is.
    pub asked: bool,
}

pub fn register(t: &mut Table) {
    t.page("/placements/{id}/as_employer", "sharing.as_employer", Audience::CASE_READERS, as_employer);
    t.page("/placements/{id}/as_employer/shared", "sharing.as_employer_shared", Audience::CASE_READERS, employers_page);
    t.page("/cases/{id}/as_person", "sharing.as_person", Audience::CASE_READERS, as_person);
    t.page("/cases/{id}/as_person/shared", "sharing.as_person_shared", Audience::CASE_READERS, persons_page);
    t.page("/doors/{id}/as_read", "door.as_read", Audience::CASE_READERS, door);
    t.page("/links/{id}/as_read", "link.as_read", Audience::CASE_READERS, link);
}

fn face_of_door(row: &DoorRow, stage: Stage, now: Moment, zone: &Zone) -> Face {
    let state = row.door.state(stage, now);
    Face {
        key: row.purpose.key(),
        on: zone.day(row.door.created_at),
        recipient: row.door.recipient.clone(),
        // A transfer's page shows the very words its door asks about.
        href: match row.purpose {
            Purpose::Transfer => format!("/transfers/{}", row.door.subject),
            _ => format!("/doors/{}/as_read", row.door.id),
        },
        state_key: match state {
            DoorState::Open => "reaches-open",
            DoorState::Expired => "reaches-expired",
            DoorState::Withdrawn => "reaches-withdrawn",
        },
        open: state == DoorState::Open,
    }
}

fn face_of_link(row: &LinkRow, stage: Stage, now: Moment, zone: &Zone) -> Face {
    let state = link_state(row.expires_at, row.answered_at, row.withdrawn_at.is_some(), stage == Stage::Closed, now);
    Face {
        key: row.kind.key(),
        on: zone.day(row.created_at),
        recipient: row.recipient.clone(),
        href: format!("/links/{}/as_read", row.id),
        state_key: match state {
            LinkState::Asking | LinkState::Changing => "reaches-open",
            LinkState::Settled => "reaches-settled",
            LinkState::Expired => "reaches-expired",
            LinkState::Withdrawn => "reaches-withdrawn",
        },
        open: matches!(state, LinkState::Asking | LinkState::Changing),
    }
}

async fn reaches(ask: &mut Ask, reader: Reader, job: Option<PlacementId>) -> Result<ReachesPage, Refusal> {
    let visit = ask.visit.clone();
    let zone = visit.here.as_ref().map(|h| h.zone.clone()).ok_or(Refusal::NotFound)?;
    let party = reader.whose.reader();
    let scope = ask.scope().await?;
    let (case, stage) = (reader.people.case_id, reader.people.stage);
    let head = cases::reading::head(scope, &visit, case).await?;
    let mut doors = doors_of(scope, case).await?;
    doors.retain(|row| {
        let (to, about) = row.leads();
        // Whoever rates is asked in a case, not about one of its jobs: the firm is known by where it is written to.
        let firms = reader.people.contact_email.as_deref().is_some_and(|email| folded(email) == folded(&row.door.recipient));
        let of_job = about == job || matches!(row.purpose, Purpose::Rating | Purpose::Synthesis) && firms;
        to == Some(party) && (job.is_none() || of_job)
    });
    let links = match job {
        Some(job) => links_of(scope, case, job).await?,
        None => Vec::new(),
    };
    let ids = |all: &mut dyn Iterator<Item = Uuid>| all.collect::<HashSet<_>>().into_iter().collect::<Vec<_>>();
    let (of_doors, of_links) = (ids(&mut doors.iter().map(|d| d.door.id.0)), ids(&mut links.iter().map(|l| l.id.0)));
    let mails = mails_of(scope, &zone, &of_doors, &of_links).await?;
    let items = store::readable(scope, reader.of, reader.whose, visit.today, true).await?;
    let asked = items.iter().filter(|i| i.state == SharingState::Asked).count();
    let open = doors.iter().any(|d| d.purpose == reader.whose.purpose() && d.door.state(stage, visit.now) == DoorState::Open);
    let faces = doors.iter().map(|d| face_of_door(d, stage, visit.now, &zone));
    let faces = faces.chain(links.iter().map(|l| face_of_link(l, stage, visit.now, &zone))).collect();
    Ok(ReachesPage {
        whose: reader.whose,
        case,
        job,
        person: reader.people.trainee(),
        reader: reader.people.name(party),
        faces,
        mails,
        read: items.len() - asked,
        asked,
        open,
        may_write: head.may_write(&visit),
        form: Filled::default(),
    })
}

/// The reader of a page, when this visit reads its case.
async fn of_case(ask: &mut Ask, whose: Whose, subject: Uuid) -> Result<Reader, Refusal> {
    let visit = ask.visit.clone();
    let scope = ask.scope().await?;
    let reader = shared::reader(scope, whose, subject).await?;
    cases::reading::head(scope, &visit, reader.people.case_id).await?;
    Ok(reader)
}

async fn as_employer(mut ask: Ask) -> Result<Answer, Refusal> {
    let id: PlacementId = ask.id("id")?;
    let reader = of_case(&mut ask, Whose::Trainee, id.0).await?;
    let page = reaches(&mut ask, reader, Some(id)).await?;
    ask.read("sharing.as_employer", id);
    ask.page("nav-trainees", ask.t("as-employer"), &page)
}

async fn as_person(mut ask: Ask) -> Result<Answer, Refusal> {
    let id: CaseId = ask.id("id")?;
    let reader = of_case(&mut ask, Whose::Employer, id.0).await?;
    let page = reaches(&mut ask, reader, None).await?;
    ask.read("sharing.as_person", id);
    ask.page("nav-trainees", ask.t("as-person"), &page)
}

async fn own_page(mut ask: Ask, whose: Whose, subject: Uuid, back: String) -> Result<Answer, Refusal> {
    let asked = ask.query.has("asked");
    let reader = of_case(&mut ask, whose, subject).await?;
    let name = reader.people.name(whose.reader());
    let page = shared::drawn(&mut ask, &reader, None, asked, format!("{back}/shared")).await?;
    ask.read("sharing.as_shared", subject);
    framed(&ask, &page, name, back, asked)
}

async fn employers_page(ask: Ask) -> Result<Answer, Refusal> {
    let id: PlacementId = ask.id("id")?;
    own_page(ask, Whose::Trainee, id.0, format!("/placements/{id}/as_employer")).await
}

async fn persons_page(ask: Ask) -> Result<Answer, Refusal> {
    let id: CaseId = ask.id("id")?;
    own_page(ask, Whose::Employer, id.0, format!("/cases/{id}/as_person")).await
}

fn framed(ask: &Ask, page: &impl Template, reader: String, back: String, asked: bool) -> Result<Answer, Refusal> {
    let inner = ask.rendered(page)?;
    ask.bare(ask.t1("as-read", "reader", &reader), &AsReadPage { reader, back, inner, asked })
}

/// Where the coach came from: all that this side reaches.
fn back(party: Option<Party>, case: CaseId, job: Option<PlacementId>) -> String {
    match (party, job) {
        (Some(Party::Employer), Some(job)) => format!("/placements/{job}/as_employer"),
        _ => format!("/cases/{case}/as_person"),
    }
}

async fn reads_case(scope: &mut Scope, visit: &Visit, case: CaseId) -> Result<(), Refusal> {
    cases::reading::head(scope, visit, case).await.map(|_| ())
}

async fn door(mut ask: Ask) -> Result<Answer, Refusal> {
    let id: DoorId = ask.id("id")?;
    let visit = ask.visit.clone();
    let scope = ask.scope().await?;
    let door = doors::store::find(scope, id).await?.ok_or(Refusal::NotFound)?;
    reads_case(scope, &visit, door.case_id).await?;
    let row = doors_of(scope, door.case_id).await?.into_iter().find(|d| d.door.id == id).ok_or(Refusal::NotFound)?;
    let (to, job) = row.leads();
    let (name, back) = (door.recipient_name.clone(), back(to, door.case_id, job));
    ask.read("door.as_read", id);
    let address = format!("/doors/{id}/as_read");
    match (row.purpose, shared::is_reading(row.purpose)) {
        (_, Some(whose)) => {
            let reader = of_case(&mut ask, whose, door.subject).await?;
            let page = shared::drawn(&mut ask, &reader, Some(&door), false, address).await?;
            framed(&ask, &page, name, back, false)
        }
        (Purpose::Agreement, None) => {
            let page = agreements::party::drawn(&mut ask, Filled::default(), &door, address).await?;
            framed(&ask, &page, name, back, false)
        }
        (Purpose::Pulse, None) => {
            let page = pulses::party::drawn(&mut ask, Filled::default(), &door, address).await?;
            framed(&ask, &page, name, back, false)
        }
        (Purpose::Rating, None) => {
            let page = assessments::party::drawn(&mut ask, Filled::default(), &door, address, false).await?;
            framed(&ask, &page, name, back, false)
        }
        (Purpose::Synthesis, None) => {
            let page = assessments::verdict::drawn(&mut ask, Filled::default(), &door, address).await?;
            framed(&ask, &page, name, back, false)
        }
        (Purpose::Transfer, None) => Ok(Answer::see(format!("/transfers/{}", door.subject))),
        (_, None) => {
            let page = party::drawn(&mut ask, Filled::default(), &door, address).await?;
            framed(&ask, &page, name, back, false)
        }
    }
}

async fn link(mut ask: Ask) -> Result<Answer, Refusal> {
    let id: LinkId = ask.id("id")?;
    let visit = ask.visit.clone();
    let page = questions::drawn(&mut ask, Filled::default(), id, format!("/links/{id}/as_read")).await?;
    reads_case(ask.scope().await?, &visit, page.q.case_id).await?;
    ask.read("link.as_read", id);
    let (name, back) = (page.link.recipient_name.clone(), format!("/placements/{}/as_employer", page.q.placement_id));
    framed(&ask, &page, name, back, false)
}
