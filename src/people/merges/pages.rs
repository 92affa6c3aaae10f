//! The pages of merges: two records side by side, and one that can be undone.

use super::{
    EmployerField, TraineeField,
    actions::{MergeEmployers, MergeTrainees},
    forget::ForgetMerge,
    may_merge_people,
    store::{self, Merge},
    undo::UndoMerge,
    until,
};
use crate::{
    desk::{Audience, Refusal, Role},
    kernel::{Day, ids::*, signal::Signal, text::fold},
    people::{
        employers::{lookup, store as employers, store::Employer},
        names::{Sought, store::Finder},
        trainees::{store as trainees, store::Trainee},
    },
    web::{Answer, Ask, Filled, Table, filters},
};
use askama::Template;

/// Records that are offered for a merge.
const OFFERED: usize = 12;
/// What ends a stay is taken by choice only: the other record may be an old one.
const LEAVING: [&str; 3] = ["left_on", "exit_reason", "attestation_on"];

/// What a field says: words that stand for themselves, a text key, or a day.
pub enum Says {
    Text(String),
    Key(String),
    Day(Day),
}

/// One field of both records.
pub struct Line {
    pub word: &'static str,
    pub label: String,
    pub kept: Vec<Says>,
    pub absorbed: Vec<Says>,
    /// Whether there is anything to choose.
    pub differs: bool,
    pub taken: bool,
}

/// Another record that may be the same.
pub struct Offer {
    pub id: String,
    pub name: String,
    pub more: String,
}

#[derive(Template)]
#[template(path = "merges/edit.html")]
pub struct EditPage {
    pub form: Filled,
    /// `trainees` or `employers`.
    pub kind: &'static str,
    pub kept: String,
    pub kept_name: String,
    /// Empty while the other record is to be chosen.
    pub absorbed: String,
    pub absorbed_name: String,
    pub lines: Vec<Line>,
    pub kept_has: Vec<Signal>,
    pub absorbed_has: Vec<Signal>,
    pub versions: (i64, i64),
    pub search: String,
    pub offers: Vec<Offer>,
}

#[derive(Template)]
#[template(path = "merges/show.html")]
pub struct ShowPage {
    pub merge: Merge,
    pub kept_page: String,
    pub kept_name: String,
    pub on: Day,
    /// The last day on which it can be undone; nothing when it no longer can.
    pub until: Option<Day>,
    pub may_undo: bool,
}

pub fn register(t: &mut Table) {
    t.action::<MergeTrainees>();
    t.action::<MergeEmployers>();
    t.action::<UndoMerge>();
    t.action::<ForgetMerge>();
    t.successor = Some(|scope, id| Box::pin(store::successor(scope, id)));
    t.form::<MergeTrainees, _, _>("/trainees/{id}/merge", people);
    t.form::<MergeEmployers, _, _>("/employers/{id}/merge", firms);
    t.page("/merges/{id}", "merge.show", Audience::COACHES_AND_DIRECTOR, show);
    t.button::<UndoMerge>("/merges/{id}/undo");
}

async fn people(mut ask: Ask, form: Filled) -> Result<Answer, Refusal> {
    let id: TraineeId = ask.id("id")?;
    let visit = ask.visit.clone();
    let search = ask.query.get("q").trim().to_owned();
    let scope = ask.scope().await?;
    let kept = trainees::find(scope, id).await?.ok_or(Refusal::NotFound)?;
    let mut coaches = store::coaches(scope, id).await?;
    let other = match form.value("absorbed").parse::<TraineeId>() {
        Ok(other) if other != id => trainees::find(scope, other).await?,
        _ => None,
    };
    if let Some(other) = &other {
        coaches.extend(store::coaches(scope, other.id).await?);
    }
    may_merge_people(&visit, &coaches)?;
    let asked = if search.is_empty() { fold(&kept.full_name()) } else { search.clone() };
    let mut page = EditPage::new(form, "trainees", (id.to_string(), kept.full_name()), search);
    page.kept_has = store::hanging(scope, Some(id), None).await?;
    if let Some(other) = &other {
        page.absorbed_has = store::hanging(scope, Some(other.id), None).await?;
        let names = names(scope, &kept, other).await?;
        page.lines =
            TraineeField::ALL.iter().map(|f| page.line(f.word(), f.key(), says(&kept, *f, &names), says(other, *f, &names))).collect();
        (page.absorbed, page.absorbed_name, page.versions) = (other.id.to_string(), other.full_name(), (kept.version, other.version));
    } else if let Some(sought) = Sought::read(&asked) {
        let found = crate::people::trainees::lookup::sought(scope, &visit, &mut Finder::new(&sought))
            .await?
            .into_iter()
            .map(|h| h.record)
            .filter(|p| p.id != id);
        let offer =
            |p: trainees::NameLine| Offer { id: p.id.to_string(), name: format!("{} {}", p.first_name, p.last_name), more: String::new() };
        page.offers = found.map(offer).take(OFFERED).collect();
    }
    ask.read("trainee.merge", id);
    other.iter().for_each(|o| ask.read("trainee.merge", o.id));
    ask.task("nav-trainees", ask.t("merge-title"), &page)
}

async fn firms(mut ask: Ask, form: Filled) -> Result<Answer, Refusal> {
    let id: EmployerId = ask.id("id")?;
    let search = ask.query.get("q").trim().to_owned();
    let scope = ask.scope().await?;
    let kept = employers::find(scope, id).await?.ok_or(Refusal::NotFound)?;
    let other = match form.value("absorbed").parse::<EmployerId>() {
        Ok(other) if other != id => employers::find(scope, other).await?,
        _ => None,
    };
    let asked = if search.is_empty() { kept.name.clone() } else { search.clone() };
    let mut page = EditPage::new(form, "employers", (id.to_string(), kept.name.clone()), search);
    page.kept_has = store::hanging(scope, None, Some(id)).await?;
    if let Some(other) = &other {
        page.absorbed_has = store::hanging(scope, None, Some(other.id)).await?;
        page.lines = EmployerField::ALL.iter().map(|f| page.line(f.word(), f.key(), tells(&kept, *f), tells(other, *f))).collect();
        (page.absorbed, page.absorbed_name, page.versions) = (other.id.to_string(), other.name.clone(), (kept.version, other.version));
    } else if let Some(sought) = Sought::read(&asked) {
        let found = lookup::sought(scope, &mut Finder::new(&sought)).await?.into_iter().map(|h| h.record).filter(|e| e.id != id);
        let offer = |e: lookup::NameLine| Offer { id: e.id.to_string(), name: e.name, more: e.city.unwrap_or_default() };
        page.offers = found.map(offer).take(OFFERED).collect();
    }
    ask.read("employer.merge", id);
    other.iter().for_each(|o| ask.read("employer.merge", o.id));
    ask.task("nav-employers", ask.t("merge-title"), &page)
}

impl EditPage {
    fn new(form: Filled, kind: &'static str, (kept, kept_name): (String, String), search: String) -> EditPage {
        let (absorbed, absorbed_name) = (String::new(), String::new());
        let (lines, kept_has, absorbed_has, offers) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        EditPage { form, kind, kept, kept_name, absorbed, absorbed_name, lines, kept_has, absorbed_has, versions: (0, 0), search, offers }
    }

    /// A field of both; what the kept record does not know is taken unless somebody chose already.
    fn line(&self, word: &'static str, label: String, kept: Vec<Says>, absorbed: Vec<Says>) -> Line {
        let told = |all: &[Says]| all.iter().map(Says::told).collect::<Vec<_>>().join("|");
        let differs = told(&kept) != told(&absorbed) && !absorbed.is_empty();
        let taken =
            if self.form.typed.has("take") { self.form.is("take", word) } else { kept.is_empty() && differs && !LEAVING.contains(&word) };
        Line { word, label, kept, absorbed, differs, taken }
    }
}

impl Says {
    fn told(&self) -> String {
        match self {
            Says::Text(t) | Says::Key(t) => t.clone(),
            Says::Day(d) => d.to_string(),
        }
    }
}

fn text(value: Option<&String>) -> Vec<Says> {
    value.filter(|v| !v.is_empty()).map(|v| Says::Text(v.clone())).into_iter().collect()
}

fn day(value: Option<Day>) -> Vec<Says> {
    value.map(Says::Day).into_iter().collect()
}

fn key(value: Option<String>) -> Vec<Says> {
    value.map(Says::Key).into_iter().collect()
}

fn keys(list: &str, joined: &str) -> Vec<Says> {
    let words = joined.split('|').filter(|w| !w.is_empty());
    words.map(|w| Says::Key(format!("{list}-{}", w.replace('_', "-").to_lowercase()))).collect()
}

type Names = Vec<(MemberId, String)>;

/// The names of those who supervise either.
async fn names(scope: &mut crate::db::Scope, one: &Trainee, other: &Trainee) -> Result<Names, Refusal> {
    let mut names = Names::new();
    for id in [one.supervisor, other.supervisor].into_iter().flatten() {
        names.extend(crate::people::members::store::find(scope, id).await?.map(|m| (id, m.name)));
    }
    Ok(names)
}

fn says(t: &Trainee, field: TraineeField, names: &Names) -> Vec<Says> {
    use TraineeField as F;
    match field {
        F::FirstName => text(Some(&t.first_name)),
        F::LastName => text(Some(&t.last_name)),
        F::BirthDate => day(t.birth_date),
        F::Sex => key(t.sex.map(|s| s.key())),
        F::Email => text(t.email.as_ref()),
        F::Phone => text(t.phone.as_ref()),
        F::EnteredOn => day(Some(t.entered_on)),
        F::LeftOn => day(t.left_on),
        F::ExitReason => key(t.exit_reason.map(|r| r.key())),
        F::HoursWorked => text(t.hours_worked.map(|h| h.to_string()).as_ref()),
        F::Education => key(t.education.map(|e| e.key())),
        F::Criteria => keys("criterion", &t.criteria),
        F::Barriers => keys("barrier", &t.barriers),
        F::ConsentOn => day(t.consent_on),
        F::AttestationOn => day(t.attestation_on),
        F::Supervisor => text(names.iter().find(|(id, _)| Some(*id) == t.supervisor).map(|(_, name)| name)),
    }
}

fn tells(e: &Employer, field: EmployerField) -> Vec<Says> {
    use EmployerField as F;
    match field {
        F::Name => text(Some(&e.name)),
        F::City => text(e.city.as_ref()),
        F::Siret => text(e.siret.as_ref()),
        F::EnterpriseNumber => text(e.enterprise_number.as_ref()),
        F::EstablishmentNumber => text(e.establishment_number.as_ref()),
        F::Country => key(e.country.map(|c| c.key())),
        F::Naf => text(e.naf.as_ref()),
        F::Size => key(e.size.map(|s| s.key())),
        F::Contact => {
            [&e.contact_name, &e.contact_role, &e.contact_phone, &e.contact_email].into_iter().flat_map(|c| text(c.as_ref())).collect()
        }
    }
}

async fn show(mut ask: Ask) -> Result<Answer, Refusal> {
    let id: MergeId = ask.id("id")?;
    let visit = ask.visit.clone();
    let zone = visit.here.clone().ok_or(Refusal::NotFound)?.zone;
    let scope = ask.scope().await?;
    let merge = store::find(scope, id).await?.ok_or(Refusal::NotFound)?;
    let (kept_page, kept_name, may_undo) = match (merge.trainee_id, merge.employer_id) {
        (Some(t), _) => {
            let coaches = store::coaches(scope, t).await?;
            let kept = trainees::find(scope, t).await?.ok_or(Refusal::NotFound)?;
            (format!("/trainees/{t}"), kept.full_name(), may_merge_people(&visit, &coaches).is_ok())
        }
        (_, Some(e)) => {
            let kept = employers::find(scope, e).await?.ok_or(Refusal::NotFound)?;
            (format!("/employers/{e}"), kept.name, visit.has_role(Role::Director))
        }
        _ => return Err(Refusal::NotFound),
    };
    ask.read("merge.show", id);
    let until = Some(zone.day(until(merge.merged_at))).filter(|_| merge.is_fresh(visit.now));
    let page = ShowPage { on: zone.day(merge.merged_at), until, may_undo, kept_page, kept_name, merge };
    ask.page("", ask.t("merge-title"), &page)
}
