//! A ceiling on mails to one person: never two on one day, never more in a month than the method profile allows.

use crate::{
    db::{Result, Scope, col, tables::*},
    desk::{Desk, Refusal},
    kernel::{Day, Moment, moment::DAY, signal::Signal},
    people::profiles::{self, Rule},
};
use sea_query::ExprTrait;

/// Whether a person can be written to today, who was written to on these days.
///
/// # Errors
/// `err-mailed-today`, or `err-mails-month` with the line of the profile.
pub fn check(today: Day, mailed: &[Day], most: Option<i64>) -> std::result::Result<(), Refusal> {
    if mailed.contains(&today) {
        return Err(Refusal::rule("id", "err-mailed-today"));
    }
    let this_month = mailed.iter().filter(|d| (d.year(), d.month()) == (today.year(), today.month())).count();
    match most.filter(|most| this_month as i64 >= *most) {
        Some(most) => {
            let said = Refusal::said("id", Signal::new("err-mails-month").with("most", most));
            Err(said.way_out("profile-see", "/profile#mails_per_month"))
        }
        None => Ok(()),
    }
}

/// The same for an address of this structure.
///
/// # Errors
/// As [`check`].
pub async fn of_address(desk: &mut Desk, address: &str) -> std::result::Result<(), Refusal> {
    let here = desk.here().clone();
    let sent = sent_to(&mut desk.scope, address, desk.now.plus(-32 * DAY)).await?;
    let days: Vec<Day> = sent.into_iter().map(|at| here.zone.day(at)).collect();
    let most = profiles::store::on(&mut desk.scope, &here, desk.today).await?.get(Rule::MailsPerMonth);
    check(desk.today, &days, most)
}

/// When mails to an address left, or are to leave. A code was asked for by whoever reads it, and has limits of its own.
async fn sent_to(scope: &mut Scope, address: &str, since: Moment) -> Result<Vec<Moment>> {
    let code = scope.from(DoorCodes::Table).cols([DoorCodes::Id]).filter(col(DoorCodes::MailId).eq(col(Mails::Id))).exists();
    let q = scope
        .from(Mails::Table)
        .cols([Mails::SentAt, Mails::DueAt])
        .filter(col(Mails::Recipient).eq(address).and(col(Mails::State).ne("dead")).and(col(Mails::DueAt).gte(since)))
        .filter(code.not());
    let rows: Vec<(Option<Moment>, Moment)> = scope.all(&q).await?;
    Ok(rows.into_iter().map(|(sent, due)| sent.unwrap_or(due)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_mail_a_day_and_so_many_a_month() {
        let day = |s: &str| s.parse::<Day>().unwrap();
        let known = [day("2026-10-30"), day("2026-11-03"), day("2026-11-10")];
        assert!(check(day("2026-11-24"), &known, Some(3)).is_ok(), "October's is another month's");
        assert!(check(day("2026-11-24"), &known, Some(2)).is_err());
        assert!(check(day("2026-11-10"), &known, Some(9)).is_err());
        assert!(check(day("2026-11-11"), &known, None).is_ok());
    }
}
