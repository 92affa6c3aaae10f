//! The SQL of the list behind a figure: what people call the rows that are counted.

use super::Subject;
use crate::{
    db::{Result, Scope, col, tables::*},
    method::milestones::MilestoneKind,
};
use sea_query::{Expr, ExprTrait};
use std::collections::HashMap;
use uuid::Uuid;

/// What a case is called on screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The person's, the firm's, or both.
    pub text: String,
    /// Which of a placement's milestones it is.
    pub milestone: Option<MilestoneKind>,
}

#[derive(sqlx::FromRow)]
struct Person {
    id: Uuid,
    first_name: String,
    last_name: String,
}

#[derive(sqlx::FromRow)]
struct Job {
    id: Uuid,
    first_name: String,
    last_name: String,
    employer: String,
}

#[derive(sqlx::FromRow)]
struct Stake {
    id: Uuid,
    first_name: String,
    last_name: String,
    employer: String,
    kind: MilestoneKind,
}

#[derive(sqlx::FromRow)]
struct Firm {
    id: Uuid,
    name: String,
}

/// The names of one page's cases, by the id of the counted row; one statement, for the cases of a figure are all of one
/// kind.
///
/// # Errors
/// When the database does not answer.
pub async fn names(scope: &mut Scope, subjects: &[Subject]) -> Result<HashMap<Uuid, Name>> {
    let ids: Vec<Uuid> = subjects.iter().map(|subject| subject.id()).collect();
    let plain = |text: String| Name { text, milestone: None };
    let named: Vec<(Uuid, Name)> = match subjects.first() {
        None => Vec::new(),
        Some(Subject::Trainee(_)) => {
            people(scope, ids).await?.into_iter().map(|p| (p.id, plain(full(&p.first_name, &p.last_name)))).collect()
        }
        Some(Subject::Session { .. }) => {
            met(scope, ids).await?.into_iter().map(|p| (p.id, plain(full(&p.first_name, &p.last_name)))).collect()
        }
        Some(Subject::Placement(_)) => {
            let jobs = jobs(scope, ids).await?.into_iter();
            jobs.map(|j| (j.id, plain(format!("{}, {}", full(&j.first_name, &j.last_name), j.employer)))).collect()
        }
        Some(Subject::Milestone { .. }) => {
            let stakes = stakes(scope, ids).await?.into_iter();
            let name = |s: &Stake| format!("{}, {}", full(&s.first_name, &s.last_name), s.employer);
            stakes.map(|s| (s.id, Name { text: name(&s), milestone: Some(s.kind) })).collect()
        }
        Some(Subject::Employer(_)) => firms(scope, ids).await?.into_iter().map(|f| (f.id, plain(f.name))).collect(),
    };
    Ok(named.into_iter().collect())
}

fn full(first: &str, last: &str) -> String {
    format!("{first} {last}")
}

/// The trainee of a row's case.
fn of_case() -> Expr {
    col(Trainees::Id).eq(col(Cases::TraineeId))
}

async fn people(scope: &mut Scope, ids: Vec<Uuid>) -> Result<Vec<Person>> {
    let q = scope.from(Trainees::Table).cols([Trainees::Id, Trainees::FirstName, Trainees::LastName]);
    scope.all(&q.filter(col(Trainees::Id).is_in(ids))).await
}

async fn met(scope: &mut Scope, ids: Vec<Uuid>) -> Result<Vec<Person>> {
    let q = scope
        .from(Sessions::Table)
        .cols([Sessions::Id])
        .cols([Trainees::FirstName, Trainees::LastName])
        .join(Cases::Table, col(Cases::Id).eq(col(Sessions::CaseId)))
        .join(Trainees::Table, of_case());
    scope.all(&q.filter(col(Sessions::Id).is_in(ids))).await
}

async fn jobs(scope: &mut Scope, ids: Vec<Uuid>) -> Result<Vec<Job>> {
    let q = scope
        .from(Placements::Table)
        .cols([Placements::Id])
        .cols([Trainees::FirstName, Trainees::LastName])
        .expr(col(Employers::Name), "employer")
        .join(Cases::Table, col(Cases::Id).eq(col(Placements::CaseId)))
        .join(Trainees::Table, of_case())
        .join(Employers::Table, col(Employers::Id).eq(col(Placements::EmployerId)));
    scope.all(&q.filter(col(Placements::Id).is_in(ids))).await
}

async fn stakes(scope: &mut Scope, ids: Vec<Uuid>) -> Result<Vec<Stake>> {
    let q = scope
        .from(Milestones::Table)
        .cols([Milestones::Id, Milestones::Kind])
        .cols([Trainees::FirstName, Trainees::LastName])
        .expr(col(Employers::Name), "employer")
        .join(Placements::Table, col(Placements::Id).eq(col(Milestones::PlacementId)))
        .join(Cases::Table, col(Cases::Id).eq(col(Placements::CaseId)))
        .join(Trainees::Table, of_case())
        .join(Employers::Table, col(Employers::Id).eq(col(Placements::EmployerId)));
    scope.all(&q.filter(col(Milestones::Id).is_in(ids))).await
}

async fn firms(scope: &mut Scope, ids: Vec<Uuid>) -> Result<Vec<Firm>> {
    let q = scope.from(Employers::Table).cols([Employers::Id, Employers::Name]);
    scope.all(&q.filter(col(Employers::Id).is_in(ids))).await
}
