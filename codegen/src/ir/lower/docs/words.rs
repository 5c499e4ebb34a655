//! Documentation in the model.

use crate::docs::{code, first_sentence, link, to_markdown};
use crate::ir::Docs;
use crate::model::traits::Traits;
use crate::model::{Json, Kind, Member, Shape};

/// Returns the documentation of a shape or member.
pub(super) fn own(traits: &Traits) -> Docs {
    with_notes(described(traits), traits)
}

/// Returns the documentation of a member, or else of its target (Smithy's "effective documentation"): all of
/// it if the target has no type of its own, otherwise its first sentence, since the field's type leads to the
/// rest.
pub(super) fn effective(member: &Member, target: Option<&Shape>) -> Docs {
    let inherited = || {
        let target = target?;
        let text = described(&target.traits)?;
        match target.kind {
            Kind::Structure(_) | Kind::Union(_) | Kind::Enum(_) | Kind::IntEnum(_) => {
                first_sentence(&text).map(str::to_owned)
            }
            _ => Some(text),
        }
    };
    with_notes(described(&member.traits).or_else(inherited), &member.traits)
}

/// `smithy.api#documentation`.
fn described(traits: &Traits) -> Option<String> {
    traits.documentation().and_then(text)
}

/// Adds notes about the state of a shape or member, and links, to its description.
fn with_notes(description: Option<String>, traits: &Traits) -> Docs {
    let mut docs: Docs = description.into_iter().collect();
    docs.extend(deprecation(traits));
    if traits.unstable() {
        docs.push("Unstable: may change without notice.".to_owned());
    }
    docs.extend(traits.since().map(|since| format!("Since {}.", code(since))));
    docs.extend(recommendation(traits));
    docs.extend(external(traits));
    docs
}

/// Returns the deprecation as a note, not an attribute: code that handles the whole API must not drown in warnings that it can
/// do nothing about.
fn deprecation(traits: &Traits) -> Option<String> {
    let deprecated = traits.deprecated()?;
    let mut note = match &deprecated.since {
        Some(since) => format!("**Deprecated** since {}.", code(since)),
        None => "**Deprecated.**".to_owned(),
    };
    if let Some(message) = deprecated.message.as_deref().and_then(text) {
        note = format!("{note}\n\n{message}");
    }
    Some(quoted(&note))
}

/// `smithy.api#recommended`, and why.
fn recommendation(traits: &Traits) -> Option<String> {
    let recommended = traits.get("smithy.api#recommended")?;
    Some(match recommended.get("reason").and_then(Json::as_str).and_then(text) {
        Some(reason) => quoted(&format!("**Recommended.**\n\n{reason}")),
        None => "Recommended.".to_owned(),
    })
}

/// `smithy.api#externalDocumentation`: titles and addresses.
fn external(traits: &Traits) -> Option<String> {
    let pages = traits.get("smithy.api#externalDocumentation")?.as_object()?;
    let links = pages.iter().filter_map(|(title, address)| Some(link(title, address.as_str()?)));
    let links: Vec<String> = links.filter(|link| !link.is_empty()).collect();
    (!links.is_empty()).then(|| format!("See {}.", links.join(", ")))
}

fn text(source: &str) -> Option<String> {
    Some(to_markdown(source)).filter(|text| !text.is_empty())
}

/// Blocks in a block quote.
fn quoted(markdown: &str) -> String {
    let lines =
        markdown.lines().map(|line| if line.is_empty() { ">".to_owned() } else { format!("> {line}") });
    lines.collect::<Vec<_>>().join("\n")
}
