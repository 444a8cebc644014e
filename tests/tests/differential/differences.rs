//! What is not the same, and why.

use crate::pairs::{Outcome, Pair};

/// A difference that is meant.
pub struct Difference {
    pub reason: &'static str,
    /// Whether it is this one: of a pair, the text, what ours makes of it, and what serde's does.
    pub is: fn(&Pair, &str, &Outcome, &Outcome) -> bool,
}

/// All of them. The first that fits is counted.
pub const DIFFERENCES: &[Difference] = &[
    #[cfg(any(feature = "serde_json_arbitrary_precision", feature = "serde_json_all"))]
    Difference {
        reason: "a fraction is no object: to serde's `flatten` it is, with `arbitrary_precision`",
        is: |_, _, ours, theirs| ours.is_ok() && refuses(theirs, "invalid type: map, expected f"),
    },
    Difference {
        reason: "a QMP object is never an array",
        is: |_, _, ours, theirs| {
            refuses(ours, "invalid type: sequence, expected an object") && theirs.is_ok()
        },
    },
    Difference {
        reason: "nor is it null, even without members",
        is: |pair, text, ours, theirs| {
            pair.name == "unit"
                && ours.is_ok() == text.starts_with('{')
                && theirs.is_ok() == (text == "null")
        },
    },
    Difference {
        reason: "QAPI has no null for a member that is not there",
        is: |pair, _, ours, theirs| leaves_out(pair, "null", ours, theirs),
    },
    Difference {
        reason: "a member that is not there is not written, whoever writes the value",
        is: |pair, _, ours, theirs| by_function(pair) && leaves_out(pair, "[null]", ours, theirs),
    },
    Difference {
        reason: "`Option` means optional, whoever reads the value",
        is: |pair, _, ours, theirs| {
            by_function(pair)
                && is_none(pair, ours)
                && refuses(theirs, &format!("missing field `{}`", member(pair)))
        },
    },
    Difference {
        reason: "a server must refuse what it does not understand, unless it is told otherwise",
        is: |pair, _, ours, theirs| {
            let refuses_unasked = pair.name.contains("command") && !pair.name.contains("unknown");
            refuses_unasked && refuses(ours, "unknown field `") && theirs.is_ok()
        },
    },
    Difference {
        reason: "an error's class is read, and checked: serde does not know the tag of a struct",
        is: |pair, _, ours, theirs| {
            let words = [
                "missing field `class`",
                "duplicate field `class`",
                "invalid ",
            ];
            let ours_alone = words.iter().any(|words| refuses(ours, words)) && theirs.is_ok();
            let theirs_alone = ours.is_ok() && refuses(theirs, "unknown field `class`");
            pair.name.contains("error = ") && (ours_alone || theirs_alone)
        },
    },
    Difference {
        reason: "`deny` works through `flatten`: serde's takes for unknown what a second level knows",
        is: |pair, _, ours, theirs| {
            let known = ["inner-member", "inner-maybe", "also-inner", "middle"];
            let mut known = known.iter().map(|name| format!("unknown field `{name}`"));
            pair.name
                .starts_with("flatten twice data, unknown = \"deny\"")
                && ours.is_ok()
                && known.any(|words| refuses(theirs, &words))
        },
    },
    Difference {
        reason: "a wrong part of an optional part is an error: serde takes it for a sign that the \
                 part is not there",
        is: |pair, _, ours, theirs| {
            let wrong =
                refuses(ours, "invalid type: ") || refuses(ours, "duplicate field `strict`");
            let absent = |(value, _): &(String, String)| value.contains("strict: None");
            pair.name.starts_with("flatten maybe") && wrong && theirs.as_ref().is_ok_and(absent)
        },
    },
];

fn refuses(outcome: &Outcome, words: &str) -> bool {
    outcome
        .as_ref()
        .is_err_and(|error| error.starts_with(words))
}

/// The name of the member that is an `Option`.
fn member(pair: &Pair) -> &'static str {
    if pair.name.contains("rename = \"re-named\"") {
        "re-named"
    } else {
        "one_member"
    }
}

/// Whether it is written and read by functions.
fn by_function(pair: &Pair) -> bool {
    pair.name.contains("with = ")
}

fn is_none(pair: &Pair, outcome: &Outcome) -> bool {
    let none = |(value, _): &(String, String)| value.contains("one_member: None");
    pair.name.starts_with("Option<") && outcome.as_ref().is_ok_and(none)
}

/// Both have the same value, and what serde writes for none is all that ours leaves out.
fn leaves_out(pair: &Pair, none: &str, ours: &Outcome, theirs: &Outcome) -> bool {
    let (Ok((value, written)), Ok((their_value, their_written))) = (ours, theirs) else {
        return false;
    };
    let without = their_written.replace(&format!(",\"{}\":{none}", member(pair)), "");
    is_none(pair, ours) && value == their_value && *written == without
}
