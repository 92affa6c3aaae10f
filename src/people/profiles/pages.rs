//! The method profile on a page: every number with its unit, its origin and since when, and the form that changes one.

use super::{
    Group, Line, Numbers, Origin, Rule, Unit,
    actions::{ChooseProfile, SetRule},
    shipped,
    store::{self, ProfileChange},
};
use crate::{
    choices,
    desk::{Audience, Refusal},
    kernel::{Day, Language, signal::Signal},
    people::structures::Profile,
    web::{Answer, Ask, Choice, Filled, Table, filters, texts},
};
use askama::Template;
use serde::Serialize;
use utoipa::ToSchema;

#[derive(Template)]
#[template(path = "profiles/show.html")]
pub struct ShowPage {
    pub base: Profile,
    pub groups: Vec<(Group, Vec<RuleLine>)>,
    /// Decided for a day to come, the soonest first.
    pub coming: Vec<ProfileChange>,
    /// What counts by now or has counted, the latest first.
    pub past: Vec<ProfileChange>,
    pub may_change: bool,
    pub today: Day,
}

/// A rule as the page shows it.
pub struct RuleLine {
    pub rule: Rule,
    pub value: Option<i64>,
    /// With its unit; of a rule that is switched off, that there is none.
    pub said: String,
    /// The unit of several.
    pub unit: String,
    pub origin: String,
    pub since: Option<Day>,
}

#[derive(Template)]
#[template(path = "profiles/edit.html")]
pub struct EditPage {
    pub form: Filled,
    pub line: RuleLine,
    pub least: i64,
    pub most: i64,
    pub can_be_none: bool,
}

#[derive(Template)]
#[template(path = "profiles/choose.html")]
pub struct ChoosePage {
    pub form: Filled,
    pub profiles: Vec<Choice>,
}

/// The numbers of a day, for programs.
#[derive(Serialize, ToSchema)]
struct ProfileDocument {
    on: Day,
    base: Profile,
    rules: Vec<RuleDocument>,
}

#[derive(Serialize, ToSchema)]
struct RuleDocument {
    rule: Rule,
    /// Null: the rule is switched off.
    #[schema(required)]
    value: Option<i64>,
    unit: Unit,
    origin: String,
    /// Null: it ships.
    #[schema(required)]
    effective_on: Option<Day>,
}

pub fn register(t: &mut Table) {
    t.resource::<ProfileChange>(Audience::STAFF, "profile.changes", "profile.change");
    t.endpoint("/api/v1/profile", "profile.read", Audience::STAFF, read);
    t.describe::<ProfileDocument>("/api/v1/profile", &[("on", false, "date")]);
    t.action::<SetRule>();
    t.action::<ChooseProfile>();
    t.page("/profile", "profile.show", Audience::STAFF, show);
    t.form::<SetRule, _, _>("/profile/{rule}/edit", edit);
    t.form::<ChooseProfile, _, _>("/profile/base", choose);
}

/// Where a number comes from, in words.
fn words(origin: Origin, language: Language) -> String {
    match origin {
        Origin::Shipped(key) => shipped::origin(key, language).to_owned(),
        Origin::Own(words) => words,
    }
}

/// The unit of a number that is asked for.
const fn several(unit: Unit) -> &'static str {
    match unit {
        Unit::Persons => "rule-unit-persons-several",
        Unit::Days => "rule-unit-days-several",
        Unit::Months => "rule-unit-months-several",
        Unit::Percent => "rule-unit-percent-several",
        Unit::Number => "rule-unit-number-several",
    }
}

fn line(rule: Rule, Line { value, origin, since }: Line, language: Language) -> RuleLine {
    let key = rule.unit().key();
    let counted = |n: i64| texts::say_with(language, &key, &[("count", &n)]);
    let said = value.map_or_else(|| texts::say(language, "rule-none"), counted);
    RuleLine { rule, value, said, unit: texts::say(language, several(rule.unit())), origin: words(origin, language), since }
}

/// The numbers of a day, for a page that shows or proposes one.
///
/// # Errors
/// When the database does not answer.
pub async fn numbers(ask: &mut Ask, day: Day) -> Result<Numbers, Refusal> {
    let here = ask.visit.here.clone().ok_or(Refusal::NotFound)?;
    Ok(store::on(ask.scope().await?, &here, day).await?)
}

async fn show(mut ask: Ask) -> Result<Answer, Refusal> {
    let (language, today) = (ask.visit.language, ask.visit.today);
    let here = ask.visit.here.clone().ok_or(Refusal::NotFound)?;
    let changes = store::all(ask.scope().await?).await?;
    let rules: Vec<_> = changes.iter().filter_map(ProfileChange::change).collect();
    let numbers = Numbers::on(today, store::first(&here), &rules);
    let of_group = |g: Group| Rule::ALL.iter().filter(|r| r.group() == g).map(|r| line(*r, numbers.line(*r), language)).collect();
    let (mut past, mut coming): (Vec<_>, Vec<_>) = changes.into_iter().partition(|c| c.effective_on <= today);
    past.reverse();
    coming.sort_by_key(|c| c.effective_on);
    let page = ShowPage {
        base: numbers.base,
        groups: Group::ALL.iter().map(|g| (*g, of_group(*g))).collect(),
        coming,
        past,
        may_change: ask.visit.is_in(Audience::DIRECTOR),
        today,
    };
    ask.page("nav-members", ask.t("profile-title"), &page)
}

async fn edit(mut ask: Ask, mut form: Filled) -> Result<Answer, Refusal> {
    let rule: Rule = ask.path.get("rule").and_then(|r| r.parse().ok()).ok_or(Refusal::NotFound)?;
    let (language, today) = (ask.visit.language, ask.visit.today);
    let numbers = numbers(&mut ask, today).await?;
    let line = line(rule, numbers.line(rule), language);
    if let Some(value) = line.value {
        form.typed.default_to("value", value);
    }
    form.typed.default_to("effective_on", today);
    let (least, most) = rule.bounds();
    let page = EditPage { form, line, least, most, can_be_none: rule.can_be_none(numbers.base) };
    ask.task("nav-members", ask.t(&rule.key()), &page)
}

async fn choose(mut ask: Ask, mut form: Filled) -> Result<Answer, Refusal> {
    let today = ask.visit.today;
    let base = numbers(&mut ask, today).await?.base;
    form.typed.default_to("base", base);
    form.typed.default_to("effective_on", today);
    ask.task("nav-members", ask.t("profile-choose"), &ChoosePage { form, profiles: choices!(Profile) })
}

async fn read(mut ask: Ask) -> Result<Answer, Refusal> {
    if let Some(unknown) = ask.query.0.keys().find(|name| *name != "on") {
        return Err(Refusal::said(unknown, Signal::new("err-unknown-field").with("field", unknown).with("closest", "on")));
    }
    let on = ask.asked::<Day>("on")?.unwrap_or(ask.visit.today);
    let language = ask.visit.language;
    let numbers = numbers(&mut ask, on).await?;
    let document = |rule: &Rule| {
        let Line { value, origin, since } = numbers.line(*rule);
        RuleDocument { rule: *rule, value, unit: rule.unit(), origin: words(origin, language), effective_on: since }
    };
    let rules = Rule::ALL.iter().map(document).collect();
    let document = ProfileDocument { on, base: numbers.base, rules };
    Ok(Answer::json(serde_json::to_value(document).unwrap_or_default()))
}
