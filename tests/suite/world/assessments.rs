//! Frameworks, and assessments at every stage of their course, each by another framework so that none stands in another's way.

use super::{Builder, Human};
use crate::house::today;
use jalon::{desk::World, kernel::ids::AssessmentId, method::attestations, people::trainees};
use serde_json::{Value, json};

/// How far an assessment is brought.
const COURSE: [&str; 6] = ["assessment.explain", "rates", "assessment.cross", "assessment.synthesise", "assessment.say", "assessment.seal"];

/// What is printed on the paper of `world.attestation`.
#[derive(Clone)]
pub struct Attested {
    pub code: String,
    /// The structure's name in addresses for verifiers.
    pub issuer: String,
    pub holder: String,
}

impl Builder {
    pub(super) async fn assessments(&self, world: &mut World, director: &Human, coach: &Human, supervisor: &Human) {
        self.frameworks(world, director).await;
        let staff = (coach, supervisor);
        world.sealed_assessment = self.assessed(world, staff, json!("transversal"), 6).await;
        world.assessment = self.assessed(world, staff, json!("transversal"), 0).await;
        world.crossable_assessment = self.assessed(world, staff, json!("home_services"), 2).await;
        world.crossed_assessment = self.assessed(world, staff, json!(world.framework), 3).await;
        world.synthesised_assessment = self.assessed(world, staff, self.grid(world, director, "caisse").await, 4).await;
        world.agreed_assessment = self.assessed(world, staff, self.grid(world, director, "rayon").await, 5).await;
        world.open_assessment = self.assessed(world, staff, self.grid(world, director, "marge").await, 1).await;
    }

    /// A client is asked by mail to rate, and the person whether they agree; answers with the words of their doors.
    pub(super) async fn rated_by_mail(&self, world: &mut World, coach: &Human) -> [String; 2] {
        let visit = || coach.visit(&self.parts, &self.here);
        let client = json!({"email": format!("cliente.{}@{}.example", self.word.to_lowercase(), self.here.slug)});
        self.act(visit(), "assessment.ask", world, client).await.expect("clients are asked");
        world.source = self.only("select id from sources where source = 'client'").await.into();
        self.mailed_before().await;
        self.act(visit(), "assessment.send", world, json!({})).await.expect("syntheses are sent");
        let doors = [self.mailed("rating").await, self.mailed("synthesis").await];
        self.mailed_before().await;
        doors
    }

    /// An attestation of the sealed one; and a day on which the coach learned.
    pub(super) async fn attested(&self, world: &mut World, coach: &Human) -> Attested {
        let noted = json!({"member": null, "on": today().plus_days(-1)});
        let day = self.act(coach.visit(&self.parts, &self.here), "training.note", world, noted).await.expect("days are noted");
        world.training_day = day.id.into();
        let visit = coach.visit(&self.parts, &self.here);
        let made = self.act(visit, "attestation.issue", world, json!({"id": self.fresh()})).await;
        world.attestation = made.expect("attestations are issued").id.into();
        world.issuer_key = self.only("select id from issuer_keys").await.into();
        let mut scope = self.parts.db.read_in(self.here.id).await.unwrap();
        let issued = attestations::store::find(&mut scope, world.attestation).await.unwrap().expect("just issued");
        let address = attestations::keys::store::address(&mut scope).await.unwrap().expect("the structure attests");
        let person = trainees::store::find(&mut scope, world.trainee).await.unwrap().expect("somebody");
        Attested { code: issued.code, issuer: address.rsplit('/').next().unwrap_or_default().to_owned(), holder: person.full_name() }
    }

    /// A framework that is published, and a draft of another.
    async fn frameworks(&self, world: &mut World, director: &Human) {
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

    /// A published framework with the items of the autonomy's.
    async fn grid(&self, world: &World, director: &Human, code: &str) -> Value {
        let visit = || director.visit(&self.parts, &self.here);
        let copy = json!({"id": self.fresh(), "from": "autonomy", "code": code, "name": format!("{} {code}", self.word)});
        let made = self.act(visit(), "framework.copy", world, copy).await.expect("frameworks are copied");
        self.act(visit(), "framework.publish", world, json!({"id": made.id})).await.expect("frameworks are published");
        json!(made.id)
    }

    /// An assessment by a framework, brought so many steps far. The coach says the lowest of everything, the supervisor the
    /// highest.
    async fn assessed(&self, world: &World, (coach, supervisor): (&Human, &Human), framework: Value, far: usize) -> AssessmentId {
        let as_coach = || coach.visit(&self.parts, &self.here);
        let new = json!({"id": self.fresh(), "framework": framework, "sources": ["self", "supervisor", "coach"]});
        let id = self.act(as_coach(), "assessment.prepare", world, new).await.expect("assessments are prepared").id;
        for step in COURSE.iter().take(far) {
            if *step != "rates" {
                let version = if *step == "assessment.seal" { json!({"id": id, "version": null}) } else { json!({"id": id}) };
                self.act(as_coach(), step, world, version).await.expect("an assessment goes on");
                continue;
            }
            for (who, level) in [(as_coach(), 0), (supervisor.visit(&self.parts, &self.here), 3)] {
                let said: Vec<String> = self.items(&framework).await.iter().map(|item| format!("{item}:{level}")).collect();
                let rating = json!({"id": id, "levels": said, "supports": [], "done": true});
                self.act(who, "assessment.rate", world, rating).await.expect("sources rate");
            }
        }
        id.into()
    }

    async fn items(&self, framework: &Value) -> Vec<String> {
        let name = framework.as_str().map_or_else(|| framework.to_string(), str::to_owned);
        let mut scope = self.parts.db.read_in(self.here.id).await.unwrap();
        let known = jalon::method::frameworks::store::named(&mut scope, &name).await.unwrap();
        known.grid.items.iter().map(|i| i.code.clone()).collect()
    }
}
