//! The employer is asked how work goes, and has not answered.

use super::{Builder, Human};
use jalon::desk::World;
use serde_json::json;

impl Builder {
    /// Answers with the word of the employer's door.
    pub(super) async fn pulses(&self, world: &mut World, coach: &Human) -> String {
        let visit = coach.visit(&self.parts, &self.here);
        let made = self.act(visit, "pulse.ask", world, json!({"side": "employer"})).await;
        world.pulse = made.expect("news are asked for").id.into();
        self.mailed("pulse").await
    }
}
