//! Codes: each is of a door that wants one, and in a mail to that door.

use super::{Wrong, none};
use crate::{
    db::{Scope, col, tables::*},
    desk::Purpose,
};
use sea_query::ExprTrait;

pub async fn check(scope: &mut Scope) -> Result<(), Wrong> {
    use DoorCodes as C;
    let purposes = Purpose::ALL.iter().filter(|p| !p.wants_code()).map(|p| p.word());
    let idle = col(Doors::Id).eq(col(C::DoorId)).and(col(Doors::Purpose).is_in(purposes));
    let q = scope.from(C::Table).cols([C::Id]).join(Doors::Table, idle);
    none(scope, q, |id| format!("the code {id} is of a door that wants none")).await?;
    let elsewhere = col(Mails::Id).eq(col(C::MailId)).and(col(Mails::Door).is_null().or(col(Mails::Door).ne(col(C::DoorId))));
    let q = scope.from(C::Table).cols([C::Id]).join(Mails::Table, elsewhere);
    none(scope, q, |id| format!("the code {id} was mailed for another door")).await
}
