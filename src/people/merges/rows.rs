//! What points at a person or an employer, and moves with a merge.
//!
//! Invariant: every reference of the schema is here; a test reads them from the database.

use crate::{
    db::{Result, Scope, col, tables::*},
    kernel::ids::{ContactId, EmployerId},
};
use sea_query::{ExprTrait, Iden, Order};
use uuid::Uuid;

/// Rows of one statement.
const BATCH: usize = 300;

/// A column that refers to a record which may be absorbed.
#[derive(Clone, Copy)]
pub struct Pointer<T: TenantTable> {
    id: T,
    column: T,
}

/// Runs over every column that refers to people, or to employers; the contacts of an employer are moved apart, for their places.
macro_rules! pointers { ($name:ident, $back:ident, $all:ident: $($table:ident $column:ident),+) => {
    /// The columns that refer to them: table and column.
    pub fn $all() -> Vec<String> {
        vec![$(format!("{}.{}", $table::Table.unquoted(), $table::$column.unquoted())),+]
    }

    /// Moves what points at one record to another; answers with which rows those are, by table.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn $name(scope: &mut Scope, from: Uuid, to: Uuid) -> Result<Vec<(String, Vec<Uuid>)>> {
        Ok(vec![$((
            $table::Table.unquoted().to_owned(),
            shift(scope, Pointer { id: $table::Id, column: $table::$column }, from, to).await?,
        )),+])
    }

    /// Moves rows back that still point where a merge left them.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn $back(scope: &mut Scope, moved: &[(String, Vec<Uuid>)], from: Uuid, to: Uuid) -> Result<()> {
        for (table, ids) in moved {
            $(if table == $table::Table.unquoted() {
                these(scope, Pointer { id: $table::Id, column: $table::$column }, ids, from, to).await?;
            })+
        }
        Ok(())
    }
} }

pointers!(people_to, people_back, to_people: Cases TraineeId, Assessments TraineeId, Attestations TraineeId, Merges TraineeId);
pointers!(firms_to, firms_back, to_firms: Placements EmployerId, Needs EmployerId, Gaps EmployerId, Agreements EmployerId, Assessments EmployerId, Merges EmployerId);

#[derive(sqlx::FromRow)]
struct Id {
    id: Uuid,
}

async fn shift<T: TenantTable>(scope: &mut Scope, pointer: Pointer<T>, from: Uuid, to: Uuid) -> Result<Vec<Uuid>> {
    let q = scope.from(T::TABLE).expr(col(pointer.id), "id").filter(col(pointer.column).eq(from));
    // Sorted here: asked to, SQLite would walk the structure in the order of its ids.
    let mut ids: Vec<Uuid> = scope.all::<Id>(&q).await?.into_iter().map(|r| r.id).collect();
    ids.sort_unstable();
    these(scope, pointer, &ids, from, to).await?;
    Ok(ids)
}

async fn these<T: TenantTable>(scope: &mut Scope, pointer: Pointer<T>, ids: &[Uuid], from: Uuid, to: Uuid) -> Result<()> {
    for some in ids.chunks(BATCH) {
        let own = col(pointer.id).is_in(some.iter().copied()).and(col(pointer.column).eq(from));
        let q = scope.update(T::TABLE).set(pointer.column, to).filter(own);
        scope.run(&q).await?;
    }
    Ok(())
}

/// The contacts of an employer, by their places.
///
/// # Errors
/// When the database does not answer.
pub async fn contacts(scope: &mut Scope, of: EmployerId) -> Result<Vec<super::Stood>> {
    #[derive(sqlx::FromRow)]
    struct Row {
        id: ContactId,
        position: i64,
    }
    use Contacts as C;
    let q = scope.from(C::Table).cols([C::Id, C::Position]).filter(col(C::EmployerId).eq(of)).order(C::Position, Order::Asc);
    let found: Vec<Row> = scope.all(&q.order(C::Id, Order::Asc)).await?;
    Ok(found.into_iter().map(|r| super::Stood { id: r.id, employer: of.0, position: r.position }).collect())
}

/// Puts contacts in a place of an employer's.
///
/// # Errors
/// When the database refuses.
pub async fn place(scope: &mut Scope, contacts: &[super::Stood]) -> Result<()> {
    use Contacts as C;
    for c in contacts {
        let q = scope.update(C::Table).set(C::EmployerId, c.employer).set(C::Position, c.position).filter(col(C::Id).eq(c.id));
        scope.run(&q).await?;
    }
    Ok(())
}
