//! The SQL of merges.

use super::{KEPT_DAYS, until};
use crate::{
    db::{Result, Scope, Select, col, tables::*},
    desk::Refusal,
    kernel::{Moment, ids::*, moment::DAY, signal::Signal},
};
use sea_query::{ExprTrait, Order};
use uuid::Uuid;

/// A merge, without what both records held.
#[derive(Debug, Clone, serde::Serialize, sqlx::FromRow)]
pub struct Merge {
    pub id: MergeId,
    pub trainee_id: Option<TraineeId>,
    pub employer_id: Option<EmployerId>,
    pub absorbed: Uuid,
    pub merged_at: Moment,
    pub undone_at: Option<Moment>,
    pub version: i64,
    #[serde(skip)]
    pub held: Option<String>,
}

impl Merge {
    /// The record that was kept, whichever it is.
    pub fn kept(&self) -> Uuid {
        self.trainee_id.map(|t| t.0).or(self.employer_id.map(|e| e.0)).unwrap_or_default()
    }

    /// Whether it is young enough to be undone.
    pub fn is_fresh(&self, now: Moment) -> bool {
        self.undone_at.is_none() && self.held.is_some() && now <= until(self.merged_at)
    }
}

const COLUMNS: [Merges; 8] = [
    Merges::Id,
    Merges::TraineeId,
    Merges::EmployerId,
    Merges::Absorbed,
    Merges::MergedAt,
    Merges::UndoneAt,
    Merges::Version,
    Merges::Held,
];

/// A merge to be written.
pub struct New {
    pub id: MergeId,
    pub trainee: Option<TraineeId>,
    pub employer: Option<EmployerId>,
    pub absorbed: Uuid,
    pub absorbed_ref: String,
    pub held: String,
    pub at: Moment,
    pub by: Option<MemberId>,
}

/// Writes a merge.
///
/// # Errors
/// When the database refuses.
pub async fn insert(scope: &mut Scope, m: New) -> Result<()> {
    let q = scope.insert(vec![
        (Merges::Id, m.id.into()),
        (Merges::TraineeId, m.trainee.into()),
        (Merges::EmployerId, m.employer.into()),
        (Merges::Absorbed, m.absorbed.into()),
        (Merges::AbsorbedRef, m.absorbed_ref.into()),
        (Merges::Held, m.held.into()),
        (Merges::MergedAt, m.at.into()),
        (Merges::MemberId, m.by.into()),
    ]);
    scope.run_one(&q).await
}

/// The merges that can no longer be undone and still hold what both records held.
///
/// # Errors
/// When the database does not answer.
pub async fn stale(scope: &mut Scope, now: Moment) -> Result<Vec<MergeId>> {
    let old = col(Merges::MergedAt).lt(now.plus(-KEPT_DAYS * DAY)).and(col(Merges::Held).is_not_null());
    let q = scope.from(Merges::Table).expr(col(Merges::Id), "id").filter(old).limit(100);
    Ok(scope.all::<Found>(&q).await?.into_iter().map(|f| f.id.into()).collect())
}

/// Empties a merge of what both records held.
///
/// # Errors
/// When it was emptied meanwhile.
pub async fn forget(scope: &mut Scope, merge: &Merge) -> Result<()> {
    let own = col(Merges::Id).eq(merge.id).and(col(Merges::Held).is_not_null());
    let q = scope.update(Merges::Table).set(Merges::Held, Option::<String>::None).set(Merges::Version, merge.version + 1).filter(own);
    scope.run_one(&q).await
}

/// # Errors
/// When the database does not answer.
pub async fn find(scope: &mut Scope, id: MergeId) -> Result<Option<Merge>> {
    let q = scope.from(Merges::Table).cols(COLUMNS).filter(col(Merges::Id).eq(id));
    scope.opt(&q).await
}

/// Notes that a merge was undone; what both records held is needed no more.
///
/// # Errors
/// When it was undone meanwhile.
pub async fn undone(scope: &mut Scope, merge: &Merge, now: Moment, by: Option<MemberId>) -> Result<()> {
    let q = scope
        .update(Merges::Table)
        .set(Merges::UndoneAt, now)
        .set(Merges::UndoneById, by)
        .set(Merges::Held, Option::<String>::None)
        .set(Merges::Version, merge.version + 1)
        .filter(col(Merges::Id).eq(merge.id).and(col(Merges::UndoneAt).is_null()));
    scope.run_one(&q).await
}

/// The merge that took a record away, while it stands.
///
/// # Errors
/// When the database does not answer.
pub async fn of_absorbed(scope: &mut Scope, absorbed: Uuid) -> Result<Option<Merge>> {
    let q = scope.from(Merges::Table).cols(COLUMNS).filter(col(Merges::Absorbed).eq(absorbed).and(col(Merges::UndoneAt).is_null()));
    scope.opt(&q).await
}

/// Where a record that is a row no more leads: the record that absorbed it.
///
/// # Errors
/// When the database does not answer.
pub async fn successor(scope: &mut Scope, absorbed: Uuid) -> Result<Option<Uuid>> {
    Ok(of_absorbed(scope, absorbed).await?.map(|m| m.kept()))
}

/// That a new record's id is not that of one that was absorbed, whose address leads elsewhere.
///
/// # Errors
/// [`Refusal::Used`].
pub async fn not_absorbed(scope: &mut Scope, id: Option<Uuid>) -> std::result::Result<(), Refusal> {
    match id {
        Some(id) if of_absorbed(scope, id).await?.is_some() => Err(Refusal::Used("err-id-used")),
        _ => Ok(()),
    }
}

/// The merges into a record that can still be undone, the latest first.
///
/// # Errors
/// When the database does not answer.
pub async fn into_record(scope: &mut Scope, trainee: Option<TraineeId>, employer: Option<EmployerId>, now: Moment) -> Result<Vec<Merge>> {
    let own = match (trainee, employer) {
        (Some(t), _) => col(Merges::TraineeId).eq(t),
        (_, Some(e)) => col(Merges::EmployerId).eq(e),
        _ => return Ok(Vec::new()),
    };
    let q = scope.from(Merges::Table).cols(COLUMNS).filter(own.and(col(Merges::UndoneAt).is_null()));
    let q = q.order(Merges::MergedAt, Order::Desc).order(Merges::Id, Order::Desc).limit(20);
    Ok(scope.all::<Merge>(&q).await?.into_iter().filter(|m| m.is_fresh(now)).collect())
}

/// What a bundle still calls an absorbed record, and the record it is by now.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Alias {
    pub absorbed_ref: String,
    pub trainee_id: Option<TraineeId>,
    pub employer_id: Option<EmployerId>,
}

/// # Errors
/// When the database does not answer.
pub async fn aliases(scope: &mut Scope) -> Result<Vec<Alias>> {
    let q = scope.from(Merges::Table).cols([Merges::AbsorbedRef, Merges::TraineeId, Merges::EmployerId]);
    scope.all(&q.filter(col(Merges::UndoneAt).is_null()).order(Merges::MergedAt, Order::Asc)).await
}

#[derive(sqlx::FromRow)]
struct Found {
    id: Uuid,
}

/// The coaches of a person's cases.
///
/// # Errors
/// When the database does not answer.
pub async fn coaches(scope: &mut Scope, of: TraineeId) -> Result<Vec<MemberId>> {
    let q = scope.from(Cases::Table).expr(col(Cases::CoachId), "id").filter(col(Cases::TraineeId).eq(of));
    Ok(scope.all::<Found>(&q).await?.into_iter().map(|f| f.id.into()).collect())
}

/// A need for which both people are put forward without a result: one person is, at most once.
///
/// # Errors
/// When the database does not answer.
pub async fn need_of_both(scope: &mut Scope, one: TraineeId, other: TraineeId) -> Result<Option<NeedId>> {
    let running = |scope: &Scope, who: TraineeId| {
        let q = of_cases(scope, Candidates::Table, Candidates::CaseId, who).expr(col(Candidates::NeedId), "id");
        q.filter(col(Candidates::ResultOn).is_null())
    };
    let q = running(scope, one);
    let first: Vec<Uuid> = scope.all::<Found>(&q).await?.into_iter().map(|f| f.id).collect();
    let q = running(scope, other);
    let second = scope.all::<Found>(&q).await?;
    Ok(second.into_iter().find(|f| first.contains(&f.id)).map(|f| f.id.into()))
}

/// The rows of a table that lie in a person's cases.
fn of_cases<T: TenantTable>(scope: &Scope, table: T, case: T, person: TraineeId) -> Select {
    let own = scope.from(Cases::Table).cols([Cases::Id]).filter(col(Cases::TraineeId).eq(person));
    scope.from(table).filter(own.holds(col(case)))
}

/// An answer of the other employer's matrix to a pair of a case that is answered for this one too: there is one answer per pair.
///
/// # Errors
/// When the database does not answer.
pub async fn gap_of_both(scope: &mut Scope, one: EmployerId, other: EmployerId) -> Result<Option<GapId>> {
    #[derive(sqlx::FromRow)]
    struct Answered {
        id: Uuid,
        case_id: CaseId,
        pair: String,
    }
    let of = |scope: &Scope, firm: EmployerId| {
        scope.from(Gaps::Table).cols([Gaps::Id, Gaps::CaseId, Gaps::Pair]).filter(col(Gaps::EmployerId).eq(firm))
    };
    let q = of(scope, one);
    let first: Vec<Answered> = scope.all(&q).await?;
    let q = of(scope, other);
    let second: Vec<Answered> = scope.all(&q).await?;
    let both = second.into_iter().find(|b| first.iter().any(|a| a.case_id == b.case_id && a.pair == b.pair));
    Ok(both.map(|b| b.id.into()))
}

/// How many rows hang on a record, in words; without what there is none of.
///
/// # Errors
/// When the database does not answer.
pub async fn hanging(scope: &mut Scope, trainee: Option<TraineeId>, employer: Option<EmployerId>) -> Result<Vec<Signal>> {
    #[derive(sqlx::FromRow)]
    struct Count {
        n: i64,
    }
    let all = || crate::db::count();
    let mut asked = Vec::new();
    if let Some(t) = trainee {
        let of = || scope.from(Cases::Table).filter(col(Cases::TraineeId).eq(t));
        asked.push((Signal::new("merge-cases"), of().expr(all(), "n")));
        asked.push((Signal::new("merge-cases-open"), of().expr(all(), "n").filter(col(Cases::ClosedOn).is_null())));
        asked.push((Signal::new("merge-placements"), of_cases(scope, Placements::Table, Placements::CaseId, t).expr(all(), "n")));
        asked.push((Signal::new("merge-candidates"), of_cases(scope, Candidates::Table, Candidates::CaseId, t).expr(all(), "n")));
    }
    if let Some(e) = employer {
        asked.push((
            Signal::new("merge-placements"),
            scope.from(Placements::Table).filter(col(Placements::EmployerId).eq(e)).expr(all(), "n"),
        ));
        asked.push((Signal::new("merge-needs"), scope.from(Needs::Table).filter(col(Needs::EmployerId).eq(e)).expr(all(), "n")));
        asked.push((Signal::new("merge-gaps"), scope.from(Gaps::Table).filter(col(Gaps::EmployerId).eq(e)).expr(all(), "n")));
        asked.push((Signal::new("merge-contacts"), scope.from(Contacts::Table).filter(col(Contacts::EmployerId).eq(e)).expr(all(), "n")));
    }
    let mut found = Vec::new();
    for (signal, q) in asked {
        let n = scope.one::<Count>(&q).await?.n;
        if n > 0 {
            found.push(signal.with("count", n));
        }
    }
    Ok(found)
}
