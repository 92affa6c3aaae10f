//! Assessments: what several sources say of a person or of an establishment, each alone, then side by side (`method.md`,
//! section 6).
//!
//! Invariant: nobody is rated before purpose and process were explained to them; until the ratings are laid side by side a
//! source's ratings are read by that source alone, and afterwards by nobody changed. No mean over sources is ever made here.

pub mod actions;
pub mod asked;
pub mod asking;
pub mod asking_pages;
pub mod crossing;
pub mod drawing;
pub mod ends;
pub mod links;
pub mod pages;
mod parts;
pub mod party;
pub mod rating;
pub mod reading;
pub mod reminders;
pub mod reviews;
mod steps;
pub mod store;
pub mod tasks;
pub mod verdict;

use crate::{
    desk::Refusal,
    kernel::signal::Signal,
    method::{agreements::Party, frameworks::FrameworkKind},
};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{collections::BTreeMap, str::FromStr};

words! {
    /// Where an assessment stands.
    AssessmentState "assessment" {
        /// Nobody rates yet: purpose and process are still to be explained.
        Prepared "prepared",
        /// Each source rates alone.
        Open "open",
        /// Laid side by side; nobody rates any more.
        Crossed "crossed",
        Synthesised "synthesised", Agreed "agreed", Contested "contested", Sealed "sealed",
        /// Another one, sealed later, corrects it.
        Superseded "superseded",
        Dropped "dropped",
    }
    /// Through whose eyes.
    Source "source" { Myself "self", Supervisor "supervisor", Employer "employer", Client "client", Coach "coach" }
    /// Who supplies the support in a situation at work.
    Support "support" { Coach "coach", Colleague "colleague", Nobody "nobody" }
    /// What the person, or the firm, says of a synthesis.
    Verdict "verdict" { Agreed "agreed", Contested "contested" }
}

impl AssessmentState {
    /// Whether the ratings lie side by side.
    pub const fn is_crossed(self) -> bool {
        use AssessmentState::*;
        matches!(self, Crossed | Synthesised | Agreed | Contested | Sealed | Superseded)
    }

    /// Nothing more happens to it.
    pub const fn is_over(self) -> bool {
        matches!(self, AssessmentState::Sealed | AssessmentState::Superseded | AssessmentState::Dropped)
    }
}

impl Source {
    /// Which side of a case looks, where it is one of the two without an account.
    pub const fn party(self) -> Option<Party> {
        match self {
            Source::Myself => Some(Party::Trainee),
            Source::Employer => Some(Party::Employer),
            Source::Supervisor | Source::Client | Source::Coach => None,
        }
    }
}

/// What moves an assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Explain,
    Rate,
    Cross,
    Synthesise,
    Say(Verdict),
    Seal,
    Drop,
}

/// Where a step leads. A synthesis can be rewritten until something was said of it; who contested can still agree.
///
/// # Errors
/// The rule that speaks against it: `err-assessment-…`.
pub fn after(from: AssessmentState, step: Step) -> Result<AssessmentState, Signal> {
    use AssessmentState as S;
    match (from, step) {
        (S::Prepared, Step::Explain) => Ok(S::Open),
        (S::Open, Step::Rate) => Ok(S::Open),
        (S::Open, Step::Cross) => Ok(S::Crossed),
        (S::Crossed | S::Synthesised, Step::Synthesise) => Ok(S::Synthesised),
        (S::Synthesised | S::Contested, Step::Say(Verdict::Agreed)) => Ok(S::Agreed),
        (S::Synthesised, Step::Say(Verdict::Contested)) => Ok(S::Contested),
        (S::Agreed | S::Contested, Step::Seal) => Ok(S::Sealed),
        (S::Prepared | S::Open, Step::Drop) => Ok(S::Dropped),
        (S::Dropped, _) => Err(Signal::new("err-assessment-dropped")),
        (S::Sealed | S::Superseded, _) => Err(Signal::new("err-assessment-sealed")),
        (_, Step::Explain) => Err(Signal::new("err-assessment-explained")),
        (S::Prepared, _) => Err(Signal::new("err-assessment-explain-first")),
        (_, Step::Rate | Step::Cross | Step::Drop) => Err(Signal::new("err-assessment-crossed")),
        (S::Open, _) => Err(Signal::new("err-assessment-cross-first")),
        (S::Crossed, _) => Err(Signal::new("err-assessment-synthesise-first")),
        (S::Synthesised, _) => Err(Signal::new("err-assessment-say-first")),
        (S::Agreed | S::Contested, _) => Err(Signal::new("err-assessment-said")),
    }
}

/// Who can be asked about what a kind of framework looks at.
pub const fn sources_of(kind: FrameworkKind) -> &'static [Source] {
    match kind {
        FrameworkKind::Capacity => &[Source::Myself, Source::Employer, Source::Coach],
        FrameworkKind::Skills | FrameworkKind::Autonomy => Source::ALL,
    }
}

/// Whether these are enough eyes: two at least, one of them not the coach's.
///
/// # Errors
/// `err-sources-two`.
pub fn check_sources(sources: &[Source]) -> Result<(), Signal> {
    let mut kinds = sources.to_vec();
    kinds.sort_unstable();
    kinds.dedup();
    if kinds.len() < 2 { Err(Signal::new("err-sources-two")) } else { Ok(()) }
}

/// A level given to an item, written `item:level`, or `item:none` for what was looked at and not assessed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rated {
    pub item: String,
    pub level: Option<i64>,
}

/// Who supplies the support in an item, written `item:support`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Supported {
    pub item: String,
    pub support: Support,
}

impl FromStr for Rated {
    type Err = Signal;
    fn from_str(s: &str) -> Result<Rated, Signal> {
        let (item, level) = s.rsplit_once(':').ok_or_else(|| Signal::new("err-rating"))?;
        let level = match level {
            "none" => None,
            n => Some(n.parse().ok().filter(|n| (0..=6).contains(n)).ok_or_else(|| Signal::new("err-rating"))?),
        };
        Ok(Rated { item: item.to_owned(), level })
    }
}

impl FromStr for Supported {
    type Err = Signal;
    fn from_str(s: &str) -> Result<Supported, Signal> {
        let (item, support) = s.rsplit_once(':').ok_or_else(|| Signal::new("err-rating"))?;
        Ok(Supported { item: item.to_owned(), support: support.parse()? })
    }
}

macro_rules! written { ($($name:ident: $it:ident => $text:expr),+) => { $(
    impl Serialize for $name {
        fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> { let $it = self; s.serialize_str(&$text) }
    }
    impl<'de> Deserialize<'de> for $name {
        fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> { d.deserialize_str(crate::kernel::text::Parsed::new()) }
    }
    impl utoipa::PartialSchema for $name {
        fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
            utoipa::openapi::ObjectBuilder::new().schema_type(utoipa::openapi::schema::Type::String).into()
        }
    }
    impl utoipa::ToSchema for $name {}
)+ } }
written! {
    Rated: r => match r.level { Some(level) => format!("{}:{level}", r.item), None => format!("{}:none", r.item) },
    Supported: r => format!("{}:{}", r.item, r.support)
}

/// What one source says of each item, by its code.
pub type View = BTreeMap<String, (Option<i64>, Option<Support>)>;

/// An item about which sources are far apart: the lowest and the highest, with who says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Divergence {
    pub item: String,
    pub low: (i64, Vec<Source>),
    pub high: (i64, Vec<Source>),
}

/// The items about which sources are so many levels apart or more, in the framework's order.
pub fn divergences<'a>(items: impl Iterator<Item = &'a str>, views: &[(Source, View)], apart: i64) -> Vec<Divergence> {
    let one = |item: &str| {
        let said: Vec<(Source, i64)> = views.iter().filter_map(|(s, v)| Some((*s, v.get(item)?.0?))).collect();
        let (low, high) = (said.iter().map(|s| s.1).min()?, said.iter().map(|s| s.1).max()?);
        let who = |level: i64| (level, said.iter().filter(|s| s.1 == level).map(|s| s.0).collect());
        (high - low >= apart).then(|| Divergence { item: item.to_owned(), low: who(low), high: who(high) })
    };
    items.filter_map(one).collect()
}

/// The refusal of a step, with the way to the page that says more.
pub fn refused(why: Signal, id: crate::kernel::ids::AssessmentId) -> Refusal {
    Refusal::said("", why).way_out("assessment-see", format!("/assessments/{id}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_rated_before_it_was_explained_nor_after_it_was_crossed() {
        use AssessmentState as S;
        let rates: Vec<S> = S::ALL.iter().copied().filter(|s| after(*s, Step::Rate).is_ok()).collect();
        assert_eq!(rates, [S::Open]);
        assert_eq!(after(S::Prepared, Step::Rate).unwrap_err().key, "err-assessment-explain-first");
        assert_eq!(after(S::Sealed, Step::Rate).unwrap_err().key, "err-assessment-sealed");
        assert_eq!(after(S::Crossed, Step::Seal).unwrap_err().key, "err-assessment-synthesise-first");
        assert_eq!(after(S::Synthesised, Step::Seal).unwrap_err().key, "err-assessment-say-first");
        assert_eq!(after(S::Agreed, Step::Synthesise).unwrap_err().key, "err-assessment-said");
        assert_eq!(after(S::Contested, Step::Say(Verdict::Agreed)), Ok(S::Agreed));
        let steps = [Step::Explain, Step::Rate, Step::Cross, Step::Synthesise, Step::Say(Verdict::Agreed), Step::Seal, Step::Drop];
        for over in S::ALL.iter().filter(|s| s.is_over()) {
            assert!(steps.iter().all(|step| after(*over, *step).is_err()), "{over}");
        }
    }

    #[test]
    fn two_eyes_are_needed_and_one_is_not_the_coachs() {
        use Source::*;
        assert!(check_sources(&[Coach, Myself]).is_ok() && check_sources(&[Myself, Client]).is_ok());
        for few in [&[][..], &[Coach], &[Myself], &[Coach, Coach]] {
            assert!(check_sources(few).is_err(), "{few:?}");
        }
    }

    #[test]
    fn a_rating_is_read_as_it_is_written() {
        for text in ["tasks:3", "tasks:none", "a:b:0"] {
            let read: Rated = text.parse().unwrap();
            assert_eq!(serde_json::to_value(&read).unwrap(), text);
        }
        for wrong in ["", "tasks", "tasks:", "tasks:7", "tasks:-1", "tasks:deux"] {
            assert!(wrong.parse::<Rated>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn sources_two_levels_apart_are_listed_with_who_says_what() {
        let view = |levels: &[(&str, i64)]| levels.iter().map(|(i, l)| ((*i).to_owned(), (Some(*l), None))).collect::<View>();
        let mut coach = view(&[("a", 1), ("b", 2), ("c", 0)]);
        coach.insert("d".into(), (None, None));
        let views =
            [(Source::Myself, view(&[("a", 3), ("b", 3), ("d", 3)])), (Source::Coach, coach), (Source::Employer, view(&[("a", 1)]))];
        let found = divergences(["a", "b", "c", "d"].into_iter(), &views, 2);
        let expected = Divergence { item: "a".into(), low: (1, vec![Source::Coach, Source::Employer]), high: (3, vec![Source::Myself]) };
        assert_eq!(found, [expected]);
    }
}
