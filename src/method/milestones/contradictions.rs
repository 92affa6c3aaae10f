//! Sides that say different things of one milestone: shown as one, until the coach found out how it is.
//!
//! Invariant: clearing up changes no answer. What each side said stays, and the best-graded one still counts; a new word of
//! either side opens the question again, or settles it by itself.

use super::{
    store::{self, Given, Milestone, Question},
    {Answer as Said, Grade},
};
use crate::{
    db::{Result as Kept, Scope, col, tables::*},
    desk::{Action, Audience, Desk, Refusal, Saved, World},
    kernel::{Day, Prose, fixed, ids::*},
    method::cases,
    web::{Answer, Ask, Filled, Table, filters},
};
use askama::Template;
use sea_query::{Expr, ExprTrait};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The coach spoke with both and writes how it is.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ClearUpMilestone {
    pub id: MilestoneId,
    /// What was found out, and from whom.
    pub note: Prose,
}

impl Action for ClearUpMilestone {
    const NAME: &'static str = "milestone.clear_up";
    const ABOUT: &'static str = "Clears up a milestone about which the sides said different things";
    const API: &'static str = "/milestones/{id}/clear-up";
    const AUDIENCE: Audience = Audience::COACHES;

    fn example(w: &World) -> Self {
        ClearUpMilestone { id: w.contradicted, note: fixed("Appelé les deux : l’arrêt maladie avait été pris pour un départ") }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let milestone = store::find(&mut desk.scope, self.id).await?.ok_or(Refusal::NotFound)?;
        cases::store::open_of_coach(&mut desk.scope, &desk.visit, milestone.case).await?;
        if !milestone.is_contradicted() {
            return Err(Refusal::rule("note", "err-not-contradicted"));
        }
        clear_up(&mut desk.scope, &milestone, desk.today, self.note.into()).await?;
        Ok(Saved::new(milestone.id, milestone.version + 1, format!("/placements/{}", milestone.placement)))
    }
}

async fn clear_up(scope: &mut Scope, m: &Milestone, on: Day, note: String) -> Kept<()> {
    let q = scope
        .update(Milestones::Table)
        .set(Milestones::ClearedOn, on)
        .set(Milestones::ClearedNote, note)
        .set_expr(Milestones::Version, Expr::col(Milestones::Version).add(1i64))
        .filter(col(Milestones::Id).eq(m.id).and(col(Milestones::Version).eq(m.version)));
    scope.run_one(&q).await
}

/// The latest word of each side, the best-graded first.
pub fn sides(answers: &[Given]) -> Vec<Given> {
    let latest = |grade: Grade| answers.iter().rev().find(|a| a.grade == grade).cloned();
    [Grade::A, Grade::B, Grade::C].into_iter().filter_map(latest).collect()
}

#[derive(Template)]
#[template(path = "milestones/clear_up.html")]
pub struct ClearUpPage {
    pub form: Filled,
    pub q: Question,
    pub sides: Vec<Given>,
}

pub fn register(t: &mut Table) {
    t.action::<ClearUpMilestone>();
    t.form::<ClearUpMilestone, _, _>("/milestones/{id}/clear-up", page);
}

async fn page(mut ask: Ask, form: Filled) -> Result<Answer, Refusal> {
    let q = super::pages::of_coach(&mut ask, &form).await?;
    let scope = ask.scope().await?;
    let milestone = store::find(scope, q.milestone_id).await?.ok_or(Refusal::NotFound)?;
    if !milestone.is_contradicted() && !form.is_refused() {
        return Ok(Answer::see(format!("/placements/{}", q.placement_id)));
    }
    let answers = store::answers_of_placement(scope, q.placement_id).await?;
    let own: Vec<Given> = answers.into_iter().filter(|a| a.milestone_id == q.milestone_id).collect();
    ask.read("milestone.clear_up", q.milestone_id);
    ask.task("nav-today", ask.t("milestone-clear-title"), &ClearUpPage { form, sides: sides(&own), q })
}

/// Weighs the sides of a milestone again, when a bundle brought an answer.
///
/// # Errors
/// When the database does not answer.
pub async fn weigh(scope: &mut Scope, id: MilestoneId, today: Day) -> Kept<()> {
    let Some(known) = store::find(scope, id).await? else { return Ok(()) };
    let given: Vec<(Said, Grade)> = store::standing(scope, id).await?.into_iter().map(|g| (g.2, g.3)).collect();
    let differ = super::contradicted(&given);
    if differ == known.contradicted_on.is_some() {
        return Ok(());
    }
    let q = scope
        .update(Milestones::Table)
        .set(Milestones::ContradictedOn, differ.then_some(today))
        .set(Milestones::ClearedOn, Option::<Day>::None)
        .set(Milestones::ClearedNote, Option::<String>::None)
        .filter(col(Milestones::Id).eq(id));
    scope.run_one(&q).await
}

/// Weighs every milestone of a structure with a yes and a no; one whose sides differ, since its latest answer.
///
/// # Errors
/// When the database does not answer.
pub async fn weigh_all(scope: &mut Scope) -> Kept<()> {
    #[derive(sqlx::FromRow)]
    struct Found {
        milestone_id: MilestoneId,
        answered_on: Day,
    }
    let left = col(Answers::Answer).eq(Said::Left).and(col(Answers::ReplacedAt).is_null());
    let q = scope.from(Answers::Table).cols([Answers::MilestoneId, Answers::AnsweredOn]).filter(left);
    for found in scope.all::<Found>(&q).await? {
        weigh(scope, found.milestone_id, found.answered_on).await?;
    }
    Ok(())
}
