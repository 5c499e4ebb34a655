//! The validators in a model's metadata (Smithy 2.0, section Model validation). Those that only select shapes are
//! evaluated; others are code, which a model does not have.

use std::borrow::Cow;

use super::{Warning, warning};
use crate::error::Error;
use crate::error::Severity;
use crate::model::selector::{Match, Selected, Selections, Template};
use crate::model::{Json, Model, ShapeId};

const KEY: &str = "validators";

/// Returns what the validators of a model find in it. Those for which Smithy only has notes are not asked.
pub(crate) fn of_model(model: &Model) -> Vec<Warning> {
    let entries = model.metadata_entries(KEY);
    if entries.is_empty() {
        return Vec::new();
    }
    let selections = Selections::new(model);
    let mut all = Vec::new();
    let mut unknown: Vec<(usize, &str)> = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        let text = |key: &str| entry.get(key).and_then(Json::as_str);
        let Some(name) = text("name") else { continue };
        if !["EmitEachSelector", "EmitNoneSelector"].contains(&name) {
            if !is_suppressed(model, name) && unknown.iter().all(|(_, known)| *known != name) {
                unknown.push((index, name));
            }
        } else if text("severity") != Some("NOTE") {
            let validator = Validator { selections: &selections, entry, index, name };
            all.extend(validator.find());
        }
    }
    if let Some((index, _)) = unknown.first() {
        let names: Vec<String> = unknown.iter().map(|(_, name)| format!("`{name}`")).collect();
        all.push(warning(
            "UnknownValidator",
            model.metadata_error(KEY, Some(*index)),
            ".name",
            format!("validators that are not known: {}", names.join(", ")),
            "nothing is checked by them",
            "run the tool that has them, or suppress `UnknownValidator`",
        ));
    }
    all
}

/// Returns `true` if the metadata suppresses the id that Smithy gives to an unknown validator.
fn is_suppressed(model: &Model, name: &str) -> bool {
    let id = format!("UnknownValidator_{name}");
    let mut rules = model.metadata_entries("suppressions").iter();
    rules.any(|rule| {
        let text = |key: &str| rule.get(key).and_then(Json::as_str);
        text("namespace") == Some("*") && text("id") == Some(&id)
    })
}

struct Validator<'m, 's> {
    selections: &'s Selections<'m>,
    entry: &'m Json,
    index: usize,
    name: &'m str,
}

impl<'m> Validator<'m, '_> {
    fn text(&self, key: &str) -> Option<&'m str> {
        self.entry.get(key).and_then(Json::as_str)
    }

    fn configured(&self, key: &str) -> Option<&'m str> {
        self.entry.get("configuration")?.get(key).and_then(Json::as_str)
    }

    fn id(&self) -> &'m str {
        self.text("id").unwrap_or(self.name)
    }

    fn find(&self) -> Vec<Warning> {
        let Some(selector) = self.configured("selector") else { return Vec::new() };
        let template = self.configured("messageTemplate").and_then(|text| Template::parse(text).ok());
        let matches = match self.selections.matches(selector, template.as_ref()) {
            Ok(matches) => matches,
            Err(reason) => return vec![self.not_evaluated(".configuration.selector", selector, &reason)],
        };
        if self.name == "EmitNoneSelector" {
            let at = self.selections.model().metadata_error(KEY, Some(self.index));
            let found = format!("no shape that the validator `{}` of the model looks for", self.id());
            let warning = self.event(at, "", found, &format!("its selector is `{selector}`"));
            return if matches.is_empty() { vec![warning] } else { Vec::new() };
        }
        let only = match self.text("selector").map(|selector| (selector, self.selections.of(selector))) {
            Some((selector, only)) => match &*only {
                Selected::Unknown(reason) => return vec![self.not_evaluated(".selector", selector, reason)],
                Selected::These(_) => Some(only),
            },
            None => None,
        };
        let is_wanted = |found: &&Match<'_>| match only.as_deref() {
            Some(Selected::These(shapes)) => shapes.contains(found.shape, found.member),
            _ => true,
        };
        let wanted = matches.iter().filter(is_wanted).filter(|found| self.is_of_namespace(found.shape));
        wanted.filter_map(|found| self.each(selector, found)).collect()
    }

    fn is_of_namespace(&self, id: &ShapeId) -> bool {
        match self.entry.get("namespaces").and_then(Json::as_array) {
            Some(all) => all.iter().any(|namespace| namespace.as_str() == Some(id.namespace())),
            None => true,
        }
    }

    /// Returns the event about a shape; none if it lacks the trait that events are bound to.
    fn each(&self, selector: &str, found: &Match<'_>) -> Option<Warning> {
        let model = self.selections.model();
        let shape = model.get(found.shape)?;
        let (at, traits) = match found.member {
            None => (model.error(&shape.id, "", "", ""), &shape.traits),
            Some(name) => {
                let member = shape.kind.members().find(|member| member.name == name)?;
                (model.member_error(&shape.id, name, "", "", ""), &member.traits)
            }
        };
        let inside = match self.configured("bindToTrait") {
            None => String::new(),
            Some(id) => {
                let id = if id.contains('#') { id.to_owned() } else { format!("smithy.api#{id}") };
                traits.get(&id)?;
                format!(".traits[\"{id}\"]")
            }
        };
        let default = format!("its selector is `{selector}`");
        let text = found.message.as_deref().unwrap_or(&default);
        let what = format!("a shape that the validator `{}` of the model finds", self.id());
        Some(self.event(at, &inside, what, text))
    }

    fn event(&self, at: Error, inside: &str, found: String, text: &str) -> Warning {
        let message = self.text("message").map(|message| message.replace("{super}", text));
        let hint = format!("correct the model, or suppress `{}`", self.id());
        // Without a severity, it is a danger.
        let is_warning = self.text("severity") == Some("WARNING");
        Warning {
            severity: if is_warning { Severity::Warning } else { Severity::Error },
            id: Cow::Owned(self.id().to_owned()),
            ..warning("", at, inside, found, message.as_deref().unwrap_or(text), &hint)
        }
    }

    fn not_evaluated(&self, inside: &str, selector: &str, reason: &str) -> Warning {
        let at = self.selections.model().metadata_error(KEY, Some(self.index));
        let found = format!("the selector `{selector}`, which is not evaluated, since {reason}");
        let hint = "write the selector another way, or run another tool";
        let meaning = "nothing is checked by the validator";
        Warning { id: Cow::Owned(self.id().to_owned()), ..warning("", at, inside, found, meaning, hint) }
    }
}
