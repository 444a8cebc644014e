//! The keys that `#[qmp(…)]` knows: where each may stand and how it is written. The
//! help of every message about a key comes from this table; `attr` and `model` ask.

use syn::{GenericArgument, PathArguments, Type};

use crate::attr::Entry;
use crate::errors::Errors;
use crate::from_serde::{self, Beside};

/// A place that takes `#[qmp(…)]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Container,
    Member,
    Variant,
}

struct Key {
    name: &'static str,
    form: &'static str,
    places: &'static [Place],
}

const fn key(name: &'static str, form: &'static str, places: &'static [Place]) -> Key {
    Key { name, form, places }
}

use Place::{Container, Member, Variant};

const KEYS: &[Key] = &[
    key("command", "`command = \"__RFQDN_name\"`", &[Container]),
    key("event", "`event = \"__RFQDN_NAME\"`", &[Container]),
    key("error", "`error = \"__RFQDN_Class\"`", &[Container]),
    key(
        "extends",
        "`extends(command = \"name\")` or `extends(event = \"NAME\")`",
        &[Container],
    ),
    key("data", "`data`", &[Container]),
    key("commands", "`commands`", &[Container]),
    key("events", "`events`", &[Container]),
    key("errors", "`errors`", &[Container]),
    key("tag", "`data, tag = \"member\"`", &[Container]),
    key("untagged", "`data, untagged`", &[Container]),
    key("returns", "`returns = Type`", &[Container]),
    key("allow_oob", "`allow_oob`", &[Container]),
    key(
        "qapi_qmp",
        "`qapi_qmp` or `qapi_qmp = \"path\"`",
        &[Container],
    ),
    key(
        "rename_all",
        "`rename_all = \"kebab-case\"`",
        &[Container, Variant],
    ),
    key("rfqdn", "`rfqdn = \"com.example\"`", &[Container]),
    key(
        "unknown",
        "`unknown = \"ignore\"`, `\"ignore-downstream\"` or `\"deny\"`",
        &[Container],
    ),
    key("allow", "`allow(rule)`", &[Container, Member, Variant]),
    key("crate", "`crate = \"path\"`", &[Container]),
    key(
        "bound",
        "`bound = \"T: Trait\"`, or `bound(serialize = \"…\", deserialize = \"…\")`",
        &[Container],
    ),
    key("serialize_only", "`serialize_only`", &[Container]),
    key("deserialize_only", "`deserialize_only`", &[Container]),
    key("rename", "`rename = \"name\"`", &[Member, Variant]),
    key("alias", "`alias = \"name\"`", &[Member, Variant]),
    key("default", "`default` or `default = \"path\"`", &[Member]),
    key("skip", "`skip`", &[Member]),
    key(
        "skip_serializing_if",
        "`skip_serializing_if = \"path\"`",
        &[Member],
    ),
    key("with", "`with = \"module\"`", &[Member]),
    key("serialize_with", "`serialize_with = \"path\"`", &[Member]),
    key(
        "deserialize_with",
        "`deserialize_with = \"path\"`",
        &[Member],
    ),
    key(
        "flatten",
        "`flatten`, or `flatten = \"buffered\"` for a plain serde type",
        &[Member],
    ),
    key("borrow", "`borrow` or `borrow = \"'a + 'b\"`", &[Member]),
    key("extra", "`extra`", &[Member]),
    key("other", "`other`", &[Variant]),
];

/// The keys that the rule `capability` refuses.
pub const RULED_OUT: &[&str] = &["capability", "greeting"];

/// For `#[qmp]` without a list.
pub const EMPTY: &str = "there are no keys here\nhelp: write `#[qmp(…)]` with keys, or remove it";

/// What a value of more than one place is for.
fn find(name: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| key.name == name)
}

/// Whether `qmp` has this key anywhere.
pub fn is_key(name: &str) -> bool {
    find(name).is_some()
}

/// Whether this key belongs on a target.
pub fn is_key_of(name: &str, place: Place) -> bool {
    find(name).is_some_and(|key| key.places.contains(&place))
}

/// Whether a key means something on a member that is skipped, flattened or extra:
/// these have no name and no value of their own.
pub fn fits_beside(role: &str, key: &str) -> bool {
    match key {
        "rename"
        | "alias"
        | "skip_serializing_if"
        | "with"
        | "serialize_with"
        | "deserialize_with" => false,
        "default" => role == "skip",
        "borrow" => role != "skip",
        _ => true,
    }
}

/// Returns the map that a type is by its name, or an `Option` or a `Box` of: it has no members
/// that are known, and would take all.
pub fn map_in(ty: &Type) -> Option<&Type> {
    let path = match ty {
        Type::Group(group) => return map_in(&group.elem),
        Type::Paren(paren) => return map_in(&paren.elem),
        Type::Path(path) => &path.path,
        _ => return None,
    };
    let last = path.segments.last()?;
    if last.ident == "BTreeMap" || last.ident == "HashMap" {
        return Some(ty);
    }
    if last.ident != "Option" && last.ident != "Box" {
        return None;
    }
    match &last.arguments {
        PathArguments::AngleBracketed(arguments) => match arguments.args.first()? {
            GenericArgument::Type(ty) => map_in(ty),
            _ => None,
        },
        _ => None,
    }
}

/// How a key is written, or the key that has this part.
pub fn form(name: &str) -> &'static str {
    let name = match name {
        "serialize" | "deserialize" => "bound",
        name => name,
    };
    find(name).map_or("it as the documentation shows", |key| key.form)
}

/// Whether a key may stand more than once at a place.
pub fn may_repeat(name: &str) -> bool {
    matches!(name, "alias" | "allow")
}

/// A user's text for a message.
pub fn quoted(text: &str) -> String {
    format!("`{}`", text.escape_debug())
}

/// All keys of a place, for a message.
pub fn list(place: Place) -> String {
    let names: Vec<_> = KEYS
        .iter()
        .filter(|key| key.places.contains(&place))
        .map(|key| format!("`{}`", key.name))
        .collect();
    format!("{} takes {}", here(place), names.join(", "))
}

fn here(place: Place) -> &'static str {
    match place {
        Container => "a type",
        Member => "a member",
        Variant => "a variant",
    }
}

/// Refuses a key that the item does not know.
pub fn refuse(entry: &Entry, beside: &Beside<'_>, errors: &Errors) {
    let place = beside.item.place();
    let name = entry.name.as_str();
    let message = if let Some(key) = find(name) {
        let belongs = here(key.places[0]);
        format!(
            "`{name}` does not belong on {here}\nhelp: it stands on {belongs}: {form}",
            here = here(place),
            form = key.form,
        )
    } else if let Some(help) = from_serde::help_in_qmp(entry, beside) {
        format!("`qmp` has no key `{name}`\nhelp: {help}")
    } else if let Some(near) = nearest(name, place) {
        format!(
            "`qmp` has no key `{name}`\nhelp: there is a similar one: {}",
            near.form
        )
    } else {
        format!("`qmp` has no key `{name}`\nhelp: {}", list(place))
    };
    errors.push(entry.order, &entry.key, message);
}

/// Which of the words to write for one that is none of them: the nearest, or any.
pub fn one_of(wrong: &str, words: &[&str]) -> String {
    let near = words
        .iter()
        .map(|word| (distance(wrong, word), word))
        .filter(|(distance, word)| *distance <= 1 + word.len() / 4)
        .min();
    match near {
        Some((_, word)) => format!("write `\"{word}\"`"),
        None => {
            let words: Vec<_> = words.iter().map(|word| format!("`\"{word}\"`")).collect();
            format!("write one of {}", words.join(", "))
        }
    }
}

/// The key that was probably meant: of this place if one is near, else of another.
fn nearest(name: &str, place: Place) -> Option<&'static Key> {
    let name = name.replace('-', "_").to_lowercase();
    KEYS.iter()
        .map(|key| {
            let elsewhere = !key.places.contains(&place);
            (distance(&name, key.name), elsewhere, key)
        })
        .filter(|(distance, _, key)| *distance <= 1 + key.name.len() / 4)
        .min_by_key(|(distance, elsewhere, _)| (*distance, *elsewhere))
        .map(|(.., key)| key)
}

/// The number of letters to change, add or remove (Levenshtein's distance).
fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for x in a.bytes() {
        let mut diagonal = row[0];
        row[0] += 1;
        for (j, y) in b.bytes().enumerate() {
            let replaced = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}
