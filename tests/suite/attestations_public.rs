//! What anybody can ask about an attestation: nothing of the person without the paper, nothing of another structure, and everything
//! that a verifier needs.

use crate::{
    attestations::Desk,
    browser::{Caller, Letter, Reply, pairs},
};
use jalon::{
    exchange::rounds,
    kernel::moment::{DAY, HOUR},
    method::attestations::{
        credential::{issuer::Issuer, proof, status},
        keys, store,
    },
};
use serde_json::Value;

impl Desk {
    fn code(&self) -> &str {
        &self.house.town.a.attested.code
    }

    fn holder(&self) -> &str {
        &self.house.town.a.attested.holder
    }

    pub async fn looks(&self, address: &str) -> Reply {
        self.house.get(&Caller::nobody(), address).await
    }

    async fn compares(&self, field: &str, value: &str) -> Reply {
        self.house.post(&Caller::nobody(), &format!("/verify/{}", self.code()), &pairs(&[(field, value)])).await
    }

    /// As a browser sends a file.
    async fn uploads(&self, code: &str, file: &[u8]) -> Reply {
        let head = "--x\r\ncontent-disposition: form-data; name=\"name\"\r\n\r\n\r\n--x\r\ncontent-disposition: form-data; name=\"file\"; \
                    filename=\"a\"\r\ncontent-type: application/octet-stream\r\n\r\n";
        let body = [head.as_bytes(), file, b"\r\n--x--\r\n"].concat();
        let letter = Letter::post(&format!("/verify/{code}"), "multipart/form-data; boundary=x", body);
        self.house.send(&Caller::nobody(), letter).await
    }

    /// The documents that a verifier fetches: the issuer's and its first list.
    pub async fn published(&self) -> (Value, Value) {
        let issuer = format!("/issuers/{}", self.house.town.a.attested.issuer);
        let list = self.looks(&format!("{issuer}/status/1")).await;
        (self.looks(&issuer).await.json(), list.json())
    }

    async fn issuer(&self) -> Issuer {
        let mut scope = self.house.parts().db.read_in(self.house.town.a.here.id).await.unwrap();
        let address = keys::store::address(&mut scope).await.unwrap().unwrap();
        keys::issuer(address, String::new(), &keys::store::all(&mut scope).await.unwrap())
    }
}

#[tokio::test]
async fn without_the_paper_the_page_says_nothing_of_the_person() {
    let desk = Desk::new().await;
    let page = desk.looks(&format!("/verify/{}", desk.code())).await;
    assert_eq!(page.code(), 200);
    let town = &desk.house.town;
    assert!(page.body.contains(&town.a.here.name) && page.body.contains("elle est valable"), "{}", page.body);
    for hidden in
        [desk.holder(), "Qwertal-Alpha first_name", "peut le montrer", "Peut le montrer", &town.a.world.trainee.to_string(), "Jeanne"]
    {
        assert!(!page.body.contains(hidden), "{hidden} is on the page");
    }
    // However it was typed, and wherever.
    let typed = desk.looks(&format!("/verify?code={}", desk.code().to_lowercase().replace('-', "+"))).await;
    assert_eq!((typed.code(), typed.location()), (303, format!("/verify/{}", desk.code()).as_str()));
    assert_eq!(desk.looks("/verify?code=abc").await.code(), 422);
    let wrong = desk.compares("name", "Awa Diallo").await;
    assert_eq!(wrong.code(), 422);
    assert!(wrong.body.contains("Awa Diallo") && !wrong.body.contains(desk.holder()), "a wrong name opens nothing");
    assert_eq!(desk.compares("name", "").await.code(), 422);
    let right = desk.compares("name", &desk.holder().to_uppercase()).await;
    assert_eq!(right.code(), 200);
    assert!(right.body.contains(desk.holder()) && right.body.contains("Peut le montrer"), "whoever has the paper reads what it says");
    assert!(!right.body.contains(&town.a.world.trainee.to_string()), "and no more than that");
    desk.house.close().await;
}

#[tokio::test]
async fn a_code_that_never_was_and_one_that_is_no_more_are_alike() {
    let desk = Desk::new().await;
    let mut answers = Vec::new();
    for code in ["0000-0000-0000", "nonsense", "..%2f..%2fetc", "7QK4-M2XD-9TF%00", &"7".repeat(5000)] {
        let reply = desk.looks(&format!("/verify/{code}")).await;
        assert_eq!(reply.code(), 404, "{code}");
        answers.push(reply.body);
        assert_eq!(desk.uploads(code, b"%PDF").await.code(), 404, "{code}");
    }
    assert!(answers.windows(2).all(|two| two[0] == two[1]));
    desk.house.close().await;
}

#[tokio::test]
async fn a_file_is_compared_whole() {
    let desk = Desk::new().await;
    let id = desk.house.town.a.world.attestation.to_string();
    let (paper, credential) = (desk.paper(&id).await, desk.credential(&id).await);
    let says = |reply: &Reply, text: &str| reply.code() == 200 && reply.body.contains(text);
    let (same, other) = ("octet pour octet", "n’est pas celui que la structure a délivré");
    assert!(says(&desk.uploads(desk.code(), &paper).await, same));
    let mut touched = paper.clone();
    *touched.last_mut().unwrap() ^= 1;
    assert!(says(&desk.uploads(desk.code(), &touched).await, other));
    let text = serde_json::to_string_pretty(&credential).unwrap();
    let genuine = "est bien celle de la structure";
    assert!(says(&desk.uploads(desk.code(), text.as_bytes()).await, genuine));
    assert!(says(&desk.compares("credential", &credential.to_string()).await, genuine), "spaces are not signed");
    for touched in [
        text.replace("peut le montrer", "peut le montrer "),
        text.replace("Qwertal-Alpha first_name", "Qwertal-Alpha First_name"),
        text.replacen("proofValue\": \"z", "proofValue\": \"z2", 1),
        text.replace("key-1", "key-2"),
        "{}".to_owned(),
    ] {
        assert!(text != touched && says(&desk.uploads(desk.code(), touched.as_bytes()).await, "ou elle a été modifiée"));
    }
    for rubbish in [&b"GIF89a"[..], b"[]", b"\0", b"{", "[".repeat(3000).as_bytes()] {
        assert!(says(&desk.uploads(desk.code(), rubbish).await, "ni une attestation en PDF"));
    }
    // Another structure's code does not make it theirs.
    let elsewhere = desk.uploads(&desk.house.town.b.attested.code, &paper).await;
    assert!(says(&elsewhere, other) && !elsewhere.body.contains(&desk.house.town.a.here.name));
    desk.house.close().await;
}

#[tokio::test]
async fn what_was_revoked_says_so_wherever_one_asks() {
    let desk = Desk::new().await;
    let id = desk.house.town.a.world.attestation.to_string();
    let place = desk.credential(&id).await["credentialStatus"]["statusListIndex"].as_str().unwrap().parse::<u32>().unwrap();
    assert_eq!(status::revoked(&desk.published().await.1).unwrap().len(), 0);
    assert_eq!(desk.revokes(&id).await.code(), 303);
    let page = desk.looks(&format!("/verify/{}", desk.code())).await;
    assert!(page.body.contains("a été retirée") && !page.body.contains("Une erreur de niveau"), "the reason stays inside");
    let (_, list) = desk.published().await;
    assert_eq!(status::revoked(&list).unwrap().into_iter().collect::<Vec<_>>(), [place]);
    assert_eq!(proof::verify(&list, &desk.issuer().await), Ok(()));
    desk.house.close().await;
}

#[tokio::test]
async fn keys_change_and_what_was_signed_stays_good_unless_a_key_was_stolen() {
    let desk = Desk::new().await;
    let id = desk.house.town.a.world.attestation.to_string();
    let old = desk.credential(&id).await;
    desk.house.parts().clock.advance(HOUR);
    assert_eq!(desk.house.post(&desk.director(), "/issuer/rotate", &[]).await.code(), 303);
    let all = desk.keys().await;
    assert_eq!((all.len(), all[0].is_in_force(), all[1].is_in_force()), (2, false, true));
    let mut raw = desk.house.raw().await;
    raw.enter(desk.house.town.a.here.id).await;
    let own = raw.id(desk.house.town.a.here.id);
    let sealed = raw.number(&format!("select count(*) from issuer_keys where sealed is not null and structure_id = {own}")).await;
    raw.close().await;
    assert_eq!(sealed, 1, "nothing is left of the old key's secret half");
    assert_eq!(proof::verify(&old, &desk.issuer().await), Ok(()), "what the first key signed");
    assert_eq!(desk.credential(&id).await, old, "and it is handed out as it was");
    let new = desk.issued(&[("agreed_on", &desk.house.town.a.world.today.to_string())]).await;
    assert!(desk.credential(&new).await["proof"]["verificationMethod"].as_str().unwrap().ends_with("#key-2"));
    let page = desk.house.get(&desk.director(), "/issuer").await;
    assert!(page.body.contains("key-1") && page.body.contains("key-2"));
    // Stolen: nothing the first key signed is believed, and what stands is handed out with another signature.
    let revoke = format!("/issuer_keys/{}/revoke", all[0].id);
    assert_eq!(desk.house.post(&desk.director(), &revoke, &pairs(&[("reason", "Une sauvegarde perdue")])).await.code(), 303);
    assert_eq!(desk.house.post(&desk.director(), &revoke, &pairs(&[("reason", "Encore")])).await.code(), 422);
    assert_eq!(proof::verify(&old, &desk.issuer().await), Err(proof::Doubt::Revoked));
    let fresh = desk.credential(&id).await;
    assert_eq!(proof::verify(&fresh, &desk.issuer().await), Ok(()));
    assert_eq!((&fresh["credentialSubject"], &fresh["id"]), (&old["credentialSubject"], &old["id"]), "it says the same");
    let reply = desk.compares("credential", &old.to_string()).await;
    assert!(reply.body.contains("la clé qui l’a signée a été révoquée"));
    assert!(desk.compares("credential", &fresh.to_string()).await.body.contains("est bien celle de la structure"));
    // The one that signs is revoked: another takes its place at once, and signs the list.
    let revoke = format!("/issuer_keys/{}/revoke", all[1].id);
    assert_eq!(desk.house.post(&desk.director(), &revoke, &pairs(&[("reason", "Elle aussi")])).await.code(), 303);
    assert_eq!(desk.keys().await.iter().filter(|key| key.is_in_force()).count(), 1);
    assert_eq!(proof::verify(&desk.published().await.1, &desk.issuer().await), Ok(()));
    desk.house.close().await;
}

/// A service whose own key is another can read nothing that was sealed; the director begins again, and nothing signed is lost.
#[tokio::test]
async fn a_lost_secret_costs_the_key_and_nothing_that_was_signed() {
    let desk = Desk::new().await;
    let mut raw = desk.house.raw().await;
    raw.enter(desk.house.town.a.here.id).await;
    raw.must("update issuer_keys set sealed = 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'").await;
    raw.close().await;
    let refused = desk.issues(&desk.coach(), &[]).await;
    assert_eq!(refused.code(), 422);
    assert!(refused.body.contains("href=\"/issuer\"") && refused.body.contains("Chercher un emploi"), "the way out, and what was typed");
    for side in ["/issuer/rotate"] {
        assert_eq!(desk.house.post(&desk.director(), side, &[]).await.code(), 303);
        let other = Caller::human("director", &desk.house.town.b.director);
        assert_eq!(desk.house.post(&other, side, &[]).await.code(), 303);
    }
    assert_eq!(desk.issues(&desk.coach(), &[]).await.code(), 303);
    desk.house.close().await;
}

/// The list ends after seven days; the rounds sign it before, and not sooner than they must.
#[tokio::test]
async fn the_rounds_sign_a_list_before_it_ends() {
    let desk = Desk::new().await;
    let until = async || desk.published().await.1["validUntil"].as_str().unwrap().to_owned();
    let first = until().await;
    for (days, renewed) in [(2, false), (2, true)] {
        desk.house.parts().clock.advance(days * DAY);
        rounds::make(desk.house.parts()).await.unwrap();
        assert_eq!(until().await != first, renewed, "{days} more days");
    }
    let second = until().await;
    rounds::make(desk.house.parts()).await.unwrap();
    assert_eq!(until().await, second, "once");
    assert_eq!(proof::verify(&desk.published().await.1, &desk.issuer().await), Ok(()));
    desk.house.close().await;
}

#[tokio::test]
async fn verifiers_of_any_site_read_the_keys_and_the_list_and_nothing_of_anybody() {
    let desk = Desk::new().await;
    let town = &desk.house.town;
    let issuer = format!("/issuers/{}", town.a.attested.issuer);
    for address in [issuer.clone(), format!("{issuer}/status/1")] {
        let reply = desk.looks(&address).await;
        let headers =
            ["content-type", "access-control-allow-origin", "cross-origin-resource-policy", "cache-control"].map(|h| reply.header(h));
        assert_eq!(headers, ["application/json", "*", "cross-origin", "public, max-age=300"], "{address}");
        for hidden in ["first_name", "peut le montrer", &town.a.attested.code, &town.b.here.name, &town.a.here.slug, "sealed"] {
            assert!(!reply.body.contains(hidden), "{hidden} at {address}");
        }
    }
    let named = Letter::get(&format!("{issuer}/status/1")).with("accept", "application/vc");
    assert_eq!(desk.house.send(&Caller::nobody(), named).await.header("content-type"), "application/vc");
    assert_eq!(desk.looks("/verify").await.header("access-control-allow-origin"), "", "pages stay ours");
    // Whoever never attested is not there, by no name.
    for name in [town.a.here.slug.as_str(), "relais", &town.a.here.id.to_string(), "00000000", "%00"] {
        assert_eq!(desk.looks(&format!("/issuers/{name}")).await.code(), 404, "{name}");
    }
    for number in ["0", "2", "01", "+1", "-1", "x", "99999999999999999999"] {
        assert_eq!(desk.looks(&format!("{issuer}/status/{number}")).await.code(), 404, "{number}");
    }
    let mut scope = desk.house.parts().db.read_in(town.b.here.id).await.unwrap();
    assert!(store::coded(&mut scope, desk.code()).await.unwrap().is_none(), "a code is its own structure's");
    drop(scope);
    desk.house.close().await;
}

/// Names are tried on one code until patience ends; another code is not kept waiting by it.
#[tokio::test]
async fn names_cannot_be_tried_for_ever() {
    let desk = Desk::new().await;
    let mut refused = 0;
    for n in 0..30 {
        refused += usize::from(desk.compares("name", &format!("Awa {n}")).await.code() == 429);
    }
    assert!((5..=12).contains(&refused), "{refused} of 30");
    assert_eq!(desk.compares("name", desk.holder()).await.code(), 429, "the right name too");
    let code = &desk.house.town.b.attested.code;
    assert_eq!(desk.looks(&format!("/verify/{code}")).await.code(), 200);
    let mut looks = 0;
    for _ in 0..80 {
        looks += usize::from(desk.looks("/verify/0000-0000-0000").await.code() == 429);
    }
    assert!(looks > 20, "{looks}: codes cannot be tried for ever either");
    desk.house.close().await;
}
