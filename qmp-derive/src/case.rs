//! `rename_all`: Rust's names written in another style. Same set and results as serde's.

/// A style of `rename_all`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    Lower,
    Upper,
    Pascal,
    Camel,
    Snake,
    ScreamingSnake,
    Kebab,
    ScreamingKebab,
}

impl Case {
    /// Every style with its name, which is written in the style itself.
    pub const ALL: [(&'static str, Self); 8] = [
        ("kebab-case", Self::Kebab),
        ("snake_case", Self::Snake),
        ("lowercase", Self::Lower),
        ("UPPERCASE", Self::Upper),
        ("PascalCase", Self::Pascal),
        ("camelCase", Self::Camel),
        ("SCREAMING_SNAKE_CASE", Self::ScreamingSnake),
        ("SCREAMING-KEBAB-CASE", Self::ScreamingKebab),
    ];

    /// The style of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .find(|(style, _)| *style == name)
            .map(|(_, case)| *case)
    }

    /// A member's name, written in Rust as `snake_case`.
    pub fn member(self, name: &str) -> String {
        match self {
            Self::Lower | Self::Snake => name.to_owned(),
            Self::Upper | Self::ScreamingSnake => name.to_ascii_uppercase(),
            Self::Pascal => pascal(name),
            Self::Camel => first_lower(&pascal(name)),
            Self::Kebab => name.replace('_', "-"),
            Self::ScreamingKebab => name.to_ascii_uppercase().replace('_', "-"),
        }
    }
}

impl Case {
    /// A variant's name, written in Rust as `PascalCase`.
    pub fn variant(self, name: &str) -> String {
        match self {
            Self::Pascal => name.to_owned(),
            Self::Lower => name.to_ascii_lowercase(),
            Self::Upper => name.to_ascii_uppercase(),
            Self::Camel => first_lower(name),
            Self::Snake => snake(name),
            Self::ScreamingSnake => snake(name).to_ascii_uppercase(),
            Self::Kebab => snake(name).replace('_', "-"),
            Self::ScreamingKebab => snake(name).to_ascii_uppercase().replace('_', "-"),
        }
    }
}

fn snake(name: &str) -> String {
    let mut out = String::new();
    for (at, letter) in name.char_indices() {
        if at > 0 && letter.is_uppercase() {
            out.push('_');
        }
        out.push(letter.to_ascii_lowercase());
    }
    out
}

fn pascal(name: &str) -> String {
    let mut capital = true;
    let mut out = String::new();
    for letter in name.chars() {
        if letter == '_' {
            capital = true;
        } else if capital {
            out.push(letter.to_ascii_uppercase());
            capital = false;
        } else {
            out.push(letter);
        }
    }
    out
}

fn first_lower(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_ascii_lowercase().to_string() + letters.as_str()
    })
}
