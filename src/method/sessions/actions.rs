//! What can be changed about sessions.

use super::{Mood, NoteAudience, Place, Side, check_day, store};
use crate::{
    desk::{Action, Audience, Desk, Refusal, Saved, World},
    kernel::{Day, Minutes, Prose, YesNo, fixed, ids::*},
    method::{cases, pulses},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A session held with the trainee, the employer, or both. The note alone is required.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LogSession {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<SessionId>,
    pub case: CaseId,
    pub note: Prose,
    /// Who may read the note; the structure unless said otherwise.
    pub audience: Option<NoteAudience>,
    /// Today unless said otherwise.
    pub held_on: Option<Day>,
    pub minutes: Option<Minutes>,
    /// The trainee unless said otherwise.
    pub side: Option<Side>,
    pub place: Option<Place>,
    /// `no` when the other did not come.
    pub attended: Option<YesNo>,
    /// How it goes for the person; readable by them.
    pub mood: Option<Mood>,
    /// When the next contact is agreed.
    pub next_contact_on: Option<Day>,
    /// A date written instead of one of the proposed; it wins.
    pub other_contact_on: Option<Day>,
}

impl Action for LogSession {
    const NAME: &'static str = "session.log";
    const ABOUT: &'static str = "Logs a coaching session";
    const API: &'static str = "/sessions";
    const AUDIENCE: Audience = Audience::COACHES;

    fn example(w: &World) -> Self {
        LogSession {
            id: Some(w.fresh.into()),
            case: w.case,
            note: fixed("Accueil au poste, bien préparé"),
            audience: Some(NoteAudience::Structure),
            held_on: Some(w.today),
            minutes: Some(Minutes(45)),
            side: Some(Side::Tripartite),
            place: Some(Place::Workplace),
            attended: Some(YesNo(true)),
            mood: Some(Mood::GoingWell),
            next_contact_on: Some(w.today.plus_days(15)),
            other_contact_on: None,
        }
    }

    async fn run(self, desk: &mut Desk) -> Result<Saved, Refusal> {
        let store::Ground { case, wall, latest_on, edges, called } =
            store::ground(&mut desk.scope, self.case).await?.ok_or(Refusal::NotFound)?;
        cases::may_write(&desk.visit, case.coach, case.stage, case.trainee)?;
        let held_on = self.held_on.unwrap_or(desk.today);
        check_day(held_on, desk.today, case.id, case.opened_on, wall)?;
        let next = self.other_contact_on.or(self.next_contact_on);
        if next.is_some_and(|n| n < held_on) {
            return Err(Refusal::rule("next_contact_on", "err-next-before"));
        }
        let id = desk.id_or_fresh(self.id);
        let session = store::Session {
            id,
            r#ref: None,
            case: case.id,
            coach: Some(desk.me().unwrap_or(case.coach)),
            held_on,
            minutes: self.minutes.map(|m| m.0),
            side: self.side.unwrap_or(Side::Trainee),
            place: self.place,
            attended: Some(self.attended.is_none_or(|a| a.0)),
            note: Some(self.note.into()),
            audience: self.audience.unwrap_or(NoteAudience::Structure),
            mood: self.mood,
            next_contact_on: next,
            recorded_at: Some(desk.now),
            version: 1,
            writer: desk.me(),
            case_coach: case.coach,
        };
        store::insert(&mut desk.scope, &session);
        // A session noted late does not undo what was agreed since, nor does one that agrees nothing undo what is still to come.
        let met = case.next_contact_on.is_some_and(|agreed| agreed <= held_on);
        let agreed = latest_on.is_none_or(|latest| latest <= held_on) && (next.is_some() || met);
        let now_known = edges.with(&session, latest_on);
        let moved = now_known.filter(|now| *now != edges);
        if agreed || moved.is_some() {
            cases::store::keep_contacts(&mut desk.scope, case.id, agreed.then_some(next), moved).await?;
        }
        if now_known.is_none() {
            cases::edges::count_again(&mut desk.scope, Some(case.id)).await?;
        }
        if called {
            pulses::waits::count_again(&mut desk.scope, pulses::Of::Case(case.id)).await?;
        }
        Ok(Saved::new(id, 1, format!("/cases/{}", case.id)))
    }
}
