//! Employers: the list, one establishment with whom to call and whom it hosted, and the form of its record.

use super::{
    Country, Size,
    actions::{CreateEmployer, UpdateEmployer},
    store::{self, Employer, Hosted, NameLine},
};
use crate::{
    choices,
    desk::{Audience, Refusal},
    kernel::{Day, Language, ids::EmployerId, text::fold},
    web::{Answer, Ask, Choice, Filled, Table, filters, guards::own_address},
};
use askama::Template;

/// Employers per page.
const PAGE: u64 = 50;
/// Placements per page of an employer.
const HOSTED: u64 = 20;

#[derive(Template)]
#[template(path = "employers/list.html")]
pub struct ListPage {
    pub search: String,
    pub employers: Vec<NameLine>,
    pub next: Option<String>,
    pub may_create: bool,
}

#[derive(Template)]
#[template(path = "employers/show.html")]
pub struct ShowPage {
    pub employer: Employer,
    /// The contact's telephone as a telephone dials it.
    pub dial: String,
    pub last_contact: Option<Day>,
    pub hosted: Vec<HostedLine>,
    pub older: Option<String>,
    pub may_write: bool,
}

/// A placement with its kind as a text key.
pub struct HostedLine {
    pub placement: Hosted,
    pub kind: String,
}

#[derive(Template)]
#[template(path = "employers/edit.html")]
pub struct EditPage {
    pub form: Filled,
    /// Present when a known record is rewritten.
    pub known: Option<EmployerId>,
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
    t.page("/employers/{id}", "employer.show", Audience::CASE_READERS, show);
    t.form::<UpdateEmployer, _, _>("/employers/{id}/edit", edit);
}

async fn list(mut ask: Ask) -> Result<Answer, Refusal> {
    let search = ask.query.get("q").to_owned();
    let after = ask.query.get("after").split_once('~').and_then(|(id, name)| Some((name.to_owned(), id.parse().ok()?)));
    let mut employers = store::list(ask.scope().await?, &fold(&search), after, PAGE + 1).await?;
    let more = employers.len() as u64 > PAGE;
    employers.truncate(PAGE as usize);
    let next = employers.last().filter(|_| more).map(|e| {
        let pairs = [("q", search.as_str()), ("after", &format!("{}~{}", e.id, e.folded))];
        format!("/employers?{}", form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish())
    });
    let may_create = ask.visit.is_in(Audience::COACHES_AND_DIRECTOR);
    ask.page("nav-employers", ask.t("employers-title"), &ListPage { search, employers, next, may_create })
}

async fn show(mut ask: Ask) -> Result<Answer, Refusal> {
    let id: EmployerId = ask.id("id")?;
    let before = ask.query.get("before").split_once('~').and_then(|(day, id)| Some((Day::iso(day)?, id.parse().ok()?)));
    let scope = ask.scope().await?;
    let employer = store::find(scope, id).await?.ok_or(Refusal::NotFound)?;
    let last_contact = store::last_contact(scope, id).await?;
    let mut hosted = store::hosted(scope, id, before, HOSTED + 1).await?;
    let more = hosted.len() as u64 > HOSTED;
    hosted.truncate(HOSTED as usize);
    let older = hosted.last().filter(|_| more).map(|p| format!("/employers/{id}?before={}~{}#hosted", p.started_on, p.id));
    ask.read("employer.show", id);
    let page = ShowPage {
        dial: dial(employer.contact_phone.as_deref().unwrap_or_default()),
        last_contact,
        hosted: hosted.into_iter().map(|p| HostedLine { kind: format!("kind-{}", p.kind.replace('_', "-")), placement: p }).collect(),
        older,
        may_write: ask.visit.is_in(Audience::COACHES_AND_DIRECTOR),
        employer,
    };
    ask.page("nav-employers", page.employer.name.clone(), &page)
}

/// A typed telephone number as an address dials it: `tel:` knows no spaces.
fn dial(typed: &str) -> String {
    typed.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
}

fn edit_page(ask: &Ask, form: Filled, known: Option<EmployerId>) -> EditPage {
    let then = ask.query.get("then");
    let then = own_address(then).unwrap_or_default().to_owned();
    let own = known.map_or_else(|| "/employers".to_owned(), |id| format!("/employers/{id}"));
    let belgian = ask.visit.here.as_ref().is_some_and(|h| h.country == Country::Be.word());
    EditPage {
        form,
        known,
        back: if then.is_empty() { own } else { then.clone() },
        then,
        belgian,
        countries: choices!(Country),
        sizes: choices!(Size),
        languages: choices!(Language),
    }
}

async fn new(ask: Ask, mut form: Filled) -> Result<Answer, Refusal> {
    if let Some(here) = ask.visit.here.as_ref().filter(|_| !form.is_refused()) {
        form.typed.default_to("country", &here.country);
    }
    ask.task("nav-employers", ask.t("employer-new-title"), &edit_page(&ask, form, None))
}

async fn edit(mut ask: Ask, mut form: Filled) -> Result<Answer, Refusal> {
    let id: EmployerId = ask.id("id")?;
    let employer = store::find(ask.scope().await?, id).await?.ok_or(Refusal::NotFound)?;
    ask.read("employer.update", id);
    if !form.is_refused() {
        fill(&mut form, &employer);
    }
    ask.task("nav-employers", employer.name, &edit_page(&ask, form, Some(id)))
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

#[cfg(test)]
mod tests {
    use super::dial;

    #[test]
    fn a_telephone_dials_digits_and_a_leading_plus() {
        assert_eq!(dial("+33 (0)3 20.00-00 00"), "+330320000000");
        assert_eq!(dial("poste 12"), "12");
        assert_eq!(dial("à demander"), "");
    }
}
