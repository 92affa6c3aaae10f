//! A person's record written as it was read: for merges, which know it already.

use super::{
    folded_name,
    store::{Trainee, named},
};
use crate::{
    db::{Cells, Result, Scope, col, tables::*},
    kernel::ids::TraineeId,
    people::names,
};
use sea_query::ExprTrait;

fn cells(t: &Trainee) -> Cells<Trainees> {
    vec![
        (Trainees::FirstName, t.first_name.clone().into()),
        (Trainees::LastName, t.last_name.clone().into()),
        (Trainees::Folded, folded_name(&t.first_name, &t.last_name).into()),
        (Trainees::BirthDate, t.birth_date.into()),
        (Trainees::Sex, t.sex.into()),
        (Trainees::Email, t.email.clone().into()),
        (Trainees::Phone, t.phone.clone().into()),
        (Trainees::EnteredOn, t.entered_on.into()),
        (Trainees::LeftOn, t.left_on.into()),
        (Trainees::ExitReason, t.exit_reason.into()),
        (Trainees::HoursWorked, t.hours_worked.into()),
        (Trainees::Education, t.education.into()),
        (Trainees::Criteria, t.criteria.clone().into()),
        (Trainees::Barriers, t.barriers.clone().into()),
        (Trainees::ConsentOn, t.consent_on.into()),
        (Trainees::AttestationOn, t.attestation_on.into()),
        (Trainees::SupervisorId, t.supervisor.into()),
    ]
}

/// Writes a record that is of this version as it is to be, under the next one.
///
/// # Errors
/// When it is no longer of that version.
pub async fn hold(scope: &mut Scope, version: i64, t: &Trainee) -> Result<()> {
    let own = col(Trainees::Id).eq(t.id).and(col(Trainees::Version).eq(version));
    let q = scope.update(Trainees::Table).cells(cells(t)).set(Trainees::Version, version + 1).filter(own);
    scope.run_one(&q).await?;
    names::store::rewrite::<TraineeKeys>(scope, t.id.0, &named(t)).await
}

/// Writes a record that was removed exactly as it was.
///
/// # Errors
/// When its id or its `ref` is another's by now.
pub async fn restore(scope: &mut Scope, t: &Trainee) -> Result<()> {
    let mut row = cells(t);
    row.extend([(Trainees::Id, t.id.into()), (Trainees::Ref, t.r#ref.clone().into()), (Trainees::Version, t.version.into())]);
    let q = scope.insert(row);
    scope.run_one(&q).await?;
    names::store::put::<TraineeKeys>(scope, &[(t.id.0, named(t))]);
    Ok(())
}

/// Takes a record away that nothing points at.
///
/// # Errors
/// When something does.
pub async fn remove(scope: &mut Scope, id: TraineeId) -> Result<()> {
    names::store::forget::<TraineeKeys>(scope, id.0).await?;
    let q = scope.delete(Trainees::Table).filter(col(Trainees::Id).eq(id));
    scope.run_one(&q).await
}
