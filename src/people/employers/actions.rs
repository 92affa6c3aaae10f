//! What can be changed about an employer.

use super::{
    Country, Numbered, Size, country_of, doubles,
    numbers::{EnterpriseNumber, EstablishmentNumber, Siret},
    store::{self, ContactWrite},
};
use crate::people::merges;
use crate::{
    desk::{Action, Audience, Desk, Refusal, Saved, World},
    kernel::{EmailAddress, Language, Line, fixed, ids::EmployerId},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// An establishment where people can be placed, with one person to talk to (`interface.md`, section 4).
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateEmployer {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<EmployerId>,
    pub name: Line,
    /// French establishments: 14 digits whose key agrees.
    pub siret: Option<Siret>,
    /// As the numbers tell, unless said.
    pub country: Option<Country>,
    /// Belgian firms: 10 digits, the first 0 or 1.
    pub enterprise_number: Option<EnterpriseNumber>,
    /// Belgian establishments: 10 digits, the first 2 to 8.
    pub establishment_number: Option<EstablishmentNumber>,
    pub naf: Option<Line>,
    pub city: Option<Line>,
    pub size: Option<Size>,
    pub contact_name: Option<Line>,
    pub contact_email: Option<EmailAddress>,
    pub contact_phone: Option<Line>,
    /// What they do there, in free words.
    pub contact_role: Option<Line>,
    /// The structure's unless said otherwise.
    pub contact_language: Option<Language>,
    /// Known records of which somebody has seen that they are others, although they are alike.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_same_as: Vec<EmployerId>,
}

impl Action for CreateEmployer {
    const NAME: &'static str = "employer.create";
    const ABOUT: &'static str = "Records an establishment and the person to talk to there";
    const API: &'static str = "/employers";
    const AUDIENCE: Audience = Audience::COACHES_AND_DIRECTOR;

    fn example(w: &World) -> Self {
        CreateEmployer {
            id: Some(w.fresh.into()),
            name: fixed("Le Fournil du Canal"),
            siret: "442 107 330 00015".parse().ok(),
            country: Some(Country::Fr),
            enterprise_number: None,
            establishment_number: None,
            naf: "10.71C".parse().ok(),
            city: "Roubaix".parse().ok(),
            size: Some(Size::Small),
            contact_name: "Léa Morin".parse().ok(),
            contact_email: "lea.morin@fournil.example".parse().ok(),
            contact_phone: None,
            contact_role: "responsable du magasin".parse().ok(),
            contact_language: Some(Language::Fr),
            not_same_as: Vec::new(),
        }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        merges::store::not_absorbed(&mut desk.scope, self.id.map(|i| i.0)).await?;
        doubles::ask(&mut desk.scope, &self).await?;
        let id = desk.id_or_fresh(self.id);
        let (employer, contact) = self.parts()?;
        store::insert(&mut desk.scope, id, &employer).await?;
        let (fresh, usual) = (desk.fresh(), desk.here().language);
        store::write_contact(&mut desk.scope, id, fresh, contact, usual).await?;
        Ok(Saved::new(id, 1, format!("/employers/{id}")))
    }
}

impl CreateEmployer {
    /// The establishment and its contact as they are stored.
    fn parts(self) -> Result<(store::Write, ContactWrite), Refusal> {
        let has = Numbered {
            siret: self.siret.is_some(),
            enterprise: self.enterprise_number.is_some(),
            establishment: self.establishment_number.is_some(),
        };
        let employer = store::Write {
            name: self.name,
            siret: self.siret,
            country: country_of(self.country, has)?,
            enterprise_number: self.enterprise_number,
            establishment_number: self.establishment_number,
            naf: self.naf,
            city: self.city,
            size: self.size,
        };
        let contact = ContactWrite {
            name: self.contact_name,
            email: self.contact_email,
            phone: self.contact_phone,
            role: self.contact_role,
            language: self.contact_language,
        };
        Ok((employer, contact))
    }
}

/// The whole record anew; what is left out is emptied. `version` is the one that was read.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UpdateEmployer {
    pub id: EmployerId,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
    pub name: Line,
    pub siret: Option<Siret>,
    pub country: Option<Country>,
    pub enterprise_number: Option<EnterpriseNumber>,
    pub establishment_number: Option<EstablishmentNumber>,
    pub naf: Option<Line>,
    pub city: Option<Line>,
    pub size: Option<Size>,
    pub contact_name: Option<Line>,
    pub contact_email: Option<EmailAddress>,
    pub contact_phone: Option<Line>,
    pub contact_role: Option<Line>,
    pub contact_language: Option<Language>,
}

impl Action for UpdateEmployer {
    const NAME: &'static str = "employer.update";
    const ABOUT: &'static str = "Rewrites an employer's record and its contact";
    const API: &'static str = "/employers/{id}/update";
    const AUDIENCE: Audience = Audience::COACHES_AND_DIRECTOR;

    fn example(w: &World) -> Self {
        let c = CreateEmployer::example(w);
        UpdateEmployer {
            id: w.employer,
            version: None,
            name: c.name,
            siret: c.siret,
            country: c.country,
            enterprise_number: None,
            establishment_number: None,
            naf: c.naf,
            city: c.city,
            size: c.size,
            contact_name: c.contact_name,
            contact_email: c.contact_email,
            contact_phone: "+33 3 20 00 00 00".parse().ok(),
            contact_role: c.contact_role,
            contact_language: c.contact_language,
        }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let (id, version) = (self.id, self.version);
        let known = store::find(&mut desk.scope, id).await?.ok_or(Refusal::NotFound)?;
        desk.rewrites(&known, known.version, version)?;
        let (employer, contact) = self.record().parts()?;
        store::update(&mut desk.scope, id, known.version, &employer).await?;
        let (fresh, usual) = (desk.fresh(), desk.here().language);
        store::write_contact(&mut desk.scope, id, fresh, contact, usual).await?;
        Ok(Saved::new(id, known.version + 1, format!("/employers/{id}")))
    }
}

impl UpdateEmployer {
    /// The record as one that is created would have it, so that both obey the same rules.
    fn record(self) -> CreateEmployer {
        CreateEmployer {
            id: Some(self.id),
            name: self.name,
            siret: self.siret,
            country: self.country,
            enterprise_number: self.enterprise_number,
            establishment_number: self.establishment_number,
            naf: self.naf,
            city: self.city,
            size: self.size,
            contact_name: self.contact_name,
            contact_email: self.contact_email,
            contact_phone: self.contact_phone,
            contact_role: self.contact_role,
            contact_language: self.contact_language,
            not_same_as: Vec::new(),
        }
    }
}
