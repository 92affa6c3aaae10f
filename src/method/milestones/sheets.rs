//! A question on paper: a sheet that the coach prints or shows, with boxes to tick and a code to scan.
//!
//! Invariant: a sheet's address is its own. It is never one that was mailed, so that what comes back through it is told from what
//! the firm answered from its own mailbox.

use super::{
    Grade,
    links::{self, Link},
    store::{self, Question},
};
use crate::{
    desk::{Action, Audience, Desk, LinkToken, Refusal, Saved, World},
    kernel::{Day, Language, ids::*},
    method::cases,
    web::{Answer, Ask, Filled, Table, filters},
};
use askama::Template;
use qrcode::{EcLevel, QrCode, render::svg};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The coach takes the question along on paper; doing it again gives the same sheet as long as it can be answered.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HandMilestone {
    pub id: MilestoneId,
}

impl Action for HandMilestone {
    const NAME: &'static str = "milestone.hand";
    const ABOUT: &'static str = "Prepares a sheet with a code, on which an employer confirms a milestone";
    const API: &'static str = "/milestones/{id}/hand";
    const AUDIENCE: Audience = Audience::COACHES;

    fn example(w: &World) -> Self {
        HandMilestone { id: w.milestone }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let question = store::question(&mut desk.scope, self.id).await?.ok_or(Refusal::NotFound)?;
        cases::store::open_of_coach(&mut desk.scope, &desk.visit, question.case_id).await?;
        let milestone = store::find(&mut desk.scope, self.id).await?.ok_or(Refusal::NotFound)?;
        if milestone.grade == Some(Grade::A) {
            return Err(Refusal::rule("id", "err-confirmed-already"));
        }
        let link = links::hand(desk, &question).await?;
        Ok(Saved::new(link, 1, format!("/milestones/{}/sheet", self.id)))
    }
}

#[derive(Template)]
#[template(path = "milestones/sheet.html")]
pub struct SheetPage {
    pub q: Question,
    pub link: Link,
    pub form: Filled,
    pub structure: String,
    /// What the code says, for whoever cannot scan it.
    pub address: String,
    /// The code as an SVG element.
    pub code: String,
    pub until: Day,
    pub languages: Vec<(Language, bool)>,
}

pub fn register(t: &mut Table) {
    t.action::<HandMilestone>();
    t.button::<HandMilestone>("/milestones/{id}/hand");
    t.page("/milestones/{id}/sheet", "milestone.sheet", Audience::COACHES, page);
}

async fn page(mut ask: Ask) -> Result<Answer, Refusal> {
    let form = Filled::default();
    let q = super::pages::of_coach(&mut ask, &form).await?;
    let here = ask.visit.here.clone().ok_or(Refusal::NotFound)?;
    let now = ask.visit.now;
    let scope = ask.scope().await?;
    let link = links::handed(scope, q.milestone_id, now).await?;
    let Some(link) = link.filter(|l| l.is_open(&q, now)) else {
        return Ok(Answer::see(format!("/milestones/{}/ask", q.milestone_id)));
    };
    // The firm reads it, in its own language.
    ask.visit.language = ask.asked::<Language>("language")?.unwrap_or(link.language);
    ask.read("milestone.sheet", q.milestone_id);
    let config = &ask.parts.config;
    let address = format!("{}/l/{}", config.base_url, LinkToken::of(&config.key, here.id, link.id).word());
    let page = SheetPage {
        code: code(&address, &ask.t("sheet-code")).ok_or(Refusal::NotFound)?,
        until: here.zone.day(link.expires_at),
        structure: here.name,
        languages: Language::ALL.iter().map(|l| (*l, *l == ask.visit.language)).collect(),
        form,
        q,
        link,
        address,
    };
    ask.page("nav-today", ask.t("sheet-title"), &page)
}

/// A code that a telephone's camera reads, still when a seventh of it is soiled.
fn code(address: &str, label: &str) -> Option<String> {
    let code = QrCode::with_error_correction_level(address, EcLevel::M).ok()?;
    let drawn = code.render::<svg::Color>().min_dimensions(200, 200).build();
    // Only the element itself; what reads it aloud is told what it is for.
    let element = &drawn[drawn.find("<svg")?..];
    let label = askama::filters::escape(label, askama::filters::Html).ok()?;
    Some(element.replacen("<svg ", &format!("<svg class=\"qr\" role=\"img\" aria-label=\"{label}\" "), 1))
}

#[cfg(test)]
mod tests {
    use super::code;

    #[test]
    fn a_code_is_one_element_with_a_name_and_no_style() {
        let drawn = code("https://jalon.example/l/AbC-_123", "À scanner « ici »").unwrap();
        assert!(drawn.starts_with("<svg class=\"qr\" role=\"img\" aria-label=\"À scanner « ici »\" "), "{drawn}");
        assert!(drawn.ends_with("</svg>") && !drawn.contains("style=") && !drawn.contains("<?xml"), "{drawn}");
        assert_ne!(drawn, code("https://jalon.example/l/AbC-_124", "À scanner « ici »").unwrap());
    }
}
