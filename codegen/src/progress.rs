//! Progress of work that takes more than a second, on a terminal. Needs the feature `import`, as command lines do.

use std::io::{self, IsTerminal as _, Write as _};
use std::time::{Duration, Instant};

/// The time before anything is printed.
const PATIENCE: Duration = Duration::from_secs(1);

/// A line on the standard error that is overwritten, and removed on drop.
///
/// Nothing is printed if the standard error is no terminal, or if the work is done within a second.
#[derive(Debug)]
pub struct Progress {
    start: Instant,
    what: &'static str,
    total: usize,
    done: usize,
    is_shown: bool,
    is_terminal: bool,
}

impl Progress {
    /// Returns the progress of a number of steps, such as `Progress::new("generated", 45)`.
    pub fn new(what: &'static str, total: usize) -> Self {
        let is_terminal = io::stderr().is_terminal();
        Progress { start: Instant::now(), what, total, done: 0, is_shown: false, is_terminal }
    }

    /// Counts a step, and prints the line.
    pub fn step(&mut self, name: &str) {
        self.done += 1;
        if self.is_terminal && self.start.elapsed() > PATIENCE {
            self.is_shown = true;
            // Progress that cannot be printed is not worth an error.
            let _ = write!(io::stderr(), "\r\x1b[K{}", self.line(name));
        }
    }

    fn line(&self, name: &str) -> String {
        format!("{} {} of {}: {}", self.what, self.done, self.total, crate::error::Text(name))
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.is_shown {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Progress;

    #[test]
    fn a_line_counts_and_controls_nothing() {
        let mut progress = Progress::new("generated", 45);
        progress.step("sqs");
        assert_eq!(progress.line("a\x1bb"), "generated 1 of 45: a\\u{1b}b");
        assert!(!progress.is_shown, "it is too early");
    }
}
