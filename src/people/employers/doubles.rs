//! Employers that may be recorded already.

use super::{actions::CreateEmployer, store};
use crate::{
    db::{Result, Scope, col, tables::*},
    desk::Refusal,
    kernel::{Line, ids::EmployerId, text::fold},
    people::names::{
        self, Sought,
        doubles::{self, ASKED, Beside, Double, Shown},
        store::Finder,
    },
    web::Filled,
};
use sea_query::ExprTrait;

#[derive(Debug, Clone, sqlx::FromRow)]
struct Firm {
    id: EmployerId,
    name: String,
    folded: String,
    city: Option<String>,
}

impl names::store::Found for Firm {
    fn id(&self) -> uuid::Uuid {
        self.id.0
    }
    fn folded(&self) -> String {
        self.folded.clone()
    }
}

/// Refuses while an establishment that may be the same was not said to be another.
///
/// # Errors
/// As [`doubles::ask`].
pub async fn ask(scope: &mut Scope, new: &CreateEmployer) -> std::result::Result<(), Refusal> {
    let found = find(scope, new).await?;
    doubles::ask(&found, &new.not_same_as, "/employers")
}

/// Those with one of its numbers, or of the same or a similar name in the same city, or where either's city is not known.
async fn find(scope: &mut Scope, new: &CreateEmployer) -> Result<Vec<Double<EmployerId>>> {
    use Employers as E;
    let from = scope.from(EmployerKeys::Table).join(E::Table, col(E::Id).eq(col(EmployerKeys::EmployerId)));
    let base = from.cols([E::Id, E::Name, E::Folded, E::City]);
    let numbers = [
        new.siret.as_ref().map(ToString::to_string),
        new.enterprise_number.as_ref().map(ToString::to_string),
        new.establishment_number.as_ref().map(ToString::to_string),
    ];
    let numbers: Vec<String> = numbers.into_iter().flatten().map(|n| names::digits(&n)).collect();
    let named: Vec<Firm> = names::store::whose::<EmployerKeys, Firm>(scope, &base, &numbers).await?;
    let mut found: Vec<Double<EmployerId>> = named.into_iter().map(|f| Double { id: f.id, name: f.name, strong: true }).collect();
    let folded = fold(new.name.as_str());
    let city = new.city.as_ref().map(Line::as_str).map(fold);
    if let Some(sought) = Sought::read(&folded) {
        for firm in Finder::new(&sought).find::<EmployerKeys, Firm>(scope, &base).await?.into_iter().map(|h| h.record) {
            let there = firm.city.as_deref().map(fold);
            let apart = matches!((&city, &there), (Some(a), Some(b)) if names::same(a, b).is_none());
            if !apart && names::same(&folded, &firm.folded).is_some() {
                found.push(Double { id: firm.id, name: firm.name, strong: city.is_some() && city == there });
            }
        }
    }
    found.sort_by_key(|d| (d.id, !d.strong));
    found.dedup_by_key(|d| d.id);
    found.sort_by_key(|d| !d.strong);
    found.truncate(ASKED);
    Ok(found)
}

/// The establishment that has one of these numbers.
///
/// # Errors
/// When the database does not answer.
pub async fn numbered(scope: &mut Scope, numbers: &[String]) -> Result<Option<EmployerId>> {
    use Employers as E;
    for number in numbers {
        let own = col(E::Siret).eq(number.as_str()).or(col(E::EstablishmentNumber).eq(number.as_str()));
        let keys = scope.from(EmployerKeys::Table).join(E::Table, col(E::Id).eq(col(EmployerKeys::EmployerId)));
        let key = format!("{} ", names::digits(number));
        let q = keys.cols([E::Id]).filter(col(EmployerKeys::Key).eq(key).and(own)).limit(1);
        if let Some((id,)) = scope.opt::<(EmployerId,)>(&q).await? {
            return Ok(Some(id));
        }
    }
    Ok(None)
}

/// Those a refused form asks about, beside what was typed.
///
/// # Errors
/// When the database does not answer.
pub async fn beside(scope: &mut Scope, form: &Filled) -> Result<Vec<Shown>> {
    let mut shown = Vec::new();
    for id in doubles::asked::<EmployerId>(&form.said) {
        let Some(known) = store::find(scope, id).await? else { continue };
        let lines = [
            Beside::new("employer-name", form.value("name"), Some(&known.name)),
            Beside::new("employer-city", form.value("city"), known.city.as_deref()),
            Beside::new("employer-siret", form.value("siret"), known.siret.as_deref()),
            Beside::new("employer-enterprise-number", form.value("enterprise_number"), known.enterprise_number.as_deref()),
            Beside::new("employer-establishment-number", form.value("establishment_number"), known.establishment_number.as_deref()),
            Beside::new("employer-contact", form.value("contact_name"), known.contact_name.as_deref()),
        ];
        let lines = lines.into_iter().flatten().collect();
        shown.push(Shown { id: id.to_string(), page: format!("/employers/{id}"), name: known.name, lines });
    }
    Ok(shown)
}
