//! What every source said is laid side by side, talked over, put in words, agreed to or contested, and sealed.

use super::{
    AssessmentState, Source, Step, Verdict,
    actions::{of_coach, page},
    check_sources, links, steps,
    store::{self, Assessment},
};
use crate::{
    desk::{Action, Audience, Desk, Purpose, Refusal, Saved, World},
    kernel::{Day, Prose, fixed, ids::*, signal::Signal},
    method::doors,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Lays what was handed in side by side; nobody rates any more.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CrossAssessment {
    pub id: AssessmentId,
}

impl Action for CrossAssessment {
    const NAME: &'static str = "assessment.cross";
    const ABOUT: &'static str = "Lays the ratings side by side: nobody rates any more";
    const API: &'static str = "/assessments/{id}/cross";
    const AUDIENCE: Audience = Audience::COACHES;

    fn example(w: &World) -> Self {
        CrossAssessment { id: w.crossable_assessment }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let (a, to) = of_coach(desk, self.id, Step::Cross).await?;
        let given = given(desk, &a).await?;
        check_sources(&given).map_err(|_| {
            let why = Signal::new("err-cross-two").with("count", given.len());
            Refusal::said("", why).way_out("assessment-see", page(a.id))
        })?;
        steps::crossed(&mut desk.scope, &a, to, desk.today).await?;
        links::shut(&mut desk.scope, a.id, desk.now).await?;
        Ok(Saved::new(a.id, a.version + 1, page(a.id)))
    }
}

/// The sources that handed in.
async fn given(desk: &mut Desk, a: &Assessment) -> Result<Vec<Source>, Refusal> {
    let all = store::sources(&mut desk.scope, a.id).await?;
    Ok(all.into_iter().filter(|s| s.given_on.is_some()).map(|s| s.source).collect())
}

/// As it was read, or the reader is told what it is by now.
fn as_read(a: &Assessment, read: Option<i64>) -> Result<(), Refusal> {
    match read {
        Some(v) if v != a.version => Err(Refusal::Stale { theirs: serde_json::to_value(a).unwrap_or_default() }),
        _ => Ok(()),
    }
}

/// What came out of talking it over, in words. It can be rewritten until the person has said what they think of it.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SynthesiseAssessment {
    pub id: AssessmentId,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
    pub synthesis: Prose,
}

impl Action for SynthesiseAssessment {
    const NAME: &'static str = "assessment.synthesise";
    const ABOUT: &'static str = "Writes what came out of talking an assessment over";
    const API: &'static str = "/assessments/{id}/synthesise";
    const AUDIENCE: Audience = Audience::COACHES;

    fn example(w: &World) -> Self {
        SynthesiseAssessment {
            id: w.crossed_assessment,
            version: None,
            synthesis: fixed("Le rythme est tenu ; la caisse se travaille encore"),
        }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let (a, to) = of_coach(desk, self.id, Step::Synthesise).await?;
        desk.rewrites(&a, a.version, self.version)?;
        // What a bundle told may have had one pair of eyes only.
        let given = given(desk, &a).await?;
        check_sources(&given).map_err(|_| Refusal::said("", Signal::new("err-cross-two").with("count", given.len())))?;
        let who = (desk.today, desk.me());
        steps::synthesised(&mut desk.scope, &a, to, self.synthesis.into(), who).await?;
        // Whoever was sent other words says nothing of these by that address.
        doors::store::shut(&mut desk.scope, Purpose::Synthesis, a.id.0, desk.now).await?;
        Ok(Saved::new(a.id, a.version + 1, page(a.id)))
    }
}

/// What the person, or the firm, says of the synthesis, as they said it to the coach.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SayOfAssessment {
    pub id: AssessmentId,
    /// The version that was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
    pub say: Verdict,
    /// In their words; needed when they contest.
    pub comment: Option<Prose>,
    /// The day on which they said it; today unless said.
    pub on: Option<Day>,
}

impl Action for SayOfAssessment {
    const NAME: &'static str = "assessment.say";
    const ABOUT: &'static str = "Records whether the person agrees to the synthesis, or contests it";
    const API: &'static str = "/assessments/{id}/say";
    const AUDIENCE: Audience = Audience::COACHES;

    fn example(w: &World) -> Self {
        let comment = Some(fixed("Je tiens la caisse depuis une semaine"));
        SayOfAssessment { id: w.synthesised_assessment, version: None, say: Verdict::Contested, comment, on: Some(w.today) }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let (a, to) = of_coach(desk, self.id, Step::Say(self.say)).await?;
        as_read(&a, self.version)?;
        if self.say == Verdict::Contested && self.comment.is_none() {
            return Err(Refusal::rule("comment", "err-contest-comment"));
        }
        let on = self.on.unwrap_or(desk.today);
        if on > desk.today {
            return Err(Refusal::rule("on", "err-future"));
        }
        if let Some(since) = a.synthesised_on.filter(|since| on < *since) {
            return Err(Refusal::said("on", Signal::new("err-assessment-early").with("date", since)));
        }
        // Who contested and agrees later keeps what they said first.
        let comment = self.comment.map(String::from).or(a.said_comment.clone().filter(|_| to == AssessmentState::Agreed));
        steps::said(&mut desk.scope, &a, to, comment, (on, false)).await?;
        Ok(Saved::new(a.id, a.version + 1, page(a.id)))
    }
}

/// From now on it is never changed; the one it corrects is superseded.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SealAssessment {
    pub id: AssessmentId,
    /// The version that was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
}

impl Action for SealAssessment {
    const NAME: &'static str = "assessment.seal";
    const ABOUT: &'static str = "Seals an assessment: only another one can correct it";
    const API: &'static str = "/assessments/{id}/seal";
    const AUDIENCE: Audience = Audience::COACHES;

    fn example(w: &World) -> Self {
        SealAssessment { id: w.agreed_assessment, version: None }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let (a, to) = of_coach(desk, self.id, Step::Seal).await?;
        as_read(&a, self.version)?;
        let who = (desk.today, desk.me());
        steps::sealed(&mut desk.scope, &a, to, who).await?;
        Ok(Saved::new(a.id, a.version + 1, page(a.id)))
    }
}
