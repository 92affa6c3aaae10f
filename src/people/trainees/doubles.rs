//! People who may be recorded already.

use super::{actions::CreateTrainee, store};
use crate::{
    db::{Result, Scope, col, tables::*},
    desk::Refusal,
    kernel::{Day, EmailAddress, Line, ids::TraineeId},
    people::names::{
        self, Sought,
        doubles::{self, ASKED, Beside, Double, Shown},
        store::Finder,
    },
    web::Filled,
};
use sea_query::ExprTrait;

#[derive(Debug, Clone, sqlx::FromRow)]
struct Person {
    id: TraineeId,
    first_name: String,
    last_name: String,
    folded: String,
    birth_date: Option<Day>,
    email: Option<String>,
    phone: Option<String>,
}

impl names::store::Found for Person {
    fn id(&self) -> uuid::Uuid {
        self.id.0
    }
    fn folded(&self) -> String {
        self.folded.clone()
    }
}

/// Refuses while somebody who may be the same was not said to be another.
///
/// # Errors
/// As [`doubles::ask`].
pub async fn ask(scope: &mut Scope, new: &CreateTrainee) -> std::result::Result<(), Refusal> {
    let found = find(scope, new).await?;
    doubles::ask(&found, &new.not_same_as, "/trainees")
}

/// Those of the same or a similar name: with the same birth date, address or telephone; or with nothing that speaks against it.
///
/// # Errors
/// When the database does not answer.
pub async fn find(scope: &mut Scope, new: &CreateTrainee) -> Result<Vec<Double<TraineeId>>> {
    use Trainees as T;
    let folded = super::folded_name(new.first_name.as_str(), new.last_name.as_str());
    let Some(sought) = Sought::read(&folded) else { return Ok(Vec::new()) };
    let from = scope.from(TraineeKeys::Table).join(T::Table, col(T::Id).eq(col(TraineeKeys::TraineeId)));
    let base = from.cols([T::Id, T::FirstName, T::LastName, T::Folded, T::BirthDate, T::Email, T::Phone]);
    let hits = Finder::new(&sought).find::<TraineeKeys, Person>(scope, &base).await?;
    let mut found: Vec<Double<TraineeId>> = Vec::new();
    for person in hits.into_iter().map(|h| h.record).filter(|p| names::same(&folded, &p.folded).is_some()) {
        let strong = speaks(new, &person);
        let others = matches!((new.birth_date, person.birth_date), (Some(a), Some(b)) if a != b);
        if strong || !others {
            found.push(Double { id: person.id, name: format!("{} {}", person.first_name, person.last_name), strong });
        }
    }
    found.sort_by_key(|d| !d.strong);
    found.truncate(ASKED);
    Ok(found)
}

/// Whether more than the name speaks for the two being one.
fn speaks(new: &CreateTrainee, known: &Person) -> bool {
    let both = |a: Option<String>, b: Option<String>| a.is_some_and(|a| !a.is_empty() && Some(a) == b);
    let mail = |m: Option<&str>| m.map(names::mail);
    let dialled = |p: Option<&str>| p.map(names::telephone);
    both(new.birth_date.map(|d| d.to_string()), known.birth_date.map(|d| d.to_string()))
        || both(mail(new.email.as_ref().map(EmailAddress::as_str)), mail(known.email.as_deref()))
        || both(dialled(new.phone.as_ref().map(Line::as_str)), dialled(known.phone.as_deref()))
}

/// Those a refused form asks about, beside what was typed.
///
/// # Errors
/// When the database does not answer.
pub async fn beside(scope: &mut Scope, form: &Filled) -> Result<Vec<Shown>> {
    let mut shown = Vec::new();
    for id in doubles::asked::<TraineeId>(&form.said) {
        let Some(known) = store::find(scope, id).await? else { continue };
        let day = |d: Option<Day>| d.map(|d| d.to_string());
        let lines = [
            Beside::new("trainee-first-name", form.value("first_name"), Some(&known.first_name)),
            Beside::new("trainee-last-name", form.value("last_name"), Some(&known.last_name)),
            Beside::new("trainee-birth-date", form.value("birth_date"), day(known.birth_date).as_deref()),
            Beside::new("phone", form.value("phone"), known.phone.as_deref()),
            Beside::new("email", form.value("email"), known.email.as_deref()),
            Beside::new("trainee-entered-on", form.value("entered_on"), day(Some(known.entered_on)).as_deref()),
        ];
        let lines = lines.into_iter().flatten().collect();
        shown.push(Shown { id: id.to_string(), page: format!("/trainees/{id}"), name: known.full_name(), lines });
    }
    Ok(shown)
}
