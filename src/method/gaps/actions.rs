//! What can be changed about the matching matrix: a pair noted, and rewritten.

use super::{GapAnswer, Pair, store};
use crate::{
    desk::{Action, Audience, Desk, Refusal, Saved, World},
    kernel::{Prose, ids::*},
    method::cases,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What stands side by side in one pair of the matrix, and who changes.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NoteGap {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<GapId>,
    pub case: CaseId,
    /// Left out while no employer is in sight.
    pub employer: Option<EmployerId>,
    pub pair: Pair,
    /// On the person's side.
    pub person: Option<Prose>,
    /// On the post's side.
    pub work: Option<Prose>,
    pub answer: GapAnswer,
    /// What changes at the workplace, or who of the colleagues is coached.
    pub what: Option<Prose>,
}

impl Action for NoteGap {
    const NAME: &'static str = "gap.note";
    const ABOUT: &'static str = "Notes a pair of the matching matrix";
    const API: &'static str = "/gaps";
    const AUDIENCE: Audience = Audience::COACHES;

    fn example(w: &World) -> Self {
        NoteGap {
            id: Some(w.fresh.into()),
            case: w.case,
            employer: Some(w.employer),
            pair: Pair::Skills,
            person: "Sait nettoyer, lit peu".parse().ok(),
            work: "Lire un plan de nettoyage".parse().ok(),
            answer: GapAnswer::Workplace,
            what: "Le plan est dessiné".parse().ok(),
        }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let case = cases::store::open_of_coach(&mut desk.scope, &desk.visit, self.case).await?;
        let known = store::of_case(&mut desk.scope, case.id).await?;
        if let Some((gap, _)) = known.iter().find(|(g, _)| g.pair == self.pair && g.employer == self.employer) {
            return Err(Refusal::rule("pair", "err-gap-noted").way_out("change", format!("/gaps/{}/edit", gap.id)));
        }
        needs_words(self.answer, self.what.as_ref())?;
        let gap = store::Gap {
            id: desk.id_or_fresh(self.id),
            case: case.id,
            employer: self.employer,
            pair: self.pair,
            person: self.person.map(String::from),
            work: self.work.map(String::from),
            answer: self.answer,
            what: self.what.map(String::from),
            objective: None,
            version: 1,
        };
        store::insert(&mut desk.scope, &gap).await?;
        Ok(Saved::new(gap.id, 1, format!("/cases/{}/matching", case.id)))
    }
}

/// The same pair anew; what is left out is emptied.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UpdateGap {
    pub id: GapId,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
    pub person: Option<Prose>,
    pub work: Option<Prose>,
    pub answer: GapAnswer,
    pub what: Option<Prose>,
}

impl Action for UpdateGap {
    const NAME: &'static str = "gap.update";
    const ABOUT: &'static str = "Rewrites a pair of the matching matrix";
    const API: &'static str = "/gaps/{id}/update";
    const AUDIENCE: Audience = Audience::COACHES;

    fn example(w: &World) -> Self {
        let n = NoteGap::example(w);
        UpdateGap { id: w.gap, version: None, person: n.person, work: n.work, answer: GapAnswer::Matched, what: None }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let known = store::find(&mut desk.scope, self.id).await?.ok_or(Refusal::NotFound)?;
        let case = cases::store::open_of_coach(&mut desk.scope, &desk.visit, known.case).await?;
        needs_words(self.answer, self.what.as_ref())?;
        desk.rewrites(&known, known.version, self.version)?;
        let version = known.version;
        let gap = store::Gap {
            person: self.person.map(String::from),
            work: self.work.map(String::from),
            answer: self.answer,
            what: self.what.map(String::from),
            ..known
        };
        store::update(&mut desk.scope, &gap, version).await?;
        Ok(Saved::new(gap.id, version + 1, format!("/cases/{}/matching", case.id)))
    }
}

/// That something changes at the workplace says nothing unless it says what.
fn needs_words(answer: GapAnswer, what: Option<&Prose>) -> Result<(), Refusal> {
    match answer {
        GapAnswer::Workplace | GapAnswer::Colleagues if what.is_none() => Err(Refusal::rule("what", "err-gap-what")),
        _ => Ok(()),
    }
}
