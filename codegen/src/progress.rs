//! Progress of work that takes more than a second, on a terminal. Needs the feature `import`, as command lines do.

use std::io::{self, IsTerminal as _, Write as _};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::error::Text;

/// The time before anything is printed.
const PATIENCE: Duration = Duration::from_secs(1);

/// The longest line: the rest of one that a terminal wraps would stay when it is overwritten.
const WIDTH: usize = 79;

/// A line on the standard error that is overwritten, and removed on drop.
///
/// Nothing is printed if the standard error is no terminal, or if the work is done within a second.
#[derive(Debug)]
pub struct Progress {
    /// The thread that prints, and the names of the steps that it is told; `None` if nothing is printed.
    printer: Option<(Sender<String>, JoinHandle<()>)>,
}

impl Progress {
    /// Returns the progress of a number of steps, such as `Progress::new("generated", 45)`.
    pub fn new(what: &'static str, total: usize) -> Self {
        Progress { printer: if io::stderr().is_terminal() { printer(what, total) } else { None } }
    }

    /// Counts a step.
    pub fn step(&mut self, name: &str) {
        if let Some((names, _)) = &self.printer {
            // Progress that cannot be printed is not worth an error.
            let _ = names.send(name.to_owned());
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((names, thread)) = self.printer.take() {
            drop(names);
            let _ = thread.join(); // the line is gone before anything else is printed
        }
    }
}

/// Starts a thread that prints: the first step may itself take more than a second.
fn printer(what: &'static str, total: usize) -> Option<(Sender<String>, JoinHandle<()>)> {
    let (sender, names) = mpsc::channel();
    let print = move || {
        let print = |line: &str| drop(write!(io::stderr(), "\r\x1b[K{line}"));
        if show(&Line { what, total }, &names, PATIENCE, print) {
            print("");
        }
    };
    thread::Builder::new().spawn(print).ok().map(|thread| (sender, thread))
}

struct Line {
    what: &'static str,
    total: usize,
}

impl Line {
    fn after(&self, done: usize, name: &str) -> String {
        let counted = format!("{} {done} of {}", self.what, self.total);
        if name.is_empty() {
            return counted;
        }
        let name = Text(name).to_string();
        let (room, length) = (WIDTH.saturating_sub(counted.chars().count() + 2), name.chars().count());
        match length.checked_sub(room) {
            None | Some(0) => format!("{counted}: {name}"),
            Some(over) => format!("{counted}: …{}", name.chars().skip(over + 1).collect::<String>()),
        }
    }
}

/// Prints the line after each step, once the time has passed, until no more can come. Returns `true` if it was printed.
fn show(line: &Line, names: &Receiver<String>, patience: Duration, mut print: impl FnMut(&str)) -> bool {
    let start = Instant::now();
    let (mut done, mut last) = (0, String::new());
    let mut is_late = false;
    loop {
        let next = match is_late {
            true => names.recv().map_err(RecvTimeoutError::from),
            false => names.recv_timeout(patience.saturating_sub(start.elapsed())),
        };
        match next {
            Ok(name) => (done, last) = (done + 1, name),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return is_late,
        }
        is_late = start.elapsed() >= patience;
        if is_late {
            print(&line.after(done, &last));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::time::Duration;

    use super::{Line, show};

    const LINE: Line = Line { what: "generated", total: 45 };

    #[test]
    fn a_line_counts_and_controls_nothing() {
        assert_eq!(LINE.after(0, ""), "generated 0 of 45");
        assert_eq!(LINE.after(1, "a\x1bb"), "generated 1 of 45: a\\u{1b}b");
        let path = format!("{}/sqs.json", "models/".repeat(20));
        let line = LINE.after(1, &path);
        assert!(line.starts_with("generated 1 of 45: …") && line.ends_with("/sqs.json"), "{line}");
        assert_eq!(line.chars().count(), super::WIDTH);
        assert_eq!(LINE.after(1, &"é".repeat(60)), format!("generated 1 of 45: {}", "é".repeat(60)));
    }

    #[test]
    fn it_is_shown_late_even_if_no_step_is_done() {
        let (sender, names) = mpsc::channel();
        sender.send("sqs".to_owned()).unwrap();
        let (mut lines, mut work) = (Vec::new(), Some(sender));
        // The next step is done once the line is there, and is the last one.
        let print = |line: &str| {
            lines.push(line.to_owned());
            if let Some(sender) = work.take() {
                sender.send("sns".to_owned()).unwrap();
            }
        };
        assert!(show(&LINE, &names, Duration::from_millis(50), print));
        assert_eq!(lines, ["generated 1 of 45: sqs", "generated 2 of 45: sns"]);
    }

    #[test]
    fn it_is_not_shown_early() {
        let (sender, names) = mpsc::channel();
        sender.send("sqs".to_owned()).unwrap();
        drop(sender);
        assert!(!show(&LINE, &names, Duration::from_secs(600), |line| panic!("{line}")));
    }
}
