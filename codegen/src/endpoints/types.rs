//! The types of expressions (Smithy 2.0, section Rules engine standard library).

use std::fmt;

use super::template::AttributeStep;

/// The type of an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Type {
    String,
    Boolean,
    Integer,
    /// Strings.
    Array,
    Record(&'static Record),
    /// A value that may be absent.
    Optional(Box<Type>),
}

/// A value with properties.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Record {
    name: &'static str,
    properties: &'static [(&'static str, Type)],
}

const URL: Record = Record {
    name: "a URL",
    properties: &[
        ("scheme", Type::String),
        ("authority", Type::String),
        ("path", Type::String),
        ("normalizedPath", Type::String),
        ("isIp", Type::Boolean),
    ],
};
const ARN: Record = Record {
    name: "an ARN",
    properties: &[
        ("partition", Type::String),
        ("service", Type::String),
        ("region", Type::String),
        ("accountId", Type::String),
        ("resourceId", Type::Array),
    ],
};
const PARTITION: Record = Record {
    name: "a partition",
    properties: &[
        ("name", Type::String),
        ("dnsSuffix", Type::String),
        ("dualStackDnsSuffix", Type::String),
        ("supportsFIPS", Type::Boolean),
        ("supportsDualStack", Type::Boolean),
        ("implicitGlobalRegion", Type::String),
    ],
};

/// The types of a function's arguments, and that of its result.
pub(super) type Signature = (&'static [Type], Type);

/// Returns the signature of a function whose arguments have types of their own.
pub(super) fn signature(function: &str) -> Option<Signature> {
    use Type::{Array, Boolean, Integer, String};
    let optional = |inner: Type| Type::Optional(Box::new(inner));
    Some(match function {
        "not" => (&[Boolean], Boolean),
        "booleanEquals" => (&[Boolean, Boolean], Boolean),
        "stringEquals" => (&[String, String], Boolean),
        "substring" => (&[String, Integer, Integer, Boolean], optional(String)),
        "parseURL" => (&[String], optional(Type::Record(&URL))),
        "uriEncode" => (&[String], String),
        "isValidHostLabel" | "aws.isVirtualHostableS3Bucket" => (&[String, Boolean], Boolean),
        "aws.partition" => (&[String], optional(Type::Record(&PARTITION))),
        "aws.parseArn" => (&[String], optional(Type::Record(&ARN))),
        "split" => (&[String, String, Integer], Array),
        _ => return None,
    })
}

/// Returns `true` if rules of version 1.0 do not have a function.
pub(super) fn is_newer(function: &str) -> bool {
    matches!(function, "coalesce" | "ite" | "split")
}

/// Returns `true` if a condition with a function can hold only where its arguments are there: functions give nothing, or
/// false, without one, and only `not` makes that hold.
pub(super) fn shows_arguments(function: &str) -> bool {
    function == "isSet" || function != "not" && signature(function).is_some()
}

impl Type {
    /// Returns the type of a value that is there.
    pub(super) fn present(self) -> Type {
        match self {
            Type::Optional(inner) => *inner,
            other => other,
        }
    }

    pub(super) fn is_optional(&self) -> bool {
        matches!(self, Type::Optional(_))
    }

    /// Returns the type of a part of a value, or what is wrong with the step: the expected form, and names that exist.
    pub(super) fn part(&self, step: &AttributeStep) -> Result<Type, (String, Vec<&'static str>)> {
        match (self, step) {
            (Type::Record(record), AttributeStep::Name(name)) => {
                let property = record.properties.iter().find(|(known, _)| known == name);
                property.map(|(_, ty)| ty.clone()).ok_or_else(|| {
                    let names = record.properties.iter().map(|(known, _)| *known).collect();
                    (format!("a property of {}", record.name), names)
                })
            }
            (Type::Array, AttributeStep::Index(_)) => Ok(Type::Optional(Box::new(Type::String))),
            (Type::Array, _) => Err(("an index into an array, such as `[0]`".to_owned(), Vec::new())),
            (Type::Record(record), _) => {
                Err((format!("a property of {}, which is no array", record.name), Vec::new()))
            }
            (other, _) => Err((format!("no path into {other}"), Vec::new())),
        }
    }
}

impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Type::String => "a string",
            Type::Boolean => "a boolean",
            Type::Integer => "an integer",
            Type::Array => "an array of strings",
            Type::Record(record) => record.name,
            Type::Optional(inner) => return write!(f, "{inner} that may be absent"),
        })
    }
}
