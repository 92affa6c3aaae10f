//! The members of the structure: the list, and the forms that invite one and rewrite their record.

use super::{
    Role,
    actions::{DeactivateMember, InviteMember, LeaveStructure, ReactivateMember, SendEntry, UpdateMember},
    store::{self, Member},
};
use crate::{
    choices,
    desk::{Audience, Refusal},
    kernel::{Language, ids::MemberId, text::fold},
    web::{Answer, Ask, Choice, Filled, Table, filters, texts},
};
use askama::Template;

#[derive(Template)]
#[template(path = "members/list.html")]
pub struct ListPage {
    /// At work, by name.
    pub active: Vec<Line>,
    /// Deactivated, by name.
    pub gone: Vec<Line>,
}

/// A member with their roles as text keys.
pub struct Line {
    pub member: Member,
    pub roles: Vec<String>,
}

#[derive(Template)]
#[template(path = "members/new.html")]
pub struct NewPage {
    pub form: Filled,
    pub roles: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "members/edit.html")]
pub struct EditPage {
    pub form: Filled,
    pub member: Member,
    pub roles: Vec<Choice>,
}

pub fn register(t: &mut Table) {
    // Coaches name their colleagues: whoever reads cases reads who holds them.
    t.resource::<Member>(Audience::CASE_READERS, "member.list", "member.read");
    t.action::<InviteMember>();
    t.action::<UpdateMember>();
    t.action::<DeactivateMember>();
    t.action::<LeaveStructure>();
    t.action::<ReactivateMember>();
    t.action::<SendEntry>();
    t.page("/members", "member.list", Audience::DIRECTOR, list);
    t.form::<InviteMember, _, _>("/members/new", new);
    t.form::<UpdateMember, _, _>("/members/{id}/edit", edit);
    t.button::<DeactivateMember>("/members/{id}/deactivate");
    t.button::<ReactivateMember>("/members/{id}/reactivate");
    t.button::<SendEntry>("/members/{id}/send_entry");
    // Of one's own account page, whatever one's role.
    t.button::<LeaveStructure>("/account/leave");
}

async fn list(mut ask: Ask) -> Result<Answer, Refusal> {
    let mut all = store::all(ask.scope().await?).await?;
    ask.read_list("member.list", "page");
    // Here, because engines and their locales sort accents differently.
    all.sort_by_cached_key(|m| fold(&m.name));
    let line = |member: Member| Line { roles: member.roles().0.iter().map(|r| r.key()).collect(), member };
    let (active, gone): (Vec<Line>, Vec<Line>) = all.into_iter().map(line).partition(|l| l.member.active);
    ask.page("nav-members", ask.t("members-title"), &ListPage { active, gone })
}

async fn new(ask: Ask, form: Filled) -> Result<Answer, Refusal> {
    ask.task("nav-members", ask.t("member-new-title"), &NewPage { form, roles: choices!(Role) })
}

async fn edit(mut ask: Ask, mut form: Filled) -> Result<Answer, Refusal> {
    let id: MemberId = ask.id("id")?;
    let member = store::find(ask.scope().await?, id).await?.ok_or(Refusal::NotFound)?;
    ask.read("member.update", id);
    if !form.is_refused() {
        fill(&mut form, &member, ask.visit.language);
    }
    let title = member.name.clone();
    ask.task("nav-members", title, &EditPage { form, member, roles: choices!(Role) })
}

fn fill(form: &mut Filled, m: &Member, language: Language) {
    let mut put = |name: &str, value: Option<String>| {
        if let Some(v) = value {
            form.typed.set(name, v);
        }
    };
    put("version", Some(m.version.to_string()));
    put("name", Some(m.name.clone()));
    put("fte", m.fte.map(|f| texts::decimal(language, f)));
    put("in_post_from", m.in_post_from.map(|d| d.to_string()));
    put("in_post_to", m.in_post_to.map(|d| d.to_string()));
    form.typed.0.insert("role".into(), m.roles().0.iter().map(ToString::to_string).collect());
}
