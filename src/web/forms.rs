//! Forms: one field macro file (`templates/fields.html`) and what it needs: typed values, reasons, choices.

use crate::{
    desk::{Said, Typed},
    kernel::signal::Signal,
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
            } else if typed.has(field) && typed.0.get(field).is_some_and(|v| v.join("|") != now) {
                said.push(Said::new(field, Signal::new("err-stale-field").with("now", if now.is_empty() { "—".to_owned() } else { now })));
            }
        }
        Filled::refused(typed, said)
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

    /// Reasons about fields the form does not show are told at its head.
    pub fn others(&self, shown: &[&str]) -> Vec<&Said> {
        self.said.iter().filter(|s| !shown.contains(&s.field.as_str())).collect()
    }

    pub fn is_refused(&self) -> bool {
        !self.said.is_empty()
    }
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
        let typed = Typed::read(b"version=1&first_name=Awa&city=Angers&note=mien");
        let theirs = serde_json::json!({"version": 3, "first_name": "Awa", "city": null, "note": "le leur", "id": "x"});
        let form = Filled::stale(typed, &theirs);
        assert_eq!((form.value("version"), form.value("note")), ("3", "mien"));
        let fields: Vec<&str> = form.said.iter().map(|s| s.field.as_str()).collect();
        assert_eq!(fields, ["", "city", "note"]);
        assert_eq!(form.said[2].signal.args[0].1, "le leur");
    }

    #[test]
    fn an_unreadable_character_is_shown_as_such() {
        let form = Filled::refused(Typed::read(b"note=a%00b"), Vec::new());
        assert_eq!(form.value("note"), "a\u{fffd}b");
    }
}
