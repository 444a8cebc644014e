//! What the derive asserts at compile time of flattened types, whose members stand in
//! other types: an object has no member twice.

use super::Names;

/// Stops the build if a name of one type is a name of another that stands in the same
/// object, or collides with it in QEMU's generated C.
///
/// # Panics
/// As `message` says, in a constant.
pub const fn assert_apart(names: &Names, others: &[&Names], message: &str) {
    let mut at = 0;
    while at < others.len() {
        assert!(!meet(names, others[at]), "{}", message);
        at += 1;
    }
}

/// Whether any name of `a` is in `b`.
const fn meet(a: &Names, b: &Names) -> bool {
    let mut at = 0;
    while at < a.own.len() {
        if has(b, a.own[at]) {
            return true;
        }
        at += 1;
    }
    at = 0;
    while at < a.flattened.len() {
        if meet(a.flattened[at], b) {
            return true;
        }
        at += 1;
    }
    false
}

const fn has(names: &Names, name: &str) -> bool {
    let mut at = 0;
    while at < names.own.len() {
        if same(names.own[at].as_bytes(), name.as_bytes()) {
            return true;
        }
        at += 1;
    }
    at = 0;
    while at < names.flattened.len() {
        if has(names.flattened[at], name) {
            return true;
        }
        at += 1;
    }
    false
}

/// Whether two names are one in C, where `.` and `-` are `_`.
const fn same(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut at = 0;
    while at < a.len() {
        let (a, b) = (mangle(a[at]), mangle(b[at]));
        if a != b {
            return false;
        }
        at += 1;
    }
    true
}

const fn mangle(letter: u8) -> u8 {
    match letter {
        b'.' | b'-' => b'_',
        letter => letter,
    }
}
