//! Whether an acknowledgement waits for the disk.

use super::{ground::Ground, program::Program, wire::Wire};
use crate::{home::Home, house::House};
use std::{fs, path::Path, process::Command, time::Duration};

#[tokio::test]
async fn the_engine_is_set_to_lose_nothing() {
    let house = House::new().await;
    let settings = house.parts().db.durability().await.unwrap();
    assert!(settings.len() >= 3, "{settings:?}");
    assert!(settings.iter().all(|(_, right)| *right), "{settings:?}");
    house.close().await;
}

fn can_trace() -> bool {
    Command::new("strace").args(["-o", "/dev/null", "true"]).status().is_ok_and(|s| s.success())
}

/// On SQLite the file is written by this very process, so what it asks of the system can be watched.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_acknowledgement_comes_after_the_disk_has_the_words() {
    const WRITES: usize = 25;
    if Home::server().is_some() {
        // There the server writes; its settings are the other test's subject.
        return;
    }
    if !can_trace() {
        println!("NOT TRIED: strace cannot be run here; only the engine's settings were checked");
        return;
    }
    let house = House::new().await;
    let ground = Ground::today(&house).await;
    let folder = tempfile::tempdir().unwrap();
    let seen = folder.path().join("seen");
    let (mut program, address) = Program::watched(&house, &seen).await;
    let mut wire = Wire::to(address).await.unwrap();
    for n in 0..WRITES {
        let id = house.parts().chance.uuid(ground.visit.now);
        let reply = wire.post("/api/v1/sessions", &ground.token, &ground.session(id, &format!("note {n}"))).await.unwrap();
        assert_eq!(reply.status, 201, "{}", reply.body);
    }
    program.ask_to_stop();
    program.end(Duration::from_secs(30)).await;
    assert_eq!(synced_before_each_reply(&seen), vec![true; WRITES]);
    house.close().await;
}

/// For each reply, whether the disk was waited for since the one before.
fn synced_before_each_reply(seen: &Path) -> Vec<bool> {
    let (mut synced, mut replies) = (false, Vec::new());
    for line in fs::read_to_string(seen).unwrap().lines() {
        // A call another thread interrupts is written in two lines; only the second has its outcome.
        let sync =
            line.contains("fsync(") || line.contains("fdatasync(") || line.contains("fsync resumed") || line.contains("fdatasync resumed");
        synced |= sync && line.ends_with("= 0");
        if line.contains("HTTP/1.1 201") {
            replies.push(std::mem::take(&mut synced));
        }
    }
    replies
}
