//! Training days: what everybody noted, what was promised, and the form.

use super::{
    TrainingKind,
    actions::{NoteTraining, RemoveTraining, UpdateTraining},
    store::{self, TrainingDay},
};
use crate::{
    choices,
    desk::{Audience, Refusal},
    kernel::{Day, Hundredths, ids::*, text::fold},
    people::{members, profiles},
    web::{Answer, Ask, Choice, Filled, Table, filters},
};
use askama::Template;

/// How far back the page looks: four quarters.
const MONTHS: i32 = 12;
/// Days that are listed at most.
const MOST: u64 = 500;

#[derive(Template)]
#[template(path = "training/list.html")]
pub struct ListPage {
    pub from: Day,
    /// Days of practice analysis a year, as the method profile promises them to each permanent.
    pub promised: Option<i64>,
    pub people: Vec<Trained>,
    /// Whether everybody's days stand here.
    pub all: bool,
}

/// A member, with what they trained.
pub struct Trained {
    pub name: String,
    /// Practice analysis, in days.
    pub practice: Hundredths,
    pub other: Hundredths,
    pub days: Vec<TrainingDay>,
}

#[derive(Template)]
#[template(path = "training/edit.html")]
pub struct EditPage {
    pub form: Filled,
    /// Present when a day is put right.
    pub id: Option<TrainingDayId>,
    pub title: &'static str,
    pub kinds: Vec<Choice>,
    /// For those who note anybody's.
    pub members: Vec<Choice>,
}

pub fn register(t: &mut Table) {
    t.resource::<TrainingDay>(Audience::DECIDERS, "training.list", "training.read");
    t.action::<NoteTraining>();
    t.action::<UpdateTraining>();
    t.action::<RemoveTraining>();
    t.page("/training", "training.show", Audience::STAFF, list);
    t.form::<NoteTraining, _, _>("/training/new", new);
    t.form::<UpdateTraining, _, _>("/training/{id}/edit", edit);
    t.button::<RemoveTraining>("/training/{id}/remove");
}

async fn list(mut ask: Ask) -> Result<Answer, Refusal> {
    let visit = ask.visit.clone();
    let here = visit.here.clone().ok_or(Refusal::NotFound)?;
    let from = visit.today.plus_months(-MONTHS);
    let scope = ask.scope().await?;
    let numbers = profiles::store::on(scope, &here, visit.today).await?;
    let rows = store::since(scope, &visit, from, MOST).await?;
    ask.read_list("training_days", "page");
    let mut people: Vec<(MemberId, Trained)> = Vec::new();
    for (day, name) in rows {
        let at = people.iter().position(|(id, _)| *id == day.member).unwrap_or_else(|| {
            people.push((day.member, Trained { name, practice: Hundredths(0), other: Hundredths(0), days: Vec::new() }));
            people.len() - 1
        });
        let sum = match day.kind {
            TrainingKind::PracticeAnalysis => &mut people[at].1.practice,
            TrainingKind::Other => &mut people[at].1.other,
        };
        sum.0 += day.days.0;
        people[at].1.days.push(day);
    }
    let mut people: Vec<Trained> = people.into_iter().map(|(_, p)| p).collect();
    people.sort_by_cached_key(|p| fold(&p.name));
    let promised = numbers.get(profiles::Rule::PracticeDays).map(|quarter| quarter * 4);
    let page = ListPage { from, promised, people, all: visit.is_in(Audience::DECIDERS) };
    ask.page("nav-members", ask.t("training-title"), &page)
}

async fn new(mut ask: Ask, mut form: Filled) -> Result<Answer, Refusal> {
    form.typed.default_to("on", ask.visit.today);
    form.typed.default_to("days", "1");
    form.typed.default_to("kind", TrainingKind::PracticeAnalysis);
    let mut members = Vec::new();
    if ask.visit.is_in(Audience::DECIDERS) {
        members = members::store::all(ask.scope().await?).await?.into_iter().filter(|m| m.active).collect();
        members.sort_by_cached_key(|m| fold(&m.name));
        if let Some(me) = ask.visit.member() {
            form.typed.default_to("member", me);
        }
    }
    // Whoever is named is one of them, or oneself.
    let named: Option<MemberId> = form.value("member").parse().ok();
    if named.is_some_and(|n| Some(n) != ask.visit.member() && !members.iter().any(|m| m.id == n)) {
        return Err(Refusal::NotFound);
    }
    let members = members.iter().map(|m| Choice::named(m.id, &m.name)).collect();
    let page = EditPage { form, id: None, title: "training-new", kinds: choices!(TrainingKind), members };
    ask.task("nav-members", ask.t("training-new"), &page)
}

async fn edit(mut ask: Ask, mut form: Filled) -> Result<Answer, Refusal> {
    let id: TrainingDayId = ask.id("id")?;
    let visit = ask.visit.clone();
    let day = store::find(ask.scope().await?, &visit, id).await?.ok_or(Refusal::NotFound)?;
    ask.read("training_days", id);
    form.typed.default_to("version", day.version);
    form.typed.default_to("on", day.on);
    form.typed.default_to("kind", day.kind);
    form.typed.default_to("days", day.days);
    form.typed.default_to("note", day.note.clone().unwrap_or_default());
    let page = EditPage { form, id: Some(id), title: "training-edit", kinds: choices!(TrainingKind), members: Vec::new() };
    ask.task("nav-members", ask.t("training-edit"), &page)
}
