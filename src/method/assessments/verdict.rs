//! The word on a synthesis, by the own address of whom it is about: they read it behind a code, and agree or contest.
//!
//! Invariant: opening the page changes nothing. It holds the synthesis that was mailed and nothing else; once that is rewritten, the
//! address shows it no more and takes no word on it.

use super::{
    AssessmentState, Step, Verdict,
    actions::{of_coach, page as own_page},
    after, links,
    links::RATE_DAYS,
    steps,
    store::{self, Assessment},
};
use crate::{
    db::Scope,
    desk::{Action, Audience, Desk, Person, Purpose, Refusal, Saved, World},
    kernel::{Day, EmailAddress, Language, Moment, Prose, ids::*},
    method::{
        agreements::{Party, party::paragraphs, store::People, store::people},
        cases,
        doors::{
            self, DoorState,
            mailing::{self, About},
            store::{Door, NewDoor},
        },
    },
    web::{Answer, Ask, Filled, filters},
};
use askama::Template;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Mails the synthesis to whom it is about: the person, or the firm.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SendSynthesis {
    pub id: AssessmentId,
}

impl Action for SendSynthesis {
    const NAME: &'static str = "assessment.send";
    const ABOUT: &'static str = "Mails the synthesis to the person, or the firm, who agrees to it or contests it";
    const API: &'static str = "/assessments/{id}/send";
    const AUDIENCE: Audience = Audience::COACHES;

    fn example(w: &World) -> Self {
        SendSynthesis { id: w.synthesised_assessment }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let (a, _) = of_coach(desk, self.id, Step::Say(Verdict::Agreed)).await?;
        let case = a.case.ok_or(Refusal::NotFound)?;
        let people = people(&mut desk.scope, case, a.employer, None).await?.ok_or(Refusal::NotFound)?;
        let (email, name, language) = whom(desk, &a, &people).await?;
        let subject = a.id.0;
        let new = NewDoor { purpose: Purpose::Synthesis, subject, case, recipient: &email, name: &name, language, days: RATE_DAYS };
        let about = if a.employer.is_some() { About::SynthesisOfFirm } else { About::SynthesisOfTrainee };
        mailing::mail(desk, &new, about, &people).await.map_err(|refused| match &refused {
            Refusal::Said(all) if all.last().is_some_and(|said| said.way_out.is_none()) => {
                refused.way_out("assessment-step-say", format!("{}/say", own_page(a.id)))
            }
            _ => refused,
        })?;
        Ok(Saved::new(a.id, a.version, own_page(a.id)))
    }
}

async fn whom(desk: &mut Desk, a: &Assessment, people: &People) -> Result<(EmailAddress, String, Language), Refusal> {
    let none = |edit: String| Refusal::rule("id", "err-source-no-email").way_out("assessment-firm-way", edit);
    match a.employer {
        None => {
            let edit = format!("/trainees/{}/edit", people.trainee_id);
            let email =
                people.email(Party::Trainee).ok_or_else(|| Refusal::rule("id", "err-source-no-email").way_out("trainee-edit-way", edit))?;
            Ok((email, people.first_name.clone(), desk.here().language))
        }
        Some(firm) => {
            let edit = format!("/employers/{firm}/edit");
            let one = links::contacts(&mut desk.scope, people.case_id, Some(firm)).await?.into_iter().next();
            let one = one.ok_or_else(|| none(edit.clone()))?;
            let email = one.email.parse().map_err(|_| none(edit))?;
            Ok((email, if one.name.is_empty() { one.employer } else { one.name }, one.language))
        }
    }
}

/// The person, or the firm, agrees to the synthesis or contests it. Which one it is, the address says.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerSynthesis {
    pub say: Verdict,
    /// In their words; needed when they contest.
    pub comment: Option<Prose>,
}

impl Action for AnswerSynthesis {
    const NAME: &'static str = "assessment.answer";
    const ABOUT: &'static str = "Agrees to a synthesis through a mailed door, or contests it";
    const API: &'static str = "";
    const AUDIENCE: Audience = Audience::LINK;

    fn example(_: &World) -> Self {
        AnswerSynthesis { say: Verdict::Agreed, comment: None }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let Person::Door { door, purpose: Purpose::Synthesis, subject } = desk.visit.person else { return Err(Refusal::NotFound) };
        let ground = ground(&mut desk.scope, door, subject.into()).await?;
        let a = &ground.a;
        match ground.state(desk.now) {
            SynthesisState::Asking => {}
            SynthesisState::Said => return Err(Refusal::rule("", "err-synthesis-said")),
            SynthesisState::Past => return Err(Refusal::rule("", "err-synthesis-changed")),
            SynthesisState::Expired => return Err(Refusal::rule("", "err-link-ended")),
        }
        let to = after(a.state, Step::Say(self.say)).map_err(|_| Refusal::rule("", "err-synthesis-said"))?;
        if self.say == Verdict::Contested && self.comment.is_none() {
            return Err(Refusal::rule("comment", "err-contest-comment"));
        }
        let comment = self.comment.map(String::from).or(a.said_comment.clone().filter(|_| to == AssessmentState::Agreed));
        steps::said(&mut desk.scope, a, to, comment, (desk.today, true)).await?;
        if self.say == Verdict::Contested {
            // Who contests is the coach's business of today.
            cases::store::bring_forward(&mut desk.scope, ground.people.case_id, desk.today).await?;
        }
        Ok(Saved::new(a.id, a.version + 1, String::new()))
    }
}

/// What the page is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SynthesisState {
    /// Nothing was said, or it was contested, which can still become a yes.
    Asking,
    Said,
    /// Rewritten since, withdrawn, or mailed where nobody of the case is any more.
    Past,
    Expired,
}

/// A synthesis with its address and the people around.
struct Ground {
    a: Assessment,
    door: Door,
    people: People,
}

impl Ground {
    fn state(&self, now: Moment) -> SynthesisState {
        use AssessmentState as S;
        match (doors::state(self.door.expires_at, self.door.withdrawn_at.is_some(), self.people.stage, now), self.a.state) {
            _ if self.door.astray => SynthesisState::Past,
            (DoorState::Withdrawn, _) => SynthesisState::Past,
            (DoorState::Expired, _) => SynthesisState::Expired,
            (DoorState::Open, S::Synthesised | S::Contested) => SynthesisState::Asking,
            (DoorState::Open, S::Agreed | S::Sealed | S::Superseded) => SynthesisState::Said,
            (DoorState::Open, S::Prepared | S::Open | S::Crossed | S::Dropped) => SynthesisState::Past,
        }
    }
}

async fn ground(scope: &mut Scope, door: DoorId, subject: AssessmentId) -> Result<Ground, Refusal> {
    let mut door = doors::store::row(scope, door).await?.ok_or(Refusal::NotFound)?;
    let a = store::find(scope, subject).await?.ok_or(Refusal::NotFound)?;
    let people = people(scope, door.case_id, a.employer, None).await?.ok_or(Refusal::NotFound)?;
    let eyes = if a.employer.is_some() { super::Source::Employer } else { super::Source::Myself };
    door.astray = !links::is_mailbox_of(scope, &a, &people, eyes, &door.recipient).await?;
    Ok(Ground { a, door, people })
}

/// The page of whom it is about.
#[derive(Template)]
#[template(path = "assessments/verdict.html")]
pub struct VerdictPage {
    pub form: Filled,
    pub structure: String,
    pub coach: String,
    pub name: String,
    pub of_firm: bool,
    /// The synthesis, a paragraph a line; nothing when the door shows nothing any more.
    pub text: Vec<String>,
    pub said_on: Option<Day>,
    pub contested: bool,
    pub said_comment: Option<String>,
    pub state: SynthesisState,
    pub address: String,
    pub languages: Vec<(Language, bool)>,
}

/// The page behind a door: for its holder, and for the coach who looks at what they see.
///
/// # Errors
/// [`Refusal::NotFound`].
pub async fn drawn(ask: &mut Ask, form: Filled, door: &Door, address: String) -> Result<VerdictPage, Refusal> {
    let here = ask.visit.here.clone().ok_or(Refusal::NotFound)?;
    let (language, now) = (ask.visit.language, ask.visit.now);
    let ground = ground(ask.scope().await?, door.id, door.subject.into()).await?;
    let state = ground.state(now);
    let shows = matches!(state, SynthesisState::Asking | SynthesisState::Said);
    let Ground { a, people, door } = ground;
    Ok(VerdictPage {
        form,
        structure: here.name,
        coach: people.coach,
        name: door.recipient_name,
        of_firm: a.employer.is_some(),
        text: if shows { paragraphs(&a.synthesis.unwrap_or_default()) } else { Vec::new() },
        said_on: a.said_on.filter(|_| shows),
        contested: shows && a.contested == Some(true),
        said_comment: a.said_comment.filter(|_| shows),
        state,
        address,
        languages: Language::ALL.iter().map(|l| (*l, *l == language)).collect(),
    })
}

/// `/l/{token}/synthesis`
///
/// # Errors
/// [`Refusal::NotFound`] through a door of another purpose.
pub async fn page(mut ask: Ask, form: Filled) -> Result<Answer, Refusal> {
    let Person::Door { door, purpose: Purpose::Synthesis, subject } = ask.visit.person else { return Err(Refusal::NotFound) };
    let door = doors::store::row(ask.scope().await?, door).await?.ok_or(Refusal::NotFound)?;
    let address = format!("/l/{}/{}", ask.path.get("token").map_or("", String::as_str), Purpose::Synthesis.word());
    let page = drawn(&mut ask, form, &door, address).await?;
    ask.read("assessment.synthesis", subject);
    let title = ask.t1("link-title", "structure", &page.structure);
    ask.bare(title, &page)
}
