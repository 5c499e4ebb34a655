//! Iterators over objects, in insertion order.

use std::iter::FusedIterator;
use std::vec;

use super::{Member, Object};
use crate::data::Document;

/// An iterator over the names and values of an [`Object`], in order.
#[derive(Debug, Clone)]
pub struct Iter<'a>(vec::IntoIter<Option<(&'a str, &'a Document)>>);

/// An iterator over the names and values of an [`Object`], in order, with values that can be changed.
#[derive(Debug)]
pub struct IterMut<'a>(vec::IntoIter<Option<(&'a str, &'a mut Document)>>);

/// An iterator over the owned names and values of an [`Object`], in order.
#[derive(Debug, Clone)]
pub struct IntoIter(vec::IntoIter<Option<(String, Document)>>);

/// Returns members by their positions, which are below an end. None of them is `None`.
pub(super) fn in_order<T>(end: usize, members: impl Iterator<Item = (usize, T)>) -> vec::IntoIter<Option<T>> {
    let mut places = Vec::with_capacity(end);
    while places.len() < end {
        places.push(None);
    }
    for (position, member) in members {
        if let Some(place) = places.get_mut(position) {
            *place = Some(member);
        }
    }
    places.retain(Option::is_some);
    places.into_iter()
}

impl<'a> IntoIterator for &'a Object {
    type Item = (&'a str, &'a Document);
    type IntoIter = Iter<'a>;

    fn into_iter(self) -> Iter<'a> {
        let members = self.entries.iter();
        let placed = members.map(|(name, Member { position, value })| (*position, (name.as_str(), value)));
        Iter(in_order(self.next, placed))
    }
}

impl<'a> IntoIterator for &'a mut Object {
    type Item = (&'a str, &'a mut Document);
    type IntoIter = IterMut<'a>;

    #[inline]
    fn into_iter(self) -> IterMut<'a> {
        let members = self.entries.iter_mut();
        let placed = members.map(|(name, Member { position, value })| (*position, (name.as_str(), value)));
        IterMut(in_order(self.next, placed))
    }
}

impl IntoIterator for Object {
    type Item = (String, Document);
    type IntoIter = IntoIter;

    #[inline]
    fn into_iter(self) -> IntoIter {
        let members = self.entries.into_iter();
        let placed = members.map(|(name, Member { position, value })| (position, (name, value)));
        IntoIter(in_order(self.next, placed))
    }
}

macro_rules! iterators {
    ($($iterator:ident $(<$life:lifetime>)?: $item:ty;)*) => {$(
        impl$(<$life>)? Iterator for $iterator$(<$life>)? {
            type Item = $item;

            fn next(&mut self) -> Option<Self::Item> {
                self.0.next().flatten()
            }

            fn size_hint(&self) -> (usize, Option<usize>) {
                self.0.size_hint()
            }
        }

        impl$(<$life>)? DoubleEndedIterator for $iterator$(<$life>)? {
            fn next_back(&mut self) -> Option<Self::Item> {
                self.0.next_back().flatten()
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
