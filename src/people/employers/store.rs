//! The SQL of employers and of the person to talk to first at each.
//!
//! Invariant: the first contact of an employer is one row, changed in place: mails and links that name it stay true.

use super::{
    Country, Size,
    numbers::{EnterpriseNumber, EstablishmentNumber, Siret},
};
use crate::{
    db::{Cells, Result, Scope, Select, col, tables::*},
    desk::Visit,
    kernel::{Day, EmailAddress, Language, Line, ids::*, text::fold},
    people::names::{self, Named},
    web::api::Record,
};
use sea_query::{Expr, ExprTrait, Func, Order};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The contact the bundle, the forms and the API know: the first.
const FIRST: i64 = 1;

/// An employer as programs and forms read it, with the first contact's fields.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, sqlx::FromRow)]
pub struct Employer {
    pub id: EmployerId,
    pub r#ref: Option<String>,
    pub name: String,
    pub siret: Option<String>,
    pub country: Option<Country>,
    pub enterprise_number: Option<String>,
    pub establishment_number: Option<String>,
    pub naf: Option<String>,
    pub city: Option<String>,
    pub size: Option<Size>,
    pub contact_name: Option<String>,
    pub contact_email: Option<String>,
    pub contact_phone: Option<String>,
    pub contact_role: Option<String>,
    /// The language the contact is written to.
    pub contact_language: Option<Language>,
    pub version: i64,
}

/// What an employer's record is found by.
pub fn named(e: &Employer) -> Named {
    let numbers = [e.siret.as_deref(), e.enterprise_number.as_deref(), e.establishment_number.as_deref()];
    Named::firm(&e.name, e.city.as_deref(), &numbers)
}

impl Employer {
    /// Whether anything is known of a person to talk to.
    pub fn has_contact(&self) -> bool {
        [&self.contact_name, &self.contact_email, &self.contact_phone, &self.contact_role].iter().any(|x| x.is_some())
    }

    /// Whether anything is known beside its name and city.
    pub fn has_facts(&self) -> bool {
        let texts = [&self.siret, &self.enterprise_number, &self.establishment_number, &self.naf];
        self.country.is_some() || self.size.is_some() || self.contact_language.is_some() || texts.iter().any(|x| x.is_some())
    }
}

fn select(scope: &Scope) -> Select {
    use Employers as E;
    let first = col(Contacts::EmployerId).eq(col(E::Id)).and(col(Contacts::Position).eq(FIRST));
    // The table says "no name" with an empty text; readers are told the same as for any other absent cell.
    let name = Func::cust("nullif").args([col(Contacts::Name), Expr::val("")]);
    scope
        .from(E::Table)
        .cols([
            E::Id,
            E::Ref,
            E::Name,
            E::Siret,
            E::Country,
            E::EnterpriseNumber,
            E::EstablishmentNumber,
            E::Naf,
            E::City,
            E::Size,
            E::Version,
        ])
        .expr(name, "contact_name")
        .expr(col(Contacts::Email), "contact_email")
        .expr(col(Contacts::Phone), "contact_phone")
        .expr(col(Contacts::Role), "contact_role")
        .expr(col(Contacts::Language), "contact_language")
        .left_join(Contacts::Table, first)
}

impl Record for Employer {
    const RESOURCE: &'static str = "employers";
    type Column = Employers;
    const ID: Employers = Employers::Id;
    const FILTERS: &'static [(&'static str, Employers)] = &[];
    fn select(scope: &Scope, _: &Visit) -> Select {
        select(scope)
    }
    fn id(&self) -> uuid::Uuid {
        self.id.0
    }
    async fn led(scope: &mut Scope, id: uuid::Uuid) -> Result<Option<uuid::Uuid>> {
        crate::people::merges::store::successor(scope, id).await
    }
    fn version(&self) -> Option<i64> {
        Some(self.version)
    }
}

/// # Errors
/// When the database does not answer.
pub async fn find(scope: &mut Scope, id: EmployerId) -> Result<Option<Employer>> {
    let q = select(scope).filter(col(Employers::Id).eq(id));
    scope.opt(&q).await
}

/// What is written of an employer.
pub struct Write {
    pub name: Line,
    pub siret: Option<Siret>,
    pub country: Option<Country>,
    pub enterprise_number: Option<EnterpriseNumber>,
    pub establishment_number: Option<EstablishmentNumber>,
    pub naf: Option<Line>,
    pub city: Option<Line>,
    pub size: Option<Size>,
}

impl Write {
    /// What the firm is found by.
    pub fn named(&self) -> Named {
        let numbers = [
            self.siret.as_ref().map(ToString::to_string),
            self.enterprise_number.as_ref().map(ToString::to_string),
            self.establishment_number.as_ref().map(ToString::to_string),
        ];
        let numbers = numbers.each_ref().map(Option::as_deref);
        Named::firm(self.name.as_str(), self.city.as_ref().map(Line::as_str), &numbers)
    }
}

fn cells(w: &Write) -> Cells<Employers> {
    vec![
        (Employers::Name, w.name.clone().into()),
        (Employers::Folded, fold(w.name.as_str()).into()),
        (Employers::Siret, w.siret.clone().into()),
        (Employers::Country, w.country.into()),
        (Employers::EnterpriseNumber, w.enterprise_number.clone().into()),
        (Employers::EstablishmentNumber, w.establishment_number.clone().into()),
        (Employers::Naf, w.naf.clone().into()),
        (Employers::City, w.city.clone().into()),
        (Employers::Size, w.size.into()),
    ]
}

/// # Errors
/// When the id is taken.
pub async fn insert(scope: &mut Scope, id: EmployerId, w: &Write) -> Result<()> {
    let mut row = cells(w);
    row.push((Employers::Id, id.into()));
    let q = scope.insert(row);
    scope.run_one(&q).await?;
    names::store::put::<EmployerKeys>(scope, &[(id.0, w.named())]);
    Ok(())
}

/// # Errors
/// When the record is no longer of that version.
pub async fn update(scope: &mut Scope, id: EmployerId, version: i64, w: &Write) -> Result<()> {
    let q = scope
        .update(Employers::Table)
        .cells(cells(w))
        .set(Employers::Version, version + 1)
        .filter(col(Employers::Id).eq(id).and(col(Employers::Version).eq(version)));
    scope.run_one(&q).await?;
    names::store::rewrite::<EmployerKeys>(scope, id.0, &w.named()).await
}

/// What is written of the person to talk to.
pub struct ContactWrite {
    pub name: Option<Line>,
    pub email: Option<EmailAddress>,
    pub phone: Option<Line>,
    pub role: Option<Line>,
    pub language: Option<Language>,
}

impl ContactWrite {
    /// Whether there is anything to write at all.
    pub fn is_given(&self) -> bool {
        self.name.is_some() || self.email.is_some() || self.phone.is_some() || self.role.is_some() || self.language.is_some()
    }
}

/// Writes the first contact: changed in place when there is one, made under the id `fresh` when something is given.
/// Fields left out are emptied; the language is `usual` unless said.
///
/// # Errors
/// When the database does not answer.
pub async fn write_contact(scope: &mut Scope, employer: EmployerId, fresh: ContactId, w: ContactWrite, usual: Language) -> Result<()> {
    use Contacts as C;
    let given = w.is_given();
    let mut cells: Cells<C> = vec![
        (C::Name, w.name.map(String::from).unwrap_or_default().into()),
        (C::Email, w.email.into()),
        (C::Phone, w.phone.into()),
        (C::Role, w.role.into()),
        (C::Language, w.language.unwrap_or(usual).into()),
    ];
    let own = col(C::EmployerId).eq(employer).and(col(C::Position).eq(FIRST));
    let q = scope.update(C::Table).cells(cells.clone()).set_expr(C::Version, Expr::col(C::Version).add(1i64)).filter(own);
    if scope.run(&q).await? == 0 && given {
        cells.extend([(C::Id, fresh.into()), (C::EmployerId, employer.into()), (C::Position, FIRST.into())]);
        let q = scope.insert(cells);
        scope.run_one(&q).await?;
    }
    Ok(())
}

/// A placement at an employer's, with its person.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Hosted {
    pub id: PlacementId,
    pub case_id: CaseId,
    pub first_name: String,
    pub last_name: String,
    pub job_title: Option<String>,
    /// A word of the list of placement kinds, which `method` owns.
    pub kind: String,
    pub started_on: Day,
    pub ended_on: Option<Day>,
}

/// The placements at an employer's, the latest first, from one on.
///
/// # Errors
/// When the database does not answer.
pub async fn hosted(scope: &mut Scope, id: EmployerId, before: Option<(Day, PlacementId)>, limit: u64) -> Result<Vec<Hosted>> {
    use Placements as P;
    let mut q = scope
        .from(P::Table)
        .cols([P::Id, P::CaseId, P::JobTitle, P::Kind, P::StartedOn, P::EndedOn])
        .cols([Trainees::FirstName, Trainees::LastName])
        .join(Cases::Table, col(Cases::Id).eq(col(P::CaseId)))
        .join(Trainees::Table, col(Trainees::Id).eq(col(Cases::TraineeId)))
        .filter(col(P::EmployerId).eq(id))
        .order(P::StartedOn, Order::Desc)
        .order(P::Id, Order::Desc)
        .limit(limit);
    if let Some((day, last)) = before {
        q = q.filter(col(P::StartedOn).lt(day).or(col(P::StartedOn).eq(day).and(col(P::Id).lt(last))));
    }
    scope.all(&q).await
}

/// The day of the last session held with this employer about a person placed there, before, during or after the
/// placement; but while the person worked only for somebody else, it was held with that somebody.
///
/// # Errors
/// When the database does not answer.
pub async fn last_contact(scope: &mut Scope, id: EmployerId) -> Result<Option<Day>> {
    #[derive(sqlx::FromRow)]
    struct Latest {
        held_on: Option<Day>,
    }
    use Placements as P;
    use Sessions as S;
    let that_day = || col(P::StartedOn).lte(col(S::HeldOn)).and(col(P::EndedOn).is_null().or(col(P::EndedOn).gte(col(S::HeldOn))));
    let of_case = scope.from(P::Table).cols([P::Id]).filter(col(P::CaseId).eq(col(S::CaseId)));
    let elsewhere = of_case.filter(col(P::EmployerId).ne(id)).filter(that_day()).exists();
    let with_employer = col(S::Side).is_in(["employer", "tripartite"]);
    let held = col(S::Attended).is_null().or(col(S::Attended).eq(true));
    let of_placement = scope.from(S::Table).expr(col(S::HeldOn).max(), "latest").filter(col(S::CaseId).eq(col(P::CaseId)));
    let of_placement = of_placement.filter(with_employer.and(held)).filter(that_day().or(elsewhere.not()));
    // Case by case, so that SQLite walks this employer's few placements and not the structure's very many sessions.
    let q = scope.from(P::Table).expr(of_placement.value().max(), "held_on").filter(col(P::EmployerId).eq(id));
    Ok(scope.one::<Latest>(&q).await?.held_on)
}
