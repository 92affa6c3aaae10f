//! Attestations: what the person chose of a sealed assessment, in the structure's name; nothing else, and nothing twice.

use crate::{
    browser::{Caller, Reply, pairs},
    house::{House, today},
};
use jalon::{
    exchange::bundles,
    method::attestations::{keys, store},
};
use serde_json::{Value, json};

/// A house whose structure A attested once.
pub struct Desk {
    pub house: House,
}

impl Desk {
    pub async fn new() -> Desk {
        Desk { house: House::new().await }
    }

    pub fn coach(&self) -> Caller {
        self.house.town.a.coach()
    }

    pub fn director(&self) -> Caller {
        Caller::human("director", &self.house.town.a.director)
    }

    fn form_page(&self) -> String {
        format!("/assessments/{}/attest", self.house.town.a.world.sealed_assessment)
    }

    /// What is typed into the form, some of it changed.
    fn typed(change: &[(&str, &str)]) -> Vec<(String, String)> {
        let today = today().to_string();
        let usual = [("levels:punctual", "3"), ("levels:instruction", "0"), ("levels:team", "none"), ("purpose", "Chercher un emploi")];
        let rest = [("language", "fr"), ("place", "Lille"), ("agreed_on", today.as_str())];
        let mut all = pairs(&usual);
        all.extend(pairs(&rest));
        for (name, value) in change {
            all.retain(|(n, _)| n != name);
            if !value.is_empty() {
                all.push(((*name).to_owned(), (*value).to_owned()));
            }
        }
        all
    }

    pub async fn issues(&self, caller: &Caller, change: &[(&str, &str)]) -> Reply {
        self.house.post(caller, &self.form_page(), &Desk::typed(change)).await
    }

    /// Issues one more; answers with its id.
    pub async fn issued(&self, change: &[(&str, &str)]) -> String {
        let reply = self.issues(&self.coach(), change).await;
        assert_eq!(reply.code(), 303, "{}", reply.body);
        let page = reply.location().split('?').next().unwrap_or_default().to_owned();
        page.rsplit('/').next().unwrap_or_default().to_owned()
    }

    /// By which rule a form is refused; what was typed is still there.
    async fn refusal(&self, change: &[(&str, &str)]) -> String {
        let body = {
            let mut body = json!({"assessment": self.house.town.a.world.sealed_assessment, "language": "fr", "levels": ["punctual:3"],
                "purpose": "Chercher un emploi", "place": "Lille", "agreed_on": today()});
            for (field, value) in change {
                body[*field] = serde_json::from_str(value).unwrap_or_else(|_| json!(value));
            }
            body
        };
        let reply = self.house.api(&self.house.town.a.program("jobcoach"), "/api/v1/attestations", &body).await;
        assert_eq!(reply.code(), 422, "{change:?}: {}", reply.body);
        reply.json()["errors"][0]["rule"].as_str().unwrap_or_default().to_owned()
    }

    pub async fn credential(&self, id: &str) -> Value {
        let reply = self.house.get(&self.coach(), &format!("/attestations/{id}/credential")).await;
        assert_eq!((reply.code(), reply.header("content-type")), (200, "application/vc"));
        reply.json()
    }

    pub async fn read(&self, id: &str) -> Value {
        self.house.get(&self.house.town.a.program("director"), &format!("/api/v1/attestations/{id}")).await.json()
    }

    pub async fn paper(&self, id: &str) -> Vec<u8> {
        let mut scope = self.house.parts().db.read_in(self.house.town.a.here.id).await.unwrap();
        store::paper(&mut scope, id.parse().unwrap()).await.unwrap().expect("a paper")
    }

    pub async fn keys(&self) -> Vec<keys::IssuerKey> {
        let mut scope = self.house.parts().db.read_in(self.house.town.a.here.id).await.unwrap();
        keys::store::all(&mut scope).await.unwrap()
    }

    pub async fn revokes(&self, id: &str) -> Reply {
        self.house.post(&self.coach(), &format!("/attestations/{id}/revoke"), &pairs(&[("reason", "Une erreur de niveau")])).await
    }
}

/// On the pages: looked at, issued, downloaded, replaced, revoked.
#[tokio::test]
async fn a_coach_looks_at_the_paper_with_the_person_and_issues_it() {
    let desk = Desk::new().await;
    let house = &desk.house;
    let world = &house.town.a.world;
    let sealed = house.get(&desk.coach(), &format!("/assessments/{}", world.sealed_assessment)).await;
    assert!(sealed.body.contains(&desk.form_page()), "the sealed assessment leads to its attestation");
    let open = house.get(&desk.coach(), &format!("/assessments/{}", world.agreed_assessment)).await;
    assert!(!open.body.contains("/attest"), "one that is not sealed does not");
    let form = house.get(&desk.coach(), &desk.form_page()).await;
    assert!(form.body.contains("levels:punctual") && form.body.contains("Pas encore") && form.body.contains("Peut le montrer"));
    assert!(!form.body.contains("<span>En autonomie</span>"), "a level that nobody gave is not offered");
    let before = house.state().await;
    let preview = house.post(&desk.coach(), &format!("{}/preview", desk.form_page()), &Desk::typed(&[])).await;
    assert_eq!((preview.code(), preview.header("content-type")), (200, "application/pdf"));
    assert!(preview.body.starts_with("%PDF-"));
    let after = house.state().await;
    let issued = |state: &std::collections::BTreeMap<String, String>| state.get("attestations").cloned();
    assert_eq!(issued(&before), issued(&after), "a look keeps nothing");
    let refused = house.post(&desk.coach(), &format!("{}/preview", desk.form_page()), &Desk::typed(&[("place", "Liège 🙂")])).await;
    assert_eq!(refused.code(), 422);
    assert!(refused.body.contains("Liège 🙂") && refused.body.contains("Chercher un emploi"), "what was typed is kept");
    let id = desk.issued(&[("replaces", &world.attestation.to_string()), ("comment", "J’aime ce métier")]).await;
    let page = house.get(&desk.coach(), &format!("/attestations/{id}")).await;
    assert!(page.body.contains("2 compétences") && page.body.contains("Lille"), "{}", page.body);
    assert_eq!(desk.read(&world.attestation.to_string()).await["ending"], "replaced");
    let again = desk.issues(&desk.coach(), &[("replaces", &world.attestation.to_string())]).await;
    assert_eq!(again.code(), 422, "one takes the place of one");
    let paper = house.get(&desk.coach(), &format!("/attestations/{id}/paper")).await;
    assert_eq!((paper.code(), paper.header("content-type")), (200, "application/pdf"));
    assert_eq!(store::sha256(&desk.paper(&id).await), desk.read(&id).await["paper_sha256"]);
    assert_eq!(desk.revokes(&id).await.code(), 303);
    assert_eq!(desk.revokes(&id).await.code(), 422, "once");
    let person = house.get(&house.town.a.program("director"), &format!("/api/v1/trainees/{}", world.trainee)).await.json();
    assert_eq!(person["attestation_on"], today().to_string(), "the figure of exits with an attestation counts it");
    let list = house.get(&desk.coach(), &format!("/trainees/{}/attestations", world.trainee)).await;
    assert!(list.body.contains(&id) && list.body.contains("Retirée") && list.body.contains("Remplacée"));
    desk.house.close().await;
}

#[tokio::test]
async fn nothing_is_attested_that_was_not_said_chosen_and_writable() {
    let desk = Desk::new().await;
    let world = desk.house.town.a.world;
    let yesterday = format!("\"{}\"", today().plus_days(-1));
    let tomorrow = format!("\"{}\"", today().plus_days(1));
    let long = format!("\"{}\"", "a".repeat(601));
    let of = |id: jalon::kernel::ids::AssessmentId| format!("\"{id}\"");
    for (change, rule) in [
        (("levels", "[]"), "err-attest-none"),
        (("levels", r#"["punctual:none"]"#), "err-attest-none"),
        (("levels", r#"["punctual:1"]"#), "err-attest-level"),
        (("levels", r#"["ponctuel:3"]"#), "err-rating-item"),
        (("levels", r#"["punctual:3", "punctual:0"]"#), "err-rating-twice"),
        (("agreed_on", yesterday.as_str()), "err-attest-early"),
        (("agreed_on", tomorrow.as_str()), "err-future"),
        (("purpose", long.as_str()), "err-attest-long"),
        (("purpose", "Métier 🙂"), "err-attest-signs"),
        (("comment", "美咲"), "err-attest-signs"),
        (("place", "Lille ☂"), "err-attest-signs"),
        (("assessment", &of(world.agreed_assessment)), "err-attest-sealed"),
        (("assessment", &of(world.open_assessment)), "err-attest-sealed"),
    ] {
        assert_eq!(desk.refusal(&[change]).await, rule, "{change:?}");
    }
    desk.house.close().await;
}

/// A skill that one source left out is not offered, and not attested.
#[tokio::test]
async fn a_skill_with_one_view_is_not_attested() {
    let desk = Desk::new().await;
    let mut raw = desk.house.raw().await;
    raw.enter(desk.house.town.a.here.id).await;
    raw.must("update ratings set level = null where item = 'punctual' and level = 0").await;
    raw.close().await;
    assert_eq!(desk.refusal(&[]).await, "err-attest-uncrossed");
    let form = desk.house.get(&desk.coach(), &desk.form_page()).await;
    assert!(!form.body.contains("levels:punctual") && form.body.contains("1 compétence n’est pas proposée"));
    desk.house.close().await;
}

#[tokio::test]
async fn who_may_sign_is_the_cases_coach_or_the_director() {
    let desk = Desk::new().await;
    let town = &desk.house.town;
    let world = &town.a.world;
    for (label, human, expected) in [
        ("jobcoach", &town.a.colleague, 403),
        ("supervisor", &town.a.supervisor, 403),
        ("quality_referent", &town.a.quality_referent, 403),
        ("director", &town.b.director, 404),
        ("jobcoach", &town.b.jobcoach, 404),
    ] {
        let caller = Caller::human(label, human);
        assert_eq!(desk.issues(&caller, &[]).await.code(), expected, "{}", human.name);
        let revoke = format!("/attestations/{}/revoke", world.attestation);
        assert_eq!(desk.house.post(&caller, &revoke, &pairs(&[("reason", "Non")])).await.code(), expected, "{}", human.name);
    }
    let id = desk
        .issues(&desk.director(), &[])
        .await
        .location()
        .split('?')
        .next()
        .unwrap_or_default()
        .rsplit('/')
        .next()
        .unwrap_or_default()
        .to_owned();
    let signed = desk.credential(&id).await;
    assert_eq!(signed["credentialSubject"]["source"]["name"], town.a.director.name.as_str(), "who signs is named");
    let own = desk.credential(&world.attestation.to_string()).await;
    assert_eq!(own["credentialSubject"]["source"]["name"], town.a.jobcoach.name.as_str());
    desk.house.close_case().await;
    assert_eq!(desk.issues(&desk.coach(), &[]).await.code(), 303, "most people ask for it when they leave");
    desk.house.close().await;
}

/// The paper and the credential say what was chosen, and nothing of what was not.
#[tokio::test]
async fn what_was_not_chosen_is_nowhere() {
    let desk = Desk::new().await;
    let id = desk.issued(&[("levels:instruction", "none")]).await;
    let said = desk.credential(&id).await.to_string();
    assert!(said.contains("Arriver à l’heure") || said.contains("peut le montrer"), "{said}");
    assert!(!said.contains("birthDate") && !said.contains("consigne"), "neither a birth date nor another skill");
    assert_eq!(desk.read(&id).await["skills"], 1);
    desk.house.close().await;
}

/// An export is everything about everybody, and yet no key leaves the house, nor what it signed.
#[tokio::test]
async fn no_key_travels() {
    let desk = Desk::new().await;
    let (parts, here) = (desk.house.parts(), desk.house.town.a.here.clone());
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("bundle");
    let mut scope = parts.db.read_in(here.id).await.unwrap();
    let known = bundles::store::load(&mut scope, today()).await.unwrap();
    bundles::write::write(&known.bundle, &folder, &here.zone).unwrap();
    let (key, sealed) = keys::store::in_force(&mut scope).await.unwrap().unwrap();
    drop(scope);
    let mut files = 0;
    for file in std::fs::read_dir(&folder).unwrap() {
        let text = String::from_utf8_lossy(&std::fs::read(file.unwrap().path()).unwrap()).into_owned();
        files += 1;
        for hidden in [&sealed, &key.public_key, &desk.house.town.a.attested.code, &desk.house.town.a.attested.issuer] {
            assert!(!text.contains(hidden.as_str()), "{hidden}");
        }
    }
    assert!(files > 5, "{files}");
    desk.house.close().await;
}

/// What `jalon verify` finds when somebody has been at the rows.
#[tokio::test]
async fn a_row_that_was_tampered_with_is_found() {
    for (sql, expected) in [
        ("update attestations set paper = 'AAAA'", "is another than was issued"),
        ("update attestations set claims = replace(claims, 'peut le montrer', 'en autonomie')", "is not signed by a key"),
        ("update issuer_keys set sealed = 'AAAA'", "does not open"),
        ("update attestations set ending = 'withdrawn', revoked_on = issued_on, reason = 'x'", "says of an attestation what is not so"),
        ("update attestation_codes set code = 'X' || code", "is not found by its code"),
    ] {
        let desk = Desk::new().await;
        let mut raw = desk.house.raw().await;
        raw.enter(desk.house.town.a.here.id).await;
        let own = raw.id(desk.house.town.a.here.id);
        raw.must(&format!("{sql} where structure_id = {own}")).await;
        raw.close().await;
        desk.house.close_broken(expected).await;
    }
}
