//! `flatten`: the members of one deriving type among those of another. Nothing is
//! buffered, and policies, `extra` and duplicates work through it.

mod json;

use std::collections::BTreeMap;

use json::{read, refusal, same, write};
use qmp_types::{Empty, QmpDownstream};
use serde::{Deserialize, Serialize};
use serde_json::Value;

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(data, unknown = "deny")]
struct Leaf {
    #[qmp(alias = "also-leaf")]
    leaf: u8,
    maybe: Option<u8>,
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(data)]
struct Branch {
    branch: u8,
    #[qmp(flatten)]
    inner: Leaf,
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(data)]
struct Keeper {
    kept: u8,
    #[qmp(extra)]
    rest: BTreeMap<String, Value>,
}

/// Three levels, and only the outermost type's policy counts.
macro_rules! trees {
    ($($tree:ident: $($key:ident = $value:literal)?;)+) => {$(
        #[derive(Debug, PartialEq, QmpDownstream)]
        #[qmp(data $(, $key = $value)?)]
        struct $tree {
            first: u8,
            #[qmp(flatten)]
            inner: Branch,
            last: Option<u8>,
        }
    )+};
}

trees! {
    Tree: ;
    DenyingTree: unknown = "deny";
    DownstreamTree: unknown = "ignore-downstream";
}

const TREE: &str = r#"{"first":1,"branch":2,"leaf":3,"maybe":4,"last":5}"#;

mod three_levels {
    use super::*;

    #[test]
    fn are_one_object_in_the_order_of_the_members() {
        let tree: Tree = same(TREE);
        assert_eq!(tree.inner.inner.leaf, 3);
        same::<DenyingTree>(TREE);
    }

    #[test]
    fn are_read_in_any_order() {
        let tree: Tree = read(r#"{"maybe":4,"last":5,"leaf":3,"first":1,"branch":2}"#);
        assert_eq!(write(&tree), TREE);
    }

    #[test]
    fn leave_out_what_is_none() {
        same::<Tree>(r#"{"first":1,"branch":2,"leaf":3}"#);
    }

    #[test]
    fn name_what_is_missing_twice_or_wrong() {
        assert_eq!(
            refusal::<Tree>(r#"{"first":1,"branch":2}"#),
            "missing field `leaf`"
        );
        assert_eq!(
            refusal::<Tree>(r#"{"leaf":3,"first":1,"leaf":3}"#),
            "duplicate field `leaf`"
        );
        assert_eq!(
            refusal::<Tree>(r#"{"leaf":3,"also-leaf":3}"#),
            "duplicate field `leaf`"
        );
        assert!(refusal::<Tree>(r#"{"leaf":"3"}"#).starts_with("invalid type: string"));
    }

    #[test]
    fn ignore_deny_and_sort_out_what_they_do_not_know_as_the_outermost_says() {
        let unknown = |name| TREE.replace('}', &format!(r#","{name}":[0]}}"#));
        assert_eq!(write(&read::<Tree>(&unknown("x"))), TREE);
        assert_eq!(write(&read::<Tree>(&unknown("__x"))), TREE);

        assert_eq!(
            refusal::<DenyingTree>(&unknown("__x")),
            "unknown field `__x`, expected one of `first`, `last`, `branch`, `leaf`, `also-leaf`, `maybe`"
        );
        assert!(refusal::<DenyingTree>(&unknown("x")).starts_with("unknown field `x`"));

        assert_eq!(write(&read::<DownstreamTree>(&unknown("__x"))), TREE);
        assert!(refusal::<DownstreamTree>(&unknown("x")).starts_with("unknown field `x`"));
    }
}

mod side_by_side {
    use super::*;

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data)]
    struct Other {
        other: String,
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data, unknown = "deny")]
    struct Both {
        #[qmp(flatten)]
        branch: Branch,
        own: bool,
        #[qmp(flatten)]
        other: Other,
        #[qmp(flatten)]
        empty: Empty,
    }

    #[test]
    fn each_gets_its_own() {
        let both: Both = same(r#"{"branch":1,"leaf":2,"own":true,"other":"o"}"#);
        assert_eq!(both.other.other, "o");
        assert_eq!(
            refusal::<Both>(r#"{"branch":1,"leaf":2,"own":true}"#),
            "missing field `other`"
        );
    }
}

mod optional {
    use super::*;

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data, unknown = "deny")]
    struct Maybe {
        own: u8,
        #[qmp(flatten)]
        branch: Option<Branch>,
    }

    #[test]
    fn is_none_without_any_of_its_members() {
        assert_eq!(same::<Maybe>(r#"{"own":1}"#).branch, None);
    }

    #[test]
    fn is_some_with_all_that_it_needs() {
        let maybe: Maybe = same(r#"{"own":1,"branch":2,"leaf":3}"#);
        assert_eq!(maybe.branch.unwrap().inner.leaf, 3);
    }

    #[test]
    fn is_an_error_with_a_part_of_it() {
        assert_eq!(
            refusal::<Maybe>(r#"{"own":1,"branch":2}"#),
            "missing field `leaf`"
        );
        assert_eq!(
            refusal::<Maybe>(r#"{"own":1,"maybe":null}"#),
            "missing field `branch`"
        );
    }
}

/// A `Box` is what is in it.
mod boxed {
    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Plain {
        plain: u8,
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data)]
    struct Buffered {
        #[qmp(flatten = "buffered")]
        inner: Plain,
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data)]
    struct Outer<T> {
        own: u8,
        #[qmp(flatten)]
        inner: Box<T>,
    }

    #[test]
    fn keeps_what_is_unknown() {
        let outer: Outer<Keeper> = same(r#"{"own":1,"kept":2,"x":3}"#);
        assert_eq!(outer.inner.rest["x"], 3);
    }

    #[test]
    fn takes_what_is_buffered() {
        let outer: Outer<Buffered> = same(r#"{"own":1,"plain":2}"#);
        assert_eq!(outer.inner.inner.plain, 2);
    }
}

mod generic {
    use super::*;

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(extends(event = "DEVICE_DELETED"))]
    struct Extended<T, U> {
        device: Option<String>,
        #[qmp(flatten)]
        vendor: T,
        #[qmp(flatten)]
        more: Option<Generic<U>>,
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data)]
    struct Generic<U> {
        value: U,
    }

    #[test]
    fn any_deriving_type_can_be_flattened() {
        let extended: Extended<Leaf, Vec<u8>> = same(r#"{"device":"d","leaf":1,"value":[2]}"#);
        assert_eq!(extended.more, Some(Generic { value: vec![2] }));
        let extended: Extended<Empty, u8> = same("{}");
        assert_eq!(extended.vendor, Empty);
    }

    #[test]
    fn what_is_flattened_may_borrow() {
        #[derive(Debug, PartialEq, QmpDownstream)]
        #[qmp(data)]
        struct Lent<T> {
            lent: T,
        }
        let text = r#"{"lent":"text"}"#.to_owned();
        let extended: Extended<Lent<&str>, u8> = same(&text);
        assert_eq!(extended.vendor.lent, "text");
    }
}

mod with_extra {
    use super::*;

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data)]
    struct Inner {
        inner: u8,
        #[qmp(extra)]
        extra: BTreeMap<String, Value>,
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data)]
    struct Middle {
        #[qmp(flatten)]
        inner: Inner,
        middle: u8,
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data, unknown = "ignore-downstream")]
    struct InnerKeeps {
        #[qmp(flatten)]
        middle: Middle,
    }

    #[test]
    fn the_inner_keeps_what_the_outermost_ignores() {
        let kept: InnerKeeps = same(r#"{"inner":1,"__x":[2],"middle":3}"#);
        assert_eq!(kept.middle.inner.extra["__x"][0], 2);
        assert!(
            refusal::<InnerKeeps>(r#"{"inner":1,"middle":3,"x":1}"#)
                .starts_with("unknown field `x`")
        );
    }
}

/// serde's own flattening lends what asks for a struct the members in its list, and takes them
/// out; what asks for a map it lends all.
mod in_a_plain_serde_type {
    use super::*;

    #[derive(Debug, Deserialize)]
    struct Plain<T> {
        own: u8,
        #[serde(flatten)]
        flattened: T,
        #[serde(flatten)]
        rest: BTreeMap<String, Value>,
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data, tag = "driver", rename_all = "lowercase")]
    enum Driver {
        Leaf(Leaf),
        Raw { offset: u8 },
    }

    #[test]
    fn a_struct_takes_what_it_knows() {
        let plain: Plain<Leaf> = read(r#"{"own":1,"leaf":2}"#);
        assert_eq!((plain.own, plain.flattened.leaf), (1, 2));
        let plain: Plain<Leaf> = read(r#"{"own":1,"leaf":2,"x":3}"#);
        assert_eq!(plain.rest.keys().collect::<Vec<_>>(), ["x"]);
    }

    #[test]
    fn a_union_takes_what_it_knows() {
        for text in [
            r#"{"own":1,"driver":"raw","offset":2,"x":3}"#,
            r#"{"x":3,"offset":2,"driver":"raw","own":1}"#,
        ] {
            let plain: Plain<Driver> = read(text);
            assert_eq!(plain.flattened, Driver::Raw { offset: 2 });
            assert_eq!(plain.rest, [("x".to_owned(), Value::from(3))].into());
        }
    }
}
