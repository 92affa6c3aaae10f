//! Many at once: nobody is told that the database is locked, and of two opposite wishes one is granted.

use super::ground::{Done, Ground};
use crate::{
    browser::{Caller, Pass, Reply, pairs},
    house::House,
    raw::Raw,
};
use jalon::desk::{Kind, LinkToken};
use serde_json::{Value, json};
use std::{future::Future, sync::Arc};
use tokio::task::JoinSet;

const MANY: usize = 64;
const RIVALS: usize = 32;

/// All at once; answers in the order they were started.
async fn at_once<F>(of: impl Iterator<Item = F>) -> Vec<Reply>
where
    F: Future<Output = Reply> + Send + 'static,
{
    let mut all: JoinSet<(usize, Reply)> = of.enumerate().map(|(n, f)| async move { (n, f.await) }).collect();
    let mut replies = Vec::new();
    while let Some(one) = all.join_next().await {
        replies.push(one.unwrap_or_else(|e| std::panic::resume_unwind(e.into_panic())));
    }
    replies.sort_by_key(|(n, _)| *n);
    replies.into_iter().map(|(_, r)| r).collect()
}

fn with_code(replies: &[Reply], code: u16) -> usize {
    replies.iter().filter(|r| r.code() == code).count()
}

/// Exactly one of the rivals had their way; the others were told why not, and nothing broke.
fn one_winner(replies: &[Reply]) -> usize {
    assert_eq!(replies.len(), RIVALS);
    assert_eq!((with_code(replies, 200), with_code(replies, 422)), (1, RIVALS - 1), "{replies:?}");
    replies.iter().position(|r| r.code() == 200).expect("counted")
}

/// The same request in many variations, from a program.
async fn rivals(house: &Arc<House>, path: &str, body: impl Fn(usize) -> Value) -> Vec<Reply> {
    let program = house.town.a.program("jobcoach");
    let one = |n: usize| {
        let (house, program, path, body) = (house.clone(), program.clone(), path.to_owned(), body(n));
        async move { house.api(&program, &path, &body).await }
    };
    at_once((0..RIVALS).map(one)).await
}

async fn end(house: Arc<House>) {
    Arc::into_inner(house).expect("everybody has left").close().await;
}

async fn one_text(house: &House, ground: &Ground, sql: impl Fn(&Raw) -> String) -> Vec<String> {
    let mut raw = house.raw().await;
    raw.enter(ground.here.id).await;
    let sql = sql(&raw);
    let found = raw.texts(&sql).await;
    raw.close().await;
    found
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn sixty_four_writers_are_all_served() {
    const EACH: usize = 6;
    let house = Arc::new(House::new().await);
    let ground = Arc::new(Ground::of(&house).await);
    let program = house.town.a.program("jobcoach");
    let one = |n: usize| {
        let (house, ground, program) = (house.clone(), ground.clone(), program.clone());
        async move {
            for k in 0..EACH {
                let body = ground.session(house.unknown(), &format!("writer {n}, note {k}"));
                let reply = house.api(&program, "/api/v1/sessions", &body).await;
                if reply.code() != 201 {
                    return reply;
                }
            }
            // Whoever reads is not kept waiting by those who write.
            house.get(&program, "/api/v1/sessions?limit=10").await
        }
    };
    let replies = at_once((0..MANY).map(one)).await;
    assert_eq!(with_code(&replies, 200), MANY, "{:?}", replies.iter().find(|r| r.code() != 200));
    assert_eq!(Done::on(&ground, &house).await.sessions.len(), MANY * EACH);
    end(house).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_signature_is_given_once() {
    let house = Arc::new(House::new().await);
    let ground = Ground::of(&house).await;
    let day = |n: usize| ground.day().plus_days(-i64::try_from(n).unwrap());
    let path = format!("/api/v1/plans/{}/sign", ground.plan);
    let replies = rivals(&house, &path, |n| json!({"by": "employer", "on": day(n)})).await;
    let winner = one_winner(&replies);
    let kept =
        one_text(&house, &ground, |raw| format!("select cast(signed_employer_on as text) from plans where id = {}", raw.id(ground.plan)));
    assert_eq!(kept.await, vec![day(winner).to_string()]);
    end(house).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_end_is_the_end() {
    let house = Arc::new(House::new().await);
    let ground = Ground::of(&house).await;
    let day = |n: usize| ground.day().plus_days(-i64::try_from(n).unwrap());
    let path = format!("/api/v1/placements/{}/end", ground.placement);
    let replies = rivals(&house, &path, |n| json!({"ended_on": day(n)})).await;
    let winner = one_winner(&replies);
    let kept =
        one_text(&house, &ground, |raw| format!("select cast(ended_on as text) from placements where id = {}", raw.id(ground.placement)));
    assert_eq!(kept.await, vec![day(winner).to_string()]);
    end(house).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_same_request_sent_by_many_hands_is_done_once() {
    let house = Arc::new(House::new().await);
    let ground = Ground::of(&house).await;
    let body = ground.session(house.unknown(), "Une seule fois");
    let replies = rivals(&house, "/api/v1/sessions", |_| body.clone()).await;
    assert_eq!(with_code(&replies, 201), RIVALS, "{replies:?}");
    assert!(replies.iter().all(|r| r.body == replies[0].body));
    assert_eq!(Done::on(&ground, &house).await.sessions.len(), 1);
    end(house).await;
}

/// The employer answers — and may change it, so each answer counts — while the coach withdraws the question.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_withdrawn_question_takes_no_more_answers() {
    let house = Arc::new(House::new().await);
    let ground = Ground::of(&house).await;
    let milestone = ground.milestone(&mut house.raw().await).await;
    let program = house.town.a.program("jobcoach");
    let asked = house.api(&program, &format!("/api/v1/milestones/{milestone}/ask"), &json!({})).await;
    assert_eq!(asked.code(), 200, "{}", asked.body);
    let link =
        one_text(&house, &ground, |raw| format!("select {} from links where milestone_id = {}", raw.id_text("id"), raw.id(milestone)));
    let link: uuid::Uuid = link.await[0].parse().unwrap();
    let word = LinkToken::of(&house.parts().config.key, ground.here.id, link);
    let employer = Caller { label: "link", kinds: vec![Kind::Link], pass: Pass::Nothing };
    let one = |n: usize| {
        let (house, program, employer, page) = (house.clone(), program.clone(), employer.clone(), format!("/l/{}", word.word()));
        async move {
            if n % 4 == 3 {
                return house.api(&program, &format!("/api/v1/links/{link}/withdraw"), &json!({})).await;
            }
            let answer = if n.is_multiple_of(2) { "in_post" } else { "difficulty" };
            house.post(&employer, &page, &pairs(&[("answer", answer)])).await
        }
    };
    let replies = at_once((0..RIVALS).map(one)).await;
    let (withdrawals, answers): (Vec<_>, Vec<_>) = replies.into_iter().enumerate().partition(|(n, _)| n % 4 == 3);
    let count = |of: &[(usize, Reply)], code| of.iter().filter(|(_, r)| r.code() == code).count();
    assert_eq!((count(&withdrawals, 200), count(&withdrawals, 422)), (1, withdrawals.len() - 1), "{withdrawals:?}");
    let taken = count(&answers, 303);
    assert_eq!(taken + count(&answers, 422), answers.len(), "{answers:?}");
    let said = one_text(&house, &ground, |raw| format!("select action from journal_entries where structure_id = {} and seq > 0 and action in ('milestone.answer', 'link.withdraw') order by seq", raw.id(ground.here.id))).await;
    assert_eq!(said.last().map(String::as_str), Some("link.withdraw"), "an answer was taken after the question was withdrawn");
    assert_eq!(said.len(), taken + 1);
    let kept = one_text(&house, &ground, |raw| format!("select answer from answers where milestone_id = {}", raw.id(milestone))).await;
    assert_eq!(kept.len(), taken);
    end(house).await;
}
