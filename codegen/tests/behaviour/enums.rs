//! Enums, of texts and of integers: open, and whatever the values are made of.

use std::collections::HashSet;
use std::convert::Infallible;

use ferrosmith_runtime::{Validate as _, json};

use crate::goldens::enumeration::{ChooseInput, ChooseOutput, Named, Nameless, Odd, Size, Suit};
use crate::goldens::int_enum::{Level, RateInput, RateOutput, Stars};
use crate::{has_eq_and_hash, refusal, round_trip};

#[test]
fn values_are_the_texts_of_the_wire() {
    assert_eq!(Suit::VALUES, ["HEARTS", "SPADES", "clubs", "UNKNOWN"]);
    assert_eq!((Suit::Hearts.as_str(), Suit::Clubs.as_str()), ("HEARTS", "clubs"));
    assert_eq!(Size::VALUES, ["x-small", "x-large", "10", "2xl"]);
    assert_eq!((Size::Size10.as_str(), Size::V2xl.as_str()), ("10", "2xl"));
    assert_eq!(Named::VALUES, ["t2.nano", "t2.micro"]);
    assert_eq!(Nameless::VALUES, ["t2.nano", "2", " ", "größe"]);
    assert_eq!(
        (Nameless::T2Nano.as_str(), Nameless::V2.as_str(), Nameless::Empty.as_str()),
        ("t2.nano", "2", " ")
    );
}

#[test]
fn every_text_makes_a_value_that_gives_it_back() {
    let known = Odd::VALUES.iter().copied();
    for text in known.clone().chain(["new", "hearts", "a\nb\n", "\"", "\u{0}"]) {
        let odd = Odd::from(text);
        assert_eq!((odd.as_str(), odd.to_string().as_str()), (text, text));
        assert_eq!(
            (Odd::from(text.to_owned()), text.parse::<Odd>()),
            (odd.clone(), Ok::<_, Infallible>(odd.clone()))
        );
        assert_eq!(!matches!(odd, Odd::Unknown(_)), known.clone().any(|value| value == text));
        let written = json::to_string(&ChooseOutput::new().odd(odd.clone())).unwrap();
        assert_eq!(json::from_str::<ChooseOutput>(&written).unwrap().odd, Some(odd), "{written}");
    }
}

#[test]
fn a_known_text_in_the_other_variant_is_the_known_value() {
    let hand_made = Suit::Unknown("HEARTS".to_owned());
    assert_eq!(hand_made, Suit::Hearts);
    assert!(hand_made.is_known() && Suit::Hearts.is_known() && !Suit::from("STARS").is_known());
    assert_eq!(HashSet::from([hand_made, Suit::Hearts]).len(), 1);
}

#[test]
fn keys_are_of_their_enum_and_no_message_names_an_internal_value() {
    assert_eq!((Suit::SCHEMA.internal, Named::SCHEMA.internal), (&["SPADES"][..], &["t2.micro"][..]));
    let with_key = |key: &str| ChooseOutput::new().by_suit([(key.to_owned(), 1)]);
    assert_eq!(with_key("SPADES").validate(), Ok(()));
    let refused = with_key("STARS").validate().unwrap_err().to_string();
    assert!(refused.contains("at '/bySuit' failed"), "{refused}");
    assert!(refused.contains("Member must satisfy enum value set: [HEARTS, clubs, UNKNOWN]"), "{refused}");
}

#[test]
fn hostile_values_are_variants_too() {
    assert_eq!(Odd::from("Err"), Odd::Err);
    assert_eq!((Odd::Ok.as_str(), Odd::SelfValue.as_str(), Odd::Values.as_str()), ("Ok", "Self", "VALUES"));
    assert_eq!((Odd::Umlaut.as_str(), Odd::Han.as_str(), Odd::Emoji.as_str()), ("größe", "中文", "🙂"));
    assert_eq!((Odd::FooBar.as_str(), Odd::FooBar2.as_str()), ("fooBar", "foo_bar"));
    assert_eq!((Odd::Quoted.as_str(), Odd::Lines.as_str()), ("say \"hi\"", "a\nb"));
}

#[test]
fn a_modelled_unknown_is_not_the_unmodelled_one() {
    assert_eq!(Suit::from("UNKNOWN"), Suit::UnknownValue);
    let new = Suit::from("STARS");
    assert!(matches!(&new, Suit::Unknown(text) if text == "STARS"));
    let output: ChooseOutput =
        round_trip(r#"{"bySuit":{"HEARTS":1,"STARS":2},"sizes":["10","huge"],"suit":"STARS"}"#);
    assert_eq!((output.suit, output.sizes), (new, Some(vec![Size::Size10, Size::from("huge")])));
}

#[test]
fn enums_convert_compare_and_hash_by_their_text() {
    has_eq_and_hash::<(Suit, Stars)>();
    let input = ChooseInput::new("HEARTS").size("10").named(Named::T2Micro).old("2".to_owned());
    assert_eq!(
        (&input.suit, &input.size, &input.old),
        (&Suit::Hearts, &Some(Size::Size10), &Some(Nameless::V2))
    );
    let set = HashSet::from([Suit::Hearts, Suit::Unknown("HEARTS".to_owned()), Suit::from("HEARTS")]);
    assert_eq!(set.len(), 1);
    assert_eq!(ChooseOutput::new().suit, Suit::Hearts, "the modelled default");
}

#[test]
fn what_is_no_text_is_refused() {
    assert!(refusal::<ChooseInput>(r#"{"suit":1}"#).starts_with("suit: expected a string, found a number"));
}

#[test]
fn debug_tells_known_from_unknown() {
    assert_eq!(format!("{:?} {:?}", Suit::Clubs, Suit::from("x")), r#"clubs Unknown("x")"#);
}

#[test]
fn integers_are_open_too() {
    assert_eq!(Stars::VALUES, [1, 3, 5]);
    assert_eq!((Stars::from(3), Stars::from(4), Stars::Five.value()), (Stars::Three, Stars::Unknown(4), 5));
    assert_eq!(Stars::Unknown(3), Stars::Three);
    assert_eq!((Level::Lowest.value(), Level::Highest.value()), (i32::MIN, i32::MAX));
    assert_eq!(Level::from(0), Level::UnknownValue);
    let output: RateOutput = round_trip(r#"{"all":[1,2,3],"named":{"a":-7},"stars":9,"level":-2147483648}"#);
    assert_eq!(output.all.unwrap(), [Stars::One, Stars::Unknown(2), Stars::Three]);
    assert_eq!((output.stars.value(), output.level), (9, Level::Lowest));
    assert_eq!((RateOutput::new().stars, RateOutput::new().level), (Stars::Three, Level::UnknownValue));
}

#[test]
fn what_is_no_integer_of_32_bits_is_refused() {
    for text in [r#"{"stars":"1"}"#, r#"{"stars":1.5}"#, r#"{"stars":2147483648}"#, r#"{"stars":null}"#, "{}"]
    {
        let error = refusal::<RateInput>(text);
        assert!(error.contains("stars"), "{error}");
    }
    assert_eq!(
        json::to_string(&RateInput::new(1).level(Level::Highest)).unwrap(),
        r#"{"stars":1,"level":2147483647}"#
    );
}
