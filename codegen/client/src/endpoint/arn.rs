//! ARNs: names of resources.

use std::borrow::Cow;

use super::value::Value;

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

    fn part(&self, index: usize) -> String {
        self.0.splitn(6, ':').nth(index).unwrap_or_default().to_owned()
    }

    pub(super) fn attribute(&self, name: &str) -> Value<'p> {
        let index = match name {
            "partition" => 1,
            "service" => 2,
            "region" => 3,
            "accountId" => 4,
            "resourceId" => {
                let resource = self.part(5);
                let parts = resource.split([':', '/']).map(|part| Value::Text(part.to_owned().into()));
                return Value::List(parts.collect());
            }
            _ => return Value::Unset,
        };
        Some(self.part(index)).into()
    }
}
