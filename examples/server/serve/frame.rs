//! A client's messages, one after the other, none longer than there is room for. `serve` reads
//! them by this.

use std::io::{self, ErrorKind, Read};
use std::mem;

use qmp_types::server::Framing;

/// How long a message may be. QEMU's limit is a thousand times that.
const MAX_LENGTH: usize = 64 << 10;

/// What a client sent.
pub enum Frame<'f> {
    /// It need not be JSON.
    Message(&'f [u8]),
    /// A message is too long. It is skipped up to its end.
    TooLong,
}

/// Reads a client's messages.
pub struct Frames<R> {
    reader: R,
    framing: Framing,
    /// The bytes that were read and not dropped since.
    bytes: Vec<u8>,
    /// How many of them belong to messages that were returned.
    taken: usize,
    /// Whether the rest of a message is skipped.
    skips: bool,
}

impl<R: Read> Frames<R> {
    pub fn new(reader: R) -> Self {
        Self {
            reader,
            framing: Framing::new(),
            bytes: Vec::new(),
            taken: 0,
            skips: false,
        }
    }

    /// Reads a message, or nothing if the client hangs up first: half a message is none.
    pub fn next(&mut self) -> io::Result<Option<Frame<'_>>> {
        loop {
            if let Some(range) = self.framing.next(&self.bytes[self.taken..]) {
                let start = self.taken + range.start;
                self.taken += range.end;
                if mem::take(&mut self.skips) {
                    continue;
                }
                return Ok(Some(match &self.bytes[start..self.taken] {
                    message if message.len() > MAX_LENGTH => Frame::TooLong,
                    message => Frame::Message(message),
                }));
            }

            // Only the message that has begun is kept, as long as it is not too long.
            let unread = self.bytes.len() - self.taken;
            let mut dropped = self.framing.skipped();
            let is_too_long = unread - dropped > MAX_LENGTH;
            if is_too_long || self.skips {
                dropped = unread;
            }
            self.framing.taken(dropped);
            self.bytes.drain(..self.taken + dropped);
            self.taken = 0;
            if is_too_long {
                self.skips = true;
                return Ok(Some(Frame::TooLong));
            }

            let mut part = [0; 4 << 10];
            match self.reader.read(&mut part) {
                Ok(0) => return Ok(None),
                Ok(length) => self.bytes.extend_from_slice(&part[..length]),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }
}
