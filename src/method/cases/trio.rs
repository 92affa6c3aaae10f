//! The trio: person, coach and employer, with the last contact on each edge.

use super::reading::{Head, PlacementRow};
use crate::kernel::{Day, text::initials};

/// Person, coach and employer, with the last contact on each edge.
pub struct Trio {
    pub person: String,
    pub person_initials: String,
    pub coach: String,
    pub coach_initials: String,
    pub employer: Option<String>,
    pub employer_initials: String,
    pub employer_phone: Option<String>,
    pub with_person: Option<Day>,
    pub with_employer: Option<Day>,
    pub since_person: i64,
    pub since_employer: i64,
    pub in_post: bool,
    /// From so many days without a contact on, an edge is pale.
    pub stale_from: i64,
    /// A closed case asks for no contact.
    pub closed: bool,
}

impl Trio {
    pub fn stale_person(&self) -> bool {
        !self.closed && self.since_person >= self.stale_from
    }
    pub fn stale_employer(&self) -> bool {
        !self.closed && self.employer.is_some() && self.in_post && self.since_employer >= self.stale_from
    }
}

/// The trio of a case as seen on a day.
pub fn of(head: &Head, placements: &[PlacementRow], sees_sessions: bool, today: Day, stale_from: i64) -> Trio {
    let with_person = head.with_person.filter(|_| sees_sessions);
    let with_employer = head.with_employer.filter(|_| sees_sessions);
    let job = placements.iter().find(|p| p.ended_on.is_none_or(|e| e >= today)).or(placements.first());
    let since = |d: Option<Day>, from: Day| today.days_since(d.unwrap_or(from)).max(0);
    let employer = job.map(|p| p.contact.clone().filter(|c| !c.is_empty()).unwrap_or_else(|| p.employer.clone()));
    Trio {
        person: head.full_name(),
        person_initials: initials(&head.full_name()),
        coach: head.coach.clone(),
        coach_initials: initials(&head.coach),
        employer_initials: employer.as_deref().map(initials).unwrap_or_default(),
        employer,
        employer_phone: job.and_then(|p| p.contact_phone.clone()),
        with_person,
        with_employer,
        since_person: since(with_person, head.opened_on),
        since_employer: since(with_employer, job.map_or(head.opened_on, |p| p.started_on)),
        stale_from,
        in_post: job.is_some_and(|p| p.started_on <= today && p.ended_on.is_none_or(|e| e >= today)),
        closed: head.closed_on.is_some(),
    }
}
