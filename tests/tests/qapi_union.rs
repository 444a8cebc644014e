//! QAPI's flat unions: objects whose members depend on one of them, the discriminator. The
//! base's members stand in the enum, or in a struct that flattens it.

mod json;

use json::{read, refusal, same, write};
use qmp_types::{QmpDownstream, UnknownBranch};
use serde_json::json;

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(data)]
struct File {
    filename: String,
    #[qmp(rename = "x-check")]
    check: Option<bool>,
}

/// A vendor's branch in an upstream union.
#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(data, tag = "driver", rename_all = "kebab-case", rfqdn = "org.example")]
enum Driver {
    NullCo,
    #[qmp(alias = "posix")]
    File(File),
    #[qmp(rename_all = "kebab-case")]
    Raw {
        file: Box<Driver>,
        start_offset: Option<u64>,
    },
    #[qmp(rename = "__org.example_turbo")]
    Turbo {
        speed: u8,
    },
}

/// The base of the union.
#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(data, rename_all = "kebab-case")]
struct Options {
    node_name: Option<String>,
    #[qmp(flatten)]
    driver: Driver,
    read_only: Option<bool>,
}

fn file(filename: &str) -> Driver {
    Driver::File(File {
        filename: filename.to_owned(),
        check: None,
    })
}

mod a_branch {
    use super::*;

    #[test]
    fn has_no_members() {
        assert_eq!(same::<Driver>(r#"{"driver":"null-co"}"#), Driver::NullCo);
    }

    #[test]
    fn has_those_of_a_type() {
        assert_eq!(
            same::<Driver>(r#"{"driver":"file","filename":"f"}"#),
            file("f")
        );
    }

    #[test]
    fn has_those_of_a_type_in_a_box() {
        #[derive(Debug, PartialEq, QmpDownstream)]
        #[qmp(data, tag = "driver", rename_all = "lowercase")]
        enum Boxed {
            File(Box<File>),
        }
        let Boxed::File(file) = same(r#"{"driver":"file","filename":"f","x-check":true}"#);
        assert_eq!(file.check, Some(true));
    }

    #[test]
    fn has_those_of_the_variant() {
        let text = r#"{"driver":"raw","file":{"driver":"null-co"},"start-offset":1}"#;
        let raw = Driver::Raw {
            file: Box::new(Driver::NullCo),
            start_offset: Some(1),
        };
        assert_eq!(same::<Driver>(text), raw);
    }

    #[test]
    fn is_downstreams() {
        assert_eq!(
            same::<Driver>(r#"{"driver":"__org.example_turbo","speed":3}"#),
            Driver::Turbo { speed: 3 }
        );
    }

    #[test]
    fn is_named_by_an_alias() {
        let driver: Driver = read(r#"{"driver":"posix","filename":"f"}"#);
        assert_eq!(driver, file("f"));
        assert_eq!(write(&driver), r#"{"driver":"file","filename":"f"}"#);
    }
}

mod the_discriminator {
    use super::*;

    #[test]
    fn stands_anywhere() {
        let expected = Options {
            node_name: Some("n".to_owned()),
            driver: file("f"),
            read_only: Some(true),
        };
        for text in [
            r#"{"driver":"file","filename":"f","node-name":"n","read-only":true}"#,
            r#"{"filename":"f","node-name":"n","driver":"file","read-only":true}"#,
            r#"{"read-only":true,"node-name":"n","filename":"f","driver":"file"}"#,
            r#"{"filename":"f","driv\u0065r":"fi\u006ce","node-name":"n","read-only":true}"#,
        ] {
            assert_eq!(read::<Options>(text), expected);
        }
    }

    #[test]
    fn must_be_there() {
        let missing = "missing field `driver`";
        assert_eq!(refusal::<Driver>("{}"), missing);
        assert_eq!(refusal::<Options>(r#"{"filename":"f"}"#), missing);
    }

    #[test]
    fn is_one_of_the_branches() {
        assert_eq!(
            refusal::<Options>(r#"{"driver":"nbd","filename":"f"}"#),
            "unknown variant `nbd`, expected one of `null-co`, `file`, `raw`, \
             `__org.example_turbo`"
        );
        for value in ["1", "null", r#"["file"]"#, r#"{"file":null}"#] {
            let refused = refusal::<Driver>(&format!(r#"{{"filename":"f","driver":{value}}}"#));
            assert!(refused.ends_with("expected a string"), "{refused}");
        }
    }

    #[test]
    fn is_given_once() {
        for text in [
            r#"{"driver":"null-co","driver":"null-co"}"#,
            r#"{"driver":"null-co","driver":"file","filename":"f"}"#,
        ] {
            assert_eq!(refusal::<Driver>(text), "duplicate field `driver`");
            assert_eq!(refusal::<Options>(text), "duplicate field `driver`");
        }
    }
}

mod members {
    use super::*;

    #[test]
    fn of_the_branch_must_be_there() {
        assert_eq!(
            refusal::<Options>(r#"{"driver":"file"}"#),
            "missing field `filename`"
        );
        assert_eq!(
            refusal::<Driver>(r#"{"start-offset":1,"driver":"raw"}"#),
            "missing field `file`"
        );
    }

    #[test]
    fn have_their_types() {
        for text in [
            r#"{"driver":"file","filename":1}"#,
            r#"{"filename":1,"driver":"file"}"#,
        ] {
            assert_eq!(
                refusal::<Driver>(text),
                "invalid type: integer `1`, expected a string"
            );
        }
        assert!(refusal::<Options>(r#"{"driver":"null-co","read-only":1}"#).contains("boolean"));
    }

    #[test]
    fn are_given_once() {
        for text in [
            r#"{"driver":"file","filename":"f","filename":"f"}"#,
            r#"{"filename":"f","filename":"f","driver":"file"}"#,
            r#"{"filename":"f","driver":"file","filename":"f"}"#,
        ] {
            assert_eq!(refusal::<Driver>(text), "duplicate field `filename`");
            assert_eq!(refusal::<Options>(text), "duplicate field `filename`");
        }
    }

    #[test]
    fn are_those_of_an_object() {
        for text in ["[]", "null", r#""file""#] {
            assert!(refusal::<Driver>(text).ends_with("expected an object"));
        }
    }
}

mod the_base {
    use super::*;

    /// QAPI's base can stand in each branch, where a struct around the union is too much.
    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data, tag = "type", rename_all = "lowercase")]
    enum Address {
        Inet {
            id: u8,
            host: String,
            #[qmp(default)]
            port: u16,
        },
        Unix {
            id: u8,
            #[qmp(flatten)]
            path: Path,
        },
        Fd {
            id: u8,
            #[qmp(skip)]
            open: bool,
        },
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data)]
    struct Path {
        path: String,
        r#abstract: Option<bool>,
    }

    #[test]
    fn stands_in_the_variants() {
        let inet: Address = read(r#"{"host":"h","id":1,"type":"inet"}"#);
        assert_eq!(
            write(&inet),
            r#"{"type":"inet","id":1,"host":"h","port":0}"#
        );
        let unix: Address = same(r#"{"type":"unix","id":2,"path":"/p","abstract":true}"#);
        let path = Path {
            path: "/p".to_owned(),
            r#abstract: Some(true),
        };
        assert_eq!(unix, Address::Unix { id: 2, path });
        assert_eq!(
            same::<Address>(r#"{"type":"fd","id":3}"#),
            Address::Fd { id: 3, open: false }
        );
        assert_eq!(refusal::<Address>(r#"{"type":"fd"}"#), "missing field `id`");
    }

    #[test]
    fn flattens_the_union() {
        let options: Options = read(r#"{"driver":"null-co"}"#);
        assert_eq!(options.driver, Driver::NullCo);
        assert_eq!(
            write(&read::<Options>(
                r#"{"read-only":false,"node-name":"n","driver":"null-co"}"#
            )),
            r#"{"node-name":"n","driver":"null-co","read-only":false}"#
        );
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(command = "__org.example_add")]
    struct Add {
        id: String,
        #[qmp(flatten)]
        options: Middle,
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data)]
    struct Middle {
        middle: u8,
        #[qmp(flatten)]
        options: Options,
    }

    #[test]
    fn flattens_it_three_levels_deep() {
        let text = r#"{"id":"i","middle":1,"node-name":"n","driver":"file","filename":"f"}"#;
        assert_eq!(same::<Add>(text).options.options.driver, file("f"));
        let text = r#"{"filename":"f","driver":"file","id":"i","middle":1}"#;
        assert_eq!(read::<Add>(text).options.options.driver, file("f"));
        assert_eq!(
            refusal::<Add>(r#"{"id":"i","middle":1,"driver":"null-co","filename":"f"}"#),
            "unknown field `filename`, expected one of `id`, `middle`, `node-name`, \
             `read-only`, `driver`, `filename`, `x-check`, `file`, `start-offset`, `speed`"
        );
    }
}

mod other {
    use super::*;

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data, tag = "driver", rename_all = "kebab-case")]
    enum Any {
        NullCo,
        File(File),
        #[qmp(other)]
        Other(UnknownBranch),
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data, unknown = "deny")]
    struct Base {
        node: String,
        #[qmp(flatten)]
        driver: Any,
    }

    #[test]
    fn keeps_the_tag_and_the_members_of_the_branch() {
        let text = r#"{"node":"n","driver":"nbd","__com.example_x":[1],"server":{"a":null}}"#;
        let members = [
            ("__com.example_x".to_owned(), json!([1])),
            ("server".to_owned(), json!({"a": null})),
        ];
        let branch = UnknownBranch {
            tag: "nbd".to_owned(),
            members: members.into(),
        };
        assert_eq!(same::<Base>(text).driver, Any::Other(branch));
        let late = r#"{"server":{"a":null},"node":"n","__com.example_x":[1],"driver":"nbd"}"#;
        assert_eq!(write(&read::<Base>(late)), text);
    }

    #[test]
    fn keeps_no_branch_that_is_listed() {
        assert_eq!(
            refusal::<Base>(r#"{"node":"n","driver":"file","filename":1}"#),
            "invalid type: integer `1`, expected a string"
        );
        same::<Any>(r#"{"driver":"file","filename":"f"}"#);
        assert_eq!(read::<Any>(r#"{"driver":"null-co"}"#), Any::NullCo);
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data, tag = "driver")]
    enum Typed {
        #[qmp(other)]
        Other(UnknownBranch<u8>),
    }

    #[test]
    fn keeps_members_of_a_type() {
        same::<Typed>(r#"{"driver":"x","a":1}"#);
        assert!(refusal::<Typed>(r#"{"driver":"x","a":"b"}"#).contains("u8"));
    }
}
