//! Structures, unions, lists and maps.

use std::collections::BTreeMap;

use ferrosmith_runtime::cbor::{
    Error, Missing, Options, UnknownUnion, body, from_slice, read, to_vec, write,
};
use ferrosmith_runtime::{Document, Mut, Structure, Value};

use super::shapes::{Counters, Everything, Login, Plain, Team, Tree, User};
use super::{digits, hex};

fn message<T: Value>(bytes: &str) -> String {
    from_slice::<T>(&hex(bytes)).err().unwrap().to_string()
}

#[test]
fn members_come_in_any_order_and_form() {
    for bytes in [
        "a3616101616202616303",
        "a3616303616202616101",
        "bf616101616202616303ff",
        "a37f6161ff 0178016202 616303",
    ] {
        let plain: Plain = from_slice(&hex(bytes)).unwrap();
        assert_eq!((plain.a, plain.b, plain.c), (Some(1), Some(2), 3), "{bytes}");
    }
    assert_eq!(digits(&to_vec(&from_slice::<Plain>(&hex("bfff")).unwrap()).unwrap()), "a1616300");
}

#[test]
fn what_is_not_modelled_is_skipped() {
    for unknown in [
        "01",
        "3903e7",
        "6161",
        "4101",
        "f6",
        "f7",
        "f4",
        "f90000",
        "c11a514b67b0",
        "82019f02ff",
        "a1617881a0",
        "bf01020304ff",
        "d9d9f780",
    ] {
        let plain: Plain = from_slice(&hex(&format!("a26178{unknown}616101"))).unwrap();
        assert_eq!(plain.a, Some(1), "{unknown}");
    }
}

#[test]
fn names_are_those_of_the_model() {
    // `jsonName` does not count.
    let user: User = from_slice(&hex("a2646e616d65616165656d61696c6162")).unwrap();
    assert_eq!(user.email.as_deref(), Some("b"));
    assert_eq!(digits(&to_vec(&user).unwrap()), "a2646e616d65616165656d61696c6162");
}

#[test]
fn timestamp_formats_do_not_count() {
    let bytes = "a26964617465 54696d657381c11a514b67b068687474704461 7465c100".replace(' ', "");
    let all: Everything = from_slice(&hex(&bytes)).unwrap();
    assert_eq!(all.date_times.as_ref().map(Vec::len), Some(1));
    assert_eq!(digits(&to_vec(&all).unwrap()), bytes);
}

#[test]
fn null_is_absence() {
    for null in ["f6", "f7"] {
        let plain: Plain = from_slice(&hex(&format!("a36161{null}616201 6163{null}"))).unwrap();
        assert_eq!((plain.a, plain.b, plain.c), (None, Some(1), 0));
        assert_eq!(from_slice::<Option<i32>>(&hex(null)).unwrap(), None);
        let lists = |bytes: &str| from_slice::<Vec<Option<i32>>>(&hex(bytes)).unwrap();
        assert_eq!(lists(&format!("8301{null}02")), [Some(1), None, Some(2)]);
        assert_eq!(from_slice::<Vec<i32>>(&hex(&format!("8301{null}02"))).unwrap(), [1, 2]);
        let map: BTreeMap<String, i32> = from_slice(&hex(&format!("a26161{null}616201"))).unwrap();
        assert_eq!(map.into_iter().collect::<Vec<_>>(), [("b".to_owned(), 1)]);
        let map: BTreeMap<String, Option<i32>> = from_slice(&hex(&format!("a26161{null}616201"))).unwrap();
        assert_eq!(map.len(), 2);
    }
    assert_eq!(digits(&to_vec(&vec![Some(1), None]).unwrap()), "8201f6");
}

#[test]
fn a_repeated_key_replaces() {
    let tree: Tree =
        from_slice(&hex("a3686272616e6368657382a0a0686272616e6368657381a065696e6e6572a1616101")).unwrap();
    assert_eq!((tree.branches.len(), tree.inner.a), (1, Some(1)));
    let tree: Tree = from_slice(&hex("a265696e6e6572a161610165696e6e6572a1616202")).unwrap();
    assert_eq!((tree.inner.a, tree.inner.b), (None, Some(2)));
    let counters: Counters = from_slice(&hex("a2646c617374a165636f756e7407646c617374a0")).unwrap();
    assert_eq!(counters.last.unwrap().count, 5);
    let map: BTreeMap<String, i32> = from_slice(&hex("a2616101616102")).unwrap();
    assert_eq!(map["a"], 2);
}

#[test]
fn required_members_are_required_unless_corrected() {
    assert_eq!(message::<User>("a0"), "name: expected a required member, found nothing, byte 1");
    let mut options = Options::default();
    options.missing = Missing::Correct;
    let mut user = User::empty();
    read(&hex("a0"), Mut::Structure(&mut user), &options).unwrap();
    assert_eq!(user.name, "");
}

#[test]
fn lists_and_maps_may_hold_anything() {
    assert_eq!(
        from_slice::<Vec<Vec<i32>>>(&hex("9f80820102 9f03ffff")).unwrap(),
        [vec![], vec![1, 2], vec![3]]
    );
    let map: BTreeMap<String, Vec<i32>> = from_slice(&hex("bf616180616281 01ff")).unwrap();
    assert_eq!(map["b"], [1]);
    assert_eq!(
        message::<Vec<i32>>("82"),
        "expected an array, found one that is longer than the input, byte 0"
    );
    assert_eq!(message::<Vec<i32>>("820180"), "[1]: expected an integer, found an array, byte 2");
    assert_eq!(message::<Vec<i32>>("9f01"), "[1]: expected an integer, found the end of the input, byte 2");
    assert_eq!(message::<BTreeMap<String, i32>>("a10101"), "expected a key, found an integer, byte 1");
}

#[test]
fn unions_have_one_member() {
    let login = |bytes: &str| from_slice::<Login>(&hex(bytes));
    assert!(matches!(login("a16870617373776f72646178").unwrap(), Login::Password(text) if text == "x"));
    assert!(matches!(login("bf6373736fa1616101ff").unwrap(), Login::Sso(plain) if plain.a == Some(1)));
    assert!(matches!(login("a2665f5f747970656161 6373736fa0").unwrap(), Login::Sso(_)));
    assert!(matches!(login("a26373736ff6 6870617373776f72646178").unwrap(), Login::Password(_)));
    for none in ["a0", "bfff", "a16373736ff6", "a1636e6577f6"] {
        assert_eq!(message::<Login>(none), "expected a member of the union, found none, byte 0");
    }
    let two = message::<Login>("a26373736fa06870617373776f72646178");
    assert_eq!(two, "expected one member of the union, found another one, byte 15");
    for unit in ["a1676e6f7468696e67a0", "a1676e6f7468696e67bfff", "a1676e6f7468696e67a1617801"] {
        assert_eq!(digits(&to_vec(&login(unit).unwrap()).unwrap()), "a1676e6f7468696e67a0");
    }
    assert_eq!(message::<Login>("a1676e6f7468696e6701"), "nothing: expected a map, found an integer, byte 9");
    assert_eq!(
        to_vec(&Login::empty()).unwrap_err().to_string(),
        "expected a member of the union, found none"
    );
}

#[test]
fn unknown_union_members_are_kept_or_refused() {
    let bytes = "a1636e6577a46161420001616282f6c11a514b67b06163c24901000000000000000061 64fb3ff199999999999a"
        .replace(' ', "");
    let login: Login = from_slice(&hex(&bytes)).unwrap();
    let Login::Unknown(member) = &login else { panic!() };
    assert!(matches!(member.value().get("a"), Some(Document::Blob(_))));
    assert_eq!(digits(&to_vec(&login).unwrap()), bytes);
    let mut options = Options::default();
    options.unknown_union = UnknownUnion::Refuse;
    let error: Error = read(&hex("a1636e657701"), Login::empty().open(), &options).unwrap_err();
    assert_eq!(error.to_string(), "expected a member of the union, found one that is not modelled, byte 5");
}

#[test]
fn a_body_has_the_members_that_belong_there_and_a_token() {
    let mut options = Options::default();
    options.token = Some(ferrosmith_runtime::codec::token::Generator::new(|| "t".to_owned()));
    let mut team = Team::empty();
    team.id = Some("x".into()); // in the path of the URI
    assert_eq!(digits(&body(&team, &options).unwrap()), "a165746f6b656e6174");
    team.token = Some("u".into());
    assert_eq!(digits(&body(&team, &options).unwrap()), "a165746f6b656e6175");
    assert_eq!(body(&team as &dyn Structure, &Options::default()).unwrap().len(), 9);
}

#[test]
fn nothing_follows_a_value() {
    assert_eq!(message::<Plain>("a0a0"), "expected the end of the input, found a map, byte 1");
    assert_eq!(message::<Plain>(""), "expected a map, found the end of the input, byte 0");
}

#[test]
fn values_are_appended() {
    let texts: Vec<String> = (0..400).map(|length| "x".repeat(length % 50)).collect();
    let whole = to_vec(&texts).unwrap();
    for prefix in [0, 1, 31, 512, 1000, 5000] {
        for capacity in [0, 10_000, 100_000] {
            let mut out = Vec::with_capacity(capacity);
            out.resize(prefix, b'p');
            write(texts.view(), &mut out, &Options::default()).unwrap();
            assert!(out[..prefix].iter().all(|&byte| byte == b'p') && out[prefix..] == whole);
        }
    }
    // Bytes that were there before a failure remain, and those of the value up to it.
    let mut out = b"p".to_vec();
    write(vec![Login::empty()].view(), &mut out, &Options::default()).unwrap_err();
    assert_eq!(out, b"p\x81\xa1");
}
