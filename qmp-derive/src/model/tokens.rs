//! Replaces words that mean something else in the emitted code: `Self`, which is another type in the
//! emitted structs, and the lifetime `'de`.

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::parse::Parse;
use syn::{GenericArgument, GenericParam, Generics, PathArguments, Type};

use super::place;

/// A deriving type as it is named outside of its own impls.
pub struct Receiver {
    this: TokenStream,
}

impl Receiver {
    pub fn new(ident: &Ident, generics: &Generics) -> Self {
        let (_, used, _) = generics.split_for_impl();
        Self {
            this: quote!(#ident #used),
        }
    }

    /// Replaces `Self` in a type. Most types are mere names, and parsing them again takes time.
    pub fn replace_in_type(&self, ty: &mut Type) {
        if may_name_self(ty) {
            self.replace(ty);
        }
    }

    /// Replaces `Self` in the bounds and the where clause of the type itself.
    pub fn replace_in_generics(&self, generics: &mut Generics) {
        for param in &mut generics.params {
            if let GenericParam::Type(param) = param {
                for bound in &mut param.bounds {
                    self.replace(bound);
                }
            }
        }
        let clause = generics.where_clause.iter_mut();
        for predicate in clause.flat_map(|clause| &mut clause.predicates) {
            self.replace(predicate);
        }
    }

    /// Replaces `Self`. The result is parsed again, which fails for no code that has parsed before.
    pub fn replace<T: ToTokens + Parse>(&self, code: &mut T) {
        let tokens = code.to_token_stream();
        if names_self(tokens.clone()) {
            if let Ok(replaced) = syn::parse2(self.tokens(tokens)) {
                *code = replaced;
            }
        }
    }

    /// `Self` becomes `Name<T>`, and `Self::item` becomes `<Name<T>>::item`.
    fn tokens(&self, tokens: TokenStream) -> TokenStream {
        let mut replaced = TokenStream::new();
        let mut tokens = tokens.into_iter().peekable();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Ident(ident) if ident == "Self" => {
                    let span = place(ident.span());
                    let this = located(self.this.clone(), span);
                    let mut rest = tokens.clone();
                    if is_colon(rest.next().as_ref()) && is_colon(rest.next().as_ref()) {
                        replaced.extend(quote::quote_spanned!(span=> <#this>));
                    } else {
                        replaced.extend(this);
                    }
                }
                TokenTree::Group(group) => {
                    replaced.extend([regrouped(&group, self.tokens(group.stream()))]);
                }
                token => replaced.extend([token]),
            }
        }
        replaced
    }
}

fn is_colon(token: Option<&TokenTree>) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == ':')
}

/// Whether `Self` may be somewhere in a type: certainly not in a mere name.
fn may_name_self(ty: &Type) -> bool {
    let Type::Path(path) = ty else {
        return true;
    };
    path.qself.is_some()
        || path.path.segments.iter().any(|segment| {
            segment.ident == "Self"
                || match &segment.arguments {
                    PathArguments::None => false,
                    PathArguments::AngleBracketed(arguments) => {
                        arguments.args.iter().any(|argument| match argument {
                            GenericArgument::Type(ty) => may_name_self(ty),
                            GenericArgument::Lifetime(_) => false,
                            _ => true,
                        })
                    }
                    PathArguments::Parenthesized(_) => true,
                }
        })
}

fn names_self(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == "Self",
        TokenTree::Group(group) => names_self(group.stream()),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

/// The tokens at another place, so that no lint takes them for the user's.
fn located(tokens: TokenStream, span: proc_macro2::Span) -> TokenStream {
    let tokens = tokens.into_iter().map(|mut token| {
        token.set_span(span);
        token
    });
    tokens.collect()
}

/// Renames the lifetime `'de` of a user's bound, `T: Deserialize<'de>`, as the emitted impls name
/// it. A bound that declares the lifetime, `for<'de>`, means its own.
pub fn rename_input_lifetime<T: ToTokens + Parse>(bound: &mut T) {
    let tokens = bound.to_token_stream();
    if declares_input_lifetime(tokens.clone()) {
        return;
    }
    if let Ok(renamed) = syn::parse2(renamed(tokens)) {
        *bound = renamed;
    }
}

fn renamed(tokens: TokenStream) -> TokenStream {
    let mut tick = false;
    let tokens = tokens.into_iter().map(|token| {
        let token = match token {
            TokenTree::Ident(ident) if tick && ident == "de" => {
                Ident::new("__de", ident.span()).into()
            }
            TokenTree::Group(group) => regrouped(&group, renamed(group.stream())),
            token => token,
        };
        tick = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '\'');
        token
    });
    tokens.collect()
}

/// Whether there is a `for<…>` with this lifetime.
fn declares_input_lifetime(tokens: TokenStream) -> bool {
    let mut binder = false;
    tokens.into_iter().any(|token| {
        match &token {
            TokenTree::Ident(ident) if ident == "for" => binder = true,
            TokenTree::Ident(ident) if binder && ident == "de" => return true,
            TokenTree::Punct(punct) if punct.as_char() == '>' => binder = false,
            TokenTree::Group(group) => return declares_input_lifetime(group.stream()),
            _ => {}
        }
        false
    })
}

fn regrouped(group: &Group, tokens: TokenStream) -> TokenTree {
    let mut inner = Group::new(group.delimiter(), tokens);
    inner.set_span(group.span());
    inner.into()
}
