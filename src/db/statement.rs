//! Statements: built once with sea-query, rendered for the engine at hand. Only a [`super::Scope`] or a [`super::Tx`]
//! makes one, and what it was cut to cannot be widened: a filter is always added with `and`.
#![allow(clippy::disallowed_methods)] // the one file that starts sea-query statements

use super::tables::{OpenTable, Table, TenantTable};
use crate::kernel::ids::StructureId;
use sea_query::{Alias, Asterisk, Expr, ExprTrait, Func, IntoIden, JoinType, Order, Query, UnionType, Value};

pub(super) const OWN: &str = "structure_id";

/// The cells of a row to write.
pub type Cells<T> = Vec<(T, Value)>;

/// A column of a table, qualified by it.
pub fn col<T: Table>(c: T) -> Expr {
    Expr::col((T::TABLE, c))
}

/// How many rows.
pub fn count() -> Expr {
    // bigint on both engines
    Expr::from(Func::count(Expr::col(Asterisk)))
}

/// A reading; cut to one structure unless it started from an open table.
#[derive(Clone)]
pub struct Select {
    pub(super) q: sea_query::SelectStatement,
    structure: Option<StructureId>,
}

impl Select {
    pub(super) fn tenant<T: TenantTable>(_: T, structure: StructureId) -> Select {
        let q = Query::select().from(T::TABLE).and_where(Expr::col((T::TABLE, OWN)).eq(structure)).to_owned();
        Select { q, structure: Some(structure) }
    }

    /// Used by one test door only: a reading whose structure was forgotten.
    #[doc(hidden)]
    pub fn forgotten<T: TenantTable>(_: T) -> Select {
        Select { q: Query::select().from(T::TABLE).to_owned(), structure: None }
    }

    pub(super) fn open<T: OpenTable>(_: T) -> Select {
        Select { q: Query::select().from(T::TABLE).to_owned(), structure: None }
    }

    /// Columns of one table, by their own names.
    pub fn cols<T: Table>(mut self, columns: impl IntoIterator<Item = T>) -> Self {
        self.q.columns(columns.into_iter().map(|c| (T::TABLE, c)));
        self
    }

    /// An expression under a name of its own.
    pub fn expr(mut self, e: impl Into<Expr>, name: &'static str) -> Self {
        self.q.expr_as(e.into(), Alias::new(name));
        self
    }

    /// Joins rows of another tenant table of the same structure.
    pub fn join<T: TenantTable>(self, t: T, on: Expr) -> Self {
        self.joined(JoinType::InnerJoin, t, on)
    }

    /// Joins rows of another tenant table of the same structure where there are any.
    pub fn left_join<T: TenantTable>(self, t: T, on: Expr) -> Self {
        self.joined(JoinType::LeftJoin, t, on)
    }

    fn joined<T: TenantTable>(mut self, kind: JoinType, _: T, on: Expr) -> Self {
        let own = Expr::col((T::TABLE, OWN));
        // A reading that started from an open table has no structure to give: it joins nothing of any.
        let cut = match self.structure {
            Some(s) => own.eq(s),
            None => Expr::val(false),
        };
        self.q.join(kind, T::TABLE, cut.and(on));
        self
    }

    /// Joins rows of a table that belongs to no structure.
    pub fn join_open<T: OpenTable>(mut self, _: T, on: Expr) -> Self {
        self.q.join(JoinType::InnerJoin, T::TABLE, on);
        self
    }

    /// The same, where there are any.
    pub fn left_join_open<T: OpenTable>(mut self, _: T, on: Expr) -> Self {
        self.q.join(JoinType::LeftJoin, T::TABLE, on);
        self
    }

    pub fn filter(mut self, e: Expr) -> Self {
        self.q.and_where(e);
        self
    }

    /// A filter only when there is a value for it.
    pub fn filter_some<V>(self, v: Option<V>, make: impl FnOnce(V) -> Expr) -> Self {
        match v {
            Some(v) => self.filter(make(v)),
            None => self,
        }
    }

    pub fn order<T: Table>(mut self, c: T, order: Order) -> Self {
        self.q.order_by((T::TABLE, c), order);
        self
    }

    /// Ordered by something no index holds, the greatest first: the filter's index is walked, not that of the order.
    pub fn order_by_value(mut self, e: impl Into<Expr>, order: Order) -> Self {
        self.q.order_by_expr(e.into(), order);
        self
    }

    /// The rows of this reading, then those of another one of the same columns: each walks its own part of an index, where one
    /// reading with an `or` might walk all of it.
    pub fn then(mut self, other: Select) -> Self {
        // Made from the same scope; a reading of another structure has nothing to add.
        if other.structure == self.structure {
            self.q.union(UnionType::All, other.q);
        }
        self
    }

    pub fn group<T: Table>(mut self, c: T) -> Self {
        self.q.group_by_col((T::TABLE, c));
        self
    }

    pub fn distinct(mut self) -> Self {
        self.q.distinct();
        self
    }

    pub fn limit(mut self, rows: u64) -> Self {
        self.q.limit(rows);
        self
    }

    /// Keeps the rows locked until the transaction ends (PostgreSQL; SQLite has one writer anyway).
    pub fn lock(mut self) -> Self {
        self.q.lock_exclusive();
        self
    }

    /// As a value inside another statement of the same scope.
    pub fn value(self) -> Expr {
        Expr::SubQuery(None, Box::new(self.q.into()))
    }

    /// Whether a value is among those of this reading of one column, inside another statement of the same scope.
    pub fn holds(self, value: Expr) -> Expr {
        value.in_subquery(self.q)
    }

    /// Whether there is such a row, inside another statement of the same scope.
    pub fn exists(self) -> Expr {
        Expr::exists(self.q)
    }
}

/// New rows of one table.
pub struct Insert(pub(super) sea_query::InsertStatement);

impl Insert {
    pub(super) fn tenant<T: TenantTable>(structure: StructureId, rows: Vec<Cells<T>>) -> Insert {
        Insert::of::<T>(Some(structure), rows)
    }

    pub(super) fn open<T: OpenTable>(rows: Vec<Cells<T>>) -> Insert {
        Insert::of::<T>(None, rows)
    }

    fn of<T: Table>(structure: Option<StructureId>, rows: Vec<Cells<T>>) -> Insert {
        let mut q = Query::insert().into_table(T::TABLE).to_owned();
        for (i, cells) in rows.into_iter().enumerate() {
            let (mut columns, mut values): (Vec<sea_query::DynIden>, Vec<Expr>) =
                cells.into_iter().map(|(c, v)| (c.into_iden(), Expr::val(v))).unzip();
            if let Some(s) = structure {
                columns.push(Alias::new(OWN).into_iden());
                values.push(Expr::val(s));
            }
            if i == 0 {
                q.columns(columns);
            }
            q.values_panic(values);
        }
        Insert(q)
    }

    /// A row that is there already is left as it is.
    pub fn or_ignore(mut self) -> Self {
        self.0.on_conflict(sea_query::OnConflict::new().do_nothing().to_owned());
        self
    }
}

impl Insert {
    /// The structure's one row of this table, whether it was there or not.
    pub fn or_replace<T: Table>(mut self, columns: impl IntoIterator<Item = T>) -> Self {
        self.0.on_conflict(sea_query::OnConflict::column(OWN).update_columns(columns).to_owned());
        self
    }
}

/// A change of rows of one table.
pub struct Update(pub(super) sea_query::UpdateStatement);

impl Update {
    pub(super) fn tenant<T: TenantTable>(_: T, structure: StructureId) -> Update {
        Update(Query::update().table(T::TABLE).and_where(Expr::col((T::TABLE, OWN)).eq(structure)).to_owned())
    }

    pub(super) fn open<T: OpenTable>(_: T) -> Update {
        Update(Query::update().table(T::TABLE).to_owned())
    }

    pub fn set<T: Table>(mut self, c: T, v: impl Into<Value>) -> Self {
        self.0.value(c, Expr::val(v.into()));
        self
    }

    pub fn set_expr<T: Table>(mut self, c: T, e: Expr) -> Self {
        self.0.value(c, e);
        self
    }

    pub fn cells<T: Table>(mut self, cells: Cells<T>) -> Self {
        for (c, v) in cells {
            self.0.value(c, Expr::val(v));
        }
        self
    }

    pub fn filter(mut self, e: Expr) -> Self {
        self.0.and_where(e);
        self
    }
}

/// An end of rows of one table.
pub struct Delete(pub(super) sea_query::DeleteStatement);

impl Delete {
    pub(super) fn tenant<T: TenantTable>(_: T, structure: StructureId) -> Delete {
        Delete(Query::delete().from_table(T::TABLE).and_where(Expr::col((T::TABLE, OWN)).eq(structure)).to_owned())
    }

    pub(super) fn open<T: OpenTable>(_: T) -> Delete {
        Delete(Query::delete().from_table(T::TABLE).to_owned())
    }

    pub fn filter(mut self, e: Expr) -> Self {
        self.0.and_where(e);
        self
    }
}
