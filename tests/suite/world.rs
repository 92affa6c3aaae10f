//! Two structures of the same shape, A and B, made through the product's own actions.
//!
//! Invariant: every text typed into a structure holds its word and nobody else's, so that a word found where it does
//! not belong is a leak.

mod agreements;
mod assessments;
mod doubles;
mod needs;
mod pulses;
mod rows;
mod sharing;
mod sides;
mod transfers;
use crate::house::today;
use jalon::{
    desk::{ActionRow, Face, Here, LinkToken, Parts, Person, Role, Roles, Saved, Visit, World, perform},
    kernel::{Language, ids::*},
    people::{
        accounts::{admin, store as accounts, store::Where},
        employers::Country,
        structures::{Profile, StructureKind, store as structures},
    },
    web::{Table, visit},
};
use serde_json::{Value, json};
use std::sync::Arc;

/// The password of the people who have one: the director of A and the coach of A.
pub const PASSWORD: &str = "quatre chaises bleues";

/// Everybody and everything of a house.
#[derive(Clone)]
pub struct Town {
    pub a: Side,
    pub b: Side,
    /// Cookies.
    pub region_officer: String,
    pub network_officer: String,
}

/// One structure with its people and records.
#[derive(Clone)]
pub struct Side {
    pub here: Here,
    pub director: Human,
    pub quality_referent: Human,
    pub jobcoach: Human,
    /// Another jobcoach, with a case of their own.
    pub colleague: Human,
    pub supervisor: Human,
    pub tokens: Vec<(Role, String)>,
    pub world: World,
    /// The case of the colleague; nobody supervises its trainee.
    pub other_case: CaseId,
    pub other_trainee: TraineeId,
    /// The word of `world.link`'s address.
    pub link: String,
    /// The word of the door to `world.signature`.
    pub door: String,
    /// The word of the person's door to `world.sharing`; of the doors to what the employer, and the person, may read.
    pub consent: String,
    pub shared: String,
    pub shared_with_trainee: String,
    /// The words of the doors to `world.transfer`, and to `world.pulse` (the employer's).
    pub transfer_door: String,
    pub pulse: String,
    /// The words of the doors to `world.source`, the client's, and to `world.synthesised_assessment`, the person's.
    pub rating: String,
    pub synthesis: String,
    /// The wish of the contact who got it, and the word of the address that turns such mails off.
    pub wish: MailWishId,
    pub mailbox: String,
    pub attested: assessments::Attested,
}

/// A member who is signed in.
#[derive(Clone)]
pub struct Human {
    pub account: AccountId,
    pub member: MemberId,
    pub email: String,
    pub name: String,
    pub role: Role,
    pub cookie: String,
}

impl Human {
    /// This person at work, as the gate would find them.
    pub fn visit(&self, parts: &Parts, here: &Here) -> Visit {
        let roles = Roles(vec![self.role]);
        let person = Person::Member { account: self.account, member: self.member, name: self.name.clone(), roles };
        Visit::nobody(Face::Page, Language::Fr, parts.clock.now()).entering(here.clone(), person)
    }
}

/// Builds the town of a migrated, empty database.
pub async fn build(parts: &Arc<Parts>) -> Town {
    let network = structures::create_network(parts, "reseau", "Réseau des sources", Country::Fr).await.unwrap();
    let region = structures::create_region(parts, network, "rives", "Région des rives").await.unwrap();
    let relais = transfers::Relais::of(Builder::structure(parts, network, region, "relais", "Ocre").await).await;
    let a = Builder::structure(parts, network, region, "alpha", "Qwertal-Alpha").await.side(&relais).await;
    let b = Builder::structure(parts, network, region, "bravo", "Zyxwvu-Bravo").await.side(&relais).await;
    for person in [&a.director, &a.jobcoach] {
        admin::give_entry(parts, &person.email, Some(PASSWORD)).await.unwrap();
    }
    let region_officer = officer(parts, network, Some(region), "region@reseau.example").await;
    let network_officer = officer(parts, network, None, "reseau@reseau.example").await;
    let (a, b) = (signed_in(parts, a).await, signed_in(parts, b).await);
    Town { a, b, region_officer, network_officer }
}

async fn officer(parts: &Arc<Parts>, network: NetworkId, region: Option<RegionId>, email: &str) -> String {
    admin::add_officer(parts, network, region, email, "Noor Haddad").await.unwrap();
    let account = account(parts, email).await;
    begin(parts, account, Where::Network(network)).await
}

async fn account(parts: &Parts, email: &str) -> AccountId {
    let mut tx = parts.db.read().await.unwrap();
    accounts::by_email(&mut tx, email).await.unwrap().expect("an account").id
}

/// Signs in without the work of a password; answers with the cookie's word.
pub async fn begin(parts: &Parts, account: AccountId, place: Where) -> String {
    let mut tx = parts.db.write().await.unwrap();
    let word = accounts::begin_sign_in(&mut tx, &parts.chance, account, place, parts.clock.now()).await.unwrap();
    tx.commit().await.unwrap();
    word
}

async fn signed_in(parts: &Arc<Parts>, mut side: Side) -> Side {
    let here = side.here.id;
    for human in [&mut side.director, &mut side.quality_referent, &mut side.jobcoach, &mut side.colleague, &mut side.supervisor] {
        human.cookie = begin(parts, human.account, Where::Structure(here)).await;
    }
    side
}

pub(crate) struct Builder {
    pub(crate) parts: Arc<Parts>,
    table: Table,
    pub(crate) here: Here,
    word: &'static str,
}

/// Fields that hold what people write; what is not here is a date, a word of a list, a number or an id.
const WRITTEN: &[&str] = &["first_name", "last_name", "name", "text", "city", "contact_name", "contact_role", "job_title"];

/// Whether a field of an example holds somebody's words: it is named so, or is a sentence.
fn is_written(field: &str, value: &Value) -> bool {
    value.as_str().is_some_and(|v| WRITTEN.contains(&field) || (v.contains(' ') && v.contains(char::is_lowercase)))
}

impl Builder {
    async fn structure(parts: &Arc<Parts>, network: NetworkId, region: RegionId, slug: &str, word: &'static str) -> Builder {
        let new = structures::NewStructure {
            network,
            region: Some(region),
            slug: slug.into(),
            name: format!("Atelier {word}"),
            kind: StructureKind::Aci,
            country: Country::Fr,
            time_zone: "Europe/Paris".into(),
            language: Language::Fr,
            profile: Profile::Rejoins,
            since: today().plus_days(-1000),
        };
        structures::create(parts, new).await.unwrap();
        let here = visit::structure(parts, slug).await.unwrap().expect("just made");
        Builder { parts: parts.clone(), table: jalon::app::table(), here, word }
    }

    fn action(&self, name: &str) -> Option<ActionRow> {
        self.table.actions.iter().find(|a| a.name == name).copied()
    }

    /// Runs an action with its own example, its texts made this structure's and some of its fields changed. Nothing
    /// when the table has no such action.
    pub(crate) async fn act(&self, visit: Visit, name: &str, world: &World, change: Value) -> Option<Saved> {
        let action = self.action(name)?;
        let mut input = (action.example)(world);
        let fields = input.as_object_mut().expect("an example is an object");
        for (field, value) in fields.iter_mut().filter(|(f, v)| is_written(f, v)) {
            *value = format!("{} {field}", self.word).into();
        }
        for field in ["email", "contact_email"] {
            if let Some(value) = fields.get_mut(field) {
                *value = format!("{}@{}.example", self.word.to_lowercase(), self.here.slug).into();
            }
        }
        for (field, value) in change.as_object().expect("an object") {
            fields.insert(field.clone(), value.clone());
        }
        let ready = (action.read_json)(input).unwrap_or_else(|e| panic!("{name}: {e}"));
        Some(perform(self.parts.clone(), visit, action.name, action.audience, ready, None).await.unwrap_or_else(|e| panic!("{name}: {e}")))
    }

    async fn member(&self, by: Option<&Human>, world: &World, role: Role, name: &str) -> Human {
        let visit = match by {
            Some(director) => director.visit(&self.parts, &self.here),
            None => Visit::operator(self.here.clone(), self.parts.clock.now()),
        };
        let email = format!("{}.{}@{}.example", name.to_lowercase(), self.word.to_lowercase(), self.here.slug);
        let full = format!("{name} {}", self.word);
        let change = json!({"id": self.fresh(), "name": full, "email": email, "role": [role], "fte": null});
        let saved = self.act(visit, "member.invite", world, change).await.expect("members are invited");
        let account = account(&self.parts, &email).await;
        Human { account, member: saved.id.into(), email, name: full, role, cookie: String::new() }
    }

    async fn side(self, relais: &transfers::Relais) -> Side {
        let mut world = self.nothing_yet();
        world.receiver = relais.builder.id();
        let director = self.member(None, &world, Role::Director, "Dora").await;
        let quality_referent = self.member(Some(&director), &world, Role::QualityReferent, "Quentin").await;
        let jobcoach = self.member(Some(&director), &world, Role::Jobcoach, "Jeanne").await;
        let colleague = self.member(Some(&director), &world, Role::Jobcoach, "Karim").await;
        let supervisor = self.member(Some(&director), &world, Role::Supervisor, "Sonia").await;
        (world.coach, world.colleague) = (jobcoach.member, colleague.member);
        self.person(&mut world, &jobcoach, &supervisor).await;
        let link = self.job(&mut world, &jobcoach).await;
        let (other_trainee, other_case) = self.other(&world, &colleague).await;
        self.accompaniment(&mut world, &director, &jobcoach).await;
        self.needs(&mut world, &director, &jobcoach).await;
        self.assessments(&mut world, &director, &jobcoach, &supervisor).await;
        let attested = self.attested(&mut world, &jobcoach).await;
        let door = self.agreements(&mut world, &jobcoach).await;
        let [consent, shared, shared_with_trainee] = self.sharing(&mut world, &jobcoach).await;
        let pulse = self.pulses(&mut world, &jobcoach).await;
        let [rating, synthesis] = self.rated_by_mail(&mut world, &jobcoach).await;
        let transfer_door = self.transfers(&mut world, &jobcoach, relais).await;
        self.doubles(&mut world, &director).await;
        let mut tokens = Vec::new();
        for role in Role::ALL {
            let name = format!("{} {role}", self.word);
            tokens.push((*role, admin::create_token(&self.parts, self.here.clone(), *role, &name).await.unwrap().1));
        }
        let contact = format!("{}@{}.example", self.word, self.here.slug).to_lowercase();
        let wish: MailWishId = self.only(&format!("select id from mail_wishes where address = '{contact}'")).await.into();
        let mailbox = LinkToken::of_wish(&self.parts.config.key, self.here.id, wish).word().to_owned();
        let Builder { here, .. } = self;
        Side {
            here,
            director,
            quality_referent,
            jobcoach,
            colleague,
            supervisor,
            tokens,
            world,
            other_case,
            other_trainee,
            link,
            door,
            consent,
            shared,
            shared_with_trainee,
            transfer_door,
            pulse,
            rating,
            synthesis,
            wish,
            mailbox,
            attested,
        }
    }

    /// The trainee, case, plan, objective and sessions of the world.
    async fn person(&self, world: &mut World, coach: &Human, supervisor: &Human) {
        let visit = || coach.visit(&self.parts, &self.here);
        let ago = |days: i64| today().plus_days(-days);
        let change =
            json!({"id": self.fresh(), "entered_on": ago(230), "supervisor": supervisor.member, "phone": format!("{} 06", self.word)});
        let made = self.act(visit(), "trainee.create", world, change).await.expect("trainees are created");
        world.trainee = made.id.into();
        let made = self.act(visit(), "case.open", world, json!({"id": self.fresh(), "opened_on": ago(200)})).await;
        world.case = made.expect("cases are opened").id.into();
        let change = json!({"id": self.fresh(), "starts_on": ago(90), "planned_end": today().plus_days(90)});
        world.plan = self.act(visit(), "plan.draft", world, change).await.expect("plans are drafted").id.into();
        for by in ["trainee", "coach"] {
            self.act(visit(), "plan.sign", world, json!({"by": by, "on": ago(90)})).await.expect("plans are signed");
        }
        let change = json!({"id": self.fresh()});
        world.objective = self.act(visit(), "objective.open", world, change).await.expect("objectives are opened").id.into();
        let own = json!({"id": self.fresh(), "audience": "coach", "held_on": ago(30), "note": format!("{} coach only", self.word)});
        self.act(visit(), "session.log", world, own).await.expect("sessions are logged");
        let change = json!({"id": self.fresh(), "held_on": ago(7), "next_contact_on": today()});
        world.session = self.act(visit(), "session.log", world, change).await.expect("sessions are logged").id.into();
        world.fresh = self.fresh();
    }

    async fn other(&self, world: &World, colleague: &Human) -> (TraineeId, CaseId) {
        let visit = || colleague.visit(&self.parts, &self.here);
        let trainee = self.act(visit(), "trainee.create", world, self.another("Naïma")).await;
        let trainee: TraineeId = trainee.expect("trainees are created").id.into();
        let change = json!({"id": self.fresh(), "trainee": trainee, "coach": colleague.member});
        let case = self.act(visit(), "case.open", world, change).await.expect("cases are opened");
        (trainee, case.id.into())
    }

    /// The employer, contact, placement, milestone and link of the world; answers with the word of the link's address.
    async fn job(&self, world: &mut World, coach: &Human) -> String {
        let visit = || coach.visit(&self.parts, &self.here);
        let change = json!({"id": self.fresh(), "contact_phone": format!("{} 03", self.word), "siret": "732 829 320 00074"});
        world.employer = self.act(visit(), "employer.create", world, change).await.expect("employers are created").id.into();
        world.contact = self.only("select id from contacts").await.into();
        let change = json!({"id": self.fresh(), "tutor": format!("{} tutor", self.word)});
        world.placement = self.act(visit(), "placement.create", world, change).await.expect("placements are created").id.into();
        // The first day was asked about; the first week waits to be.
        world.milestone = self.only("select id from milestones where kind = 'DAY1'").await.into();
        self.act(visit(), "milestone.ask", world, json!({})).await.expect("milestones are asked about");
        world.link = self.only("select id from links").await.into();
        self.mailed_before().await;
        world.milestone = self.only("select id from milestones where kind = 'W1'").await.into();
        self.sides(world, coach).await;
        LinkToken::of(&self.parts.config.key, self.here.id, world.link).word().to_owned()
    }
}
