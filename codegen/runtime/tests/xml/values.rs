//! Values of every kind are read, and written alike.

use std::collections::BTreeMap;

use ferrosmith_runtime::Value as _;
use ferrosmith_runtime::xml::{Missing, Options, from_slice, read as read_with, to_vec};
use ferrosmith_runtime::{Blob, Timestamp, UnknownMember};

use super::shapes::{Choice, Shelf};

fn read(text: &str) -> Shelf {
    from_slice(text.as_bytes()).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn written(shelf: &Shelf) -> String {
    String::from_utf8(to_vec(shelf).unwrap()).unwrap()
}

#[test]
fn everything_is_written_by_its_names_and_read_back() {
    let shelf = Shelf {
        label: Some("a <b> & \"c\"\r\n".into()),
        kind: Some("\"wide\"\t".into()),
        books: Some(vec!["x".into(), String::new()]),
        flat: Some(vec![1, -2]),
        tags: Some(BTreeMap::from([("k".into(), "v".into())])),
        pairs: Some(BTreeMap::from([("one".into(), 1.5), ("two".into(), f64::INFINITY)])),
        data: Some(Blob::from("hi")),
        since: Some(Timestamp::from_epoch(0, 0)),
        inner: Some(Box::new(Shelf { books: Some(Vec::new()), ..Shelf::default() })),
        choice: Some(Choice::Number(7)),
    };
    let text = written(&shelf);
    let expected = "<Shelf x:type=\"&quot;wide&quot;&#x9;\"><Label>a &lt;b&gt; &amp; \"c\"&#xD;&#xA;</Label>\
        <books><item>x</item><item></item></books><flat>1</flat><flat>-2</flat>\
        <tags xmlns:t=\"http://t.example\"><entry><K>k</K><value>v</value></entry></tags>\
        <Pair><key>one</key><value>1.5</value></Pair><Pair><key>two</key><value>Infinity</value></Pair>\
        <data>aGk=</data><since>1970-01-01T00:00:00Z</since><inner><books></books></inner>\
        <choice><number>7</number></choice></Shelf>";
    assert_eq!(text, expected);
    assert!(read(&text) == shelf, "{text}");
}

#[test]
fn order_prefixes_comments_and_unknown_elements_do_not_count() {
    let shelf = read(
        "\u{feff}<?xml version=\"1.0\"?><!-- a --><n:Shelf xmlns:n='u' type = 'wide' ><new a='1'><b/>text</new>\
         <n:flat>1</n:flat><!-- <flat>9</flat> --><Pair><value>2</value><key>k</key></Pair>\
         <Label><![CDATA[<&]]>&#65;<?pi?>&amp;</Label> <flat> 2 </flat></n:Shelf>\n<!-- end -->",
    );
    assert_eq!(shelf.label.as_deref(), Some("<&A&"));
    assert_eq!(shelf.kind.as_deref(), Some("wide"));
    assert_eq!(shelf.flat, Some(vec![1, 2]));
    assert_eq!(shelf.pairs, Some(BTreeMap::from([("k".to_owned(), 2.0)])));
}

#[test]
fn a_name_is_that_of_a_member_as_a_whole_whatever_its_prefix() {
    for [name, label] in
        [["Label", "x"], ["p:Label", "x"], ["p:q:Label", "x"], ["LabelX", ""], ["XLabel", ""]]
    {
        let shelf = read(&format!("<a><{name} b=''>x</{name} ><é:{name}>x</é:{name}></a>"));
        assert_eq!(shelf.label.unwrap_or_default(), label, "{name}");
    }
    for [name, value] in [["abel", ""], ["bel:", ""], ["x:flat:Label", "x"]] {
        let shelf = read(&format!("<a><{name}>x</{name}></a>"));
        assert_eq!(shelf.label.unwrap_or_default(), value, "{name}");
    }
}

#[test]
fn a_text_is_the_same_however_it_is_written() {
    for text in ["", "a", "é\u{feff}\u{fffd}\u{10ffff}", "one <tag> & another; \"x\"\n\tand \u{7f}\u{85}'y'"]
    {
        let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
        let entities: String = text.chars().map(|of| format!("&#{};", u32::from(of))).collect();
        let sections: String = text.chars().map(|of| format!("<![CDATA[{of}]]><?i?><!-- c -->")).collect();
        for form in
            [&escaped, &entities, &sections, &format!("<![CDATA[{text}]]>"), &(sections.clone() + "<?i?>")]
        {
            let shelf = read(&format!("<a>\n<Label>{form}</Label\n>\n</a>"));
            assert_eq!(shelf.label.as_deref(), Some(text), "{form}");
        }
    }
}

#[test]
fn an_absent_list_is_not_an_empty_one() {
    assert_eq!(read("<a/>").books, None);
    assert_eq!(read("<a><books/></a>").books, Some(Vec::new()));
    assert_eq!(read("<a><tags></tags></a>").tags, Some(BTreeMap::new()));
    assert_eq!(read("<a><Label/></a>").label.as_deref(), Some(""));
    assert_eq!(read("<a><books><item>x</item></books><books/></a>").books, Some(Vec::new()));
}

#[test]
fn a_member_that_the_model_does_not_know_is_kept() {
    let text =
        "<Shelf><choice><film id=\"7\"><title>x</title><cast>a</cast><cast>b</cast></film></choice></Shelf>";
    let shelf = read(text);
    let Some(Choice::Unknown(member)) = &shelf.choice else { panic!("{text}") };
    assert_eq!(member.name(), "film");
    assert_eq!(member.value()["@id"], "7");
    assert_eq!(member.value()["cast"][1], "b");
    assert_eq!(written(&shelf), text);
}

#[test]
fn a_member_of_a_union_may_be_flattened() {
    let of = |choice| Shelf { choice: Some(choice), ..Shelf::default() };
    let marks = BTreeMap::from([("a".to_owned(), 1), ("b".to_owned(), 2)]);
    for (choice, inner) in [
        (Choice::Notes(vec!["x".into(), "y".into()]), "<Note>x</Note><Note>y</Note>"),
        (
            Choice::Marks(marks),
            "<Mark><key>a</key><value>1</value></Mark><Mark><key>b</key><value>2</value></Mark>",
        ),
    ] {
        let text = format!("<Shelf><choice>{inner}</choice></Shelf>");
        assert_eq!(written(&of(choice.clone())), text);
        assert_eq!(read(&text), of(choice));
    }
    // Nothing would tell which member it is.
    let error = to_vec(&of(Choice::Notes(Vec::new()))).unwrap_err().to_string();
    assert!(error.starts_with("choice.Note: expected a value with elements"), "{error}");
    let several = "<Shelf><choice><Note>x</Note><number>1</number></choice></Shelf>";
    assert!(from_slice::<Shelf>(several.as_bytes()).is_err());
    let unknown = "<Shelf><choice><n:Page>1</n:Page><n:Page><b/></n:Page></choice></Shelf>";
    assert_eq!(written(&read(unknown)), unknown.replace("<b/>", "<b></b>"));
}

#[test]
fn what_xml_cannot_hold_is_refused() {
    let label = |text: &str| to_vec(&Shelf { label: Some(text.into()), ..Shelf::default() });
    assert!(label("tab\t").is_ok());
    for text in ["\0", "\u{1b}", "\u{fffe}"] {
        let error = label(text).unwrap_err();
        assert_eq!(error.path(), "Label");
    }
    let unknown = UnknownMember::new("a b", "c");
    assert!(to_vec(&Shelf { choice: Some(Choice::Unknown(unknown)), ..Shelf::default() }).is_err());
    assert!(
        to_vec(&Shelf { choice: Some(Choice::Unknown(UnknownMember::default())), ..Shelf::default() })
            .is_ok()
    );
}

#[test]
fn what_is_missing_is_collected_in_one_reading() {
    let text = "<Shelf><inner><choice><loan/></choice><kind/></inner><choice><loan><by>a</by></loan></choice>\
        <data>aGk=</data></Shelf>";
    for missing in [Missing::Collect, Missing::Report] {
        let mut options = Options::default();
        options.missing = missing;
        let mut shelf = Shelf::default();
        let error = read_with(text.as_bytes(), shelf.open(), &options).unwrap_err();
        assert_eq!(error.missing(), ["/inner/choice/loan/to", "/choice/loan/to"]);
        assert_eq!(shelf.data, Some(Blob::from("hi")));
        let error = read_with(format!("{text}<Shelf/>").as_bytes(), Shelf::default().open(), &options);
        assert_eq!(error.unwrap_err().message(), "expected the end, found another element");
    }
}

#[test]
fn an_element_that_says_that_it_is_null_is_absent() {
    let shelf = read(
        "<a xmlns:i='http://www.w3.org/2001/XMLSchema-instance'><Label i:nil='true'/><books i:nil='1'></books>\
         <since i:nil='true'/><inner i:nil='true'/><choice i:nil='true'/><flat i:nil='false'>1</flat></a>",
    );
    assert!(shelf == Shelf { flat: Some(vec![1]), ..Shelf::default() });
}

#[test]
fn base64_may_stand_in_lines() {
    assert_eq!(read("<a><data>\r\n aG\n\tk=\n</data></a>").data, Some(Blob::from("hi")));
}

#[test]
fn a_declared_encoding_is_that_of_the_text() {
    for encoding in ["utf-8", "UTF-8", "US-ASCII", "ISO-8859-1"] {
        let text = format!("<?xml version='1.0' encoding = \"{encoding}\"?><a><Label>a</Label></a>");
        assert_eq!(read(&text).label.as_deref(), Some("a"));
    }
    // These bytes are two characters of ISO 8859-1, and one of UTF-8.
    let text = "<?xml-stylesheet href='a' encoding='ISO-8859-1'?><a><Label>\u{e9}</Label></a>";
    assert_eq!(read(text).label.as_deref(), Some("\u{e9}"));
    let text = "<?xml version='1.0' encoding='ISO-8859-1'?><a><Label>\u{e9}</Label></a>";
    let error = from_slice::<Shelf>(text.as_bytes()).err().unwrap().to_string();
    assert!(error.contains("expected UTF-8, found another encoding that is declared"), "{error}");
    assert_eq!(read(&text.replace("ISO-8859-1", "UTF-8")).label.as_deref(), Some("\u{e9}"));
}
