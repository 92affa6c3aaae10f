//! The SQL of assessments, of those who rate in them, and of what each says.
//!
//! Invariant: ratings are read in two ways only: those of one source, for that source; and those of every source that handed
//! in, once the assessment is crossed.

pub use super::asked::{Asked, source, sources};
use super::{AssessmentState, Source, Support, View};
use crate::{
    db::{Cells, Result, Scope, Select, col, tables::*},
    desk::Visit,
    kernel::{Day, ids::*},
    people::trainees,
    web::api::Record,
};
use sea_query::{ExprTrait, Order};
use serde::Serialize;
use utoipa::ToSchema;

/// An assessment as programs read it. Its ratings are another address, which answers once they lie side by side.
#[derive(Debug, Clone, Serialize, ToSchema, sqlx::FromRow)]
pub struct Assessment {
    pub id: AssessmentId,
    pub r#ref: Option<String>,
    #[sqlx(rename = "trainee_id")]
    pub trainee: Option<TraineeId>,
    #[sqlx(rename = "employer_id")]
    pub employer: Option<EmployerId>,
    #[sqlx(rename = "case_id")]
    pub case: Option<CaseId>,
    /// The code of the framework, and its version.
    pub framework: String,
    pub number: i64,
    /// Present when the framework is the structure's own.
    pub framework_id: Option<FrameworkId>,
    pub max_level: i64,
    pub state: AssessmentState,
    /// Why it is made, as it was explained.
    pub purpose: Option<String>,
    pub explained_on: Option<Day>,
    pub prepared_on: Day,
    pub assessed_on: Option<Day>,
    pub synthesis: Option<String>,
    pub synthesised_on: Option<Day>,
    /// Whether the person, or the firm, contested the synthesis.
    pub contested: Option<bool>,
    pub said_on: Option<Day>,
    pub said_comment: Option<String>,
    pub sealed_on: Option<Day>,
    /// The sealed one that this one corrects.
    #[sqlx(rename = "supersedes_id")]
    pub supersedes: Option<AssessmentId>,
    pub dropped_on: Option<Day>,
    pub dropped_reason: Option<String>,
    pub from_bundle: bool,
    pub version: i64,
    /// Whether they pressed it themselves behind a mailed address; otherwise the coach noted what they said.
    pub said_by_link: bool,
}

pub(super) const COLUMNS: [Assessments; 26] = [
    Assessments::Id,
    Assessments::Ref,
    Assessments::TraineeId,
    Assessments::EmployerId,
    Assessments::CaseId,
    Assessments::Framework,
    Assessments::Number,
    Assessments::FrameworkId,
    Assessments::MaxLevel,
    Assessments::State,
    Assessments::Purpose,
    Assessments::ExplainedOn,
    Assessments::PreparedOn,
    Assessments::AssessedOn,
    Assessments::Synthesis,
    Assessments::SynthesisedOn,
    Assessments::Contested,
    Assessments::SaidOn,
    Assessments::SaidComment,
    Assessments::SealedOn,
    Assessments::SupersedesId,
    Assessments::DroppedOn,
    Assessments::DroppedReason,
    Assessments::FromBundle,
    Assessments::Version,
    Assessments::SaidByLink,
];

impl Record for Assessment {
    const RESOURCE: &'static str = "assessments";
    type Column = Assessments;
    const ID: Assessments = Assessments::Id;
    const FILTERS: &'static [(&'static str, Assessments)] =
        &[("case", Assessments::CaseId), ("trainee", Assessments::TraineeId), ("employer", Assessments::EmployerId)];
    fn select(scope: &Scope, visit: &Visit) -> Select {
        visible(scope.from(Assessments::Table).cols(COLUMNS), visit)
    }
    fn id(&self) -> uuid::Uuid {
        self.id.0
    }
    fn version(&self) -> Option<i64> {
        Some(self.version)
    }
}

/// Cut to what a visit may see: who reads every case all of them, a supervisor those of the people they supervise.
pub(super) fn visible(q: Select, visit: &Visit) -> Select {
    if visit.reads_all() {
        return q;
    }
    trainees::store::visible(q.join(Trainees::Table, col(Trainees::Id).eq(col(Assessments::TraineeId))), visit)
}

/// # Errors
/// When the database does not answer.
pub async fn find(scope: &mut Scope, id: AssessmentId) -> Result<Option<Assessment>> {
    let q = scope.from(Assessments::Table).cols(COLUMNS).filter(col(Assessments::Id).eq(id));
    scope.opt(&q).await
}

#[derive(sqlx::FromRow)]
struct Said {
    item: String,
    level: Option<i64>,
    support: Option<Support>,
}

/// What one source said so far; for that source alone.
///
/// # Errors
/// When the database does not answer.
pub async fn own_view(scope: &mut Scope, of: SourceId) -> Result<View> {
    let q =
        scope.from(Ratings::Table).cols([Ratings::Item, Ratings::Level, Ratings::Support]).filter(col(Ratings::SourceId).eq(of)).limit(200);
    Ok(scope.all::<Said>(&q).await?.into_iter().map(|s| (s.item, (s.level, s.support))).collect())
}

/// What every source said that handed in; nothing at all before the assessment is crossed.
///
/// # Errors
/// When the database does not answer.
pub async fn views(scope: &mut Scope, a: &Assessment) -> Result<Vec<(Source, View)>> {
    #[derive(sqlx::FromRow)]
    struct Row {
        source_id: SourceId,
        #[sqlx(flatten)]
        said: Said,
    }
    if !a.state.is_crossed() {
        return Ok(Vec::new());
    }
    let given: Vec<Asked> = sources(scope, a.id).await?.into_iter().filter(|s| s.given_on.is_some()).collect();
    // By their keys: asked to join the two, SQLite walks every rating of the structure.
    let q = scope.from(Ratings::Table).cols([Ratings::SourceId, Ratings::Item, Ratings::Level, Ratings::Support]);
    let q = q.filter(col(Ratings::SourceId).is_in(given.iter().map(|s| s.id)));
    let mut views: Vec<(SourceId, Source, View)> = given.into_iter().map(|s| (s.id, s.source, View::new())).collect();
    for row in scope.all::<Row>(&q).await? {
        if let Some((_, _, view)) = views.iter_mut().find(|(id, ..)| *id == row.source_id) {
            view.insert(row.said.item, (row.said.level, row.said.support));
        }
    }
    Ok(views.into_iter().map(|(_, source, view)| (source, view)).collect())
}

/// The sealed assessment of the same by the very same version that came before this one.
///
/// # Errors
/// When the database does not answer.
pub async fn previous(scope: &mut Scope, a: &Assessment) -> Result<Option<Assessment>> {
    use Assessments as A;
    let own = match a.framework_id {
        Some(id) => col(A::FrameworkId).eq(id),
        None => col(A::FrameworkId).is_null(),
    };
    let before = a.assessed_on.unwrap_or(a.prepared_on);
    let q = of_same(scope.from(A::Table).cols(COLUMNS), a)
        .filter(own.and(col(A::Number).eq(a.number)))
        .filter(col(A::State).eq(AssessmentState::Sealed).and(col(A::Id).ne(a.id)).and(col(A::AssessedOn).lte(before)))
        .order(A::AssessedOn, Order::Desc)
        .order(A::Id, Order::Desc)
        .limit(1);
    scope.opt(&q).await
}

/// One of the same subject by the same framework that is not over yet.
///
/// # Errors
/// When the database does not answer.
pub async fn running(scope: &mut Scope, a: &Assessment) -> Result<Option<Assessment>> {
    use AssessmentState as S;
    let over = [S::Sealed, S::Superseded, S::Dropped];
    // What an accompaniment left unfinished when it was closed stands in the way of no other.
    let closed = scope.from(Cases::Table).cols([Cases::Id]).filter(col(Cases::Id).eq(col(Assessments::CaseId)));
    let closed = closed.filter(col(Cases::ClosedOn).is_not_null()).exists();
    let q = of_same(scope.from(Assessments::Table).cols(COLUMNS), a).filter(closed.not());
    let q = q.filter(col(Assessments::State).is_not_in(over).and(col(Assessments::FromBundle).eq(false))).limit(1);
    scope.opt(&q).await
}

/// Of the same person or establishment, by the same framework.
fn of_same(q: Select, a: &Assessment) -> Select {
    let q = match (a.trainee, a.employer) {
        (Some(trainee), _) => q.filter(col(Assessments::TraineeId).eq(trainee)),
        (None, employer) => q.filter(col(Assessments::EmployerId).eq(employer)),
    };
    q.filter(col(Assessments::Framework).eq(a.framework.clone()))
}

/// A new assessment with those who are asked.
///
/// # Errors
/// When the id is taken.
pub async fn insert(scope: &mut Scope, a: &Assessment, asked: &[Asked]) -> Result<()> {
    let q = scope.insert(vec![
        (Assessments::Id, a.id.into()),
        (Assessments::TraineeId, a.trainee.into()),
        (Assessments::EmployerId, a.employer.into()),
        (Assessments::CaseId, a.case.into()),
        (Assessments::Framework, a.framework.clone().into()),
        (Assessments::Number, a.number.into()),
        (Assessments::FrameworkId, a.framework_id.into()),
        (Assessments::MaxLevel, a.max_level.into()),
        (Assessments::State, a.state.into()),
        (Assessments::PreparedOn, a.prepared_on.into()),
        (Assessments::SupersedesId, a.supersedes.into()),
    ]);
    scope.run_one(&q).await?;
    let row = |s: &Asked| -> Cells<Sources> {
        vec![
            (Sources::Id, s.id.into()),
            (Sources::AssessmentId, a.id.into()),
            (Sources::Source, s.source.into()),
            (Sources::MemberId, s.member.into()),
            (Sources::AskedOn, s.asked_on.into()),
        ]
    };
    let q = scope.insert_all(asked.iter().map(row).collect());
    scope.run(&q).await.map(|_| ())
}

/// Whether somebody accompanied in a case has, or had, a job at an employer's.
///
/// # Errors
/// When the database does not answer.
pub async fn hosts(scope: &mut Scope, case: CaseId, employer: EmployerId) -> Result<bool> {
    let own = col(Placements::CaseId).eq(case).and(col(Placements::EmployerId).eq(employer));
    let q = scope.from(Placements::Table).cols([Placements::Id]).filter(own).limit(1);
    Ok(scope.opt::<(PlacementId,)>(&q).await?.is_some())
}

/// What a source says of some items; what it said of them before is no more.
///
/// # Errors
/// When the database does not answer.
pub async fn rate(scope: &mut Scope, of: SourceId, said: &View) -> Result<()> {
    let rows: Vec<Cells<Ratings>> = said
        .iter()
        .map(|(item, (level, support))| {
            vec![
                (Ratings::SourceId, of.into()),
                (Ratings::Item, item.clone().into()),
                (Ratings::Level, (*level).into()),
                (Ratings::Support, (*support).into()),
            ]
        })
        .collect();
    if rows.is_empty() {
        return Ok(());
    }
    let q = scope.delete(Ratings::Table).filter(col(Ratings::SourceId).eq(of).and(col(Ratings::Item).is_in(said.keys().cloned())));
    scope.run(&q).await?;
    let q = scope.insert_all(rows);
    scope.run(&q).await.map(|_| ())
}
