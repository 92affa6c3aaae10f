//! The credential: what the paper says, as an Open Badges 3.0 `OpenBadgeCredential`, which is a W3C Verifiable Credential 2.0.
//!
//! Invariant: pure. [`document`] writes the claims, [`proof::sign`] adds the proof, [`proof::verify`] reads it; keys, moments and
//! places in the status list come from the caller.
//!
//! Sources: *Open Badges Specification 3.0* (1EdTech, final), Appendix B (data model); *Verifiable Credentials Data Model 2.0*,
//! *Data Integrity 1.0*, *EdDSA Cryptosuites 1.0*, *Bitstring Status List 1.0*, *Controlled Identifiers 1.0* (W3C
//! Recommendations of 15 May 2025); RFC 8785 (JCS).
//!
//! How the paper's parts are told:
//! * each skill is a `ResultDescription` with the framework's levels as `RubricCriterionLevel`s, and a `Result` that points to one;
//! * who said so is an `Evidence` per skill: a `Result` has no words of its own for it;
//! * the person is named in plain identities (`hashed: false`), because the holder hands them over with the paper anyway, and
//!   has no DID of their own: whoever checks compares the name with the person in front of them;
//! * the credential's id is the address of verification, so both outputs lead to one page.

pub mod issuer;
pub mod proof;
pub mod status;

use super::{Attestation, Flaw, Skill, plain, words};
use serde_json::{Value, json};
use time::format_description::well_known::Rfc3339;
use time::{Date, OffsetDateTime, UtcOffset};

/// The contexts of a credential, in the order in which both standards ask for them. They are named by versions that are
/// frozen: a context that changed would change what is signed.
pub const CONTEXTS: [&str; 2] = ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"];

/// Why there is no credential.
#[derive(Debug, thiserror::Error)]
pub enum CredentialError {
    #[error("this cannot be attested: {0}")]
    Flaw(#[from] Flaw),
    #[error("a moment outside of the years 0 to 9999")]
    Moment,
    #[error("not a JSON object")]
    Shape,
    #[error("cannot be written canonically: {0}")]
    Canonical(#[from] serde_json::Error),
    #[error("the key {0} may not sign any more")]
    Retired(String),
}

/// A moment as the standards write it: UTC, whole seconds.
///
/// # Errors
/// [`CredentialError::Moment`] outside of four-digit years.
pub fn moment(at: OffsetDateTime) -> Result<String, CredentialError> {
    let at = at.to_offset(UtcOffset::UTC).replace_nanosecond(0).map_err(|_| CredentialError::Moment)?;
    at.format(&Rfc3339).map_err(|_| CredentialError::Moment)
}

/// Open Badges wants a moment where we know a day: its midnight in UTC.
fn day(on: Date) -> Result<String, CredentialError> {
    moment(on.midnight().assume_utc())
}

/// The claims, without a proof. `place` is the credential's place in the structure's status list.
///
/// # Errors
/// [`CredentialError::Flaw`] for what must not be attested.
pub fn document(attestation: &Attestation, place: &status::Place) -> Result<Value, CredentialError> {
    attestation.check()?;
    let words = words::of(attestation.language);
    let id = &attestation.verification.address;
    let structure = &attestation.structure;
    Ok(json!({
        "@context": CONTEXTS,
        "id": id,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": &words.title,
        "description": words::statement(attestation.language, &plain(&structure.name), attestation.period),
        "issuer": {
            "id": structure.address,
            "type": ["Profile"],
            "name": plain(&structure.name),
            "address": { "type": ["Address"], "addressLocality": plain(&structure.city) },
        },
        "validFrom": moment(attestation.issued)?,
        "credentialSubject": subject(attestation)?,
        "evidence": evidence(attestation),
        "credentialStatus": place.entry(),
    }))
}

fn subject(attestation: &Attestation) -> Result<Value, CredentialError> {
    let id = &attestation.verification.address;
    let attester = &attestation.attester;
    Ok(json!({
        "type": ["AchievementSubject"],
        "identifier": identities(attestation),
        "activityStartDate": day(attestation.period.0)?,
        "activityEndDate": day(attestation.period.1)?,
        "source": {
            "id": format!("{id}#attester"),
            "type": ["Profile"],
            "name": plain(&attester.name),
            "description": plain(&attester.role),
        },
        "achievement": achievement(attestation),
        "result": results(attestation),
    }))
}

fn identities(attestation: &Attestation) -> Vec<Value> {
    let identity =
        |kind: &str, text: String| json!({ "type": "IdentityObject", "hashed": false, "identityHash": text, "identityType": kind });
    let mut all = vec![identity("name", attestation.holder.full_name())];
    if let Some(born) = attestation.holder.birth_date {
        // The standard's list has no birth date; `ext:` is its way to add one.
        all.push(identity("ext:birthDate", born.to_string()));
    }
    all
}

fn achievement(attestation: &Attestation) -> Value {
    let words = words::of(attestation.language);
    let (id, framework) = (&attestation.verification.address, &attestation.framework);
    let criteria = [
        format!("{}{}{}", &words.purpose, words.colon, plain(&attestation.purpose)),
        format!("{}{}{}.", &words.steps, words.colon, steps(attestation).join(" · ")),
        words.synthesis.clone(),
    ];
    let name = format!("{}, {}", &words.title, plain(&framework.name));
    json!({
        "id": format!("{id}#achievement"),
        "type": ["Achievement"],
        "achievementType": "Assessment",
        "name": name,
        "description": format!("{}{}{}, {}\u{a0}{}", &words.framework, words.colon, plain(&framework.name), words.version, plain(&framework.version)),
        "version": plain(&framework.version),
        "inLanguage": attestation.language.word(),
        "criteria": { "narrative": criteria.join("\n\n") },
        "resultDescription": descriptions(attestation),
    })
}

fn steps(attestation: &Attestation) -> Vec<String> {
    attestation.scale.iter().map(|level| plain(level)).collect()
}

/// Skills are numbered over all domains, from 1.
fn numbered(attestation: &Attestation) -> impl Iterator<Item = (usize, String, &Skill)> {
    attestation.skills().enumerate().map(|(n, (domain, skill))| (n + 1, plain(&domain.name), skill))
}

fn level_id(attestation: &Attestation, skill: usize, level: usize) -> String {
    format!("{}#skill-{skill}-level-{}", attestation.verification.address, level + 1)
}

fn descriptions(attestation: &Attestation) -> Vec<Value> {
    let id = &attestation.verification.address;
    let one = |(n, domain, skill): (usize, String, &Skill)| {
        let level = |(level, words): (usize, String)| {
            json!({
                "id": level_id(attestation, n, level),
                "type": ["RubricCriterionLevel"],
                "name": words,
                "level": (level + 1).to_string(),
            })
        };
        let levels: Vec<Value> = steps(attestation).into_iter().enumerate().map(level).collect();
        json!({
            "id": format!("{id}#skill-{n}"),
            "type": ["ResultDescription"],
            "name": format!("{domain} › {}", plain(&skill.wording)),
            "resultType": "RubricCriterionLevel",
            "rubricCriterionLevel": levels,
        })
    };
    numbered(attestation).map(one).collect()
}

fn results(attestation: &Attestation) -> Vec<Value> {
    let id = &attestation.verification.address;
    let one = |(n, _, skill): (usize, String, &Skill)| {
        json!({
            "type": ["Result"],
            "resultDescription": format!("{id}#skill-{n}"),
            "achievedLevel": level_id(attestation, n, skill.level),
            "value": plain(attestation.level(skill)),
        })
    };
    numbered(attestation).map(one).collect()
}

/// Who said so, skill by skill, and the person's own words.
fn evidence(attestation: &Attestation) -> Vec<Value> {
    let words = words::of(attestation.language);
    let id = &attestation.verification.address;
    let one = |(n, domain, skill): (usize, String, &Skill)| {
        json!({
            "id": format!("{id}#views-{n}"),
            "type": ["Evidence"],
            "name": format!("{domain} › {}", plain(&skill.wording)),
            "narrative": format!("{}{}{}", &words.said_by, words.colon, words::sources(attestation.language, &skill.sources)),
        })
    };
    let mut all: Vec<Value> = numbered(attestation).map(one).collect();
    let comment = attestation.comment.as_deref().unwrap_or_default();
    let comment: Vec<String> = comment.lines().map(plain).filter(|line| !line.is_empty()).collect();
    if !comment.is_empty() {
        let narrative = comment.join("\n\n");
        all.push(json!({ "id": format!("{id}#comment"), "type": ["Evidence"], "name": &words.comment, "narrative": narrative }));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;

    fn place() -> status::Place {
        status::Place { list: "https://jalon.example/issuers/la-passerelle/status/1".into(), index: 5 }
    }

    /// Every text of a JSON value.
    fn texts(value: &Value) -> Vec<String> {
        match value {
            Value::String(text) => vec![text.clone()],
            Value::Array(values) => values.iter().flat_map(texts).collect(),
            Value::Object(fields) => fields.values().flat_map(texts).collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn it_says_everything_that_the_paper_says() {
        for sample in samples::all() {
            let all = texts(&document(&sample, &place()).unwrap()).join("\n");
            let mut said = vec![sample.holder.full_name(), plain(&sample.purpose), sample.framework.version.clone()];
            said.extend([plain(&sample.structure.name), sample.attester.name.clone(), sample.attester.role.clone()]);
            said.extend(sample.domains.iter().map(|domain| plain(&domain.name)));
            said.extend(sample.skills().map(|(_, skill)| plain(&skill.wording)));
            said.extend(sample.skills().map(|(_, skill)| words::sources(sample.language, &skill.sources)));
            for text in said {
                assert!(all.contains(&text), "{text}");
            }
        }
    }

    #[test]
    fn a_birth_date_that_the_holder_left_out_is_nowhere() {
        let mut sample = samples::short_fr();
        let with = document(&sample, &place()).unwrap();
        assert_eq!(with["credentialSubject"]["identifier"][1]["identityHash"], "1994-03-14");
        sample.holder.birth_date = None;
        let without = document(&sample, &place()).unwrap();
        assert!(!without.to_string().contains("1994"));
        assert!(!without.to_string().contains("birthDate"));
    }

    #[test]
    fn each_result_points_to_a_level_of_its_own_skill() {
        let document = document(&samples::long_fr(), &place()).unwrap();
        let subject = &document["credentialSubject"];
        let results = subject["result"].as_array().unwrap();
        assert_eq!(results.len(), 40);
        for (n, result) in results.iter().enumerate() {
            let description = &subject["achievement"]["resultDescription"][n];
            assert_eq!(result["resultDescription"], description["id"]);
            let levels = description["rubricCriterionLevel"].as_array().unwrap();
            let reached = levels.iter().find(|level| level["id"] == result["achievedLevel"]).unwrap();
            assert_eq!(reached["name"], result["value"]);
        }
    }
}
