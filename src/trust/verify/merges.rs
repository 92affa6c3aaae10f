//! An absorbed record is a row no more, and a merge that was undone holds nothing any more.

use super::{Wrong, none};
use crate::db::{Scope, col, tables::*};
use sea_query::ExprTrait;

pub async fn check(scope: &mut Scope) -> Result<(), Wrong> {
    use Merges as M;
    let both = col(M::TraineeId).is_null().eq(col(M::EmployerId).is_null());
    let q = scope.from(M::Table).cols([M::Id]).filter(both);
    none(scope, q, |id| format!("the merge {id} is of a person and of an employer, or of neither")).await?;
    let standing = |scope: &Scope| scope.from(M::Table).cols([M::Id]).filter(col(M::UndoneAt).is_null());
    let q = standing(scope).join(Trainees::Table, col(Trainees::Id).eq(col(M::Absorbed)));
    none(scope, q.filter(col(M::TraineeId).is_not_null()), |id| format!("the person that the merge {id} absorbed is still a record"))
        .await?;
    let q = standing(scope).join(Employers::Table, col(Employers::Id).eq(col(M::Absorbed)));
    none(scope, q.filter(col(M::EmployerId).is_not_null()), |id| format!("the employer that the merge {id} absorbed is still a record"))
        .await?;
    let q = scope.from(M::Table).cols([M::Id]).filter(col(M::UndoneAt).is_not_null().and(col(M::Held).is_not_null()));
    none(scope, q, |id| format!("the merge {id} was undone and still holds what both records held")).await
}
