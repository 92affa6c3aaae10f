//! A case that goes on at another structure of the network: proposed with the person's consent, read there, taken or refused.
//!
//! Invariant: no transaction ever writes two structures. What one has for the other is carried ([`carry`]): first the proposal,
//! then the answer. The receiver's own row is where it is decided; what the sender's row says of it follows. Nothing leaves without
//! the person's yes to these very words, and the document is kept from the sending to the answer only.

pub mod actions;
pub mod answering;
pub mod arrival_pages;
pub mod arrivals;
pub mod carry;
pub mod consent;
pub mod document;
pub mod door;
pub mod pages;
pub mod receivers;
pub mod shown;
pub mod store;
pub mod taking;

use crate::{kernel::Language, web::texts as say};

/// How long a proposal can be answered, in days.
pub const ANSWER_DAYS: i64 = 30;

words! {
    /// What can be sent beside identity and contact, which always are.
    Part "transfer-part" {
        /// Education, criteria, barriers.
        Profile "profile",
        /// The plan in force with its objectives.
        Plan "plan",
        /// When and with whom, and the notes that the person or the employer may read.
        Sessions "sessions",
        /// The notes that all of the structure reads.
        Notes "notes",
        /// Jobs with their milestones and employers.
        Placements "placements",
        Matching "matching",
    }
    /// Where a proposal stands with the structure that made it.
    TransferState "transfer" {
        /// For the person's word.
        Waiting "waiting",
        /// The person said no.
        Declined "declined",
        Agreed "agreed", Sent "sent",
        /// Asked back; whether the answer was quicker, the receiver's row says.
        Recalled "recalled",
        Withdrawn "withdrawn", Accepted "accepted", Refused "refused", Expired "expired",
    }
    /// Where it stands with the structure that is asked.
    ArrivalState "arrival" {
        Received "received", Accepted "accepted", Refused "refused", Withdrawn "withdrawn", Expired "expired",
    }
    /// What the person says.
    Consent "transfer-say" { Yes "yes", No "no" }
}

impl TransferState {
    /// Nothing more happens to it.
    pub const fn is_over(self) -> bool {
        matches!(
            self,
            TransferState::Declined | TransferState::Withdrawn | TransferState::Accepted | TransferState::Refused | TransferState::Expired
        )
    }

    /// With the receiver.
    pub const fn is_out(self) -> bool {
        matches!(self, TransferState::Sent | TransferState::Recalled)
    }
}

impl ArrivalState {
    /// How it ended for the sender; nothing while it can still be answered.
    pub const fn outcome(self) -> Option<TransferState> {
        match self {
            ArrivalState::Received => None,
            ArrivalState::Accepted => Some(TransferState::Accepted),
            ArrivalState::Refused => Some(TransferState::Refused),
            ArrivalState::Withdrawn => Some(TransferState::Withdrawn),
            ArrivalState::Expired => Some(TransferState::Expired),
        }
    }
}

/// Parts in their order, each once.
pub fn in_order(parts: &[Part]) -> Vec<Part> {
    Part::ALL.iter().copied().filter(|p| parts.contains(p)).collect()
}

/// Who and what a consent is about.
pub struct Asked<'a> {
    pub sender: &'a str,
    pub receiver: &'a str,
    pub person: &'a str,
    pub parts: &'a [Part],
    pub message: &'a str,
}

/// The words a person is asked to say yes to: every part by its name, what never leaves, and what yes and no do.
pub fn wording(language: Language, asked: &Asked<'_>) -> String {
    let names: [(&str, &dyn std::fmt::Display); 3] = [("sender", &asked.sender), ("receiver", &asked.receiver), ("person", &asked.person)];
    let mut lines = vec![say::say_with(language, "transfer-asked", &names), say::say(language, "transfer-asked-always")];
    for part in asked.parts {
        let line = say::say(language, &part.key());
        lines.push(format!("– {line}"));
    }
    if asked.parts.contains(&Part::Sessions) && !asked.parts.contains(&Part::Notes) {
        lines.push(say::say(language, "transfer-asked-no-notes"));
    }
    lines.push(say::say(language, "transfer-asked-never"));
    if !asked.message.is_empty() {
        lines.push(say::say_with(language, "transfer-asked-message", &[("message", &asked.message)]));
    }
    lines.push(say::say_with(language, "transfer-asked-then", &names));
    lines.push(say::say_with(language, "transfer-asked-free", &[("days", &ANSWER_DAYS), ("sender", &asked.sender)]));
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(parts: &[Part]) -> String {
        let asked = Asked { sender: "A", receiver: "B", person: "Awa Diallo", parts, message: "Elle déménage" };
        wording(Language::Fr, &asked)
    }

    #[test]
    fn what_a_person_says_yes_to_names_each_part_and_no_other() {
        let all = asked(Part::ALL);
        for part in Part::ALL {
            let line = say::say(Language::Fr, &part.key());
            assert!(all.contains(&line));
            let without: Vec<Part> = Part::ALL.iter().copied().filter(|p| p != part).collect();
            assert!(!asked(&without).contains(&line), "{part}");
        }
        assert!(all.contains("Elle déménage"));
    }

    #[test]
    fn parts_are_told_once_and_in_one_order() {
        assert_eq!(in_order(&[Part::Matching, Part::Plan, Part::Matching]), [Part::Plan, Part::Matching]);
    }

    #[test]
    fn only_an_answer_ends_what_was_sent() {
        assert_eq!(ArrivalState::Received.outcome(), None);
        let ends = ArrivalState::ALL.iter().filter_map(|s| s.outcome());
        assert!(ends.clone().all(TransferState::is_over) && ends.count() == 4);
        assert!(!TransferState::Recalled.is_over() && !TransferState::Sent.is_over());
    }
}
