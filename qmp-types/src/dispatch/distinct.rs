//! What the derive asserts at compile time of an enum's variants, whose names stand in
//! other types.

/// Stops the build if the name number `at` stands before it too. `messages` has what
/// to say of each variant that has the name already.
///
/// # Panics
/// As it says, in a constant.
pub const fn assert_distinct(names: &[&str], at: usize, messages: &[&str]) {
    let mut before = 0;
    while before < at {
        assert!(
            !same(names[before].as_bytes(), names[at].as_bytes(), false),
            "{}",
            messages[before]
        );
        before += 1;
    }
}

/// Stops the build if a downstream name is not the vendor's.
///
/// # Panics
/// As it says, in a constant.
pub const fn assert_vendor(name: &str, rfqdn: &str, message: &str) {
    let name = name.as_bytes();
    if name.len() < 2 || name[0] != b'_' || name[1] != b'_' {
        return;
    }
    let (_, name) = name.split_at(2);
    let rfqdn = rfqdn.as_bytes();
    let prefixed = name.len() > rfqdn.len() && name[rfqdn.len()] == b'_';
    assert!(
        prefixed && same(name.split_at(rfqdn.len()).0, rfqdn, true),
        "{}",
        message
    );
}

const fn same(a: &[u8], b: &[u8], ignore_case: bool) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut at = 0;
    while at < a.len() {
        let same = if ignore_case {
            a[at].eq_ignore_ascii_case(&b[at])
        } else {
            a[at] == b[at]
        };
        if !same {
            return false;
        }
        at += 1;
    }
    true
}
