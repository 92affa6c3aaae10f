//! What verifiers fetch: a structure's keys, and its status lists. Programs of any site may read them, and keep them for a while.
//!
//! Invariant: what is served says which keys a structure signs with and which places were revoked, nothing of anybody; a structure
//! that never attested is not there, whatever it is called elsewhere.

use super::{
    codes,
    keys::{self, store::Known},
    lists,
};
use crate::{
    desk::{Audience, Refusal},
    web::{Answer, Ask, Table},
};
use axum::http::{HeaderMap, header};

/// How long others may keep what they fetched, in seconds: a revocation is seen by everybody after that.
const KEPT: u64 = 300;

pub fn register(t: &mut Table) {
    t.page("/issuers/{name}", "issuer.show", Audience::ANYONE, issuer);
    t.page("/issuers/{name}/status/{number}", "issuer.status", Audience::ANYONE, status);
}

async fn known(ask: &Ask) -> Result<Known, Refusal> {
    let name = ask.path.get("name").filter(|name| codes::is_name(name)).ok_or(Refusal::NotFound)?;
    keys::store::named(&ask.parts, name).await?.ok_or(Refusal::NotFound)
}

/// The first kind that the caller names, or plain JSON, which every verifier reads.
fn kind(headers: &HeaderMap, offered: &[&'static str]) -> &'static str {
    let asked = headers.get(header::ACCEPT).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let named = |kind: &str| asked.split(',').any(|one| one.split(';').next().is_some_and(|one| one.trim() == kind));
    offered.iter().copied().find(|kind| named(kind)).unwrap_or("application/json")
}

async fn issuer(ask: Ask) -> Result<Answer, Refusal> {
    let known = known(&ask).await?;
    let mut scope = ask.parts.db.read_in(known.structure).await?;
    let keys = keys::store::all(&mut scope).await?;
    let document = keys::issuer(known.address, known.name, &keys).document().map_err(|e| lists::broken(&e))?;
    let kind = kind(&ask.headers, &["application/cid", "application/ld+json"]);
    Ok(Answer::Public { kind, text: document.to_string(), seconds: KEPT })
}

async fn status(ask: Ask) -> Result<Answer, Refusal> {
    let known = known(&ask).await?;
    let number = ask.path.get("number").filter(|n| !n.starts_with(['+', '0'])).and_then(|n| n.parse().ok()).ok_or(Refusal::NotFound)?;
    let mut scope = ask.parts.db.read_in(known.structure).await?;
    let text = lists::served(&mut scope, number).await?.ok_or(Refusal::NotFound)?;
    Ok(Answer::Public { kind: kind(&ask.headers, &["application/vc", "application/ld+json"]), text, seconds: KEPT })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verifier_gets_the_kind_it_names() {
        let asked = |accept: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT, accept.parse().unwrap());
            kind(&headers, &["application/vc", "application/ld+json"])
        };
        assert_eq!(asked("application/vc, application/json;q=0.5"), "application/vc");
        assert_eq!(asked("application/ld+json;profile=\"x\", */*"), "application/ld+json");
        assert_eq!(asked("text/html,*/*"), "application/json");
        assert_eq!(kind(&HeaderMap::new(), &["application/vc"]), "application/json");
    }
}
