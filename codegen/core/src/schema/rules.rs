//! The rules by which clients find a service's endpoint, as tables (Smithy 2.0, section Endpoint rule sets).
//!
//! The generator writes them from a model, and a client runs them: this module has what both must agree on. A
//! program is rules, beside a pool of text:
//!
//! ```text
//! program    = rule*
//! rule       = length of the rest, number of conditions, condition*, TREE rule* | ENDPOINT endpoint | ERROR expression
//! condition  = slot + 1 (0: none), expression
//! endpoint   = expression (the URL), number of headers, (text, number of values, expression*)*, value (the properties)
//! text       = offset in the pool, length
//! value      = OBJECT number, (text, value)* | ARRAY number, value* | expression
//! expression = STRING text | TRUE | FALSE | INTEGER number | REF slot | TEMPLATE number, expression*
//!            | GET_ATTR expression, number, (0 text | 1 index)* | one of the functions, expression*
//! ```
//!
//! Numbers are unsigned, in base 128 with the lowest seven bits first (LEB128). Slots are the parameters in their
//! order, then variables.

/// A service's endpoint rules (`smithy.rules#endpointRuleSet`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EndpointRules<'a> {
    /// The parameters, which are the first slots.
    pub parameters: &'a [RuleParameter<'a>],
    /// The number of slots: parameters and variables.
    pub slots: usize,
    /// The texts of the rules, one after the other.
    pub texts: &'a str,
    /// The rules.
    pub program: &'a [u8],
}

/// A parameter of endpoint rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleParameter<'a> {
    /// The name.
    pub name: &'a str,
    /// The value that a client knows without being told, such as `AWS::Region`.
    pub built_in: Option<&'a str>,
    /// If `true`, there is no endpoint without it.
    pub required: bool,
    /// The value of a parameter that is not given.
    pub default: RuleDefault<'a>,
}

/// The default of a [`RuleParameter`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleDefault<'a> {
    /// None: it is not set.
    None,
    /// A string.
    String(&'a str),
    /// A boolean.
    Boolean(bool),
    /// An array of strings.
    StringArray(&'a [&'a str]),
}

/// The bytes that begin the parts of a program.
pub mod code {
    /// A rule of rules.
    pub const TREE: u8 = 0;
    /// A rule that gives an endpoint.
    pub const ENDPOINT: u8 = 1;
    /// A rule that gives an error.
    pub const ERROR: u8 = 2;

    /// A string.
    pub const STRING: u8 = 10;
    /// The boolean `true`.
    pub const TRUE: u8 = 11;
    /// The boolean `false`.
    pub const FALSE: u8 = 12;
    /// An integer.
    pub const INTEGER: u8 = 13;
    /// The value in a slot.
    pub const REF: u8 = 14;
    /// Expressions that are joined into a string.
    pub const TEMPLATE: u8 = 15;
    /// The function `getAttr`.
    pub const GET_ATTR: u8 = 16;
    /// A value with names.
    pub const OBJECT: u8 = 17;
    /// A value with elements.
    pub const ARRAY: u8 = 18;

    /// The functions that are no code of their own: the first byte of their expressions, and how many arguments they
    /// have, if all calls have as many.
    pub const FUNCTIONS: [(&str, u8, Option<usize>); 14] = [
        ("isSet", IS_SET, Some(1)),
        ("not", NOT, Some(1)),
        ("booleanEquals", BOOLEAN_EQUALS, Some(2)),
        ("stringEquals", STRING_EQUALS, Some(2)),
        ("substring", SUBSTRING, Some(4)),
        ("parseURL", PARSE_URL, Some(1)),
        ("uriEncode", URI_ENCODE, Some(1)),
        ("isValidHostLabel", IS_VALID_HOST_LABEL, Some(2)),
        ("aws.partition", PARTITION, Some(1)),
        ("aws.parseArn", PARSE_ARN, Some(1)),
        ("aws.isVirtualHostableS3Bucket", IS_VIRTUAL_HOSTABLE, Some(2)),
        ("ite", ITE, Some(3)),
        ("split", SPLIT, Some(3)),
        // The number of its arguments stands before them.
        ("coalesce", COALESCE, None),
    ];

    /// The function `isSet`.
    pub const IS_SET: u8 = 32;
    /// The function `not`.
    pub const NOT: u8 = 33;
    /// The function `booleanEquals`.
    pub const BOOLEAN_EQUALS: u8 = 34;
    /// The function `stringEquals`.
    pub const STRING_EQUALS: u8 = 35;
    /// The function `substring`.
    pub const SUBSTRING: u8 = 36;
    /// The function `parseURL`.
    pub const PARSE_URL: u8 = 37;
    /// The function `uriEncode`.
    pub const URI_ENCODE: u8 = 38;
    /// The function `isValidHostLabel`.
    pub const IS_VALID_HOST_LABEL: u8 = 39;
    /// The function `aws.partition`.
    pub const PARTITION: u8 = 40;
    /// The function `aws.parseArn`.
    pub const PARSE_ARN: u8 = 41;
    /// The function `aws.isVirtualHostableS3Bucket`.
    pub const IS_VIRTUAL_HOSTABLE: u8 = 42;
    /// The function `ite`.
    pub const ITE: u8 = 43;
    /// The function `split`.
    pub const SPLIT: u8 = 44;
    /// The function `coalesce`.
    pub const COALESCE: u8 = 45;
}
