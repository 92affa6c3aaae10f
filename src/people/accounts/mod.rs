//! Accounts: the people who sign in, whatever structures they work in.
//!
//! Invariant: a password is kept only as an argon2id hash, and an unknown address costs and shows the same as a known
//! one with a wrong password.

pub mod admin;
pub mod pages;
pub mod places;
pub mod store;

use crate::{
    desk::{Refusal, hash_token},
    kernel::{Line, signal::Signal},
};
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version, password_hash::phc::PasswordHash};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter, clock::Clock};
use std::{net::IpAddr, num::NonZeroU32, sync::LazyLock};
use tokio::sync::Semaphore;

/// The shortest password, in characters (CNIL 2022: 12 without other conditions is 80 bits with a varied alphabet).
pub const SHORTEST: usize = 12;
/// The longest; more would only feed the hash.
pub const LONGEST: usize = 128;

/// How many one-time addresses of an account may wait to be used: more would only fill a mailbox.
pub const ENTRIES: usize = 3;

/// A password as typed; never shown, logged or serialised.
pub struct Password(String);

impl Password {
    /// A new password, checked against what is easily guessed.
    ///
    /// # Errors
    /// `err-password-short`, `err-password-long`, `err-password-guess`.
    pub fn choose(typed: &str, email: &str, name: &str) -> Result<Password, Signal> {
        let length = typed.chars().count();
        let folded = crate::kernel::text::fold(typed);
        let own = [crate::kernel::text::fold(email), crate::kernel::text::fold(name)];
        let few = typed.chars().collect::<std::collections::BTreeSet<_>>().len() < 5;
        let common = ["motdepasse", "password", "azertyuiop", "qwertyuiop", "123456789", "coordinateur", "jalonjalon"];
        if length < SHORTEST {
            Err(Signal::new("err-password-short").with("min", SHORTEST))
        } else if length > LONGEST {
            Err(Signal::new("err-long").with("max", LONGEST))
        } else if few || own.contains(&folded) || common.iter().any(|c| folded.starts_with(c)) {
            Err(Signal::new("err-password-guess"))
        } else {
            Ok(Password(typed.to_owned()))
        }
    }

    /// A password to try.
    pub fn tried(typed: &str) -> Password {
        Password(typed.chars().take(LONGEST + 1).collect())
    }
}

/// argon2id, 19 MiB, two passes (OWASP); about 30 ms of one core.
fn argon() -> Argon2<'static> {
    let params = Params::new(19 * 1024, 2, 1, None).unwrap_or_default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// Hashes happen two at a time, whatever arrives: memory and the other pages stay calm.
static TURNS: Semaphore = Semaphore::const_new(2);

/// What an unknown address is compared with.
static NOBODYS: LazyLock<String> = LazyLock::new(|| hash_now("nobody's password"));

fn hash_now(password: &str) -> String {
    argon().hash_password(password.as_bytes()).map(|h| h.to_string()).unwrap_or_default()
}

/// Hashes a password off the async threads.
///
/// # Errors
/// When the service is stopping.
pub async fn hash(password: Password) -> Result<String, Refusal> {
    let stopping = || Refusal::TooMany { seconds: 5 };
    let _turn = TURNS.acquire().await.map_err(|_| stopping())?;
    tokio::task::spawn_blocking(move || hash_now(&password.0)).await.map_err(|_| stopping())
}

/// Compares a password with a hash, or with nobody's when there is none: the same work, the same answer.
///
/// # Errors
/// When the service is stopping.
pub async fn matches(password: Password, hash: Option<String>) -> Result<bool, Refusal> {
    let stopping = || Refusal::TooMany { seconds: 5 };
    let _turn = TURNS.acquire().await.map_err(|_| stopping())?;
    let compare = move || {
        let known = hash.is_some();
        let text = hash.unwrap_or_else(|| NOBODYS.clone());
        let same = PasswordHash::new(&text).is_ok_and(|h| argon().verify_password(password.0.as_bytes(), &h).is_ok());
        same && known
    };
    tokio::task::spawn_blocking(compare).await.map_err(|_| stopping())
}

/// How often somebody may try: from one address, one account from one address, and one account from wherever.
pub struct Throttle {
    by_address: DefaultKeyedRateLimiter<IpAddr>,
    by_pair: DefaultKeyedRateLimiter<(IpAddr, String)>,
    by_account: DefaultKeyedRateLimiter<String>,
}

/// Tries at once, then one per second: a structure's office shares one address.
const ADDRESS_BURST: NonZeroU32 = NonZeroU32::new(60).unwrap();
/// Tries of one account from one address at once, then one every 12 seconds.
const PAIR_BURST: NonZeroU32 = NonZeroU32::new(10).unwrap();
/// Tries of one account at once, then one every 12 seconds. More than one address can use up: whoever tries wrong passwords
/// keeps themselves out, and not the person whose account it is.
const ACCOUNT_BURST: NonZeroU32 = NonZeroU32::new(60).unwrap();
const FIVE: NonZeroU32 = NonZeroU32::new(5).unwrap();

impl Default for Throttle {
    fn default() -> Self {
        Throttle {
            by_address: RateLimiter::keyed(Quota::per_second(NonZeroU32::MIN).allow_burst(ADDRESS_BURST)),
            by_pair: RateLimiter::keyed(Quota::per_minute(FIVE).allow_burst(PAIR_BURST)),
            by_account: RateLimiter::keyed(Quota::per_minute(FIVE).allow_burst(ACCOUNT_BURST)),
        }
    }
}

/// When to come back.
pub fn wait(until: governor::NotUntil<<governor::clock::DefaultClock as Clock>::Instant>) -> Refusal {
    let now = governor::clock::DefaultClock::default().now();
    Refusal::TooMany { seconds: until.wait_time_from(now).as_secs() + 1 }
}

/// Where a try comes from: behind one connection to the Internet, an IPv6 caller has as many addresses as it likes, all
/// with the same first half.
pub fn neighbourhood(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(six) => IpAddr::from((u128::from(six) >> 64 << 64).to_be_bytes()),
        four => four,
    }
}

/// What an account's tries are counted by: of one length, however much was typed for an address.
fn counted(email_folded: &str) -> String {
    hash_token(email_folded)
}

impl Throttle {
    /// Counts a try, known account or not.
    ///
    /// # Errors
    /// [`Refusal::TooMany`] with when to come back.
    pub fn try_once(&self, address: IpAddr, email_folded: &str) -> Result<(), Refusal> {
        let (address, account) = (neighbourhood(address), counted(email_folded));
        self.by_address.check_key(&address).map_err(wait)?;
        // Before the account: a try that is refused here takes nothing from those of other addresses.
        self.by_pair.check_key(&(address, account.clone())).map_err(wait)?;
        self.by_account.check_key(&account).map_err(wait)?;
        self.forget_calm();
        Ok(())
    }

    /// Counts a try of somebody who is signed in: whatever their address, and nobody else tries for them.
    ///
    /// # Errors
    /// As [`Throttle::try_once`].
    pub fn try_signed_in(&self, email_folded: &str) -> Result<(), Refusal> {
        self.by_pair.check_key(&(IpAddr::from([0, 0, 0, 0]), counted(email_folded))).map_err(wait)?;
        self.forget_calm();
        Ok(())
    }

    fn forget_calm(&self) {
        // Addresses and accounts that are calm again are forgotten.
        if self.by_pair.len() > 10_000 {
            self.by_pair.retain_recent();
            self.by_account.retain_recent();
            self.by_address.retain_recent();
        }
    }
}

/// A mail address as the key of an account: without case.
pub fn folded(email: &str) -> String {
    email.trim().to_lowercase()
}

/// The name shown for an account made from a member without a name.
pub fn display_name(name: &str, email: &str) -> String {
    name.parse::<Line>().map_or_else(|_| email.to_owned(), String::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_long_and_not_ones_own_name() {
        let choose = |p: &str| Password::choose(p, "lea@fournil.example", "Léa Morin de Fournil").map(|_| ()).map_err(|s| s.key);
        assert_eq!(choose("court"), Err("err-password-short".into()));
        assert_eq!(choose("aaaaaaaaaaaa"), Err("err-password-guess".into()));
        assert_eq!(choose("lea morin de fournil"), Err("err-password-guess".into()));
        assert_eq!(choose("motdepasse2026"), Err("err-password-guess".into()));
        assert_eq!(choose(&"x7".repeat(80)), Err("err-long".into()));
        assert_eq!(choose("quatre chaises bleues"), Ok(()));
    }

    #[tokio::test]
    async fn a_hash_is_argon2id_of_the_promised_strength() {
        let hash = hash(Password::tried("quatre chaises bleues")).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(matches(Password::tried("quatre chaises bleues"), Some(hash.clone())).await.unwrap());
        assert!(!matches(Password::tried("quatre chaises vertes"), Some(hash)).await.unwrap());
        assert!(!matches(Password::tried("nobody's password"), None).await.unwrap());
    }

    fn tries(throttle: &Throttle, from: u8, email: &str) -> bool {
        match throttle.try_once(IpAddr::from([192, 0, 2, from]), email) {
            Ok(()) => true,
            Err(Refusal::TooMany { seconds: 1.. }) => false,
            Err(other) => panic!("{other}"),
        }
    }

    #[test]
    fn an_account_is_tried_ten_times_at_once_from_one_address() {
        let throttle = Throttle::default();
        assert!((0..10).all(|_| tries(&throttle, 1, "a@b.example")));
        assert!((0..100).all(|_| !tries(&throttle, 1, "a@b.example")));
        assert!(tries(&throttle, 2, "a@b.example"), "a hundred refused tries keep nobody else out");
    }

    #[test]
    fn an_account_is_tried_sixty_times_at_once_from_wherever() {
        let throttle = Throttle::default();
        assert!((0..60).all(|n| tries(&throttle, n, "a@b.example")));
        assert!(!tries(&throttle, 60, "a@b.example"));
        assert!(tries(&throttle, 60, "c@d.example"));
    }

    #[test]
    fn a_thousand_addresses_of_one_caller_are_one() {
        let throttle = Throttle::default();
        let from = |address: &str| throttle.try_once(address.parse().unwrap(), "a@b.example").is_ok();
        assert!((0..10).all(|n| from(&format!("2001:db8:0:1:{n}::1"))));
        assert!((10..100).all(|n| !from(&format!("2001:db8:0:1:{n}::1"))));
        assert!(from("2001:db8:0:2::1"), "the neighbours are not kept out");
        assert!(from("192.0.2.1") && from("::ffff:192.0.2.2"), "IPv4 written as IPv6 is no neighbourhood");
    }

    #[test]
    fn what_is_counted_by_is_short_whatever_was_typed() {
        assert_eq!(counted(&"a".repeat(1_000_000)).len(), counted("a@b.example").len());
        assert_ne!(counted("a@b.example"), counted("c@b.example"));
    }

    #[test]
    fn an_address_tries_sixty_times_at_once() {
        let throttle = Throttle::default();
        let held = (0..75).find(|n| !tries(&throttle, 1, &format!("{n}@b.example")));
        assert!(held.is_some_and(|n| n >= 60), "{held:?}");
        assert!(tries(&throttle, 2, "1@b.example"));
    }
}
