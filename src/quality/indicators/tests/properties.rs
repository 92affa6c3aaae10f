//! Random structures: the list is the figure, nothing after T is seen, and a slow second reading of the definitions,
//! written on the raw rows with T said aloud in every condition, agrees.

use super::super::{Counts, DEFINITIONS, Figure, Unit, figures};
use crate::kernel::Day;
use crate::kernel::ids::{CaseId, EmployerId, MilestoneId, PlacementId, PlanId, SessionId, TraineeId};
use crate::method::{milestones::Answer, milestones::Grade, milestones::MilestoneKind, placements::PlacementKind, sessions::Side};
use crate::people::trainees::ExitReason;
use crate::quality::facts::{Employer, Facts, Milestone, PathRow, Period, PlacementRow, PlanRow, Rows, SessionRow};
use crate::quality::stories::day;
use proptest::{prelude::*, sample::select, strategy::ValueTree, test_runner::TestRunner};
use std::collections::HashSet;
use uuid::Uuid;

const PEOPLE: u128 = 4;

fn id(n: usize, kind: u128) -> Uuid {
    Uuid::from_u128(kind << 64 | n as u128)
}
fn person() -> impl Strategy<Value = u128> {
    0..PEOPLE
}
/// Days close enough to one another for windows to be met and missed.
fn some_day() -> impl Strategy<Value = Day> {
    (0i64..400).prop_map(|n| day("2024-11-15").plus_days(n))
}
fn end() -> impl Strategy<Value = Option<i64>> {
    prop::option::of(select(vec![0, 1, 7, 20, 31, 59, 60, 61, 89, 90, 91, 92, 93, 200]))
}

fn paths() -> impl Strategy<Value = Vec<PathRow>> {
    let why = prop::option::of(select(vec![ExitReason::Death, ExitReason::Death, ExitReason::Cdi]));
    let path = (some_day(), end(), why)
        .prop_map(|(entered_on, stay, exit_reason)| (entered_on, stay.map(|n| entered_on.plus_days(n)), exit_reason));
    prop::collection::vec(path, 0..=PEOPLE as usize).prop_map(|paths| {
        let row = |(n, (entered_on, left_on, exit_reason)): (usize, (Day, Option<Day>, Option<ExitReason>))| {
            let trainee = TraineeId(id(n, 0));
            PathRow { trainee, r#ref: format!("P{n}"), entered_on, left_on, exit_reason: exit_reason.filter(|_| left_on.is_some()) }
        };
        paths.into_iter().enumerate().map(row).collect()
    })
}

fn plans() -> impl Strategy<Value = Vec<PlanRow>> {
    let plan = (person(), some_day(), prop::option::of(some_day()), prop::option::of(some_day()));
    prop::collection::vec(plan, 0..8).prop_map(|plans| {
        let row = |(n, (who, starts_on, signed_trainee_on, signed_coach_on))| PlanRow {
            plan: PlanId(id(n, 1)),
            trainee: TraineeId(Uuid::from_u128(who)),
            starts_on,
            signed_trainee_on,
            signed_coach_on,
        };
        plans.into_iter().enumerate().map(row).collect()
    })
}

fn placements() -> impl Strategy<Value = Vec<PlacementRow>> {
    let firm = select(vec![None, Some("442107330"), Some("513902189")]);
    let placement = (person(), 0usize..2, 0usize..3, firm, select(PlacementKind::ALL), some_day(), end());
    prop::collection::vec(placement, 0..10).prop_map(|placements| {
        let row = |(n, (who, case, employer, siren, kind, started_on, stay)): (usize, (_, _, _, Option<&str>, _, Day, Option<i64>))| {
            PlacementRow {
                placement: PlacementId(id(n, 2)),
                r#ref: format!("PA{n}"),
                case: CaseId(id(case, 10 + who)),
                trainee: TraineeId(Uuid::from_u128(who)),
                employer: EmployerId(id(employer, 3)),
                siren: siren.map(str::to_owned),
                kind,
                started_on,
                ended_on: stay.map(|n| started_on.plus_days(n)),
            }
        };
        placements.into_iter().enumerate().map(row).collect()
    })
}

fn sessions() -> impl Strategy<Value = Vec<SessionRow>> {
    let session = (person(), 0usize..2, some_day(), select(Side::ALL), any::<Option<bool>>());
    prop::collection::vec(session, 0..30).prop_map(|sessions| {
        let row = |(n, (who, case, held_on, side, attended))| SessionRow {
            session: SessionId(id(n, 4)),
            r#ref: format!("S{n}"),
            case: CaseId(id(case, 10 + who)),
            held_on,
            side,
            attended,
        };
        sessions.into_iter().enumerate().map(row).collect()
    })
}

/// A milestone of any placement: which one, its kind, how far off its date is, and what was said how late.
type Question = (usize, MilestoneKind, i64, Option<(i64, Answer)>);

fn questions() -> impl Strategy<Value = Vec<Question>> {
    let said = prop::option::of((-17i64..=17, select(Answer::ALL)));
    prop::collection::vec((any::<prop::sample::Index>(), select(MilestoneKind::ALL), -3i64..=3, said), 0..20)
        .prop_map(|all| all.into_iter().map(|(which, kind, shift, said)| (which.index(1_000), kind, shift, said)).collect())
}

fn rows() -> impl Strategy<Value = Rows> {
    (paths(), plans(), sessions(), placements(), questions()).prop_map(|(paths, plans, sessions, placements, questions)| {
        let milestone = |(n, (which, kind, shift, said)): (usize, Question)| {
            let placement = placements.get(which % placements.len().max(1))?;
            let months = match kind {
                MilestoneKind::M1 => 1,
                MilestoneKind::M6 => 6,
                MilestoneKind::M12 => 12,
                _ => 3,
            };
            let due_on = placement.started_on.plus_months(months).plus_days(shift);
            Some(Milestone {
                milestone: MilestoneId(id(n, 5)),
                placement: placement.placement,
                placement_ref: placement.r#ref.clone(),
                kind,
                due_on,
                answered_on: said.map(|(late, _)| due_on.plus_days(late)),
                answer: said.map(|(_, answer)| answer),
                grade: said.map(|_| Grade::B),
                placement_ended_on: placement.ended_on,
            })
        };
        let milestones = questions.into_iter().enumerate().filter_map(milestone).collect();
        let employers = (0..3).map(|n| Employer { employer: EmployerId(id(n, 3)), r#ref: format!("E{n}") }).collect();
        Rows { paths, plans, sessions, placements, milestones, employers }
    })
}

fn period() -> impl Strategy<Value = Period> {
    (some_day(), 0i64..300, some_day()).prop_map(|(from, length, as_of)| Period { from, to: from.plus_days(length), as_of })
}

/// So many random structures, always the same.
pub(super) fn many_rows(count: usize) -> Vec<Rows> {
    let mut runner = TestRunner::deterministic();
    (0..count).map(|_| rows().new_tree(&mut runner).unwrap().current()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn the_list_is_the_figure(rows in rows(), period in period()) {
        let facts = Facts::seen(rows, period);
        for definition in &DEFINITIONS {
            let answer = definition.answer(&facts);
            let count = |counts| answer.cases.iter().filter(|case| case.counts == counts).count() as f64;
            let (met, rest) = (count(Counts::Numerator), count(Counts::Denominator) + count(Counts::Unknown));
            prop_assert_eq!(answer.figure.numerator, Some(met));
            prop_assert_eq!(answer.figure.denominator, (definition.unit == Unit::Percent).then_some(met + rest));
            let ids: HashSet<_> = answer.cases.iter().map(|case| case.id).collect();
            prop_assert_eq!(ids.len(), answer.cases.len());
            if let (Some(low), Some(value), Some(high)) = (answer.figure.low, answer.figure.value, answer.figure.high) {
                prop_assert!(0.0 <= low && low <= value && value <= high && high <= 100.0);
            }
        }
    }

    #[test]
    fn nothing_after_the_as_of_day_is_seen(rows in rows(), period in period()) {
        prop_assert_eq!(figures(rows.clone().as_of(period.as_of), period), figures(rows, period));
    }

    #[test]
    fn a_second_reading_of_the_definitions_agrees(rows in rows(), period in period()) {
        let pair = |figure: &Figure| (figure.numerator.unwrap() as usize, figure.denominator.map(|d| d as usize));
        let found: Vec<_> = figures(rows.clone(), period).values.iter().map(pair).collect();
        prop_assert_eq!(found, super::reading::six(&rows, period));
    }
}
