//! An assessment is prepared, explained, or dropped.

use super::{
    AssessmentState, Source, Step, after, check_sources, links, refused, sources_of, steps,
    store::{self, Asked, Assessment},
};
use crate::{
    desk::{Action, Audience, Desk, Refusal, Saved, Visit, World},
    kernel::{Day, Line, Prose, fixed, ids::*, signal::Signal},
    method::{
        cases::{self, Stage},
        frameworks::{self, FrameworkKind, store::Known},
    },
    people::{members, trainees},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// An assessment of a person, or of an employer who has them, by a framework, through the eyes of several sources.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PrepareAssessment {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<AssessmentId>,
    pub case: CaseId,
    /// The id of a published version, or the code of a framework that ships.
    pub framework: Line,
    /// Whose capacity is looked at, for a framework of that kind.
    pub employer: Option<EmployerId>,
    /// Who is asked to rate: two at least.
    #[serde(default)]
    pub sources: Vec<Source>,
    /// The sealed assessment that this one corrects.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supersedes: Option<AssessmentId>,
}

impl Action for PrepareAssessment {
    const NAME: &'static str = "assessment.prepare";
    const ABOUT: &'static str = "Prepares an assessment: by which framework, through whose eyes";
    const API: &'static str = "/assessments";
    const AUDIENCE: Audience = Audience::COACHES;

    fn example(w: &World) -> Self {
        PrepareAssessment {
            id: Some(w.fresh.into()),
            case: w.case,
            framework: fixed("autonomy"),
            employer: None,
            sources: vec![Source::Myself, Source::Supervisor, Source::Coach],
            supersedes: None,
        }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let case = cases::store::open_of_coach(&mut desk.scope, &desk.visit, self.case).await?;
        let known = frameworks::store::named(&mut desk.scope, self.framework.as_str()).await?;
        if known.is_draft() {
            let page = format!("/frameworks/{}", known.name());
            return Err(Refusal::rule("framework", "err-assessment-draft").way_out("framework-see", page));
        }
        let employer = subject(desk, &known, case.id, self.employer).await?;
        let a = Assessment {
            id: desk.id_or_fresh(self.id),
            r#ref: None,
            trainee: employer.is_none().then_some(case.trainee),
            employer,
            case: Some(case.id),
            framework: known.code.clone(),
            number: known.number,
            framework_id: known.id(),
            max_level: known.grid.max_level(),
            state: AssessmentState::Prepared,
            purpose: None,
            explained_on: None,
            prepared_on: desk.today,
            assessed_on: None,
            synthesis: None,
            synthesised_on: None,
            contested: None,
            said_on: None,
            said_comment: None,
            sealed_on: None,
            supersedes: self.supersedes,
            dropped_on: None,
            dropped_reason: None,
            from_bundle: false,
            version: 1,
            said_by_link: false,
        };
        corrects(desk, &a).await?;
        if let Some(other) = store::running(&mut desk.scope, &a).await? {
            return Err(Refusal::rule("framework", "err-assessment-running").way_out("assessment-see", page(other.id)));
        }
        let asked = asked(desk, &known, (a.id, &case), self.sources).await?;
        store::insert(&mut desk.scope, &a, &asked).await?;
        Ok(Saved::new(a.id, 1, page(a.id)))
    }
}

pub(super) fn page(id: AssessmentId) -> String {
    format!("/assessments/{id}")
}

/// Whose capacity is looked at: an employer where the person has, or had, a job in this case.
async fn subject(desk: &mut Desk, known: &Known, case: CaseId, employer: Option<EmployerId>) -> Result<Option<EmployerId>, Refusal> {
    match (known.grid.kind.is_of_employer(), employer) {
        (false, None) => Ok(None),
        (false, Some(_)) => Err(Refusal::rule("employer", "err-assessment-not-employer")),
        (true, None) => Err(Refusal::rule("employer", "err-assessment-employer")),
        (true, Some(id)) => {
            if store::hosts(&mut desk.scope, case, id).await? {
                Ok(Some(id))
            } else {
                Err(Refusal::NotFound)
            }
        }
    }
}

/// Whether the one it corrects is sealed, and of the same by the same framework.
async fn corrects(desk: &mut Desk, a: &Assessment) -> Result<(), Refusal> {
    let Some(id) = a.supersedes else { return Ok(()) };
    let old = store::find(&mut desk.scope, id).await?.ok_or(Refusal::NotFound)?;
    if (old.trainee, old.employer) != (a.trainee, a.employer) {
        return Err(Refusal::NotFound);
    }
    if (old.framework.as_str(), old.number, old.framework_id) != (a.framework.as_str(), a.number, a.framework_id) {
        return Err(Refusal::rule("framework", "err-assessment-corrects-other").way_out("assessment-see", page(id)));
    }
    match old.state {
        AssessmentState::Sealed => Ok(()),
        AssessmentState::Superseded => Err(Refusal::rule("supersedes", "err-assessment-superseded").way_out("assessment-see", page(id))),
        _ => Err(Refusal::rule("supersedes", "err-assessment-not-sealed").way_out("assessment-see", page(id))),
    }
}

/// Those who are asked. The supervisor is the one of the person's record, and whoever the coach writes to where it names none;
/// nobody looks with two pairs of eyes.
async fn asked(
    desk: &mut Desk,
    known: &Known,
    (id, case): (AssessmentId, &cases::store::Case),
    mut sources: Vec<Source>,
) -> Result<Vec<Asked>, Refusal> {
    sources.sort_unstable();
    sources.dedup();
    check_sources(&sources).map_err(|why| Refusal::said("sources", why))?;
    let mut asked = Vec::new();
    for source in sources {
        fits(known.grid.kind, source)?;
        let member = match source {
            Source::Coach => Some(case.coach),
            Source::Supervisor => supervisor(desk, case).await?,
            _ => None,
        };
        asked.push(Asked::new(desk.fresh(), id, source, member, desk.today));
    }
    Ok(asked)
}

/// Whether a kind of framework asks these eyes.
pub(super) fn fits(kind: FrameworkKind, source: Source) -> Result<(), Refusal> {
    match sources_of(kind).contains(&source) {
        true => Ok(()),
        false => Err(Refusal::said("sources", Signal::new("err-source-kind").with("source", source))),
    }
}

/// The supervisor of the person's record who signs in; nobody where it names none, or one who left.
pub(super) async fn supervisor(desk: &mut Desk, case: &cases::store::Case) -> Result<Option<MemberId>, Refusal> {
    let trainee = trainees::store::find(&mut desk.scope, case.trainee).await?.ok_or(Refusal::NotFound)?;
    let Some(named) = trainee.supervisor else { return Ok(None) };
    if named == case.coach {
        let edit = format!("/trainees/{}/edit", case.trainee);
        return Err(Refusal::rule("sources", "err-source-same").way_out("trainee-edit-way", edit));
    }
    Ok(members::store::find(&mut desk.scope, named).await?.filter(|m| m.active).map(|m| m.id))
}

/// An assessment in which this visit may decide: its case is under way, and theirs.
pub(super) async fn of_coach(desk: &mut Desk, id: AssessmentId, step: Step) -> Result<(Assessment, AssessmentState), Refusal> {
    let a = store::find(&mut desk.scope, id).await?.ok_or(Refusal::NotFound)?;
    let case = a.case.ok_or(Refusal::NotFound)?;
    cases::store::open_of_coach(&mut desk.scope, &desk.visit, case).await?;
    let to = after(a.state, step).map_err(|why| refused(why, id))?;
    Ok((a, to))
}

/// Whether a page offers this visit to decide in an assessment of a case.
pub fn may_decide(visit: &Visit, coach: MemberId, stage: Stage) -> bool {
    visit.coaches(coach) && !stage.is_over()
}

/// Why it is made, and how, was explained to the person, or to the firm. Only now can anybody rate.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ExplainAssessment {
    pub id: AssessmentId,
    /// What it is for, and how it goes, in the words in which it was said.
    pub purpose: Prose,
    /// Today unless said; not before it was prepared.
    pub on: Option<Day>,
}

impl Action for ExplainAssessment {
    const NAME: &'static str = "assessment.explain";
    const ABOUT: &'static str = "Records that purpose and process were explained: only now can anybody rate";
    const API: &'static str = "/assessments/{id}/explain";
    const AUDIENCE: Audience = Audience::COACHES;

    fn example(w: &World) -> Self {
        ExplainAssessment { id: w.assessment, purpose: fixed("Voir ce qui a changé depuis le début"), on: Some(w.today) }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let (a, to) = of_coach(desk, self.id, Step::Explain).await?;
        let on = self.on.unwrap_or(desk.today);
        if on > desk.today {
            return Err(Refusal::rule("on", "err-future"));
        }
        if on < a.prepared_on {
            return Err(Refusal::said("on", Signal::new("err-assessment-explain-early").with("date", a.prepared_on)));
        }
        let by = desk.me();
        steps::explained(&mut desk.scope, &a, to, self.purpose.into(), (on, by)).await?;
        Ok(Saved::new(a.id, a.version + 1, page(a.id)))
    }
}

/// It will not be made: the person does not want it, or it makes no sense any more.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DropAssessment {
    pub id: AssessmentId,
    pub reason: Prose,
}

impl Action for DropAssessment {
    const NAME: &'static str = "assessment.drop";
    const ABOUT: &'static str = "Gives an assessment up before its ratings lie side by side";
    const API: &'static str = "/assessments/{id}/drop";
    const AUDIENCE: Audience = Audience::COACHES;

    fn example(w: &World) -> Self {
        DropAssessment { id: w.open_assessment, reason: fixed("La personne préfère attendre la fin de l’essai") }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let (a, to) = of_coach(desk, self.id, Step::Drop).await?;
        steps::dropped(&mut desk.scope, &a, to, self.reason.into(), desk.today).await?;
        links::shut(&mut desk.scope, a.id, desk.now).await?;
        Ok(Saved::new(a.id, a.version + 1, page(a.id)))
    }
}
