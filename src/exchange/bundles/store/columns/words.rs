//! Where the files of what people agreed to lie.

use super::*;
use crate::{
    kernel::Language,
    method::{agreements::*, pulses::*, sharing::*},
};

kept! {
    AgreementTextRow in AgreementTexts as AgreementTextFound key reference {
        kind Kind Same: AgreementKind,
        language Language Same: Language,
        common Common Name: String,
        for_trainee ForTrainee Name: String,
        for_employer ForEmployer Name: String,
        for_coach ForCoach Name: String,
        written_at WrittenAt Same: Moment,
        member MemberId To<MemberRow>: Option<Uuid>,
    }
    ScanRow in Scans as ScanFound key reference {
        case CaseId To<CaseRow>: Uuid,
        name Name Same: String,
        sha256 Sha256 Same: String,
        added_at AddedAt Same: Moment,
        member MemberId To<MemberRow>: Option<Uuid>,
    }
    AgreementRow in Agreements as AgreementFound key reference {
        case CaseId To<CaseRow>: Uuid,
        kind Kind Same: AgreementKind,
        employer EmployerId To<EmployerRow>: Option<Uuid>,
        placement PlacementId To<PlacementRow>: Option<Uuid>,
        state State Same: AgreementState,
        common Common Name: String,
        for_trainee ForTrainee Name: String,
        for_employer ForEmployer Name: String,
        for_coach ForCoach Name: String,
        drafted_on DraftedOn Same: Day,
        sent_on SentOn Same: Option<Day>,
        active_on ActiveOn Same: Option<Day>,
        ended_on EndedOn Same: Option<Day>,
        end_note EndNote Text: Option<String>,
    }
    SignatureRow in Signatures as SignatureFound key reference {
        agreement AgreementId To<AgreementRow>: Uuid,
        party Party Same: Party,
        name Name Name: String,
        state State Same: SignatureState,
        shown Shown Same: String,
        text_hash TextHash Same: String,
        asked_on AskedOn Same: Day,
        said_on SaidOn Same: Option<Day>,
        said_at SaidAt Same: Option<Moment>,
        channel Channel Same: Option<Channel>,
        grade Grade Same: Option<Grade>,
        comment Comment Text: Option<String>,
        statement Statement Text: Option<String>,
        scan ScanId To<ScanRow>: Option<Uuid>,
        member MemberId To<MemberRow>: Option<Uuid>,
    }
    SharingRow in Sharings as SharingFound key reference {
        placement PlacementId To<PlacementRow>: Uuid,
        whose Whose Same: Whose,
        kind Kind Same: SharingKind,
        session SessionId To<SessionRow>: Option<Uuid>,
        objective ObjectiveId To<ObjectiveRow>: Option<Uuid>,
        gap GapId To<GapRow>: Option<Uuid>,
        wording Wording Same: String,
        text_hash TextHash Same: String,
        name Name Name: String,
        state State Same: SharingState,
        asked_on AskedOn Same: Day,
        asked_by AskedById To<MemberRow>: Option<Uuid>,
        said_on SaidOn Same: Option<Day>,
        said_at SaidAt Same: Option<Moment>,
        channel Channel Same: Option<Channel>,
        grade Grade Same: Option<Grade>,
        comment Comment Text: Option<String>,
        statement Statement Text: Option<String>,
        scan ScanId To<ScanRow>: Option<Uuid>,
        ended_on EndedOn Same: Option<Day>,
        end_note EndNote Text: Option<String>,
        ended_by EndedById To<MemberRow>: Option<Uuid>,
    }
    PulseRow in Pulses as PulseFound key reference {
        placement PlacementId To<PlacementRow>: Uuid,
        side Side Same: PulseSide,
        name Name Name: String,
        asked_on AskedOn Same: Day,
        asked_by AskedById To<MemberRow>: Option<Uuid>,
        going Going Same: Option<Going>,
        wants_call WantsCall Same: Option<bool>,
        said_on SaidOn Same: Option<Day>,
        said_at SaidAt Same: Option<Moment>,
        called_on CalledOn Same: Option<Day>,
        called_at CalledAt Same: Option<Moment>,
        due_on DueOn Same: Option<Day>,
    }
}

only_named! { AgreementTextRow in AgreementTexts, AgreementRow in Agreements, }

/// The paper itself is laid into a new row by `papers`, from its file; until then the row says nothing of it.
impl Besides for ScanRow {
    fn besides(&self, _: &Ground, was: Was) -> Result<Cells<Scans>> {
        let mut cells = reference(Scans::Ref, &self.reference, was);
        if was == Was::Nothing {
            cells.extend([(Scans::Kind, "application/pdf".into()), (Scans::Bytes, 0i64.into()), (Scans::Content, "".into())]);
        }
        Ok(cells)
    }
}

/// A word that comes with a bundle was told by it: nobody gave it here.
impl Besides for SignatureRow {
    fn besides(&self, _: &Ground, was: Was) -> Result<Cells<Signatures>> {
        let mut cells = reference(Signatures::Ref, &self.reference, was);
        cells.push((Signatures::FromBundle, self.said_on.is_some().into()));
        Ok(cells)
    }
}

impl Besides for SharingRow {
    fn besides(&self, ground: &Ground, was: Was) -> Result<Cells<Sharings>> {
        let case = ground.ids.id::<CaseRow>(ground.case(&self.placement)?).ok_or(db::Error::Dangling)?;
        let mut cells = reference(Sharings::Ref, &self.reference, was);
        cells.extend([(Sharings::CaseId, case.into()), (Sharings::FromBundle, self.said_on.is_some().into())]);
        Ok(cells)
    }
}

/// Its address does not travel: what was answered elsewhere is not changed here, and its latest word is its first one.
impl Besides for PulseRow {
    fn besides(&self, _: &Ground, was: Was) -> Result<Cells<Pulses>> {
        let mut cells = reference(Pulses::Ref, &self.reference, was);
        cells.extend([
            (Pulses::FirstAt, self.said_at.into()),
            (Pulses::Presses, i64::from(self.said_on.is_some()).into()),
            (Pulses::FromBundle, self.said_on.is_some().into()),
        ]);
        Ok(cells)
    }
}
