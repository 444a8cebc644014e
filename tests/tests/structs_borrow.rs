//! `borrow`: members that are a part of the input and no copy of it.

mod json;

use std::borrow::Cow;
use std::collections::BTreeMap;

use json::{read, refusal, same, write};
use qmp_types::QmpDownstream;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

/// Whether a text is a part of the input.
fn lent(input: &str, text: &str) -> bool {
    input.as_bytes().as_ptr_range().contains(&text.as_ptr())
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(event = "__com.example_TEXT")]
struct Text<'a> {
    plain: &'a str,
    maybe: Option<&'a str>,
    #[qmp(borrow)]
    cow: Cow<'a, str>,
    #[qmp(borrow)]
    maybe_cow: Option<Cow<'a, str>>,
}

#[test]
fn references_and_cows_are_lent() {
    let input = r#"{"plain":"a","maybe":"b","cow":"c"}"#;
    let text: Text<'_> = same(input);
    assert!(lent(input, text.plain));
    assert!(lent(input, text.maybe.unwrap()));
    assert!(matches!(text.cow, Cow::Borrowed(cow) if lent(input, cow)));
}

#[test]
fn an_escape_cannot_be_lent_and_a_cow_is_owned() {
    let text: Text<'_> = read(r#"{"plain":"a","cow":"\n"}"#);
    assert!(matches!(text.cow, Cow::Owned(_)));
    assert_eq!(
        refusal::<Text<'_>>(r#"{"plain":"\n","cow":"c"}"#),
        "invalid type: string \"\\n\", expected a borrowed string"
    );
}

#[test]
fn a_missing_one_is_named_and_a_wrong_type_is_refused() {
    assert_eq!(
        refusal::<Text<'_>>(r#"{"plain":"a"}"#),
        "missing field `cow`"
    );
    assert_eq!(
        refusal::<Text<'_>>(r#"{"cow":1}"#),
        "invalid type: integer `1`, expected a string"
    );
    assert_eq!(
        refusal::<Text<'_>>(r#"{"cow":"c","cow":"c"}"#),
        "duplicate field `cow`"
    );
}

#[test]
fn a_cow_that_is_not_asked_to_is_owned() {
    #[derive(Debug, QmpDownstream)]
    #[qmp(data)]
    struct Owned<'a> {
        cow: Cow<'a, str>,
        bytes: Option<Cow<'a, [u8]>>,
    }
    fn owned<T: DeserializeOwned>(text: &str) -> T {
        serde_json::from_str(text).unwrap()
    }
    let value: Owned<'static> = owned(&String::from(r#"{"cow":"c","bytes":[1]}"#));
    assert!(matches!(value.cow, Cow::Owned(_)));
    assert_eq!(write(&value), r#"{"cow":"c","bytes":[1]}"#);
}

#[test]
fn other_cows_may_be_asked_to_borrow_and_do_what_their_impl_does() {
    #[derive(Clone, Debug, QmpDownstream)]
    #[qmp(data)]
    struct Inner<'a> {
        text: &'a str,
    }
    #[derive(Debug, QmpDownstream)]
    #[qmp(data)]
    struct Outer<'a> {
        #[qmp(borrow)]
        inner: Cow<'a, Inner<'a>>,
        #[qmp(borrow)]
        list: Cow<'a, [u8]>,
    }
    let input = r#"{"inner":{"text":"a"},"list":[1,2]}"#;
    let outer: Outer<'_> = same(input);
    assert!(lent(input, outer.inner.text));
}

#[test]
fn all_lifetimes_or_those_that_are_named() {
    #[derive(Debug, QmpDownstream)]
    #[qmp(data)]
    struct Pair<'a, 'b> {
        a: &'a str,
        b: &'b str,
    }
    #[derive(Debug, QmpDownstream)]
    #[qmp(data)]
    struct Outer<'a, 'b: 'a, 'c, 'd> {
        #[qmp(borrow)]
        all: Pair<'a, 'b>,
        #[qmp(borrow = "'c + 'd")]
        named: Option<Vec<Pair<'c, 'd>>>,
    }
    let input = r#"{"all":{"a":"1","b":"2"},"named":[{"a":"3","b":"4"}]}"#;
    let outer: Outer<'_, '_, '_, '_> = same(input);
    assert!(lent(input, outer.all.b));
    assert!(lent(input, outer.named.unwrap()[0].a));
}

#[test]
fn flattened_and_extra_members_borrow() {
    #[derive(Debug, QmpDownstream)]
    #[qmp(data)]
    struct Outer<'a> {
        #[qmp(flatten, borrow)]
        text: Text<'a>,
        #[qmp(extra, borrow)]
        extra: BTreeMap<Cow<'a, str>, &'a RawValue>,
    }
    let input = r#"{"plain":"a","cow":"c","x":{ "as" : "it is" }}"#;
    let outer: Outer<'_> = same(input);
    assert!(lent(input, outer.text.plain));
    assert!(lent(input, outer.extra["x"].get()));
}

#[test]
fn a_function_may_borrow() {
    fn trimmed<'de: 'a, 'a, D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<&'a str, D::Error> {
        <&str as serde::Deserialize>::deserialize(deserializer).map(str::trim)
    }
    #[derive(Debug, QmpDownstream)]
    #[qmp(data)]
    struct Trimmed<'a> {
        #[qmp(deserialize_with = "trimmed")]
        text: &'a str,
    }
    let input = r#"{"text":" a "}"#;
    let value: Trimmed<'_> = read(input);
    assert!(value.text == "a" && lent(input, value.text));
}

/// Bytes of JSON are those of a string, or what an array has; only the former can be lent.
#[test]
fn bytes_are_lent() {
    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data)]
    struct Ours<'a> {
        #[qmp(borrow)]
        bytes: Cow<'a, [u8]>,
    }
    #[derive(Debug, PartialEq, serde::Deserialize)]
    struct Theirs<'a> {
        #[serde(borrow)]
        bytes: Cow<'a, [u8]>,
    }
    for (text, is_lent) in [
        (r#"{"bytes":"lent"}"#, true),
        (r#"{"bytes":""}"#, true),
        (r#"{"bytes":"o\nned"}"#, false),
    ] {
        let (ours, theirs) = (read::<Ours<'_>>(text), read::<Theirs<'_>>(text));
        assert_eq!(ours.bytes, theirs.bytes, "{text}");
        assert_eq!(matches!(ours.bytes, Cow::Borrowed(_)), is_lent, "{text}");
    }
    same::<Ours<'_>>(r#"{"bytes":[1,2]}"#);
    refusal::<Ours<'_>>(r#"{"bytes":[256]}"#);
    refusal::<Ours<'_>>(r#"{"bytes":1}"#);
}
