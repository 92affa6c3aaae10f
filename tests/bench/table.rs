//! What was measured as a table, and each promise with met or missed.

use std::{
    fs,
    io::{Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

/// Microseconds per request.
#[derive(Debug, Clone, Copy)]
pub struct Cost {
    pub cpu: f64,
    pub wall: f64,
}

/// One kind of request at one size.
pub struct Line {
    pub name: &'static str,
    pub page: bool,
    pub cost: Cost,
    pub floor: Cost,
    /// The median of how many times its floor each request cost, of pairs measured one after the other: a machine that
    /// changes its pace changes both.
    pub ratio: f64,
    pub statements: u64,
    /// Of the page, uncompressed.
    pub bytes: usize,
}

pub struct Sizes {
    pub small: usize,
    pub large: usize,
    pub small_lines: Vec<Line>,
    pub large_lines: Vec<Line>,
    pub program: Program,
}

/// The real program on the larger database.
pub struct Program {
    /// Resident while nobody asks anything, in KiB.
    pub idle: u64,
    /// From its start to its first whole page.
    pub first: Duration,
}

/// Ends the program whatever happens.
struct Ending(Child);
impl Drop for Ending {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Program {
    /// Starts the program on an existing database, asks for one page and looks at it a while later.
    pub async fn try_out(url: &str) -> Program {
        let at = TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).expect("a free port");
        let began = Instant::now();
        let child = Command::new(env!("CARGO_BIN_EXE_jalon"))
            .arg("serve")
            .env("DATABASE_URL", url)
            .env("JALON_SECRET_KEY", "07".repeat(32))
            .env("JALON_LISTEN", at.to_string())
            .env_remove("JALON_BASE_URL")
            .env("RUST_LOG", "error")
            .stdin(Stdio::null())
            .spawn()
            .expect("the program starts");
        let child = Ending(child);
        while !answers(at) {
            assert!(began.elapsed() < Duration::from_secs(30), "the program does not answer");
            std::thread::sleep(Duration::from_millis(1));
        }
        let first = began.elapsed();
        tokio::time::sleep(Duration::from_secs(3)).await;
        let status = fs::read_to_string(format!("/proc/{}/status", child.0.id())).expect("it runs");
        let idle = status.lines().find_map(|l| l.strip_prefix("VmRSS:")).expect("a line");
        Program { idle: idle.trim().trim_end_matches(" kB").parse().expect("a number"), first }
    }
}

fn answers(at: SocketAddr) -> bool {
    let ask = || -> std::io::Result<String> {
        let mut line = TcpStream::connect(at)?;
        line.write_all(b"GET /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")?;
        let mut all = String::new();
        line.read_to_string(&mut all)?;
        Ok(all)
    };
    ask().is_ok_and(|all| all.starts_with("HTTP/1.1 200") && all.ends_with("</html>\n") || all.contains("</html>"))
}

pub fn print(s: &Sizes) {
    println!();
    println!(
        "{:<26} {:>8} {:>9} {:>9} {:>7} {:>9} {:>9} {:>10}",
        "", "cases", "cpu µs", "floor µs", "ratio", "wall µs", "floor", "statements"
    );
    for (cases, lines) in [(s.small, &s.small_lines), (s.large, &s.large_lines)] {
        for l in lines {
            println!(
                "{:<26} {:>8} {:>9.0} {:>9.0} {:>7.2} {:>9.0} {:>9.0} {:>10}   {}",
                l.name,
                cases,
                l.cost.cpu,
                l.floor.cpu,
                l.ratio,
                l.cost.wall,
                l.floor.wall,
                l.statements,
                if l.page { format!("{} bytes", l.bytes) } else { String::new() }
            );
        }
    }
    println!(
        "\nthe program on {} cases: {:.1} MiB resident at idle, first page after {:.0} ms\n",
        s.large,
        s.program.idle as f64 / 1024.0,
        s.program.first.as_secs_f64() * 1e3
    );
    for (kept, promise) in promises(s) {
        println!("{:<7} {promise}", if kept { "met" } else { "MISSED" });
    }
}

fn promises(s: &Sizes) -> Vec<(bool, String)> {
    let mut all = Vec::new();
    for (small, large) in s.small_lines.iter().zip(&s.large_lines) {
        let (name, worst) = (large.name, small.ratio.max(large.ratio));
        let most = small.cost.cpu.max(large.cost.cpu);
        if large.page {
            all.push((worst <= 3.0, format!("{name}: {worst:.2} × its floor, promised ≤ 3")));
            all.push((most <= 1_100.0, format!("{name}: {most:.0} µs, promised ≤ 1,100")));
            all.push((large.statements <= 6, format!("{name}: {} statements, promised ≤ 6", large.statements)));
        } else if name == "log a session" {
            all.push((worst <= 3.0, format!("{name}: {worst:.2} × a durable bare insert, promised ≤ 3")));
        }
        let growth = large.cost.cpu / small.cost.cpu;
        all.push((growth <= 1.3, format!("{name}: {growth:.2} × from {} to {} cases, promised ≤ 1.3", s.small, s.large)));
    }
    let idle = s.program.idle as f64 / 1024.0;
    all.push((idle <= 32.0, format!("{idle:.1} MiB resident at idle, promised ≤ 32")));
    let first = s.program.first.as_secs_f64() * 1e3;
    all.push((first <= 300.0, format!("first page {first:.0} ms after the start, promised ≤ 300")));
    all
}
