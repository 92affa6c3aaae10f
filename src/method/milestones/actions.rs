//! What can be done about a milestone: asked, answered by the employer, recorded by the coach.

use super::{Answer, Grade, LINK_ANSWERS, LinkState, MilestoneKind, OwnGrade, links, store};
use crate::{
    db,
    desk::{Action, Audience, Desk, Person, Refusal, Saved, World},
    kernel::{Day, Prose, Scan, ids::*},
    method::{cases, scans},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The employer is asked by mail to confirm; asking again sends the same question once more.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AskMilestone {
    pub id: MilestoneId,
}

impl Action for AskMilestone {
    const NAME: &'static str = "milestone.ask";
    const ABOUT: &'static str = "Asks the employer by mail to confirm a milestone";
    const API: &'static str = "/milestones/{id}/ask";
    const AUDIENCE: Audience = Audience::COACHES;

    fn example(w: &World) -> Self {
        AskMilestone { id: w.milestone }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let question = store::question(&mut desk.scope, self.id).await?.ok_or(Refusal::NotFound)?;
        cases::store::open_of_coach(&mut desk.scope, &desk.visit, question.case_id).await?;
        let before = store::find(&mut desk.scope, self.id).await?.ok_or(Refusal::NotFound)?;
        if before.grade == Some(Grade::A) {
            return Err(Refusal::rule("id", "err-confirmed-already"));
        }
        super::ceiling::of_address(desk, question.contact_email.as_deref().unwrap_or_default()).await?;
        links::send(desk, &question, links::Wanted::ByUs).await?;
        Ok(Saved::new(self.id, before.version + 1, format!("/placements/{}", question.placement_id)))
    }
}

/// The employer presses one of three answers. Which question it is, the link says.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerMilestone {
    pub answer: Answer,
    /// The last day worked, when they left.
    pub left_on: Option<Day>,
    pub comment: Option<Prose>,
}

impl Action for AnswerMilestone {
    const NAME: &'static str = "milestone.answer";
    const ABOUT: &'static str = "Answers a milestone's question through a mailed link";
    const API: &'static str = "";
    const AUDIENCE: Audience = Audience::LINK;

    fn example(_: &World) -> Self {
        AnswerMilestone { answer: Answer::InPost, left_on: None, comment: None }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let Person::Link { link } = desk.visit.person else { return Err(Refusal::NotFound) };
        let link = links::find(&mut desk.scope, link).await?.ok_or(Refusal::NotFound)?;
        let question = store::question(&mut desk.scope, link.milestone_id).await?.ok_or(Refusal::NotFound)?;
        match link.state(&question, desk.now) {
            LinkState::Asking | LinkState::Changing => {}
            LinkState::Settled => return Err(Refusal::rule("", "err-link-settled")),
            LinkState::Expired | LinkState::Withdrawn => return Err(Refusal::rule("", "err-link-ended")),
        }
        if links::answers(&mut desk.scope, link.id).await? >= LINK_ANSWERS {
            return Err(Refusal::rule("", "err-link-often"));
        }
        if self.left_on.is_some_and(|d| d < question.started_on || d > desk.today) {
            return Err(Refusal::rule("left_on", "err-left-on"));
        }
        let milestone = store::find(&mut desk.scope, link.milestone_id).await?.ok_or(Refusal::NotFound)?;
        let new = store::NewAnswer {
            id: desk.fresh(),
            link: Some(link.id),
            given_at: desk.now,
            on: desk.today,
            answer: self.answer,
            // Who pressed after scanning a sheet that the coach had in hand cannot be known: it is worth what a document is.
            grade: if link.handed { Grade::B } else { Grade::A },
            left_on: self.left_on.filter(|_| self.answer == Answer::Left),
            comment: self.comment.map(String::from),
            today: desk.today,
        };
        store::answer(&mut desk.scope, &milestone, new).await?;
        links::answered(&mut desk.scope, &link, desk.now).await?;
        if self.answer != Answer::InPost {
            // A difficulty or an end is the coach's business of today.
            cases::store::bring_forward(&mut desk.scope, question.case_id, desk.today).await?;
        }
        Ok(Saved::new(milestone.id, milestone.version + 1, String::new()))
    }
}

/// Whoever holds an expired link asks for a new one, mailed to the same address.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RenewLink {}

impl Action for RenewLink {
    const NAME: &'static str = "link.renew";
    const ABOUT: &'static str = "Mails a new link in place of an expired one";
    const API: &'static str = "";
    const AUDIENCE: Audience = Audience::LINK;

    fn example(_: &World) -> Self {
        RenewLink {}
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let Person::Link { link } = desk.visit.person else { return Err(Refusal::NotFound) };
        let old = links::find(&mut desk.scope, link).await?.ok_or(Refusal::NotFound)?;
        let mut question = store::question(&mut desk.scope, old.milestone_id).await?.ok_or(Refusal::NotFound)?;
        match old.state(&question, desk.now) {
            LinkState::Expired => {}
            LinkState::Withdrawn => return Err(Refusal::rule("", "err-link-ended")),
            _ => return Err(Refusal::rule("", "err-link-not-expired")),
        }
        // Whoever speaks for the firm no more, was asked again since, or comes after its answer, asks for nothing here.
        let milestone = store::find(&mut desk.scope, old.milestone_id).await?.ok_or(Refusal::NotFound)?;
        let latest = links::latest(&mut desk.scope, old.milestone_id).await?;
        if milestone.grade == Some(Grade::A) || latest != Some(old.id) || question.contact_email.as_ref() != Some(&old.recipient) {
            return Err(Refusal::rule("", "err-link-ended"));
        }
        question.contact = Some(old.recipient_name);
        let new = links::send(desk, &question, links::Wanted::ByThem).await?;
        Ok(Saved::new(new, 1, String::new()))
    }
}

/// What the coach saw or was told; the employer's own answer always weighs more.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordMilestone {
    pub id: MilestoneId,
    pub answer: Answer,
    pub grade: OwnGrade,
    /// When it was seen or told; today unless said otherwise.
    pub on: Option<Day>,
    pub comment: Option<Prose>,
    /// The document that was seen, photographed.
    pub scan: Option<Scan>,
}

impl Action for RecordMilestone {
    const NAME: &'static str = "milestone.record";
    const ABOUT: &'static str = "Records a milestone from a document seen or a declaration";
    const API: &'static str = "/milestones/{id}/record";
    const AUDIENCE: Audience = Audience::COACHES;
    const LARGE: bool = true;

    fn example(w: &World) -> Self {
        RecordMilestone { id: w.milestone, answer: Answer::InPost, grade: OwnGrade::B, on: Some(w.today), comment: None, scan: None }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let question = store::question(&mut desk.scope, self.id).await?.ok_or(Refusal::NotFound)?;
        cases::store::open_of_coach(&mut desk.scope, &desk.visit, question.case_id).await?;
        let on = self.on.unwrap_or(desk.today);
        if on > desk.today {
            return Err(Refusal::rule("on", "err-future"));
        }
        let may_precede = matches!(question.kind, MilestoneKind::Signed | MilestoneKind::Tutor);
        if on < question.started_on && !may_precede {
            return Err(Refusal::rule("on", "err-before-placement"));
        }
        if self.scan.is_some() && self.grade != OwnGrade::B {
            return Err(Refusal::rule("grade", "err-scan-grade"));
        }
        let milestone = store::find(&mut desk.scope, self.id).await?.ok_or(Refusal::NotFound)?;
        let new = store::NewAnswer {
            id: desk.fresh(),
            link: None,
            given_at: desk.now,
            on,
            answer: self.answer,
            grade: self.grade.into(),
            left_on: None,
            comment: self.comment.map(String::from),
            today: desk.today,
        };
        let answer = new.id;
        store::answer(&mut desk.scope, &milestone, new).await?;
        if let Some(scan) = &self.scan {
            let scan = scans::keep(desk, question.case_id, scan).await?;
            store::paper(&mut desk.scope, answer, scan).await?;
        }
        Ok(Saved::new(self.id, milestone.version + 1, format!("/placements/{}", question.placement_id)))
    }
}

/// A mailed link stops answering at once.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WithdrawLink {
    pub id: LinkId,
}

impl Action for WithdrawLink {
    const NAME: &'static str = "link.withdraw";
    const ABOUT: &'static str = "Withdraws a mailed link";
    const API: &'static str = "/links/{id}/withdraw";
    const AUDIENCE: Audience = Audience::COACHES;

    fn example(w: &World) -> Self {
        WithdrawLink { id: w.link }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let link = links::find(&mut desk.scope, self.id).await?.ok_or(Refusal::NotFound)?;
        let question = store::question(&mut desk.scope, link.milestone_id).await?.ok_or(Refusal::NotFound)?;
        cases::store::open_of_coach(&mut desk.scope, &desk.visit, question.case_id).await?;
        match links::withdraw(&mut desk.scope, self.id, desk.now).await {
            Err(db::Error::NotOne { .. }) => return Err(Refusal::rule("id", "err-withdrawn-already")),
            other => other?,
        }
        Ok(Saved::new(self.id, 1, format!("/placements/{}", question.placement_id)))
    }
}
