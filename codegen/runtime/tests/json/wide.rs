//! Structures wider than any set of bits that fits a machine word.

use std::sync::LazyLock;

use ferrosmith_runtime::json::{Options, read};
use ferrosmith_runtime::schema::{Member, REQUIRED, Schema};
use ferrosmith_runtime::{MEMBERS_AT_ONCE, Mut, Ref, Structure, Value, no_member};

/// `m0` to `m299`, the last required.
struct Wide(Vec<Option<i32>>);

impl Default for Wide {
    fn default() -> Self {
        Wide(vec![None; 300])
    }
}

static WIDE: LazyLock<&'static Schema> = LazyLock::new(|| {
    let text = |text: String| -> &'static str { text.leak() };
    let members = (0..300).map(|index| {
        let name = format!("m{index}");
        let flags = if index == 299 { REQUIRED } else { 0 };
        Member(text(name), flags, &[])
    });
    let members: &'static [Member] = members.collect::<Vec<_>>().leak();
    let mut by_key: Vec<u16> = (0..300).collect();
    by_key.sort_by_key(|&index| members[usize::from(index)].key());
    Box::leak(Box::new(Schema {
        id: "test#Wide",
        name: "Wide",
        members,
        by_key: by_key.leak(),
        sensitive: false,
        error: None,
    }))
});

impl Structure for Wide {
    fn schema(&self) -> &'static Schema {
        &WIDE
    }
    fn member_mut(&mut self, index: usize) -> &mut dyn Value {
        match self.0.get_mut(index) {
            Some(member) => member,
            None => no_member(),
        }
    }
    fn view_block(&self, block: usize) -> [Ref<'_>; MEMBERS_AT_ONCE] {
        let mut views = [Ref::Absent; MEMBERS_AT_ONCE];
        for (view, member) in views.iter_mut().zip(self.0.iter().skip(block * MEMBERS_AT_ONCE)) {
            *view = member.view();
        }
        views
    }
}

fn read_wide(text: &str) -> Result<Wide, ferrosmith_runtime::json::Error> {
    let mut wide = Wide::default();
    read(text.as_bytes(), Mut::Structure(&mut wide), &Options::default())?;
    Ok(wide)
}

#[test]
fn every_member_is_found_and_counted() {
    let text: Vec<String> = (0..300).rev().map(|index| format!("\"m{index}\":{index}")).collect();
    let wide = read_wide(&format!("{{{}}}", text.join(","))).unwrap();
    assert!(wide.0.iter().enumerate().all(|(index, value)| *value == Some(index as i32)));
    assert_eq!(read_wide("{\"m298\":1}").err().unwrap().path(), "m299");
    assert_eq!(read_wide("{\"m299\":1,\"m200\":2,\"m200\":null}").unwrap().0[200], None);
}

#[test]
fn members_are_found_whatever_is_absent_and_in_any_order() {
    for step in 1..20 {
        let strides = (0..299).step_by(step).chain([299]);
        let jumps = (0..300).map(|index| index * 7 * step % 300); // some of them again, with the same value
        for members in [strides.collect::<Vec<_>>(), jumps.chain([299]).collect()] {
            let text: Vec<String> = members.iter().map(|index| format!("\"m{index}\":{index}")).collect();
            for between in [",", ", ", "\n,\t"] {
                let wide = read_wide(&format!("{{{}}}", text.join(between))).unwrap();
                for (index, value) in wide.0.into_iter().enumerate() {
                    assert_eq!(value, members.contains(&index).then_some(index as i32), "{index}, {step}");
                }
            }
        }
    }
}
