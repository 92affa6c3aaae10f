//! What an employer asks for in a structure: a need with somebody put forward, and one that waits for its first answer.

use super::{Builder, Human};
use jalon::desk::World;
use serde_json::json;

impl Builder {
    pub(super) async fn needs(&self, world: &mut World, director: &Human, coach: &Human) {
        let visit = |human: &Human| human.visit(&self.parts, &self.here);
        let first = json!({"id": self.fresh(), "job_title": format!("{} vente", self.word)});
        world.need = self.act(visit(director), "need.record", world, first).await.expect("needs are recorded").id.into();
        let made = self.act(visit(coach), "candidate.put_forward", world, json!({"id": self.fresh()})).await;
        world.candidate = made.expect("people are put forward").id.into();
        let made = self.act(visit(coach), "need.record", world, json!({"id": self.fresh()})).await;
        world.need = made.expect("needs are recorded").id.into();
    }
}
