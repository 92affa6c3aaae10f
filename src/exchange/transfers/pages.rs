//! The pages of those who propose: the list, the form, one proposal with what would be read there, and the forms of consent.

use super::{
    Part, TransferState,
    actions::{self, ProposeTransfer, ReceiveTransfers, SendTransfer, WithdrawTransfer},
    arrivals::{self, Arrival},
    carry::{DeliverTransfer, SettleTransfer},
    consent::{AskConsent, ConsentBeside, ConsentOnPaper},
    door::{self, AnswerTransfer},
    receivers,
    shown::Shown,
    store::{self, Line, Transfer},
};
use crate::{
    choices,
    desk::{Audience, Refusal, Role, Visit},
    kernel::ids::*,
    method::{
        agreements::{self, party::paragraphs, store::People},
        cases::{self, Stage},
    },
    web::{Answer, Ask, Choice, Filled, Table, filters},
};
use askama::Template;

#[derive(Template)]
#[template(path = "transfers/list.html")]
pub struct ListPage {
    pub form: Filled,
    pub waiting: Vec<Arrival>,
    pub answered: Vec<Arrival>,
    pub open: Vec<Line>,
    pub over: Vec<Line>,
    pub receives: bool,
    pub is_director: bool,
}

#[derive(Template)]
#[template(path = "transfers/new.html")]
pub struct NewPage {
    pub form: Filled,
    pub case: CaseId,
    pub name: String,
    pub receivers: Vec<Choice>,
    pub parts: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "transfers/show.html")]
pub struct ShowPage {
    pub form: Filled,
    pub t: Transfer,
    pub people: People,
    pub text: Vec<String>,
    pub parts: Vec<Part>,
    /// What would be read there, as long as it has not left.
    pub shown: Option<Shown>,
    pub may_move: bool,
    /// A case that is over sends nothing.
    pub may_send: bool,
}

#[derive(Template)]
#[template(path = "transfers/send.html")]
pub struct SendPage {
    pub form: Filled,
    pub t: Transfer,
    pub name: String,
    pub shown: Shown,
    pub seen: String,
}

#[derive(Template)]
#[template(path = "transfers/beside.html")]
pub struct BesidePage {
    pub form: Filled,
    pub t: Transfer,
    pub name: String,
    pub text: Vec<String>,
}

#[derive(Template)]
#[template(path = "transfers/paper.html")]
pub struct PaperPage {
    pub form: Filled,
    pub t: Transfer,
    pub name: String,
}

pub fn register(t: &mut Table) {
    t.resource::<Transfer>(Audience::CASE_READERS, "transfer.list", "transfer.read");
    t.action::<ProposeTransfer>();
    t.action::<SendTransfer>();
    t.action::<WithdrawTransfer>();
    t.action::<ReceiveTransfers>();
    t.action::<ConsentBeside>();
    t.action::<ConsentOnPaper>();
    t.action::<AskConsent>();
    t.action::<AnswerTransfer>();
    t.action::<DeliverTransfer>();
    t.action::<SettleTransfer>();
    t.page("/transfers", "transfer.list", Audience::CASE_READERS, list);
    t.page("/transfers/{id}", "transfer.show", Audience::CASE_READERS, show);
    t.form::<ProposeTransfer, _, _>("/cases/{case}/transfers/new", new);
    t.form::<SendTransfer, _, _>("/transfers/{id}/send", send);
    t.form::<ConsentBeside, _, _>("/transfers/{id}/beside", beside);
    t.form::<ConsentOnPaper, _, _>("/transfers/{id}/paper", paper);
    t.button::<AskConsent>("/transfers/{id}/ask");
    t.button::<WithdrawTransfer>("/transfers/{id}/withdraw");
    t.button::<ReceiveTransfers>("/transfers/receive");
    t.link_form::<AnswerTransfer, _, _>("/l/{token}/transfer", door::page);
}

/// Whether a visit may move a case of this coach elsewhere: its coach, or the director for them.
///
/// # Errors
/// [`Refusal::Forbidden`].
pub fn may_move(visit: &Visit, coach: MemberId) -> Result<(), Refusal> {
    if visit.has_role(Role::Director) || visit.coaches(coach) { Ok(()) } else { Err(Refusal::Forbidden) }
}

async fn list(mut ask: Ask) -> Result<Answer, Refusal> {
    let is_director = ask.visit.has_role(Role::Director);
    let scope = ask.scope().await?;
    let page = ListPage {
        form: Filled::default(),
        waiting: arrivals::list(scope, true).await?,
        answered: arrivals::list(scope, false).await?,
        open: store::list(scope, false).await?,
        over: store::list(scope, true).await?,
        receives: receivers::receives(scope).await?,
        is_director,
    };
    ask.read_list("transfer.list", "page");
    ask.page("nav-trainees", ask.t("transfers-title"), &page)
}

async fn new(mut ask: Ask, form: Filled) -> Result<Answer, Refusal> {
    let case: CaseId = ask.id("case")?;
    let visit = ask.visit.clone();
    let scope = ask.scope().await?;
    let people = agreements::store::people(scope, case, None, None).await?.ok_or(Refusal::NotFound)?;
    may_move(&visit, people.coach_id)?;
    if !form.is_refused() && people.stage.is_over() {
        cases::may_write(&visit, people.coach_id, people.stage, people.trainee_id)?;
        return Err(Refusal::rule("case", "err-case-closed"));
    }
    let receivers = receivers::receivers(scope).await?.into_iter().map(|s| Choice::named(s.id, &s.name)).collect();
    ask.read("transfer.propose", case);
    let page = NewPage { form, case, name: people.trainee(), receivers, parts: choices!(Part) };
    ask.task("nav-trainees", ask.t("transfer-new-title"), &page)
}

/// A proposal with the people of its case.
async fn known(ask: &mut Ask) -> Result<(Transfer, People), Refusal> {
    let id: TransferId = ask.id("id")?;
    let scope = ask.scope().await?;
    let t = store::find(scope, id).await?.ok_or(Refusal::NotFound)?;
    let people = agreements::store::people(scope, t.case, None, None).await?.ok_or(Refusal::NotFound)?;
    Ok((t, people))
}

/// The same for a form of those who may move the case.
async fn to_move(ask: &mut Ask) -> Result<(Transfer, People), Refusal> {
    let (t, people) = known(ask).await?;
    may_move(&ask.visit, people.coach_id)?;
    Ok((t, people))
}

async fn show(mut ask: Ask) -> Result<Answer, Refusal> {
    let (t, people) = known(&mut ask).await?;
    let (visit, today) = (ask.visit.clone(), ask.visit.today);
    let may_move = may_move(&visit, people.coach_id).is_ok();
    let still = !t.state.is_over() && !t.state.is_out() && people.stage != Stage::Closed && people.stage != Stage::Declined;
    let shown = match still {
        true => Some(Shown::of(actions::parts_of(ask.scope().await?, &t, today).await?.0)),
        false => None,
    };
    ask.read("transfer.show", t.id);
    let title = ask.t1("transfer-of", "name", people.trainee());
    let page = ShowPage {
        form: Filled::default(),
        text: paragraphs(&t.wording),
        parts: t.chosen(),
        may_send: may_move && still,
        t,
        people,
        shown,
        may_move,
    };
    ask.page("nav-trainees", title, &page)
}

async fn send(mut ask: Ask, form: Filled) -> Result<Answer, Refusal> {
    let (t, people) = to_move(&mut ask).await?;
    let today = ask.visit.today;
    let (bundle, frozen) = actions::parts_of(ask.scope().await?, &t, today).await?;
    ask.read("transfer.send", t.id);
    let page = SendPage { form, name: people.trainee(), shown: Shown::of(bundle), seen: frozen.hash, t };
    ask.task("nav-trainees", ask.t("transfer-send"), &page)
}

async fn beside(mut ask: Ask, form: Filled) -> Result<Answer, Refusal> {
    let (t, people) = to_move(&mut ask).await?;
    let page = BesidePage { form, name: people.trainee(), text: paragraphs(&t.wording), t };
    ask.bare(ask.t("transfer-question"), &page)
}

async fn paper(mut ask: Ask, mut form: Filled) -> Result<Answer, Refusal> {
    let (t, people) = to_move(&mut ask).await?;
    form.typed.default_to("on", ask.visit.today);
    ask.task("nav-trainees", ask.t("transfer-paper"), &PaperPage { form, name: people.trainee(), t })
}
