//! Values of every kind are read as they were written; whatever the bytes are, they are refused or hold a value.

use ferrosmith_runtime::xml::{from_slice, to_vec};

use super::random::each;
use super::shapes::Shelf;

#[test]
fn every_value_is_read_as_it_was_written() {
    each(400, 600, |random| {
        let shelf: Shelf = random.value(5);
        // XML has no control characters, and no text of its own for some unknown members.
        let Ok(written) = to_vec(&shelf) else { return };
        let read: Shelf =
            from_slice(&written).unwrap_or_else(|error| panic!("{error}: {}", written.escape_ascii()));
        // Not the values: an empty list that is flattened is an absent one.
        assert_eq!(to_vec(&read).unwrap(), written, "{}", written.escape_ascii());
    });
}

#[test]
fn malformed_texts_never_panic() {
    let text = "<?xml version='1.0'?><Shelf x:type='a'><Label>&lt;é</Label><books><item><![CDATA[x]]></item></books>\
        <flat>1</flat><flat>2</flat><Pair><key>k</key><value>1.5</value></Pair><tags><entry><K>k</K><value>v</value>\
        </entry></tags><inner><data>aGk=</data><choice><loan><to>ada</to></loan></choice></inner></Shelf>";
    assert!(from_slice::<Shelf>(text.as_bytes()).is_ok());
    each(3_000, 40, |random| {
        let bytes = random.damage(text.as_bytes());
        match from_slice::<Shelf>(&bytes) {
            Ok(read) => assert!(
                from_slice::<Shelf>(&to_vec(&read).unwrap_or_default()).is_ok() || to_vec(&read).is_err()
            ),
            Err(error) => assert!(error.offset().is_none_or(|offset| offset <= bytes.len()), "{error}"),
        }
    });
}

#[test]
fn arbitrary_bytes_never_panic() {
    let parts = [
        "<",
        "</",
        "/>",
        ">",
        "Shelf",
        "flat",
        "inner",
        "choice",
        " a='",
        "'",
        "&lt;",
        "&",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<?",
        "?>",
        "1",
        "é",
    ];
    each(4_000, 41, |random| {
        let text: String = (0..random.below(40)).map(|_| random.pick(&parts)).collect();
        let _ = from_slice::<Shelf>(text.as_bytes());
    });
}
