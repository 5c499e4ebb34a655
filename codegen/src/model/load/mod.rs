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
use crate::error::{Error, Errors};

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
        let (files, mut log) = read(sources);
        // A shape that could not be read would be missed by every shape that targets it.
        Errors::unless(std::mem::take(&mut log.errors), ())?;

        let (mut model, applications) = merge::merge(files, &mut log);
        merge::inherit_elements(&mut model, &mut log);
        apply::apply(&mut model, applications, &mut log);
        log.errors.extend(check::check(&mut model));
        Errors::unless(log.errors, model)
    }
}

/// Returns the errors in files that are no whole model, each for itself.
pub(crate) fn errors_of_files(sources: &[Source<'_>]) -> Vec<Error> {
    read(sources).1.errors
}

fn read(sources: &[Source<'_>]) -> (Vec<file::ModelFile>, log::Log) {
    let mut log = log::Log::new();
    let files = sources.iter().filter_map(|source| file::read(source, &mut log)).collect();
    (files, log)
}
