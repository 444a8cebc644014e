//! A client's messages, one after the other, none longer than there is room for. `serve` reads
//! them by this.

use std::io::{self, BufRead, ErrorKind};

use qmp_types::server::Framing;

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
    let mut framing = Framing::new();
    loop {
        let bytes = match reader.fill_buf() {
            Ok([]) => return Ok(None),
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        let end = framing.end_in(bytes);
        let taken = end.unwrap_or(bytes.len());
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
