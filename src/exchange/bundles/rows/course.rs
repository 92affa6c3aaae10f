//! The files that tell an accompaniment's course: the numbers it was under, its rests, extensions and matching, how it
//! moved, changed hands and was closed.

use super::*;
use crate::method::{cases::Stage, extensions::ExtensionState, gaps::*, suspensions::SuspensionReason};
use crate::people::{profiles::Rule, structures::Profile};

rows! {
    /// A number of the method profile, or the shipped profile it is based on, from a day on. Of several for one day the latest
    /// decision counts.
    "profile_changes.csv" ProfileChangeRow ProfileChangeCells key(reference) {
        reference "ref": String,
        rule "rule": Option<Rule>,
        /// Without one the rule is switched off.
        value "value": Option<i64>,
        base "base": Option<Profile>,
        origin "origin": String,
        effective_on "effective_on": Day,
        decided_at "decided_at": Moment,
        member "member" -> "members.csv": Option<String>,
    }
    /// A rest of a case, both days counted in.
    "suspensions.csv" SuspensionRow SuspensionCells key(reference) {
        reference "ref": String,
        case "case" -> "cases.csv": String,
        reason "reason": SuspensionReason,
        from_on "from_on": Day,
        /// The day before `from_on` when it did not take place.
        to_on "to_on": Day,
        agreed_to_on "agreed_to_on" after "from_on": Day,
    }
    /// A longer end of a plan, asked for and decided. The plan's `ends_on` says what came of it.
    "extensions.csv" ExtensionRow ExtensionCells key(reference) {
        reference "ref": String,
        plan "plan" -> "plans.csv": String,
        state "state": ExtensionState,
        reason "reason": String,
        new_end "new_end": Day,
        hours "hours": Option<Hundredths>,
        requested_on "requested_on": Day,
        requested_by "requested_by" -> "members.csv": Option<String>,
        decided_on "decided_on" after "requested_on": Option<Day>,
        decided_by "decided_by" -> "members.csv": Option<String>,
        comment "comment": Option<String>,
    }
    /// A pair of the matching matrix, beside an employer or none yet.
    "gaps.csv" GapRow GapCells key(reference) {
        reference "ref": String,
        case "case" -> "cases.csv": String,
        employer "employer" -> "employers.csv": Option<String>,
        pair "pair": Pair,
        person "person": Option<String>,
        work "work": Option<String>,
        answer "answer": GapAnswer,
        what "what": Option<String>,
        objective "objective" -> "objectives.csv": Option<String>,
    }
    /// How a case was closed; a case has one closing, so that it needs no `ref`.
    "closings.csv" ClosingRow ClosingCells key(case) {
        case "case" -> "cases.csv": String,
        bilan "bilan": String,
        supported_by_firm "supported_by_firm": Option<bool>,
        both_agree "both_agree": Option<bool>,
        objectives_done "objectives_done": Option<bool>,
        overruled "overruled": Option<String>,
    }
    /// A case that went from one coach to another.
    "handovers.csv" HandoverRow HandoverCells key(reference) {
        reference "ref": String,
        case "case" -> "cases.csv": String,
        from_coach "from_coach" -> "members.csv": String,
        to_coach "to_coach" -> "members.csv": String,
        handed_on "handed_on": Day,
        note "note": Option<String>,
        handed_at "handed_at": Moment,
    }
    /// A case that went from one stage to another.
    "moves.csv" MoveRow MoveCells key(reference) {
        reference "ref": String,
        case "case" -> "cases.csv": String,
        from_stage "from_stage": Stage,
        to_stage "to_stage": Stage,
        moved_on "moved_on": Day,
        reason "reason": Option<String>,
        moved_at "moved_at": Moment,
        member "member" -> "members.csv": Option<String>,
    }
}
