//! Finding: one box for people, employers and, for those entitled, notes.
//!
//! Invariant: nobody finds what they could not open; a note is shown here to exactly those who read it on the case's page, and how
//! many notes are searched does not grow with the structure.

pub mod pages;
pub mod store;

use crate::kernel::text::fold;

/// The latest notes that are searched.
pub const NOTES: u64 = 400;
/// How far back they lie at most, in days.
pub const YEAR: i64 = 365;
/// Letters shown before and after what was found in a note.
const AROUND: usize = 70;

/// What a note must be like to hold a folded word, for the engine's `like`: a letter that may bear an accent, or is half of a
/// ligature, is any.
pub fn pattern(word: &str) -> String {
    let loose = word.replace("oe", "%").replace("ae", "%").replace("ss", "%");
    let any = |c: char| if "aceinouy".contains(c) { '_' } else { c };
    format!("%{}%", loose.chars().map(any).collect::<String>())
}

/// The words around the first of those sought, when all of them begin a word of the note.
pub fn excerpt(note: &str, words: &[String]) -> Option<String> {
    let letters: Vec<char> = note.chars().collect();
    let (mut folded, mut places) = (String::from(" "), vec![0]);
    for (at, c) in letters.iter().enumerate() {
        let part = if c.is_ascii_alphanumeric() { c.to_ascii_lowercase().to_string() } else { fold(&c.to_string()) };
        let part = if part.is_empty() && !is_mark(*c) { " ".to_owned() } else { part };
        places.extend(part.chars().map(|_| at));
        folded.push_str(&part);
    }
    let found: Option<Vec<usize>> = words.iter().map(|w| folded.find(&format!(" {w}"))).collect();
    let first = found?.into_iter().min()?;
    let at = places[(folded[..first].chars().count() + 1).min(places.len() - 1)];
    let (from, to) = (at.saturating_sub(AROUND), (at + AROUND).min(letters.len()));
    let text: String = letters[from..to].iter().collect();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(format!("{}{text}{}", if from > 0 { "… " } else { "" }, if to < letters.len() { " …" } else { "" }))
}

/// An accent written as a sign of its own belongs to its letter.
fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(typed: &str) -> Vec<String> {
        fold(typed).split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn a_note_is_found_by_the_beginning_of_each_word() {
        let note = "Réunion à l’atelier : la cheffe d’équipe\nest contente. Du cœur !";
        assert_eq!(excerpt(note, &words("reunion")).as_deref(), Some("Réunion à l’atelier : la cheffe d’équipe est contente. Du cœur !"));
        for found in ["équip conten", "COEUR", "atelier reunion", "e\u{301}quipe"] {
            assert!(excerpt(note, &words(found)).is_some(), "{found}");
        }
        for missed in ["union", "reunion banque", "tente"] {
            assert_eq!(excerpt(note, &words(missed)), None, "{missed}");
        }
        let decomposed = "La re\u{301}union";
        assert!(excerpt(decomposed, &words("réunion")).is_some());
    }

    #[test]
    fn the_excerpt_is_around_what_was_found() {
        let note = format!("{} trouvé {}", "é".repeat(300), "x".repeat(300));
        let shown = excerpt(&note, &words("trouve")).unwrap();
        assert!(shown.starts_with("… é") && shown.ends_with("x …") && shown.contains(" trouvé "), "{shown}");
        assert!(shown.chars().count() <= 2 * AROUND + 4);
    }

    /// The engine's `like`, for the patterns made here.
    fn alike(text: &[char], pattern: &[char]) -> bool {
        match pattern.split_first() {
            None => text.is_empty(),
            Some(('%', rest)) => (0..=text.len()).any(|i| alike(&text[i..], rest)),
            Some((p, rest)) => text.split_first().is_some_and(|(t, more)| (*p == '_' || p == t) && alike(more, rest)),
        }
    }

    #[test]
    fn the_pattern_lets_through_whatever_folds_to_the_word() {
        for (note, word) in [("la réunion", "reunion"), ("le cœur", "coeur"), ("ça va", "ca"), ("naïve", "naive"), ("Straße", "strasse")]
        {
            let (text, pattern): (Vec<char>, Vec<char>) = (note.to_lowercase().chars().collect(), pattern(word).chars().collect());
            assert!(alike(&text, &pattern), "{note} {word}");
        }
        let other: Vec<char> = "le marteau".chars().collect();
        assert!(!alike(&other, &pattern("banque").chars().collect::<Vec<_>>()));
    }
}
