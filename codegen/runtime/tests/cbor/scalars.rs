//! Numbers, texts, blobs and timestamps.

use ferrosmith_runtime::cbor::{from_slice, to_vec};
use ferrosmith_runtime::{BigDecimal, BigInteger, Blob, Timestamp, Value};

use super::random::each;
use super::shapes::{Level, Status};
use super::{digits, hex};

/// Reads a value and writes it again.
fn again<T: Value>(bytes: &str) -> String {
    digits(&to_vec(&from_slice::<T>(&hex(bytes)).unwrap()).unwrap())
}

fn refuses<T: Value>(inputs: &[&str]) {
    for bytes in inputs {
        assert!(from_slice::<T>(&hex(bytes)).is_err(), "{bytes}");
    }
}

#[test]
fn integers_of_any_width_have_bounds() {
    for bytes in ["00", "17", "1818", "187f", "20", "37", "387f"] {
        assert_eq!(again::<i8>(bytes), bytes);
    }
    for (bytes, shortest) in
        [("1800", "00"), ("190001", "01"), ("1a0000007f", "187f"), ("3b000000000000007f", "387f")]
    {
        assert_eq!(again::<i8>(bytes), shortest);
    }
    refuses::<i8>(&[
        "1880",
        "3880",
        "1b0000000000000080",
        "f93c00",
        "6131",
        "f5",
        "f6",
        "c101",
        "c24101",
        "",
    ]);
    for bytes in ["197fff", "397fff"] {
        assert_eq!(again::<i16>(bytes), bytes);
    }
    refuses::<i16>(&["198000", "398000"]);
    for bytes in ["1a7fffffff", "3a7fffffff"] {
        assert_eq!(again::<i32>(bytes), bytes);
    }
    refuses::<i32>(&["1a80000000", "3a80000000"]);
    for bytes in ["1b7fffffffffffffff", "3b7fffffffffffffff"] {
        assert_eq!(again::<i64>(bytes), bytes);
    }
    refuses::<i64>(&["1b8000000000000000", "3b8000000000000000", "3bffffffffffffffff"]);
    assert!(matches!(from_slice(&hex("09")).unwrap(), Level::High));
    assert!(matches!(from_slice(&hex("38ff")).unwrap(), Level::Unknown(-256)));
}

#[test]
fn every_length_of_integer_is_the_shortest() {
    for shift in 0..63 {
        for number in [1_i64 << shift, (1_i64 << shift) - 1, -(1_i64 << shift), !(1_i64 << shift)] {
            let written = to_vec(&number).unwrap();
            let size = match if number < 0 { !number } else { number } {
                0..24 => 1,
                24..0x100 => 2,
                0x100..0x1_0000 => 3,
                0x1_0000..0x1_0000_0000 => 5,
                _ => 9,
            };
            assert_eq!((from_slice::<i64>(&written).unwrap(), written.len()), (number, size));
        }
    }
}

#[test]
fn floats_of_any_width_are_read() {
    assert_eq!(again::<f64>("fb3ff8000000000000"), "fa3fc00000");
    assert_eq!(again::<f64>("fa3fc00000"), "fa3fc00000");
    assert_eq!(again::<f64>("f93e00"), "fa3fc00000");
    assert_eq!(again::<f64>("01"), "fa3f800000");
    assert_eq!(again::<f64>("3bffffffffffffffff"), "fadf800000");
    // Four bytes are enough for what they hold, and for no more.
    for (bytes, number) in [("fa7f7fffff", f64::from(f32::MAX)), ("fa00000001", f64::from(f32::from_bits(1)))]
    {
        assert_eq!(hex(bytes), to_vec(&number).unwrap());
    }
    for bytes in ["fb3fb999999999999a", "fb47f0000000000000", "fb3680000000000000", "fb3ff0000010000000"] {
        assert_eq!(again::<f64>(bytes), bytes);
    }
    for bytes in ["fa80000000", "fa7f800000", "faff800000"] {
        assert_eq!(again::<f64>(bytes), bytes);
    }
    assert_eq!(again::<f32>("fb3ff8000000000000"), "fa3fc00000");
    assert_eq!(again::<f32>("f93e00"), "fa3fc00000");
    assert_eq!(again::<f32>("20"), "fabf800000");
    assert_eq!(from_slice::<f32>(&hex("fb3fb999999999999a")).unwrap(), 0.1);
    for bytes in ["f97e00", "f97c01", "fa7fc00000", "fb7ff8000000000000"] {
        assert!(from_slice::<f64>(&hex(bytes)).unwrap().is_nan());
        assert!(from_slice::<f32>(&hex(bytes)).unwrap().is_nan());
    }
    for (bytes, infinite) in [("f97c00", "fa7f800000"), ("fbfff0000000000000", "faff800000")] {
        assert_eq!(again::<f32>(bytes), infinite);
    }
    refuses::<f32>(&["fb7e37e43c8800759c", "63312e35", "f6", "f5", "f800", "c10a"]);
    refuses::<f64>(&["63312e35", "fb3ff800", "ff", "e0"]);
}

/// Against the definition: of each sign, exponent and fraction.
#[test]
fn half_floats_have_their_value() {
    for bits in 0..=u16::MAX {
        let read: f64 = from_slice(&[0xf9, (bits >> 8) as u8, bits as u8]).unwrap();
        let (sign, exponent, fraction) = (bits >> 15, bits >> 10 & 31, bits & 0x3ff);
        let magnitude = match exponent {
            0 => f64::from(fraction) / 16_777_216.0,
            31 if fraction == 0 => f64::INFINITY,
            31 => {
                assert!(read.is_nan());
                continue;
            }
            _ => (1.0 + f64::from(fraction) / 1024.0) * f64::powi(2.0, i32::from(exponent) - 15),
        };
        assert_eq!(read.to_bits(), if sign == 1 { -magnitude } else { magnitude }.to_bits(), "{bits:x}");
    }
}

#[test]
fn big_integers_are_integers_or_bignums() {
    for (bytes, text) in [
        ("00", "0"),
        ("3903e7", "-1000"),
        ("1bffffffffffffffff", "18446744073709551615"),
        ("c249010000000000000000", "18446744073709551616"),
        ("3bffffffffffffffff", "-18446744073709551616"),
        ("c349010000000000000000", "-18446744073709551617"),
        ("c250ffffffffffffffffffffffffffffffff", "340282366920938463463374607431768211455"),
        ("c34b0100000000000000000000", "-1208925819614629174706177"),
    ] {
        let number: BigInteger = from_slice(&hex(bytes)).unwrap();
        assert_eq!(number.as_str(), text);
        assert_eq!(digits(&to_vec(&number).unwrap()), bytes);
    }
    for (bytes, text) in [("c240", "0"), ("c340", "-1"), ("c2420001", "1"), ("c25f41014100ff", "256")] {
        assert_eq!(from_slice::<BigInteger>(&hex(bytes)).unwrap().as_str(), text);
    }
    refuses::<BigInteger>(&["c201", "c26101", "c10a", "f93c00", "c48200 01", "6131", "c2"]);
}

#[test]
fn bignums_are_of_1024_bytes_at_most() {
    let longest = [hex("c2590400"), vec![0xff; 1024]].concat();
    let number: BigInteger = from_slice(&longest).unwrap();
    assert_eq!(number.as_str().len(), 2467);
    assert_eq!(to_vec(&number).unwrap(), longest);
    let longer = [hex("c2590401"), vec![0xff; 1025]].concat();
    assert_eq!(
        from_slice::<BigInteger>(&longer).unwrap_err().to_string(),
        "expected an integer, found a longer number, byte 1"
    );
    for text in ["9".repeat(2467), "1".repeat(1_000_000)] {
        let number: BigInteger = text.parse().unwrap();
        let message = to_vec(&number).unwrap_err().to_string();
        assert_eq!(message, "expected a number of 1024 bytes at most, found a longer one");
    }
}

#[test]
fn every_length_of_bignum_is_read_as_it_was_written() {
    each(400, 200, |random| {
        let length = 1 + random.below(199);
        let mut text: String = (0..length).map(|_| char::from(b'0' + random.below(10) as u8)).collect();
        text.replace_range(..1, &(1 + random.below(9)).to_string());
        for text in [text.clone(), format!("-{text}"), format!("1{}", "0".repeat(length))] {
            let number: BigInteger = text.parse().unwrap();
            assert_eq!(from_slice::<BigInteger>(&to_vec(&number).unwrap()).unwrap().as_str(), text);
            let number: BigDecimal = text.parse().unwrap();
            assert_eq!(from_slice::<BigDecimal>(&to_vec(&number).unwrap()).unwrap().as_str(), text);
        }
    });
}

#[test]
fn big_decimals_are_integers_or_decimal_fractions() {
    for (bytes, text) in [
        ("c4822119 6ab3", "273.15"),
        ("c4822001", "0.1"),
        ("c4822018 96", "15.0"),
        ("c4822220", "-0.001"),
        ("c4820501", "1e5"),
        ("c48239018f01", "1e-400"),
        ("c48227c249010000000000000000", "184467440737.09551616"),
        ("0f", "15"),
    ] {
        let number: BigDecimal = from_slice(&hex(bytes)).unwrap();
        assert_eq!(number.as_str(), text);
        assert_eq!(digits(&to_vec(&number).unwrap()), bytes.replace(' ', ""));
    }
    for (bytes, text) in [
        ("f93e00", "1.5"),
        ("fb3ff199999999999a", "1.1"),
        ("c4820001", "1"),
        ("c49f2001ff", "0.1"),
        ("c249010000000000000000", "18446744073709551616"),
        ("c4823b7fffffffffffffff01", "1e-9223372036854775808"),
    ] {
        assert_eq!(from_slice::<BigDecimal>(&hex(bytes)).unwrap().as_str(), text);
    }
    refuses::<BigDecimal>(&[
        "f97e00",
        "fb7ff0000000000000",
        "c480",
        "c48101",
        "c483010203",
        "c482f93c0001",
        "c58221196ab3",
    ]);
    refuses::<BigDecimal>(&["c48201f93c00", "c4821b800000000000000001", "63312e35", "c482616101", "c4"]);
    let number: BigDecimal = "1e99999999999999999999".parse().unwrap();
    let message = to_vec(&number).unwrap_err().to_string();
    assert_eq!(message, "expected a number, found one whose power of ten is out of range");
}

#[test]
fn texts_are_utf_8() {
    assert_eq!(from_slice::<String>(&hex("66c3a9f09f9880")).unwrap(), "é😀");
    assert_eq!(from_slice::<String>(&hex("7f61616062c3a9ff")).unwrap(), "aé");
    assert_eq!(from_slice::<String>(&hex("7fff")).unwrap(), "");
    // A part may not end within a character, and parts have parts no more.
    refuses::<String>(&[
        "62c328",
        "61c3",
        "7f61c361a9ff",
        "7f4161ff",
        "7f7f6161ffff",
        "7f6161",
        "4161",
        "01",
        "f6",
    ]);
    for length in [0, 1, 23, 24, 255, 256, 65_535, 65_536] {
        let text = "é".repeat(length / 2) + &"a".repeat(length % 2);
        let written = to_vec(&text).unwrap();
        assert_eq!(from_slice::<String>(&written).unwrap(), text);
        for cut in [1, written.len() / 2, written.len() - 1] {
            assert!(length == 0 || from_slice::<String>(&written[..cut]).is_err());
        }
    }
    assert_eq!(again::<Status>("68415353 49474e4544"), "6841535349474e4544");
    assert_eq!(again::<Status>("634e4557"), "634e4557");
}

#[test]
fn blobs_are_byte_strings() {
    assert_eq!(from_slice::<Blob>(&hex("43000102")).unwrap(), Blob::from(&[0, 1, 2]));
    assert_eq!(from_slice::<Blob>(&hex("5f41004041ffff")).unwrap(), Blob::from(&[0, 255]));
    assert_eq!(again::<Blob>("5f41004041ffff"), "4200ff");
    refuses::<Blob>(&["6161", "83000102", "4300", "5f6161ff", "5f4161", "d64101"]);
}

#[test]
fn timestamps_are_tagged_numbers() {
    let time = |bytes: &str| from_slice::<Timestamp>(&hex(bytes)).unwrap();
    assert_eq!(time("c11a514b67b0"), Timestamp::from_epoch(1_363_896_240, 0));
    assert_eq!(time("c120"), Timestamp::from_epoch(-1, 0));
    assert_eq!(time("c1fb41d452d9ec200000"), Timestamp::from_epoch(1_363_896_240, 500_000_000));
    assert_eq!(time("c1f9b800"), Timestamp::from_epoch(-1, 500_000_000));
    assert_eq!(time("c1fa4f000000"), Timestamp::from_epoch(2_147_483_648, 0));
    assert_eq!(time("c11b7fffffffffffffff"), Timestamp::from_epoch(i64::MAX, 0));
    assert_eq!(again::<Timestamp>("c1fb41d452d9ec000000"), "c11a514b67b0");
    assert_eq!(again::<Timestamp>("c1fb41d452d9ec200000"), "c1fb41d452d9ec200000");
    refuses::<Timestamp>(&["1a514b67b0", "c0613a", "c1613a", "c1f97e00", "c1f97c00", "c1fb7e37e43c8800759c"]);
    refuses::<Timestamp>(&["c11b8000000000000000", "c1c101", "c201", "c1", "f6", "c1f6"]);
}

#[test]
fn decimal_fractions_of_a_second_are_read_as_they_were_meant() {
    each(2_000, 2, |random| {
        let seconds = random.next() as i64 % 8_500_000_000;
        for nanos in [123_000_000, 1_000, 999_999_000, (random.next() % 1_000_000) as u32 * 1000] {
            let time = Timestamp::from_epoch(seconds, nanos);
            let text: f64 = format!("{seconds}.{nanos:09}").parse().unwrap();
            let text = if seconds < 0 { seconds as f64 + f64::from(nanos) / 1e9 } else { text };
            let double = [&[0xC1, 0xFB][..], &text.to_be_bytes()].concat();
            assert_eq!(from_slice::<Timestamp>(&double).unwrap(), time);
        }
    });
}

#[test]
fn milliseconds_are_written_and_nothing_finer() {
    each(2_000, 2, |random| {
        let millis = random.next() as i64 % 8_500_000_000_000;
        let time = Timestamp::from_millis(millis);
        let finer = Timestamp::from_epoch(time.seconds(), time.nanos() + random.below(1_000_000) as u32);
        assert_eq!(to_vec(&finer).unwrap(), to_vec(&time).unwrap());
        assert_eq!(from_slice::<Timestamp>(&to_vec(&time).unwrap()).unwrap(), time);
    });
    assert_eq!(to_vec(&Timestamp::from_epoch(-1, 999_999)).unwrap(), [0xC1, 0x20]);
    // A double beyond 2^53 has no fraction, and near 2^63 it is no time.
    for seconds in [i64::MAX, i64::MIN, 1 << 53, -(1 << 53) - 1, (1 << 60) + 1] {
        let written = to_vec(&Timestamp::from_epoch(seconds, 700_000_000)).unwrap();
        assert_eq!(from_slice::<Timestamp>(&written).unwrap(), Timestamp::from_epoch(seconds, 0));
    }
}
