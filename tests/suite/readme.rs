//! The README is true: its first command starts a demonstration that somebody can sign in to, its second is the test
//! command.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Child, Command, Stdio},
};

/// Ends the demonstration however the test ends.
struct Running(Child);
impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The commands of the section "Two commands", in order.
fn commands() -> Vec<String> {
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let section = readme.split("## Two commands").nth(1).unwrap().split("\n## ").next().unwrap();
    let blocks = section.split("```sh\n").skip(1);
    blocks.map(|b| b.split("```").next().unwrap().trim().to_owned()).collect()
}

fn ask(address: &str, request: &str) -> String {
    let mut socket = TcpStream::connect(address).unwrap();
    socket.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    socket.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn the_two_commands_do_what_they_say() {
    let found = commands();
    assert_eq!(found.len(), 2, "the section has two commands");
    assert_eq!(found[1], "./tests/run");
    assert!(std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/run")).exists());

    let words: Vec<&str> = found[0].split(' ').collect();
    assert_eq!(words[0], "cargo");
    // What a test is told of its package is nobody's who types the command; with it, some dependencies would be built anew.
    let told = std::env::vars_os().map(|(name, _)| name);
    let told = told.filter(|name| ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_"].iter().any(|p| name.to_string_lossy().starts_with(p)));
    let mut command = Command::new(env!("CARGO"));
    told.for_each(|name| {
        command.env_remove(name);
    });
    let mut demo = command
        .args(&words[1..])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_remove("DATABASE_URL")
        .env_remove("JALON_SECRET_KEY")
        .env("JALON_LISTEN", "127.0.0.1:0")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map(Running)
        .unwrap();
    let mut lines = BufReader::new(demo.0.stdout.take().unwrap()).lines();
    let first = lines.next().expect("the demonstration prints").unwrap();
    let address = first.split("http://").nth(1).expect("an address").trim_end_matches('/').split(' ').next().unwrap().to_owned();
    // One line per role: all are read, so that the demonstration does not write into a closed pipe.
    let accounts: Vec<String> = lines.by_ref().take(6).map(Result::unwrap).collect();
    let coach = accounts.iter().find(|l| l.starts_with("jobcoach ")).expect("an account for a jobcoach");
    let parts: Vec<&str> = coach.split(' ').collect();
    let [_, email, password] = parts[..] else { panic!("role email password, not {coach}") };

    let page = ask(&address, &format!("GET /sign-in HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n"));
    assert!(page.starts_with("HTTP/1.1 200"), "{page}");
    let body = format!("email={email}&password={password}");
    let head = format!("POST /sign-in HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded");
    let signed = ask(&address, &format!("{head}\r\nContent-Length: {}\r\n\r\n{body}", body.len()));
    assert!(signed.starts_with("HTTP/1.1 303"), "{signed}");
    assert!(signed.to_lowercase().contains("set-cookie: jalon="), "{signed}");
}
