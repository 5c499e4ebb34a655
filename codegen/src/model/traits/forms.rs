//! The forms of values of traits that have no type of their own: what they say is not read, but a value that their
//! definition does not allow is a mistake all the same.

use super::Mismatch;
use crate::model::Json;

/// The form of a value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// An object, often an empty one.
    Object,
    /// An object with at least one entry.
    Entries,
    /// An array.
    Array,
    /// An array of strings.
    Strings,
    /// A string.
    String,
}

use Form::{Array, Entries, Object, String, Strings};

/// The traits by their ids.
#[rustfmt::skip]
const FORMS: &[(&str, Form)] = &[
    ("aws.api#arn", Object),
    ("aws.api#arnReference", Object),
    ("aws.api#awsChunked", Object),
    ("aws.api#controlPlane", Object),
    ("aws.api#data", String),
    ("aws.api#dataPlane", Object),
    ("aws.api#tagEnabled", Object),
    ("aws.api#taggable", Object),
    ("aws.auth#cognitoUserPools", Object),
    ("aws.auth#cognitoUserPoolsScopes", Strings),
    ("aws.customizations#s3UnwrappedXmlOutput", Object),
    ("aws.endpoints#dualStackOnlyEndpoints", Object),
    ("aws.endpoints#endpointsModifier", Object),
    ("aws.endpoints#rulesBasedEndpoints", Object),
    ("aws.endpoints#standardPartitionalEndpoints", Object),
    ("aws.endpoints#standardRegionalEndpoints", Object),
    ("aws.iam#actionName", String),
    ("aws.iam#actionPermissionDescription", String),
    ("aws.iam#conditionKeyValue", String),
    ("aws.iam#conditionKeys", Strings),
    ("aws.iam#defineConditionKeys", Object),
    ("aws.iam#disableConditionKeyInference", Object),
    ("aws.iam#iamAction", Object),
    ("aws.iam#iamResource", Object),
    ("aws.iam#requiredActions", Strings),
    ("aws.iam#serviceResolvedConditionKeys", Strings),
    ("aws.iam#supportedPrincipalTypes", Strings),
    ("smithy.api#authDefinition", Object),
    ("smithy.api#cors", Object),
    ("smithy.api#examples", Array),
    ("smithy.api#externalDocumentation", Entries),
    ("smithy.api#idRef", Object),
    ("smithy.api#nestedProperties", Object),
    ("smithy.api#noReplace", Object),
    ("smithy.api#notProperty", Object),
    ("smithy.api#private", Object),
    ("smithy.api#property", Object),
    ("smithy.api#protocolDefinition", Object),
    ("smithy.api#recommended", Object),
    ("smithy.api#references", Array),
    ("smithy.api#resourceIdentifier", String),
    ("smithy.api#suppress", Strings),
    ("smithy.api#tags", Strings),
    ("smithy.api#trait", Object),
    ("smithy.api#traitValidators", Object),
    ("smithy.api#unitType", Object),
    ("smithy.api#unordered", Object),
    ("smithy.rules#endpointTests", Object),
    ("smithy.test#eventStreamTests", Array),
    ("smithy.test#httpMalformedRequestTests", Array),
    ("smithy.test#httpRequestTests", Array),
    ("smithy.test#httpResponseTests", Array),
    ("smithy.test#smokeTests", Array),
];

/// Refuses a value that the definition of its trait does not allow.
pub(super) fn check(id: &str, value: &Json) -> Result<(), Mismatch> {
    let Ok(at) = FORMS.binary_search_by(|(known, _)| (*known).cmp(id)) else { return Ok(()) };
    let form = FORMS[at].1;
    let fits = match form {
        Object => value.as_object().is_some(),
        Entries => value.as_object().is_some_and(|entries| !entries.is_empty()),
        Array => value.as_array().is_some(),
        Strings => value.as_array().is_some_and(|elements| elements.iter().all(|one| one.as_str().is_some())),
        String => value.as_str().is_some(),
    };
    if fits {
        return Ok(());
    }
    let (expected, hint) = match form {
        Object => ("an object", "write it in braces: `{}` where there is nothing more to say"),
        Entries => ("an object with at least one entry", "add an entry, or remove the trait"),
        Array => ("an array", "write it in brackets"),
        Strings => ("an array of strings", "write it like `[\"one\", \"two\"]`"),
        String => ("a string", "write it in quotes"),
    };
    Err(Mismatch { hint: hint.to_owned(), ..Mismatch::new(value, expected) })
}

#[cfg(test)]
mod tests {
    use super::{FORMS, check};
    use crate::model::Json;
    use crate::model::traits::{catalog, known::Known};

    #[test]
    fn forms_are_those_of_known_traits_without_a_type() {
        assert!(FORMS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        for (id, _) in FORMS {
            assert!(catalog::fate(id).is_some(), "{id}");
            assert!(Known::of(id).is_none(), "{id}");
        }
    }

    #[test]
    fn a_value_of_another_form_is_refused() {
        let check =
            |id: &str, text: &str| check(id, &Json::parse(text).unwrap()).map_err(|wrong| wrong.found);
        assert_eq!(check("smithy.api#tags", r#"["a"]"#), Ok(()));
        assert_eq!(check("smithy.api#tags", "{}"), Err("an empty object".to_owned()));
        assert!(check("smithy.api#tags", "[1]").is_err());
        assert!(check("smithy.api#private", "true").is_err());
        assert!(check("smithy.api#externalDocumentation", "{}").is_err());
        assert!(check("smithy.api#resourceIdentifier", "[]").is_err());
        assert_eq!(check("com.example#own", "3"), Ok(()));
    }
}
