//! A case of an operation: the members of an input, and the answer to requests that have them. Files of answers, files
//! that were recorded and the model's own `examples` have this form.

use ferrosmith::model::nearest::did_you_mean;
use ferrosmith_dynamic::{DynamicError, DynamicStructure, DynamicUnion, Operation, text};
use ferrosmith_runtime::error::Unhandled;
use ferrosmith_runtime::schema::shape_name;
use ferrosmith_runtime::{Document, Ref, Selected, Structure, equal, json, validate};

use crate::events::Stream;
use crate::json_input;

/// A case.
pub(super) struct Case {
    /// The members as they are given, and the same as a request has them.
    given: Document,
    input: DynamicStructure,
    pub(super) outcome: Given,
}

/// An output that is given, with its events if they are.
#[derive(Clone)]
pub(super) struct Output {
    pub(super) output: DynamicStructure,
    pub(super) events: Option<Vec<DynamicUnion>>,
}

/// The outcome that is given.
pub(super) type Given = Result<Output, DynamicError>;

impl Case {
    /// Reads a case: `{"input": …, "output": …}` or `{"input": …, "error": {"shapeId": …, "content": …}}`.
    ///
    /// # Errors
    /// Returns a message about a case that does not fit its operation.
    pub(super) fn read(operation: &Operation, case: &Document) -> Result<Case, String> {
        only(
            case,
            "a case",
            &["input", "output", "error", "title", "documentation", "allowConstraintErrors"],
        )?;
        let mut given = case.get("input").cloned().unwrap_or_else(|| Document::Object(Default::default()));
        if let Some(stream) = Stream::of(operation.schema().input_events, operation.input_events()) {
            // They come after the answer: no request is found by them.
            stream.take(&mut given).map_err(|problem| format!("input{problem}"))?;
        }
        let mut input = operation.input();
        fill(&given, &mut input).map_err(|problem| format!("input{problem}"))?;
        let check = match case.get("allowConstraintErrors") {
            Some(Document::Boolean(true)) => present,
            _ => valid,
        };
        let outcome = match (case.get("output"), case.get("error")) {
            (Some(output), None) => Ok(self::output(operation, output, check)?),
            (None, Some(error)) => Err(self::error(operation, error, check)?),
            (None, None) if case.get("input").is_some() => {
                Ok(self::output(operation, &Document::Object(Default::default()), check)?)
            }
            _ => {
                return Err("expected {\"input\": …} with one of \"output\" and \"error\"".to_owned());
            }
        };
        Ok(Case { given, input, outcome })
    }

    /// Returns `true` if a request has the members of the case.
    pub(super) fn fits(&self, request: &DynamicStructure) -> bool {
        has(&self.given, Ref::Structure(&self.input), Ref::Structure(request))
    }

    /// Returns the number of members that a request must have: of several cases, the most particular fits best.
    pub(super) fn weight(&self) -> usize {
        weight(&self.given)
    }
}

/// Returns the value of a key, of a map or of a document.
fn entry<'v>(of: Ref<'v>, key: &str) -> Option<Ref<'v>> {
    match of {
        Ref::Map(map) => map.get(key),
        Ref::Document(document) => document.get(key).map(Ref::Document),
        _ => None,
    }
}

/// Returns `true` if the members that `given` has are equal in `input` and `request`, which are of one type.
fn has(given: &Document, input: Ref<'_>, request: Ref<'_>) -> bool {
    match (given, input, request) {
        (Document::Object(given), Ref::Structure(input), Ref::Structure(request)) => {
            let members = input.schema().members.iter().enumerate();
            let mut given = members.filter_map(|(index, member)| Some((index, given.get(member.name())?)));
            given.all(|(index, value)| has(value, input.member(index), request.member(index)))
        }
        (Document::Object(given), Ref::Map(_), Ref::Map(_))
        | (Document::Object(given), Ref::Document(_), Ref::Document(_)) => {
            given.iter().all(|(key, value)| match (entry(input, key), entry(request, key)) {
                (Some(input), Some(request)) => has(value, input, request),
                (one, other) => one.is_none() && other.is_none(),
            })
        }
        (Document::Object(given), Ref::Union(one), Ref::Union(other)) => match (one.get(), other.get()) {
            (Selected::Member(index, Some(one)), Selected::Member(same, Some(other))) if index == same => {
                given.values().all(|value| has(value, one.view(), other.view()))
            }
            _ => equal(input, request),
        },
        (_, input, request) => equal(input, request),
    }
}

/// Returns the number of members, at any depth: an empty structure is one, too.
fn weight(given: &Document) -> usize {
    given.as_object().map_or(0, |object| object.values().map(|value| 1 + weight(value)).sum())
}

/// Returns an error about a member that an object must not have.
fn only(given: &Document, what: &str, known: &[&str]) -> Result<(), String> {
    let mut names = given.as_object().into_iter().flat_map(|object| object.keys());
    match names.find(|name| !known.contains(name)) {
        Some(name) => {
            let meant = did_you_mean(name, known.iter().copied());
            let hint = if meant.is_empty() { format!("expected {}", known.join(", ")) } else { meant };
            Err(format!("/{}: {what} has no such member; {hint}", name.escape_debug()))
        }
        None => Ok(()),
    }
}

/// Returns the output of a file for all inputs.
///
/// # Errors
/// Returns a message with a path, if it is not valid by the model.
pub(super) fn always(operation: &Operation, given: &Document) -> Result<Output, String> {
    output(operation, given, valid).map_err(|problem| {
        let is_case = given.get("input").is_some() && (given.get("output").or(given.get("error"))).is_some();
        let name = operation.schema().name;
        match is_case {
            true => {
                format!("{problem}; an answer to some inputs stands in the folder `{name}`, under any name")
            }
            false => problem,
        }
    })
}

/// A check of a structure that was read, with the paths of required members that are missing.
type Check = fn(&dyn Structure, &[String]) -> Result<(), String>;

/// Returns an output that the check takes, and that can be written in the protocol which its service prefers.
///
/// # Errors
/// Returns a message with a path, if it is not.
fn output(operation: &Operation, given: &Document, check: Check) -> Result<Output, String> {
    let (mut given, mut output) = (given.clone(), operation.output());
    let events = match Stream::of(operation.schema().output_events, operation.output_events()) {
        Some(stream) => stream.take(&mut given).map_err(|problem| format!("output{problem}"))?,
        None => None,
    };
    let missing = fill(&given, &mut output).map_err(|problem| format!("output{problem}"))?;
    check(&output, &missing).map_err(|problem| format!("output: {problem}"))?;
    let written = match operation.output_events() {
        Some(_) => operation.respond_events(None, &output).map(drop),
        None => operation.respond(None, Ok(&output)).map(drop),
    };
    written.map_err(|problem| format!("output: {problem}"))?;
    Ok(Output { output, events })
}

fn error(operation: &Operation, given: &Document, check: Check) -> Result<DynamicError, String> {
    if given.get("code").is_some() {
        return other_error(given).map(DynamicError::Unhandled);
    }
    only(given, "an error", &["shapeId", "content"]).map_err(|problem| format!("error{problem}"))?;
    let id = given.get("shapeId").and_then(Document::as_str);
    let id = id.ok_or(
        "error: expected a string `shapeId`, the name of one of the operation's errors, or a string `code` and a number \
         `status` for an error of another kind",
    )?;
    let find = |ty: &&&'static ferrosmith_dynamic::StructureType| {
        ty.schema.id == id || shape_name(ty.schema.id) == id
    };
    let Some(ty) = operation.errors().iter().find(find) else {
        let names: Vec<&str> = operation.errors().iter().map(|ty| shape_name(ty.schema.id)).collect();
        let names =
            if names.is_empty() { "no error".to_owned() } else { format!("one of {}", names.join(", ")) };
        let id = id.escape_debug();
        return Err(format!(
            "error: expected {names}, found `{id}`; one that the model does not have is {{\"code\": \"{id}\", \"status\": 400}}"
        ));
    };
    let mut error = DynamicStructure::new(ty);
    if let Some(content) = given.get("content") {
        let missing = fill(content, &mut error).map_err(|problem| format!("error/content{problem}"))?;
        check(&error, &missing).map_err(|problem| format!("error/content: {problem}"))?;
    }
    let error = DynamicError::new(error);
    operation.respond(None, Err(&error)).map_err(|problem| format!("error: {problem}"))?;
    Ok(error)
}

/// Returns an error that the model does not have, such as one that any operation may answer with.
fn other_error(given: &Document) -> Result<Unhandled, String> {
    only(given, "an error", &["code", "status", "message"]).map_err(|problem| format!("error{problem}"))?;
    let code = given.get("code").and_then(Document::as_str).ok_or("error/code: expected a string")?;
    let status = given.get("status").and_then(Document::as_u64).and_then(|status| u16::try_from(status).ok());
    let status = status.filter(|status| (400..=599).contains(status));
    let status = status.ok_or("error/status: expected a number from 400 to 599")?;
    let error = Unhandled::of_status(status).with_code(code);
    match given.get("message") {
        None => Ok(error),
        Some(message) => {
            let message = message.as_str().ok_or("error/message: expected a string")?;
            Ok(error.with_message(message))
        }
    }
}

/// Reads a structure, and returns the paths of missing required members.
fn fill(given: &Document, into: &mut DynamicStructure) -> Result<Vec<String>, String> {
    let missing = text::read(json::document_to_string(given).as_bytes(), into)
        .map_err(|error| json_input::unplaced(&error))?;
    match text::unknown_member(given, &text::document(into)) {
        Some(path) => Err(json_input::no_such_member(&path, Ref::Structure(into))),
        None => Ok(missing),
    }
}

/// Checks that no required member is missing, and nothing else: a service may know more values than its model.
fn present(_: &dyn Structure, missing: &[String]) -> Result<(), String> {
    match missing.first() {
        Some(path) => Err(format!("{path}: a required member is missing")),
        None => Ok(()),
    }
}

/// Checks a structure by the model.
fn valid(value: &dyn Structure, missing: &[String]) -> Result<(), String> {
    validate::check_read(value, missing).into_result().map_err(|violations| match missing {
        [] => format!(
            "{violations}; to answer so all the same, write {{\"output\": …, \"allowConstraintErrors\": true}} into a file of the \
             folder `OPERATION`"
        ),
        _ => violations.to_string(),
    })
}
