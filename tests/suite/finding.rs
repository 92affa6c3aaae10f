//! One box: whom a name finds however it is written, who finds whom, which notes are searched, and that the keys never lag behind.

use crate::{
    browser::{Caller, Reply},
    house::{House, today},
    world::{Human, Side},
};
use serde_json::{Value, json};

/// A house, its coach typing.
pub struct Desk {
    pub house: House,
}

impl Desk {
    pub async fn new() -> Desk {
        Desk { house: House::new().await }
    }

    pub fn a(&self) -> &Side {
        &self.house.town.a
    }

    pub async fn done(&self, role: &'static str, address: &str, body: Value) -> String {
        let reply = self.house.api(&self.a().program(role), &format!("/api/v1{address}"), &body).await;
        assert!(matches!(reply.code(), 200 | 201), "{address} {body}: {} {}", reply.code(), reply.body);
        reply.json()["id"].as_str().unwrap().to_owned()
    }

    pub async fn person(&self, first: &str, last: &str) -> String {
        self.done("jobcoach", "/trainees", json!({"first_name": first, "last_name": last})).await
    }

    pub async fn search(&self, by: &Caller, typed: &str) -> Reply {
        let q = form_urlencoded::Serializer::new(String::new()).append_pair("q", typed).finish();
        self.house.get(by, &format!("/api/v1/search?{q}")).await
    }

    /// The last names of the people found by a program, in order, each with why.
    pub async fn people(&self, typed: &str) -> Vec<(String, String)> {
        let found = self.search(&self.a().program("jobcoach"), typed).await.json();
        let text = |p: &Value, f: &str| p[f].as_str().unwrap().to_owned();
        found["trainees"].as_array().unwrap().iter().map(|p| (text(p, "last_name"), text(p, "why"))).collect()
    }
}

fn told(found: &[(String, String)]) -> Vec<(&str, &str)> {
    found.iter().map(|(n, w)| (n.as_str(), w.as_str())).collect()
}

#[tokio::test]
async fn a_name_is_found_however_it_is_remembered() {
    let desk = Desk::new().await;
    desk.person("Benoît", "Lefèvre-Ozkan").await;
    desk.person("Philippe", "D’Haese").await;
    desk.person("Mohamed", "Ben Ali").await;
    desk.person("Cœlia", "Straßer").await;
    for (typed, whom, why) in [
        ("LEFEVRE", "Lefèvre-Ozkan", "exact"),
        ("ozkan benoit", "Lefèvre-Ozkan", "exact"),
        ("benoi", "Lefèvre-Ozkan", "beginning"),
        ("lefebvre", "Lefèvre-Ozkan", "typo"),
        ("lefvere", "Lefèvre-Ozkan", "typo"),
        ("lefevrre ozkan", "Lefèvre-Ozkan", "typo"),
        ("benois ozkan", "Lefèvre-Ozkan", "typo"),
        ("filip", "D’Haese", "sound"),
        ("dhaese", "D’Haese", "exact"),
        ("benali", "Ben Ali", "exact"),
        ("muhammad ben ali", "Ben Ali", "sound"),
        ("mohammed", "Ben Ali", "typo"),
        ("ali mohamed", "Ben Ali", "exact"),
        ("benoit ozkan", "Lefèvre-Ozkan", "exact"),
        ("coelia strasser", "Straßer", "exact"),
    ] {
        assert_eq!(told(&desk.people(typed).await), [(whom, why)], "{typed}");
    }
    for nobody in ["lefgvze", "zz", "ben zola", "%%", "__", "' or 1=1", "\u{0}\u{0}", "\u{202e}\u{202e}x"] {
        let found = desk.search(&desk.a().program("jobcoach"), nobody).await;
        assert!(found.code() == 422 || found.json()["trainees"] == json!([]), "{nobody}: {}", found.body);
    }
    assert_eq!(desk.search(&desk.a().program("jobcoach"), "é").await.code(), 422);
    desk.house.close().await;
}

#[tokio::test]
async fn what_was_typed_exactly_stands_before_what_is_only_alike() {
    let desk = Desk::new().await;
    for (first, last) in [("Zoé", "Dupond"), ("Karl", "Dupont"), ("Mia", "Duponne"), ("Ravi", "Dupontel")] {
        desk.person(first, last).await;
    }
    let found = desk.people("dupont").await;
    assert_eq!(told(&found), [("Dupont", "exact"), ("Dupontel", "beginning"), ("Dupond", "typo")], "{found:?}");
    desk.house.close().await;
}

#[tokio::test]
async fn a_number_or_an_address_finds_whose_it_is() {
    let desk = Desk::new().await;
    let body = json!({"first_name": "Inès", "last_name": "Ouzani", "phone": "+33 6 45 12 78 90", "email": "Ines@maison.example"});
    desk.done("jobcoach", "/trainees", body).await;
    for typed in ["06 45 12", "0645127890", "+33 6 45 12 78 90", "ines@maison.example"] {
        assert_eq!(desk.people(typed).await.len(), 1, "{typed}");
    }
    let body = json!({"name": "Menuiserie des Lices", "city": "Angers", "siret": "552 100 554 00013"});
    desk.done("jobcoach", "/employers", body).await;
    for typed in ["55210055400013", "552 100", "menuiserie angers", "angers menuizerie", "lice", "LICES"] {
        let found = desk.search(&desk.a().program("director"), typed).await.json();
        assert_eq!(found["employers"][0]["name"], "Menuiserie des Lices", "{typed}: {found}");
    }
    desk.house.close().await;
}

/// A name that was changed is not found under the old one, and nothing of it is left in the tables that finding reads.
#[tokio::test]
async fn a_changed_name_leaves_nothing_behind() {
    let desk = Desk::new().await;
    let id = desk.person("Ulla", "Wisniowiec").await;
    let body = json!({"first_name": "Ulla", "last_name": "Tremblay", "entered_on": today()});
    desk.done("jobcoach", &format!("/trainees/{id}/update"), body).await;
    assert_eq!(desk.people("wisniowiec").await, []);
    assert_eq!(told(&desk.people("tremblai").await), [("Tremblay", "typo")]);
    let mut raw = desk.house.raw().await;
    raw.enter(desk.a().here.id).await;
    assert_eq!(raw.number("select count(*) from spellings where word like '%wisnio%'").await, 0);
    assert_eq!(raw.number("select count(*) from trainee_keys where key like '%wisnio%'").await, 0);
    assert!(raw.number("select count(*) from spellings where word = 'tremblay'").await > 5);
    raw.close().await;
    desk.house.close().await;
}

/// Who sees nobody in the list finds nobody in the box; a structure never learns anything of another.
#[tokio::test]
async fn nobody_finds_what_they_could_not_open() {
    let desk = Desk::new().await;
    let (a, b) = (desk.a(), &desk.house.town.b);
    let names = |found: &Value| found["trainees"].as_array().map_or(0, Vec::len);
    for typed in ["zyxwvu", "zyxwvubravo", "bravo"] {
        let found = desk.search(&a.program("director"), typed).await.json();
        assert_eq!((names(&found), &found["employers"], &found["notes"]), (0, &json!([]), &json!([])), "{typed}");
    }
    assert!(names(&desk.search(&b.program("director"), "bravo").await.json()) > 1);
    let page = |who: &Human| {
        let (caller, desk) = (Caller::human("somebody", who), &desk);
        async move { desk.house.get(&caller, "/search?q=alpha").await.body }
    };
    let (own, other) = (format!("/trainees/{}", a.world.trainee.0), format!("/trainees/{}", a.other_trainee.0));
    let seen = page(&a.supervisor).await;
    assert!(seen.contains(&own) && !seen.contains(&other), "a supervisor finds those they supervise");
    assert!(!seen.contains("/employers/") && !seen.contains("coach only"), "{seen}");
    let seen = page(&a.jobcoach).await;
    assert!(seen.find(&own) < seen.find(&other), "one's own people come first");
    desk.house.close().await;
}

/// Each note is found by exactly those who read it on the case's page, and the journal is told.
#[tokio::test]
async fn notes_are_searched_by_those_who_may_read_them() {
    let desk = Desk::new().await;
    let a = desk.a().clone();
    let read = |who: &Human| {
        let caller = Caller::human("somebody", who);
        let house = &desk.house;
        async move { house.get(&caller, "/search?q=coach+only").await.body }
    };
    assert!(read(&a.jobcoach).await.contains(&format!("/cases/{}#sessions", a.world.case.0)), "the coach finds their own note");
    for who in [&a.director, &a.quality_referent, &a.colleague, &a.supervisor] {
        let seen = read(who).await;
        assert!(!seen.contains(&format!("/cases/{}#sessions", a.world.case.0)), "{} finds a note for its coach only", who.name);
    }
    for role in ["jobcoach", "director", "quality_referent", "supervisor"] {
        let found = desk.search(&a.program(role), "coach only").await.json();
        assert_eq!(found["notes"], json!([]), "a program has no note of its own");
    }
    let body = json!({"case": a.other_case, "held_on": today(), "side": "trainee", "minutes": 20, "audience": "structure", "note": "Une réunion à l’école"});
    desk.done("jobcoach", "/sessions", body).await;
    let seen = |who: &Human| {
        let caller = Caller::human("somebody", who);
        let house = &desk.house;
        async move { house.get(&caller, "/search?q=reunion+ECOLE").await.body.contains("Une réunion à l’école") }
    };
    assert!(seen(&a.director).await && seen(&a.quality_referent).await && seen(&a.colleague).await);
    assert!(!seen(&a.supervisor).await && !seen(&a.jobcoach).await, "a coach searches the cases they coach");
    desk.house.parts().readings.flush().await;
    let mut raw = desk.house.raw().await;
    raw.enter(a.here.id).await;
    let told = "select count(*) from journal_payloads where payload like '%search.note%' and payload like '%subject%'";
    assert!(raw.number(told).await > 0, "a note that was found was read");
    raw.close().await;
    desk.house.close().await;
}

/// A name that is found is an answer; the notes that speak of it are read only for whoever asks for them.
#[tokio::test]
async fn notes_are_read_when_they_are_asked_for_or_nothing_else_is_found() {
    let desk = Desk::new().await;
    let a = desk.a().clone();
    desk.person("Ignace", "Verstraete").await;
    let note = "Verstraete est venu, son ami Quaghebeur aussi";
    let body = json!({"case": a.other_case, "held_on": today(), "side": "trainee", "minutes": 20, "audience": "structure", "note": note});
    desk.done("jobcoach", "/sessions", body).await;
    let director = Caller::human("director", &a.director);
    let page = desk.house.get(&director, "/search?q=verstraete").await.body;
    assert!(page.contains("Ignace Verstraete") && !page.contains("son ami"), "{page}");
    assert!(page.contains("/search?q=verstraete&amp;notes=1"), "the way to the notes is shown");
    assert!(desk.house.get(&director, "/search?q=verstraete&notes=1").await.body.contains("son ami"));
    assert!(desk.house.get(&director, "/search?q=quaghebeur").await.body.contains("son ami"), "nobody bears that name");
    let typing = desk.house.get(&director, "/search?q=quaghebeur&notes=0").await.body;
    assert!(!typing.contains("son ami") && typing.contains("/search?q=quaghebeur&amp;notes=1"), "half a word opens no note");
    let found = desk.search(&a.program("director"), "verstraete").await.json();
    assert_eq!((&found["notes_searched"], &found["notes"]), (&json!(false), &json!([])));
    let program = a.program("director");
    let found = desk.house.get(&program, "/api/v1/search?q=verstraete&notes=true").await.json();
    assert_eq!((&found["notes_searched"], found["notes"].as_array().map(Vec::len)), (&json!(true), Some(1)));
    desk.house.close().await;
}

/// A database from before the keys were kept is searchable once it is brought up to date, and `verify` says so until then.
#[tokio::test]
async fn records_from_before_are_found_after_migrating() {
    let desk = Desk::new().await;
    desk.person("Ignace", "Verstraete").await;
    let mut raw = desk.house.raw().await;
    raw.enter(desk.a().here.id).await;
    for table in ["trainee_keys", "employer_keys", "spellings", "key_editions"] {
        raw.must(&format!("delete from {table} where structure_id = {}", raw.id(desk.a().here.id))).await;
    }
    raw.close().await;
    assert_eq!(desk.people("verstraete").await, []);
    assert!(desk.house.wrong().await.unwrap().contains("run jalon migrate"));
    jalon::people::names::renew::all(&desk.house.parts().db).await.unwrap();
    assert_eq!(told(&desk.people("verstrate").await), [("Verstraete", "typo")]);
    jalon::people::names::renew::all(&desk.house.parts().db).await.unwrap();
    desk.house.close().await;
}

/// `verify` finds a record without its keys, a key without its record's name, and a word nobody has.
#[tokio::test]
async fn a_record_that_is_not_found_by_its_name_is_wrong() {
    let cases = [
        ("update trainee_keys set key = key || 'x ' where structure_id = {own}", "is not found by its name"),
        ("delete from employer_keys where structure_id = {own}", "is not found by its name"),
        ("delete from spellings where structure_id = {own}", "cannot be found"),
        ("insert into spellings (structure_id, key, word) values ({own}, 'gone', 'gone')", "is nobody's name any more"),
    ];
    for (sql, expected) in cases {
        let desk = Desk::new().await;
        let mut raw = desk.house.raw().await;
        raw.enter(desk.a().here.id).await;
        let own = raw.id(desk.a().here.id);
        raw.must(&sql.replace("{own}", &own)).await;
        raw.close().await;
        desk.house.close_broken(expected).await;
    }
}
