//! An employer's record written as it was read: for merges, which know it already. Its contacts are rows of their own.

use super::store::{Employer, named};
use crate::{
    db::{Cells, Result, Scope, col, tables::*},
    kernel::{ids::EmployerId, text::fold},
    people::names,
};
use sea_query::ExprTrait;

fn cells(e: &Employer) -> Cells<Employers> {
    vec![
        (Employers::Name, e.name.clone().into()),
        (Employers::Folded, fold(&e.name).into()),
        (Employers::Siret, e.siret.clone().into()),
        (Employers::Country, e.country.into()),
        (Employers::EnterpriseNumber, e.enterprise_number.clone().into()),
        (Employers::EstablishmentNumber, e.establishment_number.clone().into()),
        (Employers::Naf, e.naf.clone().into()),
        (Employers::City, e.city.clone().into()),
        (Employers::Size, e.size.into()),
    ]
}

/// Writes a record that is of this version as it is to be, under the next one.
///
/// # Errors
/// When it is no longer of that version.
pub async fn hold(scope: &mut Scope, version: i64, e: &Employer) -> Result<()> {
    let own = col(Employers::Id).eq(e.id).and(col(Employers::Version).eq(version));
    let q = scope.update(Employers::Table).cells(cells(e)).set(Employers::Version, version + 1).filter(own);
    scope.run_one(&q).await?;
    names::store::rewrite::<EmployerKeys>(scope, e.id.0, &named(e)).await
}

/// Writes a record that was removed exactly as it was.
///
/// # Errors
/// When its id or its `ref` is another's by now.
pub async fn restore(scope: &mut Scope, e: &Employer) -> Result<()> {
    let mut row = cells(e);
    row.extend([(Employers::Id, e.id.into()), (Employers::Ref, e.r#ref.clone().into()), (Employers::Version, e.version.into())]);
    let q = scope.insert(row);
    scope.run_one(&q).await?;
    names::store::put::<EmployerKeys>(scope, &[(e.id.0, named(e))]);
    Ok(())
}

/// Takes a record away that nothing points at.
///
/// # Errors
/// When something does.
pub async fn remove(scope: &mut Scope, id: EmployerId) -> Result<()> {
    names::store::forget::<EmployerKeys>(scope, id.0).await?;
    let q = scope.delete(Employers::Table).filter(col(Employers::Id).eq(id));
    scope.run_one(&q).await
}
