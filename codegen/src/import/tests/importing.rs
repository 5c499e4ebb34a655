//! The import from files to files.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{PAGINATORS, SERVICE, WAITERS, folder, service};
use crate::import::{Error, Import, imported, page};

const EXTRAS: &str = r#"{"version": 1.0, "merge": {"pagination": {"ListBooks": {"limit_key": "Max"}}}}"#;

/// The files of two versions of a service, the older of which is nothing that could be read.
fn files() -> Vec<(&'static str, Vec<u8>)> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(SERVICE.as_bytes()).unwrap();
    vec![
        ("library/2019-01-01/service-2.json", b"{}".to_vec()),
        ("library/2020-01-01/service-2.json.gz", packed.finish().unwrap()),
        ("library/2020-01-01/paginators-1.json", PAGINATORS.into()),
        ("library/2020-01-01/paginators-1.sdk-extras.json", EXTRAS.into()),
        ("library/2020-01-01/waiters-2.json", WAITERS.into()),
    ]
}

fn run(source: PathBuf, service: &str, out: &Path) -> Result<Vec<PathBuf>, Error> {
    Import::new(source).service(service).write(out)
}

#[test]
fn a_wheel_and_a_directory_give_the_same_shapes_every_time() {
    let folder = folder("import");
    let wheel = folder.join("botocore-9.8.7-py3-none-any.whl");
    let mut archive = ZipWriter::new(fs::File::create(&wheel).unwrap());
    for (name, bytes) in files() {
        archive.start_file(format!("botocore/data/{name}"), SimpleFileOptions::default()).unwrap();
        archive.write_all(&bytes).unwrap();
        let path = folder.join("site/botocore/data").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    archive.finish().unwrap();
    fs::write(folder.join("site/botocore/__init__.py"), "import os\n__version__ = '9.8.7'\n").unwrap();

    for (source, out) in [
        ("botocore-9.8.7-py3-none-any.whl", "one"),
        ("botocore-9.8.7-py3-none-any.whl", "two"),
        ("site", "three"),
    ] {
        run(folder.join(source), "library", &folder.join(out)).unwrap();
    }
    let read = |out: &str, name: &str| fs::read_to_string(folder.join(out).join(name)).unwrap();
    let shapes = |out| read(out, "library/model.json").split_once("\"shapes\"").unwrap().1.to_owned();
    assert_eq!(read("one", "library/model.json"), read("two", "library/model.json"));
    assert_eq!(shapes("one"), shapes("three"));
    assert!(shapes("one").contains(r#""pageSize": "Max""#));
    for out in ["one", "three"] {
        let page = page(&folder.join(out)).unwrap();
        assert!(page.contains("| library | botocore | 9.8.7 | not imported |"), "{page}");
        assert!(page.contains("| library | 3 | 9 | 2 | 1 | 1 | 1 |"), "{page}");
    }
    assert!(page(&folder.join("three")).unwrap().contains("| `library/2020-01-01/service-2.json.gz` | `"));
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_service_that_is_not_there_and_a_file_that_is_no_wheel_are_refused() {
    let folder = folder("none");
    let error = run(folder.clone(), "library", &folder).unwrap_err();
    assert!(error.mentions("found no services, expected the data of botocore"), "{error}");
    let path = folder.join("text.whl");
    fs::write(&path, "text").unwrap();
    assert!(run(path, "library", &folder).unwrap_err().mentions("a file that is not a wheel"));
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn only_what_changed_is_written_and_no_model_of_somebody_else() {
    let folder = folder("changed");
    let data = folder.join("library/2020-01-01");
    fs::create_dir_all(&data).unwrap();
    fs::write(data.join("service-2.json"), SERVICE).unwrap();
    let out = folder.join("out");
    let model = out.join("library/model.json");
    assert_eq!(run(folder.clone(), "library", &out).unwrap(), [model.as_path()]);
    assert_eq!(run(folder.clone(), "library", &out).unwrap(), [""; 0].map(PathBuf::from));
    assert_eq!(imported(&out).unwrap(), ["library"]);
    fs::write(&model, r#"{"smithy":"2.0","shapes":{}}"#).unwrap();
    assert_eq!(imported(&out).unwrap(), [""; 0]);
    let error = run(folder.clone(), "library", &out).unwrap_err();
    assert!(
        error.mentions("found a model that was not imported, expected nothing, or an import; move it"),
        "{error}"
    );
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn extras_of_a_service_are_merged_into_it() {
    let folder = folder("extras");
    let data = folder.join("library/2020-01-01");
    fs::create_dir_all(&data).unwrap();
    fs::write(data.join("service-2.json"), SERVICE).unwrap();
    let extras = r#"{"version": 1.0, "merge": {"metadata": {"serviceId": "Other Library"}}}"#;
    fs::write(data.join("service-2.sdk-extras.json"), extras).unwrap();
    let out = folder.join("out");
    run(folder.clone(), "library", &out).unwrap();
    let model = fs::read_to_string(out.join("library/model.json")).unwrap();
    assert!(model.contains("Other Library"), "{model}");
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn documentation_of_ones_own_stays() {
    let folder = folder("own_words");
    let data = folder.join("library/2020-01-01");
    fs::create_dir_all(&data).unwrap();
    fs::write(data.join("service-2.json"), service()).unwrap();
    let out = folder.join("out");
    fs::create_dir_all(out.join("library")).unwrap();
    let words = |id: &str| {
        let traits = r#"{"smithy.api#documentation":"Our own words."}"#;
        format!(r#""com.amazonaws.townlibrary#{id}":{{"type":"apply","traits":{traits}}}"#)
    };
    let applied = ["LendBook", "LendBookRequest$Reader"].map(words).join(",");
    let docs = out.join("library/docs.json");
    fs::write(&docs, format!(r#"{{"smithy":"2.0","shapes":{{{applied}}}}}"#)).unwrap();
    Import::new(&folder).service("library").docs(true).write(&out).unwrap();
    let model = fs::read_to_string(out.join("library/model.json")).unwrap();
    assert!(model.contains("Lends books."), "the service's documentation is imported: {model}");
    assert!(!model.contains("Lends a book.") && !model.contains("Who reads."), "{model}");
    // Both files are one model: no shape has two documentations.
    let files = crate::Build::new().service("library", [out.join("library")]).generate().unwrap().files;
    assert!(files["library/operations.rs"].contains("Our own words."));
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_broken_file_leaves_no_models_behind() {
    let folder = folder("broken");
    for service in ["good", "bad"] {
        fs::create_dir_all(folder.join(service).join("2020-01-01")).unwrap();
    }
    fs::write(folder.join("good/2020-01-01/service-2.json"), SERVICE).unwrap();
    fs::write(folder.join("bad/2020-01-01/service-2.json"), &SERVICE[..SERVICE.len() / 2]).unwrap();
    let out = folder.join("out");
    let error = Import::new(&folder).service("good").service("bad").write(&out).unwrap_err();
    assert!(error.mentions("bad/2020-01-01/service-2.json"), "{error}");
    assert!(!out.exists());
    fs::remove_dir_all(folder).unwrap();
}
