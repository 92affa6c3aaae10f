//! Merges: two records of one person, or of one establishment, become one, and for thirty days can be two again.
//!
//! Invariant: the absorbed record is a row no more, so that no list, figure or export can count it; all it had belongs to the kept one,
//! its address and its `ref` lead there, and what is needed to undo it lies in one row, which is emptied with the last day.

pub mod actions;
pub mod forget;
pub mod pages;
pub mod rows;
pub mod store;
pub mod undo;

use crate::{
    desk::{Refusal, Role, Visit},
    kernel::{
        Moment,
        ids::{ContactId, MemberId},
        moment::DAY,
    },
    people::{employers::store::Employer, trainees::store::Trainee},
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use uuid::Uuid;

/// For so many days a merge can be undone.
pub const KEPT_DAYS: i64 = 30;

words! {
    /// What of a person's record can be taken from the absorbed one.
    TraineeField "trainee" {
        FirstName "first_name", LastName "last_name", BirthDate "birth_date", Sex "sex", Email "email", Phone "phone",
        EnteredOn "entered_on", LeftOn "left_on", ExitReason "exit_reason", HoursWorked "hours_worked", Education "education",
        Criteria "criteria", Barriers "barriers", ConsentOn "consent_on", AttestationOn "attestation_on", Supervisor "supervisor",
    }
    /// What of an employer's record can be taken from the absorbed one; `contact` is who is talked to first.
    EmployerField "employer" {
        Name "name", City "city", Siret "siret", EnterpriseNumber "enterprise_number", EstablishmentNumber "establishment_number",
        Country "country", Naf "naf", Size "size", Contact "contact",
    }
}

/// A record of which one absorbs another.
pub trait Merged: Serialize + DeserializeOwned + Clone {
    type Field: Copy + std::fmt::Display;
    /// Takes a field as the other record has it.
    fn take(&mut self, other: &Self, field: Self::Field);

    /// The record with some fields as the other has them.
    fn with(&self, other: &Self, fields: &[Self::Field]) -> Self {
        let mut merged = self.clone();
        fields.iter().for_each(|f| merged.take(other, *f));
        merged
    }

    /// The record with the fields put back that still are as the merge left them; what was written since stays.
    fn back(&self, held: &Held<Self, Self::Field>) -> Self {
        let left = held.kept.with(&held.absorbed, &held.take);
        let (now, then) = (plain(self), plain(&left));
        let same = |f: &&Self::Field| now.get(f.to_string()) == then.get(f.to_string());
        let fields: Vec<Self::Field> = held.take.iter().filter(same).copied().collect();
        self.with(&held.kept, &fields)
    }
}

fn plain(record: &impl Serialize) -> serde_json::Value {
    serde_json::to_value(record).unwrap_or_default()
}

impl Merged for Trainee {
    type Field = TraineeField;
    fn take(&mut self, other: &Self, field: TraineeField) {
        use TraineeField as F;
        let o = other.clone();
        match field {
            F::FirstName => self.first_name = o.first_name,
            F::LastName => self.last_name = o.last_name,
            F::BirthDate => self.birth_date = o.birth_date,
            F::Sex => self.sex = o.sex,
            F::Email => self.email = o.email,
            F::Phone => self.phone = o.phone,
            F::EnteredOn => self.entered_on = o.entered_on,
            F::LeftOn => self.left_on = o.left_on,
            F::ExitReason => self.exit_reason = o.exit_reason,
            F::HoursWorked => self.hours_worked = o.hours_worked,
            F::Education => self.education = o.education,
            F::Criteria => self.criteria = o.criteria,
            F::Barriers => self.barriers = o.barriers,
            F::ConsentOn => self.consent_on = o.consent_on,
            F::AttestationOn => self.attestation_on = o.attestation_on,
            F::Supervisor => self.supervisor = o.supervisor,
        }
    }
}

impl Merged for Employer {
    type Field = EmployerField;
    fn take(&mut self, other: &Self, field: EmployerField) {
        use EmployerField as F;
        let o = other.clone();
        match field {
            F::Name => self.name = o.name,
            F::City => self.city = o.city,
            F::Siret => self.siret = o.siret,
            F::EnterpriseNumber => self.enterprise_number = o.enterprise_number,
            F::EstablishmentNumber => self.establishment_number = o.establishment_number,
            F::Country => self.country = o.country,
            F::Naf => self.naf = o.naf,
            F::Size => self.size = o.size,
            // Contacts are rows of their own: they change places.
            F::Contact => {}
        }
    }
}

/// What both records held and what moved: all that undoing needs.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Held<R, F> {
    pub kept: R,
    pub absorbed: R,
    /// The fields that the kept record took.
    pub take: Vec<F>,
    /// Rows that pointed at the absorbed record, by their table.
    pub moved: Vec<(String, Vec<Uuid>)>,
    /// Where the contacts of both stood.
    pub contacts: Vec<Stood>,
}

/// A contact's employer and place before a merge.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Stood {
    pub id: ContactId,
    pub employer: Uuid,
    pub position: i64,
}

/// Whether a visit may merge people whose cases have these coaches. A director may; a coach, when nobody else accompanies either:
/// a colleague's case would otherwise be another person's from one day to the next.
///
/// # Errors
/// [`Refusal::Forbidden`].
pub fn may_merge_people(visit: &Visit, coaches: &[MemberId]) -> Result<(), Refusal> {
    let all_theirs = visit.has_role(Role::Jobcoach) && coaches.iter().all(|c| visit.coaches(*c));
    if visit.has_role(Role::Director) || all_theirs { Ok(()) } else { Err(Refusal::Forbidden) }
}

/// Until when a merge can be undone.
pub fn until(merged_at: Moment) -> Moment {
    merged_at.plus(KEPT_DAYS * DAY)
}

#[cfg(test)]
mod tests;
