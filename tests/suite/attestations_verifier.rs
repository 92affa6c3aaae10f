//! Somebody else's verifier reads what the running service issued: `tests/verifier/verify.mjs`, run by node, without a network.
//!
//! `tests/run` brings its packages, and sets `ATTEST_NEEDS_NODE` so that a gap is a failure; without it these tests say so and pass.

use crate::attestations::Desk;
use jalon::kernel::moment::HOUR;
use serde_json::{Value, json};
use std::{
    io::Write as _,
    path::Path,
    process::{Command, Stdio},
};

/// What the verifier answers, or nothing where it cannot run.
fn ask(cases: &[Value]) -> Option<Vec<Value>> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/verifier");
    let node = Command::new("node").arg("--version").stdout(Stdio::null()).status().is_ok_and(|status| status.success());
    if !node || !dir.join("node_modules").is_dir() {
        let missing = if node { "`npm ci` in tests/verifier" } else { "node" };
        eprintln!("\n*** NOT TESTED: the independent verifier wants {missing} ***\n");
        assert!(std::env::var_os("ATTEST_NEEDS_NODE").is_none(), "ATTEST_NEEDS_NODE is set, and {missing} is missing");
        return None;
    }
    let mut child = Command::new("node").arg("verify.mjs").current_dir(dir).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(&serde_json::to_vec(cases).unwrap()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    Some(serde_json::from_slice(&output.stdout).unwrap())
}

/// A case for the verifier: a credential beside what is published at that moment.
fn case(desk: &Desk, name: &str, credential: &Value, (issuer, list): &(Value, Value)) -> Value {
    let now = desk.house.parts().clock.now().rfc3339();
    json!({ "name": name, "credential": credential, "issuer": issuer, "list": list, "now": now })
}

fn is_accepted(answer: &Value) -> bool {
    ["proof", "status", "terms", "model"].iter().all(|part| answer[part] == true)
}

#[tokio::test]
async fn an_independent_verifier_accepts_what_was_issued_and_nothing_that_was_touched() {
    let desk = Desk::new().await;
    let good = desk.credential(&desk.house.town.a.world.attestation.to_string()).await;
    let published = desk.published().await;
    let mut cases = vec![case(&desk, "untouched", &good, &published)];
    let text = good.to_string();
    let touches = [
        ("a byte of the name", "Qwertal-Alpha first_name", "Qwertal-Alpha First_name"),
        ("a byte of a level", "\"value\":\"peut le montrer\"", "\"value\":\"peut le montres\""),
        ("the level's id", "#skill-1-level-4", "#skill-1-level-3"),
        ("the structure", "Atelier Qwertal-Alpha", "Atelier Qwertal-Alphb"),
        ("the day", "\"validFrom\":\"2026-11-24", "\"validFrom\":\"2026-11-23"),
        ("a byte of the proof", "\"proofValue\":\"z", "\"proofValue\":\"z2"),
        ("the purpose of the proof", "\"proofPurpose\":\"assertionMethod\"", "\"proofPurpose\":\"authentication\""),
    ];
    for (name, from, to) in touches {
        let touched = text.replacen(from, to, 1);
        assert_ne!(touched, text, "{name}");
        cases.push(case(&desk, name, &serde_json::from_str(&touched).unwrap(), &published));
    }
    // Under A's name, with B's keys.
    let b = format!("/issuers/{}", desk.house.town.b.attested.issuer);
    let mut stranger = desk.looks(&b).await.json();
    let text = stranger.to_string().replace(&desk.house.town.b.attested.issuer, &desk.house.town.a.attested.issuer);
    stranger = serde_json::from_str(&text).unwrap();
    cases.push(case(&desk, "another structure's key", &good, &(stranger, published.1.clone())));
    let answers = ask(&cases);
    desk.house.close().await;
    let Some(answers) = answers else { return };
    assert!(is_accepted(&answers[0]), "{}", answers[0]);
    for answer in &answers[1..] {
        assert!(answer["proof"].is_string(), "the verifier accepts {answer}");
    }
}

#[tokio::test]
async fn it_hears_of_a_revocation_and_believes_old_keys_but_no_stolen_one() {
    let desk = Desk::new().await;
    let id = desk.house.town.a.world.attestation.to_string();
    let first = desk.credential(&id).await;
    let mut cases = Vec::new();
    desk.house.parts().clock.advance(HOUR);
    assert_eq!(desk.house.post(&desk.director(), "/issuer/rotate", &[]).await.code(), 303);
    let later = desk.credential(&desk.issued(&[]).await).await;
    let published = desk.published().await;
    cases.push(case(&desk, "signed by the key before", &first, &published));
    cases.push(case(&desk, "signed by the new key", &later, &published));
    assert_eq!(desk.revokes(&id).await.code(), 303);
    let published = desk.published().await;
    cases.push(case(&desk, "revoked", &first, &published));
    cases.push(case(&desk, "its neighbour", &later, &published));
    let mut cleaned = published.clone();
    cleaned.1["credentialSubject"]["encodedList"] = cases[0]["list"]["credentialSubject"]["encodedList"].clone();
    cases.push(case(&desk, "a list that somebody cleaned", &first, &cleaned));
    let stolen = format!("/issuer_keys/{}/revoke", desk.keys().await[1].id);
    let reason = crate::browser::pairs(&[("reason", "Une sauvegarde perdue")]);
    assert_eq!(desk.house.post(&desk.director(), &stolen, &reason).await.code(), 303);
    cases.push(case(&desk, "signed by a stolen key", &later, &desk.published().await));
    let answers = ask(&cases);
    desk.house.close().await;
    let Some(answers) = answers else { return };
    assert!(is_accepted(&answers[0]) && is_accepted(&answers[1]), "{answers:#?}");
    assert_eq!(answers[2]["proof"], true, "it says who wrote it, not that it stands");
    assert!(answers[2]["status"].is_string(), "{}", answers[2]);
    assert!(is_accepted(&answers[3]), "{}", answers[3]);
    assert!(answers[4]["status"].is_string(), "{}", answers[4]);
    assert!(answers[5]["proof"].is_string(), "{}", answers[5]);
}
