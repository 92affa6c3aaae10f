//! A structure's keys made anew: for databases from before they were kept, and whenever their rules change.

use super::{
    Named,
    store::{PAGE, put},
};
use crate::{
    db::{Db, Result, Scope, col, tables::*},
    kernel::ids::{EmployerId, TraineeId},
    people::structures,
};
use sea_query::{ExprTrait, Order};
use uuid::Uuid;

/// With which rules keys are made; another number makes every structure's anew.
pub const EDITION: i64 = 1;

/// Makes every structure's keys anew that were made with other rules; safe to run by several processes at once.
///
/// # Errors
/// When the database refuses; what was made for other structures stays.
pub async fn all(db: &Db) -> Result<()> {
    for (id, _) in structures::store::every(db).await? {
        if edition(&mut db.read_in(id).await?).await? != Some(EDITION) {
            renew(db.write_in(id).await?).await?;
        }
    }
    Ok(())
}

/// Says that a new structure's keys are made with these rules.
///
/// # Errors
/// When the database refuses.
pub async fn begin(scope: &mut Scope) -> Result<()> {
    let q = scope.insert(vec![(KeyEditions::Edition, EDITION.into())]).or_replace([KeyEditions::Edition]);
    scope.run_one(&q).await
}

/// With which rules a structure's keys were made.
///
/// # Errors
/// When the database does not answer.
pub async fn edition(scope: &mut Scope) -> Result<Option<i64>> {
    #[derive(sqlx::FromRow)]
    struct Made {
        edition: i64,
    }
    let q = scope.from(KeyEditions::Table).cols([KeyEditions::Edition]);
    Ok(scope.opt::<Made>(&q).await?.map(|m| m.edition))
}

/// Makes a structure's keys and spellings anew, when they were made with other rules or not at all. Everything or nothing, and in its
/// turn: nobody writes a name meanwhile.
///
/// # Errors
/// When the database refuses.
async fn renew(mut scope: Scope) -> Result<()> {
    scope.take_turn().await?;
    if edition(&mut scope).await? == Some(EDITION) {
        return Ok(());
    }
    empty(&mut scope).await?;
    let mut after = None;
    while let Some(page) = people(&mut scope, after).await? {
        after = page.last().map(|(id, _)| *id);
        put::<TraineeKeys>(&mut scope, &page);
    }
    let mut after = None;
    while let Some(page) = firms(&mut scope, after).await? {
        after = page.last().map(|(id, _)| *id);
        put::<EmployerKeys>(&mut scope, &page);
    }
    begin(&mut scope).await?;
    scope.commit().await
}

async fn empty(scope: &mut Scope) -> Result<()> {
    let q = scope.delete(TraineeKeys::Table);
    scope.run(&q).await?;
    let q = scope.delete(EmployerKeys::Table);
    scope.run(&q).await?;
    let q = scope.delete(Spellings::Table);
    scope.run(&q).await.map(|_| ())
}

/// What a page of a structure's people is found by, from one on; nothing after the last.
///
/// # Errors
/// When the database does not answer.
pub async fn people(scope: &mut Scope, after: Option<Uuid>) -> Result<Option<Vec<(Uuid, Named)>>> {
    #[derive(sqlx::FromRow)]
    struct Person {
        id: TraineeId,
        first_name: String,
        last_name: String,
        phone: Option<String>,
        email: Option<String>,
    }
    use Trainees as T;
    let q = scope.from(T::Table).cols([T::Id, T::FirstName, T::LastName, T::Phone, T::Email]);
    let q = q.filter_some(after, |id| col(T::Id).gt(id)).order(T::Id, Order::Asc).limit(PAGE);
    let named = |p: Person| (p.id.0, Named::person(&p.first_name, &p.last_name, p.phone.as_deref(), p.email.as_deref()));
    let page: Vec<(Uuid, Named)> = scope.all::<Person>(&q).await?.into_iter().map(named).collect();
    Ok(Some(page).filter(|p| !p.is_empty()))
}

/// The same of its firms.
///
/// # Errors
/// When the database does not answer.
pub async fn firms(scope: &mut Scope, after: Option<Uuid>) -> Result<Option<Vec<(Uuid, Named)>>> {
    #[derive(sqlx::FromRow)]
    struct Firm {
        id: EmployerId,
        name: String,
        city: Option<String>,
        siret: Option<String>,
        enterprise_number: Option<String>,
        establishment_number: Option<String>,
    }
    use Employers as E;
    let q = scope.from(E::Table).cols([E::Id, E::Name, E::City, E::Siret, E::EnterpriseNumber, E::EstablishmentNumber]);
    let q = q.filter_some(after, |id| col(E::Id).gt(id)).order(E::Id, Order::Asc).limit(PAGE);
    let named = |f: Firm| {
        let numbers = [f.siret.as_deref(), f.enterprise_number.as_deref(), f.establishment_number.as_deref()];
        (f.id.0, Named::firm(&f.name, f.city.as_deref(), &numbers))
    };
    let page: Vec<(Uuid, Named)> = scope.all::<Firm>(&q).await?.into_iter().map(named).collect();
    Ok(Some(page).filter(|p| !p.is_empty()))
}
