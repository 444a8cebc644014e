//! Variants, types, members and parameters with the names that the emitted code uses.

#![allow(
    non_camel_case_types,
    clippy::upper_case_acronyms,
    clippy::new_ret_no_self,
    clippy::extra_unused_type_parameters,
    reason = "the names and functions are those that could be confused"
)]

use qmp_types::{QmpDownstream, UnknownBranch};
use serde::{Deserialize, Serialize};

#[track_caller]
fn same<'de, T: Deserialize<'de> + Serialize>(text: &'de str) {
    let value: T = serde_json::from_str(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    assert_eq!(serde_json::to_string(&value).unwrap(), text);
}

mod types {
    use super::*;

    /// Types of the prelude's names, each an object with one member.
    macro_rules! objects {
        ($($name:ident)*) => {$(
            #[derive(QmpDownstream)]
            #[qmp(data)]
            struct $name { value: u8 }
        )*};
    }

    objects! { Slots Vec String Result Ok Err Some Cow PhantomData Members Names }

    #[derive(QmpDownstream)]
    #[qmp(data)]
    struct Option {
        key: ::std::string::String,
        next: ::std::option::Option<Box<Option>>,
    }

    #[derive(QmpDownstream)]
    #[qmp(command = "__com.example_option-set")]
    struct OptionSet {
        option: Option,
        list: ::std::vec::Vec<Option>,
    }

    #[derive(QmpDownstream)]
    #[qmp(data, tag = "type", rename_all = "lowercase")]
    enum Union {
        Slots(Slots),
        Vec(Vec),
        String(String),
        Result(Result),
        Option(Option),
        Ok(Ok),
        Err(Err),
        Cow(Cow),
        PhantomData(PhantomData),
        Members(Members),
        Names(Names),
        Some {
            some: Some,
            #[qmp(rename = "of")]
            __of: u8,
            #[qmp(rename = "slots")]
            __slots: ::std::option::Option<u8>,
            r#type_of: u8,
        },
        Branch {},
        Branch0,
        Other2(Slots),
        None,
        #[qmp(other)]
        Other(UnknownBranch),
    }

    #[derive(QmpDownstream)]
    #[qmp(data, tag = "type", rename_all = "lowercase")]
    enum Structs {
        Slots { slots: u8 },
        NAMES { names: u8 },
        Option { option: ::std::option::Option<u8> },
    }

    #[derive(QmpDownstream)]
    #[qmp(data, untagged)]
    enum Alternate {
        Slots(Slots),
        TYPES(::std::string::String),
        Ok(::std::vec::Vec<Alternate>),
        None(u8),
    }

    #[derive(QmpDownstream)]
    #[qmp(data, rename_all = "lowercase")]
    enum Values {
        Ok,
        Err,
        Some,
        None,
        Option,
        Slots,
        NAMES,
        Other,
        #[qmp(other)]
        Unknown(::std::string::String),
    }

    #[test]
    fn and_variants() {
        same::<OptionSet>(r#"{"option":{"key":"k"},"list":[{"key":"l","next":{"key":"m"}}]}"#);
        for name in [
            "slots",
            "vec",
            "string",
            "result",
            "ok",
            "err",
            "cow",
            "phantomdata",
            "members",
            "names",
            "other2",
        ] {
            same::<Union>(&format!(r#"{{"type":"{name}","value":1}}"#));
        }
        for text in [
            r#"{"type":"option","key":"k"}"#,
            r#"{"type":"some","some":{"value":1},"of":2,"slots":3,"type_of":4}"#,
            r#"{"type":"branch"}"#,
            r#"{"type":"branch0"}"#,
            r#"{"type":"none"}"#,
            r#"{"type":"more","x":1}"#,
        ] {
            same::<Union>(text);
        }
        same::<Structs>(r#"{"type":"slots","slots":1}"#);
        same::<Structs>(r#"{"type":"names","names":1}"#);
        same::<Structs>(r#"{"type":"option"}"#);
        same::<Alternate>(r#"[{"value":1},"s",[2]]"#);
        for name in [
            "ok", "err", "some", "none", "option", "slots", "names", "other", "x",
        ] {
            same::<Values>(&format!(r#""{name}""#));
        }
    }
}

mod parameters {
    use super::*;

    #[derive(QmpDownstream)]
    #[qmp(data)]
    struct Struct<Option, Vec, Result> {
        a: Option,
        b: Vec,
        c: ::std::option::Option<Result>,
    }

    #[derive(QmpDownstream)]
    #[qmp(data, tag = "type", rename_all = "lowercase")]
    enum Union<Option, Ok> {
        A {
            a: Option,
            b: ::std::option::Option<Ok>,
        },
        B(Struct<Option, Ok, Option>),
    }

    #[derive(QmpDownstream)]
    #[qmp(data, untagged)]
    enum Alternate<Option, String> {
        A(Option),
        B(String),
    }

    mod own {
        #[derive(serde::Serialize, serde::Deserialize)]
        pub(super) struct Option<T>(T);
        pub(super) type Maybe<T> = ::std::option::Option<T>;
    }

    #[derive(QmpDownstream)]
    #[qmp(data)]
    struct Options {
        own: own::Option<u8>,
        alias: own::Maybe<u8>,
        core: core::option::Option<u8>,
        std: ::std::option::Option<u8>,
    }

    #[test]
    fn of_the_preludes_names() {
        same::<Struct<u8, bool, u8>>(r#"{"a":1,"b":true}"#);
        same::<Union<u8, bool>>(r#"{"type":"a","a":1}"#);
        same::<Union<u8, bool>>(r#"{"type":"b","a":1,"b":true,"c":2}"#);
        same::<Alternate<u8, bool>>("true");
        same::<Options>(r#"{"own":1,"alias":null}"#);
        assert!(serde_json::from_str::<Options>("{}").is_err());
    }
}

/// A trait of a user's that every type has, with names that the emitted code asks for.
mod traits {
    use super::*;

    #[allow(dead_code)]
    trait Everything {
        const TYPES: u8 = 0;
        const TYPE: u8 = 0;
        const IS: u8 = 0;
        const NAMES: u8 = 0;
        const UNKNOWN: u8 = 0;
        const KEEPS: u8 = 0;
        const BUFFERS: u8 = 0;
        const LISTED: u8 = 0;
        const NAME: u8 = 0;
        const CLASS: u8 = 0;
        const ALLOW_OOB: u8 = 0;
        const ALL: u8 = 0;
        const DEFINITION: u8 = 0;

        fn slots() {}
        fn read() {}
        fn keep() {}
        fn take() {}
        fn finish() {}
        fn fill() {}
        fn absent() {}
        fn new() {}
        fn of() {}
        fn value() {}
        fn other() {}
        fn from_str() {}
        fn deserialize() {}
        fn write(&self) {}
        fn serialize(&self) {}
        fn as_str(&self) {}
        fn fmt(&self) {}
        fn pad(&self) {}
        fn name(&self) {}
        fn class(&self) {}
        fn is_some(&self) {}
        fn map(self)
        where
            Self: Sized,
        {
        }
        fn flatten(self)
        where
            Self: Sized,
        {
        }
        fn incomplete(self)
        where
            Self: Sized,
        {
        }
    }

    impl<T: ?Sized> Everything for T {}

    #[derive(QmpDownstream)]
    #[qmp(command = "__com.example_everything")]
    struct Command {
        one: u8,
        maybe: Option<u8>,
        #[qmp(flatten)]
        part: Part,
        #[qmp(flatten)]
        choice: Option<Choice>,
    }

    #[derive(QmpDownstream)]
    #[qmp(data)]
    struct Part {
        part: u8,
    }

    #[derive(QmpDownstream)]
    #[qmp(data, tag = "type", rename_all = "lowercase")]
    enum Choice {
        Part(Chosen),
        Own { own: Either },
        None,
    }

    #[derive(QmpDownstream)]
    #[qmp(data)]
    struct Chosen {
        chosen: Format,
    }

    #[derive(QmpDownstream)]
    #[qmp(data, untagged)]
    enum Either {
        Part(Part),
        Format(Format),
        Flag(bool),
    }

    #[derive(QmpDownstream)]
    #[qmp(data, rename_all = "lowercase")]
    enum Format {
        Raw,
        #[qmp(other)]
        Other(String),
    }

    #[derive(QmpDownstream)]
    #[qmp(commands)]
    enum Commands {
        Command(Command),
    }

    #[derive(Debug, QmpDownstream)]
    #[qmp(error = "__com.example_Failed")]
    struct Failed {
        desc: String,
    }

    #[derive(Debug, QmpDownstream)]
    #[qmp(errors)]
    enum Errors {
        Failed(Failed),
    }

    #[test]
    fn of_every_type() {
        same::<Commands>(
            r#"{"execute":"__com.example_everything","arguments":{"one":1,"maybe":2,"part":3,"type":"part","chosen":"raw"}}"#,
        );
        same::<Choice>(r#"{"type":"own","own":{"part":1}}"#);
        same::<Choice>(r#"{"type":"own","own":"raw"}"#);
        same::<Errors>(r#"{"class":"__com.example_Failed","desc":"d"}"#);
    }
}

/// Functions and constants of a user's own type.
#[allow(dead_code)]
mod inherent {
    use super::*;

    #[derive(QmpDownstream)]
    #[qmp(event = "__com.example_INHERENT")]
    struct Event {
        slots: u8,
        maybe: Option<u8>,
    }

    #[derive(QmpDownstream)]
    #[qmp(data, tag = "type", rename_all = "lowercase")]
    enum Union {
        Event(Event),
        Own { own: u8 },
        None,
    }

    #[derive(QmpDownstream)]
    #[qmp(data, untagged)]
    enum Alternate {
        Object { object: u8 },
        Number(u8),
    }

    #[derive(QmpDownstream)]
    #[qmp(events)]
    enum Events {
        Event(Event),
    }

    macro_rules! own {
        ($($type:ident)*) => {$(
            impl $type {
                const NAMES: u8 = 0;
                const NAME: u8 = 0;
                const TYPES: u8 = 0;
                const UNKNOWN: u8 = 0;
                const LISTED: u8 = 0;

                fn slots() {}
                fn read() {}
                fn finish() {}
                fn count() {}
                fn name() {}
                fn write(&self) {}
                fn serialize(&self) {}
                fn deserialize() {}
            }
        )*};
    }

    own! { Event Union Alternate Events }

    #[test]
    fn of_the_deriving_types() {
        same::<Events>(r#"{"event":"__com.example_INHERENT","data":{"slots":1,"maybe":2}}"#);
        same::<Union>(r#"{"type":"event","slots":1}"#);
        same::<Union>(r#"{"type":"own","own":1}"#);
        same::<Alternate>(r#"{"object":1}"#);
        same::<Alternate>("1");
    }

    /// A function's own types, which its parameters do not reach.
    fn local<T: Clone>() {
        #[derive(QmpDownstream)]
        #[qmp(data, tag = "type", rename_all = "lowercase")]
        enum Local {
            #[cfg(any())]
            Never { never: Never },
            Own {
                #[cfg(any())]
                never: Never,
                #[cfg_attr(all(), qmp(default))]
                own: u8,
            },
        }
        assert!(matches!(
            serde_json::from_str(r#"{"type":"own"}"#).unwrap(),
            Local::Own { own: 0 }
        ));
    }

    #[test]
    fn of_a_function() {
        local::<u8>();
    }
}
