//! Where a client's messages begin and end. `serve` reads them by this.
//!
//! A server's messages are lines, but a client's need not be: Python's `qemu.qmp` sends no line
//! ends at all, and people write a request in several lines. As in QEMU a message ends where its
//! first bracket closes; and to get out of what was never closed, a client sends a byte that JSON
//! has no place for, such as 0xFF.

use std::io::{self, BufRead, ErrorKind};

/// How long a message may be. QEMU's limit is a thousand times that.
const MAX_LENGTH: usize = 64 << 10;

/// What a client sent.
pub enum Frame {
    /// It is in the buffer, and need not be JSON.
    Message,
    /// It was too long, and is gone with the rest of the line.
    TooLong,
}

/// Reads a message, or nothing if the client hangs up first: half a message is none.
pub fn read(reader: &mut impl BufRead, message: &mut Vec<u8>) -> io::Result<Option<Frame>> {
    message.clear();
    let mut scanner = Scanner::default();
    loop {
        let bytes = match reader.fill_buf() {
            Ok([]) => return Ok(None),
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        let end = bytes.iter().position(|byte| scanner.ends_at(*byte));
        let taken = end.map_or(bytes.len(), |end| end + 1);
        if message.len() + taken > MAX_LENGTH {
            reader.skip_until(b'\n')?;
            return Ok(Some(Frame::TooLong));
        }
        message.extend_from_slice(&bytes[..taken]);
        reader.consume(taken);
        if end.is_some() {
            return Ok(Some(Frame::Message));
        }
    }
}

/// As much of JSON as it takes to find the end of it.
#[derive(Default)]
struct Scanner {
    /// How many brackets are open.
    depth: usize,
    in_string: bool,
    /// Whether the last byte was a backslash, in a string.
    escaped: bool,
}

impl Scanner {
    /// Whether the message ends with this byte.
    fn ends_at(&mut self, byte: u8) -> bool {
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
