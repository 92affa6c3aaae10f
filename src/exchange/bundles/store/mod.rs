//! The SQL of bundles: a structure's rows read as a bundle, and what a bundle changes written back.
//!
//! Invariant: a record is found again by its `ref`, or by its id when it has none; derived columns always say what the
//! rows around them say.

mod accounts;
mod answers;
mod columns;
mod contacts;
mod course;
mod ground;
mod ids;
mod lie;
mod meeting;
mod names;
mod papers;
mod part;
mod skills;

pub use ground::Ground;
pub use ids::Ids;
pub use papers::write as write_papers;
pub use part::{Adopted, Beside, adopt, of_case};

use super::absorbed::Absorbed;
use super::derived::Given;
use super::merge::{Changes, Merged};
use super::rows::*;
use crate::{
    db::{Error, Result, Scope, col, tables::*},
    kernel::{
        Day, Language, Moment,
        ids::{CaseId, PlacementId},
    },
    method::{
        agreements,
        cases::{Stage, edges},
        pulses,
    },
    people::{members, merges},
};
use columns::Kept;
use sea_query::{Expr, ExprTrait, Iden, Order};
use std::{
    collections::{HashMap, HashSet},
    path::Path,
};
use uuid::Uuid;

/// How many rows go into one statement.
const BATCH: usize = 100;

/// What a structure knows.
pub struct Known {
    pub bundle: Bundle,
    /// The answers given here, by the milestone's key.
    pub given_here: HashMap<String, Vec<Given>>,
    /// The keys of the members at work who can sign in.
    pub signing_in: HashSet<String>,
    ids: Ids,
    stages: HashMap<String, Stage>,
    /// The members made here whom a bundle gives a `ref`.
    named_anew: Vec<Uuid>,
    /// The milestones, by key, whose day a bundle moves.
    moved: HashSet<String>,
    /// The keys of absorbed records, each with that of the record it is by now.
    absorbed: Absorbed,
}

/// Gives new ids.
pub type Fresh<'a> = &'a (dyn Fn() -> Uuid + Sync);

/// What a record was before it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Was {
    Nothing,
    Imported,
    /// It has no `ref` of its own.
    MadeHere,
}

/// Reads all of a structure as a bundle on a day, in the order the records were made.
///
/// # Errors
/// When the database does not answer, or two records answer to one ref.
pub async fn load(scope: &mut Scope, today: Day) -> Result<Known> {
    let mut ids = Ids::default();
    macro_rules! all { ([] $($field:ident $row:ident,)+) => { Bundle { $($field: <$row as Stored>::load(scope, &mut ids).await?,)+ } } }
    let mut bundle = each_file!(all!);
    contacts::read(scope, &ids, &mut bundle.employers).await?;
    let given_here = answers::given_here(scope, &ids).await?;
    let stages = stages(scope, &ids).await?;
    course::say_stages(&mut bundle, &stages, today);
    let signing_in = members::store::signing_in(scope).await?.into_iter().map(|id| ids.key::<MemberRow>(id.0)).collect();
    let absorbed = absorbed(scope, &ids).await?;
    Ok(Known { bundle, given_here, signing_in, ids, stages, named_anew: Vec::new(), moved: HashSet::new(), absorbed })
}

async fn absorbed(scope: &mut Scope, ids: &Ids) -> Result<Absorbed> {
    let mut absorbed = Absorbed::default();
    for alias in merges::store::aliases(scope).await? {
        if let Some(kept) = alias.trainee_id {
            absorbed.people.insert(alias.absorbed_ref, ids.key::<TraineeRow>(kept.0));
        } else if let Some(kept) = alias.employer_id {
            absorbed.firms.insert(alias.absorbed_ref, ids.key::<EmployerRow>(kept.0));
        }
    }
    Ok(absorbed)
}

/// A file that lies in the database: how it is read whole, and how what a bundle changes is written.
trait Stored: Row {
    fn load(scope: &mut Scope, ids: &mut Ids) -> impl Future<Output = Result<Vec<Self>>> + Send;
    fn put(scope: &mut Scope, ground: &mut Ground, changes: &Changes<Self>, fresh: Fresh<'_>) -> impl Future<Output = Result<()>> + Send;
}

impl<R: Kept> Stored for R {
    async fn load(scope: &mut Scope, ids: &mut Ids) -> Result<Vec<R>> {
        rows(scope, ids).await
    }
    async fn put(scope: &mut Scope, ground: &mut Ground, changes: &Changes<R>, fresh: Fresh<'_>) -> Result<()> {
        put(scope, ground, changes, fresh).await
    }
}

async fn rows<R: Kept>(scope: &mut Scope, ids: &mut Ids) -> Result<Vec<R>> {
    let q = R::select(scope).order(R::ID, Order::Asc);
    let found = scope.all::<R::Found>(&q).await?;
    let mut rows = Vec::with_capacity(found.len());
    for one in found {
        let id = R::id(&one);
        let row = R::row(one, ids);
        if !ids.learn::<R>(row.key(), id) {
            return Err(Error::Refused(format!("two records of {} answer to the ref {:?}", R::FILE, row.key())));
        }
        rows.push(row);
    }
    Ok(rows)
}

async fn stages(scope: &mut Scope, ids: &Ids) -> Result<HashMap<String, Stage>> {
    #[derive(sqlx::FromRow)]
    struct Found {
        id: Uuid,
        stage: Stage,
    }
    let q = scope.from(Cases::Table).cols([Cases::Id, Cases::Stage]);
    Ok(scope.all::<Found>(&q).await?.into_iter().map(|f| (ids.key::<CaseRow>(f.id), f.stage)).collect())
}

/// Writes what a bundle changes, file by file, each after those it refers to; its papers are in the folder. New contacts are
/// written to in the `usual` language.
///
/// # Errors
/// When the database refuses; then the caller's transaction undoes all of it.
pub async fn apply(
    scope: &mut Scope,
    known: Known,
    merged: &Merged,
    (today, now): (Day, Moment),
    usual: Language,
    fresh: Fresh<'_>,
    dir: &Path,
) -> Result<Vec<Over>> {
    let after = merged.over(&known.bundle);
    let moved = moved_cases(&known.bundle, merged);
    let before_members = known.bundle.members.clone();
    let before_stages = known.stages.clone();
    for id in &known.named_anew {
        let q = scope.update(Members::Table).set(Members::Ref, known.ids.key::<MemberRow>(*id)).filter(col(Members::Id).eq(*id));
        scope.run_one(&q).await?;
    }
    let mut ground = Ground::of(known, &after, today);
    accounts::free_addresses(scope, &ground.ids, &before_members, &merged.members).await?;
    macro_rules! all { ([] $($field:ident $row:ident,)+) => { $(Stored::put(scope, &mut ground, &merged.$field, fresh).await?;)+ } }
    each_file!(all!);
    names::write(scope, &ground.ids, &merged.trainees).await?;
    names::write(scope, &ground.ids, &merged.employers).await?;
    accounts::attach(scope, &ground.ids, &before_members, &merged.members).await?;
    contacts::write(scope, &ground.ids, &merged.employers, fresh, usual).await?;
    answers::write(scope, &ground.ids, &merged.milestones, (now, today), fresh).await?;
    papers::take(scope, &ground.ids, &merged.scans, dir).await?;
    follow(scope).await?;
    for case in merged.agreements.create.iter().map(|a| a.case.as_str()).collect::<HashSet<_>>() {
        let id = ground.ids.id::<CaseRow>(case).ok_or(Error::Dangling)?;
        agreements::store::count_waiting(scope, id.into()).await?;
    }
    if !(merged.sessions.create.is_empty() && merged.sessions.update.is_empty()) {
        edges::count_again(scope, None).await?;
    }
    let told = !(merged.pulses.create.is_empty() && merged.placements.update.is_empty());
    if told || !(merged.sessions.create.is_empty() && merged.sessions.update.is_empty()) {
        pulses::waits::count_again(scope, pulses::Of::Structure).await?;
    }
    let stage_was = |case: &&String| before_stages.get(case.as_str()).copied().filter(|before| *before != ground.stage(case));
    for case in moved.iter().filter(|case| stage_was(case).is_some()) {
        let Some(id) = ground.ids.id::<CaseRow>(case) else { continue };
        set_stage(scope, id.into(), ground.stage(case)).await?;
    }
    let written = merged.cases.update.iter().map(|c| &c.reference);
    for (case, from) in moved.iter().chain(written).filter_map(|case| Some((case, stage_was(&case)?))) {
        let id = ground.ids.id::<CaseRow>(case).ok_or(Error::Dangling)?;
        let step = course::Moved { case: id, from, to: ground.stage(case), on: today, at: now };
        course::note(scope, merged, case, step, fresh()).await?;
    }
    over(&ground.ids, merged, today)
}

/// A known case, or a known job of it, that a bundle says is over, and since when: what it bound ends too.
pub type Over = (CaseId, Option<PlacementId>, Day);

fn over(ids: &Ids, merged: &Merged, today: Day) -> Result<Vec<Over>> {
    let case = |reference: &str| ids.id::<CaseRow>(reference).map(CaseId::from).ok_or(Error::Dangling);
    let mut all = Vec::new();
    for row in &merged.placements.update {
        let Some(on) = row.ended_on.filter(|on| *on < today) else { continue };
        let job = ids.id::<PlacementRow>(&row.reference).ok_or(Error::Dangling)?;
        all.push((case(&row.case)?, Some(job.into()), on));
    }
    for row in &merged.cases.update {
        all.extend(row.closed_on.map(|on| Ok::<Over, Error>((case(&row.reference)?, None, on))).transpose()?);
    }
    Ok(all)
}

async fn put<R: Kept>(scope: &mut Scope, ground: &mut Ground, changes: &Changes<R>, fresh: Fresh<'_>) -> Result<()> {
    // Drawn first and sorted, so that records come out in the order they came in.
    let mut new: Vec<Uuid> = changes.create.iter().map(|_| fresh()).collect();
    new.sort_unstable();
    for (row, id) in changes.create.iter().zip(&new) {
        ground.ids.learn::<R>(row.key(), *id);
    }
    for (rows, ids) in changes.create.chunks(BATCH).zip(new.chunks(BATCH)) {
        let mut cells = Vec::with_capacity(rows.len());
        for (row, id) in rows.iter().zip(ids) {
            let mut one = row.cells(&ground.ids)?;
            one.extend(row.besides(ground, Was::Nothing)?);
            one.push((R::ID, (*id).into()));
            cells.push(one);
        }
        let q = scope.insert_all(cells);
        scope.run(&q).await?;
    }
    for row in &changes.update {
        let key = row.key();
        let id = ground.ids.id::<R>(&key).ok_or(Error::Dangling)?;
        let was = if key == id.to_string() { Was::MadeHere } else { Was::Imported };
        let q = scope.update(R::Table::TABLE).cells(row.cells(&ground.ids)?).cells(row.besides(ground, was)?);
        // What happened once has no version.
        let version = R::Table::COLUMNS.iter().find(|c| c.unquoted() == "version");
        let q = version.copied().into_iter().fold(q, |q, version| q.set_expr(version, Expr::col(version).add(1i64)));
        scope.run_one(&q.filter(col(R::ID).eq(id))).await?;
    }
    Ok(())
}

/// The known cases whose placements a bundle touches without touching the case.
fn moved_cases(known: &Bundle, merged: &Merged) -> HashSet<String> {
    let written: HashSet<&str> = merged.cases.create.iter().chain(&merged.cases.update).map(|c| c.reference.as_str()).collect();
    let touched: Vec<&PlacementRow> = merged.placements.create.iter().chain(&merged.placements.update).collect();
    let keys: HashSet<&str> = touched.iter().map(|p| p.reference.as_str()).collect();
    let left = known.placements.iter().filter(|p| keys.contains(p.reference.as_str()));
    left.chain(touched).map(|p| &p.case).filter(|case| !written.contains(case.as_str())).cloned().collect()
}

async fn set_stage(scope: &mut Scope, case: CaseId, stage: Stage) -> Result<()> {
    let q = scope
        .update(Cases::Table)
        .set(Cases::Stage, stage)
        .set_expr(Cases::Version, Expr::col(Cases::Version).add(1i64))
        .filter(col(Cases::Id).eq(case));
    scope.run_one(&q).await
}

/// Plans and milestones repeat their case's coach, and milestones their placement's case: where a case or a placement
/// moved, those that the bundle does not name move with it.
async fn follow(scope: &mut Scope) -> Result<()> {
    let coach_of = |scope: &Scope, case: Expr| scope.from(Cases::Table).cols([Cases::CoachId]).filter(col(Cases::Id).eq(case));
    let coach = coach_of(scope, col(Plans::CaseId)).value();
    let q = scope.update(Plans::Table).set_expr(Plans::CoachId, coach.clone()).filter(col(Plans::CoachId).ne(coach));
    scope.run(&q).await?;
    let case_of = scope.from(Placements::Table).cols([Placements::CaseId]).filter(col(Placements::Id).eq(col(Milestones::PlacementId)));
    let case = case_of.value();
    let q = scope.update(Milestones::Table).set_expr(Milestones::CaseId, case.clone()).filter(col(Milestones::CaseId).ne(case));
    scope.run(&q).await?;
    let coach = coach_of(scope, col(Milestones::CaseId)).value();
    let q = scope.update(Milestones::Table).set_expr(Milestones::CoachId, coach.clone()).filter(col(Milestones::CoachId).ne(coach));
    scope.run(&q).await?;
    Ok(())
}
