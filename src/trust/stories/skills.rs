//! Assessments go into a database and come out of it: with the framework that nobody described, with who rated, and without what
//! no source may see yet.

use super::*;
use crate::{
    db::{col, tables::*},
    exchange::bundles::write,
    kernel::ids::*,
};
use sea_query::ExprTrait;

/// A described framework of two versions, the second a draft.
const FRAMEWORKS: &str = "code,name,kind,version,item,label,domain,max_level,dimension,levels,help,rome,picture,about,published_on,draft\n\
    vente,Vente,skills,1,accueil,Accueillir,Client,2,frequency,jamais|parfois|toujours,Dire bonjour,D1106,talk,Pour la boutique,2025-01-10,no\n\
    vente,Vente,skills,1,caisse,Tenir la caisse,Client,2,frequency,jamais|parfois|toujours,,,count,Pour la boutique,2025-01-10,no\n\
    vente,Vente,skills,2,accueil,Accueillir,,1,mastery,non|oui,,,,,2025-06-10,yes\n";

const ASSESSMENTS: &str = "ref,subject,framework,explained_on,assessed_on,sealed_on,contested,version,case,state,prepared_on,purpose,\
    explained_by,synthesis,synthesised_on,synthesised_by,said_on,said_comment,said_by_link,sealed_by,supersedes,dropped_on,dropped_reason\n\
    B1,trainee:P01,vente,2025-03-01,2025-03-08,2025-03-20,yes,1,C01,superseded,2025-02-27,Choisir un poste,\
    M1,À l'aise avec les clients,2025-03-09,M1,2025-03-10,La caisse aussi,yes,M3,,,\n\
    B2,trainee:P01,vente,2025-03-21,2025-03-22,2025-03-23,no,1,C01,sealed,2025-03-21,Corriger,M1,La caisse aussi,2025-03-22,M1,2025-03-23,,no,M1,B1,,\n\
    B3,employer:E1,capacity,2025-05-01,2025-05-02,,,1,C01,crossed,2025-05-01,Point à trois mois,M1,,,,,,no,,,,\n\
    B4,trainee:P02,transversal,2025-05-01,,,,1,,open,2025-05-01,,,,,,,,no,,,,\n\
    B5,trainee:P02,autonomy,,,,,1,,dropped,2025-05-01,,,,,,,,no,,,2025-05-04,Autre priorité\n";

const SOURCES: &str = "assessment,source,member,asked_on,given_on\n\
    B1,self,,2025-03-01,2025-03-08\n\
    B1,coach,M1,2025-03-01,2025-03-07\n\
    B2,self,,2025-03-22,2025-03-22\n\
    B3,employer,,2025-05-01,2025-05-02\n\
    B4,coach,M1,2025-05-01,\n";

const RATINGS: &str = "assessment,source,item,level,support\n\
    B1,self,accueil,2,\n\
    B1,self,caisse,,\n\
    B1,coach,accueil,0,\n\
    B2,self,caisse,2,\n\
    B3,employer,welcome,3,\n";

const FILES: [(&str, &str); 4] =
    [("frameworks.csv", FRAMEWORKS), ("assessments.csv", ASSESSMENTS), ("sources.csv", SOURCES), ("ratings.csv", RATINGS)];

/// The files of a structure's skills as they leave it.
async fn exported(house: &House, name: &str) -> Vec<(&'static str, String)> {
    let out = house.dir.path().join(name);
    write::write(&house.bundle().await, &out, &house.here.zone).unwrap();
    FILES.iter().map(|(file, _)| (*file, std::fs::read_to_string(out.join(file)).unwrap_or_default())).collect()
}

#[tokio::test]
async fn assessments_come_out_as_they_went_in() {
    for house in houses().await {
        let plain: Vec<(String, String)> = ["members", "trainees", "employers", "cases"]
            .map(|file| (format!("{file}.csv"), std::fs::read_to_string(workshop().join(format!("{file}.csv"))).unwrap()))
            .into();
        let people: Vec<(&str, &str)> = plain.iter().map(|(file, text)| (file.as_str(), text.as_str())).collect();
        house.import_files(&people).await.unwrap();
        house.import_files(&FILES).await.unwrap();
        assert_eq!(house.wrong().await, None);
        let first = exported(&house, "first").await;
        for ((file, text), (_, told)) in FILES.iter().zip(&first) {
            assert_eq!(text, told, "{file}");
        }
        let counts = house.import_files(&FILES).await.unwrap();
        assert!(counts.iter().all(|c| c.created + c.updated == 0), "twice is once: {counts:?}");
        let empty = House { here: open(&house.app, "vide").await, ..house };
        empty.import_files(&people).await.unwrap();
        empty.import_files(&FILES).await.unwrap();
        assert_eq!(exported(&empty, "second").await, first);
        assert_eq!(empty.wrong().await, None);
    }
}

#[tokio::test]
async fn a_framework_that_nobody_described_is_made_of_what_is_rated() {
    for house in houses().await {
        house.import(&workshop()).await.unwrap();
        let mut scope = house.app.parts.db.read_in(house.here.id).await.unwrap();
        let made = crate::method::frameworks::store::all(&mut scope).await.unwrap();
        let [made] = made.as_slice() else { panic!("{made:?}") };
        let items: Vec<&str> = made.grid.items.iter().map(|i| i.code.as_str()).collect();
        assert_eq!((made.code.as_str(), made.number, made.max_level), ("metiers", 1, 4));
        assert_eq!(items, ["consignes", "rythme", "securite", "qualite", "equipe"]);
        assert!(made.published_on.is_some());
        drop(scope);
        // A later bundle can rate by it what it has, and nothing else.
        let told = "ref,subject,framework,explained_on,assessed_on\nZ1,trainee:P01,metiers,2025-09-01,2025-09-02\n";
        let rated = |item: &str, level: &str| format!("assessment,source,item,level\nZ1,coach,{item},{level}\n");
        let wrong = house.import_files(&[("assessments.csv", told), ("ratings.csv", &rated("rytme", "5"))]).await.unwrap_err();
        assert!(wrong.iter().any(|w| w.contains("item") && w.contains("the closest is rythme")), "{wrong:?}");
        assert!(wrong.iter().any(|w| w.contains("level") && w.contains("from 0 to 4")), "{wrong:?}");
        house.import_files(&[("assessments.csv", told), ("ratings.csv", &rated("rythme", "4"))]).await.unwrap();
        assert_eq!(house.wrong().await, None);
        // What is not over can be told further by its source; what was sealed cannot be told otherwise.
        let sealed = "ref,subject,framework,explained_on,assessed_on,sealed_on\nZ1,trainee:P01,metiers,2025-09-01,2025-09-02,2025-09-05\n";
        house.import_files(&[("assessments.csv", sealed)]).await.unwrap();
        let unsealed = "ref,subject,framework,explained_on,assessed_on,sealed_on\nZ1,trainee:P01,metiers,2025-09-01,2025-09-02,\n";
        let wrong = house.import_files(&[("assessments.csv", unsealed)]).await.unwrap_err();
        assert!(wrong.iter().any(|w| w.contains("never rewritten")), "{wrong:?}");
        let wrong = house.import_files(&[("ratings.csv", &rated("rythme", "1"))]).await.unwrap_err();
        assert!(wrong.iter().any(|w| w.contains("nothing is added")), "{wrong:?}");
        assert_eq!(house.wrong().await, None);
    }
}

#[tokio::test]
async fn what_was_not_laid_side_by_side_is_not_told_to_who_exports() {
    for house in houses().await {
        house.import(&workshop()).await.unwrap();
        house.import_files(&FILES).await.unwrap();
        let mut scope = house.app.parts.db.write_in(house.here.id).await.unwrap();
        let q =
            scope.from(Sources::Table).cols([Sources::Id]).join(Assessments::Table, col(Assessments::Id).eq(col(Sources::AssessmentId)));
        let q = q.filter(col(Assessments::Ref).eq("B4"));
        let (source,): (SourceId,) = scope.one(&q).await.unwrap();
        let rating =
            scope.insert(vec![(Ratings::SourceId, source.into()), (Ratings::Item, "punctual".into()), (Ratings::Level, 3i64.into())]);
        scope.run_one(&rating).await.unwrap();
        scope.commit().await.unwrap();
        let told = exported(&house, "blind").await;
        assert!(!told.iter().any(|(_, text)| text.contains("punctual")), "{told:?}");
    }
}

#[tokio::test]
async fn every_contradiction_of_an_assessment_is_told() {
    for house in houses().await {
        house.import(&workshop()).await.unwrap();
        let wrong = async |files: &[(&str, &str)]| house.import_files(files).await.unwrap_err().join("\n");
        let head = "ref,subject,framework,explained_on,assessed_on,sealed_on,state,supersedes,synthesis,synthesised_on\n";
        let of = |rows: &str| format!("{head}{rows}");
        for (row, expected) in [
            ("X1,P01,metiers,,2025-01-02,,,,,\n", "trainee: or employer:"),
            ("X1,trainee:P99,metiers,,2025-01-02,,,,,\n", "a ref of trainees.csv"),
            ("X1,employer:E1,metiers,,2025-01-02,,,,,\n", "looks at one"),
            ("X1,trainee:P01,capacity,,2025-01-02,,,,,\n", "looks at one"),
            ("X1,trainee:P01,metiers,,,,,,,\n", "nothing was laid side by side"),
            ("X1,trainee:P01,metiers,,2025-01-02,,sealed,,,\n", "because the state is sealed"),
            ("X1,trainee:P01,metiers,,2025-01-02,2025-01-03,crossed,,,\n", "because the state is crossed"),
            ("X1,trainee:P01,metiers,,2025-01-02,,,,Voilà,\n", "as synthesised_on says"),
            ("X1,trainee:P01,metiers,,2025-01-02,,,X2,,\n", "stands above this row"),
            ("X1,trainee:P01,metiers,,2025-01-02,,opened,,,\n", "the closest is open"),
        ] {
            let told = wrong(&[("assessments.csv", &of(row))]).await;
            assert!(told.contains(expected), "{row}: {told}");
        }
        let twice = of("X1,trainee:P01,metiers,,2025-01-02,2025-01-03,,A01,,\nX2,trainee:P01,metiers,,2025-01-02,2025-01-03,,A01,,\n");
        let told = wrong(&[("assessments.csv", &twice)]).await;
        assert!(told.contains("that X1 does not correct already"), "{told}");
        let grid = "code,version,name,item,label,levels\n";
        for (rows, expected) in [
            ("autonomy,1,Autonomie,tasks,Tâches,\n", "comes with the program"),
            ("neuf,1,Neuf,a,A,seul\n", "two to seven levels"),
            ("neuf,1,Neuf,a,A,non|oui\nneuf,1,Autre,b,B,\n", "first row of this version"),
            ("neuf,1,Neuf,a,,non|oui\n", "a value, because this version is new"),
            ("metiers,1,metiers,nouveau,Nouveau,0|1|2|3|4\n", "never rewritten"),
        ] {
            let told = wrong(&[("frameworks.csv", &format!("{grid}{rows}"))]).await;
            assert!(told.contains(expected), "{rows}: {told}");
        }
        assert_eq!(house.wrong().await, None);
    }
}
