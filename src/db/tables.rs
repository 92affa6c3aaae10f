//! The schema in Rust: every table with its columns, once. A test compares this list with the real database.

use sea_query::Iden;

/// A table; its columns are the other variants of the same enum.
pub trait Table: Iden + Copy + Send + Sync + 'static {
    const TABLE: Self;
    /// Every column but `structure_id`, which no store can name.
    const COLUMNS: &'static [Self];
}
/// A table of one structure's rows; reached through a [`super::Scope`] only.
pub trait TenantTable: Table {}
/// A table that belongs to no structure.
pub trait OpenTable: Table {}

macro_rules! tables { ($kind:ident $all:ident: $($name:ident { $($column:ident),+ $(,)? })+) => {
    $(
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Iden)]
        pub enum $name { Table, $($column),+ }
        impl Table for $name {
            const TABLE: Self = $name::Table;
            const COLUMNS: &'static [Self] = &[$($name::$column),+];
        }
        impl $kind for $name {}
    )+
    /// Each table of this kind with its columns.
    pub fn $all() -> Vec<(String, Vec<String>)> {
        vec![$((Iden::unquoted(&$name::Table).to_owned(), <$name as Table>::COLUMNS.iter().map(|c| Iden::unquoted(c).to_owned()).collect())),+]
    }
} }

/// The tables with a `structure_id` that row security does not cut: they say who may work where, not what is done there.
pub const OPEN: &[&str] = &["attestation_codes", "errands", "issuers", "memberships", "receivers", "sign_ins", "wake_ups"];

tables! { OpenTable open_tables:
    Networks { Id, Slug, Name, Country }
    Regions { Id, NetworkId, Slug, Name }
    Structures { Id, NetworkId, RegionId, Slug, Name, Country, TimeZone, Language, Profile, CreatedAt }
    Accounts { Id, Email, EmailFolded, Name, PasswordHash, Language, CreatedAt, LastPlace, Version }
    Memberships { AccountId, StructureId, MemberId, Roles, Active }
    Officers { Id, AccountId, NetworkId, RegionId, Active }
    SignIns { TokenHash, AccountId, StructureId, NetworkId, CreatedAt, SeenAt }
    AccountLinks { TokenHash, AccountId, ExpiresAt, UsedAt }
    AccountMails { Id, AccountId, Recipient, Subject, Body, State, Attempts, DueAt, SentAt, Error }
    WakeUps { StructureId, DueAt }
    Receivers { StructureId, Since }
    Errands { StructureId, DueAt }
    CatchUps { Name, DoneAt }
    Issuers { StructureId, Name, Address, Since }
    AttestationCodes { Code, StructureId }
}

tables! { TenantTable tenant_tables:
    StructureKinds { Id, EffectiveOn, Kind }
    ProfileChanges { Id, Ref, Rule, Value, Base, Origin, EffectiveOn, DecidedAt, MemberId }
    Frameworks { Id, Code, Number, Kind, MaxLevel, Grid, MadeOn, MadeById, PublishedOn, PublishedById, Version }
    Assessments { Id, Ref, TraineeId, EmployerId, CaseId, Framework, Number, FrameworkId, MaxLevel, State, Purpose, ExplainedOn, ExplainedById, PreparedOn, AssessedOn, Synthesis, SynthesisedOn, SynthesisedById, Contested, SaidOn, SaidComment, SealedOn, SealedById, SupersedesId, DroppedOn, DroppedReason, FromBundle, Version, SaidByLink }
    Sources { Id, AssessmentId, Source, MemberId, AskedOn, GivenOn, RemindedOn, Presses }
    Ratings { SourceId, Item, Level, Support }
    IssuerKeys { Id, Name, PublicKey, Sealed, MadeAt, MadeById, RetiredAt, RevokedAt, RevokedReason, EndedById, Version }
    StatusLists { Id, Number, Given, Document, SignedAt, ValidUntil }
    Attestations { Id, Code, AssessmentId, TraineeId, CaseId, Language, Skills, Place, AgreedOn, IssuedOn, IssuedAt, SignedById, Claims, Proof, KeyId, ListId, ListPlace, ReplacesId, Ending, RevokedOn, RevokedById, Reason, Version, PaperSha256, Paper }
    Members { Id, Ref, Name, Email, EmailFolded, Roles, Fte, InPostFrom, InPostTo, Active, Version }
    TrainingDays { Id, MemberId, HeldOn, Kind, Days, Note, Version }
    Tokens { Id, Name, Role, TokenHash, CreatedAt, WithdrawnAt }
    Trainees { Id, Ref, FirstName, LastName, Folded, BirthDate, Sex, Email, Phone, EnteredOn, LeftOn, ExitReason, HoursWorked, Education, Criteria, Barriers, ConsentOn, AttestationOn, SupervisorId, Version }
    Employers { Id, Ref, Name, Folded, Siret, Country, EnterpriseNumber, EstablishmentNumber, Naf, City, Size, Version }
    Contacts { Id, EmployerId, Name, Email, Phone, Role, Language, Position, Version }
    Cases { Id, Ref, TraineeId, CoachId, Stage, OpenedOn, ClosedOn, ClosingReason, NextContactOn, Version, MetTraineeOn, MetEmployerOn, MissedTrainee, MissedEmployer, StuckOn, AgreementsWaiting }
    Moves { Id, Ref, CaseId, FromStage, ToStage, MovedOn, Reason, MovedAt, MemberId }
    Closings { Id, CaseId, Bilan, SupportedByFirm, BothAgree, ObjectivesDone, Overruled }
    Handovers { Id, Ref, CaseId, FromCoachId, ToCoachId, HandedOn, Note, HandedAt }
    Suspensions { Id, Ref, CaseId, Reason, FromOn, ToOn, AgreedToOn, Version }
    Plans { Id, Ref, CaseId, CoachId, Purpose, StartsOn, PlannedEnd, EndsOn, LastDay, SignedTraineeOn, SignedCoachOn, SignedEmployerOn, Version, ProposedOn, HoursPlanned, OpenEnded, Bilan, BilanOn }
    Objectives { Id, Ref, PlanId, Text, Domain, Origin, OpenedOn, ClosedOn, Result, Version, HorizonOn, ResultNote }
    Extensions { Id, Ref, PlanId, State, Reason, NewEnd, Hours, RequestedOn, RequestedById, DecidedOn, DecidedById, Comment, Version }
    Gaps { Id, Ref, CaseId, EmployerId, Pair, Person, Work, Answer, What, ObjectiveId, Version }
    Needs { Id, Ref, EmployerId, JobTitle, Rome, Tasks, Requirements, WeeklyHours, Workplace, Schedule, People, AskedOn, WantedFrom, TakenById, State, Answer, AnsweredOn, AnsweredById, AnswerNote, ClosedOn, ClosingNote, Version }
    Candidates { Id, Ref, NeedId, CaseId, State, PutOn, PutById, MetOn, ResultOn, Reason, PlacementId, Version, ConsentOn }
    Sessions { Id, Ref, CaseId, CoachId, WriterId, HeldOn, Minutes, Side, Place, Attended, Note, Audience, Mood, NextContactOn, RecordedAt, Version }
    Placements { Id, Ref, CaseId, EmployerId, JobTitle, Rome, Kind, StartedOn, PlannedEnd, TrialEndsOn, EndedOn, EndPhase, EndInitiator, WeeklyHours, Tutor, TutorNamedOn, Version, EndForm, EndCauses, EndValence, EndNote, PulseTraineeOn, PulseEmployerOn }
    Milestones { Id, PlacementId, CaseId, CoachId, Kind, DueOn, RequestedOn, AnsweredOn, Answer, Grade, Version, ContradictedOn, ClearedOn, ClearedNote }
    Pulses { Id, Ref, PlacementId, Side, Name, AskedOn, AskedById, Going, WantsCall, SaidOn, SaidAt, FirstAt, Presses, CalledOn, CalledAt, DueOn, Version, FromBundle }
    Answers { Id, MilestoneId, LinkId, GivenAt, AnsweredOn, Answer, Grade, LeftOn, Comment, FromBundle, ReplacedAt }
    AnswerPapers { AnswerId, ScanId }
    Links { Id, TokenHash, MilestoneId, ContactId, Recipient, RecipientName, Language, CreatedAt, ExpiresAt, AnsweredAt, WithdrawnAt, Handed }
    Mails { Id, LinkId, Recipient, Subject, Body, State, Attempts, DueAt, SentAt, Error, Door }
    MailWishes { Id, Address, Kind, TokenHash, Language, Wanted, SaidAt }
    UnaskedMails { Id, WishId }
    Digests { Id, MemberId, WeekOn, MailId }
    Doors { Id, TokenHash, Purpose, Subject, CaseId, Recipient, RecipientName, Language, CreatedAt, ExpiresAt, WithdrawnAt }
    DoorCodes { Id, DoorId, MailId, SentAt, ExpiresAt, Wrong, UsedAt, VoidedAt }
    AgreementTexts { Id, Kind, Language, Common, ForTrainee, ForEmployer, ForCoach, WrittenAt, MemberId, Ref }
    Agreements { Id, Ref, CaseId, Kind, EmployerId, PlacementId, State, Common, ForTrainee, ForEmployer, ForCoach, DraftedOn, SentOn, ActiveOn, EndedOn, EndNote, Version }
    Signatures { Id, Ref, AgreementId, Party, Name, State, TextHash, Shown, AskedOn, SaidOn, SaidAt, Channel, Grade, Comment, Statement, ScanId, MemberId, FromBundle }
    Scans { Id, CaseId, Name, Kind, Bytes, Sha256, Content, AddedAt, MemberId, Ref }
    Sharings { Id, CaseId, PlacementId, Whose, Kind, SessionId, ObjectiveId, GapId, Wording, TextHash, Name, State, AskedOn, AskedById, SaidOn, SaidAt, Channel, Grade, Comment, Statement, ScanId, EndedOn, EndNote, EndedById, Version, Ref, FromBundle }
    Transfers { Id, CaseId, Receiver, ReceiverName, Parts, Message, Wording, TextHash, Bilan, ProposedOn, MemberId, State, SaidOn, SaidAt, Channel, Grade, Comment, Statement, ScanId, SaidToId, Document, DocumentHash, SentOn, ExpiresOn, DeliveredAt, AnsweredOn, Reason, Version }
    Arrivals { Id, Sender, SenderName, Person, Parts, Message, Wording, TextHash, SaidOn, Channel, Grade, Document, DocumentHash, SentOn, ExpiresOn, ReceivedAt, State, AnsweredOn, MemberId, Reason, CaseId, Version }
    TraineeKeys { TraineeId, Key }
    EmployerKeys { EmployerId, Key }
    Spellings { Key, Word }
    KeyEditions { Edition }
    Merges { Id, TraineeId, EmployerId, Absorbed, AbsorbedRef, Held, MergedAt, MemberId, UndoneAt, UndoneById, Version }
    JournalHeads { Seq, Hash }
    JournalEntries { Seq, At, Actor, Face, Action, Subject, Digest, Hash }
    JournalPayloads { Seq, Salt, Payload }
    Idempotency { Actor, Key, RequestHash, Answer, At }
}
