//! A party's word that comes without a mail: on the coach's phone, the coach beside them, or on paper.

use super::{
    AgreementState, Channel, Party, Say,
    actions::at_hand,
    signatures::{self, Signature},
    store::{Agreement, People},
    write::{self, With},
};
use crate::{
    desk::{Action, Audience, Desk, Purpose, Refusal, Saved, World},
    kernel::{Day, Prose, Scan, fixed, ids::*},
    method::scans::{self, Paper},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A party says yes or no on the coach's phone.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignBeside {
    pub id: SignatureId,
    pub say: Say,
    pub comment: Option<Prose>,
}

impl Action for SignBeside {
    const NAME: &'static str = "signature.beside";
    const ABOUT: &'static str = "Keeps what a party says on the coach's phone, the coach beside them";
    const API: &'static str = "/signatures/{id}/beside";
    const AUDIENCE: Audience = Audience::COACHES;

    fn example(w: &World) -> Self {
        SignBeside { id: w.signature, say: Say::Signed, comment: None }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let (agreement, _, asked) = asked(desk, self.id).await?;
        let with = With { comment: self.comment.map(String::from), ..With::default() };
        write::say(desk, &asked, self.say, Channel::Beside, Some(with)).await?;
        said(desk, &agreement, &asked).await
    }
}

/// The signature, its agreement and people, when somebody other than the coach is asked and may still say.
async fn asked(desk: &mut Desk, id: SignatureId) -> Result<(Agreement, People, Signature), Refusal> {
    let asked = signatures::find(&mut desk.scope, id).await?.ok_or(Refusal::NotFound)?;
    let (agreement, people) = at_hand(desk, asked.agreement).await?;
    if asked.party == Party::Coach || agreement.state == AgreementState::Draft {
        return Err(Refusal::rule("id", "err-agreement-coach-signs"));
    }
    Ok((agreement, people, asked))
}

async fn said(desk: &mut Desk, agreement: &Agreement, asked: &Signature) -> Result<Saved, Refusal> {
    crate::method::doors::store::shut(&mut desk.scope, Purpose::Agreement, asked.id.0, desk.now).await?;
    write::settle(desk, agreement.id).await?;
    Ok(Saved::new(asked.id, 1, format!("/agreements/{}", agreement.id)))
}

/// A paper was signed. With a photograph of it anybody can see what the coach saw; without one the coach states what it says.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordPaper {
    pub id: SignatureId,
    /// The day on the paper.
    pub on: Day,
    /// A JPEG, PNG or PDF of the paper, in base64.
    pub scan: Option<Scan>,
    /// Where the paper lies and what it says; needed without a scan.
    pub statement: Option<Prose>,
}

impl Action for RecordPaper {
    const NAME: &'static str = "signature.paper";
    const ABOUT: &'static str = "Records a signature on paper: grade B with a scan, C with the coach's statement";
    const API: &'static str = "/signatures/{id}/paper";
    const AUDIENCE: Audience = Audience::COACHES;
    const LARGE: bool = true;

    fn example(w: &World) -> Self {
        RecordPaper { id: w.signature, on: w.today, scan: None, statement: Some(fixed("Signé au bureau, papier classé au dossier")) }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let (agreement, _, asked) = asked(desk, self.id).await?;
        let paper = Paper { on: self.on, scan: self.scan.as_ref(), statement: self.statement.as_ref() };
        let scan = scans::signed(desk, agreement.case, &paper, asked.asked_on).await?;
        let with = With { on: Some(self.on), comment: None, statement: self.statement.map(String::from), scan };
        write::say(desk, &asked, Say::Signed, Channel::Paper, Some(with)).await?;
        said(desk, &agreement, &asked).await
    }
}
