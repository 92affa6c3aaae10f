//! Second records of a structure: a person and an employer that others could absorb, and a person who absorbed one.

use super::{Builder, Human};
use jalon::{desk::World, kernel::ids::TraineeId};
use serde_json::{Value, json};

impl Builder {
    /// Somebody who is like nobody else here.
    pub(crate) fn another(&self, name: &str) -> Value {
        let named = |part: &str| format!("{} {name} {part}", self.word);
        json!({"id": self.fresh(), "supervisor": null, "first_name": named("prénom"), "last_name": named("nom")})
    }

    pub(super) async fn doubles(&self, world: &mut World, director: &Human) {
        let visit = || director.visit(&self.parts, &self.here);
        let mut people: Vec<TraineeId> = Vec::new();
        for name in ["Gwenaëlle", "Ottavio", "Peregrine"] {
            let made = self.act(visit(), "trainee.create", world, self.another(name)).await;
            people.push(made.expect("trainees are created").id.into());
        }
        world.twin = people[0];
        let firm =
            json!({"id": self.fresh(), "name": format!("{} jumelle", self.word), "siret": null, "city": format!("{} loin", self.word)});
        world.twin_employer = self.act(visit(), "employer.create", world, firm).await.expect("employers are created").id.into();
        let change = json!({"id": people[1], "absorbed": people[2], "take": ["last_name"]});
        self.act(visit(), "trainee.merge", world, change).await.expect("records are merged");
        world.merge = self.only("select id from merges").await.into();
    }
}
