//! What a world asks of its rows while it is built, beside the product's doors.

use super::Builder;
use crate::{house::today, raw::Raw};
use jalon::{desk::World, kernel::moment::DAY};

impl Builder {
    /// The world's mail left two days ago: nobody gets two on one day.
    pub(super) async fn mailed_before(&self) {
        let mut raw = Raw::open(&self.parts.config.database_url).await;
        raw.enter(self.here.id).await;
        let own = raw.id(self.here.id);
        raw.must(&format!("update mails set due_at = due_at - {} where structure_id = {own}", 2 * DAY)).await;
        raw.close().await;
    }

    /// The one id a question to this structure's rows has.
    pub(super) async fn only(&self, sql: &str) -> uuid::Uuid {
        let mut raw = Raw::open(&self.parts.config.database_url).await;
        raw.enter(self.here.id).await;
        let joint = if sql.contains(" where ") { "and" } else { "where" };
        let own = raw.id(self.here.id);
        let text = raw.id_text("id");
        let sql = format!("{} {joint} structure_id = {own}", sql.replacen("id", &text, 1));
        let found = raw.texts(&sql).await;
        raw.close().await;
        assert_eq!(found.len(), 1, "{sql}");
        found[0].parse().unwrap()
    }

    pub(crate) fn fresh(&self) -> uuid::Uuid {
        self.parts.chance.uuid(self.parts.clock.now())
    }

    pub(super) fn nothing_yet(&self) -> World {
        World::imagined(today(), || self.fresh())
    }
}
