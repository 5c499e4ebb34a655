//! The forms of values of traits that have no type of their own: what they say is not read, but a value that their
//! definition does not allow is a mistake all the same.

mod aws;
mod record;
mod test_cases;

use super::Mismatch;
use crate::model::Json;
use record::{Field, optional, required};

/// The form of a value.
#[derive(Clone, Copy)]
enum Form {
    /// Anything.
    Any,
    /// An object, often an empty one.
    Object,
    /// An object of URLs, with at least one entry.
    Urls,
    /// An array.
    Array,
    /// An array of strings.
    Strings,
    /// A string.
    String,
    /// A name of letters, digits and `_`, not with a digit first.
    Identifier,
    /// `true` or `false`.
    Boolean,
    /// A whole number, at least and at most.
    Number(i64, i64),
    /// One of some strings.
    OneOf(&'static [&'static str]),
    /// An object with these keys.
    Record(&'static [Field]),
    /// An array of values of a form.
    List(&'static Form),
    /// An object with one of these keys.
    Union(&'static [Field]),
    /// An object with values of a form.
    Map(&'static Form),
}

use Form::{Array, Boolean, Map, Number, Object, OneOf, Record, String, Strings, Urls};

const CORS: &[Field] = &[
    optional("origin", String),
    optional("maxAge", Number(i32::MIN as i64, i32::MAX as i64)),
    optional("additionalAllowedHeaders", Strings),
    optional("additionalExposedHeaders", Strings),
];

const ID_REF: &[Field] =
    &[optional("selector", String), optional("failWhenMissing", Boolean), optional("errorMessage", String)];

const PROTOCOL_DEFINITION: &[Field] =
    &[optional("traits", Strings), optional("noInlineDocumentSupport", Boolean)];

const TRAIT: &[Field] = &[
    optional("selector", String),
    optional("conflicts", Strings),
    optional("structurallyExclusive", OneOf(&["member", "target"])),
    optional("breakingChanges", Array),
];

const TRAIT_VALIDATOR: &[Field] = &[
    required("selector", String),
    optional("message", String),
    optional("severity", OneOf(&["NOTE", "WARNING", "DANGER", "ERROR"])),
];

/// The traits by their ids.
#[rustfmt::skip]
const FORMS: &[(&str, Form)] = &[
    ("aws.api#arn", Record(aws::ARN)),
    ("aws.api#arnReference", Record(aws::ARN_REFERENCE)),
    ("aws.api#awsChunked", Object),
    ("aws.api#controlPlane", Object),
    ("aws.api#data", OneOf(&["account", "content", "permissions", "tagging", "usage"])),
    ("aws.api#dataPlane", Object),
    ("aws.api#tagEnabled", Record(aws::TAG_ENABLED)),
    ("aws.api#taggable", Record(aws::TAGGABLE)),
    ("aws.auth#cognitoUserPools", Record(&[required("providerArns", Strings)])),
    ("aws.auth#cognitoUserPoolsScopes", Strings),
    ("aws.cloudformation#cfnAdditionalIdentifier", Object),
    ("aws.cloudformation#cfnDefaultValue", Object),
    ("aws.cloudformation#cfnExcludeProperty", Object),
    ("aws.cloudformation#cfnMutability", OneOf(aws::MUTABILITIES)),
    ("aws.cloudformation#cfnName", String),
    ("aws.cloudformation#cfnResource", Record(aws::CLOUD_FORMATION)),
    ("aws.customizations#s3UnwrappedXmlOutput", Object),
    ("aws.endpoints#dualStackOnlyEndpoints", Object),
    ("aws.endpoints#endpointsModifier", Object),
    ("aws.endpoints#rulesBasedEndpoints", Object),
    ("aws.endpoints#standardPartitionalEndpoints", Record(aws::PARTITIONAL_ENDPOINTS)),
    ("aws.endpoints#standardRegionalEndpoints", Record(aws::REGIONAL_ENDPOINTS)),
    ("aws.iam#actionName", String),
    ("aws.iam#actionPermissionDescription", String),
    ("aws.iam#conditionKeyValue", String),
    ("aws.iam#conditionKeys", Strings),
    ("aws.iam#defineConditionKeys", Map(&Record(aws::CONDITION_KEY))),
    ("aws.iam#disableConditionKeyInference", Object),
    ("aws.iam#iamAction", Record(aws::IAM_ACTION)),
    ("aws.iam#iamResource", Record(aws::IAM_RESOURCE)),
    ("aws.iam#requiredActions", Strings),
    ("aws.iam#serviceResolvedConditionKeys", Strings),
    ("aws.iam#supportedPrincipalTypes", aws::PRINCIPALS),
    ("smithy.api#authDefinition", Record(&[optional("traits", Strings)])),
    ("smithy.api#cors", Record(CORS)),
    ("smithy.api#examples", Array),
    ("smithy.api#externalDocumentation", Urls),
    ("smithy.api#idRef", Record(ID_REF)),
    ("smithy.api#longPoll", Record(&[required("timeoutMillis", Number(1, i32::MAX as i64))])),
    ("smithy.api#metadata", Record(&[required("key", String)])),
    ("smithy.api#nestedProperties", Object),
    ("smithy.api#noReplace", Object),
    ("smithy.api#notProperty", Object),
    ("smithy.api#private", Object),
    ("smithy.api#property", Record(&[optional("name", String)])),
    ("smithy.api#protocolDefinition", Record(PROTOCOL_DEFINITION)),
    ("smithy.api#recommended", Record(&[optional("reason", String)])),
    ("smithy.api#references", Array),
    ("smithy.api#resourceIdentifier", String),
    ("smithy.api#suppress", Strings),
    ("smithy.api#tags", Strings),
    ("smithy.api#trait", Record(TRAIT)),
    ("smithy.api#traitValidators", Map(&Record(TRAIT_VALIDATOR))),
    ("smithy.api#unitType", Object),
    ("smithy.api#unordered", Object),
    ("smithy.rules#endpointTests", test_cases::ENDPOINTS),
    ("smithy.test#eventStreamTests", test_cases::EVENTS),
    ("smithy.test#httpMalformedRequestTests", test_cases::MALFORMED),
    ("smithy.test#httpRequestTests", test_cases::REQUESTS),
    ("smithy.test#httpResponseTests", test_cases::RESPONSES),
    ("smithy.test#smokeTests", test_cases::SMOKE),
];

/// Returns the parts of a value that the definition of its trait does not allow.
pub(super) fn check(id: &str, value: &Json) -> Vec<Mismatch> {
    let Ok(at) = FORMS.binary_search_by(|(known, _)| (*known).cmp(id)) else { return Vec::new() };
    check_form(FORMS[at].1, value)
}

fn check_form(form: Form, value: &Json) -> Vec<Mismatch> {
    let is_text = |value: &Json| value.as_str().is_some();
    let (fits, expected, hint) = match form {
        Form::Any => return Vec::new(),
        Form::Record(fields) => return record::check_record(fields, value),
        Form::List(form) => return record::check_elements(*form, value),
        Form::Union(fields) => return record::check_union(fields, value),
        Form::Map(form) => return record::check_values(*form, value),
        Form::OneOf(values) => {
            let is_one = value.as_str().is_some_and(|text| values.contains(&text));
            return if is_one { Vec::new() } else { vec![hinted(Mismatch::none_of(value, values))] };
        }
        Form::Number(min, max) => {
            let fits = value.as_i64().is_some_and(|number| (min..=max).contains(&number));
            let expected = format!("a whole number from {min} to {max}");
            return if fits { Vec::new() } else { vec![hinted(Mismatch::new(value, &expected))] };
        }
        Form::Object => (
            value.as_object().is_some(),
            "an object",
            "write it in braces: `{}` where there is nothing more to say",
        ),
        Form::Urls => return check_urls(value),
        Form::Array => (value.as_array().is_some(), "an array", "write it in brackets"),
        Form::Strings => (
            value.as_array().is_some_and(|elements| elements.iter().all(is_text)),
            "an array of strings",
            "write it like `[\"one\", \"two\"]`",
        ),
        Form::String => (is_text(value), "a string", "write it in quotes"),
        Form::Identifier => (
            value.as_str().is_some_and(is_name),
            "a name of letters, digits and `_`, with no digit at its start",
            "correct the name",
        ),
        Form::Boolean => (value.as_bool().is_some(), "true or false", "write it without quotes"),
    };
    if fits { Vec::new() } else { vec![Mismatch { hint: hint.to_owned(), ..Mismatch::new(value, expected) }] }
}

/// Checks the values of an object, of which there must be one: each begins with its scheme (RFC 3986, section 3.1).
fn check_urls(value: &Json) -> Vec<Mismatch> {
    let Some(entries) = value.as_object().filter(|entries| !entries.is_empty()) else {
        let hint = "add an entry, or remove the trait".to_owned();
        return vec![Mismatch { hint, ..Mismatch::new(value, "an object of URLs, at least one") }];
    };
    let wrong = entries.iter().filter(|(_, value)| !value.as_str().is_some_and(is_url));
    let wrong = wrong.map(|(key, value)| {
        let hint = "write all of it, like `https://example.com/docs`".to_owned();
        Mismatch { hint, ..Mismatch::new(value, "a URL") }.under_key(key)
    });
    wrong.collect()
}

fn is_url(text: &str) -> bool {
    let is_scheme = |scheme: &str| {
        scheme.starts_with(|first: char| first.is_ascii_alphabetic())
            && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
    };
    text.split_once(':').is_some_and(|(scheme, rest)| is_scheme(scheme) && !rest.is_empty())
}

fn is_name(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    text.bytes().next().is_some_and(|first| !first.is_ascii_digit()) && text.bytes().all(fits)
}

/// Gives an error advice, if it has none.
fn hinted(wrong: Mismatch) -> Mismatch {
    match wrong.hint.is_empty() {
        true => Mismatch { hint: "correct the value".to_owned(), ..wrong },
        false => wrong,
    }
}

#[cfg(test)]
mod tests {
    use super::{FORMS, check};
    use crate::model::Json;
    use crate::model::traits::{catalog, known, known::Known};

    #[test]
    fn forms_are_those_of_known_traits_without_a_type() {
        assert!(FORMS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        for (id, _) in FORMS {
            assert!(catalog::fate(id).is_some(), "{id}");
            assert!(
                !Known::of(id).is_some_and(|known| matches!(known.form(), known::Form::Typed(_))),
                "{id}"
            );
        }
    }

    #[test]
    fn what_a_definition_leaves_open_is_taken() {
        for (id, text) in [
            ("aws.api#tagEnabled", r#"{"apiConfig": {"untagApi": "Untag"}}"#),
            ("aws.api#arn", r#"{"template": "a/{b}", "resourceDelimiter": "/", "reusable": true}"#),
            (
                "aws.endpoints#standardPartitionalEndpoints",
                r#"{"endpointPatternType": "aws_recommended", "partitionEndpointSpecialCases": {"aws": [{"region": "us-west-2"}]}}"#,
            ),
            ("smithy.rules#endpointTests", r#"{"version": "1.1", "testCases": []}"#),
            (
                "smithy.rules#endpointTests",
                r#"{"version": "1.0", "testCases": [{"expect": {"endpoint": {"url": ""}}}]}"#,
            ),
        ] {
            assert_eq!(check(id, &Json::parse(text).unwrap()), [], "{id}");
        }
    }

    #[test]
    fn a_value_of_another_form_is_refused() {
        let found = |id: &str, text: &str| {
            let wrong = check(id, &Json::parse(text).unwrap()).into_iter();
            wrong.map(|wrong| wrong.found).collect::<Vec<_>>().join(", ")
        };
        assert_eq!(found("smithy.api#tags", r#"["a"]"#), "");
        assert_eq!(found("smithy.api#tags", "{}"), "an empty object");
        assert!(!found("smithy.api#tags", "[1]").is_empty());
        assert!(!found("smithy.api#private", "true").is_empty());
        assert!(!found("smithy.api#externalDocumentation", "{}").is_empty());
        assert!(!found("smithy.api#resourceIdentifier", "[]").is_empty());
        assert_eq!(found("com.example#own", "3"), "");
    }
}
