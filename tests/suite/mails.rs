//! Mails that nobody asked for: who gets them can stop them without an account, by one press and not by opening, in one
//! structure and not in another; then they are called.

use crate::{
    browser::{Caller, Letter, Reply, pairs},
    house::House,
    sign_in::{holding, sign_in},
    world::{PASSWORD, Side},
};
use axum::http::Method;
use jalon::{
    exchange::{mail, rounds},
    kernel::moment::DAY,
};
use serde_json::json;

struct Firm {
    house: House,
}

impl Firm {
    async fn new() -> Firm {
        Firm { house: House::new().await }
    }

    fn a(&self) -> &Side {
        &self.house.town.a
    }

    /// The secret address of A's contact.
    fn stop(&self) -> String {
        format!("/m/{}", self.a().mailbox)
    }

    /// What a mailbox sends by itself when its person presses there: no cookie, no page before.
    async fn one_click(&self) -> Reply {
        let letter = Letter::post(&self.stop(), "application/x-www-form-urlencoded", "List-Unsubscribe=One-Click");
        self.house.send(&Caller::nobody(), letter).await
    }

    async fn ask(&self) -> Reply {
        let address = format!("/api/v1/milestones/{}/ask", self.a().world.milestone);
        self.house.api(&self.a().program("jobcoach"), &address, &json!({})).await
    }

    async fn count(&self, what: &str) -> i64 {
        let mut raw = self.house.raw().await;
        raw.enter(self.a().here.id).await;
        let own = raw.id(self.a().here.id);
        let n = raw.number(&format!("select count(*) from {what} and structure_id = {own}")).await;
        raw.close().await;
        n
    }

    async fn coach(&self) -> Caller {
        holding(&sign_in(&self.house, &self.a().jobcoach.email, PASSWORD).await)
    }
}

/// Mailboxes and scanners open addresses, and ask for their heads; that says nothing. One press does, without a redirect.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn opening_changes_nothing_and_one_press_stops_the_mails() {
    let firm = Firm::new().await;
    let before = firm.house.state().await;
    for method in [Method::GET, Method::HEAD, Method::GET] {
        let letter = Letter { method, ..Letter::get(&format!("{}?lang=en", firm.stop())) };
        assert_eq!(firm.house.send(&Caller::nobody(), letter).await.code(), 200);
        let again = firm.house.get(&Caller::nobody(), &format!("{}/again", firm.stop())).await;
        assert_eq!(again.code(), 200);
    }
    assert_eq!(firm.house.state().await, before, "nothing was pressed");
    let pressed = firm.one_click().await;
    assert_eq!((pressed.code(), pressed.location()), (200, ""), "{}", pressed.body);
    assert!(pressed.body.contains("ne vous écrit plus"), "{}", pressed.body);
    assert_eq!(firm.one_click().await.code(), 200, "twice is once");
    assert_eq!(firm.count("mail_wishes where wanted = false").await, 1);
    // Unknown words, and the words of another kind of address, are told the same.
    let strange = firm.house.get(&Caller::nobody(), &format!("/m/{}", "A".repeat(43))).await;
    for other in [format!("/m/{}", firm.a().link), format!("/l/{}", firm.a().mailbox), "/m/x".to_owned()] {
        let reply = firm.house.get(&Caller::nobody(), &other).await;
        assert_eq!((reply.code(), &reply.body), (404, &strange.body), "{other}");
        let reply = firm.house.post(&Caller::nobody(), &other, &pairs(&[("answer", "left")])).await;
        assert!(reply.code() == 404 || reply.code() == 422, "{other}: {}", reply.code());
    }
    assert_eq!(firm.count("answers where link_id is not null").await, 0);
    firm.house.close().await;
}

/// What is refused is respected when a mail is written and again when it leaves; the coach is told to call instead.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_refuses_is_called() {
    let firm = Firm::new().await;
    let world = firm.a().world;
    assert_eq!(firm.ask().await.code(), 200);
    assert_eq!(firm.count("mails where link_id is not null and state = 'queued'").await, 2, "the world's own, and this one");
    firm.one_click().await;
    assert_eq!(firm.count("mails where link_id is not null and state = 'queued'").await, 0, "what waits leaves no more");
    for _ in 0..12 {
        firm.house.parts().clock.advance(DAY);
        rounds::make(firm.house.parts()).await.unwrap();
    }
    assert_eq!(firm.count("mails where link_id is not null and state = 'queued'").await, 0, "nor does a reminder");
    let refused = firm.ask().await;
    assert!(refused.code() == 422 && refused.body.contains("ne veut plus de courriels"), "{}", refused.body);
    let coach = firm.coach().await;
    let placement = firm.house.get(&coach, &format!("/placements/{}", world.placement)).await.body;
    assert!(placement.contains("Ne veut plus de courriels") && placement.contains("href=\"tel:"), "{placement}");
    assert!(!placement.contains(&format!("/milestones/{}/ask", world.milestone)), "{placement}");
    let day = firm.house.get(&coach, "/").await.body;
    assert!(day.contains("Ne veut plus de courriels") && day.contains(&format!("/milestones/{}/record", world.milestone)), "{day}");
    let form = firm.house.get(&coach, &format!("/milestones/{}/ask", world.milestone)).await.body;
    assert!(form.contains("Ne veut plus de courriels") && !form.contains("btn go big wide"), "{form}");
    // The same page turns them on again.
    let on = firm.house.post(&Caller::nobody(), &format!("{}/again", firm.stop()), &[]).await;
    assert_eq!(on.code(), 303, "{}", on.body);
    assert_eq!(firm.ask().await.code(), 200);
    let day = firm.house.get(&coach, "/").await.body;
    assert!(!day.contains("Ne veut plus de courriels"), "{day}");
    firm.house.close().await;
}

/// Somebody who refuses between the writing and the leaving gets nothing: it is asked once more when the mail leaves.
#[tokio::test]
async fn a_refusal_that_comes_between_is_respected() {
    let firm = Firm::new().await;
    assert_eq!(firm.ask().await.code(), 200);
    let mut raw = firm.house.raw().await;
    raw.enter(firm.a().here.id).await;
    // As if it came while the letter was being written.
    raw.must("update mail_wishes set wanted = false, said_at = 1").await;
    raw.close().await;
    let nowhere = mail::transport("smtp://127.0.0.1:1").unwrap();
    mail::deliver(firm.house.parts(), &nowhere).await.unwrap();
    assert_eq!(firm.count("mails where state = 'dead' and error = 'refused' and attempts = 0").await, 10);
    firm.house.close().await;
}

/// A renewed link was asked for: it comes, whatever was said of the others.
#[tokio::test]
async fn what_somebody_asks_for_comes_anyway() {
    let firm = Firm::new().await;
    firm.one_click().await;
    firm.house.parts().clock.advance(31 * DAY);
    let renewed = firm.house.post(&Caller::nobody(), &format!("/l/{}/renew", firm.a().link), &[]).await;
    assert_eq!(renewed.code(), 303, "{}", renewed.body);
    assert_eq!(firm.count("mails where link_id is not null and state = 'queued' and body not like '%{stop}%'").await, 1);
    firm.house.close().await;
}

/// What a person says in one structure is said in no other, nor shown there.
#[tokio::test]
async fn a_refusal_stays_in_its_structure() {
    let firm = Firm::new().await;
    let b = &firm.house.town.b;
    let mut raw = firm.house.raw().await;
    raw.enter(b.here.id).await;
    raw.must("update contacts set email = (select 'QWERTAL-alpha@alpha.example')").await;
    raw.close().await;
    firm.one_click().await;
    let ask = format!("/api/v1/milestones/{}/ask", b.world.milestone);
    assert_eq!(firm.house.api(&b.program("jobcoach"), &ask, &json!({})).await.code(), 200);
    // In its own structure it holds however the address is written.
    let mut raw = firm.house.raw().await;
    raw.enter(firm.a().here.id).await;
    raw.must("update contacts set email = 'QWERTAL-Alpha@Alpha.example'").await;
    raw.close().await;
    assert_eq!(firm.ask().await.code(), 422);
    let page = firm.house.get(&firm.a().coach(), &format!("/placements/{}", firm.a().world.placement)).await.body;
    assert!(page.contains("Ne veut plus de courriels"), "{page}");
    firm.house.close().await;
}

/// A member's own choice: a director is mailed unless they say no, a referent only if they say yes, a coach has nothing to choose.
#[tokio::test]
async fn members_choose_their_mails() {
    let firm = Firm::new().await;
    let people = firm.a().people();
    let who = |label: &str| people.iter().find(|c| c.label == label).cloned().unwrap();
    let page = async |label: &str| firm.house.get(&who(label), "/account/mails").await.body;
    let choose = async |label: &str, kind: &str, wanted: &str| {
        let typed = pairs(&[("kind", kind), ("wanted", wanted)]);
        firm.house.post(&who(label), "/account/mails/choose", &typed).await.code()
    };
    assert!(page("director").await.contains("Vous le recevez"));
    assert!(page("quality_referent").await.contains("Vous ne le recevez pas"));
    assert!(page("jobcoach").await.contains("Aucun courriel"));
    assert_eq!((choose("director", "digest", "no").await, choose("quality_referent", "digest", "yes").await), (303, 303));
    assert!(page("director").await.contains("Vous ne le recevez pas"));
    assert!(page("quality_referent").await.contains("Vous le recevez"));
    assert_eq!(choose("director", "questions", "no").await, 422, "these are the firms'");
    assert_eq!(choose("director", "digest", "perhaps").await, 422);
    assert_eq!(choose("jobcoach", "digest", "no").await, 403);
    firm.house.close().await;
}
