//! Iterators over objects, in insertion order.

use std::iter::FusedIterator;
use std::vec;

use super::{Member, Object};
use crate::data::Document;

/// An iterator over the names and values of an [`Object`], in order.
#[derive(Debug, Clone)]
pub struct Iter<'a>(vec::IntoIter<(u64, &'a str, &'a Document)>);

/// An iterator over the names and values of an [`Object`], in order, with values that can be changed.
#[derive(Debug)]
pub struct IterMut<'a>(vec::IntoIter<(u64, &'a str, &'a mut Document)>);

/// An iterator over the owned names and values of an [`Object`], in order.
#[derive(Debug, Clone)]
pub struct IntoIter(vec::IntoIter<(u64, String, Document)>);

/// Sorts members by their position.
fn in_order<N, V>(members: impl Iterator<Item = (u64, N, V)>) -> vec::IntoIter<(u64, N, V)> {
    let mut members: Vec<_> = members.collect();
    members.sort_unstable_by_key(|(position, ..)| *position);
    members.into_iter()
}

impl<'a> IntoIterator for &'a Object {
    type Item = (&'a str, &'a Document);
    type IntoIter = Iter<'a>;

    fn into_iter(self) -> Iter<'a> {
        let members = self.entries.iter();
        Iter(in_order(members.map(|(name, Member { position, value })| (*position, name.as_str(), value))))
    }
}

impl<'a> IntoIterator for &'a mut Object {
    type Item = (&'a str, &'a mut Document);
    type IntoIter = IterMut<'a>;

    fn into_iter(self) -> IterMut<'a> {
        let members = self.entries.iter_mut();
        IterMut(in_order(members.map(|(name, Member { position, value })| (*position, name.as_str(), value))))
    }
}

impl IntoIterator for Object {
    type Item = (String, Document);
    type IntoIter = IntoIter;

    fn into_iter(self) -> IntoIter {
        let members = self.entries.into_iter();
        IntoIter(in_order(members.map(|(name, Member { position, value })| (position, name, value))))
    }
}

macro_rules! iterators {
    ($($iterator:ident $(<$life:lifetime>)?: $item:ty;)*) => {$(
        impl$(<$life>)? Iterator for $iterator$(<$life>)? {
            type Item = $item;

            fn next(&mut self) -> Option<Self::Item> {
                self.0.next().map(|(_, name, value)| (name, value))
            }

            fn size_hint(&self) -> (usize, Option<usize>) {
                self.0.size_hint()
            }
        }

        impl$(<$life>)? DoubleEndedIterator for $iterator$(<$life>)? {
            fn next_back(&mut self) -> Option<Self::Item> {
                self.0.next_back().map(|(_, name, value)| (name, value))
            }
        }

        impl$(<$life>)? ExactSizeIterator for $iterator$(<$life>)? {}
        impl$(<$life>)? FusedIterator for $iterator$(<$life>)? {}
    )*};
}

iterators! {
    Iter<'a>: (&'a str, &'a Document);
    IterMut<'a>: (&'a str, &'a mut Document);
    IntoIter: (String, Document);
}
