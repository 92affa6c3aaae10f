//! Slow, silent and too many callers; and the end of the service while somebody is still speaking.

use super::{
    ground::{Done, Ground},
    hang_up::open,
    program::Program,
    wire::{self, Wire},
};
use crate::house::House;
use jalon::web::Limits;
use serde_json::json;
use std::time::{Duration, Instant};
use tokio::time::{sleep, timeout};

const LONG: Duration = Duration::from_secs(60);
const SHORT: Duration = Duration::from_millis(400);
/// Much longer than the short limits, much shorter than the long ones.
const SOON: Duration = Duration::from_secs(10);

fn patient() -> Limits {
    Limits { header: LONG, body: LONG, idle: LONG, connections: 64, finish: SOON }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_head_that_drips_is_cut_off() {
    let house = House::new().await;
    let (address, stop, service) = open(&house, Limits { header: SHORT, ..patient() }).await;
    let mut wire = Wire::to(address).await.unwrap();
    let began = Instant::now();
    // Never silent for long, and never finished.
    let mut sent = wire.send(b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Long: ").await;
    while sent.is_ok() && began.elapsed() < SOON {
        sleep(Duration::from_millis(50)).await;
        sent = wire.send(b"a").await;
    }
    assert!(sent.is_err(), "a head of {:?} was waited for", began.elapsed());
    assert!(began.elapsed() >= SHORT, "cut off before the limit");
    drop(stop);
    service.await.unwrap();
    house.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_silent_line_is_closed() {
    let house = House::new().await;
    let (address, stop, service) = open(&house, Limits { idle: SHORT, ..patient() }).await;
    let mut mute = Wire::to(address).await.unwrap();
    let mut half = Wire::to(address).await.unwrap();
    half.send(b"POST /api/v1/sessions HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\n{").await.unwrap();
    let mut kept = Wire::to(address).await.unwrap();
    assert_eq!(kept.ask(&wire::get("/health", "")).await.unwrap().status, 200);
    for (name, wire) in [("said nothing", &mut mute), ("was answered and stays", &mut kept)] {
        assert!(timeout(SOON, wire.silence()).await.expect(name), "{name}: it was answered");
    }
    // Whether half a body is answered or not, its line is closed too.
    let closed = timeout(SOON, async { while half.reply().await.is_ok() {} });
    closed.await.expect("half a body is waited for for ever");
    drop(stop);
    service.await.unwrap();
    house.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn beyond_the_cap_callers_wait_their_turn() {
    const CAP: usize = 4;
    let house = House::new().await;
    let (address, stop, service) = open(&house, Limits { connections: CAP, ..patient() }).await;
    let mut silent = Vec::new();
    for _ in 0..CAP {
        silent.push(Wire::to(address).await.unwrap());
    }
    sleep(Duration::from_millis(100)).await;
    let mut caller = Wire::to(address).await.unwrap();
    caller.send(&wire::get("/health", "")).await.unwrap();
    assert!(timeout(SHORT, caller.reply()).await.is_err(), "more were let in than the cap");
    silent.pop();
    let reply = timeout(SOON, caller.reply()).await.expect("a place was free").unwrap();
    assert_eq!(reply.status, 200, "{}", reply.body);
    drop(silent);
    drop(caller);
    drop(stop);
    service.await.unwrap();
    house.close().await;
}

/// One caller's half-sent requests hold some of the places, never all.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_caller_of_many_slow_requests_keeps_nobody_out() {
    const CAP: usize = 16;
    let house = House::new().await;
    let ground = Ground::of(&house).await;
    let (address, stop, service) = open(&house, Limits { connections: CAP, ..patient() }).await;
    let (request, head) = wire::post("/api/v1/sessions", &ground.token, &ground.session(house.unknown(), "goutte à goutte"));
    let mut slow = Vec::new();
    for _ in 0..2 * CAP {
        let mut wire = Wire::to(address).await.unwrap();
        let _ = wire.send(&request[..head + 10]).await;
        slow.push(wire);
    }
    let mut other = Wire::to(address).await.unwrap();
    let reply = timeout(SOON, other.ask(&wire::get("/api/v1/cases", &ground.token))).await.expect("a place is free").unwrap();
    assert_eq!(reply.status, 200, "{}", reply.body);
    // Those that were let in are taken when they end, whichever came first; the rest is told at once.
    let mut told = Vec::new();
    for wire in &mut slow {
        let _ = wire.send(&request[head + 10..]).await;
        told.push(timeout(SOON, wire.reply()).await.expect("an answer").map_or(429, |reply| reply.status));
    }
    let taken = told.iter().filter(|status| **status == 201).count();
    assert!(taken >= CAP / 4 && told.contains(&429) && told.iter().all(|s| [201, 429].contains(s)), "{told:?}");
    let late = timeout(SOON, other.ask(&request)).await.expect("an answer").unwrap();
    assert_eq!(late.status, 201, "{}", late.body);
    drop((slow, other, stop));
    service.await.unwrap();
    house.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_body_too_large_or_too_slow_is_refused_in_words() {
    let house = House::new().await;
    let ground = Ground::of(&house).await;
    let (address, stop, service) = open(&house, Limits { body: SHORT, ..patient() }).await;

    let mut large = Wire::to(address).await.unwrap();
    let body = json!({"case": ground.case, "note": "a".repeat(1024 * 1024)});
    let reply = timeout(SOON, large.post("/api/v1/sessions", &ground.token, &body)).await.expect("an answer");
    assert_eq!(reply.unwrap().status, 413);

    let (request, head) = wire::post("/api/v1/sessions", &ground.token, &ground.session(house.unknown(), "lentement"));
    let mut slow = Wire::to(address).await.unwrap();
    slow.send(&request[..head + 10]).await.unwrap();
    let began = Instant::now();
    let reply = timeout(SOON, slow.reply()).await.expect("an answer").unwrap();
    assert_eq!(reply.status, 408, "{}", reply.body);
    assert!(began.elapsed() >= SHORT);

    assert!(Done::on(&ground, &house).await.sessions.is_empty());
    drop((large, slow, stop));
    service.await.unwrap();
    house.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn asked_to_stop_the_program_finishes_what_is_in_flight() {
    let house = House::new().await;
    let ground = Ground::today(&house).await;
    let (mut program, address) = Program::start(&house).await;
    let id = house.unknown();
    let (request, head) = wire::post("/api/v1/sessions", &ground.token, &ground.session(id, "encore une phrase"));
    let mut speaking = Wire::to(address).await.unwrap();
    speaking.send(&request[..head + 10]).await.unwrap();
    let mut idle = Wire::to(address).await.unwrap();
    assert_eq!(idle.ask(&wire::get("/health", "")).await.unwrap().status, 200);

    program.ask_to_stop();
    sleep(SHORT).await;
    let refused = match Wire::to(address).await {
        Ok(mut late) => timeout(SOON, late.ask(&wire::get("/health", ""))).await.is_ok_and(|r| r.is_err()),
        Err(_) => true,
    };
    assert!(refused, "somebody new was served after the program was asked to stop");
    speaking.send(&request[head + 10..]).await.unwrap();
    let reply = timeout(SOON, speaking.reply()).await.expect("an answer").unwrap();
    assert_eq!((reply.status, wire::saved(&reply)), (201, id));
    assert_eq!(program.end(Duration::from_secs(30)).await.code(), Some(0));
    assert!(Done::on(&ground, &house).await.sessions.contains(&id));
    house.close().await;
}
