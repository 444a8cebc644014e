//! Unions, alternates and dispatch enums take what structs take: every key of a member, type
//! parameters, lifetimes, `Self`, where clauses and recursion. Where serde has the same enum, it is
//! derived there too, and reads and writes the same.

#![allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "the signatures are the derive's"
)]

mod json;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::marker::PhantomData;

use json::{read, refusal, same, write};
use qmp_types::{Event, QmpDownstream};
use serde::{Deserialize, Serialize};

#[derive(Debug, PartialEq, QmpDownstream, Clone)]
#[qmp(data)]
struct Part<T> {
    part: T,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
enum Word {
    X,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Newtype<T>(T);

/// Numbers that are written as twice what they are.
mod twice {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer, T: Copy + Into<u64>>(
        number: &T,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_u64((*number).into() * 2)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>, T: TryFrom<u64>>(
        deserializer: D,
    ) -> Result<T, D::Error> {
        let half = u64::deserialize(deserializer)? / 2;
        T::try_from(half).map_err(|_| D::Error::custom("too big"))
    }
}

mod members_of_branches {
    use super::*;

    fn nine() -> u8 {
        9
    }

    /// The same enum by each derive. serde leaves `None` out where it is told to.
    macro_rules! every_key {
        ($module:ident: $(#[$derive:meta])* $key:ident, $($optional:meta)?) => {
            mod $module {
                use super::*;

                $(#[$derive])*
                pub(super) enum Every<'a, T> {
                    #[$key(rename_all = "kebab-case")]
                    Named {
                        #[$key(rename = "other-name", alias = "alias")]
                        first: T,
                        second_member: u8,
                    },
                    Absent {
                        #[$key(default)]
                        by_trait: u8,
                        #[$key(default = "nine")]
                        by_path: u8,
                        #[$key(skip)]
                        skipped: PhantomData<T>,
                        #[$key(skip, default = "nine")]
                        skipped_with: u8,
                        #[$key(default, skip_serializing_if = "Vec::is_empty")]
                        list: Vec<T>,
                        $(#[$optional])?
                        maybe: Option<Box<Self>>,
                    },
                    With {
                        before: T,
                        #[$key(with = "twice")]
                        both: u8,
                        #[$key(serialize_with = "twice::serialize")]
                        writes: u16,
                        #[$key(deserialize_with = "twice::deserialize", default)]
                        reads: u32,
                    },
                    WithAgain {
                        #[$key(with = "twice")]
                        both: u64,
                    },
                    Borrowed {
                        plain: &'a str,
                        #[$key(borrow)]
                        cow: Cow<'a, str>,
                    },
                    Empty {},
                    Unit,
                    r#Async {
                        r#match: T,
                    },
                }
            }
        };
    }

    every_key! {
        ours: #[derive(Debug, QmpDownstream)]
        #[qmp(data, tag = "type", rename_all = "kebab-case")]
        qmp,
    }
    every_key! {
        theirs: #[derive(Debug, Serialize, Deserialize)]
        #[serde(tag = "type", rename_all = "kebab-case")]
        serde, serde(skip_serializing_if = "Option::is_none")
    }

    #[test]
    fn have_every_key_that_a_structs_have() {
        for text in [
            r#"{"type":"named","other-name":"a","second-member":1}"#,
            r#"{"alias":"a","type":"named","second-member":1}"#,
            r#"{"type":"absent"}"#,
            r#"{"type":"absent","by_trait":1,"by_path":2,"list":["a"],"maybe":{"type":"unit"}}"#,
            r#"{"type":"absent","skipped_with":1}"#,
            r#"{"type":"with","before":"b","both":2,"writes":3,"reads":4}"#,
            r#"{"both":2,"reads":4,"writes":3,"before":"b","type":"with"}"#,
            r#"{"type":"with","before":"b","both":2,"writes":3}"#,
            r#"{"type":"with","before":"b","writes":3}"#,
            r#"{"type":"with","before":"b","both":1024,"writes":3}"#,
            r#"{"type":"with-again","both":6}"#,
            r#"{"type":"borrowed","plain":"a","cow":"b"}"#,
            r#"{"plain":"a","cow":"b","type":"borrowed"}"#,
            r#"{"type":"empty"}"#,
            r#"{"type":"unit"}"#,
            r#"{"type":"async","match":"m"}"#,
            r#"{"type":"nothing"}"#,
            "{}",
        ] {
            let ours = serde_json::from_str::<ours::Every<'_, &str>>(text);
            let theirs = serde_json::from_str::<theirs::Every<'_, &str>>(text);
            match (ours, theirs) {
                (Ok(ours), Ok(theirs)) => {
                    assert_eq!(format!("{ours:?}"), format!("{theirs:?}"), "{text}");
                    assert_eq!(write(&ours), write(&theirs), "{text}");
                }
                (Err(_), Err(_)) => {}
                (ours, theirs) => panic!("{text}: {ours:?}, and serde {theirs:?}"),
            }
        }
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data, tag = "kind", rename_all = "kebab-case")]
    enum Flattening<T> {
        Inner {
            #[qmp(flatten)]
            part: Part<T>,
            own: u8,
        },
        Optional {
            #[qmp(flatten)]
            part: Option<Part<T>>,
            #[qmp(extra)]
            extra: BTreeMap<String, T>,
        },
        Buffered {
            #[qmp(flatten = "buffered")]
            word: Choice,
        },
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(rename_all = "lowercase")]
    enum Choice {
        Pair(u8, u8),
    }

    #[test]
    fn flatten_and_keep_what_is_unknown() {
        for text in [
            r#"{"kind":"inner","part":1,"own":2}"#,
            r#"{"kind":"optional","part":1,"x":2}"#,
            r#"{"kind":"optional"}"#,
            r#"{"kind":"buffered","pair":[1,2]}"#,
        ] {
            same::<Flattening<u8>>(text);
        }
    }

    #[test]
    fn lend_bytes() {
        #[derive(Debug, QmpDownstream)]
        #[qmp(data, tag = "type", rename_all = "lowercase")]
        enum Bytes<'a> {
            A {
                #[qmp(borrow)]
                bytes: Cow<'a, [u8]>,
            },
        }
        let Bytes::A { bytes } = read(r#"{"type":"a","bytes":"lent"}"#);
        assert!(matches!(bytes, Cow::Borrowed(b"lent")));
        same::<Bytes<'_>>(r#"{"type":"a","bytes":[1,2]}"#);
    }
}

/// `Self` is the enum in types, paths, bounds and where clauses.
mod named_self {
    use super::*;

    trait Make {
        type Out;

        fn make() -> u8 {
            3
        }
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data, tag = "type", rename_all = "lowercase")]
    enum Union<T>
    where
        Self: Make<Out = u8>,
    {
        Node {
            below: Option<Box<Self>>,
            list: Vec<(Box<Self>, u8)>,
            out: <Self as Make>::Out,
            #[qmp(default = "Self::seven")]
            by_path: u8,
            #[qmp(
                default = "<Self as Make>::make",
                skip_serializing_if = "Self::is_three"
            )]
            by_trait: u8,
            #[qmp(with = "Self", default)]
            with: u8,
        },
        Leaf(Part<T>),
        None,
    }

    impl<T> Make for Union<T> {
        type Out = u8;
    }

    impl<T> Union<T> {
        fn seven() -> u8 {
            7
        }

        fn is_three(number: &u8) -> bool {
            *number == 3
        }

        fn serialize<S: serde::Serializer>(number: &u8, serializer: S) -> Result<S::Ok, S::Error> {
            twice::serialize(number, serializer)
        }

        fn deserialize<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<u8, D::Error> {
            twice::deserialize(deserializer)
        }
    }

    #[test]
    fn in_a_union() {
        let text = r#"{"type":"node","list":[[{"type":"leaf","part":"p"},1]],"out":2}"#;
        let Union::<String>::Node {
            by_path, by_trait, ..
        } = read(text)
        else {
            panic!("{text}")
        };
        assert_eq!((by_path, by_trait), (7, 3));
        same::<Union<u8>>(
            r#"{"type":"node","below":{"type":"none"},"list":[],"out":1,"by_path":2,"with":4}"#,
        );
    }

    #[test]
    fn in_an_alternate() {
        #[derive(Debug, PartialEq, QmpDownstream)]
        #[qmp(data, untagged)]
        enum Tree<T> {
            Leaf(T),
            List(Vec<Self>),
            Map(BTreeMap<String, Self>),
        }
        same::<Tree<String>>(r#"["a",["b",[]],{"c":"d"}]"#);
        same::<Tree<u8>>(r#"[1,{"c":[2]}]"#);
    }

    #[test]
    fn in_a_dispatch_enum() {
        #[derive(Debug, PartialEq, QmpDownstream)]
        #[qmp(event = "__com.example_BATCH")]
        struct Batch<T> {
            events: Vec<T>,
        }
        #[derive(Debug, PartialEq, QmpDownstream)]
        #[qmp(event = "__com.example_ONE")]
        struct One<T> {
            one: T,
        }
        #[derive(Debug, PartialEq, QmpDownstream)]
        #[qmp(events)]
        enum Events<T> {
            Batch(Batch<Self>),
            One(One<T>),
        }
        same::<Events<u8>>(
            r#"{"event":"__com.example_BATCH","data":{"events":[{"event":"__com.example_ONE","data":{"one":1}}]}}"#,
        );
    }

    #[test]
    fn in_a_struct() {
        #[derive(Debug, PartialEq, QmpDownstream)]
        #[qmp(command = "__com.example_tree", returns = Vec<Self>)]
        struct Tree {
            #[qmp(default = "Self::size")]
            size: u8,
            bytes: [u8; Self::LEN],
            below: Vec<Self>,
        }
        impl Tree {
            const LEN: usize = 2;

            fn size() -> u8 {
                5
            }
        }
        same::<Tree>(r#"{"size":1,"bytes":[1,2],"below":[{"size":2,"bytes":[3,4],"below":[]}]}"#);
        assert_eq!(read::<Tree>(r#"{"bytes":[1,2],"below":[]}"#).size, 5);
    }
}

mod parameters {
    use super::*;

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data, tag = "type", rename_all = "lowercase")]
    enum Union<'a, T: Clone, I, const N: usize>
    where
        I: Iterator,
        I::Item: Debug,
    {
        Lent { text: &'a str },
        Borrowed(#[qmp(borrow)] Borrowed<'a>),
        Type { one: T, other: I::Item },
        Part(Part<T>),
        Boxed(Box<Part<Vec<<I as Iterator>::Item>>>),
        Const(Sized<N>),
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data)]
    struct Borrowed<'a> {
        #[qmp(borrow)]
        text: Cow<'a, str>,
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data)]
    struct Sized<const N: usize> {
        #[qmp(skip)]
        size: PhantomData<[u8; N]>,
    }

    #[test]
    fn of_a_union() {
        type Of<'a> = Union<'a, u8, std::vec::IntoIter<bool>, 3>;
        for text in [
            r#"{"type":"lent","text":"t"}"#,
            r#"{"type":"borrowed","text":"t"}"#,
            r#"{"type":"type","one":1,"other":true}"#,
            r#"{"type":"part","part":1}"#,
            r#"{"type":"boxed","part":[true]}"#,
            r#"{"type":"const"}"#,
        ] {
            let value = read::<Of<'_>>(text);
            assert_eq!(serde_json::to_string(&value).unwrap(), text);
        }
    }

    /// Each of these reads what its types read, whatever they are.
    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data, untagged)]
    enum Either<A, B> {
        A(A),
        B(B),
    }

    #[test]
    fn of_an_alternate() {
        same::<Either<u8, String>>("1");
        same::<Either<u8, String>>(r#""a""#);
        same::<Either<String, f64>>("1.5");
        same::<Either<f64, bool>>("true");
        same::<Either<Vec<u8>, Part<u8>>>("[1]");
        same::<Either<Vec<u8>, Part<u8>>>(r#"{"part":1}"#);
        same::<Either<Option<bool>, i64>>("null");
        same::<Either<Option<bool>, i64>>("-1");
        same::<Either<i64, Word>>(r#""X""#);
        same::<Either<Newtype<bool>, Newtype<Vec<u8>>>>("[1]");
        same::<Either<serde_json::Value, u8>>("1");
        same::<Either<u8, serde_json::Value>>("[1]");
        same::<Either<Either<u8, bool>, String>>("true");
        assert_eq!(read::<Either<f64, bool>>("1"), Either::A(1.0));
        let error = refusal::<Either<u8, bool>>("[]");
        assert!(error.starts_with("invalid type: sequence"), "{error}");
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data, untagged)]
    enum Mixed<'a, T: 'a, I: Iterator, const N: usize>
    where
        T: Clone,
    {
        Object(Part<T>),
        Text(&'a str),
        List(Vec<I::Item>),
        Const(Option<Newtype<PhantomData<[u8; N]>>>),
        Flag(bool),
    }

    #[test]
    fn of_an_alternate_beside_types_that_are_known() {
        type Of<'a> = Mixed<'a, u8, std::vec::IntoIter<u8>, 2>;
        for text in [r#"{"part":1}"#, r#""a""#, "[1]", "null", "true"] {
            let value = read::<Of<'_>>(text);
            assert_eq!(serde_json::to_string(&value).unwrap(), text);
        }
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data, untagged)]
    enum Even<T> {
        List(Vec<Odd<T>>),
        Leaf(T),
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data, untagged)]
    enum Odd<T> {
        List(Vec<Even<T>>),
        Leaf(T),
    }

    #[test]
    fn of_alternates_that_contain_each_other() {
        same::<Even<u8>>("[[1,[2]],3]");
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data, tag = "driver", rename_all = "lowercase")]
    enum Node<T> {
        Throttle(Filter<Self>),
        File(Filter<T>),
        Quorum { children: Vec<Node<T>> },
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data)]
    struct Filter<T> {
        file: Box<T>,
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data)]
    struct Keeper<T> {
        value: T,
        #[qmp(extra)]
        rest: BTreeMap<String, Self>,
    }

    #[test]
    fn of_types_that_contain_themselves() {
        same::<Node<u8>>(
            r#"{"driver":"throttle","file":{"driver":"quorum","children":[{"driver":"file","file":1}]}}"#,
        );
        same::<Keeper<u8>>(r#"{"value":1,"x":{"value":2}}"#);
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(event = "__com.example_ONE")]
    struct One<'a, T> {
        one: &'a str,
        two: T,
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(extends(event = "STOP"))]
    struct Stop;

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(events)]
    enum Events<'a, T, E, const N: usize>
    where
        T: Clone + 'a,
    {
        One(One<'a, T>),
        Other(E),
    }

    #[test]
    fn of_a_dispatch_enum() {
        type Of<'a> = Events<'a, u8, Stop, 1>;
        let text = r#"{"event":"__com.example_ONE","data":{"one":"a","two":2}}"#;
        let event = read::<Of<'_>>(text);
        assert_eq!(serde_json::to_string(&event).unwrap(), text);
        assert_eq!(<Of<'_> as qmp_types::Events>::NAMES[1], Stop::NAME);
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data, rename_all = "lowercase")]
    enum Format<'a, T, const N: usize> {
        Raw,
        Qcow2,
        #[qmp(other)]
        Other(Kept<'a, T>),
    }

    #[derive(Debug, PartialEq)]
    struct Kept<'a, T>(String, PhantomData<&'a T>);

    impl<T> From<String> for Kept<'_, T> {
        fn from(text: String) -> Self {
            Self(text, PhantomData)
        }
    }

    impl<T> AsRef<str> for Kept<'_, T> {
        fn as_ref(&self) -> &str {
            &self.0
        }
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data, rename_all = "lowercase")]
    enum Value<T> {
        Raw,
        #[qmp(other)]
        Other(T),
    }

    #[test]
    fn of_an_enum_of_values() {
        #[derive(Debug, PartialEq, QmpDownstream)]
        #[qmp(data, rename_all = "lowercase")]
        enum Const<const N: usize> {
            Raw,
        }

        same::<Format<'_, u8, 2>>(r#""qcow2""#);
        same::<Format<'_, u8, 2>>(r#""vmdk""#);
        assert_eq!(Format::<'_, u8, 2>::ALL, [Format::Raw, Format::Qcow2]);
        assert_eq!("x".parse(), Ok(Value::Other("x".to_owned())));
        assert_eq!(Value::Other(Cow::Borrowed("y")).as_str(), "y");
        same::<Value<Box<str>>>(r#""z""#);
        assert_eq!(Value::<String>::ALL, [Value::Raw]);

        assert_eq!("raw".parse::<Const<1>>().unwrap().as_str(), "raw");
    }
}

mod bound {
    use super::*;

    /// serde's way to write it, with the lifetime of the input.
    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(
        data,
        bound(deserialize = "T: Deserialize<'de>, U: for<'de> Deserialize<'de>")
    )]
    struct Page<T, U> {
        items: Vec<T>,
        other: U,
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data, tag = "type", rename_all = "lowercase")]
    #[qmp(bound(deserialize = "T: Deserialize<'de>"))]
    enum Union<T> {
        Part(Part<T>),
        Own { own: T },
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data, untagged, bound(deserialize = "Vec<T>: Deserialize<'de>"))]
    enum Alternate<T> {
        List(Vec<T>),
        Text(String),
    }

    /// The lifetime may be a parameter of the type, and means that one then.
    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data, bound(deserialize = "T: From<&'de str> + Deserialize<'__de>"))]
    struct Own<'de, T> {
        text: &'de str,
        value: T,
    }

    #[test]
    fn names_the_lifetime_of_the_input() {
        let page: Page<&str, u8> = read(r#"{"items":["a"],"other":1}"#);
        assert_eq!(page.items, ["a"]);
        let union: Union<&str> = read(r#"{"own":"a","type":"own"}"#);
        assert_eq!(union, Union::Own { own: "a" });
        let alternate: Alternate<&str> = read(r#"["a"]"#);
        assert_eq!(alternate, Alternate::List(vec!["a"]));
        let own: Own<'_, String> = read(r#"{"text":"a","value":"b"}"#);
        assert_eq!(own.text, "a");
    }
}

mod values_of_alternates {
    use super::*;

    mod word {
        use serde::{Deserialize, Deserializer, Serializer};

        pub(super) fn serialize<S: Serializer>(
            flag: &bool,
            serializer: S,
        ) -> Result<S::Ok, S::Error> {
            serializer.serialize_str(if *flag { "on" } else { "off" })
        }

        pub(super) fn deserialize<'de, D: Deserializer<'de>>(
            deserializer: D,
        ) -> Result<bool, D::Error> {
            String::deserialize(deserializer).map(|word| word == "on")
        }
    }

    #[test]
    fn are_read_and_written_by_functions() {
        #[derive(Debug, PartialEq, QmpDownstream)]
        #[qmp(data, untagged)]
        enum Two {
            Number(#[qmp(with = "twice")] u8),
            Flag(#[qmp(with = "word")] bool),
        }
        assert_eq!(same::<Two>("4"), Two::Number(2));
        assert_eq!(same::<Two>(r#""on""#), Two::Flag(true));
        refusal::<Two>("[]");
    }

    #[test]
    fn are_lent() {
        #[derive(Debug, PartialEq, QmpDownstream)]
        #[qmp(data, untagged)]
        enum Lent<'a> {
            Text(#[qmp(borrow)] Cow<'a, str>),
            Flag(bool),
        }
        assert!(matches!(read(r#""a""#), Lent::Text(Cow::Borrowed("a"))));
        same::<Lent<'_>>("true");
    }

    /// A newtype and an `Option` are what is in them, as in an untagged enum of serde's.
    #[test]
    fn may_be_wrapped() {
        macro_rules! wrapped {
            ($module:ident: $(#[$derive:meta])*) => {
                mod $module {
                    use super::*;

                    $(#[$derive])*
                    pub(super) enum Wrapped {
                        Text(Option<Newtype<String>>),
                        Number(u8),
                    }

                    $(#[$derive])*
                    pub(super) enum List {
                        List(Newtype<Vec<Newtype<u8>>>),
                        Flag(bool),
                    }
                }
            };
        }
        wrapped!(ours: #[derive(Debug, QmpDownstream)] #[qmp(data, untagged)]);
        wrapped!(theirs: #[derive(Debug, Serialize, Deserialize)] #[serde(untagged)]);
        for text in [r#""a""#, "1", "null", "true"] {
            let ours = serde_json::from_str::<ours::Wrapped>(text);
            let theirs = serde_json::from_str::<theirs::Wrapped>(text);
            assert_eq!(format!("{:?}", ours.ok()), format!("{:?}", theirs.ok()));
        }
        for text in ["[1,2]", "[]", "true", "null"] {
            let ours = serde_json::from_str::<ours::List>(text);
            let theirs = serde_json::from_str::<theirs::List>(text);
            assert_eq!(format!("{:?}", ours.ok()), format!("{:?}", theirs.ok()));
        }
    }
}

/// A branch of an alternate may have its members in the enum: it is an object.
mod members_of_alternates {
    use super::*;

    macro_rules! reference {
        ($module:ident: $(#[$derive:meta])* $key:ident, $($optional:meta)?) => {
            mod $module {
                use super::*;

                $(#[$derive])*
                pub(super) enum Reference<'a, T> {
                    #[$key(rename_all = "kebab-case")]
                    Definition {
                        driver_name: &'a str,
                        #[$key(default, rename = "ro")]
                        read_only: bool,
                        #[$key(with = "twice")]
                        size: u8,
                        #[$key(skip)]
                        skipped: PhantomData<T>,
                        $(#[$optional])?
                        file: Option<Box<Self>>,
                    },
                    Name(&'a str),
                    List(Vec<T>),
                }
            }
        };
    }

    reference! {
        ours: #[derive(Debug, QmpDownstream)]
        #[qmp(data, untagged)]
        qmp,
    }
    reference! {
        theirs: #[derive(Debug, Serialize, Deserialize)]
        #[serde(untagged)]
        serde, serde(skip_serializing_if = "Option::is_none")
    }

    #[test]
    fn are_read_and_written_as_serde_does() {
        for text in [
            r#"{"driver-name":"d","size":2}"#,
            r#"{"driver-name":"d","ro":true,"size":2,"file":"n"}"#,
            r#"{"driver-name":"d","size":2,"file":{"driver-name":"e","size":4,"x":1}}"#,
            r#""name""#,
            "[1]",
            "{}",
            "1",
        ] {
            let ours = serde_json::from_str::<ours::Reference<'_, u8>>(text);
            let theirs = serde_json::from_str::<theirs::Reference<'_, u8>>(text);
            match (ours, theirs) {
                (Ok(ours), Ok(theirs)) => {
                    assert_eq!(format!("{ours:?}"), format!("{theirs:?}"), "{text}");
                    assert_eq!(write(&ours), write(&theirs), "{text}");
                }
                (Err(_), Err(_)) => {}
                (ours, theirs) => panic!("{text}: {ours:?}, and serde {theirs:?}"),
            }
        }
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data, untagged)]
    enum Keeping<T> {
        Empty(bool),
        Object {
            #[qmp(flatten)]
            part: Option<Part<T>>,
            own: Option<Vec<Self>>,
            #[qmp(extra)]
            extra: BTreeMap<String, T>,
        },
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data, untagged)]
    enum Nothing {
        Object {},
        Number(u8),
    }

    #[test]
    fn flatten_and_keep_what_is_unknown() {
        same::<Keeping<u8>>(r#"{"part":1,"own":[true,{"x":2}],"y":3}"#);
        same::<Keeping<u8>>("{}");
        assert_eq!(same::<Nothing>("{}"), Nothing::Object {});
        same::<Nothing>("1");
    }
}
