//! The files of a bundle and their columns: the one list that reading, merging, checking and writing walk.
//!
//! Invariant: a column is said once, in the order it is exported; its type says how a cell is read and whether it may be empty.

use super::cells::{AtWork, Cell, Spoken, Waits, Wanted};
use crate::kernel::{Day, Hundredths, Moment, YesNo, moment::Zone};
use crate::method::{cases::ClosingReason, milestones::*, objectives::*, placements::*, sessions::*};
use crate::people::{employers::*, members::Role, trainees::*};
use std::fmt::Debug;

/// A row of one file, complete.
pub trait Row: Clone + PartialEq + Debug + Sized + 'static {
    /// The same row while it is being read: a field is absent when its column is, or when its cell is wrong.
    type Cells: Clone + PartialEq + Debug + Default;
    /// The file's name.
    const FILE: &'static str;
    /// Its columns, in the order they are exported.
    const COLUMNS: &'static [Column<Self>];
    /// The columns that tell one row from another.
    const KEY: &'static [&'static str];
    /// What those columns hold, as one text.
    fn key(&self) -> String;
    /// The key of a row being read, when each of its cells could be.
    fn key_of(cells: &Self::Cells) -> Option<String>;
    /// The row, when no field is absent.
    fn complete(cells: Self::Cells) -> Option<Self>;
}

/// A column of a file.
pub struct Column<R: Row> {
    /// As in the header.
    pub name: &'static str,
    /// The file whose `ref` it holds, for a reference.
    pub target: Option<&'static str>,
    /// The column of the day before which this one cannot be: an end names its start.
    pub after: Option<&'static str>,
    /// Whether each row must have it.
    pub mandatory: fn() -> bool,
    /// Reads a cell; the error says what was expected.
    pub read: fn(&mut R::Cells, &str, &Zone) -> Result<(), String>,
    /// Stands in for a missing column: the known value, or an empty cell. False when the value is needed and there is none.
    pub fill: fn(&mut R::Cells, Option<&R>) -> bool,
    /// The cell in an exported file.
    pub write: fn(&R, &Zone) -> String,
    /// Whether two rows mean the same here.
    pub same: fn(&R, &R) -> bool,
    /// The text of a reference being read.
    pub text: fn(&R::Cells) -> Option<&str>,
    /// The day being read, when it is one.
    pub day: fn(&R::Cells) -> Option<Day>,
}

/// What joins the parts of a key: no cell may hold it.
const JOINT: &str = "\0";

macro_rules! rows { ($(
    $(#[$about:meta])* $file:literal $row:ident $cells:ident key($($key:ident),+) {
        $($(#[$say:meta])* $field:ident $name:literal $(-> $target:literal)? $(after $from:literal)?: $type:ty,)+
    }
)+) => { $(
    $(#[$about])*
    #[derive(Debug, Clone, PartialEq)]
    pub struct $row { $($(#[$say])* pub $field: $type,)+ }

    #[doc = concat!("A row of `", $file, "` while it is being read.")]
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct $cells { $(pub $field: Option<$type>,)+ }

    impl Row for $row {
        type Cells = $cells;
        const FILE: &'static str = $file;
        const KEY: &'static [&'static str] = key_names!($($key)+);
        const COLUMNS: &'static [Column<Self>] = &[$(Column {
            name: $name,
            target: only(&[$($target)?]),
            after: only(&[$($from)?]),
            mandatory: || <$type as Cell>::empty().is_none(),
            read: |cells, text, zone| {
                let value = match text {
                    "" => <$type as Cell>::empty().ok_or("a value: this cell is mandatory")?,
                    text => Cell::read(text, zone)?,
                };
                cells.$field = Some(value);
                Ok(())
            },
            fill: |cells, known| {
                cells.$field = known.map(|row| row.$field.clone()).or_else(<$type as Cell>::empty);
                cells.$field.is_some()
            },
            write: |row, zone| row.$field.write(zone),
            same: |one, other| one.$field.same(&other.$field),
            text: |cells| cells.$field.as_ref().and_then(Cell::text),
            day: |cells| cells.$field.as_ref().and_then(Cell::day),
        },)+];
        fn key(&self) -> String { [$(self.$key.to_string()),+].join(JOINT) }
        fn key_of(cells: &$cells) -> Option<String> { Some([$(cells.$key.as_ref()?.to_string()),+].join(JOINT)) }
        fn complete(cells: $cells) -> Option<Self> { Some($row { $($field: cells.$field?,)+ }) }
    }
)+ } }

/// What a column's line says after its name, if anything.
const fn only(said: &[&'static str]) -> Option<&'static str> {
    match said {
        [one] => Some(one),
        _ => None,
    }
}

/// The columns' names of a key: `ref` cannot name a field in Rust.
macro_rules! key_names {
    (reference) => {
        &["ref"]
    };
    ($($key:ident)+) => { &[$(stringify!($key)),+] };
}

rows! {
    /// A person at work in the structure.
    "members.csv" MemberRow MemberCells key(reference) {
        reference "ref": String,
        name "name": Option<String>,
        email "email": Option<String>,
        role "role": Vec<Role>,
        /// Full-time equivalent: 1 is full time.
        fte "fte": Option<Hundredths>,
        in_post_from "in_post_from": Option<Day>,
        in_post_to "in_post_to" after "in_post_from": Option<Day>,
        /// Whether they work here still, and may sign in.
        active "active": AtWork,
    }
    /// *Personne accompagnée*.
    "trainees.csv" TraineeRow TraineeCells key(reference) {
        reference "ref": String,
        first_name "first_name": Option<String>,
        last_name "last_name": Option<String>,
        birth_date "birth_date": Option<Day>,
        sex "sex": Option<Sex>,
        email "email": Option<String>,
        phone "phone": Option<String>,
        entered_on "entered_on": Day,
        left_on "left_on" after "entered_on": Option<Day>,
        exit_reason "exit_reason": Option<ExitReason>,
        hours_worked "hours_worked": Option<Hundredths>,
        education "education": Option<Education>,
        criteria "criteria": Vec<Criterion>,
        barriers "barriers": Vec<Barrier>,
        consent_on "consent_on": Option<Day>,
        attestation_on "attestation_on": Option<Day>,
        supervisor "supervisor" -> "members.csv": Option<String>,
    }
    /// One establishment, with one person to talk to.
    "employers.csv" EmployerRow EmployerCells key(reference) {
        reference "ref": String,
        name "name": Option<String>,
        siret "siret": Option<String>,
        country "country": Option<Country>,
        enterprise_number "enterprise_number": Option<String>,
        establishment_number "establishment_number": Option<String>,
        naf "naf": Option<String>,
        city "city": Option<String>,
        size "size": Option<Size>,
        contact_name "contact_name": Option<String>,
        contact_email "contact_email": Option<String>,
        contact_role "contact_role": Option<String>,
        contact_phone "contact_phone": Option<String>,
        contact_language "contact_language": Spoken,
    }
    /// One accompaniment.
    "cases.csv" CaseRow CaseCells key(reference) {
        reference "ref": String,
        trainee "trainee" -> "trainees.csv": String,
        coach "coach" -> "members.csv": String,
        opened_on "opened_on": Day,
        closed_on "closed_on" after "opened_on": Option<Day>,
        closing_reason "closing_reason": Option<ClosingReason>,
        stage "stage": Option<Waits>,
        next_contact_on "next_contact_on": Option<Day>,
    }
    /// A plan of a case.
    "plans.csv" PlanRow PlanCells key(reference) {
        reference "ref": String,
        case "case" -> "cases.csv": String,
        purpose "purpose": Option<String>,
        starts_on "starts_on": Day,
        /// The end first agreed.
        planned_end "planned_end" after "starts_on": Day,
        /// The end after extensions, suspensions or an early stop.
        ends_on "ends_on" after "starts_on": Option<Day>,
        signed_trainee_on "signed_trainee_on": Option<Day>,
        signed_coach_on "signed_coach_on": Option<Day>,
        signed_employer_on "signed_employer_on": Option<Day>,
        proposed_on "proposed_on": Option<Day>,
        hours_planned "hours_planned": Option<Hundredths>,
        open_ended "open_ended": YesNo,
        bilan "bilan": Option<String>,
        bilan_on "bilan_on": Option<Day>,
    }
    /// An objective of a plan.
    "objectives.csv" ObjectiveRow ObjectiveCells key(reference) {
        reference "ref": String,
        plan "plan" -> "plans.csv": String,
        text "text": Option<String>,
        domain "domain": Option<Domain>,
        origin "origin": Option<Origin>,
        opened_on "opened_on": Day,
        closed_on "closed_on" after "opened_on": Option<Day>,
        result "result": Option<Outcome>,
        horizon_on "horizon_on": Option<Day>,
        result_note "result_note": Option<String>,
    }
    /// A coaching session.
    "sessions.csv" SessionRow SessionCells key(reference) {
        reference "ref": String,
        case "case" -> "cases.csv": String,
        coach "coach" -> "members.csv": Option<String>,
        held_on "held_on": Day,
        minutes "minutes": Option<i64>,
        side "side": Side,
        place "place": Option<Place>,
        attended "attended": Option<bool>,
        note "note": Option<String>,
        audience "audience": NoteAudience,
        recorded_at "recorded_at": Option<Moment>,
        mood "mood": Option<Mood>,
        next_contact_on "next_contact_on": Option<Day>,
    }
    /// A trainee's job at an employer's.
    "placements.csv" PlacementRow PlacementCells key(reference) {
        reference "ref": String,
        case "case" -> "cases.csv": String,
        employer "employer" -> "employers.csv": String,
        job_title "job_title": Option<String>,
        rome "rome": Option<String>,
        kind "kind": PlacementKind,
        started_on "started_on": Day,
        planned_end "planned_end" after "started_on": Option<Day>,
        trial_ends_on "trial_ends_on" after "started_on": Option<Day>,
        ended_on "ended_on" after "started_on": Option<Day>,
        end_phase "end_phase": Option<EndPhase>,
        end_initiator "end_initiator": Option<EndInitiator>,
        weekly_hours "weekly_hours": Option<Hundredths>,
        tutor "tutor": Option<String>,
        tutor_named_on "tutor_named_on": Option<Day>,
        end_form "end_form": Option<EndForm>,
        end_causes "end_causes": Vec<EndCause>,
        end_valence "end_valence": Option<EndValence>,
        end_note "end_note": Option<String>,
    }
    /// A stake on a placement's way; it has no `ref` of its own.
    "milestones.csv" MilestoneRow MilestoneCells key(placement, kind, due_on) {
        placement "placement" -> "placements.csv": String,
        kind "kind": MilestoneKind,
        due_on "due_on": Day,
        answered_on "answered_on": Option<Day>,
        answer "answer": Option<Answer>,
        grade "grade": Option<Grade>,
    }
}

mod course;
mod needs;
mod skills;
mod words;
pub use course::*;
pub use needs::*;
pub use skills::*;
pub use words::*;

/// Hands a macro the files in the order of `interface.md`: each comes after those it refers to.
macro_rules! each_file { ($with:ident! $($args:tt)*) => { $with! {
    [$($args)*] members MemberRow, trainees TraineeRow, employers EmployerRow, cases CaseRow, plans PlanRow,
    objectives ObjectiveRow, sessions SessionRow, placements PlacementRow, milestones MilestoneRow,
    profile_changes ProfileChangeRow, suspensions SuspensionRow, extensions ExtensionRow, gaps GapRow, closings ClosingRow,
    handovers HandoverRow, moves MoveRow, needs NeedRow, candidates CandidateRow, agreement_texts AgreementTextRow, scans ScanRow,
    agreements AgreementRow, signatures SignatureRow, sharings SharingRow, pulses PulseRow,
    frameworks FrameworkRow, assessments AssessmentRow, sources SourceRow, ratings RatingRow, training_days TrainingDayRow,
} } }
pub(super) use each_file;

/// Declares a struct with one field per file.
macro_rules! per_file { ([$(#[$about:meta])* $name:ident of $of:ident] $($field:ident $row:ident,)+) => {
    $(#[$about])*
    pub struct $name { $(pub $field: $of<$row>,)+ }
} }
pub(super) use per_file;

each_file! { per_file!
    /// A structure's rows, each file's in order.
    #[derive(Debug, Clone, PartialEq, Default)]
    Bundle of Vec
}

macro_rules! file_names { ([] $($field:ident $row:ident,)+) => { &[$(<$row as Row>::FILE),+] } }
/// The files of this version, each after those it refers to.
pub const FILES: &[&str] = each_file!(file_names!);

#[cfg(test)]
mod tests;
