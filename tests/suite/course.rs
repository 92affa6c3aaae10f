//! What the accompaniment adds to the towns of the tests: cases that wait for something.

use crate::{
    house::today,
    world::{Builder, Human},
};
use jalon::{desk::World, kernel::ids::CaseId};
use serde_json::{Value, json};

impl Builder {
    /// What the method adds: a changed profile, a suspension, a gap, and cases that wait for something.
    pub(crate) async fn accompaniment(&self, world: &mut World, director: &Human, coach: &Human) {
        let visit = |human: &Human| human.visit(&self.parts, &self.here);
        let soon = |days: i64| today().plus_days(days);
        let made = self.act(visit(director), "profile.set", world, json!({"id": self.fresh()})).await;
        world.profile_change = made.expect("a profile is changed").id.into();
        let rest = json!({"id": self.fresh(), "from_on": soon(20), "to_on": soon(34)});
        world.suspension = self.act(visit(coach), "suspension.agree", world, rest).await.expect("cases are suspended").id.into();
        let made = self.act(visit(coach), "gap.note", world, json!({"id": self.fresh(), "pair": "culture"})).await;
        world.gap = made.expect("gaps are noted").id.into();
        world.referred_case = self.case(world, coach, json!({"referred": "yes"})).await;
        world.ready_case = self.signed(world, coach).await;
        let waits = self.signed(world, coach).await;
        let made = self.act(visit(coach), "extension.request", world, json!({"id": self.fresh(), "case": waits})).await;
        world.extension = made.expect("extensions are asked for").id.into();
    }

    /// A case of its own person.
    pub(crate) async fn case(&self, world: &World, coach: &Human, change: Value) -> CaseId {
        let visit = || coach.visit(&self.parts, &self.here);
        let name = &self.fresh().simple().to_string()[20..];
        let trainee = self.act(visit(), "trainee.create", world, self.another(name)).await;
        let trainee = trainee.expect("trainees are created").id;
        let mut whole = json!({"id": self.fresh(), "trainee": trainee, "opened_on": today().plus_days(-120)});
        whole.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        self.act(visit(), "case.open", world, whole).await.expect("cases are opened").id.into()
    }

    /// A case with a signed plan and nothing left open.
    async fn signed(&self, world: &World, coach: &Human) -> CaseId {
        let visit = || coach.visit(&self.parts, &self.here);
        let case = self.case(world, coach, json!({})).await;
        let plan = json!({"id": self.fresh(), "case": case, "starts_on": today().plus_days(-90), "planned_end": today().plus_days(90)});
        let plan = self.act(visit(), "plan.draft", world, plan).await.expect("plans are drafted").id;
        for by in ["trainee", "coach"] {
            let change = json!({"id": plan, "by": by, "on": today().plus_days(-90)});
            self.act(visit(), "plan.sign", world, change).await.expect("plans are signed");
        }
        case
    }
}
