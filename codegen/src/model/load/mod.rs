//! Loading: files to shapes, shapes merged, traits applied, everything checked.

mod apply;
mod fields;
mod file;
pub(crate) mod foreign;
mod log;
mod merge;
mod properties;
mod shape;
mod text;

use super::{Model, check};
use crate::error::Errors;

/// The largest file that is read, in bytes.
pub const MAX_FILE_SIZE: usize = 256 << 20;

/// A file of a model.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The name, for messages.
    pub name: &'a str,
    /// Its content.
    pub text: &'a [u8],
}

impl Model {
    /// Loads a model from its files, in any order, and reports all independent errors at once.
    ///
    /// # Errors
    /// Returns the errors in the files; if there are none, the errors in the merged model.
    pub fn load(sources: &[Source<'_>]) -> Result<Model, Errors> {
        let mut log = log::Log::new();
        let files: Vec<file::ModelFile> =
            sources.iter().filter_map(|source| file::read(source, &mut log)).collect();
        // A shape that could not be read would be missed by every shape that targets it.
        Errors::unless(std::mem::take(&mut log.errors), ())?;

        let (mut model, applications) = merge::merge(files, &mut log);
        merge::inherit_elements(&mut model, &mut log);
        apply::apply(&mut model, applications, &mut log);
        log.errors.extend(check::check(&mut model));
        Errors::unless(log.errors, model)
    }
}
