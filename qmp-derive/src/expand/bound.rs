//! The generics of the emitted impls: which bounds the members' types ask for. As in
//! serde, a type parameter is bound where a member's type names it, so that recursive
//! types work.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{GenericArgument, GenericParam, Generics, PathArguments, ReturnType, Type, TypePath};

use super::place;
use crate::model::{Container, Default, Kind, Member, Role, Side, Variant};

/// What an impl asks of the type parameters that its members name.
struct Needs<'a> {
    /// The deriving type.
    of: &'a Ident,
    params: Vec<&'a Ident>,
    predicates: Vec<TokenStream>,
}

impl<'a> Needs<'a> {
    fn new(container: &'a Container) -> Self {
        let generics = &container.generics;
        Self {
            of: &container.ident,
            params: generics.type_params().map(|param| &param.ident).collect(),
            predicates: Vec::new(),
        }
    }

    /// `P: bound` for each parameter or projection of one that a type names.
    fn each(&mut self, ty: &Type, bound: &TokenStream) {
        let mut found = Vec::new();
        named(ty, &self.params, &mut found);
        for ty in found {
            self.add(quote!(#ty: #bound));
        }
    }

    /// `Type: bound`, if the type names a parameter at all.
    fn whole(&mut self, ty: &Type, bound: &TokenStream) {
        let mut found = Vec::new();
        named(ty, &self.params, &mut found);
        if !found.is_empty() {
            self.add(quote!(#ty: #bound));
        }
    }

    /// As [`Needs::whole`]; but for a type that names the deriving one, `Filter<Node<T>>`, the bound
    /// would ask for itself without end, and it is `P: of_params` for each parameter.
    fn whole_or_each(&mut self, ty: &Type, bound: &TokenStream, of_params: &TokenStream) {
        if mentions(ty.to_token_stream(), self.of) {
            self.each(ty, of_params);
        } else {
            self.whole(ty, bound);
        }
    }

    /// What keeps other values of a QAPI enum is made from one, and lends it.
    fn kept_value(&mut self, ty: &Type) {
        self.whole(ty, &quote!(__qmp::From<__qmp::String>));
        self.whole(ty, &quote!(__qmp::AsRef<__qmp::str>));
    }

    /// `P: Event` for each parameter that is itself the payload of a dispatch enum.
    fn payloads(&mut self, container: &Container) {
        let Some(Kind::Dispatch(side)) = &container.kind else {
            return;
        };
        let payload = super::dispatch::payload(*side);
        for ty in container.listed().filter_map(Variant::newtype) {
            let is_param = |param: &&Ident| ty.to_token_stream().to_string() == param.to_string();
            if self.params.iter().any(is_param) {
                self.add(quote!(#ty: __qmp::#payload));
            }
        }
    }

    fn add(&mut self, predicate: TokenStream) {
        let text = predicate.to_string();
        if !self
            .predicates
            .iter()
            .any(|known| known.to_string() == text)
        {
            self.predicates.push(predicate);
        }
    }
}

/// The where clause of `Members`: beside that of `Deserialize`, what is flattened is known
/// to the derive. Said here and not in each place that relies on it, rustc complains once
/// of a type that is not.
pub fn members(container: &Container, members: &[Member]) -> Vec<TokenStream> {
    let mut bounds = deserialize(container);
    let union = matches!(container.kind, Some(Kind::Union(_)));
    // A union is read by the tables of its variants, which rely on the same.
    let of_variants = container.variants.iter().flat_map(Variant::members);
    let members = members.iter().filter(|_| !union);
    let members = members.chain(of_variants.filter(|_| union));
    let flattened = members.filter(|member| member.role == Role::Flatten);
    let branches = container.listed().filter_map(Variant::newtype);
    let types = flattened.map(|member| &member.ty);
    let types = types.chain(branches.filter(|_| union));
    bounds.extend(types.map(|ty| quote_spanned!(place(ty.span())=> #ty: __qmp::Members<'__de>)));
    bounds
}

/// The where clause of `Deserialize`, if there is anything to say.
pub fn deserialize(container: &Container) -> Vec<TokenStream> {
    if let Some(bound) = &container.bound_deserialize {
        return bound.iter().map(|predicate| quote!(#predicate)).collect();
    }
    let mut needs = Needs::new(container);
    if needs.params.is_empty() {
        return Vec::new();
    }
    needs.payloads(container);
    let reads = quote!(__qmp::Deserialize<'__de>);
    let payload = match container.kind {
        Some(Kind::Union(_)) => &quote!(__qmp::Members<'__de>),
        _ => &reads,
    };
    for variant in &container.variants {
        let Some(ty) = variant.newtype() else {
            continue;
        };
        match container.kind {
            Some(Kind::Values) => needs.kept_value(ty),
            _ if variant.other => needs.whole(ty, &quote!(__qmp::Unlisted<'__de>)),
            Some(Kind::Alternate) if variant.deserialize_with.is_some() => {}
            Some(Kind::Alternate) => needs.each(ty, &reads),
            _ => needs.whole_or_each(ty, payload, &reads),
        }
    }
    for member in container.all_members() {
        let ty = &member.ty;
        match member.role {
            Role::Plain if member.deserialize_with.is_none() => {
                needs.each(ty, &reads);
            }
            Role::Buffered => needs.each(ty, &reads),
            Role::Flatten => needs.whole(ty, &quote!(__qmp::Members<'__de>)),
            Role::Extra => needs.whole_or_each(ty, &quote!(__qmp::Extra<'__de>), &reads),
            Role::Plain | Role::Skip => {}
        }
        if needs_default(member) {
            needs.each(ty, &quote!(__qmp::Default));
        }
    }
    needs.predicates
}

/// The where clause of `Serialize` and `WriteMembers`.
pub fn serialize(container: &Container) -> Vec<TokenStream> {
    if let Some(bound) = &container.bound_serialize {
        return bound.iter().map(|predicate| quote!(#predicate)).collect();
    }
    let mut needs = Needs::new(container);
    if needs.params.is_empty() {
        return Vec::new();
    }
    needs.payloads(container);
    let writes = quote!(__qmp::Serialize);
    let members = quote!(__qmp::WriteMembers);
    let payload = match container.kind {
        Some(Kind::Union(_) | Kind::Dispatch(Side::Errors)) => &members,
        _ => &writes,
    };
    for variant in &container.variants {
        let Some(ty) = variant.newtype() else {
            continue;
        };
        match container.kind {
            Some(Kind::Values) => needs.kept_value(ty),
            _ if variant.other => needs.whole(ty, &members),
            Some(Kind::Alternate) if variant.serialize_with.is_some() => {}
            Some(Kind::Alternate) => needs.each(ty, &writes),
            _ => needs.whole_or_each(ty, payload, &writes),
        }
    }
    for member in container.all_members() {
        let ty = &member.ty;
        match member.role {
            Role::Plain if member.serialize_with.is_none() => {
                needs.each(ty, &writes);
            }
            Role::Buffered | Role::Extra => needs.each(ty, &writes),
            Role::Flatten => needs.whole(ty, &members),
            Role::Plain | Role::Skip => {}
        }
    }
    needs.predicates
}

/// The where clause of the public trait of a dispatch enum.
pub fn payloads(container: &Container) -> Vec<TokenStream> {
    let mut needs = Needs::new(container);
    needs.payloads(container);
    needs.predicates
}

/// The where clause of the `Display` of an error, or of an enum of errors.
pub fn display(container: &Container) -> Vec<TokenStream> {
    let mut needs = Needs::new(container);
    let shown = quote!(__qmp::fmt::Display);
    let held = container.variants.iter().filter_map(Variant::newtype);
    held.for_each(|ty| needs.whole(ty, &shown));
    let mut members = container.members.iter();
    if let Some(desc) = members.find(|member| member.name.text == "desc") {
        needs.whole(&desc.ty, &shown);
    }
    needs.predicates
}

/// Whether an absent member is made by `Default`.
fn needs_default(member: &Member) -> bool {
    match &member.default {
        Some(Default::Trait) => true,
        Some(Default::Path(_)) => false,
        None => member.role == Role::Skip,
    }
}

/// Whether a type names no type parameter.
pub fn is_concrete(generics: &Generics, ty: &Type) -> bool {
    let params: Vec<_> = generics.type_params().map(|param| &param.ident).collect();
    if params.is_empty() {
        return true;
    }
    let mut found = Vec::new();
    named(ty, &params, &mut found);
    found.is_empty()
}

/// Whether a type names another.
fn mentions(tokens: TokenStream, name: &Ident) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == *name,
        TokenTree::Group(group) => mentions(group.stream(), name),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

/// Collects the parameters that a type names, and paths such as `T::Item` that begin
/// with one. `PhantomData` holds nothing.
fn named(ty: &Type, params: &[&Ident], found: &mut Vec<TokenStream>) {
    match ty {
        Type::Array(ty) => named(&ty.elem, params, found),
        Type::FnPtr(ty) => {
            let inputs = ty.inputs.iter().map(|input| &input.ty);
            inputs.for_each(|ty| named(ty, params, found));
            named_in_output(&ty.output, params, found);
        }
        Type::Group(ty) => named(&ty.elem, params, found),
        Type::Paren(ty) => named(&ty.elem, params, found),
        Type::Ptr(ty) => named(&ty.elem, params, found),
        Type::Reference(ty) => named(&ty.elem, params, found),
        Type::Slice(ty) => named(&ty.elem, params, found),
        Type::Tuple(ty) => ty.elems.iter().for_each(|ty| named(ty, params, found)),
        Type::Path(ty) => named_in_path(ty, params, found),
        _ => {}
    }
}

fn named_in_output(output: &ReturnType, params: &[&Ident], found: &mut Vec<TokenStream>) {
    if let ReturnType::Type(_, ty) = output {
        named(ty, params, found);
    }
}

fn named_in_path(ty: &TypePath, params: &[&Ident], found: &mut Vec<TokenStream>) {
    let segments = &ty.path.segments;
    if ty.qself.is_none() && ty.path.leading_colon.is_none() {
        if let Some(first) = segments.first() {
            if params.contains(&&first.ident) {
                found.push(quote!(#ty));
                return;
            }
        }
    }
    if let Some(qself) = &ty.qself {
        let mut of_self = Vec::new();
        named(&qself.ty, params, &mut of_self);
        if !of_self.is_empty() {
            found.push(quote!(#ty));
            return;
        }
    }
    if segments
        .last()
        .is_some_and(|last| last.ident == "PhantomData")
    {
        return;
    }
    for segment in segments {
        match &segment.arguments {
            PathArguments::AngleBracketed(arguments) => {
                for argument in &arguments.args {
                    match argument {
                        GenericArgument::Type(ty) => named(ty, params, found),
                        GenericArgument::AssocType(assoc) => named(&assoc.ty, params, found),
                        _ => {}
                    }
                }
            }
            PathArguments::Parenthesized(arguments) => {
                for ty in &arguments.inputs {
                    named(&ty.ty, params, found);
                }
                named_in_output(&arguments.output, params, found);
            }
            PathArguments::None => {}
        }
    }
}

/// The parameters of a type as they are declared, without defaults, and as they are
/// used: `<'a, T: Bound, const N: usize>` and `<'a, T, N>`.
pub struct Params {
    pub declared: Vec<TokenStream>,
    pub used: Vec<TokenStream>,
    pub predicates: Vec<TokenStream>,
}

/// Splits the generics of a type.
pub fn params(generics: &Generics) -> Params {
    let mut params = Params {
        declared: Vec::new(),
        used: Vec::new(),
        predicates: Vec::new(),
    };
    for param in &generics.params {
        match param {
            GenericParam::Lifetime(param) => {
                let (lifetime, colon, bounds) =
                    (&param.lifetime, &param.colon_token, &param.bounds);
                params.declared.push(quote!(#lifetime #colon #bounds));
                params.used.push(quote!(#lifetime));
            }
            GenericParam::Type(param) => {
                let (ident, colon, bounds) = (&param.ident, &param.colon_token, &param.bounds);
                params.declared.push(quote!(#ident #colon #bounds));
                params.used.push(quote!(#ident));
            }
            GenericParam::Const(param) => {
                let (ident, ty) = (&param.ident, &param.ty);
                params.declared.push(quote!(const #ident: #ty));
                params.used.push(quote!(#ident));
            }
        }
    }
    if let Some(clause) = &generics.where_clause {
        let predicates = clause.predicates.iter();
        params
            .predicates
            .extend(predicates.map(|predicate| quote!(#predicate)));
    }
    params
}
