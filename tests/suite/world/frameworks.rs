//! The frameworks of a structure: one that is published, and a draft of another.

use super::{Builder, Human};
use jalon::desk::World;
use serde_json::json;

impl Builder {
    pub(super) async fn frameworks(&self, world: &mut World, director: &Human) {
        let visit = || director.visit(&self.parts, &self.here);
        let copy =
            |code: &str, from: &str| json!({"id": self.fresh(), "from": from, "code": code, "name": format!("{} {code}", self.word)});
        let made = self.act(visit(), "framework.copy", world, copy("maison", "home_services")).await;
        world.framework = made.expect("frameworks are copied").id.into();
        let published = self.act(visit(), "framework.publish", world, json!({"id": world.framework})).await;
        published.expect("frameworks are published");
        let made = self.act(visit(), "framework.copy", world, copy("atelier", "transversal")).await;
        world.draft_framework = made.expect("frameworks are copied").id.into();
    }
}
