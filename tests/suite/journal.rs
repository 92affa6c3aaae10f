//! The journal: one entry per action, readings in batches, and every tampering found.

use crate::{
    browser::Caller,
    house::{House, Spare},
    raw::Raw,
    walk::{action_of, asked, prepare, stays},
    world::Side,
};
use axum::http::Method;
use jalon::{
    kernel::ids::StructureId,
    web::{Face, Route},
};

/// What the chain says of its last entry, and how many there are.
async fn last(house: &House, structure: StructureId) -> (i64, String) {
    let mut raw = house.raw().await;
    raw.enter(structure).await;
    let own = raw.id(structure);
    let count = raw.number(&format!("select count(*) from journal_entries where structure_id = {own}")).await;
    let subject = raw.id_text("subject");
    let sql = format!(
        "select action || ' ' || actor || ' ' || face || ' ' || coalesce({subject}, '') from journal_entries \
         where structure_id = {own} order by seq desc limit 1"
    );
    let text = raw.texts(&sql).await.remove(0);
    raw.close().await;
    (count, text)
}

fn somebody(route: &Route, side: &Side) -> (Caller, String) {
    let may = |c: &Caller| c.kinds.iter().any(|k| route.audience.has(*k)) && !stays(route, c);
    match route.face {
        Face::Link
            if ["/agreement", "/consent", "/transfer", "/pulse", "/rating", "/synthesis", "/code", "/key"]
                .iter()
                .any(|end| route.path.ends_with(end)) =>
        {
            (Caller::holder(), "door: link".into())
        }
        Face::Link if route.path.starts_with("/m/") => (Caller::nobody(), format!("mailbox:{} link", side.wish)),
        Face::Link => (Caller::nobody(), format!("link:{} link", side.world.link)),
        Face::Api => (side.programs().into_iter().find(may).expect("a program"), "token: api".into()),
        Face::Page => {
            let caller = side.people().into_iter().find(may).expect("a person");
            let human =
                [&side.director, &side.quality_referent, &side.jobcoach].into_iter().find(|h| Caller::human("", h).pass == caller.pass);
            (caller, format!("member:{} page", human.expect("a known person").member))
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_action_writes_one_entry_with_its_name_actor_face_and_subject() {
    let mut spare = Spare::default();
    let routes = spare.house().await.app.table.routes.clone();
    for route in routes.iter().filter(|r| r.method == Method::POST) {
        let house = spare.house().await;
        let side = house.town.a.clone();
        let Some(action) = action_of(&house.app.table, route) else { continue };
        prepare(house, route).await;
        let (caller, by) = somebody(route, &side);
        let (before, _) = last(house, side.here.id).await;
        let request = asked(house, route, &side);
        let reply = house.ask(&caller, &request).await;
        assert!(reply.code() < 400, "{} {}", action.name, reply.body);
        let (after, entry) = last(house, side.here.id).await;
        assert_eq!(after, before + 1, "{} through {:?}", action.name, route.face);
        let words: Vec<&str> = entry.split(' ').collect();
        let (who, face) = by.split_once(' ').expect("actor and face");
        assert_eq!((words[0], words[2]), (action.name, face), "{entry}");
        assert!(if who.ends_with(':') { words[1].starts_with(who) } else { words[1] == who }, "{entry} by {by}");
        assert_eq!(words[3].replace('-', "").len(), 32, "{entry} names its record");
        if route.face == Face::Api && action.name != "link.withdraw" {
            let saved = reply.json()["id"].as_str().unwrap_or_default().replace('-', "");
            assert_eq!(words[3].replace('-', ""), saved, "{entry}");
        }
        spare.again().await;
    }
    spare.close().await;
}

/// A refused action leaves no entry: what was not done is not told.
#[tokio::test]
async fn a_refused_action_writes_nothing() {
    let house = House::new().await;
    let side = &house.town.a;
    let before = last(&house, side.here.id).await;
    let note = serde_json::json!({"case": side.world.case, "note": "Plus tard", "held_on": "2026-11-25"});
    assert_eq!(house.api(&side.program("jobcoach"), "/api/v1/sessions", &note).await.code(), 422);
    assert_eq!(last(&house, side.here.id).await, before);
    house.close().await;
}

#[tokio::test]
async fn readings_arrive_in_batches() {
    let house = House::new().await;
    let side = &house.town.a;
    let (before, _) = last(&house, side.here.id).await;
    let started = std::time::Instant::now();
    for _ in 0..10 {
        house.get(&side.coach(), &format!("/cases/{}", side.world.case)).await;
    }
    house.get(&side.program("director"), &format!("/api/v1/sessions/{}", side.world.session)).await;
    house.parts().readings.flush().await;
    // One entry a second at most: on a slow machine eleven readings may take more than one.
    let batches = i64::try_from(started.elapsed().as_secs()).unwrap() + 1;
    let (after, entry) = last(&house, side.here.id).await;
    assert!((1..=batches).contains(&(after - before)), "eleven readings, {} entries in {batches} s", after - before);
    assert!(entry.starts_with("read several page"), "{entry}");
    let mut raw = house.raw().await;
    raw.enter(side.here.id).await;
    let own = raw.id(side.here.id);
    let sql = format!("select payload from journal_payloads where structure_id = {own} and seq > {before} order by seq");
    let payloads = raw.texts(&sql).await;
    raw.close().await;
    let readings: Vec<serde_json::Value> =
        payloads.iter().flat_map(|p| serde_json::from_str::<Vec<serde_json::Value>>(p).unwrap()).collect();
    assert_eq!(readings.len(), 11);
    assert_eq!(readings[0]["page"], "case.show");
    assert_eq!(readings[0]["actor"], format!("member:{}", side.jobcoach.member));
    assert_eq!(readings[0]["subject"], side.world.case.to_string());
    assert_eq!(readings[10]["page"], "sessions");
    assert!(readings[10]["actor"].as_str().unwrap().starts_with("token:"));
    house.close().await;
}

/// Whoever takes a whole list, or opens a form that shows a person's words, is in the journal as well.
#[tokio::test]
async fn lists_and_forms_are_readings_too() {
    let house = House::new().await;
    let side = &house.town.a;
    let program = side.program("director");
    for address in ["/api/v1/sessions", "/api/v1/trainees"] {
        assert_eq!(house.get(&program, address).await.code(), 200);
    }
    let w = &side.world;
    for address in [
        "/trainees?q=q".to_owned(),
        format!("/trainees/{}/edit", w.trainee),
        format!("/employers/{}/edit", w.employer),
        format!("/cases/{}/sessions/new", w.case),
        format!("/milestones/{}/ask", w.milestone),
        format!("/milestones/{}/record", w.milestone),
    ] {
        assert_eq!(house.get(&side.coach(), &address).await.code(), 200, "{address}");
    }
    let director = Caller::human("director", &side.director);
    for address in ["/members".to_owned(), format!("/members/{}/edit", side.jobcoach.member)] {
        assert_eq!(house.get(&director, &address).await.code(), 200, "{address}");
    }
    let forms = ["trainee.update", "employer.update", "session.log", "milestone.ask", "milestone.record", "member.update"];
    for page in ["sessions", "trainees", "trainee.list", "member.list"].into_iter().chain(forms) {
        assert!(read(&house).await.contains(&format!("\"page\":\"{page}\"")), "{page}");
    }
    house.close().await;
}

/// Everything the journal of A says in words.
async fn read(house: &House) -> String {
    house.parts().readings.flush().await;
    let mut raw = house.raw().await;
    raw.enter(house.town.a.here.id).await;
    let own = raw.id(house.town.a.here.id);
    let payloads = raw.texts(&format!("select payload from journal_payloads where structure_id = {own}")).await.concat();
    raw.close().await;
    payloads
}

/// A refused version is answered with the record as it is: whoever sends wrong ones on purpose reads all of them.
#[tokio::test]
async fn a_record_shown_by_a_refusal_is_a_reading_too() {
    let house = House::new().await;
    let side = &house.town.a;
    let stale = serde_json::json!({"version": -1, "first_name": "A", "last_name": "B", "entered_on": "2026-01-01"});
    let reply = house.api(&side.program("jobcoach"), &format!("/api/v1/trainees/{}/update", side.world.trainee), &stale).await;
    assert!(reply.code() == 409 && reply.json()["current"]["first_name"].is_string(), "{}", reply.body);
    assert!(read(&house).await.contains("\"page\":\"trainee.update\""));
    house.close().await;
}

/// Breaks A's chain as somebody with the database but without the key, and expects to be found.
async fn tampered(expected: &str, statements: &[&str]) {
    let house = House::new().await;
    let a = house.town.a.here.id;
    let mut raw: Raw = house.burglar().await;
    raw.enter(a).await;
    for sql in statements {
        let sql = sql.replace("{own}", &format!("structure_id = {}", raw.id(a))).replace("{a}", &raw.id(a));
        assert!(raw.must(&sql).await > 0, "{sql} changed nothing");
    }
    raw.close().await;
    house.close_broken(expected).await;
}

#[tokio::test]
async fn an_edited_entry_is_found() {
    for column in
        ["actor = 'member:0'", "face = 'api'", "action = 'case.close'", "at = at + 1", "subject = null", "digest = 'x'", "hash = 'x'"]
    {
        tampered("entry 5 was changed", &[&format!("update journal_entries set {column} where {{own}} and seq = 5")]).await;
    }
}

#[tokio::test]
async fn edited_words_are_found() {
    tampered("words of journal entry 5", &["update journal_payloads set payload = '{}' where {own} and seq = 5"]).await;
    tampered("words of journal entry 5", &["update journal_payloads set salt = 'x' where {own} and seq = 5"]).await;
}

#[tokio::test]
async fn a_removed_entry_is_found() {
    let removed = ["delete from journal_payloads where {own} and seq = 5", "delete from journal_entries where {own} and seq = 5"];
    tampered("entry 5 is missing", &removed).await;
    // The next one in its place does not fit either.
    let one_by_one = ["delete from journal_payloads where {own}", removed[1], "update journal_entries set seq = 5 where {own} and seq = 6"];
    tampered("entry 5 was changed", &one_by_one).await;
}

#[tokio::test]
async fn swapped_entries_are_found() {
    let swap = [
        "delete from journal_payloads where {own}",
        "update journal_entries set seq = 100000 where {own} and seq = 4",
        "update journal_entries set seq = 4 where {own} and seq = 5",
        "update journal_entries set seq = 5 where {own} and seq = 100000",
    ];
    tampered("entry 4 was changed", &swap).await;
}

#[tokio::test]
async fn an_inserted_entry_is_found() {
    let copied = "insert into journal_entries (structure_id, seq, at, actor, face, action, subject, digest, hash) \
         select structure_id, (select seq + 1 from journal_heads where {own}), at, actor, face, action, subject, digest, hash \
         from journal_entries where {own} and seq = 3";
    let head = "update journal_heads set seq = seq + 1 where {own}";
    tampered("was changed", &[copied, head]).await;
    tampered("the journal ends at entry", &[head]).await;
}

#[tokio::test]
async fn a_cut_end_is_found() {
    let last = "seq = (select seq from journal_heads where {own})";
    let payload = format!("delete from journal_payloads where {{own}} and {last}");
    let entry = format!("delete from journal_entries where {{own}} and {last}");
    tampered("the journal ends at entry", &[&payload, &entry]).await;
    tampered("the journal has no head", &["delete from journal_heads where {own}"]).await;
}

/// The head is moved back with the end, to what the chain itself holds: nothing but the key can do that.
#[tokio::test]
async fn a_cut_end_is_found_when_the_head_is_moved_back() {
    let own = |sql: &str| format!("{sql} where {{own}} and seq > 3");
    let head = "update journal_heads set seq = 3, hash = (select hash from journal_entries where {own} and seq = 3) where {own}";
    tampered("journal entry 3 is not the last", &[&own("delete from journal_payloads"), &own("delete from journal_entries"), head]).await;
    let nothing = ["delete from journal_payloads where {own}", "delete from journal_entries where {own}"];
    let head = "update journal_heads set seq = 0, hash = '' where {own}";
    tampered("journal entry 0 is not the last", &[nothing[0], nothing[1], head]).await;
}

/// Nor does writing on after the cut hide it.
#[tokio::test]
async fn a_cut_end_is_found_after_more_was_written() {
    let house = House::new().await;
    let side = house.town.a.clone();
    let mut raw = house.burglar().await;
    raw.enter(side.here.id).await;
    let own = format!("structure_id = {}", raw.id(side.here.id));
    for sql in [
        format!("delete from journal_payloads where {own} and seq > 3"),
        format!("delete from journal_entries where {own} and seq > 3"),
        format!("update journal_heads set seq = 3, hash = (select hash from journal_entries where {own} and seq = 3) where {own}"),
    ] {
        assert!(raw.must(&sql).await > 0, "{sql} changed nothing");
    }
    raw.close().await;
    let note = serde_json::json!({"case": side.world.case, "note": "Et la suite"});
    assert_eq!(house.api(&side.program("jobcoach"), "/api/v1/sessions", &note).await.code(), 201);
    house.close_broken("journal entry 4 was changed").await;
}

/// What was said can be erased without breaking the chain: a person's right to be forgotten.
#[tokio::test]
async fn erased_words_do_not_break_the_chain() {
    let house = House::new().await;
    let a = house.town.a.here.id;
    let mut raw = house.raw().await;
    raw.enter(a).await;
    let sql = format!("delete from journal_payloads where structure_id = {} and seq = 5", raw.id(a));
    assert_eq!(raw.must(&sql).await, 1);
    raw.close().await;
    house.close().await;
}
