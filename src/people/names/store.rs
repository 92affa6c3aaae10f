//! The SQL of names: the keys records are looked up by, and the spellings of the words they are made of.
//!
//! Invariant: a reading here walks the keys that begin as what is sought, never a structure's records, and some hundred of them at most.

use super::{Ear, Named, Sought, Why, like, slips, sounding};
use crate::db::{Cells, Result, Row, Scope, Select, col, tables::*};
use sea_query::{Expr, ExprTrait, Order};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Rows in one statement.
const BATCH: usize = 300;
/// Keys that one statement walks, some more than a page shows: each costs a hundred thousandth of a second, with its record.
const WALKED: u64 = 24;
/// Words that may be meant, and records of one page when all are read.
pub(super) const PAGE: u64 = 300;
/// Other words that one typed word may mean.
const MEANT: usize = 5;
/// Beginnings that one statement looks up.
const RANGES: usize = 16;

/// A table of keys.
pub trait Keys: TenantTable {
    const OWNER: Self;
    const KEY: Self;
}

impl Keys for TraineeKeys {
    const OWNER: Self = TraineeKeys::TraineeId;
    const KEY: Self = TraineeKeys::Key;
}

impl Keys for EmployerKeys {
    const OWNER: Self = EmployerKeys::EmployerId;
    const KEY: Self = EmployerKeys::Key;
}

#[derive(sqlx::FromRow)]
struct Text {
    text: String,
}

/// Makes new records findable; a refusal is told at the next statement.
pub fn put<K: Keys>(scope: &mut Scope, records: &[(Uuid, Named)]) {
    let row = |id: Uuid, key: String| vec![(K::OWNER, id.into()), (K::KEY, key.into())];
    let keys = records.iter().flat_map(|(id, named)| named.keys().into_iter().map(|key| row(*id, key))).collect();
    let words: BTreeSet<String> = records.iter().flat_map(|(_, named)| named.spellings()).collect();
    let spellings =
        words.iter().flat_map(|w| spelt(w)).map(|(key, word)| vec![(Spellings::Key, key.into()), (Spellings::Word, word.into())]);
    write::<K>(scope, keys);
    write(scope, spellings.collect());
}

/// What is there already stays as it is: a word is many people's.
fn write<T: TenantTable>(scope: &mut Scope, rows: Vec<Cells<T>>) {
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let q = scope.insert_all(rows.by_ref().take(BATCH).collect()).or_ignore();
        scope.put(&q);
    }
}

/// The rows of one word.
pub fn spelt(word: &str) -> BTreeSet<(String, String)> {
    slips(word).into_iter().chain(sounding(word)).map(|key| (key, word.to_owned())).collect()
}

/// Makes a record findable by what it holds by now.
///
/// # Errors
/// When the database refuses.
pub async fn rewrite<K: Keys>(scope: &mut Scope, id: Uuid, named: &Named) -> Result<()> {
    let known = keys_of::<K>(scope, id).await?;
    if known == named.keys() {
        return Ok(());
    }
    remove::<K>(scope, id).await?;
    put::<K>(scope, &[(id, named.clone())]);
    prune(scope, &known).await
}

/// Makes a record findable no more.
///
/// # Errors
/// When the database refuses.
pub async fn forget<K: Keys>(scope: &mut Scope, id: Uuid) -> Result<()> {
    let known = keys_of::<K>(scope, id).await?;
    remove::<K>(scope, id).await?;
    prune(scope, &known).await
}

async fn remove<K: Keys>(scope: &mut Scope, id: Uuid) -> Result<()> {
    let q = scope.delete(K::TABLE).filter(col(K::OWNER).eq(id));
    scope.run(&q).await.map(|_| ())
}

/// The keys of one record.
///
/// # Errors
/// When the database does not answer.
pub async fn keys_of<K: Keys>(scope: &mut Scope, id: Uuid) -> Result<BTreeSet<String>> {
    let q = scope.from(K::TABLE).expr(col(K::KEY), "text").filter(col(K::OWNER).eq(id));
    Ok(scope.all::<Text>(&q).await?.into_iter().map(|t| t.text).collect())
}

/// A word that begins no key any more was a name of nobody who is left: it is forgotten with them.
async fn prune(scope: &mut Scope, keys: &BTreeSet<String>) -> Result<()> {
    let words: BTreeSet<&str> = keys.iter().filter_map(|k| k.split(' ').next()).collect();
    for word in words {
        if !is_used(scope, word).await? {
            let q = scope.delete(Spellings::Table).filter(col(Spellings::Word).eq(word));
            scope.run(&q).await?;
        }
    }
    Ok(())
}

/// Whether a word begins a key.
///
/// # Errors
/// When the database does not answer.
pub async fn is_used(scope: &mut Scope, word: &str) -> Result<bool> {
    let whole = format!("{word} ");
    let q = scope.from(TraineeKeys::Table).expr(col(TraineeKeys::Key), "text").filter(begins(TraineeKeys::Key, &whole)).limit(1);
    if scope.opt::<Text>(&q).await?.is_some() {
        return Ok(true);
    }
    let q = scope.from(EmployerKeys::Table).expr(col(EmployerKeys::Key), "text").filter(begins(EmployerKeys::Key, &whole)).limit(1);
    Ok(scope.opt::<Text>(&q).await?.is_some())
}

/// That a column begins so. Nothing sorts after the last character there is.
fn begins<T: TenantTable>(column: T, start: &str) -> Expr {
    col(column).gte(start).and(col(column).lt(format!("{start}\u{10ffff}")))
}

/// That a column begins so and the word goes on.
fn goes_on<T: TenantTable>(column: T, start: &str) -> Expr {
    begins(column, start).and(col(column).gte(format!("{start} \u{10ffff}")))
}

/// A record that was looked up.
pub trait Found: Row {
    fn id(&self) -> Uuid;
    /// Its name as it is compared.
    fn folded(&self) -> String;
}

/// A record that was found, and why.
#[derive(Debug, Clone)]
pub struct Hit<R> {
    pub why: Why,
    pub record: R,
}

/// One search, over several kinds of records.
pub struct Finder<'a> {
    pub sought: &'a Sought,
    pub ear: Ear,
    /// There were more keys than one statement walks.
    pub full: bool,
    /// What each typed word may mean, once it was looked up.
    meant: Option<BTreeMap<String, Vec<String>>>,
}

impl<'a> Finder<'a> {
    pub fn new(sought: &'a Sought) -> Finder<'a> {
        Finder { sought, ear: Ear::default(), full: false, meant: None }
    }

    /// Finds records; `base` reads them from their keys. The best first, each once. As they were typed first; what else was meant is
    /// looked up when that fills no page, neither here nor of the kind before.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn find<K: Keys, R: Found>(&mut self, scope: &mut Scope, base: &Select) -> Result<Vec<Hit<R>>> {
        let mut hits = Hits { sought: self.sought, ear: &mut self.ear, found: BTreeMap::new(), full: false };
        if let Some(told) = self.sought.number.as_deref().or(self.sought.mail.as_deref()) {
            let beginning = base.clone().filter(begins(K::KEY, told)).order(K::KEY, Order::Asc);
            hits.told(scope.all(&beginning.limit(WALKED)).await?);
        }
        let as_typed = as_typed::<K>(self.sought);
        if let Some(meant) = &self.meant {
            hits.named(any(scope, base, as_typed.into_iter().chain(else_meant::<K>(self.sought, meant))).await?);
        } else {
            hits.named(any(scope, base, as_typed.into_iter()).await?);
            if !hits.full && !self.full && self.sought.number.is_none() {
                let meant = meant(scope, self.sought, hits.ear).await?;
                let others = else_meant::<K>(self.sought, &meant);
                hits.named(any(scope, base, others.into_iter()).await?);
                self.meant = Some(meant);
            }
        }
        self.full |= hits.full;
        Ok(hits.sorted())
    }
}

/// Keys that begin as it was typed: a whole word first, then a word that goes on, then the last word before the others.
fn as_typed<K: Keys>(sought: &Sought) -> Vec<Expr> {
    let typed = sought.words.join(" ");
    let mut parts = vec![begins(K::KEY, &format!("{typed} ")), goes_on(K::KEY, &typed)];
    parts.extend(turned(&sought.words).map(|start| begins(K::KEY, &start)));
    parts
}

/// Keys that begin as what else may be meant.
fn else_meant<K: Keys>(sought: &Sought, meant: &BTreeMap<String, Vec<String>>) -> Vec<Expr> {
    let starts = whole(sought, meant).into_iter().chain(single(sought, meant));
    starts.map(|start| begins(K::KEY, &start)).collect()
}

/// Records with a key in any of these parts, those of the first parts first.
async fn any<R: Found>(scope: &mut Scope, base: &Select, parts: impl Iterator<Item = Expr>) -> Result<Vec<R>> {
    match parts.map(|part| base.clone().filter(part)).reduce(Select::then) {
        Some(any) => scope.all(&any.limit(WALKED)).await,
        None => Ok(Vec::new()),
    }
}

/// The records with one of these whole numbers.
///
/// # Errors
/// When the database does not answer.
pub async fn whose<K: Keys, R: Found>(scope: &mut Scope, base: &Select, numbers: &[String]) -> Result<Vec<R>> {
    if numbers.is_empty() {
        return Ok(Vec::new());
    }
    scope.all(&base.clone().filter(col(K::KEY).is_in(numbers.iter().map(|n| format!("{n} ")))).limit(WALKED)).await
}

struct Hits<'a, R> {
    sought: &'a Sought,
    ear: &'a mut Ear,
    found: BTreeMap<Uuid, (Why, String, R)>,
    full: bool,
}

impl<R: Found> Hits<'_, R> {
    fn named(&mut self, records: Vec<R>) {
        self.full |= records.len() as u64 == WALKED;
        for record in records {
            let folded = record.folded();
            if let Some(why) = self.sought.meets(&folded, self.ear) {
                self.found.entry(record.id()).or_insert((why, folded, record));
            }
        }
    }

    /// Found by a number or an address, which were compared already.
    fn told(&mut self, records: Vec<R>) {
        self.full |= records.len() as u64 == WALKED;
        for record in records {
            self.found.entry(record.id()).or_insert((Why::Beginning, record.folded(), record));
        }
    }

    fn sorted(self) -> Vec<Hit<R>> {
        let mut all: Vec<(Why, String, R)> = self.found.into_values().collect();
        all.sort_by(|a, b| (a.0, &a.1, a.2.id()).cmp(&(b.0, &b.1, b.2.id())));
        all.into_iter().map(|(why, _, record)| Hit { why, record }).collect()
    }
}

/// The known words that each typed word may mean, as it was typed not among them.
async fn meant(scope: &mut Scope, sought: &Sought, ear: &mut Ear) -> Result<BTreeMap<String, Vec<String>>> {
    let typed: BTreeSet<String> = sought.readings.iter().flatten().cloned().collect();
    let keys: BTreeSet<String> = typed.iter().flat_map(|w| spelt(w)).map(|(key, _)| key).collect();
    let q = scope.from(Spellings::Table).expr(col(Spellings::Word), "text").filter(col(Spellings::Key).is_in(keys));
    let known: BTreeSet<String> = scope.all::<Text>(&q.limit(PAGE)).await?.into_iter().map(|t| t.text).collect();
    let mut of = |word: &String| {
        let mut like: Vec<(Why, &String)> = known.iter().filter(|k| *k != word).filter_map(|k| Some((like(word, k, ear)?, k))).collect();
        like.sort();
        like.into_iter().filter(|(why, _)| *why > Why::Beginning).take(MEANT).map(|(_, k)| k.clone()).collect()
    };
    Ok(typed.iter().map(|w| (w.clone(), of(w))).collect())
}

/// The names that may be meant, from their beginning; as they were typed they were looked up already.
fn whole(sought: &Sought, meant: &BTreeMap<String, Vec<String>>) -> Vec<String> {
    let mut all = Vec::new();
    for reading in &sought.readings {
        let mut starts = vec![String::new()];
        for word in reading {
            // What was typed may go on; another word is meant whole.
            let typed = std::iter::once(word.clone());
            let others = meant.get(word).into_iter().flatten().map(|w| format!("{w} "));
            let options: Vec<String> = typed.chain(others).collect();
            starts = starts.iter().flat_map(|start| options.iter().map(move |o| after(start, o))).take(RANGES).collect();
        }
        all.extend(starts);
    }
    let typed = sought.words.join(" ");
    all.retain(|start| *start != typed);
    all.truncate(RANGES);
    all
}

/// The last word first: *Jeanne Lambert* is found in *Lambert Jeanne-Marie* too.
fn turned(words: &[String]) -> Option<String> {
    let (last, others) = words.split_last().filter(|(_, others)| !others.is_empty())?;
    Some(format!("{last} {}", others.join(" ")))
}

/// The next word of a beginning.
fn after(start: &str, word: &str) -> String {
    if start.is_empty() { word.to_owned() } else { format!("{} {word}", start.trim_end()) }
}

/// Where words stand in another order, or with others between them: the longest one alone; what it finds is compared.
fn single(sought: &Sought, meant: &BTreeMap<String, Vec<String>>) -> Vec<String> {
    let longest = sought.words.iter().max_by_key(|w| w.chars().count()).filter(|_| sought.words.len() > 1);
    let others = longest.and_then(|w| meant.get(w)).into_iter().flatten().map(|w| format!("{w} "));
    longest.cloned().into_iter().chain(others).collect()
}
