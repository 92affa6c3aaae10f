//! Where each file lies: its table, and the column of each of its columns.
//!
//! Invariant: a file's column is said once; reading, creating and updating walk the same list.

use super::super::rows::*;
use super::lie::{Flag, InOrder, Lie, List, Name, Same, Text, To};
use super::{Ground, Ids, Was};
use crate::{
    db::{self, Cells, Result, Scope, Select, col, tables::*},
    kernel::{Day, Hundredths, Moment},
    method::{cases::ClosingReason, milestones::*, objectives::*, placements::*, sessions::*},
    people::{accounts, employers::*, trainees::*},
};
use uuid::Uuid;

/// A file whose rows are records of one table.
pub trait Kept: Row + Send + Sync {
    type Table: TenantTable + Send + Sync;
    /// A record as it is found.
    type Found: db::Row;
    const ID: Self::Table;
    /// The columns that travel in the file.
    #[cfg(test)]
    const TRAVELS: &'static [Self::Table];
    /// The record's own columns.
    fn select(scope: &Scope) -> Select;
    fn id(found: &Self::Found) -> Uuid;
    fn row(found: Self::Found, ids: &Ids) -> Self;
    /// What the row says, as the table keeps it.
    ///
    /// # Errors
    /// When a reference points nowhere.
    fn cells(&self, ids: &Ids) -> Result<Cells<Self::Table>>;
    /// What follows from the row and from those around it.
    ///
    /// # Errors
    /// When a reference points nowhere.
    fn besides(&self, ground: &Ground, was: Was) -> Result<Cells<Self::Table>>;
}

/// A way's own column is the key when there is one: the record's `ref`, or its id where it has none.
macro_rules! kept { ($(
    $row:ident in $table:ident as $found:ident $(key $key:ident)? {
        $($field:ident $column:ident $how:ty: $sql:ty,)+
    } $(; $rest:ident)*
)+) => { $(
    #[derive(sqlx::FromRow)]
    pub struct $found { id: Uuid, $($key: Option<String>,)? $($field: $sql,)+ }

    impl Kept for $row {
        type Table = $table;
        type Found = $found;
        const ID: $table = $table::Id;
        #[cfg(test)]
        const TRAVELS: &'static [$table] = &[$($table::$column),+];
        fn select(scope: &Scope) -> Select {
            let q = scope.from($table::Table).expr(col($table::Id), "id") $(.expr(col($table::Ref), stringify!($key)))?;
            q $(.expr(col($table::$column), stringify!($field)))+
        }
        fn id(found: &$found) -> Uuid { found.id }
        fn row(found: $found, ids: &Ids) -> Self {
            $row {
                $($key: found.$key.unwrap_or_else(|| found.id.to_string()),)?
                $($field: <$how as Lie<_, $sql>>::read(found.$field, ids),)+
                // Kept in another table, or told by other rows.
                $($rest: Default::default(),)*
            }
        }
        fn cells(&self, ids: &Ids) -> Result<Cells<$table>> {
            Ok(vec![$(($table::$column, <$how as Lie<_, $sql>>::write(&self.$field, ids)?),)+])
        }
        fn besides(&self, ground: &Ground, was: Was) -> Result<Cells<$table>> { Besides::besides(self, ground, was) }
    }
)+ } }

kept! {
    MemberRow in Members as MemberFound key reference {
        name Name Name: String,
        email Email Text: Option<String>,
        role Roles InOrder: String,
        fte Fte Same: Option<Hundredths>,
        in_post_from InPostFrom Same: Option<Day>,
        in_post_to InPostTo Same: Option<Day>,
        active Active Same: bool,
    }
    TraineeRow in Trainees as TraineeFound key reference {
        first_name FirstName Name: String,
        last_name LastName Name: String,
        birth_date BirthDate Same: Option<Day>,
        sex Sex Same: Option<Sex>,
        email Email Text: Option<String>,
        phone Phone Text: Option<String>,
        entered_on EnteredOn Same: Day,
        left_on LeftOn Same: Option<Day>,
        exit_reason ExitReason Same: Option<ExitReason>,
        hours_worked HoursWorked Same: Option<Hundredths>,
        education Education Same: Option<Education>,
        criteria Criteria List: String,
        barriers Barriers List: String,
        consent_on ConsentOn Same: Option<Day>,
        attestation_on AttestationOn Same: Option<Day>,
        supervisor SupervisorId To<MemberRow>: Option<Uuid>,
    }
    EmployerRow in Employers as EmployerFound key reference {
        name Name Name: String,
        siret Siret Text: Option<String>,
        country Country Same: Option<Country>,
        enterprise_number EnterpriseNumber Text: Option<String>,
        establishment_number EstablishmentNumber Text: Option<String>,
        naf Naf Text: Option<String>,
        city City Text: Option<String>,
        size Size Same: Option<Size>,
    }; contact_name; contact_email; contact_role; contact_phone; contact_language
    CaseRow in Cases as CaseFound key reference {
        trainee TraineeId To<TraineeRow>: Uuid,
        coach CoachId To<MemberRow>: Uuid,
        opened_on OpenedOn Same: Day,
        closed_on ClosedOn Same: Option<Day>,
        closing_reason ClosingReason Same: Option<ClosingReason>,
        next_contact_on NextContactOn Same: Option<Day>,
    }; stage
    PlanRow in Plans as PlanFound key reference {
        case CaseId To<CaseRow>: Uuid,
        purpose Purpose Text: Option<String>,
        starts_on StartsOn Same: Day,
        planned_end PlannedEnd Same: Day,
        ends_on EndsOn Same: Option<Day>,
        signed_trainee_on SignedTraineeOn Same: Option<Day>,
        signed_coach_on SignedCoachOn Same: Option<Day>,
        signed_employer_on SignedEmployerOn Same: Option<Day>,
        proposed_on ProposedOn Same: Option<Day>,
        hours_planned HoursPlanned Same: Option<Hundredths>,
        open_ended OpenEnded Flag: bool,
        bilan Bilan Text: Option<String>,
        bilan_on BilanOn Same: Option<Day>,
    }
    ObjectiveRow in Objectives as ObjectiveFound key reference {
        plan PlanId To<PlanRow>: Uuid,
        text Text Text: Option<String>,
        domain Domain Same: Option<Domain>,
        origin Origin Same: Option<Origin>,
        opened_on OpenedOn Same: Day,
        closed_on ClosedOn Same: Option<Day>,
        result Result Same: Option<Outcome>,
        horizon_on HorizonOn Same: Option<Day>,
        result_note ResultNote Text: Option<String>,
    }
    SessionRow in Sessions as SessionFound key reference {
        case CaseId To<CaseRow>: Uuid,
        coach CoachId To<MemberRow>: Option<Uuid>,
        held_on HeldOn Same: Day,
        minutes Minutes Same: Option<i64>,
        side Side Same: Side,
        place Place Same: Option<Place>,
        attended Attended Same: Option<bool>,
        note Note Text: Option<String>,
        audience Audience Same: NoteAudience,
        recorded_at RecordedAt Same: Option<Moment>,
        mood Mood Same: Option<Mood>,
        next_contact_on NextContactOn Same: Option<Day>,
    }
    PlacementRow in Placements as PlacementFound key reference {
        case CaseId To<CaseRow>: Uuid,
        employer EmployerId To<EmployerRow>: Uuid,
        job_title JobTitle Text: Option<String>,
        rome Rome Text: Option<String>,
        kind Kind Same: PlacementKind,
        started_on StartedOn Same: Day,
        planned_end PlannedEnd Same: Option<Day>,
        trial_ends_on TrialEndsOn Same: Option<Day>,
        ended_on EndedOn Same: Option<Day>,
        end_phase EndPhase Same: Option<EndPhase>,
        end_initiator EndInitiator Same: Option<EndInitiator>,
        weekly_hours WeeklyHours Same: Option<Hundredths>,
        tutor Tutor Text: Option<String>,
        tutor_named_on TutorNamedOn Same: Option<Day>,
        end_form EndForm Same: Option<EndForm>,
        end_causes EndCauses List: String,
        end_valence EndValence Same: Option<EndValence>,
        end_note EndNote Same: Option<String>,
    }
    MilestoneRow in Milestones as MilestoneFound {
        placement PlacementId To<PlacementRow>: Uuid,
        kind Kind Same: MilestoneKind,
        due_on DueOn Same: Day,
        answered_on AnsweredOn Same: Option<Day>,
        answer Answer Same: Option<Answer>,
        grade Grade Same: Option<Grade>,
    }
}

/// Nothing follows from these rows but the `ref` of a new record.
macro_rules! only_named { ($($row:ident in $table:ident,)+) => { $(
    impl Besides for $row {
        fn besides(&self, _: &Ground, was: Was) -> Result<Cells<$table>> {
            Ok(reference($table::Ref, &self.reference, was))
        }
    }
)+ } }

mod course;
mod needs;
mod skills;
mod words;

/// The derived columns of a table, and those a new record begins with.
trait Besides: Kept {
    fn besides(&self, ground: &Ground, was: Was) -> Result<Cells<Self::Table>>;
}

/// The key of a record that is new.
fn reference<T>(column: T, key: &str, was: Was) -> Cells<T> {
    if was == Was::Nothing { vec![(column, key.into())] } else { Vec::new() }
}

impl Besides for MemberRow {
    fn besides(&self, _: &Ground, was: Was) -> Result<Cells<Members>> {
        let mut cells = reference(Members::Ref, &self.reference, was);
        cells.push((Members::EmailFolded, self.email.as_deref().map(accounts::folded).into()));
        Ok(cells)
    }
}

impl Besides for TraineeRow {
    fn besides(&self, _: &Ground, was: Was) -> Result<Cells<Trainees>> {
        let mut cells = reference(Trainees::Ref, &self.reference, was);
        let part = |name: &Option<String>| name.clone().unwrap_or_default();
        cells.push((Trainees::Folded, folded_name(&part(&self.first_name), &part(&self.last_name)).into()));
        Ok(cells)
    }
}

impl Besides for EmployerRow {
    fn besides(&self, _: &Ground, was: Was) -> Result<Cells<Employers>> {
        let mut cells = reference(Employers::Ref, &self.reference, was);
        cells.push((Employers::Folded, crate::kernel::text::fold(self.name.as_deref().unwrap_or_default()).into()));
        Ok(cells)
    }
}

impl Besides for CaseRow {
    fn besides(&self, ground: &Ground, was: Was) -> Result<Cells<Cases>> {
        let mut cells = reference(Cases::Ref, &self.reference, was);
        cells.push((Cases::Stage, ground.stage(&self.reference).into()));
        Ok(cells)
    }
}

impl Besides for PlanRow {
    fn besides(&self, ground: &Ground, was: Was) -> Result<Cells<Plans>> {
        let mut cells = reference(Plans::Ref, &self.reference, was);
        cells.push((Plans::LastDay, self.ends_on.unwrap_or(self.planned_end).into()));
        cells.push((Plans::CoachId, ground.coach(&self.case)?.into()));
        Ok(cells)
    }
}

impl Besides for ObjectiveRow {
    fn besides(&self, _: &Ground, was: Was) -> Result<Cells<Objectives>> {
        Ok(reference(Objectives::Ref, &self.reference, was))
    }
}

impl Besides for SessionRow {
    fn besides(&self, ground: &Ground, was: Was) -> Result<Cells<Sessions>> {
        let mut cells = reference(Sessions::Ref, &self.reference, was);
        // A source says who coached, not who wrote: for what came from it, they are the same.
        if was != Was::MadeHere {
            cells.push((Sessions::WriterId, <To<MemberRow> as Lie<_, Option<Uuid>>>::write(&self.coach, &ground.ids)?));
        }
        Ok(cells)
    }
}

impl Besides for PlacementRow {
    fn besides(&self, _: &Ground, was: Was) -> Result<Cells<Placements>> {
        Ok(reference(Placements::Ref, &self.reference, was))
    }
}

impl Besides for MilestoneRow {
    fn besides(&self, ground: &Ground, _: Was) -> Result<Cells<Milestones>> {
        let case = ground.case(&self.placement)?;
        let id = ground.ids.id::<CaseRow>(case).ok_or(db::Error::Dangling)?;
        Ok(vec![(Milestones::CaseId, id.into()), (Milestones::CoachId, ground.coach(case)?.into())])
    }
}

#[cfg(test)]
mod tests;
