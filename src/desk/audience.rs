//! Who may try an action or open a page. Whether a certain row is theirs is decided where the row is loaded.

words! {
    /// What a member does in the structure (`method.md`, section 2). One person can hold several roles.
    Role "role" {
        Director "director",
        QualityReferent "quality_referent",
        Jobcoach "jobcoach",
        Supervisor "supervisor",
    }
}

/// Every kind of person the product knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Not signed in.
    Nobody,
    Director,
    QualityReferent,
    Jobcoach,
    Supervisor,
    RegionOfficer,
    NetworkOfficer,
    /// Holds a mailed link.
    Link,
    /// At the command line of the server.
    Operator,
}

impl Kind {
    pub const ALL: &'static [Kind] = &[
        Kind::Nobody,
        Kind::Director,
        Kind::QualityReferent,
        Kind::Jobcoach,
        Kind::Supervisor,
        Kind::RegionOfficer,
        Kind::NetworkOfficer,
        Kind::Link,
        Kind::Operator,
    ];
}

impl From<Role> for Kind {
    fn from(r: Role) -> Kind {
        match r {
            Role::Director => Kind::Director,
            Role::QualityReferent => Kind::QualityReferent,
            Role::Jobcoach => Kind::Jobcoach,
            Role::Supervisor => Kind::Supervisor,
        }
    }
}

/// The kinds of person who may.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Audience(u16);

impl Audience {
    pub const fn of(kinds: &[Kind]) -> Audience {
        let (mut bits, mut i) = (0, 0);
        while i < kinds.len() {
            bits |= 1 << kinds[i] as u16;
            i += 1;
        }
        Audience(bits)
    }

    /// Everyone, signed in or not.
    pub const ANYONE: Audience = Audience(u16::MAX);
    /// Everyone who works in a structure.
    pub const STAFF: Audience = Audience::of(&[Kind::Director, Kind::QualityReferent, Kind::Jobcoach, Kind::Supervisor]);
    /// Those who read every case of the structure.
    pub const CASE_READERS: Audience = Audience::of(&[Kind::Director, Kind::QualityReferent, Kind::Jobcoach]);
    pub const COACHES: Audience = Audience::of(&[Kind::Jobcoach]);
    pub const COACHES_AND_DIRECTOR: Audience = Audience::of(&[Kind::Jobcoach, Kind::Director]);
    /// Those who decide on extensions (`method.md`, section 2).
    pub const DECIDERS: Audience = Audience::of(&[Kind::Director, Kind::QualityReferent]);
    pub const DIRECTOR: Audience = Audience::of(&[Kind::Director]);
    /// Everyone who signs in.
    pub const SIGNED_IN: Audience =
        Audience::of(&[Kind::Director, Kind::QualityReferent, Kind::Jobcoach, Kind::Supervisor, Kind::RegionOfficer, Kind::NetworkOfficer]);
    pub const OFFICERS: Audience = Audience::of(&[Kind::RegionOfficer, Kind::NetworkOfficer]);
    pub const LINK: Audience = Audience::of(&[Kind::Link]);
    pub const OPERATOR: Audience = Audience::of(&[Kind::Operator]);

    pub const fn has(self, kind: Kind) -> bool {
        self.0 & (1 << kind as u16) != 0
    }
}

/// The roles of one member.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Roles(pub Vec<Role>);

impl Roles {
    pub fn has(&self, role: Role) -> bool {
        self.0.contains(&role)
    }

    /// As stored and as written in a bundle: joined by `|`, in the order of [`Role::ALL`].
    pub fn joined(&self) -> String {
        Role::ALL.iter().filter(|r| self.has(**r)).map(|r| r.word()).collect::<Vec<_>>().join("|")
    }

    /// Reads what [`Roles::joined`] wrote; words that are no role are left out.
    pub fn read(joined: &str) -> Roles {
        Roles(joined.split('|').filter_map(|w| w.parse().ok()).collect())
    }
}
