//! Who was asked by mail to rate and has not finished is asked once more, and once again: what the clock does by itself.

use super::{
    AssessmentState, asking,
    links::{self, RatingState},
    store,
};
use crate::{
    db::{Result, Scope, col, count, tables::*},
    desk::{Action, Audience, Desk, Purpose, Refusal, Saved, World},
    kernel::{Day, Moment, ids::*, moment::DAY},
    method::{cases::Stage, doors::mailing},
    people::profiles::{Numbers, Rule},
};
use sea_query::{ExprTrait, Order};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Somebody who has not finished is reminded, by the address they have.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RemindSource {
    pub id: SourceId,
}

impl Action for RemindSource {
    const NAME: &'static str = "assessment.remind";
    const ABOUT: &'static str = "Reminds somebody who was asked to rate and has not finished, when the method profile says so";
    const API: &'static str = "";
    const AUDIENCE: Audience = Audience::OPERATOR;

    fn example(w: &World) -> Self {
        RemindSource { id: w.source }
    }

    async fn run(self, desk: &mut Desk) -> std::result::Result<Saved, Refusal> {
        let asked = store::source(&mut desk.scope, self.id).await?.ok_or(Refusal::NotFound)?;
        let sent = links::sent(&mut desk.scope, Purpose::Rating, [asked.id.0]).await?;
        let door = sent.first().ok_or(Refusal::NotFound)?.door;
        let ground = links::ground(&mut desk.scope, door, asked.id).await?;
        // Finished, withdrawn or compared since it was looked for: nobody waits any more.
        if asked.given_on.is_some() || ground.state(desk.now) != RatingState::Rating {
            return Err(Refusal::rule("id", "err-source-has-given"));
        }
        mailing::again(desk, &ground.door, asking::about(&ground.a, asked.source), &ground.people).await?;
        super::asked::reminded(&mut desk.scope, asked.id, desk.today).await?;
        Ok(Saved::new(asked.id, 1, format!("/assessments/{}", ground.a.id)))
    }
}

/// Those who wait for a reminder: asked as many days ago as the first or the second number says, and mailed once or twice. Nobody is
/// reminded while the accompaniment rests.
///
/// # Errors
/// When the database does not answer.
pub async fn waiting(scope: &mut Scope, numbers: &Numbers, (now, today): (Moment, Day)) -> Result<Vec<SourceId>> {
    let (Some(first), Some(second)) = (numbers.get(Rule::ReminderFirstDays), numbers.get(Rule::ReminderSecondDays)) else {
        return Ok(Vec::new());
    };
    let mails = scope.from(Mails::Table).expr(count(), "n").filter(col(Mails::Door).eq(col(Doors::Id)));
    let rest = scope.from(Suspensions::Table).cols([Suspensions::Id]).filter(col(Suspensions::CaseId).eq(col(Doors::CaseId)));
    let rest = rest.filter(col(Suspensions::FromOn).lte(today).and(col(Suspensions::ToOn).gte(today)));
    let open = col(Assessments::Id).eq(col(Sources::AssessmentId)).and(col(Assessments::State).eq(AssessmentState::Open));
    let over = [Stage::Closed.word(), Stage::Declined.word()];
    let q = scope
        .from(Doors::Table)
        .expr(col(Sources::Id), "source")
        .cols([Doors::CreatedAt])
        .expr(mails.value(), "mails")
        .join(Sources::Table, col(Sources::Id).eq(col(Doors::Subject)).and(col(Sources::GivenOn).is_null()))
        .join(Assessments::Table, open)
        .join(Cases::Table, col(Cases::Id).eq(col(Doors::CaseId)).and(col(Cases::Stage).is_not_in(over)))
        .filter(col(Doors::Purpose).eq(Purpose::Rating).and(col(Doors::WithdrawnAt).is_null()).and(col(Doors::ExpiresAt).gt(now)))
        .filter(rest.exists().not())
        .order(Doors::ExpiresAt, Order::Desc)
        .limit(1000);
    let due = |created: Moment, mails: i64| match mails {
        1 => created.plus(first * DAY) <= now,
        2 => created.plus(second * DAY) <= now,
        _ => false,
    };
    let rows: Vec<(SourceId, Moment, i64)> = scope.all(&q).await?;
    Ok(rows.into_iter().filter(|(_, created, mails)| due(*created, *mails)).map(|(source, ..)| source).collect())
}
