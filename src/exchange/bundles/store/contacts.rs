//! An employer's first contact, which stands in the employer's own row of a bundle.
//!
//! Invariant: the first contact is the oldest one at position 1; the others are left alone.

use super::super::rows::EmployerRow;
use super::{BATCH, Changes, Ids};
use crate::db::{Cells, Result, Scope, col, tables::*};
use sea_query::{Expr, ExprTrait, Order};
use std::collections::HashMap;
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Found {
    id: Uuid,
    employer_id: Uuid,
    name: String,
    email: Option<String>,
    role: Option<String>,
}

async fn first(scope: &mut Scope) -> Result<HashMap<Uuid, Found>> {
    let q = scope
        .from(Contacts::Table)
        .cols([Contacts::Id, Contacts::EmployerId, Contacts::Name, Contacts::Email, Contacts::Role])
        .filter(col(Contacts::Position).eq(1i64))
        .order(Contacts::Id, Order::Asc);
    let mut first = HashMap::new();
    for found in scope.all::<Found>(&q).await? {
        first.entry(found.employer_id).or_insert(found);
    }
    Ok(first)
}

/// Fills in the contacts of employers.
///
/// # Errors
/// When the database does not answer.
pub async fn read(scope: &mut Scope, ids: &Ids, employers: &mut [EmployerRow]) -> Result<()> {
    let mut first = first(scope).await?;
    let said = |text: Option<String>| text.filter(|t| !t.is_empty());
    for row in employers {
        let Some(found) = ids.id::<EmployerRow>(&row.reference).and_then(|id| first.remove(&id)) else { continue };
        (row.contact_name, row.contact_email, row.contact_role) = (said(Some(found.name)), said(found.email), said(found.role));
    }
    Ok(())
}

/// Writes the contacts of the employers a bundle creates or updates.
///
/// # Errors
/// When the database refuses.
pub async fn write(scope: &mut Scope, ids: &Ids, changes: &Changes<EmployerRow>, fresh: &(dyn Fn() -> Uuid + Sync)) -> Result<()> {
    if changes.create.is_empty() && changes.update.is_empty() {
        return Ok(());
    }
    let first = first(scope).await?;
    let mut new: Vec<Cells<Contacts>> = Vec::new();
    for row in changes.create.iter().chain(&changes.update) {
        let Some(employer) = ids.id::<EmployerRow>(&row.reference) else { continue };
        let nobody = row.contact_name.is_none() && row.contact_email.is_none() && row.contact_role.is_none();
        match first.get(&employer) {
            Some(known) if nobody => clear(scope, known.id, row).await?,
            Some(known) => rewrite(scope, known.id, row).await?,
            None if nobody => {}
            None => {
                let mut cells = cells(row);
                cells.extend([(Contacts::Id, fresh().into()), (Contacts::EmployerId, employer.into()), (Contacts::Position, 1i64.into())]);
                new.push(cells);
            }
        }
    }
    while !new.is_empty() {
        let rest = new.split_off(new.len().min(BATCH));
        let q = scope.insert_all(std::mem::replace(&mut new, rest));
        scope.run(&q).await?;
    }
    Ok(())
}

fn cells(row: &EmployerRow) -> Cells<Contacts> {
    vec![
        (Contacts::Name, row.contact_name.clone().unwrap_or_default().into()),
        (Contacts::Email, row.contact_email.clone().into()),
        (Contacts::Role, row.contact_role.clone().into()),
    ]
}

async fn rewrite(scope: &mut Scope, id: Uuid, row: &EmployerRow) -> Result<()> {
    let q = scope
        .update(Contacts::Table)
        .cells(cells(row))
        .set_expr(Contacts::Version, Expr::col(Contacts::Version).add(1i64))
        .filter(col(Contacts::Id).eq(id));
    scope.run_one(&q).await
}

/// A contact who is nobody any more goes, unless something here still needs the record.
async fn clear(scope: &mut Scope, id: Uuid, row: &EmployerRow) -> Result<()> {
    let asked = scope.from(Links::Table).cols([Links::Id]).filter(col(Links::ContactId).eq(col(Contacts::Id))).exists();
    let q = scope.delete(Contacts::Table).filter(col(Contacts::Id).eq(id).and(col(Contacts::Phone).is_null()).and(asked.not()));
    match scope.run(&q).await? {
        0 => rewrite(scope, id, row).await,
        _ => Ok(()),
    }
}
