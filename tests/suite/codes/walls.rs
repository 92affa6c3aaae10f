//! What a code and its cookie do not open, and how often a code leaves.

use super::*;

/// The same press sent again opens the same half hour and not another one; with other digits under its name it is refused.
#[tokio::test]
async fn a_press_that_is_repeated_opens_nothing_longer() {
    let house = House::new().await;
    let door = Door::shared(&house);
    assert_eq!(door.ask().await.code(), 303);
    let code = door.mailed().await;
    let typed = [("code", code.as_str()), ("once", "one-showing")];
    let first = cookie(&door.press("/key", "", &typed).await);
    house.parts().clock.advance(10 * MINUTE);
    let again = cookie(&door.press("/key", "", &typed).await);
    assert_eq!(first, again, "until the same moment");
    let changed = other(&code);
    let reply = door.press("/key", "", &[("code", changed.as_str()), ("once", "one-showing")]).await;
    assert!(reply.code() == 422 && reply.set_cookie().is_empty(), "{}", reply.body);
    house.parts().clock.advance(PASS);
    assert!(is_locked(&door.look(&cookie(&door.press("/key", "", &typed).await)).await), "a press of long ago opens nothing");
    // A wrong press, repeated once the right code was typed, stays wrong.
    assert_eq!(door.ask().await.code(), 303);
    let code = door.mailed().await;
    let wrong = other(&code);
    let wrong = [("code", wrong.as_str()), ("once", "wrong-showing")];
    assert!(door.press("/key", "", &wrong).await.set_cookie().is_empty());
    assert!(!door.try_(&code).await.set_cookie().is_empty());
    assert!(door.press("/key", "", &wrong).await.set_cookie().is_empty());
    house.close().await;
}

/// Three codes an hour and ten a day for a door, said with the hour and the way out; another door has its own. Neither the ceiling
/// of mails nor who refused them is touched.
#[tokio::test]
async fn codes_have_limits_of_their_own() {
    let house = House::new().await;
    let (door, next) = (Door::shared(&house), Door::consent(&house));
    let sent = door.counted(MAILS).await;
    for _ in 0..AN_HOUR {
        house.parts().clock.advance(SECOND);
        assert_eq!(door.ask().await.code(), 303);
    }
    let more = door.ask().await;
    assert!(more.code() == 422 && more.body.contains("Jeanne") && more.body.contains("à 14:00"), "when, and whom to call: {}", more.body);
    assert_eq!(door.counted(MAILS).await, sent + AN_HOUR as i64);
    assert_eq!(next.ask().await.code(), 303);
    for _ in 0..7 {
        house.parts().clock.advance(HOUR);
        assert_eq!(door.ask().await.code(), 303);
    }
    house.parts().clock.advance(HOUR);
    let tomorrow = door.ask().await;
    assert!(tomorrow.code() == 422 && tomorrow.body.contains("demain"), "{} codes a day: {}", A_DAY, tomorrow.body);
    house.parts().clock.advance(DAY - 8 * HOUR);
    assert_eq!(door.ask().await.code(), 303);
    // On this day the address was mailed a code and can still be written to, once: the ceiling of mails counts no code.
    let coach = house.town.a.program("jobcoach");
    for (path, expected) in [("/shared", 200), ("/shared", 422)] {
        let path = format!("/api/v1/placements/{}{path}", house.town.a.world.placement);
        let reply = house.api(&coach, &path, &json!({})).await;
        assert_eq!(reply.code(), expected, "{}", reply.body);
    }
    house.close().await;
}

/// A cookie or a code of one door opens no other one, of the same structure or another.
#[tokio::test]
async fn what_opens_a_door_opens_no_other() {
    let house = House::new().await;
    let (employers, persons) = (Door::shared(&house), Door::consent(&house));
    let foreign = Door { base: format!("/l/{}", house.town.b.shared), ..Door::shared(&house) };
    let opened = employers.open().await;
    for other in [&persons, &foreign] {
        assert!(is_locked(&other.look(&opened).await), "{}", other.base);
        assert_eq!(other.press("/consent", &opened, &[("consent", "agree")]).await.code(), 422);
    }
    for rubbish in ["jalon-door=", "jalon-door=1.x", "jalon-door=99999999999999.AAAA", "__Secure-jalon-door=1.x"] {
        assert!(is_locked(&employers.look(rubbish).await), "{rubbish}");
    }
    assert_eq!(employers.ask().await.code(), 303);
    assert_eq!(persons.ask().await.code(), 303);
    let (theirs, own) = (employers.mailed().await, persons.mailed().await);
    assert!(theirs == own || persons.try_(&theirs).await.set_cookie().is_empty());
    assert!(!persons.try_(&own).await.set_cookie().is_empty());
    house.close().await;
}

/// With a cookie that still lasts: taken back, ended, expired or closed, the door shows nothing, and no code leaves for it.
#[tokio::test]
async fn what_is_over_is_shown_to_no_cookie() {
    let house = House::new().await;
    let (a, coach) = (&house.town.a, house.town.a.program("jobcoach"));
    let (persons, employers) = (Door::consent(&house), Door::shared(&house));
    let (mine, theirs) = (persons.open().await, employers.open().await);
    assert_eq!(persons.press("/consent", &mine, &[("consent", "agree")]).await.code(), 303);
    assert!(employers.look(&theirs).await.body.contains("wording"));
    assert_eq!(persons.press("/consent", &mine, &[("consent", "decline")]).await.code(), 303);
    assert!(!employers.look(&theirs).await.body.contains("wording"), "from that moment");
    let shut = house.api(&coach, &format!("/api/v1/placements/{}/shared/shut", a.world.placement), &json!({})).await;
    assert_eq!(shut.code(), 200, "{}", shut.body);
    for cookie in ["", &theirs] {
        let page = employers.look(cookie).await;
        assert!(page.code() == 200 && !page.body.contains("wording") && !page.body.contains("name=\"code\""), "{}", page.body);
    }
    let before = employers.counted(MAILS).await;
    let ended = employers.ask().await;
    assert!(ended.code() == 422 && ended.body.contains("n’est plus valable"), "{}", ended.body);
    assert_eq!(employers.counted(MAILS).await, before);
    let mine = persons.open().await;
    house.close_case().await;
    assert!(!persons.look(&mine).await.body.contains("wording"));
    house.close().await;
}

/// The pass ends while somebody writes: nothing is done, and what they wrote is in its form again once the code is typed.
#[tokio::test]
async fn what_was_typed_outlives_the_pass() {
    let house = House::new().await;
    let door = Door::consent(&house);
    let typed = [("consent", "agree"), ("comment", "Rien que mon dos & « le mardi »")];
    let before = house.state().await;
    let late = door.press("/consent", "", &typed).await;
    assert!(late.code() == 422 && is_locked(&late) && late.body.contains("est gardé"), "{}", late.body);
    assert_eq!(house.state().await, before, "nothing is done without a code");
    let kept = late.hidden("kept");
    let asked = door.press("/code", "", &[("kept", &kept)]).await;
    assert!(asked.code() == 200 && asked.hidden("kept") == kept, "{}", asked.body);
    let code = door.mailed().await;
    let slip = door.press("/key", "", &[("code", &other(&code)), ("kept", &kept)]).await;
    assert!(slip.code() == 200 && slip.hidden("kept") == kept && slip.body.contains("Il reste 4 essais"), "{}", slip.body);
    let shape = door.press("/key", "", &[("code", "x"), ("kept", &kept)]).await;
    assert!(shape.code() == 422 && shape.hidden("kept") == kept, "{}", shape.body);
    let opened = door.press("/key", "", &[("code", &code), ("kept", &kept)]).await;
    let words = crate::browser::unescaped(&opened.body);
    assert!(opened.code() == 200 && words.contains("Rien que mon dos & « le mardi »"), "{}", opened.body);
    assert!(words.contains("Qwertal-Alpha wording"));
    let sent = door.press("/consent", &cookie(&opened), &typed).await;
    assert_eq!(sent.code(), 303, "{}", sent.body);
    house.close().await;
}

/// Whoever has no code is shown and does nothing, behind every address that wants one.
#[tokio::test]
async fn no_face_behind_a_lock_answers_without_its_code() {
    let house = House::new().await;
    let a = &house.town.a;
    let doors = [
        (&a.door, "agreement", "say=signed"),
        (&a.consent, "consent", "consent=agree"),
        (&a.shared, "shared_with_employer", ""),
        (&a.shared_with_trainee, "shared_with_trainee", ""),
        (&a.transfer_door, "transfer", "say=yes"),
        (&a.synthesis, "synthesis", "say=agreed"),
    ];
    let purposes: Vec<&str> = jalon::desk::Purpose::ALL.iter().filter(|p| p.wants_code()).map(|p| p.word()).collect();
    assert_eq!(doors.map(|d| d.1).to_vec(), purposes, "each door that wants a code is tried here");
    let before = house.state().await;
    for (word, purpose, press) in doors {
        let address = format!("/l/{word}/{purpose}");
        assert!(is_locked(&house.get(&Caller::nobody(), &address).await), "{address}");
        assert!(!is_locked(&house.get(&Caller::holder(), &address).await), "{address}");
        let letter = Letter::post(&address, "application/x-www-form-urlencoded", press).with("sec-fetch-site", "same-origin");
        let reply = house.send(&Caller::nobody(), letter).await;
        assert!(matches!(reply.code(), 405 | 422), "{address}: {}", reply.code());
    }
    house.parts().readings.flush().await;
    let mut after = house.state().await;
    let mut before = before;
    // Only the pages that were opened with their code are told to the journal.
    for all in [&mut before, &mut after] {
        all.retain(|table, _| !table.contains("journal"));
    }
    assert_eq!(after, before);
    house.close().await;
}
