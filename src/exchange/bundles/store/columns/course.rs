//! Where the files of an accompaniment's course lie.

use super::*;
use crate::{
    method::{cases::Stage, extensions::ExtensionState, gaps::*, suspensions::SuspensionReason},
    people::{profiles::Rule, structures::Profile},
};

kept! {
    ProfileChangeRow in ProfileChanges as ProfileChangeFound key reference {
        rule Rule Same: Option<Rule>,
        value Value Same: Option<i64>,
        base Base Same: Option<Profile>,
        origin Origin Same: String,
        effective_on EffectiveOn Same: Day,
        decided_at DecidedAt Same: Moment,
        member MemberId To<MemberRow>: Option<Uuid>,
    }
    SuspensionRow in Suspensions as SuspensionFound key reference {
        case CaseId To<CaseRow>: Uuid,
        reason Reason Same: SuspensionReason,
        from_on FromOn Same: Day,
        to_on ToOn Same: Day,
        agreed_to_on AgreedToOn Same: Day,
    }
    ExtensionRow in Extensions as ExtensionFound key reference {
        plan PlanId To<PlanRow>: Uuid,
        state State Same: ExtensionState,
        reason Reason Same: String,
        new_end NewEnd Same: Day,
        hours Hours Same: Option<Hundredths>,
        requested_on RequestedOn Same: Day,
        requested_by RequestedById To<MemberRow>: Option<Uuid>,
        decided_on DecidedOn Same: Option<Day>,
        decided_by DecidedById To<MemberRow>: Option<Uuid>,
        comment Comment Text: Option<String>,
    }
    GapRow in Gaps as GapFound key reference {
        case CaseId To<CaseRow>: Uuid,
        employer EmployerId To<EmployerRow>: Option<Uuid>,
        pair Pair Same: Pair,
        person Person Text: Option<String>,
        work Work Text: Option<String>,
        answer Answer Same: GapAnswer,
        what What Text: Option<String>,
        objective ObjectiveId To<ObjectiveRow>: Option<Uuid>,
    }
    ClosingRow in Closings as ClosingFound {
        case CaseId To<CaseRow>: Uuid,
        bilan Bilan Same: String,
        supported_by_firm SupportedByFirm Same: Option<bool>,
        both_agree BothAgree Same: Option<bool>,
        objectives_done ObjectivesDone Same: Option<bool>,
        overruled Overruled Text: Option<String>,
    }
    HandoverRow in Handovers as HandoverFound key reference {
        case CaseId To<CaseRow>: Uuid,
        from_coach FromCoachId To<MemberRow>: Uuid,
        to_coach ToCoachId To<MemberRow>: Uuid,
        handed_on HandedOn Same: Day,
        note Note Text: Option<String>,
        handed_at HandedAt Same: Moment,
    }
    MoveRow in Moves as MoveFound key reference {
        case CaseId To<CaseRow>: Uuid,
        from_stage FromStage Same: Stage,
        to_stage ToStage Same: Stage,
        moved_on MovedOn Same: Day,
        reason Reason Text: Option<String>,
        moved_at MovedAt Same: Moment,
        member MemberId To<MemberRow>: Option<Uuid>,
    }
}

only_named! {
    ProfileChangeRow in ProfileChanges, SuspensionRow in Suspensions, ExtensionRow in Extensions, GapRow in Gaps,
    HandoverRow in Handovers, MoveRow in Moves,
}

impl Besides for ClosingRow {
    fn besides(&self, _: &Ground, _: Was) -> Result<Cells<Closings>> {
        Ok(Vec::new())
    }
}
