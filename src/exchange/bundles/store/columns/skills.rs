//! Where the files of assessments and training lie.

use super::*;
use crate::{
    exchange::bundles::{cells::Subject, store::skills},
    kernel::YesNo,
    method::assessments::{AssessmentState, Source},
    people::training::TrainingKind,
};

/// An assessment as it is found: who is looked at lies in one of two columns.
#[derive(sqlx::FromRow)]
pub struct AssessmentFound {
    id: Uuid,
    r#ref: Option<String>,
    trainee_id: Option<Uuid>,
    employer_id: Option<Uuid>,
    case_id: Option<Uuid>,
    framework: String,
    number: i64,
    state: AssessmentState,
    purpose: Option<String>,
    explained_on: Option<Day>,
    explained_by_id: Option<Uuid>,
    prepared_on: Day,
    assessed_on: Option<Day>,
    synthesis: Option<String>,
    synthesised_on: Option<Day>,
    synthesised_by_id: Option<Uuid>,
    contested: Option<bool>,
    said_on: Option<Day>,
    said_comment: Option<String>,
    said_by_link: bool,
    sealed_on: Option<Day>,
    sealed_by_id: Option<Uuid>,
    supersedes_id: Option<Uuid>,
    dropped_on: Option<Day>,
    dropped_reason: Option<String>,
}

const TRAVELS: &[Assessments] = &[
    Assessments::TraineeId,
    Assessments::EmployerId,
    Assessments::CaseId,
    Assessments::Framework,
    Assessments::Number,
    Assessments::State,
    Assessments::Purpose,
    Assessments::ExplainedOn,
    Assessments::ExplainedById,
    Assessments::PreparedOn,
    Assessments::AssessedOn,
    Assessments::Synthesis,
    Assessments::SynthesisedOn,
    Assessments::SynthesisedById,
    Assessments::Contested,
    Assessments::SaidOn,
    Assessments::SaidComment,
    Assessments::SaidByLink,
    Assessments::SealedOn,
    Assessments::SealedById,
    Assessments::SupersedesId,
    Assessments::DroppedOn,
    Assessments::DroppedReason,
];

impl Kept for AssessmentRow {
    type Table = Assessments;
    type Found = AssessmentFound;
    const ID: Assessments = Assessments::Id;
    #[cfg(test)]
    const TRAVELS: &'static [Assessments] = TRAVELS;

    fn select(scope: &Scope) -> Select {
        scope.from(Assessments::Table).cols([Assessments::Id, Assessments::Ref]).cols(TRAVELS.iter().copied())
    }

    fn id(found: &AssessmentFound) -> Uuid {
        found.id
    }

    fn row(a: AssessmentFound, ids: &Ids) -> Self {
        let member = |id: Option<Uuid>| id.map(|id| ids.key::<MemberRow>(id));
        // A firm is looked at in somebody's accompaniment: it is the one that is assessed.
        let subject = match (a.employer_id, a.trainee_id) {
            (Some(firm), _) => Subject::Employer(ids.key::<EmployerRow>(firm)),
            (None, person) => Subject::Trainee(person.map(|id| ids.key::<TraineeRow>(id)).unwrap_or_default()),
        };
        AssessmentRow {
            reference: a.r#ref.unwrap_or_else(|| a.id.to_string()),
            subject,
            framework: a.framework,
            explained_on: a.explained_on,
            assessed_on: a.assessed_on,
            sealed_on: a.sealed_on,
            contested: a.contested,
            version: Some(a.number),
            case: a.case_id.map(|id| ids.key::<CaseRow>(id)),
            state: Some(a.state),
            prepared_on: Some(a.prepared_on),
            purpose: a.purpose.filter(|t| !t.is_empty()),
            explained_by: member(a.explained_by_id),
            synthesis: a.synthesis,
            synthesised_on: a.synthesised_on,
            synthesised_by: member(a.synthesised_by_id),
            said_on: a.said_on,
            said_comment: a.said_comment.filter(|t| !t.is_empty()),
            said_by_link: YesNo(a.said_by_link),
            sealed_by: member(a.sealed_by_id),
            supersedes: a.supersedes_id.map(|id| ids.key::<AssessmentRow>(id)),
            dropped_on: a.dropped_on,
            dropped_reason: a.dropped_reason,
        }
    }

    fn cells(&self, ids: &Ids) -> Result<Cells<Assessments>> {
        use Assessments as A;
        let member = |key: &Option<String>| <To<MemberRow> as Lie<_, Option<Uuid>>>::write(key, ids);
        let (trainee, employer) = match &self.subject {
            Subject::Trainee(key) => (<To<TraineeRow> as Lie<String, Uuid>>::write(key, ids)?, Option::<Uuid>::None.into()),
            Subject::Employer(key) => (Option::<Uuid>::None.into(), <To<EmployerRow> as Lie<String, Uuid>>::write(key, ids)?),
        };
        let (number, state) = (self.version.unwrap_or(1), self.state.ok_or(db::Error::Dangling)?);
        Ok(vec![
            (A::TraineeId, trainee),
            (A::EmployerId, employer),
            (A::CaseId, <To<CaseRow> as Lie<_, Option<Uuid>>>::write(&self.case, ids)?),
            (A::Framework, self.framework.clone().into()),
            (A::Number, number.into()),
            (A::FrameworkId, skills::framework_id(ids, &self.framework, number).into()),
            (A::State, state.into()),
            (A::Purpose, self.purpose.clone().into()),
            (A::ExplainedOn, self.explained_on.into()),
            (A::ExplainedById, member(&self.explained_by)?),
            (A::PreparedOn, self.prepared_on.ok_or(db::Error::Dangling)?.into()),
            (A::AssessedOn, self.assessed_on.into()),
            (A::Synthesis, self.synthesis.clone().into()),
            (A::SynthesisedOn, self.synthesised_on.into()),
            (A::SynthesisedById, member(&self.synthesised_by)?),
            (A::Contested, self.contested.into()),
            (A::SaidOn, self.said_on.into()),
            (A::SaidComment, self.said_comment.clone().into()),
            (A::SaidByLink, self.said_by_link.0.into()),
            (A::SealedOn, self.sealed_on.into()),
            (A::SealedById, member(&self.sealed_by)?),
            (A::SupersedesId, <To<AssessmentRow> as Lie<_, Option<Uuid>>>::write(&self.supersedes, ids)?),
            (A::DroppedOn, self.dropped_on.into()),
            (A::DroppedReason, self.dropped_reason.clone().into()),
        ])
    }

    fn besides(&self, ground: &Ground, was: Was) -> Result<Cells<Assessments>> {
        let mut cells = reference(Assessments::Ref, &self.reference, was);
        let scale = ground.scales.meant(&self.framework, self.version).ok_or(db::Error::Dangling)?.1;
        cells.push((Assessments::MaxLevel, scale.max_level.into()));
        cells.push((Assessments::FromBundle, true.into()));
        Ok(cells)
    }
}

kept! {
    SourceRow in Sources as SourceFound {
        assessment AssessmentId To<AssessmentRow>: Uuid,
        source Source Same: Source,
        member MemberId To<MemberRow>: Option<Uuid>,
        asked_on AskedOn Same: Day,
        given_on GivenOn Same: Option<Day>,
    }
    TrainingDayRow in TrainingDays as TrainingDayFound {
        member MemberId To<MemberRow>: Uuid,
        on HeldOn Same: Day,
        kind Kind Same: TrainingKind,
        days Days Same: Hundredths,
        note Note Text: Option<String>,
    }
}

impl Besides for SourceRow {
    fn besides(&self, _: &Ground, _: Was) -> Result<Cells<Sources>> {
        Ok(Vec::new())
    }
}

impl Besides for TrainingDayRow {
    fn besides(&self, _: &Ground, _: Was) -> Result<Cells<TrainingDays>> {
        Ok(Vec::new())
    }
}
