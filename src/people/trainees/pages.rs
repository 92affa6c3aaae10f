//! People: the list, one person, and the form that creates or rewrites their record.

use super::{
    Barrier, Criterion, Education, Sex,
    actions::{CreateTrainee, UpdateTrainee},
    doubles, exits, left, lookup,
    store::{self, CaseLine, NameLine, Trainee},
};
use crate::{
    choices,
    desk::{Audience, Refusal},
    kernel::ids::TraineeId,
    people::{
        members,
        merges::{self, store::Merge},
        names::{
            Sought, Why,
            doubles::Shown,
            store::{Finder, Hit},
        },
    },
    web::{Answer, Ask, Choice, Filled, Table, filters},
};
use askama::Template;

/// People per page.
const PAGE: u64 = 50;

#[derive(Template)]
#[template(path = "trainees/list.html")]
pub struct ListPage {
    pub search: String,
    pub people: Vec<Hit<NameLine>>,
    pub next: Option<String>,
    /// Whether others were found too: they show when more is typed.
    pub more: bool,
    pub may_create: bool,
    /// How many people other structures propose; nothing for those who read no case.
    pub proposed: Option<i64>,
    /// How many left without a known reason; nothing for those who cannot say it.
    pub unknown: Option<i64>,
}

#[derive(Template)]
#[template(path = "trainees/show.html")]
pub struct ShowPage {
    pub person: Trainee,
    pub cases: Vec<CaseLine>,
    pub criteria: Vec<String>,
    pub barriers: Vec<String>,
    pub may_write: bool,
    pub sees_cases: bool,
    pub may_merge: bool,
    /// Merges into this record that can be undone.
    pub merged: Vec<Merge>,
}

#[derive(Template)]
#[template(path = "trainees/edit.html")]
pub struct EditPage {
    pub form: Filled,
    /// Present when a known record is rewritten.
    pub known: Option<TraineeId>,
    /// Records that may be the one that is typed.
    pub doubles: Vec<Shown>,
    pub sexes: Vec<Choice>,
    pub educations: Vec<Choice>,
    pub criteria: Vec<Choice>,
    pub barriers: Vec<Choice>,
    pub supervisors: Vec<Choice>,
}

pub fn register(t: &mut Table) {
    t.resource::<Trainee>(Audience::STAFF, "trainee.list", "trainee.read");
    t.action::<CreateTrainee>();
    t.action::<UpdateTrainee>();
    t.page("/trainees", "trainee.list", Audience::STAFF, list);
    t.form::<CreateTrainee, _, _>("/trainees/new", new);
    t.page("/trainees/{id}", "trainee.show", Audience::STAFF, show);
    t.form::<UpdateTrainee, _, _>("/trainees/{id}/edit", edit);
    exits::register(t);
}

async fn list(mut ask: Ask) -> Result<Answer, Refusal> {
    let search = ask.query.get("q").to_owned();
    let after = ask.query.get("after").split_once('~').and_then(|(id, name)| Some((name.to_owned(), id.parse().ok()?)));
    let visit = ask.visit.clone();
    let scope = ask.scope().await?;
    let sought = Sought::read(&search);
    let mut full = false;
    let mut people: Vec<Hit<NameLine>> = match &sought {
        Some(sought) => {
            let mut finder = Finder::new(sought);
            let found = lookup::sought(scope, &visit, &mut finder).await?;
            full = finder.full;
            found
        }
        None => store::list(scope, &visit, after, PAGE + 1).await?.into_iter().map(listed).collect(),
    };
    let proposed = if visit.reads_all() { Some(store::proposed(scope).await?) } else { None };
    let may_create = visit.is_in(Audience::COACHES_AND_DIRECTOR);
    let unknown = if may_create { Some(left::count_left_unknown(scope).await?) } else { None };
    let more = people.len() as u64 > PAGE;
    people.truncate(PAGE as usize);
    // That somebody is accompanied here is told to nobody unseen.
    ask.read_list("trainee.list", "page");
    let next = people.last().filter(|_| more && sought.is_none()).map(|p| {
        let pairs = [("after", format!("{}~{}", p.record.id, p.record.folded))];
        format!("/trainees?{}", form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish())
    });
    let more = (more || full) && sought.is_some();
    ask.page("nav-trainees", ask.t("trainees-title"), &ListPage { search, people, next, more, may_create, proposed, unknown })
}

/// A person who is listed, not sought.
fn listed(record: NameLine) -> Hit<NameLine> {
    Hit { why: Why::Exact, record }
}

async fn show(mut ask: Ask) -> Result<Answer, Refusal> {
    let id: TraineeId = ask.id("id")?;
    let visit = ask.visit.clone();
    let scope = ask.scope().await?;
    let person = match visible(scope, &visit, id).await {
        Err(Refusal::NotFound) => return lead(scope, &visit, id, "").await,
        other => other?,
    };
    let cases = store::cases(scope, id).await?;
    let may_merge = visit.is_in(Audience::COACHES_AND_DIRECTOR) && {
        let coaches = merges::store::coaches(scope, id).await?;
        merges::may_merge_people(&visit, &coaches).is_ok()
    };
    let merged = merges::store::into_record(scope, Some(id), None, visit.now).await?;
    ask.read("trainee.show", id);
    let keys =
        |list: &str, joined: &str| joined.split('|').filter(|w| !w.is_empty()).map(|w| format!("{list}-{}", w.replace('_', "-"))).collect();
    let title = person.full_name();
    let page = ShowPage {
        criteria: keys("criterion", &person.criteria),
        barriers: keys("barrier", &person.barriers),
        person,
        cases,
        may_write: visit.is_in(Audience::COACHES_AND_DIRECTOR),
        sees_cases: visit.is_in(Audience::STAFF),
        may_merge,
        merged,
    };
    ask.page("nav-trainees", title, &page)
}

/// To the record that absorbed this one, when this visit may see it.
async fn lead(scope: &mut crate::db::Scope, visit: &crate::desk::Visit, id: TraineeId, tail: &str) -> Result<Answer, Refusal> {
    let kept: TraineeId = merges::store::successor(scope, id.0).await?.ok_or(Refusal::NotFound)?.into();
    visible(scope, visit, kept).await?;
    Ok(Answer::see(format!("/trainees/{kept}{tail}")))
}

/// The person, when this visit may see them.
async fn visible(scope: &mut crate::db::Scope, visit: &crate::desk::Visit, id: TraineeId) -> Result<Trainee, Refusal> {
    let person = store::find(scope, id).await?.ok_or(Refusal::NotFound)?;
    let supervised = visit.member().is_some() && person.supervisor == visit.member();
    if visit.reads_all() || supervised { Ok(person) } else { Err(Refusal::NotFound) }
}

async fn edit_page(ask: &mut Ask, form: Filled, known: Option<TraineeId>) -> Result<EditPage, Refusal> {
    let doubles = doubles::beside(ask.scope().await?, &form).await?;
    doubles.iter().filter_map(|d| d.id.parse::<TraineeId>().ok()).for_each(|id| ask.read("trainee.create", id));
    let supervisors = members::store::active(ask.scope().await?).await?;
    let supervisors = supervisors.into_iter().filter(|m| m.roles.has(members::Role::Supervisor));
    Ok(EditPage {
        form,
        known,
        doubles,
        sexes: choices!(Sex),
        educations: choices!(Education),
        criteria: choices!(Criterion),
        barriers: choices!(Barrier),
        supervisors: supervisors.map(|m| Choice::named(m.id, &m.name)).collect(),
    })
}

async fn new(mut ask: Ask, mut form: Filled) -> Result<Answer, Refusal> {
    form.typed.default_to("entered_on", ask.visit.today);
    let page = edit_page(&mut ask, form, None).await?;
    ask.task("nav-trainees", ask.t("trainee-new-title"), &page)
}

async fn edit(mut ask: Ask, mut form: Filled) -> Result<Answer, Refusal> {
    let id: TraineeId = ask.id("id")?;
    let visit = ask.visit.clone();
    let scope = ask.scope().await?;
    let Some(person) = store::find(scope, id).await? else { return lead(scope, &visit, id, "/edit").await };
    ask.read("trainee.update", id);
    if !form.is_refused() {
        fill(&mut form, &person);
    }
    let page = edit_page(&mut ask, form, Some(id)).await?;
    ask.task("nav-trainees", person.full_name(), &page)
}

fn fill(form: &mut Filled, p: &Trainee) {
    let mut put = |name: &str, value: Option<String>| {
        if let Some(v) = value {
            form.typed.set(name, v);
        }
    };
    put("version", Some(p.version.to_string()));
    put("first_name", Some(p.first_name.clone()));
    put("last_name", Some(p.last_name.clone()));
    put("birth_date", p.birth_date.map(|d| d.to_string()));
    put("sex", p.sex.map(|s| s.to_string()));
    put("email", p.email.clone());
    put("phone", p.phone.clone());
    put("entered_on", Some(p.entered_on.to_string()));
    put("education", p.education.map(|e| e.to_string()));
    put("consent_on", p.consent_on.map(|d| d.to_string()));
    put("attestation_on", p.attestation_on.map(|d| d.to_string()));
    put("supervisor", p.supervisor.map(|s| s.to_string()));
    let list = |joined: &str| joined.split('|').filter(|w| !w.is_empty()).map(str::to_owned).collect();
    form.typed.0.insert("criteria".into(), list(&p.criteria));
    form.typed.0.insert("barriers".into(), list(&p.barriers));
}
