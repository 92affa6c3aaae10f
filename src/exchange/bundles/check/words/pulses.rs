//! What one side of a job was asked and answered: on a day of the job, each word with its moment, and a contact only where the answer
//! asks for one.

use super::{new, there, wrong};
use crate::exchange::bundles::{errors::BundleError, merge::Layers, read::Taken, rows::*};
use crate::kernel::{Day, Moment};
use crate::method::pulses::Going;

pub(super) fn check(layers: &Layers, errors: &mut Vec<BundleError>) {
    if layers.pulses.rows.is_empty() {
        return;
    }
    let started = layers.placements.after(|p| Some(p.started_on), |p| p.started_on.map(Some));
    for row in new(&layers.pulses) {
        let first = row.cells.placement.as_ref().and_then(|job| (*started.get(job)?)?);
        if let (Some(asked), Some(first)) = (row.cells.asked_on, first)
            && asked < first
        {
            errors.push(wrong(row, "asked_on", format!("a day from {first} on, the first one of the job"), asked));
        }
        said(row, errors);
        called(row, errors);
    }
}

/// An answer has a word, its day and its moment, or none of them.
fn said(row: &Taken<PulseRow>, errors: &mut Vec<BundleError>) {
    let cells = &row.cells;
    let (Some(going), Some(call), Some(on), Some(at)) = (cells.going, cells.wants_call, cells.said_on, cells.said_at) else { return };
    let answered = going.is_some() || call.is_some();
    let why = if answered { "because something was answered" } else { "as long as nothing was answered (no going, no wants_call)" };
    there(row, "said_on", on.map(|d| d.to_string()), answered, why, errors);
    there(row, "said_at", at.map(Moment::rfc3339), answered, why, errors);
    of_day(row, "said_at", at, on, errors);
}

/// A contact is asked for by being stuck, by a wish to be called or by a difficulty, and by nothing else.
fn called(row: &Taken<PulseRow>, errors: &mut Vec<BundleError>) {
    let cells = &row.cells;
    let (Some(on), Some(at), Some(due), Some(going), Some(call)) =
        (cells.called_on, cells.called_at, cells.due_on, cells.going, cells.wants_call)
    else {
        return;
    };
    let (sure, perhaps) = (going == Some(Going::Stuck) || call == Some(true), going == Some(Going::Difficulty));
    let told = [("called_on", on.map(|d| d.to_string())), ("called_at", at.map(Moment::rfc3339)), ("due_on", due.map(|d| d.to_string()))];
    let wanted = sure || perhaps && told.iter().any(|(_, read)| read.is_some());
    let why = if wanted { "because the answer asks for a contact" } else { "because the answer asks for no contact" };
    for (column, read) in told {
        there(row, column, read, wanted, why, errors);
    }
    of_day(row, "called_at", at, on, errors);
}

/// A moment is of its day. In another time zone it was another day, but never two days off.
fn of_day(row: &Taken<PulseRow>, column: &str, at: Option<Moment>, on: Option<Day>, errors: &mut Vec<BundleError>) {
    if let (Some(at), Some(on)) = (at, on)
        && at.utc_day().days_since(on).abs() > 1
    {
        errors.push(wrong(row, column, format!("a moment of {on}"), at.rfc3339()));
    }
}
