//! Where a client's messages end, in whatever pieces they come.

use qmp_types::server::Framing;

/// The messages in what a client sends, and the bytes of one that has not ended. They come as a
/// connection gives them: in pieces of this size.
fn messages(sent: &[u8], size: usize) -> (Vec<Vec<u8>>, Vec<u8>) {
    let (mut framing, mut ended, mut message) = (Framing::new(), Vec::new(), Vec::new());
    for mut piece in sent.chunks(size) {
        while let Some(end) = framing.end_in(piece) {
            assert!(end > 0, "a message has a byte that ends it");
            let (own, rest) = piece.split_at(end);
            message.extend_from_slice(own);
            ended.push(std::mem::take(&mut message));
            piece = rest;
        }
        message.extend_from_slice(piece);
    }
    (ended, message)
}

#[track_caller]
fn ends(sent: &[&[u8]], rest: &[u8]) {
    let all = [sent.concat(), rest.to_vec()].concat();
    for size in 1..=all.len() {
        let (ended, left) = messages(&all, size);
        let shown = ended
            .iter()
            .map(|message| message.escape_ascii().to_string());
        assert_eq!(ended, sent, "{:?} by {size}", shown.collect::<Vec<_>>());
        assert_eq!(left, rest, "by {size}");
    }
}

#[test]
fn a_message_ends_where_its_first_bracket_closes() {
    ends(&[b"{}", b"{}", b"[]", b" {}"], b"");
    ends(&[br#"{"a": [{}, {"b": []}]}"#, b"[[[]], {}]"], b"{[]");
    // It need not be one line, nor JSON.
    ends(&[b"{\r\n\t\"a\":\n1}", b"\n", b"{]", b"}", b"]"], b"{\n\n");
}

#[test]
fn brackets_in_a_string_are_text() {
    ends(
        &[
            br#"{"}": "]{["}"#,
            br#"{"\"}": "\\"}"#,
            br#"["\\\"]", "\\\\"]"#,
        ],
        b"",
    );
    // Outside of a string a backslash escapes nothing.
    ends(&[br#"{\"}"}"#, br"{\}"], br#"{"\"}"#);
}

#[test]
fn what_has_no_bracket_ends_with_its_line() {
    ends(
        &[b"\n", b"\r\n", b"\t \n", b"stop\n", b"\"{\"\n", b"{}"],
        b"\r",
    );
    ends(&[b"{}", b"\r\n", b"[]", b"\n"], b"1, true");
}

#[test]
fn a_byte_that_json_has_no_place_for_ends_whatever_is_open() {
    ends(&[b"{\"a\": [\"\xff", b"{}"], b"");
    ends(&[b"\xff", b"[\0", b"\x1f", b"{}", b"{ \xff"], b" ");
    // In a string a line's end is such a byte too, and so is a tab.
    ends(&[b"{\"a\n", b"[\"\r", b"[\"\t", b"[\"\\\n", b"{}"], b"");
    // These are not: what UTF-8 may have, and DEL.
    ends(&[b"{\"\xfe\x80\x7f\"}"], b"\xfe\x7f");
}
