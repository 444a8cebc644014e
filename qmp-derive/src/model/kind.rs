//! Reads what a type is: the key of its kind, and the keys that belong to one kind.

use proc_macro2::TokenStream;
use syn::Path;

use super::{Container, Definition, Kind, Name, Options, Shape, Side, Source};
use crate::attr::Entry;
use crate::errors::Errors;
use crate::keys::{self, Place};

/// The keys that this module reads.
pub const KEYS: &[&str] = &[
    "command",
    "event",
    "error",
    "extends",
    "data",
    "commands",
    "events",
    "errors",
    "returns",
    "allow_oob",
    "qapi_qmp",
    "tag",
    "untagged",
];

/// The keys that say the kind.
const KINDS: &[&str] = &[
    "command", "event", "error", "extends", "data", "commands", "events", "errors",
];

/// Reads the kind of a type.
pub fn kind(container: &Container, entries: &[Entry], errors: &Errors) -> Option<Kind> {
    let mut kinds = entries
        .iter()
        .filter(|entry| KINDS.contains(&entry.name.as_str()));
    let Some(first) = kinds.next() else {
        refuse_none(container, errors);
        return None;
    };
    for second in kinds {
        errors.push(
            second.order,
            &second.key,
            format_args!(
                "`{}` is a second kind beside `{}`: a type is one thing on the wire\n\
                 help: remove one of the two",
                second.name, first.name
            ),
        );
    }
    let is_enum = container.shape == Shape::Enum;
    let fits = match first.name.as_str() {
        "data" => true,
        "commands" | "events" | "errors" => is_enum,
        _ => !is_enum,
    };
    if !fits {
        refuse_shape(first, is_enum, errors);
        return None;
    }
    let reader = Reader {
        entries,
        qapi: container.features.qapi,
        errors,
    };
    reader.kind(first, is_enum)
}

/// The keys of a type, on the way to its kind.
struct Reader<'a> {
    entries: &'a [Entry],
    qapi: bool,
    errors: &'a Errors,
}

impl Reader<'_> {
    fn kind(&self, first: &Entry, is_enum: bool) -> Option<Kind> {
        let kind = match first.name.as_str() {
            "command" => Some(Kind::Command(self.definition(first, false), self.options())),
            "event" => Some(Kind::Event(self.definition(first, false))),
            "error" => Some(Kind::Error(self.definition(first, false))),
            "extends" => self.extends(first),
            "commands" | "events" | "errors" => {
                first.word(self.errors);
                Some(Kind::Dispatch(match first.name.as_str() {
                    "commands" => Side::Commands,
                    "events" => Side::Events,
                    _ => Side::Errors,
                }))
            }
            _ => {
                first.word(self.errors);
                if is_enum {
                    self.data_enum()
                } else {
                    Some(Kind::Data)
                }
            }
        };
        let command = matches!(kind, Some(Kind::Command(..)));
        let data_enum = is_enum && first.name == "data";
        for entry in self.entries {
            let belongs = match entry.name.as_str() {
                "returns" | "allow_oob" | "qapi_qmp" if !command => "to a command",
                "tag" if !data_enum => "to a union, an enum with `data`",
                "untagged" if !data_enum => "to an alternate, an enum with `data`",
                _ => continue,
            };
            self.errors.push(
                entry.order,
                &entry.key,
                format_args!(
                    "`{}` belongs {belongs}, and this is none\nhelp: remove it",
                    entry.name
                ),
            );
        }
        kind
    }

    fn definition(&self, entry: &Entry, extends: bool) -> Definition {
        Definition {
            name: entry.text(self.errors).map(|name| entry.written(name)),
            extends,
        }
    }

    /// What belongs to a command alone.
    fn options(&self) -> Box<Options> {
        let mut options = Box::<Options>::default();
        for entry in self.entries {
            match entry.name.as_str() {
                "returns" => options.returns = entry.value(self.errors),
                "allow_oob" => options.allow_oob = entry.word(self.errors),
                "qapi_qmp" => options.qapi_qmp = self.qapi_qmp(entry),
                _ => {}
            }
        }
        options
    }

    /// Where the crate qapi-qmp is.
    fn qapi_qmp(&self, entry: &Entry) -> Option<Path> {
        if !self.qapi {
            self.errors.push(
                entry.order,
                &entry.key,
                "`qapi_qmp` is for commands of the `qapi` crates, and these come with a feature\n\
                 help: add `features = [\"qapi\"]` to the dependency `qmp-types`",
            );
            return None;
        }
        if entry.has_value() {
            return entry.code_with(Path::parse_mod_style, self.errors);
        }
        entry
            .word(self.errors)
            .then(|| syn::parse_quote!(::qapi_qmp))
    }

    fn extends(&self, extends: &Entry) -> Option<Kind> {
        if let Some((tokens, text)) = extends.lone_text() {
            if !matches!(&*text, "command" | "event") {
                self.refuse_bare_extends(extends, tokens, &text);
                return None;
            }
        }
        let mut kind = None;
        for entry in &extends.list(Place::Container, self.errors) {
            match entry.name.as_str() {
                "command" if kind.is_none() => {
                    let definition = self.definition(entry, true);
                    kind = Some(Kind::Command(definition, self.options()));
                }
                "event" if kind.is_none() => {
                    kind = Some(Kind::Event(self.definition(entry, true)));
                }
                _ => self.errors.push(
                    entry.order,
                    &entry.key,
                    format_args!(
                        "`extends` is for one command or one event\nhelp: write {}",
                        keys::form("extends")
                    ),
                ),
            }
        }
        kind
    }

    /// Refuses `extends("name")`: it must be said of what it is the name.
    fn refuse_bare_extends(&self, extends: &Entry, tokens: &TokenStream, text: &str) {
        let is_event = text.contains(|letter: char| letter.is_ascii_uppercase());
        let key = if is_event { "event" } else { "command" };
        self.errors.push(
            extends.order,
            tokens,
            format_args!(
                "`extends` says what it is the name of, a command or an event\n\
                 help: write `extends({key} = \"{}\")`",
                text.escape_debug()
            ),
        );
    }

    /// `data` on an enum: a union, an alternate, or strings.
    fn data_enum(&self) -> Option<Kind> {
        let find = |name: &str| self.entries.iter().find(|entry| entry.name == name);
        match (find("tag"), find("untagged")) {
            (Some(tag), untagged) => {
                if let Some(untagged) = untagged {
                    self.errors.push(
                        untagged.order,
                        &untagged.key,
                        "`untagged` is a second kind beside `tag`: a union has a discriminator, an \
                         alternate has none\nhelp: remove one of the two",
                    );
                }
                let literal = tag.text(self.errors)?;
                Some(Kind::Union(Name {
                    text: literal.value(),
                    source: Source::Written(literal),
                    order: tag.order,
                }))
            }
            (None, Some(untagged)) => {
                untagged.word(self.errors);
                Some(Kind::Alternate)
            }
            (None, None) => Some(Kind::Values),
        }
    }
}

fn refuse_none(container: &Container, errors: &Errors) {
    // A key that is refused may have been meant as the kind.
    if !errors.is_empty() {
        return;
    }
    let help = if container.shape == Shape::Enum {
        "add one of `#[qmp(commands)]`, `#[qmp(events)]`, `#[qmp(errors)]` or, for one of QAPI's \
         types, `#[qmp(data)]` (an enum), `#[qmp(data, tag = \"…\")]` (a union) or \
         `#[qmp(data, untagged)]` (an alternate)"
    } else {
        "add one of `#[qmp(command = \"…\")]`, `#[qmp(event = \"…\")]`, \
         `#[qmp(error = \"…\")]`, `#[qmp(extends(command = \"…\"))]`, \
         `#[qmp(extends(event = \"…\"))]` or, for a type without a name of its own \
         on the wire, `#[qmp(data)]`"
    };
    let ident = &container.ident;
    errors.push(
        container.order,
        ident,
        format_args!("it is not said what `{ident}` is in QMP\nhelp: {help}"),
    );
}

/// A struct's kind on an enum, or the other way round.
fn refuse_shape(entry: &Entry, is_enum: bool, errors: &Errors) {
    let name = entry.name.as_str();
    let (here, right) = match (is_enum, name) {
        (true, "extends") => ("an enum", "write a struct for what is extended".to_owned()),
        (true, _) => (
            "an enum",
            format!("write `{name}s`, for an enum of {name}s"),
        ),
        (false, _) => {
            let one = &name[..name.len() - 1];
            (
                "a struct",
                format!("write {}, for one {one}", keys::form(one)),
            )
        }
    };
    errors.push(
        entry.order,
        &entry.key,
        format_args!("`{name}` does not belong on {here}\nhelp: {right}"),
    );
}
