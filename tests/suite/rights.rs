//! Rights at the moment they are used: a form outlives its sign-in for one person in one place, and what was taken away
//! while a request was on its way is not used any more.

use crate::{
    browser::{Caller, Letter, Pass, encoded, pairs},
    house::House,
    sign_in::holding,
    world::{self, PASSWORD},
};
use jalon::{
    desk::{ActionRow, Refusal, perform},
    kernel::moment::MINUTE,
    method::{milestones::LINK_ANSWERS, sessions::actions::LogSession},
    people::{accounts::store::Where, members::actions::DeactivateMember},
    web::visit::IDLE,
};
use serde_json::json;

/// The form as the sign-in page keeps it, once the sign-in of the page it came from has ended.
async fn kept(house: &House, note: &str) -> (String, String) {
    let coach = house.town.a.coach();
    let address = format!("/cases/{}/sessions/new", house.town.a.world.case);
    let page = house.get(&coach, &address).await;
    house.parts().clock.advance(IDLE + MINUTE);
    let form = pairs(&[("csrf", &page.hidden("csrf")), ("once", &page.hidden("once")), ("note", note)]);
    let turned = house.post(&coach, &address, &form).await;
    assert_eq!(turned.code(), 401);
    (address, turned.hidden("kept"))
}

#[tokio::test]
async fn a_kept_form_is_shown_to_nobody_else() {
    let house = House::new().await;
    let note = "Ce que seule la coach doit lire";
    let (then, kept) = kept(&house, note).await;
    let enter = |email: &str, kept: &str| pairs(&[("email", email), ("password", PASSWORD), ("then", &then), ("kept", kept)]);
    let other = house.post(&Caller::nobody(), "/sign-in", &enter(&house.town.a.director.email, &kept)).await;
    assert_eq!((other.code(), other.location()), (303, "/account?said=kept-dropped"));
    // Nor is one that does not say whose it is.
    let bare = house.post(&Caller::nobody(), "/sign-in", &enter(&house.town.a.jobcoach.email, "note=x&csrf=abc")).await;
    assert_eq!(bare.location(), "/account?said=kept-dropped");
    let own = house.post(&Caller::nobody(), "/sign-in", &enter(&house.town.a.jobcoach.email, &kept)).await;
    assert!(own.body.contains(note) && own.body.contains(&house.town.a.here.name), "{}", own.body);
    house.close().await;
}

/// Somebody works in A and in B, which comes first by name or was worked in last: what they typed in A goes to A.
#[tokio::test]
async fn a_kept_form_goes_where_it_was_typed() {
    let house = House::new().await;
    let (a, b) = (&house.town.a, &house.town.b);
    let email = &a.jobcoach.email;
    let invite = json!({"name": "Deux Maisons", "email": email, "role": ["jobcoach"]});
    assert_eq!(house.api(&b.program("director"), "/api/v1/members", &invite).await.code(), 201);
    let note = "Écrit dans la première structure";
    let (then, kept) = kept(&house, note).await;
    let place = format!("update accounts set last_place = {} where email = '{email}'", raw_id(&house).await);
    let mut raw = house.raw().await;
    raw.must(&place).await;
    raw.close().await;
    let enter = pairs(&[("email", email.as_str()), ("password", PASSWORD), ("then", &then), ("kept", &kept)]);
    let back = house.post(&Caller::nobody(), "/sign-in", &enter).await;
    assert!(back.body.contains(&a.here.name) && back.body.contains(note), "{}", back.body);
    // Without a kept form they are where they worked last.
    let again = house.post(&Caller::nobody(), "/sign-in", &pairs(&[("email", email.as_str()), ("password", PASSWORD)])).await;
    let day = house.get(&holding(&again), "/account").await;
    assert!(day.body.contains(&a.here.name));
    house.close().await;
}

async fn raw_id(house: &House) -> String {
    let raw = house.raw().await;
    let id = raw.id(house.town.b.here.id);
    raw.close().await;
    id
}

/// The request was on its way when the director ended their membership.
#[tokio::test]
async fn what_was_taken_away_meanwhile_is_not_used() {
    let house = House::new().await;
    let side = &house.town.a;
    let (coach, director) = (side.jobcoach.visit(house.parts(), &side.here), side.director.visit(house.parts(), &side.here));
    let log = ActionRow::of::<LogSession>();
    let ready = || (log.read_json)(json!({"case": side.world.case, "note": "Encore une"})).unwrap_or_else(|r| panic!("{r}"));
    perform(house.parts().clone(), coach.clone(), log.name, log.audience, ready(), None).await.unwrap();
    let end = ActionRow::of::<DeactivateMember>();
    let ended = (end.read_json)(json!({"id": side.jobcoach.member})).unwrap_or_else(|r| panic!("{r}"));
    perform(house.parts().clone(), director, end.name, end.audience, ended, None).await.unwrap();
    let refused = perform(house.parts().clone(), coach, log.name, log.audience, ready(), None).await.unwrap_err();
    assert!(matches!(refused, Refusal::SignedOut), "{refused}");
    house.close().await;
}

/// Whoever signs out on one side while a slow line still brings what they sent on the other is not let in with it: who may
/// is asked when the last byte is here.
#[tokio::test]
async fn a_sign_in_that_ends_while_the_body_arrives_lets_nobody_in() {
    let house = House::new().await;
    let coach = house.town.a.coach();
    let note = "Arrivée trop tard";
    for (address, typed) in [
        (format!("/cases/{}/sessions/new", house.town.a.world.case), [("note", note)]),
        ("/account/language".to_owned(), [("language", "en")]),
    ] {
        let coach = Caller { pass: Pass::Cookie(begin(&house).await), ..coach.clone() };
        let mut typed = pairs(&typed);
        typed.push(("csrf".into(), house.csrf(&coach)));
        let letter = Letter::post(&address, "application/x-www-form-urlencoded", encoded(&typed)).with("sec-fetch-site", "same-origin");
        let before = house.state().await;
        let signed_in = before["sign_ins"].clone();
        let leaves = async { assert_eq!(house.post(&coach, "/sign-out", &[]).await.code(), 303) };
        let reply = house.send_slowly(&coach, letter, leaves).await;
        assert_eq!(reply.code(), 401, "{address}: {}", reply.body);
        let mut after = house.state().await;
        after.insert("sign_ins".into(), signed_in);
        assert!(after == before, "{address}: something was done");
    }
    house.close().await;
}

/// A new sign-in of the coach.
async fn begin(house: &House) -> String {
    let side = &house.town.a;
    world::begin(house.parts(), side.jobcoach.account, Where::Structure(side.here.id)).await
}

#[tokio::test]
async fn a_version_that_cannot_be_read_overwrites_nothing() {
    let house = House::new().await;
    let side = &house.town.a;
    let path = format!("/api/v1/trainees/{}/update", side.world.trainee);
    let body = json!({"first_name": "Awa", "last_name": "Diallo", "entered_on": "2026-01-05"});
    for (tag, code) in [("W/\"1\"", 422), ("\"abc\"", 422), ("\"1\", \"2\"", 422), ("\"99\"", 409), ("*", 200)] {
        let letter = Letter::post(&path, "application/json", body.to_string()).with("if-match", tag);
        let reply = house.send(&side.program("director"), letter).await;
        assert_eq!(reply.code(), code, "{tag}: {}", reply.body);
    }
    house.close().await;
}

/// A spreadsheet may close a case while somebody writes in it: a form is not begun any more, one that was keeps its words.
#[tokio::test]
async fn a_case_closed_meanwhile_takes_nothing_and_keeps_what_was_typed() {
    let house = House::new().await;
    let (coach, world) = (house.town.a.coach(), house.town.a.world);
    let mut raw = house.raw().await;
    raw.enter(house.town.a.here.id).await;
    let closed = format!("stage = 'closed', closed_on = date('{}'), closing_reason = 'autonomous'", world.today);
    raw.must(&format!("update cases set {closed} where id = {}", raw.id(world.case))).await;
    raw.close().await;
    let words = "Ce que personne ne retaperait";
    for (address, field, more) in [
        (format!("/cases/{}/sessions/new", world.case), "note", vec![]),
        (format!("/milestones/{}/record", world.milestone), "comment", vec![("answer", "in_post"), ("grade", "C")]),
        (format!("/cases/{}/plans/new", world.case), "purpose", vec![("starts_on", "2027-01-01"), ("planned_end", "2027-06-30")]),
        (format!("/plans/{}/objectives", world.plan), "text", vec![("domain", "work"), ("origin", "joint")]),
    ] {
        assert_eq!(house.get(&coach, &address).await.code(), 422, "{address} is not offered");
        let mut typed = pairs(&more);
        typed.push((field.into(), words.into()));
        let refused = house.post(&coach, &address, &typed).await;
        assert_eq!(refused.code(), 422);
        assert!(refused.body.contains(words) && refused.body.contains("/cases/new?trainee="), "{address}: {}", refused.body);
    }
    house.close().await;
}

/// What is typed into the form of a new password is not left in the sign-in page for whoever sits there next.
#[tokio::test]
async fn a_password_is_not_kept() {
    let house = House::new().await;
    let coach = house.town.a.coach();
    let token = house.get(&coach, "/account").await.hidden("csrf");
    house.parts().clock.advance(IDLE + MINUTE);
    let form = pairs(&[("csrf", &token), ("old_password", PASSWORD), ("password", "sept lampes vertes")]);
    let turned = house.post(&coach, "/account/password", &form).await;
    assert_eq!(turned.code(), 401);
    assert!(
        turned.hidden("kept").starts_with("csrf=") && !turned.body.contains("lampes") && !turned.body.contains("chaises"),
        "{}",
        turned.body
    );
    house.close().await;
}

/// Every answer is kept, and who holds a mailed address has no account: they change their mind some times, not for ever.
#[tokio::test]
async fn a_mailed_question_takes_so_many_answers() {
    let house = House::new().await;
    let address = format!("/l/{}", house.town.a.link);
    let answer = async |n: i64| {
        let comment = format!("Encore {n}");
        house.post(&Caller::nobody(), &address, &pairs(&[("answer", "difficulty"), ("comment", &comment)])).await
    };
    for n in 0..LINK_ANSWERS {
        assert_eq!(answer(n).await.code(), 303, "{n}");
    }
    let one_more = answer(LINK_ANSWERS).await;
    assert!(one_more.code() == 422 && one_more.body.contains("trop souvent"), "{}", one_more.body);
    let page = house.get(&Caller::nobody(), &address).await;
    assert_eq!(page.code(), 200, "what was answered still shows");
    house.close().await;
}
