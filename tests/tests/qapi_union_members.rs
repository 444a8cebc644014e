//! What a flat union does among other members: policies and `extra` count base and branch
//! together, and unions nest.

mod json;

use std::collections::BTreeMap;

use json::{read, refusal, same, write};
use qmp_types::{QmpDownstream, UnknownBranch};
use serde_json::value::RawValue;
use serde_json::{Value, json};

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(data)]
struct File {
    filename: String,
}

/// Writes a union and a base around it, both with a policy.
macro_rules! policies {
    ($($union:ident $base:ident: $policy:literal;)*) => {$(
        #[derive(Debug, PartialEq, QmpDownstream)]
        #[qmp(data, tag = "driver", rename_all = "lowercase", unknown = $policy)]
        enum $union {
            Null,
            File(File),
            Raw { offset: u8 },
        }

        #[derive(Debug, PartialEq, QmpDownstream)]
        #[qmp(data, unknown = $policy)]
        struct $base {
            node: u8,
            #[qmp(flatten)]
            driver: IgnoringUnion,
        }
    )*};
}

policies! {
    IgnoringUnion IgnoringBase: "ignore";
    DownstreamUnion DownstreamBase: "ignore-downstream";
    DenyingUnion DenyingBase: "deny";
}

mod unknown {
    use super::*;

    const UNION: &str = r#"{"driver":"file","filename":"f"}"#;
    const BASE: &str = r#"{"node":1,"driver":"file","filename":"f"}"#;

    /// With a member more: at the end, or before the discriminator.
    fn with(text: &str, name: &str) -> [String; 2] {
        [
            text.replace('}', &format!(r#","{name}":[{{}}]}}"#)),
            text.replace("\"driver\"", &format!(r#""{name}":[{{}}],"driver""#)),
        ]
    }

    #[test]
    fn members_are_ignored() {
        for name in ["x", "__com.example_x", "offset"] {
            for text in with(UNION, name) {
                assert_eq!(write(&read::<IgnoringUnion>(&text)), UNION);
            }
            for text in with(BASE, name) {
                assert_eq!(write(&read::<IgnoringBase>(&text)), BASE);
            }
        }
    }

    #[test]
    fn members_of_downstream_are_ignored_and_others_refused() {
        for text in with(UNION, "__com.example_x") {
            assert_eq!(write(&read::<DownstreamUnion>(&text)), UNION);
        }
        for text in with(BASE, "__com.example_x") {
            assert_eq!(write(&read::<DownstreamBase>(&text)), BASE);
        }
        for text in with(UNION, "x") {
            assert!(refusal::<DownstreamUnion>(&text).starts_with("unknown field `x`"));
        }
        for text in with(BASE, "x") {
            assert!(refusal::<DownstreamBase>(&text).starts_with("unknown field `x`"));
        }
    }

    #[test]
    fn members_are_refused() {
        for name in ["x", "__com.example_x"] {
            for text in with(UNION, name) {
                assert_eq!(
                    refusal::<DenyingUnion>(&text),
                    format!(
                        "unknown field `{name}`, expected one of `driver`, `filename`, `offset`"
                    )
                );
            }
            for text in with(BASE, name) {
                assert_eq!(
                    refusal::<DenyingBase>(&text),
                    format!(
                        "unknown field `{name}`, expected one of `node`, `driver`, `filename`, \
                         `offset`"
                    )
                );
            }
        }
    }

    /// What another branch knows, this one does not.
    #[test]
    fn is_what_another_branch_knows() {
        for text in [
            r#"{"driver":"null","filename":"f"}"#,
            r#"{"driver":"raw","offset":1,"filename":"f"}"#,
        ] {
            read::<IgnoringUnion>(text);
            assert!(refusal::<DenyingUnion>(text).starts_with("unknown field `filename`"));
            let text = text.replace('{', r#"{"node":1,"#);
            assert!(refusal::<DenyingBase>(&text).starts_with("unknown field `filename`"));
            assert!(refusal::<DownstreamBase>(&text).starts_with("unknown field `filename`"));
        }
    }

    #[test]
    fn is_nothing_that_base_or_branch_knows() {
        same::<DenyingBase>(BASE);
        same::<DenyingUnion>(UNION);
        same::<DenyingUnion>(r#"{"driver":"null"}"#);
        same::<DenyingBase>(r#"{"node":1,"driver":"raw","offset":2}"#);
        assert!(refusal::<DenyingUnion>(r#"{"node":1,"driver":"null"}"#).contains("`node`"));
    }
}

mod extra {
    use super::*;

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data)]
    struct Base {
        node: u8,
        #[qmp(flatten)]
        driver: IgnoringUnion,
        #[qmp(extra)]
        extra: BTreeMap<String, Value>,
    }

    #[test]
    fn of_the_base_keeps_what_neither_it_nor_the_branch_knows() {
        let text = r#"{"node":1,"driver":"raw","offset":2,"__com.example_x":null,"filename":"f"}"#;
        let base: Base = same(text);
        assert_eq!(base.extra["filename"], "f");
        assert_eq!(base.extra.len(), 2);
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data, tag = "driver", rename_all = "lowercase")]
    enum Keeping {
        Null,
        Raw {
            offset: u8,
            #[qmp(extra)]
            extra: BTreeMap<String, Value>,
        },
        Kept(Kept),
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data)]
    struct Kept {
        #[qmp(extra)]
        extra: BTreeMap<String, u8>,
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data, unknown = "ignore-downstream")]
    struct Around {
        node: u8,
        #[qmp(flatten)]
        driver: Keeping,
    }

    #[test]
    fn of_a_branch_keeps_it_where_the_base_does_not() {
        let raw: Keeping = same(r#"{"driver":"raw","offset":1,"x":[2]}"#);
        let extra = BTreeMap::from([("x".to_owned(), json!([2]))]);
        assert_eq!(raw, Keeping::Raw { offset: 1, extra });
        same::<Keeping>(r#"{"driver":"kept","x":2}"#);
        assert!(refusal::<Keeping>(r#"{"x":"2","driver":"kept"}"#).contains("u8"));
        assert_eq!(read::<Keeping>(r#"{"driver":"null","x":2}"#), Keeping::Null);
    }

    #[test]
    fn of_a_branch_keeps_what_the_outermost_policy_ignores() {
        same::<Around>(r#"{"node":1,"driver":"kept","__com.example_x":2}"#);
        let refused = refusal::<Around>(r#"{"node":1,"driver":"kept","x":2}"#);
        assert!(refused.starts_with("unknown field `x`"), "{refused}");
    }
}

mod nested {
    use super::*;

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data, tag = "transport", rename_all = "lowercase")]
    enum Address {
        Tcp { host: String },
        Unix { path: String },
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data)]
    struct Nbd {
        export: Option<String>,
        #[qmp(flatten)]
        address: Address,
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data, tag = "driver", rename_all = "lowercase", unknown = "deny")]
    enum Driver {
        Nbd(Nbd),
        Ssh {
            user: String,
            #[qmp(flatten)]
            address: Address,
        },
        /// The union itself is the branch.
        Raw(Address),
    }

    #[test]
    fn in_a_struct_that_is_a_branch() {
        let text = r#"{"driver":"nbd","export":"e","transport":"tcp","host":"h"}"#;
        let nbd = Nbd {
            export: Some("e".to_owned()),
            address: Address::Tcp {
                host: "h".to_owned(),
            },
        };
        assert_eq!(same::<Driver>(text), Driver::Nbd(nbd));
        let text = r#"{"host":"h","transport":"tcp","driver":"nbd"}"#;
        assert_eq!(
            write(&read::<Driver>(text)),
            r#"{"driver":"nbd","transport":"tcp","host":"h"}"#
        );
    }

    #[test]
    fn in_a_variant_and_as_a_branch() {
        same::<Driver>(r#"{"driver":"ssh","user":"u","transport":"unix","path":"p"}"#);
        same::<Driver>(r#"{"driver":"raw","transport":"unix","path":"p"}"#);
    }

    #[test]
    fn say_what_is_wrong() {
        for (text, reason) in [
            (r#"{"driver":"nbd"}"#, "missing field `transport`"),
            (
                r#"{"driver":"nbd","transport":"tcp"}"#,
                "missing field `host`",
            ),
            (
                r#"{"driver":"nbd","transport":"vsock"}"#,
                "unknown variant `vsock`, expected `tcp` or `unix`",
            ),
            (
                r#"{"transport":"tcp","driver":"nbd","transport":"tcp","host":"h"}"#,
                "duplicate field `transport`",
            ),
        ] {
            assert_eq!(refusal::<Driver>(text), reason);
        }
        let refused =
            refusal::<Driver>(r#"{"driver":"raw","transport":"tcp","host":"","path":""}"#);
        assert!(refused.starts_with("unknown field `path`"), "{refused}");
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data, unknown = "deny")]
    struct Two {
        #[qmp(flatten)]
        driver: IgnoringUnion,
        #[qmp(flatten)]
        address: Address,
    }

    #[test]
    fn stand_side_by_side() {
        let text = r#"{"driver":"file","filename":"f","transport":"tcp","host":"h"}"#;
        same::<Two>(text);
        let text = r#"{"host":"h","filename":"f","transport":"tcp","driver":"file"}"#;
        assert_eq!(read::<Two>(text).driver, read(text));
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data)]
    struct Lists {
        list: Vec<Address>,
        maybe: Option<Address>,
        boxed: Option<Box<Driver>>,
    }

    #[test]
    fn are_members_and_elements() {
        let text = r#"{"list":[{"transport":"tcp","host":"h"}],"maybe":{"transport":"unix","path":"p"},"boxed":{"driver":"raw","transport":"unix","path":"p"}}"#;
        assert_eq!(same::<Lists>(text).list.len(), 1);
        assert_eq!(same::<Lists>(r#"{"list":[]}"#).maybe, None);
    }
}

mod optional {
    use super::*;

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data, unknown = "deny")]
    struct Base {
        node: u8,
        #[qmp(flatten)]
        driver: Option<IgnoringUnion>,
    }

    #[test]
    fn is_there_with_its_discriminator() {
        let text = r#"{"node":1,"driver":"file","filename":"f"}"#;
        let file = File {
            filename: "f".to_owned(),
        };
        assert_eq!(same::<Base>(text).driver, Some(IgnoringUnion::File(file)));
        assert_eq!(
            refusal::<Base>(r#"{"node":1,"driver":"file"}"#),
            "missing field `filename`"
        );
        assert!(refusal::<Base>(r#"{"node":1,"driver":"x"}"#).starts_with("unknown variant `x`"));
    }

    #[test]
    fn is_absent_without_it() {
        assert_eq!(same::<Base>(r#"{"node":1}"#).driver, None);
        let refused = refusal::<Base>(r#"{"node":1,"filename":"f"}"#);
        assert!(refused.starts_with("unknown field `filename`"), "{refused}");
    }
}

/// A member behind its discriminator is read as it comes, without a buffer: `RawValue` shows it,
/// for its text is as it was written. In the buffer the text itself is lost.
mod read_as_it_comes {
    use super::*;

    #[derive(Debug, QmpDownstream)]
    #[qmp(data, tag = "driver", rename_all = "lowercase")]
    enum Union {
        Raw { options: Box<RawValue> },
    }

    #[derive(Debug, QmpDownstream)]
    #[qmp(data)]
    struct Base<D> {
        node: u8,
        #[qmp(flatten)]
        driver: D,
    }

    fn options(driver: &Union) -> &str {
        let Union::Raw { options } = driver;
        options.get()
    }

    const EARLY: &str = r#"{"node":1,"driver":"raw","options":{ "a" : 1e0 }}"#;
    const LATE: &str = r#"{"node":1,"options":{ "a" : 1e0 },"driver":"raw"}"#;

    #[test]
    fn in_a_union() {
        assert_eq!(options(&read(EARLY)), r#"{ "a" : 1e0 }"#);
        assert_eq!(options(&read(LATE)), r#"{ "a" : 1e0 }"#);
    }

    #[test]
    fn in_a_base_with_a_union() {
        assert_eq!(
            options(&read::<Base<Union>>(EARLY).driver),
            r#"{ "a" : 1e0 }"#
        );
        assert_eq!(
            options(&read::<Base<Union>>(LATE).driver),
            r#"{ "a" : 1e0 }"#
        );
    }

    #[test]
    fn in_an_optional_union_and_in_a_box() {
        let optional: Base<Option<Union>> = read(EARLY);
        assert_eq!(options(&optional.driver.unwrap()), r#"{ "a" : 1e0 }"#);
        let boxed: Base<Box<Union>> = read(EARLY);
        assert_eq!(options(&boxed.driver), r#"{ "a" : 1e0 }"#);
    }
}

mod lent_and_generic {
    use super::*;

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data)]
    struct Named<'a> {
        name: &'a str,
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data, tag = "type", rename_all = "lowercase")]
    enum Union<'a, T, M> {
        Named(Named<'a>),
        Value {
            value: T,
            of: Option<&'a str>,
        },
        Members(M),
        #[qmp(other)]
        Other(UnknownBranch<T>),
    }

    #[test]
    fn members_are_lent_wherever_they_stand() {
        for text in [
            r#"{"type":"named","name":"lent"}"#,
            r#"{"name":"lent","type":"named"}"#,
        ] {
            let Union::Named(named) = read::<Union<'_, u8, File>>(text) else {
                panic!("{text}");
            };
            assert!(
                text.as_bytes()
                    .as_ptr_range()
                    .contains(&named.name.as_ptr())
            );
        }
    }

    #[test]
    fn members_are_of_the_types_given() {
        let value = same::<Union<'_, [u8; 1], File>>(r#"{"type":"value","value":[1],"of":"o"}"#);
        assert_eq!(
            value,
            Union::Value {
                value: [1],
                of: Some("o")
            }
        );
        let text = r#"{"type":"members","filename":"f"}"#;
        let file = File {
            filename: "f".to_owned(),
        };
        assert_eq!(same::<Union<'_, u8, File>>(text), Union::Members(file));
        same::<Union<'_, u8, File>>(r#"{"type":"x","a":1}"#);
    }
}
