//! Any bytes as XML of every kind of type but documents, which XML has not, and as elements that are skipped.
#![no_main]

#[macro_use]
mod round_trip;

use ferrosmith_runtime::xml::{self, Options};
use ferrosmith_runtime::{Document, Mut};
use libfuzzer_sys::fuzz_target;
use round_trip::Nothing;
use round_trip::shapes::{Login, Team, Tree, User};

round_trips!(xml; Team, User, Tree, Login);

fuzz_target!(|bytes: &[u8]| {
    round_trips(bytes);
    // A text beside elements is none of a structure.
    if bytes.windows(3).any(|end| end == b"</b") {
        return;
    }
    let within = [b"<a><b>", bytes, b"</b></a>"].concat();
    let mut document = Document::Null;
    // The attributes of what is skipped are not looked into.
    if xml::read(&within, Mut::Document(&mut document), &Options::default()).is_ok() {
        let skipped = xml::from_slice::<Nothing>(&within).err();
        assert!(skipped.is_none(), "{skipped:?}, {document:?}");
        let mut written = Vec::new();
        if xml::write_document("a", &document, &mut written, &Options::default()).is_ok() {
            let mut again = Document::Null;
            xml::read(&written, Mut::Document(&mut again), &Options::default()).expect("it was written");
            let mut twice = Vec::new();
            xml::write_document("a", &again, &mut twice, &Options::default()).expect("it was written before");
            assert_eq!(twice, written);
        }
    }
});
