//! The pages of those who are asked: what came, and the two answers.

use super::{
    ArrivalState, Part,
    answering::{self, AcceptArrival, RefuseArrival},
    arrivals::{self, Arrival},
    shown::Shown,
    taking::{ExpireArrival, RecallArrival, TakeArrival},
};
use crate::{
    desk::{Audience, Refusal, Role},
    kernel::ids::*,
    method::agreements::party::paragraphs,
    people::{members, names::doubles::Double},
    web::{Answer, Ask, Choice, Filled, Table, filters},
};
use askama::Template;

#[derive(Template)]
#[template(path = "transfers/arrival.html")]
pub struct ArrivalPage {
    pub a: Arrival,
    pub parts: Vec<Part>,
    pub text: Vec<String>,
    pub shown: Option<Shown>,
    pub may_answer: bool,
    pub late: bool,
}

#[derive(Template)]
#[template(path = "transfers/accept.html")]
pub struct AcceptPage {
    pub form: Filled,
    pub a: Arrival,
    pub coaches: Vec<Choice>,
    pub alike: Vec<Double<TraineeId>>,
}

#[derive(Template)]
#[template(path = "transfers/refuse.html")]
pub struct RefusePage {
    pub form: Filled,
    pub a: Arrival,
}

pub fn register(t: &mut Table) {
    t.resource::<Arrival>(Audience::CASE_READERS, "arrival.list", "arrival.read");
    t.action::<AcceptArrival>();
    t.action::<RefuseArrival>();
    t.action::<TakeArrival>();
    t.action::<RecallArrival>();
    t.action::<ExpireArrival>();
    t.page("/arrivals/{id}", "arrival.show", Audience::CASE_READERS, show);
    t.form::<AcceptArrival, _, _>("/arrivals/{id}/accept", accept);
    t.form::<RefuseArrival, _, _>("/arrivals/{id}/refuse", refuse);
}

async fn known(ask: &mut Ask) -> Result<Arrival, Refusal> {
    let id: TransferId = ask.id("id")?;
    arrivals::find(ask.scope().await?, id).await?.ok_or(Refusal::NotFound)
}

async fn show(mut ask: Ask) -> Result<Answer, Refusal> {
    let a = known(&mut ask).await?;
    let (visit, today) = (ask.visit.clone(), ask.visit.today);
    let shown = arrivals::document(ask.scope().await?, a.id).await?.map(|d| Shown::of(d.rows()));
    ask.read("arrival.show", a.id);
    let late = a.expires_on.is_some_and(|last| last < today);
    let page = ArrivalPage {
        parts: crate::people::trainees::split(&a.parts),
        text: a.wording.as_deref().map(paragraphs).unwrap_or_default(),
        may_answer: visit.is_in(Audience::COACHES_AND_DIRECTOR) && a.state == ArrivalState::Received && !late,
        late,
        a,
        shown,
    };
    ask.page("nav-trainees", ask.t1("arrival-from", "structure", &page.a.sender_name), &page)
}

async fn accept(mut ask: Ask, mut form: Filled) -> Result<Answer, Refusal> {
    let a = known(&mut ask).await?;
    let visit = ask.visit.clone();
    let scope = ask.scope().await?;
    let alike = match arrivals::document(scope, a.id).await? {
        Some(document) => answering::alike(scope, &document.rows()).await?,
        None => Vec::new(),
    };
    let coaches = members::store::active(scope).await?.into_iter().filter(|m| m.roles.has(Role::Jobcoach));
    let coaches = coaches.map(|m| Choice::named(m.id, &m.name)).collect();
    if let Some(me) = visit.member().filter(|_| visit.has_role(Role::Jobcoach)) {
        form.typed.default_to("coach", me);
    }
    ask.read("arrival.accept", a.id);
    alike.iter().for_each(|d| ask.read("arrival.accept", d.id));
    ask.task("nav-trainees", ask.t("arrival-accept"), &AcceptPage { form, a, coaches, alike })
}

async fn refuse(mut ask: Ask, form: Filled) -> Result<Answer, Refusal> {
    let a = known(&mut ask).await?;
    ask.read("arrival.refuse", a.id);
    ask.task("nav-trainees", ask.t("arrival-refuse"), &RefusePage { form, a })
}
