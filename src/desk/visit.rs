//! A visit: who, where, in which role, through which face.

use super::{Audience, Kind, Role, Roles};
use crate::kernel::{
    Day, Language, Moment,
    ids::{AccountId, DoorId, LinkId, MailWishId, MemberId, NetworkId, RegionId, StructureId, TokenId},
    moment::Zone,
};
use uuid::Uuid;

words! {
    /// What a mailed address leads to, besides an employer's question.
    Purpose "door" {
        /// A text to sign; the subject is a signature.
        Agreement "agreement",
        /// Words that are theirs, and whether the other side may read them; the subject is a sharing.
        Consent "consent",
        /// What the person lets their employer read; the subject is a placement.
        SharedWithEmployer "shared_with_employer",
        /// What employers let the person read; the subject is a case.
        SharedWithTrainee "shared_with_trainee",
        /// Whether an accompaniment may go on elsewhere; the subject is a transfer.
        Transfer "transfer",
        /// Two questions on how work goes; the subject is a pulse.
        Pulse "pulse",
        /// What somebody who is asked to rate says of each item; the subject is a source.
        Rating "rating",
        /// What came out of an assessment, and whether they agree; the subject is an assessment.
        Synthesis "synthesis",
    }
}

impl Purpose {
    /// Whether the holder of the address must also show that they read the mailbox it was mailed to, by a code
    /// (`method.md`, section 8: anything beyond work facts). A mail is forwarded, printed, read over a shoulder; asked of each:
    ///
    /// - an agreement: names somebody as accompanied and holds what they agreed for themselves; its press is a signature of
    ///   grade A, which nobody else must be able to give;
    /// - a consent: the very words that nobody may read yet, and a yes to them;
    /// - what is shared, either way: what was confided to one reader;
    /// - a transfer: what a file holds and where it would go, and a yes to it.
    ///
    /// - a pulse: none. Its page asks two questions and shows the presses given through that very address: of the person a first
    ///   name, of the case no word. A code between a question and its answer would cost most of the answers, and what a forwarded
    ///   address could do at worst is ask for a call;
    /// - a rating: none. Its page shows the words of a framework, a first name, and what was pressed through that very address:
    ///   nothing anybody else said, no purpose, no name of a firm. Whoever reads slowly would be lost between the question and a
    ///   code, and what a forwarded address could do at worst is rate: nothing counts before the coach has talked it over with the
    ///   person, and they agreed;
    /// - a synthesis: one. It holds what several people say of somebody, in words, and its press is their word on it.
    ///
    /// An employer's question about a milestone is no door: work facts alone, answered by one press.
    pub const fn wants_code(self) -> bool {
        match self {
            Purpose::Agreement
            | Purpose::Consent
            | Purpose::SharedWithEmployer
            | Purpose::SharedWithTrainee
            | Purpose::Transfer
            | Purpose::Synthesis => true,
            Purpose::Pulse | Purpose::Rating => false,
        }
    }
}

/// Through which face somebody came; written in the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Face {
    Page,
    Api,
    Link,
    CommandLine,
}

impl Face {
    pub const fn word(self) -> &'static str {
        match self {
            Face::Page => "page",
            Face::Api => "api",
            Face::Link => "link",
            Face::CommandLine => "command_line",
        }
    }
}

/// The structure a visit works in.
#[derive(Debug, Clone)]
pub struct Here {
    pub id: StructureId,
    pub name: String,
    pub slug: String,
    pub zone: Zone,
    pub country: String,
    pub language: Language,
    /// The method profile it was made with.
    pub profile: String,
}

/// Who visits.
#[derive(Debug, Clone)]
pub enum Person {
    Nobody,
    Member {
        account: AccountId,
        member: MemberId,
        name: String,
        roles: Roles,
    },
    Officer {
        account: AccountId,
        name: String,
        network: NetworkId,
        network_name: String,
        region: Option<RegionId>,
    },
    /// Another program, in one role, for the whole structure.
    Token {
        token: TokenId,
        role: Role,
    },
    Link {
        link: LinkId,
    },
    /// Came through a mailed address that leads to one thing.
    Door {
        door: DoorId,
        purpose: Purpose,
        subject: Uuid,
    },
    /// Holds such an address, but has not typed the code it wants: whatever looks for a [`Person::Door`] finds none.
    Locked {
        door: DoorId,
        purpose: Purpose,
        subject: Uuid,
    },
    /// Got a mail nobody asked for, and holds its address.
    Mailbox {
        wish: MailWishId,
    },
    /// At the command line of the server.
    Operator,
}

/// Who, where, in which role, through which face, in which language.
#[derive(Debug, Clone)]
pub struct Visit {
    pub person: Person,
    pub here: Option<Here>,
    pub face: Face,
    pub language: Language,
    pub now: Moment,
    /// Today in the structure's time zone (UTC where there is none).
    pub today: Day,
    /// The token every form of this sign-in carries back.
    pub csrf: String,
    /// The hash that names this sign-in, to end it.
    pub sign_in: Option<String>,
}

impl Visit {
    /// Someone not signed in.
    pub fn nobody(face: Face, language: Language, now: Moment) -> Visit {
        let today = Zone::named("UTC").map_or(Day::FIRST, |z| z.day(now));
        Visit { person: Person::Nobody, here: None, face, language, now, today, csrf: String::new(), sign_in: None }
    }

    /// The server's operator, working in a structure.
    pub fn operator(here: Here, now: Moment) -> Visit {
        Visit::nobody(Face::CommandLine, here.language, now).entering(here, Person::Operator)
    }

    /// The same visit inside a structure.
    pub fn entering(mut self, here: Here, person: Person) -> Visit {
        self.today = here.zone.day(self.now);
        self.here = Some(here);
        self.person = person;
        self
    }

    /// The kinds of person this visit is.
    pub fn kinds(&self) -> Vec<Kind> {
        match &self.person {
            Person::Nobody => vec![Kind::Nobody],
            Person::Member { roles, .. } => roles.0.iter().map(|r| Kind::from(*r)).collect(),
            Person::Officer { region: Some(_), .. } => vec![Kind::RegionOfficer],
            Person::Officer { region: None, .. } => vec![Kind::NetworkOfficer],
            Person::Token { role, .. } => vec![Kind::from(*role)],
            Person::Link { .. } | Person::Door { .. } | Person::Locked { .. } | Person::Mailbox { .. } => vec![Kind::Link],
            Person::Operator => vec![Kind::Operator],
        }
    }

    pub fn is_in(&self, audience: Audience) -> bool {
        self.kinds().into_iter().any(|k| audience.has(k))
    }

    /// The member, when a member visits.
    pub fn member(&self) -> Option<MemberId> {
        match &self.person {
            Person::Member { member, .. } => Some(*member),
            _ => None,
        }
    }

    pub fn account(&self) -> Option<AccountId> {
        match &self.person {
            Person::Member { account, .. } | Person::Officer { account, .. } => Some(*account),
            _ => None,
        }
    }

    pub fn has_role(&self, role: Role) -> bool {
        match &self.person {
            Person::Member { roles, .. } => roles.has(role),
            Person::Token { role: r, .. } => *r == role,
            _ => false,
        }
    }

    /// Whether this visit sees every case of the structure (a supervisor alone sees the trainees they supervise).
    pub fn reads_all(&self) -> bool {
        self.is_in(Audience::CASE_READERS) || matches!(self.person, Person::Operator)
    }

    /// May write in a case of this coach: its coach, or a program or operator acting for the structure.
    pub fn coaches(&self, coach: MemberId) -> bool {
        match &self.person {
            Person::Member { member, roles, .. } => *member == coach && roles.has(Role::Jobcoach),
            Person::Token { role, .. } => *role == Role::Jobcoach,
            Person::Operator => true,
            _ => false,
        }
    }

    /// As the journal names them.
    pub fn actor(&self) -> String {
        match &self.person {
            Person::Nobody => "nobody".into(),
            Person::Member { member, .. } => format!("member:{member}"),
            Person::Officer { account, .. } => format!("account:{account}"),
            Person::Token { token, .. } => format!("token:{token}"),
            Person::Link { link } => format!("link:{link}"),
            Person::Door { door, .. } | Person::Locked { door, .. } => format!("door:{door}"),
            Person::Mailbox { wish } => format!("mailbox:{wish}"),
            Person::Operator => "operator".into(),
        }
    }

    /// As people see them named.
    pub fn name(&self) -> &str {
        match &self.person {
            Person::Member { name, .. } | Person::Officer { name, .. } => name,
            _ => "",
        }
    }
}
