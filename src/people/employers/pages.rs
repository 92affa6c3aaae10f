//! Employers: the list, and the form of a record. What is shown of one as a client is in `method::needs::firm`.

use super::{
    Country, Size,
    actions::{CreateEmployer, UpdateEmployer},
    doubles,
    lookup::{self, NameLine},
    store::{self, Employer},
};
use crate::{
    choices,
    desk::{Audience, Refusal},
    kernel::{Language, ids::EmployerId},
    people::{
        merges,
        names::{
            Sought, Why,
            doubles::Shown,
            store::{Finder, Hit},
        },
    },
    web::{Answer, Ask, Choice, Filled, Table, filters, guards::own_address},
};
use askama::Template;

/// Employers per page.
const PAGE: u64 = 50;

#[derive(Template)]
#[template(path = "employers/list.html")]
pub struct ListPage {
    pub search: String,
    pub employers: Vec<Hit<NameLine>>,
    pub next: Option<String>,
    /// Whether others were found too: they show when more is typed.
    pub more: bool,
    pub may_create: bool,
}

#[derive(Template)]
#[template(path = "employers/edit.html")]
pub struct EditPage {
    pub form: Filled,
    /// Present when a known record is rewritten.
    pub known: Option<EmployerId>,
    /// Records that may be the one that is typed.
    pub doubles: Vec<Shown>,
    /// Where to go back to; after saving too, when another form sent the coach here.
    pub back: String,
    pub then: String,
    /// A Belgian structure asks for Belgian numbers first; the others are one press away.
    pub belgian: bool,
    pub countries: Vec<Choice>,
    pub sizes: Vec<Choice>,
    pub languages: Vec<Choice>,
}

pub fn register(t: &mut Table) {
    t.resource::<Employer>(Audience::CASE_READERS, "employer.list", "employer.read");
    t.action::<CreateEmployer>();
    t.action::<UpdateEmployer>();
    t.page("/employers", "employer.list", Audience::CASE_READERS, list);
    t.form::<CreateEmployer, _, _>("/employers/new", new);
    t.form::<UpdateEmployer, _, _>("/employers/{id}/edit", edit);
}

async fn list(mut ask: Ask) -> Result<Answer, Refusal> {
    let search = ask.query.get("q").to_owned();
    let after = ask.query.get("after").split_once('~').and_then(|(id, name)| Some((name.to_owned(), id.parse().ok()?)));
    let scope = ask.scope().await?;
    let sought = Sought::read(&search);
    let mut full = false;
    let mut employers: Vec<Hit<NameLine>> = match &sought {
        Some(sought) => {
            let mut finder = Finder::new(sought);
            let found = lookup::sought(scope, &mut finder).await?;
            full = finder.full;
            found
        }
        None => lookup::list(scope, after, PAGE + 1).await?.into_iter().map(listed).collect(),
    };
    let more = employers.len() as u64 > PAGE;
    employers.truncate(PAGE as usize);
    let next = employers.last().filter(|_| more && sought.is_none()).map(|e| {
        let pairs = [("after", format!("{}~{}", e.record.id, e.record.folded))];
        format!("/employers?{}", form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish())
    });
    let more = (more || full) && sought.is_some();
    let may_create = ask.visit.is_in(Audience::COACHES_AND_DIRECTOR);
    ask.page("nav-employers", ask.t("employers-title"), &ListPage { search, employers, next, more, may_create })
}

/// An employer that is listed, not sought.
fn listed(record: NameLine) -> Hit<NameLine> {
    Hit { why: Why::Exact, record }
}

async fn edit_page(ask: &mut Ask, form: Filled, known: Option<EmployerId>) -> Result<EditPage, Refusal> {
    let doubles = doubles::beside(ask.scope().await?, &form).await?;
    doubles.iter().filter_map(|d| d.id.parse::<EmployerId>().ok()).for_each(|id| ask.read("employer.create", id));
    let then = ask.query.get("then");
    let then = own_address(then).unwrap_or_default().to_owned();
    let own = known.map_or_else(|| "/employers".to_owned(), |id| format!("/employers/{id}"));
    let belgian = ask.visit.here.as_ref().is_some_and(|h| h.country == Country::Be.word());
    Ok(EditPage {
        form,
        known,
        doubles,
        back: if then.is_empty() { own } else { then.clone() },
        then,
        belgian,
        countries: choices!(Country),
        sizes: choices!(Size),
        languages: choices!(Language),
    })
}

async fn new(mut ask: Ask, mut form: Filled) -> Result<Answer, Refusal> {
    if let Some(here) = ask.visit.here.as_ref().filter(|_| !form.is_refused()) {
        form.typed.default_to("country", &here.country);
    }
    let page = edit_page(&mut ask, form, None).await?;
    ask.task("nav-employers", ask.t("employer-new-title"), &page)
}

async fn edit(mut ask: Ask, mut form: Filled) -> Result<Answer, Refusal> {
    let id: EmployerId = ask.id("id")?;
    let scope = ask.scope().await?;
    let Some(employer) = store::find(scope, id).await? else {
        let kept = merges::store::successor(scope, id.0).await?.ok_or(Refusal::NotFound)?;
        return Ok(Answer::see(format!("/employers/{kept}/edit")));
    };
    ask.read("employer.update", id);
    if !form.is_refused() {
        fill(&mut form, &employer);
    }
    let page = edit_page(&mut ask, form, Some(id)).await?;
    ask.task("nav-employers", employer.name, &page)
}

fn fill(form: &mut Filled, e: &Employer) {
    let mut put = |name: &str, value: Option<String>| {
        if let Some(v) = value {
            form.typed.set(name, v);
        }
    };
    put("version", Some(e.version.to_string()));
    put("name", Some(e.name.clone()));
    put("siret", e.siret.clone());
    put("country", e.country.map(|c| c.to_string()));
    put("enterprise_number", e.enterprise_number.clone());
    put("establishment_number", e.establishment_number.clone());
    put("naf", e.naf.clone());
    put("city", e.city.clone());
    put("size", e.size.map(|s| s.to_string()));
    put("contact_name", e.contact_name.clone());
    put("contact_email", e.contact_email.clone());
    put("contact_phone", e.contact_phone.clone());
    put("contact_role", e.contact_role.clone());
    put("contact_language", e.contact_language.map(|l| l.to_string()));
}
