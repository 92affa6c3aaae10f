//! The six definitions read a second time, row by row and without any shared code: slow, plain, to compare with.

use super::super::Period;
use crate::kernel::Day;
use crate::method::milestones::{Answer, MilestoneKind as Kind};
use crate::method::placements::PlacementKind;
use crate::method::sessions::Side;
use crate::people::trainees::ExitReason;
use crate::quality::facts::{PlacementRow, Rows};
use std::collections::HashSet;

type Pair = (usize, Option<usize>);

/// Numerators and denominators in the order of the codes.
pub(super) fn six(rows: &Rows, period: Period) -> Vec<Pair> {
    let all = [employers, first_week, reach, milestones, plans, in_work];
    all.iter().map(|read| read(rows, period)).collect()
}

fn within(day: Day, p: Period) -> bool {
    p.from <= day && day <= p.to && day <= p.as_of
}

/// The end as T knows it.
fn ended(placement: &PlacementRow, t: Day) -> Option<Day> {
    placement.ended_on.filter(|end| *end <= t)
}

fn ratio(verdicts: impl Iterator<Item = bool>) -> Pair {
    let all: Vec<bool> = verdicts.collect();
    (all.iter().filter(|met| **met).count(), Some(all.len()))
}

fn employers(rows: &Rows, p: Period) -> Pair {
    let days = (0..=p.to.days_since(p.from)).map(|n| p.from.plus_days(n)).filter(|day| *day <= p.as_of);
    let on = |day: Day| rows.placements.iter().filter(move |x| x.started_on <= day && x.ended_on.is_none_or(|end| day <= end));
    (days.flat_map(on).map(|x| x.employer).collect::<HashSet<_>>().len(), None)
}

fn first_week(rows: &Rows, p: Period) -> Pair {
    let counted = rows.placements.iter().filter(|x| within(x.started_on, p) && x.started_on.plus_days(7) <= p.as_of);
    ratio(counted.map(|x| {
        let days: Vec<Day> = (0..=7).map(|n| x.started_on.plus_days(n)).collect();
        rows.sessions.iter().any(|s| s.case == x.case && s.attended.unwrap_or(true) && days.contains(&s.held_on))
    }))
}

fn reach(rows: &Rows, p: Period) -> Pair {
    let held = rows.sessions.iter().filter(|s| within(s.held_on, p) && s.attended.unwrap_or(true));
    let employed = held.filter(|s| {
        let mut jobs = rows.placements.iter().filter(|x| x.case == s.case);
        jobs.any(|x| x.started_on <= s.held_on && x.ended_on.is_none_or(|end| s.held_on <= end))
    });
    ratio(employed.map(|s| [Side::Employer, Side::Tripartite].contains(&s.side)))
}

fn milestones(rows: &Rows, p: Period) -> Pair {
    let kinds = [Kind::W1, Kind::M1, Kind::M3, Kind::M6, Kind::M12];
    let due = rows.milestones.iter().filter(|m| kinds.contains(&m.kind) && within(m.due_on, p) && m.due_on.plus_days(15) <= p.as_of);
    let lasted = due.filter(|m| m.placement_ended_on.is_none_or(|end| end >= m.due_on));
    ratio(lasted.map(|m| m.answered_on.is_some_and(|on| on <= p.as_of && on.days_since(m.due_on).abs() <= 15)))
}

fn plans(rows: &Rows, p: Period) -> Pair {
    let old = rows.paths.iter().filter(|x| within(x.entered_on, p) && x.entered_on.plus_days(60) <= p.as_of);
    let stayed = old.filter(|x| x.left_on.is_none_or(|left| left.days_since(x.entered_on) >= 60));
    ratio(stayed.map(|x| {
        let mine = rows.plans.iter().filter(|plan| plan.trainee == x.trainee && plan.starts_on <= p.as_of);
        let by = |date: Option<Day>| date.is_some_and(|on| on <= p.as_of && on.days_since(x.entered_on) <= 60);
        mine.into_iter().any(|plan| by(plan.signed_trainee_on) && by(plan.signed_coach_on))
    }))
}

fn in_work(rows: &Rows, p: Period) -> Pair {
    let anchor = |x: &PlacementRow| x.started_on.plus_months(3);
    let ordinary = |x: &PlacementRow| {
        use PlacementKind::{Cddi, IaeOther, Pmsmp, Trial};
        ![Pmsmp, Trial, Cddi, IaeOther].contains(&x.kind)
    };
    let died = |x: &PlacementRow| {
        let mut paths = rows.paths.iter().filter(|path| path.trainee == x.trainee && path.entered_on <= p.as_of);
        paths.any(|path| path.exit_reason == Some(ExitReason::Death) && path.left_on.is_some_and(|on| on <= anchor(x) && on <= p.as_of))
    };
    let ripe = rows.placements.iter().filter(|x| within(anchor(x), p) && anchor(x).plus_days(15) <= p.as_of);
    ratio(ripe.filter(|x| ordinary(x) && !died(x)).map(|x| {
        let a = anchor(x);
        let answered = rows.milestones.iter().any(|m| {
            let yes = matches!(m.answer, Some(Answer::InPost | Answer::Difficulty));
            let near = m.answered_on.is_some_and(|on| on <= p.as_of && on.days_since(a).abs() <= 15);
            m.placement == x.placement && m.kind == Kind::M3 && yes && near
        });
        let elsewhere = rows.placements.iter().filter(|o| o.placement != x.placement && o.trainee == x.trainee && ordinary(o));
        answered || elsewhere.into_iter().any(|o| o.started_on <= a && ended(o, p.as_of).is_none_or(|end| end > a))
    }))
}
