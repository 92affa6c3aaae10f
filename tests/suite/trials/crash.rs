//! SIGKILL at random moments while eight programs write.

use super::{
    ground::{Done, Ground},
    program::Program,
    wire::{Reply, Wire, saved},
};
use crate::house::House;
use jalon::kernel::{chance::Chance, moment::Clock};
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::task::JoinSet;
use uuid::Uuid;

const WRITERS: usize = 8;
/// Times the program is killed while it serves.
const LIVES: usize = 50;
/// Times it is killed while it still starts.
const STILLBORN: usize = 10;

/// A program that remembers what it was told, and asks again what it was not answered.
struct Writer {
    ground: Arc<Ground>,
    /// Every fourth records jobs, whose nine rows can be torn in more places.
    jobs: bool,
    acknowledged: BTreeMap<Uuid, Reply>,
    /// By all writers together.
    count: Arc<AtomicUsize>,
    last: Option<Value>,
    unanswered: Option<Value>,
    again: usize,
}

impl Writer {
    fn new(number: usize, ground: &Arc<Ground>, count: &Arc<AtomicUsize>) -> Writer {
        let (ground, count) = (ground.clone(), count.clone());
        Writer { ground, jobs: number % 4 == 3, acknowledged: BTreeMap::new(), count, last: None, unanswered: None, again: 0 }
    }

    fn path(&self) -> &'static str {
        if self.jobs { "/api/v1/placements" } else { "/api/v1/sessions" }
    }

    fn next(&self) -> Value {
        let id = Chance::System.uuid(Clock::System.now());
        if self.jobs { self.ground.job(id) } else { self.ground.session(id, "Point au poste, tout va bien") }
    }

    /// Writes until the line is cut (`until_cut`), or only what was left unanswered.
    async fn work(mut self, address: SocketAddr, until_cut: bool) -> Writer {
        if let Ok(wire) = Wire::to(address).await {
            let cut = self.speak(wire, until_cut).await.is_none();
            assert!(until_cut || !cut, "a service that nobody kills answers");
        }
        self
    }

    async fn speak(&mut self, mut wire: Wire, until_cut: bool) -> Option<()> {
        let token = self.ground.token.clone();
        if let Some(last) = &self.last {
            let told = wire.post(self.path(), &token, last).await.ok()?;
            assert_eq!(self.acknowledged.get(&saved(&told)), Some(&told), "asked again, it answers something else");
        }
        while until_cut || self.unanswered.is_some() {
            self.again += usize::from(self.unanswered.is_some());
            let body = self.unanswered.take().unwrap_or_else(|| self.next());
            self.unanswered = Some(body.clone());
            let reply = wire.post(self.path(), &token, &body).await.ok()?;
            assert_eq!(reply.status, 201, "{}", reply.body);
            let id = saved(&reply);
            assert_eq!(body["id"].as_str(), Some(id.to_string().as_str()));
            assert!(self.acknowledged.insert(id, reply).is_none(), "acknowledged twice");
            self.last = self.unanswered.take();
            self.count.fetch_add(1, Ordering::Relaxed);
        }
        Some(())
    }
}

fn any_below(limit: u64) -> u64 {
    u64::from_le_bytes(Chance::System.bytes()) % limit
}

/// Any moment of the next milliseconds.
async fn a_while(millis: u64) {
    tokio::time::sleep(Duration::from_micros(any_below(millis * 1000))).await;
}

/// Any moment of the work: counted in what was done, because a busy machine is slower.
async fn some_work(count: &AtomicUsize) {
    let enough = count.load(Ordering::Relaxed) + usize::try_from(any_below(25)).expect("few");
    let began = Instant::now();
    while count.load(Ordering::Relaxed) < enough && began.elapsed() < Duration::from_secs(3) {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    a_while(10).await;
}

async fn all_work(writers: Vec<Writer>, address: SocketAddr, killed: Option<Program>) -> Vec<Writer> {
    let (until_cut, count) = (killed.is_some(), writers[0].count.clone());
    let mut at_work: JoinSet<Writer> = writers.into_iter().map(|w| w.work(address, until_cut)).collect();
    if let Some(program) = killed {
        some_work(&count).await;
        program.kill().await;
    }
    let mut back = Vec::new();
    while let Some(writer) = at_work.join_next().await {
        back.push(writer.unwrap_or_else(|e| std::panic::resume_unwind(e.into_panic())));
    }
    back
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_was_acknowledged_outlives_the_process() {
    let house = House::new().await;
    let ground = Arc::new(Ground::today(&house).await);
    let count = Arc::default();
    let mut writers: Vec<Writer> = (0..WRITERS).map(|n| Writer::new(n, &ground, &count)).collect();
    for life in 0..LIVES {
        if life % (LIVES / STILLBORN) == 0 {
            let program = Program::begin(&house);
            a_while(60).await;
            program.kill().await;
        }
        let (program, address) = Program::start(&house).await;
        writers = all_work(writers, address, Some(program)).await;
    }
    let (mut program, address) = Program::start(&house).await;
    writers = all_work(writers, address, None).await;
    program.ask_to_stop();
    assert_eq!(program.end(Duration::from_secs(30)).await.code(), Some(0));

    let done = Done::on(&ground, &house).await;
    let again: usize = writers.iter().map(|w| w.again).sum();
    for (jobs, there) in [(false, &done.sessions), (true, &done.jobs)] {
        let told: Vec<Uuid> = writers.iter().filter(|w| w.jobs == jobs).flat_map(|w| w.acknowledged.keys().copied()).collect();
        // Everything left unanswered was asked again and acknowledged: the two are the same.
        assert_eq!(told.iter().copied().collect::<BTreeSet<_>>(), *there);
        assert_eq!(told.len(), there.len(), "two programs were told of the same record");
    }
    let all = done.sessions.len() + done.jobs.len();
    println!("{} kills, {all} actions acknowledged, {again} asked again after a kill", LIVES + STILLBORN);
    assert!(all > 5 * LIVES, "only {all} actions in {LIVES} lives: the trial tries nothing");
    assert!(again > LIVES / 2, "only {again} requests were cut off: the kills miss the work");
    house.close().await;
}
