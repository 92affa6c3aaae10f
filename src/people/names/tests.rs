//! What a remembered name finds, and what it does not.

use super::*;

fn found(typed: &str, folded: &str) -> Option<Why> {
    Sought::read(typed).and_then(|s| s.meets(folded, &mut Ear::default()))
}

#[test]
fn a_name_is_found_from_either_end_and_while_it_is_typed() {
    for typed in ["Awa Diallo", "diallo awa", "DIALLO", "Diallo, Awa"] {
        assert_eq!(found(typed, "diallo awa"), Some(Why::Exact), "{typed}");
    }
    assert_eq!(found("dia aw", "diallo awa"), Some(Why::Beginning));
    assert_eq!(found("d", "diallo awa"), None, "one letter is too few");
    assert_eq!(found("dia dia", "diallo awa"), None, "each word needs one of its own");
}

#[test]
fn one_slip_of_any_kind_is_forgiven() {
    for typed in ["dialo", "dialllo", "diatlo", "dilalo", "idallo", "dialloo"] {
        assert_eq!(found(typed, "diallo awa"), Some(Why::Typo), "{typed}");
        assert!(slips(typed).intersection(&slips("diallo")).next().is_some(), "{typed} would not be looked up");
    }
    assert_eq!(found("dualo", "diallo awa"), None, "two are not");
    assert_eq!(found("awo", "diallo awa"), None, "a name of three letters has none to spare");
}

#[test]
fn marks_ligatures_and_joints_do_not_hide_a_name() {
    let folded = |name: &str| fold(name);
    assert_eq!(found("coeur", &folded("Cœur Noël")), Some(Why::Exact));
    assert_eq!(found("Benali", &folded("Ben Ali")), Some(Why::Exact));
    assert_eq!(found("Ben Ali", &folded("Benali")), Some(Why::Exact));
    assert_eq!(found("jean marc", &folded("Jean-Marc")), Some(Why::Exact));
    assert_eq!(found("dalmeida", &folded("D’Almeida")), Some(Why::Exact));
}

#[test]
fn what_is_said_alike_comes_last() {
    assert_eq!(found("lefebvre", "lefevre awa"), Some(Why::Typo));
    assert_eq!(found("filip", "dubois philippe"), Some(Why::Sound));
    assert!(Why::Exact < Why::Beginning && Why::Beginning < Why::Typo && Why::Typo < Why::Sound);
}

#[test]
fn every_key_is_a_beginning_somebody_may_type() {
    let keys = Named::person("João", "De Souza", Some("+33 6 12 34 56 78"), Some("Joao@maison.example")).keys();
    let told: Vec<&str> = keys.iter().map(String::as_str).collect();
    assert_eq!(told, ["0612345678 ", "de souza joao ", "desouza joao ", "joao de souza ", "joao@maison.example ", "souza joao de "]);
    let firm = Named::firm("Le Fournil", Some("Roubaix"), &[Some("442 107 330 00015"), None]).keys();
    assert!(firm.contains("44210733000015 ") && firm.contains("roubaix le fournil "));
    let long = Named::firm(&"é".repeat(900), None, &[]).keys();
    assert!(long.iter().all(|k| k.chars().count() <= KEY + 1));
}

#[test]
fn a_telephone_is_one_number_however_it_is_written() {
    for typed in ["06 12 34 56 78", "+33 6 12 34 56 78", "0033612345678", "06.12.34.56.78", "+33 (0)6 12 34 56 78"] {
        assert_eq!(telephone(typed), "0612345678", "{typed}");
    }
    assert_eq!(telephone("+32 470 12 34 56"), "0470123456");
    assert_eq!(Sought::read("+33 6 12").and_then(|s| s.number), Some("33612".into()), "too short to be told");
    assert_eq!(Sought::read("BE 0403.170.701").and_then(|s| s.number), Some("0403170701".into()));
    assert_eq!(Sought::read("awa 06").and_then(|s| s.number), None);
}

#[test]
fn two_records_of_one_person_are_told_from_two_people() {
    assert_eq!(same("diallo awa", "diallo awa"), Some(Why::Exact));
    assert_eq!(same("diallo awa", "dialo awa"), Some(Why::Typo));
    assert_eq!(same("diallo awa", "diallo awa marie"), Some(Why::Exact));
    assert_eq!(same("diallo awa", "awa diallo"), Some(Why::Exact));
    assert_eq!(same("diallo awa", "diallo binta"), None);
    assert_eq!(same("martin paul", "martin pauline"), None, "a beginning is another name");
    assert_eq!(same("boulangerie", "boulangerie martin"), None);
    assert_eq!(same("", ""), None);
}
