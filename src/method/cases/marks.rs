//! Marks of the method that an accompaniment has passed: an intake that lasts, no firm met yet, a plan at work that the firm
//! has not signed (`method.md`, sections 3, 4 and 7). They forbid nothing: each says which number of the profile it goes by,
//! and what to do next.

use super::{
    Stage,
    own::Own,
    pages::PlacementBlock,
    reading::{Head, PlanRow},
    today::MOST,
};
use crate::{
    kernel::{Day, ids::*, signal::Signal},
    method::{
        assessments::reviews::{self, Review},
        suspensions::store::Suspension,
    },
    people::profiles::{Numbers, Rule},
};

/// A mark that was passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// The number that says so.
    pub rule: Rule,
    /// The last day on which it was kept.
    pub by: Day,
    pub case: CaseId,
    /// The plan it is about.
    pub plan: Option<PlanId>,
    /// The look at autonomy, or at a firm's capacity, that it is about.
    pub review: Option<Review>,
}

impl Mark {
    /// What there was to do, and by when.
    pub fn said(&self) -> Signal {
        if let Some(review) = self.review {
            let key = match (review.firm, review.first) {
                (None, true) => "mark-review-start",
                (None, false) => "mark-review",
                (Some(_), true) => "mark-review-firm-start",
                (Some(_), false) => "mark-review-firm",
            };
            return Signal::new(key).with("date", self.by);
        }
        match self.rule {
            Rule::IntakeMonths => Signal::new("mark-intake").with("date", self.by),
            Rule::FirstEmployerContactDays => Signal::new("mark-no-firm").with("date", self.by),
            _ => Signal::new("mark-employer-unsigned").with("date", self.by),
        }
    }

    /// The key of the one next gesture.
    pub fn gesture(&self) -> &'static str {
        match (self.rule, self.plan) {
            _ if self.review.is_some() => "assessment-new",
            (Rule::FirstEmployerContactDays, _) => "session-log",
            (_, Some(_)) => "plan-open",
            (_, None) => "plan-new",
        }
    }

    /// The page of the gesture.
    pub fn href(&self) -> String {
        let new = format!("/cases/{}/assessments/new", self.case);
        match self.review.map(|r| r.firm) {
            Some(Some(firm)) => return format!("{new}?framework=capacity&employer={firm}&sources=self&sources=employer&sources=coach"),
            Some(None) => return format!("{new}?framework=autonomy&sources=self&sources=employer&sources=coach"),
            None => {}
        }
        match (self.rule, self.plan) {
            (Rule::FirstEmployerContactDays, _) => format!("/cases/{}/sessions/new?side=employer", self.case),
            (_, Some(plan)) => format!("/plans/{plan}"),
            (_, None) => format!("/cases/{}/plans/new", self.case),
        }
    }
}

/// A case on its way.
#[derive(Debug, Clone, Copy)]
pub struct Way {
    pub case: CaseId,
    pub stage: Stage,
    pub opened_on: Day,
    /// A contact with a firm took place.
    pub met_employer: bool,
}

/// The marks of the way towards a job.
pub fn towards(way: Way, numbers: &Numbers, today: Day) -> Vec<Mark> {
    let Way { case, stage, opened_on, met_employer } = way;
    let waits = matches!(stage, Stage::Referred | Stage::Intake);
    let intake = numbers.months(Rule::IntakeMonths).filter(|_| waits).map(|months| opened_on.plus_months(months));
    let alone = !met_employer && (waits || stage == Stage::Towards);
    let firm = numbers.get(Rule::FirstEmployerContactDays).filter(|_| alone).map(|days| opened_on.plus_days(days));
    let all = [(Rule::IntakeMonths, intake), (Rule::FirstEmployerContactDays, firm)];
    let kept_until = all.into_iter().filter_map(|(rule, by)| Some((rule, by.filter(|by| *by < today)?)));
    kept_until.map(|(rule, by)| Mark { rule, by, case, plan: None, review: None }).collect()
}

/// A job that goes on, and when its firm was looked at last.
#[derive(Debug, Clone, Copy)]
pub struct Job {
    pub firm: EmployerId,
    pub started_on: Day,
    pub looked_on: Option<Day>,
}

/// The looks at autonomy, and at the capacity of the firms, that are due in an accompaniment under way.
pub fn looks(way: Way, looked_on: Option<Day>, jobs: &[Job], numbers: &Numbers, today: Day) -> Vec<Mark> {
    if !matches!(way.stage, Stage::Towards | Stage::InEmployment) {
        return Vec::new();
    }
    let own = reviews::due(way.opened_on, looked_on, None, numbers, today);
    let began = jobs.iter().filter(|j| j.started_on <= today);
    let firms = began.filter_map(|j| reviews::due(j.started_on, j.looked_on, Some(j.firm), numbers, today));
    own.into_iter().chain(firms).map(|(review, rule, by)| Mark { rule, by, case: way.case, plan: None, review: Some(review) }).collect()
}

/// A plan at work is signed by the firm too: so many days after the two others signed, or after the job began if that was
/// later.
pub fn unsigned(case: CaseId, plan: &PlanRow, job_began: Option<Day>, numbers: &Numbers, today: Day) -> Option<Mark> {
    let (trainee, coach) = (plan.signed_trainee_on?, plan.signed_coach_on?);
    let runs = plan.signed_employer_on.is_none() && plan.starts_on <= today && today <= plan.last_day;
    let from = trainee.max(coach).max(job_began.filter(|began| *began <= today)?);
    let days = numbers.get(Rule::EmployerSignatureDays).filter(|_| runs)?;
    let by = from.plus_days(days);
    (by < today).then_some(Mark { rule: Rule::EmployerSignatureDays, by, case, plan: Some(plan.id), review: None })
}

/// The marks of the method that an open case has passed; none while it rests.
pub fn of_case(
    head: &Head,
    plan: Option<&PlanRow>,
    jobs: &[PlacementBlock],
    rests: &[Suspension],
    numbers: &Numbers,
    today: Day,
) -> Vec<Mark> {
    if rests.iter().any(|r| r.rest().covers(today)) || head.stage.is_over() {
        return Vec::new();
    }
    let (case, stage, opened_on) = (head.id, head.stage, head.opened_on);
    let way = Way { case, stage, opened_on, met_employer: head.with_employer.is_some() };
    let mut marks = towards(way, numbers, today);
    let goes_on = jobs.iter().filter(|j| j.ended_on.is_none_or(|end| end >= today));
    let firms: Vec<Job> = goes_on.clone().map(|j| Job { firm: j.employer_id, started_on: j.started_on, looked_on: j.looked_on }).collect();
    marks.extend(looks(way, head.looked_on, &firms, numbers, today));
    let job_began = goes_on.map(|j| j.started_on).filter(|began| *began <= today).min();
    marks.extend(plan.and_then(|p| unsigned(case, p, job_began, numbers, today)));
    marks
}

/// A case of the day that passed a mark.
pub struct Marked {
    pub name: String,
    pub mark: Mark,
}

/// The marks passed by the coach's own cases, the longest passed first; whoever rests is left alone.
pub fn of_day(own: &[Own], numbers: &Numbers, today: Day) -> Vec<Marked> {
    let mut all = Vec::new();
    for o in own.iter().filter(|o| !o.resting) {
        let way = Way { case: o.id, stage: o.stage, opened_on: o.opened_on, met_employer: o.edges.met_employer_on.is_some() };
        let marks = towards(way, numbers, today).into_iter().chain(looks(way, o.looked_on, &o.firms, numbers, today));
        all.extend(marks.map(|mark| Marked { name: format!("{} {}", o.first_name, o.last_name), mark }));
    }
    all.sort_by_key(|m| m.mark.by);
    all.truncate(MOST as usize);
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::structures::Profile;

    fn day(s: &str) -> Day {
        s.parse().unwrap()
    }

    fn rules(stage: Stage, met: bool, today: &str) -> Vec<Rule> {
        let numbers = Numbers::shipped(Profile::Rejoins);
        let way = Way { case: uuid::Uuid::nil().into(), stage, opened_on: day("2026-01-31"), met_employer: met };
        towards(way, &numbers, day(today)).into_iter().map(|m| m.rule).collect()
    }

    #[test]
    fn an_intake_lasts_two_months_and_a_firm_is_met_within_thirty_days() {
        assert_eq!(rules(Stage::Intake, true, "2026-03-31"), [], "the last day");
        assert_eq!(rules(Stage::Intake, true, "2026-04-01"), [Rule::IntakeMonths]);
        assert_eq!(rules(Stage::Towards, true, "2027-04-01"), []);
        assert_eq!(rules(Stage::Towards, false, "2026-03-02"), []);
        assert_eq!(rules(Stage::Towards, false, "2026-03-03"), [Rule::FirstEmployerContactDays]);
        assert_eq!(rules(Stage::Referred, false, "2026-04-01"), [Rule::IntakeMonths, Rule::FirstEmployerContactDays]);
        for over in [Stage::Closed, Stage::Declined, Stage::InEmployment] {
            assert_eq!(rules(over, false, "2027-04-01"), [], "{over:?}");
        }
    }

    #[test]
    fn the_firms_signature_is_waited_for_from_the_job_on() {
        let plan = PlanRow {
            id: uuid::Uuid::nil().into(),
            purpose: None,
            starts_on: day("2026-01-01"),
            planned_end: day("2026-06-30"),
            last_day: day("2026-06-30"),
            signed_trainee_on: Some(day("2026-01-01")),
            signed_coach_on: Some(day("2026-01-03")),
            signed_employer_on: None,
            objective_id: None,
            text: None,
            domain: None,
            origin: None,
            result: None,
            closed_on: None,
        };
        let numbers = Numbers::shipped(Profile::Rejoins);
        let by = |plan: &PlanRow, began: Option<&str>, today| {
            unsigned(uuid::Uuid::nil().into(), plan, began.map(day), &numbers, day(today)).map(|m| m.by)
        };
        assert_eq!(by(&plan, None, "2026-05-01"), None, "no job, no firm");
        assert_eq!(by(&plan, Some("2026-03-01"), "2026-03-15"), None, "the last day");
        assert_eq!(by(&plan, Some("2026-03-01"), "2026-03-16"), Some(day("2026-03-15")));
        assert_eq!(by(&plan, Some("2025-03-01"), "2026-03-16"), Some(day("2026-01-17")), "from the later signature");
        assert_eq!(by(&plan, Some("2026-03-01"), "2026-07-01"), None, "the plan is over");
        assert_eq!(by(&plan, Some("2026-05-01"), "2026-03-16"), None, "the job is to come");
        let signed = PlanRow { signed_employer_on: Some(day("2026-03-20")), ..plan };
        assert_eq!(by(&signed, Some("2026-03-01"), "2026-04-16"), None);
    }
}
