//! Unique identifiers for names that want the same one, by one rule.

use std::collections::{BTreeMap, BTreeSet};

/// The case of a name, which determines how a number is appended, and which names are too similar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `foo_bar`, then `foo_bar_2`: fields, methods, modules.
    Snake,
    /// `FooBar`, then `FooBar2`: types and variants. Names that differ only in case count as the same:
    /// the documentation has a file for each type, and not every file system can tell them apart.
    Camel,
    /// `FOO_BAR`, then `FOO_BAR_2`: constants.
    Screaming,
}

/// The identifiers that are taken in one scope: the fields of a structure, the types of a module.
#[derive(Clone, Debug)]
pub struct Identifiers {
    style: Style,
    taken: BTreeSet<String>,
}

impl Identifiers {
    /// Returns a scope in which nothing is taken.
    #[must_use]
    pub fn new(style: Style) -> Self {
        Self { style, taken: BTreeSet::new() }
    }

    /// Takes a fixed name. Says whether it was free.
    pub fn reserve(&mut self, name: &str) -> bool {
        self.taken.insert(self.key(name))
    }

    /// Takes the wanted name, or the first free one of `name_2`, `name_3`, … and returns what it took.
    pub fn claim(&mut self, wanted: &str) -> String {
        self.claim_from(wanted, &mut 2)
    }

    /// The same, counting on from `number`, so that a thousand equal names do not try a million.
    fn claim_from(&mut self, wanted: &str, number: &mut usize) -> String {
        if self.reserve(wanted) {
            return wanted.to_owned();
        }
        loop {
            let candidate = self.numbered(wanted, *number);
            *number += 1;
            if self.reserve(&candidate) {
                return candidate;
            }
        }
    }

    fn numbered(&self, name: &str, number: usize) -> String {
        // With a number behind it, a keyword is none any more.
        let name = super::plain(name).trim_end_matches('_');
        let separator = match self.style {
            Style::Camel if !name.ends_with(char::is_numeric) => "",
            Style::Snake | Style::Camel | Style::Screaming => "_",
        };
        format!("{name}{separator}{number}")
    }

    fn key(&self, name: &str) -> String {
        let name = super::plain(name);
        match self.style {
            Style::Snake | Style::Screaming => name.to_owned(),
            Style::Camel => name.to_lowercase(),
        }
    }
}

/// Gives every name of a scope its identifier, in the order of `names`, which are pairs of a wire name and the wanted identifier.
///
/// The first in the order of wire names keeps what it wants; the others get a number that no other name wants.
/// The result does not depend on the order of `names`.
#[must_use]
pub fn unique(names: &[(&str, String)], reserved: &[&str], style: Style) -> Vec<String> {
    let mut scope = Identifiers::new(style);
    for name in reserved {
        scope.reserve(name);
    }
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_key(|&index| (names[index].0, index));

    // First everyone who can have what they want, so that a numbered name never takes a wanted one away.
    let mut given = vec![String::new(); names.len()];
    let mut numbered = Vec::new();
    for index in order {
        let wanted = &names[index].1;
        if scope.reserve(wanted) {
            given[index].clone_from(wanted);
        } else {
            numbered.push(index);
        }
    }
    let mut numbers = BTreeMap::new();
    for index in numbered {
        let wanted = &names[index].1;
        let number = numbers.entry(scope.key(wanted)).or_insert(2);
        given[index] = scope.claim_from(wanted, number);
    }
    given
}
