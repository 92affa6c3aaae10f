//! Closing a case: the reason, the bilan, and the closing test of those who have become autonomous.

use super::ClosingReason;
use crate::{
    desk::{Refusal, Said},
    kernel::signal::Signal,
};

/// The closing test (`method.md`, section 3): for some months only manager and colleagues supplied the support, both sides
/// agree, and no priority objective is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Test {
    pub supported_by_firm: bool,
    pub both_agree: bool,
    /// Counted, not asked: the objectives without a result.
    pub open_objectives: usize,
}

impl Test {
    pub fn passed(self) -> bool {
        self.supported_by_firm && self.both_agree && self.open_objectives == 0
    }
}

/// Whether a case can be closed so.
///
/// # Errors
/// Each part of the test that is not met, unless the test is overruled with a reason; an overruling where there is nothing to
/// overrule.
pub fn check(reason: ClosingReason, test: Test, overruled: bool, months: i64) -> Result<(), Refusal> {
    if reason != ClosingReason::Autonomous {
        return if overruled { Err(Refusal::rule("overruled", "err-closing-nothing-overruled")) } else { Ok(()) };
    }
    match (test.passed(), overruled) {
        (true, true) => Err(Refusal::rule("overruled", "err-closing-nothing-overruled")),
        (true, false) | (false, true) => Ok(()),
        (false, false) => Err(Refusal::Said(failed(test, months))),
    }
}

fn failed(test: Test, months: i64) -> Vec<Said> {
    let mut said = Vec::new();
    if !test.supported_by_firm {
        let mut support = Said::new("supported_by_firm", Signal::new("err-closing-support").with("months", months));
        support.way_out = Some(("profile-see".into(), "/profile#natural_support_months".into()));
        said.push(support);
    }
    if !test.both_agree {
        said.push(Said::new("both_agree", Signal::new("err-closing-agree")));
    }
    if test.open_objectives > 0 {
        said.push(Said::new("reason", Signal::new("err-closing-objectives").with("count", test.open_objectives)));
    }
    said.push(Said::new("overruled", Signal::new("err-closing-overrule")));
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    fn test(supported_by_firm: bool, both_agree: bool, open_objectives: usize) -> Test {
        Test { supported_by_firm, both_agree, open_objectives }
    }

    #[test]
    fn autonomous_asks_all_three_or_a_reason() {
        assert!(check(ClosingReason::Autonomous, test(true, true, 0), false, 3).is_ok());
        let Err(Refusal::Said(said)) = check(ClosingReason::Autonomous, test(false, true, 2), false, 3) else { panic!("refused") };
        let fields: Vec<&str> = said.iter().map(|s| s.field.as_str()).collect();
        assert_eq!(fields, ["supported_by_firm", "reason", "overruled"]);
        assert!(check(ClosingReason::Autonomous, test(false, false, 2), true, 3).is_ok());
    }

    #[test]
    fn nothing_is_overruled_where_no_test_is_asked_or_it_is_passed() {
        assert!(check(ClosingReason::Withdrew, test(false, false, 4), false, 3).is_ok());
        assert!(check(ClosingReason::Withdrew, test(false, false, 4), true, 3).is_err());
        assert!(check(ClosingReason::Autonomous, test(true, true, 0), true, 3).is_err());
    }
}
