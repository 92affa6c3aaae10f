//! Agreements: what coach and person, coach and firm, or all three promise each other (`method.md`, section 3). Taking part is
//! voluntary for each of them.
//!
//! Invariant: a party is shown what concerns it and no more: the common text, the coach's promises, its own part. Neither the
//! person nor the firm reads the other's part. A signature holds the text that was shown, with its hash; a changed text asks
//! again those whose text changed, and nobody else.

pub mod actions;
mod beside;
pub mod pages;
pub mod party;
pub mod signatures;
pub mod store;
pub mod texts;
pub mod wording;
pub(crate) mod write;

use crate::method::milestones::Grade;

words! {
    /// Between whom.
    AgreementKind "agreement" { CoachTrainee "coach_trainee", CoachEmployer "coach_employer", Tripartite "tripartite" }
    /// Who promises.
    Party "party" { Trainee "trainee", Employer "employer", Coach "coach" }
    /// Where an agreement stands. Partly signed is read from its signatures.
    AgreementState "agreement-state" {
        Draft "draft", Sent "sent", Active "active", Ended "ended",
        /// Never signed by all.
        Lapsed "lapsed",
    }
    /// Where one party's word stands.
    SignatureState "signature" {
        Waiting "waiting", Signed "signed",
        /// With or without saying why.
        Refused "refused",
        /// The text changed afterwards.
        Overtaken "overtaken",
    }
    /// What a party says to the text it was shown.
    Say "say" { Signed "signed", Refused "refused" }
    /// How a party's word came.
    Channel "channel" {
        /// Signed in.
        Account "account",
        Link "link",
        /// On the coach's phone, the coach beside them.
        Beside "beside",
        Paper "paper",
    }
}

impl AgreementKind {
    /// Who signs, in the order they are listed.
    pub const fn parties(self) -> &'static [Party] {
        match self {
            AgreementKind::CoachTrainee => &[Party::Trainee, Party::Coach],
            AgreementKind::CoachEmployer => &[Party::Employer, Party::Coach],
            AgreementKind::Tripartite => &[Party::Trainee, Party::Employer, Party::Coach],
        }
    }
}

impl AgreementKind {
    /// Whether a party signs.
    pub fn has(self, party: Party) -> bool {
        self.parties().contains(&party)
    }
}

impl Party {
    /// The field that says whether this party is asked by mail; the coach is not.
    pub const fn mail_field(self) -> &'static str {
        match self {
            Party::Trainee => "mail_trainee",
            Party::Employer | Party::Coach => "mail_employer",
        }
    }
}

impl AgreementState {
    /// Nothing more is signed in it.
    pub const fn is_over(self) -> bool {
        matches!(self, AgreementState::Ended | AgreementState::Lapsed)
    }
}

impl Channel {
    /// What a word that came this way proves (`method.md`, section 6): their own press or account, a paper that was seen, the
    /// coach's account. What is pressed on the coach's phone proves no more than a paper the coach saw signed.
    pub const fn grade(self, scanned: bool) -> Grade {
        match (self, scanned) {
            (Channel::Account | Channel::Link, _) => Grade::A,
            (Channel::Beside, _) | (Channel::Paper, true) => Grade::B,
            (Channel::Paper, false) => Grade::C,
        }
    }
}

/// The four parts of an agreement's text.
#[derive(Debug, Clone, PartialEq, Eq, Default, sqlx::FromRow)]
pub struct Parts {
    pub common: String,
    pub for_trainee: String,
    pub for_employer: String,
    pub for_coach: String,
}

impl Parts {
    /// What a party is shown: the common text, then its own promises, then the coach's. The coach signs all of it.
    pub fn shown_to(&self, party: Party, kind: AgreementKind) -> String {
        let own = match party {
            Party::Trainee => vec![&self.for_trainee],
            Party::Employer => vec![&self.for_employer],
            Party::Coach => self.of_kind(kind),
        };
        let all = std::iter::once(&self.common).chain(own).chain([&self.for_coach]);
        all.map(|part| part.trim()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
    }

    fn of_kind(&self, kind: AgreementKind) -> Vec<&String> {
        [(Party::Trainee, &self.for_trainee), (Party::Employer, &self.for_employer)]
            .into_iter()
            .filter(|(party, _)| kind.has(*party))
            .map(|(_, part)| part)
            .collect()
    }

    /// Without the part of whoever does not sign.
    pub fn fitting(mut self, kind: AgreementKind) -> Parts {
        if !kind.has(Party::Trainee) {
            self.for_trainee.clear();
        }
        if !kind.has(Party::Employer) {
            self.for_employer.clear();
        }
        self
    }
}

/// The hash of a text as it was shown: SHA-256 of its UTF-8, in hexadecimal digits.
pub fn text_hash(shown: &str) -> String {
    crate::desk::hash_token(shown)
}

/// Those who are shown another text once the parts change.
pub fn asked_again(kind: AgreementKind, before: &Parts, after: &Parts) -> Vec<Party> {
    kind.parties().iter().copied().filter(|p| before.shown_to(*p, kind) != after.shown_to(*p, kind)).collect()
}

/// Whether every party's present word is a signature.
pub fn is_complete(kind: AgreementKind, words: &[(Party, SignatureState)]) -> bool {
    kind.parties().iter().all(|p| words.contains(&(*p, SignatureState::Signed)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parts(words: [&str; 4]) -> Parts {
        let [common, for_trainee, for_employer, for_coach] = words.map(str::to_owned);
        Parts { common, for_trainee, for_employer, for_coach }
    }

    #[test]
    fn a_changed_part_asks_those_it_concerns() {
        let before = parts(["ensemble", "sa part", "leur part", "ma part"]);
        let again = |change: fn(&mut Parts)| {
            let mut after = before.clone();
            change(&mut after);
            asked_again(AgreementKind::Tripartite, &before, &after)
        };
        assert_eq!(again(|p| p.for_trainee.push('!')), [Party::Trainee, Party::Coach]);
        assert_eq!(again(|p| p.for_employer.push('!')), [Party::Employer, Party::Coach]);
        assert_eq!(again(|p| p.for_coach.push('!')), [Party::Trainee, Party::Employer, Party::Coach]);
        assert_eq!(again(|p| p.common.push('!')), [Party::Trainee, Party::Employer, Party::Coach]);
        assert_eq!(again(|p| p.common.push(' ')), [], "nobody is asked about a space at the end");
    }

    #[test]
    fn only_a_signature_of_each_party_completes() {
        use SignatureState::*;
        let kind = AgreementKind::CoachTrainee;
        assert!(is_complete(kind, &[(Party::Coach, Signed), (Party::Trainee, Signed)]));
        assert!(!is_complete(kind, &[(Party::Coach, Signed), (Party::Trainee, Overtaken), (Party::Trainee, Waiting)]));
        assert!(!is_complete(kind, &[(Party::Coach, Signed), (Party::Trainee, Refused)]));
        assert!(!is_complete(kind, &[(Party::Coach, Signed)]));
    }

    proptest! {
        /// Whatever the parts say, neither the person nor the firm is shown the other's.
        #[test]
        fn nobody_reads_the_others_part(own in "[a-z]{1,30}", other in "[A-Z]{8,30}") {
            let text = parts(["ensemble", &own, &other, "le coach"]);
            for kind in AgreementKind::ALL {
                prop_assert!(!text.shown_to(Party::Trainee, *kind).contains(&other));
            }
            let text = parts(["ensemble", &other, &own, "le coach"]);
            for kind in AgreementKind::ALL {
                prop_assert!(!text.shown_to(Party::Employer, *kind).contains(&other));
            }
        }
    }
}
