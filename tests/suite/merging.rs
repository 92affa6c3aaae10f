//! Two records become one and two again: what moves, what leads where, who may, what refuses, and that nothing is lost or counted twice.

use crate::{
    browser::{Caller, Reply, pairs},
    finding::Desk,
    house::today,
};
use serde_json::{Value, json};

impl Desk {
    pub async fn post(&self, role: &'static str, address: &str, body: Value) -> Reply {
        self.house.api(&self.a().program(role), &format!("/api/v1{address}"), &body).await
    }

    pub async fn read(&self, address: &str) -> Value {
        let reply = self.house.get(&self.a().program("director"), &format!("/api/v1{address}")).await;
        assert_eq!(reply.code(), 200, "{address}: {}", reply.body);
        reply.json()
    }

    pub async fn case_of(&self, trainee: &str) -> String {
        self.done("director", "/cases", json!({"trainee": trainee, "coach": self.a().jobcoach.member})).await
    }

    /// The merge that absorbed a record.
    pub async fn merge_of(&self, absorbed: &str) -> String {
        let mut raw = self.house.raw().await;
        raw.enter(self.a().here.id).await;
        let (text, own) = (raw.id_text("id"), raw.id(absorbed.parse::<uuid::Uuid>().unwrap()));
        let found = raw.texts(&format!("select {text} from merges where absorbed = {own} and undone_at is null")).await;
        raw.close().await;
        found[0].parse::<uuid::Uuid>().unwrap().to_string()
    }

    pub async fn sql(&self, sql: &str) {
        let mut raw = self.house.raw().await;
        raw.enter(self.a().here.id).await;
        raw.must(sql).await;
        raw.close().await;
    }
}

#[tokio::test]
async fn two_people_become_one_and_two_again() {
    let desk = Desk::new().await;
    let (kept, absorbed) = (desk.person("Rosa", "Lindqvist").await, desk.person("Roza", "Hakobyan").await);
    let update = json!({"first_name": "Roza", "last_name": "Hakobyan", "entered_on": today(), "phone": "06 10 20 30 40", "birth_date": "1990-02-03"});
    desk.done("jobcoach", &format!("/trainees/{absorbed}/update"), update).await;
    let (one, other) = (desk.case_of(&kept).await, desk.case_of(&absorbed).await);
    let (before, was) = (desk.read(&format!("/trainees/{kept}")).await, desk.read(&format!("/trainees/{absorbed}")).await);
    let stale = desk.post("director", &format!("/trainees/{kept}/merge"), json!({"absorbed": absorbed, "absorbed_version": 1})).await;
    assert_eq!(stale.code(), 409, "{}", stale.body);
    let body = json!({"absorbed": absorbed, "take": ["phone", "birth_date"]});
    desk.done("director", &format!("/trainees/{kept}/merge"), body.clone()).await;
    let now = desk.read(&format!("/trainees/{kept}")).await;
    assert_eq!((&now["phone"], &now["last_name"]), (&json!("06 10 20 30 40"), &json!("Lindqvist")));
    assert_eq!(desk.read(&format!("/cases/{other}")).await["trainee"], json!(kept), "the case moved");
    // The absorbed record is nowhere, and its address leads to the kept one.
    assert_eq!(desk.people("hakobyan").await, []);
    let lost = desk.house.get(&desk.a().coach(), &format!("/trainees/{absorbed}")).await;
    assert_eq!((lost.code(), lost.location()), (303, format!("/trainees/{kept}").as_str()));
    let lost = desk.house.get(&desk.a().program("jobcoach"), &format!("/api/v1/trainees/{absorbed}")).await;
    assert_eq!((lost.code(), lost.location()), (303, format!("/api/v1/trainees/{kept}").as_str()));
    let lost = desk.house.get(&desk.a().coach(), &format!("/cases/new?trainee={absorbed}")).await;
    assert_eq!(lost.location(), format!("/cases/new?trainee={kept}"));
    let again = desk.post("director", &format!("/trainees/{kept}/merge"), body).await;
    assert_eq!(again.code(), 404, "it is no record any more");
    // What is written into the kept record meanwhile stays there.
    let third = desk.case_of(&kept).await;
    let update = json!({"first_name": "Rosa", "last_name": "Lindqvist", "entered_on": today(), "phone": "07 00 00 00 07", "birth_date": "1990-02-03"});
    desk.done("jobcoach", &format!("/trainees/{kept}/update"), update).await;
    let merge = desk.merge_of(&absorbed).await;
    desk.done("director", &format!("/merges/{merge}/undo"), json!({})).await;
    assert_eq!(desk.read(&format!("/trainees/{absorbed}")).await, was, "exactly as it was");
    let after = desk.read(&format!("/trainees/{kept}")).await;
    assert_eq!((&after["phone"], &after["birth_date"]), (&json!("07 00 00 00 07"), &before["birth_date"]));
    for (case, whose) in [(&one, &kept), (&other, &absorbed), (&third, &kept)] {
        assert_eq!(desk.read(&format!("/cases/{case}")).await["trainee"], json!(whose));
    }
    assert_eq!(desk.people("hakobyan").await.len(), 1);
    let twice = desk.post("director", &format!("/merges/{merge}/undo"), json!({})).await;
    assert_eq!((twice.code(), &twice.json()["errors"][0]["rule"]), (422, &json!("err-merge-undone")));
    let mut raw = desk.house.raw().await;
    raw.enter(desk.a().here.id).await;
    let both =
        "select count(*) from journal_payloads where payload like '%\"absorbed\":{%Hakobyan%' and payload like '%\"kept\":{%Lindqvist%'";
    assert_eq!(raw.number(both).await, 1, "the journal keeps what both held");
    raw.close().await;
    desk.house.close().await;
}

/// What was merged with nothing written since is undone to the letter, all rows but the journal's and the merge's.
#[tokio::test]
async fn an_undone_merge_leaves_no_trace_in_the_data() {
    let desk = Desk::new().await;
    let a = desk.a().world;
    let rows = || async {
        let mut all = desk.house.state().await;
        all.retain(|table, _| !table.contains("journal") && !table.contains("merges") && !table.contains("idempotency"));
        all
    };
    desk.sql("update contacts set position = 1").await;
    let contact = json!({"name": "Qwertal-Alpha jumelle", "contact_name": "Ada", "contact_phone": "03", "city": "Lens"});
    desk.done("director", &format!("/employers/{}/update", a.twin_employer), contact).await;
    let before = rows().await;
    for (kept, absorbed, take) in [
        (format!("/trainees/{}", a.trainee), a.twin.0, json!(["first_name", "last_name"])),
        (format!("/employers/{}", a.employer), a.twin_employer.0, json!(["contact", "city"])),
        (format!("/employers/{}", a.twin_employer), a.employer.0, json!([])),
    ] {
        desk.done("director", &format!("{kept}/merge"), json!({"absorbed": absorbed, "take": take})).await;
        let merge = desk.merge_of(&absorbed.to_string()).await;
        assert_ne!(rows().await, before);
        desk.done("director", &format!("/merges/{merge}/undo"), json!({})).await;
    }
    // The version of the kept record never goes back.
    let version = |all: &std::collections::BTreeMap<String, String>| {
        all.iter()
            .filter(|(t, _)| !t.contains("trainees") && !t.contains("employers"))
            .map(|(t, r)| (t.clone(), r.clone()))
            .collect::<Vec<_>>()
    };
    assert_eq!(version(&rows().await), version(&before));
    desk.house.close().await;
}

#[tokio::test]
async fn two_employers_become_one() {
    let desk = Desk::new().await;
    let a = desk.a().world;
    let body = json!({"name": "Atelier Sirocco", "city": "Lorient", "contact_name": "Bo Lindh", "contact_phone": "02 97 00 00 00"});
    let kept = desk.done("director", "/employers", body).await;
    let job = desk.read(&format!("/placements/{}", a.placement)).await;
    let wrong = desk.post("director", &format!("/employers/{kept}/merge"), json!({"absorbed": kept})).await;
    assert_eq!(wrong.json()["errors"][0]["rule"], "err-merge-itself");
    desk.done("director", &format!("/employers/{kept}/merge"), json!({"absorbed": a.employer, "take": ["contact", "siret"]})).await;
    let now = desk.read(&format!("/employers/{kept}")).await;
    assert_eq!((&now["name"], &now["country"], &now["siret"]), (&json!("Atelier Sirocco"), &json!("FR"), &json!("732 829 320 00074")));
    assert!(now["contact_name"].as_str().unwrap().contains("Qwertal"), "who is talked to first: {now}");
    assert_eq!(desk.read(&format!("/placements/{}", a.placement)).await["employer"], json!(kept));
    let found = desk.house.get(&desk.a().coach(), &format!("/employers/{}", a.employer)).await;
    assert_eq!(found.location(), format!("/employers/{kept}"));
    let merge = desk.merge_of(&a.employer.to_string()).await;
    for role in ["jobcoach", "quality_referent", "supervisor"] {
        assert_eq!(desk.post(role, &format!("/merges/{merge}/undo"), json!({})).await.code(), 403, "{role}");
    }
    desk.done("director", &format!("/merges/{merge}/undo"), json!({})).await;
    assert_eq!(desk.read(&format!("/placements/{}", a.placement)).await, job);
    assert_eq!(desk.read(&format!("/employers/{kept}")).await["contact_name"], "Bo Lindh");
    desk.house.close().await;
}

/// A rule that the one record would break refuses, and says the way out; once it was taken, the merge goes through.
#[tokio::test]
async fn a_matrix_answered_twice_is_put_right_first() {
    let desk = Desk::new().await;
    let a = desk.a().world;
    let gap = desk.read(&format!("/gaps/{}", a.gap)).await;
    let twice = json!({"case": gap["case"], "employer": a.twin_employer, "pair": gap["pair"], "answer": "open"});
    let second = desk.done("jobcoach", "/gaps", twice).await;
    let merge = json!({"absorbed": a.twin_employer});
    let refused = desk.post("director", &format!("/employers/{}/merge", a.employer), merge.clone()).await;
    let told = &refused.json()["errors"][0];
    assert_eq!((refused.code(), &told["rule"], &told["see"]), (422, &json!("err-merge-gap"), &json!(format!("/gaps/{second}/withdraw"))));
    let page = desk.house.get(&Caller::human("director", &desk.a().director), &format!("/gaps/{second}/withdraw")).await;
    assert_eq!(page.code(), 200);
    assert_eq!(
        desk.house.post(&Caller::human("colleague", &desk.a().colleague), &format!("/gaps/{second}/withdraw"), &pairs(&[])).await.code(),
        403
    );
    desk.done("director", &format!("/gaps/{second}/withdraw"), json!({})).await;
    desk.done("director", &format!("/employers/{}/merge", a.employer), merge).await;
    desk.house.close().await;
}

#[tokio::test]
async fn a_person_is_put_forward_once_for_one_need() {
    let desk = Desk::new().await;
    let a = desk.a().world;
    let agreed = |first: &str, last: &str| json!({"first_name": first, "last_name": last, "consent_on": today()});
    let kept = desk.done("jobcoach", "/trainees", agreed("Otis", "Faye")).await;
    let absorbed = desk.done("jobcoach", "/trainees", agreed("Ambre", "Quillet")).await;
    for who in [&kept, &absorbed] {
        let case = desk.case_of(who).await;
        desk.done("jobcoach", "/candidates", json!({"need": a.need, "case": case})).await;
    }
    let refused = desk.post("director", &format!("/trainees/{kept}/merge"), json!({"absorbed": absorbed})).await;
    let told = &refused.json()["errors"][0];
    assert_eq!((refused.code(), &told["rule"], &told["see"]), (422, &json!("err-merge-need"), &json!(format!("/needs/{}", a.need))));
    desk.house.close().await;
}

/// A coach merges people nobody else accompanies; others do not, and another structure's records are not there.
#[tokio::test]
async fn who_may_merge_whom() {
    let desk = Desk::new().await;
    let a = desk.a().clone();
    let address = format!("/trainees/{}/merge", a.world.trainee);
    let form = |absorbed: uuid::Uuid| pairs(&[("absorbed", &absorbed.to_string()), ("take", "")]);
    for who in [&a.colleague, &a.supervisor, &a.quality_referent] {
        let reply = desk.house.post(&Caller::human("somebody", who), &address, &form(a.world.twin.0)).await;
        assert_eq!(reply.code(), 403, "{}", who.name);
    }
    let theirs = desk.house.post(&a.coach(), &address, &form(a.other_trainee.0)).await;
    assert_eq!(theirs.code(), 403, "a colleague's case would be another person's");
    let foreign = desk.house.post(&a.coach(), &address, &form(desk.house.town.b.world.twin.0)).await;
    assert_eq!(foreign.code(), 404);
    assert_eq!(desk.house.get(&Caller::human("colleague", &a.colleague), &address).await.code(), 403);
    let merged = desk.house.post(&a.coach(), &address, &form(a.world.twin.0)).await;
    assert_eq!(merged.code(), 303, "{}", merged.body);
    let merge = desk.merge_of(&a.world.twin.to_string()).await;
    let undo = format!("/merges/{merge}/undo");
    assert_eq!(desk.house.post(&Caller::human("colleague", &a.colleague), &undo, &pairs(&[])).await.code(), 403);
    assert_eq!(desk.house.post(&a.coach(), &undo, &pairs(&[])).await.code(), 303);
    desk.house.close().await;
}

/// `verify` finds a record that was absorbed and is there all the same, and a merge of nothing.
#[tokio::test]
async fn a_merge_that_contradicts_the_records_is_wrong() {
    for (sql, expected) in [
        ("update merges set absorbed = trainee_id where structure_id = {own}", "is still a record"),
        ("update merges set trainee_id = null where structure_id = {own}", "or of neither"),
        ("update merges set undone_at = 1 where structure_id = {own}", "still holds"),
    ] {
        let desk = Desk::new().await;
        let mut raw = desk.house.raw().await;
        raw.enter(desk.a().here.id).await;
        let own = raw.id(desk.a().here.id);
        raw.must(&sql.replace("{own}", &own)).await;
        raw.close().await;
        desk.house.close_broken(expected).await;
    }
}
