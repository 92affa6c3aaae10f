//! Wrong needs and candidates.

use super::*;

const NEEDS: &str = "ref,employer,job_title,people,asked_on,state,answer,answered_on,answer_note,closed_on,closing_note\n";
const CANDIDATES: &str = "ref,need,case,state,put_on,met_on,result_on,reason,placement,consent_on\n";

/// The small bundle with two people who consented, two firms with a job each, and a need of each firm, one filled by P1.
fn with_needs() -> Vec<(&'static str, Vec<u8>)> {
    let mut files = right();
    files.retain(|(name, _)| ["members.csv"].contains(name));
    let needs =
        "N1,E1,Vente,1,2025-02-01,filled,proposed,2025-02-03,,2025-03-01,Tenu\nN2,E2,Caisse,2,2025-02-01,answered,nobody,2025-02-20,,,\n";
    let candidates = "K1,N1,C1,hired,2025-02-03,2025-02-10,2025-02-20,,A1,\nK2,N2,C2,met,2025-02-21,2025-02-22,,,,2025-02-02\n";
    for (name, text) in [
        ("trainees.csv", "ref,entered_on,consent_on\nP1,2025-01-01,2025-01-02\nP2,2025-01-01,\n".to_owned()),
        ("employers.csv", "ref,name\nE1,Le Fournil\nE2,La Halle\n".to_owned()),
        ("cases.csv", "ref,trainee,coach,opened_on\nC1,P1,M1,2025-01-02\nC2,P2,M1,2025-01-02\n".to_owned()),
        ("placements.csv", "ref,case,employer,kind,started_on\nA1,C1,E1,cdi,2025-03-01\nA2,C2,E2,cdi,2025-03-01\n".to_owned()),
        ("needs.csv", format!("{NEEDS}{needs}")),
        ("candidates.csv", format!("{CANDIDATES}{candidates}")),
    ] {
        files.push((name, text.into_bytes()));
    }
    files
}

/// The places told wrong when one file is another.
fn told(name: &'static str, text: &str) -> String {
    let mut files = with_needs();
    files.retain(|(other, _)| *other != name);
    files.push((name, text.as_bytes().to_vec()));
    places(&files, &Bundle::default()).join(" ")
}

#[test]
fn needs_that_contradict_themselves() {
    assert_eq!(places(&with_needs(), &Bundle::default()), Vec::<String>::new());
    // Only N2 is said, so that K1's need must be there too.
    let n1 = "N1,E1,Vente,1,2025-02-01,filled,proposed,2025-02-03,,2025-03-01,Tenu\n";
    let need = |row: &str| told("needs.csv", &format!("{NEEDS}{n1}N2,E2,{row}\n"));
    for (row, wrong) in [
        ("Caisse,2,2025-02-01,answered,nobody,2025-02-20,Plus tard,,", ""),
        ("Caisse,,2025-02-01,answered,nobody,2025-02-20,,,", ""),
        ("Caisse,0,2025-02-01,answered,nobody,2025-02-20,,,", "needs.csv:3:people"),
        ("Caisse,12000,2025-02-01,answered,nobody,2025-02-20,,,", "needs.csv:3:people"),
        (" ,1,2025-02-01,answered,nobody,2025-02-20,,,", "needs.csv:3:job_title"),
        ("Caisse,1,2025-02-01,answered,nobody,2025-01-31,,,", "needs.csv:3:answered_on"),
        ("Caisse,1,2025-02-01,answered,nobody,,,,", "needs.csv:3:answered_on needs.csv:3:answered_on candidates.csv:3:need"),
        ("Caisse,1,2025-02-01,answered,,2025-02-20,,,", "needs.csv:3:answer"),
        ("Caisse,1,2025-02-01,asked,nobody,2025-02-20,,,", "needs.csv:3:state"),
        ("Caisse,1,2025-02-01,asked,,,Bientôt,,", "needs.csv:3:answer_note candidates.csv:3:need"),
        ("Caisse,1,2025-02-01,answered,nobody,2025-02-20,,2025-03-01,", "needs.csv:3:closed_on"),
        ("Caisse,1,2025-02-01,answered,nobody,2025-02-20,,,Fini", "needs.csv:3:closing_note"),
        ("Caisse,1,2025-02-01,withdrawn,nobody,2025-02-20,,,", "needs.csv:3:closed_on"),
        ("Caisse,1,2025-02-01,withdrawn,nobody,2025-02-20,,2025-02-19,", "needs.csv:3:closed_on"),
        ("Caisse,1,2025-02-01,unanswered,nobody,2025-02-20,,2025-03-01,", "needs.csv:3:state"),
        ("Caisse,1,2025-02-01,filled,nobody,2025-02-20,,2025-03-01,", "needs.csv:3:state"),
        ("Caisse,2,2025-02-01,partly,nobody,2025-02-20,,2025-03-01,", "needs.csv:3:state"),
        ("Caisse,2,2025-02-01,lost,nobody,2025-02-20,,2025-03-01,", "needs.csv:3:state"),
        ("Caisse,2,2025-02-22,answered,nobody,2025-02-23,,,", "candidates.csv:3:put_on"),
    ] {
        assert_eq!(need(row), wrong, "{row}");
    }
}

#[test]
fn candidates_that_contradict_themselves_or_what_is_around_them() {
    let k1 = "K1,N1,C1,hired,2025-02-03,2025-02-10,2025-02-20,,A1,\n";
    let way = |row: &str| told("candidates.csv", &format!("{CANDIDATES}{k1}K2,{row}\n"));
    for (row, wrong) in [
        ("N2,C2,hired,2025-02-21,,2025-02-22,,A2,2025-02-02", ""),
        ("N2,C1,put_forward,2025-02-21,,,,,", ""),
        ("N2,C2,put_forward,2025-02-21,,,,,", "candidates.csv:3:case"),
        ("N2,C2,put_forward,2025-02-21,,,,,2025-02-22", "candidates.csv:3:put_on"),
        ("N2,C1,put_forward,2025-02-21,2025-02-22,,,,", "candidates.csv:3:met_on"),
        ("N2,C1,met,2025-02-21,,,,,", "candidates.csv:3:met_on"),
        ("N2,C1,met,2025-02-21,2025-02-20,,,,", "candidates.csv:3:met_on"),
        ("N2,C1,met,2025-02-21,2025-02-22,2025-02-23,,,", "candidates.csv:3:result_on"),
        ("N2,C1,hired,2025-02-21,2025-02-22,,,,", "candidates.csv:3:result_on"),
        ("N2,C1,hired,2025-02-21,2025-02-24,2025-02-23,,,", "candidates.csv:3:result_on"),
        ("N2,C1,firm_declined,2025-02-21,,2025-02-23,,,", "candidates.csv:3:reason"),
        ("N2,C1,hired,2025-02-21,,2025-02-23,Trop loin,,", "candidates.csv:3:reason"),
        ("N2,C1,person_declined,2025-02-21,,2025-02-23,Trop loin,A1,", "candidates.csv:3:placement candidates.csv:3:placement"),
        ("N2,C1,hired,2025-02-21,,2025-02-23,,A2,", "candidates.csv:3:placement"),
        ("N2,C1,hired,2025-02-21,,2025-02-23,,A1,", "candidates.csv:3:placement"),
        ("N1,C1,put_forward,2025-02-21,,,,,", "candidates.csv:3:case"),
        ("N2,C1,put_forward,2025-01-31,,,,,", "candidates.csv:3:put_on"),
        ("N9,C1,put_forward,2025-02-21,,,,,", "candidates.csv:3:need"),
    ] {
        assert_eq!(way(row), wrong, "{row}");
    }
    let unhired = k1.replace("hired", "met").replace("2025-02-20,,A1", ",,");
    assert_eq!(told("candidates.csv", &format!("{CANDIDATES}{unhired}")), "needs.csv:2:state");
    let unread = k1.replace("hired", "hird");
    assert_eq!(told("candidates.csv", &format!("{CANDIDATES}{unread}")), "candidates.csv:2:state", "no count is made up");
}

#[test]
fn candidates_that_are_known_are_not_contradicted_from_afar() {
    let dir = folder(&with_needs());
    let known = take(dir.path(), &Zone::named("Europe/Paris").unwrap(), &Bundle::default()).unwrap().over(&Bundle::default());
    let told = |name: &'static str, text: &str| places(&[(name, text.as_bytes().to_vec())], &known).join(" ");
    assert_eq!(told("needs.csv", "ref,employer\nN1,E2\n"), "needs.csv:2:employer");
    assert_eq!(told("needs.csv", "ref,employer\nN2,E1\n"), "", "its candidate has no job yet");
    assert_eq!(told("needs.csv", "ref,asked_on,answered_on\nN1,2025-02-04,2025-02-05\n"), "needs.csv:2:asked_on");
    assert_eq!(told("needs.csv", "ref,state,answer,answered_on\nN2,asked,,\n"), "needs.csv:2:answered_on");
    assert_eq!(told("needs.csv", "ref,people\nN1,2\n"), "needs.csv:2:state", "one was hired");
    assert_eq!(told("placements.csv", "ref,case\nA1,C2\n"), "placements.csv:2:case");
    assert_eq!(told("placements.csv", "ref,employer\nA1,E2\n"), "placements.csv:2:employer");
    assert_eq!(told("placements.csv", "ref,employer\nA2,E1\n"), "");
    assert_eq!(told("trainees.csv", "ref,consent_on\nP1,\n"), "trainees.csv:2:consent_on");
    assert_eq!(told("trainees.csv", "ref,consent_on\nP2,2025-08-01\n"), "", "the consent of then was kept");
    assert_eq!(told("cases.csv", "ref,trainee\nC1,P2\n"), "cases.csv:2:trainee");
    assert_eq!(told("candidates.csv", "ref,state,result_on,placement\nK1,met,,\n"), "candidates.csv:2:state", "N1 is filled by it");
    assert_eq!(told("candidates.csv", "ref,need\nK1,N2\n"), "candidates.csv:2:placement candidates.csv:2:state");
    assert_eq!(told("candidates.csv", "ref,reason\nK2,\n"), "");
}
