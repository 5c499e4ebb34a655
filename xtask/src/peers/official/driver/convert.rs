//! Values of the official crates, given as JSON and found as JSON.

use std::collections::HashMap;
use std::fmt::Debug;

use aws_smithy_types::date_time::Format;
use aws_smithy_types::{Blob, DateTime, base64};
use serde_json::{Map, Number, Value, json};

/// A value that is made of JSON.
pub(crate) trait Given {
    fn given(json: &Value) -> Self;
}

/// A value that becomes JSON; `None` if it is absent.
pub(crate) trait Found {
    fn found(&self) -> Option<Value>;
}

/// Returns a member, which setters take as it is.
pub(crate) fn member<T: Given>(json: &Value, name: &str) -> Option<T> {
    json.get(name).map(T::given)
}

/// An object, of the members that are there.
#[derive(Default)]
pub(crate) struct Object(Map<String, Value>);

impl Object {
    pub(crate) fn with(mut self, name: &str, value: &impl Found) -> Self {
        self.0.extend(value.found().map(|value| (name.to_owned(), value)));
        self
    }

    pub(crate) fn done(self) -> Value {
        Value::Object(self.0)
    }
}

/// The result of a builder: a value, or a result where members are required.
pub(crate) trait Built<T> {
    fn built(self) -> T;
}

impl<T> Built<T> for T {
    fn built(self) -> T {
        self
    }
}

impl<T, E: Debug> Built<T> for Result<T, E> {
    fn built(self) -> T {
        self.expect("every required member is given")
    }
}

macro_rules! structure {
    ($ty:ty, given { $($given:literal $set:ident),* } found { $($found:literal $field:ident),* }) => {
        impl crate::convert::Given for $ty {
            fn given(_json: &serde_json::Value) -> Self {
                let builder = <$ty>::builder()$(.$set(crate::convert::member(_json, $given)))*;
                crate::convert::Built::<Self>::built(builder.build())
            }
        }
        impl crate::convert::Found for $ty {
            fn found(&self) -> Option<serde_json::Value> {
                Some(crate::convert::Object::default()$(.with($found, &self.$field))*.done())
            }
        }
    };
}

macro_rules! error {
    ($ty:ty { $($found:literal $field:ident),* }) => {
        impl crate::convert::Found for $ty {
            fn found(&self) -> Option<serde_json::Value> {
                Some(crate::convert::Object::default()$(.with($found, &self.$field))*.done())
            }
        }
    };
}

macro_rules! union_ {
    ($ty:ty { $($name:literal $variant:ident),* $(,)? } units { $($unit:literal $empty:ident),* $(,)? }) => {
        impl crate::convert::Given for $ty {
            fn given(json: &serde_json::Value) -> Self {
                $(if let Some(value) = crate::convert::member(json, $name) {
                    return Self::$variant(value);
                })*
                $(if json.get($unit).is_some() {
                    return Self::$empty;
                })*
                panic!("{json}: a member of a union of another model")
            }
        }
        impl crate::convert::Found for $ty {
            fn found(&self) -> Option<serde_json::Value> {
                match self {
                    $(Self::$variant(value) => Some(crate::convert::Object::default().with($name, value).done()),)*
                    $(Self::$empty => Some(serde_json::json!({ $unit: {} })),)*
                    _ => Some(crate::convert::unknown_member()),
                }
            }
        }
    };
}

macro_rules! enumeration {
    ($ty:ty) => {
        impl crate::convert::Given for $ty {
            fn given(json: &serde_json::Value) -> Self {
                <$ty>::from(json.as_str().expect("a text"))
            }
        }
        impl crate::convert::Found for $ty {
            fn found(&self) -> Option<serde_json::Value> {
                Some(self.as_str().into())
            }
        }
    };
}

pub(crate) use {enumeration, error, structure, union_};

/// Stands for a member that the crate does not know, of which it keeps nothing.
pub(crate) fn unknown_member() -> Value {
    json!({ "$unknown": null })
}

/// Returns a time in nanoseconds.
pub(crate) fn nanoseconds(json: &Value) -> i128 {
    DateTime::given(json).as_nanos()
}

impl Given for DateTime {
    fn given(json: &Value) -> Self {
        match json.as_str() {
            None => DateTime::from_secs_f64(json.as_f64().expect("a time")),
            Some(text) => {
                let read = |format| DateTime::from_str(text, format);
                read(Format::DateTime).or_else(|_| read(Format::HttpDate)).expect("a time")
            }
        }
    }
}

impl Found for DateTime {
    fn found(&self) -> Option<Value> {
        Some(json!({ "$nanoseconds": self.as_nanos().to_string() }))
    }
}

impl Given for Blob {
    fn given(json: &Value) -> Self {
        Blob::new(base64::decode(json.as_str().expect("a text")).expect("base64"))
    }
}

impl Found for Blob {
    fn found(&self) -> Option<Value> {
        Some(base64::encode(self).into())
    }
}

impl<T: Given> Given for Vec<T> {
    fn given(json: &Value) -> Self {
        json.as_array().expect("a list").iter().map(T::given).collect()
    }
}

impl<T: Found> Found for Vec<T> {
    fn found(&self) -> Option<Value> {
        Some(self.iter().map(|element| element.found().unwrap_or_default()).collect())
    }
}

impl<T: Given> Given for HashMap<String, T> {
    fn given(json: &Value) -> Self {
        let entries = json.as_object().expect("a map").iter();
        entries.map(|(key, value)| (key.clone(), T::given(value))).collect()
    }
}

impl<T: Found> Found for HashMap<String, T> {
    fn found(&self) -> Option<Value> {
        let entries = self.iter().map(|(key, value)| (key.clone(), value.found().unwrap_or_default()));
        Some(Value::Object(entries.collect()))
    }
}

impl<T: Found> Found for Option<T> {
    fn found(&self) -> Option<Value> {
        self.as_ref().and_then(T::found)
    }
}

impl<T: Found> Found for Box<T> {
    fn found(&self) -> Option<Value> {
        (**self).found()
    }
}

impl<T: Given> Given for Box<T> {
    fn given(json: &Value) -> Self {
        Box::new(T::given(json))
    }
}

macro_rules! plain {
    ($($ty:ty: $json:ident => $given:expr, $value:ident => $found:expr;)*) => {$(
        impl Given for $ty {
            fn given($json: &Value) -> Self {
                $given.expect(stringify!($ty))
            }
        }
        impl Found for $ty {
            fn found(&self) -> Option<Value> {
                let $value = self;
                Some($found)
            }
        }
    )*};
}

plain! {
    String: json => json.as_str().map(str::to_owned), value => value.as_str().into();
    bool: json => json.as_bool(), value => (*value).into();
    i32: json => json.as_i64().and_then(|number| number.try_into().ok()), value => (*value).into();
    i64: json => json.as_i64(), value => (*value).into();
    f32: json => json.to_string().parse().ok(), value => number(value.to_string());
    f64: json => json.as_f64(), value => number(value.to_string());
}

/// Returns the number of the shortest text.
fn number(text: String) -> Value {
    text.parse().ok().and_then(Number::from_f64).map_or(text.into(), Value::Number)
}
