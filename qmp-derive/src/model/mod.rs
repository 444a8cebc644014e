//! What the user meant: a type with its kind and its members, each part with the
//! tokens that an error points at. Made from syn's view of the type; no rule of QMP
//! is checked here (`check` does that), only that the attributes make sense.

mod container;
mod kind;
mod member;
mod variant;

use proc_macro2::{Ident, Span};
use qmp_name::Rule;
use quote::ToTokens;
use syn::{
    ExprPath, GenericArgument, Generics, Lifetime, LitStr, Path, PathArguments, Type,
    WherePredicate,
};

use crate::attr::Entry;
use crate::derive::Features;
use crate::errors::{Errors, Order};
use crate::keys;

pub use container::container;

/// A deriving type.
pub struct Container {
    pub ident: Ident,
    pub order: Order,
    pub generics: Generics,
    /// None after an error: no kind, or more than one.
    pub kind: Option<Kind>,
    pub rfqdn: Option<Written<LitStr>>,
    pub unknown: Option<Unknown>,
    pub allow: Vec<Rule>,
    pub krate: Option<Path>,
    pub bound_serialize: Option<Vec<WherePredicate>>,
    pub bound_deserialize: Option<Vec<WherePredicate>>,
    /// A struct's members.
    pub members: Vec<Member>,
    /// An enum's variants.
    pub variants: Vec<Variant>,
    pub shape: Shape,
    pub features: Features,
}

/// What is written in Rust.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    Struct,
    /// `struct Name;`
    Unit,
    Enum,
}

/// Something that the user wrote, and where.
#[derive(Clone)]
pub struct Written<T> {
    pub value: T,
    pub order: Order,
}

/// What a type is on the wire.
pub enum Kind {
    Command(Definition, Box<Options>),
    Event(Definition),
    Error(Definition),
    Data,
    /// An enum of commands, events or errors.
    Dispatch(Side),
    /// An enum of strings.
    Values,
    /// An object whose members depend on one of them, the discriminator.
    Union(Name),
    /// One of several types, told apart by the type in JSON.
    Alternate,
}

/// What a dispatch enum lists.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Commands,
    Events,
    Errors,
}

/// The name of a command, event or error class.
pub struct Definition {
    /// None after an error in the key.
    pub name: Option<Written<LitStr>>,
    /// Whether it is upstream's name, by `extends(…)`.
    pub extends: bool,
}

/// What a command says of itself beside its name.
#[derive(Default)]
pub struct Options {
    pub returns: Option<Type>,
    pub allow_oob: bool,
    /// Where the crate qapi-qmp is, for its marker of commands.
    pub qapi_qmp: Option<Path>,
}

/// The policy for unknown members, `unknown = "…"`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Unknown {
    Ignore,
    IgnoreDownstream,
    Deny,
}

/// A member of a struct.
pub struct Member {
    pub ident: Ident,
    pub order: Order,
    pub ty: Type,
    /// Where the emitted code says what is wrong with its type. It is the [`place`] of the type, kept
    /// for what is emitted of each member, since rustc makes a span anew each time that it is asked.
    pub place: Span,
    pub role: Role,
    pub name: Name,
    pub aliases: Vec<Name>,
    pub default: Option<Default>,
    pub skip_serializing_if: Option<ExprPath>,
    pub serialize_with: Option<ExprPath>,
    pub deserialize_with: Option<ExprPath>,
    /// The lifetimes that it borrows from the input.
    pub borrows: Vec<Lifetime>,
    pub allow: Vec<Rule>,
}

/// A variant of an enum.
pub struct Variant {
    pub ident: Ident,
    pub order: Order,
    /// The value or the tag on the wire; of no meaning in the other enums.
    pub name: Name,
    pub aliases: Vec<Name>,
    /// Whether it keeps what is not listed.
    pub other: bool,
    pub payload: Payload,
    pub allow: Vec<Rule>,
}

/// What a variant holds.
pub enum Payload {
    Unit,
    Newtype(Box<Type>),
    Struct(Vec<Member>),
}

/// What a member of the struct is in the object.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// One member of the object.
    Plain,
    /// None: `skip`.
    Skip,
    /// All members of another deriving type: `flatten`.
    Flatten,
    /// All members of a plain serde type: `flatten = "buffered"`.
    Buffered,
    /// The members that are not known: `extra`.
    Extra,
}

/// A name on the wire, and what an error about it points at.
#[derive(Clone)]
pub struct Name {
    pub text: String,
    pub source: Source,
    pub order: Order,
}

/// Where a name was taken from.
#[derive(Clone)]
pub enum Source {
    Written(LitStr),
    Ident(Ident),
}

impl ToTokens for Name {
    fn to_tokens(&self, tokens: &mut proc_macro2::TokenStream) {
        match &self.source {
            Source::Written(literal) => literal.to_tokens(tokens),
            Source::Ident(ident) => ident.to_tokens(tokens),
        }
    }
}

/// What stands for an absent member.
pub enum Default {
    Trait,
    Path(ExprPath),
}

impl Variant {
    /// Its name and its aliases.
    pub fn names(&self) -> impl Iterator<Item = &Name> {
        std::iter::once(&self.name).chain(&self.aliases)
    }

    /// The type of a variant with one.
    pub fn newtype(&self) -> Option<&Type> {
        match &self.payload {
            Payload::Newtype(ty) => Some(ty),
            Payload::Unit | Payload::Struct(_) => None,
        }
    }

    /// The members of a variant with members.
    pub fn members(&self) -> &[Member] {
        match &self.payload {
            Payload::Struct(members) => members,
            Payload::Unit | Payload::Newtype(_) => &[],
        }
    }
}

impl Container {
    /// The variants that have a name of their own on the wire.
    pub fn listed(&self) -> impl Iterator<Item = &Variant> {
        self.variants.iter().filter(|variant| !variant.other)
    }

    /// The variant that keeps what is not listed.
    pub fn other(&self) -> Option<&Variant> {
        self.variants.iter().find(|variant| variant.other)
    }

    /// Every member of the type: the struct's, and those of variants.
    pub fn all_members(&self) -> impl Iterator<Item = &Member> {
        let variants = self.variants.iter().flat_map(Variant::members);
        self.members.iter().chain(variants)
    }
}

impl Member {
    /// Its name and its aliases.
    pub fn names(&self) -> impl Iterator<Item = &Name> {
        std::iter::once(&self.name).chain(&self.aliases)
    }

    /// Whether it can be seen that the member's type is `Option`.
    pub fn is_option(&self) -> bool {
        last_segment(&self.ty).is_some_and(|ident| ident == "Option")
    }

    /// Whether it is a `Cow` of text that is asked to borrow, which serde's impl never does.
    pub fn borrows_cow(&self) -> bool {
        let is_cow = last_segment(&self.ty).is_some_and(|ident| ident == "Cow");
        is_cow && !self.borrows.is_empty() && last_argument(&self.ty).is_some_and(is_str)
    }
}

/// The place of a user's token, for an error there, and the meaning of the derive's own:
/// a token that came through a `macro_rules!` could not name `self` or a local.
pub fn place(span: Span) -> Span {
    Span::call_site().located_at(span)
}

/// The name of a type without its path.
pub fn last_segment(ty: &Type) -> Option<&Ident> {
    match ty {
        Type::Path(path) => path.path.segments.last().map(|segment| &segment.ident),
        Type::Group(group) => last_segment(&group.elem),
        Type::Paren(paren) => last_segment(&paren.elem),
        _ => None,
    }
}

/// The last type in a type's angle brackets.
fn last_argument(ty: &Type) -> Option<&Type> {
    match ty {
        Type::Path(path) => match &path.path.segments.last()?.arguments {
            PathArguments::AngleBracketed(arguments) => match arguments.args.last()? {
                GenericArgument::Type(ty) => Some(ty),
                _ => None,
            },
            _ => None,
        },
        Type::Group(group) => last_argument(&group.elem),
        Type::Paren(paren) => last_argument(&paren.elem),
        _ => None,
    }
}

fn is_str(ty: &Type) -> bool {
    last_segment(ty).is_some_and(|ident| ident == "str")
}

impl Entry {
    fn written<T>(&self, value: T) -> Written<T> {
        Written {
            value,
            order: self.order,
        }
    }
}

/// The rules that `allow(…)` switches off.
fn allow(entry: &Entry, errors: &Errors) -> Vec<Rule> {
    let mut rules = Vec::new();
    for (order, word, tokens) in entry.words(errors) {
        match word.parse::<Rule>() {
            Ok(rule) if rule.is_convention() => rules.push(rule),
            Ok(rule) => errors.push(
                order,
                tokens,
                format_args!(
                    "the rule `{rule}` cannot be switched off: names or shapes that break it are \
                     not compatible with upstream\nhelp: remove it; {}",
                    conventions()
                ),
            ),
            Err(_) => errors.push(
                order,
                tokens,
                format_args!(
                    "there is no rule {}\nhelp: {}",
                    keys::quoted(&word),
                    conventions()
                ),
            ),
        }
    }
    rules
}

fn conventions() -> String {
    let names: Vec<_> = Rule::ALL
        .iter()
        .filter(|rule| rule.is_convention())
        .map(|rule| format!("`{rule}`"))
        .collect();
    format!(
        "the rules that can be switched off are {}",
        names.join(", ")
    )
}
