//! The method profile of a structure: the named numbers that the rules read, each with its origin and its day of effect
//! (`method.md`, section 7).
//!
//! Invariant: a number is never rewritten. A change takes effect today or later, so that what was decided before keeps the
//! number it was decided under.

pub mod actions;
pub mod pages;
pub mod shipped;
pub mod store;

use super::structures::Profile;
use crate::kernel::{Day, signal::Signal};
use std::collections::BTreeMap;

words! {
    /// What a number rules. The order is the order of the page.
    Rule "rule" {
        CaseloadAlert "caseload_alert", CaseloadWarning "caseload_warning", StaleDays "stale_days",
        IntakeMonths "intake_months", FirstEmployerContactDays "first_employer_contact_days",
        PlanMonths "plan_months", ExtensionMonths "extension_months", Extensions "extensions",
        CeilingMonths "ceiling_months", CeilingSameEmployerMonths "ceiling_same_employer_months",
        PriorityObjectives "priority_objectives", EmployerSignatureDays "employer_signature_days",
        AlertFirstDays "alert_first_days", AlertSecondDays "alert_second_days", AlertLastDays "alert_last_days",
        HoursShare "hours_share", EmployerShare "employer_share",
        TripartiteSentDays "tripartite_sent_days", TripartiteSignedDays "tripartite_signed_days",
        ContactBeforeStartDays "contact_before_start_days", ContactFirstDays "contact_first_days",
        ContactMonthOneDays "contact_month_one_days", ContactMonthsTwoThreeDays "contact_months_two_three_days",
        ContactBeforeTrialEndDays "contact_before_trial_end_days",
        ContactMonthsFourSixMonths "contact_months_four_six_months",
        BilanFirstMonths "bilan_first_months", BilanSecondMonths "bilan_second_months",
        StatusFirstMonths "status_first_months", StatusSecondMonths "status_second_months",
        ContactCalledDays "contact_called_days", ContactDifficultyDays "contact_difficulty_days",
        OverdueShare "overdue_share",
        NeedAnswerDays "need_answer_days",
        ReminderFirstDays "reminder_first_days", ReminderSecondDays "reminder_second_days",
        MailsPerMonth "mails_per_month",
        NaturalSupportMonths "natural_support_months",
        ReviewFirstMonths "review_first_months", ReviewSecondMonths "review_second_months", ReviewsPerYear "reviews_per_year",
        DivergenceLevels "divergence_levels", DivergenceDays "divergence_days",
        PracticeDays "practice_days",
        SmallCell "small_cell", SmallCellSensitive "small_cell_sensitive", SmallCellStructures "small_cell_structures",
        Dominance "dominance",
        RetentionMonths "retention_months",
    }
    /// What a number counts.
    Unit "rule-unit" { Persons "persons", Days "days", Months "months", Percent "percent", Number "number" }
    /// Under which heading a rule stands.
    Group "rule-group" {
        Caseload "caseload", Plan "plan", Hours "hours", Agreement "agreement", FollowUp "follow_up", Firms "firms", Mail "mail",
        Review "review", Figures "figures", Files "files",
    }
}

impl Rule {
    pub const fn unit(self) -> Unit {
        use Rule::*;
        match self {
            CaseloadAlert | CaseloadWarning | SmallCell | SmallCellSensitive => Unit::Persons,
            IntakeMonths
            | PlanMonths
            | ExtensionMonths
            | CeilingMonths
            | CeilingSameEmployerMonths
            | ContactMonthsFourSixMonths
            | BilanFirstMonths
            | BilanSecondMonths
            | StatusFirstMonths
            | StatusSecondMonths
            | NaturalSupportMonths
            | ReviewFirstMonths
            | ReviewSecondMonths
            | RetentionMonths => Unit::Months,
            HoursShare | EmployerShare | OverdueShare | Dominance => Unit::Percent,
            Extensions | PriorityObjectives | MailsPerMonth | ReviewsPerYear | DivergenceLevels | PracticeDays | SmallCellStructures => {
                Unit::Number
            }
            _ => Unit::Days,
        }
    }

    pub const fn group(self) -> Group {
        use Rule::*;
        match self {
            CaseloadAlert | CaseloadWarning | StaleDays | IntakeMonths | FirstEmployerContactDays => Group::Caseload,
            PlanMonths
            | ExtensionMonths
            | Extensions
            | CeilingMonths
            | CeilingSameEmployerMonths
            | PriorityObjectives
            | EmployerSignatureDays
            | AlertFirstDays
            | AlertSecondDays
            | AlertLastDays
            | NaturalSupportMonths => Group::Plan,
            HoursShare | EmployerShare => Group::Hours,
            TripartiteSentDays | TripartiteSignedDays => Group::Agreement,
            ContactBeforeStartDays
            | ContactFirstDays
            | ContactMonthOneDays
            | ContactMonthsTwoThreeDays
            | ContactBeforeTrialEndDays
            | ContactMonthsFourSixMonths
            | BilanFirstMonths
            | BilanSecondMonths
            | StatusFirstMonths
            | StatusSecondMonths
            | ContactCalledDays
            | ContactDifficultyDays
            | OverdueShare => Group::FollowUp,
            NeedAnswerDays => Group::Firms,
            ReminderFirstDays | ReminderSecondDays | MailsPerMonth => Group::Mail,
            ReviewFirstMonths | ReviewSecondMonths | ReviewsPerYear | DivergenceLevels | DivergenceDays | PracticeDays => Group::Review,
            SmallCell | SmallCellSensitive | SmallCellStructures | Dominance => Group::Figures,
            RetentionMonths => Group::Files,
        }
    }

    /// The smallest and the largest number that make sense.
    pub const fn bounds(self) -> (i64, i64) {
        match self.unit() {
            Unit::Persons => (1, 200),
            Unit::Days => (1, 730),
            Unit::Months => (1, 120),
            Unit::Percent => (1, 300),
            Unit::Number => (0, 50),
        }
    }

    /// Whether the rule can be switched off: the calendar's contacts and the shares can, what protects people cannot. That a
    /// plan has an end is the method itself: only one profile has none, and says so.
    pub fn can_be_none(self, base: Profile) -> bool {
        match self {
            Rule::CeilingMonths | Rule::CeilingSameEmployerMonths => base == Profile::Ips,
            Rule::Extensions => true,
            // Whoever asks for a call gets one.
            Rule::ContactCalledDays => false,
            _ => matches!(self.group(), Group::Hours | Group::FollowUp | Group::Agreement | Group::Firms),
        }
    }
}

/// A change of one number, or of the whole profile it is based on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub what: What,
    pub origin: String,
    pub effective_on: Day,
}

/// What a change sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    Base(Profile),
    Number(Rule, Option<i64>),
}

/// One number in force: how much, whence, and since when (`None`: it ships).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub value: Option<i64>,
    pub origin: Origin,
    pub since: Option<Day>,
}

/// Where a number comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// Ours; a key of `fixtures/profiles.json`.
    Shipped(&'static str),
    /// The structure's own decision, in its own words.
    Own(String),
}

/// The numbers in force on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbers {
    pub base: Profile,
    own: BTreeMap<Rule, Line>,
}

impl Numbers {
    /// The numbers of a day. `changes` come in the order in which they were decided.
    pub fn on(day: Day, first: Profile, changes: &[Change]) -> Numbers {
        let mut base = (Day::FIRST, first);
        let mut own: BTreeMap<Rule, Line> = BTreeMap::new();
        for change in changes.iter().filter(|c| c.effective_on <= day) {
            match change.what {
                // Decided later for the same day or a later one: it wins; a decision of long ago for later days stays.
                What::Base(profile) if base.0 <= change.effective_on => base = (change.effective_on, profile),
                What::Number(rule, value) if own.get(&rule).is_none_or(|l| l.since <= Some(change.effective_on)) => {
                    let origin = Origin::Own(change.origin.clone());
                    own.insert(rule, Line { value, origin, since: Some(change.effective_on) });
                }
                _ => {}
            }
        }
        Numbers { base: base.1, own }
    }

    /// The numbers a profile ships with.
    pub fn shipped(base: Profile) -> Numbers {
        Numbers { base, own: BTreeMap::new() }
    }

    /// A number with where it comes from. One that this base cannot be without ships anew when it was switched off under another.
    pub fn line(&self, rule: Rule) -> Line {
        let own = self.own.get(&rule).filter(|l| l.value.is_some() || rule.can_be_none(self.base));
        own.cloned().unwrap_or_else(|| {
            let shipped = shipped::number(self.base, rule);
            Line { value: shipped.value, origin: Origin::Shipped(shipped.origin), since: None }
        })
    }

    /// A number, when the rule is not switched off.
    pub fn get(&self, rule: Rule) -> Option<i64> {
        self.line(rule).value
    }

    /// A number of days or months for arithmetic; a rule that is switched off asks for nothing.
    pub fn months(&self, rule: Rule) -> Option<i32> {
        self.get(rule).and_then(|n| n.try_into().ok())
    }

    /// Whether plans have an end. Only one shipped profile lets them have none, and then every plan says so.
    pub fn limits_time(&self) -> bool {
        self.get(Rule::CeilingMonths).is_some()
    }
}

/// Whether a number can be set for a rule.
///
/// # Errors
/// `err-rule-needed` when the rule cannot be switched off, `err-range` outside its bounds.
pub fn check(base: Profile, rule: Rule, value: Option<i64>) -> Result<(), Signal> {
    let (least, most) = rule.bounds();
    match value {
        None if rule.can_be_none(base) => Ok(()),
        None => Err(Signal::new("err-rule-needed")),
        Some(n) if (least..=most).contains(&n) => Ok(()),
        Some(_) => Err(Signal::new("err-range").with("min", least).with("max", most)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(s: &str) -> Day {
        s.parse().unwrap()
    }

    fn change(rule: Rule, value: i64, on: &str) -> Change {
        Change { what: What::Number(rule, Some(value)), origin: "Conseil".into(), effective_on: day(on) }
    }

    #[test]
    fn a_change_counts_from_its_day_on_and_never_before() {
        let changes = [change(Rule::PlanMonths, 9, "2026-03-01")];
        let on = |d| Numbers::on(day(d), Profile::Rejoins, &changes).line(Rule::PlanMonths);
        assert_eq!((on("2026-02-28").value, on("2026-02-28").since), (Some(6), None));
        assert_eq!((on("2026-03-01").value, on("2026-03-01").since), (Some(9), Some(day("2026-03-01"))));
        assert_eq!(on("2026-03-01").origin, Origin::Own("Conseil".into()));
    }

    #[test]
    fn of_two_changes_for_one_day_the_later_decision_counts_and_one_for_a_later_day_stays() {
        let changes = [
            change(Rule::PlanMonths, 9, "2027-01-01"),
            change(Rule::PlanMonths, 7, "2026-03-01"),
            change(Rule::PlanMonths, 8, "2026-03-01"),
        ];
        let on = |d| Numbers::on(day(d), Profile::Rejoins, &changes).get(Rule::PlanMonths);
        assert_eq!((on("2026-12-31"), on("2027-01-01")), (Some(8), Some(9)));
    }

    #[test]
    fn only_one_profile_has_no_end() {
        for base in Profile::ALL {
            assert_eq!(Numbers::shipped(*base).limits_time(), *base != Profile::Ips, "{base}");
            assert_eq!(check(*base, Rule::CeilingMonths, None).is_ok(), *base == Profile::Ips);
        }
        // A structure that leaves it is limited in time again, whatever it had switched off.
        let none = Change { what: What::Number(Rule::CeilingMonths, None), origin: "x".into(), effective_on: day("2026-01-01") };
        let back = Change { what: What::Base(Profile::Rejoins), origin: "x".into(), effective_on: day("2026-06-01") };
        assert!(Numbers::on(day("2026-07-01"), Profile::Ips, &[none, back]).limits_time());
    }

    #[test]
    fn every_shipped_number_is_within_its_bounds() {
        for base in Profile::ALL {
            for rule in Rule::ALL {
                let number = Numbers::shipped(*base).get(*rule);
                assert_eq!(check(*base, *rule, number), Ok(()), "{base} {rule} {number:?}");
            }
        }
    }

    proptest! {
        /// An independent reading: the latest day of effect wins, then the latest decision.
        #[test]
        fn the_number_of_a_day_is_the_latest_that_has_begun(changes in prop::collection::vec((0i64..400, 1i64..100), 0..12), asked in 0i64..400) {
            let first = day("2026-01-01");
            let all: Vec<Change> = changes.iter().map(|(d, v)| Change {
                what: What::Number(Rule::PlanMonths, Some(*v)), origin: String::new(), effective_on: first.plus_days(*d) }).collect();
            let expected = changes.iter().enumerate().filter(|(_, (d, _))| *d <= asked).max_by_key(|(i, (d, _))| (*d, *i)).map_or(6, |(_, (_, v))| *v);
            prop_assert_eq!(Numbers::on(first.plus_days(asked), Profile::Rejoins, &all).get(Rule::PlanMonths), Some(expected));
        }
    }
}
