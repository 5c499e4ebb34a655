//! Errors and warnings about models: with their source lines, as JSON, or in Smithy's own notation.

use std::process::ExitCode;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use clap::ValueEnum;
use ferrosmith::model::Json;
use ferrosmith::{Diagnostic, Diagnostics, Error, Severity};

use crate::messages::{self, tell, tell_in_colour};

/// The form of errors and warnings about models, on the standard error.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// With the source line underlined, and a count at the end
    #[default]
    Human,
    /// A JSON object a line: severity, id, shape, file, path, line, column, span (two byte offsets),
    /// message, found, expected, help; null for what is not known
    Json,
    /// Smithy's notation: [ERROR] shape: message | id file:line:column
    Smithy,
}

impl Format {
    /// Prints an error, and returns the status of a command that failed.
    pub(crate) fn error(self, error: &Error) -> ExitCode {
        match (error, self) {
            (Error::Models(diagnostics), _) => self.print(diagnostics),
            (other, Format::Human) => return messages::error(other),
            (other, Format::Json) => tell!("{}", json_of_text(&other.to_string())),
            (other, Format::Smithy) => {
                tell!("[ERROR] -: {} | Model N/A:0:0", one_line(&other.to_string()))
            }
        }
        ExitCode::FAILURE
    }

    /// Prints errors and warnings.
    pub(crate) fn print(self, diagnostics: &Diagnostics) {
        for diagnostic in diagnostics.iter() {
            match self {
                Format::Human => tell_in_colour!("{}\n", human(diagnostic)),
                Format::Json => tell!("{}", json(diagnostic)),
                Format::Smithy => tell!("{}", smithy(diagnostic)),
            }
        }
        if self == Format::Human && !diagnostics.is_empty() {
            tell!("{}", diagnostics.count());
        }
    }
}

fn human(diagnostic: &Diagnostic) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        _ => Level::WARNING,
    };
    let location = &diagnostic.location;
    let title = level.clone().primary_title(&diagnostic.message).id(&*diagnostic.id);
    let snippet = diagnostic.position.as_ref().map(|position| {
        let mark = AnnotationKind::Primary.span(position.marked.clone());
        Snippet::source(&position.source).line_start(position.line).annotation(mark)
    });
    let (mut groups, mut group): (Vec<Group<'_>>, _) = match (&diagnostic.position, snippet) {
        (Some(position), Some(snippet)) if position.is_cut() => {
            // Columns of what is printed are not those of the file: the location stands in a group of its own.
            let origin = Origin::path(&location.file).line(position.line).char_column(position.column);
            (vec![title.element(origin)], Group::with_level(level).element(snippet))
        }
        (Some(_), Some(snippet)) => (Vec::new(), title.element(snippet.path(&location.file))),
        _ => (Vec::new(), title.element(Origin::path(&location.file))),
    };
    let inside = match (&diagnostic.shape, &diagnostic.position) {
        (Some(shape), Some(_)) => format!("`{shape}`"),
        (Some(shape), None) => format!("`{shape}` at {}", location.path),
        (None, _) if location.path.len() > 1 => location.path.clone(),
        (None, _) => String::new(),
    };
    if !inside.is_empty() {
        group = group.element(Level::NOTE.with_name("in").message(inside));
    }
    if !diagnostic.help.is_empty() {
        group = group.element(Level::HELP.message(&diagnostic.help));
    }
    groups.push(group);
    Renderer::styled().render(&groups)
}

fn json(diagnostic: &Diagnostic) -> Json {
    let text = |text: &str| if text.is_empty() { Json::Null } else { Json::from(text) };
    let position = diagnostic.position.as_ref();
    let number = |number: Option<usize>| number.map_or(Json::Null, |number| Json::from(number as u64));
    let span = position.map(|position| vec![position.span.start as u64, position.span.end as u64]);
    object([
        ("severity", Json::from(diagnostic.severity.to_string())),
        ("id", Json::from(&*diagnostic.id)),
        ("shape", diagnostic.shape.as_deref().map_or(Json::Null, Json::from)),
        ("file", text(&diagnostic.location.file)),
        ("path", text(&diagnostic.location.path)),
        ("line", number(position.map(|position| position.line))),
        ("column", number(position.map(|position| position.column))),
        ("span", span.map_or(Json::Null, Json::from)),
        ("message", Json::from(diagnostic.message.as_str())),
        ("found", text(&diagnostic.found)),
        ("expected", diagnostic.expected.as_deref().map_or(Json::Null, Json::from)),
        ("help", text(&diagnostic.help)),
    ])
}

/// Returns an error that is not about a location in a model.
fn json_of_text(message: &str) -> Json {
    let keys = ["id", "shape", "file", "path", "line", "column", "span"];
    let nothing = |key: &'static str| (key, Json::Null);
    let known = [("severity", Json::from("error"))].into_iter();
    let message = [("message", Json::from(message))];
    let rest = ["found", "expected", "help"].map(nothing);
    object(known.chain(keys.map(nothing)).chain(message).chain(rest))
}

fn object(entries: impl IntoIterator<Item = (&'static str, Json)>) -> Json {
    Json::Object(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

fn smithy(diagnostic: &Diagnostic) -> String {
    let severity = diagnostic.severity.to_string().to_uppercase();
    let shape = diagnostic.shape.as_deref().unwrap_or("-");
    let (line, column) =
        diagnostic.position.as_ref().map_or((0, 0), |position| (position.line, position.column));
    let mut message = diagnostic.message.clone();
    if !diagnostic.help.is_empty() {
        message = format!("{message}; {}", diagnostic.help);
    }
    let file = if diagnostic.location.file.is_empty() { "N/A" } else { &diagnostic.location.file };
    format!(
        "[{severity}] {}: {} | {} {}:{line}:{column}",
        one_line(shape),
        one_line(&message),
        diagnostic.id,
        one_line(file)
    )
}

/// Text of a model that stays on its line and controls no terminal.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
