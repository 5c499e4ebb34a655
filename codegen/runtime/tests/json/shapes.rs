//! The types that the tests read and write.

use std::collections::BTreeMap;

use ferrosmith_runtime::schema::*;
use ferrosmith_runtime::*;

/// A structure or the schema of a union, as the generator writes them.
macro_rules! shape {
    (flags) => { 0 };
    (flags $flags:ident) => { $flags };
    (schema $name:ident { $($field:ident $key:literal $(: $flags:ident)? $(, $trait:expr)*;)* } [$($by_key:literal)*]) => {
        Schema {
            id: concat!("test#", stringify!($name)),
            name: stringify!($name),
            members: &[$(
                Member($key, shape!(flags $($flags)?), &[$($trait),*])
            ),*],
            by_key: &[$($by_key),*],
            sensitive: false,
            error: None,
        }
    };
    (struct $name:ident { $($index:literal $field:ident $(($start:expr))?: $type:ty = $key:literal $(: $flags:ident)? $(, $trait:expr)*;)* } $by_key:tt) => {
        #[derive(Clone)]
        pub(crate) struct $name { $(pub(crate) $field: $type),* }
        impl StructureShape for $name {
            const SCHEMA: &'static Schema = &shape!(schema $name { $($field $key $(: $flags)? $(, $trait)*;)* } $by_key);
            __fields!($($field $(= $start)?),*);
        }
        __structure!($name);
    };
}

shape! {
    struct User {
        0 name: String = "name": REQUIRED;
        1 email: Option<String> = "email", Trait::JsonName("eMail");
        2 status: Option<Status> = "status";
        3 tags: Option<BTreeMap<String, String>> = "tags": SENSITIVE;
        4 login: Option<Login> = "login";
    } [1 4 0 2 3]
}

shape! {
    struct Team {
        0 users: Option<Vec<User>> = "users";
        1 token: Option<String> = "token": IDEMPOTENCY_TOKEN;
        2 id: Option<String> = "id", Trait::HttpLabel;
        3 labels: Option<BTreeMap<String, User>> = "labels";
        4 owner: Option<Box<User>> = "owner";
    } [2 3 4 1 0]
}

shape! {
    struct Everything {
        0 boolean: Option<bool> = "boolean";
        1 byte: Option<i8> = "byte";
        2 short: Option<i16> = "short";
        3 integer: Option<i32> = "integer";
        4 long: Option<i64> = "long";
        5 float: Option<f32> = "float";
        6 double: Option<f64> = "double";
        7 big_integer: Option<BigInteger> = "bigInteger";
        8 big_decimal: Option<BigDecimal> = "bigDecimal";
        9 blob: Option<Blob> = "blob";
        10 epoch: Option<Timestamp> = "epoch";
        11 date_times: Option<Vec<Timestamp>> = "dateTimes", Trait::Element(&Member("member", 0, &[Trait::TimestampFormat(TimestampFormat::DateTime)]));
        12 http_date: Option<Timestamp> = "httpDate", Trait::TimestampFormat(TimestampFormat::HttpDate);
        13 document: Option<Document> = "document";
        14 level: Option<Level> = "level";
        15 dense: Option<Vec<String>> = "dense";
        16 sparse: Option<Vec<Option<String>>> = "sparse";
        17 map: Option<BTreeMap<String, i32>> = "map";
        18 sparse_map: Option<BTreeMap<String, Option<i32>>> = "sparseMap";
        19 lists: Option<Vec<Vec<i32>>> = "lists";
    } [8 7 9 0 1 11 15 13 6 10 5 12 3 14 19 4 17 2 16 18]
}

shape! {
    struct Tree {
        0 value: i32 = "value";
        1 branches: Vec<Tree> = "branches";
        2 next: Option<Box<Tree>> = "next";
        3 inner: Plain = "inner";
    } [1 3 2 0]
}

shape! {
    struct Plain {
        0 a: Option<i32> = "a";
        1 b: Option<i32> = "b";
        2 c: i32 = "c";
    } [0 1 2]
}

shape! {
    struct Counter {
        0 count(5): i32 = "count", Trait::DefaultValue(schema::Default::Integer(5));
    } [0]
}

shape! {
    struct Counters {
        0 last: Option<Counter> = "last";
        1 all: Vec<Counter> = "all";
        2 document: Document = "document";
        3 entry: Option<Entry> = "entry";
    } [1 2 3 0]
}

shape! {
    struct Entry {
        0 how: Login = "how": REQUIRED;
        1 also: Option<Login> = "also";
        2 user: Option<User> = "user";
    } [1 0 2]
}

/// A union with structures, a text, a list and a unit member.
#[derive(Clone)]
pub(crate) enum Login {
    Sso(Plain),
    Password(String),
    Keys(Vec<String>),
    Nothing,
    User(Box<User>),
    Unknown(UnknownMember),
}

impl Login {
    pub(crate) const SCHEMA: &'static Schema = &shape!(schema Login {
        Sso "sso";
        Password "password": SENSITIVE;
        Keys "keys";
        Nothing "nothing": UNIT;
        User "user";
    } [2 3 1 0 4]);
}
__union!(Login { Sso(value), Password(value), Keys(value), Nothing, User(value) });

#[derive(Clone)]
pub(crate) enum Status {
    Assigned,
    NotAssigned,
    Unknown(String),
}
__enumeration!(Status = "test#Status" { Assigned = "ASSIGNED", NotAssigned = "NOT_ASSIGNED" });

#[derive(Clone, Copy, Debug)]
pub(crate) enum Level {
    Low,
    High,
    Unknown(i32),
}
__int_enumeration!(Level { Low = 1, High = 9 });
