//! What can be changed about frameworks: started, copied, imported, published, discarded. What a draft says: [`super::drafts`].

use super::{
    Dimension, FrameworkKind, Grid, MOST_LEVELS, Wording, check, check_levels, sheet, shipped,
    store::{self, Framework, Known},
};
use crate::{
    desk::{Action, Audience, Desk, Refusal, Saved, World},
    kernel::{Line, Prose, fixed, ids::*, signal::Signal},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A framework of the structure's own, empty.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StartFramework {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<FrameworkId>,
    /// A short word that bundles and programs call it by.
    pub code: Line,
    pub name: Line,
    pub about: Option<Prose>,
    pub dimension: Dimension,
    /// The words of each level, the lowest first.
    pub levels: Vec<Line>,
}

impl Action for StartFramework {
    const NAME: &'static str = "framework.start";
    const ABOUT: &'static str = "Starts a framework of the structure's own";
    const API: &'static str = "/frameworks";
    const AUDIENCE: Audience = Audience::DIRECTOR;

    fn example(w: &World) -> Self {
        StartFramework {
            id: Some(w.fresh.into()),
            code: fixed("vente"),
            name: fixed("Vente en magasin"),
            about: "Les gestes de la vente".parse().ok(),
            dimension: Dimension::Mastery,
            levels: ["pas encore", "avec aide", "en autonomie"].map(fixed).into(),
        }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let grid = Grid {
            name: own(self.name),
            about: self.about.map(|a| Wording::Own(a.into())),
            kind: FrameworkKind::Skills,
            dimension: self.dimension,
            levels: worded(self.levels)?,
            items: Vec::new(),
        };
        let code = free_code(desk, self.code).await?;
        begin(desk, self.id, code, 1, grid).await
    }
}

/// A draft from what a framework says: another framework under a code of its own, or the next version of the same.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CopyFramework {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<FrameworkId>,
    /// The id of a version, or the code of a framework that ships.
    pub from: Line,
    /// Left out: the next version of the structure's own framework.
    pub code: Option<Line>,
    /// As before unless said.
    pub name: Option<Line>,
}

impl Action for CopyFramework {
    const NAME: &'static str = "framework.copy";
    const ABOUT: &'static str = "Starts a framework, or the next version of one, from what another says";
    const API: &'static str = "/framework_copies";
    const AUDIENCE: Audience = Audience::DIRECTOR;

    fn example(w: &World) -> Self {
        CopyFramework {
            id: Some(w.fresh.into()),
            from: fixed("transversal"),
            code: Some(fixed("socle")),
            name: Some(fixed("Socle commun")),
        }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let from = store::named(&mut desk.scope, self.from.as_str()).await?;
        let language = desk.here().language;
        let (code, number) = match (self.code, &from.own) {
            (Some(code), _) => (free_code(desk, code).await?, 1),
            (None, None) => return Err(Refusal::rule("code", "err-framework-code-needed")),
            (None, Some(own)) => (own.code.clone(), next_number(desk, &own.code).await?),
        };
        let mut grid = from.grid.settled(language);
        if let Some(name) = self.name {
            grid.name = own(name);
        }
        begin(desk, self.id, code, number, grid).await
    }
}

/// Frameworks from a spreadsheet, as drafts: one row per item, the columns of a bundle's `frameworks.csv`.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ImportFrameworks {
    /// The file, in base64.
    pub file: Option<sheet::File>,
    /// Or its text.
    pub text: Option<Prose>,
}

impl Action for ImportFrameworks {
    const NAME: &'static str = "framework.import";
    const ABOUT: &'static str = "Reads frameworks from a spreadsheet into drafts";
    const API: &'static str = "/framework_imports";
    const AUDIENCE: Audience = Audience::DIRECTOR;

    fn example(_: &World) -> Self {
        let text = "code,name,kind,item,label,domain,levels\naccueil,Accueil,skills,saluer,Saluer un visiteur,Visiteur,non|oui";
        ImportFrameworks { file: None, text: Some(fixed(text)) }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let bytes = match (self.file, self.text) {
            (Some(file), None) => file.0,
            (None, Some(text)) => String::from(text).into_bytes(),
            _ => return Err(Refusal::rule("file", "err-sheet-needed")),
        };
        let grids = sheet::read(bytes).map_err(sheet::refusal)?;
        let mut saved = None;
        let several = grids.len() > 1;
        for (code, grid) in grids {
            let code = own_code(code)?;
            let number = next_number(desk, &code).await?;
            saved = Some(begin(desk, None, code, number, grid).await?);
        }
        let saved = saved.ok_or_else(|| Refusal::rule("file", "err-sheet-empty"))?;
        Ok(if several { Saved::new(saved.id, 1, "/frameworks".into()) } else { saved })
    }
}

/// From now on people can be rated by it, and it never changes.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PublishFramework {
    pub id: FrameworkId,
    /// The version that was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
}

impl Action for PublishFramework {
    const NAME: &'static str = "framework.publish";
    const ABOUT: &'static str = "Publishes a draft: it never changes from then on";
    const API: &'static str = "/frameworks/{id}/publish";
    const AUDIENCE: Audience = Audience::DIRECTOR;

    fn example(w: &World) -> Self {
        PublishFramework { id: w.draft_framework, version: None }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let f = draft(desk, self.id, self.version).await?;
        check(&f.grid).map_err(|r| r.way_out("framework-edit-way", page(f.id)))?;
        let by = desk.me();
        store::publish(&mut desk.scope, &f, desk.today, by).await?;
        Ok(Saved::new(f.id, f.version + 1, page(f.id)))
    }
}

/// Throws a draft away.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DiscardFramework {
    pub id: FrameworkId,
    /// The version that was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
}

impl Action for DiscardFramework {
    const NAME: &'static str = "framework.discard";
    const ABOUT: &'static str = "Throws the draft of a framework away";
    const API: &'static str = "/frameworks/{id}/discard";
    const AUDIENCE: Audience = Audience::DIRECTOR;

    fn example(w: &World) -> Self {
        DiscardFramework { id: w.draft_framework, version: None }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let f = draft(desk, self.id, self.version).await?;
        // The journal keeps what it said.
        desk.rewrites(&f, f.version, None)?;
        store::discard(&mut desk.scope, &f).await?;
        Ok(Saved::new(f.id, f.version, "/frameworks".into()))
    }
}

pub(super) fn page(id: FrameworkId) -> String {
    format!("/frameworks/{id}")
}

fn own(line: Line) -> Wording {
    Wording::Own(line.into())
}

/// The words of a scale as they were typed.
pub(super) fn worded(levels: Vec<Line>) -> Result<Vec<Wording>, Refusal> {
    let said: Vec<&str> = levels.iter().map(Line::as_str).take(MOST_LEVELS + 1).collect();
    check_levels(&said).map_err(|signal| Refusal::said("levels", signal))?;
    Ok(levels.into_iter().map(own).collect())
}

/// A draft that may be changed, as it was read.
pub(super) async fn draft(desk: &mut Desk, id: FrameworkId, read: Option<i64>) -> Result<Framework, Refusal> {
    let f = store::find(&mut desk.scope, id).await?.ok_or(Refusal::NotFound)?;
    if f.published_on.is_some() {
        return Err(Refusal::rule("id", "err-framework-published").way_out("framework-next-way", page(id)));
    }
    match read {
        Some(v) if v != f.version => Err(Refusal::Stale { theirs: serde_json::to_value(&f).unwrap_or_default() }),
        _ => Ok(f),
    }
}

/// A code that none of those that ship has.
fn own_code(code: String) -> Result<String, Refusal> {
    match shipped::find(&code, None) {
        Some(_) => Err(Refusal::said("code", Signal::new("err-framework-code-ships").with("code", code))),
        None => Ok(code),
    }
}

async fn free_code(desk: &mut Desk, code: Line) -> Result<String, Refusal> {
    let code = own_code(code.into())?;
    match store::of_code(&mut desk.scope, &code).await?.first() {
        None => Ok(code),
        Some(known) => {
            Err(Refusal::said("code", Signal::new("err-framework-code-used").with("code", code)).way_out("framework-see", page(known.id)))
        }
    }
}

/// The number of the next version of a framework, which has no draft.
async fn next_number(desk: &mut Desk, code: &str) -> Result<i64, Refusal> {
    let known = store::of_code(&mut desk.scope, code).await?;
    if let Some(draft) = known.iter().find(|f| f.published_on.is_none()) {
        return Err(
            Refusal::said("code", Signal::new("err-framework-draft").with("code", code)).way_out("framework-draft-way", page(draft.id))
        );
    }
    Ok(known.first().map_or(1, |f| f.number + 1))
}

async fn begin(desk: &mut Desk, id: Option<FrameworkId>, code: String, number: i64, grid: Grid) -> Result<Saved, Refusal> {
    let f = Framework {
        id: desk.id_or_fresh(id),
        code,
        number,
        kind: grid.kind,
        max_level: grid.max_level(),
        grid,
        made_on: desk.today,
        made_by: desk.me(),
        published_on: None,
        published_by: None,
        version: 1,
    };
    store::insert(&mut desk.scope, &f).await?;
    Ok(Saved::new(f.id, 1, page(f.id)))
}

/// Whether this visit may change the structure's own frameworks.
pub fn may_change(visit: &crate::desk::Visit, known: &Known) -> bool {
    known.is_draft() && visit.is_in(Audience::DIRECTOR)
}
