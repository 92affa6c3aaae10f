//! The code that a door wants before it shows anything beyond work facts: six digits, mailed when somebody asks for them to the
//! address the door was mailed to (`method.md`, section 8).
//!
//! Invariant: the digits are kept nowhere. They are derived from the service's key and the code's id when the mail leaves and when
//! they are compared; the database, the journal and a waiting mail hold none. Who holds the door's address alone learns that there
//! is one, and the mailbox in outline; a code opens its own door, once, and five wrong tries void it.

pub mod actions;
pub mod pages;
pub mod store;

use crate::{
    config::Key,
    desk::Purpose,
    kernel::{
        Moment,
        ids::*,
        moment::{DAY, HOUR, MINUTE},
        signal::Signal,
    },
    method::doors::DoorState,
};
use store::Code;
use subtle::ConstantTimeEq;

/// How long a code can be typed, in milliseconds: the ten minutes that NIST SP 800-63B (5.1.3.2) gives a mailed or texted secret.
pub const LIVES: i64 = 10 * MINUTE;
/// After so many wrong tries a code is void (ours): with [`A_DAY`] codes, 50 guesses a day among a million.
pub const TRIES: i64 = 5;
/// How many codes leave for a door in an hour (ours): a mail that was late, one that was lost, one more.
pub const AN_HOUR: usize = 3;
/// The same in 24 hours (ours): whoever holds a forwarded address cannot fill somebody's mailbox.
pub const A_DAY: usize = 10;

/// Six digits as somebody typed them; blanks between them are dropped, as mails and phones put some there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digits(String);

impl std::str::FromStr for Digits {
    type Err = Signal;
    fn from_str(typed: &str) -> Result<Digits, Signal> {
        let digits: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
        let fits = digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_digit());
        if fits { Ok(Digits(digits)) } else { Err(Signal::new("err-code-shape")) }
    }
}

impl serde::Serialize for Digits {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&self.0)
    }
}

impl<'de> serde::Deserialize<'de> for Digits {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        d.deserialize_str(crate::kernel::text::Parsed::new())
    }
}

impl utoipa::PartialSchema for Digits {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        let text = utoipa::openapi::ObjectBuilder::new().schema_type(utoipa::openapi::schema::Type::String);
        text.pattern(Some("^[0-9]{6}$")).into()
    }
}
impl utoipa::ToSchema for Digits {}

/// The digits of a code. Of a million values none is more likely than another by more than one part in 2⁴³.
pub fn digits(key: &Key, structure: StructureId, door: DoorId, code: DoorCodeId) -> String {
    let mac = key.mac("door code", &[structure.0.as_bytes(), door.0.as_bytes(), code.0.as_bytes()]);
    let number = mac.iter().take(8).fold(0u64, |n, b| n << 8 | u64::from(*b));
    format!("{:06}", number % 1_000_000)
}

/// Whether these are the digits of a code, compared in a time that does not depend on them.
pub fn is_right(key: &Key, structure: StructureId, code: &Code, typed: &Digits) -> bool {
    digits(key, structure, code.door_id, code.id).as_bytes().ct_eq(typed.0.as_bytes()).into()
}

/// Whether a code can open a door: a yes that was given can be taken back for as long as it is read, after the door's own time.
pub fn can_open(purpose: Purpose, state: DoorState) -> bool {
    match state {
        DoorState::Open => true,
        DoorState::Expired => purpose == Purpose::Consent,
        DoorState::Withdrawn => false,
    }
}

/// Whether one more code may leave, given when the others of the last 24 hours left, in any order.
///
/// # Errors
/// The moment from which the next one may.
pub fn may_send(sent: &[Moment], now: Moment) -> Result<(), Moment> {
    let mut sent = sent.to_vec();
    sent.sort_by_key(|at| std::cmp::Reverse(at.0));
    let free = |most: usize, within: i64| sent.get(most - 1).map(|oldest| oldest.plus(within)).filter(|free| *free > now);
    free(AN_HOUR, HOUR).max(free(A_DAY, DAY)).map_or(Ok(()), Err)
}

/// A mailbox in outline: enough to know which one to open.
pub fn outline(address: &str) -> String {
    let (local, host) = address.rsplit_once('@').unwrap_or((address, ""));
    // Of a single letter everything would be told.
    let first = local.chars().next().filter(|_| local.chars().count() > 1).map(String::from).unwrap_or_default();
    format!("{first}•••@{host}")
}

/// Where somebody at a locked door stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    /// No code was asked for, or the last one was used.
    Nothing,
    /// A code left and can be typed.
    Waiting { sent_at: Moment, until: Moment, left: i64 },
    /// It was not typed in time.
    Late,
    /// It was guessed at too often.
    Void,
}

/// Where somebody stands, given the latest code of the door.
pub fn stand(latest: Option<&Code>, now: Moment) -> Stand {
    match latest {
        Some(code) if code.used_at.is_some() => Stand::Nothing,
        Some(code) if code.wrong >= TRIES => Stand::Void,
        Some(code) if code.voided_at.is_none() && now < code.expires_at => {
            Stand::Waiting { sent_at: code.sent_at, until: code.expires_at, left: TRIES - code.wrong }
        }
        Some(_) => Stand::Late,
        None => Stand::Nothing,
    }
}

#[cfg(test)]
mod tests;
