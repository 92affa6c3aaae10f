//! What a bundle changes of a job, a note, an objective or an answer may leave behind an agreement or a consent that is known.

use super::{super::course::wrong, sharings::Around};
use crate::exchange::bundles::{errors::BundleError, merge::Layers};
use std::collections::{HashMap, HashSet};

pub(super) fn check(layers: &Layers, errors: &mut Vec<BundleError>) {
    jobs(layers, errors);
    if !layers.sharings.known.is_empty() {
        sources(layers, errors);
    }
}

/// A job stays in the case, and while an agreement binds at the employer, that somebody agreed to something about.
fn jobs(layers: &Layers, errors: &mut Vec<BundleError>) {
    let agreed = layers.agreements.known.values().filter_map(|a| Some((a.placement.as_deref()?, a.reference.as_str())));
    let shared = layers.sharings.known.values().map(|s| (s.placement.as_str(), s.reference.as_str()));
    let pulsed = layers.pulses.known.values().map(|p| (p.placement.as_str(), p.reference.as_str()));
    let held: HashMap<&str, &str> = agreed.chain(shared).chain(pulsed).collect();
    let open = layers.agreements.known.values().filter(|a| !a.state.is_over());
    let bound: HashSet<&str> = open.filter_map(|a| a.placement.as_deref()).collect();
    for row in &layers.placements.rows {
        let Some(known) = row.cells.reference.as_ref().and_then(|key| layers.placements.known.get(key)) else { continue };
        let Some(about) = held.get(known.reference.as_str()) else { continue };
        if let Some(case) = row.cells.case.as_ref().filter(|case| **case != known.case) {
            errors.push(wrong(row, "case", format!("{}, because {about} was agreed to or asked about there", known.case), case));
        }
        if let Some(employer) = row.cells.employer.as_ref().filter(|e| **e != known.employer && bound.contains(known.reference.as_str())) {
            errors.push(wrong(row, "employer", format!("{}, as long as the agreement {about} is not over", known.employer), employer));
        }
    }
}

/// What a consent comes from stays in its case; a note that is read stays written for its reader.
fn sources(layers: &Layers, errors: &mut Vec<BundleError>) {
    let around = Around::of(layers);
    for known in layers.sharings.known.values() {
        let (about, Some(Some(case))) = (&known.reference, around.jobs.get(&known.placement)) else { continue };
        let expected = format!("the case {case}, because the consent {about} comes from it");
        if let Some(session) = &known.session
            && let Some(row) = layers.sessions.rows.iter().find(|row| row.cells.reference.as_ref() == Some(session))
        {
            if let Some(other) = row.cells.case.as_ref().filter(|other| *other != case) {
                errors.push(wrong(row, "case", expected.as_str(), other));
            }
            if let Some(audience) = row.cells.audience.filter(|a| known.state.is_live() && !known.whose.may_come_from(*a)) {
                let reader = known.whose.reader();
                errors.push(wrong(
                    row,
                    "audience",
                    format!("one that lets the {reader} read it, as long as the consent {about} stands"),
                    audience,
                ));
            }
        }
        if let Some(gap) = &known.gap
            && let Some(row) = layers.gaps.rows.iter().find(|row| row.cells.reference.as_ref() == Some(gap))
            && let Some(other) = row.cells.case.as_ref().filter(|other| *other != case)
        {
            errors.push(wrong(row, "case", expected.as_str(), other));
        }
        let Some(objective) = known.objective.as_ref().filter(|o| around.of_objective(o).is_some_and(|other| other != case)) else {
            continue;
        };
        if let Some(row) = layers.objectives.rows.iter().find(|row| row.cells.reference.as_ref() == Some(objective)) {
            errors.push(wrong(row, "plan", format!("a plan of {expected}"), row.cells.plan.clone().unwrap_or_default()));
        } else if let Some(plan) = layers.objectives.known.get(objective).map(|o| &o.plan)
            && let Some(row) = layers.plans.rows.iter().find(|row| row.cells.reference.as_ref() == Some(plan))
        {
            errors.push(wrong(row, "case", expected.as_str(), row.cells.case.clone().unwrap_or_default()));
        }
    }
}
