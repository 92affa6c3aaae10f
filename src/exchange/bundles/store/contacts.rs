//! An employer's first contact, which stands in the employer's own row of a bundle.
//!
//! Invariant: the first contact of an employer is one row, changed in place; the others are left alone.

use super::super::{cells::Spoken, rows::EmployerRow};
use super::{BATCH, Changes, Fresh, Ids};
use crate::{
    db::{Cells, Result, Scope, col, tables::*},
    kernel::Language,
};
use sea_query::{Expr, ExprTrait};
use std::collections::HashMap;
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Found {
    id: Uuid,
    employer_id: Uuid,
    name: String,
    email: Option<String>,
    role: Option<String>,
    phone: Option<String>,
    language: Language,
}

/// The first contacts, by employer.
async fn first(scope: &mut Scope) -> Result<HashMap<Uuid, Found>> {
    let q = scope
        .from(Contacts::Table)
        .cols([Contacts::Id, Contacts::EmployerId, Contacts::Name, Contacts::Email, Contacts::Role, Contacts::Phone, Contacts::Language])
        .filter(col(Contacts::Position).eq(1i64));
    Ok(scope.all::<Found>(&q).await?.into_iter().map(|found| (found.employer_id, found)).collect())
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
        row.contact_phone = said(found.phone);
        // A contact that was emptied is nobody, and nobody speaks a language.
        row.contact_language = Spoken(Some(found.language).filter(|_| somebody(row)));
    }
    Ok(())
}

/// Whether a row says anything of a contact.
fn somebody(row: &EmployerRow) -> bool {
    [&row.contact_name, &row.contact_email, &row.contact_role, &row.contact_phone].into_iter().any(Option::is_some)
}

/// Writes the contacts of the employers a bundle creates or updates; a new one is written to in the `usual` language.
///
/// # Errors
/// When the database refuses.
pub async fn write(scope: &mut Scope, ids: &Ids, changes: &Changes<EmployerRow>, fresh: Fresh<'_>, usual: Language) -> Result<()> {
    let known = if changes.update.is_empty() { HashMap::new() } else { first(scope).await? };
    let mut new: Vec<Cells<Contacts>> = Vec::new();
    for row in changes.create.iter().chain(&changes.update) {
        let Some(employer) = ids.id::<EmployerRow>(&row.reference) else { continue };
        match known.get(&employer) {
            Some(contact) => rewrite(scope, contact.id, row).await?,
            None if somebody(row) => {
                let mut cells = cells(row);
                cells.extend([(Contacts::Id, fresh().into()), (Contacts::EmployerId, employer.into())]);
                let language = row.contact_language.0.unwrap_or(usual);
                cells.extend([(Contacts::Position, 1i64.into()), (Contacts::Language, language.into())]);
                new.push(cells);
            }
            None => {}
        }
    }
    for rows in new.chunks(BATCH) {
        let q = scope.insert_all(rows.to_vec());
        scope.run(&q).await?;
    }
    Ok(())
}

fn cells(row: &EmployerRow) -> Cells<Contacts> {
    vec![
        (Contacts::Name, row.contact_name.clone().unwrap_or_default().into()),
        (Contacts::Email, row.contact_email.clone().into()),
        (Contacts::Role, row.contact_role.clone().into()),
        (Contacts::Phone, row.contact_phone.clone().into()),
    ]
}

async fn rewrite(scope: &mut Scope, id: Uuid, row: &EmployerRow) -> Result<()> {
    let q = scope
        .update(Contacts::Table)
        .cells(cells(row))
        .cells(row.contact_language.0.map(|language| (Contacts::Language, language.into())).into_iter().collect())
        .set_expr(Contacts::Version, Expr::col(Contacts::Version).add(1i64))
        .filter(col(Contacts::Id).eq(id));
    scope.run_one(&q).await
}
