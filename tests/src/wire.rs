//! JSON for the tests that make up their inputs, `properties` and `differential`: members in any
//! order, names given twice, and what no one would think of.

use std::fmt::{self, Display, Formatter};

/// The choices that an input is made by. A generator of tests gives the numbers: fewer and
/// smaller ones make a smaller input, so it finds the smallest that fails.
pub struct Tape<'a>(std::slice::Iter<'a, u32>);

impl<'a> Tape<'a> {
    /// A tape of these numbers, and then of nothing but zeros.
    #[must_use]
    pub fn new(numbers: &'a [u32]) -> Self {
        Self(numbers.iter())
    }

    /// A number below another, or 0.
    pub fn below(&mut self, limit: usize) -> usize {
        let number = self.0.next().map_or(0, |number| *number as usize);
        number.checked_rem(limit).unwrap_or(0)
    }

    /// Yes, once in so many times.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) + 1 == times
    }

    /// One of several.
    ///
    /// # Panics
    ///
    /// There is none.
    pub fn pick<'t, T>(&mut self, of: &'t [T]) -> &'t T {
        &of[self.below(of.len())]
    }

    /// Puts values into another order.
    pub fn shuffle<T>(&mut self, values: &mut [T]) {
        for at in (1..values.len()).rev() {
            // Zeros leave all where it is.
            values.swap(at, at - self.below(at + 1));
        }
    }
}

/// A value of JSON whose objects may have a name twice.
#[derive(Debug, Clone)]
pub enum Json {
    /// Neither an array nor an object, as it is written.
    Scalar(String),
    /// An array.
    Array(Vec<Json>),
    /// An object.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// A string.
    #[must_use]
    pub fn string(text: &str) -> Self {
        Self::Scalar(serde_json::Value::from(text).to_string())
    }

    /// A value that can be written in one word.
    #[must_use]
    pub fn scalar(value: impl Display) -> Self {
        Self::Scalar(value.to_string())
    }

    /// Any value, in which no name is given twice.
    #[must_use]
    pub fn any(tape: &mut Tape<'_>) -> Self {
        match tape.below(9) {
            0 => Self::scalar(0),
            1 => Self::scalar("null"),
            2 => Self::scalar("true"),
            3 => Self::scalar(tape.pick(&["-1", "1.5", "1e3", "18446744073709551615"])),
            4 => Self::string(""),
            5 => Self::string(&text(tape)),
            6 => Self::Array(Vec::new()),
            7 => Self::Array((0..tape.below(3)).map(|_| Self::any(tape)).collect()),
            _ => {
                let members = 0..tape.below(3);
                let member = |at| (format!("{}{at}", text(tape)), Self::any(tape));
                Self::Object(members.map(member).collect())
            }
        }
    }

    /// Whether it is null.
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Scalar(text) if text == "null")
    }
}

impl Display for Json {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Scalar(text) => f.write_str(text),
            Self::Array(values) => {
                f.write_str("[")?;
                for (at, value) in values.iter().enumerate() {
                    write!(f, "{}{value}", if at == 0 { "" } else { "," })?;
                }
                f.write_str("]")
            }
            Self::Object(members) => {
                f.write_str("{")?;
                for (at, (name, value)) in members.iter().enumerate() {
                    let comma = if at == 0 { "" } else { "," };
                    write!(f, "{comma}{}:{value}", Self::string(name))?;
                }
                f.write_str("}")
            }
        }
    }
}

/// Whether `serde_json` hands out fractions as text: its feature `arbitrary_precision`, by which a
/// number is refused in other words, and serde's own untagged enums do not read fractions.
#[must_use]
pub fn numbers_are_text() -> bool {
    size_of::<serde_json::Number>() >= size_of::<String>()
}

/// A short text: letters, what must be escaped, and what is no ASCII.
#[must_use]
pub fn text(tape: &mut Tape<'_>) -> String {
    let parts = [
        "a",
        "b-",
        "Z_",
        "\"",
        "\\",
        "\n",
        "é",
        "\u{1f980}",
        "__",
        ".",
    ];
    (0..tape.below(4)).map(|_| *tape.pick(&parts)).collect()
}
