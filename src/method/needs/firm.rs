//! An employer as a client, on a page of staff: what it needs, what it was promised, whom it hosted, when somebody spoke with it;
//! and the page that presents the service to a firm.
//!
//! Invariant: what is printed for a firm names nobody who is accompanied.

use super::{Promise, Promised, pages::Shown, store};
use crate::{
    desk::{Audience, Refusal},
    kernel::{Day, Language, ids::*},
    method::sessions::Side,
    people::{
        employers::store::{self as employers, Employer, Hosted},
        members,
        merges::{self, store::Merge},
        profiles::{Rule, pages::numbers, store as profiles},
    },
    web::{Answer, Ask, Table, filters},
};
use askama::Template;

/// Placements per page of an employer.
const HOSTED: u64 = 20;
/// Needs on an employer's page; the others are behind a link.
const NEEDS: u64 = 10;
/// Exchanges are counted over so many days.
const YEAR: i64 = 365;
/// At most so many of them are counted.
const COUNTED: u64 = 200;
/// The exchanges whose days are shown.
const DAYS: usize = 6;

#[derive(Template)]
#[template(path = "needs/firm.html")]
pub struct FirmPage {
    pub employer: Employer,
    /// The contact's telephone as a telephone dials it.
    pub dial: String,
    pub last_contact: Option<Day>,
    pub needs: Vec<Shown>,
    pub older_needs: Option<String>,
    /// Promises kept, of all that were kept or not, among the needs shown.
    pub kept: usize,
    pub judged: usize,
    /// Sessions with the employer within a year, and the days of the latest.
    pub exchanges: usize,
    pub days: Vec<(Day, Side)>,
    pub hosted: Vec<HostedLine>,
    pub older: Option<String>,
    pub may_write: bool,
    pub may_merge: bool,
    /// Merges into this record that can be undone.
    pub merged: Vec<Merge>,
}

/// A placement with its kind as a text key, and whether the person is there now.
pub struct HostedLine {
    pub placement: Hosted,
    pub kind: String,
    pub now: bool,
}

#[derive(Template)]
#[template(path = "needs/presentation.html")]
pub struct PresentationPage {
    pub employer: EmployerId,
    pub firm: String,
    pub structure: String,
    /// Who is called: whoever prints it.
    pub caller: String,
    pub mail: Option<String>,
    /// Typed for this print and kept nowhere.
    pub phone: String,
    pub cost: String,
    pub language: Language,
    /// The promise of reactivity, in days.
    pub answer_days: Option<i64>,
}

pub fn register(t: &mut Table) {
    t.page("/employers/{id}", "employer.show", Audience::CASE_READERS, show);
    t.page("/employers/{id}/presentation", "employer.present", Audience::CASE_READERS, present);
}

/// A place in a list that goes back in time: `DAY~ID`.
fn before<T: std::str::FromStr>(ask: &Ask, name: &str) -> Option<(Day, T)> {
    ask.query.get(name).split_once('~').and_then(|(day, id)| Some((Day::iso(day)?, id.parse().ok()?)))
}

async fn show(mut ask: Ask) -> Result<Answer, Refusal> {
    let id: EmployerId = ask.id("id")?;
    let today = ask.visit.today;
    let here = ask.visit.here.clone().ok_or(Refusal::NotFound)?;
    let (may_merge, now) = (ask.visit.is_in(Audience::DIRECTOR), ask.visit.now);
    let (hosted_before, needs_before) = (before(&ask, "before"), before(&ask, "needs_before"));
    let scope = ask.scope().await?;
    let Some(employer) = employers::find(scope, id).await? else {
        let kept = merges::store::successor(scope, id.0).await?.ok_or(Refusal::NotFound)?;
        return Ok(Answer::see(format!("/employers/{kept}")));
    };
    let merged = if may_merge { merges::store::into_record(scope, None, Some(id), now).await? } else { Vec::new() };
    let last_contact = employers::last_contact(scope, id).await?;
    let mut hosted = employers::hosted(scope, id, hosted_before, HOSTED + 1).await?;
    let more = hosted.len() as u64 > HOSTED;
    hosted.truncate(HOSTED as usize);
    let older = hosted.last().filter(|_| more).map(|p| format!("/employers/{id}?before={}~{}#hosted", p.started_on, p.id));
    let mut lines = store::of_employer(scope, id, needs_before, NEEDS + 1).await?;
    let more = lines.len() as u64 > NEEDS;
    lines.truncate(NEEDS as usize);
    let older_needs =
        lines.last().filter(|_| more).map(|l| format!("/employers/{id}?needs_before={}~{}#needs", l.need.asked_on, l.need.id));
    // Most employers ask for nothing: then there is no promise to read.
    let nothing = Promised { first: profiles::first(&here), changes: Vec::new() };
    let promised = if lines.is_empty() { nothing } else { store::promised(scope, &here).await? };
    let needs: Vec<Shown> = lines.into_iter().map(|l| Shown::of(l, &promised, today)).collect();
    let exchanges = store::exchanges(scope, id, today.plus_days(-YEAR), COUNTED).await?;
    ask.read("employer.show", id);
    let kept = needs.iter().filter(|n| n.is(Promise::Kept)).count();
    let broken = needs.iter().filter(|n| n.is(Promise::NotKept) || n.is(Promise::Late)).count();
    let page = FirmPage {
        dial: dial(employer.contact_phone.as_deref().unwrap_or_default()),
        last_contact,
        kept,
        judged: kept + broken,
        needs,
        older_needs,
        exchanges: exchanges.len(),
        days: exchanges.iter().take(DAYS).map(|e| (e.held_on, e.side)).collect(),
        hosted: hosted.into_iter().map(|p| line(p, today)).collect(),
        older,
        may_write: ask.visit.is_in(Audience::COACHES_AND_DIRECTOR),
        may_merge,
        merged,
        employer,
    };
    ask.page("nav-employers", page.employer.name.clone(), &page)
}

fn line(p: Hosted, today: Day) -> HostedLine {
    let now = p.started_on <= today && p.ended_on.is_none_or(|end| end >= today);
    HostedLine { kind: format!("kind-{}", p.kind.replace('_', "-")), placement: p, now }
}

/// A typed telephone number as an address dials it: `tel:` knows no spaces.
fn dial(typed: &str) -> String {
    typed.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
}

async fn present(mut ask: Ask) -> Result<Answer, Refusal> {
    let id: EmployerId = ask.id("id")?;
    // The firm reads it, in its own language.
    if let Some(language) = ask.asked::<Language>("language")? {
        ask.visit.language = language;
    }
    let today = ask.visit.today;
    let here = ask.visit.here.clone().ok_or(Refusal::NotFound)?;
    let (me, caller) = (ask.visit.member(), ask.visit.name().to_owned());
    let numbers = numbers(&mut ask, today).await?;
    let scope = ask.scope().await?;
    let firm = employers::find(scope, id).await?.ok_or(Refusal::NotFound)?.name;
    let mail = match me {
        Some(me) => members::store::find(scope, me).await?.and_then(|m| m.email),
        None => None,
    };
    let page = PresentationPage {
        employer: id,
        firm,
        structure: here.name,
        caller,
        mail,
        phone: ask.query.get("phone").trim().to_owned(),
        cost: ask.query.get("cost").trim().to_owned(),
        language: ask.visit.language,
        answer_days: numbers.get(Rule::NeedAnswerDays),
    };
    ask.page("nav-employers", ask.t("present-title"), &page)
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
