//! `flatten = "buffered"`: a plain serde type, as other crates have them, among the
//! members of a deriving one.

mod json;

use std::collections::BTreeMap;
use std::fmt::{self, Formatter};

use json::{read, refusal, same, write};
use qmp_types::QmpDownstream;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Plain {
    #[serde(alias = "also-a")]
    a: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    b: Option<Vec<f64>>,
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(data)]
struct Ignoring {
    own: u8,
    #[qmp(flatten = "buffered")]
    plain: Plain,
    last: Option<u8>,
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(data, unknown = "deny")]
struct Denying {
    own: u8,
    #[qmp(flatten = "buffered")]
    plain: Plain,
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(data, unknown = "ignore-downstream")]
struct Keeping {
    own: u8,
    #[qmp(flatten = "buffered")]
    plain: Plain,
    #[qmp(extra)]
    extra: BTreeMap<String, Value>,
}

mod a_struct {
    use super::*;

    #[test]
    fn stands_among_the_members() {
        let value: Ignoring = same(r#"{"own":1,"a":2,"b":[1.5],"last":3}"#);
        assert_eq!(value.plain.b, Some(vec![1.5]));
        let value: Ignoring = read(r#"{"also-a":2,"last":3,"own":1}"#);
        assert_eq!(write(&value), r#"{"own":1,"a":2,"last":3}"#);
    }

    #[test]
    fn has_its_own_errors() {
        assert_eq!(refusal::<Ignoring>(r#"{"own":1}"#), "missing field `a`");
        assert_eq!(
            refusal::<Ignoring>(r#"{"own":1,"a":2,"also-a":2}"#),
            "duplicate field `a`"
        );
        assert!(refusal::<Ignoring>(r#"{"own":1,"a":"2"}"#).starts_with("invalid type: string"));
    }

    #[test]
    fn leaves_over_what_the_policy_judges() {
        let known = r#"{"own":1,"a":2}"#;
        let unknown = |name| known.replace('}', &format!(r#","{name}":[0]}}"#));
        assert_eq!(write(&read::<Ignoring>(&unknown("x"))), known);
        assert_eq!(write(&read::<Denying>(known)), known);
        assert_eq!(refusal::<Denying>(&unknown("x")), "unknown field `x`");
        assert_eq!(refusal::<Denying>(&unknown("__x")), "unknown field `__x`");
    }

    #[test]
    fn leaves_over_what_extra_keeps() {
        let kept: Keeping = same(r#"{"own":1,"a":2,"__x":{"y":null},"__z":"é"}"#);
        assert_eq!(kept.extra.len(), 2);
        assert_eq!(
            refusal::<Keeping>(r#"{"own":1,"a":2,"x":1}"#),
            "unknown field `x`"
        );
    }

    /// Whatever else is held beside them, and however big it is.
    #[test]
    fn does_not_take_what_is_in_other_members() {
        let text = r#"{"__x":["a",7],"own":1,"__y":{"a":[8],"b":9},"a":2,"__z":[["a",5]]}"#;
        let value: Keeping = read(text);
        assert_eq!(value.plain, Plain { a: 2, b: None });
        assert_eq!(
            serde_json::to_string(&value.extra).unwrap(),
            r#"{"__x":["a",7],"__y":{"a":[8],"b":9},"__z":[["a",5]]}"#
        );
    }

    #[test]
    fn may_borrow_from_the_input() {
        #[derive(Debug, Serialize, Deserialize)]
        struct Text<'a> {
            text: &'a str,
        }
        #[derive(Debug, QmpDownstream)]
        #[qmp(data)]
        struct Outer<'a> {
            #[qmp(flatten = "buffered", borrow)]
            text: Text<'a>,
        }
        let text = r#"{"text":"lent"}"#;
        let outer: Outer<'_> = same(text);
        assert!(
            text.as_bytes()
                .as_ptr_range()
                .contains(&outer.text.text.as_ptr())
        );
    }
}

mod an_option {
    use super::*;

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data, unknown = "deny")]
    struct Maybe {
        own: u8,
        #[qmp(flatten = "buffered")]
        plain: Option<Plain>,
    }

    #[test]
    fn is_none_without_any_of_its_members() {
        assert_eq!(same::<Maybe>(r#"{"own":1}"#).plain, None);
    }

    #[test]
    fn is_some_with_all_that_it_needs() {
        assert_eq!(same::<Maybe>(r#"{"own":1,"a":2}"#).plain.unwrap().a, 2);
    }

    #[test]
    fn is_an_error_with_a_part_of_it() {
        assert_eq!(refusal::<Maybe>(r#"{"own":1,"b":[]}"#), "missing field `a`");
    }
}

mod a_map {
    use super::*;

    /// A map by its name does not compile.
    type Map = BTreeMap<String, Value>;

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data)]
    struct Rest {
        own: u8,
        #[qmp(flatten = "buffered")]
        plain: Plain,
        #[qmp(flatten = "buffered")]
        map: Map,
    }

    #[test]
    fn takes_what_is_left() {
        let rest: Rest = same(r#"{"own":1,"a":2,"x":3,"y":[true,null,-1,"s"]}"#);
        assert_eq!(rest.map.len(), 2);
    }

    /// What an ordinary serde type takes that reads itself as a map, with each policy.
    macro_rules! policies {
        ($($name:ident: $ty:ty, $policy:literal;)*) => {$(
            #[derive(Debug, QmpDownstream)]
            #[qmp(data, unknown = $policy)]
            struct $name {
                #[allow(dead_code, reason = "it is there to be read")]
                own: u8,
                #[qmp(flatten = "buffered")]
                rest: $ty,
            }
        )*};
    }

    /// It knows a member, and takes all to find it.
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Nested {
        #[serde(flatten)]
        plain: Plain,
    }

    /// It looks for its tag.
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(tag = "kind", rename_all = "lowercase")]
    enum Tagged {
        One { a: u8 },
    }

    policies! {
        Ignored: Map, "ignore";
        DownstreamIgnored: Map, "ignore-downstream";
        Denied: Map, "deny";
        MaybeDenied: Option<Map>, "deny";
        JsonDenied: serde_json::Map<String, Value>, "deny";
        AnyDenied: Value, "deny";
        NestedDenied: Nested, "deny";
        TaggedDenied: Tagged, "deny";
    }

    #[test]
    fn takes_what_the_policy_ignores_alone() {
        const NONE: &str = r#"{"own":1}"#;
        const DOWNSTREAM: &str = r#"{"own":1,"__com.example_x":2}"#;
        const UPSTREAM: &str = r#"{"own":1,"x":2}"#;
        assert_eq!(read::<Ignored>(UPSTREAM).rest.len(), 1);
        assert_eq!(read::<DownstreamIgnored>(DOWNSTREAM).rest.len(), 1);
        assert_eq!(read::<Denied>(NONE).rest.len(), 0);
        assert_eq!(read::<MaybeDenied>(NONE).rest, None);
        assert_eq!(refusal::<DownstreamIgnored>(UPSTREAM), "unknown field `x`");
        for refused in [
            refusal::<Denied>(UPSTREAM),
            refusal::<MaybeDenied>(UPSTREAM),
            refusal::<JsonDenied>(UPSTREAM),
            refusal::<AnyDenied>(UPSTREAM),
        ] {
            assert_eq!(refused, "unknown field `x`");
        }
        assert_eq!(
            refusal::<Denied>(DOWNSTREAM),
            "unknown field `__com.example_x`"
        );
    }

    #[test]
    fn is_told_from_a_type_that_knows_its_members() {
        let nested: NestedDenied = same(r#"{"own":1,"a":2}"#);
        assert_eq!(nested.rest.plain.a, 2);
        let tagged: TaggedDenied = same(r#"{"own":1,"kind":"one","a":2}"#);
        assert_eq!(tagged.rest, Tagged::One { a: 2 });
    }
}

mod an_enum {
    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    enum Choice {
        Unit,
        Number(i64),
        Pair(u8, u8),
        Struct { x: u8 },
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data, unknown = "deny")]
    struct Chosen {
        own: u8,
        #[qmp(flatten = "buffered")]
        choice: Choice,
    }

    #[test]
    fn is_the_member_of_its_variant() {
        assert_eq!(
            same::<Chosen>(r#"{"own":1,"number":-5}"#).choice,
            Choice::Number(-5)
        );
        same::<Chosen>(r#"{"own":1,"unit":null}"#);
    }

    #[test]
    fn has_the_contents_of_its_variant() {
        assert_eq!(
            same::<Chosen>(r#"{"own":1,"pair":[1,2]}"#).choice,
            Choice::Pair(1, 2)
        );
        assert_eq!(
            same::<Chosen>(r#"{"own":1,"struct":{"x":1}}"#).choice,
            Choice::Struct { x: 1 }
        );
    }

    /// Behind these, a variant is still a member of its name.
    #[test]
    fn may_be_wrapped() {
        #[derive(Debug, PartialEq, Serialize, Deserialize)]
        struct Newtype(Box<Choice>);

        #[derive(Debug, PartialEq, QmpDownstream)]
        #[qmp(data)]
        struct Wrapped {
            #[qmp(flatten = "buffered")]
            choice: Option<Newtype>,
        }
        for text in [
            r#"{"pair":[1,2]}"#,
            r#"{"struct":{"x":1}}"#,
            r#"{"number":1}"#,
            "{}",
        ] {
            same::<Wrapped>(text);
        }
    }

    #[test]
    fn leaves_over_what_the_policy_judges() {
        assert_eq!(
            refusal::<Chosen>(r#"{"own":1,"number":1,"x":2}"#),
            "unknown field `x`"
        );
        refusal::<Chosen>(r#"{"own":1}"#);
    }

    #[test]
    fn may_be_tagged_inside() {
        #[derive(Debug, PartialEq, Serialize, Deserialize)]
        #[serde(tag = "driver", rename_all = "lowercase")]
        enum Driver {
            File { filename: String },
            Null,
        }
        #[derive(Debug, PartialEq, QmpDownstream)]
        #[qmp(data)]
        struct Blockdev {
            node: String,
            #[qmp(flatten = "buffered")]
            driver: Driver,
        }
        same::<Blockdev>(r#"{"node":"n","driver":"file","filename":"f"}"#);
        same::<Blockdev>(r#"{"node":"n","driver":"null"}"#);
    }
}

mod nested {
    use super::*;

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data)]
    struct Middle {
        middle: u8,
        #[qmp(flatten = "buffered")]
        plain: Plain,
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Second {
        second: u8,
    }

    #[test]
    fn the_outermost_policy_judges() {
        #[derive(Debug, PartialEq, QmpDownstream)]
        #[qmp(data, unknown = "deny")]
        struct Outer {
            #[qmp(flatten)]
            middle: Middle,
        }
        same::<Outer>(r#"{"middle":1,"a":2}"#);
        assert_eq!(
            refusal::<Outer>(r#"{"middle":1,"a":2,"__x":1}"#),
            "unknown field `__x`"
        );
    }

    #[test]
    fn an_outer_extra_keeps_what_the_inner_leaves_over() {
        #[derive(Debug, PartialEq, QmpDownstream)]
        #[qmp(data)]
        struct Outer {
            #[qmp(flatten)]
            middle: Middle,
            #[qmp(extra)]
            extra: BTreeMap<String, Value>,
        }
        assert_eq!(same::<Outer>(r#"{"middle":1,"a":2,"x":3}"#).extra.len(), 1);
    }

    #[test]
    fn each_level_takes_its_own() {
        #[derive(Debug, PartialEq, QmpDownstream)]
        #[qmp(data, unknown = "deny")]
        struct Outer {
            #[qmp(flatten)]
            middle: Middle,
            #[qmp(flatten = "buffered")]
            second: Second,
        }
        same::<Outer>(r#"{"middle":1,"a":2,"second":3}"#);
    }

    #[test]
    fn a_sibling_with_extra_keeps_what_is_left_over() {
        #[derive(Debug, PartialEq, QmpDownstream)]
        #[qmp(data)]
        struct Keeper {
            #[qmp(extra)]
            extra: BTreeMap<String, Value>,
        }
        #[derive(Debug, PartialEq, QmpDownstream)]
        #[qmp(data)]
        struct Outer {
            #[qmp(flatten)]
            keeper: Keeper,
            #[qmp(flatten)]
            middle: Middle,
        }
        let outer: Outer = read(r#"{"middle":1,"a":2,"x":3}"#);
        assert_eq!(outer.keeper.extra.len(), 1);
    }

    #[test]
    fn an_optional_level_is_none_without_any_of_its_members() {
        #[derive(Debug, PartialEq, QmpDownstream)]
        #[qmp(data)]
        struct Outer {
            #[qmp(flatten)]
            middle: Option<Middle>,
        }
        assert_eq!(same::<Outer>("{}").middle, None);
        assert_eq!(read::<Outer>(r#"{"x":1}"#).middle, None);
        same::<Outer>(r#"{"middle":1,"a":2}"#);
        assert_eq!(refusal::<Outer>(r#"{"a":1}"#), "missing field `middle`");
    }
}

#[test]
fn only_an_object_can_be_written() {
    #[derive(Debug, QmpDownstream)]
    #[qmp(data)]
    struct Wrong {
        #[qmp(flatten = "buffered")]
        number: u8,
    }
    let error = serde_json::to_string(&Wrong { number: 1 }).unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("only what is written as an object")
    );
}

/// A buffered value is read as if it came now, whatever its type asks of the format.
#[test]
fn a_value_that_is_held_is_read_as_any_type() {
    #[derive(Debug, Serialize, Deserialize)]
    struct Held {
        option: Option<u8>,
        unit: (),
        newtype: Newtype,
        raw: Box<RawValue>,
        choices: [Choice; 3],
    }

    #[derive(Debug, Serialize, Deserialize)]
    struct Newtype(u8);

    #[derive(Debug, Serialize, Deserialize)]
    enum Choice {
        Unit,
        Newtype(u8),
        Struct { a: u8 },
    }

    #[derive(Debug, QmpDownstream)]
    #[qmp(data)]
    struct Holding {
        #[qmp(flatten = "buffered")]
        held: Held,
    }

    let line = r#"{"option":null,"unit":null,"newtype":1,"raw":[null,{"a":-1}],"choices":["Unit",{"Newtype":2},{"Struct":{"a":3}}]}"#;
    let holding: Holding = serde_json::from_str(line).unwrap();
    assert_eq!(serde_json::to_string(&holding).unwrap(), line);
}

/// As from JSON itself: a visitor has to take the whole.
#[test]
fn a_value_that_is_held_is_read_to_its_end() {
    #[derive(Debug, Serialize, Deserialize)]
    struct Pair {
        pair: (u8, u8),
    }

    #[derive(Debug, Serialize, Deserialize)]
    struct One {
        one: First,
    }

    /// Reads one member, whatever there is.
    #[derive(Debug, Serialize)]
    struct First;

    impl<'de> Deserialize<'de> for First {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            deserializer.deserialize_map(Self)
        }
    }

    impl<'de> Visitor<'de> for First {
        type Value = Self;

        fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self, A::Error> {
            map.next_entry::<String, u8>()?;
            Ok(Self)
        }
    }

    #[derive(Debug, QmpDownstream)]
    #[qmp(data)]
    struct Holding<T> {
        #[qmp(flatten = "buffered")]
        held: T,
    }

    assert_eq!(read::<Holding<Pair>>(r#"{"pair":[1,2]}"#).held.pair, (1, 2));
    assert_eq!(
        refusal::<Holding<Pair>>(r#"{"pair":[1,2,[3]]}"#),
        "trailing characters"
    );
    let First = read::<Holding<One>>(r#"{"one":{"a":1}}"#).held.one;
    assert_eq!(
        refusal::<Holding<One>>(r#"{"one":{"a":1,"b":2}}"#),
        "trailing comma"
    );
}

/// Of the members that name a variant the first is the enum's; the others are none of its.
#[test]
fn an_enum_takes_one_member() {
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    enum Choice {
        A(u8),
        B(u8),
    }

    #[derive(Debug, QmpDownstream)]
    #[qmp(data)]
    struct Choosing {
        #[qmp(flatten = "buffered")]
        choice: Choice,
        #[qmp(extra)]
        rest: BTreeMap<String, u8>,
    }

    let choosing: Choosing = read(r#"{"x":1,"B":2,"A":3,"y":4}"#);
    assert_eq!(choosing.choice, Choice::B(2));
    let rest = [("A", 3), ("x", 1), ("y", 4)].map(|(name, value)| (name.to_owned(), value));
    assert_eq!(choosing.rest, rest.into());
}

#[test]
fn a_newtype_is_what_is_in_it() {
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Newtype(Plain);

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data)]
    struct Outer {
        own: u8,
        #[qmp(flatten = "buffered")]
        newtype: Newtype,
    }

    let plain = Plain { a: 2, b: None };
    let newtype = Newtype(plain);
    assert_eq!(
        same::<Outer>(r#"{"own":1,"a":2}"#),
        Outer { own: 1, newtype }
    );
}
