//! The week in numbers: on Monday morning, once, to those who want it, without a name; and the same numbers on the page.

use crate::{
    browser::{Caller, pairs},
    house::{House, today},
    sign_in::{holding, sign_in},
    world::{PASSWORD, Side},
};
use jalon::{
    exchange::rounds,
    kernel::moment::{DAY, HOUR},
};
use serde_json::json;

struct Week {
    house: House,
}

impl Week {
    /// The house on its next Monday, at six in the morning there.
    async fn new() -> Week {
        let house = House::new().await;
        let week = Week { house };
        assert_eq!(today().weekday(), 2, "a Tuesday");
        let clock = &week.house.parts().clock;
        let (hour, _) = week.a().here.zone.hour_minute(clock.now());
        clock.advance(6 * DAY + (5 - i64::from(hour)) * HOUR);
        week
    }

    fn a(&self) -> &Side {
        &self.house.town.a
    }

    async fn round(&self) {
        rounds::make(self.house.parts()).await.unwrap();
    }

    /// Recipient, subject and body of each mail with the week's numbers in A.
    async fn told(&self) -> Vec<String> {
        let mut raw = self.house.raw().await;
        raw.enter(self.a().here.id).await;
        let own = raw.id(self.a().here.id);
        let sql = format!(
            "select m.recipient || ' ' || m.subject || ' ' || m.body from mails m join digests d on d.mail_id = m.id where m.structure_id = {own} order by m.id"
        );
        let all = raw.texts(&sql).await;
        raw.close().await;
        all
    }

    async fn director(&self) -> Caller {
        holding(&sign_in(&self.house, &self.a().director.email, PASSWORD).await)
    }
}

/// Not before six, not on Tuesday, and never twice, whatever number of rounds and processes there are.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_director_is_told_on_monday_morning_and_once() {
    let week = Week::new().await;
    let clock = &week.house.parts().clock;
    week.round().await;
    assert_eq!(week.told().await.len(), 0, "five in the morning");
    clock.advance(HOUR);
    // Two processes at the same moment.
    tokio::join!(week.round(), week.round());
    week.round().await;
    let told = week.told().await;
    assert_eq!(told.len(), 1, "the director only: {told:?}");
    assert!(told[0].starts_with(&week.a().director.email) && told[0].contains("la semaine en chiffres"), "{told:?}");
    for person in ["Ilan", "Berger", "Qwertal-Alpha trainee"] {
        assert!(!told[0].contains(person), "{person}: {told:?}");
    }
    clock.advance(DAY);
    week.round().await;
    assert_eq!(week.told().await.len(), 1, "Tuesday");
    clock.advance(6 * DAY);
    week.round().await;
    assert_eq!(week.told().await.len(), 2, "the next Monday");
    week.house.close().await;
}

/// Who says no gets none, a referent who says yes gets one, and one press in the mail ends it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_is_sent_to_those_who_want_it() {
    let week = Week::new().await;
    let people = week.a().people();
    let who = |label: &str| people.iter().find(|c| c.label == label).cloned().unwrap();
    for (label, wanted) in [("director", "no"), ("quality_referent", "yes")] {
        let human = if label == "director" { &week.a().director } else { &week.a().quality_referent };
        let word =
            crate::world::begin(week.house.parts(), human.account, jalon::people::accounts::store::Where::Structure(week.a().here.id));
        let caller = Caller { pass: crate::browser::Pass::Cookie(word.await), ..who(label) };
        let typed = pairs(&[("kind", "digest"), ("wanted", wanted)]);
        assert_eq!(week.house.post(&caller, "/account/mails/choose", &typed).await.code(), 303);
    }
    week.house.parts().clock.advance(HOUR);
    week.round().await;
    let told = week.told().await;
    assert!(told.len() == 1 && told[0].starts_with(&week.a().quality_referent.email), "{told:?}");
    assert!(told[0].contains("{stop}"), "{told:?}");
    week.house.close().await;
}

/// Each number of the mail is on the page of those who steer, and is the length of its list.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_number_is_the_same_in_the_mail_on_the_page_and_on_its_list() {
    let week = Week::new().await;
    week.house.parts().clock.advance(HOUR);
    let director = week.director().await;
    let need = json!({"employer": week.a().world.employer, "job_title": "Cariste", "asked_on": today().plus_days(-30)});
    let program = week.a().program("director");
    assert_eq!(week.house.api(&program, "/api/v1/needs", &need).await.code(), 201);
    week.round().await;
    let told = week.told().await.remove(0);
    let page = week.house.get(&director, "/steering").await.body;
    let base = week.house.parts().config.base_url.clone();
    let paragraphs: Vec<&str> = told.split("\n\n").filter(|p| p.contains(&format!("{base}/steering/"))).collect();
    assert!(paragraphs.len() >= 3, "{told}");
    for paragraph in paragraphs {
        let (said, address) = paragraph.split_once('\n').unwrap();
        let count: usize = said.split(' ').next().unwrap().parse().unwrap();
        let address = address.trim_start_matches(&base);
        let line = page.split("<li").find(|l| l.contains(&format!("href=\"{address}\""))).unwrap_or_else(|| panic!("{address} {page}"));
        assert!(line.contains(&format!(">{count}</span>")), "{said}: {line}");
        let list = week.house.get(&director, address).await;
        assert_eq!(list.code(), 200);
        assert_eq!(list.body.matches("class=\"name\"").count(), count, "{address}: {}", list.body);
    }
    for matter in ["needs", "extensions", "follow_ups"] {
        assert!(told.contains(&format!("{base}/steering/{matter}\n")), "{matter}: {told}");
    }
    assert_eq!(week.house.get(&director, "/steering/nothing").await.code(), 404);
    week.house.close().await;
}

/// Nothing to say: the week is kept, and no mail leaves.
#[tokio::test]
async fn nothing_to_say_is_no_mail() {
    let week = Week::new().await;
    let mut raw = week.house.raw().await;
    raw.enter(week.a().here.id).await;
    raw.must("update cases set stage = 'closed', closed_on = opened_on").await;
    raw.must("update needs set state = 'withdrawn', closed_on = asked_on").await;
    let over = "answered_on = sent_on, document = null, person = null, message = null, wording = null";
    raw.must(&format!("update arrivals set state = 'expired', {over} where state = 'received'")).await;
    raw.close().await;
    week.house.parts().clock.advance(HOUR);
    week.round().await;
    assert_eq!(week.told().await.len(), 0);
    let mut raw = week.house.raw().await;
    raw.enter(week.a().here.id).await;
    let own = raw.id(week.a().here.id);
    assert_eq!(raw.number(&format!("select count(*) from digests where structure_id = {own} and mail_id is null")).await, 1);
    raw.close().await;
    week.house.close_broken("is not where its latest move").await;
}

/// A plan near its end is on the coach's day at once, louder at the second and the last alert, with the profile's line; then those
/// who steer see it too. Somebody nobody spoke with for long is there with whom to call.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_day_says_what_ends_and_who_was_left_alone() {
    let house = House::new().await;
    let seen = async |after: i64| {
        house.parts().clock.advance(after * DAY);
        let coach = holding(&sign_in(&house, &house.town.a.jobcoach.email, PASSWORD).await);
        let director = holding(&sign_in(&house, &house.town.a.director.email, PASSWORD).await);
        (house.get(&coach, "/").await.body, house.get(&director, "/steering").await.body)
    };
    // The plans of the world end in ninety days.
    let (day, _) = seen(31).await;
    assert!(day.contains("id=\"h-end\"") && !day.contains("/profile#alert_second_days"), "{day}");
    let (day, steering) = seen(30).await;
    assert!(day.contains("/profile#alert_second_days") && !day.contains("/profile#alert_last_days"), "{day}");
    assert!(steering.contains("/steering/ending_second") && !steering.contains("/steering/ending_last"), "{steering}");
    assert!(day.contains("id=\"h-stale\"") && day.contains("/profile#stale_days"), "{day}");
    let (day, steering) = seen(23).await;
    assert!(day.contains("/profile#alert_last_days"), "{day}");
    assert!(steering.contains("/steering/ending_last"), "{steering}");
    house.close().await;
}
