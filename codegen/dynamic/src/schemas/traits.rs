//! The traits of members that have a value, in the order of generated tables.

use ferrosmith::ir::{
    Constraints, Default, Location, Member, Payload, Range, TimestampFormat, Type, UnionForm, Xml,
};
use ferrosmith::model::Json;
use ferrosmith::model::traits::XmlNamespace;
use ferrosmith_runtime::schema::{self, Trait};

use super::Maker;
use crate::leak;

impl Maker {
    pub(super) fn traits(&mut self, member: &Member) -> Vec<Trait> {
        let mut traits = Vec::new();
        if let Some(key) = &member.json_name {
            traits.push(Trait::JsonName(self.texts.text(key)));
        }
        traits.extend(self.location(member));
        traits.extend(member.union_form.as_ref().map(|form| match form {
            UnionForm::Discriminated(key) => Trait::Discriminated(self.texts.text(key)),
            UnionForm::Untagged => Trait::Untagged,
        }));
        traits.extend(self.texts.optional(member.media_type.as_ref()).map(Trait::MediaType));
        traits.extend(member.default_value.as_ref().map(|value| Trait::DefaultValue(self.default(value))));
        let (constraints, xml) = (member.constraints.as_ref(), member.xml.as_ref());
        traits.extend(self.of_type(&member.ty, constraints, member.timestamp_format, xml));
        traits.extend(self.texts.optional(member.rust_name.as_ref()).map(Trait::RustName));
        traits
    }

    fn location(&mut self, member: &Member) -> Option<Trait> {
        Some(match &member.location {
            Location::Body => return None,
            Location::Label => Trait::HttpLabel,
            Location::Query(name) => Trait::HttpQuery(self.texts.text(name)),
            Location::QueryParams => Trait::HttpQueryParams,
            Location::Header(name) => Trait::HttpHeader(self.texts.text(name)),
            Location::PrefixHeaders(prefix) => Trait::HttpPrefixHeaders(self.texts.text(prefix)),
            Location::Payload => Trait::HttpPayload(member.payload.unwrap_or(Payload::Document)),
            Location::StatusCode => Trait::HttpResponseCode,
        })
    }

    /// Returns the traits of a type: its constraints, the format of timestamps, and the rows of keys and elements that
    /// have traits.
    fn of_type(
        &mut self,
        ty: &Type,
        constraints: Option<&Constraints>,
        timestamp_format: Option<TimestampFormat>,
        xml: Option<&Xml>,
    ) -> Vec<Trait> {
        let mut traits = constraints.map(|constraints| self.constraints(constraints)).unwrap_or_default();
        traits.extend(xml.map(|xml| self.xml(xml)).unwrap_or_default());
        let element = match ty {
            Type::List(element) | Type::Map(element) => element,
            Type::Timestamp => {
                traits.extend(timestamp_format.map(Trait::TimestampFormat));
                return traits;
            }
            _ => return traits,
        };
        let of_key = constraints.and_then(|constraints| constraints.key.as_deref());
        let mut key = of_key.map(|constraints| self.constraints(constraints)).unwrap_or_default();
        let xml_key = xml.and_then(|xml| xml.key.as_deref());
        key.extend(xml_key.map(|xml| self.xml(xml)).unwrap_or_default());
        if !key.is_empty() {
            traits.push(Trait::Key(self.plain_row("key", key)));
        }
        let of_element = constraints.and_then(|constraints| constraints.element.as_deref());
        let xml_element = xml.and_then(|xml| xml.element.as_deref());
        let inner = self.of_type(&element.ty, of_element, timestamp_format, xml_element);
        if !inner.is_empty() {
            let name = if let Type::List(_) = ty { "member" } else { "value" };
            traits.push(Trait::Element(self.plain_row(name, inner)));
        }
        traits
    }

    /// Returns the row of keys or elements.
    fn plain_row(&mut self, name: &'static str, traits: Vec<Trait>) -> &'static schema::Member {
        leak::one(schema::Member(name, 0, leak::slice(traits)))
    }

    /// Returns the constraints of a type itself.
    fn constraints(&mut self, constraints: &Constraints) -> Vec<Trait> {
        let Constraints { length, range, pattern, unique_items, enumeration, key: _, element: _ } =
            constraints;
        let mut all = Vec::new();
        all.extend(length.as_ref().map(|length| match (length.min, length.max) {
            (None, Some(max)) => Trait::MaxLength(max),
            (min, max) => Trait::Length(min.unwrap_or(0), max.unwrap_or(u64::MAX)),
        }));
        if let Some(Range { min, max }) = range {
            let [min, max] = [min, max].map(|bound| self.texts.or_empty(bound.as_ref()));
            all.push(Trait::Range(min, max));
        }
        all.extend(self.texts.optional(pattern.as_ref()).map(Trait::Pattern));
        all.extend(unique_items.then_some(Trait::UniqueItems));
        all.extend(enumeration.as_ref().and_then(|name| match self.named(name) {
            Some(crate::Type::Enum(schema)) => Some(Trait::Enum(schema)),
            _ => None,
        }));
        all
    }

    fn xml(&mut self, xml: &Xml) -> Vec<Trait> {
        let Xml { name, attribute, flattened, namespace, ec2_name, key: _, element: _ } = xml;
        let mut all = Vec::new();
        all.extend(self.texts.optional(name.as_ref()).map(Trait::XmlName));
        all.extend(attribute.then_some(Trait::XmlAttribute));
        all.extend(flattened.then_some(Trait::XmlFlattened));
        if let Some(XmlNamespace { uri, prefix }) = namespace {
            all.push(Trait::XmlNamespace(self.texts.text(uri), self.texts.or_empty(prefix.as_ref())));
        }
        all.extend(self.texts.optional(ec2_name.as_ref()).map(Trait::Ec2QueryName));
        all
    }

    pub(super) fn default(&mut self, default: &Default) -> schema::Default {
        match default {
            Default::Empty => schema::Default::Empty,
            Default::Boolean(value) => schema::Default::Boolean(*value),
            Default::Integer(value) => schema::Default::Integer(*value),
            Default::Double(value) => schema::Default::Number(self.texts.text(&double(*value))),
            Default::Big(digits) => schema::Default::Number(self.texts.text(digits)),
            Default::String(value) => schema::Default::String(self.texts.text(value)),
            Default::Blob(value) => schema::Default::Blob(leak::slice(value.clone())),
            Default::Timestamp(seconds, nanos) => schema::Default::Timestamp(*seconds, *nanos),
            Default::Document(json) => match json {
                Json::Null => schema::Default::Empty,
                Json::Bool(value) => schema::Default::Boolean(*value),
                Json::Number(value) => schema::Default::Number(self.texts.text(&value.to_string())),
                Json::String(value) => schema::Default::String(self.texts.text(value)),
                Json::Array(_) => schema::Default::List,
                Json::Object(_) => schema::Default::Map,
            },
        }
    }
}

/// Returns a double as text that is read as the same one.
fn double(value: f64) -> String {
    match value {
        f64::INFINITY => "Infinity".to_owned(),
        f64::NEG_INFINITY => "-Infinity".to_owned(),
        _ => format!("{value:?}"),
    }
}
