//! The `uniqueItems` trait.

use std::hash::{BuildHasher, Hasher, RandomState};

use crate::value::{List, alike, hash_alike};

/// Returns `true` if no two elements of a list are equal; numbers are by their value.
pub(super) fn is_unique(list: &dyn List) -> bool {
    if list.len() < 2 {
        return true;
    }
    let state = RandomState::new(); // so that nobody can choose elements whose hashes are alike
    let mut hashes: Vec<(u64, usize)> = (0..list.len())
        .map(|index| {
            let mut hasher = state.build_hasher();
            hash_alike(list.get(index), &mut hasher);
            (hasher.finish(), index)
        })
        .collect();
    hashes.sort_unstable();
    let same_hash = |a: &(u64, usize), b: &(u64, usize)| a.0 == b.0;
    hashes.chunk_by(same_hash).all(|group| group.len() == 1 || all_differ(list, group))
}

/// Returns `true` if no two elements, which have one hash, are equal.
#[cold]
fn all_differ(list: &dyn List, group: &[(u64, usize)]) -> bool {
    // An element with NaN equals none. There may be any number of them; of others, two that have one hash are equal.
    let mut indices: Vec<usize> = group.iter().map(|&(_, index)| index).collect();
    indices.retain(|&index| alike(list.get(index), list.get(index)));
    indices.iter().enumerate().all(|(count, &index)| {
        indices.iter().take(count).all(|&other| !alike(list.get(index), list.get(other)))
    })
}
