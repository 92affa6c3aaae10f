//! The rows behind the cases that are measured: names, plans, sessions, jobs, mailed links.

use super::data::{EACH, FULL, LINKS, Place, SESSIONS};
use jalon::{
    db::{Scope, tables::*},
    desk::{Here, LinkToken, Parts},
    kernel::{Day, Moment, ids::*, moment::DAY},
    method::{milestones::MilestoneKind, placements::schedule},
};
use sea_query::Value;
use std::sync::Arc;

/// Sessions of any other.
const FEW: usize = 3;
/// Rows in one statement.
const ROWS: usize = 300;

/// Rows of one table, written once those they point at are.
struct Rows<T>(Vec<Vec<(T, Value)>>);

impl<T: TenantTable> Rows<T> {
    fn new() -> Self {
        Rows(Vec::new())
    }

    fn add(&mut self, row: Vec<(T, Value)>) {
        self.0.push(row);
    }

    async fn end(&mut self, scope: &mut Scope) {
        let mut rows = std::mem::take(&mut self.0).into_iter().peekable();
        while rows.peek().is_some() {
            let q = scope.insert_all(rows.by_ref().take(ROWS).collect());
            scope.run(&q).await.expect("rows that fit");
        }
    }
}

/// Who fills.
pub struct Filler {
    parts: Arc<Parts>,
    here: Here,
    today: Day,
    /// Ids are made in the order of time, as they are in life.
    tick: i64,
    coach: MemberId,
    other: MemberId,
    employer: EmployerId,
    /// Its contact's address.
    mailbox: String,
    cases: Rows<Cases>,
    trainees: Rows<Trainees>,
    plans: Rows<Plans>,
    objectives: Rows<Objectives>,
    sessions: Rows<Sessions>,
    placements: Rows<Placements>,
    milestones: Rows<Milestones>,
    links: Rows<Links>,
    pub place: Place,
}

const FIRST: [&str; 12] = ["Awa", "Léo", "Nadia", "Yann", "Inaya", "Tomas", "Salomé", "Karim", "Jeanne", "Malik", "Rose", "Ivan"];
const LAST: [&str; 14] = [
    "Diallo", "Berger", "Haddad", "Le Goff", "Moreau", "Santos", "Petit", "Benali", "Roche", "Dubois", "Lambert", "Nowak", "Costa", "Faure",
];
pub const NOTE: &str = "Point au poste avec le tuteur : la cadence est tenue le matin, la fatigue vient après 15 h. On garde la \
                    fiche de poste en images, on essaie une pause courte et on en reparle la semaine prochaine.";

impl Filler {
    /// At the door of an empty structure.
    pub fn new(parts: Arc<Parts>, here: Here, today: Day, place: Place) -> Self {
        Filler {
            employer: parts.chance.uuid(parts.clock.now()).into(),
            mailbox: String::new(),
            parts,
            here,
            today,
            tick: 0,
            coach: place.coach,
            other: place.coach,
            cases: Rows::new(),
            trainees: Rows::new(),
            plans: Rows::new(),
            objectives: Rows::new(),
            sessions: Rows::new(),
            placements: Rows::new(),
            milestones: Rows::new(),
            links: Rows::new(),
            place,
        }
    }

    fn id<T: From<uuid::Uuid>>(&mut self) -> T {
        self.tick += 1;
        self.parts.chance.uuid(Moment(self.parts.clock.now().0 - 300 * DAY + 10 * self.tick)).into()
    }

    fn ago(&self, days: usize) -> Day {
        self.today.plus_days(-i64::try_from(days).expect("few"))
    }

    /// Writes some of the cases, in one transaction.
    pub async fn part(&mut self, numbers: std::ops::Range<usize>) {
        let mut scope = self.parts.db.write_in(self.here.id).await.expect("a scope");
        for n in numbers {
            if n % EACH == 0 {
                self.other = if n == 0 { self.coach } else { self.member(&mut scope, n).await };
            }
            if n % 10 == 0 {
                self.employer(&mut scope, n).await;
            }
            self.case(n);
        }
        self.trainees.end(&mut scope).await;
        self.cases.end(&mut scope).await;
        self.plans.end(&mut scope).await;
        self.objectives.end(&mut scope).await;
        self.sessions.end(&mut scope).await;
        self.placements.end(&mut scope).await;
        self.milestones.end(&mut scope).await;
        self.links.end(&mut scope).await;
        scope.commit().await.expect("kept");
    }

    async fn member(&mut self, scope: &mut Scope, n: usize) -> MemberId {
        let id: MemberId = self.id();
        let q = scope.insert(vec![
            (Members::Id, id.into()),
            (Members::Name, format!("{} {}", FIRST[n / EACH % 12], LAST[n / EACH % 14]).into()),
            (Members::Roles, "jobcoach".into()),
        ]);
        scope.run_one(&q).await.expect("a member");
        id
    }

    async fn employer(&mut self, scope: &mut Scope, n: usize) {
        let id: EmployerId = self.id();
        let q = scope.insert(vec![
            (Employers::Id, id.into()),
            (Employers::Name, format!("Boulangerie {}", LAST[n / 10 % 14]).into()),
            (Employers::Folded, format!("boulangerie {n}").into()),
            (Employers::Country, "FR".into()),
            (Employers::City, "Lille".into()),
        ]);
        scope.run_one(&q).await.expect("an employer");
        let contact: ContactId = self.id();
        self.mailbox = format!("claire{n}@boulangerie.example");
        let q = scope.insert(vec![
            (Contacts::Id, contact.into()),
            (Contacts::EmployerId, id.into()),
            (Contacts::Name, "Claire Aubin".into()),
            (Contacts::Email, self.mailbox.clone().into()),
            (Contacts::Phone, "03 20 00 00 00".into()),
        ]);
        scope.run_one(&q).await.expect("a contact");
        self.employer = id;
    }

    fn case(&mut self, n: usize) {
        let measured = n < EACH;
        let (k, coach) = (n % EACH, self.other);
        let (trainee, case): (TraineeId, CaseId) = (self.id(), self.id());
        let (first, last) = (FIRST[n % 12], LAST[n % 14]);
        let row = vec![
            (Trainees::Id, trainee.into()),
            (Trainees::FirstName, first.into()),
            (Trainees::LastName, last.into()),
            (Trainees::Folded, format!("{last} {first} {n}").to_lowercase().into()),
            (Trainees::Phone, "06 00 00 00 00".into()),
            (Trainees::EnteredOn, self.ago(250 + n % 100).into()),
        ];
        self.trainees.add(row);
        let closed = !measured && n % 10 == 9;
        let stage = match closed {
            true => "closed",
            false => ["in_employment", "towards"][usize::from(n % 5 >= 3)],
        };
        // Three contacts today, two late, the others to come.
        let next = self.today.plus_days([0, 0, 0, -1, -4].get(k).copied().unwrap_or(k as i64));
        let row = vec![
            (Cases::Id, case.into()),
            (Cases::TraineeId, trainee.into()),
            (Cases::CoachId, coach.into()),
            (Cases::Stage, stage.into()),
            (Cases::OpenedOn, self.ago(240).into()),
            (Cases::ClosedOn, closed.then(|| self.ago(5)).into()),
            (Cases::NextContactOn, next.into()),
            // As the sessions below say.
            (Cases::MetTraineeOn, self.ago(1).into()),
            (Cases::MetEmployerOn, self.ago(2).into()),
        ];
        self.cases.add(row);
        self.plan(n, case, coach);
        let full = n == EACH;
        for s in 0..if measured {
            SESSIONS
        } else if full {
            FULL
        } else {
            FEW
        } {
            self.session(case, coach, s);
        }
        if n % 5 < 3 {
            self.job(n, case, coach, 0);
        }
        if full {
            self.job(n, case, coach, 9);
            self.job(n, case, coach, 10);
            self.place.full = case;
        }
        if measured {
            self.place.cases.push(case);
        }
    }

    fn plan(&mut self, n: usize, case: CaseId, coach: MemberId) {
        let plan: PlanId = self.id();
        // One plan in six is about to end.
        let end = self.today.plus_days(if n % EACH % 6 == 5 { 30 } else { 120 });
        let row = vec![
            (Plans::Id, plan.into()),
            (Plans::CaseId, case.into()),
            (Plans::CoachId, coach.into()),
            (Plans::Purpose, "Tenir le poste et apprendre la tournée".into()),
            (Plans::StartsOn, self.ago(200).into()),
            (Plans::PlannedEnd, end.into()),
            (Plans::LastDay, end.into()),
            (Plans::SignedTraineeOn, self.ago(200).into()),
            (Plans::SignedCoachOn, self.ago(199).into()),
        ];
        self.plans.add(row);
        for text in ["Lire une fiche de poste", "Prévenir avant une absence"] {
            let objective: ObjectiveId = self.id();
            let row = vec![
                (Objectives::Id, objective.into()),
                (Objectives::PlanId, plan.into()),
                (Objectives::Text, text.into()),
                (Objectives::Domain, "work".into()),
                (Objectives::Origin, "joint".into()),
                (Objectives::OpenedOn, self.ago(198).into()),
            ];
            self.objectives.add(row);
        }
    }

    fn session(&mut self, case: CaseId, coach: MemberId, s: usize) {
        let id: SessionId = self.id();
        let row = vec![
            (Sessions::Id, id.into()),
            (Sessions::CaseId, case.into()),
            (Sessions::CoachId, coach.into()),
            (Sessions::WriterId, coach.into()),
            (Sessions::HeldOn, self.ago(1 + s).into()),
            (Sessions::Minutes, 45i64.into()),
            (Sessions::Side, ["trainee", "tripartite", "employer"][s % 3].into()),
            (Sessions::Place, "workplace".into()),
            (Sessions::Attended, true.into()),
            (Sessions::Note, NOTE.into()),
            (Sessions::Audience, "structure".into()),
            (Sessions::Mood, ["going_well", "to_watch"][s % 2].into()),
            (Sessions::RecordedAt, self.parts.clock.now().into()),
        ];
        self.sessions.add(row);
    }

    /// A job since 130 days with its milestones, and the post adjusted so many times; what is past is answered, but for one in ten.
    fn job(&mut self, n: usize, case: CaseId, coach: MemberId, adjusted: i64) {
        let (placement, employer): (PlacementId, _) = (self.id(), self.employer);
        let started_on = self.ago(130);
        let row = vec![
            (Placements::Id, placement.into()),
            (Placements::CaseId, case.into()),
            (Placements::EmployerId, employer.into()),
            (Placements::JobTitle, "Aide-boulangère".into()),
            (Placements::Kind, "cdd".into()),
            (Placements::StartedOn, started_on.into()),
        ];
        self.placements.add(row);
        let adjusted = (1..=adjusted).map(|k| (MilestoneKind::Adjusted, started_on.plus_days(9 * k)));
        for (m, (kind, due_on)) in schedule(started_on, None).into_iter().chain(adjusted).enumerate() {
            let id: MilestoneId = self.id();
            let answered = due_on < self.today && !(n + m).is_multiple_of(10);
            let row = vec![
                (Milestones::Id, id.into()),
                (Milestones::PlacementId, placement.into()),
                (Milestones::CaseId, case.into()),
                (Milestones::CoachId, coach.into()),
                (Milestones::Kind, kind.into()),
                (Milestones::DueOn, due_on.into()),
                (Milestones::AnsweredOn, answered.then_some(due_on).into()),
                (Milestones::Answer, answered.then_some("in_post").into()),
                (Milestones::Grade, answered.then_some("A").into()),
            ];
            self.milestones.add(row);
            if n >= EACH && m > 4 && self.place.links.len() < LINKS {
                self.link(id);
            }
        }
    }

    fn link(&mut self, milestone: MilestoneId) {
        let id: LinkId = self.id();
        let token = LinkToken::of(&self.parts.config.key, self.here.id, id);
        let now = self.parts.clock.now();
        self.links.add(vec![
            (Links::Id, id.into()),
            (Links::TokenHash, token.hash().into()),
            (Links::MilestoneId, milestone.into()),
            (Links::Recipient, self.mailbox.clone().into()),
            (Links::RecipientName, "Claire Aubin".into()),
            (Links::Language, "fr".into()),
            (Links::CreatedAt, now.into()),
            (Links::ExpiresAt, now.plus(30 * DAY).into()),
        ]);
        self.place.milestone = milestone;
        self.place.links.push(token.word().to_owned());
    }
}
