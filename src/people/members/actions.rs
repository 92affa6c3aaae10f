//! What a director changes about members.

use super::{Role, Roles, store};
use crate::{
    desk::{Action, Audience, Desk, Kind, Refusal, Saved, World},
    kernel::{EmailAddress, Hundredths, Line, ids::MemberId},
    people::accounts,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Somebody comes to work in the structure. Those without a password are mailed an address where they choose one.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InviteMember {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<MemberId>,
    pub name: Line,
    pub email: EmailAddress,
    /// One or several.
    pub role: Vec<Role>,
    /// The share of a full-time post spent coaching, e.g. 0.5.
    pub fte: Option<Hundredths>,
}

impl Action for InviteMember {
    const NAME: &'static str = "member.invite";
    const ABOUT: &'static str = "Adds a member and lets them sign in";
    const API: &'static str = "/members";
    const AUDIENCE: Audience = Audience::of(&[Kind::Director, Kind::Operator]);

    fn example(w: &World) -> Self {
        InviteMember {
            id: Some(w.fresh.into()),
            name: "Yann Le Goff".parse().unwrap_or_else(|_| unreachable!("a fixed name is a name")),
            email: "yann.legoff@exemple.example".parse().unwrap_or_else(|_| unreachable!("a fixed address is an address")),
            role: vec![Role::Jobcoach],
            fte: Some(Hundredths(50)),
        }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        if self.role.is_empty() {
            return Err(Refusal::rule("role", "err-missing"));
        }
        let roles = Roles(self.role);
        if store::by_email(&mut desk.scope, self.email.as_str()).await?.is_some() {
            return Err(Refusal::rule("email", "err-member-known"));
        }
        let id = desk.id_or_fresh(self.id);
        let member = store::Write {
            name: self.name.to_string(),
            email: Some(self.email.to_string()),
            roles: roles.clone(),
            fte: self.fte,
            in_post_from: Some(desk.today),
            in_post_to: None,
        };
        store::insert(&mut desk.scope, id, &member).await?;
        let account = accounts::admin::account_for(desk, self.email.as_str(), self.name.as_str()).await?;
        store::join(&mut desk.scope, account.id, id, &roles).await?;
        if account.password_hash.is_none() && desk.visit.member().is_some() {
            let (parts, now) = (desk.parts.clone(), desk.now);
            accounts::pages::post_one_time(desk.scope.tx(), &parts, &account, "mail-invited", now).await?;
        }
        Ok(Saved::new(id, 1, "/members".into()))
    }
}
