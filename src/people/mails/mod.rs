//! Mails nobody asked for: of which kinds there are, and who wants them.
//!
//! What leaves because somebody pressed a button for themselves (a new password, a renewed link) or to let them in (an
//! invitation, one more structure) is no such mail, and is always sent. The others are these kinds: whoever gets one can turn it
//! off without an account, and on again.
//!
//! Invariant: a wish is a person's address in one structure; no structure learns what somebody said in another.

pub mod actions;
pub mod pages;
pub mod store;

use crate::desk::{Role, Roles};

words! {
    /// A kind of mail that is sent without being asked for.
    MailKind "mail-kind" {
        /// Questions to an employer's contact, and their reminders.
        Questions "questions",
        /// The week in numbers, for those who steer the structure.
        Digest "digest",
    }
}

impl MailKind {
    /// Whether it is sent to somebody who said nothing: a firm is asked, a director is told, a quality referent chooses.
    pub fn usual(self, roles: &Roles) -> bool {
        match self {
            MailKind::Questions => true,
            MailKind::Digest => roles.has(Role::Director),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_director_is_told_unless_they_say_no_and_a_referent_only_if_they_say_yes() {
        let roles = |all: &[Role]| Roles(all.to_vec());
        assert!(MailKind::Digest.usual(&roles(&[Role::Director, Role::QualityReferent])));
        assert!(!MailKind::Digest.usual(&roles(&[Role::QualityReferent])));
        assert!(MailKind::Questions.usual(&roles(&[])));
    }
}
