//! A source rates: item by item, as often as it likes, until it hands in; then never again.

use super::{
    Rated, Source, Step, Supported, View,
    actions::page,
    after, refused,
    store::{self, Asked, Assessment},
};
use crate::{
    desk::{Action, Audience, Desk, Refusal, Saved, Visit, World},
    kernel::{YesNo, ids::*, signal::Signal},
    method::{
        cases,
        frameworks::{self, Grid},
    },
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What the coach, or the supervisor, says of the items.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RateAssessment {
    pub id: AssessmentId,
    /// `item:level`, or `item:none` for what was looked at and not assessed. What is left out stays as it was.
    #[serde(default)]
    pub levels: Vec<Rated>,
    /// `item:support`, where the framework asks who supplies the support.
    #[serde(default)]
    pub supports: Vec<Supported>,
    /// Whether they are done: every item has an answer then, and nothing can be changed any more.
    pub done: Option<YesNo>,
}

impl Action for RateAssessment {
    const NAME: &'static str = "assessment.rate";
    const ABOUT: &'static str = "Rates as the coach or the supervisor, without seeing what others say";
    const API: &'static str = "/assessments/{id}/rate";
    const AUDIENCE: Audience = Audience::of(&[crate::desk::Kind::Jobcoach, crate::desk::Kind::Supervisor]);

    fn example(w: &World) -> Self {
        let levels = ["tasks:2", "time:3", "communication:none"].iter().filter_map(|r| r.parse().ok()).collect();
        let supports = ["tasks:colleague"].iter().filter_map(|s| s.parse().ok()).collect();
        RateAssessment { id: w.open_assessment, levels, supports, done: None }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let (a, asked) = own(desk, self.id).await?;
        let said = Said { levels: self.levels, supports: self.supports, done: self.done.is_some_and(|d| d.0) };
        keep(desk, &a, &asked, said).await?;
        Ok(Saved::new(a.id, a.version, if asked.source == Source::Coach { page(a.id) } else { format!("{}/rate", page(a.id)) }))
    }
}

/// What a source sends at once.
pub(super) struct Said {
    pub levels: Vec<Rated>,
    pub supports: Vec<Supported>,
    pub done: bool,
}

/// With whose eyes a visit looks, if it is asked.
pub fn source_of<'a>(visit: &Visit, all: &'a [Asked], coach: Option<MemberId>) -> Option<&'a Asked> {
    let me = visit.member();
    // After a handover the case's coach of today rates, unless the one before has handed in.
    let is_coach = |a: &Asked| a.source == Source::Coach && coach.is_some_and(|c| visit.coaches(c));
    let is_supervisor = |a: &Asked| a.source == Source::Supervisor && a.member.is_some() && a.member == me;
    all.iter().find(|a| is_coach(a) || is_supervisor(a))
}

/// The assessment, and with whose eyes this visit looks; for whoever is not asked there is none.
async fn own(desk: &mut Desk, id: AssessmentId) -> Result<(Assessment, Asked), Refusal> {
    let a = store::find(&mut desk.scope, id).await?.ok_or(Refusal::NotFound)?;
    let all = store::sources(&mut desk.scope, id).await?;
    let case = cases::store::find(&mut desk.scope, a.case.ok_or(Refusal::NotFound)?).await?.ok_or(Refusal::NotFound)?;
    let Some(asked) = source_of(&desk.visit, &all, Some(case.coach)).cloned() else {
        return Err(if desk.visit.reads_all() { Refusal::Forbidden } else { Refusal::NotFound });
    };
    if case.stage.is_over() {
        return Err(Refusal::rule("case", "err-case-closed"));
    }
    Ok((a, asked))
}

/// Keeps what a source says, and that it is done.
///
/// # Errors
/// The state of the assessment, `err-source-given`, an item or a level that the framework does not have, `err-rating-missing`.
pub(super) async fn keep(desk: &mut Desk, a: &Assessment, asked: &Asked, said: Said) -> Result<(), Refusal> {
    after(a.state, Step::Rate).map_err(|why| refused(why, a.id))?;
    // Whoever has no account can change their mind until the ratings lie side by side: the address is all they have.
    if asked.given_on.is_some() && asked.member.is_some() {
        return Err(Refusal::rule("", "err-source-given"));
    }
    let grid = frameworks::store::used(&mut desk.scope, (&a.framework, a.number), a.framework_id).await?.grid;
    let known = store::own_view(&mut desk.scope, asked.id).await?;
    let view = laid_over(&grid, &known, said.levels, said.supports)?;
    store::rate(&mut desk.scope, asked.id, &view).await?;
    if said.done && asked.given_on.is_none() {
        let missing: Vec<&str> =
            grid.items.iter().map(|i| i.code.as_str()).filter(|i| !view.contains_key(*i) && !known.contains_key(*i)).collect();
        if !missing.is_empty() {
            return Err(Refusal::said("levels", Signal::new("err-rating-missing").with("count", missing.len())));
        }
        super::asked::hand_in(&mut desk.scope, asked.id, desk.today).await?;
    }
    Ok(())
}

/// What is written of the items that are named; an item named twice in one breath says nothing.
fn laid_over(grid: &Grid, known: &View, levels: Vec<Rated>, supports: Vec<Supported>) -> Result<View, Refusal> {
    let mut view = View::new();
    for r in levels {
        if grid.item(&r.item).is_none() {
            return Err(Refusal::said("levels", Signal::new("err-rating-item").with("item", r.item)));
        }
        if r.level.is_some_and(|l| l > grid.max_level()) {
            return Err(Refusal::said("levels", Signal::new("err-rating-level").with("item", r.item).with("most", grid.max_level())));
        }
        let support = known.get(&r.item).and_then(|(_, support)| *support);
        if view.insert(r.item.clone(), (r.level, support)).is_some() {
            return Err(Refusal::said("levels", Signal::new("err-rating-twice").with("item", r.item)));
        }
    }
    for s in supports {
        if !grid.kind.asks_support() || grid.item(&s.item).is_none() {
            return Err(Refusal::said("supports", Signal::new("err-rating-item").with("item", s.item)));
        }
        let level = known.get(&s.item).map(|(level, _)| *level);
        // Who helps is a word on an answer: alone it would stand for one.
        let Some(level) = level.or_else(|| view.get(&s.item).map(|(level, _)| *level)) else {
            return Err(Refusal::said("supports", Signal::new("err-rating-support").with("item", s.item)));
        };
        view.entry(s.item).or_insert((level, None)).1 = Some(s.support);
    }
    Ok(view)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::method::assessments::Support;

    #[test]
    fn what_is_left_out_stays_and_what_is_not_asked_is_refused() {
        let grid = &frameworks::shipped::find("autonomy", None).unwrap().grid;
        let read = |levels: &[&str], supports: &[&str]| {
            let known = View::from([("time".to_owned(), (Some(1), Some(Support::Coach)))]);
            let levels = levels.iter().map(|l| l.parse().unwrap()).collect();
            laid_over(grid, &known, levels, supports.iter().map(|s| s.parse().unwrap()).collect())
        };
        let view = read(&["tasks:4", "time:2"], &["tasks:nobody"]).unwrap();
        assert_eq!(view["tasks"], (Some(4), Some(Support::Nobody)));
        assert_eq!(view["time"], (Some(2), Some(Support::Coach)));
        assert_eq!(read(&[], &["time:nobody"]).unwrap()["time"], (Some(1), Some(Support::Nobody)));
        for wrong in [&["nothing:1"][..], &["tasks:5"], &["tasks:1", "tasks:2"]] {
            assert!(read(wrong, &[]).is_err(), "{wrong:?}");
        }
        assert!(read(&[], &["nothing:coach"]).is_err());
        assert!(read(&[], &["tasks:nobody"]).is_err(), "who helps, and nothing of how it goes");
        assert!(read(&["tasks:none"], &["tasks:nobody"]).is_ok());
    }
}
