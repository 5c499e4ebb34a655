//! A line for each request.

use std::io::Write as _;
use std::time::Duration;

use anstyle::{AnsiColor, Style};
use ferrosmith_runtime::http::{Method, Response};
use ferrosmith_runtime::protocol::Reason;
use ferrosmith_runtime::schema::shape_name;
use ferrosmith_runtime::{Rejection, Routed};
use ferrosmith_server::Body;

use super::answer::Note;

const NAME: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();

/// Prints operation, protocol, status and time of a request, in colour on a terminal only.
pub(super) fn line(
    method: &Method,
    path: &str,
    routed: &Result<Routed, Rejection>,
    response: &Response<Body>,
    time: Duration,
) {
    let status = response.status();
    let colour = match status.as_u16() {
        500.. => AnsiColor::Red,
        400.. => AnsiColor::Yellow,
        _ => AnsiColor::Green,
    };
    let colour = colour.on_default();
    let (name, protocol) = match routed {
        Ok(routed) => (routed.operation.name.to_owned(), shape_name(routed.protocol.id())),
        Err(_) => (format!("{method} {}", shown(path)), "-"),
    };
    let (note, reason) = (response.extensions().get(), response.extensions().get::<Reason>());
    let note = match (note, routed, reason) {
        (Some(Note(note)), ..) => shown(note),
        (None, Err(rejection), Some(reason)) if *reason == rejection.reason() => shown(rejection.message()),
        (None, _, Some(reason)) => reason.code().to_owned(),
        (None, _, None) => String::new(),
    };
    let time = time.as_secs_f64() * 1e3;
    // A line at once, from whichever thread; a reader that has gone away is no mistake of ours.
    let line = format!(
        "{colour}{}{colour:#} {NAME}{name}{NAME:#} {DIM}{protocol} {time:.1} ms{DIM:#} {note}",
        status.as_u16()
    );
    let _ = writeln!(anstream::stdout().lock(), "{}", line.trim_end());
}

/// Text of others, which stays on its line, controls no terminal and is not too long.
fn shown(text: &str) -> String {
    let end = text.char_indices().nth(300).map_or(text.len(), |(end, _)| end);
    text[..end].chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
