//! What assessments ask of people today: of the coach, who organises them; of the supervisor, who rates in some.

use super::{
    AssessmentState, Source, check_sources,
    reading::{self, Head},
};
use crate::{
    db::{Result, Scope, col, tables::*},
    desk::{Audience, Kind, Purpose, Refusal, Role, Visit},
    kernel::{Day, Moment, ids::*, moment::Zone},
    method::cases::Stage,
    people::profiles::{Numbers, Rule},
    web::{Answer, Ask, Table, filters},
};
use askama::Template;
use sea_query::{ExprTrait, Order};

/// The one gesture that an assessment waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gesture {
    /// Everybody handed in.
    Compare,
    /// Nobody has written to them yet, or their address has expired.
    Ask(Source),
    /// They were reminded twice, and have not finished.
    AskAgain(Source),
    /// The coach's own view.
    Rate,
}

/// Something to do about an assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    pub case: CaseId,
    pub assessment: AssessmentId,
    pub name: String,
    pub gesture: Gesture,
    pub since: Day,
}

impl Task {
    /// The page of the gesture.
    pub fn href(&self) -> String {
        match self.gesture {
            Gesture::Compare => format!("/assessments/{}", self.assessment),
            Gesture::Ask(source) | Gesture::AskAgain(source) => format!("/assessments/{}/ask?source={source}", self.assessment),
            Gesture::Rate => format!("/assessments/{}/rate", self.assessment),
        }
    }

    pub fn key(&self) -> &'static str {
        match self.gesture {
            Gesture::Compare => "assessment-see",
            Gesture::Ask(_) => "rating-ask",
            Gesture::AskAgain(_) => "rating-ask-again",
            Gesture::Rate => "assessment-rate",
        }
    }

    /// Whose view it is about.
    pub fn source(&self) -> Option<Source> {
        match self.gesture {
            Gesture::Ask(source) | Gesture::AskAgain(source) => Some(source),
            Gesture::Compare | Gesture::Rate => None,
        }
    }
}

#[derive(Debug, Clone, sqlx::FromRow)]
struct Row {
    case_id: CaseId,
    assessment: AssessmentId,
    source: Source,
    member_id: Option<MemberId>,
    asked_on: Day,
    given_on: Option<Day>,
    /// When the latest address that was not withdrawn was mailed.
    mailed_at: Option<Moment>,
    expires_at: Option<Moment>,
}

/// What the open assessments of these cases ask of their coach, the longest waiting first; one line each.
///
/// # Errors
/// When the database does not answer.
pub async fn of_coach(scope: &mut Scope, own: &[(CaseId, String)], numbers: &Numbers, now: Moment, zone: &Zone) -> Result<Vec<Task>> {
    if own.is_empty() {
        return Ok(Vec::new());
    }
    let latest = |column: Doors, scope: &Scope| {
        let own =
            col(Doors::Subject).eq(col(Sources::Id)).and(col(Doors::Purpose).eq(Purpose::Rating)).and(col(Doors::WithdrawnAt).is_null());
        scope.from(Doors::Table).cols([column]).filter(own).order(Doors::CreatedAt, Order::Desc).limit(1).value()
    };
    // By their keys: a join alone could begin with all sources of the structure.
    let open = scope.from(Assessments::Table).cols([Assessments::Id]).filter(col(Assessments::CaseId).is_in(own.iter().map(|(id, _)| *id)));
    let open = open.filter(col(Assessments::State).eq(AssessmentState::Open));
    let q = scope
        .from(Sources::Table)
        .cols([Assessments::CaseId])
        .expr(col(Assessments::Id), "assessment")
        .cols([Sources::Source, Sources::MemberId, Sources::AskedOn, Sources::GivenOn])
        .expr(latest(Doors::CreatedAt, scope), "mailed_at")
        .expr(latest(Doors::ExpiresAt, scope), "expires_at")
        .join(Assessments::Table, col(Assessments::Id).eq(col(Sources::AssessmentId)))
        .filter(open.holds(col(Sources::AssessmentId)))
        .order(Sources::AssessmentId, Order::Asc)
        .limit(1000);
    let rows: Vec<Row> = scope.all(&q).await?;
    let late = numbers.get(Rule::ReminderSecondDays).unwrap_or(i64::MAX);
    let mut tasks: Vec<Task> = rows
        .chunk_by(|a, b| a.assessment == b.assessment)
        .filter_map(|asked| {
            let (gesture, since) = gesture(asked, late, now, zone)?;
            let first = asked.first()?;
            let name = own.iter().find(|(id, _)| *id == first.case_id)?.1.clone();
            Some(Task { case: first.case_id, assessment: first.assessment, name, gesture, since })
        })
        .collect();
    tasks.sort_by_key(|t| t.since);
    tasks.truncate(30);
    Ok(tasks)
}

/// What an assessment waits for first: nobody can be compared with who was never asked, and nobody is asked again before they were
/// reminded.
fn gesture(asked: &[Row], late: i64, now: Moment, zone: &Zone) -> Option<(Gesture, Day)> {
    let given: Vec<Source> = asked.iter().filter(|r| r.given_on.is_some()).map(|r| r.source).collect();
    if given.len() == asked.len() && check_sources(&given).is_ok() {
        return asked.iter().filter_map(|r| r.given_on).max().map(|on| (Gesture::Compare, on));
    }
    let waiting = asked.iter().filter(|r| r.given_on.is_none());
    let mailed = waiting.clone().filter(|r| r.member_id.is_none()).filter_map(|r| match (r.mailed_at, r.expires_at) {
        (Some(at), Some(until)) if now < until => {
            let on = zone.day(at);
            (zone.day(now).days_since(on) >= late).then_some((Gesture::AskAgain(r.source), on))
        }
        (Some(at), _) => Some((Gesture::Ask(r.source), zone.day(at))),
        _ => Some((Gesture::Ask(r.source), r.asked_on)),
    });
    let own = || waiting.clone().find(|r| r.source == Source::Coach).map(|r| (Gesture::Rate, r.asked_on));
    mailed.min_by_key(|(_, since)| *since).or_else(own)
}

/// The supervisor's own list: what waits for their view.
#[derive(Template)]
#[template(path = "assessments/mine.html")]
pub struct MinePage {
    pub all: Vec<(Head, Day)>,
}

pub(super) fn register(t: &mut Table) {
    t.page("/assessments", "assessment.mine", Audience::of(&[Kind::Supervisor]), mine);
}

async fn mine(mut ask: Ask) -> std::result::Result<Answer, Refusal> {
    let visit = ask.visit.clone();
    let all = of_supervisor(ask.scope().await?, &visit).await?;
    ask.page("nav-assessments", ask.t("assessments-mine"), &MinePage { all })
}

/// The open assessments in which a member is asked as the supervisor and has not handed in, with the day since which they are.
///
/// # Errors
/// When the database does not answer.
pub async fn of_supervisor(scope: &mut Scope, visit: &Visit) -> Result<Vec<(Head, Day)>> {
    let Some(me) = visit.member().filter(|_| visit.has_role(Role::Supervisor)) else { return Ok(Vec::new()) };
    #[derive(sqlx::FromRow)]
    struct Waiting {
        #[sqlx(flatten)]
        head: Head,
        asked_on: Day,
    }
    let own = col(Sources::AssessmentId).eq(col(Assessments::Id)).and(col(Sources::MemberId).eq(me)).and(col(Sources::GivenOn).is_null());
    let q = reading::heads(scope, visit)
        .join(Sources::Table, own)
        .cols([Sources::AskedOn])
        .filter(col(Sources::Source).eq(Source::Supervisor).and(col(Assessments::State).eq(AssessmentState::Open)))
        .filter(col(Cases::Stage).is_not_in([Stage::Closed.word(), Stage::Declined.word()]))
        .order(Sources::AskedOn, Order::Asc)
        .limit(100);
    Ok(scope.all::<Waiting>(&q).await?.into_iter().map(|w| (w.head, w.asked_on)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::moment::DAY;

    fn row(source: Source, member: bool, given: Option<&str>, mailed: Option<i64>) -> Row {
        let now = Moment(1_780_000_000_000);
        let nobody = uuid::Uuid::nil();
        Row {
            case_id: nobody.into(),
            assessment: nobody.into(),
            source,
            member_id: member.then(|| nobody.into()),
            asked_on: "2026-05-01".parse().unwrap(),
            given_on: given.map(|d| d.parse().unwrap()),
            mailed_at: mailed.map(|days| now.plus(-days * DAY)),
            expires_at: mailed.map(|days| now.plus((30 - days) * DAY)),
        }
    }

    #[test]
    fn one_gesture_at_a_time_and_nobody_is_pressed_before_the_reminders() {
        let (now, zone) = (Moment(1_780_000_000_000), Zone::named("UTC").unwrap());
        let first = |rows: &[Row]| gesture(rows, 10, now, &zone).map(|(g, _)| g);
        let day = Some("2026-05-20");
        let coach = |given| row(Source::Coach, true, given, None);
        let own = |given, mailed| row(Source::Myself, false, given, mailed);
        assert_eq!(first(&[coach(None), own(None, None)]), Some(Gesture::Ask(Source::Myself)), "asked for, and not written to");
        assert_eq!(first(&[coach(None), own(None, Some(2))]), Some(Gesture::Rate), "the coach's own turn");
        assert_eq!(first(&[coach(day), own(None, Some(2))]), None, "wait");
        assert_eq!(first(&[coach(day), own(None, Some(10))]), Some(Gesture::AskAgain(Source::Myself)));
        assert_eq!(first(&[coach(day), own(None, Some(31))]), Some(Gesture::Ask(Source::Myself)), "expired");
        assert_eq!(first(&[coach(day), own(day, Some(31))]), Some(Gesture::Compare));
        assert_eq!(first(&[coach(day), row(Source::Supervisor, true, None, None)]), None, "it is on the supervisor's own list");
    }
}
