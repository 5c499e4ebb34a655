//! Properties that are a few ranges of code points: blocks, and properties that Unicode does not change any more.

/// Code points in order, as inclusive ranges.
type Ranges = &'static [(u32, u32)];

/// Returns the code points of a property with a name of ECMA 262, or of a block by its name in Java.
pub(super) fn named(name: &str) -> Option<Ranges> {
    Some(match name {
        "ASCII_Hex_Digit" | "AHex" => &[(0x30, 0x39), (0x41, 0x46), (0x61, 0x66)],
        // With the prefix `Is`, Java has digits of all scripts in it.
        "Hex_Digit" | "Hex" => {
            &[(0x30, 0x39), (0x41, 0x46), (0x61, 0x66), (0xFF10, 0xFF19), (0xFF21, 0xFF26), (0xFF41, 0xFF46)]
        }
        "Join_Control" | "Join_C" | "IsJoin_Control" => &[(0x200C, 0x200D)],
        "Regional_Indicator" | "RI" => &[(0x1_F1E6, 0x1_F1FF)],
        _ => return block(name),
    })
}

fn block(name: &str) -> Option<Ranges> {
    let name = ["In", "blk=", "block="].iter().find_map(|prefix| name.strip_prefix(prefix))?;
    let is_letter = |letter: &u8| !matches!(letter, b' ' | b'-' | b'_');
    let found = BLOCKS.iter().find(|(known, _)| {
        let letters = name.bytes().filter(is_letter).map(|letter| letter.to_ascii_lowercase());
        letters.eq(known.bytes())
    })?;
    Some(&found.1)
}

/// Some blocks, without capitals and spaces. Those of Unicode never change.
const BLOCKS: &[(&str, [(u32, u32); 1])] = &[
    ("basiclatin", [(0x00, 0x7F)]),
    ("latin1supplement", [(0x80, 0xFF)]),
    ("latinextendeda", [(0x100, 0x17F)]),
    ("latinextendedb", [(0x180, 0x24F)]),
    ("greek", [(0x370, 0x3FF)]),
    ("greekandcoptic", [(0x370, 0x3FF)]),
    ("cyrillic", [(0x400, 0x4FF)]),
    ("armenian", [(0x530, 0x58F)]),
    ("hebrew", [(0x590, 0x5FF)]),
    ("arabic", [(0x600, 0x6FF)]),
    ("devanagari", [(0x900, 0x97F)]),
    ("thai", [(0xE00, 0xE7F)]),
    ("generalpunctuation", [(0x2000, 0x206F)]),
    ("cjksymbolsandpunctuation", [(0x3000, 0x303F)]),
    ("hiragana", [(0x3040, 0x309F)]),
    ("katakana", [(0x30A0, 0x30FF)]),
    ("cjkunifiedideographs", [(0x4E00, 0x9FFF)]),
    ("hangulsyllables", [(0xAC00, 0xD7AF)]),
    ("halfwidthandfullwidthforms", [(0xFF00, 0xFFEF)]),
    ("emoticons", [(0x1_F600, 0x1_F64F)]),
];
