//! The pulse: two questions by a mailed address to one side of a job — how is it going, would you like a call — answered by a press
//! each, without an account (`method.md`, sections 6 and 8).
//!
//! Invariant: opening the page changes nothing, a press does; each press is in the journal, and the pulse holds the latest word on
//! each question. A trainee's pulse is read by the case's readers and never by the employer, nor the employer's by the trainee. The
//! day by which an answer is to be followed by a contact is set by the number of the day on which it was given.

pub mod actions;
pub mod pages;
pub mod party;
pub mod store;
pub mod waits;

use crate::{
    kernel::{Day, Moment, ids::*, moment::DAY},
    method::{
        agreements::Party,
        cases::Stage,
        milestones::{CHANGE_DAYS, LinkState, link_state},
        sessions::Side,
    },
    people::profiles::{Numbers, Rule},
};

words! {
    /// Who is asked.
    PulseSide "side" { Trainee "trainee", Employer "employer" }
    /// How it goes at work.
    Going "going" { Well "well", Difficulty "difficulty", Stuck "stuck" }
}

impl PulseSide {
    pub fn party(self) -> Party {
        match self {
            PulseSide::Trainee => Party::Trainee,
            PulseSide::Employer => Party::Employer,
        }
    }
}

impl From<PulseSide> for Side {
    fn from(side: PulseSide) -> Side {
        match side {
            PulseSide::Trainee => Side::Trainee,
            PulseSide::Employer => Side::Employer,
        }
    }
}

/// For how many days the questions wait for a first answer (ours): they are about how it goes now, and a later one is asked anew.
pub const ASK_DAYS: i64 = 14;
/// How long the address opens, in days: a first answer of the last moment can still be changed for as long as any other.
pub const DOOR_DAYS: i64 = ASK_DAYS + CHANGE_DAYS;

/// Within how many days an answer is to be followed by a contact; nothing when it asks for none. A difficulty does where the method
/// profile says so.
pub fn within(going: Option<Going>, wants_call: Option<bool>, numbers: &Numbers) -> Option<i64> {
    match (going, wants_call) {
        (Some(Going::Stuck), _) | (_, Some(true)) => numbers.get(Rule::ContactCalledDays),
        (Some(Going::Difficulty), _) => numbers.get(Rule::ContactDifficultyDays),
        _ => None,
    }
}

/// What a pulse's address can do depends on this.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    pub created_at: Moment,
    pub first_at: Option<Moment>,
    /// Withdrawn, overtaken by a later question, or its mailbox is not that side's any more.
    pub shut: bool,
    pub stage: Stage,
    /// The job's last day.
    pub ended_on: Option<Day>,
}

/// Where a pulse stands: a milestone's rules, in a job and a case that go on.
pub fn state(s: Standing, now: Moment, today: Day) -> LinkState {
    let over = s.stage.is_over() || s.ended_on.is_some_and(|end| end < today);
    // Settled is for an answer whose days are over: what is over itself asks no more, answered or not.
    link_state(s.created_at.plus(ASK_DAYS * DAY), s.first_at, s.shut || over, over, now)
}

/// A contact that somebody asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Called {
    pub on: Day,
    pub at: Moment,
    /// By when it is due.
    pub due_on: Day,
}

/// What an answer asks for once a press is added. `pressed` are the words of this press, `after` those of the whole answer; `waiting`
/// is a contact that this side asked for before and did not get. It stays due when it was: whoever asks twice does not wait longer.
/// A press that asks for nothing new calls nobody back who was called already.
pub fn called(
    pressed: (Option<Going>, Option<bool>),
    after: (Option<Going>, Option<bool>),
    waiting: Option<Called>,
    before: Option<Called>,
    numbers: &Numbers,
    (now, today): (Moment, Day),
) -> Option<Called> {
    let days = within(after.0, after.1, numbers)?;
    let known = waiting.or_else(|| before.filter(|_| within(pressed.0, pressed.1, numbers).is_none()));
    Some(known.unwrap_or(Called { on: today, at: now, due_on: today.plus_days(days) }))
}

/// The jobs of which it is counted anew who waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    Placement(PlacementId),
    Case(CaseId),
    Structure,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::{
        profiles::{Change, What},
        structures::Profile,
    };
    use proptest::prelude::*;

    fn day(s: &str) -> Day {
        s.parse().unwrap()
    }

    fn shipped() -> Numbers {
        Numbers::shipped(Profile::Rejoins)
    }

    #[test]
    fn stuck_and_a_wish_to_be_called_ask_for_a_contact_and_a_difficulty_only_where_the_profile_says_so() {
        let asks = |going, call| within(going, call, &shipped());
        assert_eq!((asks(Some(Going::Stuck), None), asks(Some(Going::Well), Some(true))), (Some(2), Some(2)));
        assert_eq!((asks(Some(Going::Well), Some(false)), asks(Some(Going::Difficulty), None), asks(None, None)), (None, None, None));
        let on = day("2026-01-01");
        let own = Change { what: What::Number(Rule::ContactDifficultyDays, Some(5)), origin: "x".into(), effective_on: on };
        let own = Numbers::on(on, Profile::Rejoins, &[own]);
        assert_eq!(within(Some(Going::Difficulty), None, &own), Some(5));
        assert_eq!(within(Some(Going::Difficulty), Some(true), &own), Some(2), "a call is sooner");
    }

    #[test]
    fn what_was_asked_for_stays_due_when_it_was_until_a_contact_and_is_taken_back_by_a_good_word() {
        let (monday, now) = (day("2026-03-02"), Moment(1_000));
        let first = called((Some(Going::Stuck), None), (Some(Going::Stuck), None), None, None, &shipped(), (now, monday));
        assert_eq!(first, Some(Called { on: monday, at: now, due_on: day("2026-03-04") }));
        let later = (Moment(2_000), day("2026-03-04"));
        let again = |pressed, after, waiting| called(pressed, after, waiting, first, &shipped(), later);
        let (stuck, call) = ((Some(Going::Stuck), None), (None, Some(true)));
        assert_eq!(again(stuck, stuck, first), first, "twice is not later");
        assert_eq!(again((Some(Going::Well), None), (Some(Going::Well), None), first), None, "taken back");
        assert_eq!(again((None, Some(false)), (Some(Going::Stuck), Some(false)), None), first, "called already, and nothing new");
        let anew = again(call, (Some(Going::Stuck), Some(true)), None);
        assert_eq!(anew.map(|c| c.due_on), Some(day("2026-03-06")), "called already, and something new");
    }

    proptest! {
        /// Whatever happens when: nothing opens after its time, once it was shut, once the case or the job is over.
        #[test]
        fn a_pulse_never_opens_after_its_time(
            first in proptest::option::of(0i64..40 * DAY), shut: bool, closed: bool, ended in proptest::option::of(0i64..60), after in 0i64..60 * DAY,
        ) {
            let (created_at, asked) = (Moment(1_772_000_000_000), day("2026-02-25"));
            let first_at = first.filter(|f| *f <= after && *f < ASK_DAYS * DAY).map(|f| created_at.plus(f));
            let stage = if closed { Stage::Closed } else { Stage::InEmployment };
            let ended_on = ended.map(|d| asked.plus_days(d));
            let today = asked.plus_days(after / DAY);
            let open = |after: i64| {
                let found = state(Standing { created_at, first_at, shut, stage, ended_on }, created_at.plus(after), today);
                matches!(found, LinkState::Asking | LinkState::Changing)
            };
            if open(after) {
                prop_assert!(!shut && !closed && ended_on.is_none_or(|e| e >= today) && after < DOOR_DAYS * DAY);
                prop_assert!(first_at.map_or(after < ASK_DAYS * DAY, |f| created_at.plus(after).0 < f.plus(CHANGE_DAYS * DAY).0));
            } else {
                prop_assert!(!open(after + 1), "and once shut, never again");
            }
        }
    }
}
