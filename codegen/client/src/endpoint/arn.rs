//! ARNs: names of resources.

use std::borrow::Cow;
use std::ops::Range;

use super::value::{Value, part};

/// The parts of `arn:partition:service:region:account:resource`.
#[derive(Debug, Clone)]
pub(super) struct Arn<'p>(Cow<'p, str>);

impl<'p> Arn<'p> {
    pub(super) fn parse(text: Cow<'p, str>) -> Option<Self> {
        let mut parts = text.splitn(6, ':');
        let is_arn = parts.next() == Some("arn");
        let required = |part: Option<&str>| part.is_some_and(|part| !part.is_empty());
        let (partition, service) = (required(parts.next()), required(parts.next()));
        let resource = required(parts.nth(2));
        (is_arn && partition && service && resource).then_some(Arn(text))
    }

    pub(super) fn length(&self) -> usize {
        self.0.len()
    }

    /// Returns where a part is.
    fn part(&self, index: usize) -> Range<usize> {
        let before: usize = self.0.splitn(6, ':').take(index).map(|part| part.len() + 1).sum();
        before..before + self.0.splitn(6, ':').nth(index).map_or(0, str::len)
    }

    pub(super) fn attribute(&self, name: &str) -> Value<'p> {
        let index = match name {
            "partition" => 1,
            "service" => 2,
            "region" => 3,
            "accountId" => 4,
            "resourceId" => return self.resource(),
            _ => return Value::Unset,
        };
        part(&self.0, self.part(index))
    }

    /// Returns the parts of the resource.
    fn resource(&self) -> Value<'p> {
        let Range { mut start, end } = self.part(5);
        let resource = self.0.get(start..end).unwrap_or_default();
        let parts = resource.split([':', '/']).map(|text| {
            let range = start..start + text.len();
            start = range.end + 1;
            part(&self.0, range)
        });
        parts.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::value::Made;
    use super::*;

    #[test]
    fn parts_are_copied_only_where_they_must_be() {
        let text = "arn:aws:s3::111122223333:accesspoint/shelf:top";
        for text in [Cow::Borrowed(text), Cow::Owned(text.to_owned())] {
            let is_borrowed = matches!(text, Cow::Borrowed(_));
            let arn = Arn::parse(text).unwrap();
            let of = |name: &str| match arn.attribute(name) {
                Value::Unset => "Unset".into(),
                text => {
                    assert_eq!(matches!(text, Value::Text(_)), is_borrowed);
                    text.text().unwrap()
                }
            };
            let found = ["partition", "service", "region", "accountId", "else"].map(of);
            assert_eq!(found, ["aws", "s3", "", "111122223333", "Unset"]);
            let Value::Made(resource) = arn.attribute("resourceId") else { panic!("{arn:?}") };
            let Made::List(parts) = *resource else { panic!("{arn:?}") };
            let parts: Vec<_> = parts.iter().map(|part| part.as_text().unwrap()).collect();
            assert_eq!(parts, ["accesspoint", "shelf", "top"]);
        }
        assert!(
            Arn::parse("arn:aws:s3:r:1:".into()).is_none() && Arn::parse("arn::s3:r:1:x".into()).is_none()
        );
    }
}
