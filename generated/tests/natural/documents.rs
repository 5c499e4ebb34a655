//! Documents: read like `serde_json::Value`, made of anything.

use std::collections::{BTreeMap, HashMap};

use generated::{BigDecimal, Document, Number, Object};

fn sample() -> Document {
    r#"{"name":"ada","age":36,"tags":["a","b"],"half":0.5,"on":true,"none":null}"#.parse().unwrap()
}

#[test]
fn read_by_kind_and_by_name() {
    let document = sample();
    assert_eq!(document["name"].as_str(), Some("ada"));
    assert_eq!(document["age"].as_i64(), Some(36));
    assert_eq!(document["age"].as_u64(), Some(36));
    assert_eq!(document["half"].as_f64(), Some(0.5));
    assert_eq!(document["on"].as_bool(), Some(true));
    assert_eq!(document["tags"].as_array().map(<[_]>::len), Some(2));
    assert_eq!(document["tags"][1], "b");
    assert!(document["none"].is_null() && document["missing"]["too"][3].is_null());
    assert_eq!(document.get("name").and_then(Document::as_str), Some("ada"));
    assert!(document.get("missing").is_none());
    assert!(document.as_object().is_some_and(|object| object.contains_key("age")));
    let Document::Object(object) = &document else { panic!("it is one") };
    assert_eq!(object.len(), 6);
    assert_eq!(object.keys().next(), Some("name"));
    assert_eq!(object.values().last(), Some(&Document::Null));
    for (name, value) in object {
        assert_eq!(&document[name], value);
    }
    assert_eq!(object["tags"][0], "a");
    assert!(object["missing"].is_null());
}

#[test]
fn compared_with_scalars() {
    let document = sample();
    assert_eq!(document["name"], "ada");
    assert_eq!(document["name"], String::from("ada"));
    assert_eq!(document["age"], 36);
    assert_eq!(document["age"], 36_u64);
    assert_eq!(document["age"], 36_u8);
    assert_eq!(document["half"], 0.5);
    assert_eq!(document["on"], true);
    assert_ne!(document["age"], "36");
}

#[test]
fn printed() {
    let document = Document::from_iter([("a", 1)]);
    assert_eq!(format!("{document} {document:?}"), r#"{"a":1} {"a":1}"#);
    assert_eq!(format!("{document:#}"), "{\n  \"a\": 1\n}");
    let half: Number = "0.5".parse().unwrap();
    assert_eq!(format!("{half:>5}|{half:05.1}|{:>3}", Number::from(7)), "  0.5|000.5|  7");
    assert_eq!(format!("{:<6}|", "-1.25".parse::<BigDecimal>().unwrap()), "-1.25 |");
}

#[test]
fn changed() {
    let mut document = sample();
    if let Some(age) = document.get_mut("age") {
        *age = 37.into();
    }
    if let Some(tags) = document.get_mut("tags").and_then(Document::as_array_mut) {
        tags[0] = "first".into();
        tags.push("c".into());
    }
    if let Some(object) = document.as_object_mut() {
        object.remove("none");
        object.insert("new", ["x"]);
        object.insert("half", 0.25);
        object.extend([("more", true)]);
    }
    let text =
        r#"{"name":"ada","age":37,"tags":["first","b","c"],"half":0.25,"on":true,"new":["x"],"more":true}"#;
    assert_eq!(document.to_string(), text);
}

#[test]
fn made_of_anything() {
    assert_eq!(Document::from("text").to_string(), r#""text""#);
    assert_eq!(Document::from(String::from("text")), "text");
    assert_eq!(Document::from(-1_i8), -1);
    assert_eq!(Document::from(u64::MAX).as_u64(), Some(u64::MAX));
    assert_eq!(Document::from(1.5_f32).as_f64(), Some(1.5));
    assert_eq!(Document::from(true), true);
    assert_eq!(Document::from(Some(1)), 1);
    assert!(Document::from(None::<i32>).is_null() && Document::default().is_null());
    assert_eq!(Document::from(vec![1, 2]).to_string(), "[1,2]");
    assert_eq!(Document::from([1, 2]), Document::from(&[1, 2][..]));
    assert_eq!(Document::from(BTreeMap::from([("a", 1)])).to_string(), r#"{"a":1}"#);
    assert_eq!(Document::from(HashMap::from([("a", 1)])), Document::from(Object::from([("a", 1)])));
    assert_eq!((1..3).collect::<Document>().to_string(), "[1,2]");
    assert_eq!([("a", 1)].into_iter().collect::<Document>(), Document::Object([("a", 1)].into()));
    assert_eq!(Number::from(7).as_i64(), Some(7));
    let nested: Document =
        Object::from([("list", Document::from(["x"])), ("deep", Object::new().into())]).into();
    assert_eq!(nested.to_string(), r#"{"list":["x"],"deep":{}}"#);
    assert_eq!(format!("{nested:?}"), nested.to_string());
}
