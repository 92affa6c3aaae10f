//! The employer's question over real SMTP, to a mail server in a process of its own, and back through its one link.

use super::ground::{CONTACT, Ground};
use crate::{
    browser::{Caller, Letter, Pass, Reply, pairs},
    house::House,
};
use axum::http::Method;
use jalon::{
    desk::{Kind, LinkToken},
    exchange::mail::{self, Transport},
    kernel::{
        ids::MilestoneId,
        moment::{DAY, MINUTE},
    },
};
use serde_json::{Value, json};
use std::{path::PathBuf, process::Stdio};
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
};

/// `tests/mail/sink.py`, which keeps what it is sent and fails as it is told.
struct Sink {
    transport: Transport,
    folder: tempfile::TempDir,
    /// It ends when its standard input closes, whatever becomes of us.
    _process: Child,
}

impl Sink {
    /// Nothing when no Python was prepared; `tests/run` then says so and ends as failed.
    async fn start() -> Option<Sink> {
        let Some(python) = std::env::var_os("JALON_TEST_PYTHON") else {
            println!("NOT TRIED: mail, because JALON_TEST_PYTHON names no Python with aiosmtpd (tests/run prepares one)");
            return None;
        };
        let folder = tempfile::tempdir().unwrap();
        let mut process = Command::new(python)
            .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/mail/sink.py"))
            .arg("--out")
            .arg(folder.path().join("out"))
            .arg("--control")
            .arg(folder.path().join("control"))
            .arg("--until-stdin-closes")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .expect("JALON_TEST_PYTHON starts");
        let said = BufReader::new(process.stdout.take().expect("piped")).lines().next_line().await.unwrap();
        let address = said.as_deref().and_then(|s| s.strip_prefix("listening ")).expect("the sink listens").to_owned();
        Some(Sink { transport: mail::transport(&format!("smtp://{address}")).unwrap(), folder, _process: process })
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// How it behaves from now on.
    fn mode(&self, mode: &str) {
        std::fs::write(self.path("new"), mode).unwrap();
        std::fs::rename(self.path("new"), self.path("control")).unwrap();
    }

    /// Every attempt to reach the employer so far.
    fn attempts(&self) -> Vec<Value> {
        let out = std::fs::read_to_string(self.path("out")).unwrap();
        out.lines().map(|l| serde_json::from_str(l).unwrap()).filter(|l: &Value| l["to"] == json!([CONTACT])).collect()
    }

    fn last(&self) -> Value {
        self.attempts().pop().expect("an attempt")
    }
}

/// A house whose coach has asked an employer.
struct Asked {
    house: House,
    ground: Ground,
    milestone: MilestoneId,
    coach: Caller,
    employer: Caller,
}

impl Asked {
    async fn new(sink: &Sink) -> Asked {
        let house = House::new().await;
        let ground = Ground::of(&house).await;
        let milestone = ground.milestone(&mut house.raw().await).await;
        let coach = house.town.a.program("jobcoach");
        let employer = Caller { label: "employer", kinds: vec![Kind::Link], pass: Pass::Nothing };
        let asked = Asked { house, ground, milestone, coach, employer };
        // What the house had to say before is not the trial's subject.
        while asked.deliver(sink).await > 0 {}
        let reply = asked.ask().await;
        assert_eq!(reply.code(), 200, "{}", reply.body);
        asked
    }

    async fn ask(&self) -> Reply {
        self.house.api(&self.coach, &format!("/api/v1/milestones/{}/ask", self.milestone), &json!({})).await
    }
    /// How many letters were tried.
    async fn deliver(&self, sink: &Sink) -> usize {
        mail::deliver(self.house.parts(), &sink.transport).await.unwrap()
    }

    fn wait(&self, millis: i64) {
        self.house.parts().clock.advance(millis);
    }

    /// The path of the only address in a letter.
    fn link_in(&self, letter: &Value) -> String {
        let base = format!("{}/l/", self.house.parts().config.base_url);
        let words = |text: &str| -> Vec<String> {
            let after = text.split(&base).skip(1);
            after.map(|t| t.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect()).collect()
        };
        let (text, html) = (letter["text"].as_str().unwrap(), letter["html"].as_str().unwrap());
        let stops = text.matches(&format!("{}/m/", self.house.parts().config.base_url)).count();
        assert!(stops <= 1 && text.matches("://").count() == 1 + stops, "the question's address, how to stop, and no other: {text}");
        let found = words(text);
        assert!(words(html).iter().all(|w| *w == found[0]), "the two halves of the letter differ");
        format!("/l/{}", found[0])
    }

    async fn press(&self, link: &str, answer: &str) -> Reply {
        self.house.post(&self.employer, link, &pairs(&[("answer", answer)])).await
    }

    /// What the coach sees of it: the answer and its grade.
    async fn seen(&self) -> (Option<String>, Option<String>) {
        let reply = self.house.get(&self.coach, &format!("/api/v1/milestones/{}", self.milestone)).await.json();
        (reply["answer"].as_str().map(str::to_owned), reply["grade"].as_str().map(str::to_owned))
    }

    async fn mail_states(&self) -> Vec<String> {
        self.column(&format!("select state from mails where structure_id = {{}} and recipient = '{CONTACT}' order by id")).await
    }

    async fn column(&self, sql: &str) -> Vec<String> {
        let mut raw = self.house.raw().await;
        raw.enter(self.ground.here.id).await;
        let sql = sql.replace("{}", &raw.id(self.ground.here.id));
        let found = raw.texts(&sql).await;
        raw.close().await;
        found
    }

    /// A press that is refused, with its reason, and changes nothing.
    async fn refused(&self, link: &str) {
        let before = self.house.state().await;
        let reply = self.press(link, "left").await;
        assert_eq!(reply.code(), 422, "{}", reply.body);
        assert!(self.house.state().await == before, "what was refused changed something");
    }
}

fn some(answer: &str, grade: &str) -> (Option<String>, Option<String>) {
    (Some(answer.into()), Some(grade.into()))
}

#[tokio::test]
async fn a_question_travels_to_the_employer_and_its_answer_back() {
    let Some(sink) = Sink::start().await else { return };
    let asked = Asked::new(&sink).await;
    assert_eq!(asked.deliver(&sink).await, 1);
    let letter = sink.last();
    assert_eq!((&letter["outcome"], &letter["to"]), (&json!("accepted"), &json!([CONTACT])));
    let subject = letter["subject"].as_str().unwrap();
    assert!(!subject.contains("Ilan") && !subject.contains("Berger"), "a subject is read by everyone: {subject}");
    assert!(!letter["raw"].as_str().unwrap().contains("Berger"), "the first name is enough");
    let link = asked.link_in(&letter);
    let word = link.trim_start_matches("/l/");
    let state = asked.house.state().await;
    assert!(state.values().all(|rows| !rows.contains(word)), "the link's secret lies in the database");

    for n in 0..20 {
        for (method, address) in
            [(Method::GET, link.clone()), (Method::HEAD, link.clone()), (Method::GET, format!("{link}?answer=left&lang=en&change=1"))]
        {
            let reply = asked.house.send(&asked.employer, Letter { method, ..Letter::get(&address) }).await;
            assert_eq!(reply.code(), 200, "{address} for the {n}th time");
        }
    }
    assert!(asked.house.state().await == state, "looking at the question changed something");
    assert_eq!(asked.seen().await, (None, None));

    assert_eq!(asked.press(&link, "in_post").await.code(), 303);
    assert_eq!(asked.seen().await, some("in_post", "A"));
    asked.wait(14 * DAY - 1);
    assert_eq!(asked.press(&link, "difficulty").await.code(), 303);
    assert_eq!(asked.seen().await, some("difficulty", "A"));
    asked.wait(1);
    asked.refused(&link).await;
    assert_eq!(asked.seen().await, some("difficulty", "A"));
    let answers = asked.column("select answer from answers where structure_id = {} and link_id is not null order by given_at").await;
    assert_eq!(answers, ["in_post", "difficulty"], "every answer ever given is kept");
    let reply = asked.ask().await;
    assert_eq!(reply.code(), 422, "what is confirmed is not asked again: {}", reply.body);
    asked.house.close().await;
}

#[tokio::test]
async fn a_letter_is_the_same_letter_however_often_it_is_tried() {
    let Some(sink) = Sink::start().await else { return };
    let asked = Asked::new(&sink).await;
    sink.mode("tempfail");
    assert_eq!(asked.deliver(&sink).await, 1);
    assert_eq!(sink.last()["outcome"], "deferred");
    assert_eq!(asked.deliver(&sink).await, 0, "it is not tried again at once");
    sink.mode("drop-after-data");
    asked.wait(MINUTE);
    assert_eq!(asked.deliver(&sink).await, 1);
    let dropped = sink.last();
    assert_eq!(dropped["outcome"], "dropped");
    assert_eq!(asked.mail_states().await, ["queued"]);
    sink.mode("ok");
    asked.wait(2 * MINUTE);
    // Two processes look at the same outbox.
    let (one, two) = tokio::join!(asked.deliver(&sink), asked.deliver(&sink));
    assert_eq!(one + two, 1);
    let accepted = sink.last();
    assert_eq!(accepted["outcome"], "accepted");
    for part in ["message_id", "to", "subject", "text", "html"] {
        assert_eq!(accepted[part], dropped[part], "{part} changed between two tries");
        assert!(!accepted[part].is_null(), "{part}");
    }
    assert_eq!(asked.mail_states().await, ["sent"]);
    asked.wait(4 * DAY);
    assert_eq!(asked.deliver(&sink).await, 0);
    assert_eq!(sink.attempts().len(), 3);
    asked.house.close().await;
}

/// A full or sleeping server is tried for three days; a mailbox that is not there is believed at the third try.
#[tokio::test]
async fn a_letter_nobody_takes_is_given_up_and_said_so() {
    for (mode, expected) in [("tempfail", 5..60), ("refuse", 3..4)] {
        let Some(sink) = Sink::start().await else { return };
        let asked = Asked::new(&sink).await;
        sink.mode(mode);
        let mut tries = 0;
        for _ in 0..200 {
            tries += asked.deliver(&sink).await;
            asked.wait(30 * MINUTE);
        }
        assert_eq!(asked.mail_states().await, ["dead"]);
        assert!(expected.contains(&tries), "{mode}: {tries} tries in three days");
        assert_eq!(sink.attempts().len(), tries);
        assert_eq!(asked.ask().await.code(), 200, "the milestone still waits: the coach can ask again");
        asked.house.close().await;
    }
}

#[tokio::test]
async fn an_expired_question_is_asked_anew_at_the_same_address_only() {
    let Some(sink) = Sink::start().await else { return };
    let asked = Asked::new(&sink).await;
    asked.deliver(&sink).await;
    let old = asked.link_in(&sink.last());
    let renew = format!("{old}/renew");
    let reply = asked.house.post(&asked.employer, &renew, &[]).await;
    assert_eq!(reply.code(), 422, "a link that still asks is not renewed");
    asked.wait(30 * DAY);
    assert_eq!(asked.house.get(&asked.employer, &old).await.code(), 200, "an expired link says so");
    asked.refused(&old).await;

    // Whoever holds the old link cannot have the new one sent elsewhere, nor speak for a firm they left.
    asked.column("update contacts set email = 'new.person@boulangerie.example' where structure_id = {} returning email").await;
    assert_eq!(asked.house.post(&asked.employer, &renew, &[]).await.code(), 422, "somebody else is asked now");
    asked.column(&format!("update contacts set email = '{CONTACT}' where structure_id = {{}} returning email")).await;
    assert_eq!(asked.house.post(&asked.employer, &renew, &[]).await.code(), 303);
    assert_eq!(asked.house.post(&asked.employer, &renew, &[]).await.code(), 422, "there is a new one");
    assert_eq!(asked.deliver(&sink).await, 1);
    let letter = sink.last();
    assert_eq!((&letter["outcome"], &letter["to"]), (&json!("accepted"), &json!([CONTACT])));
    let new = asked.link_in(&letter);
    assert_ne!(new, old);
    asked.refused(&old).await;
    assert_eq!(asked.press(&new, "in_post").await.code(), 303);
    assert_eq!(asked.seen().await, some("in_post", "A"));
    asked.house.close().await;
}

#[tokio::test]
async fn a_withdrawn_question_cannot_be_answered_and_guesses_find_nothing() {
    let Some(sink) = Sink::start().await else { return };
    let asked = Asked::new(&sink).await;
    asked.deliver(&sink).await;
    let link = asked.link_in(&sink.last());
    let (key, chance) = (&asked.house.parts().config.key, &asked.house.parts().chance);
    let mut raw = asked.house.raw().await;
    raw.enter(asked.ground.here.id).await;
    let sql = format!("select {} from links where milestone_id = {}", raw.id_text("id"), raw.id(asked.milestone));
    let id: uuid::Uuid = raw.texts(&sql).await[0].parse().unwrap();
    raw.close().await;
    let b = asked.house.town.b.here.id;
    let guesses = [
        LinkToken::random(chance, asked.ground.here.id).word().to_owned(),
        // The right link in the wrong structure.
        LinkToken::of(key, b, id).word().to_owned(),
        link.trim_start_matches("/l/").to_lowercase(),
        id.to_string(),
        "x".into(),
    ];
    for guess in &guesses {
        for address in [format!("/l/{guess}"), format!("/l/{guess}/renew")] {
            assert_eq!(asked.press(&address, "left").await.code(), 404, "{address}");
        }
        assert_eq!(asked.house.get(&asked.employer, &format!("/l/{guess}")).await.code(), 404, "{guess}");
    }
    let reply = asked.house.api(&asked.coach, &format!("/api/v1/links/{id}/withdraw"), &json!({})).await;
    assert_eq!(reply.code(), 200, "{}", reply.body);
    asked.refused(&link).await;
    assert_eq!(asked.seen().await, (None, None));
    asked.house.close().await;
}
