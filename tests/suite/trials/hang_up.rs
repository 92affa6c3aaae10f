//! Clients that close their socket at every moment of a write.
//!
//! The trap: a future dropped while it begins a transaction can give its connection back inside an open one, and what
//! the next client writes or reads there is lost or stale.

use super::{
    ground::{Done, Ground},
    wire::{self, Wire, saved},
};
use crate::house::House;
use jalon::{
    desk::{ActionRow, perform},
    method::sessions::actions::LogSession,
    web::{Limits, serve},
};
use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};
use tokio::{net::TcpListener, sync::oneshot, time::timeout};
use uuid::Uuid;

const CANCELLATIONS: u32 = 360;
const PATIENCE: Duration = Duration::from_secs(5);

/// Serves a house on a socket until the sender says so.
pub async fn open(house: &House, limits: Limits) -> (SocketAddr, oneshot::Sender<()>, tokio::task::JoinHandle<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel::<()>();
    let router = house.router.clone();
    let service = tokio::spawn(async move {
        let stopped = async {
            let _ = stopped.await;
        };
        serve(listener, router, limits, stopped).await.unwrap();
    });
    (address, stop, service)
}

/// How much of the request leaves before the line is cut.
fn part_sent(n: u32, whole: usize, head: usize) -> usize {
    match n % 6 {
        0 => head / 2,
        1 => head + (whole - head) / 2,
        _ => whole,
    }
}

/// Sends a request and hangs up after a while: politely, or by a reset that throws away what was under way.
async fn hang_up(address: SocketAddr, request: &[u8], after: Duration, reset: bool) {
    let mut wire = Wire::to(address).await.unwrap();
    wire.send(request).await.unwrap();
    let sent = Instant::now();
    while sent.elapsed() < after {
        // Timers are a thousand times too coarse for the moments that matter.
        std::hint::spin_loop();
    }
    if reset {
        wire.stream.set_zero_linger().unwrap();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn hanging_up_at_any_moment_loses_nothing_and_blocks_nobody() {
    let house = House::new().await;
    let ground = Ground::of(&house).await;
    let (address, stop, service) = open(&house, Limits::default()).await;
    let fresh = || house.parts().chance.uuid(ground.visit.now);
    let mut other = Wire::to(address).await.unwrap();
    let write = async |other: &mut Wire, id: Uuid, note: &str| {
        let request = wire::post("/api/v1/sessions", &ground.token, &ground.session(id, note)).0;
        let reply = timeout(PATIENCE, other.ask(&request)).await.unwrap_or_else(|_| panic!("nobody is served any more: {note}")).unwrap();
        assert_eq!((reply.status, saved(&reply)), (201, id), "{note}");
    };
    let began = Instant::now();
    for n in 0..5 {
        write(&mut other, fresh(), &format!("first {n}")).await;
    }
    // From the first byte to well after the answer.
    let step = began.elapsed() * 3 / 10 / CANCELLATIONS;
    let mut hung = Vec::new();
    for n in 0..CANCELLATIONS {
        let id = fresh();
        let (request, head) = wire::post("/api/v1/sessions", &ground.token, &ground.session(id, "cut off"));
        hang_up(address, &request[..part_sent(n, request.len(), head)], step * n, n % 2 == 0).await;
        hung.push(id);
        let next = fresh();
        write(&mut other, next, &format!("after {n}")).await;
        // Each reading connection is asked in turn: none may show the day before.
        for _ in 0..2 {
            let seen = timeout(PATIENCE, other.ask(&wire::get(&format!("/api/v1/sessions/{next}"), &ground.token))).await;
            assert_eq!(seen.expect("readers are served").unwrap().status, 200, "what was acknowledged cannot be read after {n}");
        }
    }
    let done = Done::on(&ground, &house).await;
    let there = hung.iter().filter(|id| done.sessions.contains(id)).count();
    println!("{CANCELLATIONS} requests cut off, {step:?} apart: {there} were done all the same");
    assert!(there > 0 && there < hung.len(), "every moment was tried, so some were done and some were not: {there}");
    assert_eq!(done.sessions.len(), 5 + CANCELLATIONS as usize + there);
    for id in hung {
        write(&mut other, id, "cut off").await;
    }
    let done = Done::on(&ground, &house).await;
    assert_eq!(done.sessions.len(), 5 + 2 * CANCELLATIONS as usize);
    drop(other);
    stop.send(()).unwrap();
    timeout(PATIENCE, service).await.expect("nothing is left in flight").unwrap();
    house.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn readers_that_hang_up_block_nobody() {
    let house = House::new().await;
    let ground = Ground::of(&house).await;
    let (address, stop, service) = open(&house, Limits::default()).await;
    let mut other = Wire::to(address).await.unwrap();
    let request = wire::get(&format!("/api/v1/cases/{}", ground.case), &ground.token);
    let began = Instant::now();
    other.ask(&request).await.unwrap();
    let step = began.elapsed() * 3 / 2 / 200;
    for n in 0..200 {
        hang_up(address, &request, step * n, n % 2 == 0).await;
        let id = house.parts().chance.uuid(ground.visit.now);
        let body = ground.session(id, "Point");
        let reply = timeout(PATIENCE, other.post("/api/v1/sessions", &ground.token, &body)).await.expect("writers are served").unwrap();
        assert_eq!(reply.status, 201, "{}", reply.body);
        let seen = timeout(PATIENCE, other.ask(&wire::get(&format!("/api/v1/sessions/{id}"), &ground.token))).await;
        assert_eq!(seen.expect("readers are served").unwrap().status, 200, "a reading of another day after {n}");
    }
    assert_eq!(Done::on(&ground, &house).await.sessions.len(), 200);
    drop(other);
    stop.send(()).unwrap();
    timeout(PATIENCE, service).await.expect("nothing is left in flight").unwrap();
    house.close().await;
}

/// Whoever pressed the button and lost the signal finds the session logged: what reached the desk runs to its end, and the
/// future that waited for it is dropped at its first step here.
#[tokio::test]
async fn what_reached_the_desk_is_done_though_nobody_waits() {
    let house = House::new().await;
    let side = &house.town.a;
    let visit = side.jobcoach.visit(house.parts(), &side.here);
    let action = ActionRow::of::<LogSession>();
    let body = serde_json::json!({"case": side.world.case, "note": "Dans le parking, une barre de signal"});
    let ready = (action.read_json)(body).unwrap_or_else(|r| panic!("{r}"));
    let mut unit = Box::pin(perform(house.parts().clone(), visit, action.name, action.audience, ready, None));
    let step = std::future::poll_fn(|context| std::task::Poll::Ready(unit.as_mut().poll(context).is_pending())).await;
    assert!(step, "it could not be done at once");
    drop(unit);
    let began = Instant::now();
    let mut raw = house.raw().await;
    raw.enter(side.here.id).await;
    while raw.number("select count(*) from sessions where note like 'Dans le parking%'").await == 0 {
        assert!(began.elapsed() < PATIENCE, "the words are lost");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    raw.close().await;
    house.close().await;
}
