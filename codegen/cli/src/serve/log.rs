//! A line for each request.

use std::io::Write as _;
use std::time::Instant;

use anstyle::{AnsiColor, Style};
use ferrosmith_runtime::http::{Method, Request, Response, StatusCode};
use ferrosmith_runtime::protocol::Reason;
use ferrosmith_runtime::schema::shape_name;
use ferrosmith_runtime::{Rejection, Routed};
use ferrosmith_server::Body;

use super::answer::Note;

const NAME: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();

/// A request that is being answered. It has its line in any case, in colour on a terminal only.
pub(super) struct Line {
    start: Instant,
    method: Method,
    path: String,
    routed: Option<Routed>,
    /// Why it belongs nowhere.
    lost: Option<(Reason, String)>,
    is_printed: bool,
}

impl Line {
    pub(super) fn of<B>(request: &Request<B>) -> Line {
        let (method, path) = (request.method().clone(), request.uri().path().to_owned());
        Line { start: Instant::now(), method, path, routed: None, lost: None, is_printed: false }
    }

    /// Notes where the request belongs.
    pub(super) fn routed(&mut self, routed: &Result<Routed, Rejection>) {
        match routed {
            Ok(routed) => self.routed = Some(*routed),
            Err(rejection) => self.lost = Some((rejection.reason(), rejection.message().to_owned())),
        }
    }

    /// Prints operation, protocol, status and time.
    pub(super) fn answered(mut self, response: &Response<Body>) {
        let status = response.status();
        let colour = match status.as_u16() {
            500.. => AnsiColor::Red,
            400.. => AnsiColor::Yellow,
            _ => AnsiColor::Green,
        };
        let (note, reason) = (response.extensions().get(), response.extensions().get::<Reason>());
        let note = match (note, &self.lost, reason) {
            (Some(Note(note)), ..) => shown(note),
            (None, Some((lost, why)), Some(reason)) if reason == lost => shown(why),
            (None, _, Some(reason)) => reason.code().to_owned(),
            (None, _, None) => String::new(),
        };
        self.print(colour, status.as_str(), &note);
    }

    /// Prints a line about a request that has no head.
    pub(super) fn unreadable(status: StatusCode, message: &str) {
        let colour = AnsiColor::Yellow.on_default();
        let status = status.as_str();
        let _ = writeln!(anstream::stdout().lock(), "{colour}{status}{colour:#} {NAME}-{NAME:#} {message}");
    }

    fn print(&mut self, colour: AnsiColor, status: &str, note: &str) {
        self.is_printed = true;
        let (name, protocol) = match &self.routed {
            Some(routed) => (routed.operation.name.to_owned(), shape_name(routed.protocol.id())),
            None => (format!("{} {}", self.method, shown(&self.path)), "-"),
        };
        let (colour, time) = (colour.on_default(), self.start.elapsed().as_secs_f64() * 1e3);
        // A line at once, from whichever thread; a reader that has gone away is no mistake of ours.
        let line = format!(
            "{colour}{status}{colour:#} {NAME}{name}{NAME:#} {DIM}{protocol} {time:.1} ms{DIM:#} {note}"
        );
        let _ = writeln!(anstream::stdout().lock(), "{}", line.trim_end());
    }
}

/// A request is dropped when its client does not wait for the answer.
impl Drop for Line {
    fn drop(&mut self) {
        if !self.is_printed {
            self.print(AnsiColor::Yellow, "---", "the connection ended before there was an answer");
        }
    }
}

/// Text of others, which stays on its line, controls no terminal and is not too long.
fn shown(text: &str) -> String {
    let end = text.char_indices().nth(300).map_or(text.len(), |(end, _)| end);
    text[..end].chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
