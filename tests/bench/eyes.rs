//! Assessments of the fullest case: twelve of them, by a framework of forty items, each through five pairs of eyes.

use crate::data::Place;
use jalon::{
    db::tables::*,
    desk::Parts,
    kernel::ids::*,
    method::{
        assessments::Source,
        frameworks::{Dimension, FrameworkKind, Grid, Item, Wording},
    },
};
use std::sync::Arc;

pub const ASSESSMENTS: usize = 12;
pub const ITEMS: usize = 40;

fn grid() -> Grid {
    let own = |words: String| Wording::Own(words);
    let item = |n: usize| Item {
        code: format!("i{n}"),
        label: own(format!("Tenir la cadence du poste numéro {n}")),
        domain: Some(own(format!("Domaine {}", n / 8))),
        help: Some(own("Commencer, enchaîner et finir, puis vérifier son résultat".into())),
        picture: None,
        rome: None,
    };
    let levels = ["pas encore", "avec aide", "seul", "sait le montrer"].map(|l| own(l.into())).to_vec();
    let (name, kind, dimension) = (own("Métiers de l’atelier".into()), FrameworkKind::Skills, Dimension::Mastery);
    Grid { name, about: None, kind, dimension, levels, items: (0..ITEMS).map(item).collect() }
}

/// Writes them, in one transaction; answers with the latest, which lies side by side with the one before.
pub async fn fill(parts: &Arc<Parts>, place: &Place) -> AssessmentId {
    let mut scope = parts.db.write_in(place.here.id).await.expect("a scope");
    let case = jalon::method::cases::store::find(&mut scope, place.full).await.expect("an answer").expect("the fullest case");
    let (framework, grid, now): (FrameworkId, _, _) = (parts.chance.uuid(parts.clock.now()).into(), grid(), parts.clock.now());
    let row = scope.insert(vec![
        (Frameworks::Id, framework.into()),
        (Frameworks::Code, "atelier".into()),
        (Frameworks::Number, 1i64.into()),
        (Frameworks::Kind, grid.kind.into()),
        (Frameworks::MaxLevel, grid.max_level().into()),
        (Frameworks::Grid, serde_json::to_string(&grid).expect("a document").into()),
        (Frameworks::MadeOn, place.today.plus_days(-900).into()),
        (Frameworks::PublishedOn, place.today.plus_days(-900).into()),
    ]);
    scope.run_one(&row).await.expect("a framework");
    let mut latest = None;
    for n in 0..ASSESSMENTS {
        let id: AssessmentId = parts.chance.uuid(now).into();
        let on = place.today.plus_days(30 * (n as i64) - 30 * ASSESSMENTS as i64);
        let row = scope.insert(vec![
            (Assessments::Id, id.into()),
            (Assessments::TraineeId, case.trainee.into()),
            (Assessments::CaseId, case.id.into()),
            (Assessments::Framework, "atelier".into()),
            (Assessments::Number, 1i64.into()),
            (Assessments::FrameworkId, framework.into()),
            (Assessments::MaxLevel, grid.max_level().into()),
            (Assessments::State, "sealed".into()),
            (Assessments::Purpose, "Voir ce qui a changé".into()),
            (Assessments::ExplainedOn, on.into()),
            (Assessments::PreparedOn, on.into()),
            (Assessments::AssessedOn, on.into()),
            (Assessments::Synthesis, "Le rythme est tenu".into()),
            (Assessments::SynthesisedOn, on.into()),
            (Assessments::Contested, false.into()),
            (Assessments::SaidOn, on.into()),
            (Assessments::SealedOn, on.into()),
        ]);
        scope.run_one(&row).await.expect("an assessment");
        for (s, source) in Source::ALL.iter().enumerate() {
            let eyes: SourceId = parts.chance.uuid(now).into();
            let row = scope.insert(vec![
                (Sources::Id, eyes.into()),
                (Sources::AssessmentId, id.into()),
                (Sources::Source, (*source).into()),
                (Sources::AskedOn, on.into()),
                (Sources::GivenOn, on.into()),
            ]);
            scope.run_one(&row).await.expect("a source");
            let rated = |i: usize| {
                vec![
                    (Ratings::SourceId, eyes.into()),
                    (Ratings::Item, format!("i{i}").into()),
                    (Ratings::Level, (((i + s + n) % 4) as i64).into()),
                ]
            };
            let rows = scope.insert_all((0..ITEMS).map(rated).collect());
            scope.run(&rows).await.expect("ratings");
        }
        latest = Some(id);
    }
    scope.commit().await.expect("kept");
    latest.expect("twelve of them")
}
