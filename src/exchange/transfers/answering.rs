//! The two answers to what another structure proposes: it is taken over, by the ways of an import, or refused.

use super::{
    ArrivalState,
    arrivals::{Arrival, document, end, find},
};
use crate::{
    db::{self, Scope},
    desk::{Action, Audience, Desk, Refusal, Role, Saved, World},
    exchange::bundles::{self, Bundle, store::Beside},
    kernel::{Line, Prose, fixed, ids::*},
    people::{
        employers, members,
        names::doubles::{self, Double},
        trainees::{self, actions::CreateTrainee},
    },
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// What can still be answered.
///
/// # Errors
/// [`Refusal::NotFound`]; `err-transfer-answered`.
pub(super) async fn open(desk: &mut Desk, id: TransferId) -> Result<Arrival, Refusal> {
    let known = find(&mut desk.scope, id).await?.ok_or(Refusal::NotFound)?;
    match known.state {
        ArrivalState::Received => Ok(known),
        _ => Err(Refusal::rule("id", "err-transfer-answered").way_out("transfers-see", "/transfers")),
    }
}

/// The same before its last day is over.
async fn in_time(desk: &mut Desk, id: TransferId) -> Result<Arrival, Refusal> {
    let known = open(desk, id).await?;
    match known.expires_on {
        Some(last) if last < desk.today => Err(Refusal::rule("id", "err-transfer-late").way_out("transfers-see", "/transfers")),
        _ => Ok(known),
    }
}

/// The proposal is refused; the sender reads why.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RefuseArrival {
    pub id: TransferId,
    pub reason: Prose,
}

impl Action for RefuseArrival {
    const NAME: &'static str = "arrival.refuse";
    const ABOUT: &'static str = "Refuses what another structure proposes, with a reason that it reads";
    const API: &'static str = "/arrivals/{id}/refuse";
    const AUDIENCE: Audience = Audience::COACHES_AND_DIRECTOR;

    fn example(w: &World) -> Self {
        RefuseArrival { id: w.arrival, reason: fixed("Nous n’avons plus de place avant l’automne") }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let known = in_time(desk, self.id).await?;
        desk.rewrites(&known.told(), known.version, None)?;
        end(desk, &known, ArrivalState::Refused, Some(self.reason.into()), None).await?;
        Ok(Saved::new(known.id, known.version + 1, "/transfers".into()))
    }
}

/// The accompaniment goes on here, with a coach of this structure.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AcceptArrival {
    pub id: TransferId,
    /// The jobcoach; oneself unless said otherwise.
    pub coach: Option<MemberId>,
    /// Whose record it is, when the person is known here; what is written in it stays.
    pub trainee: Option<TraineeId>,
    /// Known records of which somebody has seen that they are others, although they are alike.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_same_as: Vec<TraineeId>,
}

impl Action for AcceptArrival {
    const NAME: &'static str = "arrival.accept";
    const ABOUT: &'static str = "Takes over an accompaniment that another structure proposes";
    const API: &'static str = "/arrivals/{id}/accept";
    const AUDIENCE: Audience = Audience::COACHES_AND_DIRECTOR;

    fn example(w: &World) -> Self {
        AcceptArrival { id: w.arrival, coach: Some(w.coach), trainee: None, not_same_as: Vec::new() }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let known = in_time(desk, self.id).await?;
        desk.rewrites(&known.told(), known.version, None)?;
        let coach = coach(desk, self.coach).await?;
        let mut incoming = document(&mut desk.scope, known.id).await?.ok_or_else(|| Refusal::rule("id", "err-transfer-broken"))?;
        let rows = incoming.rows();
        let person = match self.trainee {
            Some(id) => {
                trainees::store::find(&mut desk.scope, id).await?.ok_or(Refusal::NotFound)?;
                let key = rows.trainees.first().map(|t| t.reference.clone());
                key.map(|key| (key, id))
            }
            None => {
                doubles::ask(&alike(&mut desk.scope, &rows).await?, &self.not_same_as, "/trainees")?;
                None
            }
        };
        let firms = known_firms(&mut desk.scope, &rows).await?;
        // The stay and the case begin on the day of the answer, whenever it was sent.
        incoming.trainees.rows.iter_mut().for_each(|row| row.cells.entered_on = Some(desk.today));
        incoming.cases.rows.iter_mut().for_each(|row| row.cells.opened_on = Some(desk.today));
        let (parts, now, usual) = (desk.parts.clone(), desk.now, desk.here().language);
        let fresh = move || -> Uuid { parts.chance.uuid(now) };
        let beside = Beside { coach, person, firms };
        let adopted = bundles::store::adopt(&mut desk.scope, incoming, &beside, (desk.today, now), usual, &fresh).await?;
        let adopted = adopted.map_err(|_| Refusal::rule("id", "err-transfer-broken"))?;
        end(desk, &known, ArrivalState::Accepted, None, Some(adopted.case)).await?;
        Ok(Saved::new(adopted.case, 1, format!("/cases/{}", adopted.case)))
    }
}

/// The coach at work here who goes on with it.
async fn coach(desk: &mut Desk, given: Option<MemberId>) -> Result<MemberId, Refusal> {
    let own = desk.visit.has_role(Role::Jobcoach).then(|| desk.me()).flatten();
    let coach = given.or(own).ok_or_else(|| Refusal::rule("coach", "err-missing"))?;
    let colleagues = members::store::active(&mut desk.scope).await?;
    match colleagues.iter().any(|m| m.id == coach && m.roles.has(Role::Jobcoach)) {
        true => Ok(coach),
        false => Err(Refusal::rule("coach", "err-not-a-coach")),
    }
}

/// Records of this structure that may be the person's.
///
/// # Errors
/// When the database does not answer.
pub async fn alike(scope: &mut Scope, rows: &Bundle) -> db::Result<Vec<Double<TraineeId>>> {
    let Some(t) = rows.trainees.first() else { return Ok(Vec::new()) };
    let line = |text: &Option<String>| text.as_deref().and_then(|t| t.parse::<Line>().ok());
    // A name that no form would take is compared as far as it goes.
    let (Some(first_name), Some(last_name)) = (line(&t.first_name), line(&t.last_name)) else { return Ok(Vec::new()) };
    let new = CreateTrainee {
        id: None,
        first_name,
        last_name,
        birth_date: t.birth_date,
        sex: t.sex,
        email: t.email.as_deref().and_then(|e| e.parse().ok()),
        phone: line(&t.phone),
        entered_on: None,
        education: None,
        criteria: Vec::new(),
        barriers: Vec::new(),
        consent_on: None,
        supervisor: None,
        not_same_as: Vec::new(),
    };
    trainees::doubles::find(scope, &new).await
}

/// The employers that are here already: an establishment is the same by its number alone.
async fn known_firms(scope: &mut Scope, rows: &Bundle) -> db::Result<Vec<(String, EmployerId)>> {
    let mut known = Vec::new();
    for firm in &rows.employers {
        let numbers = [&firm.siret, &firm.establishment_number].into_iter().flatten().cloned().collect::<Vec<_>>();
        if let Some(id) = employers::doubles::numbered(scope, &numbers).await? {
            known.push((firm.reference.clone(), id));
        }
    }
    Ok(known)
}
