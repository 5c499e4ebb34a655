//! Models imported from a folder of botocore's data, and compared.

use std::fs;

use super::{MODEL, folder, run};

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
        (Some(0), "1 operation, 1 place compared: 0 differences, 0 explained\n")
    );
    let other = run(&["compare", &path("one/bell"), &path("two/bell")]);
    assert_eq!(other.status, Some(1));
    assert!(
        other.out.starts_with("Ring.input: member: nothing | Strokes\nRing.input: member: Times | nothing\n")
    );
    let code = run(&["compare", &path("one/bell"), &path("two/bell"), "--code"]);
    assert_eq!((code.status, code.out.lines().count()), (Some(1), other.out.lines().count() + 1));
    assert!(code.out.starts_with("RingInput.times: code: Option<i32> | nothing\n"), "{}", code.out);
}

#[test]
fn an_import_says_what_is_wrong_and_where() {
    let folder = folder("importing_mistakes");
    let source = folder.to_str().unwrap();
    let missing = run(&["import", source, "--service", "bell", "--out", source]);
    assert_eq!(missing.status, Some(1));
    let expected = format!("{source}: found no services, expected the data of botocore");
    assert!(missing.error.contains(&expected), "{}", missing.error);
    let data = folder.join("bell/2020-01-01");
    fs::create_dir_all(&data).unwrap();
    fs::write(
        data.join("service-2.json"),
        SERVICE.replace("\"type\": \"integer\"", "\"type\": \"integer\", \"odd\": 1"),
    )
    .unwrap();
    let unknown = run(&["import", source, "--service", "bell", "--out", source]);
    assert_eq!(unknown.status, Some(1));
    for (name, hint) in
        [("bel", "did you mean `bell`?"), ("../bell", "the name of a folder"), ("x", "the name of a folder")]
    {
        let other = run(&["import", source, "--service", name, "--out", source]);
        let expected = format!("{source}: found no service `{name}`, expected the name of a service");
        assert!(other.error.contains(&expected) && other.error.contains(hint), "{}", other.error);
    }
    let place = "bell/2020-01-01/service-2.json: $.shapes.Count.odd: found the unknown key `odd` in integer";
    assert!(unknown.error.contains(place), "{}", unknown.error);
    assert!(!folder.join("bell/model.json").exists());
    let nothing = run(&["import", source]);
    assert_eq!(nothing.status, Some(2));
    assert!(nothing.error.contains("--service <NAME>"), "{}", nothing.error);
}

#[cfg(unix)]
#[test]
fn a_source_without_an_end_is_too_large() {
    let out = folder("importing_without_end");
    let endless = run(&["import", "/dev/zero", "--service", "bell", "--out", out.to_str().unwrap()]);
    assert_eq!(endless.status, Some(1));
    assert!(endless.error.contains("/dev/zero: found more than 268435456 bytes"), "{}", endless.error);
}

#[test]
fn files_that_cannot_be_compared_are_told_apart() {
    let folder = folder("comparing_mistakes");
    let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let model = fs::read_to_string(MODEL).unwrap();
    let cases: [(&str, &[u8], &str); 6] = [
        ("empty.json", b"", "an empty file"),
        ("packed.json", b"\x1f\x8b\x08", "unpack it first"),
        ("model.yaml", b"smithy: '2.0'\n", "found YAML"),
        ("model.smithy", b"$version: \"2\"\n", "smithy ast"),
        ("cut.json", &model.as_bytes()[..100], "found no JSON: "),
        ("bare.json", br#"{"smithy": "2.0", "shapes": {}}"#, "found no shape of type `service`"),
    ];
    for (name, text, expected) in cases {
        fs::write(path(name), text).unwrap();
        let outcome = run(&["compare", MODEL, &path(name)]);
        assert_eq!((outcome.status, outcome.out.as_str()), (Some(1), ""), "{name}");
        assert!(outcome.error.contains(name) && outcome.error.contains(expected), "{}", outcome.error);
    }
    fs::write(path("mark.json"), format!("\u{feff}{model}")).unwrap();
    assert_eq!(run(&["compare", MODEL, &path("mark.json")]).status, Some(0));
}
