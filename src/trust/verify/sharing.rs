//! What is shared: each in the words that were shown, about its case's own job, and each door leads to something that is there.

use super::{PAGE, Wrong, none};
use crate::{
    db::{Scope, col, tables::*},
    desk::Purpose,
    method::{agreements::text_hash, sharing::SharingKind},
};
use sea_query::{ExprTrait, Order};
use uuid::Uuid;

pub async fn check(scope: &mut Scope) -> Result<(), Wrong> {
    use Sharings as S;
    words(scope).await?;
    let job = col(Placements::Id).eq(col(S::PlacementId)).and(col(Placements::CaseId).ne(col(S::CaseId)));
    let q = scope.from(S::Table).cols([S::Id]).join(Placements::Table, job);
    none(scope, q, |id| format!("the sharing {id} is about a job of another case")).await?;
    let note = col(Sessions::Id).eq(col(S::SessionId)).and(col(Sessions::CaseId).ne(col(S::CaseId)));
    let q = scope.from(S::Table).cols([S::Id]).join(Sessions::Table, note);
    none(scope, q, |id| format!("the sharing {id} comes from a session of another case")).await?;
    for (kind, source) in [(SharingKind::Note, S::SessionId), (SharingKind::Objective, S::ObjectiveId), (SharingKind::Adjustment, S::GapId)]
    {
        let none_there = col(S::Kind).eq(kind).and(col(source).is_null());
        let other_there = col(S::Kind).ne(kind).and(col(source).is_not_null());
        let q = scope.from(S::Table).cols([S::Id]).filter(none_there.or(other_there));
        none(scope, q, |id| format!("the sharing {id} does not come from what it says")).await?;
    }
    let early = col(S::SaidOn).lt(col(S::AskedOn)).or(col(S::EndedOn).lt(col(S::AskedOn)));
    let q = scope.from(S::Table).cols([S::Id]).filter(early);
    none(scope, q, |id| format!("the sharing {id} was answered or ended before it was asked")).await?;
    let there = scope.from(S::Table).cols([S::Id]).filter(col(S::Id).eq(col(Doors::Subject))).exists();
    let q = scope.from(Doors::Table).cols([Doors::Id]).filter(col(Doors::Purpose).eq(Purpose::Consent).and(there.not()));
    none(scope, q, |id| format!("the door {id} leads to a sharing that is not there")).await?;
    let own = col(Placements::Id).eq(col(Doors::Subject)).and(col(Placements::CaseId).eq(col(Doors::CaseId)));
    let there = scope.from(Placements::Table).cols([Placements::Id]).filter(own).exists();
    let q = scope.from(Doors::Table).cols([Doors::Id]).filter(col(Doors::Purpose).eq(Purpose::SharedWithEmployer).and(there.not()));
    none(scope, q, |id| format!("the door {id} leads to a job that is not there")).await?;
    let other = col(Doors::Purpose).eq(Purpose::SharedWithTrainee).and(col(Doors::Subject).ne(col(Doors::CaseId)));
    let q = scope.from(Doors::Table).cols([Doors::Id]).filter(other);
    none(scope, q, |id| format!("the door {id} leads to another accompaniment than its own")).await
}

/// The hash is that of the words.
async fn words(scope: &mut Scope) -> Result<(), Wrong> {
    use Sharings as S;
    let mut last: Option<Uuid> = None;
    loop {
        let q = scope.from(S::Table).cols([S::Id, S::Wording, S::TextHash]);
        let q = q.filter_some(last, |id| col(S::Id).gt(id)).order(S::Id, Order::Asc).limit(PAGE);
        let page: Vec<(Uuid, String, String)> = scope.all(&q).await?;
        if let Some((id, ..)) = page.iter().find(|(_, wording, hash)| text_hash(wording) != *hash) {
            return Err(Wrong(format!("the words of the sharing {id} are not those that were shown")));
        }
        match page.last() {
            Some((id, ..)) if page.len() as u64 == PAGE => last = Some(*id),
            _ => return Ok(()),
        }
    }
}
