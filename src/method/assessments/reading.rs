//! What the pages of assessments read.

use super::store::{self, Assessment};
use crate::{
    db::{self, Scope, col, tables::*},
    desk::{Refusal, Visit},
    kernel::ids::*,
    method::cases::Stage,
};
use sea_query::{ExprTrait, Order};

/// An assessment with those it is about.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Head {
    #[sqlx(flatten)]
    pub a: Assessment,
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    pub employer_name: Option<String>,
    pub coach_id: Option<MemberId>,
    pub coach: Option<String>,
    pub stage: Option<Stage>,
}

impl Head {
    /// Who is looked at.
    pub fn subject(&self) -> String {
        match (&self.employer_name, &self.first_name, &self.last_name) {
            (Some(firm), ..) => firm.clone(),
            (None, Some(first), Some(last)) => format!("{first} {last}"),
            _ => String::new(),
        }
    }
}

pub(super) fn heads(scope: &Scope, visit: &Visit) -> db::Select {
    use Assessments as A;
    let q = scope
        .from(A::Table)
        .cols(store::COLUMNS)
        .expr(col(Employers::Name), "employer_name")
        .expr(col(Cases::CoachId), "coach_id")
        .expr(col(Members::Name), "coach")
        .cols([Cases::Stage])
        .left_join(Employers::Table, col(Employers::Id).eq(col(A::EmployerId)))
        .left_join(Cases::Table, col(Cases::Id).eq(col(A::CaseId)))
        .left_join(Members::Table, col(Members::Id).eq(col(Cases::CoachId)))
        .left_join(Trainees::Table, col(Trainees::Id).eq(col(A::TraineeId)))
        .cols([Trainees::FirstName, Trainees::LastName]);
    crate::people::trainees::store::visible(q, visit)
}

/// An assessment that this visit may see.
///
/// # Errors
/// [`Refusal::NotFound`].
pub async fn head(scope: &mut Scope, visit: &Visit, id: AssessmentId) -> Result<Head, Refusal> {
    let q = heads(scope, visit).filter(col(Assessments::Id).eq(id));
    scope.opt(&q).await?.ok_or(Refusal::NotFound)
}

/// The assessments of a case, the latest first.
///
/// # Errors
/// When the database does not answer.
pub async fn of_case(scope: &mut Scope, visit: &Visit, case: CaseId) -> db::Result<Vec<Head>> {
    let q = heads(scope, visit).filter(col(Assessments::CaseId).eq(case));
    let q = q.order(Assessments::PreparedOn, Order::Desc).order(Assessments::Id, Order::Desc).limit(100);
    scope.all(&q).await
}
