//! Tokens as a person writes them: for the code that a message proposes.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// Writes tokens with the spaces that rustfmt would put between them, as far as types, paths and
/// keys need it: `Option<Box<u32>>`, `&'a str`, `rename = "name"`.
pub fn source(tokens: TokenStream) -> String {
    let mut writer = Writer {
        text: String::new(),
        before: Before::Nothing,
    };
    writer.write(tokens);
    writer.text
}

struct Writer {
    text: String,
    before: Before,
}

/// The token that was written last, as far as it decides on a space.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    /// The beginning, or a token that the next one follows at once.
    Nothing,
    /// A word, a literal, or what is in brackets.
    Word,
    /// `>`, the end of a list of arguments.
    Angle,
    /// A token that a space follows.
    Space,
}

impl Writer {
    fn write(&mut self, tokens: TokenStream) {
        let mut tokens = tokens.into_iter().peekable();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Group(group) => self.group(group.delimiter(), group.stream()),
                TokenTree::Ident(ident) => self.word(&ident.to_string()),
                TokenTree::Literal(literal) => self.word(&literal.to_string()),
                TokenTree::Punct(punct) => {
                    let next = match tokens.peek() {
                        Some(TokenTree::Punct(next)) if punct.spacing() == Spacing::Joint => {
                            Some(next.as_char())
                        }
                        _ => None,
                    };
                    let both = match (punct.as_char(), next) {
                        (':', Some(':')) => "::",
                        ('-', Some('>')) => "->",
                        _ => "",
                    };
                    if both.is_empty() {
                        self.punct(punct.as_char());
                    } else {
                        tokens.next();
                        self.pair(both);
                    }
                }
            }
        }
    }

    fn group(&mut self, delimiter: Delimiter, tokens: TokenStream) {
        let (open, close) = match delimiter {
            Delimiter::Parenthesis => ("(", ")"),
            Delimiter::Bracket => ("[", "]"),
            Delimiter::Brace => ("{ ", " }"),
            Delimiter::None => return self.write(tokens),
        };
        if self.before == Before::Space || delimiter == Delimiter::Brace {
            self.text.push(' ');
        }
        self.text.push_str(open);
        self.before = Before::Nothing;
        self.write(tokens);
        self.text.push_str(close);
        self.before = Before::Word;
    }

    fn word(&mut self, word: &str) {
        if self.before != Before::Nothing {
            self.text.push(' ');
        }
        self.text.push_str(word);
        self.before = match word {
            "as" | "const" | "dyn" | "impl" | "mut" => Before::Space,
            _ => Before::Word,
        };
    }

    /// `::` or `->`.
    fn pair(&mut self, pair: &str) {
        let arrow = pair == "->";
        if self.before == Before::Space || arrow {
            self.text.push(' ');
        }
        self.text.push_str(pair);
        self.before = if arrow {
            Before::Space
        } else {
            Before::Nothing
        };
    }

    fn punct(&mut self, punct: char) {
        let spaced = matches!(punct, '=' | '+' | '|');
        let prefix = matches!(punct, '&' | '*' | '\'' | '!' | '?' | '#');
        let space = match self.before {
            Before::Nothing => false,
            Before::Word | Before::Angle => spaced || punct == '\'' || punct == '&',
            Before::Space => spaced || prefix || punct == '<',
        };
        if space {
            self.text.push(' ');
        }
        self.text.push(punct);
        self.before = match punct {
            '>' => Before::Angle,
            ',' | ';' | ':' | '=' | '+' | '|' => Before::Space,
            _ => Before::Nothing,
        };
    }
}
