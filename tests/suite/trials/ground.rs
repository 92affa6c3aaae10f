//! A case to work on in structure A, with a job whose employer can be asked, and the count of what was done there.

use crate::{house::House, raw::Raw};
use jalon::{
    desk::{Action, ActionRow, Here, Parts, Role, Saved, Visit, perform},
    kernel::{Day, ids::*, moment::Clock},
    method::{
        cases::actions::OpenCase,
        placements::{PlacementKind, actions::CreatePlacement},
        plans::{
            Signer,
            actions::{DraftPlan, SignPlan},
        },
    },
    people::{employers::actions::CreateEmployer, trainees::actions::CreateTrainee},
    trust::verify,
};
use serde_json::{Value, json};
use std::{collections::BTreeSet, sync::Arc};
use uuid::Uuid;

/// Where the employer's mail goes.
pub const CONTACT: &str = "claire@boulangerie.example";

pub struct Ground {
    pub here: Here,
    /// The coach at work, on the day the ground was laid.
    pub visit: Visit,
    pub case: CaseId,
    pub plan: PlanId,
    pub employer: EmployerId,
    pub placement: PlacementId,
    /// The token of a program that works as a jobcoach.
    pub token: String,
    /// Of the case, when nobody has worked on it yet.
    version: i64,
}

impl Ground {
    /// On the house's own day.
    pub async fn of(house: &House) -> Ground {
        Ground::lay(house, house.parts().clock.now()).await
    }

    /// On the day the real program has.
    pub async fn today(house: &House) -> Ground {
        Ground::lay(house, Clock::System.now()).await
    }

    async fn lay(house: &House, now: jalon::kernel::Moment) -> Ground {
        let (side, parts) = (&house.town.a, house.parts());
        let mut visit = side.jobcoach.visit(parts, &side.here);
        (visit.now, visit.today) = (now, side.here.zone.day(now));
        let ago = |days: i64| visit.today.plus_days(-days);
        let trainee = read::<CreateTrainee>(json!({"first_name": "Ilan", "last_name": "Berger", "entered_on": ago(120)}));
        let trainee = act(parts, &visit, trainee).await.id;
        let case = act(parts, &visit, read::<OpenCase>(json!({"trainee": trainee, "opened_on": ago(100)}))).await.id;
        let draft = json!({"case": case, "purpose": "Tenir le poste", "starts_on": ago(90), "planned_end": visit.today.plus_days(90)});
        let plan: PlanId = act(parts, &visit, read::<DraftPlan>(draft)).await.id.into();
        for by in [Signer::Trainee, Signer::Coach] {
            act(parts, &visit, SignPlan { id: plan, by, on: Some(ago(90)) }).await;
        }
        let employer =
            json!({"name": "Boulangerie des Tilleuls", "country": "FR", "contact_name": "Claire Aubin", "contact_email": CONTACT});
        let employer = act(parts, &visit, read::<CreateEmployer>(employer)).await.id.into();
        let job = json!({"case": case, "employer": employer, "kind": PlacementKind::Cdd, "started_on": ago(40)});
        let placement = act(parts, &visit, read::<CreatePlacement>(job)).await.id.into();
        let token = side.tokens.iter().find(|(role, _)| *role == Role::Jobcoach).expect("a program of each role").1.clone();
        let mut raw = house.raw().await;
        raw.enter(side.here.id).await;
        let version = format!("select version from cases where id = {}", raw.id(case));
        let version = raw.number(&version).await;
        raw.close().await;
        Ground { here: side.here.clone(), visit, case: case.into(), plan, employer, placement, token, version }
    }

    /// A session as a program sends it.
    pub fn session(&self, id: Uuid, note: &str) -> Value {
        json!({"id": id, "case": self.case, "note": note, "held_on": self.visit.today, "next_contact_on": self.visit.today})
    }

    /// A job as a program sends it: nine rows in one action.
    pub fn job(&self, id: Uuid) -> Value {
        json!({"id": id, "case": self.case, "employer": self.employer, "kind": "cdi", "started_on": self.visit.today})
    }

    /// The milestone of the job that is due on its first day.
    pub async fn milestone(&self, raw: &mut Raw) -> MilestoneId {
        raw.enter(self.here.id).await;
        let sql = format!("select {} from milestones where kind = 'DAY1' and placement_id = {}", raw.id_text("id"), raw.id(self.placement));
        raw.texts(&sql).await[0].parse().expect("an id")
    }

    pub fn day(&self) -> Day {
        self.visit.today
    }
}

/// An input made the way programs make it.
pub fn read<A: Action>(value: Value) -> A {
    serde_json::from_value(value).unwrap_or_else(|e| panic!("{}: {e}", A::NAME))
}

/// Runs an action that must succeed.
pub async fn act<A: Action>(parts: &Arc<Parts>, visit: &Visit, action: A) -> Saved {
    let row = ActionRow::of::<A>();
    let done = perform(parts.clone(), visit.clone(), row.name, row.audience, Box::new(action), None).await;
    done.unwrap_or_else(|e| panic!("{}: {e}", A::NAME))
}

/// What programs left behind, read beside the product's doors.
pub struct Done {
    pub sessions: BTreeSet<Uuid>,
    pub jobs: BTreeSet<Uuid>,
}

impl Done {
    /// Counts what programs did on this ground since it was laid, and checks that every action is whole: its row, its
    /// journal entry, its idempotency record, and what it changed on the case; none without the others.
    pub async fn on(ground: &Ground, house: &House) -> Done {
        let mut raw = house.raw().await;
        raw.enter(ground.here.id).await;
        let (own, case) = (format!("structure_id = {}", raw.id(ground.here.id)), raw.id(ground.case));
        let id = raw.id_text("id");
        let sessions = ids(&mut raw, &format!("select {id} from sessions where {own} and case_id = {case}")).await;
        let mut jobs = ids(&mut raw, &format!("select {id} from placements where {own} and case_id = {case}")).await;
        assert!(jobs.remove(&ground.placement.0), "the first job is gone");

        let subject = raw.id_text("subject");
        for (action, rows) in [("session.log", &sessions), ("placement.create", &jobs)] {
            let entries = format!("select {subject} from journal_entries where {own} and actor like 'token:%' and action = '{action}'");
            let entries = each_once(raw.texts(&entries).await);
            assert_eq!(&entries, rows, "{action}: the journal (left) and the rows (right)");
            let path = if action == "session.log" { "/cases/" } else { "/placements/" };
            let kept = format!("select substr(key, 4) from idempotency where {own} and key like 'id:%' and answer like '%{path}%'");
            assert_eq!(&each_once(raw.texts(&kept).await), rows, "{action}: the idempotency records (left) and the rows (right)");
        }
        let torn = format!(
            "select {} from placements p where p.{own} and p.case_id = {case} and 7 <> (select count(*) from milestones m where m.placement_id = p.id)",
            raw.id_text("p.id")
        );
        assert_eq!(raw.texts(&torn).await, Vec::<String>::new(), "jobs without all their milestones");
        // Every session moved the case's next contact; its stage is that of the first job.
        let version = raw.number(&format!("select version from cases where {own} and id = {case}")).await;
        assert_eq!(version, ground.version + i64::try_from(sessions.len()).unwrap(), "the case was not changed once by each session");
        raw.close().await;
        verify::all(house.parts()).await.unwrap_or_else(|wrong| panic!("{wrong}"));
        Done { sessions, jobs }
    }
}

async fn ids(raw: &mut Raw, sql: &str) -> BTreeSet<Uuid> {
    each_once(raw.texts(sql).await)
}

/// Ids as a set; one that stands twice is what must not happen.
fn each_once(texts: Vec<String>) -> BTreeSet<Uuid> {
    let many = texts.len();
    let set: BTreeSet<Uuid> = texts.iter().map(|t| t.parse().expect("an id")).collect();
    assert_eq!(set.len(), many, "an id stands twice");
    set
}
