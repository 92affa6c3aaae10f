//! From a sealed assessment and what the person chose to the words of an attestation.

use super::{
    Attestation, Attester, Domain, Flaw, Framework, Holder, Skill, Structure, Verification, attestable, check_agreed,
    content::{LONGEST, LONGEST_COMMENT},
    may_attest, may_be_attested, paper,
};
use crate::{
    db::Scope,
    desk::{Here, Refusal, Visit},
    kernel::{Day, Language, Moment, ids::*, signal::Signal},
    method::{
        assessments::{
            Rated, Source, View,
            store::{self as assessments, Asked, Assessment},
        },
        cases,
        frameworks::{self, Grid},
    },
    people::{
        members::{self, store::Member},
        trainees::{self, store::Trainee},
    },
    web::texts::say,
};
use std::collections::BTreeMap;
use time::{OffsetDateTime, UtcOffset};

/// Everything an attestation is made from.
pub struct Ground {
    pub a: Assessment,
    pub grid: Grid,
    pub views: Vec<(Source, View)>,
    pub asked: Vec<Asked>,
    pub person: Trainee,
    pub coach: Option<MemberId>,
    /// Who attests, and whether as the case's coach.
    pub attester: Member,
    pub as_coach: bool,
}

/// What the person chose.
pub struct Choices {
    pub language: Language,
    pub levels: Vec<Rated>,
    pub birth_date: bool,
    pub purpose: String,
    pub comment: Option<String>,
    pub place: String,
    pub agreed_on: Day,
}

fn to_record(of: &Ground) -> String {
    format!("/trainees/{}/edit", of.person.id)
}

/// Reads what an attestation would be made from, for whoever may attest.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Forbidden`], and what [`may_be_attested`] refuses.
pub async fn ground(scope: &mut Scope, visit: &Visit, id: AssessmentId) -> Result<Ground, Refusal> {
    let a = assessments::find(scope, id).await?.ok_or(Refusal::NotFound)?;
    let coach = match a.case {
        Some(case) => cases::store::find(scope, case).await?.map(|case| case.coach),
        None => None,
    };
    may_attest(visit, coach)?;
    let see = || format!("/assessments/{id}");
    may_be_attested(&a).map_err(|why| Refusal::said("", why).way_out("assessment-see", see()))?;
    let person = trainees::store::find(scope, a.trainee.ok_or(Refusal::NotFound)?).await?.ok_or(Refusal::NotFound)?;
    let grid = frameworks::store::used(scope, (&a.framework, a.number), a.framework_id).await?.grid;
    let (views, asked) = (assessments::views(scope, &a).await?, assessments::sources(scope, id).await?);
    // A program signs nothing: it hands in what the case's coach attests.
    let signer = visit.member().or(coach).ok_or_else(|| Refusal::rule("", "err-attest-signer"))?;
    let attester = members::store::find(scope, signer).await?.ok_or(Refusal::NotFound)?;
    Ok(Ground { as_coach: coach == Some(attester.id), a, grid, views, asked, person, coach, attester })
}

/// The moment of issue with the offset of the structure's clocks, so that its day is the day there.
pub fn issued(here: &Here, now: Moment) -> OffsetDateTime {
    let utc = super::keys::instant(now);
    let (hour, minute) = here.zone.hour_minute(now);
    let wall = here.zone.day(now).0.with_hms(hour as u8, minute as u8, utc.second());
    let minutes = wall.map_or(0, |wall| (wall.assume_utc() - utc).whole_minutes());
    utc.to_offset(UtcOffset::from_whole_seconds(minutes as i32 * 60).unwrap_or(UtcOffset::UTC))
}

/// The first and the last day on which a source handed in; what a bundle told may know only the day of the whole.
fn period(of: &Ground) -> (Day, Day) {
    let given = || of.asked.iter().filter_map(|a| a.given_on);
    let whole = of.a.assessed_on.or(of.a.sealed_on).unwrap_or(of.a.prepared_on);
    (given().min().unwrap_or(whole), given().max().unwrap_or(whole))
}

/// The words of an attestation, by the rules.
///
/// # Errors
/// Each reason why not, beside its field.
pub fn compose(
    of: &Ground,
    here: &Here,
    chosen: &Choices,
    issued: OffsetDateTime,
    (issuer, verification): (String, Verification),
) -> Result<Attestation, Refusal> {
    check_agreed(chosen.agreed_on, of.a.sealed_on, Day(issued.date())).map_err(|why| Refusal::said("agreed_on", why))?;
    for (field, text, most) in [("purpose", Some(&chosen.purpose), LONGEST), ("comment", chosen.comment.as_ref(), LONGEST_COMMENT)] {
        if text.is_some_and(|text| text.chars().count() > most) {
            return Err(Refusal::said(field, Signal::new("err-attest-long").with("most", most)));
        }
    }
    let birth_date = of.person.birth_date.filter(|_| chosen.birth_date).map(|day| day.0);
    if chosen.birth_date && birth_date.is_none() {
        return Err(Refusal::rule("birth_date", "err-attest-birth-date").way_out("trainee-edit-way", to_record(of)));
    }
    let language = chosen.language;
    let (first, last) = period(of);
    let role = if of.as_coach { "role-jobcoach" } else { "role-director" };
    let attestation = Attestation {
        language,
        holder: Holder { first_name: of.person.first_name.clone(), last_name: of.person.last_name.clone(), birth_date },
        structure: Structure { name: here.name.clone(), city: chosen.place.clone(), address: issuer },
        framework: Framework { name: of.grid.name.say(language).to_owned(), version: of.a.number.to_string() },
        purpose: chosen.purpose.clone(),
        period: (first.0, last.0),
        scale: of.grid.levels.iter().map(|level| level.say(language).to_owned()).collect(),
        domains: domains(of, chosen)?,
        comment: chosen.comment.clone(),
        attester: Attester { name: of.attester.name.clone(), role: say(language, role) },
        issued,
        verification,
    };
    check_signs(of, &attestation)?;
    attestation.check().map_err(|flaw| refused(&flaw))?;
    Ok(attestation)
}

/// The chosen skills under their headings, in the framework's order.
fn domains(of: &Ground, chosen: &Choices) -> Result<Vec<Domain>, Refusal> {
    let mut levels: BTreeMap<&str, usize> = BTreeMap::new();
    for rated in &chosen.levels {
        let wrong = |key: &str| Refusal::said("levels", Signal::new(key).with("item", &rated.item));
        let item = of.grid.item(&rated.item).ok_or_else(|| wrong("err-rating-item"))?;
        let Some(level) = rated.level else { continue };
        let named = |key: &str| Refusal::said("levels", Signal::new(key).with("item", item.label.say(chosen.language)));
        let (said, _) = attestable(&item.code, &of.views).ok_or_else(|| named("err-attest-uncrossed"))?;
        if !said.contains(&level) {
            return Err(named("err-attest-level"));
        }
        if levels.insert(&item.code, level as usize).is_some() {
            return Err(wrong("err-rating-twice"));
        }
    }
    if levels.is_empty() {
        return Err(Refusal::rule("levels", "err-attest-none"));
    }
    let skill = |item: &&frameworks::Item| {
        let level = *levels.get(item.code.as_str())?;
        let (_, sources) = attestable(&item.code, &of.views)?;
        Some(Skill { wording: item.label.say(chosen.language).to_owned(), level, sources })
    };
    let name = |domain: Option<&frameworks::Wording>| domain.unwrap_or(&of.grid.name).say(chosen.language).to_owned();
    let all = of
        .grid
        .domains()
        .into_iter()
        .map(|(domain, items)| Domain { name: name(domain), skills: items.iter().filter_map(skill).collect() });
    Ok(all.filter(|domain| !domain.skills.is_empty()).collect())
}

/// Whether the paper has every sign: asked of each text, so that whoever typed it hears where.
fn check_signs(of: &Ground, a: &Attestation) -> Result<(), Refusal> {
    let typed = [("purpose", a.purpose.clone()), ("comment", a.comment.clone().unwrap_or_default()), ("place", a.structure.city.clone())];
    let skills =
        a.skills().map(|(domain, skill)| format!("{} {} {}", domain.name, skill.wording, a.level(skill))).collect::<Vec<_>>().join(" ");
    let kept = [a.structure.name.clone(), a.framework.name.clone(), a.attester.name.clone(), skills].join(" ");
    let mut said = Vec::new();
    for (field, text) in typed.into_iter().chain([("", kept)]) {
        if let Some(why) = missing(&text)? {
            said.push(crate::desk::Said::new(field, why));
        }
    }
    if let Some(why) = missing(&a.holder.full_name())? {
        said.push(crate::desk::Said { way_out: Some(("trainee-edit-way".into(), to_record(of))), ..crate::desk::Said::new("", why) });
    }
    if said.is_empty() { Ok(()) } else { Err(Refusal::Said(said)) }
}

fn missing(text: &str) -> Result<Option<Signal>, Refusal> {
    let signs = paper::unwritable(text).map_err(|e| printing(&e))?;
    let listed = signs.iter().map(char::to_string).collect::<Vec<_>>().join(" ");
    Ok((!signs.is_empty()).then(|| Signal::new("err-attest-signs").with("signs", listed)))
}

fn refused(flaw: &Flaw) -> Refusal {
    match flaw {
        Flaw::TooLong { most, .. } => Refusal::said("", Signal::new("err-attest-long").with("most", most)),
        Flaw::Empty("city") => Refusal::rule("place", "err-missing"),
        Flaw::Empty("purpose") => Refusal::rule("purpose", "err-missing"),
        Flaw::NoSkill => Refusal::rule("levels", "err-attest-none"),
        Flaw::Period => Refusal::rule("", "err-attest-period"),
        Flaw::Empty(_) | Flaw::Uncrossed(_) | Flaw::Level(_) => Refusal::rule("levels", "err-attest-incomplete"),
    }
}

/// A paper that cannot be printed although every rule was asked is a mistake of ours.
pub fn printing(e: &paper::PaperError) -> Refusal {
    Refusal::Broken(crate::db::Error::Opening(format!("a paper could not be printed: {e}")))
}
