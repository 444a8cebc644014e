//! The compile-time assertions of the derive, about names and types that stand in several types, and
//! the tables of names that it fills then. Here they are called at run time, with more than rustc
//! could be given one fixture each.

use std::collections::{BTreeMap, HashMap};

use qmp_types::__for_qmp_derive_0_1_0::{
    Choice, DeError, Deserializer, Dispatch, JsonScalar, JsonTypes, Listing, MapAccess, Members,
    Names, Part, Unknown, Whole, fill, read_object,
};
use serde::Deserialize;

/// What an assertion says, and of which member or variant.
type Said = Option<(usize, String)>;

const EMPTY: Names = Names::new(&[]);
const BASE: Names = Names::new(&["id", "node-name"]);
const CACHE: Names = Names::new(&["direct", "no-flush"]);
/// Flattens both, and has no name of its own.
const BOTH: Names = Names::with_flattened(&[], &[&BASE, &CACHE]);
const TIER: Names = Names::new(&["__com.example_tier"]).requiring(&["__com.example_tier"]);
const KEEPER: Names = Names::new(&["kept"]).keeping("rest");
const INSIDE: Names = Names::with_flattened(&[], &[&KEEPER]);

/// An upstream object `Drive` that flattens types as `a`, `b` and so on.
struct Object {
    own: &'static [&'static str],
    flattened: &'static [&'static Names],
    tag: &'static str,
    upstream: bool,
    denies: bool,
    alternatives: bool,
}

impl Object {
    const fn of(own: &'static [&'static str], flattened: &'static [&'static Names]) -> Self {
        Self {
            own,
            flattened,
            tag: "",
            upstream: true,
            denies: false,
            alternatives: false,
        }
    }

    fn said(&self) -> Said {
        let parts = ["a", "b", "c", "d"].map(|ident| Part {
            ident,
            ty: "Type",
            upstream: self.upstream,
        });
        let wrong = Whole {
            of: "Drive",
            tag: self.tag,
            names: &Names::with_flattened(self.own, self.flattened),
            parts: &parts[..self.flattened.len()],
            alternatives: self.alternatives,
            denies: self.denies,
        }
        .wrong();
        wrong.map(|wrong| (wrong.at, wrong.message().to_owned()))
    }

    /// Whether the part `at` is to blame, and these words are in what is said.
    #[track_caller]
    fn says(&self, at: usize, words: &[&str]) {
        let said = self.said();
        let (found, text) = said.expect("something is wrong");
        assert_eq!(found, at, "{text}");
        assert!(text.contains("\nhelp: "), "{text}");
        for word in words {
            assert!(text.contains(word), "{word}: {text}");
        }
    }
}

#[test]
fn an_object_has_a_name_once() {
    for flattened in [
        &[][..],
        &[&BASE, &CACHE],
        &[&EMPTY, &BASE, &EMPTY, &CACHE],
        &[&BOTH],
    ] {
        assert_eq!(Object::of(&["size"], flattened).said(), None);
    }
    Object::of(&["id"], &[&BASE]).says(0, &["the member `id` twice", "flattened as `a`"]);
    Object::of(&[], &[&BASE, &CACHE, &BASE]).says(2, &["`id`", "as `c`"]);
    // Behind what is flattened, on either side.
    Object::of(&[], &[&CACHE, &BOTH]).says(1, &["`direct`", "as `b`"]);
    Object::of(&[], &[&BOTH, &CACHE]).says(1, &["`direct`", "as `b`"]);
}

#[test]
fn names_that_are_one_in_qemus_c_are_shared() {
    const WRITTEN_AS: [&str; 1] = ["__com.redhat_node-name"];
    const WRITTEN: Names = Names::new(&WRITTEN_AS);
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
        let said = Object::of(other, &[&WRITTEN]).said();
        assert_eq!(said.is_some(), shared, "{other:?}");
        let says = |said: (usize, String)| said.1.contains("they differ only in `.`, `-` and `_`");
        assert_eq!(
            said.is_some_and(says),
            shared && *other != WRITTEN_AS,
            "{other:?}"
        );
    }
}

#[test]
fn a_branch_leaves_the_tag_to_the_union() {
    let union = |own: &'static [&'static str], flattened: &'static [&'static Names]| Object {
        alternatives: true,
        ..Object::of(own, flattened)
    };
    // What two branches share is no matter.
    assert_eq!(
        union(&["driver"], &[&BASE, &BOTH, &KEEPER, &KEEPER]).said(),
        None
    );
    union(&["direct"], &[&BASE, &BOTH]).says(1, &["branch `Drive::b`", "the tag of the union"]);
    union(&["no_flush"], &[&CACHE]).says(0, &["collides", "`no_flush`", "`no-flush`"]);
    let branch = Object {
        tag: "id",
        ..Object::of(&["size"], &[&CACHE, &BASE])
    };
    branch.says(1, &["`id`"]);
}

#[test]
fn upstream_does_not_send_downstream_members() {
    const MORE: Names = Names::with_flattened(&["size"], &[&TIER]);
    const FREE: Names = Names::with_flattened(&[], &[&TIER]).released();
    Object::of(&["id"], &[&CACHE, &TIER]).says(1, &["`__com.example_tier` must be optional"]);
    Object::of(&["id"], &[&MORE]).says(0, &["`__com.example_tier`", "by `a`"]);
    assert_eq!(Object::of(&["id"], &[&FREE]).said(), None);
    let downstream = Object {
        upstream: false,
        ..Object::of(&["id"], &[&MORE])
    };
    assert_eq!(downstream.said(), None);
}

#[test]
fn one_member_keeps_what_is_unknown() {
    const KEEPER2: Names = Names::new(&["more"]).keeping("more");
    assert_eq!(Object::of(&["id"], &[&INSIDE]).said(), None);
    Object::of(&[], &[&INSIDE, &CACHE, &KEEPER2]).says(2, &["`rest` and `more`"]);
    let denies = Object {
        denies: true,
        ..Object::of(&[], &[&CACHE, &INSIDE])
    };
    denies.says(1, &["`unknown = \"deny\"`", "`rest`"]);
}

#[test]
fn an_optional_part_is_absent_as_a_whole() {
    /// A type of which only the names matter.
    struct Of<const WHICH: usize>;

    macro_rules! named {
        ($($which:literal: $names:expr;)*) => {$(
            impl<'de> Members<'de> for Of<$which> {
                type Slots = ();
                const NAMES: Names = $names;
                const UNKNOWN: Unknown = Unknown::Ignore;
                fn slots() {}
                fn read<A: MapAccess<'de>>(
                    (): &mut (),
                    _: &str,
                    _: &mut A,
                ) -> Option<Result<(), A::Error>> {
                    None
                }
                fn finish<E: DeError>((): ()) -> Result<Self, E> {
                    Ok(Self)
                }
            }
        )*};
    }
    named! {
        0: Names::with_flattened(&[], &[&TIER]);
        1: Names::with_flattened(&["size"], &[&TIER]);
        2: INSIDE;
    }
    const fn names<'de, T: Members<'de>>() -> Names {
        T::NAMES
    }
    const ALL_DOWNSTREAM: Names = names::<Option<Of<0>>>();
    const MIXED: Names = names::<Option<Of<1>>>();
    const KEEPS: Names = names::<Box<Option<Of<2>>>>();
    assert_eq!(Object::of(&["id"], &[&ALL_DOWNSTREAM]).said(), None);
    Object::of(&["id"], &[&MIXED]).says(0, &["`__com.example_tier` must be optional"]);
    Object::of(&["id"], &[&KEEPS]).says(0, &["`extra` keeps nothing in an optional part"]);
}

/// What is said of an enum `Event` with these names and variants.
fn listed(names: &[&str], rfqdn: &str) -> Said {
    let variants: Vec<_> = (0..names.len()).map(|at| format!("V{at}")).collect();
    let variants: Vec<_> = variants.iter().map(String::as_str).collect();
    let wrong = Listing {
        of: "Event",
        kind: "name",
        names,
        variants: &variants,
        rfqdn,
    }
    .wrong::<64>();
    wrong.map(|wrong| (wrong.at, wrong.message().to_owned()))
}

#[test]
fn an_enum_lists_a_name_once() {
    assert_eq!(listed(&["STOP", "RESUME", "Stop", "STOPPED", ""], ""), None);
    let many: Vec<_> = (0..32).map(|n| format!("__com.example_E{n}")).collect();
    let many: Vec<_> = many.iter().map(String::as_str).collect();
    assert_eq!(listed(&many, "com.example"), None);
    let twice = [&many[..], &["__com.example_E7"]].concat();
    let (at, text) = listed(&twice, "").expect("it is there twice");
    assert_eq!(at, 32);
    assert!(
        text.starts_with("`Event::V7` and `Event::V32` have one name, `__com.example_E7`\nhelp: "),
        "{text}"
    );
    let (at, text) = listed(&["__com.a_b-c", "x", "__com_a.b_c"], "").expect("they collide");
    assert_eq!(at, 2);
    assert!(
        text.contains("`__com_a.b_c` of `Event::V2` and `__com.a_b-c` of `Event::V0`"),
        "{text}"
    );
}

#[test]
fn a_downstream_name_is_the_vendors() {
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
        assert_eq!(listed(&["RESUME", name], "com.redhat"), None, "{name}");
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
        let (at, text) = listed(&["RESUME", name], "com.redhat").expect(name);
        assert_eq!(at, 1, "{name}");
        assert!(
            text.contains(&format!("`Event::V1` has the name `{name}`")),
            "{text}"
        );
    }
    let (_, text) = listed(&["__com.example_x-STOP_ALL"], "com.redhat").expect("another vendor's");
    assert!(
        text.contains("help: rename it to `__com.redhat_x-STOP_ALL`"),
        "{text}"
    );
}

#[test]
fn an_alternates_branches_have_a_type_each() {
    const fn json<T: JsonScalar>() -> JsonTypes {
        T::TYPE
    }
    let (string, number) = (json::<String>(), json::<f64>());
    let (map, unknown) = (json::<BTreeMap<String, u8>>(), JsonTypes::UNKNOWN);
    let either = JsonTypes::all(&[string, map]);
    for (types, same) in [
        (json::<Option<Box<str>>>(), json::<Option<String>>()),
        (json::<&[u8]>(), json::<Vec<String>>()),
        (json::<HashMap<String, u8>>(), map),
        (JsonTypes::all(&[string, unknown]), unknown),
        (JsonTypes::of(unknown, map), map),
        (JsonTypes::of(string, map), either),
    ] {
        assert_eq!(types, same);
    }

    let said = |types: &[JsonTypes]| -> Said {
        let variants = &["A", "B", "C"][..types.len()];
        let of = "Format";
        let wrong = Choice {
            of,
            variants,
            types,
        }
        .wrong();
        wrong.map(|wrong| (wrong.at, wrong.message().to_owned()))
    };
    for types in [
        &[][..],
        &[string, map, number],
        &[string, unknown, map],
        &[json::<u8>(), number, json::<()>()],
        &[unknown, JsonTypes::ASKED, JsonTypes::ASKED],
    ] {
        assert_eq!(said(types), None, "{types:?}");
    }
    for (types, at, text) in [
        (
            &[string, string, map][..],
            1,
            "`Format::A` and `Format::B` both take a string",
        ),
        (
            &[string, map, string],
            2,
            "`Format::A` and `Format::C` both take a string",
        ),
        (
            &[number, either, map],
            2,
            "`Format::B` and `Format::C` both take an object",
        ),
        (
            &[json::<Option<bool>>(), json::<Option<u8>>()],
            1,
            "`Format::A` and `Format::B` both take null",
        ),
        (
            &[unknown, string, unknown],
            2,
            "it is not known which types in JSON `Format::A` and `Format::C` have",
        ),
    ] {
        let (found, said) = said(types).expect(text);
        assert_eq!(found, at, "{said}");
        assert!(
            said.starts_with(text) && said.contains("\nhelp: "),
            "{said}"
        );
    }
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
