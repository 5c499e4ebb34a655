//! Models imported from a folder of botocore's data, and compared.

use std::fs;

use super::{folder, run};

const SERVICE: &str = r#"{
  "version": "2.0",
  "metadata": {
    "apiVersion": "2020-01-01", "endpointPrefix": "bell", "protocol": "json", "jsonVersion": "1.0",
    "serviceFullName": "Bell Tower", "serviceId": "Bell Tower", "signatureVersion": "v4", "targetPrefix": "Bell"
  },
  "operations": {"Ring": {"name": "Ring", "http": {"method": "POST", "requestUri": "/"}, "input": {"shape": "RingRequest"}}},
  "shapes": {
    "RingRequest": {"type": "structure", "members": {"Times": {"shape": "Count"}}, "documentation": "<p>How to ring.</p>"},
    "Count": {"type": "integer"}
  }
}"#;

#[test]
fn what_is_imported_can_be_generated_and_compared() {
    let folder = folder("importing");
    let data = folder.join("botocore/data/bell/2020-01-01");
    fs::create_dir_all(&data).unwrap();
    fs::write(data.join("service-2.json"), SERVICE).unwrap();
    let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let import = |out: &str| run(&["import", &path("botocore"), "--service", "bell", "--out", &path(out)]);
    let first = import("one");
    assert_eq!(
        first.out,
        format!("wrote {}\n", folder.join("one/bell/model.json").display()),
        "{}",
        first.error
    );
    assert_eq!(import("one").out, format!("{} is up to date\n", path("one")));

    let model = format!("bell={}", path("one/bell"));
    assert_eq!(run(&["generate", "--out", &path("src"), &model]).status, Some(0));
    assert!(fs::read_to_string(folder.join("src/bell/structures.rs")).unwrap().contains("struct RingInput"));

    fs::write(data.join("service-2.json"), SERVICE.replace("Times", "Strokes")).unwrap();
    assert_eq!(import("two").status, Some(0));
    let same = run(&["compare", &path("one/bell"), &path("one/bell/model.json")]);
    assert_eq!(
        (same.status, same.out.as_str()),
        (Some(0), "1 operations, 1 places compared: 0 differences, 0 explained\n")
    );
    let other = run(&["compare", &path("one/bell"), &path("two/bell")]);
    assert_eq!(other.status, Some(1));
    assert!(
        other.out.starts_with("Ring.input: member: nothing | Strokes\nRing.input: member: Times | nothing\n")
    );
}

#[test]
fn an_import_says_what_is_wrong_and_where() {
    let folder = folder("importing_mistakes");
    let source = folder.to_str().unwrap();
    let missing = run(&["import", source, "--service", "bell", "--out", source]);
    assert_eq!(missing.status, Some(1));
    assert!(missing.error.contains("found no service `bell`"), "{}", missing.error);
    let data = folder.join("bell/2020-01-01");
    fs::create_dir_all(&data).unwrap();
    fs::write(
        data.join("service-2.json"),
        SERVICE.replace("\"type\": \"integer\"", "\"type\": \"integer\", \"odd\": 1"),
    )
    .unwrap();
    let unknown = run(&["import", source, "--service", "bell", "--out", source]);
    assert_eq!(unknown.status, Some(1));
    let place = "bell/2020-01-01/service-2.json: $.shapes.Count.odd: found the unknown key `odd` in integer";
    assert!(unknown.error.contains(place), "{}", unknown.error);
    assert!(!folder.join("bell/model.json").exists());
    let nothing = run(&["import", source]);
    assert_eq!(nothing.status, Some(2));
    assert!(nothing.error.contains("--service <NAME>"), "{}", nothing.error);
}
