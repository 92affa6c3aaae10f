//! Papers that were signed and photographed. They belong to a case and are shown to those who read every case.

use crate::{
    db::{self, Scope, col, tables::*},
    desk::{Audience, Desk, Refusal},
    kernel::{Day, Prose, Scan, ids::*, signal::Signal},
    web::{Answer, Ask, Table},
};
use data_encoding::BASE64;
use sea_query::ExprTrait;

pub fn register(t: &mut Table) {
    t.page("/scans/{id}", "scan.show", Audience::CASE_READERS, show);
}

/// What was signed on paper: with a photograph anybody can see what the coach saw; without one the coach states what it says.
pub struct Paper<'a> {
    /// The day on the paper.
    pub on: Day,
    pub scan: Option<&'a Scan>,
    pub statement: Option<&'a Prose>,
}

/// Keeps the photograph of a paper that answers a text written on `asked_on`, if there is one.
///
/// # Errors
/// `err-future` or `err-paper-asked` about `on`, `err-paper-statement` about `statement` when nothing shows what was signed.
pub async fn signed(desk: &mut Desk, case: CaseId, paper: &Paper<'_>, asked_on: Day) -> Result<Option<ScanId>, Refusal> {
    if paper.on > desk.today {
        return Err(Refusal::rule("on", "err-future"));
    }
    if paper.on < asked_on {
        return Err(Refusal::said("on", Signal::new("err-paper-asked").with("date", asked_on)));
    }
    if paper.scan.is_none() && paper.statement.is_none() {
        return Err(Refusal::rule("statement", "err-paper-statement"));
    }
    match paper.scan {
        Some(scan) => Ok(Some(keep(desk, case, scan).await?)),
        None => Ok(None),
    }
}

/// Keeps a paper of a case.
///
/// # Errors
/// When the database refuses.
pub async fn keep(desk: &mut Desk, case: CaseId, scan: &Scan) -> db::Result<ScanId> {
    let id: ScanId = desk.fresh();
    let bytes = i64::try_from(scan.bytes.len()).unwrap_or(i64::MAX);
    let q = desk.scope.insert(vec![
        (Scans::Id, id.into()),
        (Scans::CaseId, case.into()),
        (Scans::Name, format!("{id}.{}", extension(scan.kind)).into()),
        (Scans::Kind, scan.kind.into()),
        (Scans::Bytes, bytes.into()),
        (Scans::Sha256, scan.hash().into()),
        (Scans::Content, scan.content().into()),
        (Scans::AddedAt, desk.now.into()),
        (Scans::MemberId, desk.me().into()),
    ]);
    desk.scope.run_one(&q).await?;
    Ok(id)
}

/// The ending of a paper's file.
pub fn extension(kind: &str) -> &'static str {
    match kind {
        "image/jpeg" => "jpg",
        "image/png" => "png",
        _ => "pdf",
    }
}

#[derive(sqlx::FromRow)]
struct Kept {
    name: String,
    kind: String,
    content: String,
}

async fn find(scope: &mut Scope, id: ScanId) -> db::Result<Option<Kept>> {
    let q = scope.from(Scans::Table).cols([Scans::Name, Scans::Kind, Scans::Content]).filter(col(Scans::Id).eq(id));
    scope.opt(&q).await
}

/// The paper as a file: what somebody handed in is never opened as a page of ours.
async fn show(mut ask: Ask) -> Result<Answer, Refusal> {
    let id: ScanId = ask.id("id")?;
    let kept = find(ask.scope().await?, id).await?.ok_or(Refusal::NotFound)?;
    ask.read("scan.show", id);
    let kind = match kept.kind.as_str() {
        "image/jpeg" => "image/jpeg",
        "image/png" => "image/png",
        _ => "application/pdf",
    };
    let bytes = BASE64.decode(kept.content.as_bytes()).unwrap_or_default();
    Ok(Answer::File { kind, name: Some(kept.name), bytes })
}
