//! What a value says when it refuses to be read: a text key and its arguments, never an English sentence.
//!
//! serde carries errors as strings, so a signal travels as `key?name=value&…` and is read back by [`Signal::read`].
//! Anything that does not start with `err-` is serde's own English and becomes `err-form`.

use std::fmt;

/// A text key (`err-…`) and the values its sentence needs, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signal {
    pub key: String,
    pub args: Vec<(String, String)>,
}

impl Signal {
    /// A signal without arguments.
    pub fn new(key: &str) -> Self {
        Signal { key: key.to_owned(), args: Vec::new() }
    }

    /// Adds a value for the sentence.
    pub fn with(mut self, name: &str, value: impl fmt::Display) -> Self {
        self.args.push((name.to_owned(), value.to_string()));
        self
    }

    /// Reads what serde carried; foreign sentences become `err-form`.
    pub fn read(carried: &str) -> Self {
        // serde_json appends " at line 1 column 2" to custom errors read from text.
        let carried = carried.split(" at line ").next().unwrap_or(carried);
        if !carried.starts_with("err-") {
            return Signal::new("err-form");
        }
        let (key, query) = carried.split_once('?').unwrap_or((carried, ""));
        let args = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        Signal { key: key.to_owned(), args }
    }
}

impl fmt::Display for Signal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.key)?;
        if !self.args.is_empty() {
            let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(&self.args).finish();
            write!(f, "?{query}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Signal {}

#[cfg(test)]
mod tests {
    use super::Signal;

    #[test]
    fn a_signal_travels_through_a_string() {
        let signal = Signal::new("err-choice").with("read", "a&b = ?").with("closest", "phone");
        assert_eq!(Signal::read(&signal.to_string()), signal);
        assert_eq!(Signal::read(&format!("{signal} at line 1 column 9")), signal);
        assert_eq!(Signal::read("missing field `x`"), Signal::new("err-form"));
    }
}
