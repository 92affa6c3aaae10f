//! What was typed, kept as typed, so that nothing is lost when an action says no.

use std::collections::BTreeMap;

/// A form's fields in their typed spelling; a field can come several times.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Typed(pub BTreeMap<String, Vec<String>>);

impl Typed {
    /// Reads an urlencoded body or query.
    pub fn read(encoded: &[u8]) -> Typed {
        let mut typed = Typed::default();
        for (k, v) in form_urlencoded::parse(encoded) {
            typed.0.entry(k.into_owned()).or_default().push(v.into_owned());
        }
        typed
    }

    /// Without a character no database can keep; for what is looked up, not for what is kept.
    pub fn without_nul(mut self) -> Typed {
        self.0.values_mut().flatten().filter(|v| v.contains('\0')).for_each(|v| *v = v.replace('\0', "\u{fffd}"));
        self
    }

    /// The first value, or nothing.
    pub fn get(&self, field: &str) -> &str {
        self.0.get(field).and_then(|v| v.first()).map_or("", String::as_str)
    }

    /// Whether one of the values is this one.
    pub fn is(&self, field: &str, value: &str) -> bool {
        self.0.get(field).is_some_and(|v| v.iter().any(|x| x == value))
    }

    pub fn has(&self, field: &str) -> bool {
        self.0.contains_key(field)
    }

    /// Sets a value, for a form that opens filled in.
    pub fn set(&mut self, field: &str, value: impl ToString) -> &mut Self {
        self.0.insert(field.to_owned(), vec![value.to_string()]);
        self
    }

    /// Sets a value unless something was typed there.
    pub fn default_to(&mut self, field: &str, value: impl ToString) -> &mut Self {
        if !self.has(field) {
            self.set(field, value);
        }
        self
    }

    pub fn take(&mut self, field: &str) -> Option<String> {
        self.0.remove(field).and_then(|v| v.into_iter().next())
    }

    /// Written as it was read.
    pub fn encoded(&self) -> String {
        let pairs = self.0.iter().flat_map(|(k, vs)| vs.iter().map(move |v| (k, v)));
        form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
    }
}
