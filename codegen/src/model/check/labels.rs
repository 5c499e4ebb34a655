//! Checks that the labels of a path and of a host prefix are members of the input, and the reverse
//! (Smithy 2.0, sections `httpLabel` trait and `hostLabel` trait).

use std::collections::{HashMap, HashSet};

use super::uri;
use crate::error::{Collected, Error};
use crate::model::nearest::nearest;
use crate::model::{Kind, Member, Model, Shape};

pub(super) fn check(model: &Model, errors: &mut Collected) {
    for shape in model.shapes.values().filter(|shape| is_whole(shape)) {
        let Kind::Operation(operation) = &shape.kind else { continue };
        let input = operation.input.as_ref().map(|id| model.get(id).filter(|input| is_whole(input)));
        // An input that is missing or no structure was told already.
        let input = match input {
            Some(None) => continue,
            Some(Some(input)) if !matches!(input.kind, Kind::Structure(_)) => continue,
            input => input.flatten(),
        };
        let mut check = |text, labels, kind| {
            LabelledText { model, shape, input, text: beginning(text), labels, kind }.check(errors);
        };
        // A path that no request can have is told as such.
        if let Some(http) = shape.traits.http().filter(|http| uri::is_path(&http.uri)) {
            check(&http.uri, path_labels(&http.uri), &PATH);
        }
        if let Some(prefix) = shape.traits.endpoint() {
            check(prefix, host_labels(prefix), &HOST);
        }
    }
}

/// Returns as much of a text as an error shows: each of many errors has it.
fn beginning(text: &str) -> &str {
    let end = text.char_indices().nth(200).map_or(text.len(), |(end, _)| end);
    &text[..end]
}

/// Mixins that are still to be taken in may bring what is missing.
fn is_whole(shape: &Shape) -> bool {
    shape.mixins.is_empty() && !shape.traits.mixin()
}

/// The place of labels: a path, or a host prefix.
struct Labels {
    /// The trait of the operation, and the key of its text.
    at: [&'static str; 2],
    /// The trait of members.
    id: &'static str,
    has: fn(&Member) -> bool,
    name: &'static str,
}

const PATH: Labels = Labels {
    at: ["smithy.api#http", "uri"],
    id: "smithy.api#httpLabel",
    has: |member| member.traits.http_label(),
    name: "URI",
};

const HOST: Labels = Labels {
    at: ["smithy.api#endpoint", "hostPrefix"],
    id: "smithy.api#hostLabel",
    has: |member| member.traits.host_label(),
    name: "host prefix",
};

/// Returns the names in braces between the slashes of a path.
fn path_labels(uri: &str) -> Vec<&str> {
    let path = uri.split('?').next().unwrap_or_default();
    let inside = path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    inside.map(|label| label.strip_suffix('+').unwrap_or(label)).collect()
}

/// Returns the names in braces of a host prefix.
fn host_labels(prefix: &str) -> Vec<&str> {
    prefix.split('{').skip(1).filter_map(|part| Some(part.split_once('}')?.0)).collect()
}

/// A text of an operation with labels.
struct LabelledText<'m> {
    model: &'m Model,
    shape: &'m Shape,
    input: Option<&'m Shape>,
    text: &'m str,
    labels: Vec<&'m str>,
    kind: &'static Labels,
}

impl LabelledText<'_> {
    fn check(&self, errors: &mut Collected) {
        let members = || self.input.into_iter().flat_map(|input| input.kind.members());
        let by_name: HashMap<&str, &Member> =
            members().map(|member| (member.name.as_str(), member)).collect();
        let labels: HashSet<&str> = self.labels.iter().copied().collect();
        let mut unused: Vec<&Member> = members()
            .filter(|member| (self.kind.has)(member) && !labels.contains(member.name.as_str()))
            .collect();
        // An input without members is one error, at the first label.
        let told = if by_name.is_empty() { 1 } else { self.labels.len() };
        for label in self.labels.iter().take(told) {
            match by_name.get(label).copied() {
                Some(member) if (self.kind.has)(member) => self.check_presence(member, errors),
                Some(member) => errors.push(self.lacks_the_trait(member)),
                None => errors.push(self.no_member(label, &mut unused)),
            }
        }
        errors.extend(unused.into_iter().filter_map(|member| self.no_label(member)));
    }

    fn check_presence(&self, member: &Member, errors: &mut Collected) {
        let Some(input) = self.input.filter(|_| !member.traits.required()) else { return };
        let error = self.model.member_error(
            &input.id,
            &member.name,
            format!("`{}` at a member that may be absent", self.kind.id),
            "`smithy.api#required` beside it",
            format!("add the trait: a {} without it is another one", self.kind.name),
        );
        let error = error.inside(&["traits", self.kind.id]);
        errors.push(error);
    }

    fn lacks_the_trait(&self, member: &Member) -> Error {
        let LabelledText { kind: Labels { id, name, .. }, text, .. } = self;
        let input = self.input.map_or(&self.shape.id, |input| &input.id);
        let found = format!("no `{id}`, though it is a label of the {name} {text:?} of `{}`", self.shape.id);
        let hint = format!("add the trait, or take the label out of the {name}");
        self.model.member_error(input, &member.name, found, format!("the trait `{id}`"), hint)
    }

    /// Returns the error about a label without a member. The member that was meant is removed from those without
    /// a label.
    fn no_member(&self, label: &str, unused: &mut Vec<&Member>) -> Error {
        let Labels { id, name, .. } = self.kind;
        let meant = nearest(label, unused.iter().map(|member| member.name.as_str()));
        let at = unused.iter().position(|member| meant == Some(&*member.name)).unwrap_or(0);
        let hint = match (at < unused.len()).then(|| unused.remove(at)) {
            Some(member) => format!("did you mean `{{{}}}`?", member.name),
            None => format!("add the member, or correct the {name}"),
        };
        let found = format!("the label `{{{label}}}` in {:?}", self.text);
        let expected = format!("a member of the input of that name, with `{id}`");
        let [at, key] = self.kind.at;
        self.model.error(&self.shape.id, found, expected, hint).inside(&["traits", at, key])
    }

    fn no_label(&self, member: &Member) -> Option<Error> {
        let LabelledText { kind: Labels { id, name, .. }, text, .. } = self;
        let found = format!("`{id}`, and no such label in the {name} {text:?} of `{}`", self.shape.id);
        let expected = format!("`{{{}}}` as a part of it", member.name);
        let hint = format!("add it to the {name}, or remove the trait");
        let error = self.model.member_error(&self.input?.id, &member.name, found, expected, hint);
        Some(error.inside(&["traits", id]))
    }
}
