//! The compile-time assertion about the names of a dispatch enum, which stand in the types that its
//! variants hold.

use crate::assertion::{Message, Wrong, collide, equal, hash, is_downstream};

/// A dispatch enum, for the assertion.
pub struct Listing<'a> {
    /// The enum.
    pub of: &'a str,
    /// The word for what it lists: `command`, `event` or `error class`.
    pub kind: &'a str,
    /// The names on the wire.
    pub names: &'a [&'a str],
    /// Their variants.
    pub variants: &'a [&'a str],
    /// The RFQDN that all downstream names must have; empty if there is none.
    pub rfqdn: &'a str,
}

impl Listing<'_> {
    /// Finds two names that are one, to a reader or in QEMU's generated C, or a name of another
    /// vendor. `PLACES` is a power of two, and more than there are names.
    #[must_use]
    pub const fn wrong<const PLACES: usize>(&self) -> Option<Wrong> {
        // For each hash, one more than the number of a name; the next place where that is taken.
        let mut places = [0_usize; PLACES];
        let mut at = 0;
        while at < self.names.len() {
            let name = self.names[at];
            if !self.is_the_vendors(name) {
                return Some(Wrong::new(at, self.another_vendors(at)));
            }
            let mut place = hash(name) as usize % PLACES;
            while places[place] != 0 {
                let before = places[place] - 1;
                if collide(self.names[before], name) {
                    return Some(Wrong::new(at, self.collision(before, at)));
                }
                place = (place + 1) % PLACES;
            }
            places[place] = at + 1;
            at += 1;
        }
        None
    }

    const fn is_the_vendors(&self, name: &str) -> bool {
        let (name, rfqdn) = (name.as_bytes(), self.rfqdn.as_bytes());
        let [b'_', b'_', name @ ..] = name else {
            return true;
        };
        if rfqdn.is_empty() {
            return true;
        }
        if name.len() <= rfqdn.len() || name[rfqdn.len()] != b'_' {
            return false;
        }
        let mut at = 0;
        while at < rfqdn.len() {
            if !name[at].eq_ignore_ascii_case(&rfqdn[at]) {
                return false;
            }
            at += 1;
        }
        true
    }

    const fn another_vendors(&self, at: usize) -> Message {
        let name = self.names[at];
        Message::of(&[
            "`",
            self.of,
            "::",
            self.variants[at],
            "` has the ",
            self.kind,
            " `",
            name,
            "`, which is not of the vendor `",
            self.rfqdn,
            "`\nhelp: rename it to `__",
            self.rfqdn,
            stem(name),
            "` where its type is declared, or remove `rfqdn` from `",
            self.of,
            "`",
        ])
    }

    const fn collision(&self, before: usize, at: usize) -> Message {
        let (first, second) = (self.names[before], self.names[at]);
        let (of, [first_variant, second_variant]) =
            (self.of, [self.variants[before], self.variants[at]]);
        if equal(first, second) {
            Message::of(&[
                "`",
                of,
                "::",
                first_variant,
                "` and `",
                of,
                "::",
                second_variant,
                "` have one ",
                self.kind,
                ", `",
                second,
                "`\nhelp: remove one of the two variants, or give the type in it another name",
            ])
        } else {
            Message::of(&[
                "the ",
                self.kind,
                " `",
                second,
                "` of `",
                of,
                "::",
                second_variant,
                "` and `",
                first,
                "` of `",
                of,
                "::",
                first_variant,
                "` differ only in `.`, `-` and `_`: they collide in QEMU's generated C\nhelp: give \
                 the type in one of the two variants another name",
            ])
        }
    }
}

/// What stands behind the RFQDN of a downstream name, from the `_` on.
const fn stem(name: &str) -> &str {
    let bytes = name.as_bytes();
    let mut at = 2;
    while is_downstream(name) && at < bytes.len() {
        if bytes[at] == b'_' {
            return match core::str::from_utf8(bytes.split_at(at).1) {
                Ok(stem) => stem,
                Err(_) => "",
            };
        }
        at += 1;
    }
    ""
}
