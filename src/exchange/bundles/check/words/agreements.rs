//! Agreements with the words of their parties: what stands in one bundle is as the actions could have left it.

use super::{Word, evidence, hashed, new, parts, there, whole, word, wrong};
use crate::exchange::bundles::{errors::BundleError, merge::Layers, read::Taken, rows::*};
use crate::kernel::Day;
use crate::method::agreements::{AgreementKind, AgreementState, Channel, Parts, Party, SignatureState, is_complete, text_hash};
use std::collections::HashMap;

/// An agreement that the bundle brings, as far as its words must agree with it.
struct Brought<'a> {
    row: &'a Taken<AgreementRow>,
    case: &'a str,
    kind: AgreementKind,
    state: AgreementState,
    parts: Parts,
    sent_on: Option<Day>,
    active_on: Option<Day>,
    /// The words that count: one of each party, once it was sent.
    words: Vec<(Party, SignatureState, Option<Day>)>,
}

pub(super) fn check(layers: &Layers, errors: &mut Vec<BundleError>) {
    let mut brought: HashMap<&str, Brought> = HashMap::new();
    for row in new(&layers.agreements) {
        shape(row, errors);
        job(layers, row, errors);
        let AgreementCells { reference: Some(key), case: Some(case), kind: Some(kind), state: Some(state), .. } = &row.cells else {
            continue;
        };
        let AgreementCells { common, for_trainee, for_employer, for_coach, sent_on: Some(sent_on), active_on: Some(active_on), .. } =
            &row.cells
        else {
            continue;
        };
        let Some(parts) = parts([common, for_trainee, for_employer, for_coach]) else { continue };
        whole(row, *kind, &parts, errors);
        let (sent_on, active_on, words) = (*sent_on, *active_on, Vec::new());
        brought.insert(key, Brought { row, case, kind: *kind, state: *state, parts, sent_on, active_on, words });
    }
    let papers = layers.scans.after(|s| s.case.clone(), |s| s.case.clone());
    for row in new(&layers.signatures) {
        hashed(row, &row.cells.shown, &row.cells.text_hash, errors);
        spoken(row, errors);
        let Some(agreement) = &row.cells.agreement else { continue };
        if layers.agreements.known.contains_key(agreement) {
            let expected = "an agreement that comes with this bundle: nothing is added to what is known of another one";
            errors.push(wrong(row, "agreement", expected, agreement));
            continue;
        }
        if let Some(whole) = brought.get_mut(agreement.as_str()) {
            shown(row, whole, errors);
            if let Some(Some(scan)) = &row.cells.scan
                && papers.get(scan).and_then(Option::as_ref).is_some_and(|case| case != whole.case)
            {
                errors.push(wrong(row, "scan", format!("a paper of the case {}", whole.case), scan));
            }
        }
    }
    // A signature that could not be read makes nothing incomplete.
    if layers.signatures.is_whole() && layers.signatures.rows.iter().all(|row| row.cells.party.is_some() && row.cells.state.is_some()) {
        let mut all: Vec<Brought> = brought.into_values().collect();
        all.sort_by_key(|b| b.row.line);
        all.iter().for_each(|b| settled(b, errors));
    }
}

/// An agreement's days, employer and state tell the same.
fn shape(row: &Taken<AgreementRow>, errors: &mut Vec<BundleError>) {
    use AgreementState as S;
    let cells = &row.cells;
    if let Some(kind) = cells.kind {
        let (wanted, why) = (kind != AgreementKind::CoachTrainee, format!("because it is of the kind {kind}"));
        if let Some(employer) = &cells.employer {
            there(row, "employer", employer.clone(), wanted, &why, errors);
        }
        if let Some(job) = &cells.placement {
            there(row, "placement", job.clone(), wanted, &why, errors);
        }
    }
    let Some(state) = cells.state else { return };
    let why = format!("because it is {state}");
    let text = |day: Option<Day>| day.map(|d| d.to_string());
    if let Some(on) = cells.sent_on.filter(|_| state != S::Lapsed) {
        there(row, "sent_on", text(on), state != S::Draft, &why, errors);
    }
    if let Some(on) = cells.active_on {
        there(row, "active_on", text(on), matches!(state, S::Active | S::Ended), &why, errors);
    }
    if let Some(on) = cells.ended_on {
        there(row, "ended_on", text(on), state.is_over(), &why, errors);
    }
    if let Some(Some(note)) = cells.end_note.as_ref().filter(|_| !state.is_over()) {
        errors.push(wrong(row, "end_note", format!("an empty cell, {why}"), note));
    }
    super::super::not_before(row, "active_on", cells.active_on.flatten(), "ended_on", cells.ended_on.flatten(), errors);
}

/// Its job is one of its case, at its employer as long as it binds.
fn job(layers: &Layers, row: &Taken<AgreementRow>, errors: &mut Vec<BundleError>) {
    let AgreementCells { case: Some(case), employer: Some(Some(employer)), placement: Some(Some(job)), state: Some(state), .. } =
        &row.cells
    else {
        return;
    };
    let jobs = layers.placements.after(|p| (p.case.clone(), p.employer.clone()), |p| p.case.clone().zip(p.employer.clone()));
    let Some(Some((of, at))) = jobs.get(job) else { return };
    if of != case {
        errors.push(wrong(row, "placement", format!("a placement of the case {case}"), job));
    } else if at != employer && !state.is_over() {
        errors.push(wrong(row, "employer", format!("the employer of the placement, {at}"), employer));
    }
}

/// A party's state, its word and its way of giving it agree.
fn spoken(row: &Taken<SignatureRow>, errors: &mut Vec<BundleError>) {
    use SignatureState as S;
    let cells = &row.cells;
    let Some(word) = word!(cells) else { return };
    evidence(row, &word, errors);
    let (Some(party), Some(state)) = (cells.party, cells.state) else { return };
    if state != S::Overtaken {
        let day = word.said_on.map(|d| d.to_string());
        there(row, "said_on", day, state != S::Waiting, &format!("because the {party}'s word is {state}"), errors);
    }
    if let Word { channel: Some(channel), .. } = word {
        // Coaches sign where they are signed in; nobody else has an account for it.
        if (party == Party::Coach) != (channel == Channel::Account) {
            let expected =
                if party == Party::Coach { "account, the coach's own way" } else { "link, beside or paper: only a coach has an account" };
            errors.push(wrong(row, "channel", expected, channel));
        }
        if state == S::Refused && (party == Party::Coach || channel == Channel::Paper) {
            errors.push(wrong(row, "state", "signed: nobody refuses on paper, nor refuses their own proposal", state));
        }
    }
}

/// A word is about its own agreement: asked once it was sent, of a party of it, about the text it holds.
fn shown(row: &Taken<SignatureRow>, whole: &mut Brought, errors: &mut Vec<BundleError>) {
    let SignatureCells { party: Some(party), state: Some(state), shown: Some(shown), said_on: Some(said_on), .. } = &row.cells else {
        return;
    };
    if !whole.kind.has(*party) {
        errors.push(wrong(row, "party", format!("somebody who signs an agreement of the kind {}", whole.kind), party));
        return;
    }
    match (whole.sent_on, row.cells.asked_on) {
        (None, _) => {
            errors.push(wrong(
                row,
                "agreement",
                "an agreement that was sent: before, nobody is asked",
                whole.row.cells.reference.clone().unwrap_or_default(),
            ));
        }
        (Some(sent), Some(asked)) if asked < sent => {
            errors.push(wrong(row, "asked_on", format!("a date on or after the agreement's sent_on, {sent}"), asked));
        }
        _ => {}
    }
    if *state == SignatureState::Overtaken {
        return;
    }
    let own = whole.parts.shown_to(*party, whole.kind);
    if own != *shown {
        let expected = format!("what the agreement shows the {party} (hash {}), or the state overtaken", text_hash(&own));
        errors.push(wrong(row, "shown", expected, shown));
    }
    if whole.words.iter().any(|(other, ..)| other == party) {
        let expected = format!("overtaken, because another row holds the present word of the {party}");
        errors.push(wrong(row, "state", expected, state));
    }
    whole.words.push((*party, *state, *said_on));
}

/// Once it was sent each party has a present word; it is in force from the day of the last signature, and no other.
fn settled(b: &Brought, errors: &mut Vec<BundleError>) {
    let silent: Vec<&Party> = b.kind.parties().iter().filter(|p| !b.words.iter().any(|(other, ..)| other == *p)).collect();
    if let Some(party) = silent.first().filter(|_| b.sent_on.is_some()) {
        let expected = format!("a row of signatures.csv with the present word of the {party}, because the agreement was sent");
        errors.push(wrong(b.row, "state", expected, b.state));
        return;
    }
    let words: Vec<(Party, SignatureState)> = b.words.iter().map(|(party, state, _)| (*party, *state)).collect();
    let complete = is_complete(b.kind, &words);
    let signed = matches!(b.state, AgreementState::Active | AgreementState::Ended);
    if signed && !complete {
        errors.push(wrong(b.row, "state", "sent or lapsed, because not everybody has signed", b.state));
    } else if complete && !signed {
        errors.push(wrong(b.row, "state", "active or ended, because everybody has signed", b.state));
    }
    let last = b.words.iter().filter_map(|(_, _, on)| *on).max();
    if let (true, true, Some(last), Some(active)) = (signed, complete, last, b.active_on)
        && active != last
    {
        errors.push(wrong(b.row, "active_on", format!("{last}, the day of the last signature"), active));
    }
}
