//! Reads the keys of texts out of Rust sources and templates, without a parser of either: strings, and where they stand.

use std::{collections::BTreeSet, fs, ops::Range, path::Path};

/// A file, tests taken out.
pub struct Source {
    /// From the crate's root.
    pub path: String,
    text: String,
    /// Where its strings stand, without their quotes.
    strings: Vec<Range<usize>>,
}

/// A text asked for by its key.
pub struct Asked {
    pub key: String,
    pub at: String,
    pub given: Given,
}

/// The values a text is given.
#[derive(Debug, Clone, PartialEq)]
pub enum Given {
    Exactly(BTreeSet<String>),
    /// Some of these: the ones its file gives to signals.
    Among(BTreeSet<String>),
}

/// The part of a key before its first hyphen.
pub fn family(key: &str) -> &str {
    key.split('-').next().unwrap_or(key)
}

pub fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

fn files(folder: &str, end: &str, found: &mut Vec<String>) {
    let entries = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap();
    for entry in entries.map(Result::unwrap) {
        let path = format!("{folder}/{}", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_dir() {
            files(&path, end, found);
        } else if path.ends_with(end) {
            found.push(path);
        }
    }
}

/// Every source of the program, without what only tests see.
pub fn rust() -> Vec<Source> {
    let mut paths = Vec::new();
    files("src", ".rs", &mut paths);
    let texts: Vec<(String, String)> = paths.into_iter().map(|p| (p.clone(), read(&p))).collect();
    let tests: Vec<String> = texts.iter().flat_map(|(path, text)| test_modules(path, text)).collect();
    let kept =
        texts.into_iter().filter(|(path, _)| !tests.iter().any(|t| path == &format!("{t}.rs") || path.starts_with(&format!("{t}/"))));
    kept.map(|(path, text)| {
        let end = text.find("#[cfg(test)]\nmod tests {").unwrap_or(text.len());
        let text = without_comments(&text[..end]);
        let strings = strings(&text);
        Source { path, text, strings }
    })
    .collect()
}

/// The modules that a file declares for tests only, as paths without their end.
fn test_modules(path: &str, text: &str) -> Vec<String> {
    let folder = path.rsplit_once('/').map_or("", |(f, _)| f);
    let own = if path.ends_with("/mod.rs") || path == "src/lib.rs" { folder.to_owned() } else { path.trim_end_matches(".rs").to_owned() };
    let declared = text.split("#[cfg(test)]\nmod ").skip(1).filter_map(|rest| rest.split_once(';'));
    declared
        .filter(|(name, _)| name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'))
        .map(|(name, _)| format!("{own}/{name}"))
        .collect()
}

/// Every template; its text is what stands between `{{ }}` and `{% %}`, one tag a line.
pub fn templates() -> Vec<Source> {
    let mut paths = Vec::new();
    files("templates", ".html", &mut paths);
    let tags = |text: &str| {
        let opened = text.split("{{").flat_map(|part| part.split("{%")).skip(1);
        opened
            .map(|part| part.split("}}").next().and_then(|p| p.split("%}").next()).unwrap_or_default().to_owned() + "\n")
            .collect::<String>()
    };
    paths.into_iter().map(|path| (tags(&read(&path)), path)).map(|(text, path)| Source { strings: strings(&text), path, text }).collect()
}

fn without_comments(text: &str) -> String {
    text.lines().filter(|l| !l.trim_start().starts_with("//")).flat_map(|l| [l, "\n"]).collect()
}

/// Where the strings of a text stand. Raw strings count as strings; a quote as a character (`'"'`) does not open one.
fn strings(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let (mut found, mut i) = (Vec::new(), 0);
    while i < bytes.len() {
        if text[i..].starts_with("'\"'") {
            i += 3;
        } else if text[i..].starts_with("// ") {
            i += text[i..].find('\n').unwrap_or(text.len() - i);
        } else if text[i..].starts_with("r#\"") {
            let length = text[i + 3..].find("\"#").unwrap_or(0);
            found.push(i + 3..i + 3 + length);
            i += 3 + length + 2;
        } else if bytes[i] == b'"' {
            let start = i + 1;
            i = start;
            while i < bytes.len() && bytes[i] != b'"' {
                i += if bytes[i] == b'\\' { 2 } else { 1 };
            }
            found.push(start..i.min(bytes.len()));
            i += 1;
        } else {
            i += 1;
            while !text.is_char_boundary(i) {
                i += 1;
            }
        }
    }
    found
}

impl Source {
    fn said_at(&self, r: &Range<usize>) -> String {
        self.text[r.clone()].to_owned()
    }

    pub fn literals(&self) -> Vec<String> {
        self.strings.iter().map(|r| self.said_at(r)).collect()
    }

    /// The call that a string is an argument of, and which one, from 0.
    fn call(&self, string: &Range<usize>) -> (&str, usize) {
        let (mut depth, mut index, mut i) = (0, 0, string.start - 1);
        while i > 0 {
            i -= 1;
            if let Some(inside) = self.strings.iter().find(|s| s.contains(&i)) {
                i = inside.start;
                continue;
            }
            match self.text.as_bytes()[i] {
                b')' | b']' | b'}' => depth += 1,
                b',' if depth == 0 => index += 1,
                b'(' if depth == 0 => {
                    let head = &self.text[..i];
                    let from = head.rfind(|c: char| !(c.is_alphanumeric() || "_:!".contains(c))).map_or(0, |at| at + 1);
                    return (&head[from..], index);
                }
                b'[' | b'{' | b';' if depth == 0 => break,
                b'(' | b'[' | b'{' => depth -= 1,
                _ => {}
            }
        }
        ("", 0)
    }

    fn in_call(&self, name: &str, index: usize) -> Vec<String> {
        let fits = |r: &&Range<usize>| {
            let (n, i) = self.call(r);
            i == index && n.rsplit("::").next() == Some(name)
        };
        self.strings.iter().filter(fits).map(|r| self.said_at(r)).collect()
    }

    /// The problems that answers name.
    pub fn problems(&self) -> Vec<String> {
        if self.path == "src/web/answer.rs" { self.in_call("plain", 1) } else { Vec::new() }
    }

    /// What precedes the subject and the body of the mails about accounts.
    pub fn mails(&self) -> Vec<String> {
        self.in_call("post_one_time", 3)
    }

    /// The names of actions.
    pub fn actions(&self) -> Vec<String> {
        let named = |r: &&Range<usize>| self.text[..r.start - 1].ends_with("const NAME: &'static str = ");
        self.strings.iter().filter(named).map(|r| self.said_at(r)).collect()
    }

    /// What addresses ask to be said on arrival.
    pub fn said(&self) -> Vec<String> {
        let asked = self.literals().into_iter().filter_map(|l| l.split_once("?said=").map(|(_, s)| s.to_owned()));
        asked.filter(|s| !s.is_empty() && !s.contains('{')).collect()
    }

    /// Each list of words: its name, and the key of every word.
    fn word_lists(&self) -> Vec<(String, Vec<String>)> {
        let mut found: Vec<(String, Vec<String>)> = Vec::new();
        for (at, _) in self.text.match_indices("words! {").filter(|(at, _)| self.text[..*at].ends_with('\n') || *at == 0) {
            let (mut depth, mut i) = (1, at + "words! {".len());
            while depth > 0 && i < self.text.len() {
                if let Some(string) = self.strings.iter().find(|s| s.start == i + 1) {
                    let word = self.said_at(string);
                    match found.last_mut().filter(|_| depth == 2) {
                        Some((list, words)) => words.push(format!("{list}-{}", word.replace('_', "-").to_lowercase())),
                        None => found.push((word, Vec::new())),
                    }
                    i = string.end + 1;
                    continue;
                }
                depth += match self.text.as_bytes()[i] {
                    b'{' => 1,
                    b'}' => -1,
                    _ => 0,
                };
                i += 1;
            }
        }
        found
    }

    pub fn lists(&self) -> Vec<String> {
        self.word_lists().into_iter().map(|(list, _)| list).collect()
    }

    pub fn words(&self) -> Vec<String> {
        self.word_lists().into_iter().flat_map(|(_, words)| words).collect()
    }

    /// The texts that a Rust source asks for: where a key is expected, and every string that looks like a key because
    /// other keys begin as it does.
    pub fn asked(&self, families: &BTreeSet<String>) -> Vec<Asked> {
        let mut signals = ["with", "day", "number", "text"].iter().flat_map(|n| self.in_call(n, 0)).collect::<BTreeSet<_>>();
        // A key chosen by a `match` gets its values in a `say_with` further down: the names of its pairs.
        signals.extend(self.pairs());
        let one = |r: &Range<usize>| {
            let key = self.said_at(r);
            let (call, index) = self.call(r);
            let given = match (call.rsplit("::").next().unwrap_or(call), index) {
                ("t", 0) | ("say", 1) | ("rule", 1) | ("way_out", 0) | ("Used", 0) => Given::Exactly(BTreeSet::new()),
                ("t1", 0) => Given::Exactly(self.arguments(r.end + 1).iter().take(1).cloned().collect()),
                ("say_with", 1) => match self.arguments(r.end + 1) {
                    // The list of values was made before the call.
                    none if none.is_empty() => Given::Among(signals.clone()),
                    named => Given::Exactly(named.into_iter().collect()),
                },
                ("new", 0) if call.ends_with("Signal::new") || call.ends_with("Because::new") => Given::Among(signals.clone()),
                _ if looks_like_a_key(&key) && families.contains(family(&key)) => Given::Among(signals.clone()),
                _ => return None,
            };
            Some(Asked { key, at: self.path.clone(), given })
        };
        self.strings.iter().filter_map(one).collect()
    }

    /// The strings that stand first in a pair, anywhere in the file: `("name", value)`.
    fn pairs(&self) -> Vec<String> {
        let first = |s: &&Range<usize>| {
            self.text[..s.start.saturating_sub(1)].trim_end().ends_with('(') && self.text[s.end + 1..].trim_start().starts_with(',')
        };
        self.strings.iter().filter(first).map(|s| self.said_at(s)).collect()
    }

    /// The strings that stand alone as arguments, or first in a pair, from here to the end of the call.
    fn arguments(&self, from: usize) -> Vec<String> {
        let (mut depth, mut i, mut found) = (0, from, Vec::new());
        while i < self.text.len() && depth >= 0 {
            if let Some(string) = self.strings.iter().find(|s| s.start == i + 1) {
                let before = self.text[..i].trim_end();
                let after = self.text[string.end + 1..].trim_start();
                if before.ends_with([',', '(']) && after.starts_with(',') {
                    found.push(self.said_at(string));
                }
                i = string.end + 1;
                continue;
            }
            depth += match self.text.as_bytes()[i] {
                b'(' | b'[' => 1,
                b')' | b']' => -1,
                _ => 0,
            };
            i += 1;
        }
        found
    }

    /// The texts that a template shows: through a filter, or as the label of a field.
    pub fn shown(&self) -> Vec<Asked> {
        let one = |r: &Range<usize>| {
            let after = &self.text[r.end + 1..];
            let names = match after.split(|c: char| !(c.is_alphanumeric() || c == '|')).next() {
                Some("|t" | "|t|capital") => Vec::new(),
                Some("|t1") | Some("|t2") => self.arguments(r.end + 5),
                _ if matches!(self.call(r), ("ui::line" | "ui::area" | "ui::choose" | "ui::pick" | "ui::ticks", 2)) => Vec::new(),
                _ if matches!(self.call(r), ("ui::photograph", 1)) => Vec::new(),
                _ => return None,
            };
            Some(Asked { key: self.said_at(r), at: self.path.clone(), given: Given::Exactly(names.into_iter().collect()) })
        };
        self.strings.iter().filter_map(one).collect()
    }
}

fn looks_like_a_key(text: &str) -> bool {
    let part = |p: &str| !p.is_empty() && p.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    text.contains('-') && text.starts_with(|c: char| c.is_ascii_lowercase()) && text.split('-').all(part)
}
