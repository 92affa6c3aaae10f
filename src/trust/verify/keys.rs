//! The keys people and firms are looked up by, against the records they were made from; the spellings against the words.

use super::{PAGE, Wrong};
use crate::{
    db::{Scope, col, tables::*},
    people::names::{
        Named, renew,
        store::{self, Keys, spelt},
    },
};
use sea_query::{ExprTrait, Order};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Kept {
    owner: Uuid,
    key: String,
}

#[derive(sqlx::FromRow)]
struct Spelling {
    key: String,
    word: String,
}

#[derive(sqlx::FromRow)]
struct Word {
    word: String,
}

pub async fn check(scope: &mut Scope) -> Result<(), Wrong> {
    if renew::edition(scope).await? != Some(renew::EDITION) {
        return Err(Wrong("the names are not made ready for finding: run jalon migrate".into()));
    }
    let mut after = None;
    while let Some(page) = renew::people(scope, after).await? {
        after = page.last().map(|(id, _)| *id);
        records::<TraineeKeys>(scope, &page, "trainee").await?;
    }
    let mut after = None;
    while let Some(page) = renew::firms(scope, after).await? {
        after = page.last().map(|(id, _)| *id);
        records::<EmployerKeys>(scope, &page, "employer").await?;
    }
    strangers(scope).await
}

/// Each record has the keys its name makes, and each of its words every spelling.
async fn records<K: Keys>(scope: &mut Scope, page: &[(Uuid, Named)], what: &str) -> Result<(), Wrong> {
    let q = scope.from(K::TABLE).expr(col(K::OWNER), "owner").expr(col(K::KEY), "key");
    let mut kept: BTreeMap<Uuid, BTreeSet<String>> = BTreeMap::new();
    for row in scope.all::<Kept>(&q.filter(col(K::OWNER).is_in(page.iter().map(|(id, _)| *id)))).await? {
        kept.entry(row.owner).or_default().insert(row.key);
    }
    if let Some((id, _)) = page.iter().find(|(id, named)| kept.remove(id).unwrap_or_default() != named.keys()) {
        return Err(Wrong(format!("the {what} {id} is not found by its name: its keys are others")));
    }
    let words: BTreeSet<String> = page.iter().flat_map(|(_, named)| named.spellings()).collect();
    let q = scope.from(Spellings::Table).cols([Spellings::Key, Spellings::Word]).filter(col(Spellings::Word).is_in(words.clone()));
    let kept: BTreeSet<(String, String)> = scope.all::<Spelling>(&q).await?.into_iter().map(|s| (s.key, s.word)).collect();
    let meant: BTreeSet<(String, String)> = words.iter().flat_map(|w| spelt(w)).collect();
    match meant.symmetric_difference(&kept).next() {
        Some((key, word)) => Err(Wrong(format!("the name {word:?} cannot be found from {key:?}, or should not be"))),
        None => Ok(()),
    }
}

/// A word that is in no name any more was to be forgotten.
async fn strangers(scope: &mut Scope) -> Result<(), Wrong> {
    let mut after: Option<String> = None;
    loop {
        let q = scope.from(Spellings::Table).cols([Spellings::Word]).distinct().order(Spellings::Word, Order::Asc).limit(PAGE);
        let page: Vec<Word> = scope.all(&q.filter_some(after, |w: String| col(Spellings::Word).gt(w))).await?;
        for Word { word } in &page {
            if !store::is_used(scope, word).await? {
                return Err(Wrong(format!("the word {word:?} is nobody's name any more and can still be found")));
            }
        }
        match page.last() {
            Some(last) if page.len() as u64 == PAGE => after = Some(last.word.clone()),
            _ => return Ok(()),
        }
    }
}
