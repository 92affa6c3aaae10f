//! The demonstration, told on days that are hard on calendars: it fills, everybody meets their page, the coach's day is
//! as full as promised, and the figures of its main structure say something.

use crate::{
    browser::{encoded, unescaped},
    home::Home,
};
use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use jalon::{
    app::App,
    config::{Config, Key},
    db::Db,
    demo::{self, Account},
    desk::{Here, Parts, Readings},
    exchange::bundles::{self, actions::ImportBundle},
    kernel::{Day, chance::Chance, moment::Clock},
    people::{
        accounts::admin,
        structures::store::{self as structures, NewStructure},
    },
    quality::indicators::{Period, reading},
    trust::verify,
    web::{guards::Caller as Address, visit},
};
use std::{collections::BTreeMap, path::Path, sync::Arc};
use tower::ServiceExt;

/// A demonstration told on a day.
struct Told {
    app: App,
    router: axum::Router,
    accounts: Vec<Account>,
    today: Day,
    home: Home,
}

struct Reply {
    status: StatusCode,
    /// The address to go to, or the cookie to come back with.
    location: String,
    cookie: String,
    body: String,
}

impl Told {
    /// `name` is this test's own.
    async fn on(name: &str, today: &str) -> Told {
        let today = Day::iso(today).unwrap();
        let home = Home::empty(&format!("demo_{name}_{}", today.to_string().replace('-', ""))).await;
        let config = Config {
            database_url: home.url(),
            listen: ([127, 0, 0, 1], 8080).into(),
            base_url: "http://127.0.0.1:8080".into(),
            smtp_url: None,
            mail_from: "jalon@jalon.example".into(),
            key: Key::new([7; 32]),
            trusted_proxies: Vec::new(),
        };
        let db = Db::open(&config.database_url).await.unwrap();
        assert!(db.is_untouched().await.unwrap());
        db.migrate().await.unwrap();
        assert!(db.is_untouched().await.unwrap(), "tables without rows are an empty database");
        let parts = Parts { config, db, clock: Clock::at(today), chance: Chance::seeded(11), readings: Readings::default() };
        let app = App::on(Arc::new(parts));
        let accounts = demo::fill(&app.parts, |_| ()).await.unwrap_or_else(|t| panic!("{today}: {}: {}", t.at, t.refusal));
        assert!(!app.parts.db.is_untouched().await.unwrap());
        Told { router: app.router(), app, accounts, today, home }
    }

    async fn send(&self, request: axum::http::request::Builder, body: String) -> Reply {
        let mut request = request.header(header::HOST, "127.0.0.1:8080").body(Body::from(body)).unwrap();
        request.extensions_mut().insert(Address([127, 0, 0, 1].into()));
        let answer = self.router.clone().oneshot(request).await.unwrap_or_else(|never| match never {});
        let said = |name| answer.headers().get(name).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned();
        let (status, location, cookie) = (answer.status(), said(header::LOCATION), said(header::SET_COOKIE));
        let bytes = axum::body::to_bytes(answer.into_body(), usize::MAX).await.unwrap();
        Reply { status, location, cookie, body: unescaped(&String::from_utf8_lossy(&bytes)) }
    }

    /// Signs in with the printed password; answers with the cookie.
    async fn sign_in(&self, account: &Account) -> String {
        let typed = [("email", &account.email), ("password", &account.password)].map(|(k, v)| (k.to_owned(), v.to_owned()));
        let post = Request::post("/sign-in").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let reply = self.send(post, encoded(&typed)).await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}: {}", account.role, reply.body);
        let cookie = reply.cookie.split(';').next().unwrap().to_owned();
        assert!(cookie.starts_with(visit::cookie_name(false)), "{cookie}");
        cookie
    }

    /// A page, after the redirections.
    async fn page(&self, cookie: &str, address: &str) -> String {
        let mut address = address.to_owned();
        for _ in 0..3 {
            let reply = self.send(Request::get(&address).header(header::COOKIE, cookie), String::new()).await;
            if reply.status == StatusCode::OK {
                return reply.body;
            }
            assert_eq!(reply.status, StatusCode::SEE_OTHER, "{address} on {}", self.today);
            address = reply.location;
        }
        panic!("{address} leads nowhere");
    }

    fn account(&self, role: &str) -> &Account {
        self.accounts.iter().find(|a| a.role == role).unwrap()
    }

    async fn close(self) {
        self.app.parts.readings.flush().await;
        let wrong = verify::all(&self.app.parts).await.err();
        self.app.parts.db.close().await;
        self.home.remove().await;
        assert_eq!(wrong, None, "{}", self.today);
    }
}

#[tokio::test]
async fn everybody_meets_their_page() {
    let told = Told::on("pages", "2026-11-24").await;
    let roles: Vec<&str> = told.accounts.iter().map(|a| a.role.as_str()).collect();
    assert_eq!(roles, ["director", "quality_referent", "jobcoach", "supervisor", "region_officer", "network_officer"]);
    for account in &told.accounts {
        let cookie = told.sign_in(account).await;
        let first = told.page(&cookie, "/").await;
        // The officers see structures and no person; the others see people.
        let officer = account.role.ends_with("_officer");
        let steers = matches!(account.role.as_str(), "director" | "quality_referent");
        // Who supervises comes to what waits for their view.
        let people = if steers || account.role == "supervisor" { told.page(&cookie, "/trainees").await } else { first };
        assert_eq!(people.contains("Samira Benali"), !officer, "{}", account.role);
        assert_eq!(people.contains("Réseau Passerelles"), officer, "{}", account.role);
    }
    let two = told.account("quality_referent");
    assert_eq!(two.places, ["La Passerelle", "Maison et Présence"], "somebody can switch");
    told.close().await;
}

#[tokio::test]
async fn the_coachs_day_is_full_whatever_day_it_is() {
    // A Tuesday, a Sunday at the end of February, a day of leap years, the first day of a year, a Saturday after a long month.
    for today in ["2026-11-24", "2027-02-28", "2028-02-29", "2027-01-01", "2027-07-31"] {
        let told = Told::on("day", today).await;
        let cookie = told.sign_in(told.account("jobcoach")).await;
        let day = told.page(&cookie, "/").await;
        for sentence in ["3 rendez-vous aujourd’hui.", "4 suivis en retard.", "2 plans finissent bientôt."] {
            assert!(day.contains(sentence), "{sentence} on {today}");
        }
        told.close().await;
    }
}

/// A request waits for its decision and one ended plan for its bilan; a case rests, one was referred, one changed hands.
#[tokio::test]
async fn a_course_is_under_way_in_the_main_structure() {
    let told = Told::on("course", "2026-11-24").await;
    let cookie = told.sign_in(told.account("director")).await;
    let steering = told.page(&cookie, "/steering").await;
    let ended = steering.split("id=\"h-ended\"").nth(1).unwrap().split("</section>").next().unwrap();
    assert_eq!((ended.contains("Josiane Delcroix"), ended.matches("<li>").count()), (true, 1), "{ended}");
    assert!(steering.split("id=\"h-ended\"").next().unwrap().contains("Dylan Courtin"), "an extension to decide");
    let here = visit::structure(&told.app.parts, "la-passerelle").await.unwrap().unwrap();
    let mut scope = told.app.parts.db.read_in(here.id).await.unwrap();
    let bundle = bundles::store::load(&mut scope, told.today).await.unwrap().bundle;
    drop(scope);
    assert!(bundle.suspensions.iter().any(|s| s.case == "C18" && s.from_on <= told.today && told.today <= s.to_on));
    assert!(bundle.plans.iter().any(|p| p.case == "C18" && p.ends_on > Some(p.planned_end)), "the plan rests too");
    assert!(bundle.cases.iter().any(|c| c.stage.is_some_and(|s| s.stage().word() == "referred")));
    let profile = told.page(&cookie, "/profile").await;
    assert!(profile.contains("Réunion d'équipe du trimestre"), "{profile}");
    told.close().await;
}

#[tokio::test]
async fn the_figures_of_the_main_structure_say_something() {
    let told = Told::on("figures", "2026-11-24").await;
    let here = visit::structure(&told.app.parts, "la-passerelle").await.unwrap().unwrap();
    let mut scope = told.app.parts.db.read_in(here.id).await.unwrap();
    let period = Period::new(told.today.plus_months(-12), told.today, told.today).unwrap();
    for answer in reading::answers(&mut scope, period).await.unwrap() {
        let figure = answer.figure;
        let counted = figure.numerator.unwrap_or_default();
        assert!(counted > 0.0, "{}", figure.code);
        assert!(figure.denominator.is_none_or(|all| all > counted), "{} is 100 %", figure.code);
    }
    drop(scope);
    let cookie = told.sign_in(told.account("quality_referent")).await;
    let page = told.page(&cookie, "/indicators").await;
    for code in ["EMP-01", "JC-02", "JC-08", "MIL-01", "PAR-01", "RET-03"] {
        assert!(page.contains(code), "{code}");
    }
    told.close().await;
}

/// A structure's files with their bytes, by name.
async fn exported(told: &Told, here: &Here, folder: &Path) -> BTreeMap<String, String> {
    let mut scope = told.app.parts.db.read_in(here.id).await.unwrap();
    let known = bundles::store::load(&mut scope, told.today).await.unwrap();
    bundles::write::write(&known.bundle, folder, &here.zone).unwrap();
    bundles::store::write_papers(&mut scope, &known, folder).await.unwrap();
    let papers = folder.join(bundles::papers::FOLDER);
    let folders = [folder.to_owned(), papers].into_iter().filter(|f| f.exists());
    let files = folders.flat_map(|f| std::fs::read_dir(f).unwrap().map(|e| e.unwrap().path())).filter(|f| f.is_file());
    files.map(|f| (f.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read_to_string(f).unwrap())).collect()
}

/// An empty structure like the one that moves out.
async fn empty(told: &Told, slug: &str) -> Here {
    let parts = &told.app.parts;
    let here = visit::structure(parts, slug).await.unwrap().unwrap();
    let new = NewStructure {
        network: structures::network_by_slug(parts, "reseau-passerelles").await.unwrap().unwrap(),
        region: None,
        slug: format!("{slug}-ailleurs"),
        name: here.name.clone(),
        kind: jalon::people::structures::StructureKind::Aci,
        country: here.country.parse().unwrap(),
        time_zone: "Europe/Paris".into(),
        language: here.language,
        profile: here.profile.parse().unwrap(),
        since: Day::FIRST,
    };
    structures::create(parts, new).await.unwrap();
    visit::structure(parts, &format!("{slug}-ailleurs")).await.unwrap().unwrap()
}

/// What was imported and what was made here since, out of one structure and into an empty one: the same files come out of it.
#[tokio::test]
async fn a_structure_moves_out_with_all_its_files() {
    let told = Told::on("export", "2026-11-24").await;
    let out = tempfile::tempdir().unwrap();
    let mut seen: Vec<String> = Vec::new();
    for slug in ["la-passerelle", "mire-des-collines", "geiq-littoral", "maison-et-presence"] {
        let here = visit::structure(&told.app.parts, slug).await.unwrap().unwrap();
        let folder = out.path().join(slug);
        let before = exported(&told, &here, &folder).await;
        let there = empty(&told, slug).await;
        let import = ImportBundle::announce(&told.app.parts, &there, &folder).await.unwrap_or_else(|e| panic!("{slug}: {e:?}"));
        admin::act(&told.app.parts, there.clone(), import).await.unwrap();
        let after = exported(&told, &there, &out.path().join(format!("{slug}-again"))).await;
        for (file, text) in &before {
            assert_eq!(after.get(file), Some(text), "{slug}/{file}");
        }
        assert_eq!(after.len(), before.len());
        seen.extend(before.into_keys());
        let again = ImportBundle::announce(&told.app.parts, &here, &folder).await.unwrap();
        assert!(again.is_nothing(), "{slug}: {:?}", again.records);
    }
    for file in bundles::rows::FILES {
        assert!(seen.iter().any(|s| s == file), "nothing of {file} was moved");
    }
    assert!(seen.iter().any(|s| s.ends_with(".pdf")), "no photographed paper was moved");
    told.close().await;
}
