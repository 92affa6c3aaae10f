//! How a name is like another: as it was typed, as it begins, with one slip, or said alike.
//!
//! A search compares what was typed with some hundred records, in which the same words come again and again: an [`Ear`] works
//! out the sound of each once.

use super::{Sought, TYPO, Why, sounding};
use std::{borrow::Cow, collections::HashMap};

/// The sounds of the words that were heard so far.
#[derive(Default)]
pub struct Ear(HashMap<String, Option<String>>);

impl Ear {
    /// Whether two words are said alike.
    fn hears_alike(&mut self, one: &str, other: &str) -> bool {
        for word in [one, other] {
            if !self.0.contains_key(word) {
                self.0.insert(word.to_owned(), sounding(word));
            }
        }
        self.0[one].is_some() && self.0[one] == self.0[other]
    }
}

impl Sought {
    /// Whether a folded name is this one, and how.
    pub fn meets(&self, folded: &str, ear: &mut Ear) -> Option<Why> {
        let words: Vec<&str> = folded.split(' ').collect();
        let single = words.iter().enumerate().map(|(at, w)| Part { text: Cow::Borrowed(*w), first: at, last: at });
        let joined = words.windows(2).enumerate().map(|(at, two)| Part { text: Cow::Owned(two.concat()), first: at, last: at + 1 });
        let known: Vec<Part> = single.chain(joined).collect();
        self.readings.iter().filter_map(|reading| among(reading, &known, ear)).min()
    }
}

/// A word of a name, or two written as one.
struct Part<'a> {
    text: Cow<'a, str>,
    first: usize,
    last: usize,
}

impl Part<'_> {
    /// Two words written as one are not also said alike: too many would be.
    fn like(&self, typed: &str, ear: &mut Ear) -> Option<Why> {
        if self.first == self.last { like(typed, &self.text, ear) } else { written(typed, &self.text) }
    }
}

/// Every word sought has a word of its own; as far as the worst of them.
fn among(sought: &[String], known: &[Part], ear: &mut Ear) -> Option<Why> {
    let mut free: Vec<&Part> = known.iter().collect();
    let mut worst = Why::Exact;
    for word in sought {
        let (why, at) = free.iter().enumerate().filter_map(|(at, k)| Some((k.like(word, ear)?, at))).min()?;
        let (first, last) = (free[at].first, free[at].last);
        free.retain(|k| k.last < first || k.first > last);
        worst = worst.max(why);
    }
    Some(worst)
}

/// How a typed word is like a known one.
pub fn like(typed: &str, known: &str, ear: &mut Ear) -> Option<Why> {
    written(typed, known).or_else(|| ear.hears_alike(typed, known).then_some(Why::Sound))
}

/// The same, by its letters.
fn written(typed: &str, known: &str) -> Option<Why> {
    if typed == known {
        return Some(Why::Exact);
    }
    if known.starts_with(typed) {
        return Some(Why::Beginning);
    }
    let (one, other) = (typed.chars().count(), known.chars().count());
    // One slip makes a word longer or shorter by one letter at most.
    let near = one.abs_diff(other) <= 1 && one.min(other) >= TYPO - 1 && one.max(other) >= TYPO;
    (near && strsim::osa_distance(typed, known) <= 1).then_some(Why::Typo)
}

/// Whether two folded names may be one person's, or one firm's: each word of the shorter one is in the longer one, beginnings not
/// counted.
pub fn same(one: &str, other: &str) -> Option<Why> {
    let count = |s: &str| s.split(' ').count();
    let (short, long) = if count(one) <= count(other) { (one, other) } else { (other, one) };
    // One word of several is too little to be somebody's name.
    if count(short) < 2 && count(long) > 1 {
        return None;
    }
    Sought::name(short).meets(long, &mut Ear::default()).filter(|w| *w != Why::Beginning && !short.is_empty())
}
