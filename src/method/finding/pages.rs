//! One box: the page of what was found, and the same for programs.

use super::{NOTES, excerpt, store};
use crate::{
    desk::{Audience, Refusal},
    kernel::{Day, ids::*, signal::Signal},
    method::sessions::may_read_note,
    people::{
        employers,
        names::{
            FEWEST, Sought,
            store::{Finder, Hit},
        },
        trainees,
    },
    web::{Answer, Ask, Table, filters},
};
use askama::Template;
use serde::Serialize;
use utoipa::ToSchema;

/// Records of each kind that are shown.
const SHOWN: usize = 20;
/// Notes that are read at first.
const SOME: u64 = 3 * SHOWN as u64;

#[derive(Template)]
#[template(path = "finding/show.html")]
pub struct ShowPage {
    pub search: String,
    /// Nothing while too little was typed.
    pub found: Option<Found>,
    /// `own` or `all`: whose notes were searched; empty for those who search none.
    pub reach: &'static str,
    pub sees_employers: bool,
}

/// What was found, the likeliest first; one's own people before all others.
#[derive(Debug, Default, Serialize, ToSchema)]
pub struct Found {
    pub trainees: Vec<FoundTrainee>,
    pub employers: Vec<FoundEmployer>,
    pub notes: Vec<FoundNote>,
    /// Whether notes were looked through: when it is asked for (`notes`), and when nothing else was found.
    pub notes_searched: bool,
    /// Whether there is more than is told here: a longer text finds it.
    pub more: bool,
}

impl Found {
    pub fn count(&self) -> usize {
        self.trainees.len() + self.employers.len() + self.notes.len()
    }
}

#[derive(Debug, Serialize, ToSchema)]
pub struct FoundTrainee {
    pub id: TraineeId,
    pub first_name: String,
    pub last_name: String,
    pub entered_on: Day,
    pub left_on: Option<Day>,
    /// Whether the person is accompanied or supervised by who asks.
    pub own: bool,
    /// `exact`, `beginning`, `typo` or `sound`.
    pub why: &'static str,
    #[serde(skip)]
    pub why_key: Option<&'static str>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct FoundEmployer {
    pub id: EmployerId,
    pub name: String,
    pub city: Option<String>,
    /// `exact`, `beginning`, `typo` or `sound`.
    pub why: &'static str,
    #[serde(skip)]
    pub why_key: Option<&'static str>,
}

/// A session's note that holds every word.
#[derive(Debug, Serialize, ToSchema)]
pub struct FoundNote {
    pub session: SessionId,
    pub case: CaseId,
    pub person: String,
    pub held_on: Day,
    /// The words around the first that was found.
    pub excerpt: String,
}

pub fn register(t: &mut Table) {
    t.page("/search", "search.show", Audience::STAFF, show);
    t.endpoint("/api/v1/search", "search.find", Audience::STAFF, give);
    t.describe::<Found>("/api/v1/search", &[("q", true, "text"), ("notes", false, "boolean")]);
}

async fn show(mut ask: Ask) -> Result<Answer, Refusal> {
    let search = ask.query.get("q").trim().to_owned();
    let found = match Sought::read(&search) {
        Some(sought) => Some(look(&mut ask, &sought).await?),
        None => None,
    };
    let reach = match store::reach(&ask.visit) {
        Some(store::Reach::Own(_)) => "own",
        Some(store::Reach::All) => "all",
        None => "",
    };
    let sees_employers = ask.visit.is_in(Audience::CASE_READERS);
    ask.page("search", ask.t("search-title"), &ShowPage { search, found, reach, sees_employers })
}

async fn give(mut ask: Ask) -> Result<Answer, Refusal> {
    if let Some(unknown) = ask.query.0.keys().find(|k| *k != "q" && *k != "notes") {
        return Err(Refusal::said(unknown, Signal::new("err-unknown-field").with("field", unknown).with("closest", "q")));
    }
    // What could not be read is nobody's name; a page looks for the rest, a program is told.
    if ask.query.get("q").contains('\u{fffd}') {
        return Err(Refusal::rule("q", "err-control"));
    }
    let notes = ask.query.get("notes");
    if !matches!(notes, "" | "true" | "false") {
        return Err(Refusal::said("notes", Signal::new("err-choice").with("read", notes).with("closest", "true, false")));
    }
    let sought = Sought::read(ask.query.get("q")).ok_or_else(|| Refusal::said("q", Signal::new("err-too-short").with("min", FEWEST)))?;
    let found = look(&mut ask, &sought).await?;
    Ok(Answer::json(serde_json::to_value(&found).unwrap_or_default()))
}

/// What this visit finds; the journal is told that they looked, and each note that they were shown.
async fn look(ask: &mut Ask, sought: &Sought) -> Result<Found, Refusal> {
    let visit = ask.visit.clone();
    let (asked, typing) = (matches!(ask.query.get("notes"), "1" | "true"), ask.query.get("notes") == "0");
    let scope = ask.scope().await?;
    let mut finder = Finder::new(sought);
    let mut found = Found::default();
    let mut people = trainees::lookup::sought(scope, &visit, &mut finder).await?;
    found.more |= people.len() > SHOWN;
    people.truncate(SHOWN);
    found.trainees = people.into_iter().map(person).collect();
    if visit.is_in(Audience::CASE_READERS) {
        let mut firms = employers::lookup::sought(scope, &mut finder).await?;
        found.more |= firms.len() > SHOWN;
        firms.truncate(SHOWN);
        found.employers = firms.into_iter().map(firm).collect();
    }
    found.more |= finder.full;
    // Notes say more than names and cost more to look through: they are asked for, or all that is left. While somebody is
    // still typing (`notes=0`) none is opened: half a word is not a question.
    found.notes_searched = asked || (found.count() == 0 && !typing);
    if let Some(reach) = store::reach(&visit).filter(|_| found.notes_searched) {
        // A common word fills the page from the latest; only a rare one is looked for in all.
        for most in [SOME, NOTES] {
            let rows = store::notes(scope, &visit, reach, &sought.words, most).await?;
            let all = (rows.len() as u64) < most;
            let readable = rows.into_iter().filter(|n| may_read_note(&visit, n.audience, n.writer_id, n.coach_id));
            found.notes = readable.filter_map(|n| note(n, &sought.words)).take(SHOWN + 1).collect();
            if all || found.notes.len() > SHOWN {
                break;
            }
        }
        found.more |= found.notes.len() > SHOWN;
        found.notes.truncate(SHOWN);
    }
    ask.read_list("search.show", "search");
    for note in &found.notes {
        ask.read("search.note", note.session);
    }
    Ok(found)
}

fn person(h: Hit<trainees::store::NameLine>) -> FoundTrainee {
    let p = h.record;
    FoundTrainee {
        id: p.id,
        first_name: p.first_name,
        last_name: p.last_name,
        entered_on: p.entered_on,
        left_on: p.left_on,
        own: p.own,
        why: h.why.word(),
        why_key: h.why.key(),
    }
}

fn firm(h: Hit<employers::lookup::NameLine>) -> FoundEmployer {
    let e = h.record;
    FoundEmployer { id: e.id, name: e.name, city: e.city, why: h.why.word(), why_key: h.why.key() }
}

fn note(n: store::NoteRow, words: &[String]) -> Option<FoundNote> {
    let person = format!("{} {}", n.first_name, n.last_name);
    Some(FoundNote { session: n.id, case: n.case_id, person, held_on: n.held_on, excerpt: excerpt(&n.note, words)? })
}
