//! Assessments: those of a case, one with what is to be done next, the table in which a member rates, and what lies side by side.

use super::{
    AssessmentState, Source, Support, Verdict, View,
    actions::{DropAssessment, ExplainAssessment, PrepareAssessment, may_decide},
    asking_pages::{self, Line, Mailed},
    crossing::{CrossAssessment, SayOfAssessment, SealAssessment, SynthesiseAssessment},
    drawing::{self, Row},
    rating::{self, RateAssessment},
    reading::{self, Head},
    store::{self, Asked, Assessment},
};
use crate::{
    choices,
    desk::{Audience, Refusal},
    kernel::{Day, Language, ids::*},
    method::{
        attestations,
        cases::{self, reading::Head as CaseHead},
        frameworks::{self, FrameworkKind, Grid, store::Known},
    },
    people::profiles::{Rule, pages as profiles},
    web::{Answer, Ask, Choice, Filled, Table, filters},
};
use askama::Template;
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

#[derive(Template)]
#[template(path = "assessments/list.html")]
pub struct ListPage {
    pub head: CaseHead,
    /// Each with the name of its framework.
    pub all: Vec<(Head, String)>,
    pub may_write: bool,
}

#[derive(Template)]
#[template(path = "assessments/new.html")]
pub struct NewPage {
    pub form: Filled,
    pub head: CaseHead,
    pub frameworks: Vec<Choice>,
    pub employers: Vec<Choice>,
    pub sources: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "assessments/show.html")]
pub struct ShowPage {
    pub head: Head,
    pub grid: Grid,
    pub language: Language,
    pub asked: Vec<Asked>,
    pub lines: Vec<Line>,
    /// To whom the synthesis was put by mail.
    pub put_to: Option<Mailed>,
    /// Eyes that can still be asked.
    pub others: Vec<Source>,
    /// With whose eyes this visit looks.
    pub mine: Option<Asked>,
    pub rows: Vec<Row>,
    /// The one before, by the same version.
    pub before: Option<Assessment>,
    pub may_decide: bool,
    /// Whether an attestation can be made from it, by this visit.
    pub may_attest: bool,
    pub form: Filled,
    pub today: Day,
}

impl ShowPage {
    /// How many handed in.
    pub fn given(&self) -> usize {
        self.asked.iter().filter(|a| a.given_on.is_some()).count()
    }

    /// Whether there are eyes enough to lay the ratings side by side.
    pub fn may_cross(&self) -> bool {
        let given: Vec<Source> = self.asked.iter().filter(|a| a.given_on.is_some()).map(|a| a.source).collect();
        self.may_decide && self.head.a.state == AssessmentState::Open && super::check_sources(&given).is_ok()
    }

    pub fn diverging(&self) -> Vec<&Row> {
        self.rows.iter().filter(|r| r.divergence.is_some()).collect()
    }

    /// The sources that said anything, in order.
    pub fn eyes(&self) -> Vec<Source> {
        self.rows.first().map(|r| r.cells.iter().map(|c| c.source).collect()).unwrap_or_default()
    }

    pub fn level(&self, level: &i64) -> &str {
        self.grid.level(*level, self.language)
    }
}

#[derive(Template)]
#[template(path = "assessments/rate.html")]
pub struct RatePage {
    pub form: Filled,
    pub head: Head,
    pub grid: Grid,
    pub language: Language,
    pub source: Source,
    pub given_on: Option<Day>,
    pub may_rate: bool,
    pub supports: &'static [Support],
}

impl RatePage {
    pub fn is_level(&self, item: &str, level: &str) -> bool {
        self.form.is(&format!("levels:{item}"), level)
    }
    pub fn is_support(&self, item: &str, support: &Support) -> bool {
        self.form.is(&format!("supports:{item}"), support.word())
    }
}

/// A single thing that is typed about an assessment.
#[derive(Template)]
#[template(path = "assessments/step.html")]
pub struct StepPage {
    pub form: Filled,
    pub head: Head,
    pub step: &'static str,
    pub verdicts: Vec<Choice>,
}

/// What every source said, for programs.
#[derive(Serialize, ToSchema)]
struct RatingsDocument {
    assessment: AssessmentId,
    items: Vec<RatingDocument>,
}

#[derive(Serialize, ToSchema)]
struct RatingDocument {
    source: Source,
    item: String,
    /// Null: not assessed.
    #[schema(required)]
    level: Option<i64>,
    #[schema(required)]
    support: Option<Support>,
}

pub fn register(t: &mut Table) {
    t.resource::<Assessment>(Audience::STAFF, "assessment.list", "assessment.read");
    t.endpoint("/api/v1/assessments/{id}/ratings", "assessment.ratings", Audience::STAFF, ratings);
    t.describe::<RatingsDocument>("/api/v1/assessments/{id}/ratings", &[]);
    t.action::<PrepareAssessment>();
    t.action::<ExplainAssessment>();
    t.action::<RateAssessment>();
    t.action::<CrossAssessment>();
    t.action::<SynthesiseAssessment>();
    t.action::<SayOfAssessment>();
    t.action::<SealAssessment>();
    t.action::<DropAssessment>();
    t.page("/cases/{case}/assessments", "assessment.of_case", Audience::STAFF, list);
    t.page("/assessments/{id}", "assessment.show", Audience::STAFF, show);
    t.form::<PrepareAssessment, _, _>("/cases/{case}/assessments/new", new);
    t.form::<ExplainAssessment, _, _>("/assessments/{id}/explain", |ask, form| step(ask, form, "explain"));
    t.form::<RateAssessment, _, _>("/assessments/{id}/rate", rate);
    t.form::<SynthesiseAssessment, _, _>("/assessments/{id}/synthesise", |ask, form| step(ask, form, "synthesise"));
    t.form::<SayOfAssessment, _, _>("/assessments/{id}/say", |ask, form| step(ask, form, "say"));
    t.form::<DropAssessment, _, _>("/assessments/{id}/drop", |ask, form| step(ask, form, "drop"));
    t.button::<CrossAssessment>("/assessments/{id}/cross");
    t.button::<SealAssessment>("/assessments/{id}/seal");
    asking_pages::register(t);
}

async fn ratings(mut ask: Ask) -> Result<Answer, Refusal> {
    if let Some(unknown) = ask.query.0.keys().next() {
        let why = crate::kernel::signal::Signal::new("err-unknown-field").with("field", unknown).with("closest", "");
        return Err(Refusal::said(unknown, why));
    }
    let (id, visit) = (ask.id("id")?, ask.visit.clone());
    let scope = ask.scope().await?;
    let head = reading::head(scope, &visit, id).await?;
    let views = store::views(scope, &head.a).await?;
    ask.read("assessment.ratings", id);
    let one = |(source, view): (Source, View)| {
        view.into_iter().map(move |(item, (level, support))| RatingDocument { source, item, level, support })
    };
    let document = RatingsDocument { assessment: id, items: views.into_iter().flat_map(one).collect() };
    Ok(Answer::json(json!(document)))
}

async fn list(mut ask: Ask) -> Result<Answer, Refusal> {
    let (id, visit) = (ask.id::<CaseId>("case")?, ask.visit.clone());
    let scope = ask.scope().await?;
    let head = cases::reading::head(scope, &visit, id).await?;
    let mut all = Vec::new();
    for one in reading::of_case(scope, &visit, id).await? {
        let known = frameworks::store::used(scope, (&one.a.framework, one.a.number), one.a.framework_id).await?;
        all.push((one, known.grid.name.say(visit.language).to_owned()));
    }
    let page = ListPage { may_write: head.may_write(&visit), head, all };
    ask.page("nav-trainees", ask.t("assessments-title"), &page)
}

async fn new(mut ask: Ask, form: Filled) -> Result<Answer, Refusal> {
    let (id, visit) = (ask.id::<CaseId>("case")?, ask.visit.clone());
    let scope = ask.scope().await?;
    let head = cases::reading::head_to_write(scope, &visit, id, form.is_refused()).await?;
    let offered = frameworks::store::offered(scope).await?;
    let mut employers: Vec<Choice> = Vec::new();
    for p in cases::reading::placements(scope, id).await? {
        let choice = Choice::named(p.employer_id, &p.employer);
        if !employers.contains(&choice) {
            employers.push(choice);
        }
    }
    let named = |f: &Known| Choice::named(f.name(), f.grid.name.say(visit.language));
    // Only a firm's capacity is looked at in a firm.
    let frameworks = offered.iter().filter(|f| f.grid.kind != FrameworkKind::Capacity || !employers.is_empty()).map(named).collect();
    let page = NewPage { form, head, frameworks, employers, sources: choices!(Source) };
    ask.task("nav-trainees", ask.t("assessment-new"), &page)
}

async fn show(mut ask: Ask) -> Result<Answer, Refusal> {
    let (id, visit) = (ask.id("id")?, ask.visit.clone());
    let numbers = profiles::numbers(&mut ask, visit.today).await?;
    let scope = ask.scope().await?;
    let head = reading::head(scope, &visit, id).await?;
    let grid = frameworks::store::used(scope, (&head.a.framework, head.a.number), head.a.framework_id).await?.grid;
    let asked = store::sources(scope, id).await?;
    let (mut before, mut rows) = (None, Vec::new());
    if head.a.state.is_crossed() {
        let views = store::views(scope, &head.a).await?;
        before = store::previous(scope, &head.a).await?;
        let past = match &before {
            Some(before) => store::views(scope, before).await?,
            None => Vec::new(),
        };
        rows = drawing::rows(&grid, &views, &past, numbers.get(Rule::DivergenceLevels).unwrap_or(2), visit.language);
    }
    ask.read("assessment.show", id);
    let may_decide = head.coach_id.zip(head.stage).is_some_and(|(coach, stage)| may_decide(&visit, coach, stage));
    let lines = asking_pages::lines(ask.scope().await?, &visit, &head, &asked, grid.items.len(), may_decide).await?;
    let put_to = asking_pages::put_to(ask.scope().await?, &visit, &head).await?;
    let others = if may_decide { asking_pages::others(grid.kind, head.a.state, &asked) } else { Vec::new() };
    let mine = rating::source_of(&visit, &asked, head.coach_id).cloned();
    let (language, today) = (visit.language, visit.today);
    let may_attest = attestations::may_attest(&visit, head.coach_id).is_ok() && attestations::may_be_attested(&head.a).is_ok();
    let form = Filled::default();
    let page = ShowPage { grid, language, asked, lines, put_to, others, mine, rows, before, may_decide, may_attest, form, today, head };
    ask.page("nav-trainees", page.head.subject(), &page)
}

async fn rate(mut ask: Ask, mut form: Filled) -> Result<Answer, Refusal> {
    let (id, visit) = (ask.id("id")?, ask.visit.clone());
    let scope = ask.scope().await?;
    let head = reading::head(scope, &visit, id).await?;
    let asked = store::sources(scope, id).await?;
    let mine = rating::source_of(&visit, &asked, head.coach_id).ok_or(Refusal::NotFound)?;
    let grid = frameworks::store::used(scope, (&head.a.framework, head.a.number), head.a.framework_id).await?.grid;
    let own = store::own_view(scope, mine.id).await?;
    if !form.is_refused() {
        for (item, (level, support)) in &own {
            form.typed.set(&format!("levels:{item}"), level.map_or_else(|| "none".to_owned(), |l| l.to_string()));
            form.typed.set(&format!("supports:{item}"), support.map_or("", Support::word));
        }
    }
    ask.read("assessment.rate", id);
    let may_rate = head.a.state == AssessmentState::Open && mine.given_on.is_none();
    let page = RatePage {
        form,
        source: mine.source,
        given_on: mine.given_on,
        language: visit.language,
        grid,
        may_rate,
        supports: Support::ALL,
        head,
    };
    ask.task("nav-trainees", ask.t("assessment-rate"), &page)
}

async fn step(mut ask: Ask, mut form: Filled, step: &'static str) -> Result<Answer, Refusal> {
    let (id, visit) = (ask.id("id")?, ask.visit.clone());
    let head = reading::head(ask.scope().await?, &visit, id).await?;
    let may = head.coach_id.zip(head.stage).is_some_and(|(coach, stage)| may_decide(&visit, coach, stage));
    if !may && !form.is_refused() {
        return Err(Refusal::Forbidden);
    }
    if !form.is_refused() {
        form.typed.set("version", head.a.version);
        form.typed.default_to("on", visit.today);
        if step == "explain" {
            form.typed.default_to("purpose", ask.t("assessment-purpose-usual"));
        }
        if let Some(known) = head.a.synthesis.as_ref().filter(|_| step == "synthesise") {
            form.typed.set("synthesis", known);
        }
    }
    ask.read("assessment.step", id);
    let title = ask.t(&format!("assessment-step-{step}"));
    ask.task("nav-trainees", title, &StepPage { form, head, step, verdicts: choices!(Verdict) })
}
