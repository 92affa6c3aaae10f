//! What a draft says: its name and scale, and its items one by one.

use super::{
    Dimension, Grid, Item, MOST_ITEMS, Picture, Wording,
    actions::{draft, page, worded},
    store,
};
use crate::{
    desk::{Action, Audience, Desk, Refusal, Saved, World},
    kernel::{Count, Line, Prose, fixed, ids::*, signal::Signal},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The name and the scale of a draft anew; what is left out is emptied.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UpdateFramework {
    pub id: FrameworkId,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
    pub name: Line,
    pub about: Option<Prose>,
    pub dimension: Dimension,
    /// The words of each level, the lowest first.
    pub levels: Vec<Line>,
}

impl Action for UpdateFramework {
    const NAME: &'static str = "framework.update";
    const ABOUT: &'static str = "Rewrites the name and the scale of a draft";
    const API: &'static str = "/frameworks/{id}/update";
    const AUDIENCE: Audience = Audience::DIRECTOR;

    fn example(w: &World) -> Self {
        UpdateFramework {
            id: w.draft_framework,
            version: None,
            name: fixed("Vente et conseil"),
            about: None,
            dimension: Dimension::Frequency,
            levels: ["jamais", "parfois", "souvent", "toujours"].map(fixed).into(),
        }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let known = draft(desk, self.id, None).await?;
        desk.rewrites(&known, known.version, self.version)?;
        let grid = Grid {
            name: Wording::Own(self.name.into()),
            about: self.about.map(|a| Wording::Own(a.into())),
            dimension: self.dimension,
            levels: worded(self.levels)?,
            ..known.grid.clone()
        };
        store::rewrite(&mut desk.scope, &known, &grid).await?;
        Ok(Saved::new(known.id, known.version + 1, page(known.id)))
    }
}

/// An item of a draft: a new one, or one that is there already anew.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PutItem {
    pub id: FrameworkId,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
    /// The item it stands for from now on; left out: a new one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replaces: Option<Line>,
    /// What ratings call it.
    pub item: Line,
    pub label: Line,
    pub domain: Option<Line>,
    pub help: Option<Line>,
    pub picture: Option<Picture>,
    /// A code of the French catalogue of trades, e.g. `K1304`.
    pub rome: Option<Line>,
    /// Its place from 1 on; where it stands, or last, unless said.
    pub place: Option<Count>,
}

impl Action for PutItem {
    const NAME: &'static str = "framework.put_item";
    const ABOUT: &'static str = "Adds an item to a draft, or rewrites one";
    const API: &'static str = "/frameworks/{id}/put_item";
    const AUDIENCE: Audience = Audience::DIRECTOR;

    fn example(w: &World) -> Self {
        PutItem {
            id: w.draft_framework,
            version: None,
            replaces: None,
            item: fixed("conseil"),
            label: fixed("Conseiller un client"),
            domain: Some(fixed("La relation")),
            help: Some(fixed("Poser des questions, puis proposer.")),
            picture: Some(Picture::Talk),
            rome: Some(fixed("D1106")),
            place: Some(Count(1)),
        }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let known = draft(desk, self.id, self.version).await?;
        desk.rewrites(&known, known.version, None)?;
        let mut grid = known.grid.clone();
        let stood = match &self.replaces {
            Some(code) => Some(take(&mut grid, code.as_str())?),
            None => None,
        };
        if let Some(other) = grid.item(self.item.as_str()) {
            return Err(Refusal::said("item", Signal::new("err-grid-twice").with("item", &other.code)));
        }
        if grid.items.len() >= MOST_ITEMS {
            return Err(Refusal::said("item", Signal::new("err-grid-items-most").with("most", MOST_ITEMS)));
        }
        let asked = self.place.map(|p| usize::try_from(p.0).unwrap_or(0).saturating_sub(1));
        let place = asked.or(stood).unwrap_or(grid.items.len()).min(grid.items.len());
        let own = |line: Line| Wording::Own(line.into());
        let item = Item {
            code: self.item.into(),
            label: own(self.label),
            domain: self.domain.map(own),
            help: self.help.map(own),
            picture: self.picture,
            rome: self.rome.map(String::from),
        };
        grid.items.insert(place, item);
        store::rewrite(&mut desk.scope, &known, &grid).await?;
        Ok(Saved::new(known.id, known.version + 1, format!("{}#items", page(known.id))))
    }
}

/// Takes an item out of a draft.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RemoveItem {
    pub id: FrameworkId,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
    pub item: Line,
}

impl Action for RemoveItem {
    const NAME: &'static str = "framework.remove_item";
    const ABOUT: &'static str = "Takes an item out of a draft";
    const API: &'static str = "/frameworks/{id}/remove_item";
    const AUDIENCE: Audience = Audience::DIRECTOR;

    fn example(w: &World) -> Self {
        RemoveItem { id: w.draft_framework, version: None, item: fixed("punctual") }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let known = draft(desk, self.id, self.version).await?;
        desk.rewrites(&known, known.version, None)?;
        let mut grid = known.grid.clone();
        take(&mut grid, self.item.as_str())?;
        store::rewrite(&mut desk.scope, &known, &grid).await?;
        Ok(Saved::new(known.id, known.version + 1, format!("{}#items", page(known.id))))
    }
}

/// Takes an item out; answers with where it stood.
fn take(grid: &mut Grid, code: &str) -> Result<usize, Refusal> {
    let at = grid.items.iter().position(|i| i.code == code);
    let at = at.ok_or_else(|| Refusal::said("item", Signal::new("err-grid-no-item").with("item", code)))?;
    grid.items.remove(at);
    Ok(at)
}
