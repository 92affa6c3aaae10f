//! The edges of the trio: what the sessions of a case say of the contacts with the person and with the firm.
//!
//! Invariant: these columns always say what the sessions say; `jalon verify` counts again. They are kept because a day, a
//! list or a digest reads them for many cases at once.

use crate::{
    db::{Result, Scope, Select, col, count, tables::*},
    kernel::{Day, ids::CaseId},
    method::sessions::{Mood, Side, store::Session},
};
use sea_query::{Expr, ExprTrait, Func};

/// What is known of the contacts of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, sqlx::FromRow)]
pub struct Edges {
    /// The day of the last contact with the person that took place.
    pub met_trainee_on: Option<Day>,
    /// The same with the firm.
    pub met_employer_on: Option<Day>,
    /// Tries on later days that met nobody.
    pub missed_trainee: i64,
    pub missed_employer: i64,
    /// The last day on which somebody said that it does not go.
    pub stuck_on: Option<Day>,
}

pub const COLUMNS: [Cases; 5] = [Cases::MetTraineeOn, Cases::MetEmployerOn, Cases::MissedTrainee, Cases::MissedEmployer, Cases::StuckOn];

impl Edges {
    /// The edges once a session is added; nothing when the sessions have to be counted again: a contact that is noted late
    /// does not tell how many tries came after it.
    pub fn with(self, s: &Session, latest_on: Option<Day>) -> Option<Edges> {
        let late = latest_on.is_some_and(|latest| latest > s.held_on);
        let held = s.attended != Some(false);
        let mut edges = self;
        for (side, met, missed) in [
            (Side::Trainee, &mut edges.met_trainee_on, &mut edges.missed_trainee),
            (Side::Employer, &mut edges.met_employer_on, &mut edges.missed_employer),
        ] {
            if s.side != side && s.side != Side::Tripartite {
                continue;
            }
            match held {
                true if *missed > 0 && late => return None,
                true if met.is_none_or(|m| m < s.held_on) => (*met, *missed) = (Some(s.held_on), 0),
                false if met.is_none_or(|m| m < s.held_on) => *missed += 1,
                _ => {}
            }
        }
        if s.mood == Some(Mood::Stuck) {
            edges.stuck_on = Ord::max(edges.stuck_on, Some(s.held_on));
        }
        Some(edges)
    }
}

fn of_case(scope: &Scope) -> Select {
    scope.from(Sessions::Table).filter(col(Sessions::CaseId).eq(col(Cases::Id)))
}

fn of_side(scope: &Scope, side: Side) -> Select {
    of_case(scope).filter(col(Sessions::Side).is_in([side.word(), Side::Tripartite.word()]))
}

fn met(scope: &Scope, side: Side) -> Expr {
    let held = col(Sessions::Attended).is_null().or(col(Sessions::Attended).eq(true));
    of_side(scope, side).expr(col(Sessions::HeldOn).max(), "met").filter(held).value()
}

fn missed(scope: &Scope, side: Side) -> Expr {
    let later = col(Sessions::HeldOn).gt(Func::coalesce([met(scope, side), Expr::val(Day::FIRST)]));
    of_side(scope, side).expr(count(), "missed").filter(col(Sessions::Attended).eq(false).and(later)).value()
}

fn stuck(scope: &Scope) -> Expr {
    of_case(scope).expr(col(Sessions::HeldOn).max(), "stuck").filter(col(Sessions::Mood).eq(Mood::Stuck)).value()
}

/// Each column with what the sessions say of it.
pub fn counted(scope: &Scope) -> [(Cases, Expr); 5] {
    [
        (Cases::MetTraineeOn, met(scope, Side::Trainee)),
        (Cases::MetEmployerOn, met(scope, Side::Employer)),
        (Cases::MissedTrainee, missed(scope, Side::Trainee)),
        (Cases::MissedEmployer, missed(scope, Side::Employer)),
        (Cases::StuckOn, stuck(scope)),
    ]
}

/// Counts again: one case, or all of the structure.
///
/// # Errors
/// When the database does not answer.
pub async fn count_again(scope: &mut Scope, case: Option<CaseId>) -> Result<()> {
    let q = counted(scope).into_iter().fold(scope.update(Cases::Table), |q, (column, counted)| q.set_expr(column, counted));
    let q = if let Some(case) = case { q.filter(col(Cases::Id).eq(case)) } else { q };
    scope.run(&q).await.map(|_| ())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn session(day: i64, side: Side, attended: Option<bool>, stuck: bool) -> Session {
        Session {
            id: uuid::Uuid::nil().into(),
            r#ref: None,
            case: uuid::Uuid::nil().into(),
            coach: None,
            held_on: Day::FIRST.plus_days(day),
            minutes: None,
            side,
            place: None,
            attended,
            note: None,
            audience: crate::method::sessions::NoteAudience::Structure,
            mood: stuck.then_some(Mood::Stuck),
            next_contact_on: None,
            recorded_at: None,
            version: 1,
            writer: None,
            case_coach: uuid::Uuid::nil().into(),
        }
    }

    /// Counted from all sessions, as slowly as can be.
    fn slowly(all: &[Session]) -> Edges {
        let side = |side: Side| {
            let of: Vec<&Session> = all.iter().filter(|s| s.side == side || s.side == Side::Tripartite).collect();
            let met = of.iter().filter(|s| s.attended != Some(false)).map(|s| s.held_on).max();
            let missed = of.iter().filter(|s| s.attended == Some(false) && met.is_none_or(|m| s.held_on > m)).count();
            (met, i64::try_from(missed).unwrap())
        };
        let ((met_trainee_on, missed_trainee), (met_employer_on, missed_employer)) = (side(Side::Trainee), side(Side::Employer));
        let stuck_on = all.iter().filter(|s| s.mood == Some(Mood::Stuck)).map(|s| s.held_on).max();
        Edges { met_trainee_on, met_employer_on, missed_trainee, missed_employer, stuck_on }
    }

    fn any_session() -> impl Strategy<Value = Session> {
        let side = prop_oneof![Just(Side::Trainee), Just(Side::Employer), Just(Side::Tripartite), Just(Side::ThirdParty)];
        let attended = prop_oneof![Just(None), Just(Some(true)), Just(Some(false))];
        (0..12i64, side, attended, any::<bool>()).prop_map(|(day, side, attended, stuck)| session(day, side, attended, stuck))
    }

    proptest! {
        /// In whatever order sessions are noted, the edges say what they would say counted from all of them, or ask for that.
        #[test]
        fn one_by_one_is_the_same_as_all_at_once(sessions in proptest::collection::vec(any_session(), 0..14)) {
            let mut edges = Edges::default();
            for n in 0..sessions.len() {
                let latest = sessions[..n].iter().map(|s| s.held_on).max();
                let all = slowly(&sessions[..=n]);
                edges = edges.with(&sessions[n], latest).unwrap_or(all);
                prop_assert_eq!(edges, all);
            }
        }
    }

    #[test]
    fn only_a_late_contact_amid_tries_asks_to_count_again() {
        let tried = Edges::default().with(&session(5, Side::Trainee, Some(false), false), None).unwrap();
        let latest = Some(Day::FIRST.plus_days(5));
        assert_eq!(tried.with(&session(3, Side::Trainee, None, false), latest), None);
        assert!(tried.with(&session(5, Side::Trainee, None, false), latest).is_some_and(|e| e.missed_trainee == 0));
        assert!(tried.with(&session(3, Side::Employer, None, false), latest).is_some_and(|e| e.missed_trainee == 1));
    }
}
