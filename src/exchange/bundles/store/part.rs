//! One accompaniment out of a structure, and into another one: what an export and an import do for all of a structure, done for
//! one case, so that neither walks the others.
//!
//! Invariant: a case leaves under keys made for the occasion. No key of one structure means anything in another, where the same
//! `ref` may be somebody else's.

use super::{Fresh, Ground, Ids, Known, Stored, columns::Kept};
use super::{answers, contacts, course, names};
use crate::{
    db::{Result, Scope, col, tables::*},
    exchange::bundles::{BundleError, Incoming, absorbed::Absorbed, merge, rows::*},
    kernel::{Day, Language, Moment, ids::*},
    method::cases::edges,
};
use sea_query::{Expr, ExprTrait};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// The key that stands for the coach of a case under way.
pub const COACH: &str = "coach";

/// Reads a case with what belongs to it: person, signed plans with their objectives, sessions, jobs with their milestones and
/// employers, gaps. Each row has a key of its own, which begins with `prefix`; whoever is named in it as a member is `COACH`.
///
/// # Errors
/// When the database does not answer.
pub async fn of_case(scope: &mut Scope, case: CaseId, trainee: TraineeId, prefix: &str) -> Result<Bundle> {
    let mut from = From { scope, ids: Ids::default(), prefix };
    let plans = |s: &Scope| s.from(Plans::Table).cols([Plans::Id]).filter(col(Plans::CaseId).eq(case));
    let jobs = |s: &Scope| s.from(Placements::Table).cols([Placements::Id]).filter(col(Placements::CaseId).eq(case));
    let of_jobs = from.scope.from(Placements::Table).cols([Placements::EmployerId]).filter(col(Placements::CaseId).eq(case));
    let of_gaps = from.scope.from(Gaps::Table).cols([Gaps::EmployerId]).filter(col(Gaps::CaseId).eq(case));
    let firms = of_jobs.then(of_gaps).holds(col(Employers::Id));
    let (own_plans, own_jobs) = (plans(from.scope).holds(col(Objectives::PlanId)), jobs(from.scope).holds(col(Milestones::PlacementId)));
    let mut bundle = Bundle {
        trainees: from.rows("t", col(Trainees::Id).eq(trainee), |r: &mut TraineeRow| &mut r.reference).await?,
        employers: from.rows("e", firms, |r: &mut EmployerRow| &mut r.reference).await?,
        cases: from.rows("c", col(Cases::Id).eq(case), |r: &mut CaseRow| &mut r.reference).await?,
        plans: from.rows("p", col(Plans::CaseId).eq(case), |r: &mut PlanRow| &mut r.reference).await?,
        objectives: from.rows("o", own_plans, |r: &mut ObjectiveRow| &mut r.reference).await?,
        sessions: from.rows("s", col(Sessions::CaseId).eq(case), |r: &mut SessionRow| &mut r.reference).await?,
        placements: from.rows("j", col(Placements::CaseId).eq(case), |r: &mut PlacementRow| &mut r.reference).await?,
        milestones: from.unnamed(own_jobs).await?,
        gaps: from.rows("g", col(Gaps::CaseId).eq(case), |r: &mut GapRow| &mut r.reference).await?,
        ..Bundle::default()
    };
    course::named_members(&mut bundle).for_each(|member| COACH.clone_into(member));
    Ok(bundle)
}

struct From<'a> {
    scope: &'a mut Scope,
    ids: Ids,
    prefix: &'a str,
}

impl From<'_> {
    /// In the order they were made. Sorted here: asked to sort by id, an engine walks all of the structure's rows in that order.
    async fn found<R: Kept>(&mut self, own: Expr) -> Result<Vec<R::Found>> {
        let q = R::select(self.scope).filter(own);
        let mut found = self.scope.all::<R::Found>(&q).await?;
        found.sort_by_key(R::id);
        Ok(found)
    }

    async fn unnamed<R: Kept>(&mut self, own: Expr) -> Result<Vec<R>> {
        Ok(self.found::<R>(own).await?.into_iter().map(|found| R::row(found, &self.ids)).collect())
    }

    async fn rows<R: Kept>(&mut self, letter: &str, own: Expr, key: fn(&mut R) -> &mut String) -> Result<Vec<R>> {
        let mut rows = Vec::new();
        for (i, found) in self.found::<R>(own).await?.into_iter().enumerate() {
            let name = format!("{}/{letter}{}", self.prefix, i + 1);
            self.ids.learn::<R>(name.clone(), R::id(&found));
            let mut row = R::row(found, &self.ids);
            *key(&mut row) = name;
            rows.push(row);
        }
        Ok(rows)
    }
}

/// What a case meets where it arrives.
pub struct Beside {
    pub coach: MemberId,
    /// The person's key, and the record that is theirs here already.
    pub person: Option<(String, TraineeId)>,
    /// The same for employers.
    pub firms: Vec<(String, EmployerId)>,
}

/// What became of a case that arrived.
pub struct Adopted {
    pub case: CaseId,
    pub trainee: TraineeId,
}

/// Writes a case that came from elsewhere, by the checks and the ways of an import: new rows only, and what is here already is
/// left as it is.
///
/// # Errors
/// The mistakes of what came, when it contradicts itself; otherwise when the database refuses.
pub async fn adopt(
    scope: &mut Scope,
    mut incoming: Incoming,
    beside: &Beside,
    (today, now): (Day, Moment),
    usual: Language,
    fresh: Fresh<'_>,
) -> Result<std::result::Result<Adopted, Vec<BundleError>>> {
    let known = met(scope, &mut incoming, beside).await?;
    let merged = match merge::merge(&known.bundle, &incoming) {
        Ok(merged) => merged,
        Err(wrong) => return Ok(Err(wrong)),
    };
    let after = merged.over(&known.bundle);
    let mut ground = Ground::of(known, &after, today);
    macro_rules! all { ([] $($field:ident $row:ident,)+) => { $(Stored::put(scope, &mut ground, &merged.$field, fresh).await?;)+ } }
    each_file!(all!);
    names::write(scope, &ground.ids, &merged.trainees).await?;
    names::write(scope, &ground.ids, &merged.employers).await?;
    contacts::write(scope, &ground.ids, &merged.employers, fresh, usual).await?;
    answers::write(scope, &ground.ids, &merged.milestones, (now, today), fresh).await?;
    let case = merged.cases.create.first().ok_or(crate::db::Error::Dangling)?;
    let id = |found: Option<Uuid>| found.ok_or(crate::db::Error::Dangling);
    let adopted = Adopted {
        case: id(ground.ids.id::<CaseRow>(&case.reference))?.into(),
        trainee: id(ground.ids.id::<TraineeRow>(&case.trainee))?.into(),
    };
    edges::count_again(scope, Some(adopted.case)).await?;
    Ok(Ok(adopted))
}

/// What is here already, under the keys of what came: those rows are not written again.
async fn met(scope: &mut Scope, incoming: &mut Incoming, beside: &Beside) -> Result<Known> {
    let mut here = Here { scope, ids: Ids::default() };
    let mut bundle = Bundle::default();
    bundle.members.extend(here.row(COACH, beside.coach.0, |r: &mut MemberRow| &mut r.reference).await?);
    if let Some((key, id)) = &beside.person {
        bundle.trainees.extend(here.row(key, id.0, |r: &mut TraineeRow| &mut r.reference).await?);
        incoming.trainees.rows.retain(|row| row.cells.reference.as_ref() != Some(key));
        incoming.trainees.keys.remove(key);
    }
    for (key, id) in &beside.firms {
        bundle.employers.extend(here.row(key, id.0, |r: &mut EmployerRow| &mut r.reference).await?);
        incoming.employers.rows.retain(|row| row.cells.reference.as_ref() != Some(key));
        incoming.employers.keys.remove(key);
    }
    // A person's supervisor is of no interest here: whatever record it is, it is left as it is.
    bundle.trainees.iter_mut().for_each(|t| t.supervisor = None);
    Ok(Known {
        bundle,
        given_here: HashMap::new(),
        signing_in: HashSet::new(),
        ids: here.ids,
        stages: HashMap::new(),
        named_anew: Vec::new(),
        moved: HashSet::new(),
        absorbed: Absorbed::default(),
    })
}

struct Here<'a> {
    scope: &'a mut Scope,
    ids: Ids,
}

impl Here<'_> {
    async fn row<R: Kept>(&mut self, key: &str, id: Uuid, name: fn(&mut R) -> &mut String) -> Result<Option<R>> {
        let q = R::select(self.scope).filter(col(R::ID).eq(id));
        let found: Option<R::Found> = self.scope.opt(&q).await?;
        Ok(found.map(|found| {
            self.ids.learn::<R>(key.to_owned(), id);
            let mut row = R::row(found, &self.ids);
            key.clone_into(name(&mut row));
            row
        }))
    }
}
