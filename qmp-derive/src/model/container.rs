//! Reads a deriving type: its kind and what else stands on the type itself.

use syn::punctuated::Punctuated;
use syn::{Data, DeriveInput, Path, Token, WherePredicate};

use super::{Container, Definition, Kind, Options, Unknown, allow, member};
use crate::attr::{self, Entry};
use crate::case::Case;
use crate::check;
use crate::errors::Errors;
use crate::keys::{self, Place};

/// Reads a deriving type.
pub fn container(input: DeriveInput, errors: &Errors) -> Container {
    let entries = attr::entries(&input.attrs, Place::Container, errors);
    let mut container = Container {
        order: errors.next(),
        ident: input.ident,
        generics: input.generics,
        kind: None,
        rfqdn: None,
        unknown: None,
        allow: Vec::new(),
        krate: None,
        bound_serialize: None,
        bound_deserialize: None,
        members: Vec::new(),
        unit: false,
    };
    let rename_all = container.read(&entries, errors);
    match input.data {
        Data::Struct(data) => match data.fields {
            syn::Fields::Named(fields) => {
                for field in fields.named {
                    container
                        .members
                        .extend(member::member(field, rename_all, errors));
                }
            }
            syn::Fields::Unit => container.unit = true,
            syn::Fields::Unnamed(fields) => errors.push(
                errors.next(),
                fields,
                "the members of a QMP object have names\n\
                 help: write a struct with named members, `struct Name { member: Type }`",
            ),
        },
        Data::Enum(data) => errors.push(
            container.order,
            data.enum_token,
            "`QmpDownstream` is for structs",
        ),
        Data::Union(data) => errors.push(
            container.order,
            data.union_token,
            "`QmpDownstream` is for structs: a Rust `union` has no form in JSON",
        ),
    }
    container
}

impl Container {
    /// Reads the container's keys, and returns the style of `rename_all`.
    fn read(&mut self, entries: &[Entry], errors: &Errors) -> Option<Case> {
        let mut rename_all = None;
        let mut kinds = Vec::new();
        for entry in entries {
            match entry.name.as_str() {
                "command" | "event" | "error" | "extends" | "data" => kinds.push(entry),
                // What belongs to a command is read with it.
                "returns" | "allow_oob" => {}
                "rename_all" => rename_all = style(entry, errors),
                "rfqdn" => self.rfqdn = entry.text(errors).map(|value| entry.written(value)),
                "unknown" => self.unknown = unknown(entry, errors),
                "allow" => self.allow.extend(allow(entry, errors)),
                "crate" => self.krate = entry.code_with(Path::parse_mod_style, errors),
                "bound" => self.read_bound(entry, errors),
                "capability" | "greeting" => check::capability(entry, errors),
                _ => keys::refuse(entry, Place::Container, errors),
            }
        }
        self.kind = self.read_kind(&kinds, entries, errors);
        rename_all
    }

    fn read_kind(&self, kinds: &[&Entry], entries: &[Entry], errors: &Errors) -> Option<Kind> {
        let Some((first, others)) = kinds.split_first() else {
            // A key that is refused may have been meant as the kind.
            if errors.is_empty() {
                errors.push(
                    self.order,
                    &self.ident,
                    format_args!(
                        "it is not said what `{}` is in QMP\n\
                         help: add one of `#[qmp(command = \"…\")]`, `#[qmp(event = \"…\")]`, \
                         `#[qmp(error = \"…\")]`, `#[qmp(extends(command = \"…\"))]`, \
                         `#[qmp(extends(event = \"…\"))]` or, for a type without a name of its own \
                         on the wire, `#[qmp(data)]`",
                        self.ident
                    ),
                );
            }
            return None;
        };
        for other in others.iter().filter(|other| other.name != first.name) {
            errors.push(
                other.order,
                &other.key,
                format_args!(
                    "`{}` is a second kind beside `{}`: a type is one thing on the wire\n\
                     help: remove one of the two",
                    other.name, first.name
                ),
            );
        }
        let options = |is_command: bool| {
            let mut options = Box::<Options>::default();
            for entry in entries {
                match entry.name.as_str() {
                    "returns" | "allow_oob" if !is_command => errors.push(
                        entry.order,
                        &entry.key,
                        format_args!(
                            "`{}` belongs to a command, and this is none\nhelp: remove it",
                            entry.name
                        ),
                    ),
                    "returns" => options.returns = entry.value(errors),
                    "allow_oob" => options.allow_oob = entry.word(errors),
                    _ => {}
                }
            }
            options
        };
        let definition = |entry: &Entry, extends: bool| Definition {
            name: entry.text(errors).map(|name| entry.written(name)),
            extends,
        };
        match first.name.as_str() {
            "command" => {
                let definition = definition(first, false);
                Some(Kind::Command(definition, options(true)))
            }
            "event" => {
                let definition = definition(first, false);
                options(false);
                Some(Kind::Event(definition))
            }
            "error" => {
                let definition = definition(first, false);
                options(false);
                Some(Kind::Error(definition))
            }
            "extends" => {
                let extended = first.list(Place::Container, errors);
                let mut kind = None;
                for entry in &extended {
                    match entry.name.as_str() {
                        "command" if kind.is_none() => {
                            let definition = definition(entry, true);
                            kind = Some(Kind::Command(definition, options(true)));
                        }
                        "event" if kind.is_none() => {
                            let definition = definition(entry, true);
                            options(false);
                            kind = Some(Kind::Event(definition));
                        }
                        _ => errors.push(
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
            _ => {
                first.word(errors);
                options(false);
                Some(Kind::Data)
            }
        }
    }

    fn read_bound(&mut self, entry: &Entry, errors: &Errors) {
        let parser = Punctuated::<WherePredicate, Token![,]>::parse_terminated;
        let predicates = |entry: &Entry| {
            let parsed = entry.code_with(parser, errors)?;
            Some(parsed.into_iter().collect::<Vec<_>>())
        };
        if !entry.has_list() {
            let bound = predicates(entry);
            self.bound_serialize.clone_from(&bound);
            self.bound_deserialize = bound;
            return;
        }
        for part in entry.list(Place::Container, errors) {
            match part.name.as_str() {
                "serialize" => self.bound_serialize = predicates(&part),
                "deserialize" => self.bound_deserialize = predicates(&part),
                _ => errors.push(
                    part.order,
                    &part.key,
                    format_args!(
                        "`bound` has no part `{}`\nhelp: write {}",
                        part.name,
                        keys::form("bound")
                    ),
                ),
            }
        }
    }
}

fn style(entry: &Entry, errors: &Errors) -> Option<Case> {
    let text = entry.text(errors)?;
    let case = Case::named(&text.value());
    if case.is_none() {
        errors.push(
            entry.order,
            &text,
            format_args!(
                "there is no style {}\nhelp: {}",
                keys::quoted(&text.value()),
                keys::one_of(&text.value(), &Case::ALL.map(|(name, _)| name))
            ),
        );
    }
    case
}

fn unknown(entry: &Entry, errors: &Errors) -> Option<Unknown> {
    const POLICIES: [(&str, Unknown); 3] = [
        ("ignore", Unknown::Ignore),
        ("ignore-downstream", Unknown::IgnoreDownstream),
        ("deny", Unknown::Deny),
    ];
    let text = entry.text(errors)?;
    let value = text.value();
    let policy = POLICIES.iter().find(|(name, _)| *name == value);
    if policy.is_none() {
        errors.push(
            entry.order,
            &text,
            format_args!(
                "there is no policy {} for unknown members\nhelp: {}",
                keys::quoted(&value),
                keys::one_of(&value, &POLICIES.map(|(name, _)| name))
            ),
        );
    }
    policy.map(|(_, policy)| *policy)
}
