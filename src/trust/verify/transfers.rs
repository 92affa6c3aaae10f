//! Transfers: what was sent is what its hash says, the person said yes to the words that are kept, and a case that was taken over
//! is over here.

use super::{PAGE, Wrong, none};
use crate::{
    db::{Scope, col, tables::*},
    desk::hash_token,
    exchange::transfers::{ArrivalState, TransferState, document},
};
use sea_query::{ExprTrait, Order};
use uuid::Uuid;

pub async fn check(scope: &mut Scope) -> Result<(), Wrong> {
    let there = scope.from(Transfers::Table).cols([Transfers::Id]).filter(col(Transfers::Id).eq(col(Doors::Subject))).exists();
    let q = scope.from(Doors::Table).cols([Doors::Id]).filter(col(Doors::Purpose).eq("transfer").and(there.not()));
    none(scope, q, |id| format!("the door {id} leads to a transfer that is not there")).await?;
    let taken = col(Transfers::State).eq(TransferState::Accepted).and(col(Cases::ClosedOn).is_null());
    let case = col(Cases::Id).eq(col(Transfers::CaseId));
    let q = scope.from(Transfers::Table).cols([Transfers::Id]).join(Cases::Table, case).filter(taken.and(col(Cases::Stage).ne("declined")));
    none(scope, q, |id| format!("the transfer {id} was accepted and its case goes on here")).await?;
    let stray = col(Arrivals::CaseId).is_not_null().and(col(Arrivals::State).ne(ArrivalState::Accepted));
    let q = scope.from(Arrivals::Table).cols([Arrivals::Id]).filter(stray);
    none(scope, q, |id| format!("the arrival {id} has a case and was not accepted")).await?;
    sent(scope).await?;
    came(scope).await
}

#[derive(sqlx::FromRow)]
struct Kept {
    id: Uuid,
    wording: Option<String>,
    text_hash: Option<String>,
    document: Option<String>,
    document_hash: Option<String>,
}

impl Kept {
    fn is_whole(&self) -> bool {
        let same = |text: &Option<String>, hash: &Option<String>| text.as_deref().is_none_or(|t| Some(hash_token(t)) == *hash);
        same(&self.wording, &self.text_hash) && same(&self.document, &self.document_hash)
    }
}

async fn sent(scope: &mut Scope) -> Result<(), Wrong> {
    use Transfers as T;
    let mut last: Option<Uuid> = None;
    loop {
        let q = scope.from(T::Table).cols([T::Id, T::Wording, T::TextHash, T::Document, T::DocumentHash]);
        let q = q.filter_some(last, |id| col(T::Id).gt(id)).order(T::Id, Order::Asc).limit(PAGE / 10);
        let page: Vec<Kept> = scope.all(&q).await?;
        if let Some(kept) = page.iter().find(|k| !k.is_whole()) {
            return Err(Wrong(format!("the transfer {} is not what was agreed to or sent", kept.id)));
        }
        match page.last() {
            Some(kept) if page.len() as u64 == PAGE / 10 => last = Some(kept.id),
            _ => return Ok(()),
        }
    }
}

async fn came(scope: &mut Scope) -> Result<(), Wrong> {
    use Arrivals as A;
    let mut last: Option<Uuid> = None;
    loop {
        let q = scope.from(A::Table).cols([A::Id, A::Wording, A::TextHash, A::Document, A::DocumentHash]);
        let q = q.filter(col(A::State).is_in([ArrivalState::Received, ArrivalState::Accepted].map(ArrivalState::word)));
        let q = q.filter_some(last, |id| col(A::Id).gt(id)).order(A::Id, Order::Asc).limit(PAGE / 10);
        let page: Vec<Kept> = scope.all(&q).await?;
        for kept in &page {
            let readable = match &kept.document {
                Some(text) => document::read(text)?.is_some_and(|d| d.rows().trainees.len() == 1),
                None => true,
            };
            if !kept.is_whole() || !readable {
                return Err(Wrong(format!("what came as the transfer {} is not what was sent", kept.id)));
            }
        }
        match page.last() {
            Some(kept) if page.len() as u64 == PAGE / 10 => last = Some(kept.id),
            _ => return Ok(()),
        }
    }
}
