//! What to write here for serde's attributes. `attr` asks for those in `#[serde(…)]`, `keys` for
//! serde's words in `#[qmp(…)]`.

use proc_macro2::{TokenStream, TokenTree};
use syn::Type;

use crate::attr::{self, Entry};
use crate::keys::{self, Place};
use crate::source::source;

/// What an attribute is on, as far as it decides on the key to write.
#[derive(Clone, Copy)]
pub enum Item<'a> {
    Struct,
    Enum,
    /// A member of this type.
    Member(&'a Type),
    Variant,
    /// The type in a variant's parentheses.
    Payload,
}

impl Item<'_> {
    /// The target that its keys belong to.
    pub const fn place(self) -> Place {
        match self {
            Self::Struct | Self::Enum => Place::Container,
            Self::Member(_) | Self::Payload => Place::Member,
            Self::Variant => Place::Variant,
        }
    }
}

/// The attributes of one item.
#[derive(Clone, Copy)]
pub struct Beside<'a> {
    pub item: Item<'a>,
    /// The parts of its `#[serde(…)]`.
    pub serde: &'a [TokenStream],
    /// The keys of its `#[qmp(…)]`.
    pub qmp: &'a [Entry],
}

impl Beside<'_> {
    /// Whether serde's attribute has this word.
    fn serde_has(&self, word: &str) -> bool {
        self.serde.iter().any(|part| first_word(part) == word)
    }

    fn qmp_has(&self, key: &str) -> bool {
        self.qmp.iter().any(|entry| entry.name == key)
    }

    /// The enum of commands, events or errors that the item is.
    fn dispatch(&self) -> Option<&str> {
        let kinds = ["commands", "events", "errors"];
        kinds.into_iter().find(|kind| self.qmp_has(kind))
    }
}

/// Returns the word that one part of `#[serde(…)]` begins with, and the help for it.
pub fn help(part: &TokenStream, beside: &Beside<'_>) -> (String, String) {
    let word = first_word(part);
    let known = known(&word, part, beside);
    let help = known.unwrap_or_else(|| "remove it: `qmp` has no such key".to_owned());
    let shown = if word.is_empty() {
        "…".to_owned()
    } else {
        word
    };
    (shown, help)
}

/// Returns the help for a word of serde's that `#[qmp(…)]` does not have.
pub fn help_in_qmp(entry: &Entry, beside: &Beside<'_>) -> Option<String> {
    if keys::is_key(&entry.name) {
        return None;
    }
    known(&entry.name, &entry.tokens, beside)
}

/// Returns what to write for a word that serde has.
fn known(word: &str, part: &TokenStream, beside: &Beside<'_>) -> Option<String> {
    match beside.item {
        Item::Struct | Item::Enum => on_container(word, part, beside),
        Item::Member(ty) => on_member(word, part, ty, beside),
        Item::Variant => on_variant(word, part),
        Item::Payload => Some("remove it".to_owned()),
    }
}

fn on_container(word: &str, part: &TokenStream, beside: &Beside<'_>) -> Option<String> {
    let is_enum = matches!(beside.item, Item::Enum);
    Some(match word {
        "deny_unknown_fields" if beside.dispatch().is_some() => {
            "remove it: the types in an enum have their own policies".to_owned()
        }
        "deny_unknown_fields" => write("unknown = \"deny\""),
        "default" | "rename_all" | "rename_all_fields" if beside.dispatch().is_some() => {
            "remove it: the types in an enum have members and names of their own".to_owned()
        }
        "default" => "write `#[qmp(default)]` on each member that may be absent".to_owned(),
        "rename" => "remove it: the name on the wire is that of the kind, as in `command = \"…\"`"
            .to_owned(),
        "rename_all" => both("rename_all", part)?,
        "rename_all_fields" => {
            format!(
                "{} on each variant that has members",
                both("rename_all", part)?
            )
        }
        "tag" | "untagged" if beside.dispatch().is_some() => format!(
            "remove it: an enum of {} is read and written as QMP has them",
            beside.dispatch().unwrap_or_default()
        ),
        "tag" if !is_enum => {
            "remove it: an object has no member with the name of its type".to_owned()
        }
        "tag" if beside.serde_has("content") => {
            "remove it: QMP has no type with its content in a member of its own".to_owned()
        }
        "untagged" if !is_enum => "remove it: it is for enums".to_owned(),
        "tag" | "untagged" if beside.qmp_has("data") => write(&source(part.clone())),
        "tag" | "untagged" => write(&format!("data, {}", source(part.clone()))),
        "content" => "remove it: what a type has beside its tag is in the same object".to_owned(),
        "bound" => write(&source(part.clone())),
        _ => return None,
    })
}

fn on_member(word: &str, part: &TokenStream, ty: &Type, beside: &Beside<'_>) -> Option<String> {
    Some(match word {
        "rename" => both("rename", part)?,
        "flatten" if keys::map_in(ty).is_some() => {
            "write `#[qmp(extra)]`, which keeps the unknown members".to_owned()
        }
        "skip_deserializing" if beside.serde_has("default") || beside.qmp_has("default") => {
            "remove it: with `default`, the member may be absent".to_owned()
        }
        "skip_deserializing" => {
            "write `#[qmp(default)]`: the member is written, and may be absent".to_owned()
        }
        "skip_serializing" => {
            let names = beside.qmp.iter().map(|entry| entry.name.clone());
            let names = names.chain(beside.serde.iter().map(first_word));
            let others: Vec<_> = names
                .filter(|name| keys::is_key(name) && !keys::fits_beside("skip", name))
                .map(|name| format!("`{name}`"))
                .collect();
            let without = if others.is_empty() {
                String::new()
            } else {
                format!(" without {}", others.join(" and "))
            };
            format!("write `#[qmp(skip)]`{without}: a member is both read and written, or neither")
        }
        word if keys::is_key_of(word, Place::Member) => write(&source(part.clone())),
        _ => return None,
    })
}

fn on_variant(word: &str, part: &TokenStream) -> Option<String> {
    Some(match word {
        "rename" | "rename_all" => both(word, part)?,
        "other" => {
            "write `#[qmp(other)]` on a variant that keeps the value, such as `Unknown(String)`"
                .to_owned()
        }
        word if keys::is_key_of(word, Place::Variant) => write(&source(part.clone())),
        _ => return None,
    })
}

fn write(keys: &str) -> String {
    format!("write `#[qmp({keys})]`")
}

/// `key = "…"`, or serde's `key(serialize = "…", deserialize = "…")`: what is written has the
/// name, and what is read beside it is an alias.
fn both(key: &str, part: &TokenStream) -> Option<String> {
    let mut tokens = part.clone().into_iter().skip(1);
    let list = match tokens.next() {
        Some(TokenTree::Group(list)) => list.stream(),
        Some(TokenTree::Punct(_)) => {
            let value: TokenStream = tokens.collect();
            return Some(write(&format!("{key} = {value}")));
        }
        _ => return None,
    };
    let parts = attr::split(list);
    let value = |side: &str| {
        let part = parts.iter().find(|part| first_word(part) == side)?;
        let value: TokenStream = part.clone().into_iter().skip(2).collect();
        Some(value.to_string()).filter(|value| !value.is_empty())
    };
    Some(match (value("serialize"), value("deserialize")) {
        (Some(name), read) if key == "rename_all" => {
            let differs = read.is_some_and(|read| read != name);
            let also = if differs {
                ", and an `alias` on each member that is read by another name"
            } else {
                ""
            };
            write(&format!("{key} = {name}")) + also
        }
        (Some(name), Some(read)) if name != read => {
            write(&format!("{key} = {name}, alias = {read}"))
        }
        (Some(name), _) => write(&format!("{key} = {name}")),
        (None, Some(read)) if key == "rename_all" => write(&format!("{key} = {read}")),
        (None, Some(read)) => write(&format!("alias = {read}")),
        (None, None) => return None,
    })
}

/// The word that a part of a list begins with.
fn first_word(part: &TokenStream) -> String {
    match part.clone().into_iter().next() {
        Some(TokenTree::Ident(word)) => word.to_string(),
        _ => String::new(),
    }
}
