//! What a director changes about members.
//!
//! Invariant: what a member may do and what their account may do here change together, and with them end the account's
//! sign-ins in this structure.

use super::{Role, Roles, check_directors, check_post, store};
use crate::{
    desk::{Action, Audience, Desk, Kind, Person, Refusal, Saved, World},
    kernel::{Day, EmailAddress, Hundredths, Line, fixed, ids::MemberId},
    people::accounts,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The page all of this is done from.
const PAGE: &str = "/members";

/// Somebody comes to work in the structure. Those without a password are mailed an address where they choose one, the others
/// that they were added.
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
            name: fixed("Yann Le Goff"),
            email: fixed("yann.legoff@exemple.example"),
            role: vec![Role::Jobcoach],
            fte: Some(Hundredths(50)),
        }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        check_post(&self.role, self.fte, None, None)?;
        if let Some(known) = store::by_email(&mut desk.scope, self.email.as_str()).await? {
            return Err(Refusal::rule("email", "err-member-known").way_out("member-open", format!("{PAGE}/{known}/edit")));
        }
        let id = desk.id_or_fresh(self.id);
        let member = store::Write {
            name: self.name.to_string(),
            roles: Roles(self.role),
            fte: self.fte,
            in_post_from: Some(desk.today),
            in_post_to: None,
        };
        store::insert(&mut desk.scope, id, &self.email, &member).await?;
        let account = accounts::admin::account_for(desk, self.email.as_str(), self.name.as_str()).await?;
        store::join(&mut desk.scope, account.id, id, &member.roles).await?;
        // The operator hands the address over in person.
        if !matches!(desk.visit.person, Person::Operator) {
            if account.password_hash.is_none() {
                let (parts, now) = (desk.parts.clone(), desk.now);
                accounts::pages::post_one_time(desk.scope.tx(), &parts, &account, "mail-invited", now).await?;
            } else {
                tell(desk, &account).await?;
            }
        }
        Ok(Saved::new(id, 1, PAGE.into()))
    }
}

/// Mails somebody who has a password that they work here now.
async fn tell(desk: &mut Desk, account: &accounts::store::Account) -> Result<(), Refusal> {
    let (parts, now, structure) = (desk.parts.clone(), desk.now, desk.here().name.clone());
    Ok(accounts::pages::post_joined(desk.scope.tx(), &parts, account, &structure, now).await?)
}

/// A member's record anew; what is left out is emptied. The address stays: it is the account's key. `version` is the one
/// that was read.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UpdateMember {
    pub id: MemberId,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
    pub name: Line,
    /// One or several.
    pub role: Vec<Role>,
    /// The share of a full-time post spent coaching, e.g. 0.5.
    pub fte: Option<Hundredths>,
    pub in_post_from: Option<Day>,
    pub in_post_to: Option<Day>,
}

impl Action for UpdateMember {
    const NAME: &'static str = "member.update";
    const ABOUT: &'static str = "Rewrites a member's record and roles";
    const API: &'static str = "/members/{id}/update";
    const AUDIENCE: Audience = Audience::DIRECTOR;

    fn example(w: &World) -> Self {
        UpdateMember {
            id: w.coach,
            version: None,
            name: fixed("Claire Dumont"),
            role: vec![Role::Jobcoach],
            fte: Some(Hundredths(80)),
            in_post_from: Some(w.today.plus_days(-400)),
            in_post_to: None,
        }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        check_post(&self.role, self.fte, self.in_post_from, self.in_post_to)?;
        let known = found(desk, self.id, self.version).await?;
        let roles = Roles(self.role);
        if !roles.has(Role::Director) {
            check_directors(&store::directors(&mut desk.scope).await?, known.id, "role")?;
        }
        let (in_post_from, in_post_to) = (self.in_post_from, self.in_post_to);
        let record = store::Write { name: self.name.into(), roles, fte: self.fte, in_post_from, in_post_to };
        store::update(&mut desk.scope, known.id, known.version, &record).await?;
        if record.roles.joined() != known.role {
            store::set_rights(&mut desk.scope, known.id, &record.roles, known.active).await?;
        }
        Ok(Saved::new(known.id, known.version + 1, PAGE.into()))
    }
}

/// The member, unless it changed since it was read.
async fn found(desk: &mut Desk, id: MemberId, version: Option<i64>) -> Result<store::Member, Refusal> {
    let known = store::find(&mut desk.scope, id).await?.ok_or(Refusal::NotFound)?;
    desk.rewrites(&known, known.version, version)?;
    Ok(known)
}

/// Somebody stops working here: they sign in to this structure no more. What they wrote stays.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeactivateMember {
    pub id: MemberId,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
}

impl Action for DeactivateMember {
    const NAME: &'static str = "member.deactivate";
    const ABOUT: &'static str = "Lets a member sign in no more; done already is done";
    const API: &'static str = "/members/{id}/deactivate";
    const AUDIENCE: Audience = Audience::DIRECTOR;

    fn example(w: &World) -> Self {
        DeactivateMember { id: w.coach, version: None }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let known = found(desk, self.id, self.version).await?;
        check_directors(&store::directors(&mut desk.scope).await?, known.id, "")?;
        switched(desk, known, false).await
    }
}

/// Somebody leaves the structure they are working in: nobody stays in one that added them without asking. What they wrote
/// stays.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LeaveStructure {}

impl Action for LeaveStructure {
    const NAME: &'static str = "member.leave";
    const ABOUT: &'static str = "Ends one's own work in the structure";
    /// A program leaves nothing: its token is withdrawn.
    const API: &'static str = "";
    const AUDIENCE: Audience = Audience::STAFF;

    fn example(_: &World) -> Self {
        LeaveStructure {}
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let me = desk.me().ok_or(Refusal::Forbidden)?;
        let known = found(desk, me, None).await?;
        check_directors(&store::directors(&mut desk.scope).await?, known.id, "")?;
        let left = switched(desk, known, false).await?;
        Ok(Saved { page: "/sign-in".into(), ..left })
    }
}

/// Somebody works here again, in the roles they had.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReactivateMember {
    pub id: MemberId,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
}

impl Action for ReactivateMember {
    const NAME: &'static str = "member.reactivate";
    const ABOUT: &'static str = "Lets a deactivated member sign in again; done already is done";
    const API: &'static str = "/members/{id}/reactivate";
    const AUDIENCE: Audience = Audience::DIRECTOR;

    fn example(w: &World) -> Self {
        ReactivateMember { id: w.coach, version: None }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let known = found(desk, self.id, self.version).await?;
        switched(desk, known, true).await
    }
}

/// Deactivates or reactivates; a member who is so already is left alone.
async fn switched(desk: &mut Desk, known: store::Member, active: bool) -> Result<Saved, Refusal> {
    if known.active == active {
        return Ok(Saved::new(known.id, known.version, PAGE.into()));
    }
    store::set_active(&mut desk.scope, known.id, known.version, active).await?;
    store::set_rights(&mut desk.scope, known.id, &known.roles(), active).await?;
    Ok(Saved::new(known.id, known.version + 1, PAGE.into()))
}

/// Mails a member a new one-time address where they choose a password. Whether they had one shows nowhere. Who joins by this
/// and has a password already is mailed that they were added.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SendEntry {
    pub id: MemberId,
}

impl Action for SendEntry {
    const NAME: &'static str = "member.send_entry";
    const ABOUT: &'static str = "Mails a member a one-time address where they choose a password";
    const API: &'static str = "/members/{id}/send_entry";
    const AUDIENCE: Audience = Audience::DIRECTOR;

    fn example(w: &World) -> Self {
        SendEntry { id: w.coach }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let known = found(desk, self.id, None).await?;
        if !known.active {
            return Err(Refusal::rule("", "err-member-inactive").way_out("member-open", format!("{PAGE}/{}/edit", known.id)));
        }
        let email = known.email.as_deref().ok_or_else(|| Refusal::rule("", "err-member-no-email"))?;
        let (parts, now) = (desk.parts.clone(), desk.now);
        let account = match store::account(&mut desk.scope, known.id).await? {
            Some(id) => {
                let account = accounts::store::by_id(desk.scope.tx(), id).await?.ok_or(Refusal::NotFound)?;
                if accounts::store::open_one_times(desk.scope.tx(), id, now, None).await? >= accounts::ENTRIES {
                    return Err(Refusal::rule("", "err-member-entries"));
                }
                account
            }
            // An imported member has no account until somebody invites them: this does.
            None => {
                let account = accounts::admin::account_for(desk, email, &known.name).await?;
                store::join(&mut desk.scope, account.id, known.id, &known.roles()).await?;
                if account.password_hash.is_some() {
                    tell(desk, &account).await?;
                    return Ok(Saved::new(known.id, known.version, PAGE.into()));
                }
                account
            }
        };
        let key = if account.password_hash.is_some() { "mail-forgotten" } else { "mail-invited" };
        accounts::pages::post_one_time(desk.scope.tx(), &parts, &account, key, now).await?;
        Ok(Saved::new(known.id, known.version, PAGE.into()))
    }
}
