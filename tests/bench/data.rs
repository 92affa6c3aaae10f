//! A structure of any size, filled in batches through its scope: a coach has 25 cases, a case its plan, two objectives,
//! three sessions and, in three cases of five, a job with its milestones.
//!
//! Invariant: the measured coach's cases, and whatever their pages show, are the same at every size; only the rest of
//! the structure grows.

use crate::filler::Filler;
use jalon::{
    db::tables::*,
    desk::{Here, Parts, Role, hash_token},
    kernel::{Day, Language, ids::*},
    people::{
        accounts::{admin, store as accounts, store::Where},
        employers::Country,
        members::actions::InviteMember,
        names,
        structures::{Profile, StructureKind, store as structures},
    },
    web::visit,
};
use std::sync::Arc;

/// Cases of one coach.
pub const EACH: usize = 25;
/// Sessions of a measured case.
pub const SESSIONS: usize = 200;
/// Sessions of the fullest case, which has three jobs and forty milestones.
pub const FULL: usize = 500;
/// Questions mailed to employers and not yet answered.
pub const LINKS: usize = 700;
/// Cases written in one transaction.
const PART: usize = 2_000;

/// What is measured in a structure.
pub struct Place {
    pub here: Here,
    pub coach: MemberId,
    pub cookie: String,
    pub csrf: String,
    pub cases: Vec<CaseId>,
    /// The fullest case, a colleague's.
    pub full: CaseId,
    /// The latest of the fullest case's assessments.
    pub assessment: AssessmentId,
    /// Words of mailed links.
    pub links: Vec<String>,
    /// The question of one of them.
    pub milestone: MilestoneId,
    pub today: Day,
}

/// Fills an empty, migrated database with one structure of so many cases.
pub async fn fill(parts: &Arc<Parts>, cases: usize) -> Place {
    let network = structures::create_network(parts, "reseau", "Réseau", Country::Fr).await.expect("a network");
    let today = today(parts);
    let new = structures::NewStructure {
        network,
        region: None,
        slug: "atelier".into(),
        name: "Atelier du Cèdre".into(),
        kind: StructureKind::Aci,
        country: Country::Fr,
        time_zone: "Europe/Paris".into(),
        language: Language::Fr,
        profile: Profile::Rejoins,
        since: today.plus_days(-3000),
    };
    structures::create(parts, new).await.expect("a structure");
    let here = visit::structure(parts, "atelier").await.expect("an answer").expect("just made");
    let place = coach(parts, here.clone(), today).await;
    let mut filler = Filler::new(parts.clone(), here, today, place);
    for from in (0..cases).step_by(PART) {
        filler.part(from..(from + PART).min(cases)).await;
    }
    // Written past the stores, the names are made ready for finding as those of an old database are.
    let mut scope = parts.db.write_in(filler.place.here.id).await.expect("a scope");
    let q = scope.delete(KeyEditions::Table);
    scope.run(&q).await.expect("an edition");
    scope.commit().await.expect("kept");
    names::renew::all(&parts.db).await.expect("keys");
    filler.place.assessment = crate::eyes::fill(parts, &filler.place).await;
    filler.place
}

fn today(parts: &Parts) -> Day {
    jalon::kernel::moment::Zone::named("Europe/Paris").expect("a zone").day(parts.clock.now())
}

/// The coach who is measured, signed in.
async fn coach(parts: &Arc<Parts>, here: Here, today: Day) -> Place {
    let email = "ines.morel@atelier.example";
    let invite = InviteMember {
        id: None,
        name: "Inès Morel".parse().expect("a name"),
        email: email.parse().expect("an address"),
        role: vec![Role::Jobcoach],
        fte: None,
    };
    let coach = admin::act(parts, here.clone(), invite).await.expect("a member").id.into();
    let mut tx = parts.db.write().await.expect("a transaction");
    let account = accounts::by_email(&mut tx, email).await.expect("an answer").expect("just made").id;
    let place = Where::Structure(here.id);
    let cookie = accounts::begin_sign_in(&mut tx, &parts.chance, account, place, parts.clock.now()).await.expect("a sign-in");
    tx.commit().await.expect("kept");
    let csrf = visit::csrf_token(parts, &hash_token(&cookie));
    let nobody = || parts.chance.uuid(parts.clock.now());
    let (milestone, full, assessment) = (nobody().into(), nobody().into(), nobody().into());
    Place { here, coach, cookie, csrf, cases: Vec::new(), full, assessment, links: Vec::new(), milestone, today }
}
