//! The compile-time assertion about objects whose members stand in several types: those that a type
//! flattens, and the branches of a union.

use super::{Names, Presence};
use crate::assertion::{Message, Wrong, collide, equal, is_downstream, mangle};

/// A member or a branch that has the members of another type.
pub struct Part<'a> {
    /// Its name in Rust.
    pub ident: &'a str,
    /// Its type; empty for members of the object's own, which are asserted for themselves.
    pub ty: &'a str,
    /// Whether upstream sends it, so that downstream members in it must be optional.
    pub upstream: bool,
}

/// An object whose members stand in several types, for the assertion.
pub struct Whole<'a> {
    /// The type, or the type and the variant.
    pub of: &'a str,
    /// The tag of the union that it is a branch of; empty if it is none.
    pub tag: &'static str,
    /// Its names, with those of the parts in their order.
    pub names: &'a Names,
    /// The parts.
    pub parts: &'a [Part<'a>],
    /// Whether only one of the parts is there.
    pub alternatives: bool,
    /// Whether unknown members are refused.
    pub denies: bool,
}

impl Whole<'_> {
    /// Finds the first part that has a member which must not be there.
    #[must_use]
    pub const fn wrong(&self) -> Option<Wrong> {
        let mut seen = Seen([false; Seen::PLACES]);
        seen.add_own(self.names);
        seen.add_name(self.tag);
        let mut at = 0;
        while at < self.parts.len() {
            let names = self.names.flattened[at];
            if !self.parts[at].ty.is_empty() {
                if let Some(message) = self.wrong_part(at, names, &seen) {
                    return Some(Wrong::new(at, message));
                }
            }
            if !self.alternatives {
                seen.add(names);
            }
            at += 1;
        }
        None
    }

    const fn wrong_part(&self, at: usize, names: &Names, seen: &Seen) -> Option<Message> {
        if let Some(name) = self.met(at, names, seen) {
            return Some(self.twice(at, name));
        }
        if self.parts[at].upstream {
            if let Some(name) = required(names) {
                return Some(self.must_be_optional(at, name));
            }
        }
        match extra(names) {
            None => match lost(names) {
                Some(name) => Some(self.lost(at, name)),
                None => None,
            },
            Some(name) if self.denies => Some(self.denied(at, name)),
            Some(name) => match self.extra_before(at) {
                Some(before) => Some(self.second(at, name, before)),
                None => None,
            },
        }
    }

    /// The first name of a part that another member of the object has.
    const fn met(&self, at: usize, names: &Names, seen: &Seen) -> Option<&'static str> {
        let mut own = 0;
        while own < names.own.len() {
            let name = names.own[own];
            if seen.may_have(name) && self.has(at, name) {
                return Some(name);
            }
            own += 1;
        }
        let mut inner = 0;
        while inner < names.flattened.len() {
            if let Some(name) = self.met(at, names.flattened[inner], seen) {
                return Some(name);
            }
            inner += 1;
        }
        None
    }

    /// Whether the object has a name by itself, or in a part before this one.
    const fn has(&self, at: usize, name: &str) -> bool {
        if collide(self.tag, name) || find(self.names.own, name).is_some() {
            return true;
        }
        let mut before = 0;
        while !self.alternatives && before < at {
            if find_in(self.names.flattened[before], name).is_some() {
                return true;
            }
            before += 1;
        }
        false
    }

    /// The member that keeps unknown members, of the object itself or of a part before this one.
    const fn extra_before(&self, at: usize) -> Option<&'static str> {
        if self.names.extra.is_some() {
            return self.names.extra;
        }
        let mut before = 0;
        while !self.alternatives && before < at {
            if let Some(name) = extra(self.names.flattened[before]) {
                return Some(name);
            }
            before += 1;
        }
        None
    }

    /// The name that stands before a part: the object's own that `name` meets.
    const fn other(&self, at: usize, name: &str) -> &'static str {
        if collide(self.tag, name) {
            return self.tag;
        }
        if let Some(other) = find(self.names.own, name) {
            return other;
        }
        let mut before = 0;
        while before < at {
            if let Some(other) = find_in(self.names.flattened[before], name) {
                return other;
            }
            before += 1;
        }
        ""
    }

    const fn twice(&self, at: usize, name: &str) -> Message {
        let Part { ident, ty, .. } = self.parts[at];
        let other = self.other(at, name);
        if self.alternatives {
            let same = equal(name, other);
            return Message::of(&[
                "the type `",
                ty,
                "` of the branch `",
                self.of,
                "::",
                ident,
                "` has a member `",
                name,
                if same {
                    "`, which is the tag of the union"
                } else {
                    "`, which collides in QEMU's generated C with the tag of the union, `"
                },
                if same { "" } else { other },
                if same { "" } else { "`" },
                "\nhelp: remove this member from `",
                ty,
                "`: the union reads and writes it",
            ]);
        }
        if equal(name, other) {
            Message::of(&[
                "`",
                self.of,
                "` has the member `",
                name,
                "` twice: once in `",
                ty,
                "`, which is flattened as `",
                ident,
                "`\nhelp: remove it from one of the two, or rename it",
            ])
        } else {
            Message::of(&[
                "`",
                self.of,
                "` has the members `",
                other,
                "` and, in `",
                ty,
                "`, which is flattened as `",
                ident,
                "`, `",
                name,
                "`: they differ only in `.`, `-` and `_`, and collide in QEMU's generated C\n\
                 help: rename one of the two",
            ])
        }
    }

    const fn must_be_optional(&self, at: usize, name: &str) -> Message {
        let Part { ident, ty, .. } = self.parts[at];
        Message::of(&[
            "the downstream member `",
            name,
            "` must be optional, since it reaches the upstream object `",
            self.of,
            "` by `",
            ident,
            "`: upstream does not send it\nhelp: make it an `Option` in `",
            ty,
            "`",
        ])
    }

    const fn denied(&self, at: usize, extra: &str) -> Message {
        Message::of(&[
            "`unknown = \"deny\"` refuses the members that `extra` would keep, in the member `",
            extra,
            "` of `",
            self.parts[at].ty,
            "`\nhelp: write `unknown = \"ignore-downstream\"`, or flatten a type without `extra`",
        ])
    }

    const fn second(&self, at: usize, extra: &str, before: &str) -> Message {
        Message::of(&[
            "`",
            self.of,
            "` has two members that are `extra`, `",
            before,
            "` and `",
            extra,
            "` of `",
            self.parts[at].ty,
            "`: one object has one that keeps its unknown members\nhelp: remove one of the two",
        ])
    }

    const fn lost(&self, at: usize, extra: &str) -> Message {
        let Part { ident, ty, .. } = self.parts[at];
        Message::of(&[
            "`extra` keeps nothing in an optional part: the unknown members of `",
            self.of,
            "` cannot tell whether `",
            ident,
            "` is there\nhelp: move the member `",
            extra,
            "` from the type in `",
            ty,
            "` to `",
            self.of,
            "`",
        ])
    }
}

/// The name in a list that collides with another.
const fn find(names: &[&'static str], name: &str) -> Option<&'static str> {
    let mut at = 0;
    while at < names.len() {
        if collide(names[at], name) {
            return Some(names[at]);
        }
        at += 1;
    }
    None
}

const fn find_in(names: &Names, name: &str) -> Option<&'static str> {
    if let Some(found) = find(names.own, name) {
        return Some(found);
    }
    let mut at = 0;
    while at < names.flattened.len() {
        if let Some(found) = find_in(names.flattened[at], name) {
            return Some(found);
        }
        at += 1;
    }
    None
}

/// A downstream member that must be there. An optional object of which upstream has no member is
/// absent where upstream sends it.
const fn required(names: &Names) -> Option<&'static str> {
    match names.presence {
        Presence::Downstream => return None,
        Presence::Together if all_downstream(names) => return None,
        Presence::Always | Presence::Together => {}
    }
    if let [name, ..] = names.required {
        return Some(name);
    }
    let mut at = 0;
    while at < names.flattened.len() {
        if let Some(name) = required(names.flattened[at]) {
            return Some(name);
        }
        at += 1;
    }
    None
}

const fn all_downstream(names: &Names) -> bool {
    let mut at = 0;
    while at < names.own.len() {
        if !is_downstream(names.own[at]) {
            return false;
        }
        at += 1;
    }
    at = 0;
    while at < names.flattened.len() {
        if !all_downstream(names.flattened[at]) {
            return false;
        }
        at += 1;
    }
    names.complete
}

/// The member that keeps unknown members.
const fn extra(names: &Names) -> Option<&'static str> {
    if names.is_optional() {
        return None;
    }
    any_extra(names)
}

/// The member that would keep unknown members if it were not in an optional object.
const fn lost(names: &Names) -> Option<&'static str> {
    if names.is_optional() {
        any_extra(names)
    } else {
        None
    }
}

const fn any_extra(names: &Names) -> Option<&'static str> {
    if names.extra.is_some() {
        return names.extra;
    }
    let mut at = 0;
    while at < names.flattened.len() {
        if let Some(name) = extra(names.flattened[at]) {
            return Some(name);
        }
        at += 1;
    }
    None
}

/// The hashes of names, which few others have: most names are told apart without being compared.
struct Seen([bool; Self::PLACES]);

impl Seen {
    const PLACES: usize = 512;

    const fn add(&mut self, names: &Names) {
        self.add_own(names);
        let mut at = 0;
        while at < names.flattened.len() {
            self.add(names.flattened[at]);
            at += 1;
        }
    }

    const fn add_own(&mut self, names: &Names) {
        let mut at = 0;
        while at < names.own.len() {
            self.add_name(names.own[at]);
            at += 1;
        }
    }

    const fn add_name(&mut self, name: &str) {
        self.0[Self::place(name)] = true;
    }

    const fn may_have(&self, name: &str) -> bool {
        self.0[Self::place(name)]
    }

    /// A place that names have in common which collide. It looks at few letters, since rustc takes
    /// its time for each.
    const fn place(name: &str) -> usize {
        let name = name.as_bytes();
        if name.is_empty() {
            return 0;
        }
        let (first, middle) = (name[0], name[name.len() / 2]);
        let last = name[name.len() - 1];
        let sum = name.len() + 5 * mangle(first) as usize + 11 * mangle(middle) as usize;
        (sum + 29 * mangle(last) as usize) % Self::PLACES
    }
}
