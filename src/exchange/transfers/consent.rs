//! The person's word on a transfer: on the coach's phone, on paper, or asked for by mail.

use super::{
    Consent, TransferState,
    actions::at_hand,
    store::{self, Transfer},
};
use crate::{
    db,
    desk::{Action, Audience, Desk, Purpose, Refusal, Saved, World},
    kernel::{Day, EmailAddress, Prose, Scan, fixed, ids::*},
    method::{
        agreements::{self, Channel},
        doors::{
            self,
            mailing::{self, About},
            store::NewDoor,
        },
        scans::{self, Paper},
    },
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How long the door to the question opens, in days.
pub const DOOR_DAYS: i64 = 30;

fn saved(t: &Transfer) -> Saved {
    Saved::new(t.id, t.version + 1, format!("/transfers/{}", t.id))
}

/// Keeps what the person said, once; a yes can be taken back until the document leaves.
///
/// # Errors
/// `err-transfer-said` when it was said before.
pub(super) async fn keep(desk: &mut Desk, transfer: &Transfer, said: store::Said) -> Result<(), Refusal> {
    let taken_back = transfer.state == TransferState::Agreed && !said.yes;
    if transfer.state != TransferState::Waiting && !taken_back {
        return Err(Refusal::rule("", "err-transfer-said"));
    }
    match store::say(&mut desk.scope, transfer, said).await {
        Err(db::Error::NotOne { .. }) => Err(Refusal::rule("", "err-transfer-said")),
        other => Ok(other?),
    }
}

/// What somebody says today.
pub(super) fn said(desk: &Desk, say: Consent, channel: Channel, comment: Option<Prose>) -> store::Said {
    store::Said {
        yes: say == Consent::Yes,
        on: desk.today,
        at: desk.now,
        channel,
        comment: comment.map(String::from),
        statement: None,
        scan: None,
        to: desk.me(),
    }
}

/// The person says yes or no on the coach's phone.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConsentBeside {
    pub id: TransferId,
    pub say: Consent,
    pub comment: Option<Prose>,
}

impl Action for ConsentBeside {
    const NAME: &'static str = "transfer.beside";
    const ABOUT: &'static str = "Keeps what the person says of a transfer on the coach's phone";
    const API: &'static str = "/transfers/{id}/beside";
    const AUDIENCE: Audience = Audience::COACHES_AND_DIRECTOR;

    fn example(w: &World) -> Self {
        ConsentBeside { id: w.transfer, say: Consent::Yes, comment: None }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let (transfer, _) = at_hand(desk, self.id).await?;
        let said = said(desk, self.say, Channel::Beside, self.comment);
        keep(desk, &transfer, said).await?;
        doors::store::shut(&mut desk.scope, Purpose::Transfer, transfer.id.0, desk.now).await?;
        Ok(saved(&transfer))
    }
}

/// The person said yes on paper. With a photograph of it anybody can see what the coach saw; without one the coach states it.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConsentOnPaper {
    pub id: TransferId,
    /// The day on the paper.
    pub on: Day,
    /// A JPEG, PNG or PDF of the paper, in base64.
    pub scan: Option<Scan>,
    /// Where the paper lies and what it says; needed without a scan.
    pub statement: Option<Prose>,
}

impl Action for ConsentOnPaper {
    const NAME: &'static str = "transfer.paper";
    const ABOUT: &'static str = "Records the consent to a transfer on paper: grade B with a scan, C with the coach's statement";
    const API: &'static str = "/transfers/{id}/paper";
    const AUDIENCE: Audience = Audience::COACHES_AND_DIRECTOR;
    const LARGE: bool = true;

    fn example(w: &World) -> Self {
        ConsentOnPaper { id: w.transfer, on: w.today, scan: None, statement: Some(fixed("Signé au bureau, papier classé au dossier")) }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let (transfer, case) = at_hand(desk, self.id).await?;
        let paper = Paper { on: self.on, scan: self.scan.as_ref(), statement: self.statement.as_ref() };
        let scan = scans::signed(desk, case.id, &paper, transfer.proposed_on).await?;
        let word = said(desk, Consent::Yes, Channel::Paper, None);
        let word = store::Said { on: self.on, statement: self.statement.map(String::from), scan, ..word };
        keep(desk, &transfer, word).await?;
        doors::store::shut(&mut desk.scope, Purpose::Transfer, transfer.id.0, desk.now).await?;
        Ok(saved(&transfer))
    }
}

/// The person is asked by mail.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AskConsent {
    pub id: TransferId,
}

impl Action for AskConsent {
    const NAME: &'static str = "transfer.ask";
    const ABOUT: &'static str = "Mails the person the question whether a transfer may be sent";
    const API: &'static str = "/transfers/{id}/ask";
    const AUDIENCE: Audience = Audience::COACHES_AND_DIRECTOR;

    fn example(w: &World) -> Self {
        AskConsent { id: w.transfer }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let (transfer, case) = at_hand(desk, self.id).await?;
        if transfer.state != TransferState::Waiting {
            return Err(Refusal::rule("id", "err-transfer-said"));
        }
        let people = agreements::store::people(&mut desk.scope, case.id, None, None).await?.ok_or(Refusal::NotFound)?;
        let address = people.trainee_email.as_deref().and_then(|a| a.parse::<EmailAddress>().ok());
        let email = address.ok_or_else(|| {
            Refusal::rule("id", "err-transfer-no-email").way_out("trainee-edit", format!("/trainees/{}/edit", case.trainee))
        })?;
        let name = people.trainee();
        let new = NewDoor {
            purpose: Purpose::Transfer,
            subject: transfer.id.0,
            case: case.id,
            recipient: &email,
            name: &name,
            language: desk.here().language,
            days: DOOR_DAYS,
        };
        mailing::mail(desk, &new, About::Transfer, &people).await?;
        Ok(Saved::new(transfer.id, transfer.version, format!("/transfers/{}", transfer.id)))
    }
}
