//! L'Atelier du Cèdre: a small structure whose figures were worked out beforehand.

use super::super::{Counts, Figure, Period, definition, figures};
use crate::kernel::Day;
use crate::kernel::ids::{CaseId, EmployerId, MilestoneId, PlacementId, PlanId, SessionId, TraineeId};
use crate::quality::facts::{Employer, Facts, Milestone, PathRow, PlacementRow, PlanRow, Rows, SessionRow};
use crate::quality::stories::day;
use std::{collections::HashMap, str::FromStr};
use uuid::Uuid;

/// One line of a file, by column.
type Line = HashMap<String, String>;

fn lines(file: &str) -> Vec<Line> {
    let path = format!("{}/fixtures/atelier-du-cedre/{file}", env!("CARGO_MANIFEST_DIR"));
    csv::Reader::from_path(path).unwrap().deserialize().map(Result::unwrap).collect()
}

/// The same `ref` gives the same id, whatever the file.
fn id(r#ref: &str) -> Uuid {
    Uuid::from_u128(r#ref.bytes().fold(0, |n, byte| n * 256 + u128::from(byte)))
}

fn cell<T: FromStr<Err: std::fmt::Debug>>(line: &Line, column: &str) -> Option<T> {
    Some(line[column].as_str()).filter(|text| !text.is_empty()).map(|text| text.parse().unwrap())
}

fn date(line: &Line, column: &str) -> Day {
    cell(line, column).unwrap()
}

fn sessions() -> Vec<SessionRow> {
    let row = |line: &Line| SessionRow {
        session: SessionId(id(&line["ref"])),
        r#ref: line["ref"].clone(),
        case: CaseId(id(&line["case"])),
        held_on: date(line, "held_on"),
        side: cell(line, "side").unwrap(),
        attended: cell::<crate::kernel::YesNo>(line, "attended").map(|yes| yes.0),
    };
    lines("sessions.csv").iter().map(row).collect()
}

fn placements(trainee_of: impl Fn(&str) -> TraineeId) -> Vec<PlacementRow> {
    let siret: HashMap<String, String> = lines("employers.csv").iter().map(|l| (l["ref"].clone(), l["siret"].clone())).collect();
    let row = |line: &Line| PlacementRow {
        placement: PlacementId(id(&line["ref"])),
        r#ref: line["ref"].clone(),
        case: CaseId(id(&line["case"])),
        trainee: trainee_of(&line["case"]),
        employer: EmployerId(id(&line["employer"])),
        siren: siret[&line["employer"]].get(..9).map(str::to_owned),
        kind: cell(line, "kind").unwrap(),
        started_on: date(line, "started_on"),
        ended_on: cell(line, "ended_on"),
    };
    lines("placements.csv").iter().map(row).collect()
}

fn rows() -> Rows {
    let cases: HashMap<String, String> = lines("cases.csv").iter().map(|l| (l["ref"].clone(), l["trainee"].clone())).collect();
    let trainee_of = |case: &str| TraineeId(id(&cases[case]));
    let path = |line: &Line| PathRow {
        trainee: TraineeId(id(&line["ref"])),
        r#ref: line["ref"].clone(),
        entered_on: date(line, "entered_on"),
        left_on: cell(line, "left_on"),
        exit_reason: cell(line, "exit_reason"),
    };
    let plan = |line: &Line| PlanRow {
        plan: PlanId(id(&line["ref"])),
        trainee: trainee_of(&line["case"]),
        starts_on: date(line, "starts_on"),
        signed_trainee_on: cell(line, "signed_trainee_on"),
        signed_coach_on: cell(line, "signed_coach_on"),
    };
    let placements = placements(trainee_of);
    let ends: HashMap<PlacementId, Option<Day>> = placements.iter().map(|p| (p.placement, p.ended_on)).collect();
    let milestone = |line: &Line| Milestone {
        milestone: MilestoneId(id(&format!("{}{}", line["placement"], line["kind"]))),
        placement: PlacementId(id(&line["placement"])),
        placement_ref: line["placement"].clone(),
        kind: cell(line, "kind").unwrap(),
        due_on: date(line, "due_on"),
        answered_on: cell(line, "answered_on"),
        answer: cell(line, "answer"),
        grade: cell(line, "grade"),
        placement_ended_on: ends[&PlacementId(id(&line["placement"]))],
    };
    let employer = |line: &Line| Employer { employer: EmployerId(id(&line["ref"])), r#ref: line["ref"].clone() };
    Rows {
        paths: lines("trainees.csv").iter().map(path).collect(),
        plans: lines("plans.csv").iter().map(plan).collect(),
        sessions: sessions(),
        milestones: lines("milestones.csv").iter().map(milestone).collect(),
        employers: lines("employers.csv").iter().map(employer).collect(),
        placements,
    }
}

/// The periods of `expected.json`, with their values by code.
fn expected() -> Vec<(Period, HashMap<String, serde_json::Value>)> {
    let path = format!("{}/fixtures/atelier-du-cedre/expected.json", env!("CARGO_MANIFEST_DIR"));
    let book: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let of = |period: &serde_json::Value| {
        let [from, to, as_of] = ["from", "to", "as_of"].map(|key| day(period[key].as_str().unwrap()));
        let values = period["values"].as_array().unwrap().iter();
        let by_code = values.map(|value| (value["code"].as_str().unwrap().to_owned(), value.clone())).collect();
        (Period::new(from, to, as_of).unwrap(), by_code)
    };
    book["periods"].as_array().unwrap().iter().map(of).collect()
}

#[test]
fn the_six_figures_are_those_worked_out_beforehand() {
    let book = expected();
    assert_eq!(book.len(), 2);
    for (period, values) in book {
        for figure in figures(rows(), period).values {
            let written = serde_json::to_value(&figure).unwrap();
            for part in ["status", "numerator", "denominator", "value"] {
                assert_eq!(written[part], values[&figure.code][part], "{} {part} {}", figure.code, period.from);
            }
        }
    }
}

/// The `ref`s of a figure's cases over 2025, with how they count and why.
fn of_2025(code: &str) -> HashMap<String, (Counts, &'static str)> {
    let facts = Facts::seen(rows(), expected()[0].0);
    let answer = definition(code).unwrap().answer(&facts);
    assert_eq!(answer.figure, Figure::of(definition(code).unwrap(), &answer.cases));
    answer.cases.into_iter().map(|case| (case.r#ref, (case.counts, case.because.key))).collect()
}

#[test]
fn its_rows_fall_where_their_readme_says() {
    let plans = of_2025("PAR-01");
    assert_eq!(plans["P01"], (Counts::Numerator, "why-signed-in-time"), "signed on day 60");
    assert_eq!(plans["P02"], (Counts::Denominator, "why-signed-late"), "one day late");
    assert_eq!(plans["P09"], (Counts::Denominator, "why-not-signed"), "without a case");
    let milestones = of_2025("MIL-01");
    assert_eq!(milestones["PA01 M3"].0, Counts::Numerator, "the 15th day after");
    assert_eq!(milestones["PA01 M6"].0, Counts::Denominator, "the 16th day after");
    assert_eq!(milestones["PA06a M6"].0, Counts::Excluded, "the placement had ended");
    let checks = of_2025("RET-03");
    assert_eq!(checks["PA06a"], (Counts::Numerator, "why-other-placement"), "she changed establishment");
    assert_eq!(checks["PA08"], (Counts::Numerator, "why-confirmed-in-work"), "he died after the third month");
    assert_eq!(checks["PA02a"], (Counts::Excluded, "why-not-ordinary"));
    assert_eq!(of_2025("JC-02")["PA02b"], (Counts::Denominator, "why-contact-late"), "eight days after");
    assert_eq!(of_2025("JC-08")["S10"], (Counts::Excluded, "why-missed"));
}
