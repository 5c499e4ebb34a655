//! The `uniqueItems` trait.

use std::hash::{BuildHasher, Hasher, RandomState};

use crate::value::{List, alike, hash_value};

/// Returns `true` if no two elements of a list are equal; numbers are by their value.
pub(super) fn is_unique(list: &dyn List) -> bool {
    if list.len() < 2 {
        return true;
    }
    let state = RandomState::new(); // so that nobody can choose elements whose hashes are alike
    let mut hashes: Vec<(u64, usize)> = (0..list.len())
        .map(|index| {
            let mut hasher = state.build_hasher();
            hash_value(list.get(index), &mut hasher);
            (hasher.finish(), index)
        })
        .collect();
    hashes.sort_unstable();
    let same_hash = |a: &(u64, usize), b: &(u64, usize)| a.0 == b.0;
    hashes.chunk_by(same_hash).all(|group| {
        group.iter().enumerate().all(|(count, &(_, index))| {
            group.iter().take(count).all(|&(_, other)| !alike(list.get(index), list.get(other)))
        })
    })
}
