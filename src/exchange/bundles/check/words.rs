//! What contradicts itself in what people agreed to: a text and its hash, a word and what proves it, an agreement and the words
//! of its parties.
//!
//! Invariant: what was said is never rewritten by a bundle, and nothing is added to what was agreed here. A bundle brings whole
//! agreements and whole consents, each as the actions could have left it; that it told them is kept with each word.

use super::course::wrong;
use crate::exchange::bundles::{
    errors::BundleError,
    merge::{Layer, Layers},
    papers::is_hash,
    read::Taken,
    rows::*,
};
use crate::kernel::{Day, Moment};
use crate::method::{
    agreements::{AgreementKind, Channel, Parts, Party, text_hash, texts},
    milestones::Grade,
};

mod afar;
mod agreements;
mod pulses;
mod sharings;

pub(super) fn check(layers: &Layers, errors: &mut Vec<BundleError>) {
    frozen(&layers.agreement_texts, "a text", errors);
    frozen(&layers.scans, "a paper", errors);
    frozen(&layers.agreements, "an agreement", errors);
    frozen(&layers.signatures, "a signature", errors);
    frozen(&layers.sharings, "a consent", errors);
    frozen(&layers.pulses, "a pulse", errors);
    proposed(&layers.agreement_texts, errors);
    papers(&layers.scans, errors);
    agreements::check(layers, errors);
    sharings::check(layers, errors);
    pulses::check(layers, errors);
    afar::check(layers, errors);
}

/// The rows that nobody knew.
fn new<'a, R: Row>(layer: &'a Layer<'_, R>) -> impl Iterator<Item = &'a Taken<R>> {
    layer.rows.iter().filter(|row| R::key_of(&row.cells).is_none_or(|key| !layer.known.contains_key(&key)))
}

/// What is known is told again in the same words, or not at all.
fn frozen<R: Row>(layer: &Layer<R>, called: &str, errors: &mut Vec<BundleError>) {
    for row in &layer.rows {
        let Some(known) = R::key_of(&row.cells).and_then(|key| layer.known.get(&key).copied()) else { continue };
        let Some(told) = R::complete(row.cells.clone()) else { continue };
        if let Some(column) = R::COLUMNS.iter().find(|c| !(c.same)(known, &told)) {
            let expected =
                format!("a ref that is not known yet, or what is known of it: {called} is never rewritten (see {})", column.name);
            errors.push(wrong(row, "ref", expected, known.key()));
        }
    }
}

/// The four parts of a text being read, when all could be.
fn parts([common, for_trainee, for_employer, for_coach]: [&Option<Option<String>>; 4]) -> Option<Parts> {
    let part = |cell: &Option<Option<String>>| Some(cell.clone()?.unwrap_or_default());
    let (common, for_trainee) = (part(common)?, part(for_trainee)?);
    Some(Parts { common, for_trainee, for_employer: part(for_employer)?, for_coach: part(for_coach)? })
}

/// A text has its common part and the coach's, and none of somebody who does not sign.
fn whole<R: Row>(row: &Taken<R>, kind: AgreementKind, parts: &Parts, errors: &mut Vec<BundleError>) {
    for (column, part) in [("common", &parts.common), ("for_coach", &parts.for_coach)] {
        if part.trim().is_empty() {
            errors.push(wrong(row, column, "what is promised", ""));
        }
    }
    let other = [("for_trainee", &parts.for_trainee, Party::Trainee), ("for_employer", &parts.for_employer, Party::Employer)];
    for (column, part, party) in other {
        if !part.is_empty() && !kind.has(party) {
            errors.push(wrong(row, column, format!("an empty cell, because the {party} signs no agreement of the kind {kind}"), part));
        }
    }
}

/// The structure's own texts name only what can be filled in.
fn proposed(layer: &Layer<AgreementTextRow>, errors: &mut Vec<BundleError>) {
    for row in new(layer) {
        let AgreementTextCells { kind: Some(kind), common, for_trainee, for_employer, for_coach, .. } = &row.cells else { continue };
        let Some(parts) = parts([common, for_trainee, for_employer, for_coach]) else { continue };
        whole(row, *kind, &parts, errors);
        let named = [
            ("common", &parts.common),
            ("for_trainee", &parts.for_trainee),
            ("for_employer", &parts.for_employer),
            ("for_coach", &parts.for_coach),
        ];
        for (column, part) in named {
            if let Some(name) = texts::unknown_name(part) {
                let known = texts::NAMES.iter().map(|(fr, en)| format!("{{{fr}}} or {{{en}}}")).collect::<Vec<_>>().join(", ");
                errors.push(wrong(row, column, format!("no other names between braces than {known}"), format!("{{{name}}}")));
            }
        }
    }
}

/// The longest name of a paper, in characters.
const LONGEST_NAME: usize = 100;

/// A paper's name can be handed out as a file's, and its hash is one.
fn papers(layer: &Layer<ScanRow>, errors: &mut Vec<BundleError>) {
    for row in new(layer) {
        let plain = |name: &str| {
            let safe = name.len() <= LONGEST_NAME && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_'));
            safe && !name.starts_with('.') && [".jpg", ".png", ".pdf"].iter().any(|end| name.ends_with(end))
        };
        if let Some(name) = row.cells.name.as_ref().filter(|name| !plain(name)) {
            let expected = format!("at most {LONGEST_NAME} letters without accents, digits, . - or _, that end in .jpg, .png or .pdf");
            errors.push(wrong(row, "name", expected, name));
        }
        if let Some(hash) = row.cells.sha256.as_ref().filter(|hash| !is_hash(hash)) {
            errors.push(wrong(row, "sha256", "64 hexadecimal digits, small ones", hash));
        }
    }
}

/// The hash is that of the words.
fn hashed<R: Row>(row: &Taken<R>, words: &Option<String>, hash: &Option<String>, errors: &mut Vec<BundleError>) {
    let (Some(words), Some(hash)) = (words, hash) else { return };
    let own = text_hash(words);
    if *hash != own {
        errors.push(wrong(row, "text_hash", format!("the SHA-256 of the words in this row, {own}"), hash));
    }
}

/// What somebody said, how, and what proves it; nothing where a cell could not be read.
struct Word<'a> {
    said_on: Option<Day>,
    said_at: Option<Moment>,
    channel: Option<Channel>,
    grade: Option<Grade>,
    comment: &'a Option<String>,
    statement: &'a Option<String>,
    scan: &'a Option<String>,
}

/// Takes a word out of a row's cells.
macro_rules! word {
    ($cells:expr) => {
        (|| {
            Some(Word {
                said_on: $cells.said_on?,
                said_at: $cells.said_at?,
                channel: $cells.channel?,
                grade: $cells.grade?,
                comment: $cells.comment.as_ref()?,
                statement: $cells.statement.as_ref()?,
                scan: $cells.scan.as_ref()?,
            })
        })()
    };
}
use word;

/// Whoever said something said it somehow, and it proves what that way proves, no more: a grade is never higher than its
/// channel's (`method.md`, section 6).
fn evidence<R: Row>(row: &Taken<R>, word: &Word, errors: &mut Vec<BundleError>) {
    let Some(on) = word.said_on else {
        let told = [
            ("said_at", word.said_at.map(Moment::rfc3339)),
            ("channel", word.channel.map(|c| c.to_string())),
            ("grade", word.grade.map(|g| g.to_string())),
            ("comment", word.comment.clone()),
            ("statement", word.statement.clone()),
            ("scan", word.scan.clone()),
        ];
        for (column, read) in told.into_iter().filter_map(|(column, read)| Some((column, read?))) {
            errors.push(wrong(row, column, "an empty cell, as long as nothing was said (no said_on)", read));
        }
        return;
    };
    let missing = [("said_at", word.said_at.is_none()), ("channel", word.channel.is_none()), ("grade", word.grade.is_none())];
    for (column, _) in missing.into_iter().filter(|(_, missing)| *missing) {
        errors.push(wrong(row, column, format!("a value, because something was said on {on}"), ""));
    }
    let Some(channel) = word.channel else { return };
    let paper = channel == Channel::Paper;
    // In another time zone it was another day, but never two days off; a paper may be handed in later.
    if let Some(at) = word.said_at
        && (on.days_since(at.utc_day()) > 1 || (!paper && at.utc_day().days_since(on) > 1))
    {
        let expected = if paper { format!("a moment on or after {on}") } else { format!("a moment of {on}, said_on") };
        errors.push(wrong(row, "said_at", expected, at.rfc3339()));
    }
    let proves = channel.grade(word.scan.is_some());
    if let Some(grade) = word.grade.filter(|g| *g != proves) {
        let by = match (paper, word.scan.is_some()) {
            (true, true) => " with a scan",
            (true, false) => " without a scan",
            _ => "",
        };
        errors.push(wrong(row, "grade", format!("{proves}, which is what the channel {channel}{by} proves"), grade));
    }
    if paper {
        if word.scan.is_none() && word.statement.as_ref().is_none_or(|s| s.trim().is_empty()) {
            errors.push(wrong(row, "statement", "what the paper says, because there is no scan of it", ""));
        }
        let empty = "an empty cell, because what was said is on paper";
        errors.extend(word.comment.iter().map(|words| wrong(row, "comment", empty, words)));
    } else {
        let empty = format!("an empty cell, because it came by the channel {channel}, not on paper");
        errors.extend(word.statement.iter().map(|words| wrong(row, "statement", empty.as_str(), words)));
        errors.extend(word.scan.iter().map(|scan| wrong(row, "scan", empty.as_str(), scan)));
    }
}

/// A cell that is there exactly when it must be. `why` ends both sentences.
fn there<R: Row>(row: &Taken<R>, column: &str, read: Option<String>, wanted: bool, why: &str, errors: &mut Vec<BundleError>) {
    match read {
        Some(read) if !wanted => errors.push(wrong(row, column, format!("an empty cell, {why}"), read)),
        None if wanted => errors.push(wrong(row, column, format!("a value, {why}"), "")),
        _ => {}
    }
}
