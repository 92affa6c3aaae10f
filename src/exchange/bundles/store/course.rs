//! What an accompaniment's course asks of an import beside its rows: who is named in them, which stages a file says, and
//! that a stage which the import changes is a move like any other.

use super::super::{cells::Waits, derived, merge::Merged, rows::*};
use crate::{
    db::{Result, Scope, tables::*},
    kernel::{Day, Moment},
    method::cases::Stage,
};
use std::collections::HashMap;
use uuid::Uuid;

/// Every place where a row names a member.
pub fn named_members(bundle: &mut Bundle) -> impl Iterator<Item = &mut String> {
    let supervisors = bundle.trainees.iter_mut().filter_map(|t| t.supervisor.as_mut());
    let coaches = bundle.cases.iter_mut().map(|c| &mut c.coach);
    let sessions = bundle.sessions.iter_mut().filter_map(|s| s.coach.as_mut());
    let changes = bundle.profile_changes.iter_mut().filter_map(|c| c.member.as_mut());
    let extended = bundle.extensions.iter_mut().flat_map(|e| [e.requested_by.as_mut(), e.decided_by.as_mut()]).flatten();
    let handed = bundle.handovers.iter_mut().flat_map(|h| [&mut h.from_coach, &mut h.to_coach]);
    let moves = bundle.moves.iter_mut().filter_map(|m| m.member.as_mut());
    let needs = bundle.needs.iter_mut().flat_map(|n| [n.taken_by.as_mut(), n.answered_by.as_mut()]).flatten();
    let put = bundle.candidates.iter_mut().filter_map(|c| c.put_by.as_mut());
    let work = supervisors.chain(coaches).chain(sessions).chain(changes).chain(extended).chain(handed).chain(moves).chain(needs).chain(put);
    let wrote = bundle.agreement_texts.iter_mut().filter_map(|t| t.member.as_mut());
    let kept = bundle.scans.iter_mut().filter_map(|s| s.member.as_mut());
    let took = bundle.signatures.iter_mut().filter_map(|s| s.member.as_mut());
    let shared = bundle.sharings.iter_mut().flat_map(|s| [s.asked_by.as_mut(), s.ended_by.as_mut()]).flatten();
    let asked = bundle.pulses.iter_mut().filter_map(|p| p.asked_by.as_mut());
    let steps = bundle.assessments.iter_mut().flat_map(|a| [a.explained_by.as_mut(), a.synthesised_by.as_mut(), a.sealed_by.as_mut()]);
    let rated = bundle.sources.iter_mut().filter_map(|s| s.member.as_mut());
    let trained = bundle.training_days.iter_mut().map(|d| &mut d.member);
    work.chain(wrote).chain(kept).chain(took).chain(shared).chain(asked).chain(steps.flatten()).chain(rated).chain(trained)
}

/// Says the stages that no other row tells: who is at work today tells more than a stage from before it.
pub fn say_stages(bundle: &mut Bundle, stages: &HashMap<String, Stage>, today: Day) {
    let at_work = derived::in_employment(&bundle.placements, today);
    for case in bundle.cases.iter_mut().filter(|c| !at_work.contains(c.reference.as_str())) {
        case.stage = stages.get(&case.reference).copied().and_then(Waits::of);
    }
}

/// A stage that an import changed.
pub struct Moved {
    pub case: Uuid,
    pub from: Stage,
    pub to: Stage,
    pub on: Day,
    pub at: Moment,
}

/// Keeps the move that an import makes a case take, unless the bundle tells it. Its `ref` is its id: nobody made it here.
///
/// # Errors
/// When the database refuses.
pub async fn note(scope: &mut Scope, merged: &Merged, case: &str, moved: Moved, id: Uuid) -> Result<()> {
    let told = merged.moves.create.iter().chain(&merged.moves.update);
    if told.filter(|m| m.case == case).any(|m| m.to_stage == moved.to) {
        return Ok(());
    }
    let closed_on = merged.cases.update.iter().find(|c| c.reference == case).and_then(|c| c.closed_on);
    let q = scope.insert(vec![
        (Moves::Id, id.into()),
        (Moves::Ref, id.to_string().into()),
        (Moves::CaseId, moved.case.into()),
        (Moves::FromStage, moved.from.into()),
        (Moves::ToStage, moved.to.into()),
        (Moves::MovedOn, closed_on.unwrap_or(moved.on).into()),
        (Moves::MovedAt, moved.at.into()),
    ]);
    scope.run_one(&q).await
}
