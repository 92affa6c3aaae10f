//! Where the files of employers as clients lie.

use super::*;
use crate::method::{
    candidates::CandidateState,
    needs::{NeedAnswer, NeedState},
};

kept! {
    NeedRow in Needs as NeedFound key reference {
        employer EmployerId To<EmployerRow>: Uuid,
        job_title JobTitle Same: String,
        rome Rome Text: Option<String>,
        tasks Tasks Text: Option<String>,
        requirements Requirements Text: Option<String>,
        weekly_hours WeeklyHours Same: Option<Hundredths>,
        workplace Workplace Text: Option<String>,
        schedule Schedule Text: Option<String>,
        people People Same: i64,
        asked_on AskedOn Same: Day,
        wanted_from WantedFrom Same: Option<Day>,
        taken_by TakenById To<MemberRow>: Option<Uuid>,
        state State Same: NeedState,
        answer Answer Same: Option<NeedAnswer>,
        answered_on AnsweredOn Same: Option<Day>,
        answered_by AnsweredById To<MemberRow>: Option<Uuid>,
        answer_note AnswerNote Text: Option<String>,
        closed_on ClosedOn Same: Option<Day>,
        closing_note ClosingNote Text: Option<String>,
    }
    CandidateRow in Candidates as CandidateFound key reference {
        need NeedId To<NeedRow>: Uuid,
        case CaseId To<CaseRow>: Uuid,
        state State Same: CandidateState,
        put_on PutOn Same: Day,
        put_by PutById To<MemberRow>: Option<Uuid>,
        met_on MetOn Same: Option<Day>,
        result_on ResultOn Same: Option<Day>,
        reason Reason Text: Option<String>,
        placement PlacementId To<PlacementRow>: Option<Uuid>,
        consent_on ConsentOn Same: Option<Day>,
    }
}

only_named! { NeedRow in Needs, CandidateRow in Candidates, }
