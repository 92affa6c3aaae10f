//! Frameworks: the list, one version read whole, and the forms of a draft.

use super::{
    Dimension, Grid, MOST_LEVELS, Picture,
    actions::{CopyFramework, DiscardFramework, ImportFrameworks, PublishFramework, StartFramework, may_change},
    drafts::{PutItem, RemoveItem, UpdateFramework},
    sheet, shipped,
    store::{self, Framework, Known},
};
use crate::{
    choices,
    desk::{Audience, Refusal},
    kernel::{Language, signal::Signal},
    web::{Answer, Ask, Choice, Filled, Table, filters},
};
use askama::Template;
use serde::Serialize;
use utoipa::ToSchema;

#[derive(Template)]
#[template(path = "frameworks/list.html")]
pub struct ListPage {
    pub language: Language,
    pub ships: Vec<Known>,
    pub own: Vec<Own>,
    pub may_write: bool,
}

/// A framework of the structure's own: what is in force, and the draft of what comes.
pub struct Own {
    pub latest: Known,
    pub draft: Option<Known>,
}

#[derive(Template)]
#[template(path = "frameworks/show.html")]
pub struct ShowPage {
    pub language: Language,
    pub f: Known,
    /// The other versions of the structure's own framework.
    pub others: Vec<Known>,
    pub may_write: bool,
    pub may_change: bool,
    pub form: Filled,
}

impl ShowPage {
    /// Whether the next version of it can be started: its own, in force, and no draft of it lies there.
    pub fn may_renew(&self) -> bool {
        self.may_write && self.f.own.is_some() && !self.f.is_draft() && !self.others.iter().any(Known::is_draft)
    }
}

#[derive(Template)]
#[template(path = "frameworks/new.html")]
pub struct NewPage {
    pub form: Filled,
    pub dimensions: Vec<Choice>,
    pub levels: Vec<String>,
}

#[derive(Template)]
#[template(path = "frameworks/edit.html")]
pub struct EditPage {
    pub form: Filled,
    pub name: String,
    pub back: String,
    pub dimensions: Vec<Choice>,
    pub levels: Vec<String>,
}

#[derive(Template)]
#[template(path = "frameworks/item.html")]
pub struct ItemPage {
    pub form: Filled,
    pub back: String,
    pub pictures: Vec<Choice>,
    /// The headings there are.
    pub domains: Vec<String>,
}

#[derive(Template)]
#[template(path = "frameworks/copy.html")]
pub struct CopyPage {
    pub form: Filled,
    pub language: Language,
    pub f: Known,
}

#[derive(Template)]
#[template(path = "frameworks/import.html")]
pub struct ImportPage {
    pub form: Filled,
    pub columns: String,
}

/// The frameworks that ship, as programs read them.
#[derive(Serialize, ToSchema)]
struct ShippedFrameworks {
    items: Vec<ShippedFramework>,
}

#[derive(Serialize, ToSchema)]
struct ShippedFramework {
    code: String,
    number: i64,
    max_level: i64,
    grid: Grid,
}

pub fn register(t: &mut Table) {
    t.resource::<Framework>(Audience::STAFF, "framework.list", "framework.read");
    t.endpoint("/api/v1/shipped_frameworks", "framework.shipped", Audience::STAFF, ships);
    t.describe::<ShippedFrameworks>("/api/v1/shipped_frameworks", &[]);
    t.action::<StartFramework>();
    t.action::<CopyFramework>();
    t.action::<ImportFrameworks>();
    t.action::<UpdateFramework>();
    t.action::<PutItem>();
    t.action::<RemoveItem>();
    t.action::<PublishFramework>();
    t.action::<DiscardFramework>();
    t.page("/frameworks", "framework.all", Audience::STAFF, list);
    t.page("/frameworks/{framework}", "framework.show", Audience::STAFF, show);
    t.form::<StartFramework, _, _>("/frameworks/new", new);
    t.form::<ImportFrameworks, _, _>("/frameworks/import", import);
    t.form::<CopyFramework, _, _>("/frameworks/{from}/copy", copy);
    t.form::<UpdateFramework, _, _>("/frameworks/{id}/edit", edit);
    t.form::<PutItem, _, _>("/frameworks/{id}/item", item);
    t.button::<RemoveItem>("/frameworks/{id}/remove_item");
    t.button::<PublishFramework>("/frameworks/{id}/publish");
    t.button::<DiscardFramework>("/frameworks/{id}/discard");
}

async fn ships(ask: Ask) -> Result<Answer, Refusal> {
    if let Some(unknown) = ask.query.0.keys().next() {
        return Err(Refusal::said(unknown, Signal::new("err-unknown-field").with("field", unknown).with("closest", "")));
    }
    let one = |s: &shipped::Shipped| {
        let max_level = s.grid.max_level();
        ShippedFramework { code: s.code.clone(), number: s.number, max_level, grid: s.grid.clone() }
    };
    let document = ShippedFrameworks { items: shipped::all().iter().map(one).collect() };
    Ok(Answer::json(serde_json::to_value(document).unwrap_or_default()))
}

/// The frameworks that ship, in the versions that are used from now on.
fn latest_shipped() -> Vec<Known> {
    let latest = |s: &&shipped::Shipped| shipped::find(&s.code, None).is_some_and(|l| l.number == s.number);
    shipped::all().iter().filter(latest).map(Known::from).collect()
}

async fn list(mut ask: Ask) -> Result<Answer, Refusal> {
    let mut own: Vec<Own> = Vec::new();
    for f in store::all(ask.scope().await?).await?.into_iter().map(Known::from) {
        match own.last_mut() {
            // The latest first: below a draft stands what is in force.
            Some(o) if o.latest.code == f.code => {
                if o.latest.is_draft() {
                    o.draft = Some(std::mem::replace(&mut o.latest, f));
                }
            }
            _ => own.push(Own { latest: f, draft: None }),
        }
    }
    let page = ListPage { language: ask.visit.language, ships: latest_shipped(), own, may_write: ask.visit.is_in(Audience::DIRECTOR) };
    ask.page("nav-members", ask.t("frameworks-title"), &page)
}

/// The framework that the address names.
async fn named(ask: &mut Ask) -> Result<Known, Refusal> {
    let name = ["framework", "from", "id"].iter().find_map(|part| ask.path.get(*part)).cloned().unwrap_or_default();
    store::named(ask.scope().await?, &name).await
}

async fn show(mut ask: Ask) -> Result<Answer, Refusal> {
    let f = named(&mut ask).await?;
    let mut others: Vec<Known> = match &f.own {
        Some(own) => store::of_code(ask.scope().await?, &own.code).await?.into_iter().map(Known::from).collect(),
        None => Vec::new(),
    };
    others.retain(|o| o.number != f.number);
    let (language, may_change) = (ask.visit.language, may_change(&ask.visit, &f));
    let title = f.grid.name.say(language).to_owned();
    let may_write = ask.visit.is_in(Audience::DIRECTOR);
    ask.page("nav-members", title, &ShowPage { language, f, others, may_write, may_change, form: Filled::default() })
}

/// The words of a scale as they were typed, with room for more.
fn typed_levels(form: &Filled) -> Vec<String> {
    let mut levels = form.typed.0.get("levels").cloned().unwrap_or_default();
    levels.truncate(MOST_LEVELS);
    levels.resize(MOST_LEVELS, String::new());
    levels
}

async fn new(ask: Ask, mut form: Filled) -> Result<Answer, Refusal> {
    if !form.is_refused() && !form.typed.has("levels") {
        let steps = ["step-0", "step-1", "step-2", "step-3"].map(|key| ask.t(key));
        form.typed.0.insert("levels".into(), steps.into());
    }
    form.typed.default_to("dimension", Dimension::Mastery);
    let page = NewPage { levels: typed_levels(&form), form, dimensions: choices!(Dimension) };
    ask.task("nav-members", ask.t("framework-new"), &page)
}

async fn import(ask: Ask, form: Filled) -> Result<Answer, Refusal> {
    ask.task("nav-members", ask.t("framework-import"), &ImportPage { form, columns: sheet::COLUMNS.join(", ") })
}

async fn copy(mut ask: Ask, mut form: Filled) -> Result<Answer, Refusal> {
    let f = named(&mut ask).await?;
    let language = ask.visit.language;
    form.typed.default_to("name", f.grid.name.say(language));
    ask.task("nav-members", ask.t("framework-copy"), &CopyPage { form, language, f })
}

/// A draft for a form; whoever was refused because it was published meanwhile keeps what they typed.
async fn draft(ask: &mut Ask, form: &Filled) -> Result<(Known, i64), Refusal> {
    let f = named(ask).await?;
    let version = f.own.as_ref().ok_or(Refusal::NotFound)?.version;
    if f.is_draft() || form.is_refused() {
        return Ok((f, version));
    }
    Err(Refusal::rule("", "err-framework-published").way_out("framework-next-way", format!("/frameworks/{}", f.name())))
}

async fn edit(mut ask: Ask, mut form: Filled) -> Result<Answer, Refusal> {
    let (f, version) = draft(&mut ask, &form).await?;
    let language = ask.visit.language;
    if !form.is_refused() {
        form.typed.set("version", version).set("name", f.grid.name.say(language)).set("dimension", f.grid.dimension);
        form.typed.set("about", f.grid.about.as_ref().map_or("", |a| a.say(language)));
        form.typed.0.insert("levels".into(), f.grid.levels.iter().map(|l| l.say(language).to_owned()).collect());
    }
    let page = EditPage {
        levels: typed_levels(&form),
        form,
        name: f.grid.name.say(language).to_owned(),
        back: format!("/frameworks/{}", f.name()),
        dimensions: choices!(Dimension),
    };
    ask.task("nav-members", ask.t("framework-edit"), &page)
}

async fn item(mut ask: Ask, mut form: Filled) -> Result<Answer, Refusal> {
    let (f, version) = draft(&mut ask, &form).await?;
    let language = ask.visit.language;
    let wanted = form.value("replaces").to_owned();
    if !form.is_refused() {
        form.typed.set("version", version);
        if let Some(i) = f.grid.items.iter().position(|i| i.code == wanted) {
            let item = &f.grid.items[i];
            form.typed.set("item", &item.code).set("label", item.label.say(language)).set("place", i + 1);
            form.typed.set("domain", item.domain.as_ref().map_or("", |d| d.say(language)));
            form.typed.set("help", item.help.as_ref().map_or("", |h| h.say(language)));
            form.typed.set("rome", item.rome.as_deref().unwrap_or_default());
            form.typed.set("picture", item.picture.map_or("", Picture::word));
        } else if !wanted.is_empty() {
            return Err(Refusal::NotFound);
        }
    }
    let mut domains: Vec<String> = f.grid.domains().iter().filter_map(|(d, _)| d.map(|d| d.say(language).to_owned())).collect();
    domains.dedup();
    let page = ItemPage { form, back: format!("/frameworks/{}#items", f.name()), pictures: choices!(Picture), domains };
    ask.task("nav-members", ask.t(if wanted.is_empty() { "framework-item-new" } else { "framework-item-edit" }), &page)
}
