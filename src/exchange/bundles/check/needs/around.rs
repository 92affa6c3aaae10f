//! What a candidate rests on: the need that was answered, the consent that came before, the job at that firm.

use super::super::course::wrong;
use crate::exchange::bundles::{errors::BundleError, merge::Layers, rows::*};
use crate::kernel::Day;
use std::collections::HashMap;

/// What the rows around candidates say once the bundle lies over them; nothing where a cell could not be read.
struct Around {
    /// By need: its employer, the day it was asked, and the day of its answer.
    needs: HashMap<String, Option<(String, Day, Option<Day>)>>,
    /// By placement: its case and employer.
    jobs: HashMap<String, Option<(String, String)>>,
    /// By case, its trainee.
    trainees: HashMap<String, Option<String>>,
    /// By trainee, their consent.
    consents: HashMap<String, Option<Option<Day>>>,
}

/// What is wrong with a candidate: the column of `candidates.csv`, what was expected there, what is read, and the file and
/// column that says so when it is not the candidate's own row.
struct Fault {
    column: &'static str,
    expected: String,
    read: String,
    far: Vec<(&'static str, String, &'static str)>,
}

/// What a candidate says that others must agree with.
struct Said<'a> {
    need: &'a str,
    case: &'a str,
    put_on: Day,
    placement: Option<&'a str>,
    consent_on: Option<Day>,
}

pub(super) fn check(layers: &Layers, errors: &mut Vec<BundleError>) {
    let around = Around {
        needs: layers
            .needs
            .after(|n| (n.employer.clone(), n.asked_on, n.answered_on), |n| Some((n.employer.clone()?, n.asked_on?, n.answered_on?))),
        jobs: layers.placements.after(|p| (p.case.clone(), p.employer.clone()), |p| p.case.clone().zip(p.employer.clone())),
        trainees: layers.cases.after(|c| c.trainee.clone(), |c| c.trainee.clone()),
        consents: layers.trainees.after(|t| t.consent_on, |t| t.consent_on),
    };
    for row in &layers.candidates.rows {
        let CandidateCells {
            need: Some(need),
            case: Some(case),
            put_on: Some(put_on),
            placement: Some(job),
            consent_on: Some(consent),
            ..
        } = &row.cells
        else {
            continue;
        };
        let said = Said { need, case, put_on: *put_on, placement: job.as_deref(), consent_on: *consent };
        errors.extend(around.faults(&said).into_iter().map(|f| wrong(row, f.column, f.expected, f.read)));
    }
    // A need, a job, a case or a person that the bundle changes may leave behind a candidate that it does not hold.
    for known in layers.candidates.untouched() {
        let said = Said {
            need: &known.need,
            case: &known.case,
            put_on: known.put_on,
            placement: known.placement.as_deref(),
            consent_on: known.consent_on,
        };
        for fault in around.faults(&said) {
            let told = fault.far.iter().find_map(|(file, key, column)| Some((file, line(layers, file, key)?, column)));
            let Some((file, line, column)) = told else { continue };
            let expected = format!("what agrees with the candidate {} ({}: {})", known.reference, fault.column, fault.expected);
            errors.push(BundleError::of_cell(file, line, column, expected, &fault.read));
        }
    }
}

/// Where a row stands in the bundle, if it does.
fn line(layers: &Layers, file: &str, key: &str) -> Option<u64> {
    match file {
        NeedRow::FILE => layers.needs.line(key),
        PlacementRow::FILE => layers.placements.line(key),
        CaseRow::FILE => layers.cases.line(key),
        TraineeRow::FILE => layers.trainees.line(key),
        _ => None,
    }
}

impl Around {
    fn faults(&self, c: &Said) -> Vec<Fault> {
        let need = self.needs.get(c.need).and_then(Option::as_ref);
        let mut all = Vec::new();
        if let Some((_, asked_on, answered_on)) = need {
            if c.put_on < *asked_on {
                all.push(Fault {
                    column: "put_on",
                    expected: format!("a date on or after the need's asked_on, {asked_on}"),
                    read: c.put_on.to_string(),
                    far: vec![(NeedRow::FILE, c.need.to_owned(), "asked_on")],
                });
            }
            if answered_on.is_none() {
                all.push(Fault {
                    column: "need",
                    expected: "a need with an answer: to put somebody forward is one".to_owned(),
                    read: c.need.to_owned(),
                    far: vec![(NeedRow::FILE, c.need.to_owned(), "answered_on")],
                });
            }
        }
        all.extend(self.consent(c));
        all.extend(self.job(c, need.map(|(employer, ..)| employer.as_str())));
        all
    }

    fn consent(&self, c: &Said) -> Option<Fault> {
        let trainee = self.trainees.get(c.case)?.as_ref()?;
        let consent = match c.consent_on {
            Some(kept) => Some(kept),
            None => (*self.consents.get(trainee)?)?,
        };
        let far = vec![(CaseRow::FILE, c.case.to_owned(), "trainee"), (TraineeRow::FILE, trainee.clone(), "consent_on")];
        match consent {
            Some(day) if day <= c.put_on => None,
            Some(day) => {
                let expected = format!("a date on or after the person's consent, {day}");
                Some(Fault { column: "put_on", expected, read: c.put_on.to_string(), far })
            }
            None => {
                let expected = "a case whose person consented, or a consent_on".to_owned();
                Some(Fault { column: "case", expected, read: c.case.to_owned(), far })
            }
        }
    }

    fn job(&self, c: &Said, employer: Option<&str>) -> Option<Fault> {
        let job = c.placement?;
        let (case, firm) = self.jobs.get(job)?.as_ref()?;
        let employer = employer?;
        let fault = |expected: String, column, need: Option<&str>| {
            let need = need.map(|need| (NeedRow::FILE, need.to_owned(), "employer"));
            let far = std::iter::once((PlacementRow::FILE, job.to_owned(), column)).chain(need).collect();
            Some(Fault { column: "placement", expected, read: job.to_owned(), far })
        };
        if case != c.case {
            return fault(format!("a placement of the case {}", c.case), "case", None);
        }
        if firm != employer {
            return fault(format!("a placement at the need's employer {employer}"), "employer", Some(c.need));
        }
        None
    }
}
