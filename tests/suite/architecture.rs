//! The code base itself: which room opens which door, what a slice's files may touch, and that nothing lies about unused.
//!
//! Invariant: these rules are read from the sources, so a new file is under them without being named here.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The rooms from left to right; a room uses those to its left. What is before the kernel belongs to it.
const ROOMS: &[&str] =
    &["kernel", "config", "db", "desk", "web", "people", "method", "quality", "exchange", "trust", "app", "demo", "commands"];

/// Every file below a folder whose name ends so, with its text.
fn files(folder: &str, end: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut waiting: Vec<PathBuf> = vec![Path::new(ROOT).join(folder)];
    while let Some(folder) = waiting.pop() {
        for entry in std::fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display())) {
            let path = entry.unwrap().path();
            if path.is_dir() && !path.ends_with("node_modules") && !path.ends_with(".cache") {
                waiting.push(path);
            } else if path.to_string_lossy().ends_with(end) {
                let name = path.strip_prefix(ROOT).unwrap().to_string_lossy().into_owned();
                found.push((name, std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

/// The product's sources: every file below `src` but the modules that only tests are built with.
fn product() -> Vec<(String, String)> {
    let all = files("src", ".rs");
    let mut tests = Vec::new();
    for (name, source) in &all {
        let folder = name.trim_end_matches(".rs").trim_end_matches("/mod").trim_end_matches("/lib");
        for (at, start) in source.match_indices("#[cfg(test)]\nmod ") {
            tests.extend(word(&source[at + start.len()..]).map(|module| format!("{folder}/{module}")));
        }
    }
    let tested = |name: &str| tests.iter().any(|t| name == format!("{t}.rs") || name.starts_with(&format!("{t}/")));
    all.into_iter().filter(|(name, _)| !tested(name)).collect()
}

/// A source without its comments, and without what only its own unit tests use.
fn code(source: &str) -> String {
    let product = source.split("#[cfg(test)]\nmod tests {").next().unwrap_or(source);
    product
        .lines()
        .map(|l| l.split_once("//").filter(|(before, _)| !before.ends_with(':')).map_or(l, |(before, _)| before))
        .collect::<Vec<_>>()
        .join("\n")
}

/// The rooms that a source names after `crate::` or `jalon::`, alone or in a list of braces.
fn doors(code: &str) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    for start in ["crate::", "jalon::"] {
        for (at, _) in code.match_indices(start) {
            let rest = &code[at + start.len()..];
            match rest.strip_prefix('{') {
                Some(list) => named.extend(top_level(list)),
                None => named.extend(word(rest)),
            }
        }
    }
    named.into_iter().filter(|n| ROOMS.contains(&n.as_str())).collect()
}

fn word(text: &str) -> Option<String> {
    let word: String = text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    (!word.is_empty()).then_some(word)
}

/// The first words of a list of braces, up to where it closes.
fn top_level(list: &str) -> Vec<String> {
    let (mut depth, mut names, mut fresh) = (1, Vec::new(), true);
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => fresh = true,
            c if fresh && c.is_alphabetic() => {
                names.extend(word(&list[at..]));
                fresh = false;
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    names
}

#[test]
fn doors_are_read_from_use_lines_and_from_paths() {
    let source = "use crate::{db::{Db, desk}, kernel::ids::*, people};\nlet x = crate::web::texts::say();\nuse jalon::app::App;";
    assert_eq!(doors(source).into_iter().collect::<Vec<_>>(), ["app", "db", "kernel", "people", "web"]);
    assert_eq!(code("let a = 1; // crate::web\nlet b = \"https://x\";"), "let a = 1; \nlet b = \"https://x\";");
}

/// `kernel ← db ← desk ← web ← people ← method ← quality ← exchange ← trust ← app ← commands`
#[test]
fn a_room_opens_only_doors_to_its_left() {
    let mut wrong = Vec::new();
    for (name, source) in product() {
        let room = name.split('/').nth(1).unwrap_or_default().trim_end_matches(".rs").to_owned();
        let Some(place) = ROOMS.iter().position(|r| *r == room) else { continue };
        for door in doors(&code(&source)) {
            if ROOMS.iter().position(|r| *r == door).is_some_and(|other| other > place) {
                wrong.push(format!("{name} opens {door}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The slices: every folder of the rooms that hold nouns.
fn of_slices(file: &str) -> Vec<(String, String)> {
    let rooms = ["src/people/", "src/method/", "src/quality/", "src/exchange/", "src/trust/"];
    let slice = |name: &str| rooms.iter().any(|r| name.starts_with(r)) && name.split('/').count() == 4;
    product().into_iter().filter(|(n, _)| slice(n) && n.ends_with(&format!("/{file}"))).map(|(n, s)| (n, code(&s))).collect()
}

/// Uses of a crate, but not a derive or attribute that gives a type its columns.
fn uses(code: &str, name: &str) -> Vec<String> {
    let start = format!("{name}::");
    let calls = code.lines().filter(|l| l.contains(&start) || l.trim_start().starts_with(&format!("use {name}")));
    calls.filter(|l| !l.contains("derive(") && !l.contains(&format!("#[{name}"))).map(|l| l.trim().to_owned()).collect()
}

/// What each file of a slice may not touch (`lib.rs` tells why).
#[test]
fn a_slices_files_touch_only_what_they_may() {
    let rules: &[(&str, &[&str])] = &[
        ("mod.rs", &["sqlx", "sea_query", "axum", "askama"]),
        ("actions.rs", &["sqlx", "axum", "askama"]),
        ("store.rs", &["axum", "askama"]),
        ("pages.rs", &["sqlx", "sea_query"]),
    ];
    let mut wrong = Vec::new();
    for (file, forbidden) in rules {
        let found = of_slices(file);
        assert!(found.len() > 3, "{file}: only {}", found.len());
        for (name, code) in found {
            for what in *forbidden {
                wrong.extend(uses(&code, what).into_iter().map(|line| format!("{name} touches {what}: {line}")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Time and randomness come in by one door each; the bans of the linter are switched off nowhere else.
#[test]
fn bans_are_lifted_only_where_the_door_is() {
    let doors = ["src/kernel/moment.rs", "src/kernel/chance.rs", "src/db/", "src/web/gate.rs"];
    for (name, source) in product() {
        let lifted = source.contains("allow(clippy::disallowed_methods)");
        assert!(!lifted || doors.iter().any(|d| name.starts_with(d)), "{name} lifts a ban");
    }
}

#[test]
fn every_template_is_used() {
    let templates = files("templates", ".html");
    let sources: String = files("src", ".rs").into_iter().map(|(_, s)| s).chain(templates.iter().map(|(_, s)| s.clone())).collect();
    for (name, _) in &templates {
        let short = name.strip_prefix("templates/").unwrap_or(name);
        assert!(sources.contains(&format!("\"{short}\"")), "{short} is used by nobody");
    }
}

#[test]
fn every_file_says_what_it_is_for_and_stays_short() {
    let mut wrong = BTreeSet::new();
    for (name, source) in files("src", ".rs").into_iter().chain(files("tests", ".rs")) {
        if !source.starts_with("//!") || source.lines().count() > 320 {
            wrong.insert(name);
        }
    }
    assert!(wrong.is_empty(), "files that do not begin with //!, or have more than 320 lines: {wrong:?}");
}

/// A file of this folder that is not in `main.rs` would be a test that never runs.
#[test]
fn every_test_file_runs() {
    let main = std::fs::read_to_string(Path::new(ROOT).join("tests/suite/main.rs")).unwrap();
    for (name, _) in files("tests/suite", ".rs") {
        let parts: Vec<&str> = name.trim_start_matches("tests/suite/").trim_end_matches(".rs").split('/').collect();
        if let [module] = parts[..]
            && module != "main"
        {
            assert!(main.contains(&format!("mod {module};")), "{name} is declared nowhere");
        }
    }
}
