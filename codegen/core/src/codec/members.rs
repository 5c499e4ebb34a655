//! Finding members by their keys, and the set of members that were read.

use crate::data::short;
use crate::schema::{Member, Schema};

/// The number of members behind the likely one that a key is compared with at first, since optional ones are often absent.
pub(crate) const AHEAD: usize = 6;

/// Returns the index of the member with this key.
pub fn find(schema: &'static Schema, key: &str, json_names: bool) -> Option<usize> {
    let members = schema.members;
    if !json_names {
        return find_name(schema, key.as_bytes(), 0);
    }
    if members.len() <= Schema::FEW {
        return members.iter().position(|member| member.key() == key);
    }
    let key_of = |&index: &u16| members.get(usize::from(index)).map_or("", Member::key);
    let place = schema.by_key.binary_search_by(|index| key_of(index).cmp(key)).ok()?;
    schema.by_key.get(place).map(|&index| usize::from(index)).filter(|&index| index < members.len())
}

/// Returns the index of the member with this name, searching from `likely` on.
pub fn find_name(schema: &'static Schema, name: &[u8], likely: usize) -> Option<usize> {
    let members = schema.members;
    if members.len() > Schema::FEW {
        // Members are sorted by their keys, most of which are their names.
        let key_of = |&index: &u16| members.get(usize::from(index)).map_or("", Member::key).as_bytes();
        let place = schema.by_key.binary_search_by(|index| key_of(index).cmp(name));
        let index = place.ok().and_then(|place| schema.by_key.get(place)).map(|&index| usize::from(index));
        if let Some(index) =
            index.filter(|&index| members.get(index).is_some_and(|member| is_named(member, name)))
        {
            return Some(index);
        }
    }
    let (before, after) = members.split_at(likely.min(members.len()));
    let place = |members: &[Member]| members.iter().position(|member| is_named(member, name));
    place(after).map(|index| before.len() + index).or_else(|| place(before))
}

/// Returns `true` if a member has this name.
#[inline]
fn is_named(member: &Member, name: &[u8]) -> bool {
    let known = member.name().as_bytes();
    known.len() == name.len() && short::starts_with(known, name)
}

/// The set of members seen so far.
#[derive(Debug, Default)]
pub struct Seen {
    first: u64,
    rest: Vec<u64>, // of structures wider than 64 members
}

impl Seen {
    /// Adds a member, and returns `true` if it was in the set before.
    #[inline]
    pub fn insert(&mut self, index: usize) -> bool {
        let (word, bit) = self.place(index);
        let before = *word & bit != 0;
        *word |= bit;
        before
    }

    #[inline]
    pub fn remove(&mut self, index: usize) -> bool {
        let (word, bit) = self.place(index);
        let before = *word & bit != 0;
        *word &= !bit;
        before
    }

    #[inline]
    pub fn contains(&self, index: usize) -> bool {
        let word = match index / 64 {
            0 => self.first,
            word => self.rest.get(word - 1).copied().unwrap_or_default(),
        };
        word & 1 << (index % 64) != 0
    }

    /// Returns the first index from this one on that is not in the set.
    #[inline]
    pub fn absent_from(&self, index: usize) -> usize {
        let absent = u64::MAX.checked_shl(index as u32).unwrap_or_default() & !self.first;
        if absent != 0 { absent.trailing_zeros() as usize } else { self.wide_absent_from(index.max(64)) }
    }

    #[cold]
    fn wide_absent_from(&self, index: usize) -> usize {
        let most = 64 * (1 + self.rest.len());
        (index..most).find(|index| !self.contains(*index)).unwrap_or(index.max(most))
    }

    #[inline]
    fn place(&mut self, index: usize) -> (&mut u64, u64) {
        let word = match index / 64 {
            0 => &mut self.first,
            word => self.wide(word - 1),
        };
        (word, 1 << (index % 64))
    }

    #[cold]
    fn wide(&mut self, word: usize) -> &mut u64 {
        if self.rest.len() <= word {
            self.rest.resize(word + 1, 0);
        }
        &mut self.rest[word]
    }
}

#[cfg(test)]
mod tests {
    use super::Seen;

    #[test]
    fn knows_what_is_absent_at_the_edges_of_its_words() {
        let members = [0, 1, 62, 63, 64, 65, 127, 128, 200];
        let mut seen = Seen::default();
        for (count, member) in members.into_iter().enumerate() {
            assert!(!seen.contains(member));
            assert!(!seen.insert(member), "it was absent");
            assert!(seen.insert(member), "it was there");
            for index in 0..300 {
                let expected = (index..).find(|index| !members[..=count].contains(index));
                assert_eq!(Some(seen.absent_from(index)), expected, "{index} after {member}");
            }
        }
        assert!(seen.remove(63) && seen.remove(64) && !seen.remove(129));
        assert_eq!([0, 63, 64, 65].map(|index| seen.absent_from(index)), [2, 63, 64, 66]);
    }
}
