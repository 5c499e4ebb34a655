//! Random bytes of the operating system.
//!
//! Linux and macOS have a file of them, so that no package is compiled for tokens there: `getrandom` and what it needs
//! take as long as a third of this crate.

use super::token::NoRandomness;

#[cfg(all(feature = "random", any(target_os = "linux", target_os = "macos")))]
pub(super) fn fill(bytes: &mut [u8]) -> Result<(), NoRandomness> {
    use std::fs::File;
    use std::io::Read;
    use std::sync::OnceLock;

    static RANDOM: OnceLock<File> = OnceLock::new();
    let mut file = match RANDOM.get() {
        Some(file) => file,
        None => {
            let opened = File::open("/dev/urandom").map_err(|_| NoRandomness)?;
            RANDOM.get_or_init(|| opened)
        }
    };
    file.read_exact(bytes).map_err(|_| NoRandomness)
}

#[cfg(all(
    feature = "random",
    not(any(target_os = "linux", target_os = "macos", all(target_family = "wasm", target_os = "unknown")))
))]
pub(super) fn fill(bytes: &mut [u8]) -> Result<(), NoRandomness> {
    getrandom::getrandom(bytes).map_err(|_| NoRandomness)
}

#[cfg(any(not(feature = "random"), all(target_family = "wasm", target_os = "unknown")))]
pub(super) fn fill(_: &mut [u8]) -> Result<(), NoRandomness> {
    Err(NoRandomness)
}
