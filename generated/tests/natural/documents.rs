//! Documents: read like `serde_json::Value`, made of anything.

use std::collections::{BTreeMap, HashMap};

use generated::{BigDecimal, BigInteger, Document, Number, Object};

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
fn found_by_any_name_and_by_pointer() {
    let mut document = sample();
    let (owned, borrowed) = (String::from("name"), std::borrow::Cow::Borrowed("name"));
    assert_eq!(document[&owned], document[owned.as_str()]);
    assert_eq!(document.get(&owned), document.get(borrowed));
    assert_eq!(document["tags"].get(1).and_then(Document::as_str), Some("b"));
    assert!(document["tags"].get(2).is_none() && document["name"].get(0).is_none());
    assert!(document.get("missing").unwrap_or_default().is_null());
    assert_eq!(document.as_object().map(|object| &object[&owned]), document.get("name"));

    assert_eq!(document.pointer("/tags/1"), Some(&"b".into()));
    assert_eq!(document.pointer(""), Some(&sample()));
    let nowhere =
        ["tags", "/tags/01", "/tags/+1", "/tags/-", "/tags/2", "/tags/1/x", "/", "/missing", "/name/0"];
    assert!(nowhere.iter().all(|pointer| document.pointer(pointer).is_none()));
    *document.pointer_mut("/tags/0").unwrap() = 7.into();
    assert_eq!(document["tags"][0], 7);
    // The examples of RFC 6901, section 5, that have escapes.
    let names: Document = r#"{"a/b":1,"m~n":8,"":0," ":7,"0":9,"~1":2}"#.parse().unwrap();
    for (pointer, number) in [("/a~1b", 1), ("/m~0n", 8), ("/", 0), ("/ ", 7), ("/0", 9), ("/~01", 2)] {
        assert_eq!(names.pointer(pointer).and_then(Document::as_i64), Some(number), "{pointer}");
    }
}

#[test]
fn taken_apart() {
    let mut document = sample();
    let kinds = ["name", "age", "on", "tags", "none"].map(|name| &document[name]);
    let [name, age, on, tags, none] = kinds;
    assert!(name.is_string() && age.is_number() && on.is_boolean() && tags.is_array() && none.is_null());
    assert!(document.is_object() && !document.is_array());
    assert_eq!(
        document.get_mut("name").map(Document::take).and_then(Document::into_string).as_deref(),
        Some("ada")
    );
    assert!(document["name"].is_null());
    assert_eq!(document["tags"].clone().into_array().map(|tags| tags.len()), Some(2));
    assert!(document["age"].clone().into_object().is_none());
    let names: Vec<String> = document.into_object().into_iter().flatten().map(|(name, _)| name).collect();
    assert_eq!(names, ["name", "age", "tags", "half", "on", "none"]);
}

#[test]
fn objects_as_maps() -> Result<(), generated::json::Error> {
    let mut object: Object = r#"{"b":1,"a":[2]}"#.parse()?;
    assert!("[1]".parse::<Object>().is_err() && "{".parse::<Object>().is_err());
    object.entry("b").and_modify(|value| *value = "changed".into()).or_insert(0);
    object.entry("c").and_modify(|value| *value = "changed".into()).or_insert_with(|| true);
    assert_eq!(object.entry("c").insert(false), Some(true.into()));
    assert_eq!(object.entry("d").key(), "d");
    assert_eq!(object.to_string(), r#"{"b":"changed","a":[2],"c":false}"#);
    assert_eq!(format!("{:#}", Object::from([("a", 1)])), "{\n  \"a\": 1\n}");
    for (name, value) in &mut object {
        if name == "a" {
            *value = Document::Null;
        }
    }
    object.values_mut().filter(|value| value.is_null()).for_each(|value| *value = 2.into());
    assert_eq!(object.iter().rev().map(|(name, _)| name).collect::<Vec<_>>(), ["c", "a", "b"]);
    object.retain(|name, value| name != "c" && !value.is_null());
    assert_eq!(object, Object::from(BTreeMap::from([("a", Document::from(2)), ("b", "changed".into())])));
    assert_eq!(Object::from(HashMap::from([("a", 1)])).to_string(), r#"{"a":1}"#);
    let map: HashMap<String, Document> = object.clone().into_iter().collect();
    assert_eq!(map["a"], 2);
    object.clear();
    assert!(object.is_empty() && object.insert("a", 1).is_none());
    Ok(())
}

#[test]
fn numbers_compared() {
    let [small, large]: [BigInteger; 2] = ["-7", "36893488147419103232"].map(|text| text.parse().unwrap());
    assert!(small < large && large > BigInteger::from(u64::MAX) && small < 0.into());
    assert_eq!([large.clone(), small.clone()].iter().min(), Some(&small));
    assert_eq!(Number::from(large).as_i128(), Some(1 << 65));
    assert_eq!((Number::from(7).as_i128(), Number::try_from(0.5).unwrap().as_i128()), (Some(7), None));
    let [short, long]: [BigDecimal; 2] = ["1.5", "1.50"].map(|text| text.parse().unwrap());
    assert!(short != long && short.compare(&long).is_eq() && short.compare(&2.into()).is_lt());
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
    assert_eq!(Document::from(&["a", "b"]), Document::from(vec!["a", "b"]));
    assert!(
        Document::from(()).is_null()
            && Document::from(None::<i32>).is_null()
            && Document::default().is_null()
    );
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
