//! Agreements: each word holds the text it was said of, and what is in force was signed by everybody.

use super::{PAGE, Wrong, none};
use crate::{
    db::{Scope, col, tables::*},
    method::agreements::{AgreementKind, AgreementState, Party, SignatureState, is_complete, text_hash},
};
use sea_query::{ExprTrait, Order};
use uuid::Uuid;

pub async fn check(scope: &mut Scope) -> Result<(), Wrong> {
    texts(scope).await?;
    in_force(scope).await?;
    let there = scope.from(Signatures::Table).cols([Signatures::Id]).filter(col(Signatures::Id).eq(col(Doors::Subject))).exists();
    let q = scope.from(Doors::Table).cols([Doors::Id]).filter(col(Doors::Purpose).eq("agreement").and(there.not()));
    none(scope, q, |id| format!("the door {id} leads to a signature that is not there")).await?;
    let there = scope.from(Doors::Table).cols([Doors::Id]).filter(col(Doors::Id).eq(col(Mails::Door))).exists();
    let q = scope.from(Mails::Table).cols([Mails::Id]).filter(col(Mails::Door).is_not_null().and(there.not()));
    none(scope, q, |id| format!("the mail {id} holds the address of a door that is not there")).await
}

/// The hash is the text's.
async fn texts(scope: &mut Scope) -> Result<(), Wrong> {
    use Signatures as S;
    let mut last: Option<Uuid> = None;
    loop {
        let q = scope.from(S::Table).cols([S::Id, S::Shown, S::TextHash]);
        let q = q.filter_some(last, |id| col(S::Id).gt(id)).order(S::Id, Order::Asc).limit(PAGE);
        let page: Vec<(Uuid, String, String)> = scope.all(&q).await?;
        if let Some((id, ..)) = page.iter().find(|(_, shown, hash)| text_hash(shown) != *hash) {
            return Err(Wrong(format!("the text of the signature {id} is not the one that was shown")));
        }
        match page.last() {
            Some((id, ..)) if page.len() as u64 == PAGE => last = Some(*id),
            _ => return Ok(()),
        }
    }
}

/// Each party of an agreement in force has signed the present text.
async fn in_force(scope: &mut Scope) -> Result<(), Wrong> {
    use Agreements as A;
    #[derive(sqlx::FromRow)]
    struct Word {
        id: Uuid,
        kind: AgreementKind,
        party: Party,
        said: SignatureState,
    }
    let mut last: Option<Uuid> = None;
    loop {
        // A few at a time, each with its handful of words.
        let q = scope.from(A::Table).cols([A::Id]).filter(col(A::State).eq(AgreementState::Active));
        let q = q.filter_some(last, |id| col(A::Id).gt(id)).order(A::Id, Order::Asc).limit(100);
        let page: Vec<(Uuid,)> = scope.all(&q).await?;
        let Some((end,)) = page.last().copied() else { return Ok(()) };
        let q = scope
            .from(A::Table)
            .cols([A::Id, A::Kind])
            .cols([Signatures::Party])
            .expr(col(Signatures::State), "said")
            .join(Signatures::Table, col(Signatures::AgreementId).eq(col(A::Id)))
            .filter(col(A::Id).is_in(page.iter().map(|(id,)| *id)));
        let words: Vec<Word> = scope.all(&q).await?;
        for (id,) in page {
            let own: Vec<&Word> = words.iter().filter(|w| w.id == id).collect();
            let said: Vec<(Party, SignatureState)> = own.iter().map(|w| (w.party, w.said)).collect();
            if !own.first().is_some_and(|w| is_complete(w.kind, &said)) {
                return Err(Wrong(format!("the agreement {id} is in force without everybody's signature")));
            }
        }
        last = Some(end);
    }
}
