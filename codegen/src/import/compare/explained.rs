//! Differences between official models and imported ones that the source of the import makes unavoidable.

/// An aspect, which statements about it must differ, and why.
struct Explanation {
    aspect: &'static str,
    /// Returns `true` if this explains that the official model has the one, and the imported model the other.
    holds: fn(official: Option<&str>, imported: Option<&str>) -> bool,
    reason: &'static str,
}

/// Returns `true` for a fact that the imported model lacks.
fn is_untold(official: Option<&str>, imported: Option<&str>) -> bool {
    official.is_some() && imported.is_none()
}

const EXPLANATIONS: &[Explanation] = &[
    Explanation { aspect: "default", holds: is_untold, reason: "botocore does not tell defaults" },
    Explanation {
        aspect: "clientOptional",
        holds: is_untold,
        reason: "botocore does not tell which required members clients need not have",
    },
    Explanation {
        aspect: "endpointPrefix",
        holds: |official, imported| official.is_none() && imported.is_some(),
        reason: "botocore tells it for services whose models have none",
    },
    Explanation {
        aspect: "s3UnwrappedXmlOutput",
        holds: is_untold,
        reason: "botocore reads such an output by code of its own",
    },
    Explanation {
        aspect: "xmlName",
        holds: is_untold,
        reason: "botocore does not tell the element of an output, nor names that are those of their members",
    },
    Explanation {
        aspect: "xmlNamespace",
        holds: |official, imported| official.is_none() || imported.is_none(),
        reason: "botocore tells it at messages, and official models once, at the service",
    },
    Explanation {
        aspect: "uniqueItems",
        holds: is_untold,
        reason: "botocore does not tell that the items of a list are unique",
    },
    Explanation {
        aspect: "readonly",
        holds: is_untold,
        reason: "botocore tells read-only operations in newer releases only",
    },
    Explanation {
        aspect: "status",
        holds: |_, imported| imported.is_some_and(|status| status.ends_with(super::facts::BY_DEFAULT)),
        reason: "older releases of botocore tell no status of any error of a service that speaks awsJson",
    },
    Explanation {
        aspect: "pattern",
        holds: |official, imported| official.is_some() && official == imported.and_then(without_anchors),
        reason: "botocore's patterns are for the whole value and do not show whether the model anchors them",
    },
    Explanation {
        aspect: "maxDelay",
        holds: |official, imported| official.is_some() && imported.is_some(),
        reason: "botocore tells one delay of a waiter, which is its shortest",
    },
    Explanation {
        aspect: "paginated",
        holds: |_, _| true,
        reason: "botocore keeps its paginators by hand, apart from the model",
    },
];

/// Returns the reason why a difference between an official model and an imported one cannot be avoided.
pub(super) fn reason(official: Option<&str>, imported: Option<&str>, aspect: &str) -> Option<&'static str> {
    let mut explanations = EXPLANATIONS.iter().filter(|explanation| explanation.aspect == aspect);
    let found = explanations.find(|explanation| (explanation.holds)(official, imported));
    found.map(|explanation| explanation.reason)
}

/// Returns the explanations as a Markdown list.
pub(in crate::import) fn page() -> String {
    EXPLANATIONS
        .iter()
        .map(|explanation| format!("- `{}`: {}\n", explanation.aspect, explanation.reason))
        .collect()
}

/// Returns the part of a pattern that the import puts between `^` and `$`.
fn without_anchors(pattern: &str) -> Option<&str> {
    pattern.strip_prefix('^')?.strip_suffix('$')
}
