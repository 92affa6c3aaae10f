//! The SQL of pulses.

use super::{Called, Going, PulseSide, Standing, state};
use crate::{
    db::{Result, Scope, Select, col, tables::*},
    desk::{Desk, Purpose, Visit},
    kernel::{Day, Moment, ids::*},
    method::{agreements::store::People, doors, milestones::LinkState, placements::store::Placement, sharing::store::Of as About},
    people::accounts::folded,
    web::api::Record,
};
use sea_query::{Expr, ExprTrait, Order};
use serde::Serialize;
use utoipa::ToSchema;

/// A pulse as programs read it.
#[derive(Debug, Clone, Serialize, ToSchema, sqlx::FromRow)]
pub struct Pulse {
    pub id: PulseId,
    #[sqlx(rename = "placement_id")]
    pub placement: PlacementId,
    pub side: PulseSide,
    /// Who was asked.
    pub name: String,
    pub asked_on: Day,
    #[sqlx(rename = "asked_by_id")]
    pub asked_by: Option<MemberId>,
    /// The latest word on each question.
    pub going: Option<Going>,
    pub wants_call: Option<bool>,
    /// The day of the latest press.
    pub said_on: Option<Day>,
    #[serde(skip)]
    pub first_at: Option<Moment>,
    #[serde(skip)]
    pub presses: i64,
    /// Since when the answer asks for a contact.
    pub called_on: Option<Day>,
    #[serde(skip)]
    pub called_at: Option<Moment>,
    /// By when that contact is due.
    pub due_on: Option<Day>,
    pub version: i64,
    /// An import told it: nobody answered here.
    pub from_bundle: bool,
}

impl Pulse {
    pub fn called(&self) -> Option<Called> {
        Some(Called { on: self.called_on?, at: self.called_at?, due_on: self.due_on? })
    }
}

const COLUMNS: [Pulses; 16] = [
    Pulses::Id,
    Pulses::PlacementId,
    Pulses::Side,
    Pulses::Name,
    Pulses::AskedOn,
    Pulses::AskedById,
    Pulses::Going,
    Pulses::WantsCall,
    Pulses::SaidOn,
    Pulses::FirstAt,
    Pulses::Presses,
    Pulses::CalledOn,
    Pulses::CalledAt,
    Pulses::DueOn,
    Pulses::Version,
    Pulses::FromBundle,
];

impl Record for Pulse {
    const RESOURCE: &'static str = "pulses";
    type Column = Pulses;
    const ID: Pulses = Pulses::Id;
    const FILTERS: &'static [(&'static str, Pulses)] = &[("placement", Pulses::PlacementId)];
    fn select(scope: &Scope, _: &Visit) -> Select {
        scope.from(Pulses::Table).cols(COLUMNS)
    }
    fn id(&self) -> uuid::Uuid {
        self.id.0
    }
    fn version(&self) -> Option<i64> {
        Some(self.version)
    }
}

/// # Errors
/// When the database does not answer.
pub async fn find(scope: &mut Scope, id: PulseId) -> Result<Option<Pulse>> {
    let q = scope.from(Pulses::Table).cols(COLUMNS).filter(col(Pulses::Id).eq(id));
    scope.opt(&q).await
}

/// A pulse with its address, as those who read the case see it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Sent {
    #[sqlx(flatten)]
    pub pulse: Pulse,
    pub recipient: Option<String>,
    pub created_at: Option<Moment>,
    pub withdrawn_at: Option<Moment>,
    /// Of its mail: `queued`, `sent` or `dead`.
    pub mail: Option<String>,
}

impl Sent {
    /// Where it stands. What came without an address (with a bundle) is answered no more.
    pub fn state(&self, job: &Placement, people: &People, now: Moment, today: Day) -> LinkState {
        let Some(created_at) = self.created_at else { return LinkState::Withdrawn };
        let shut = self.withdrawn_at.is_some() || !is_mailbox_of(people, self.pulse.side, self.recipient.as_deref().unwrap_or_default());
        let ended_on = job.ended_on;
        state(Standing { created_at, first_at: self.pulse.first_at, shut, stage: people.stage, ended_on }, now, today)
    }
}

/// Whether an address is where a side is written to today. A door's own question, whether it is anybody's of the case, is not enough:
/// an address that was typed into the wrong record and put right must not speak for the other side.
pub fn is_mailbox_of(people: &People, side: PulseSide, recipient: &str) -> bool {
    people.email(side.party()).is_some_and(|email| folded(email.as_str()) == folded(recipient))
}

fn sent(scope: &Scope) -> Select {
    let door = col(Doors::Subject).eq(col(Pulses::Id)).and(col(Doors::Purpose).eq(Purpose::Pulse));
    scope
        .from(Pulses::Table)
        .cols(COLUMNS)
        .cols([Doors::Recipient, Doors::CreatedAt, Doors::WithdrawnAt])
        .expr(col(Mails::State), "mail")
        .left_join(Doors::Table, door)
        .left_join(Mails::Table, col(Mails::Door).eq(col(Doors::Id)))
        .order(Pulses::AskedOn, Order::Desc)
        .order(Pulses::Id, Order::Desc)
}

/// The pulses of a job, the latest first.
///
/// # Errors
/// When the database does not answer.
pub async fn of_placement(scope: &mut Scope, id: PlacementId) -> Result<Vec<Sent>> {
    let q = sent(scope).filter(col(Pulses::PlacementId).eq(id)).limit(40);
    scope.all(&q).await
}

/// A pulse as a case's page shows it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct OfCase {
    #[sqlx(flatten)]
    pub pulse: Pulse,
    pub employer: String,
}

/// The latest answered pulses of a case.
///
/// # Errors
/// When the database does not answer.
pub async fn of_case(scope: &mut Scope, case: CaseId, most: u64) -> Result<Vec<OfCase>> {
    // By the case's jobs: a join alone could begin with all pulses of the structure.
    let own = scope.from(Placements::Table).cols([Placements::Id]).filter(col(Placements::CaseId).eq(case));
    let q = scope
        .from(Pulses::Table)
        .cols(COLUMNS)
        .expr(col(Employers::Name), "employer")
        .join(Placements::Table, col(Placements::Id).eq(col(Pulses::PlacementId)))
        .join(Employers::Table, col(Employers::Id).eq(col(Placements::EmployerId)))
        .filter(own.holds(col(Pulses::PlacementId)).and(col(Pulses::SaidAt).is_not_null()))
        .order(Pulses::SaidAt, Order::Desc)
        .order(Pulses::Id, Order::Desc)
        .limit(most);
    scope.all(&q).await
}

/// Whether somebody of a case answered a pulse, for the reading of a case.
pub fn answered(scope: &Scope) -> Expr {
    let own = scope.from(Pulses::Table).cols([Pulses::Id]).filter(col(Pulses::PlacementId).eq(col(Placements::Id)));
    let own = own.filter(col(Pulses::SaidAt).is_not_null()).exists();
    scope.from(Placements::Table).cols([Placements::Id]).filter(col(Placements::CaseId).eq(col(Cases::Id)).and(own)).exists()
}

/// A new pulse.
///
/// # Errors
/// When the database refuses.
pub async fn insert(desk: &mut Desk, job: PlacementId, side: PulseSide, name: &str) -> Result<PulseId> {
    let id: PulseId = desk.fresh();
    let q = desk.scope.insert(vec![
        (Pulses::Id, id.into()),
        (Pulses::PlacementId, job.into()),
        (Pulses::Side, side.into()),
        (Pulses::Name, name.into()),
        (Pulses::AskedOn, desk.today.into()),
        (Pulses::AskedById, desk.me().into()),
    ]);
    desk.scope.run_one(&q).await?;
    Ok(id)
}

/// What an answer is once a press is added.
pub struct Said {
    pub going: Option<Going>,
    pub wants_call: Option<bool>,
    pub on: Day,
    pub at: Moment,
    pub called: Option<Called>,
}

/// Keeps an answer.
///
/// # Errors
/// When it was changed meanwhile.
pub async fn say(scope: &mut Scope, known: &Pulse, said: Said) -> Result<()> {
    let Said { going, wants_call, on, at, called } = said;
    let q = scope
        .update(Pulses::Table)
        .cells(vec![
            (Pulses::Going, going.into()),
            (Pulses::WantsCall, wants_call.into()),
            (Pulses::SaidOn, on.into()),
            (Pulses::SaidAt, at.into()),
            (Pulses::FirstAt, known.first_at.unwrap_or(at).into()),
            (Pulses::Presses, (known.presses + 1).into()),
            (Pulses::CalledOn, called.map(|c| c.on).into()),
            (Pulses::CalledAt, called.map(|c| c.at).into()),
            (Pulses::DueOn, called.map(|c| c.due_on).into()),
        ])
        .set_expr(Pulses::Version, Expr::col(Pulses::Version).add(1i64))
        .filter(col(Pulses::Id).eq(known.id).and(col(Pulses::Version).eq(known.version)));
    scope.run_one(&q).await
}

/// Shuts the addresses of a job's or a case's pulses, when it is over: nobody is asked any more, and what was answered stays.
///
/// # Errors
/// When the database does not answer.
pub async fn shut(desk: &mut Desk, about: About, side: Option<PulseSide>) -> Result<()> {
    let jobs = desk.scope.from(Placements::Table).cols([Placements::Id]);
    let jobs = match about {
        About::Placement(id) => jobs.filter(col(Placements::Id).eq(id)),
        About::Case(id) => jobs.filter(col(Placements::CaseId).eq(id)),
    };
    // By the jobs' pulses: a join would begin with all doors of the structure.
    let own = desk.scope.from(Pulses::Table).cols([Pulses::Id]).filter(jobs.holds(col(Pulses::PlacementId)));
    let own = own.filter_some(side, |side| col(Pulses::Side).eq(side));
    let live = col(Doors::Purpose).eq(Purpose::Pulse).and(col(Doors::WithdrawnAt).is_null());
    let q = desk.scope.from(Doors::Table).cols([Doors::Subject]).filter(own.holds(col(Doors::Subject)).and(live));
    for (id,) in desk.scope.all::<(PulseId,)>(&q).await? {
        doors::store::shut(&mut desk.scope, Purpose::Pulse, id.0, desk.now).await?;
    }
    Ok(())
}
