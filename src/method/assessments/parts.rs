//! How the items of a framework are put to somebody without an account: to the person one by one, to others heading by heading.

use super::{Source, View};
use crate::method::frameworks::{Grid, Item};

/// At most so many items stand on one page (ours): what a thumb scrolls through without losing the beginning.
const MOST: usize = 8;

/// The items page by page, in the framework's order.
pub fn parts(grid: &Grid, source: Source) -> Vec<Vec<&Item>> {
    if source == Source::Myself {
        return grid.items.iter().map(|item| vec![item]).collect();
    }
    grid.domains().into_iter().flat_map(|(_, items)| items.chunks(MOST).map(<[&Item]>::to_vec).collect::<Vec<_>>()).collect()
}

/// The first page on which something has no answer.
pub fn first_open(parts: &[Vec<&Item>], view: &View) -> Option<usize> {
    parts.iter().position(|items| items.iter().any(|item| !view.contains_key(&item.code)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::method::frameworks::shipped;

    #[test]
    fn the_person_sees_one_item_at_a_time_and_others_a_heading() {
        for code in ["autonomy", "capacity", "transversal", "home_services"] {
            let grid = &shipped::find(code, None).unwrap().grid;
            let own = parts(grid, Source::Myself);
            assert!(own.iter().all(|items| items.len() == 1));
            let others = parts(grid, Source::Client);
            assert!(others.len() < own.len(), "{code}");
            for split in [&own, &others] {
                let codes: Vec<&str> = split.iter().flatten().map(|i| i.code.as_str()).collect();
                assert_eq!(codes, grid.items.iter().map(|i| i.code.as_str()).collect::<Vec<_>>(), "each once, in order");
            }
            assert!(others.iter().all(|items| items.iter().all(|i| i.domain == items[0].domain) && items.len() <= MOST));
        }
    }

    #[test]
    fn what_has_no_answer_comes_next() {
        let grid = &shipped::find("autonomy", None).unwrap().grid;
        let split = parts(grid, Source::Myself);
        let mut view = View::new();
        assert_eq!(first_open(&split, &view), Some(0));
        view.insert(grid.items[0].code.clone(), (None, None));
        view.insert(grid.items[2].code.clone(), (Some(1), None));
        assert_eq!(first_open(&split, &view), Some(1), "not assessed is an answer");
        view.extend(grid.items.iter().map(|i| (i.code.clone(), (Some(0), None))));
        assert_eq!(first_open(&split, &view), None);
    }
}
