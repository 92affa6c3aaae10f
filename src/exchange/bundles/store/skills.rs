//! Where frameworks and ratings lie: a version of a framework is one document, and a rating has no record of its own.

use super::{BATCH, Fresh, Ground, Ids, Stored};
use crate::{
    db::{Error, Result, Scope, col, tables::*},
    exchange::bundles::{
        cells::{Edition, Since},
        merge::Changes,
        rows::*,
    },
    kernel::{Day, Language, YesNo, ids::FrameworkId},
    method::{
        assessments::{AssessmentState, Source, Support},
        frameworks::{self, Grid, Wording, sheet},
    },
};
use sea_query::{ExprTrait, Order};
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// What a framework's version is learned by, beside its items.
pub(super) fn edition(code: &str, number: i64) -> String {
    format!("{code}\0{number}")
}

impl Stored for FrameworkRow {
    async fn load(scope: &mut Scope, ids: &mut Ids) -> Result<Vec<Self>> {
        let mut all = frameworks::store::every(scope).await?;
        all.sort_by_key(|f| f.id);
        let mut rows = Vec::new();
        for f in all {
            ids.learn::<FrameworkRow>(edition(&f.code, f.number), f.id.0);
            rows.extend(f.grid.items.iter().map(|item| row(&f, item)));
        }
        Ok(rows)
    }

    /// A version that is known is never rewritten, so that there are new ones alone.
    async fn put(scope: &mut Scope, ground: &mut Ground, changes: &Changes<Self>, fresh: Fresh<'_>) -> Result<()> {
        let mut versions: Vec<((String, i64), Vec<&FrameworkRow>)> = Vec::new();
        for row in &changes.create {
            match versions.iter_mut().find(|(of, _)| *of == row.edition()) {
                Some((_, rows)) => rows.push(row),
                None => versions.push((row.edition(), vec![row])),
            }
        }
        let mut new: Vec<Uuid> = versions.iter().map(|_| fresh()).collect();
        new.sort_unstable();
        for (((code, number), rows), id) in versions.into_iter().zip(new) {
            ground.ids.learn::<FrameworkRow>(edition(&code, number), id);
            let read: Vec<sheet::Row> = rows.iter().map(|row| row.as_read(0)).collect();
            let broken = |_| Error::Refused(format!("the framework {code} does not hold together"));
            let (_, grid) = sheet::assemble(&read).map_err(broken)?.into_iter().next().ok_or(Error::Dangling)?;
            let said = rows.iter().find_map(|row| row.published_on.0);
            let (on, draft) = (said.unwrap_or(ground.today), rows.iter().any(|row| row.draft.0));
            insert(scope, id, (&code, number), &grid, (on, draft)).await?;
        }
        Ok(())
    }
}

async fn insert(scope: &mut Scope, id: Uuid, (code, number): (&str, i64), grid: &Grid, (on, draft): (Day, bool)) -> Result<()> {
    use Frameworks as F;
    let q = scope.insert(vec![
        (F::Id, id.into()),
        (F::Code, code.into()),
        (F::Number, number.into()),
        (F::Kind, grid.kind.into()),
        (F::MaxLevel, grid.max_level().into()),
        (F::Grid, grid.into()),
        (F::MadeOn, on.into()),
        (F::PublishedOn, Some(on).filter(|_| !draft).into()),
    ]);
    scope.run_one(&q).await
}

fn row(f: &frameworks::store::Framework, item: &frameworks::Item) -> FrameworkRow {
    // A structure's own words are the same in every language.
    let say = |w: &Wording| w.say(Language::Fr).to_owned();
    FrameworkRow {
        code: f.code.clone(),
        name: Some(say(&f.grid.name)),
        kind: f.kind,
        version: Edition(f.number),
        item: item.code.clone(),
        label: Some(say(&item.label)),
        domain: item.domain.as_ref().map(say),
        max_level: Some(f.grid.max_level()),
        dimension: Some(f.grid.dimension),
        levels: Some(f.grid.levels.iter().map(say).collect::<Vec<_>>().join("|")),
        help: item.help.as_ref().map(say),
        rome: item.rome.clone(),
        picture: item.picture,
        about: f.grid.about.as_ref().map(say),
        published_on: Since(f.published_on.or(Some(f.made_on))),
        draft: YesNo(f.published_on.is_none()),
    }
}

/// The id of the version that an assessment was made by, when it is the structure's own.
pub(super) fn framework_id(ids: &Ids, code: &str, number: i64) -> Option<FrameworkId> {
    ids.id::<FrameworkRow>(&edition(code, number)).map(FrameworkId::from)
}

#[derive(sqlx::FromRow)]
struct FoundRating {
    assessment_id: Uuid,
    source: Source,
    source_id: Uuid,
    item: String,
    level: Option<i64>,
    support: Option<Support>,
    framework: String,
    number: i64,
}

/// Where each item stands in its framework, by code, number and item.
async fn places(scope: &mut Scope) -> Result<HashMap<(String, i64, String), usize>> {
    let own = frameworks::store::every(scope).await?.into_iter().map(|f| (f.code, f.number, f.grid));
    let ours = frameworks::shipped::all().iter().map(|s| (s.code.clone(), s.number, s.grid.clone()));
    let mut places = HashMap::new();
    for (code, number, grid) in own.chain(ours) {
        places.extend(grid.items.into_iter().enumerate().map(|(at, item)| ((code.clone(), number, item.code), at)));
    }
    Ok(places)
}

/// What says nothing before the ratings lie side by side, not even to who exports.
pub(super) fn is_blind(state: AssessmentState) -> bool {
    !state.is_crossed()
}

impl Stored for RatingRow {
    async fn load(scope: &mut Scope, ids: &mut Ids) -> Result<Vec<Self>> {
        let crossed = AssessmentState::ALL.iter().filter(|s| !is_blind(**s)).map(|s| s.word());
        let q = scope
            .from(Ratings::Table)
            .cols([Ratings::SourceId, Ratings::Item, Ratings::Level, Ratings::Support])
            .cols([Sources::AssessmentId, Sources::Source])
            .cols([Assessments::Framework, Assessments::Number])
            .join(Sources::Table, col(Sources::Id).eq(col(Ratings::SourceId)))
            .join(Assessments::Table, col(Assessments::Id).eq(col(Sources::AssessmentId)))
            .filter(col(Assessments::State).is_in(crossed))
            .order(Sources::AssessmentId, Order::Asc)
            .order(Ratings::SourceId, Order::Asc);
        let found: Vec<FoundRating> = scope.all(&q).await?;
        // Within a source as the framework has them.
        let places = places(scope).await?;
        let mut by_source: BTreeMap<(Uuid, Uuid), Vec<FoundRating>> = BTreeMap::new();
        for one in found {
            by_source.entry((one.assessment_id, one.source_id)).or_default().push(one);
        }
        let mut rows = Vec::new();
        for mut said in by_source.into_values() {
            said.sort_by_cached_key(|r| places.get(&(r.framework.clone(), r.number, r.item.clone())).copied());
            rows.extend(said.into_iter().map(|r| RatingRow {
                assessment: ids.key::<AssessmentRow>(r.assessment_id),
                source: r.source,
                item: r.item,
                level: r.level,
                support: r.support,
            }));
        }
        Ok(rows)
    }

    async fn put(scope: &mut Scope, ground: &mut Ground, changes: &Changes<Self>, _: Fresh<'_>) -> Result<()> {
        let source = |row: &RatingRow| {
            let key = format!("{}\0{}", row.assessment, row.source);
            ground.ids.id::<SourceRow>(&key).ok_or(Error::Dangling)
        };
        for rows in changes.create.chunks(BATCH) {
            let mut cells = Vec::with_capacity(rows.len());
            for row in rows {
                cells.push(vec![
                    (Ratings::SourceId, source(row)?.into()),
                    (Ratings::Item, row.item.clone().into()),
                    (Ratings::Level, row.level.into()),
                    (Ratings::Support, row.support.into()),
                ]);
            }
            let q = scope.insert_all(cells);
            scope.run(&q).await?;
        }
        for row in &changes.update {
            let q = scope
                .update(Ratings::Table)
                .set(Ratings::Level, row.level)
                .set(Ratings::Support, row.support)
                .filter(col(Ratings::SourceId).eq(source(row)?).and(col(Ratings::Item).eq(row.item.as_str())));
            scope.run_one(&q).await?;
        }
        Ok(())
    }
}
