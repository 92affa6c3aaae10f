//! The files of employers as clients: what firms asked for, and who was put forward.

use super::*;
use crate::method::{
    candidates::CandidateState,
    needs::{NeedAnswer, NeedState},
};

rows! {
    /// A post that an employer wants to fill.
    "needs.csv" NeedRow NeedCells key(reference) {
        reference "ref": String,
        employer "employer" -> "employers.csv": String,
        job_title "job_title": String,
        rome "rome": Option<String>,
        tasks "tasks": Option<String>,
        requirements "requirements": Option<String>,
        weekly_hours "weekly_hours": Option<Hundredths>,
        workplace "workplace": Option<String>,
        schedule "schedule": Option<String>,
        /// How many are wanted.
        people "people": Wanted,
        asked_on "asked_on": Day,
        wanted_from "wanted_from": Option<Day>,
        /// Who took the call.
        taken_by "taken_by" -> "members.csv": Option<String>,
        state "state": NeedState,
        answer "answer": Option<NeedAnswer>,
        answered_on "answered_on" after "asked_on": Option<Day>,
        answered_by "answered_by" -> "members.csv": Option<String>,
        answer_note "answer_note": Option<String>,
        closed_on "closed_on" after "asked_on": Option<Day>,
        closing_note "closing_note": Option<String>,
    }
    /// A person put forward for a need.
    "candidates.csv" CandidateRow CandidateCells key(reference) {
        reference "ref": String,
        need "need" -> "needs.csv": String,
        case "case" -> "cases.csv": String,
        state "state": CandidateState,
        put_on "put_on": Day,
        put_by "put_by" -> "members.csv": Option<String>,
        met_on "met_on" after "put_on": Option<Day>,
        result_on "result_on" after "put_on": Option<Day>,
        reason "reason": Option<String>,
        placement "placement" -> "placements.csv": Option<String>,
        /// The consent as it stood then; without it the trainee's counts.
        consent_on "consent_on": Option<Day>,
    }
}
