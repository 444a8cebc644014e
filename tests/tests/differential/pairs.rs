//! The pairs: for each sort of member, each combination of attributes; and for each sort of
//! struct, each way of naming its members with each policy.

use std::fmt::Debug;

use serde::{Deserialize, Serialize};

use crate::shared::Sample;

/// One struct, derived by both.
pub struct Pair {
    /// What it is, and the attributes.
    pub name: String,
    /// A text that both read, as serde writes it.
    pub sample: String,
    pub ours: Reader,
    pub theirs: Reader,
}

type Reader = fn(&str) -> Outcome;

/// The value, as `Debug` shows it, and as it is written; or why the text is refused.
pub type Outcome = Result<(String, String), String>;

fn read<'de, T: Deserialize<'de> + Serialize + Debug>(text: &'de str) -> Outcome {
    let value: T = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let written = serde_json::to_string(&value).unwrap_or_else(|error| error.to_string());
    Ok((format!("{value:?}"), written))
}

/// The tokens of a pair, which the compiler breaks into lines where it likes.
fn one_line(what: &str) -> String {
    what.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Adds a pair to a list.
macro_rules! pair {
    ($list:ident $what:expr, [$($qmp:tt)*] [$($serde:tt)*] [$($of:tt)*] as [$($as:tt)*] $body:tt) => {{
        both! {
            use [ours::*] [theirs::*];
            [qmp $($qmp)*] [serde $($serde)*]
            struct It [$($of)*] as [$($as)*] $body
        }
        $list.push(Pair {
            name: one_line($what),
            sample: serde_json::to_string(&theirs::It::sample()).unwrap_or_else(|error| error.to_string()),
            ours: |text| read::<ours::It $($as)*>(text),
            theirs: |text| read::<theirs::It $($as)*>(text),
        });
    }};
}

/// Calls a macro with each combination of options, one of each list.
macro_rules! product {
    ($leaf:ident $list:ident $of:tt $chosen:tt {}) => {
        $leaf!($list $of $chosen);
    };
    ($leaf:ident $list:ident $of:tt $chosen:tt {$options:tt $($rest:tt)*}) => {
        product!(@ $leaf $list $of $chosen $options {$($rest)*});
    };
    (@ $leaf:ident $list:ident $of:tt $chosen:tt [$($option:tt)*] $rest:tt) => {
        $( product!(@@ $leaf $list $of $chosen $option $rest); )*
    };
    (@@ $leaf:ident $list:ident $of:tt [$($chosen:tt)*] {$($option:tt)*} $rest:tt) => {
        product!($leaf $list $of [$($chosen)* $($option)*] $rest);
    };
}

/// A member with these attributes between two others.
macro_rules! member {
    ($list:ident [$ty:ty] [$($attribute:tt)*]) => {
        pair! {
            $list concat!(stringify!($ty), " ", stringify!($($attribute)*)),
            [data] [] [] as [] {
                before: bool,
                #[both($($attribute)*)]
                one_member: $ty,
                #[theirs(skip_serializing_if = "Option::is_none")]
                after: Option<u8>,
            }
        }
    };
}

/// Each combination of the attributes of a member.
macro_rules! members {
    ($list:ident [$($ty:ty),+ $(,)?]) => {$({
        fn of_type($list: &mut Vec<Pair>) {
            product! { member $list [$ty] [] {
                [{} {rename = "re-named",}]
                [{} {alias = "also", alias = "x-also",}]
                [{} {default,} {default = "filled",}]
                [{} {skip_serializing_if = "is_blank",}]
                [{} {with = "wrapped",}]
            }}
            product! { member $list [$ty] [] { [{skip,}] [{} {default,} {default = "filled",}] } }
        }
        of_type(&mut $list);
    })+};
}

/// A struct with these keys, of which each side has its own.
macro_rules! structs {
    ($list:ident [$what:literal $of:tt as $as:tt $body:tt] [$(({$($qmp:tt)*} {$($serde:tt)*}))*]) => {
        pair! {
            $list concat!($what, " ", stringify!($($($qmp)*)*)),
            [$($($qmp)*)*] [$($($serde)*)*] $of as $as $body
        }
    };
}

/// The same key for both.
macro_rules! styles {
    ($list:ident $what:tt $($style:literal)+) => {
        styles! {
            [{({} {})} {({unknown = "deny",} {deny_unknown_fields,})}] $list $what $($style)+
        }
    };
    ([$($policy:tt)+] $list:ident $what:tt $($style:literal)+) => {
        product! { structs $list $what [({data,} {})] {
            [$($policy)+]
            [
                {({} {})}
                $({({rename_all = $style, allow(case),} {rename_all = $style,})})+
            ]
        }}
    };
}

/// Every pair.
pub fn pairs() -> Vec<Pair> {
    let mut list = Vec::new();
    members!(list [u32, String, Vec<u8>, Option<String>, Inner]);
    named(&mut list);
    flattened(&mut list);
    kept(&mut list);
    lent(&mut list);
    generic(&mut list);
    kinds(&mut list);
    unit(&mut list);
    list
}

fn named(list: &mut Vec<Pair>) {
    styles! {
        list ["named" [] as [] {
            one_member: bool,
            the_2nd_member: Strict,
            r#type: Vec<u8>,
            #[both(rename = "as-written", alias = "also")]
            other: String,
            #[theirs(skip_serializing_if = "Option::is_none")]
            maybe_one: Option<u8>,
        }]
        "lowercase" "UPPERCASE" "PascalCase" "camelCase" "snake_case" "SCREAMING_SNAKE_CASE"
        "kebab-case" "SCREAMING-KEBAB-CASE"
    }
    styles! {
        list ["scalars" [] as [] {
            flag: bool,
            signed_number: i64,
            real_number: f64,
            one_letter: char,
            some_values: (u8, bool),
            anything: Value,
            #[both(default)]
            list_of_maybes: Vec<Option<u8>>,
        }]
        "kebab-case"
    }
    styles!(list ["nothing" [] as [] {}] "kebab-case");
}

fn flattened(list: &mut Vec<Pair>) {
    styles! {
        list ["flatten" [] as [] {
            one_member: bool,
            #[both(flatten)]
            inner: Inner,
        }]
        "kebab-case"
    }
    styles! {
        list ["flatten two" [] as [] {
            #[both(flatten)]
            inner: Inner,
            #[both(default = "filled", with = "wrapped")]
            one_member: u32,
            #[both(flatten)]
            strict: Strict,
        }]
        "kebab-case"
    }
    styles! {
        list ["flatten twice" [] as [] {
            one_member: bool,
            #[both(flatten)]
            middle: Middle,
        }]
        "kebab-case"
    }
    styles! {
        list ["flatten maybe" [] as [] {
            one_member: bool,
            #[both(flatten)]
            strict: Option<Strict>,
        }]
        "kebab-case"
    }
    styles! {
        list ["flatten plain" [] as [] {
            #[ours(flatten = "buffered")]
            #[theirs(flatten)]
            plain: Plain,
            #[both(alias = "also", default)]
            one_member: u32,
        }]
        "kebab-case"
    }
    styles! {
        list ["flatten choice" [] as [] {
            #[both(flatten)]
            inner: Inner,
            #[ours(flatten = "buffered")]
            #[theirs(flatten)]
            choice: Choice,
        }]
        "kebab-case"
    }
}

fn kept(list: &mut Vec<Pair>) {
    styles! {
        [{({} {})}] list ["extra" [] as [] {
            one_member: bool,
            #[ours(extra)]
            #[theirs(flatten)]
            extra: BTreeMap<String, Value>,
        }]
        "kebab-case"
    }
    styles! {
        [{({} {})}] list ["flatten extra" [] as [] {
            one_member: bool,
            #[both(flatten)]
            inner: Inner,
            #[ours(extra)]
            #[theirs(flatten)]
            extra: BTreeMap<String, Value>,
        }]
        "kebab-case"
    }
}

fn lent(list: &mut Vec<Pair>) {
    styles! {
        list ["lent" [<'a>] as [<'_>] {
            one_member: &'a str,
            #[both(borrow, alias = "also")]
            the_cow: Cow<'a, str>,
            #[both(borrow, default, skip_serializing_if = "is_blank")]
            other: Cow<'a, str>,
        }]
        "kebab-case"
    }
}

fn generic(list: &mut Vec<Pair>) {
    styles! {
        list ["generic" [<T>] as [<u32>] {
            one_member: T,
            #[theirs(skip_serializing_if = "Option::is_none")]
            maybe_one: Option<T>,
            #[both(default)]
            list: Vec<T>,
        }]
        "kebab-case"
    }
}

/// Each kind with each policy that serde has.
fn kinds(list: &mut Vec<Pair>) {
    product! {
        structs list ["" [] as [] {
            desc: String,
            #[both(rename = "__com.example_more", alias = "also", default)]
            more: u32,
        }] [] {
            [
                {({data,} {})}
                {({event = "__com.example_CHANGED",} {})}
                {({command = "__com.example_change",} {})}
                {({extends(event = "CHANGED"),} {})}
                {({extends(command = "change"),} {})}
                {({error = "__com.example_Changed",} {tag = "class", rename = "__com.example_Changed",})}
            ]
            [{({} {})} {({unknown = "ignore",} {})} {({unknown = "deny",} {deny_unknown_fields,})}]
        }
    }
}

/// A struct without a body, which serde reads and writes as null.
fn unit(list: &mut Vec<Pair>) {
    mod ours {
        #[derive(Debug, qmp_types::QmpDownstream)]
        #[qmp(data)]
        pub struct It;
    }
    mod theirs {
        #[derive(Debug, serde::Serialize, serde::Deserialize)]
        pub struct It;
    }
    list.push(Pair {
        name: "unit".to_owned(),
        sample: "{}".to_owned(),
        ours: |text| read::<ours::It>(text),
        theirs: |text| read::<theirs::It>(text),
    });
}
