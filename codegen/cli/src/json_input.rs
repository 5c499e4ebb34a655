//! JSON of the command line: a text, `@FILE`, or `-` for the standard input.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use ferrosmith::model::Json;
use ferrosmith::model::nearest::nearest;
use ferrosmith_dynamic::{DynamicStructure, text};
use ferrosmith_runtime::codec::path::push;
use ferrosmith_runtime::schema::Member;
use ferrosmith_runtime::validate::{self, Constraint};
use ferrosmith_runtime::{Document, Ref, Selected, json};

/// The most that is read, in bytes.
const MOST: u64 = 256 << 20;

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Returns the text that an argument stands for.
///
/// # Errors
/// Returns a message that names the file, if it cannot be read.
pub(crate) fn text(argument: &str) -> Result<Vec<u8>, String> {
    match (argument, argument.strip_prefix('@')) {
        ("-", _) => stdin(),
        (_, Some(path)) => file(Path::new(path)),
        (path, None) if !path.starts_with('{') && Path::new(path).is_file() => {
            Err(format!("`{path}` is a file; write `@{path}`"))
        }
        (text, None) => Ok(text.as_bytes().to_vec()),
    }
}

/// Reads a file of JSON. A byte order mark is left out, with which some editors and shells begin what they write.
///
/// # Errors
/// Returns a message that names the file, if it cannot be read.
pub(crate) fn file(path: &Path) -> Result<Vec<u8>, String> {
    let text = fs::File::open(path).and_then(whole);
    let is_json = path.to_str().is_some_and(|name| name.starts_with(['{', '[']));
    let hint = if is_json { "; name a file, or give the JSON by the standard input" } else { "" };
    text.map_err(|error| format!("{}: cannot be read: {error}{hint}", path.display()))
}

/// Reads the standard input.
///
/// # Errors
/// Returns a message, if it cannot be read.
pub(crate) fn stdin() -> Result<Vec<u8>, String> {
    whole(io::stdin().lock()).map_err(|error| format!("<stdin>: cannot be read: {error}"))
}

fn whole(from: impl Read) -> io::Result<Vec<u8>> {
    let mut text = Vec::new();
    from.take(MOST + 1).read_to_end(&mut text)?;
    if text.len() as u64 > MOST {
        return Err(io::Error::other(format!("it has more than {MOST} bytes")));
    }
    if text.starts_with(BYTE_ORDER_MARK) {
        text.drain(..BYTE_ORDER_MARK.len());
    }
    Ok(text)
}

/// Reads an empty structure, and returns the paths of missing required members.
///
/// # Errors
/// Returns a message with a path, if the text is not valid JSON, does not fit, or has a member that the structure does
/// not have.
pub(crate) fn read(json_text: &[u8], into: &mut DynamicStructure) -> Result<Vec<String>, String> {
    let missing = text::read(json_text, into).map_err(|error| placed(&error, json_text))?;
    let given = document(json_text)?;
    match text::unknown_member(&given, &text::document(into)) {
        Some(path) => Err(no_such_member(&path, Ref::Structure(into))),
        None => Ok(missing),
    }
}

/// Returns the message about a member that is not there, with the one that was most likely meant. `path` is a JSON pointer
/// from `root`, whose rest was read.
pub(crate) fn no_such_member(path: &str, root: Ref<'_>) -> String {
    let (parents, name) = path.rsplit_once('/').unwrap_or_default();
    let (parent, name) = (value_of(parents, root), unescaped(name));
    let schema = match parent {
        Some(Ref::Structure(structure)) => structure.schema(),
        Some(Ref::Union(union)) => union.schema(),
        _ => return format!("{path}: there is no such member"),
    };
    match nearest(&name, schema.members.iter().map(Member::name)) {
        Some(meant) => format!("{path}: `{}` has no such member; did you mean `{meant}`?", schema.id),
        None => format!("{path}: `{}` has no such member", schema.id),
    }
}

/// Returns a message about each member of a union that the model does not have, with the one that was most likely meant. Such a
/// member is read all the same: a service may know more than its model.
pub(crate) fn unknown_of_unions(read: &DynamicStructure) -> Vec<String> {
    let root = Ref::Structure(read);
    let unknown = |path: &str| match value_of(path, root) {
        Some(Ref::Union(union)) => match union.get() {
            Selected::Unknown(member) => {
                let mut path = path.to_owned();
                push(&mut path, member.name());
                Some(no_such_member(&path, root))
            }
            Selected::Member(..) => None,
        },
        _ => None,
    };
    let report = validate::check(read);
    let of_unions = report.violations().iter().filter(|one| matches!(one.constraint(), Constraint::Union(_)));
    of_unions.filter_map(|one| unknown(one.path())).collect()
}

/// Returns the value at a JSON pointer.
fn value_of<'v>(path: &str, root: Ref<'v>) -> Option<Ref<'v>> {
    path.split('/').skip(1).try_fold(root, |value, step| value_at(value, &unescaped(step)))
}

/// Returns the name that a step of a JSON pointer stands for (RFC 6901, section 4).
fn unescaped(step: &str) -> String {
    step.replace("~1", "/").replace("~0", "~")
}

/// Returns the value at a step, which is not escaped.
fn value_at<'v>(value: Ref<'v>, step: &str) -> Option<Ref<'v>> {
    match value {
        Ref::Structure(structure) => {
            let index = structure.schema().members.iter().position(|member| member.name() == step)?;
            Some(structure.member(index))
        }
        Ref::Union(union) => match union.get() {
            Selected::Member(_, Some(value)) => Some(value.view()),
            _ => None,
        },
        Ref::List(list) => Some(list.get(step.parse().ok()?)),
        Ref::Map(map) => map.get(step),
        _ => None,
    }
}

/// Reads any JSON.
///
/// # Errors
/// Returns a message with a line and a column, if the text is not valid JSON, or has a key twice in one object.
pub(crate) fn document(json_text: &[u8]) -> Result<Document, String> {
    let document = json::document_from_slice(json_text).map_err(|error| placed(&error, json_text))?;
    // Services take the last one: who wrote both means another thing.
    let text = String::from_utf8_lossy(json_text);
    match (Json::parse(&text), Json::parse_unique(&text)) {
        (Ok(_), Err(twice)) => Err(twice.to_string()),
        _ => Ok(document),
    }
}

/// Returns the message of an error, with its line and column.
fn placed(error: &json::Error, json_text: &[u8]) -> String {
    let message = unplaced(error);
    let message = message.strip_prefix(": ").unwrap_or(&message);
    let Some(before) = error.offset().and_then(|offset| json_text.get(..offset)) else {
        return message.to_owned();
    };
    let before = String::from_utf8_lossy(before);
    let line = before.split('\n').count();
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    format!("{message}, line {line}, column {column}")
}

/// Returns the path and the message of an error, `/PATH: MESSAGE`, for a text that was made of another one.
pub(crate) fn unplaced(error: &json::Error) -> String {
    format!("{}: {}", error.pointer(), error.message())
}
