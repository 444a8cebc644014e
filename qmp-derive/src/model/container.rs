//! Reads a deriving type: its kind and what else stands on the type itself.

use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::{Data, DeriveInput, Fields, LitStr, Path, Token, Type, WherePredicate};

use super::tokens::{Receiver, rename_input_lifetime};
use super::{
    Container, Default, Kind, Member, Role, Shape, Sides, Unknown, Variant, Written, allow, kind,
    lints, member, variant,
};
use crate::attr::{self, Entry};
use crate::case::Case;
use crate::check;
use crate::derive::Features;
use crate::errors::Errors;
use crate::from_serde::Item;
use crate::keys::{self, Place};
use crate::source::source;

/// Reads a deriving type.
pub fn container(mut input: DeriveInput, features: Features, errors: &Errors) -> Container {
    let receiver = Receiver::new(&input.ident, &input.generics);
    receiver.replace_in_generics(&mut input.generics);
    replace_in_fields(&mut input.data, &receiver);
    let item = match &input.data {
        Data::Enum(_) => Item::Enum,
        Data::Struct(_) | Data::Union(_) => Item::Struct,
    };
    let entries = attr::entries(&input.attrs, item, errors);
    let shape = match &input.data {
        Data::Struct(data) if matches!(data.fields, Fields::Unit) => Shape::Unit,
        Data::Struct(_) | Data::Union(_) => Shape::Struct,
        Data::Enum(_) => Shape::Enum,
    };
    let (allowed, packed) = (lints::allowed(&input), lints::is_packed(&input.attrs));
    let mut container = Container {
        order: errors.next(),
        ident: input.ident,
        generics: input.generics,
        kind: None,
        rfqdn: None,
        rename_all: None,
        unknown: None,
        allow: Vec::new(),
        krate: None,
        sides: Sides::Both,
        lints: allowed,
        packed,
        bound_serialize: None,
        bound_deserialize: None,
        members: Vec::new(),
        variants: Vec::new(),
        shape,
        features,
    };
    let rename_all = container.read(&entries, errors);
    container.rename_all = written_style(&entries);
    match input.data {
        Data::Struct(data) => match data.fields {
            Fields::Named(fields) => {
                let members = fields.named.into_iter();
                let members = members.filter_map(|field| member::member(field, rename_all, errors));
                container.members = members.collect();
            }
            Fields::Unit => {}
            Fields::Unnamed(fields) => errors.push(
                errors.next(),
                fields,
                "the members of a QMP object have names\n\
                 help: write a struct with named members, `struct Name { member: Type }`",
            ),
        },
        Data::Enum(data) => {
            let kind = container.kind.as_ref();
            let variants = data.variants.into_iter();
            let variants =
                variants.map(|variant| variant::variant(variant, kind, rename_all, errors));
            container.variants = variants.collect();
        }
        Data::Union(data) => errors.push(
            container.order,
            data.union_token,
            "a Rust `union` has no form in JSON\n\
             help: QAPI's union is an enum with `#[qmp(data, tag = \"…\")]`",
        ),
    }
    container.refuse_twice(errors);
    container.refuse_lost(errors);
    container.replace_self(&receiver);
    container
}

/// Replaces `Self` in the types of members and of what variants hold.
fn replace_in_fields(data: &mut Data, receiver: &Receiver) {
    let replace = |fields: &mut Fields| {
        for field in fields {
            receiver.replace_in_type(&mut field.ty);
        }
    };
    match data {
        Data::Struct(data) => replace(&mut data.fields),
        Data::Enum(data) => data
            .variants
            .iter_mut()
            .for_each(|variant| replace(&mut variant.fields)),
        Data::Union(_) => {}
    }
}

impl Container {
    /// Reads the container's keys, and returns the style of `rename_all`.
    fn read(&mut self, entries: &[Entry], errors: &Errors) -> Option<Case> {
        let mut rename_all = None;
        for entry in entries {
            match entry.name.as_str() {
                // What belongs to a kind is read with it.
                name if kind::KEYS.contains(&name) => {}
                "rename_all" => rename_all = style(entry, errors),
                "rfqdn" => self.rfqdn = entry.text(errors).map(|value| entry.written(value)),
                "unknown" => self.unknown = unknown(entry, errors),
                "allow" => self.allow.extend(allow(entry, errors)),
                "crate" => self.krate = entry.code_with(Path::parse_mod_style, errors),
                "bound" => self.read_bound(entry, errors),
                "serialize_only" | "deserialize_only" => self.read_side(entry, errors),
                name if keys::RULED_OUT.contains(&name) => check::capability(entry, errors),
                _ => {}
            }
        }
        self.kind = kind::kind(self, entries, errors);
        for entry in entries {
            let fits = match self.kind {
                Some(Kind::Dispatch(_) | Kind::Alternate) => {
                    !matches!(entry.name.as_str(), "rename_all" | "unknown")
                }
                Some(Kind::Values) => !matches!(entry.name.as_str(), "unknown" | "bound"),
                _ => true,
            };
            if !fits {
                errors.push(
                    entry.order,
                    &entry.key,
                    format_args!(
                        "`{}` means nothing on this kind of enum\nhelp: remove it",
                        entry.name
                    ),
                );
            }
        }
        rename_all
    }

    /// Reads `serialize_only` or `deserialize_only`.
    fn read_side(&mut self, entry: &Entry, errors: &Errors) {
        let side = if entry.name == "serialize_only" {
            Sides::Serialize
        } else {
            Sides::Deserialize
        };
        if self.sides != Sides::Both {
            errors.push(
                entry.order,
                &entry.key,
                "a type that is only read is not only written\n\
                 help: keep one of the two, or neither for a type that is both read and written",
            );
        }
        entry.word(errors);
        self.sides = side;
    }

    /// Replaces `Self` in the types, paths and bounds of attributes. (In types, it is replaced before
    /// these are read.)
    fn replace_self(&mut self, receiver: &Receiver) {
        if let Some(Kind::Command(_, options)) = &mut self.kind {
            options
                .returns
                .iter_mut()
                .for_each(|ty| receiver.replace_in_type(ty));
        }
        let bounds = [&mut self.bound_serialize, &mut self.bound_deserialize];
        for predicate in bounds.into_iter().flatten().flatten() {
            receiver.replace(predicate);
        }
        for variant in &mut self.variants {
            let paths = [&mut variant.serialize_with, &mut variant.deserialize_with];
            for path in paths.into_iter().flatten() {
                receiver.replace(path);
            }
        }
        let of_variants = self.variants.iter_mut().flat_map(Variant::members_mut);
        for member in self.members.iter_mut().chain(of_variants) {
            if let Some(Default::Path(path)) = &mut member.default {
                receiver.replace(path);
            }
            let paths = [
                &mut member.skip_serializing_if,
                &mut member.serialize_with,
                &mut member.deserialize_with,
            ];
            for path in paths.into_iter().flatten() {
                receiver.replace(path);
            }
        }
    }

    /// One map keeps what is unknown, and one variant what is not listed.
    fn refuse_twice(&self, errors: &Errors) {
        let extra = |members: &[Member]| {
            let extra = members.iter().filter(|member| member.role == Role::Extra);
            for second in extra.skip(1) {
                errors.push(
                    second.order,
                    &second.ident,
                    "a second member is `extra`\nhelp: keep one: it receives all that is unknown",
                );
            }
        };
        extra(&self.members);
        self.variants.iter().map(Variant::members).for_each(extra);
        for second in self.variants.iter().filter(|variant| variant.other).skip(1) {
            errors.push(
                second.order,
                &second.ident,
                "a second variant is `other`\nhelp: keep one: it receives all that is not listed",
            );
        }
    }

    /// The bounds of an impl that reads, where `'de` is the lifetime of the input unless the type
    /// has a parameter of this name.
    fn of_reader(&self, mut predicates: Vec<WherePredicate>) -> Vec<WherePredicate> {
        let mut lifetimes = self.generics.lifetimes();
        if lifetimes.all(|param| param.lifetime.ident != "de") {
            predicates.iter_mut().for_each(rename_input_lifetime);
        }
        predicates
    }

    /// Refuses `extra` where nothing is left to keep, and a map that would take what the policy
    /// refuses.
    fn refuse_lost(&self, errors: &Errors) {
        let lists = self.variants.iter().map(Variant::members);
        for members in lists.chain([&*self.members]) {
            let extra = members.iter().find(|member| member.role == Role::Extra);
            if let (Some(extra), Some(Unknown::Deny)) = (extra, self.unknown) {
                errors.push(
                    extra.order,
                    &extra.ident,
                    "`unknown = \"deny\"` refuses the members that `extra` would keep\n\
                     help: remove this member, or write `unknown = \"ignore-downstream\"`",
                );
            }
            for member in members {
                if matches!(member.role, Role::Flatten | Role::Buffered) {
                    if let Some(map) = keys::map_in(&member.ty) {
                        self.refuse_map(member, map, extra, errors);
                    }
                }
            }
        }
    }

    /// Refuses a map that is flattened: it would take every member that the type does not know.
    fn refuse_map(&self, member: &Member, map: &Type, extra: Option<&Member>, errors: &Errors) {
        let map = source(map.to_token_stream());
        let help = match extra {
            Some(extra) => format!("remove it: `{}` keeps the unknown members", extra.ident),
            None if self.unknown == Some(Unknown::Deny) => {
                "remove it, or write `#[qmp(extra)]` and `unknown = \"ignore-downstream\"`"
                    .to_owned()
            }
            None => format!(
                "write `#[qmp(extra)]` on a `{map}`, which keeps the members that the policy ignores"
            ),
        };
        errors.push(
            member.order,
            &member.ty,
            format_args!(
                "a `{map}` has no members of its own to flatten: it would take every unknown \
                 member, and `unknown` could refuse none\nhelp: {help}"
            ),
        );
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
            self.bound_deserialize = bound.map(|bound| self.of_reader(bound));
            return;
        }
        for part in entry.list(Place::Container, errors) {
            match part.name.as_str() {
                "serialize" => self.bound_serialize = predicates(&part),
                "deserialize" => {
                    self.bound_deserialize = predicates(&part).map(|bound| self.of_reader(bound));
                }
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

/// Finds the text of `rename_all = "…"`, which [`style`] has read.
pub(super) fn written_style(entries: &[Entry]) -> Option<Written<LitStr>> {
    let entry = entries.iter().find(|entry| entry.name == "rename_all")?;
    Some(entry.written(entry.read()?))
}

/// Reads `rename_all = "…"`.
pub(super) fn style(entry: &Entry, errors: &Errors) -> Option<Case> {
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
