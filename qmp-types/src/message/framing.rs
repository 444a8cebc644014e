//! Where a message begins and ends in a stream of bytes. Both ends of a connection need it.

use core::ops::Range;

/// Splits a stream of bytes into messages, in whatever pieces they come, as QEMU does.
///
/// The messages that QEMU writes are lines, but a client's need not be: Python's `qemu.qmp` sends
/// no line ends at all, and people write a request in several lines. So both ends look for the end
/// of the JSON:
///
/// - A message ends with its last closing bracket. Braces and brackets are counted apart, so it
///   ends where both counts are zero, or where one of them falls below zero: `{]` is a message.
/// - A value without brackets ends with its token, as does a comma or colon that no message has
///   room for. `1 {}` and `,{}` are two messages each.
/// - A byte that begins or continues no token ends the message that it is in, and is its last
///   byte: `{"a": @` is a message. Such bytes are control characters other than white space, 0xFE
///   and 0xFF, in strings too; outside of strings also the bytes above ASCII and most punctuation.
///   The bytes behind it are skipped up to a bracket, comma, colon, control character other than a
///   tab, 0xFE or 0xFF. A client that sends 0xFF and a line feed is out of whatever was open.
/// - White space between messages is skipped.
///
/// So a message need not be JSON. [`server::receive`](crate::server::receive) refuses it then, and
/// a server that sends one reply for each message answers like QEMU.
///
/// It keeps no bytes and limits no message. The owner of the buffer can do so, with
/// [`skipped`](Self::skipped) and [`taken`](Self::taken). QEMU takes 64 MiB.
///
/// The specification: "General Definitions". QEMU: `qobject/json-lexer.c` and
/// `qobject/json-streamer.c`.
///
/// ```
/// use std::io::{self, Read};
///
/// use qmp_types::message::Framing;
///
/// /// Reads the messages of the other end.
/// struct Messages<R> {
///     input: R,
///     framing: Framing,
///     unread: Vec<u8>,
/// }
///
/// impl<R: Read> Messages<R> {
///     /// Reads the next message. Returns nothing if the other end hangs up before it is whole.
///     fn read(&mut self) -> io::Result<Option<Vec<u8>>> {
///         loop {
///             if let Some(range) = self.framing.next(&self.unread) {
///                 let message = self.unread[range.clone()].to_vec();
///                 self.unread.drain(..range.end);
///                 return Ok(Some(message));
///             }
///             let mut bytes = [0; 4096];
///             match self.input.read(&mut bytes)? {
///                 0 => return Ok(None),
///                 count => self.unread.extend_from_slice(&bytes[..count]),
///             }
///         }
///     }
/// }
///
/// let input = &br#"{"execute": "stop"}{"execute":
///     "cont", "id": "}"}{"execute""#[..];
/// let mut messages = Messages { input, framing: Framing::new(), unread: Vec::new() };
/// assert_eq!(messages.read()?.unwrap(), br#"{"execute": "stop"}"#);
/// assert!(messages.read()?.unwrap().ends_with(br#""cont", "id": "}"}"#));
/// assert_eq!(messages.read()?, None);
/// # Ok::<(), io::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Framing {
    state: State,
    /// How many braces and brackets are open. At 64 bits they never overflow.
    braces: u64,
    brackets: u64,
    /// Where the open message begins, or the next can begin at the earliest.
    start: usize,
    /// How many of the unread bytes were looked at.
    seen: usize,
}

impl Framing {
    /// Begins at the start of a stream.
    ///
    /// ```
    /// use qmp_types::message::Framing;
    ///
    /// assert_eq!(Framing::new().next(b"{}"), Some(0..2));
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Finds the next message in `unread`: all the bytes that came and were not taken yet, from the
    /// first of them.
    ///
    /// The caller then takes everything up to the range's end. The bytes before its start belong to
    /// no message. Without a result the message does not end in `unread` yet, and the caller calls
    /// again with the same bytes and more behind them. `Framing` remembers how far it has looked: it
    /// looks at each byte once, however the bytes come.
    ///
    /// A number or a word that is a message of its own is found when the next byte is there, which
    /// ends it.
    ///
    /// ```
    /// use qmp_types::message::Framing;
    ///
    /// let mut framing = Framing::new();
    /// let mut unread = b"{\"execute\":".to_vec();
    /// assert_eq!(framing.next(&unread), None);
    /// unread.extend_from_slice(b" \"stop\"}\r\n{\"ex");
    /// assert_eq!(framing.next(&unread), Some(0..19));
    /// unread.drain(..19);
    /// assert_eq!(framing.next(&unread), None);
    /// unread.extend_from_slice(b"\xff");
    /// assert_eq!(framing.next(&unread), Some(2..7));
    /// ```
    #[must_use]
    pub fn next(&mut self, unread: &[u8]) -> Option<Range<usize>> {
        let mut bytes = unread.get(self.seen..)?.iter();
        let mut state = self.state;
        loop {
            let steps = &STEPS[state as usize];
            // Most bytes change nothing: in strings, in white space and where all is skipped.
            let mut next = bytes.by_ref().map(|byte| steps[usize::from(*byte)]);
            let step = next.find(|step| *step != Step::To(state));
            let mut seen = unread.len() - bytes.len();
            if matches!(state, State::Start | State::Recovery) && !self.is_open() {
                self.start = seen - usize::from(step.is_some());
            }
            let Some(step) = step else {
                (self.state, self.seen) = (state, seen);
                return None;
            };
            state = State::Start;
            let ends = match step {
                Step::To(next) => {
                    state = next;
                    false
                }
                Step::End => !self.is_open(),
                Step::EndBefore => {
                    seen -= 1;
                    bytes = unread[seen..].iter();
                    !self.is_open()
                }
                Step::OpenBrace => {
                    self.braces += 1;
                    false
                }
                Step::OpenBracket => {
                    self.brackets += 1;
                    false
                }
                Step::CloseBrace => close(&mut self.braces) || !self.is_open(),
                Step::CloseBracket => close(&mut self.brackets) || !self.is_open(),
                Step::Stray => {
                    state = State::Recovery;
                    true
                }
            };
            if ends {
                let start = self.start;
                *self = Self {
                    state,
                    ..Self::new()
                };
                return Some(start..seen);
            }
        }
    }

    /// Returns how many of the unread bytes, from the first of them, belong to no message, after
    /// [`next`](Self::next) has found none: white space, and the bytes that are skipped behind a
    /// stray one. The caller may take them, and says so with [`taken`](Self::taken).
    ///
    /// ```
    /// use qmp_types::message::Framing;
    ///
    /// let mut framing = Framing::new();
    /// assert_eq!(framing.next(b"\r\n\r\n{"), None);
    /// assert_eq!(framing.skipped(), 4);
    /// ```
    #[must_use]
    pub fn skipped(&self) -> usize {
        self.start
    }

    /// Notes that the caller took this many of the unread bytes before their message ended, because
    /// they are [`skipped`](Self::skipped), or because the message is too long to be kept. The range
    /// that [`next`](Self::next) finds then covers the rest of the message, which may be empty.
    ///
    /// ```
    /// use qmp_types::message::Framing;
    ///
    /// let mut framing = Framing::new();
    /// let mut unread = br#"{"execute": "a very long name "#.to_vec();
    /// assert_eq!(framing.next(&unread), None);
    /// // Too long: it is dropped, and so is the rest of it.
    /// framing.taken(unread.len());
    /// unread.clear();
    /// unread.extend_from_slice(br#"}"} {"execute": "stop"}"#);
    /// assert_eq!(framing.next(&unread), Some(0..3));
    /// unread.drain(..3);
    /// assert_eq!(framing.next(&unread), Some(1..20));
    /// ```
    pub fn taken(&mut self, bytes: usize) {
        self.start = self.start.saturating_sub(bytes);
        self.seen = self.seen.saturating_sub(bytes);
    }

    fn is_open(&self) -> bool {
        self.braces != 0 || self.brackets != 0
    }
}

/// Returns the first token in a message that a stray byte breaks off, with this byte.
pub(crate) fn stray(message: &[u8]) -> Option<&[u8]> {
    let (mut state, mut start, mut at) = (State::Start, 0, 0);
    loop {
        if state == State::Start {
            start = at;
        }
        let byte = usize::from(*message.get(at)?);
        let step = STEPS[state as usize][byte];
        if step == Step::Stray {
            return message.get(start..=at);
        }
        if step != Step::EndBefore {
            at += 1;
        }
        state = match step {
            Step::To(state) => state,
            _ => State::Start,
        };
    }
}

/// Counts down. Returns whether none was open.
fn close(open: &mut u64) -> bool {
    let none = *open == 0;
    *open = open.saturating_sub(1);
    none
}

/// The token that the last bytes have begun.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[repr(u8)]
enum State {
    /// Between tokens.
    #[default]
    Start,
    /// Behind a stray byte.
    Recovery,
    Double,
    DoubleEscape,
    Single,
    SingleEscape,
    Keyword,
    // Numbers, by their last byte.
    Minus,
    Zero,
    Digits,
    Point,
    Fraction,
    E,
    ExponentSign,
    Exponent,
}

/// The effect of a byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    To(State),
    /// Ends a token, and is its last byte.
    End,
    /// Ends the token before it.
    EndBefore,
    OpenBrace,
    OpenBracket,
    CloseBrace,
    CloseBracket,
    /// Belongs to no token.
    Stray,
}

/// The effect of each byte in each state, in the order of the states.
static STEPS: [[Step; 256]; 15] = [
    steps(State::Start),
    steps(State::Recovery),
    steps(State::Double),
    steps(State::DoubleEscape),
    steps(State::Single),
    steps(State::SingleEscape),
    steps(State::Keyword),
    steps(State::Minus),
    steps(State::Zero),
    steps(State::Digits),
    steps(State::Point),
    steps(State::Fraction),
    steps(State::E),
    steps(State::ExponentSign),
    steps(State::Exponent),
];

const fn steps(state: State) -> [Step; 256] {
    let mut steps = [Step::Stray; 256];
    let mut byte = u8::MAX;
    while byte > 0 {
        steps[byte as usize] = step(state, byte);
        byte -= 1;
    }
    steps[0] = step(state, 0);
    steps
}

/// Reads QEMU's table `json_lexer`, which has JSON's tokens, strings in single quotes, and any words.
#[expect(
    clippy::match_same_arms,
    reason = "a block for each sort of token, strings in quotes of either sort alike"
)]
const fn step(state: State, byte: u8) -> Step {
    use State::{
        Digits, Double, DoubleEscape, E, Exponent, ExponentSign, Fraction, Keyword, Minus, Point,
        Recovery, Single, SingleEscape, Start, Zero,
    };
    match (state, byte) {
        (Start, b' ' | b'\t' | b'\n' | b'\r') => Step::To(Start),
        (Start, b'{') => Step::OpenBrace,
        (Start, b'}') => Step::CloseBrace,
        (Start, b'[') => Step::OpenBracket,
        (Start, b']') => Step::CloseBracket,
        (Start, b',' | b':') => Step::End,
        (Start | Keyword, b'a'..=b'z') => Step::To(Keyword),

        (Recovery, b'\t') => Step::To(Recovery),
        (Recovery, ..=0x1f | 0xfe.. | b'{' | b'}' | b'[' | b']' | b',' | b':') => step(Start, byte),
        (Recovery, _) => Step::To(Recovery),

        (Start, b'"') => Step::To(Double),
        (Start, b'\'') => Step::To(Single),
        (Double, b'"') | (Single, b'\'') => Step::End,
        (Double, b'\\') => Step::To(DoubleEscape),
        (Single, b'\\') => Step::To(SingleEscape),
        (Double | DoubleEscape, b' '..=0xfd) => Step::To(Double),
        (Single | SingleEscape, b' '..=0xfd) => Step::To(Single),

        (Start, b'-') => Step::To(Minus),
        (Start | Minus, b'0') => Step::To(Zero),
        (Start | Minus, b'1'..=b'9') | (Digits, b'0'..=b'9') => Step::To(Digits),
        (Zero | Digits, b'.') => Step::To(Point),
        (Point | Fraction, b'0'..=b'9') => Step::To(Fraction),
        (Digits | Fraction, b'e' | b'E') => Step::To(E),
        (E, b'+' | b'-') => Step::To(ExponentSign),
        (E | ExponentSign | Exponent, b'0'..=b'9') => Step::To(Exponent),
        (Zero, b'0'..=b'9') => Step::Stray,
        (Keyword | Zero | Digits | Fraction | Exponent, _) => Step::EndBefore,
        _ => Step::Stray,
    }
}
