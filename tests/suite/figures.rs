//! The figures of the imported example, on a page, for programs and in a file: one number, one list behind it.

use crate::{
    browser::{Caller, Pass, unescaped},
    house::House,
};
use jalon::{
    desk::{Here, Role},
    exchange::bundles::actions::ImportBundle,
    kernel::{Day, Language},
    people::{
        accounts::admin,
        employers::Country,
        structures::{Profile, StructureKind, store as structures},
    },
    web::visit,
};
use serde_json::Value;
use std::path::Path;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/atelier-du-cedre");

async fn import(house: &House, here: &Here) {
    let import = ImportBundle::announce(house.parts(), here, Path::new(FOLDER)).await.unwrap_or_else(|unfit| panic!("{unfit:?}"));
    admin::act(house.parts(), here.clone(), import).await.unwrap();
}

/// The example in a structure of its own, and a program that reads it.
async fn alone(house: &House) -> Caller {
    let network = structures::create_network(house.parts(), "figures", "Figures", Country::Fr).await.unwrap();
    let new = structures::NewStructure {
        network,
        region: None,
        slug: "cedre".into(),
        name: "L'Atelier du Cèdre".into(),
        kind: StructureKind::Aci,
        country: Country::Fr,
        time_zone: "Europe/Paris".into(),
        language: Language::Fr,
        profile: Profile::Rejoins,
        since: Day::FIRST,
    };
    structures::create(house.parts(), new).await.unwrap();
    let here = visit::structure(house.parts(), "cedre").await.unwrap().expect("just made");
    import(house, &here).await;
    let token = admin::create_token(house.parts(), here, Role::QualityReferent, "figures").await.unwrap().1;
    Caller { label: "quality_referent", kinds: vec![Role::QualityReferent.into()], pass: Pass::Bearer(token) }
}

fn example() -> Vec<Value> {
    let text = std::fs::read_to_string(Path::new(FOLDER).join("expected.json")).unwrap();
    serde_json::from_str::<Value>(&text).unwrap()["periods"].as_array().unwrap().clone()
}

fn query(period: &Value) -> String {
    let day = |name: &str| period[name].as_str().unwrap().to_owned();
    format!("from={}&to={}&as_of={}", day("from"), day("to"), day("as_of"))
}

/// How many of the list count so.
fn so_many(list: &Value, counts: &[&str]) -> u64 {
    let items = list["items"].as_array().unwrap();
    items.iter().filter(|item| counts.contains(&item["counts"].as_str().unwrap())).count() as u64
}

#[tokio::test]
async fn every_figure_of_the_example_is_the_length_of_its_list() {
    let house = House::new().await;
    let program = alone(&house).await;
    for period in example() {
        let asked = query(&period);
        let document = house.get(&program, &format!("/api/v1/indicators?{asked}")).await.json();
        let values = document["values"].as_array().unwrap();
        assert_eq!(values.len(), 6);
        for value in values {
            let code = value["code"].as_str().unwrap();
            let known = period["values"].as_array().unwrap().iter().find(|known| known["code"] == code).unwrap();
            for part in ["status", "numerator", "denominator", "value"] {
                assert_eq!(value[part], known[part], "{code} {part} {asked}");
            }
            let list = house.get(&program, &format!("/api/v1/indicators/{code}/cases?{asked}")).await.json();
            assert_eq!(so_many(&list, &["numerator"]), value["numerator"].as_u64().unwrap(), "{code} {asked}");
            let counted = so_many(&list, &["numerator", "denominator", "unknown"]);
            assert!(value["denominator"].is_null() || value["denominator"] == counted, "{code} {asked}: {counted}");
        }
    }
    house.close().await;
}

#[tokio::test]
async fn a_figure_opens_on_its_cases_and_each_case_on_its_proof() {
    let house = House::new().await;
    import(&house, &house.town.a.here).await;
    let reader = &Caller::human("quality_referent", &house.town.a.quality_referent);
    let asked = query(&example()[0]);
    let page = unescaped(&house.get(reader, &format!("/indicators/RET-03?{asked}")).await.body);
    assert!(page.contains("7 placements sur 9") && page.contains("grâce à un autre placement, PA06b"), "{page}");
    let first = page.split("<th scope=\"row\"><a href=\"/placements/").nth(1).and_then(|rest| rest.split('"').next()).expect("a row");
    assert_eq!(house.get(reader, &format!("/placements/{first}")).await.code(), 200);
    let excluded = unescaped(&house.get(reader, &format!("/indicators/RET-03?{asked}&show=excluded")).await.body);
    assert!(excluded.contains("PA02a") && !excluded.contains("PA06a"), "one part of the list");

    let file = house.get(reader, &format!("/indicators/RET-03/cases.csv?{asked}")).await;
    assert!(file.body.starts_with("\u{feff}Indicateur;Version;"), "{}", file.body);
    assert_eq!(file.body.lines().count(), 11, "a head and ten rows");
    assert!(!file.body.contains("Diallo"), "no name leaves");
    house.close().await;
}

#[tokio::test]
async fn wrong_dates_are_refused_by_name_and_stay_where_they_were_typed() {
    let house = House::new().await;
    let reader = &Caller::human("quality_referent", &house.town.a.quality_referent);
    let refused = house.get(reader, "/indicators?from=2026-02-30&to=2026-03-31").await;
    assert_eq!(refused.code(), 422);
    assert!(refused.body.contains("value=\"2026-02-30\"") && refused.body.contains("value=\"2026-03-31\""), "{}", refused.body);
    let program = house.town.a.program("quality_referent");
    let refused = house.get(&program, "/api/v1/indicators?to=2026-03-31").await;
    assert_eq!((refused.code(), refused.json()["errors"][0]["field"].as_str()), (422, Some("from")));
    assert_eq!(house.get(&program, "/api/v1/indicators/RET-99?from=2026-01-01&to=2026-03-31").await.code(), 404);
    house.close().await;
}
