//! Days of training: everybody notes their own, once a day and kind; those who answer for quality see and note anybody's.

use crate::{browser::Caller, finding::Desk, house::today, world::Human};
use serde_json::{Value, json};

/// What a person typed into the form, each field by its name.
async fn noted(desk: &Desk, by: &Caller, typed: &[(&str, String)]) -> (u16, String) {
    let pairs: Vec<(String, String)> = typed.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    let reply = desk.house.post(by, "/training/new", &pairs).await;
    (reply.code(), reply.body)
}

fn day(back: i64, kind: &str, days: &str) -> Vec<(&'static str, String)> {
    vec![("on", today().plus_days(-back).to_string()), ("kind", kind.to_owned()), ("days", days.to_owned())]
}

#[tokio::test]
async fn everybody_notes_their_own_days_once() {
    let desk = Desk::new().await;
    let human = |who: &Human| Caller::human("jobcoach", who);
    let (coach, colleague) = (human(&desk.a().jobcoach), human(&desk.a().colleague));
    let other = |of: &Human| ("member", of.member.to_string());
    assert_eq!(noted(&desk, &coach, &day(9, "practice_analysis", "0,5")).await.0, 303);
    let (code, page) = noted(&desk, &coach, &day(9, "practice_analysis", "1")).await;
    assert!(code == 422 && page.contains("déjà noté") && page.contains("value=\"1\""), "{code} {page}");
    assert_eq!(noted(&desk, &coach, &day(9, "other", "1")).await.0, 303, "another kind is another day");
    for (typed, said) in [
        (day(-1, "other", "1"), "pas encore passée"),
        (day(10, "other", "0"), "au-dessus de zéro"),
        (day(10, "other", "31,5"), "au-dessus de zéro"),
        (day(10, "other", "une"), "Indiquez un nombre"),
    ] {
        let (code, page) = noted(&desk, &coach, &typed).await;
        assert!(code == 422 && page.contains(said), "{typed:?}: {code} {page}");
    }
    let mut theirs = day(12, "other", "1");
    theirs.push(other(&desk.a().colleague));
    assert_eq!(noted(&desk, &coach, &theirs).await.0, 404, "nobody notes a colleague's day");
    let director = Caller::human("director", &desk.a().director);
    assert_eq!(noted(&desk, &director, &theirs).await.0, 303, "who answers for quality does");

    let page = async |by: &Caller| desk.house.get(by, "/training").await.body;
    let own = page(&coach).await;
    assert!(own.contains("1,5 j") == own.contains("Analyse de la pratique : 1,5 j"), "{own}");
    assert!(own.contains(&desk.a().jobcoach.name) && !own.contains(&desk.a().colleague.name), "one sees one's own");
    assert!(page(&colleague).await.contains(&desk.a().colleague.name));
    let all = page(&director).await;
    assert!(all.contains(&desk.a().jobcoach.name) && all.contains(&desk.a().colleague.name));
    desk.house.close().await;
}

#[tokio::test]
async fn a_day_is_put_right_or_taken_away_by_whose_it_is() {
    let desk = Desk::new().await;
    let colleague = Caller::human("colleague", &desk.a().colleague);
    let own = desk.done("director", "/training_days", training(desk.a().jobcoach.member.to_string(), 20)).await;
    let (edit, remove) = (format!("/training/{own}/edit"), format!("/training/{own}/remove"));
    assert_eq!(desk.house.get(&colleague, &edit).await.code(), 404);
    assert_eq!(desk.house.post(&colleague, &remove, &[]).await.code(), 404);
    let stale = [("version", "9"), ("on", "2026-11-01"), ("kind", "other"), ("days", "2")];
    let stale: Vec<(String, String)> = stale.map(|(n, v)| (n.to_owned(), v.to_owned())).into();
    let met = desk.house.post(&desk.a().coach(), &edit, &stale).await;
    assert!(met.code() == 409 && met.body.contains("value=\"2\""), "two who put it right: the second sees both");
    let mut fits = stale;
    fits[0].1 = "1".into();
    assert_eq!(desk.house.post(&desk.a().coach(), &edit, &fits).await.code(), 303);
    let read = desk.read(&format!("/training_days/{own}")).await;
    assert_eq!((&read["kind"], &read["days"], &read["version"]), (&json!("other"), &json!(2.0), &json!(2)));
    assert_eq!(desk.house.post(&desk.a().coach(), &remove, &[]).await.code(), 303);
    let gone = desk.house.get(&desk.a().program("director"), &format!("/api/v1/training_days/{own}")).await;
    assert_eq!(gone.code(), 404);
    desk.house.close().await;
}

fn training(member: String, back: i64) -> Value {
    json!({"member": member, "on": today().plus_days(-back), "kind": "practice_analysis", "days": 1})
}
