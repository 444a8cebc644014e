//! The Rust around the members: generics, recursion, raw identifiers, privacy, and
//! names in scope that the derive must not take for its own.
#![deny(warnings, missing_docs, missing_debug_implementations)]
#![allow(
    clippy::ref_option,
    clippy::trivially_copy_pass_by_ref,
    reason = "serde's attributes pass a member by reference"
)]

mod json;

use json::{read, refusal, same, write};
use qmp_types::{Command, Event, QmpDownstream};

mod generics {
    use std::collections::HashMap;
    use std::fmt::Debug;
    use std::hash::Hash;
    use std::marker::PhantomData;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::*;

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(command = "__com.example_set", returns = Option<T>)]
    struct Set<T: Clone, K = String>
    where
        K: Hash + Eq,
    {
        value: T,
        more: Option<Vec<T>>,
        map: HashMap<K, (T, [T; 2])>,
    }

    #[test]
    fn type_parameters_are_bound_where_members_name_them() {
        fn returns<C: Command<Returns = R>, R>(_: &C) {}
        let set: Set<u8> = same(r#"{"value":1,"more":[2],"map":{"k":[3,[4,5]]}}"#);
        returns::<_, Option<u8>>(&set);
        assert_eq!(Set::<u8>::NAME, "__com.example_set");
    }

    #[test]
    fn a_parameter_may_borrow() {
        let text = r#"{"value":"v","map":{"k":["a",["b","c"]]}}"#;
        let set: Set<&str, &str> = same(text);
        assert_eq!(set.map["k"].0, "a");
    }

    trait Family {
        type Member;
    }

    #[derive(Debug)]
    struct Numbers;

    impl Family for Numbers {
        type Member = u8;
    }

    #[derive(Debug, QmpDownstream)]
    #[qmp(data)]
    struct Associated<F: Family>
    where
        F::Member: Debug,
    {
        one: F::Member,
        other: Option<<F as Family>::Member>,
        list: Vec<F::Member>,
        #[qmp(skip)]
        family: PhantomData<F>,
    }

    #[test]
    fn associated_types_are_bound_and_not_the_parameter() {
        let family: Associated<Numbers> = same(r#"{"one":1,"other":2,"list":[3]}"#);
        assert_eq!(family.family, PhantomData);
    }

    #[derive(Debug, QmpDownstream)]
    #[qmp(data)]
    struct Array<const N: usize = 2> {
        #[qmp(with = "array")]
        bytes: [u8; N],
    }

    mod array {
        use super::*;

        pub(super) fn serialize<S: Serializer, const N: usize>(
            bytes: &[u8; N],
            serializer: S,
        ) -> Result<S::Ok, S::Error> {
            bytes.as_slice().serialize(serializer)
        }

        pub(super) fn deserialize<'de, D: Deserializer<'de>, const N: usize>(
            deserializer: D,
        ) -> Result<[u8; N], D::Error> {
            Vec::deserialize(deserializer)?
                .try_into()
                .map_err(|_| serde::de::Error::custom("wrong length"))
        }
    }

    #[test]
    fn const_parameters_are_passed_on() {
        assert_eq!(same::<Array<3>>(r#"{"bytes":[1,2,3]}"#).bytes, [1, 2, 3]);
        assert_eq!(refusal::<Array>(r#"{"bytes":[1,2,3]}"#), "wrong length");
    }

    /// Has no serde impls, and no `Debug` either.
    struct Opaque;

    #[derive(QmpDownstream)]
    #[qmp(event = "__com.example_E")]
    struct Unneeded<T> {
        #[qmp(default)]
        marker: PhantomData<T>,
        #[qmp(skip, default = "Vec::new")]
        skipped: Vec<T>,
        #[qmp(with = "nothing")]
        with: Option<T>,
    }

    mod nothing {
        use super::*;

        pub(super) fn serialize<T, S: Serializer>(
            _: &Option<T>,
            serializer: S,
        ) -> Result<S::Ok, S::Error> {
            serializer.serialize_unit()
        }

        pub(super) fn deserialize<'de, T, D: Deserializer<'de>>(
            deserializer: D,
        ) -> Result<Option<T>, D::Error> {
            <()>::deserialize(deserializer).map(|()| None)
        }
    }

    #[test]
    fn nothing_is_asked_of_a_parameter_that_is_not_read_or_written() {
        let event: Unneeded<Opaque> = read("{}");
        assert!(event.skipped.is_empty() && event.with.is_none());
        assert_eq!(write(&event), r#"{"marker":null}"#);
        assert_eq!(Unneeded::<Opaque>::NAME, "__com.example_E");
    }

    trait Shown: Sized {
        fn show(&self) -> String;
        fn parse(text: &str) -> Option<Self>;
    }

    impl Shown for bool {
        fn show(&self) -> String {
            self.to_string()
        }

        fn parse(text: &str) -> Option<Self> {
            text.parse().ok()
        }
    }

    mod shown {
        use super::*;

        pub(super) fn serialize<T: Shown, S: Serializer>(
            value: &T,
            serializer: S,
        ) -> Result<S::Ok, S::Error> {
            serializer.serialize_str(&value.show())
        }

        pub(super) fn deserialize<'de, T: Shown, D: Deserializer<'de>>(
            deserializer: D,
        ) -> Result<T, D::Error> {
            let text = String::deserialize(deserializer)?;
            T::parse(&text).ok_or_else(|| serde::de::Error::custom("not shown like this"))
        }
    }

    #[derive(Debug, QmpDownstream)]
    #[qmp(data, bound = "T: Shown")]
    struct Both<T> {
        #[qmp(with = "shown")]
        value: T,
    }

    #[derive(Debug, QmpDownstream)]
    #[qmp(
        data,
        bound(serialize = "T: Shown", deserialize = "T: Shown + Default")
    )]
    struct Each<T> {
        #[qmp(with = "shown", default)]
        value: T,
    }

    #[test]
    fn bound_says_what_is_asked_instead() {
        same::<Both<bool>>(r#"{"value":"true"}"#);
        same::<Each<bool>>(r#"{"value":"true"}"#);
        assert!(!read::<Each<bool>>("{}").value);
        assert_eq!(
            refusal::<Both<bool>>(r#"{"value":"1"}"#),
            "not shown like this"
        );
    }

    #[derive(Debug, QmpDownstream)]
    #[qmp(error = "__com.example_Failed")]
    struct Failed<D> {
        desc: D,
    }

    #[test]
    fn an_error_is_one_if_its_desc_can_be_shown() {
        let failed: Failed<Box<str>> = same(r#"{"class":"__com.example_Failed","desc":"d"}"#);
        let failed: Box<dyn std::error::Error> = Box::new(failed);
        assert_eq!(failed.to_string(), "d");
    }
}

mod recursion {
    use super::*;

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data)]
    struct Image {
        filename: String,
        backing: Option<Box<Image>>,
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data)]
    struct Tree<T> {
        value: T,
        children: Option<Vec<Self>>,
    }

    #[test]
    fn a_type_may_name_itself() {
        same::<Image>(r#"{"filename":"a","backing":{"filename":"b"}}"#);
    }

    #[test]
    fn a_type_may_call_itself_self() {
        let tree: Tree<u8> = same(r#"{"value":1,"children":[{"value":2},{"value":3}]}"#);
        assert_eq!(tree.children.unwrap()[1].value, 3);
    }
}

mod names {
    use super::*;

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data)]
    #[expect(non_camel_case_types, reason = "a keyword")]
    struct r#struct {
        r#type: u8,
        r#match: Option<r#enum>,
        #[qmp(flatten)]
        r#fn: r#enum,
        #[qmp(skip)]
        r#mod: u8,
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data)]
    #[expect(non_camel_case_types, reason = "a keyword")]
    struct r#enum {
        r#if: u8,
    }

    #[test]
    fn a_raw_identifier_is_its_word_on_the_wire() {
        same::<r#struct>(r#"{"type":1,"match":{"if":2},"if":3}"#);
    }

    /// Members, functions and items that are called like what the derive emits.
    mod alike {
        use super::*;

        pub(super) fn slots() -> u8 {
            1
        }

        pub(super) fn map(number: &u8) -> bool {
            *number == 0
        }

        #[derive(Debug)]
        #[expect(non_camel_case_types, dead_code, reason = "it only has to be there")]
        pub(super) struct value;

        #[expect(non_upper_case_globals, dead_code, reason = "it only has to be there")]
        pub(super) const error: u8 = 0;

        #[derive(Debug, QmpDownstream)]
        #[qmp(data)]
        pub(super) struct Alike {
            #[qmp(default = "slots", skip_serializing_if = "map")]
            pub(super) map: u8,
            pub(super) slots: Option<u8>,
            pub(super) name: u8,
            pub(super) index: u8,
            pub(super) deserializer: u8,
        }
    }

    #[test]
    fn the_derives_own_names_stand_in_no_ones_way() {
        let alike: alike::Alike = read(r#"{"name":2,"index":3,"deserializer":4}"#);
        assert_eq!(
            write(&alike),
            r#"{"map":1,"name":2,"index":3,"deserializer":4}"#
        );
    }

    mod shadows {
        #![expect(dead_code, reason = "they only have to be there")]

        use qmp_types::QmpDownstream;

        pub(super) struct Result;
        pub(super) struct String;
        pub(super) struct Vec;
        pub(super) trait Default {}
        pub(super) trait Serialize {}
        pub(super) mod std {}
        pub(super) mod core {}
        pub(super) mod serde {}

        #[derive(QmpDownstream)]
        #[qmp(command = "__com.example_c")]
        pub(super) struct Shadowed {
            #[qmp(default)]
            pub(super) number: u8,
            pub(super) maybe: Option<u8>,
        }
    }

    #[test]
    fn what_is_in_scope_does_not_matter() {
        same::<shadows::Shadowed>(r#"{"number":1,"maybe":2}"#);
    }
}

mod places {
    use super::*;

    /// A public type whose members' types are private.
    #[derive(Debug, QmpDownstream)]
    #[qmp(data)]
    pub struct Public<T> {
        private: Private<T>,
        #[qmp(flatten)]
        more: Private<u8>,
        list: Option<Vec<Private<T>>>,
        #[qmp(default, deserialize_with = "zero", serialize_with = "one")]
        number: Number,
    }

    #[derive(Debug, QmpDownstream)]
    #[qmp(data)]
    struct Private<T> {
        value: T,
    }

    #[derive(Debug, Default)]
    struct Number;

    fn zero<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Number, D::Error> {
        serde::Deserialize::deserialize(deserializer).map(|()| Number)
    }

    fn one<S: serde::Serializer>(_: &Number, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit()
    }

    #[test]
    fn a_public_type_may_have_members_of_private_types() {
        same::<Public<bool>>(r#"{"private":{"value":true},"value":1,"list":[],"number":null}"#);
    }

    #[test]
    fn a_function_may_have_its_own_type() {
        #[derive(Debug, QmpDownstream)]
        #[qmp(data)]
        struct Inner {
            id: u8,
        }
        fn outer() -> u8 {
            #[derive(Debug, QmpDownstream)]
            #[qmp(data)]
            struct Inner {
                #[qmp(default = "number")]
                id: u8,
            }
            fn number() -> u8 {
                7
            }
            read::<Inner>("{}").id
        }
        assert_eq!((outer(), read::<Inner>(r#"{"id":1}"#).id), (7, 1));
    }

    /// Every part that can come from a macro's caller does.
    macro_rules! made {
        ($name:ident, $desc:ident: $text:ty, $flat:ident, $plain:ty, $with:literal, $if:literal) => {
            #[derive(Debug, QmpDownstream)]
            #[qmp(error = "__com.example_Made")]
            struct $name {
                $desc: $text,
                #[qmp(flatten)]
                flat: $flat,
                #[qmp(flatten = "buffered")]
                plain: $plain,
                #[qmp(rename = "__com.example_with", with = $with, skip_serializing_if = $if)]
                with: u8,
                #[qmp(rename = "__com.example_default", default = $with)]
                default: Option<$text>,
                #[qmp(extra)]
                extra: std::collections::BTreeMap<$text, $flat>,
            }
        };
    }

    #[test]
    fn a_macro_may_make_the_type_of_what_it_is_given() {
        mod number {
            pub(super) use serde::{Deserialize, Serialize};

            pub(super) fn serialize<S: serde::Serializer>(
                value: &u8,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                value.serialize(serializer)
            }

            pub(super) fn deserialize<'de, D: serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<u8, D::Error> {
                u8::deserialize(deserializer)
            }
        }
        fn number() -> Option<String> {
            None
        }
        fn is_zero(value: &u8) -> bool {
            *value == 0
        }
        #[derive(Debug, QmpDownstream)]
        #[qmp(data)]
        struct Flat {
            flat: u8,
        }
        #[derive(Debug, serde::Serialize, serde::Deserialize)]
        struct Plain {
            plain: u8,
        }
        made!(Made, desc: String, Flat, Plain, "number", "is_zero");
        let made: Made = same(
            r#"{"class":"__com.example_Made","desc":"d","flat":1,"plain":2,"__com.example_with":3}"#,
        );
        assert_eq!(made.to_string(), "d");
    }
}

mod packed {
    use super::*;

    /// Members of a packed struct cannot be borrowed where they are.
    #[derive(Debug, Clone, Copy, QmpDownstream)]
    #[repr(C, packed(2))]
    #[qmp(command = "__com.example_pair")]
    struct Pair<T: Copy> {
        a: u8,
        b: T,
        c: Option<u64>,
        #[qmp(default, skip_serializing_if = "is_zero")]
        d: u32,
        #[qmp(serialize_with = "twice")]
        e: u32,
        #[qmp(flatten)]
        f: Inner,
        #[qmp(flatten)]
        g: Option<Other>,
        #[qmp(skip)]
        h: u64,
    }

    #[derive(Debug, Clone, Copy, QmpDownstream)]
    #[repr(C, packed)]
    #[qmp(data)]
    struct Inner {
        inner: u16,
    }

    #[derive(Debug, Clone, Copy, QmpDownstream)]
    #[qmp(data)]
    struct Other {
        other: u16,
    }

    #[derive(Debug, Clone, Copy, QmpDownstream)]
    #[repr(C, packed)]
    #[qmp(error = "__com.example_Packed", serialize_only)]
    struct Packed {
        #[qmp(skip)]
        _code: u64,
        desc: &'static str,
    }

    fn is_zero(number: &u32) -> bool {
        *number == 0
    }

    fn twice<S: serde::Serializer>(number: &u32, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u32(*number * 2)
    }

    #[test]
    fn members_are_copied() {
        let pair: Pair<u64> = read(r#"{"a":1,"b":2,"c":3,"e":4,"inner":5,"other":6}"#);
        let text = r#"{"a":1,"b":2,"c":3,"e":8,"inner":5,"other":6}"#;
        assert_eq!(write(&pair), text);
        let packed = Packed {
            _code: 1,
            desc: "d",
        };
        assert_eq!(packed.to_string(), "d");
    }
}

mod lifetimes_of_a_types_own {
    use std::marker::PhantomData;

    use super::*;

    #[derive(Debug, QmpDownstream)]
    #[qmp(data)]
    struct Inner<'a, F> {
        size: u32,
        text: &'a str,
        #[qmp(skip)]
        of: PhantomData<F>,
    }

    #[derive(Debug, QmpDownstream)]
    #[qmp(data)]
    struct Outer<'a> {
        id: String,
        #[qmp(flatten, borrow)]
        inner: Inner<'a, for<'b> fn(&'a u8, &'b u8) -> &'b u8>,
    }

    #[test]
    fn are_named_in_what_is_flattened() {
        same::<Outer<'_>>(r#"{"id":"a","size":3,"text":"t"}"#);
    }
}
