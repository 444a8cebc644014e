//! What the derive asserts at compile time, of names and types that stand in several types, and the
//! tables of names that it fills then. Here they are asked at run time, of more than rustc could be
//! given one fixture each.

use std::collections::BTreeMap;
use std::panic;

use qmp_types::__for_qmp_derive_0_1_0::{
    DeError, Deserializer, Dispatch, JsonTypes, MapAccess, Members, Names, NoScalar, Scalar,
    Unknown, assert_apart, assert_distinct, assert_types, assert_vendor, fill, read_object,
};
use serde::Deserialize;

/// What an assertion says, if it stops the build.
fn said(assertion: impl FnOnce() + panic::UnwindSafe) -> Option<String> {
    let payload = panic::catch_unwind(assertion).err()?;
    let text = payload.downcast_ref::<String>().cloned();
    text.or_else(|| payload.downcast_ref::<&str>().map(ToString::to_string))
}

fn meets(names: &Names, others: &[&Names]) -> bool {
    let said = said(|| assert_apart(names, others, "both have it"));
    assert!(said.iter().all(|said| said == "both have it"), "{said:?}");
    said.is_some()
}

static EMPTY: Names = Names::new(&[]);
static BASE: Names = Names::new(&["id", "node-name"]);
static CACHE: Names = Names::new(&["direct", "no-flush"]);
/// Flattens both, and has no name of its own.
static BOTH: Names = Names::with_flattened(&[], &[&BASE, &CACHE]);
static DEEP: Names = Names::with_flattened(&["size"], &[&EMPTY, &BOTH]);

#[test]
fn what_stands_in_one_object_shares_no_name() {
    for (names, others) in [
        (&EMPTY, &[][..]),
        (&BASE, &[]),
        (&BASE, &[&CACHE]),
        (&EMPTY, &[&EMPTY, &BASE]),
        (&DEEP, &[&EMPTY]),
        (&CACHE, &[&BASE, &EMPTY]),
    ] {
        assert!(!meets(names, others));
    }
    for (names, others) in [
        (&BASE, &[&BASE][..]),
        (&BASE, &[&CACHE, &EMPTY, &BASE]),
        // Behind what is flattened, on either side.
        (&CACHE, &[&BOTH]),
        (&CACHE, &[&DEEP]),
        (&DEEP, &[&CACHE]),
        (&DEEP, &[&BOTH]),
    ] {
        assert!(meets(names, others));
    }
}

#[test]
fn names_that_are_one_in_qemus_c_are_shared() {
    static WRITTEN: Names = Names::new(&["__com.redhat_node-name"]);
    for (other, shared) in [
        (&["__com.redhat_node-name"], true),
        (&["__com.redhat_node_name"], true),
        (&["__com_redhat.node.name"], true),
        (&["__com-redhat_node-nam3"], false),
        (&["__com.redhat_node-Name"], false),
        (&["__com.redhat_node-names"], false),
        (&["__com.redhat_node-nam"], false),
        (&[""], false),
    ] {
        let others = [&Names::new(other)];
        let apart = said(move || assert_apart(&WRITTEN, &others, "")).is_none();
        assert_eq!(apart, !shared, "{other:?}");
    }
}

#[test]
fn an_enum_lists_a_name_once() {
    let names = ["STOP", "RESUME", "STOP", "Stop", "STOPPED", ""];
    let messages = ["as the first", "as the second", "as the third", "", "", ""];
    let said = |at| said(move || assert_distinct(&names, at, &messages));
    for at in [0, 1, 3, 4, 5] {
        assert_eq!(said(at), None, "{}", names[at]);
    }
    assert_eq!(said(2).as_deref(), Some("as the first"));
}

#[test]
fn a_downstream_name_is_the_vendors() {
    let said = |name| said(move || assert_vendor(name, "com.redhat", "another's"));
    for name in [
        "__com.redhat_STOP",
        "__COM.RedHat_STOP",
        "__com.redhat_",
        // Upstream's, or for the rules about names to judge.
        "STOP",
        "",
        "_",
        "_com.example_STOP",
        "x__com.example_STOP",
    ] {
        assert_eq!(said(name), None, "{name}");
    }
    for name in [
        "__com.example_STOP",
        "__com.redhatSTOP",
        "__com.redhat.x_STOP",
        "__com.redha_STOP",
        "__com.redhat",
        "__org.redhat_STOP",
        "__",
        "__STOP",
    ] {
        assert_eq!(said(name).as_deref(), Some("another's"), "{name}");
    }
}

#[test]
fn an_alternates_branches_have_a_type_each() {
    struct Unknown;

    let (string, number) = (Scalar::<String>::__QMP_TYPES, Scalar::<f64>::__QMP_TYPES);
    let object = JsonTypes::of(Scalar::<Unknown>::__QMP_TYPES, true, false);
    let unknown = JsonTypes::of(Scalar::<Unknown>::__QMP_TYPES, false, false);
    let either = JsonTypes::of(string, true, false);
    let text = JsonTypes::of(unknown, false, true);
    assert_eq!((text, JsonTypes::of(unknown, true, true)), (string, either));

    // What is said of a type twice is true of it.
    let map = Scalar::<BTreeMap<String, u8>>::__QMP_TYPES;
    assert_eq!(
        (
            JsonTypes::of(string, false, true),
            JsonTypes::of(map, true, false)
        ),
        (string, map)
    );

    let messages = ["as the first", "as the second", "as the third"];
    let said = |types: [JsonTypes; 3]| said(move || assert_types(&types, 2, &messages));
    assert_eq!(said([string, object, number]), None);
    assert_eq!(said([string, unknown, object]), None);
    assert_eq!(
        said([string, string, object]),
        None,
        "the third alone is asked of"
    );
    assert_eq!(said([string, object, string]).unwrap(), "as the first");
    assert_eq!(said([number, either, string]).unwrap(), "as the second");
    assert_eq!(said([number, either, object]).unwrap(), "as the second");
    let said = said([string, unknown, unknown]).unwrap();
    assert!(
        said.starts_with("it is not known which types in JSON"),
        "{said}"
    );
}

struct Variant;

impl<'de> Dispatch<'de> for Variant {
    // The first three differ where no hash looks, as do short ones; and the last stands twice.
    const LISTED: &'static [&'static str] = &[
        "RESET_AXYZ",
        "RESET_BXYZ",
        "RESET_CXYZ",
        "",
        "A",
        "B",
        "STOP",
        "RESUME",
        "STOP",
    ];

    fn read<D: Deserializer<'de>>(
        _: usize,
        _: D,
        place: &mut Option<Self>,
    ) -> Result<(), D::Error> {
        *place = Some(Self);
        Ok(())
    }
}

#[test]
fn a_name_is_found_in_a_table_as_in_the_list() {
    for name in Variant::LISTED {
        let first = Variant::LISTED.iter().position(|listed| listed == name);
        assert_eq!(Variant::listed(name), first, "{name}");
    }
    for name in [
        "RESET_DXYZ",
        "C",
        "AA",
        "STOPS",
        "resume",
        "\0",
        "\u{e9}v\u{e9}nement",
    ] {
        assert_eq!(Variant::listed(name), None, "{name}");
    }
}

/// An object of more members than an error lists.
struct Long(Option<u8>);

const MANY: Names = Names::new(&["many"; 200]);
const LAST: Names = Names::new(&["last"]);

impl<'de> Members<'de> for Long {
    type Slots = Option<u8>;
    const NAMES: Names = Names::with_flattened(&["first"], &[&MANY, &LAST]);
    const UNKNOWN: Unknown = Unknown::Deny;
    const BUFFERS: bool = true;

    fn slots() -> Self::Slots {
        None
    }

    fn read<A: MapAccess<'de>>(
        slots: &mut Self::Slots,
        name: &str,
        map: &mut A,
    ) -> Option<Result<(), A::Error>> {
        (name == "last").then(|| fill(slots, "last", map))
    }

    fn finish<E: DeError>(slots: Self::Slots) -> Result<Self, E> {
        Ok(Self(slots))
    }
}

impl<'de> Deserialize<'de> for Long {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_object(deserializer)
    }
}

#[test]
fn an_error_lists_the_first_128_members() {
    let error = serde_json::from_str::<Long>(r#"{"x":1}"#).err();
    let error = error.expect("it is not known").to_string();
    let list = "unknown field `x`, expected one of `first`, `many`, ";
    assert!(error.starts_with(list), "{error}");
    assert_eq!(error.matches("`many`").count(), 127);
    assert!(!error.contains("`last`"), "{error}");
}

/// serde's own flattening lends a struct no members but those in its list.
#[test]
fn a_member_that_is_not_in_the_list_is_read() {
    #[derive(Deserialize)]
    struct Outer {
        #[serde(flatten)]
        long: Long,
    }
    let outer: Outer = serde_json::from_str(r#"{"last":1}"#).expect("an object");
    assert_eq!(outer.long.0, Some(1));
}
