//! The SQL of facts: one statement per kind of row, each cut to the structure.
//!
//! Invariant: nothing is filtered or derived here. Every row of the structure is read with the columns that the
//! definitions need, so that the as-of rule stays in `super::rows` alone.

use super::{Employer, Milestone, PathRow, PlacementRow, PlanRow, Rows, SessionRow};
use crate::{
    db::{Result, Scope, col, tables::*},
    kernel::{Day, ids::*},
    method::{
        milestones::{Answer, Grade, MilestoneKind},
        placements::PlacementKind,
        sessions::Side,
    },
    people::trainees::ExitReason,
};
use sea_query::ExprTrait;
use std::fmt::Display;

/// All rows of the structure, each kind in the order of its `ref`. Six statements.
///
/// # Errors
/// When the database does not answer.
pub async fn rows(scope: &mut Scope) -> Result<Rows> {
    Ok(Rows {
        paths: paths(scope).await?,
        plans: plans(scope).await?,
        sessions: sessions(scope).await?,
        placements: placements(scope).await?,
        milestones: milestones(scope).await?,
        employers: employers(scope).await?,
    })
}

/// The key of a row in lists and exports: the source's own, or the id of a record made here.
fn key(given: Option<String>, id: impl Display) -> String {
    given.unwrap_or_else(|| id.to_string())
}

/// Sorted here, not by the database: the two engines compare texts in different ways.
fn sorted<T, K: Ord>(mut rows: Vec<T>, by: impl FnMut(&T) -> K) -> Vec<T> {
    rows.sort_by_cached_key(by);
    rows
}

/// The firm of an establishment: the first nine digits of its SIRET, however it was spaced.
fn siren(siret: Option<String>) -> Option<String> {
    let digits: String = siret?.chars().filter(|c| !c.is_whitespace()).take(9).collect();
    (digits.len() == 9 && digits.bytes().all(|b| b.is_ascii_digit())).then_some(digits)
}

#[derive(sqlx::FromRow)]
struct Stay {
    id: TraineeId,
    r#ref: Option<String>,
    entered_on: Day,
    left_on: Option<Day>,
    exit_reason: Option<ExitReason>,
}

async fn paths(scope: &mut Scope) -> Result<Vec<PathRow>> {
    use Trainees as T;
    let q = scope.from(T::Table).cols([T::Id, T::Ref, T::EnteredOn, T::LeftOn, T::ExitReason]);
    let row = |s: Stay| PathRow {
        trainee: s.id,
        r#ref: key(s.r#ref, s.id),
        entered_on: s.entered_on,
        left_on: s.left_on,
        exit_reason: s.exit_reason,
    };
    let rows = scope.all::<Stay>(&q).await?.into_iter().map(row).collect();
    Ok(sorted(rows, |r: &PathRow| (r.r#ref.clone(), r.trainee)))
}

#[derive(sqlx::FromRow)]
struct Plan {
    id: PlanId,
    r#ref: Option<String>,
    trainee_id: TraineeId,
    starts_on: Day,
    signed_trainee_on: Option<Day>,
    signed_coach_on: Option<Day>,
}

async fn plans(scope: &mut Scope) -> Result<Vec<PlanRow>> {
    use Plans as P;
    let q = scope
        .from(P::Table)
        .cols([P::Id, P::Ref, P::StartsOn, P::SignedTraineeOn, P::SignedCoachOn])
        .cols([Cases::TraineeId])
        .join(Cases::Table, col(Cases::Id).eq(col(P::CaseId)));
    let plans = sorted(scope.all::<Plan>(&q).await?, |p| (key(p.r#ref.clone(), p.id), p.id));
    let row = |p: Plan| PlanRow {
        plan: p.id,
        trainee: p.trainee_id,
        starts_on: p.starts_on,
        signed_trainee_on: p.signed_trainee_on,
        signed_coach_on: p.signed_coach_on,
    };
    Ok(plans.into_iter().map(row).collect())
}

#[derive(sqlx::FromRow)]
struct Held {
    id: SessionId,
    r#ref: Option<String>,
    case_id: CaseId,
    held_on: Day,
    side: Side,
    attended: Option<bool>,
}

async fn sessions(scope: &mut Scope) -> Result<Vec<SessionRow>> {
    use Sessions as S;
    let q = scope.from(S::Table).cols([S::Id, S::Ref, S::CaseId, S::HeldOn, S::Side, S::Attended]);
    let row = |s: Held| SessionRow {
        session: s.id,
        r#ref: key(s.r#ref, s.id),
        case: s.case_id,
        held_on: s.held_on,
        side: s.side,
        attended: s.attended,
    };
    let rows = scope.all::<Held>(&q).await?.into_iter().map(row).collect();
    Ok(sorted(rows, |r: &SessionRow| (r.r#ref.clone(), r.session)))
}

#[derive(sqlx::FromRow)]
struct Job {
    id: PlacementId,
    r#ref: Option<String>,
    case_id: CaseId,
    trainee_id: TraineeId,
    employer_id: EmployerId,
    siret: Option<String>,
    kind: PlacementKind,
    started_on: Day,
    ended_on: Option<Day>,
}

async fn placements(scope: &mut Scope) -> Result<Vec<PlacementRow>> {
    use Placements as P;
    let q = scope
        .from(P::Table)
        .cols([P::Id, P::Ref, P::CaseId, P::EmployerId, P::Kind, P::StartedOn, P::EndedOn])
        .cols([Cases::TraineeId])
        .cols([Employers::Siret])
        .join(Cases::Table, col(Cases::Id).eq(col(P::CaseId)))
        .join(Employers::Table, col(Employers::Id).eq(col(P::EmployerId)));
    let row = |j: Job| PlacementRow {
        placement: j.id,
        r#ref: key(j.r#ref, j.id),
        case: j.case_id,
        trainee: j.trainee_id,
        employer: j.employer_id,
        siren: siren(j.siret),
        kind: j.kind,
        started_on: j.started_on,
        ended_on: j.ended_on,
    };
    let rows = scope.all::<Job>(&q).await?.into_iter().map(row).collect();
    Ok(sorted(rows, |r: &PlacementRow| (r.r#ref.clone(), r.placement)))
}

#[derive(sqlx::FromRow)]
struct Stake {
    id: MilestoneId,
    placement_id: PlacementId,
    r#ref: Option<String>,
    kind: MilestoneKind,
    due_on: Day,
    answered_on: Option<Day>,
    answer: Option<Answer>,
    grade: Option<Grade>,
    ended_on: Option<Day>,
}

async fn milestones(scope: &mut Scope) -> Result<Vec<Milestone>> {
    use Milestones as M;
    let q = scope
        .from(M::Table)
        .cols([M::Id, M::PlacementId, M::Kind, M::DueOn, M::AnsweredOn, M::Answer, M::Grade])
        .cols([Placements::Ref, Placements::EndedOn])
        .join(Placements::Table, col(Placements::Id).eq(col(M::PlacementId)));
    let row = |s: Stake| Milestone {
        milestone: s.id,
        placement: s.placement_id,
        placement_ref: key(s.r#ref, s.placement_id),
        kind: s.kind,
        due_on: s.due_on,
        answered_on: s.answered_on,
        answer: s.answer,
        grade: s.grade,
        placement_ended_on: s.ended_on,
    };
    let rows = scope.all::<Stake>(&q).await?.into_iter().map(row).collect();
    Ok(sorted(rows, |r: &Milestone| (r.placement_ref.clone(), r.due_on, r.kind, r.milestone)))
}

#[derive(sqlx::FromRow)]
struct Firm {
    id: EmployerId,
    r#ref: Option<String>,
}

async fn employers(scope: &mut Scope) -> Result<Vec<Employer>> {
    let q = scope.from(Employers::Table).cols([Employers::Id, Employers::Ref]);
    let row = |f: Firm| Employer { employer: f.id, r#ref: key(f.r#ref, f.id) };
    let rows = scope.all::<Firm>(&q).await?.into_iter().map(row).collect();
    Ok(sorted(rows, |r: &Employer| (r.r#ref.clone(), r.employer)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_firm_is_the_first_nine_digits_however_they_are_spaced() {
        for (siret, firm) in
            [("732 829 320 00074", Some("732829320")), ("73282932000074", Some("732829320")), ("7328\u{202f}2932 0", Some("732829320"))]
        {
            assert_eq!(siren(Some(siret.into())).as_deref(), firm, "{siret}");
        }
        for none in ["", "73282932", "BE 0403 170 701", "73282932É00074"] {
            assert_eq!(siren(Some(none.into())), None, "{none}");
        }
        assert_eq!(siren(None), None);
    }
}
