//! What a bundle means in a structure where work went on since it was written.

use crate::finding::Desk;
use jalon::{
    desk::{Action, Visit, perform},
    exchange::bundles::actions::ImportBundle,
};
use serde_json::json;

/// Imports these files; how many records came to be, and how many changed.
pub async fn import(desk: &Desk, files: Vec<(&'static str, String)>) -> (usize, usize) {
    let dir = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(dir.path().join(name), text).unwrap();
    }
    let (parts, here) = (desk.house.parts(), desk.a().here.clone());
    let action = ImportBundle::announce(parts, &here, dir.path()).await.unwrap();
    let counts = action.records.iter().map(|r| (r.created, r.updated)).fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
    let visit = Visit::operator(here, parts.clock.now());
    perform(parts.clone(), visit, ImportBundle::NAME, ImportBundle::AUDIENCE, Box::new(action), None).await.unwrap();
    counts
}

/// The end of a trial moves: a bundle that says another day than the structure means the same question, not a second one.
#[tokio::test]
async fn a_milestone_that_waits_on_another_day_is_the_same() {
    let desk = Desk::new().await;
    let people = "ref,first_name,last_name,entered_on\nT-1,Vera,Holm,2026-01-05\n".to_owned();
    let firms = "ref,name,country\nE-1,Fournil des Hauts,FR\n".to_owned();
    let cases = format!("ref,trainee,coach,opened_on\nC-1,T-1,{},2026-02-02\n", desk.a().jobcoach.member);
    let job = |trial: &str| format!("ref,case,employer,kind,started_on,trial_ends_on\nP-1,C-1,E-1,cdi,2026-03-02,{trial}\n");
    let milestones = |rows: &str| ("milestones.csv", format!("placement,kind,due_on,answered_on,answer,grade\n{rows}"));
    let first = "P-1,TRIAL,2026-04-30,,,\nP-1,HOURS,2026-05-04,,,\nP-1,M1,2026-04-02,2026-04-03,in_post,B\n";
    let start = vec![("trainees.csv", people), ("employers.csv", firms), ("cases.csv", cases), ("placements.csv", job("2026-04-30"))];
    assert_eq!(import(&desk, start.into_iter().chain([milestones(first)]).collect()).await, (7, 0));
    let known = async || {
        let all = desk.read("/milestones?limit=200").await;
        let own =
            all["items"].as_array().unwrap().iter().filter(|m| m["due_on"].as_str().is_some_and(|d| d > "2026-03-31" && d < "2026-07-01"));
        let mut own: Vec<(String, String, String)> = own
            .filter(|m| ["TRIAL", "HOURS", "M1"].contains(&m["kind"].as_str().unwrap()))
            .map(|m| ["id", "kind", "due_on"].map(|k| m[k].as_str().unwrap().to_owned()).into())
            .collect();
        own.sort_by(|a, b| (&a.1, &a.2).cmp(&(&b.1, &b.2)));
        own
    };
    let before = known().await;
    let days = |all: &[(String, String, String)]| all.iter().map(|(_, kind, due)| format!("{kind} {due}")).collect::<Vec<_>>();
    assert_eq!(days(&before), ["HOURS 2026-05-04", "M1 2026-04-02", "TRIAL 2026-04-30"]);

    // The trial was prolonged; more hours were agreed a second time; the month was answered, so a new day is another question.
    let later = "P-1,TRIAL,2026-05-29,,,\nP-1,HOURS,2026-06-01,,,\nP-1,M1,2026-04-09,,,\n";
    assert_eq!(import(&desk, vec![("placements.csv", job("2026-05-29")), milestones(later)]).await, (2, 2));
    let after = known().await;
    assert_eq!(days(&after), ["HOURS 2026-05-04", "HOURS 2026-06-01", "M1 2026-04-02", "M1 2026-04-09", "TRIAL 2026-05-29"]);
    assert_eq!(after[4].0, before[2].0, "the same record, with its history");
    assert_eq!(import(&desk, vec![milestones(later)]).await, (0, 0), "twice is once");

    // A day moved here, and an old bundle comes back.
    let placement = desk.read("/placements?limit=200").await;
    let placement = placement["items"].as_array().unwrap().iter().find(|p| p["ref"] == "P-1").unwrap()["id"].as_str().unwrap().to_owned();
    let held = desk.read(&format!("/placements/{placement}")).await;
    let change = json!({"job_title": held["job_title"], "trial_ends_on": "2026-06-15", "version": held["version"]});
    desk.done("jobcoach", &format!("/placements/{placement}/update"), change).await;
    assert_eq!(known().await[4].2, "2026-06-15");
    import(&desk, vec![milestones(first)]).await;
    let back = known().await;
    let trials: Vec<_> = back.iter().filter(|m| m.1 == "TRIAL").collect();
    assert_eq!(trials.len(), 1, "{back:?}");
    assert_eq!((&trials[0].0, trials[0].2.as_str()), (&before[2].0, "2026-04-30"));
    desk.house.close().await;
}
