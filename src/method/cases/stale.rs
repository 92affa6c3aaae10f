//! People nobody spoke with for too long, on the day of their coach: an edge of the trio without a contact.

use super::{own::Own, today::MOST};
use crate::{
    kernel::{Day, ids::CaseId},
    method::sessions::Side,
};

/// A case one of whose edges had no contact for long, and with whom to speak next.
#[derive(Debug, PartialEq, Eq)]
pub struct Stale {
    pub id: CaseId,
    pub name: String,
    pub phone: Option<String>,
    pub side: Side,
    /// The last contact with them, if there was one.
    pub since: Option<Day>,
}

/// Cases without an agreed contact (an agreed one is the next gesture already) whose person was met on that day or before, or
/// never since a case that was opened then; at work, the same for the firm, counted from the job's first day. Whoever rests is
/// left alone. The longest silence first.
pub fn of(own: &[Own], before: Option<Day>, today: Day) -> Vec<Stale> {
    let Some(before) = before else { return Vec::new() };
    let waiting = own.iter().filter(|o| o.next_contact_on.is_none() && !o.resting);
    let mut all: Vec<Stale> = waiting.filter_map(|o| one(o, before, today)).collect();
    all.sort_by_key(|s| s.since);
    all.truncate(MOST as usize);
    all
}

fn one(o: &Own, before: Day, today: Day) -> Option<Stale> {
    let (person, firm) = (o.edges.met_trainee_on, o.edges.met_employer_on);
    let began = o.jobs.iter().map(|j| j.started_on).filter(|day| *day <= today).min();
    // The person comes first: without them there is nothing to tell the firm.
    let (side, since) = match began {
        _ if person.unwrap_or(o.opened_on) <= before => (Side::Trainee, person),
        Some(began) if firm.unwrap_or(began) <= before => (Side::Employer, firm),
        _ => return None,
    };
    let phone = o.phone.clone().filter(|_| side == Side::Trainee);
    Some(Stale { id: o.id, name: format!("{} {}", o.first_name, o.last_name), phone, side, since })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::method::cases::edges::Edges;

    fn day(s: &str) -> Day {
        s.parse().unwrap()
    }

    fn case(met: Option<&str>) -> Own {
        Own {
            id: uuid::Uuid::nil().into(),
            first_name: "Awa".into(),
            last_name: "Diop".into(),
            phone: Some("+33 6".into()),
            next_contact_on: None,
            place: None,
            agreements_waiting: 0,
            opened_on: day("2026-01-01"),
            stage: crate::method::cases::Stage::Towards,
            resting: false,
            contradicted: false,
            to_send: None,
            refused: None,
            edges: Edges { met_trainee_on: met.map(day), ..Edges::default() },
            assessed: false,
            rating: false,
            looked_on: None,
            firms: Vec::new(),
            jobs: Vec::new(),
        }
    }

    fn sides(own: Own) -> Vec<(Side, Option<Day>)> {
        of(&[own], Some(day("2026-03-01")), day("2026-04-05")).into_iter().map(|s| (s.side, s.since)).collect()
    }

    #[test]
    fn a_silence_counts_from_the_last_contact_or_the_first_day_unless_one_is_agreed() {
        assert_eq!(sides(case(Some("2026-03-01"))), [(Side::Trainee, Some(day("2026-03-01")))]);
        assert_eq!(sides(case(Some("2026-03-02"))), []);
        assert_eq!(sides(case(None)), [(Side::Trainee, None)], "never since the first of January");
        assert_eq!(sides(Own { next_contact_on: Some(day("2026-05-01")), ..case(None) }), [], "agreed");
        assert_eq!(sides(Own { resting: true, ..case(None) }), [], "rests");
        assert_eq!(of(&[case(None)], None, day("2026-04-05")), [], "the profile asks for none");
    }
}
