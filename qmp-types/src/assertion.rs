//! Compile-time assertions about names and types that stand in other types than the one that
//! derives. The derive emits one call for each type; what is wrong comes back with the number of
//! the member or variant to blame, so that the error is shown there.

/// What an assertion found.
pub struct Wrong {
    /// The number of the member or variant that is to blame.
    pub at: usize,
    message: Message,
}

impl Wrong {
    pub(crate) const fn new(at: usize, message: Message) -> Self {
        Self { at, message }
    }

    /// What is wrong, and what to do about it.
    #[must_use]
    pub const fn message(&self) -> &str {
        self.message.text()
    }
}

/// Stops the build where it is called.
///
/// # Panics
/// Always, in a constant.
#[track_caller]
pub const fn stop(wrong: &Wrong) -> ! {
    panic!("{}", wrong.message())
}

/// A text that is put together in a constant.
pub(crate) struct Message {
    bytes: [u8; Self::ROOM],
    length: usize,
}

impl Message {
    /// Enough for a few names and a sentence about them.
    const ROOM: usize = 1024;

    /// A message of these parts. It ends before the first part that it has no room for.
    pub(crate) const fn of(parts: &[&str]) -> Self {
        let mut message = Self {
            bytes: [0; Self::ROOM],
            length: 0,
        };
        let mut at = 0;
        while at < parts.len() {
            let part = parts[at].as_bytes();
            if message.length + part.len() > Self::ROOM {
                break;
            }
            let mut byte = 0;
            while byte < part.len() {
                message.bytes[message.length] = part[byte];
                message.length += 1;
                byte += 1;
            }
            at += 1;
        }
        message
    }

    const fn text(&self) -> &str {
        match core::str::from_utf8(self.bytes.split_at(self.length).0) {
            Ok(text) => text,
            Err(_) => "",
        }
    }
}

/// Whether two names are one in QEMU's generated C, where `.` and `-` are `_`.
pub(crate) const fn collide(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut at = 0;
    while at < a.len() {
        if mangle(a[at]) != mangle(b[at]) {
            return false;
        }
        at += 1;
    }
    true
}

/// Whether two names are the same.
pub(crate) const fn equal(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut at = 0;
    while at < a.len() {
        if a[at] != b[at] {
            return false;
        }
        at += 1;
    }
    true
}

/// A number that names have in common which collide, and few others.
pub(crate) const fn hash(name: &str) -> u32 {
    let name = name.as_bytes();
    let mut hash = 0x811c_9dc5_u32;
    let mut at = 0;
    while at < name.len() {
        hash = (hash ^ mangle(name[at]) as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    hash
}

/// The letter as it is in QEMU's generated C.
pub(crate) const fn mangle(letter: u8) -> u8 {
    match letter {
        b'.' | b'-' => b'_',
        letter => letter,
    }
}

/// Whether a name begins as those of downstream do.
pub(crate) const fn is_downstream(name: &str) -> bool {
    matches!(name.as_bytes(), [b'_', b'_', ..])
}
