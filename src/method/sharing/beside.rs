//! A yes or no that comes without a mail: on the coach's phone, the coach beside them, or on paper.

use super::{
    Consent, SharingState,
    actions::saved,
    write::{self, With},
};
use crate::{
    desk::{Action, Audience, Desk, Refusal, Saved, World},
    kernel::{Day, Prose, Scan, fixed, ids::*},
    method::{
        agreements::Channel,
        scans::{self, Paper},
    },
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The owner of the words says yes or no on the coach's phone, or takes a yes back.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConsentBeside {
    pub id: SharingId,
    pub consent: Consent,
    pub comment: Option<Prose>,
}

impl Action for ConsentBeside {
    const NAME: &'static str = "sharing.beside";
    const ABOUT: &'static str = "Keeps what the owner of the words says on the coach's phone";
    const API: &'static str = "/sharings/{id}/beside";
    const AUDIENCE: Audience = Audience::COACHES;

    fn example(w: &World) -> Self {
        ConsentBeside { id: w.sharing, consent: Consent::Agree, comment: None }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let ground = write::at_hand(desk, self.id).await?;
        let with = With { comment: self.comment.map(String::from), ..With::default() };
        let version = write::say(desk, &ground, self.consent, Channel::Beside, with).await?;
        Ok(saved(&ground.sharing, version))
    }
}

/// A yes on paper. With a photograph of it anybody can see what the coach saw; without one the coach states what it says.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConsentOnPaper {
    pub id: SharingId,
    /// The day on the paper.
    pub on: Day,
    /// A JPEG, PNG or PDF of the paper, in base64.
    pub scan: Option<Scan>,
    /// Where the paper lies and what it says; needed without a scan.
    pub statement: Option<Prose>,
}

impl Action for ConsentOnPaper {
    const NAME: &'static str = "sharing.paper";
    const ABOUT: &'static str = "Records a consent on paper: grade B with a scan, C with the coach's statement";
    const API: &'static str = "/sharings/{id}/paper";
    const AUDIENCE: Audience = Audience::COACHES;
    const LARGE: bool = true;

    fn example(w: &World) -> Self {
        ConsentOnPaper { id: w.sharing, on: w.today, scan: None, statement: Some(fixed("Signé au bureau, papier classé au dossier")) }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let ground = write::at_hand(desk, self.id).await?;
        let known = &ground.sharing;
        if known.state != SharingState::Asked {
            return Err(Refusal::rule("id", "err-sharing-said"));
        }
        let paper = Paper { on: self.on, scan: self.scan.as_ref(), statement: self.statement.as_ref() };
        let scan = scans::signed(desk, known.case, &paper, known.asked_on).await?;
        let with = With { on: Some(self.on), comment: None, statement: self.statement.map(String::from), scan };
        let version = write::say(desk, &ground, Consent::Agree, Channel::Paper, with).await?;
        Ok(saved(known, version))
    }
}
