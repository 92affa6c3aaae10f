//! The pages of sharings for those who read cases: a case's list, one with everybody's word, the forms.

use super::{
    SharingKind, SharingState, Whose,
    actions::{AskSharing, EndSharing, SendShared, SendSharing, ShutShared},
    beside::{ConsentBeside, ConsentOnPaper},
    party::{self, AnswerSharing},
    shared,
    sources::{self, Offer},
    store::{self, Of, Sharing},
    write::{self, Ground},
};
use crate::{
    desk::{Audience, Refusal},
    kernel::{Day, ids::*},
    method::{
        agreements::party::paragraphs,
        cases::{
            self,
            reading::{Head, PlacementRow},
        },
    },
    web::{Answer, Ask, Filled, Table, filters},
};
use askama::Template;

#[derive(Template)]
#[template(path = "sharing/list.html")]
pub struct ListPage {
    pub head: Head,
    pub jobs: Vec<Job>,
    pub may_write: bool,
}

/// A job with what was asked about it.
pub struct Job {
    pub row: PlacementRow,
    pub goes_on: bool,
    pub sharings: Vec<Sharing>,
}

#[derive(Template)]
#[template(path = "sharing/show.html")]
pub struct ShowPage {
    pub s: Sharing,
    pub text: Vec<String>,
    pub person: String,
    pub employer: String,
    pub coach: String,
    /// Who would read.
    pub reader: String,
    pub goes_on: bool,
    pub may_write: bool,
    pub email: Option<String>,
    pub form: Filled,
}

#[derive(Template)]
#[template(path = "sharing/new.html")]
pub struct NewPage {
    pub form: Filled,
    pub job: PlacementId,
    pub case: CaseId,
    pub whose: Whose,
    pub owner: String,
    pub reader: String,
    pub offers: [(SharingKind, Vec<Offer>); 3],
    /// What was chosen to begin with: the field and its record.
    pub chosen: Option<(&'static str, String)>,
}

#[derive(Template)]
#[template(path = "sharing/beside.html")]
pub struct BesidePage {
    pub form: Filled,
    pub s: Sharing,
    pub reader: String,
    pub text: Vec<String>,
}

#[derive(Template)]
#[template(path = "sharing/paper.html")]
pub struct PaperPage {
    pub form: Filled,
    pub s: Sharing,
}

#[derive(Template)]
#[template(path = "sharing/end.html")]
pub struct EndPage {
    pub form: Filled,
    pub s: Sharing,
}

pub fn register(t: &mut Table) {
    t.resource::<Sharing>(Audience::CASE_READERS, "sharing.list", "sharing.read");
    t.action::<AskSharing>();
    t.action::<SendSharing>();
    t.action::<EndSharing>();
    t.action::<ConsentBeside>();
    t.action::<ConsentOnPaper>();
    t.action::<AnswerSharing>();
    t.action::<SendShared>();
    t.action::<ShutShared>();
    t.page("/cases/{id}/sharings", "sharing.of_case", Audience::CASE_READERS, list);
    t.page("/sharings/{id}", "sharing.show", Audience::CASE_READERS, |ask| show(ask, Filled::default()));
    t.form::<AskSharing, _, _>("/placements/{placement}/sharings/new", new);
    t.form::<SendSharing, _, _>("/sharings/{id}/send", show);
    t.form::<EndSharing, _, _>("/sharings/{id}/end", end);
    t.form::<ConsentBeside, _, _>("/sharings/{id}/beside", beside);
    t.form::<ConsentOnPaper, _, _>("/sharings/{id}/paper", paper);
    t.button::<SendShared>("/placements/{id}/shared");
    t.button::<ShutShared>("/placements/{id}/shared/shut");
    t.link_form::<AnswerSharing, _, _>("/l/{token}/consent", party::page);
    t.link_page("/l/{token}/shared_with_employer", "sharing.with_employer", shared::with_employer);
    t.link_page("/l/{token}/shared_with_trainee", "sharing.with_trainee", shared::with_trainee);
}

async fn list(mut ask: Ask) -> Result<Answer, Refusal> {
    let id: CaseId = ask.id("id")?;
    let visit = ask.visit.clone();
    let scope = ask.scope().await?;
    let head = cases::reading::head(scope, &visit, id).await?;
    let mut rows = cases::reading::placements(scope, id).await?;
    rows.dedup_by_key(|r| r.id);
    let all = store::of(scope, Of::Case(id)).await?;
    ask.read("sharing.of_case", id);
    let jobs = rows.into_iter().map(|row| Job {
        goes_on: super::goes_on(head.stage, row.ended_on, visit.today),
        sharings: all.iter().filter(|s| s.placement == row.id).cloned().collect(),
        row,
    });
    let jobs = jobs.collect();
    let may_write = head.may_write(&visit);
    ask.page("nav-trainees", ask.t("sharings-title"), &ListPage { head, jobs, may_write })
}

/// A sharing for whoever reads its case.
async fn known(ask: &mut Ask) -> Result<(Ground, Head), Refusal> {
    let id: SharingId = ask.id("id")?;
    let visit = ask.visit.clone();
    let scope = ask.scope().await?;
    let ground = write::ground(scope, id).await?;
    let head = cases::reading::head(scope, &visit, ground.sharing.case).await?;
    Ok((ground, head))
}

fn reader(ground: &Ground) -> String {
    match ground.sharing.whose {
        Whose::Trainee => ground.people.employer.clone().unwrap_or_default(),
        Whose::Employer => ground.people.trainee(),
    }
}

async fn show(mut ask: Ask, form: Filled) -> Result<Answer, Refusal> {
    let (ground, head) = known(&mut ask).await?;
    ask.read("sharing.show", ground.sharing.id);
    let goes_on = ground.goes_on(ask.visit.today);
    let page = ShowPage {
        text: paragraphs(&ground.sharing.wording),
        person: ground.people.trainee(),
        employer: ground.people.employer.clone().unwrap_or_default(),
        coach: ground.people.coach.clone(),
        reader: reader(&ground),
        goes_on,
        may_write: goes_on && ground.sharing.state.is_live() && head.may_write(&ask.visit),
        email: ground.people.email(ground.sharing.whose.owner()).map(|e| e.to_string()),
        s: ground.sharing,
        form,
    };
    ask.page("nav-trainees", ask.t("sharing-title"), &page)
}

async fn new(mut ask: Ask, mut form: Filled) -> Result<Answer, Refusal> {
    let id: PlacementId = ask.id("placement")?;
    let visit = ask.visit.clone();
    let scope = ask.scope().await?;
    let (job, people) = write::job(scope, id).await?;
    cases::reading::head_to_write(scope, &visit, job.case, form.is_refused()).await?;
    let whose = form.value("whose").parse().unwrap_or(Whose::Trainee);
    let offers = sources::offers(scope, job.case, job.employer, whose).await?;
    let mut chosen = None;
    for ((_, all), field) in offers.iter().zip(["session", "objective", "gap"]) {
        let Some(found) = all.iter().find(|o| form.is(field, &o.id.to_string())) else { continue };
        form.typed.default_to("wording", found.words.clone().unwrap_or_default());
        chosen = Some((field, found.id.to_string()));
    }
    ask.read("sharing.ask", job.case);
    let firm = people.employer.clone().unwrap_or_default();
    let (owner, reader) = if whose == Whose::Trainee { (people.trainee(), firm) } else { (firm, people.trainee()) };
    let page = NewPage { form, job: id, case: job.case, whose, owner, reader, offers, chosen };
    ask.task("nav-trainees", ask.t("sharing-new"), &page)
}

/// For a form about a sharing: that this visit may write in its case.
async fn to_write(ask: &mut Ask, form: &Filled) -> Result<Ground, Refusal> {
    let (ground, head) = known(ask).await?;
    let visit = ask.visit.clone();
    cases::reading::head_to_write(ask.scope().await?, &visit, head.id, form.is_refused()).await?;
    Ok(ground)
}

async fn beside(mut ask: Ask, form: Filled) -> Result<Answer, Refusal> {
    let ground = to_write(&mut ask, &form).await?;
    ask.read("sharing.beside", ground.sharing.id);
    let (reader, text) = (reader(&ground), paragraphs(&ground.sharing.wording));
    ask.bare(ask.t("sharing-title"), &BesidePage { form, reader, text, s: ground.sharing })
}

async fn paper(mut ask: Ask, mut form: Filled) -> Result<Answer, Refusal> {
    let ground = to_write(&mut ask, &form).await?;
    ask.read("sharing.paper", ground.sharing.id);
    form.typed.default_to("on", ask.visit.today);
    ask.task("nav-trainees", ask.t("agreement-paper"), &PaperPage { form, s: ground.sharing })
}

async fn end(mut ask: Ask, mut form: Filled) -> Result<Answer, Refusal> {
    let ground = to_write(&mut ask, &form).await?;
    ask.read("sharing.end", ground.sharing.id);
    form.typed.default_to("on", ask.visit.today);
    ask.task("nav-trainees", ask.t("sharing-end"), &EndPage { form, s: ground.sharing })
}

/// Since when a sharing stands where it stands.
pub fn since(s: &Sharing) -> &Day {
    s.ended_on.as_ref().or(s.said_on.as_ref()).unwrap_or(&s.asked_on)
}
