//! The follow-up for programs; people see it on the placement's page and in the coach's day.

use super::{Next, Standing, Touch, calendar, store};
use crate::{
    desk::{Audience, Refusal},
    kernel::{Day, ids::PlacementId},
    method::{cases, sessions::Side},
    people::profiles::pages::numbers,
    web::{Answer, Ask, Table},
};
use serde::Serialize;
use utoipa::ToSchema;

/// The contacts a job asks for, and the next one with each side.
#[derive(Serialize, ToSchema)]
struct FollowUp {
    planned: Vec<Planned>,
    next: Vec<NextContact>,
}

#[derive(Serialize, ToSchema)]
struct Planned {
    on: Day,
    touch: Touch,
}

#[derive(Serialize, ToSchema)]
struct NextContact {
    side: Side,
    standing: Standing,
    /// Null when nothing more is due.
    #[schema(required)]
    on: Option<Day>,
    #[schema(required)]
    touch: Option<Touch>,
    /// Tries since the job began that met nobody.
    missed: i64,
}

pub fn register(t: &mut Table) {
    t.endpoint("/api/v1/placements/{id}/follow_up", "placement.follow_up", Audience::CASE_READERS, read);
    t.describe::<FollowUp>("/api/v1/placements/{id}/follow_up", &[]);
}

async fn read(mut ask: Ask) -> Result<Answer, Refusal> {
    let id: PlacementId = ask.id("id")?;
    let visit = ask.visit.clone();
    let numbers = numbers(&mut ask, visit.today).await?;
    let scope = ask.scope().await?;
    let followed = store::of_placement(scope, id).await?.ok_or(Refusal::NotFound)?;
    cases::reading::head(scope, &visit, followed.case_id).await?;
    ask.read("placement.follow_up", id);
    let planned = calendar(followed.job(), &numbers).iter().map(|p| Planned { on: p.on, touch: p.touch }).collect();
    let contact = |(side, n): (Side, Next)| NextContact {
        side,
        standing: n.standing,
        on: n.point.map(|p| p.on),
        touch: n.point.map(|p| p.touch),
        missed: n.missed,
    };
    let next = followed.next(&numbers, visit.today).map(contact).into();
    Ok(Answer::json(serde_json::to_value(FollowUp { planned, next }).unwrap_or_default()))
}
