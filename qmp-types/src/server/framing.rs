//! Where a client's messages begin and end: what a server needs before it can
//! [`receive`](super::receive).

/// Finds where a client's messages end, in whatever pieces they come.
///
/// A server's messages are lines, but a client's need not be: Python's `qemu.qmp` sends no line
/// ends at all, and people write a request in several lines. As in QEMU, a message ends where its
/// first bracket closes, or with a line that has none. To get out of a message that was never
/// closed, a client sends a byte that JSON has no place for, such as 0xFF.
///
/// It keeps no bytes: how long a message may be is for the server to say. QEMU takes 64 MiB.
///
/// The specification: "General Definitions", and QEMU's `qobject/json-streamer.c`.
///
/// ```
/// use std::io::{self, BufRead};
///
/// use qmp_types::server::Framing;
///
/// /// The next message, or nothing if the client hangs up first: half a message is none.
/// fn read(input: &mut impl BufRead, message: &mut Vec<u8>) -> io::Result<bool> {
///     message.clear();
///     let mut framing = Framing::new();
///     loop {
///         let bytes = input.fill_buf()?;
///         if bytes.is_empty() {
///             return Ok(false);
///         }
///         let end = framing.end_in(bytes);
///         let taken = end.unwrap_or(bytes.len());
///         message.extend_from_slice(&bytes[..taken]);
///         input.consume(taken);
///         if end.is_some() {
///             return Ok(true);
///         }
///     }
/// }
///
/// let mut input = &br#"{"execute": "stop"}{"execute":
///     "cont", "id": "}"}{"execute""#[..];
/// let mut message = Vec::new();
/// assert!(read(&mut input, &mut message)?);
/// assert_eq!(message, br#"{"execute": "stop"}"#);
/// assert!(read(&mut input, &mut message)?);
/// assert!(message.ends_with(br#""cont", "id": "}"}"#));
/// assert!(!read(&mut input, &mut message)?);
/// # Ok::<(), io::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Framing {
    /// How many brackets are open.
    depth: usize,
    in_string: bool,
    /// Whether the last byte was a backslash, in a string.
    escaped: bool,
}

impl Framing {
    /// At the beginning of a message.
    ///
    /// ```
    /// use qmp_types::server::Framing;
    ///
    /// assert_eq!(Framing::new().end_in(b"{}"), Some(2));
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// How many of the bytes are the message's, if it ends in them. It is then at the beginning of
    /// the next.
    ///
    /// A message can be blank, to which QEMU has no answer.
    ///
    /// ```
    /// use qmp_types::server::Framing;
    ///
    /// let mut framing = Framing::new();
    /// assert_eq!(framing.end_in(br#"{"execute":"#), None);
    /// assert_eq!(framing.end_in(br#" "stop"}{"ex"#), Some(8));
    /// assert_eq!(framing.end_in(b"\r\n"), Some(2));
    /// ```
    #[must_use]
    pub fn end_in(&mut self, bytes: &[u8]) -> Option<usize> {
        let at = bytes.iter().position(|byte| self.ends_with(*byte))?;
        *self = Self::new();
        Some(at + 1)
    }

    fn ends_with(&mut self, byte: u8) -> bool {
        match byte {
            b'\n' if !self.in_string => return self.depth == 0,
            b'\r' | b'\t' if !self.in_string => {}
            // Nowhere in JSON.
            ..b' ' | 0xff => return true,
            _ if self.escaped => self.escaped = false,
            b'\\' => self.escaped = self.in_string,
            b'"' => self.in_string = !self.in_string,
            _ if self.in_string => {}
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' => {
                self.depth = self.depth.saturating_sub(1);
                return self.depth == 0;
            }
            _ => {}
        }
        false
    }
}
