//! The real program, as a process of its own on a house's database.

use crate::house::House;
use rustix::process::{Pid, Signal, kill_process};
use std::{
    net::SocketAddr,
    path::Path,
    process::{ExitStatus, Stdio},
    time::Duration,
};
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
    sync::watch,
};

const BINARY: &str = env!("CARGO_BIN_EXE_jalon");

pub struct Program {
    child: Child,
    /// What it has said on standard error so far.
    said: watch::Receiver<String>,
}

impl Program {
    /// Starts it; it may not be ready yet. It listens on a free port.
    pub fn begin(house: &House) -> Program {
        Program::by(Command::new(BINARY), house)
    }

    /// Starts it under strace, which writes to a file when the disk is waited for and what is said.
    pub async fn watched(house: &House, seen: &Path) -> (Program, SocketAddr) {
        let mut strace = Command::new("strace");
        // As its grandchild, so that the process we stop is the program.
        strace.args(["-D", "-f", "-e", "trace=fsync,fdatasync,write,writev,sendto,sendmsg", "-o"]).arg(seen).arg(BINARY);
        let mut program = Program::by(strace, house);
        let address = program.listens().await;
        (program, address)
    }

    fn by(mut command: Command, house: &House) -> Program {
        let config = &house.parts().config;
        for (name, _) in std::env::vars().filter(|(n, _)| n.starts_with("JALON_") || n == "RUST_LOG") {
            command.env_remove(name);
        }
        let mut child = command
            .arg("serve")
            .env("DATABASE_URL", &config.database_url)
            // The key of every house.
            .env("JALON_SECRET_KEY", "07".repeat(32))
            .env("JALON_LISTEN", "127.0.0.1:0")
            .env("NO_COLOR", "1")
            .stdin(Stdio::null())
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .expect("the program starts");
        let (tell, said) = watch::channel(String::new());
        let mut lines = BufReader::new(child.stderr.take().expect("piped")).lines();
        tokio::spawn(async move {
            while let Ok(Some(line)) = lines.next_line().await {
                tell.send_modify(|all| *all += &format!("{line}\n"));
            }
        });
        Program { child, said }
    }

    /// Starts it and waits until it listens.
    pub async fn start(house: &House) -> (Program, SocketAddr) {
        let mut program = Program::begin(house);
        let address = program.listens().await;
        (program, address)
    }

    /// Where it listens, once it does.
    pub async fn listens(&mut self) -> SocketAddr {
        let address = |said: &String| said.split_once("address=")?.1.split_whitespace().next()?.parse().ok();
        let mut said = self.said.clone();
        let heard = tokio::time::timeout(Duration::from_secs(20), said.wait_for(|s| address(s).is_some())).await;
        match heard {
            Ok(Ok(said)) => address(&said).expect("waited for"),
            _ => panic!("the program does not listen: {}", *self.said.borrow()),
        }
    }

    /// SIGKILL: no farewell, nothing flushed.
    pub async fn kill(mut self) {
        self.child.start_kill().expect("it runs");
        let end = self.child.wait().await.expect("it ends");
        assert!(end.code().is_none(), "it had ended by itself: {end}\n{}", *self.said.borrow());
    }

    /// SIGTERM, as a service manager asks a service to stop.
    pub fn ask_to_stop(&self) {
        let pid = self.child.id().and_then(|id| Pid::from_raw(i32::try_from(id).ok()?)).expect("it runs");
        kill_process(pid, Signal::TERM).expect("it is ours");
    }

    pub async fn end(&mut self, within: Duration) -> ExitStatus {
        let end = tokio::time::timeout(within, self.child.wait()).await;
        end.unwrap_or_else(|_| panic!("still running after {within:?}: {}", *self.said.borrow())).expect("it ends")
    }
}
