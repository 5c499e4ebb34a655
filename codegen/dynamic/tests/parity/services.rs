//! Each generated service with the dynamic one of its model.

use std::path::PathBuf;
use std::sync::OnceLock;

use ferrosmith::Input;
use ferrosmith::model::Source;
use ferrosmith_dynamic::Service;
use ferrosmith_runtime::schema::ServiceSchema;

use crate::list::{MODELS, SERVICES};
use crate::subject::Type;

/// A generated service, and the dynamic one of the same model.
pub(crate) struct Pair {
    pub(crate) module: &'static str,
    pub(crate) generated: &'static ServiceSchema,
    pub(crate) dynamic: Service,
}

/// Every service.
pub(crate) fn all() -> &'static [Pair] {
    static ALL: OnceLock<Vec<Pair>> = OnceLock::new();
    ALL.get_or_init(|| {
        let pair = |(module, folder, generated): &(&'static str, &str, &'static ServiceSchema)| Pair {
            module: module.trim_start_matches("r#"),
            generated,
            dynamic: load(root().join(MODELS).join(folder)),
        };
        SERVICES.iter().map(pair).collect()
    })
}

/// Returns the pair that a type belongs to.
pub(crate) fn of(ty: &Type) -> &'static Pair {
    let module = ty.module();
    all().iter().find(|pair| pair.module == module).unwrap_or_else(|| panic!("no service for {module}"))
}

/// The folder of the repository, told by cargo when it runs the tests: checkouts may share their target folder.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo runs the tests")).join("../..")
}

fn load(folder: PathBuf) -> Service {
    let files = ferrosmith::build::read(std::slice::from_ref(&folder)).unwrap();
    let sources = files.iter().map(|(name, text)| Source { name, text });
    let mut input = Input::new("service", sources);
    input.keep_unknown_members = folder.ends_with("keep_unknown_members");
    Service::of_input(&input).unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
}
