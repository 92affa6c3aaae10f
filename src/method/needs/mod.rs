//! Employers' needs: posts that a firm wants to fill, the first answer it got, and what came of them (`method.md`, section 6).
//!
//! Invariant: a need is answered once and closed once; the promise of reactivity is measured by the number that was in force on
//! the day the firm asked.

pub mod actions;
pub mod firm;
pub mod pages;
pub mod store;

use super::gaps::Pair;
use crate::{
    desk::Refusal,
    kernel::{Day, signal::Signal},
    people::{
        profiles::{Change, Numbers, Rule},
        structures::Profile,
    },
};

words! {
    /// Where a need stands.
    NeedState "need" {
        Asked "asked", Answered "answered", Filled "filled", Partly "partly", Withdrawn "withdrawn", Unanswered "unanswered",
    }
    /// What the firm was told first.
    NeedAnswer "need-answer" { Proposed "proposed", Nobody "nobody", OtherService "other_service" }
    /// How a need is closed.
    NeedOutcome "need" { Filled "filled", Partly "partly", Withdrawn "withdrawn", Unanswered "unanswered" }
    /// What became of the promise to answer in time.
    Promise "promise" { Waiting "waiting", Late "late", Kept "kept", NotKept "not_kept", Lapsed "lapsed" }
}

impl NeedState {
    pub const fn is_open(self) -> bool {
        matches!(self, NeedState::Asked | NeedState::Answered)
    }
}

impl From<NeedOutcome> for NeedState {
    fn from(o: NeedOutcome) -> NeedState {
        match o {
            NeedOutcome::Filled => NeedState::Filled,
            NeedOutcome::Partly => NeedState::Partly,
            NeedOutcome::Withdrawn => NeedState::Withdrawn,
            NeedOutcome::Unanswered => NeedState::Unanswered,
        }
    }
}

/// What moves a need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The first answer is given.
    Answer,
    Close(NeedOutcome),
}

/// Where a step leads.
///
/// # Errors
/// `err-need-answered`, `err-need-closed`; `err-need-first-answer` when a need without an answer would be filled,
/// `err-need-had-answer` when one with an answer would be unanswered.
pub fn after(from: NeedState, step: Step) -> Result<NeedState, Signal> {
    use NeedOutcome as O;
    match (from, step) {
        (NeedState::Asked, Step::Answer) => Ok(NeedState::Answered),
        (NeedState::Answered, Step::Answer) => Err(Signal::new("err-need-answered")),
        (NeedState::Asked, Step::Close(O::Filled | O::Partly)) => Err(Signal::new("err-need-first-answer")),
        (NeedState::Answered, Step::Close(O::Unanswered)) => Err(Signal::new("err-need-had-answer")),
        (NeedState::Asked | NeedState::Answered, Step::Close(outcome)) => Ok(outcome.into()),
        _ => Err(Signal::new("err-need-closed")),
    }
}

/// Whether as many were hired as the outcome says: a need is filled, or filled in part, by those who were put forward.
///
/// # Errors
/// `err-need-hired` with how many were hired, of how many that are wanted.
pub fn check_hired(outcome: NeedOutcome, hired: i64, wanted: i64) -> Result<(), Refusal> {
    let said = || Signal::new("err-need-hired").with("hired", hired).with("wanted", wanted);
    if hired_enough(outcome, hired, wanted) { Ok(()) } else { Err(Refusal::said("outcome", said())) }
}

/// Whether an outcome agrees with how many were hired, of how many that are wanted.
pub const fn hired_enough(outcome: NeedOutcome, hired: i64, wanted: i64) -> bool {
    match outcome {
        NeedOutcome::Filled => hired >= wanted,
        NeedOutcome::Partly => 1 <= hired && hired < wanted,
        NeedOutcome::Withdrawn | NeedOutcome::Unanswered => true,
    }
}

/// What the promise is measured by.
#[derive(Debug, Clone, Copy)]
pub struct Asked {
    pub on: Day,
    pub answered_on: Option<Day>,
    pub closed_on: Option<Day>,
    pub state: NeedState,
}

/// What became of the promise to answer by a day. A firm that withdraws in time was promised nothing any more.
pub fn promise(asked: Asked, by: Day, today: Day) -> Promise {
    match (asked.answered_on, asked.closed_on) {
        (Some(day), _) if day <= by => Promise::Kept,
        (Some(_), _) => Promise::NotKept,
        (None, Some(day)) if asked.state == NeedState::Withdrawn && day <= by => Promise::Lapsed,
        (None, Some(_)) => Promise::NotKept,
        (None, None) if today > by => Promise::Late,
        (None, None) => Promise::Waiting,
    }
}

/// The numbers that were in force on each day.
pub struct Promised {
    pub first: Profile,
    pub changes: Vec<Change>,
}

impl Promised {
    /// The last day on which an answer keeps the promise; nothing where none is made. The days are calendar days.
    pub fn by(&self, asked_on: Day) -> Option<Day> {
        Numbers::on(asked_on, self.first, &self.changes).get(Rule::NeedAnswerDays).map(|days| asked_on.plus_days(days))
    }
}

/// What a need says on the post's side of a pair of the matching matrix: what is done and asked for beside the skills, where
/// and when beside the wishes.
pub fn work_side(need: &store::Need, pair: Pair) -> Option<String> {
    let hours = need.weekly_hours.map(|h| format!("{h} h"));
    let said: Vec<String> = match pair {
        Pair::Skills => [&need.tasks, &need.requirements].into_iter().flatten().cloned().collect(),
        Pair::Wishes => [&hours, &need.workplace, &need.schedule].into_iter().flatten().cloned().collect(),
        _ => Vec::new(),
    };
    (!said.is_empty()).then(|| said.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::profiles::What;

    fn day(s: &str) -> Day {
        s.parse().unwrap()
    }

    #[test]
    fn a_need_is_answered_once_and_closed_once() {
        use NeedOutcome::*;
        let close = [Filled, Partly, Withdrawn, Unanswered].map(Step::Close);
        assert_eq!(after(NeedState::Asked, Step::Answer), Ok(NeedState::Answered));
        assert_eq!(after(NeedState::Answered, Step::Answer).unwrap_err().key, "err-need-answered");
        let leads = |from: NeedState| close.map(|step| after(from, step).is_ok());
        assert_eq!(leads(NeedState::Asked), [false, false, true, true]);
        assert_eq!(leads(NeedState::Answered), [true, true, true, false]);
        for closed in NeedState::ALL.iter().filter(|s| !s.is_open()) {
            assert!(close.iter().chain([&Step::Answer]).all(|step| after(*closed, *step).is_err()), "{closed}");
        }
    }

    #[test]
    fn filled_means_that_as_many_were_hired_as_were_wanted() {
        let ok = |outcome, hired, wanted| check_hired(outcome, hired, wanted).is_ok();
        assert!(ok(NeedOutcome::Filled, 2, 2) && ok(NeedOutcome::Filled, 3, 2) && !ok(NeedOutcome::Filled, 1, 2));
        assert!(ok(NeedOutcome::Partly, 1, 2) && !ok(NeedOutcome::Partly, 2, 2) && !ok(NeedOutcome::Partly, 0, 2));
        assert!(ok(NeedOutcome::Withdrawn, 0, 1) && ok(NeedOutcome::Unanswered, 0, 1));
    }

    #[test]
    fn the_last_promised_day_is_still_in_time() {
        let by = day("2026-03-08");
        let open = Asked { on: day("2026-03-01"), answered_on: None, closed_on: None, state: NeedState::Asked };
        assert_eq!(promise(open, by, by), Promise::Waiting);
        assert_eq!(promise(open, by, by.plus_days(1)), Promise::Late);
        let answered = |on| Asked { answered_on: Some(on), state: NeedState::Answered, ..open };
        assert_eq!(promise(answered(by), by, day("2026-06-01")), Promise::Kept);
        assert_eq!(promise(answered(by.plus_days(1)), by, day("2026-06-01")), Promise::NotKept);
        let closed = |on, state| Asked { closed_on: Some(on), state, ..open };
        assert_eq!(promise(closed(by, NeedState::Withdrawn), by, day("2026-06-01")), Promise::Lapsed);
        assert_eq!(promise(closed(by.plus_days(1), NeedState::Withdrawn), by, day("2026-06-01")), Promise::NotKept);
        assert_eq!(promise(closed(by, NeedState::Unanswered), by, by), Promise::NotKept);
    }

    #[test]
    fn a_promise_is_the_number_of_the_day_the_firm_asked() {
        let change =
            |value, on| Change { what: What::Number(Rule::NeedAnswerDays, value), origin: "Conseil".into(), effective_on: day(on) };
        let changes = vec![change(Some(2), "2026-03-01"), change(None, "2026-04-01")];
        let promised = Promised { first: Profile::Rejoins, changes };
        assert_eq!(promised.by(day("2026-02-27")), Some(day("2026-03-06")), "seven days ship");
        assert_eq!(promised.by(day("2026-03-01")), Some(day("2026-03-03")));
        assert_eq!(promised.by(day("2026-04-01")), None, "nothing is promised any more");
    }
}
