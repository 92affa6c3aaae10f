//! What stands before a mailed address that wants a code: one page, and what can be done on it.
//!
//! Invariant: behind the lock nothing is shown and nothing is done; what somebody typed while their pass ended waits there.

use super::{Answer, Ask, Filled, FormHandler, Route};
use crate::{
    desk::{Person, Refusal, Said, Typed},
    kernel::signal::Signal,
};

/// What stands before a mailed address that wants a code.
pub struct Lock {
    /// The page that is shown instead of everything behind the address.
    pub show: FormHandler,
    /// The actions that can be done before it.
    pub keys: &'static [&'static str],
}

/// Whether an address wants a code first: it shows and does nothing else until then.
pub(super) fn is_locked(ask: &Ask, route: &Route) -> bool {
    let keys = ask.table.lock.as_ref().map_or(&[][..], |lock| lock.keys);
    matches!(ask.visit.person, Person::Locked { .. }) && !keys.contains(&route.name)
}

/// The page that stands there instead.
///
/// # Errors
/// [`Refusal::NotFound`] when nothing stands before such addresses.
pub(super) async fn behind_the_lock(ask: Ask, form: Filled) -> Result<Answer, Refusal> {
    let lock = ask.table.lock.as_ref().ok_or(Refusal::NotFound)?;
    let show = lock.show.clone();
    show(ask, form).await
}

/// A form that came after its pass had ended: what was typed is carried beside the code, in one field.
pub(super) fn late(mut typed: Typed) -> Filled {
    let kept = typed.take("kept").unwrap_or_else(|| typed.encoded());
    let said = Said::new("", Signal::new("err-code-wanted"));
    Filled::refused(carrying(Typed::default(), Some(kept)), vec![said])
}

/// What was typed elsewhere goes on with the form that stands between.
pub(super) fn carrying(mut typed: Typed, kept: Option<String>) -> Typed {
    if let Some(kept) = kept {
        typed.set("kept", kept);
    }
    typed
}
