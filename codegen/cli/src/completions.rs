//! `ferrosmith completions`: scripts that complete the command line in a shell.

use std::process::ExitCode;

use clap::{Args, CommandFactory as _};
use clap_complete::Shell;

use crate::{CommandLine, messages};

/// Prints the script that completes `ferrosmith` in a shell.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Completions {
    /// The shell.
    shell: Shell,
}

const EXAMPLES: &str = "\
Examples:
  ferrosmith completions bash > ~/.local/share/bash-completion/completions/ferrosmith
  ferrosmith completions zsh > \"${fpath[1]}/_ferrosmith\"
  ferrosmith completions fish > ~/.config/fish/completions/ferrosmith.fish";

impl Completions {
    /// Prints the script.
    pub(crate) fn run(self) -> ExitCode {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut CommandLine::command(), "ferrosmith", &mut script);
        messages::print(&String::from_utf8_lossy(&script))
    }
}
