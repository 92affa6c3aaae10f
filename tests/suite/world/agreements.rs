//! What coach, person and employer promise each other: a draft, and one that the employer was asked to sign.

use super::{Builder, Human};
use jalon::desk::{LinkToken, World};
use serde_json::json;

impl Builder {
    /// Answers with the word of the door that leads the employer to its text.
    pub(super) async fn agreements(&self, world: &mut World, coach: &Human) -> String {
        let visit = || coach.visit(&self.parts, &self.here);
        let own = |part: &str| format!("{} {part}", self.word);
        let first = json!({"id": self.fresh(), "common": own("commun"), "for_trainee": own("sa part"), "for_employer": own("leur part")});
        world.agreement = self.act(visit(), "agreement.draft", world, first).await.expect("agreements are drafted").id.into();
        self.act(visit(), "agreement.send", world, json!({})).await.expect("agreements are sent");
        world.signature = self.only("select id from signatures where party = 'employer'").await.into();
        let door = self.only("select id from doors").await;
        world.door = door.into();
        self.mailed_before().await;
        let paper = json!({"id": self.only("select id from signatures where party = 'trainee'").await, "scan": "JVBERi0xLjc="});
        self.act(visit(), "signature.paper", world, paper).await.expect("papers are recorded");
        world.scan = self.only("select id from scans").await.into();
        let next = json!({"id": self.fresh(), "common": own("commun")});
        world.agreement = self.act(visit(), "agreement.draft", world, next).await.expect("agreements are drafted").id.into();
        LinkToken::of(&self.parts.config.key, self.here.id, door).word().to_owned()
    }
}
