//! Frameworks of skills: a draft grows, is published and stays as it is; what ships is everybody's; a file is read whole or not
//! at all, with every bad row named.

use crate::{
    browser::{Caller, Reply, pairs},
    house::House,
    world::Side,
};
use serde_json::{Value, json};

/// A house, its director at work on the frameworks of structure A.
struct Grids {
    house: House,
}

impl Grids {
    async fn new() -> Grids {
        Grids { house: House::new().await }
    }

    fn a(&self) -> &Side {
        &self.house.town.a
    }

    async fn send(&self, address: &str, body: Value) -> Reply {
        self.house.api(&self.a().program("director"), &format!("/api/v1{address}"), &body).await
    }

    async fn done(&self, address: &str, body: Value) -> Value {
        let reply = self.send(address, body).await;
        assert!(matches!(reply.code(), 200 | 201), "{address}: {} {}", reply.code(), reply.body);
        reply.json()
    }

    /// The rules that refuse.
    async fn refused(&self, address: &str, body: Value) -> Vec<String> {
        let reply = self.send(address, body).await;
        assert_eq!(reply.code(), 422, "{address}: {}", reply.body);
        let errors = reply.json()["errors"].as_array().cloned().unwrap_or_default();
        errors.iter().map(|e| e["rule"].as_str().unwrap_or_default().to_owned()).collect()
    }

    async fn read(&self, id: &str) -> Value {
        self.house.get(&self.a().program("supervisor"), &format!("/api/v1/frameworks/{id}")).await.json()
    }

    /// How many versions there are.
    async fn count(&self) -> usize {
        let list = self.house.get(&self.a().program("director"), "/api/v1/frameworks").await.json();
        list["items"].as_array().map_or(0, Vec::len)
    }

    fn director(&self) -> Caller {
        Caller::human("director", &self.a().director)
    }
}

fn started(code: &str) -> Value {
    json!({"code": code, "name": "Vente", "dimension": "mastery", "levels": ["pas encore", "avec aide", "seule"]})
}

fn item(code: &str) -> Value {
    json!({"item": code, "label": format!("Savoir {code}"), "domain": "La boutique"})
}

#[tokio::test]
async fn a_draft_grows_and_once_published_never_changes() {
    let grids = Grids::new().await;
    let id = grids.done("/frameworks", started("vente")).await["id"].as_str().unwrap().to_owned();
    let to = |verb: &str| format!("/frameworks/{id}/{verb}");
    assert_eq!(grids.refused(&to("publish"), json!({})).await, ["err-grid-items"], "an empty grid rates nobody");
    grids.done(&to("put_item"), item("accueil")).await;
    assert_eq!(grids.refused(&to("put_item"), item("accueil")).await, ["err-grid-twice"]);
    grids.done(&to("put_item"), json!({"item": "caisse", "label": "Tenir la caisse", "place": 1})).await;
    // The same place anew, under another code.
    grids.done(&to("put_item"), json!({"item": "argent", "label": "Compter l’argent", "replaces": "caisse"})).await;
    let codes = |read: &Value| {
        let items = read["grid"]["items"].as_array().unwrap();
        items.iter().map(|i| i["code"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let before = grids.read(&id).await;
    assert_eq!(codes(&before), ["argent", "accueil"]);
    // Who read an older text is told, and what was published meanwhile stays.
    assert_eq!(grids.send(&to("publish"), json!({"version": 1})).await.code(), 409);
    grids.done(&to("publish"), json!({"version": before["version"]})).await;
    for (verb, body) in [
        ("put_item", item("troisième")),
        ("remove_item", json!({"item": "argent"})),
        ("update", json!({"name": "Autre", "dimension": "mastery", "levels": ["a", "b"]})),
        ("publish", json!({})),
        ("discard", json!({})),
    ] {
        assert_eq!(grids.refused(&to(verb), body).await, ["err-framework-published"], "{verb}");
    }
    let after = grids.read(&id).await;
    assert_eq!((&after["grid"], after["published_on"].is_string()), (&before["grid"], true));
    // The next version begins with the same words, once.
    let next = grids.done("/framework_copies", json!({"from": id})).await["id"].as_str().unwrap().to_owned();
    let read = grids.read(&next).await;
    assert_eq!((read["number"].as_i64(), &read["grid"], read["published_on"].is_null()), (Some(2), &before["grid"], true));
    assert_eq!(grids.refused("/framework_copies", json!({"from": id})).await, ["err-framework-draft"]);
    grids.done(&format!("/frameworks/{next}/discard"), json!({})).await;
    assert_eq!(grids.house.get(&grids.a().program("director"), &format!("/api/v1/frameworks/{next}")).await.code(), 404);
    grids.house.close().await;
}

/// What ships is read by everybody who works here, changed by nobody, and its code is nobody else's.
#[tokio::test]
async fn what_ships_is_the_same_for_all_and_is_copied_not_changed() {
    let grids = Grids::new().await;
    let page = grids.house.get(&Caller::human("supervisor", &grids.a().supervisor), "/frameworks/autonomy").await;
    assert!(page.code() == 200 && page.body.contains("Décide en autonomie") && !page.body.contains("/autonomy/publish"), "{}", page.body);
    let theirs = grids.house.get(&Caller::human("supervisor", &grids.house.town.b.supervisor), "/frameworks/autonomy").await;
    let body = |reply: &Reply| reply.body.split("<main").nth(1).unwrap_or_default().to_owned();
    assert_eq!(body(&page), body(&theirs));
    assert_eq!(grids.send("/frameworks/autonomy/put_item", item("mien")).await.code(), 404);
    assert_eq!(grids.refused("/frameworks", started("autonomy")).await, ["err-framework-code-ships"]);
    assert_eq!(grids.refused("/framework_copies", json!({"from": "capacity"})).await, ["err-framework-code-needed"]);
    let copy = grids.done("/framework_copies", json!({"from": "capacity", "code": "accueil"})).await["id"].as_str().unwrap().to_owned();
    let read = grids.read(&copy).await;
    assert_eq!((read["kind"].as_str(), read["grid"]["items"].as_array().map(Vec::len)), (Some("capacity"), Some(8)));
    assert_eq!(read["grid"]["items"][0]["label"].as_str(), Some("L’accueil est préparé"), "in the structure’s language");
    assert_eq!(grids.refused("/framework_copies", json!({"from": "autonomy", "code": "accueil"})).await, ["err-framework-code-used"]);
    // Another structure's is not there.
    let foreign = grids.house.town.b.world.framework;
    assert_eq!(grids.send("/framework_copies", json!({"from": foreign, "code": "volé"})).await.code(), 404);
    assert_eq!(grids.house.get(&grids.director(), &format!("/frameworks/{foreign}")).await.code(), 404);
    grids.house.close().await;
}

#[tokio::test]
async fn a_file_with_bad_rows_names_each_and_leaves_nothing() {
    let grids = Grids::new().await;
    let before = grids.count().await;
    let text = "code;name;kind;item;label;max_level;levels\r\n\
        vente;Vente;skills;accueil;Accueillir;2;non|un peu|oui\r\n\
        vente;Vente;skills;accueil;Encore;;\r\n\
        vente;Vendre;savoirs;caisse;Encaisser;9;\r\n\
        rayon;Rayon;skills;;Ranger;2;non|oui\r\n\
        rayon;Rayon;skills\r\n\
        stock;Stock;skills;compter;Compter;2;non|oui\r\n\
        même;Même;skills;x;X;;oui|Oui\r\n";
    let reply = grids.send("/framework_imports", json!({"text": text})).await;
    assert_eq!(reply.code(), 422);
    let said: Vec<String> = reply.json()["errors"].as_array().unwrap().iter().map(|e| e["detail"].as_str().unwrap().to_owned()).collect();
    for (line, what) in [
        (3, "deux fois"),
        (4, "savoirs"),
        (4, "nombre de 1 à 6"),
        (4, "ligne 2"),
        (5, "vide"),
        (6, "3 cases"),
        (7, "2 niveaux"),
        (8, "différents"),
    ] {
        assert!(said.iter().any(|s| s.starts_with(&format!("Ligne {line}")) && s.contains(what)), "{line} {what}: {said:#?}");
    }
    assert_eq!(said.len(), 8, "{said:#?}");
    assert_eq!(grids.count().await, before, "all or nothing");
    for (text, rule) in [
        ("code,name,item,label\n", "err-sheet-empty"),
        ("code,name,item,label,couleur\nv,V,a,A,bleu\n", "err-sheet-column-unknown"),
        ("code,name,item\nv,V,a\n", "err-sheet-column-missing"),
        ("code,name,item,label\nautonomy,V,a,A\n", "err-framework-code-ships"),
    ] {
        assert_eq!(grids.refused("/framework_imports", json!({"text": text})).await, [rule], "{text}");
    }
    assert_eq!(grids.refused("/framework_imports", json!({})).await, ["err-sheet-needed"]);
    grids.house.close().await;
}

/// A file becomes drafts, the next version where there is one; a page keeps what was typed when it is refused.
#[tokio::test]
async fn a_file_becomes_drafts_and_a_refused_form_keeps_its_words() {
    let grids = Grids::new().await;
    let text = "code,name,item,label,domain,levels,picture\nmaison,Maison,sols,Laver les sols,Ménage,non|oui,clean\nvitres,Vitres,carreaux,'=Laver,,non|oui,\n";
    grids.done("/framework_imports", json!({"text": text})).await;
    let list = grids.house.get(&grids.director(), "/frameworks").await;
    assert!(list.body.contains("Brouillon de la version 2") && list.body.contains("Vitres"), "{}", list.body);
    let all = grids.house.get(&grids.a().program("director"), "/api/v1/frameworks").await.json();
    let vitres = all["items"].as_array().unwrap().iter().find(|f| f["code"] == "vitres").unwrap().clone();
    assert_eq!(vitres["grid"]["items"][0]["label"], "=Laver", "the shield of an export comes off");
    assert_eq!(grids.refused("/framework_imports", json!({"text": text})).await, ["err-framework-draft"], "a draft is not overwritten");
    let typed = pairs(&[("name", "Vente"), ("code", "maison"), ("dimension", "mastery"), ("levels", "jamais vu"), ("levels", "déjà vu")]);
    let reply = grids.house.post(&grids.director(), "/frameworks/new", &typed).await;
    assert!(reply.code() == 422 && reply.body.contains("jamais vu") && reply.body.contains("déjà vu"), "{}", reply.body);
    grids.house.close().await;
}
