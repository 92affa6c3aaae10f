//! Typed ids: a UUIDv7 that knows what it names, so that a case can never stand where a trainee is asked for.

/// Declares id types; each converts to SQL, JSON, OpenAPI and text.
macro_rules! ids { ($($(#[$about:meta])* $name:ident;)*) => { $(
    $(#[$about])*
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
    pub struct $name(pub uuid::Uuid);
    impl From<uuid::Uuid> for $name { fn from(id: uuid::Uuid) -> Self { Self(id) } }
    impl From<$name> for uuid::Uuid { fn from(id: $name) -> Self { id.0 } }
    impl From<$name> for sea_query::Value { fn from(id: $name) -> Self { id.0.into() } }
    impl sea_query::Nullable for $name { fn null() -> sea_query::Value { sea_query::Value::Uuid(None) } }
    impl std::fmt::Display for $name { fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { self.0.fmt(f) } }
    impl std::str::FromStr for $name {
        type Err = $crate::kernel::signal::Signal;
        fn from_str(s: &str) -> Result<Self, Self::Err> {
            s.trim().parse().map(Self).map_err(|_| $crate::kernel::signal::Signal::new("err-id"))
        }
    }
    impl serde::Serialize for $name {
        fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> { s.collect_str(&self.0) }
    }
    impl<'de> serde::Deserialize<'de> for $name {
        fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
            d.deserialize_str($crate::kernel::text::Parsed::new())
        }
    }
    impl<DB: sqlx::Database> sqlx::Type<DB> for $name where uuid::Uuid: sqlx::Type<DB> {
        fn type_info() -> DB::TypeInfo { <uuid::Uuid as sqlx::Type<DB>>::type_info() }
        fn compatible(t: &DB::TypeInfo) -> bool { <uuid::Uuid as sqlx::Type<DB>>::compatible(t) }
    }
    impl<'r, DB: sqlx::Database> sqlx::Decode<'r, DB> for $name where uuid::Uuid: sqlx::Decode<'r, DB> {
        fn decode(v: <DB as sqlx::Database>::ValueRef<'r>) -> Result<Self, sqlx::error::BoxDynError> {
            <uuid::Uuid as sqlx::Decode<'r, DB>>::decode(v).map(Self)
        }
    }
    impl utoipa::PartialSchema for $name {
        fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
            utoipa::openapi::ObjectBuilder::new().schema_type(utoipa::openapi::schema::Type::String)
                .format(Some(utoipa::openapi::SchemaFormat::KnownFormat(utoipa::openapi::KnownFormat::Uuid))).into()
        }
    }
    impl utoipa::ToSchema for $name {}
)* } }

ids! {
    /// A federation of structures, e.g. one like COORACE.
    NetworkId;
    /// A region of a network.
    RegionId;
    /// A structure: the tenant.
    StructureId;
    /// A person who signs in, whatever structures they work in.
    AccountId;
    /// A person at work in one structure.
    MemberId;
    /// A change of the method profile.
    ProfileChangeId;
    /// *Personne accompagnée*.
    TraineeId;
    /// One establishment of a firm.
    EmployerId;
    /// A person at an employer's.
    ContactId;
    /// One accompaniment: a trainee and a coach.
    CaseId;
    /// A time-limited plan of a case.
    PlanId;
    /// An objective of a plan.
    ObjectiveId;
    /// Why and how long an accompaniment rests.
    SuspensionId;
    /// A longer end asked for a plan, and what was decided.
    ExtensionId;
    /// One pair of the matching matrix: a person beside a post.
    GapId;
    /// A post that an employer wants to fill.
    NeedId;
    /// A person put forward for a need.
    CandidateId;
    /// A version of a framework of skills of the structure's own.
    FrameworkId;
    /// What several sources say of a person or an establishment, by one framework.
    AssessmentId;
    /// A day, or part of one, that a member trained.
    TrainingDayId;
    /// One of those who rate in an assessment.
    SourceId;
    /// What a structure says, for good, of what somebody can do.
    AttestationId;
    /// What a structure signs attestations with.
    IssuerKeyId;
    /// A list of places, of which some say that an attestation was revoked.
    StatusListId;
    /// A coaching session; never a web sign-in.
    SessionId;
    /// A trainee's job at an employer's.
    PlacementId;
    /// A stake on the way: something an employer can confirm.
    MilestoneId;
    /// An answer given to a milestone's question.
    AnswerId;
    /// Two questions to one side of a job, and what it answered.
    PulseId;
    /// A mailed link, bound to one question.
    LinkId;
    /// A mailed address that leads one person to one thing.
    DoorId;
    /// A code that was mailed to open a door.
    DoorCodeId;
    /// What coach, trainee and employer promise each other.
    AgreementId;
    /// A text that agreements begin with.
    AgreementTextId;
    /// What one party says to an agreement.
    SignatureId;
    /// A signed paper, photographed.
    ScanId;
    /// Something beyond work facts, with the words that the other side would read.
    SharingId;
    /// A case proposed to another structure; the same there.
    TransferId;
    /// A mail waiting in the outbox, or sent.
    MailId;
    /// Two records that became one.
    MergeId;
    /// Whether a person's address wants a kind of mail.
    MailWishId;
    /// The week in numbers that somebody was told.
    DigestId;
    /// An API token.
    TokenId;
    /// An entry of the journal.
    EntryId;
}
