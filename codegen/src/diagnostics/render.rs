//! Diagnostics as text, in the form of rustc's.

use std::fmt;

use super::{Diagnostic, Diagnostics};
use crate::error::Text;

/// The maximum number of diagnostics printed; the rest is counted.
const SHOWN: usize = 50;

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if f.alternate() { self.lines(f) } else { self.line(f) }
    }
}

impl Diagnostic {
    /// Returns one line: `model.json:7:29: error[Target]: message; help`.
    fn line(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Diagnostic { severity, id, shape, location, position, message, help, .. } = self;
        write!(f, "{}:", Text(&location.file))?;
        if let Some(position) = position {
            write!(f, "{}:{}:", position.line, position.column)?;
        }
        write!(f, " {severity}[{id}]: ")?;
        if let Some(shape) = shape {
            write!(f, "`{}`: ", Text(shape))?;
        }
        write!(f, "{}", Text(message))?;
        if help.is_empty() { Ok(()) } else { write!(f, "; {}", Text(help)) }
    }

    fn lines(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Diagnostic { severity, id, shape, location, position, message, help, .. } = self;
        write!(f, "{severity}[{id}]: {}", Text(message))?;
        let number = position.as_ref().map_or(0, |position| position.line).to_string();
        let width = if position.is_some() { number.len() } else { 0 };
        write!(f, "\n{:width$}--> {}", "", Text(&location.file))?;
        if let Some(position) = position {
            write!(f, ":{number}:{}", position.column)?;
            let (before, marked) =
                (&position.source[..position.marked.start], &position.source[position.marked.clone()]);
            write!(f, "\n{:width$} |\n{number} | {}", "", position.source)?;
            let (indent, marks) = (before.chars().count(), marked.chars().count().max(1));
            write!(f, "\n{:width$} | {:indent$}{:^<marks$}", "", "", "")?;
        }
        match (shape, position) {
            (Some(shape), Some(_)) => write!(f, "\n{:width$} = in: `{}`", "", Text(shape))?,
            (Some(shape), None) => {
                write!(f, "\n{:width$} = in: `{}` at {}", "", Text(shape), Text(&location.path))?
            }
            (None, _) if location.path.len() > 1 => {
                write!(f, "\n{:width$} = in: {}", "", Text(&location.path))?
            }
            (None, _) => {}
        }
        if help.is_empty() { Ok(()) } else { write!(f, "\n{:width$} = help: {}", "", Text(help)) }
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for diagnostic in self.0.iter().take(SHOWN) {
            write!(f, "{diagnostic:#}\n\n")?;
        }
        let more = self.0.len().saturating_sub(SHOWN);
        f.write_str(&self.count())?;
        if more > 0 { write!(f, ", {more} of them not shown") } else { Ok(()) }
    }
}
