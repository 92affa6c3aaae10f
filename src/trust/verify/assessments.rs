//! Assessments agree with their frameworks, with those who rate, and with what they correct.

use super::{Wrong, none};
use crate::{
    db::{Scope, col, count, tables::*},
    method::assessments::AssessmentState as State,
};
use sea_query::ExprTrait;

pub async fn check(scope: &mut Scope) -> Result<(), Wrong> {
    use Assessments as A;
    let rated = |scope: &Scope| {
        let q = scope.from(A::Table).cols([A::Id]).join(Sources::Table, col(Sources::AssessmentId).eq(col(A::Id)));
        q.join(Ratings::Table, col(Ratings::SourceId).eq(col(Sources::Id)))
    };
    let q = rated(scope).filter(col(Ratings::Level).gt(col(A::MaxLevel)));
    none(scope, q, |id| format!("the assessment {id} has a rating above its scale")).await?;
    let q = rated(scope).filter(col(A::State).eq(State::Prepared));
    none(scope, q, |id| format!("the assessment {id} was rated before it was explained")).await?;
    let own = col(Frameworks::Id).eq(col(A::FrameworkId));
    let other = col(Frameworks::Code).ne(col(A::Framework)).or(col(Frameworks::Number).ne(col(A::Number)));
    let other = other.or(col(Frameworks::MaxLevel).ne(col(A::MaxLevel))).or(col(Frameworks::PublishedOn).is_null());
    let q = scope.from(A::Table).cols([A::Id]).join(Frameworks::Table, own).filter(other);
    none(scope, q, |id| format!("the assessment {id} is by another framework than it says, or by a draft")).await?;
    let given = col(Sources::AssessmentId).eq(col(A::Id)).and(col(Sources::GivenOn).is_not_null());
    let few = scope.from(Sources::Table).expr(count(), "n").filter(given).value().lt(2i64);
    let here = col(A::FromBundle).eq(false).and(col(A::AssessedOn).is_not_null());
    let q = scope.from(A::Table).cols([A::Id]).filter(here.and(few));
    none(scope, q, |id| format!("the assessment {id} lies side by side with fewer than two views")).await?;
    let q = scope.from(A::Table).cols([A::Id]).filter(col(A::TraineeId).is_not_null().and(col(A::EmployerId).is_not_null()));
    none(scope, q, |id| format!("the assessment {id} looks at a person and at an employer")).await?;
    let q = scope.from(A::Table).cols([A::Id]).join(Cases::Table, col(Cases::Id).eq(col(A::CaseId)));
    let q = q.filter(col(A::TraineeId).ne(col(Cases::TraineeId)));
    none(scope, q, |id| format!("the assessment {id} is of another person than its case")).await
}
