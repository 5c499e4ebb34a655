//! Any text as a model: it is refused, or code for a service is generated, with a client and a server.
#![no_main]

use ferrosmith::model::Source;
use ferrosmith::{Clients, Input, Servers};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &[u8]| {
    let mut input = Input::new("service", [Source { name: "model.json", text }]);
    input.clients = Some(Clients::Always);
    input.servers = Some(Servers::Always);
    match ferrosmith::generate(&[input]) {
        Ok(generated) => assert!(generated.files.contains_key("lib.rs")),
        Err(error) => {
            assert!(!matches!(error, ferrosmith::Error::Generator(_)), "{error}");
            assert!(!error.to_string().is_empty());
        }
    }
});
