//! The packages that tasks write into `target`, to build and run them there.

use std::env;
use std::fs;
use std::io;
use std::path::Path;
use std::process::Command;

/// Cargo in a folder, with nothing from the environment that would change a build.
pub(crate) fn cargo(folder: &Path) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(folder);
    command.env_remove("CARGO_TARGET_DIR").env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
    command
}

/// Writes a file, and the folders above it. One that is as it should be keeps its time, so that
/// cargo sees nothing to do.
pub(crate) fn write_changed(path: &Path, text: &str) -> io::Result<()> {
    if fs::read(path).is_ok_and(|found| found == text.as_bytes()) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text)
}
