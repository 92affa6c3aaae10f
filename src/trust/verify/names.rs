//! People and firms are found by the names they have.

use super::{PAGE, Wrong};
use crate::{
    db::{Scope, col, tables::*},
    kernel::text::fold,
    people::trainees::folded_name,
};
use sea_query::{ExprTrait, Order};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Person {
    id: Uuid,
    first_name: String,
    last_name: String,
    folded: String,
}

#[derive(sqlx::FromRow)]
struct Firm {
    id: Uuid,
    name: String,
    folded: String,
}

pub async fn check(scope: &mut Scope) -> Result<(), Wrong> {
    trainees(scope).await?;
    employers(scope).await?;
    super::keys::check(scope).await
}

async fn trainees(scope: &mut Scope) -> Result<(), Wrong> {
    use Trainees as T;
    let mut last: Option<Uuid> = None;
    loop {
        let q = scope.from(T::Table).cols([T::Id, T::FirstName, T::LastName, T::Folded]);
        let q = q.filter_some(last, |id| col(T::Id).gt(id)).order(T::Id, Order::Asc).limit(PAGE);
        let page: Vec<Person> = scope.all(&q).await?;
        if let Some(lost) = page.iter().find(|p| p.folded != folded_name(&p.first_name, &p.last_name)) {
            return Err(Wrong(format!("the trainee {} is not found by their name", lost.id)));
        }
        match page.last() {
            Some(end) if page.len() as u64 == PAGE => last = Some(end.id),
            _ => return Ok(()),
        }
    }
}

async fn employers(scope: &mut Scope) -> Result<(), Wrong> {
    use Employers as E;
    let mut last: Option<Uuid> = None;
    loop {
        let q = scope.from(E::Table).cols([E::Id, E::Name, E::Folded]);
        let q = q.filter_some(last, |id| col(E::Id).gt(id)).order(E::Id, Order::Asc).limit(PAGE);
        let page: Vec<Firm> = scope.all(&q).await?;
        if let Some(lost) = page.iter().find(|f| f.folded != fold(&f.name)) {
            return Err(Wrong(format!("the employer {} is not found by its name", lost.id)));
        }
        match page.last() {
            Some(end) if page.len() as u64 == PAGE => last = Some(end.id),
            _ => return Ok(()),
        }
    }
}
