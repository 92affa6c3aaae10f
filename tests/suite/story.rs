//! The main job as one story, through the pages a person sees.

use crate::{
    browser::{Caller, Pass, Reply, pairs, unescaped},
    house::{House, today},
    raw::Raw,
    world::PASSWORD,
};
use jalon::people::accounts::store::one_time_word;

/// Fills the form of a page as a person does, and presses its button.
async fn fill(house: &House, who: &Caller, address: &str, typed: &[(&str, &str)]) -> Reply {
    let page = house.get(who, address).await;
    assert_eq!(page.code(), 200, "{address}: {}", page.body);
    let mut form = pairs(typed);
    form.push(("csrf".into(), page.hidden("csrf")));
    form.push(("once".into(), page.hidden("once")));
    house.post(who, address, &form).await
}

/// Where the next page is; every form of the story leads somewhere.
fn next(reply: &Reply) -> String {
    assert_eq!(reply.code(), 303, "{}", reply.body);
    reply.location().split('?').next().unwrap_or_default().to_owned()
}

async fn enter(house: &House, email: &str, password: &str) -> Caller {
    let reply = house.post(&Caller::nobody(), "/sign-in", &pairs(&[("email", email), ("password", password)])).await;
    assert_eq!(reply.code(), 303, "{}", reply.body);
    let word = reply.set_cookie().split(';').next().and_then(|c| c.split_once('=')).expect("a cookie").1.to_owned();
    Caller { label: "signed in", kinds: vec![], pass: Pass::Cookie(word) }
}

/// The director invites; the new coach opens the mailed address and chooses a password.
async fn invited(house: &House, director: &Caller) -> Caller {
    let (name, email) = ("Nadia Lefort", "nadia@alpha.example");
    next(&fill(house, director, "/members/new", &[("name", name), ("email", email), ("role", "jobcoach"), ("fte", "0,5")]).await);
    let mut raw: Raw = house.raw().await;
    let sql = format!("select {} from account_mails where recipient = '{email}'", raw.id_text("id"));
    let id: uuid::Uuid = raw.texts(&sql).await.remove(0).parse().unwrap();
    raw.close().await;
    let address = format!("/choose-password/{}", one_time_word(&house.parts().config.key, id));
    next(&house.post(&Caller::nobody(), &address, &pairs(&[("password", "neuf tasses jaunes")])).await);
    enter(house, email, "neuf tasses jaunes").await
}

#[tokio::test]
async fn a_coach_signs_a_plan_logs_a_session_and_meets_the_wall() {
    let house = House::new().await;
    let director = enter(&house, &house.town.a.director.email.clone(), PASSWORD).await;
    let coach = invited(&house, &director).await;

    let person = next(
        &fill(&house, &coach, "/trainees/new", &[("first_name", "Oumar"), ("last_name", "Sylla"), ("entered_on", "2026-09-01")]).await,
    );
    let list = house.get(&coach, "/trainees?q=syl").await;
    assert!(list.body.contains("Oumar") && list.body.contains(&person), "the new person is found by name");
    let trainee = person.rsplit('/').next().unwrap().to_owned();

    let form = format!("/cases/new?trainee={trainee}");
    let opened = house.get(&coach, &form).await;
    let me = opened
        .body
        .split("<option value=\"")
        .find(|o| o.contains(" selected"))
        .and_then(|o| o.split('"').next())
        .expect("the coach is chosen already");
    let case = next(&fill(&house, &coach, &form, &[("trainee", &trainee), ("coach", me), ("opened_on", "2026-09-01")]).await);

    let dates = [("purpose", "Trouver et tenir un poste de cuisine"), ("starts_on", "2026-09-01"), ("planned_end", "2026-11-20")];
    let plan = next(&fill(&house, &coach, &format!("{case}/plans/new"), &dates).await);
    let token = house.get(&coach, &plan).await.hidden("csrf");
    let objective = pairs(&[("csrf", &token), ("text", "Arriver à l’heure chaque jour"), ("domain", "work"), ("origin", "joint")]);
    next(&house.post(&coach, &format!("{plan}/objectives"), &objective).await);
    for by in ["trainee", "coach"] {
        next(&house.post(&coach, &format!("{plan}/sign"), &pairs(&[("csrf", &token), ("by", by), ("on", "2026-09-01")])).await);
    }

    // Within the plan: one note is enough, and the case shows it.
    let log = format!("{case}/sessions/new");
    let first = fill(
        &house,
        &coach,
        &log,
        &[("note", "Visite du restaurant, bon accueil"), ("held_on", "2026-11-19"), ("next_contact_on", "2026-11-24")],
    )
    .await;
    assert_eq!(next(&first), case);
    let shown = house.get(&coach, &case).await;
    assert!(shown.body.contains("Visite du restaurant") && shown.body.contains("Arriver à l’heure"), "{}", shown.body);
    let day = house.get(&coach, "/").await;
    assert!(day.body.contains("Oumar") && day.body.contains(&log), "who is expected today is on today's list");

    // After its end: refused with the way out, and the note is still there.
    let note = "Premier jour au poste & déjà « à l’aise »";
    let late =
        fill(&house, &coach, &log, &[("note", note), ("held_on", &today().to_string()), ("minutes", "50"), ("mood", "going_well")]).await;
    assert_eq!(late.code(), 422);
    let page = unescaped(&late.body);
    assert!(page.contains(note) && page.contains("value=\"50\""), "nothing typed is lost: {page}");
    assert!(page.contains(&format!("href=\"{case}/extension\"")), "the way out is shown: {page}");
    assert!(!house.get(&coach, &case).await.body.contains("Premier jour"), "and nothing was written");

    // The way out: an extension, or a new plan, which begins after the last one; signed, it lets the same note through.
    let ways = house.get(&coach, &format!("{case}/extension")).await;
    assert!(ways.body.contains(&format!("href=\"{case}/plans/new\"")), "{}", ways.body);
    let renewal = house.get(&coach, &format!("{case}/plans/new")).await;
    assert!(renewal.body.contains(&format!("value=\"{}\"", today())), "the new plan begins today");
    let dates = [("purpose", "Tenir le poste"), ("starts_on", &today().to_string()), ("planned_end", "2027-05-20")];
    let plan = next(&fill(&house, &coach, &format!("{case}/plans/new"), &dates).await);
    for by in ["trainee", "coach"] {
        next(&house.post(&coach, &format!("{plan}/sign"), &pairs(&[("csrf", &token), ("by", by)])).await);
    }
    assert_eq!(next(&fill(&house, &coach, &log, &[("note", note)]).await), case);
    assert!(unescaped(&house.get(&coach, &case).await.body).contains(note));

    // The colleague reads it and writes nothing; the director reads it; the other structure knows of nothing.
    let colleague = Caller::human("colleague", &house.town.a.colleague);
    assert!(unescaped(&house.get(&colleague, &case).await.body).contains(note));
    assert_eq!(house.get(&colleague, &log).await.code(), 403);
    assert!(unescaped(&house.get(&director, &case).await.body).contains(note));
    assert_eq!(house.get(&house.town.b.coach(), &case).await.code(), 404);
    house.close().await;
}
