//! The SQL of what reaches a side of a case: doors, questions, mails.

use super::Whose;
use crate::{
    db::{Result as Asked, Scope, col, tables::*},
    desk::Purpose,
    kernel::{Day, Moment, ids::*, moment::Zone},
    method::{
        agreements::Party,
        assessments::Source,
        doors::store::{COLUMNS as DOOR, Door, addresses},
        milestones::MilestoneKind,
        pulses::PulseSide,
    },
};
use sea_query::{ExprTrait, Order};
use uuid::Uuid;

/// A mail as it was sent, without its secret address.
pub struct Mail {
    pub on: Day,
    pub recipient: String,
    pub subject: String,
    pub body: String,
}

#[derive(sqlx::FromRow)]
pub(super) struct DoorRow {
    #[sqlx(flatten)]
    pub(super) door: Door,
    pub(super) purpose: Purpose,
    party: Option<Party>,
    agreed_job: Option<PlacementId>,
    whose: Option<Whose>,
    shared_job: Option<PlacementId>,
    side: Option<PulseSide>,
    pulse_job: Option<PlacementId>,
    eyes: Option<Source>,
    of_firm: Option<EmployerId>,
}

impl DoorRow {
    /// To whom it leads, and about which job if any.
    pub(super) fn leads(&self) -> (Option<Party>, Option<PlacementId>) {
        match self.purpose {
            Purpose::Agreement => (self.party, self.agreed_job),
            Purpose::Consent => (self.whose.map(Whose::owner), self.shared_job),
            Purpose::Pulse => (self.side.map(PulseSide::party), self.pulse_job),
            Purpose::SharedWithEmployer => (Some(Party::Employer), Some(self.door.subject.into())),
            Purpose::SharedWithTrainee | Purpose::Transfer => (Some(Party::Trainee), None),
            // Who is neither the person nor their firm has no page of what they reach; the assessment says whom it was mailed to.
            Purpose::Rating => (self.eyes.and_then(Source::party), None),
            Purpose::Synthesis => (Some(if self.of_firm.is_some() { Party::Employer } else { Party::Trainee }), None),
        }
    }
}

pub(super) async fn doors_of(scope: &mut Scope, case: CaseId) -> Asked<Vec<DoorRow>> {
    let q = scope
        .from(Doors::Table)
        .cols(DOOR)
        .cols([Doors::Purpose])
        .cols([Signatures::Party])
        .expr(col(Agreements::PlacementId), "agreed_job")
        .cols([Sharings::Whose])
        .expr(col(Sharings::PlacementId), "shared_job")
        .cols([Pulses::Side])
        .expr(col(Pulses::PlacementId), "pulse_job")
        .expr(col(Sources::Source), "eyes")
        .expr(col(Assessments::EmployerId), "of_firm")
        .left_join(Signatures::Table, col(Signatures::Id).eq(col(Doors::Subject)))
        .left_join(Agreements::Table, col(Agreements::Id).eq(col(Signatures::AgreementId)))
        .left_join(Sharings::Table, col(Sharings::Id).eq(col(Doors::Subject)))
        .left_join(Pulses::Table, col(Pulses::Id).eq(col(Doors::Subject)))
        .left_join(Sources::Table, col(Sources::Id).eq(col(Doors::Subject)))
        .left_join(Assessments::Table, col(Assessments::Id).eq(col(Doors::Subject)))
        .filter(col(Doors::CaseId).eq(case))
        .order(Doors::CreatedAt, Order::Desc)
        .order(Doors::Id, Order::Desc)
        .limit(200);
    let mut all: Vec<DoorRow> = scope.all(&q).await?;
    let known = addresses(scope, case).await?;
    all.iter_mut().for_each(|row| row.door.astray = known.lack(&row.door.recipient));
    Ok(all)
}

#[derive(sqlx::FromRow)]
pub(super) struct LinkRow {
    pub(super) id: LinkId,
    pub(super) recipient: String,
    pub(super) created_at: Moment,
    pub(super) expires_at: Moment,
    pub(super) answered_at: Option<Moment>,
    pub(super) withdrawn_at: Option<Moment>,
    pub(super) handed: bool,
    pub(super) kind: MilestoneKind,
}

pub(super) async fn links_of(scope: &mut Scope, case: CaseId, job: PlacementId) -> Asked<Vec<LinkRow>> {
    use Links as L;
    // By the job's milestones: a join alone would begin with all links of the structure.
    let own = scope.from(Milestones::Table).cols([Milestones::Id]).filter(col(Milestones::PlacementId).eq(job));
    let q = scope
        .from(L::Table)
        .cols([L::Id, L::Recipient, L::CreatedAt, L::ExpiresAt, L::AnsweredAt, L::WithdrawnAt, L::Handed])
        .cols([Milestones::Kind])
        .join(Milestones::Table, col(Milestones::Id).eq(col(L::MilestoneId)))
        .filter(own.holds(col(L::MilestoneId)))
        .order(L::CreatedAt, Order::Desc)
        .order(L::Id, Order::Desc)
        .limit(200);
    let mut all: Vec<LinkRow> = scope.all(&q).await?;
    let known = addresses(scope, case).await?;
    for row in all.iter_mut().filter(|row| !row.handed && known.lack(&row.recipient)) {
        row.withdrawn_at = row.withdrawn_at.or(Some(row.created_at));
    }
    Ok(all)
}

/// The mails that hold any of these addresses, and were not held back, the latest first.
pub(super) async fn mails_of(scope: &mut Scope, zone: &Zone, doors: &[Uuid], links: &[Uuid]) -> Asked<Vec<Mail>> {
    use Mails as M;
    #[derive(sqlx::FromRow)]
    struct Row {
        id: Uuid,
        recipient: String,
        subject: String,
        body: String,
        due_at: Moment,
    }
    let mut rows: Vec<Row> = Vec::new();
    for (column, ids) in [(M::Door, doors), (M::LinkId, links)] {
        if ids.is_empty() {
            continue;
        }
        let q = scope.from(M::Table).cols([M::Id, M::Recipient, M::Subject, M::Body, M::DueAt]);
        let q = q.filter(col(column).is_in(ids.iter().copied()).and(col(M::State).ne("dead")));
        rows.extend(scope.all::<Row>(&q.order(M::DueAt, Order::Desc).order(M::Id, Order::Desc).limit(50)).await?);
    }
    rows.sort_by_key(|r| std::cmp::Reverse((r.due_at, r.id)));
    let without = |body: String| body.replace("{link}", "…").replace("{stop}", "…").replace("{code}", "••••••");
    Ok(rows
        .into_iter()
        .map(|r| Mail { on: zone.day(r.due_at), recipient: r.recipient, subject: r.subject, body: without(r.body) })
        .collect())
}
