//! What the coach does about agreements: drafted, changed, sent, signed on paper or beside them, ended.

use super::{
    AgreementKind, AgreementState, Channel, Parts, Party, Say, SignatureState, asked_again,
    signatures::{self, Signature},
    store::{self, Agreement, People},
    wording, write,
};
use crate::{
    desk::{Action, Audience, Desk, Purpose, Refusal, Saved, World},
    kernel::{Day, Prose, Prose as Part, YesNo, fixed, ids::*},
    method::{
        cases,
        doors::{
            mailing::{self, About},
            store::NewDoor,
        },
        placements,
    },
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How long a door to an agreement opens, in days.
pub const DOOR_DAYS: i64 = 60;

/// An agreement is written down, from the structure's text unless another one is given.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DraftAgreement {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<AgreementId>,
    pub case: CaseId,
    pub kind: AgreementKind,
    /// The job it is about; needed with an employer.
    pub placement: Option<PlacementId>,
    pub common: Option<Part>,
    pub for_trainee: Option<Part>,
    pub for_employer: Option<Part>,
    pub for_coach: Option<Part>,
}

impl Action for DraftAgreement {
    const NAME: &'static str = "agreement.draft";
    const ABOUT: &'static str = "Writes an agreement down, for coach and person, coach and firm, or all three";
    const API: &'static str = "/agreements";
    const AUDIENCE: Audience = Audience::COACHES;

    fn example(w: &World) -> Self {
        DraftAgreement {
            id: Some(w.fresh.into()),
            case: w.case,
            kind: AgreementKind::Tripartite,
            placement: Some(w.placement),
            common: Some(fixed("Nous convenons de réussir ensemble cet emploi.")),
            for_trainee: Some(fixed("Je demande quand je ne sais pas.")),
            for_employer: Some(fixed("Nous laissons du temps au tuteur.")),
            for_coach: Some(fixed("Je réponds en deux jours ouvrés.")),
        }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let case = cases::store::open_of_coach(&mut desk.scope, &desk.visit, self.case).await?;
        let employer = employer(desk, case.id, self.kind, self.placement).await?;
        let placement = self.placement.filter(|_| employer.is_some());
        let people = store::people(&mut desk.scope, case.id, employer, placement).await?.ok_or(Refusal::NotFound)?;
        let here = desk.here().clone();
        let usual = wording::of_structure(&mut desk.scope, self.kind, here.language).await?;
        let usual = people.filling(&here.name, here.language).fill_all(&usual);
        let part = |given: Option<Part>, usual: String| given.map_or(usual, String::from);
        let parts = Parts {
            common: part(self.common, usual.common),
            for_trainee: part(self.for_trainee, usual.for_trainee),
            for_employer: part(self.for_employer, usual.for_employer),
            for_coach: part(self.for_coach, usual.for_coach),
        };
        let parts = parts.fitting(self.kind);
        let agreement = Agreement {
            id: desk.id_or_fresh(self.id),
            r#ref: None,
            case: case.id,
            kind: self.kind,
            employer,
            placement,
            state: AgreementState::Draft,
            common: parts.common,
            for_trainee: parts.for_trainee,
            for_employer: parts.for_employer,
            for_coach: parts.for_coach,
            drafted_on: desk.today,
            sent_on: None,
            active_on: None,
            ended_on: None,
            end_note: None,
            version: 1,
        };
        store::insert(&mut desk.scope, &agreement).await?;
        store::count_waiting(&mut desk.scope, case.id).await?;
        Ok(saved(&agreement, 1))
    }
}

fn saved(a: &Agreement, version: i64) -> Saved {
    Saved::new(a.id, version, format!("/agreements/{}", a.id))
}

/// The employer of an agreement's job, when it is about one.
async fn employer(desk: &mut Desk, case: CaseId, kind: AgreementKind, job: Option<PlacementId>) -> Result<Option<EmployerId>, Refusal> {
    if kind == AgreementKind::CoachTrainee {
        return Ok(None);
    }
    let job = job.ok_or_else(|| {
        Refusal::rule("placement", "err-agreement-placement").way_out("placement-new", format!("/cases/{case}/placements/new"))
    })?;
    let placement = placements::store::find(&mut desk.scope, job).await?.filter(|p| p.case == case);
    placement.map(|p| Some(p.employer)).ok_or_else(|| Refusal::rule("placement", "err-agreement-placement"))
}

/// The agreement, its people, and that this visit may write in its case.
///
/// # Errors
/// [`Refusal::NotFound`], or as [`cases::may_write`]; `err-agreement-over` once it has ended.
pub(super) async fn at_hand(desk: &mut Desk, id: AgreementId) -> Result<(Agreement, People), Refusal> {
    let agreement = store::find(&mut desk.scope, id).await?.ok_or(Refusal::NotFound)?;
    cases::store::open_of_coach(&mut desk.scope, &desk.visit, agreement.case).await?;
    let people = store::people(&mut desk.scope, agreement.case, agreement.employer, agreement.placement).await?.ok_or(Refusal::NotFound)?;
    if agreement.state.is_over() {
        let way = format!("/cases/{}/agreements/new?kind={}", agreement.case, agreement.kind);
        return Err(Refusal::rule("id", "err-agreement-over").way_out("agreement-new", way));
    }
    Ok((agreement, people))
}

/// The text of an agreement is changed. Those whose text becomes another one are asked again, nobody else is.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AmendAgreement {
    pub id: AgreementId,
    pub version: Option<i64>,
    pub common: Part,
    pub for_trainee: Option<Part>,
    pub for_employer: Option<Part>,
    pub for_coach: Part,
}

impl Action for AmendAgreement {
    const NAME: &'static str = "agreement.amend";
    const ABOUT: &'static str = "Changes an agreement's text; whoever's text changed is asked again";
    const API: &'static str = "/agreements/{id}/amend";
    const AUDIENCE: Audience = Audience::COACHES;

    fn example(w: &World) -> Self {
        AmendAgreement {
            id: w.agreement,
            version: None,
            common: fixed("Nous convenons de réussir ensemble cet emploi, jusqu’à l’été."),
            for_trainee: Some(fixed("Je demande quand je ne sais pas.")),
            for_employer: Some(fixed("Nous laissons du temps au tuteur.")),
            for_coach: fixed("Je réponds en deux jours ouvrés."),
        }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let (agreement, people) = at_hand(desk, self.id).await?;
        desk.rewrites(&agreement, agreement.version, self.version)?;
        let part = |given: Option<Part>| given.map(String::from).unwrap_or_default();
        let after = Parts {
            common: self.common.into(),
            for_trainee: part(self.for_trainee),
            for_employer: part(self.for_employer),
            for_coach: self.for_coach.into(),
        };
        let after = after.fitting(agreement.kind);
        store::rewrite(&mut desk.scope, &agreement, &after).await?;
        let mut version = agreement.version + 1;
        let again = asked_again(agreement.kind, &agreement.parts(), &after);
        if agreement.state != AgreementState::Draft && !again.is_empty() {
            for party in again {
                write::ask_again(desk, &agreement, &people, party, after.shown_to(party, agreement.kind)).await?;
            }
            store::step(&mut desk.scope, &agreement, AgreementState::Sent, desk.today, None).await?;
            store::count_waiting(&mut desk.scope, agreement.case).await?;
            version += 1;
        }
        Ok(saved(&agreement, version))
    }
}

/// The coach signs an agreement and hands it to the others: those who are to get a mail get a door to their text.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SendAgreement {
    pub id: AgreementId,
    /// Whether the person is asked by mail; no unless said otherwise: they may sign beside the coach, or on paper.
    pub mail_trainee: Option<YesNo>,
    /// The same for the employer's contact.
    pub mail_employer: Option<YesNo>,
}

impl Action for SendAgreement {
    const NAME: &'static str = "agreement.send";
    const ABOUT: &'static str = "Signs an agreement as its coach and asks the others to";
    const API: &'static str = "/agreements/{id}/send";
    const AUDIENCE: Audience = Audience::COACHES;

    fn example(w: &World) -> Self {
        SendAgreement { id: w.agreement, mail_trainee: None, mail_employer: Some(YesNo(true)) }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let (agreement, people) = at_hand(desk, self.id).await?;
        let parties = agreement.kind.parties();
        let (mut waiting, mut others): (Vec<Signature>, Vec<Signature>) =
            signatures::of(&mut desk.scope, agreement.id).await?.into_iter().partition(|s| s.state == SignatureState::Waiting);
        others.retain(|s| s.state == SignatureState::Refused);
        for refused in others {
            // They talked about it: the same text is asked about once more, and what was said stays.
            waiting.push(write::ask_again(desk, &agreement, &people, refused.party, refused.shown).await?);
        }
        let mut version = agreement.version;
        if agreement.state == AgreementState::Draft {
            let parts = agreement.parts();
            for party in parties {
                waiting.push(signatures::ask(desk, &agreement, *party, &people.name(*party), parts.shown_to(*party, agreement.kind)));
            }
            store::step(&mut desk.scope, &agreement, AgreementState::Sent, desk.today, None).await?;
            version += 1;
        }
        if waiting.is_empty() {
            return Err(Refusal::rule("id", "err-agreement-nobody-waits"));
        }
        for own in waiting.iter().filter(|s| s.party == Party::Coach) {
            write::say(desk, own, Say::Signed, Channel::Account, None).await?;
        }
        for (party, wanted) in [(Party::Trainee, self.mail_trainee), (Party::Employer, self.mail_employer)] {
            let Some(asked) = waiting.iter().find(|s| s.party == party).filter(|_| wanted.is_some_and(|w| w.0)) else { continue };
            mail(desk, &agreement, &people, asked).await?;
        }
        version += write::settle(desk, agreement.id).await?;
        Ok(saved(&agreement, version))
    }
}

/// Mails a party the door to its text.
async fn mail(desk: &mut Desk, agreement: &Agreement, people: &People, asked: &Signature) -> Result<(), Refusal> {
    let email = people.email(asked.party).ok_or_else(|| Refusal::rule(asked.party.mail_field(), "err-agreement-no-email"))?;
    let language = people.contact_language.filter(|_| asked.party == Party::Employer).unwrap_or(desk.here().language);
    let new = NewDoor {
        purpose: Purpose::Agreement,
        subject: asked.id.0,
        case: agreement.case,
        recipient: &email,
        name: &asked.name,
        language,
        days: DOOR_DAYS,
    };
    let about = if asked.party == Party::Trainee { About::AgreementOfTrainee } else { About::AgreementOfEmployer };
    mailing::mail(desk, &new, about, people).await?;
    Ok(())
}

/// An agreement ends, or is dropped before all have signed.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EndAgreement {
    pub id: AgreementId,
    pub note: Prose,
    /// Today unless said otherwise.
    pub on: Option<Day>,
}

impl Action for EndAgreement {
    const NAME: &'static str = "agreement.end";
    const ABOUT: &'static str = "Ends an agreement, or drops one that was not signed by all";
    const API: &'static str = "/agreements/{id}/end";
    const AUDIENCE: Audience = Audience::COACHES;

    fn example(w: &World) -> Self {
        EndAgreement { id: w.agreement, note: fixed("La personne préfère continuer sans coach"), on: None }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let (agreement, _) = at_hand(desk, self.id).await?;
        let on = self.on.unwrap_or(desk.today);
        if on > desk.today {
            return Err(Refusal::rule("on", "err-future"));
        }
        if on < agreement.active_on.unwrap_or(agreement.drafted_on) {
            return Err(Refusal::rule("on", "err-agreement-before"));
        }
        write::end(desk, &agreement, on, Some(self.note.into())).await?;
        Ok(saved(&agreement, agreement.version + 1))
    }
}
