//! What several actions do to agreements: keep a party's word, ask again, settle, end.

use super::{
    AgreementKind, AgreementState, Channel, Party, Say, SignatureState, is_complete,
    signatures::{self, Said, Signature},
    store::{self, Agreement, People},
};
use crate::{
    db,
    desk::{Desk, Purpose, Refusal},
    kernel::{Day, ids::*},
    method::{
        assessments, doors, pulses,
        sharing::{self, store::Of},
    },
};

/// What comes with a party's word: why, and what proves a paper.
#[derive(Default)]
pub struct With {
    pub on: Option<Day>,
    pub comment: Option<String>,
    pub statement: Option<String>,
    pub scan: Option<ScanId>,
}

/// Keeps a party's word, once.
///
/// # Errors
/// `err-agreement-said` when it was said or the text changed meanwhile.
pub async fn say(desk: &mut Desk, asked: &Signature, word: Say, channel: Channel, with: Option<With>) -> Result<(), Refusal> {
    let with = with.unwrap_or_default();
    let said = Said {
        state: if word == Say::Signed { SignatureState::Signed } else { SignatureState::Refused },
        on: with.on.unwrap_or(desk.today),
        at: desk.now,
        channel,
        grade: channel.grade(with.scan.is_some()),
        comment: with.comment,
        statement: with.statement,
        scan: with.scan,
        member: desk.me(),
    };
    match signatures::say(&mut desk.scope, asked.id, said).await {
        Err(db::Error::NotOne { .. }) => Err(Refusal::rule("", "err-agreement-said")),
        other => Ok(other?),
    }
}

/// Shows a party another text: what it said of the older one stays and counts no more.
///
/// # Errors
/// When the database does not answer.
pub async fn ask_again(desk: &mut Desk, a: &Agreement, people: &People, party: Party, shown: String) -> Result<Signature, Refusal> {
    for old in signatures::of(&mut desk.scope, a.id).await?.into_iter().filter(|s| s.party == party) {
        doors::store::shut(&mut desk.scope, Purpose::Agreement, old.id.0, desk.now).await?;
    }
    signatures::overtake(&mut desk.scope, a.id, party).await?;
    Ok(signatures::ask(desk, a, party, &people.name(party), shown))
}

/// Lets an agreement begin once every party has signed; answers by how much its version grew.
///
/// # Errors
/// When the database does not answer.
pub async fn settle(desk: &mut Desk, id: AgreementId) -> Result<i64, Refusal> {
    let agreement = store::find(&mut desk.scope, id).await?.ok_or(Refusal::NotFound)?;
    let all = signatures::of(&mut desk.scope, id).await?;
    let words: Vec<(Party, SignatureState)> = all.iter().map(|s| (s.party, s.state)).collect();
    let complete = agreement.state == AgreementState::Sent && is_complete(agreement.kind, &words);
    if complete {
        let last = all.iter().filter(|s| s.state == SignatureState::Signed).filter_map(|s| s.said_on).max();
        store::step(&mut desk.scope, &agreement, AgreementState::Active, last.unwrap_or(desk.today), None).await?;
    }
    store::count_waiting(&mut desk.scope, agreement.case).await?;
    Ok(i64::from(complete))
}

/// Ends an agreement that began, drops one that did not; nobody is asked any more.
///
/// # Errors
/// When the database does not answer.
pub async fn end(desk: &mut Desk, agreement: &Agreement, on: Day, note: Option<String>) -> Result<(), Refusal> {
    let began = agreement.state == AgreementState::Active;
    let to = if began { AgreementState::Ended } else { AgreementState::Lapsed };
    for asked in signatures::of(&mut desk.scope, agreement.id).await? {
        doors::store::shut(&mut desk.scope, Purpose::Agreement, asked.id.0, desk.now).await?;
    }
    store::step(&mut desk.scope, agreement, to, on, note).await?;
    store::count_waiting(&mut desk.scope, agreement.case).await?;
    if let Some(job) = agreement.placement.filter(|_| began && agreement.kind == AgreementKind::Tripartite) {
        // What one side lets the other read was let within what the three agreed.
        sharing::write::end_with(desk, Of::Placement(job), on).await?;
    }
    Ok(())
}

/// Ends what binds a case's people, or a job's only, when the case or the job is over; nobody is asked about it any more.
///
/// # Errors
/// When the database does not answer.
pub async fn end_with(desk: &mut Desk, case: CaseId, job: Option<PlacementId>, on: Day) -> Result<(), Refusal> {
    let over = job.map_or(Of::Case(case), Of::Placement);
    sharing::write::end_with(desk, over, on).await?;
    pulses::store::shut(desk, over, None).await?;
    match job {
        None => assessments::ends::end_with(desk, case, None).await?,
        Some(job) => {
            if let Some(firm) = assessments::ends::firm_left(&mut desk.scope, case, job, on).await? {
                assessments::ends::end_with(desk, case, Some(firm)).await?;
            }
        }
    }
    for agreement in store::of_case(&mut desk.scope, case).await? {
        let concerned = job.is_none() || agreement.placement == job;
        if concerned && !agreement.state.is_over() {
            let from = agreement.active_on.unwrap_or(agreement.drafted_on);
            end(desk, &agreement, on.max(from), None).await?;
        }
    }
    Ok(())
}
