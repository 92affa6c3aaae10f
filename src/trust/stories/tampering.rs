//! Hands that reach into the database past every rule, and what `verify` says of each.

use super::*;
use crate::{
    db::Scope,
    desk::{Role, Roles},
    people::members,
};

/// What was done, and what must be said of it.
const EVERYWHERE: &[(&str, &str)] = &[
    (
        "insert into journal_entries (structure_id, seq, at, actor, face, action, digest, hash) select structure_id, 9, 0, 'x', 'x', 'x', 'x', 'x' \
      from journal_heads",
        "journal entry 3 is missing",
    ),
    ("update journal_heads set seq = 1", "the journal ends at entry 2 but should end at 1"),
    ("update journal_payloads set payload = '{}' where seq = 2", "the words of journal entry 2 were changed"),
    ("delete from journal_heads", "the journal has no head"),
    ("update memberships set roles = 'director'", "says other roles"),
    ("update memberships set active = false", "says other roles, or another activity"),
    ("update members set roles = 'boss'", "which are none"),
    ("update members set email_folded = 'x@y.example' where ref = 'M1'", "is not found by their address"),
    ("update plans set coach_id = (select id from members where ref = 'M4') where ref = 'PL01'", "names another coach than its case"),
    ("update milestones set coach_id = (select id from members where ref = 'M4') where kind = 'M12'", "or another coach than its case"),
    (
        "update milestones set case_id = (select id from cases where ref = 'C11') where kind = 'M12'",
        "names another case than its placement",
    ),
    ("update plans set starts_on = '2025-08-01' where ref = 'PL02b'", "share a day"),
    (
        "insert into suspensions (structure_id, id, case_id, reason, from_on, to_on, agreed_to_on) \
      select structure_id, id, case_id, 'illness', starts_on, '2025-12-31', '2025-12-31' from plans where ref in ('PL02a', 'PL02b')",
        "the suspensions",
    ),
    (
        "insert into extensions (structure_id, id, plan_id, state, reason, new_end, requested_on, decided_on) \
      select structure_id, id, id, 'denied', 'x', '2026-12-31', '2026-02-02', '2026-02-01' from plans where ref = 'PL01'",
        "was decided before it was requested",
    ),
    (
        "insert into gaps (structure_id, id, case_id, pair, answer, objective_id) select o.structure_id, o.id, c.id, 'skills', 'objective', o.id \
      from objectives o, cases c where o.ref = 'O01' and c.ref = 'C02'",
        "became an objective of another case",
    ),
    (
        "insert into closings (structure_id, id, case_id, bilan) select structure_id, id, id, 'x' from cases where ref = 'C02'",
        "is of a case that is not closed",
    ),
    (
        "insert into moves (structure_id, id, case_id, from_stage, to_stage, moved_on, moved_at) \
      select structure_id, id, id, 'intake', 'declined', '2026-02-01', 1 from cases where ref = 'C02'",
        "is not where its latest move",
    ),
    (
        "insert into moves (structure_id, id, case_id, from_stage, to_stage, moved_on, moved_at) \
      select structure_id, id, id, 'towards', 'closed', '2025-12-05', 1 from cases where ref = 'C01'",
        "was closed here and has no closing",
    ),
    (
        "insert into sharings (structure_id, id, case_id, placement_id, whose, kind, wording, text_hash, name, state, asked_on) \
      select structure_id, id, case_id, id, 'trainee', 'words', 'x', 'y', 'z', 'asked', '2026-02-01' from placements",
        "are not those that were shown",
    ),
    ("update placements set pulse_employer_on = '2026-02-01' where ref = 'PA01'", "does not say who waits for a contact"),
    (
        "insert into pulses (structure_id, id, placement_id, side, name, asked_on, going, said_on, said_at, first_at) \
      select structure_id, id, id, 'trainee', 'x', '2026-02-01', 'stuck', '2026-02-01', 1, 1 from placements",
        "asks for no contact where somebody asked for one",
    ),
    (
        "insert into doors (structure_id, id, token_hash, purpose, subject, case_id, recipient, recipient_name, language, created_at, \
      expires_at) select structure_id, id, 'x', 'pulse', id, case_id, 'x', 'x', 'fr', 1, 1 from placements where ref = 'PA01'",
        "leads to a pulse that is not there",
    ),
    (
        "insert into doors (structure_id, id, token_hash, purpose, subject, case_id, recipient, recipient_name, language, created_at, \
      expires_at) select structure_id, id, 'x', 'rating', id, case_id, 'x', 'x', 'fr', 1, 1 from placements where ref = 'PA01'",
        "leads to nobody who rates in its case",
    ),
    (
        "insert into doors (structure_id, id, token_hash, purpose, subject, case_id, recipient, recipient_name, language, created_at, \
      expires_at) select structure_id, id, 'x', 'synthesis', id, case_id, 'x', 'x', 'fr', 1, 1 from placements where ref = 'PA01'",
        "leads to an assessment that is not there",
    ),
    ("update trainees set last_name = 'X' where ref = 'P03'", "is not found by their name"),
    ("update employers set folded = '' where ref = 'E2'", "is not found by its name"),
    ("update milestones set answer = 'left' where kind = 'M12'", "does not show the latest answer"),
    ("update milestones set answer = null where kind = 'M12'", "does not show the latest answer"),
    ("alter table trainees add column odd text", "the column trainees.odd is unknown to this program"),
    ("alter table sessions drop column mood", "the column sessions.mood is missing"),
    ("drop table idempotency", "the table idempotency is missing"),
    ("create table odd (id bigint)", "the table odd is unknown to this program"),
    (
        "insert into _sqlx_migrations (version, description, success, checksum, execution_time) values (9999, 'x', true, '', 0)",
        "newer program",
    ),
    ("delete from _sqlx_migrations", "run jalon migrate"),
];

const SQLITE: &[(&str, &str)] = &[
    (
        "drop trigger journal_no_update; update journal_entries set actor = 'nobody' where seq = 1; \
      create trigger journal_no_update before update on journal_entries begin select raise(abort, 'no'); end",
        "journal entry 1 was changed",
    ),
    ("create trigger odd after insert on sessions begin update cases set next_contact_on = null; end", "the trigger odd is unknown"),
    ("create view odd as select note from sessions", "the view odd is unknown"),
    ("drop trigger journal_no_delete", "keeps the journal from being rewritten"),
    ("update cases set stage = 'towards' where ref = 'C01'", "CHECK constraint failed in cases"),
    ("update plans set last_day = '2026-01-01' where ref = 'PL01'", "CHECK constraint failed in plans"),
    (
        "insert into suspensions (structure_id, id, case_id, reason, from_on, to_on, agreed_to_on) \
      select structure_id, id, id, 'illness', '2025-03-01', '2025-03-20', '2025-03-10' from cases where ref = 'C02'",
        "CHECK constraint failed in suspensions",
    ),
    ("delete from placements where ref = 'PA01'", "points at a row of placements that is not there"),
    ("delete from members where ref is null", "a membership belongs to the member"),
];

const POSTGRES: &[(&str, &str)] = &[
    (
        "alter table cases drop constraint cases_check, drop constraint cases_check1; update cases set stage = 'towards' where ref = 'C01'",
        "is closed without a closing date, or has one",
    ),
    (
        "alter table plans drop constraint plans_check, drop constraint plans_check1, drop constraint plans_check2; \
      update plans set last_day = '2026-01-01' where ref = 'PL01'",
        "the last day of the plan",
    ),
    (
        "alter table plans drop constraint plans_check, drop constraint plans_check1, drop constraint plans_check2; \
      update plans set starts_on = '2027-01-01' where ref = 'PL01'",
        "ends before it starts",
    ),
    (
        "alter table suspensions drop constraint suspensions_check, drop constraint suspensions_check1; \
      insert into suspensions (structure_id, id, case_id, reason, from_on, to_on, agreed_to_on) \
      select structure_id, id, id, 'illness', '2025-03-01', '2025-03-20', '2025-03-10' from cases where ref = 'C02'",
        "lasts longer than was agreed",
    ),
    (
        "alter table journal_entries disable trigger user; update journal_entries set actor = 'nobody' where seq = 1; \
      alter table journal_entries enable trigger user",
        "journal entry 1 was changed",
    ),
    (
        "create trigger odd before update on cases for each row execute function suppress_redundant_updates_trigger()",
        "the trigger odd is unknown",
    ),
    ("create rule odd as on delete to sessions do instead nothing", "the rule odd is unknown"),
    ("alter table journal_entries disable trigger user", "keeps the journal from being rewritten"),
    ("alter table trainees no force row level security", "does not keep the structures of the table trainees apart"),
    ("alter table sessions disable row level security", "does not keep the structures of the table sessions apart"),
    ("create policy wide on cases using (true)", "does not keep the structures of the table cases apart"),
    ("alter policy own on plans using (true)", "does not keep the structures of the table plans apart"),
    ("drop policy own on answers", "does not keep the structures of the table answers apart"),
];

async fn told(server: Option<String>, hands: &[&[(&str, &str)]]) {
    let base = House::on(server).await;
    base.import(&workshop()).await.unwrap();
    // Made beside the journal, whose entries the list counts.
    let mut scope = base.app.parts.db.write_in(base.here.id).await.unwrap();
    a_member_who_signs_in(&mut scope, &base).await;
    scope.commit().await.unwrap();
    assert_eq!(base.wrong().await, None);
    base.app.parts.db.close().await;
    for (sql, expected) in hands.iter().copied().flatten() {
        let house = base.copy().await;
        house.tamper(sql).await;
        let said = house.wrong().await.unwrap_or_default();
        assert!(said.contains(expected), "after {sql}\nexpected {expected}\nread {said:?}");
    }
}

async fn a_member_who_signs_in(scope: &mut Scope, house: &House) {
    let parts = &house.app.parts;
    let (id, account) = (parts.chance.uuid(parts.clock.now()).into(), parts.chance.uuid(parts.clock.now()).into());
    let (email, roles) = ("remi@cedre.example", Roles(vec![Role::Jobcoach]));
    let (name, in_post) = ("Rémi".to_owned(), None);
    let member = members::store::Write { name, roles: roles.clone(), fte: None, in_post_from: in_post, in_post_to: in_post };
    members::store::insert(scope, id, &email.parse().unwrap(), &member).await.unwrap();
    accounts::store::create(scope.tx(), account, email, "Rémi", Language::Fr, parts.clock.now()).await.unwrap();
    members::store::join(scope, account, id, &roles).await.unwrap();
}

#[tokio::test]
async fn verify_finds_every_hand_on_sqlite() {
    told(None, &[EVERYWHERE, SQLITE]).await;
}

#[tokio::test]
async fn verify_finds_every_hand_on_postgresql() {
    // Without a server there is nothing to try; tests/run gives one.
    let Ok(server) = std::env::var("JALON_TEST_DATABASE") else { return };
    told(Some(server), &[EVERYWHERE, POSTGRES]).await;
}
