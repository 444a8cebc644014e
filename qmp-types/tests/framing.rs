//! Where messages end: as QEMU's own parser says, in whatever pieces the bytes come.
#![cfg(feature = "json")]

use qmp_types::server::Framing;

/// The messages that the pieces hold, and what is left of one that has no end.
fn messages(pieces: &[&[u8]]) -> (Vec<Vec<u8>>, Vec<u8>) {
    let (mut framing, mut messages, mut message) = (Framing::new(), Vec::new(), Vec::new());
    for piece in pieces {
        let mut bytes = *piece;
        while let Some(end) = framing.end_in(bytes) {
            message.extend_from_slice(&bytes[..end]);
            messages.push(std::mem::take(&mut message));
            bytes = &bytes[end..];
        }
        message.extend_from_slice(bytes);
    }
    (messages, message)
}

/// Bytes, the messages in them, and what is left.
type Case = (&'static [u8], &'static [&'static [u8]], &'static [u8]);

const CASES: &[Case] = &[
    (b"", &[], b""),
    // A message needs no line end, and one that it has is blank.
    (b"{}", &[b"{}"], b""),
    (b"{}\r\n{}\n", &[b"{}", b"\r\n", b"{}", b"\n"], b""),
    (b"{}{}[]", &[b"{}", b"{}", b"[]"], b""),
    // A message may have lines and tabs between its tokens.
    (b"{\r\n\t\"id\": 1\n} {", &[b"{\r\n\t\"id\": 1\n}"], b" {"),
    // Brackets in strings are text, and so are quotes behind a backslash.
    (br#"{"id": "}"}"#, &[br#"{"id": "}"}"#], b""),
    (br#"["]\"]", "\\"]{"#, &[br#"["]\"]", "\\"]"#], b"{"),
    (br#"{"id": "\"#, &[], br#"{"id": "\"#),
    // What is no object ends with its line, and a bracket too many is a message.
    (b"12\n\"{\"\n", &[b"12\n", b"\"{\"\n"], b""),
    (b"}{}", &[b"}", b"{}"], b""),
    // Bytes that JSON has no place for end a message, wherever they are.
    (b"{\"execute\xff{}", &[b"{\"execute\xff", b"{}"], b""),
    (b"[[[\x00{}", &[b"[[[\x00", b"{}"], b""),
    (b"{\"id\": \"a\n{}", &[b"{\"id\": \"a\n", b"{}"], b""),
    // A byte of 128 or more is text: what is wrong with it is not for the framing to say.
    (b"[\"\xf0\x9f\xfe\"]", &[b"[\"\xf0\x9f\xfe\"]"], b""),
];

#[test]
fn a_message_ends_where_its_bracket_closes() {
    for (bytes, expected, rest) in CASES {
        let (messages, left) = messages(&[bytes]);
        assert_eq!(messages, *expected, "{}", bytes.escape_ascii());
        assert_eq!(left, *rest, "{}", bytes.escape_ascii());
    }
}

#[test]
fn it_does_not_matter_in_which_pieces_the_bytes_come() {
    for (bytes, ..) in CASES {
        let whole = messages(&[bytes]);
        for at in 0..=bytes.len() {
            let (start, end) = bytes.split_at(at);
            assert_eq!(messages(&[start, end]), whole, "{}", bytes.escape_ascii());
        }
        let single: Vec<_> = bytes.chunks(1).collect();
        assert_eq!(messages(&single), whole, "{}", bytes.escape_ascii());
    }
}
