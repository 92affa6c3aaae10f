//! The structure's own texts: what its agreements begin with. One row for each time somebody wrote one; the latest holds.

use super::{AgreementKind, Parts, Party, texts};
use crate::{
    db::{Result, Scope, col, tables::*},
    desk::{Action, Audience, Desk, Refusal, Saved, World},
    kernel::{Language, Prose, fixed, ids::AgreementTextId, signal::Signal},
    web::{Answer, Ask, Filled, Table, filters},
};
use askama::Template;
use sea_query::{ExprTrait, Order};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The text agreements of a kind begin with: the structure's own, or the one that ships.
///
/// # Errors
/// When the database does not answer.
pub async fn of_structure(scope: &mut Scope, kind: AgreementKind, language: Language) -> Result<Parts> {
    use AgreementTexts as T;
    let q = scope
        .from(T::Table)
        .cols([T::Common, T::ForTrainee, T::ForEmployer, T::ForCoach])
        .filter(col(T::Kind).eq(kind).and(col(T::Language).eq(language)))
        .order(T::WrittenAt, Order::Desc)
        .order(T::Id, Order::Desc)
        .limit(1);
    Ok(scope.opt(&q).await?.unwrap_or_else(|| texts::shipped(kind, language)))
}

/// The structure writes the text its agreements begin with. Those that were written before stay as they are.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WriteText {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<AgreementTextId>,
    pub kind: AgreementKind,
    pub common: Prose,
    pub for_trainee: Option<Prose>,
    pub for_employer: Option<Prose>,
    pub for_coach: Prose,
}

impl Action for WriteText {
    const NAME: &'static str = "agreement_text.write";
    const ABOUT: &'static str = "Writes the text that agreements of a kind begin with";
    const API: &'static str = "/agreement_texts";
    const AUDIENCE: Audience = Audience::DECIDERS;

    fn example(w: &World) -> Self {
        WriteText {
            id: Some(w.fresh.into()),
            kind: AgreementKind::CoachTrainee,
            common: fixed("{personne} et {coach} décident de travailler ensemble."),
            for_trainee: Some(fixed("Je viens aux rendez-vous.")),
            for_employer: None,
            for_coach: fixed("Je réponds en deux jours ouvrés."),
        }
    }

    async fn run(self, desk: &mut Desk) -> std::result::Result<Saved, Refusal> {
        let part = |given: Option<Prose>| given.map(String::from).unwrap_or_default();
        let parts = Parts {
            common: self.common.into(),
            for_trainee: part(self.for_trainee),
            for_employer: part(self.for_employer),
            for_coach: self.for_coach.into(),
        };
        let parts = parts.fitting(self.kind);
        let named = [
            ("common", &parts.common),
            ("for_trainee", &parts.for_trainee),
            ("for_employer", &parts.for_employer),
            ("for_coach", &parts.for_coach),
        ];
        for (field, part) in named {
            if let Some(unknown) = texts::unknown_name(part) {
                return Err(Refusal::said(field, Signal::new("err-agreement-name").with("name", unknown)));
            }
        }
        use AgreementTexts as T;
        let id = desk.id_or_fresh(self.id);
        let language = desk.here().language;
        let q = desk.scope.insert(vec![
            (T::Id, id.into()),
            (T::Kind, self.kind.into()),
            (T::Language, language.into()),
            (T::Common, parts.common.into()),
            (T::ForTrainee, parts.for_trainee.into()),
            (T::ForEmployer, parts.for_employer.into()),
            (T::ForCoach, parts.for_coach.into()),
            (T::WrittenAt, desk.now.into()),
            (T::MemberId, desk.me().into()),
        ]);
        desk.scope.run_one(&q).await?;
        Ok(Saved::new(id, 1, "/agreement_texts".into()))
    }
}

#[derive(Template)]
#[template(path = "agreements/texts.html")]
pub struct TextsPage {
    pub texts: Vec<(AgreementKind, Parts)>,
    pub may_write: bool,
}

#[derive(Template)]
#[template(path = "agreements/text.html")]
pub struct TextPage {
    pub form: Filled,
    pub kind: AgreementKind,
    pub names: Vec<&'static str>,
}

pub fn register(t: &mut Table) {
    t.action::<WriteText>();
    t.page("/agreement_texts", "agreement_text.list", Audience::CASE_READERS, list);
    t.form::<WriteText, _, _>("/agreement_texts/{kind}", form);
}

async fn list(mut ask: Ask) -> std::result::Result<Answer, Refusal> {
    let language = ask.visit.here.as_ref().ok_or(Refusal::NotFound)?.language;
    let may_write = ask.visit.is_in(Audience::DECIDERS);
    let scope = ask.scope().await?;
    let mut texts = Vec::new();
    for kind in AgreementKind::ALL {
        texts.push((*kind, of_structure(scope, *kind, language).await?));
    }
    let title = ask.t("agreement-texts-title");
    ask.page("nav-steering", title, &TextsPage { texts, may_write })
}

async fn form(mut ask: Ask, mut form: Filled) -> std::result::Result<Answer, Refusal> {
    let kind: AgreementKind = ask.path.get("kind").and_then(|k| k.parse().ok()).ok_or(Refusal::NotFound)?;
    let language = ask.visit.here.as_ref().ok_or(Refusal::NotFound)?.language;
    let parts = of_structure(ask.scope().await?, kind, language).await?;
    if !form.is_refused() {
        form.typed.set("common", &parts.common).set("for_trainee", &parts.for_trainee);
        form.typed.set("for_employer", &parts.for_employer).set("for_coach", &parts.for_coach);
    }
    let names = texts::NAMES.iter().map(|(fr, en)| if language == Language::Fr { *fr } else { *en }).collect();
    let title = ask.t("agreement-text-write");
    ask.task("nav-steering", title, &TextPage { form, kind, names })
}
