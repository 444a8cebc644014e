//! What the user meant: a type with its kind and its members, each part with the
//! tokens that an error points at. Made from syn's view of the type; no rule of QMP
//! is checked here (`check` does that), only that the attributes make sense.

mod container;
mod kind;
mod lints;
mod member;
mod tokens;
mod variant;

use proc_macro2::{Ident, Span, TokenStream};
use qmp_name::Rule;
use quote::ToTokens;
use syn::{
    ExprPath, GenericArgument, Generics, Lifetime, LitStr, Path, PathArguments, PathSegment, Type,
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
    /// What `rename_all` says.
    pub rename_all: Option<Written<LitStr>>,
    pub unknown: Option<Unknown>,
    pub allow: Vec<Rule>,
    pub krate: Option<Path>,
    pub sides: Sides,
    /// The lints that the emitted code allows, since the user does on the type.
    pub lints: Vec<TokenStream>,
    /// Whether it is `#[repr(packed)]`: no member can be borrowed where it is.
    pub packed: bool,
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

/// Which of serde's traits a type gets.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Sides {
    Both,
    /// `serialize_only`
    Serialize,
    /// `deserialize_only`
    Deserialize,
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

impl Kind {
    /// Whether an object of this kind is upstream's: upstream sends it, and names what it has.
    pub fn is_upstream(&self) -> bool {
        match self {
            Self::Command(name, _) | Self::Event(name) => name.extends,
            Self::Error(_) => false,
            _ => true,
        }
    }
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
    /// What `rename_all` says of its members.
    pub rename_all: Option<Written<LitStr>>,
    pub payload: Payload,
    /// Functions that write and read what a branch of an alternate holds.
    pub serialize_with: Option<ExprPath>,
    pub deserialize_with: Option<ExprPath>,
    /// What such a branch lends, if it is to borrow.
    pub lent: Option<Lent>,
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

impl Name {
    /// Whether it was made from an identifier, by `rename_all` or as it is.
    pub fn is_made(&self) -> bool {
        matches!(self.source, Source::Ident(_))
    }
}

impl ToTokens for Name {
    fn to_tokens(&self, tokens: &mut TokenStream) {
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

    /// Whether the branch is downstream's own, with all that is in it.
    pub fn is_downstream(&self) -> bool {
        self.name.text.starts_with("__")
    }

    /// The members of a variant with members.
    pub fn members(&self) -> &[Member] {
        match &self.payload {
            Payload::Struct(members) => members,
            Payload::Unit | Payload::Newtype(_) => &[],
        }
    }

    fn members_mut(&mut self) -> &mut [Member] {
        match &mut self.payload {
            Payload::Struct(members) => members,
            Payload::Unit | Payload::Newtype(_) => &mut [],
        }
    }
}

impl Sides {
    /// Whether the type gets `Serialize`.
    pub fn writes(self) -> bool {
        self != Self::Deserialize
    }

    /// Whether the type gets `Deserialize`.
    pub fn reads(self) -> bool {
        self != Self::Serialize
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
        path(&self.ty).is_some_and(is_std_option)
    }

    /// Whether it is a downstream member that must be there.
    pub fn is_required_downstream(&self) -> bool {
        let downstream = self.role == Role::Plain && self.name.text.starts_with("__");
        downstream && !self.is_option() && self.default.is_none()
    }

    /// What it lends, if it is a `Cow` that is asked to borrow, which serde's impl never does.
    pub fn lent(&self) -> Option<Lent> {
        Lent::by(&self.ty).filter(|_| !self.borrows.is_empty())
    }
}

/// The place of a user's token, for an error there, and the meaning of the derive's own:
/// a token that came through a `macro_rules!` could not name `self` or a local.
pub fn place(span: Span) -> Span {
    Span::call_site().located_at(span)
}

/// The path of a type that is one.
fn path(ty: &Type) -> Option<&Path> {
    match ty {
        Type::Path(path) => path.qself.is_none().then_some(&path.path),
        Type::Group(group) => path(&group.elem),
        Type::Paren(paren) => path(&paren.elem),
        _ => None,
    }
}

/// What stands in the angle brackets of a path's segment.
fn arguments(segment: &PathSegment) -> Option<Vec<&GenericArgument>> {
    match &segment.arguments {
        PathArguments::AngleBracketed(arguments) => Some(arguments.args.iter().collect()),
        PathArguments::None | PathArguments::Parenthesized(_) => None,
    }
}

/// Whether a path is `Option<T>`, alone or from `std` or `core`: a type of the user's may have the
/// name, and a type parameter too.
fn is_std_option(path: &Path) -> bool {
    let mut segments = path.segments.iter();
    let Some(option) = segments.next_back() else {
        return false;
    };
    let of_one_type = matches!(
        arguments(option).as_deref(),
        Some([GenericArgument::Type(_)])
    );
    let before: Vec<_> = segments.map(|segment| segment.ident.to_string()).collect();
    let before: Vec<_> = before.iter().map(String::as_str).collect();
    option.ident == "Option"
        && of_one_type
        && matches!(
            before.as_slice(),
            [] | ["option"] | ["std" | "core", "option"]
        )
}

/// What a `Cow` that borrows points to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Lent {
    /// `Cow<'a, str>`
    Text,
    /// `Cow<'a, [u8]>`
    Bytes,
}

impl Lent {
    /// What a type lends that is a `Cow`.
    fn by(ty: &Type) -> Option<Self> {
        let cow = path(ty)?.segments.last()?;
        match arguments(cow).as_deref() {
            Some([GenericArgument::Lifetime(_), GenericArgument::Type(ty)])
                if cow.ident == "Cow" =>
            {
                Self::of(ty)
            }
            _ => None,
        }
    }

    fn of(ty: &Type) -> Option<Self> {
        match ty {
            Type::Group(group) => Self::of(&group.elem),
            Type::Paren(paren) => Self::of(&paren.elem),
            Type::Slice(slice) => is_named(&slice.elem, "u8").then_some(Self::Bytes),
            ty => is_named(ty, "str").then_some(Self::Text),
        }
    }
}

fn is_named(ty: &Type, name: &str) -> bool {
    path(ty)
        .and_then(|path| path.segments.last())
        .is_some_and(|last| last.ident == name)
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
