//! The grammar of `#[qmp(…)]`: a list of keys, each alone, with `= value`, or with a
//! list in parentheses. `model` asks for the entries by their keys.
//!
//! A mistake in one key does not hide the others: the list is cut at its commas
//! first, and each part is read by itself.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::parse::{Parse, Parser};
use syn::{Attribute, LitStr, Meta};

use crate::errors::{Errors, Order};
use crate::from_serde::{self, Beside, Item};
use crate::keys::{self, Place};
use crate::source::source;

/// One key of a `#[qmp(…)]` list, and what stands behind it.
pub struct Entry {
    pub key: Ident,
    pub name: String,
    pub order: Order,
    /// All of it, as it was written.
    pub tokens: TokenStream,
    form: Form,
}

enum Form {
    Word,
    Value(TokenStream),
    List(TokenStream),
}

/// All entries of the `#[qmp(…)]` attributes of one item.
pub fn entries(attributes: &[Attribute], item: Item<'_>, errors: &Errors) -> Vec<Entry> {
    let place = item.place();
    let mut entries = Vec::new();
    let mut serde = Vec::new();
    for attribute in attributes {
        let path = attribute.path();
        if path.is_ident("serde") {
            serde.extend(serde_parts(attribute, errors));
        }
        if !path.is_ident("qmp") {
            continue;
        }
        let order = errors.next();
        match &attribute.meta {
            Meta::List(list) => {
                for part in split(list.tokens.clone()) {
                    entries.extend(entry(part, place, errors));
                }
            }
            Meta::Path(path) => errors.push(order, path, keys::EMPTY),
            Meta::NameValue(meta) => errors.push(
                order,
                meta,
                "the keys of `qmp` stand in parentheses\nhelp: write `#[qmp(…)]`",
            ),
        }
    }
    let entries = refuse_twice(entries, errors);
    let serde_words: Vec<_> = serde.iter().map(|(_, part)| part.clone()).collect();
    let beside = Beside {
        item,
        serde: &serde_words,
        qmp: &entries,
    };
    refuse_serde(&serde, &beside, errors);
    let of_a_rule = |name: &str| place == Place::Container && keys::RULED_OUT.contains(&name);
    for entry in &entries {
        let known = keys::is_key_of(&entry.name, place) || of_a_rule(&entry.name);
        if !known && !matches!(item, Item::Payload) {
            keys::refuse(entry, &beside, errors);
        }
    }
    entries
}

/// Cuts a list at its commas. Angle brackets are none of the token tree, but a comma
/// inside of them is part of a type: `returns = Vec<(A, B)>`, `returns = Map<A, B>`.
pub fn split(tokens: TokenStream) -> Vec<TokenStream> {
    let mut parts = Vec::new();
    let mut part = Vec::new();
    let mut angles = 0_u32;
    for token in fragments(tokens) {
        if let TokenTree::Punct(punct) = &token {
            let arrow = punct.as_char() == '>'
                && matches!(part.last(), Some(TokenTree::Punct(before)) if before.as_char() == '-');
            match punct.as_char() {
                '<' => angles += 1,
                '>' if !arrow => angles = angles.saturating_sub(1),
                ',' if angles == 0 => {
                    parts.push(part.drain(..).collect());
                    continue;
                }
                _ => {}
            }
        }
        part.push(token);
    }
    if !part.is_empty() {
        parts.push(part.into_iter().collect());
    }
    parts
}

/// Puts the tokens of a user's macro in place of its fragments: `$key:meta` and `$name:literal` are
/// groups without delimiters.
fn fragments(tokens: TokenStream) -> Vec<TokenTree> {
    let mut spliced = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
                spliced.extend(fragments(group.stream()));
            }
            token => spliced.push(token),
        }
    }
    spliced
}

/// Reads `key`, `key = value` or `key(list)`.
fn entry(part: TokenStream, place: Place, errors: &Errors) -> Option<Entry> {
    let order = errors.next();
    let mut tokens = part.clone().into_iter();
    let key = match tokens.next() {
        Some(TokenTree::Ident(key)) => key,
        // `#[qmp(, data)]`
        None => {
            errors.push(order, part, "there is a comma, but no key before it");
            return None;
        }
        Some(other) => {
            errors.push(
                order,
                other,
                format_args!("expected a key of `qmp`\nhelp: {}", keys::list(place)),
            );
            return None;
        }
    };
    let form = match tokens.next() {
        None => Form::Word,
        Some(TokenTree::Punct(equals)) if equals.as_char() == '=' => {
            Form::Value(value(tokens, order, errors))
        }
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis => {
            if let Some(rest) = tokens.next() {
                errors.push(order, rest, "expected a comma before the next key");
            }
            Form::List(group.stream())
        }
        Some(other) => {
            errors.push(
                order,
                other,
                format_args!("expected `=`, `(` or a comma behind `{key}`"),
            );
            return None;
        }
    };
    let name = key.unraw().to_string();
    Some(Entry {
        key,
        name,
        order,
        tokens: part,
        form,
    })
}

/// The tokens of a value. Behind a literal there can only be a comma.
fn value(tokens: impl Iterator<Item = TokenTree>, order: Order, errors: &Errors) -> TokenStream {
    let mut tokens = tokens.peekable();
    let Some(literal) = tokens.next_if(|token| matches!(token, TokenTree::Literal(_))) else {
        return tokens.collect();
    };
    if let Some(next) = tokens.next() {
        errors.push(order, next, "expected a comma before the next key");
    }
    literal.into()
}

/// Takes out a key that stands again where it may stand once: the first holds.
fn refuse_twice(entries: Vec<Entry>, errors: &Errors) -> Vec<Entry> {
    let mut kept = Vec::<Entry>::new();
    for entry in entries {
        if keys::may_repeat(&entry.name) || kept.iter().all(|before| before.name != entry.name) {
            kept.push(entry);
        } else {
            errors.push(
                entry.order,
                &entry.key,
                format_args!(
                    "`{}` is given twice\nhelp: remove one of the two",
                    entry.name
                ),
            );
        }
    }
    kept
}

/// The parts of a `#[serde(…)]`, each with its place among the errors.
fn serde_parts(attribute: &Attribute, errors: &Errors) -> Vec<(Order, TokenStream)> {
    let Meta::List(list) = &attribute.meta else {
        errors.push(errors.next(), attribute, keys::EMPTY);
        return Vec::new();
    };
    let parts = split(list.tokens.clone()).into_iter();
    parts.map(|part| (errors.next(), part)).collect()
}

/// Refuses `#[serde(…)]`, which does nothing beside our derive; its spelling here does.
fn refuse_serde(parts: &[(Order, TokenStream)], beside: &Beside<'_>, errors: &Errors) {
    for (order, part) in parts {
        let (word, help) = from_serde::help(part, beside);
        errors.push(
            *order,
            part,
            format_args!(
                "`#[serde({word})]` means nothing here: `QmpDownstream` writes the serde impls itself\n\
                 help: {help}"
            ),
        );
    }
}

/// The text that was meant by words without quotes: `foo`, `kebab-case`, `my::function`.
fn bare_text(tokens: &TokenStream) -> Option<String> {
    let text = source(tokens.clone());
    let begins = text.starts_with(|first: char| first.is_alphabetic() || first == '_');
    let plain = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.' | ':');
    (begins && text.chars().all(plain)).then_some(text)
}

impl Entry {
    /// The value of `key = "text"`.
    pub fn text(&self, errors: &Errors) -> Option<LitStr> {
        let Form::Value(tokens) = &self.form else {
            return self.value(errors);
        };
        let Ok(literal) = syn::parse2::<LitStr>(tokens.clone()) else {
            if let Some(bare) = bare_text(tokens) {
                errors.push(
                    self.order,
                    tokens,
                    format_args!(
                        "`{name}` takes a string\nhelp: write `{name} = \"{bare}\"`",
                        name = self.name
                    ),
                );
                return None;
            }
            return self.value(errors);
        };
        if literal.suffix().is_empty() {
            return Some(literal);
        }
        let plain = LitStr::new(&literal.value(), literal.span());
        errors.push(
            self.order,
            &literal,
            format_args!(
                "a string has no suffix, and this one has `{}`\nhelp: write `{}`",
                literal.suffix(),
                plain.token()
            ),
        );
        Some(plain)
    }

    /// The text in `key("text")`, `key(text)` or `key = "text"`, of a key that takes a list of keys.
    pub fn lone_text(&self) -> Option<(&TokenStream, String)> {
        let (Form::Value(tokens) | Form::List(tokens)) = &self.form else {
            return None;
        };
        let literal = syn::parse2::<LitStr>(tokens.clone());
        let text = literal.map(|literal| literal.value()).ok();
        Some((tokens, text.or_else(|| bare_text(tokens))?))
    }

    /// The value, where it is right.
    pub fn read<T: Parse>(&self) -> Option<T> {
        match &self.form {
            Form::Value(tokens) => syn::parse2(tokens.clone()).ok(),
            Form::Word | Form::List(_) => None,
        }
    }

    /// The value of `key = "code"`, parsed as Rust.
    pub fn code<T: Parse>(&self, errors: &Errors) -> Option<T> {
        self.code_with(T::parse, errors)
    }

    /// As [`Entry::code`], by a parser.
    pub fn code_with<P: Parser>(&self, parser: P, errors: &Errors) -> Option<P::Output> {
        let text = self.text(errors)?;
        text.parse_with(parser)
            .map_err(|error| {
                errors.push(
                    self.order,
                    &text,
                    format_args!(
                        "{} is not what `{}` takes: {error}\nhelp: write {}",
                        keys::quoted(&text.value()),
                        self.name,
                        keys::form(&self.name)
                    ),
                );
            })
            .ok()
    }

    /// The value of `key = value`, where it stands as it is.
    pub fn value<T: Parse>(&self, errors: &Errors) -> Option<T> {
        match &self.form {
            Form::Value(tokens) if !tokens.is_empty() => {
                let parsed = syn::parse2(tokens.clone());
                if parsed.is_err() {
                    self.refuse_form(tokens, errors);
                }
                parsed.ok()
            }
            _ => {
                self.refuse_form(&self.key, errors);
                None
            }
        }
    }

    /// Whether the key stands alone, as it must.
    pub fn word(&self, errors: &Errors) -> bool {
        let alone = matches!(self.form, Form::Word);
        if !alone {
            self.refuse_form(&self.key, errors);
        }
        alone
    }

    /// Whether the key has a value behind it.
    pub fn has_value(&self) -> bool {
        matches!(self.form, Form::Value(_))
    }

    /// Whether the key has a list behind it.
    pub fn has_list(&self) -> bool {
        matches!(self.form, Form::List(_))
    }

    /// The entries of `key(list)`.
    pub fn list(&self, place: Place, errors: &Errors) -> Vec<Entry> {
        match &self.form {
            Form::List(tokens) if !tokens.is_empty() => split(tokens.clone())
                .into_iter()
                .filter_map(|part| entry(part, place, errors))
                .collect(),
            _ => {
                self.refuse_form(&self.key, errors);
                Vec::new()
            }
        }
    }

    /// The words of `key(word, …)`, which may have hyphens: `allow(error-member)`.
    pub fn words(&self, errors: &Errors) -> Vec<(Order, String, TokenStream)> {
        match &self.form {
            Form::List(tokens) if !tokens.is_empty() => split(tokens.clone())
                .into_iter()
                .map(|part| {
                    let word = part.to_string().replace(' ', "").replace('_', "-");
                    (errors.next(), word, part)
                })
                .collect(),
            _ => {
                self.refuse_form(&self.key, errors);
                Vec::new()
            }
        }
    }

    fn refuse_form(&self, tokens: impl quote::ToTokens, errors: &Errors) {
        errors.push(
            self.order,
            tokens,
            format_args!(
                "`{}` is not written like this\nhelp: write {}",
                self.name,
                keys::form(&self.name)
            ),
        );
    }
}
