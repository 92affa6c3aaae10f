//! The day after the last of a job: an end that was noted in advance has come, or an import told of one.

use super::store;
use crate::{
    db::{self, Scope, col, tables::*},
    desk::{Action, Audience, Desk, Refusal, Saved, World},
    kernel::{Day, ids::*},
    method::{
        agreements::{self, AgreementState},
        assessments::{self, AssessmentState},
        cases::{self, Stage, stages::Step},
        sharing::SharingState,
    },
};
use sea_query::ExprTrait;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How far back it is looked for jobs that are over: a service that stood still for weeks makes up for it.
const LOOKED_BACK: i64 = 60;

/// A job whose last day is over no longer binds anybody: its agreements end on that day, nothing of it is asked or shown any more,
/// and without another job the case is on its way towards work again.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LeavePlacement {
    pub id: PlacementId,
}

impl Action for LeavePlacement {
    const NAME: &'static str = "placement.leave";
    const ABOUT: &'static str = "Ends what a job bound once its last day is over";
    const API: &'static str = "";
    const AUDIENCE: Audience = Audience::OPERATOR;

    fn example(w: &World) -> Self {
        LeavePlacement { id: w.placement }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let job = store::find(&mut desk.scope, self.id).await?.ok_or(Refusal::NotFound)?;
        let case = cases::store::find(&mut desk.scope, job.case).await?.ok_or(Refusal::NotFound)?;
        // Somebody moved the end since it was looked for.
        let Some(ended_on) = job.ended_on.filter(|end| *end < desk.today) else {
            return Err(Refusal::rule("id", "err-job-not-over"));
        };
        agreements::write::end_with(desk, case.id, Some(job.id), ended_on).await?;
        let works = case.stage == Stage::InEmployment;
        if works && !store::covered(&mut desk.scope, case.id, job.id, desk.today).await? {
            cases::store::step(desk, &case, Step::LoseJob, ended_on, None).await?;
        }
        Ok(Saved::new(job.id, job.version, format!("/placements/{}", job.id)))
    }
}

/// Jobs that ended lately and still bind somebody, or leave a case in employment that has no other job.
///
/// # Errors
/// When the database does not answer.
pub async fn left(scope: &mut Scope, today: Day) -> db::Result<Vec<PlacementId>> {
    use {Agreements as A, Placements as P, Sharings as S};
    let live = AgreementState::ALL.iter().filter(|s| !s.is_over()).map(|s| s.word());
    let bound = scope.from(A::Table).cols([A::Id]).filter(col(A::CaseId).eq(col(P::CaseId)));
    let bound = bound.filter(col(A::PlacementId).eq(col(P::Id)).and(col(A::State).is_in(live))).exists();
    let live = SharingState::ALL.iter().filter(|s| s.is_live()).map(|s| s.word());
    let shared = scope.from(S::Table).cols([S::Id]).filter(col(S::PlacementId).eq(col(P::Id)).and(col(S::State).is_in(live))).exists();
    use Assessments as E;
    // The capacity of its firm, which nobody has compared yet.
    let early = AssessmentState::ALL.iter().filter(|s| !s.is_over() && !s.is_crossed()).map(|s| s.word());
    let rated = scope.from(E::Table).cols([E::Id]).filter(col(E::CaseId).eq(col(P::CaseId)));
    let rated = rated.filter(col(E::EmployerId).eq(col(P::EmployerId)).and(col(E::State).is_in(early)));
    let rated = rated.filter(col(E::PreparedOn).lte(col(P::EndedOn))).exists();
    let (binds, works) = (bound.or(shared), col(Cases::Stage).eq(Stage::InEmployment));
    let q = scope
        .from(P::Table)
        .cols([P::Id, P::CaseId])
        .cols([P::EndedOn])
        .expr(binds.clone(), "binds")
        .expr(rated.clone(), "rated")
        .expr(works.clone(), "works")
        .join(Cases::Table, col(Cases::Id).eq(col(P::CaseId)))
        .filter(col(P::EndedOn).lt(today).and(col(P::EndedOn).gte(today.plus_days(-LOOKED_BACK))))
        .filter(binds.or(works).or(rated))
        .limit(200);
    let mut left = Vec::new();
    for (id, case, end, binds, rated, works) in scope.all::<(PlacementId, CaseId, Day, bool, bool, bool)>(&q).await? {
        let due = binds
            || works && !store::covered(scope, case, id, today).await?
            || rated && assessments::ends::firm_left(scope, case, id, end).await?.is_some();
        if due {
            left.push(id);
        }
    }
    Ok(left)
}
