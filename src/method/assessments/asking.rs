//! Somebody without an account is asked by mail to rate, once more, or no more.

use super::{
    AssessmentState, Source, Step,
    actions::{fits, of_coach, page, supervisor},
    links::{self, RATE_DAYS},
    store::{self, Asked, Assessment},
};
use crate::{
    desk::{Action, Audience, Desk, Purpose, Refusal, Saved, World},
    kernel::{EmailAddress, Language, Line, ids::*, signal::Signal},
    method::{
        agreements::{Party, store::People, store::people},
        cases,
        doors::{
            self,
            mailing::{self, About},
            store::NewDoor,
        },
        frameworks,
    },
    people::{accounts::folded, members},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Asks somebody without an account by mail to rate; whoever was asked before gets a new address, and the one before ends.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AskSource {
    pub id: AssessmentId,
    /// Whose eyes; who was not named when it was prepared can be asked later.
    pub source: Source,
    /// Who of the firm; the first one who can be written to, unless said otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<ContactId>,
    /// The client, or the supervisor without an account, and where to write to them.
    pub name: Option<Line>,
    pub email: Option<EmailAddress>,
}

impl Action for AskSource {
    const NAME: &'static str = "assessment.ask";
    const ABOUT: &'static str = "Asks the person, a firm, a client or a supervisor without account by mail to rate";
    const API: &'static str = "/assessments/{id}/ask";
    const AUDIENCE: Audience = Audience::COACHES;

    fn example(w: &World) -> Self {
        AskSource {
            id: w.open_assessment,
            source: Source::Client,
            contact: None,
            name: "Nadia Perrin".parse().ok(),
            email: "nadia@cliente.example".parse().ok(),
        }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let (a, _) = of_coach(desk, self.id, Step::Rate).await?;
        let case = a.case.ok_or(Refusal::NotFound)?;
        let known = frameworks::store::used(&mut desk.scope, (&a.framework, a.number), a.framework_id).await?;
        fits(known.grid.kind, self.source)?;
        let source = self.source;
        let asked = row(desk, &a, source).await?;
        let people = people(&mut desk.scope, case, a.employer, None).await?.ok_or(Refusal::NotFound)?;
        let to = self.whom(desk, &a, &people).await?;
        let new = NewDoor {
            purpose: Purpose::Rating,
            subject: asked.id.0,
            case,
            recipient: &to.email,
            name: &to.name,
            language: to.language,
            days: RATE_DAYS,
        };
        let about = about(&a, source);
        mailing::mail(desk, &new, about, &people).await.map_err(|refused| otherwise(refused, &a))?;
        Ok(Saved::new(a.id, a.version, page(a.id)))
    }
}

/// What the mail to a source says.
pub(super) fn about(a: &Assessment, source: Source) -> About {
    match (source, a.employer) {
        (Source::Myself, _) => About::RatingOfTrainee,
        (Source::Employer, Some(_)) => About::RatingOfFirm,
        _ => About::RatingOfOther,
    }
}

/// Whoever cannot be written to can rate beside the coach, or be left out: the assessment's page says what is left.
fn otherwise(refused: Refusal, a: &Assessment) -> Refusal {
    match &refused {
        Refusal::Said(all) if all.last().is_some_and(|said| said.way_out.is_none()) => refused.way_out("assessment-see", page(a.id)),
        _ => refused,
    }
}

/// The source's own row, made where it was not asked yet: of somebody who rates without signing in, and has not finished.
async fn row(desk: &mut Desk, a: &Assessment, source: Source) -> Result<Asked, Refusal> {
    let signs_in =
        || Refusal::said("source", Signal::new("err-source-signs-in").with("source", source)).way_out("assessment-see", page(a.id));
    if let Some(known) = store::sources(&mut desk.scope, a.id).await?.into_iter().find(|s| s.source == source) {
        return match (known.member, known.given_on) {
            (Some(_), _) => Err(signs_in()),
            (None, Some(_)) => Err(Refusal::rule("source", "err-source-has-given").way_out("assessment-see", page(a.id))),
            (None, None) => Ok(known),
        };
    }
    let case = cases::store::find(&mut desk.scope, a.case.ok_or(Refusal::NotFound)?).await?.ok_or(Refusal::NotFound)?;
    if source == Source::Coach || source == Source::Supervisor && supervisor(desk, &case).await?.is_some() {
        return Err(signs_in());
    }
    let asked = Asked::new(desk.fresh(), a.id, source, None, desk.today);
    super::asked::ask_too(&mut desk.scope, a.id, &asked).await?;
    Ok(asked)
}

/// Whom a mail goes to.
struct To {
    email: EmailAddress,
    name: String,
    language: Language,
}

impl AskSource {
    async fn whom(self, desk: &mut Desk, a: &Assessment, people: &People) -> Result<To, Refusal> {
        let usual = desk.here().language;
        if self.source != Source::Employer && self.contact.is_some() {
            return Err(Refusal::rule("contact", "err-source-contact"));
        }
        if matches!(self.source, Source::Myself | Source::Employer) && (self.name.is_some() || self.email.is_some()) {
            return Err(Refusal::rule("email", "err-source-known"));
        }
        match self.source {
            Source::Myself => {
                let edit = format!("/trainees/{}/edit", people.trainee_id);
                let none = || Refusal::rule("source", "err-source-no-email").way_out("trainee-edit-way", edit);
                Ok(To { email: people.email(Party::Trainee).ok_or_else(none)?, name: people.first_name.clone(), language: usual })
            }
            Source::Employer => self.contact(desk, a, people).await,
            Source::Supervisor | Source::Client | Source::Coach => {
                let name = self.name.ok_or_else(|| Refusal::rule("name", "err-missing"))?;
                let email = self.email.ok_or_else(|| Refusal::rule("email", "err-missing"))?;
                other_eyes(desk, a, people, self.source, &email).await?;
                Ok(To { email, name: name.into(), language: usual })
            }
        }
    }

    /// Who speaks for the firm.
    async fn contact(self, desk: &mut Desk, a: &Assessment, people: &People) -> Result<To, Refusal> {
        let all = links::contacts(&mut desk.scope, people.case_id, a.employer).await?;
        let chosen = match self.contact {
            Some(id) => Some(all.into_iter().find(|c| c.id == id).ok_or(Refusal::NotFound)?),
            None => all.into_iter().next(),
        };
        let none = || {
            let edit = a.employer.map_or_else(|| format!("/cases/{}", people.case_id), |firm| format!("/employers/{firm}/edit"));
            Refusal::rule("source", "err-source-no-email").way_out("assessment-firm-way", edit)
        };
        let one = chosen.ok_or_else(none)?;
        let email = one.email.parse().map_err(|_| none())?;
        Ok(To { email, name: if one.name.is_empty() { one.employer } else { one.name }, language: one.language })
    }
}

/// Nobody looks with two pairs of eyes: an address that is typed is not the coach's, the person's, or another source's.
async fn other_eyes(desk: &mut Desk, a: &Assessment, people: &People, source: Source, email: &EmailAddress) -> Result<(), Refusal> {
    let mine = folded(email.as_str());
    let coach = members::store::find(&mut desk.scope, people.coach_id).await?.and_then(|m| m.email);
    let mut taken: Vec<String> = [coach, people.trainee_email.clone()].into_iter().flatten().collect();
    let all = store::sources(&mut desk.scope, a.id).await?;
    for member in all.iter().filter(|s| s.source != source).filter_map(|s| s.member) {
        taken.extend(members::store::find(&mut desk.scope, member).await?.and_then(|m| m.email));
    }
    let others = all.iter().filter(|s| s.source != source).map(|s| s.id.0);
    let live = links::sent(&mut desk.scope, Purpose::Rating, others).await?;
    taken.extend(live.into_iter().filter(|s| s.withdrawn_at.is_none()).map(|s| s.recipient));
    match taken.iter().any(|known| folded(known) == mine) {
        true => Err(Refusal::rule("email", "err-source-mailbox")),
        false => Ok(()),
    }
}

/// Somebody is asked no more: their address ends at once. What they handed in stays.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WithdrawSource {
    pub id: AssessmentId,
    pub source: Source,
}

impl Action for WithdrawSource {
    const NAME: &'static str = "assessment.withdraw";
    const ABOUT: &'static str = "Withdraws the mailed address behind which somebody rates";
    const API: &'static str = "/assessments/{id}/withdraw";
    const AUDIENCE: Audience = Audience::COACHES;

    fn example(w: &World) -> Self {
        WithdrawSource { id: w.open_assessment, source: Source::Client }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let (a, _) = of_coach(desk, self.id, Step::Rate).await?;
        let asked = store::sources(&mut desk.scope, a.id).await?.into_iter().find(|s| s.source == self.source);
        let asked = asked.ok_or(Refusal::NotFound)?;
        let now = desk.now;
        let live = links::sent(&mut desk.scope, Purpose::Rating, [asked.id.0]).await?.iter().any(|s| s.is_live(now));
        if !live {
            return Err(Refusal::rule("source", "err-withdrawn-already").way_out("assessment-see", page(a.id)));
        }
        doors::store::shut(&mut desk.scope, Purpose::Rating, asked.id.0, desk.now).await?;
        Ok(Saved::new(a.id, a.version, page(a.id)))
    }
}

/// Whether somebody can be asked by mail: an assessment that is open, eyes that sign in nowhere and have not finished.
pub fn may_ask(state: AssessmentState, asked: &Asked) -> bool {
    state == AssessmentState::Open && asked.member.is_none() && asked.given_on.is_none()
}
