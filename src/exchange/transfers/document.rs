//! What is sent: the chosen parts of a case as a bundle of files in one text, which the receiver takes in by the import's own checks.
//!
//! Invariant: a part that was not chosen is not in the document; nor is, ever, a note for the coach only, a name of another person
//! (coach, tutor, contact), or a key of the structure it comes from.

use super::Part;
use crate::{
    desk::hash_token,
    exchange::bundles::{self, Bundle, Held, Incoming, rows::SessionRow},
    kernel::{Day, moment::Zone},
    method::sessions::NoteAudience,
};
use serde::{Deserialize, Serialize};

/// The files, in one text.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    /// How it is written; a receiver of another edition of the program says so instead of guessing.
    edition: u32,
    files: Held,
}

const EDITION: u32 = 1;

/// A document as it leaves, and what it is known by.
#[derive(Debug, Clone)]
pub struct Frozen {
    pub text: String,
    pub hash: String,
}

/// Leaves of a case what was chosen, as it stands on a day.
pub fn chosen(mut bundle: Bundle, parts: &[Part], today: Day) -> Bundle {
    let has = |part: Part| parts.contains(&part);
    for person in &mut bundle.trainees {
        // The stay there begins with the answer, and its consents are asked there.
        (person.entered_on, person.left_on, person.exit_reason, person.hours_worked) = (today, None, None, None);
        (person.consent_on, person.attestation_on, person.supervisor) = (None, None, None);
        if !has(Part::Profile) {
            (person.education, person.criteria, person.barriers) = (None, Vec::new(), Vec::new());
        }
    }
    for case in &mut bundle.cases {
        (case.opened_on, case.closed_on, case.closing_reason, case.next_contact_on) = (today, None, None, None);
    }
    plan(&mut bundle, has(Part::Plan), today);
    if !has(Part::Sessions) {
        bundle.sessions.clear();
    }
    bundle.sessions.iter_mut().for_each(|s| quiet(s, has(Part::Notes)));
    if !has(Part::Placements) {
        bundle.placements.clear();
        bundle.milestones.clear();
    }
    for job in &mut bundle.placements {
        (job.tutor, job.end_note) = (None, None);
    }
    if !has(Part::Matching) {
        bundle.gaps.clear();
    }
    for gap in &mut bundle.gaps {
        gap.objective = gap.objective.take().filter(|o| bundle.objectives.iter().any(|known| known.reference == *o));
    }
    employers(&mut bundle);
    bundle
}

/// The plan in force. A signature binds who gave it: the person's and the firm's go along, the coach's does not, so that it
/// arrives as a proposal which the next coach signs or replaces.
fn plan(bundle: &mut Bundle, wanted: bool, today: Day) {
    let in_force = |p: &bundles::rows::PlanRow| {
        let runs = p.starts_on <= today && (p.open_ended.0 || p.ends_on.unwrap_or(p.planned_end) >= today);
        p.signed_trainee_on.is_some() && p.signed_coach_on.is_some() && runs
    };
    bundle.plans.retain(|p| wanted && in_force(p));
    for plan in &mut bundle.plans {
        plan.signed_coach_on = None;
    }
    bundle.objectives.retain(|o| bundle.plans.iter().any(|p| p.reference == o.plan));
}

/// A session without what is not for those who will read it.
fn quiet(session: &mut SessionRow, notes: bool) {
    let told = match session.audience {
        NoteAudience::Coach => false,
        NoteAudience::Structure => notes,
        NoteAudience::Trainee | NoteAudience::Employer => true,
    };
    session.coach = None;
    if !told {
        session.note = None;
    }
}

/// The employers that something else names; the people who work there stay out of it.
fn employers(bundle: &mut Bundle) {
    let named =
        |key: &String| bundle.placements.iter().any(|p| p.employer == *key) || bundle.gaps.iter().any(|g| g.employer.as_ref() == Some(key));
    bundle.employers.retain(|e| named(&e.reference));
    for firm in &mut bundle.employers {
        (firm.contact_name, firm.contact_email, firm.contact_phone, firm.contact_role) = (None, None, None, None);
        firm.contact_language = Default::default();
    }
}

/// Writes it in one text. The zone is UTC on both sides: instants come out as they went in.
///
/// # Errors
/// When it cannot be written, which none of our own is.
pub fn freeze(bundle: &Bundle) -> crate::db::Result<Frozen> {
    let broken = |e: String| crate::db::Error::Opening(format!("a document could not be written: {e}"));
    let files = bundles::write::held(bundle, &utc()?).map_err(|e| broken(e.to_string()))?;
    let text = serde_json::to_string(&Document { edition: EDITION, files }).map_err(|e| broken(e.to_string()))?;
    Ok(Frozen { hash: hash_token(&text), text })
}

/// Reads it as an import does; nothing when it is no document of ours.
///
/// # Errors
/// When the zone UTC is not there, which it is.
pub fn read(text: &str) -> crate::db::Result<Option<Incoming>> {
    let document: Option<Document> = serde_json::from_str(text).ok().filter(|d: &Document| d.edition == EDITION);
    let Some(document) = document else { return Ok(None) };
    Ok(bundles::read_held(&document.files, &utc()?).ok())
}

fn utc() -> crate::db::Result<Zone> {
    Zone::named("UTC").map_err(|_| crate::db::Error::Opening("there is no time zone UTC".into()))
}
