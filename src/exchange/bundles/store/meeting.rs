//! Where a bundle means records that a structure keeps under other keys.

use super::super::{
    derived,
    merge::Merged,
    read::Incoming,
    rows::{MemberRow, MilestoneRow, Row},
};
use super::{Known, course};
use std::collections::{HashMap, HashSet};

impl Known {
    /// Has a bundle mean the kept records where it still names absorbed ones.
    pub fn lead(&self, incoming: &mut Incoming) {
        self.absorbed.lead(incoming);
    }

    /// Lets a bundle name the members who were made here before it came, and move the milestones that wait on another day.
    pub fn meet(&mut self, incoming: &Incoming) {
        self.meet_members(incoming);
        for (at, row) in derived::moved(&self.bundle, incoming) {
            let known = &mut self.bundle.milestones[at];
            let (old, new) = (known.key(), row.key());
            known.due_on = row.due_on;
            self.ids.rename::<MilestoneRow>(&old, &new);
            if let Some(given) = self.given_here.remove(&old) {
                self.given_here.insert(new.clone(), given);
            }
            self.moved.insert(new);
        }
    }

    /// A milestone that only changes its day is an update too.
    pub fn tell_moved(&self, merged: &mut Merged) {
        let changes = &mut merged.milestones;
        let told: HashSet<String> = changes.update.iter().map(Row::key).collect();
        let moved = self.bundle.milestones.iter().filter(|row| self.moved.contains(&row.key()) && !told.contains(&row.key()));
        let before = changes.update.len();
        changes.update.extend(moved.cloned());
        changes.unchanged -= changes.update.len() - before;
    }

    fn meet_members(&mut self, incoming: &Incoming) {
        let made_here = |key: &str| self.ids.id::<MemberRow>(key).is_some_and(|id| id.to_string() == key);
        let named = derived::named_anew(&self.bundle, incoming, made_here);
        let names: HashMap<String, String> = named.into_iter().collect();
        let rename = |key: &mut String| {
            if let Some(new) = names.get(key) {
                key.clone_from(new);
            }
        };
        self.named_anew.extend(names.iter().filter_map(|(old, new)| self.ids.rename::<MemberRow>(old, new)));
        self.signing_in = std::mem::take(&mut self.signing_in).into_iter().map(|mut key| (rename(&mut key), key).1).collect();
        self.bundle.members.iter_mut().for_each(|m| rename(&mut m.reference));
        course::named_members(&mut self.bundle).for_each(rename);
    }
}
