//! A milestone of a structure about which the sides differ.

use super::{Builder, Human};
use jalon::desk::World;
use serde_json::json;

impl Builder {
    /// A document says yes, and the trainee says no.
    pub(super) async fn sides(&self, world: &mut World, coach: &Human) {
        world.contradicted = self.only("select id from milestones where kind = 'M12'").await.into();
        for (answer, grade) in [("in_post", "B"), ("left", "C")] {
            let visit = coach.visit(&self.parts, &self.here);
            let told = json!({"id": world.contradicted, "answer": answer, "grade": grade});
            self.act(visit, "milestone.record", world, told).await.expect("what is seen or told is noted");
        }
    }
}
