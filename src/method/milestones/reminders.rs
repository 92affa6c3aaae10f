//! Reminders of questions that nobody answered, and jobs that begin: what the clock does by itself.

use super::{Grade, links, store};
use crate::{
    db::{Result, Scope, Select, col, count, tables::*},
    desk::{Action, Audience, Desk, Refusal, Saved, World},
    kernel::{Day, Moment, ids::*, moment::DAY},
    method::{
        cases::{self, Stage, stages::Step},
        placements,
    },
    people::profiles::{Numbers, Rule},
};
use sea_query::{ExprTrait, Order};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A question that waits is asked once more, by itself.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RemindMilestone {
    pub id: MilestoneId,
}

impl Action for RemindMilestone {
    const NAME: &'static str = "milestone.remind";
    const ABOUT: &'static str = "Asks an unanswered question once more, when the method profile says so";
    const API: &'static str = "";
    const AUDIENCE: Audience = Audience::OPERATOR;

    fn example(w: &World) -> Self {
        RemindMilestone { id: w.milestone }
    }

    async fn run(self, desk: &mut Desk) -> std::result::Result<Saved, Refusal> {
        let question = store::question(&mut desk.scope, self.id).await?.ok_or(Refusal::NotFound)?;
        let known = store::find(&mut desk.scope, self.id).await?.ok_or(Refusal::NotFound)?;
        // Somebody answered since it was looked for, or the case is over: there is nothing to ask any more.
        if known.grade == Some(Grade::A) || question.stage.is_over() {
            return Err(Refusal::rule("id", "err-confirmed-already"));
        }
        super::ceiling::of_address(desk, question.contact_email.as_deref().unwrap_or_default()).await?;
        links::send(desk, &question, links::Wanted::ByUs).await?;
        Ok(Saved::new(self.id, known.version + 1, format!("/placements/{}", question.placement_id)))
    }
}

/// The day of a job that was agreed before has come.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BeginPlacement {
    pub id: PlacementId,
}

impl Action for BeginPlacement {
    const NAME: &'static str = "placement.begin";
    const ABOUT: &'static str = "Moves a case into employment on the first day of a job agreed before";
    const API: &'static str = "";
    const AUDIENCE: Audience = Audience::OPERATOR;

    fn example(w: &World) -> Self {
        BeginPlacement { id: w.placement }
    }

    async fn run(self, desk: &mut Desk) -> std::result::Result<Saved, Refusal> {
        let job = placements::store::find(&mut desk.scope, self.id).await?.ok_or(Refusal::NotFound)?;
        let case = cases::store::find(&mut desk.scope, job.case).await?.ok_or(Refusal::NotFound)?;
        if job.started_on > desk.today || job.ended_on.is_some_and(|end| end < desk.today) {
            return Err(Refusal::rule("id", "err-job-not-running"));
        }
        cases::store::step(desk, &case, Step::Employ, job.started_on, None).await?;
        Ok(Saved::new(self.id, job.version, format!("/cases/{}", case.id)))
    }
}

/// Questions that wait for a reminder: asked as many days ago as the first or the second number says, and mailed once or twice.
///
/// # Errors
/// When the database does not answer.
pub async fn waiting(scope: &mut Scope, numbers: &Numbers, now: Moment) -> Result<Vec<MilestoneId>> {
    #[derive(sqlx::FromRow)]
    struct Row {
        milestone_id: MilestoneId,
        created_at: Moment,
        mails: i64,
    }
    let (Some(first), Some(second)) = (numbers.get(Rule::ReminderFirstDays), numbers.get(Rule::ReminderSecondDays)) else {
        return Ok(Vec::new());
    };
    let mails = scope.from(Mails::Table).expr(count(), "n").filter(col(Mails::LinkId).eq(col(Links::Id)));
    let q = still_asking(scope, now).cols([Links::MilestoneId, Links::CreatedAt]).expr(mails.value(), "mails");
    let q = q.order(Links::CreatedAt, Order::Desc).order(Links::Id, Order::Desc).limit(1000);
    let rows: Vec<Row> = scope.all(&q).await?;
    let due = |r: &Row| match r.mails {
        1 => r.created_at.plus(first * DAY) <= now,
        2 => r.created_at.plus(second * DAY) <= now,
        _ => false,
    };
    // Of several links of one question only the latest asks: the contact changed, and was asked anew.
    let mut seen = std::collections::HashSet::new();
    Ok(rows.iter().filter(|r| seen.insert(r.milestone_id)).filter(|r| due(r)).map(|r| r.milestone_id).collect())
}

/// Links whose question waits for its first answer, in cases that go on.
fn still_asking(scope: &Scope, now: Moment) -> Select {
    use Links as L;
    scope
        .from(L::Table)
        .join(Milestones::Table, col(Milestones::Id).eq(col(L::MilestoneId)).and(col(Milestones::AnsweredOn).is_null()))
        .join(Cases::Table, col(Cases::Id).eq(col(Milestones::CaseId)).and(col(Cases::Stage).ne(Stage::Closed.word())))
        .filter(col(L::AnsweredAt).is_null().and(col(L::WithdrawnAt).is_null()).and(col(L::ExpiresAt).gt(now)))
}

/// Jobs that have begun while their case still stands before employment.
///
/// # Errors
/// When the database does not answer.
pub async fn beginning(scope: &mut Scope, today: Day) -> Result<Vec<PlacementId>> {
    use Placements as P;
    let before = [Stage::Referred.word(), Stage::Intake.word(), Stage::Towards.word()];
    let q = scope
        .from(P::Table)
        .cols([P::Id])
        .join(Cases::Table, col(Cases::Id).eq(col(P::CaseId)).and(col(Cases::Stage).is_in(before)))
        .filter(col(P::StartedOn).lte(today).and(col(P::EndedOn).is_null().or(col(P::EndedOn).gte(today))))
        .limit(200);
    Ok(scope.all::<(PlacementId,)>(&q).await?.into_iter().map(|(id,)| id).collect())
}
