//! Milestones: stakes on the way of a placement that an employer can confirm, each with its grade of evidence.
//!
//! Invariant: an answer is never overwritten; the milestone shows the latest of the best-graded side.

pub mod actions;
pub mod ceiling;
pub mod contradictions;
pub mod links;
pub mod pages;
pub mod reminders;
pub mod sheets;
pub mod store;

use crate::kernel::{
    Moment,
    moment::{DAY, Zone},
};

words! {
    MilestoneKind "milestone" {
        Signed "SIGNED", Day1 "DAY1", Trial "TRIAL", W1 "W1", M1 "M1", M3 "M3", M6 "M6", M12 "M12",
        Renewed "RENEWED", Cdi "CDI", Hours "HOURS", Tutor "TUTOR", Adjusted "ADJUSTED", End "END",
    }
    /// `in_post` is yes, `difficulty` is yes with one, `left` is no.
    Answer "answer" { InPost "in_post", Difficulty "difficulty", Left "left" }
    /// A confirmed by the employer, B a document seen, C declared by the trainee or the coach.
    Grade "grade" { A "A", B "B", C "C" }
    /// The grades a coach can record; A is the employer's alone.
    OwnGrade "grade" { B "B", C "C" }
}

impl From<OwnGrade> for Grade {
    fn from(g: OwnGrade) -> Grade {
        match g {
            OwnGrade::B => Grade::B,
            OwnGrade::C => Grade::C,
        }
    }
}

impl MilestoneKind {
    /// Whether a job has at most one of these to confirm at a time: its day follows from the job's own dates.
    pub fn comes_once(self) -> bool {
        use MilestoneKind::{Day1, M1, M3, M6, M12, Signed, Trial, W1};
        matches!(self, Signed | Day1 | Trial | W1 | M1 | M3 | M6 | M12)
    }

    /// How an answer reads: a fact is confirmed, somebody is in post.
    pub fn answered(self, answer: &Answer) -> &'static str {
        use MilestoneKind::{Day1, End, M1, M3, M6, M12, Trial, W1};
        match answer {
            Answer::InPost if matches!(self, Trial | W1 | M1 | M3 | M6 | M12) => "answer-in-post",
            Answer::Difficulty if matches!(self, Day1 | Trial | W1 | M1 | M3 | M6 | M12) => "answer-difficulty",
            Answer::InPost if self == Day1 => "answer-came",
            Answer::InPost => "answer-confirmed",
            Answer::Difficulty => "answer-confirmed-difficulty",
            Answer::Left if self == End => "answer-ended",
            Answer::Left => "answer-left",
        }
    }
}

/// For how many days a mailed question can be answered.
pub const LINK_DAYS: i64 = 30;
/// For how many days after the first answer it can be changed.
pub const CHANGE_DAYS: i64 = 14;
/// How many answers one mailed question takes: each is kept, and whoever holds the address has no account to end.
pub const LINK_ANSWERS: i64 = 20;

/// What a milestone shows of the answers given, in the order they were given: the latest of the best grade.
pub fn shown(answers: &[(Answer, Grade)]) -> Option<(Answer, Grade)> {
    let best = answers.iter().map(|(_, grade)| *grade).min()?;
    answers.iter().rev().find(|(_, grade)| *grade == best).copied()
}

/// Whether the sides differ: what the employer confirmed, what a document says and what was declared, each by its latest word. A
/// difficulty is no contradiction of being in post; only yes and no are (`method.md` 6).
pub fn contradicted(answers: &[(Answer, Grade)]) -> bool {
    let latest = |grade: Grade| answers.iter().rev().find(|(_, g)| *g == grade).map(|(answer, _)| *answer == Answer::Left);
    let said: Vec<bool> = [Grade::A, Grade::B, Grade::C].into_iter().filter_map(latest).collect();
    said.contains(&true) && said.contains(&false)
}

/// What can be done through a mailed link at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkState {
    /// The question waits for its first answer.
    Asking,
    /// Answered; the answer can still be changed.
    Changing,
    /// Answered, and it stays so.
    Settled,
    Expired,
    Withdrawn,
}

/// Where a link stands: withdrawn wins over everything, an answer over expiry. In a closed case nothing is asked any more.
pub fn link_state(expires_at: Moment, answered_at: Option<Moment>, withdrawn: bool, closed: bool, now: Moment) -> LinkState {
    match answered_at {
        _ if withdrawn => LinkState::Withdrawn,
        // Nobody asks any more, and nobody can have it mailed anew.
        None if closed => LinkState::Withdrawn,
        Some(at) if now.0 < at.plus(CHANGE_DAYS * DAY).0 && !closed => LinkState::Changing,
        Some(_) => LinkState::Settled,
        None if now >= expires_at => LinkState::Expired,
        None => LinkState::Asking,
    }
}

/// The hour of a moment as people read it.
pub fn clock_time(zone: &Zone, at: Moment) -> String {
    let (hour, minute) = zone.hour_minute(at);
    format!("{hour:02}:{minute:02}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_best_grade_speaks_and_its_latest_word_counts() {
        use Answer::*;
        use Grade::*;
        assert_eq!(shown(&[]), None);
        assert_eq!(shown(&[(InPost, C), (Left, A), (InPost, B)]), Some((Left, A)));
        assert_eq!(shown(&[(InPost, A), (Difficulty, A), (Left, C)]), Some((Difficulty, A)));
    }

    #[test]
    fn yes_and_no_of_two_sides_contradict_each_other() {
        use Answer::*;
        use Grade::*;
        assert!(!contradicted(&[]));
        assert!(!contradicted(&[(InPost, A), (Difficulty, C)]), "in post with a difficulty is in post");
        assert!(contradicted(&[(InPost, A), (Left, C)]));
        assert!(contradicted(&[(Difficulty, B), (Left, A)]));
        assert!(!contradicted(&[(InPost, A), (Left, A)]), "one side may change its mind");
        assert!(!contradicted(&[(InPost, C), (Left, A), (Left, C)]), "and come to agree");
    }

    proptest! {
        #[test]
        fn a_link_never_answers_after_its_time(
            created in 0i64..1_000_000_000, answered in proptest::option::of(0i64..40 * DAY), withdrawn: bool, closed: bool, after in 0i64..100 * DAY,
        ) {
            let expires = Moment(created + LINK_DAYS * DAY);
            let answered_at = answered.filter(|a| *a <= after && *a < LINK_DAYS * DAY).map(|a| Moment(created + a));
            let state = link_state(expires, answered_at, withdrawn, closed, Moment(created + after));
            let open = matches!(state, LinkState::Asking | LinkState::Changing);
            if withdrawn || closed {
                prop_assert!(!open);
            }
            if state == LinkState::Asking {
                prop_assert!(after < LINK_DAYS * DAY && answered_at.is_none());
            }
            if state == LinkState::Changing {
                prop_assert!(answered_at.is_some_and(|a| created + after - a.0 < CHANGE_DAYS * DAY));
            }
        }
    }
}
