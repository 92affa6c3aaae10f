//! The rules of codes.

use super::*;
use proptest::prelude::*;
use uuid::Uuid;

fn id<T: From<Uuid>>(n: u128) -> T {
    Uuid::from_u128(n).into()
}

#[test]
fn blanks_are_forgiven_and_nothing_else_is() {
    for typed in ["123456", " 123 456 ", "123\u{a0}456", "1 2 3 4 5 6\n", "123\u{202f}456"] {
        assert_eq!(typed.parse(), Ok(Digits("123456".into())), "{typed:?}");
    }
    for wrong in ["", "12345", "1234567", "12345a", "１２３４５６", "123-456", "-12345", "12345\0"] {
        assert!(wrong.parse::<Digits>().is_err(), "{wrong:?}");
    }
}

#[test]
fn a_code_is_of_its_door_its_structure_and_its_service_alone() {
    let key = Key::new([7; 32]);
    let own = digits(&key, id(1), id(2), id(3));
    assert!(own.len() == 6 && own.parse::<Digits>().is_ok(), "{own}");
    let others = [digits(&key, id(4), id(2), id(3)), digits(&key, id(1), id(4), id(3)), digits(&key, id(1), id(2), id(4))];
    assert!(!others.contains(&own) && digits(&Key::new([8; 32]), id(1), id(2), id(3)) != own);
    let codes: std::collections::BTreeSet<String> = (0..2000).map(|n| digits(&key, id(1), id(2), id(n))).collect();
    assert!(codes.len() > 1990 && codes.iter().any(|c| c.starts_with('0')), "{}", codes.len());
    let code = Code { id: id(3), door_id: id(2), sent_at: Moment(0), expires_at: Moment(1), wrong: 0, used_at: None, voided_at: None };
    assert!(is_right(&key, id(1), &code, &Digits(own.clone())));
    assert!(!is_right(&key, id(4), &code, &Digits(own)));
}

#[test]
fn a_mailbox_is_told_in_outline() {
    assert_eq!(outline("dominique.faber@fournil.example"), "d•••@fournil.example");
    assert_eq!(outline("é@fournil.example"), "•••@fournil.example");
}

proptest! {
    /// However often somebody presses, no hour has more than three codes and no day more than ten; and the moment they are told
    /// to wait for is the first at which one leaves.
    #[test]
    fn no_more_codes_leave_than_an_hour_and_a_day_take(presses in proptest::collection::vec(0i64..2 * HOUR, 1..80)) {
        let (mut now, mut sent) = (Moment(1_700_000_000_000), Vec::<Moment>::new());
        for pause in presses {
            now = now.plus(pause);
            match may_send(&sent, now) {
                Ok(()) => sent.push(now),
                Err(until) => {
                    prop_assert!(until > now && may_send(&sent, until).is_ok() && may_send(&sent, until.plus(-1)).is_err());
                }
            }
        }
        for at in &sent {
            let within = |ms: i64| sent.iter().filter(|s| s.0 >= at.0 && s.0 < at.0 + ms).count();
            prop_assert!(within(HOUR) <= AN_HOUR && within(DAY) <= A_DAY);
        }
    }
}

#[test]
fn a_code_is_waited_for_until_it_is_used_late_or_guessed_at() {
    let code = Code { id: id(3), door_id: id(2), sent_at: Moment(0), expires_at: Moment(LIVES), wrong: 0, used_at: None, voided_at: None };
    let at = |code: &Code, now: i64| stand(Some(code), Moment(now));
    assert_eq!(stand(None, Moment(5)), Stand::Nothing);
    assert_eq!(at(&code, LIVES - 1), Stand::Waiting { sent_at: Moment(0), until: Moment(LIVES), left: TRIES });
    assert_eq!(at(&code, LIVES), Stand::Late);
    let guessed = Code { wrong: TRIES, voided_at: Some(Moment(3)), ..code.clone() };
    assert_eq!(at(&guessed, 5), Stand::Void);
    let used = Code { used_at: Some(Moment(3)), ..code };
    assert_eq!(at(&used, 5), Stand::Nothing);
}

#[test]
fn a_door_that_was_taken_back_is_opened_by_no_code() {
    for purpose in Purpose::ALL {
        assert!(!can_open(*purpose, DoorState::Withdrawn) && can_open(*purpose, DoorState::Open));
        assert_eq!(can_open(*purpose, DoorState::Expired), *purpose == Purpose::Consent, "{purpose}");
    }
}
