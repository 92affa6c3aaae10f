//! The code before a mailed address that shows more than work facts: what it opens, how long, how often, and how little is told
//! to whoever has the address alone.

use crate::{
    browser::{Caller, Letter, Reply, encoded, pairs},
    house::House,
};
use axum::http::Method;
use jalon::{
    desk::{LinkToken, PASS},
    kernel::{
        ids::{DoorCodeId, DoorId},
        moment::{DAY, HOUR, MINUTE, SECOND},
    },
    method::doors::codes::{self, A_DAY, AN_HOUR, LIVES, TRIES},
};
use serde_json::json;

mod walls;

/// A door of structure A and its holder's browser.
struct Door<'h> {
    house: &'h House,
    /// `/l/{token}` and what it is for.
    base: String,
    purpose: &'static str,
}

impl<'h> Door<'h> {
    fn shared(house: &'h House) -> Door<'h> {
        Door { house, base: format!("/l/{}", house.town.a.shared), purpose: "shared_with_employer" }
    }

    fn consent(house: &'h House) -> Door<'h> {
        Door { house, base: format!("/l/{}", house.town.a.consent), purpose: "consent" }
    }

    fn address(&self) -> String {
        format!("{}/{}", self.base, self.purpose)
    }

    async fn look(&self, cookie: &str) -> Reply {
        self.house.send(&Caller::nobody(), Letter::get(&self.address()).with("cookie", cookie)).await
    }

    async fn press(&self, path: &str, cookie: &str, typed: &[(&str, &str)]) -> Reply {
        let letter = Letter::post(&format!("{}{path}", self.base), "application/x-www-form-urlencoded", encoded(&pairs(typed)));
        self.house.send(&Caller::nobody(), letter.with("sec-fetch-site", "same-origin").with("cookie", cookie)).await
    }

    /// Asks for a code.
    async fn ask(&self) -> Reply {
        self.press("/code", "", &[]).await
    }

    async fn try_(&self, code: &str) -> Reply {
        self.press("/key", "", &[("code", code)]).await
    }

    /// The digits in the latest mail, as its reader finds them there.
    async fn mailed(&self) -> String {
        let a = self.house.town.a.here.id;
        let mut raw = self.house.raw().await;
        raw.enter(a).await;
        let (own, id, door) = (raw.id(a), raw.id_text("c.id"), raw.id_text("c.door_id"));
        let hash = LinkToken::read(self.base.trim_start_matches("/l/")).unwrap().hash();
        let sql = format!(
            "select {id} || ' ' || {door} from door_codes c join doors d on d.structure_id = c.structure_id and d.id = c.door_id \
             where c.structure_id = {own} and d.token_hash = '{hash}' order by (c.used_at is null and c.voided_at is null) desc, c.sent_at desc limit 1"
        );
        let found = raw.texts(&sql).await.remove(0);
        raw.close().await;
        let (code, door) = found.split_once(' ').unwrap();
        let (code, door): (uuid::Uuid, uuid::Uuid) = (code.parse().unwrap(), door.parse().unwrap());
        codes::digits(&self.house.parts().config.key, a, DoorId(door), DoorCodeId(code))
    }

    /// Asks, reads, types; answers with the cookie.
    async fn open(&self) -> String {
        assert_eq!(self.ask().await.code(), 303);
        let opened = self.try_(&self.mailed().await).await;
        assert_eq!((opened.code(), opened.location()), (303, format!("{}?said=door-try-code", self.address()).as_str()));
        cookie(&opened)
    }

    async fn counted(&self, sql: &str) -> i64 {
        let a = self.house.town.a.here.id;
        let mut raw = self.house.raw().await;
        raw.enter(a).await;
        let n = raw.number(&sql.replace("{own}", &raw.id(a))).await;
        raw.close().await;
        n
    }
}

/// What a browser sends back of a cookie that was set.
fn cookie(reply: &Reply) -> String {
    assert!(!reply.set_cookie().is_empty(), "no cookie: {} {}", reply.code(), reply.body);
    reply.set_cookie().split(';').next().unwrap().to_owned()
}

/// Another code than this one.
fn other(code: &str) -> String {
    format!("{:06}", (code.parse::<u32>().unwrap() + 1) % 1_000_000)
}

fn is_locked(page: &Reply) -> bool {
    page.body.contains("Cette page est protégée")
}

const MAILS: &str = "select count(*) from mails where structure_id = {own}";
const ENTRIES: &str = "select count(*) from journal_entries where structure_id = {own}";

/// The whole way of a person: the page in outline, a code, a slip of the finger, the words; and the cookie is this door's, for
/// half an hour.
#[tokio::test]
async fn a_code_opens_its_door_for_half_an_hour() {
    let house = House::new().await;
    let door = Door::consent(&house);
    let short = house.get(&Caller::nobody(), &door.base).await;
    assert_eq!((short.code(), short.location()), (303, door.address().as_str()));
    let page = door.look("").await;
    assert!(page.code() == 200 && is_locked(&page) && page.body.contains("•••@"), "{}", page.body);
    assert!(!page.body.contains("wording"), "{}", page.body);
    let asked = door.ask().await;
    assert_eq!(asked.location(), format!("{}?said=door-send-code", door.address()));
    let code = door.mailed().await;
    let waits = door.look("").await;
    assert!(waits.body.contains("inputmode=\"numeric\"") && waits.body.contains("autocomplete=\"one-time-code\""), "{}", waits.body);
    assert!(!waits.body.contains(&code), "the page does not say it");
    let slip = door.try_(&other(&code)).await;
    assert!(slip.code() == 303 && slip.set_cookie().is_empty(), "{}", slip.body);
    assert!(door.look("").await.body.contains("Il reste 4 essais"));
    let shape = door.try_("12 34").await;
    assert!(shape.code() == 422 && shape.body.contains("value=\"12 34\"") && shape.body.contains("six chiffres"), "{}", shape.body);
    let right = door.try_(&format!(" {} {} ", &code[..3], &code[3..])).await;
    let set = right.set_cookie().to_owned();
    for part in ["HttpOnly", "SameSite=Lax", &format!("Path={};", door.base), "Max-Age=1800"] {
        assert!(set.contains(part), "{part}: {set}");
    }
    let cookie = cookie(&right);
    assert!(door.look(&cookie).await.body.contains("Qwertal-Alpha wording"));
    assert!(is_locked(&door.look("").await), "another browser has typed nothing");
    house.parts().clock.advance(PASS - 1);
    assert!(door.look(&cookie).await.body.contains("Qwertal-Alpha wording"));
    house.parts().clock.advance(1);
    assert!(is_locked(&door.look(&cookie).await), "half an hour later it is shut");
    house.close().await;
}

/// Over https the cookie never leaves without encryption.
#[tokio::test]
async fn over_https_the_cookie_is_secure() {
    let house = House::with(|c| c.base_url = "https://jalon.example".into()).await;
    let door = Door::shared(&house);
    assert_eq!(door.ask().await.code(), 303);
    let set = door.try_(&door.mailed().await).await.set_cookie().to_owned();
    assert!(set.starts_with("__Secure-jalon-door=") && set.ends_with("; Secure"), "{set}");
    house.close().await;
}

/// Mail scanners open addresses, run scripts and ask for heads: nothing is sent, counted or shown.
#[tokio::test]
async fn opening_a_locked_address_sends_nothing() {
    let house = House::new().await;
    let door = Door::shared(&house);
    let before = house.state().await;
    for path in [
        door.base.clone(),
        door.address(),
        format!("{}/code", door.base),
        format!("{}/key", door.base),
        format!("{}/key?code=000000&kept=x", door.base),
    ] {
        for method in [Method::GET, Method::HEAD] {
            let reply = house.send(&Caller::nobody(), Letter { method, ..Letter::get(&path) }).await;
            assert!(matches!(reply.code(), 200 | 303), "{path}: {}", reply.code());
            assert!(!reply.body.contains("name=\"kept\""), "an address writes nothing into our form");
        }
    }
    let elsewhere = Letter::post(&format!("{}/code", door.base), "application/x-www-form-urlencoded", "");
    assert_eq!(house.send(&Caller::nobody(), elsewhere.with("sec-fetch-site", "cross-site")).await.code(), 403);
    assert_eq!(house.state().await, before);
    let nowhere = house.post(&Caller::nobody(), &format!("/l/{}/code", "A".repeat(43)), &[]).await;
    let never = house.get(&Caller::nobody(), &format!("/l/{}", "A".repeat(43))).await;
    assert_eq!((nowhere.code(), nowhere.body), (404, never.body), "an address nobody was given answers as it always did");
    let question = house.post(&Caller::nobody(), &format!("/l/{}/code", house.town.a.link), &[]).await;
    assert_eq!(question.code(), 404, "a question about work facts has no code");
    house.close().await;
}

/// Five wrong tries, and the right one opens nothing; a new code does. What was wrong is in the journal, without any digits.
#[tokio::test]
async fn five_wrong_tries_void_a_code() {
    let house = House::new().await;
    let door = Door::shared(&house);
    assert_eq!(door.ask().await.code(), 303);
    let code = door.mailed().await;
    let before = door.counted(ENTRIES).await;
    for _ in 0..TRIES {
        assert_eq!(door.try_(&other(&code)).await.code(), 303);
    }
    assert_eq!(door.counted(ENTRIES).await, before + TRIES, "each wrong try is kept");
    let late = door.try_(&code).await;
    assert!(late.code() == 422 && late.set_cookie().is_empty() && late.body.contains("ne sert plus"), "{}", late.body);
    assert!(door.look("").await.body.contains("Trop d’essais faux"));
    assert!(!is_locked(&door.look(&door.open().await).await), "a new code opens");
    let said = "select count(*) from journal_payloads where structure_id = {own} and payload like ";
    assert_eq!(door.counted(&format!("{said}'%\"found\":\"wrong\"%'")).await, TRIES);
    assert_eq!(door.counted(&format!("{said}'%\"found\":\"right\"%'")).await, 1);
    for digits in [code.clone(), other(&code), door.mailed().await] {
        assert_eq!(door.counted(&format!("{said}'%{digits}%'")).await, 0, "no digits in the journal");
        assert_eq!(door.counted(&format!("select count(*) from mails where structure_id = {{own}} and body like '%{digits}%'")).await, 0);
    }
    house.close().await;
}

/// 32 hands at once, on either engine: five tries are counted, and the rest are refused.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn hands_at_once_have_five_tries_together() {
    let house = House::new().await;
    let door = Door::shared(&house);
    assert_eq!(door.ask().await.code(), 303);
    let wrong = other(&door.mailed().await);
    let replies = futures_util::future::join_all((0..32).map(|_| door.try_(&wrong))).await;
    let counted = replies.iter().filter(|r| r.code() == 303).count();
    assert_eq!((counted as i64, replies.iter().filter(|r| r.code() == 422).count()), (TRIES, 27));
    assert_eq!(door.counted("select max(wrong) from door_codes where structure_id = {own}").await, TRIES);
    house.close().await;
}

/// Two hands with the right code: one opens. Used, it opens nothing; neither does an old one once another left, nor a late one.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_code_works_once_and_in_its_time() {
    let house = House::new().await;
    let door = Door::shared(&house);
    assert_eq!(door.ask().await.code(), 303);
    let code = door.mailed().await;
    let both = tokio::join!(door.try_(&code), door.try_(&code));
    let opened = [&both.0, &both.1].iter().filter(|r| !r.set_cookie().is_empty()).count();
    assert_eq!(opened, 1, "{} {}", both.0.code(), both.1.code());
    assert_eq!(door.try_(&code).await.code(), 422);
    assert_eq!(door.ask().await.code(), 303);
    let old = door.mailed().await;
    house.parts().clock.advance(MINUTE);
    assert_eq!(door.ask().await.code(), 303);
    let new = door.mailed().await;
    assert!(old == new || door.try_(&old).await.set_cookie().is_empty(), "the old one is void");
    house.parts().clock.advance(LIVES);
    let late = door.try_(&new).await;
    assert!(late.code() == 422 && late.set_cookie().is_empty(), "{}", late.body);
    assert!(door.look("").await.body.contains("pas été tapé à temps"));
    house.close().await;
}
