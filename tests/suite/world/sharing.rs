//! Words of the person that nobody reads yet, and the doors to what each side may read.

use super::{Builder, Human};
use crate::raw::Raw;
use jalon::{
    desk::{LinkToken, World},
    kernel::moment::DAY,
};
use serde_json::json;

impl Builder {
    /// Answers with the words of the person's door to the question, of the employer's door and of the person's to what they read.
    pub(super) async fn sharing(&self, world: &mut World, coach: &Human) -> [String; 3] {
        let visit = || coach.visit(&self.parts, &self.here);
        let made = self.act(visit(), "sharing.ask", world, json!({"id": self.fresh()})).await;
        world.sharing = made.expect("words are asked about").id.into();
        self.act(visit(), "sharing.send", world, json!({})).await.expect("the question is mailed");
        let consent = self.mailed("consent").await;
        self.act(visit(), "shared.send", world, json!({})).await.expect("the employer's door is mailed");
        let employers = self.mailed("shared_with_employer").await;
        self.act(visit(), "shared.send", world, json!({"whose": "employer"})).await.expect("the person's door is mailed");
        [consent, employers, self.mailed("shared_with_trainee").await]
    }

    /// The word of the door for this purpose. Its mail left long ago: nobody gets more in a month than the profile allows.
    pub(super) async fn mailed(&self, purpose: &str) -> String {
        let door = self.only(&format!("select id from doors where purpose = '{purpose}'")).await;
        let mut raw = Raw::open(&self.parts.config.database_url).await;
        raw.enter(self.here.id).await;
        let (own, id) = (raw.id(self.here.id), raw.id(door));
        raw.must(&format!("update mails set due_at = due_at - {} where structure_id = {own} and door = {id}", 60 * DAY)).await;
        raw.close().await;
        LinkToken::of(&self.parts.config.key, self.here.id, door).word().to_owned()
    }
}
