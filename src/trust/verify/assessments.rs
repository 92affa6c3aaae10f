//! Assessments agree with their frameworks, with those who rate, and with what they correct.

use super::{Wrong, none};
use crate::{
    db::{Scope, col, count, tables::*},
    desk::Purpose,
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
    doors(scope).await?;
    let q = scope.from(A::Table).cols([A::Id]).join(Cases::Table, col(Cases::Id).eq(col(A::CaseId)));
    let q = q.filter(col(A::TraineeId).ne(col(Cases::TraineeId)));
    none(scope, q, |id| format!("the assessment {id} is of another person than its case")).await
}

/// Each address leads to a source, or to a synthesis, of its own case; who signs in rates behind none.
async fn doors(scope: &mut Scope) -> Result<(), Wrong> {
    use Assessments as A;
    let own = col(A::Id).eq(col(Sources::AssessmentId)).and(col(A::CaseId).eq(col(Doors::CaseId)));
    let there = scope.from(Sources::Table).cols([Sources::Id]).join(A::Table, own);
    let there = there.filter(col(Sources::Id).eq(col(Doors::Subject)).and(col(Sources::MemberId).is_null())).exists();
    let q = scope.from(Doors::Table).cols([Doors::Id]).filter(col(Doors::Purpose).eq(Purpose::Rating).and(there.not()));
    none(scope, q, |id| format!("the door {id} leads to nobody who rates in its case without signing in")).await?;
    let own = col(A::Id).eq(col(Doors::Subject)).and(col(A::CaseId).eq(col(Doors::CaseId)));
    let there = scope.from(A::Table).cols([A::Id]).filter(own).exists();
    let q = scope.from(Doors::Table).cols([Doors::Id]).filter(col(Doors::Purpose).eq(Purpose::Synthesis).and(there.not()));
    none(scope, q, |id| format!("the door {id} leads to an assessment that is not there, or of another case")).await?;
    let done = [State::Dropped, State::Crossed, State::Synthesised, State::Agreed, State::Contested, State::Sealed, State::Superseded];
    let over = col(A::Id).eq(col(Sources::AssessmentId)).and(col(A::State).is_in(done));
    let q = scope.from(Doors::Table).cols([Doors::Id]).join(Sources::Table, col(Sources::Id).eq(col(Doors::Subject))).join(A::Table, over);
    let q = q.filter(col(Doors::Purpose).eq(Purpose::Rating).and(col(Doors::WithdrawnAt).is_null()));
    none(scope, q, |id| format!("the door {id} still leads to ratings that are compared or given up")).await
}
