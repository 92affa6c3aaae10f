//! What a source does behind its address: rates, a page at a time, until it says that it is done; and changes its mind until the
//! ratings lie side by side.
//!
//! Invariant: opening the page changes nothing. It shows that source's own answers, to its holder alone: whoever reads the case and
//! looks at what a source sees is shown the questions, and no answer.

use super::{
    Rated, Source, Support, Supported, View,
    links::{self, Ground, RatingState},
    parts::{first_open, parts},
    rating::{Said, keep},
    store,
};
use crate::{
    desk::{Action, Audience, Desk, Person, Purpose, Refusal, Saved, World},
    kernel::{Day, Language, YesNo, signal::Signal},
    method::{
        doors::store::Door,
        frameworks::{Grid, Item, Picture},
    },
    web::{Answer, Ask, Filled, filters},
};
use askama::Template;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How often can be pressed behind an address for each item, and beside (ours): each press is in the journal, and whoever holds the
/// address has no account to end.
const PRESSES: (i64, i64) = (5, 20);

/// A source without an account rates. Which source it is, its address says.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RateByLink {
    /// `item:level`, or `item:none`.
    #[serde(default)]
    pub levels: Vec<Rated>,
    /// `item:support`, where the framework asks who supplies the support.
    #[serde(default)]
    pub supports: Vec<Supported>,
    /// Whether they are done; each item has an answer then.
    pub done: Option<YesNo>,
}

impl Action for RateByLink {
    const NAME: &'static str = "assessment.rate_by_link";
    const ABOUT: &'static str = "Rates through a mailed door, without seeing what others say";
    const API: &'static str = "";
    const AUDIENCE: Audience = Audience::LINK;

    fn example(_: &World) -> Self {
        RateByLink { levels: ["tasks:2"].iter().filter_map(|r| r.parse().ok()).collect(), supports: Vec::new(), done: None }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let Person::Door { door, purpose: Purpose::Rating, subject } = desk.visit.person else { return Err(Refusal::NotFound) };
        let ground = links::ground(&mut desk.scope, door, subject.into()).await?;
        match ground.state(desk.now) {
            RatingState::Rating => {}
            RatingState::Crossed => {
                let why = Signal::new("err-rating-crossed").with("coach", &ground.people.coach);
                return Err(Refusal::said("", why));
            }
            RatingState::Ended | RatingState::Withdrawn => return Err(Refusal::rule("", "err-link-ended")),
        }
        let (each, beside) = PRESSES;
        if ground.asked.presses >= each * ground.grid.items.len() as i64 + beside {
            return Err(Refusal::rule("", "err-link-often"));
        }
        let done = self.done.is_some_and(|d| d.0);
        if self.levels.is_empty() && self.supports.is_empty() && !done {
            return Err(Refusal::rule("levels", "err-rating-choose"));
        }
        keep(desk, &ground.a, &ground.asked, Said { levels: self.levels, supports: self.supports, done }).await?;
        super::asked::pressed(&mut desk.scope, ground.asked.id).await?;
        Ok(Saved::new(ground.asked.id, 1, String::new()))
    }
}

/// The page of a source.
#[derive(Template)]
#[template(path = "assessments/party.html")]
pub struct RatingPage {
    pub form: Filled,
    pub structure: String,
    pub coach: String,
    pub name: String,
    /// The person's first name.
    pub person: String,
    pub source: Source,
    /// Whether a firm is looked at.
    pub of_firm: bool,
    pub explained_on: Option<Day>,
    pub state: RatingState,
    pub given: bool,
    pub part: Option<Part>,
    /// Their own answers, once each item has one.
    pub answers: Vec<Given>,
    pub address: String,
    pub languages: Vec<(Language, bool)>,
}

impl RatingPage {
    pub fn is_person(&self) -> bool {
        self.source == Source::Myself
    }
    pub fn opens(&self) -> bool {
        self.state == RatingState::Rating
    }
}

/// What is asked on one page.
pub struct Part {
    pub at: usize,
    pub of: usize,
    pub heading: Option<String>,
    pub questions: Vec<Question>,
    pub levels: Vec<String>,
    pub supports: &'static [Support],
    pub back: Option<usize>,
    /// How many have no answer, when others here have one.
    pub missing: usize,
}

/// An item as it is asked.
pub struct Question {
    pub code: String,
    pub label: String,
    pub help: Option<String>,
    pub picture: Option<Picture>,
    /// What is chosen: a level, `none`, or nothing.
    pub level: String,
    pub support: String,
}

impl Question {
    pub fn is_level(&self, level: &str) -> bool {
        self.level == level
    }
    pub fn is_support(&self, support: &Support) -> bool {
        self.support == support.word()
    }
}

/// An answer of their own.
pub struct Given {
    pub label: String,
    /// Nothing when they do not know.
    pub words: Option<String>,
    pub support: Option<Support>,
    /// The page on which it can be changed.
    pub part: usize,
}

/// Which page a refused form was of.
fn typed_part(form: &Filled, split: &[Vec<&Item>]) -> Option<usize> {
    let typed = |item: &&Item| ["levels", "supports"].iter().any(|list| form.typed.has(&format!("{list}:{}", item.code)));
    split.iter().position(|items| items.iter().any(typed))
}

fn asked_on(form: &Filled, item: &Item, view: &View, language: Language) -> Question {
    let (level, support) = match view.get(&item.code) {
        _ if form.is_refused() => {
            let typed = |list: &str| form.value(&format!("{list}:{}", item.code)).to_owned();
            (typed("levels"), typed("supports"))
        }
        Some((level, support)) => {
            (level.map_or_else(|| "none".to_owned(), |l| l.to_string()), support.map_or("", Support::word).to_owned())
        }
        None => Default::default(),
    };
    Question {
        code: item.code.clone(),
        label: item.label.say(language).to_owned(),
        help: item.help.as_ref().map(|h| h.say(language).to_owned()),
        picture: item.picture,
        level,
        support,
    }
}

fn part(form: &Filled, grid: &Grid, split: &[Vec<&Item>], at: usize, view: &View, language: Language) -> Part {
    let items = &split[at];
    let answered = items.iter().filter(|i| view.contains_key(&i.code)).count();
    Part {
        at: at + 1,
        of: split.len(),
        heading: items.first().and_then(|i| i.domain.as_ref()).map(|d| d.say(language).to_owned()),
        questions: items.iter().map(|item| asked_on(form, item, view, language)).collect(),
        levels: grid.levels.iter().map(|l| l.say(language).to_owned()).collect(),
        supports: if grid.kind.asks_support() { Support::ALL } else { &[] },
        back: at.checked_sub(1).map(|before| before + 1),
        missing: if answered == 0 { 0 } else { items.len() - answered },
    }
}

fn answers(grid: &Grid, split: &[Vec<&Item>], view: &View, language: Language) -> Vec<Given> {
    let one = |(at, item): (usize, &Item)| {
        let (level, support) = view.get(&item.code).copied().unwrap_or_default();
        let words = level.map(|l| grid.level(l, language).to_owned());
        Given { label: item.label.say(language).to_owned(), words, support, part: at + 1 }
    };
    split.iter().enumerate().flat_map(|(at, items)| items.iter().map(move |item| (at, *item))).map(one).collect()
}

/// The page behind a door. To its holder it shows their own answers; to anybody else who looks at what they see, none.
///
/// # Errors
/// [`Refusal::NotFound`].
pub async fn drawn(ask: &mut Ask, form: Filled, door: &Door, address: String, is_holder: bool) -> Result<RatingPage, Refusal> {
    let here = ask.visit.here.clone().ok_or(Refusal::NotFound)?;
    let (language, now) = (ask.visit.language, ask.visit.now);
    let wanted = ask.query.get("part").parse::<usize>().ok().and_then(|n| n.checked_sub(1));
    let scope = ask.scope().await?;
    let ground = links::ground(scope, door.id, door.subject.into()).await?;
    let state = ground.state(now);
    let opens = state == RatingState::Rating;
    let view = if opens && is_holder { store::own_view(scope, ground.asked.id).await? } else { View::new() };
    let Ground { a, asked, people, grid, door } = ground;
    let split = parts(&grid, asked.source);
    let typed = if form.is_refused() { typed_part(&form, &split) } else { None };
    let open = first_open(&split, &view);
    // Whoever comes too late sees what they typed, and no more of it.
    let at = if opens { typed.or(wanted.filter(|n| *n < split.len())).or(open) } else { typed };
    Ok(RatingPage {
        structure: here.name,
        coach: people.coach,
        name: door.recipient_name,
        person: people.first_name,
        source: asked.source,
        of_firm: a.employer.is_some(),
        explained_on: a.explained_on,
        state,
        given: opens && is_holder && asked.given_on.is_some(),
        part: at.map(|at| part(&form, &grid, &split, at, &view, language)),
        answers: if opens && at.is_none() { answers(&grid, &split, &view, language) } else { Vec::new() },
        form,
        address,
        languages: Language::ALL.iter().map(|l| (*l, *l == language)).collect(),
    })
}

/// `/l/{token}/rating`
///
/// # Errors
/// [`Refusal::NotFound`] through a door of another purpose.
pub async fn page(mut ask: Ask, form: Filled) -> Result<Answer, Refusal> {
    let Person::Door { door, purpose: Purpose::Rating, subject } = ask.visit.person else { return Err(Refusal::NotFound) };
    let door = crate::method::doors::store::row(ask.scope().await?, door).await?.ok_or(Refusal::NotFound)?;
    let address = format!("/l/{}/{}", ask.path.get("token").map_or("", String::as_str), Purpose::Rating.word());
    let page = drawn(&mut ask, form, &door, address, true).await?;
    ask.read("assessment.seen", subject);
    let title = ask.t1("link-title", "structure", &page.structure);
    ask.bare(title, &page)
}
