//! The one trait of every change, and the row of the table that all faces read.

use super::{Audience, Desk, Refusal, Said, Typed};
use crate::kernel::{Day, ids::*, signal::Signal};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Map, Value, json};
use std::{future::Future, pin::Pin};
use utoipa::{
    ToSchema,
    openapi::{RefOr, schema::Schema},
};

/// What every action answers: which record (the journal names it too), in which version, and where to look at it.
#[derive(Debug, Clone, Serialize, serde::Deserialize, ToSchema, PartialEq, Eq)]
pub struct Saved {
    #[schema(value_type = String, format = Uuid)]
    pub id: uuid::Uuid,
    pub version: i64,
    /// The page that shows it.
    pub page: String,
}

impl Saved {
    pub fn new(id: impl Into<uuid::Uuid>, version: i64, page: String) -> Saved {
        Saved { id: id.into(), version, page }
    }
}

/// Declares [`World`]: each kind of record by the name it has in addresses and inputs.
macro_rules! world { ($($record:ident: $id:ident),+ $(,)?) => {
    /// Records of one structure that examples can point at; the tests build one, OpenAPI shows one.
    #[derive(Debug, Clone, Copy)]
    pub struct World {
        pub today: Day,
        /// An id nobody uses yet.
        pub fresh: uuid::Uuid,
        /// Another structure of the network, which takes accompaniments.
        pub receiver: StructureId,
        $(pub $record: $id),+
    }

    impl World {
        /// A world whose records are only imagined.
        pub fn imagined(today: Day, mut id: impl FnMut() -> uuid::Uuid) -> World {
            World { today, fresh: id(), receiver: id().into(), $($record: id().into()),+ }
        }

        /// Every record by its name.
        pub fn records(&self) -> Vec<(&'static str, uuid::Uuid)> {
            vec![$((stringify!($record), self.$record.0)),+]
        }
    }
} }

world! {
    coach: MemberId, colleague: MemberId, trainee: TraineeId, employer: EmployerId, contact: ContactId, case: CaseId, plan: PlanId,
    objective: ObjectiveId, session: SessionId, placement: PlacementId, milestone: MilestoneId, link: LinkId,
    // A milestone about which the sides differ.
    contradicted: MilestoneId,
    // A case whose plan is signed and whose logbook is complete; one whose intake has not begun.
    ready_case: CaseId, referred_case: CaseId,
    profile_change: ProfileChangeId, suspension: SuspensionId, extension: ExtensionId, gap: GapId,
    // A need that waits for its first answer; somebody put forward for another one.
    need: NeedId, candidate: CandidateId,
    // A draft with an employer; what the employer is asked by another agreement that was sent.
    agreement: AgreementId, signature: SignatureId, scan: ScanId, door: DoorId,
    // Words beyond work facts that the person is asked about.
    sharing: SharingId,
    // Put to the employer, who has not answered.
    pulse: PulseId,
    // Proposed to another structure: one that waits for the person's word, one they said yes to. What another one proposes here.
    transfer: TransferId, agreed_transfer: TransferId, arrival: TransferId,
    // A framework of the structure's own that is published; a draft of another.
    framework: FrameworkId, draft_framework: FrameworkId,
    // Assessments: not yet explained; where sources rate; laid side by side; with a synthesis; agreed to; sealed.
    assessment: AssessmentId, open_assessment: AssessmentId, crossable_assessment: AssessmentId, crossed_assessment: AssessmentId,
    synthesised_assessment: AssessmentId, agreed_assessment: AssessmentId, sealed_assessment: AssessmentId,
    training_day: TrainingDayId,
    // The client whom the open one asks by mail.
    source: SourceId,
    // Made from the sealed one; what it was signed with.
    attestation: AttestationId, issuer_key: IssuerKeyId,
    // Second records, which the first ones could absorb; a person who absorbed one.
    twin: TraineeId, twin_employer: EmployerId, merge: MergeId,
}

/// A change the product can make.
pub trait Action: DeserializeOwned + Serialize + ToSchema + Send + 'static {
    /// `noun.verb`, as the journal calls it.
    const NAME: &'static str;
    /// One sentence, for OpenAPI.
    const ABOUT: &'static str;
    /// Below `/api/v1`: `/sessions` to create, `/plans/{id}/sign` for another verb (`{id}` is the field `id`). Empty:
    /// no API face (an employer's answer comes by link).
    const API: &'static str;
    const AUDIENCE: Audience;
    /// Whether its input holds a scan, so that more than the usual mebibyte is taken.
    const LARGE: bool = false;
    /// The fields of its input that the journal must not keep: what opens something.
    const SECRET: &'static [&'static str] = &[];
    /// A valid input for a given world: the OpenAPI example, the permission matrix and the idempotency trial share it.
    fn example(world: &World) -> Self;
    /// Load, rule, store. The desk journals and commits.
    fn run(self, desk: &mut Desk) -> impl Future<Output = Result<Saved, Refusal>> + Send;
}

/// An action that was read and waits to be run.
pub trait Ready: Send {
    /// The input as the journal keeps it.
    fn payload(&self) -> Value;
    /// The fields of it that the journal must not keep.
    fn secret(&self) -> &'static [&'static str];
    fn run<'d>(self: Box<Self>, desk: &'d mut Desk) -> Pin<Box<dyn Future<Output = Result<Saved, Refusal>> + Send + 'd>>;
}

impl<A: Action> Ready for A {
    fn payload(&self) -> Value {
        serde_json::to_value(self).unwrap_or(Value::Null)
    }
    fn secret(&self) -> &'static [&'static str] {
        A::SECRET
    }
    fn run<'d>(self: Box<Self>, desk: &'d mut Desk) -> Pin<Box<dyn Future<Output = Result<Saved, Refusal>> + Send + 'd>> {
        Box::pin(Action::run(*self, desk))
    }
}

/// An action without its type: what the forms, the API, OpenAPI, the journal and the matrix read.
#[derive(Clone, Copy)]
pub struct ActionRow {
    pub name: &'static str,
    pub about: &'static str,
    pub api: &'static str,
    pub audience: Audience,
    pub large: bool,
    pub example: fn(&World) -> Value,
    pub schema: fn() -> RefOr<Schema>,
    /// The schemas its own schema refers to, by name.
    pub schemas: fn(&mut Vec<(String, RefOr<Schema>)>),
    pub read_json: fn(Value) -> Result<Box<dyn Ready>, Refusal>,
    pub read_form: fn(&Typed) -> Result<Box<dyn Ready>, Refusal>,
}

impl ActionRow {
    pub fn of<A: Action>() -> ActionRow {
        ActionRow {
            name: A::NAME,
            about: A::ABOUT,
            api: A::API,
            audience: A::AUDIENCE,
            large: A::LARGE,
            example: |world| serde_json::to_value(A::example(world)).unwrap_or(Value::Null),
            schema: A::schema,
            schemas: A::schemas,
            read_json: |v| read_json::<A>(v).map(|a| Box::new(a) as Box<dyn Ready>),
            read_form: |t| read_form::<A>(t).map(|a| Box::new(a) as Box<dyn Ready>),
        }
    }

    /// Whether the address names the record (then the input's `id` is the address's).
    pub fn on_record(&self) -> bool {
        self.api.contains("{id}")
    }
}

/// The names an input knows, and those it cannot do without.
fn fields(schema: fn() -> RefOr<Schema>) -> (Vec<String>, Vec<String>) {
    match schema() {
        RefOr::T(Schema::Object(o)) => (o.properties.keys().cloned().collect(), o.required),
        _ => (Vec::new(), Vec::new()),
    }
}

/// Bad fields told at once; a request with more of them is no slip of a hand.
const TOLD: usize = 20;

/// Lists every bad field. serde is asked once; only when it refuses is each key asked alone.
pub fn refused_fields(schema: fn() -> RefOr<Schema>, present: &[String], ask: impl Fn(&str) -> Option<String>, whole: &str) -> Refusal {
    let (known, required) = fields(schema);
    let mut said = Vec::new();
    for k in present {
        if said.len() >= TOLD {
            break;
        }
        if !known.contains(k) {
            let closest = crate::kernel::text::closest(k, known.iter().map(String::as_str)).map_or_else(|| known.join(", "), str::to_owned);
            said.push(Said::new(k, Signal::new("err-unknown-field").with("field", k).with("closest", closest)));
        } else if let Some(e) = ask(k) {
            said.push(Said::new(k, Signal::read(&e)));
        }
    }
    let rest = TOLD - said.len();
    for k in required.iter().filter(|k| !present.contains(k)).take(rest) {
        said.push(Said::new(k, Signal::new("err-missing")));
    }
    if said.is_empty() {
        said.push(Said::new("", Signal::read(whole)));
    }
    Refusal::Said(said)
}

/// An error that belongs to a key's value; anything else is about the keys that were left out on purpose.
fn own<E: std::fmt::Display>(r: Result<impl Sized, serde_path_to_error::Error<E>>) -> Option<String> {
    r.err().filter(|e| e.path().iter().next().is_some()).map(|e| e.inner().to_string())
}

fn read_json<A: Action>(v: Value) -> Result<A, Refusal> {
    serde_path_to_error::deserialize(&v).map_err(|whole| {
        let empty = Map::new();
        let map = v.as_object().unwrap_or(&empty);
        let present: Vec<String> = map.keys().cloned().collect();
        let ask = |k: &str| own(serde_path_to_error::deserialize::<_, A>(json!({ k: map[k] })));
        refused_fields(A::schema, &present, ask, &whole.inner().to_string())
    })
}

/// A form's fields as an action reads them. A question asked of each row of a table has a field of its own there, `levels:row`,
/// because radios of one name exclude each other; to the action it is the list `levels`, one `row:value` each.
fn in_lists(typed: &Typed) -> Typed {
    let mut lists = Typed::default();
    for (name, values) in &typed.0 {
        match name.split_once(':') {
            Some((list, row)) => {
                let filled = values.iter().filter(|v| !v.trim().is_empty()).map(|v| format!("{row}:{v}"));
                lists.0.entry(list.to_owned()).or_default().extend(filled);
            }
            None => lists.0.entry(name.clone()).or_default().extend(values.iter().cloned()),
        }
    }
    lists
}

/// Reads an action from a form. Empty fields are left out: a browser sends every field of a form.
///
/// # Errors
/// Every bad field.
pub fn read_form<A: Action>(typed: &Typed) -> Result<A, Refusal> {
    let typed = &in_lists(typed);
    let ask = |only: Option<&str>| {
        let pairs = typed.0.iter().filter(|(k, _)| only.is_none_or(|o| o == *k));
        let filled = pairs.flat_map(|(k, vs)| vs.iter().filter(|v| !v.trim().is_empty()).map(move |v| (k.as_str(), v.as_str())));
        let encoded = form_urlencoded::Serializer::new(String::new()).extend_pairs(filled).finish();
        serde_path_to_error::deserialize::<_, A>(serde_html_form::Deserializer::new(form_urlencoded::parse(encoded.as_bytes())))
    };
    ask(None).map_err(|whole| {
        let filled = typed.0.iter().filter(|(_, v)| v.iter().any(|v| !v.trim().is_empty()));
        let present: Vec<String> = filled.map(|(k, _)| k.clone()).collect();
        refused_fields(A::schema, &present, |k| own(ask(Some(k))), &whole.inner().to_string())
    })
}
