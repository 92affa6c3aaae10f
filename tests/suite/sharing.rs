//! What is shared beyond work facts: nothing before a yes, nothing after a no, and nothing a moment longer than the yes lasts.
//!
//! Invariant: the words of the world's sharing end with `wording`, so that a page or mail that tells them says so by itself.

use crate::{
    browser::{Caller, Reply, pairs},
    house::{House, today},
};
use jalon::kernel::moment::DAY;
use proptest::{
    strategy::{Strategy, ValueTree},
    test_runner::TestRunner,
};
use serde_json::{Value, json};

async fn do_(house: &House, path: &str, body: Value) -> Reply {
    house.api(&house.town.a.program("jobcoach"), path, &body).await
}

async fn known(house: &House, id: &str) -> Value {
    house.get(&house.town.a.program("jobcoach"), &format!("/api/v1/sharings/{id}")).await.json()
}

/// What the employer reads behind its door.
async fn employers_page(house: &House) -> String {
    let page = house.get(&Caller::holder(), &format!("/l/{}/shared_with_employer", house.town.a.shared)).await;
    assert_eq!(page.code(), 200, "{}", page.body);
    page.body
}

async fn ask(house: &House, wording: &str) -> String {
    let body = json!({"placement": house.town.a.world.placement, "wording": wording});
    let made = do_(house, "/api/v1/sharings", body).await;
    assert_eq!(made.code(), 201, "{}", made.body);
    made.json()["id"].as_str().unwrap().to_owned()
}

/// The person reads the words by their door, says yes by one press, and takes it back by the same door once it has expired for
/// a first word. The employer reads them in between and at no other moment; looking changes nothing.
#[tokio::test]
async fn a_yes_is_read_until_it_is_taken_back() {
    let house = House::new().await;
    let (nobody, a) = (Caller::holder(), &house.town.a);
    let door = format!("/l/{}/consent", a.consent);
    let short = house.get(&nobody, &format!("/l/{}", a.consent)).await;
    assert_eq!((short.code(), short.location()), (303, door.as_str()));
    let kept = || async {
        let mut all = house.state().await;
        all.retain(|table, _| !table.contains("journal"));
        all
    };
    let before = kept().await;
    for _ in 0..3 {
        let page = house.get(&nobody, &door).await;
        assert!(page.body.contains("Qwertal-Alpha wording") && page.body.contains("Rien de plus"), "{}", page.body);
    }
    assert_eq!(kept().await, before, "opening it changes nothing but what the journal says");
    assert!(!employers_page(&house).await.contains("wording"));
    let rubbish = house.post(&nobody, &door, &pairs(&[("consent", "maybe"), ("comment", "peut-être bien")])).await;
    assert!(rubbish.code() == 422 && rubbish.body.contains("peut-être bien"), "{}", rubbish.body);
    let yes = house.post(&nobody, &door, &pairs(&[("consent", "agree"), ("comment", "Rien que mon dos")])).await;
    assert_eq!(yes.code(), 303, "{}", yes.body);
    let page = employers_page(&house).await;
    assert!(page.contains("Qwertal-Alpha wording") && !page.contains("Rien que mon dos"), "their comment is not the employer's: {page}");
    let said = known(&house, &a.world.sharing.to_string()).await;
    assert_eq!((said["state"].as_str(), said["grade"].as_str(), said["channel"].as_str()), (Some("agreed"), Some("A"), Some("link")));
    house.parts().readings.flush().await;
    let mut raw = house.raw().await;
    raw.enter(a.here.id).await;
    let own = raw.id(a.here.id);
    let seen = format!("select payload from journal_payloads where structure_id = {own} and payload like '%sharing.seen%'");
    let seen = raw.texts(&seen).await;
    raw.close().await;
    assert!(seen.iter().any(|p| p.contains(&a.world.sharing.to_string())), "what was seen is in the journal: {seen:?}");
    house.parts().clock.advance(61 * DAY);
    assert!(house.get(&nobody, &door).await.body.contains("Je retire mon accord"));
    assert!(employers_page(&house).await.contains("wording"));
    let back = house.post(&nobody, &door, &pairs(&[("consent", "decline")])).await;
    assert_eq!(back.code(), 303, "{}", back.body);
    assert!(!employers_page(&house).await.contains("wording"), "from that moment");
    let late = house.post(&nobody, &door, &pairs(&[("consent", "agree")])).await;
    assert_eq!(late.code(), 422, "what was taken back is not given back by the same press");
    assert!(!house.get(&nobody, &door).await.body.contains("Qwertal-Alpha wording"));
    house.close().await;
}

/// A no is kept, shown to the coach, and not asked away: the same words are refused.
#[tokio::test]
async fn a_no_is_not_asked_away() {
    let house = House::new().await;
    let (a, door) = (&house.town.a, format!("/l/{}/consent", house.town.a.consent));
    let known_words = known(&house, &a.world.sharing.to_string()).await["wording"].clone();
    let again = |words: Value| json!({"placement": a.world.placement, "wording": words});
    let twice = do_(&house, "/api/v1/sharings", again(known_words.clone())).await;
    assert_eq!(twice.code(), 422, "the same words are asked about once: {}", twice.body);
    let no = house.post(&Caller::holder(), &door, &pairs(&[("consent", "decline"), ("comment", "Pas ça")])).await;
    assert_eq!(no.code(), 303);
    let page = house.get(&a.coach(), &format!("/sharings/{}", a.world.sharing)).await;
    assert!(page.body.contains("Pas ça") && page.body.contains("Refusé"), "{}", page.body);
    assert_eq!(do_(&house, "/api/v1/sharings", again(known_words)).await.code(), 422);
    assert_eq!(do_(&house, "/api/v1/sharings", again("D’autres mots".into())).await.code(), 201);
    let beside = do_(&house, &format!("/api/v1/sharings/{}/beside", a.world.sharing), json!({"consent": "agree"})).await;
    assert_eq!(beside.code(), 422, "the coach's phone does not turn a no into a yes");
    house.close().await;
}

/// A note goes no further than it was written for, and only to the job of its own case.
#[tokio::test]
async fn a_note_of_fewer_readers_is_not_put_forward() {
    let house = House::new().await;
    let (coach, w) = (house.town.a.program("jobcoach"), house.town.a.world);
    for (audience, trainees, employers) in [("coach", 422, 422), ("structure", 422, 422), ("trainee", 422, 201), ("employer", 201, 201)] {
        let body = json!({"case": w.case, "note": format!("pour {audience}"), "audience": audience, "held_on": today()});
        let session = house.api(&coach, "/api/v1/sessions", &body).await.json()["id"].clone();
        for (whose, code) in [("trainee", trainees), ("employer", employers)] {
            let body = json!({"placement": w.placement, "whose": whose, "session": session, "wording": format!("mots {audience} {whose}")});
            let reply = do_(&house, "/api/v1/sharings", body).await;
            assert_eq!(reply.code(), code, "{audience} {whose}: {}", reply.body);
        }
    }
    let body = json!({"case": house.town.a.other_case, "note": "d’un autre", "audience": "employer", "held_on": today()});
    let other = house.api(&coach, "/api/v1/sessions", &body).await;
    assert_eq!(other.code(), 201, "{}", other.body);
    let body = json!({"placement": w.placement, "session": other.json()["id"], "wording": "mots"});
    let reply = do_(&house, "/api/v1/sharings", body).await;
    assert!(reply.code() == 422 && reply.body.contains("session"), "{}", reply.body);
    house.close().await;
}

/// What the firm confides is protected alike: the person reads it once the firm agrees, and not before.
#[tokio::test]
async fn a_confidence_of_the_firm_waits_for_the_firm() {
    let house = House::new().await;
    let a = &house.town.a;
    let body = json!({"placement": a.world.placement, "whose": "employer", "wording": "Nous pensons à un CDI en juin."});
    let made = do_(&house, "/api/v1/sharings", body).await.json()["id"].as_str().unwrap().to_owned();
    let read = || async { house.get(&Caller::holder(), &format!("/l/{}/shared_with_trainee", a.shared_with_trainee)).await };
    assert!(read().await.code() == 200 && !read().await.body.contains("CDI en juin"));
    assert_eq!(do_(&house, &format!("/api/v1/sharings/{made}/beside"), json!({"consent": "agree"})).await.code(), 200);
    assert!(read().await.body.contains("CDI en juin"));
    assert!(!employers_page(&house).await.contains("CDI en juin"), "each page has one reader");
    let end = do_(&house, &format!("/api/v1/sharings/{made}/end"), json!({"note": "La gérante l’a dit au téléphone"})).await;
    assert_eq!(end.code(), 200, "{}", end.body);
    assert!(!read().await.body.contains("CDI en juin"));
    house.close().await;
}

/// Whatever happens to them in whatever order, words are read exactly while they are agreed to; the model is the four lines
/// below. At last the job ends, and nothing is read.
#[tokio::test]
async fn in_any_order_words_are_read_exactly_while_they_are_agreed_to() {
    let house = House::new().await;
    let mut runner = TestRunner::deterministic();
    let mut lasting = Vec::new();
    for n in 0..14 {
        let events = proptest::collection::vec(0..4usize, 1..4).new_tree(&mut runner).unwrap().current();
        let words = format!("mots-{n}-fin");
        let id = ask(&house, &words).await;
        let mut model = "asked";
        assert!(!employers_page(&house).await.contains(&words), "nobody has agreed yet");
        for event in &events {
            let (path, body, next) = match (event, model) {
                (0, "asked") => ("beside", json!({"consent": "agree"}), Some("agreed")),
                (0, "agreed") => ("beside", json!({"consent": "agree"}), Some("agreed")),
                (0, _) => ("beside", json!({"consent": "agree"}), None),
                (1, "asked") => ("beside", json!({"consent": "decline"}), Some("declined")),
                (1, "agreed") => ("beside", json!({"consent": "decline"}), Some("revoked")),
                (1, _) => ("beside", json!({"consent": "decline"}), None),
                (2, "asked") => ("paper", json!({"on": today(), "statement": "Vu"}), Some("agreed")),
                (2, _) => ("paper", json!({"on": today(), "statement": "Vu"}), None),
                (_, "asked") => ("end", json!({"note": "Plus la peine"}), Some("withdrawn")),
                (_, "agreed") => ("end", json!({"note": "Dit au téléphone"}), Some("revoked")),
                _ => ("end", json!({"note": "Encore"}), None),
            };
            let reply = do_(&house, &format!("/api/v1/sharings/{id}/{path}"), body).await;
            assert_eq!(reply.code(), if next.is_some() { 200 } else { 422 }, "{events:?} {model} {path}: {}", reply.body);
            model = next.unwrap_or(model);
            assert_eq!(employers_page(&house).await.contains(&words), model == "agreed", "{events:?} {model}");
        }
        assert_eq!(known(&house, &id).await["state"], model);
        if model == "agreed" {
            lasting.push(id);
        }
    }
    assert!(lasting.len() >= 2, "the orders leave something agreed to: {}", lasting.len());
    let end = format!("/api/v1/placements/{}/end", house.town.a.world.placement);
    assert_eq!(do_(&house, &end, json!({"ended_on": today()})).await.code(), 200);
    let page = employers_page(&house).await;
    assert!(!page.contains("-fin"), "the job is over: {page}");
    for id in lasting {
        assert_eq!(known(&house, &id).await["state"], "ended");
    }
    house.close().await;
}

/// With the agreement of the three ends what was let within it; with the accompaniment, everything.
#[tokio::test]
async fn what_was_shared_ends_with_the_agreement_and_with_the_case() {
    let house = House::new().await;
    let (a, w) = (&house.town.a, house.town.a.world);
    let beside = |id: String| format!("/api/v1/sharings/{id}/beside");
    let yes = json!({"consent": "agree"});
    assert_eq!(do_(&house, &beside(w.sharing.to_string()), yes.clone()).await.code(), 200);
    let signed = pairs(&[("say", "signed")]);
    assert_eq!(house.post(&Caller::holder(), &format!("/l/{}/agreement", a.door), &signed).await.code(), 303);
    assert!(employers_page(&house).await.contains("wording"));
    let one = house.get(&a.program("jobcoach"), &format!("/api/v1/signatures/{}", w.signature)).await.json();
    let end = format!("/api/v1/agreements/{}/end", one["agreement"].as_str().unwrap());
    assert_eq!(do_(&house, &end, json!({"note": "On arrête là"})).await.code(), 200);
    assert!(!employers_page(&house).await.contains("wording"));
    assert_eq!(known(&house, &w.sharing.to_string()).await["state"], "ended");
    let other = ask(&house, "mots-deux").await;
    assert_eq!(do_(&house, &beside(other.clone()), yes).await.code(), 200);
    assert!(employers_page(&house).await.contains("mots-deux"));
    house.close_case().await;
    assert!(!employers_page(&house).await.contains("mots-deux"));
    assert_eq!(known(&house, &other).await["state"], "ended");
    house.close().await;
}

/// A job whose end was noted before it came ends on its day, whoever presses nothing: what was agreed to is read on the last day
/// and not on the next, and nothing more can be asked or agreed to.
#[tokio::test]
async fn a_job_that_ends_by_itself_ends_what_was_shared() {
    let house = House::new().await;
    let (a, w) = (&house.town.a, house.town.a.world);
    let other = ask(&house, "mots-en-attente").await;
    let beside = format!("/api/v1/sharings/{}/beside", w.sharing);
    assert_eq!(do_(&house, &beside, json!({"consent": "agree"})).await.code(), 200);
    let end = format!("/api/v1/placements/{}/end", w.placement);
    assert_eq!(do_(&house, &end, json!({"ended_on": today().plus_days(2)})).await.code(), 200);
    house.parts().clock.advance(2 * DAY);
    assert!(employers_page(&house).await.contains("wording"), "on the last day");
    house.parts().clock.advance(DAY);
    assert!(!employers_page(&house).await.contains("wording"), "on the day after");
    assert!(!house.get(&Caller::holder(), &format!("/l/{}/consent", a.consent)).await.body.contains("Qwertal-Alpha wording"));
    let late = do_(&house, &format!("/api/v1/sharings/{other}/beside"), json!({"consent": "agree"})).await;
    assert!(late.code() == 422 && late.body.contains("terminé"), "{}", late.body);
    let body = json!({"placement": w.placement, "wording": "mots de plus"});
    assert_eq!(do_(&house, "/api/v1/sharings", body).await.code(), 422);
    house.close().await;
}

/// Who refuses mails is not asked by mail, nobody gets two on one day, and a door that is shut shows nothing at once.
#[tokio::test]
async fn mails_have_their_ceiling_and_a_shut_door_shows_nothing() {
    let house = House::new().await;
    let (a, w) = (&house.town.a, house.town.a.world);
    assert_eq!(do_(&house, &format!("/api/v1/sharings/{}/beside", w.sharing), json!({"consent": "agree"})).await.code(), 200);
    assert!(employers_page(&house).await.contains("wording"));
    let shut = format!("/api/v1/placements/{}/shared/shut", w.placement);
    assert_eq!(do_(&house, &shut, json!({})).await.code(), 200);
    assert!(!employers_page(&house).await.contains("wording"), "from that moment");
    let send = format!("/api/v1/placements/{}/shared", w.placement);
    assert_eq!(do_(&house, &send, json!({})).await.code(), 200);
    assert!(!employers_page(&house).await.contains("wording"), "the new address is another one");
    let twice = do_(&house, &format!("/api/v1/sharings/{}/send", w.sharing), json!({})).await;
    assert_eq!(twice.code(), 422, "one mail a day: {}", twice.body);
    house.parts().clock.advance(40 * DAY);
    assert_eq!(house.post(&Caller::holder(), &format!("/m/{}", a.mailbox), &[]).await.code(), 303);
    let refused = do_(&house, &send, json!({})).await;
    assert!(refused.code() == 422 && refused.body.contains("courriels"), "{}", refused.body);
    house.close().await;
}

/// The coach sees the very page: what the holder is shown stands whole inside what the coach is shown, before and after a yes.
#[tokio::test]
async fn the_coach_sees_what_the_employer_sees() {
    let house = House::new().await;
    let (a, coach) = (&house.town.a, house.town.a.coach());
    let inner = |page: &str| page.split_once("<div class=\"ask\">").unwrap().1.split_once("<div class=\"fine\">").unwrap().0.to_owned();
    let own = format!("/placements/{}/as_employer", a.world.placement);
    for agreed in [false, true] {
        if agreed {
            let beside = format!("/api/v1/sharings/{}/beside", a.world.sharing);
            assert_eq!(do_(&house, &beside, json!({"consent": "agree"})).await.code(), 200);
        }
        let all = house.get(&coach, &own).await;
        let doors: Vec<&str> = all.body.split("href=\"").filter_map(|s| s.split_once('"')).map(|(h, _)| h).collect();
        let faces: Vec<&&str> = doors.iter().filter(|h| h.ends_with("/as_read")).collect();
        assert!(faces.len() >= 3, "a question, an agreement, what is shared: {doors:?}");
        for face in faces {
            let page = house.get(&coach, face).await;
            assert_eq!(page.code(), 200, "{face}");
            assert!(page.body.contains("<fieldset disabled>"), "nothing is sent from there");
            assert!(!page.body.contains(&a.shared) && !page.body.contains(&a.door), "no secret address is shown");
        }
        let shared = house.get(&coach, &format!("{own}/shared")).await;
        assert_eq!(inner(&shared.body), inner(&employers_page(&house).await), "agreed: {agreed}");
        assert_eq!(shared.body.contains("Qwertal-Alpha wording"), agreed);
        let more = house.get(&coach, &format!("{own}/shared?asked=1")).await;
        assert!(more.body.contains("Qwertal-Alpha wording"), "what would be added is shown to the coach");
    }
    house.close().await;
}
