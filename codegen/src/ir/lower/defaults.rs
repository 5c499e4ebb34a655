//! The presence of members: `Option` or not, and their initial value.
//!
//! Smithy 2.0, section Type refinement traits: `default`, `required`, `clientOptional`.

use ferrosmith_runtime::{BigDecimal, BigInteger, Blob, json};

use super::Lowering;
use super::shapes::Role;
use crate::error::Error;
use crate::ir::{Default, Presence};
use crate::model::node::timestamp;
use crate::model::{Json, Kind, Member, Number, Shape};

impl<'m> Lowering<'m> {
    /// `clientOptional` beats everything, and so does an idempotency token in an input; then a member with a default is no `Option` and starts as
    /// it, save in an input: there it is not sent unless set. Then a required member is no `Option`.
    pub(super) fn presence(
        &self,
        owner: &'m Shape,
        member: &'m Member,
        role: Role<'m>,
        problems: &mut Vec<Error>,
    ) -> Presence {
        // A token that the caller does not give is filled in.
        let is_filled_in = matches!(role, Role::Input(_)) && member.traits.idempotency_token();
        if member.traits.client_optional() || is_filled_in {
            return Presence::Optional;
        }
        let required = member.traits.required();
        let Some(value) = member.traits.default_value() else {
            return if required { Presence::Required(None) } else { Presence::Optional };
        };
        match self.default(member, value) {
            Some(default) if matches!(role, Role::Input(_)) => {
                if required {
                    Presence::Required(Some(default))
                } else {
                    Presence::Optional
                }
            }
            Some(default) => Presence::Defaulted(default),
            None => {
                let error = self.model.member_error(
                    &owner.id,
                    &member.name,
                    format!("{} as `smithy.api#default`", value.describe()),
                    format!("a value of `{}`", member.target),
                    "correct the `smithy.api#default` trait",
                );
                let error = error.inside(&["traits", "smithy.api#default"]);
                problems.push(Error { id: "DefaultTrait", ..error });
                Presence::Optional
            }
        }
    }

    /// Returns the default of a member, where it is not what the member is empty as.
    pub(super) fn default_value(&self, member: &Member, presence: &Presence) -> Option<Default> {
        let value = member.traits.default_value()?;
        let default = self.default(member, value)?;
        // A member that is reset becomes empty before it has its default.
        let is_empty = presence.default() == Some(&Default::Empty);
        (!is_empty).then_some(default)
    }

    fn default(&self, member: &Member, value: &Json) -> Option<Default> {
        let shape = self.shape(&member.target)?;
        let integer = |min: i64, max: i64| {
            let integer = value.as_i64().filter(|integer| (min..=max).contains(integer))?;
            Some(if integer == 0 { Default::Empty } else { Default::Integer(integer) })
        };
        let text = || value.as_str().map(str::to_owned);
        match &shape.kind {
            Kind::Boolean => Some(if value.as_bool()? { Default::Boolean(true) } else { Default::Empty }),
            Kind::Byte => integer(i8::MIN.into(), i8::MAX.into()),
            Kind::Short => integer(i16::MIN.into(), i16::MAX.into()),
            Kind::Integer => integer(i32::MIN.into(), i32::MAX.into()),
            // Never `Empty`: the empty value of an enum need not be zero.
            Kind::IntEnum(_) => {
                let number = i32::try_from(value.as_i64()?).ok()?;
                Some(Default::Integer(number.into()))
            }
            Kind::Long => integer(i64::MIN, i64::MAX),
            Kind::Float | Kind::Double => float(value).map(Default::Double),
            Kind::BigInteger => {
                let text = value.as_number()?.to_string();
                text.parse::<BigInteger>().ok().map(|_| Default::Big(text))
            }
            Kind::BigDecimal => {
                let text = value.as_number()?.to_string();
                text.parse::<BigDecimal>().ok().map(|_| Default::Big(text))
            }
            Kind::String | Kind::Enum(_) => text().map(Default::String),
            Kind::Blob => {
                let quoted = format!("\"{}\"", value.as_str().filter(|text| !text.contains(['"', '\\']))?);
                json::from_str::<Blob>(&quoted).ok().map(|blob| Default::Blob(blob.into_vec()))
            }
            Kind::Timestamp => {
                let timestamp = timestamp(value, self.timestamp_format(member))?;
                Some(Default::Timestamp(timestamp.seconds(), timestamp.nanos()))
            }
            Kind::List(_) => value.as_array()?.is_empty().then_some(Default::Empty),
            Kind::Map { .. } => value.as_object()?.is_empty().then_some(Default::Empty),
            Kind::Document => Some(Default::Document(value.clone())),
            _ => None,
        }
    }
}

/// Returns a number, or the name of one that JSON cannot write.
fn float(value: &Json) -> Option<f64> {
    match value.as_str() {
        Some("NaN") => Some(f64::NAN),
        Some("Infinity") => Some(f64::INFINITY),
        Some("-Infinity") => Some(f64::NEG_INFINITY),
        Some(_) => None,
        None => value.as_number().map(Number::as_f64),
    }
}
