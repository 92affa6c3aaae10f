//! How much of a processor each answer costs, beside what it would cost at least, at 1,000 and at 100,000 cases in one
//! structure.
//!
//!     cargo bench                                    on SQLite, about two minutes, 600 MB below target/ while it runs
//!     cargo bench --bench speed -- 1000 20000        other sizes
//!     cargo bench --bench speed -- search            only the kinds of request whose name holds this
//!     JALON_TEST_DATABASE=postgres://… cargo bench   on PostgreSQL, in databases of its own (the server's work is not counted)
//!
//! Requests are made inside this process, on one thread; the time is what the processor spent on the whole process
//! (the threads of SQLite too), the median of many requests, less what asking costs. A floor is measured in turn with
//! what it is compared with, so that a busy machine slows both. At the end each promise is said to be met or missed.

mod data;
mod eyes;
mod filler;
mod floor;
mod home;
mod table;

use axum::{
    Router,
    body::Body,
    http::{Method, Request, StatusCode, header},
};
use data::Place;
use floor::{Floor, Reader, What, Writer};
use home::Home;
use jalon::{
    app::App,
    config::{Config, Key},
    db::{self, Db},
    desk::{Parts, Readings},
    kernel::{Day, chance::Chance, moment::Clock},
};
use rustix::time::{ClockId, clock_gettime};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};
use table::{Cost, Line, Sizes};
use tower::ServiceExt;
use uuid::Uuid;

const SIZES: [usize; 2] = [1_000, 100_000];
/// Requests before the first that counts.
const WARM: usize = 40;
const PAGES: usize = 300;
/// What is measured, in turn.
const KINDS: [&str; 8] = [
    "today's page",
    "case page, 200 sessions",
    "case page, 500 sessions",
    "search page",
    "employer's page",
    "log a session",
    "employer's answer",
    "assessment, 5 views of 40 items",
];
const WRITES: usize = 300;
/// Writes of one kind in a row: each connection's writing throws away what the others have read.
const TURN: usize = 20;

fn main() {
    let asked: Vec<usize> = std::env::args().filter_map(|a| a.parse().ok()).collect();
    let only = std::env::args().skip(1).find(|a| !a.starts_with('-') && a.parse::<usize>().is_err()).unwrap_or_default();
    let [small, large] = <[usize; 2]>::try_from(asked).unwrap_or(SIZES);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let sizes = runtime.block_on(async {
        let (small_lines, _) = measure(small, &only).await;
        let (large_lines, program) = measure(large, &only).await;
        Sizes { small, large, small_lines, large_lines, program }
    });
    table::print(&sizes);
}

/// What the processor has spent on this process so far.
fn spent() -> Duration {
    let t = clock_gettime(ClockId::ProcessCPUTime);
    Duration::new(u64::try_from(t.tv_sec).unwrap_or(0), u32::try_from(t.tv_nsec).unwrap_or(0))
}

/// The costs of many requests of one kind.
#[derive(Default)]
struct Samples(Vec<(Duration, Duration)>);

impl Samples {
    async fn take<T>(&mut self, work: impl Future<Output = T>) -> T {
        let (cpu, wall) = (spent(), Instant::now());
        let done = work.await;
        self.0.push((spent() - cpu, wall.elapsed()));
        done
    }

    /// How many times the cost of the other's sample of the same number each of these cost, less what asking costs in both.
    fn times(&self, floor: &Samples, asking: [f64; 2], warm: usize) -> f64 {
        let cpu = |s: &(Duration, Duration), less: f64| (s.0.as_secs_f64() * 1e6 - less).max(1.0);
        let pairs = self.0.iter().zip(&floor.0).skip(warm);
        let mut times: Vec<f64> = pairs.map(|(own, least)| cpu(own, asking[0]) / cpu(least, asking[1])).collect();
        times.sort_by(f64::total_cmp);
        times[times.len() / 2]
    }

    /// Medians, in microseconds.
    fn cost(mut self, warm: usize) -> Cost {
        self.0.drain(..warm);
        let mut median = |of: fn(&(Duration, Duration)) -> Duration| {
            self.0.sort_by_key(of);
            of(&self.0[self.0.len() / 2]).as_secs_f64() * 1e6
        };
        Cost { cpu: median(|s| s.0), wall: median(|s| s.1) }
    }
}

/// One service on a database of its own.
struct Bench {
    parts: Arc<Parts>,
    router: Router,
    place: Place,
    reader: Reader,
    /// What it costs to ask a router and to read its answer.
    asking: f64,
}

async fn measure(cases: usize, only: &str) -> (Vec<Line>, table::Program) {
    let home = Home::empty(&format!("speed_{cases}")).await;
    let config = Config {
        database_url: home.url(),
        listen: ([127, 0, 0, 1], 8080).into(),
        base_url: "http://127.0.0.1:8080".into(),
        smtp_url: None,
        mail_from: "Jalon <jalon@localhost>".into(),
        key: Key::new([7; 32]),
        trusted_proxies: Vec::new(),
    };
    let db = Db::open(&config.database_url).await.expect("a database");
    db.migrate().await.expect("migrated");
    let clock = Clock::at(Day::iso("2026-11-24").expect("a date"));
    let parts = Arc::new(Parts { config, db, clock, chance: Chance::System, readings: Readings::default() });
    let began = Instant::now();
    let place = data::fill(&parts, cases).await;
    // Rows that were written beside the product's doors; a database that is in use has been caught up long ago.
    jalon::exchange::catch_up::run(&parts).await.expect("caught up");
    eprintln!("{cases} cases made in {:.1} s", began.elapsed().as_secs_f64());
    home.settle().await;
    let router = App::on(parts.clone()).router();
    let reader = Reader::open(&parts.config.database_url, &place.here).await;
    let mut bench = Bench { parts, router, place, reader, asking: 0.0 };
    bench.asking = bench.asking().await;
    let mut lines = Vec::new();
    for (n, kind) in KINDS.iter().enumerate().filter(|(_, kind)| kind.contains(only)) {
        lines.push(match n {
            0 => bench.today(kind).await,
            1 => bench.case(kind).await,
            2 => bench.fullest(kind).await,
            3 => bench.search(kind).await,
            4 => bench.employers_page(kind).await,
            5 => bench.session(kind).await,
            6 => bench.employers_answer(kind).await,
            _ => bench.assessment(kind).await,
        });
    }
    let program = table::Program::try_out(&home.url()).await;
    bench.reader.close().await;
    bench.parts.db.close().await;
    home.remove().await;
    (lines, program)
}

/// Asks a router and reads the whole answer.
async fn ask(router: &Router, request: Request<Body>, expected: StatusCode) -> usize {
    let answer = router.clone().oneshot(request).await.unwrap_or_else(|never| match never {});
    let (head, body) = answer.into_parts();
    let bytes = axum::body::to_bytes(body, usize::MAX).await.expect("a body");
    assert_eq!(head.status, expected, "{}", String::from_utf8_lossy(&bytes));
    bytes.len()
}

fn get(path: &str, cookie: &str) -> Request<Body> {
    let request = Request::builder().uri(path).header(header::HOST, "127.0.0.1:8080").header(header::COOKIE, format!("jalon={cookie}"));
    request.body(Body::empty()).expect("a request")
}

fn post(path: &str, cookie: &str, pairs: &[(&str, &str)]) -> Request<Body> {
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
    let request = Request::builder()
        .method(Method::POST)
        .uri(path)
        .header(header::HOST, "127.0.0.1:8080")
        .header(header::COOKIE, format!("jalon={cookie}"))
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin");
    request.body(Body::from(body)).expect("a request")
}

impl Bench {
    async fn asking(&self) -> f64 {
        let nothing = floor::nothing();
        let mut samples = Samples::default();
        for _ in 0..PAGES {
            samples.take(ask(&nothing, get("/", &self.place.cookie), StatusCode::OK)).await;
        }
        samples.cost(WARM).cpu
    }

    /// A page in turn with its floor. `paths` are taken one after the other.
    async fn page(&self, name: &'static str, paths: &[String], what: What, rows: i64, of: Uuid) -> Line {
        let cookie = &self.place.cookie;
        let bytes = ask(&self.router, get(&paths[0], cookie), StatusCode::OK).await;
        let mut statements = 0;
        for path in paths {
            let before = db::statements_run();
            ask(&self.router, get(path, cookie), StatusCode::OK).await;
            statements = statements.max(db::statements_run() - before);
        }
        let floor = Floor { reader: self.reader.clone(), structure: self.place.here.id, what, rows, bytes };
        let (floor, path) = (floor::router(floor, of).await, format!("/{of}"));
        let (mut own, mut least) = (Samples::default(), Samples::default());
        for n in 0..WARM + PAGES {
            least.take(ask(&floor, get(&path, cookie), StatusCode::OK)).await;
            own.take(ask(&self.router, get(&paths[n % paths.len()], cookie), StatusCode::OK)).await;
        }
        let less = |c: Cost| Cost { cpu: c.cpu - self.asking, ..c };
        let ratio = own.times(&least, [self.asking; 2], WARM);
        Line { name, page: true, cost: less(own.cost(WARM)), floor: less(least.cost(WARM)), ratio, statements, bytes }
    }

    async fn today(&self, name: &'static str) -> Line {
        // 25 cases, 7 milestones that wait, 4 plans that end.
        self.page(name, &["/".into()], What::Day, 36, self.place.coach.0).await
    }

    async fn case(&self, name: &'static str) -> Line {
        let paths: Vec<String> = self.place.cases.iter().map(|c| format!("/cases/{c}")).collect();
        // 21 sessions, 7 milestones, 2 objectives, 3 last contacts, the head.
        self.page(name, &paths, What::Sessions, 34, self.place.cases[0].0).await
    }

    async fn fullest(&self, name: &'static str) -> Line {
        let full = self.place.full;
        // 21 sessions of 500, 40 milestones, 3 jobs, 2 objectives, the head.
        self.page(name, &[format!("/cases/{full}")], What::Sessions, 67, full.0).await
    }

    async fn assessment(&self, name: &'static str) -> Line {
        let id = self.place.assessment;
        // 200 ratings of now, 200 of the one before, five sources each, the framework, the head.
        self.page(name, &[format!("/assessments/{id}")], What::Ratings, 412, id.0).await
    }

    /// A name as it is, one with a slip, the beginning of many, two words, and a word of a note.
    async fn search(&self, name: &'static str) -> Line {
        let paths: Vec<String> = ["haddad", "diallou", "be", "jeanne+lamber", "cadence"].iter().map(|q| format!("/search?q={q}")).collect();
        // 20 people and 20 firms are shown.
        self.page(name, &paths, What::People, 40, self.place.coach.0).await
    }

    async fn employers_page(&self, name: &'static str) -> Line {
        let paths: Vec<String> = self.place.links.iter().take(50).map(|w| format!("/l/{w}")).collect();
        self.page(name, &paths, What::Question, 1, self.place.milestone.0).await
    }

    /// A write in turns with the bare insert. Answers with what was written to.
    async fn write(&self, name: &'static str, request: impl Fn(usize) -> Request<Body>) -> Line {
        let mut writer = Writer::open(&self.parts.config.database_url, &self.place.here).await;
        let (mut own, mut least, mut statements) = (Samples::default(), Samples::default(), u64::MAX);
        let (now, today) = (self.parts.clock.now(), self.place.today);
        for turn in 0..(WARM + WRITES) / TURN {
            for n in 0..TURN {
                let (id, case) = (self.parts.chance.uuid(now), self.place.cases[n % self.place.cases.len()]);
                least.take(writer.insert(&self.place.here, id, case, self.place.coach, today, filler::NOTE)).await;
            }
            for n in 0..TURN {
                let request = request(turn * TURN + n);
                let before = db::statements_run();
                own.take(ask(&self.router, request, StatusCode::SEE_OTHER)).await;
                // The journal's own task may have written in between.
                statements = statements.min(db::statements_run() - before);
            }
        }
        let ratio = own.times(&least, [self.asking, 0.0], WARM);
        let cost = own.cost(WARM);
        Line { name, page: false, cost: Cost { cpu: cost.cpu - self.asking, ..cost }, floor: least.cost(WARM), ratio, statements, bytes: 0 }
    }

    async fn session(&self, name: &'static str) -> Line {
        let place = &self.place;
        let (today, next) = (place.today.to_string(), place.today.plus_days(15).to_string());
        let request = |n: usize| {
            let once = self.parts.chance.uuid(self.parts.clock.now()).to_string();
            let form = [
                ("csrf", place.csrf.as_str()),
                ("once", &once),
                ("held_on", &today),
                ("minutes", "45"),
                ("side", "trainee"),
                ("place", "workplace"),
                ("audience", "structure"),
                ("attended", "yes"),
                ("note", filler::NOTE),
                ("mood", "going_well"),
                ("next_contact_on", &next),
                ("other_contact_on", ""),
            ];
            post(&format!("/cases/{}/sessions/new", place.cases[n % place.cases.len()]), &place.cookie, &form)
        };
        self.write(name, request).await
    }

    async fn employers_answer(&self, name: &'static str) -> Line {
        let links = &self.place.links;
        let request =
            |n: usize| post(&format!("/l/{}", links[n % links.len()]), "", &[("answer", "in_post"), ("comment", "Tout va bien.")]);
        self.write(name, request).await
    }
}
