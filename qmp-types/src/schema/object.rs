//! Compares the members of objects, those of a union's branches included: a part of
//! `check`. On both sides an object has members of its own, and may have others that depend
//! on a discriminator.

use alloc::format;
use alloc::vec::Vec;

use super::check::{Check, Way, is_downstream};
use super::describe::{Body, Member, Shape, Type, Union};
use super::entry::{self, Meta, Object};
use super::mismatch::Reason;

/// The members of a derived type, those of flattened types among them.
#[derive(Default)]
struct Ours {
    members: Vec<Our>,
    unions: Vec<&'static Union>,
    /// Whether there are others that are not known here.
    open: bool,
}

/// One of them.
#[derive(Clone, Copy)]
struct Our {
    member: &'static Member,
    /// Whether all of the type that it is flattened from may be absent.
    optional: bool,
}

/// The members of the same object that stand outside of the branch which is compared.
#[derive(Default)]
struct Around<'a> {
    ours: Vec<&'static str>,
    theirs: Vec<&'a entry::Member>,
}

impl Ours {
    fn of(ours: &'static Type) -> Self {
        let mut members = Self::default();
        members.add_type(ours, false);
        members
    }

    fn of_body(body: &'static Body) -> Self {
        let mut members = Self::default();
        members.add(body, false);
        members
    }

    fn add(&mut self, body: &'static Body, optional: bool) {
        let members = body.members.iter();
        self.members
            .extend(members.map(|member| Our { member, optional }));
        for of in body.flattened {
            self.add_type(of(), optional);
        }
        self.open |= body.open;
    }

    fn add_type(&mut self, ours: &'static Type, optional: bool) {
        match &ours.shape {
            Shape::Object(body) => self.add(body, optional),
            Shape::Optional(of) => self.add_type(of(), true),
            Shape::Union(union) => self.unions.push(union),
            _ => self.open = true,
        }
    }

    /// The names that are sent, whatever the branch.
    fn names(&self) -> Vec<&'static str> {
        let own = self.members.iter().map(|our| our.member.names[0]);
        own.chain(self.unions.iter().map(|union| union.tag))
            .collect()
    }

    /// Whether a branch has a member of this name.
    fn branches_have(&self, name: &str) -> bool {
        let mut branches = self.unions.iter().flat_map(|union| union.branches);
        branches.any(|branch| {
            let ours = Self::of_body(&branch.body);
            ours.names().contains(&name) || ours.branches_have(name)
        })
    }
}

impl<'a> Check<'a> {
    /// Compares two objects.
    pub(super) fn objects(&mut self, ours: &'static Type, theirs: &'a Object, path: &str) {
        self.members(&Ours::of(ours), theirs, path, &Around::default());
    }

    fn members(&mut self, ours: &Ours, theirs: &'a Object, path: &str, around: &Around<'a>) {
        for our in &ours.members {
            self.member(*our, theirs, path, around);
        }
        let names = ours.names();
        if self.way == Way::Sent && !ours.open {
            for their in theirs.members.iter().filter(|their| !their.optional) {
                let name = their.name.as_str();
                let sent = names.contains(&name) || around.ours.contains(&name);
                if !sent && !ours.branches_have(name) {
                    self.mismatch(&format!("{path}.{name}"), Reason::Required);
                }
            }
        }
        let around = Around {
            ours: names
                .into_iter()
                .chain(around.ours.iter().copied())
                .collect(),
            theirs: theirs
                .members
                .iter()
                .chain(around.theirs.iter().copied())
                .collect(),
        };
        for union in &ours.unions {
            self.union(union, theirs, path, &around);
        }
    }

    fn member(&mut self, our: Our, theirs: &'a Object, path: &str, around: &Around<'a>) {
        let Our { member, optional } = our;
        // What is written has one name; what is read may have others.
        let names = match self.way {
            Way::Sent => &member.names[..1],
            Way::Read => member.names,
        };
        let path = format!("{path}.{}", names[0]);
        let is_named = |their: &entry::Member| names.contains(&their.name.as_str());
        let mut always = theirs.members.iter().chain(around.theirs.iter().copied());
        let optional = optional
            || match self.way {
                Way::Sent => member.may_omit,
                Way::Read => member.may_lack,
            };
        let variants = theirs.variants.iter();
        let mut sometimes = variants.flat_map(|variant| &self.object(&variant.of).members);
        let found = always.find(|their| is_named(their));
        let found = found.map(|their| (their, their.optional));
        let found = found.or_else(|| Some((sometimes.find(|their| is_named(their))?, true)));
        if let Some((their, their_optional)) = found {
            match self.way {
                Way::Sent if optional && !their_optional => {
                    self.mismatch(&path, Reason::RequiredThere);
                }
                Way::Read if !optional && their_optional => {
                    self.mismatch(&path, Reason::OptionalThere);
                }
                _ => {}
            }
            self.types(member.of, &their.of, &path);
            return;
        }
        match self.way {
            _ if optional && is_downstream(names[0]) => self.absent.push(path),
            Way::Read if optional => {}
            _ => self.missing(&path),
        }
    }

    /// The server does not know a member.
    fn missing(&mut self, path: &str) {
        let reason = match self.way {
            Way::Sent => Reason::Unknown,
            Way::Read => Reason::NotSent,
        };
        self.mismatch(path, reason);
    }

    /// Compares the branches of a union with those of the server's discriminator.
    fn union(&mut self, ours: &'static Union, theirs: &'a Object, path: &str, around: &Around<'a>) {
        let tag = ours.tag;
        let tag_path = format!("{path}.{tag}");
        let Some(their) = around.theirs.iter().find(|their| their.name == tag) else {
            self.missing(&tag_path);
            return;
        };
        let Some(Meta::Enum(values)) = self.schema.types.get(&their.of) else {
            return;
        };
        let is_tag = theirs.tag.as_deref() == Some(tag);
        let variants = if is_tag { &theirs.variants[..] } else { &[] };
        for branch in ours.branches {
            let names = match self.way {
                Way::Sent => &branch.names[..1],
                Way::Read => branch.names,
            };
            let Some(name) = names
                .iter()
                .find(|name| values.values().any(|v| v == **name))
            else {
                if self.way == Way::Sent {
                    self.value_not_accepted(names[0], &tag_path);
                }
                continue;
            };
            let variant = variants.iter().find(|variant| variant.case == *name);
            let variant = variant.map_or(&NO_MEMBERS, |variant| self.object(&variant.of));
            let path = format!("{path}({tag}={name})");
            self.members(&Ours::of_body(&branch.body), variant, &path, around);
        }
        if self.way == Way::Read && !ours.other {
            let names = ours.branches.iter().flat_map(|branch| branch.names);
            self.values_listed(&names.collect::<Vec<_>>(), values, &tag_path);
        }
    }

    /// The object of this name; without members, if it is none.
    fn object(&self, name: &str) -> &'a Object {
        match self.schema.types.get(name) {
            Some(Meta::Object(object)) => object,
            _ => &NO_MEMBERS,
        }
    }
}

static NO_MEMBERS: Object = Object {
    members: Vec::new(),
    tag: None,
    variants: Vec::new(),
};
