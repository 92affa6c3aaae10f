//! Where one looks after a change, and what is said above that page.

use super::{
    answer::{Answer, Notice},
    ask::Ask,
    guards::{from_our_page, own_address},
    texts,
};
use crate::desk::{ActionRow, Refusal};

/// Where to look after a change; only our own addresses.
pub(super) fn landing(page: &str, action: &str) -> String {
    let own = own_address(page).unwrap_or("/");
    let joint = if own.contains('?') { '&' } else { '?' };
    format!("{own}{joint}said={}", action.replace(['.', '_'], "-"))
}

/// Where what was sent about a record belongs that another one absorbed: to the same gesture on that one, nothing lost. Whoever does
/// not read all is told of no merge: they may not see the record that is kept.
pub(super) async fn led(ask: &mut Ask, action: ActionRow, refusal: Refusal) -> Result<Answer, Refusal> {
    let (Ok(absorbed), Some(named)) = (ask.id::<uuid::Uuid>("id"), ask.path.get("id")) else { return Err(refusal) };
    if !matches!(refusal, Refusal::NotFound) || !action.on_record() || !ask.visit.reads_all() {
        return Err(refusal);
    }
    let to = ask.address.replace(named, "{kept}");
    let Some(successor) = ask.table.successor else { return Err(refusal) };
    match successor(ask.scope().await?, absorbed).await? {
        Some(kept) => Ok(Answer::Again(to.replace("{kept}", &kept.to_string()))),
        None => Err(refusal),
    }
}

/// What is said above the page after a change. Only one of our own pages leads to it: an address from elsewhere must not make
/// us say that something was done, nor have the script drop what was typed as if it had been sent.
pub(super) fn notice(ask: &Ask) -> Option<Notice> {
    let said = if from_our_page(&ask.headers, &ask.parts.config.base_url) { ask.query.get("said") } else { "" };
    let key = format!("said-{said}");
    let fits = !said.is_empty() && said.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    let text = (fits && texts::has(ask.visit.language, &key)).then(|| texts::say(ask.visit.language, &key))?;
    Some(Notice { key: said.to_owned(), text })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_landing_is_never_on_another_host() {
        assert_eq!(landing("//evil.example/x", "plan.sign"), "/?said=plan-sign");
        assert_eq!(landing("/cases/1?x=2", "session.log"), "/cases/1?x=2&said=session-log");
    }
}
