//! Frameworks say of themselves what their document says, and nobody is rated by one that cannot be used.

use super::Wrong;
use crate::{
    db::Scope,
    method::frameworks::{self, shipped, store},
};

pub async fn check(scope: &mut Scope) -> Result<(), Wrong> {
    for f in store::all(scope).await? {
        let id = f.id;
        if (f.kind, f.max_level) != (f.grid.kind, f.grid.max_level()) {
            return Err(Wrong(format!("the framework {id} says another kind or scale than its document")));
        }
        if shipped::find(&f.code, None).is_some() {
            return Err(Wrong(format!("the framework {id} has the code of one that ships")));
        }
        if f.published_on.is_some() && frameworks::check(&f.grid).is_err() {
            return Err(Wrong(format!("the framework {id} is published and cannot be used")));
        }
    }
    Ok(())
}
