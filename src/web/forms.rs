//! Forms: what the macros of `templates/ui.html` need: typed values, reasons, choices.
//!
//! Invariant: a form with a version sends every field it shows, even an empty one; otherwise what somebody else wrote there
//! meanwhile could be lost unseen. The macros take care of radios and ticks, which browsers do not send when empty.

use crate::{
    desk::{Said, Typed},
    kernel::{Day, signal::Signal},
};

/// A form as it is shown: empty, or with what was typed and why it was refused.
#[derive(Debug, Clone, Default)]
pub struct Filled {
    pub typed: Typed,
    pub said: Vec<Said>,
}

impl Filled {
    /// A form with what was typed and the reasons of a refusal.
    pub fn refused(mut typed: Typed, said: Vec<Said>) -> Filled {
        // HTML cannot hold a NUL: it is shown as the mark of an unreadable character.
        typed.0.values_mut().flatten().for_each(|v| *v = v.replace('\0', "\u{fffd}"));
        Filled { typed, said }
    }

    /// A form whose record somebody changed meanwhile: what was typed stays, and beside each field that differs stands
    /// what it holds now. Sent again, it wins.
    pub fn stale(mut typed: Typed, theirs: &serde_json::Value) -> Filled {
        let mut said = vec![Said::new("", Signal::new("err-stale"))];
        for (field, now) in theirs.as_object().into_iter().flatten() {
            let now = now.as_str().map_or_else(|| now.to_string(), str::to_owned);
            let now = if now == "null" { String::new() } else { now };
            if field == "version" {
                typed.set("version", now);
                continue;
            }
            if typed.0.get(field).is_some_and(|own| differ(own, &now)) {
                said.push(Said::new(field, Signal::new(STALE).with("now", if now.is_empty() { "—".to_owned() } else { now })));
            }
        }
        Filled::refused(typed, said)
    }

    /// What a field holds by now, when somebody else changed it while it was typed in.
    pub fn theirs(&self, field: &str) -> Option<&str> {
        let said = self.error(field).filter(|s| s.signal.key == STALE)?;
        said.signal.args.iter().find(|(name, _)| name == "now").map(|(_, now)| now.as_str())
    }

    /// The same, when it is a day.
    pub fn their_day(&self, field: &str) -> Option<Day> {
        self.theirs(field).and_then(Day::iso)
    }

    /// The same, when it is one or more of these.
    pub fn their_choices(&self, field: &str, choices: &[Choice]) -> Vec<Choice> {
        let now = self.theirs(field).unwrap_or_default();
        choices.iter().filter(|c| now.split('|').any(|n| n == c.value)).cloned().collect()
    }

    pub fn value(&self, field: &str) -> &str {
        self.typed.get(field)
    }

    pub fn is(&self, field: &str, value: &str) -> bool {
        self.typed.is(field, value)
    }

    /// Why a field was refused.
    pub fn error(&self, field: &str) -> Option<&Said> {
        self.said.iter().find(|s| s.field == field)
    }

    pub fn is_refused(&self) -> bool {
        !self.said.is_empty()
    }
}

const STALE: &str = "err-stale-field";

/// Whether what was typed is not what a record's JSON says. Browsers send CRLF, `yes` and, for a list left empty, one empty
/// value; the record has LF, `true` and nothing.
fn differ(own: &[String], now: &str) -> bool {
    let own: Vec<String> = own.iter().map(|v| v.trim().replace("\r\n", "\n")).filter(|v| !v.is_empty()).collect();
    let own = own.join("|");
    let said = match own.as_str() {
        "yes" | "on" => "true",
        "no" => "false",
        other => other,
    };
    own != now && said != now
}

/// One thing to choose from a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub value: String,
    /// A text key, unless `literal`.
    pub label: String,
    pub literal: bool,
}

impl Choice {
    /// A word of a closed list.
    pub fn word(value: &str, key: String) -> Choice {
        Choice { value: value.to_owned(), label: key, literal: false }
    }

    /// A record by its own name.
    pub fn named(value: impl ToString, name: &str) -> Choice {
        Choice { value: value.to_string(), label: name.to_owned(), literal: true }
    }
}

/// Every word of a list as a choice.
#[macro_export]
macro_rules! choices {
    ($list:ty) => {
        <$list>::ALL.iter().map(|w| $crate::web::Choice::word(w.word(), w.key())).collect::<Vec<_>>()
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stale_form_keeps_what_was_typed_and_shows_what_is_there_now() {
        let typed = Typed::read(b"version=1&first_name=Awa&city=Angers&note=mien&purpose=a%0D%0Ab&attended=yes&criteria=");
        let theirs = serde_json::json!({"version": 3, "first_name": "Awa", "city": null, "note": "le leur", "id": "x",
            "purpose": "a\nb", "attended": true, "criteria": "rsa|deld"});
        let form = Filled::stale(typed, &theirs);
        assert_eq!((form.value("version"), form.value("note")), ("3", "mien"));
        let fields: Vec<&str> = form.said.iter().map(|s| s.field.as_str()).collect();
        assert_eq!(fields, ["", "city", "criteria", "note"]);
        assert_eq!((form.theirs("note"), form.theirs("purpose")), (Some("le leur"), None));
        let choices = ["rsa", "deld", "ase"].map(|w| Choice::word(w, w.to_owned()));
        assert_eq!(form.their_choices("criteria", &choices), choices[..2]);
    }

    #[test]
    fn an_unreadable_character_is_shown_as_such() {
        let form = Filled::refused(Typed::read(b"note=a%00b"), Vec::new());
        assert_eq!(form.value("note"), "a\u{fffd}b");
    }
}
