//! Closed lists of words: one declaration gives an enum its SQL, JSON, OpenAPI and screen faces.

/// Declares an enum whose variants are words of the outside (`interface.md`, section 4).
///
/// ```text
/// words! { /// Who was met.
///     Side "side" { Trainee "trainee", Employer "employer" } }
/// ```
/// The text key of a word is `<list>-<word>` with `_` written `-`; an unknown word is refused with the closest one.
macro_rules! words { ($($(#[$about:meta])* $name:ident $list:literal { $($(#[$say:meta])* $variant:ident $word:literal),+ $(,)? })+) => { $(
    $(#[$about])*
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
    pub enum $name { $($(#[$say])* $variant),+ }
    impl $name {
        /// Every word, in the order they are offered.
        pub const ALL: &'static [$name] = &[$($name::$variant),+];
        /// Every word as it is written outside.
        pub const WORDS: &'static [&'static str] = &[$($word),+];
        /// As it is written outside.
        pub const fn word(self) -> &'static str { match self { $($name::$variant => $word),+ } }
        /// The key of its text on screen.
        pub fn key(self) -> String { format!("{}-{}", $list, self.word().replace('_', "-").to_lowercase()) }
    }
    impl std::fmt::Display for $name {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(self.word()) }
    }
    impl std::str::FromStr for $name {
        type Err = $crate::kernel::signal::Signal;
        fn from_str(s: &str) -> Result<Self, Self::Err> {
            match s { $($word => Ok($name::$variant),)+
                other => Err($crate::kernel::words::unknown(other, Self::WORDS)) }
        }
    }
    impl serde::Serialize for $name {
        fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> { s.serialize_str(self.word()) }
    }
    impl<'de> serde::Deserialize<'de> for $name {
        fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
            d.deserialize_str($crate::kernel::text::Parsed::new())
        }
    }
    impl From<$name> for sea_query::Value { fn from(w: $name) -> Self { w.word().into() } }
    impl sea_query::Nullable for $name { fn null() -> sea_query::Value { sea_query::Value::String(None) } }
    impl<DB: sqlx::Database> sqlx::Type<DB> for $name where String: sqlx::Type<DB> {
        fn type_info() -> DB::TypeInfo { <String as sqlx::Type<DB>>::type_info() }
        fn compatible(t: &DB::TypeInfo) -> bool { <String as sqlx::Type<DB>>::compatible(t) }
    }
    impl<'r, DB: sqlx::Database> sqlx::Decode<'r, DB> for $name where &'r str: sqlx::Decode<'r, DB> {
        fn decode(v: <DB as sqlx::Database>::ValueRef<'r>) -> Result<Self, sqlx::error::BoxDynError> {
            Ok(<&str as sqlx::Decode<'r, DB>>::decode(v)?.parse::<$name>()?)
        }
    }
    impl utoipa::PartialSchema for $name {
        fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
            utoipa::openapi::ObjectBuilder::new().schema_type(utoipa::openapi::schema::Type::String)
                .enum_values(Some(Self::WORDS.iter().copied())).into()
        }
    }
    impl utoipa::ToSchema for $name {}
)+ } }

/// The refusal of a word that is not in its list: names the closest one, or the whole list.
pub fn unknown(read: &str, known: &[&str]) -> super::signal::Signal {
    let signal = super::signal::Signal::new("err-choice").with("read", read);
    match super::text::closest(read, known.iter().copied()) {
        Some(closest) => signal.with("closest", closest),
        None => signal.with("closest", known.join(", ")),
    }
}

words! {
    /// A language the product speaks.
    Language "language" { Fr "fr", En "en" }
}
