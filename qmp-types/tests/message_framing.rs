//! Where messages begin and end in a stream of bytes, in whatever pieces they come. Whether QEMU
//! finds the same messages is asked of it by `streams`, a test of the examples.
#![cfg(feature = "json")]

use std::ops::Range;

use qmp_types::message::Framing;

/// Returns the ranges of the messages in a stream that comes in pieces: the bytes up to each end.
fn messages(stream: &[u8], ends: impl IntoIterator<Item = usize>) -> Vec<Range<usize>> {
    let (mut framing, mut found, mut taken) = (Framing::new(), Vec::new(), 0);
    for end in ends.into_iter().chain([stream.len()]) {
        while let Some(range) = framing.next(&stream[taken..end]) {
            found.push(taken + range.start..taken + range.end);
            taken += range.end;
        }
    }
    found
}

/// Finds these messages in the stream, in any pieces of one size.
#[track_caller]
fn finds(stream: &[u8], expected: &[&[u8]]) {
    for size in 1..=stream.len() {
        let found = messages(stream, (size..stream.len()).step_by(size));
        let found: Vec<_> = found.into_iter().map(|range| &stream[range]).collect();
        let shown = |messages: &[&[u8]]| {
            let messages = messages.iter();
            let shown: Vec<_> = messages.map(|it| it.escape_ascii().to_string()).collect();
            shown
        };
        let stream = stream.escape_ascii();
        assert_eq!(shown(&found), shown(expected), "{stream} by {size}");
    }
}

#[test]
fn a_message_ends_with_its_last_bracket() {
    finds(b"{}{}[] {}", &[b"{}", b"{}", b"[]", b"{}"]);
    finds(
        br#"{"a": [{}, {"b": []}]}[[[]], {}]{[]"#,
        &[br#"{"a": [{}, {"b": []}]}"#, b"[[[]], {}]"],
    );
    finds(b"{\r\n\t\"a\":\n1}\r\n\r\n[", &[b"{\r\n\t\"a\":\n1}"]);
}

#[test]
fn braces_and_brackets_are_counted_apart() {
    finds(b"{[}]{}", &[b"{[}]", b"{}"]);
    finds(b"[{]}[]", &[b"[{]}", b"[]"]);
    finds(b"{]{}", &[b"{]", b"{}"]);
    finds(b"[}[]", &[b"[}", b"[]"]);
    finds(b"[[}{{]{}", &[b"[[}", b"{{]", b"{}"]);
    finds(b"}]{]}{}", &[b"}", b"]", b"{]", b"}", b"{}"]);
}

#[test]
fn a_bracket_in_a_string_is_text() {
    finds(
        br#"{"}": "]{["}{"\"}": "\\"}["\\\"]", "\\\\"]"#,
        &[
            br#"{"}": "]{["}"#,
            br#"{"\"}": "\\"}"#,
            br#"["\\\"]", "\\\\"]"#,
        ],
    );
    finds(br#"['"]', '\']']{}"#, &[br#"['"]', '\']']"#, b"{}"]);
    finds(br#"["']"]{}"#, &[br#"["']"]"#, b"{}"]);
    // Above ASCII, a lone continuation byte and DEL are text too.
    finds(b"[\"\x7f]\x80\xfd\"]{}", &[b"[\"\x7f]\x80\xfd\"]", b"{}"]);
}

#[test]
fn a_scalar_ends_with_its_token() {
    finds(b"\"a\"'b' {}", &[b"\"a\"", b"'b'", b"{}"]);
    finds(b",:{},", &[b",", b":", b"{}", b","]);
    finds(
        b"null{}true1 false\n",
        &[b"null", b"{}", b"true", b"1", b"false"],
    );
    finds(b"0 -0 10\r20\t", &[b"0", b"-0", b"10", b"20"]);
    finds(
        b"1.5{}-0.25e-1[]1E+30,9e9\"\"",
        &[
            b"1.5",
            b"{}",
            b"-0.25e-1",
            b"[]",
            b"1E+30",
            b",",
            b"9e9",
            b"\"\"",
        ],
    );
    // JSON has it for a number.
    finds(b"0e5{}", &[b"0", b"e", b"5", b"{}"]);
    // It may go on.
    finds(b"1", &[]);
    finds(b"{} nul", &[b"{}"]);
}

#[test]
fn white_space_between_messages_is_skipped() {
    finds(b" \t\r\n", &[]);
    finds(b"\n\n{}\r\n \t[]\n", &[b"{}", b"[]"]);
}

/// Returns the bytes for which this holds.
fn bytes(holds: impl Fn(&u8) -> bool) -> impl Iterator<Item = u8> {
    (u8::MIN..=u8::MAX).filter(move |byte| holds(byte))
}

fn is_stray(byte: u8) -> bool {
    !byte.is_ascii_lowercase() && !byte.is_ascii_digit() && !b" \t\r\n{}[],:\"'-".contains(&byte)
}

#[test]
fn a_stray_byte_ends_whatever_is_open() {
    for byte in bytes(|byte| is_stray(*byte)) {
        for open in [
            &b""[..],
            b"[",
            b"{\"a\": ",
            b"[[1, {",
            b"[-",
            b"[1e",
            b"[1.",
            b"[1e-",
        ] {
            let message = [open, &[byte]].concat();
            let stream = [&message, &b"\n{}"[..]].concat();
            match byte {
                // They continue the number.
                b'+' | b'.' | b'E' if open.len() == 3 => {}
                _ => finds(&stream, &[&message, b"{}"]),
            }
        }
    }
    // Behind a number or a word another token begins, if not this.
    finds(b"[1@\n{}", &[b"[1@", b"{}"]);
    finds(b"1@\nnull@\n{}", &[b"1", b"@", b"null", b"@", b"{}"]);
}

#[test]
fn a_byte_that_a_string_has_not_ends_it() {
    for byte in bytes(|byte| !(b' '..=0xfd).contains(byte)) {
        for open in [&b"\""[..], b"{\"a\": \"b", b"['", b"[\"\\", b"'\\"] {
            let message = [open, &[byte]].concat();
            finds(&[&message, &b"\n{}"[..]].concat(), &[&message, b"{}"]);
        }
    }
}

#[test]
fn a_number_ends_like_one() {
    for wrong in ["-", "1.", "1e", "1e-", "-0.5e+"] {
        for next in [" ", "a", "}", "\"", "\n"] {
            let message = format!("[{wrong}{next}");
            let stream = message.clone() + "\n{}";
            finds(stream.as_bytes(), &[message.as_bytes(), b"{}"]);
        }
    }
    finds(b"[00]{}", &[b"[00", b"]", b"{}"]);
    finds(b"-01\n{}", &[b"-01", b"{}"]);
    finds(b"1.5.5\n", &[b"1.5", b"."]);
}

#[test]
fn what_follows_a_stray_byte_is_skipped() {
    finds(b"\xef\xbb\xbf{}", &[b"\xef", b"{}"]);
    finds(b"@ \"a\" 'b' 1 \t @@ null{}", &[b"@", b"{}"]);
    finds(b"{\"a\": @}{}", &[b"{\"a\": @", b"}", b"{}"]);
    finds(
        b"@,@:@[@]@}",
        &[b"@", b",", b"@", b":", b"@", b"[@", b"]", b"@", b"}"],
    );
    // Up to these bytes, which are stray themselves, but for a line's end.
    for byte in bytes(|byte| !(b' '..=0xfd).contains(byte) && !b"\t\r\n".contains(byte)) {
        finds(
            &[b'@', b'x', byte, b'y', b'{', b'}'],
            &[b"@", &[byte], b"{}"],
        );
    }
    finds(b"@x\ny{}", &[b"@", b"y", b"{}"]);
    finds(b"@x\ry{}", &[b"@", b"y", b"{}"]);
}

/// A few numbers that look random, the same in each run.
fn random(seed: u32) -> impl FnMut(usize) -> usize {
    let mut state = u64::from(seed);
    move |below| {
        // Knuth's constants.
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).expect("it has 31 bits") % below
    }
}

/// Whatever the stream, and wherever it is cut.
#[test]
fn pieces_equal_the_whole() {
    const TOKENS: [&[u8]; 24] = [
        b"{", b"}", b"[", b"]", b",", b":", b"\"", b"'", b"\\", b"0", b"1", b"-", b".", b"e", b"E",
        b"null", b" ", b"\t", b"\n", b"@", b"\xff", b"\xc3", b"\x00", b"\"a\": ",
    ];
    for seed in 0..2000 {
        let mut below = random(seed);
        let stream: Vec<_> = (0..below(40))
            .flat_map(|_| TOKENS[below(TOKENS.len())])
            .copied()
            .collect();
        let whole = messages(&stream, []);
        let mut end = 0;
        assert!(whole.iter().all(|range| {
            let follows = end <= range.start && range.start < range.end;
            end = range.end;
            follows
        }));
        let shown = stream.escape_ascii();
        assert_eq!(messages(&stream, 0..stream.len()), whole, "{shown}");
        for _ in 0..5 {
            let mut ends: Vec<_> = (0..below(8)).map(|_| below(stream.len() + 1)).collect();
            ends.sort_unstable();
            assert_eq!(
                messages(&stream, ends.iter().copied()),
                whole,
                "{shown} at {ends:?}"
            );
        }
    }
}

/// Nothing has to be kept but the open message.
#[test]
fn bytes_can_be_taken_before_a_message_ends() {
    let mut framing = Framing::new();
    assert_eq!(framing.next(b"\n\n@ skipped"), Some(2..3));
    assert_eq!(framing.next(b" skipped"), None);
    assert_eq!(framing.skipped(), 8);
    framing.taken(8);
    assert_eq!((framing.skipped(), framing.next(b"\r\n ")), (0, None));
    assert_eq!(framing.skipped(), 3);
    framing.taken(2);
    assert_eq!(framing.next(b" {\"a\""), None);
    assert_eq!(framing.skipped(), 1);
    // It is inside of the message from here on.
    framing.taken(3);
    assert_eq!((framing.skipped(), framing.next(b"a\"")), (0, None));
    framing.taken(2);
    assert_eq!(framing.next(b": [}"), None);
    assert_eq!(framing.next(b": [}"), None);
    assert_eq!(framing.next(b": [}]{}"), Some(0..5));
    // A number's end is seen behind it.
    assert_eq!(framing.next(b"12"), None);
    framing.taken(2);
    assert_eq!(framing.next(b"\n{}"), Some(0..0));
    assert_eq!(framing.next(b"\n{}"), Some(1..3));
}

/// Fewer bytes than before are no reason to panic.
#[test]
fn bytes_that_were_there_may_be_gone() {
    let mut framing = Framing::new();
    assert_eq!(framing.next(b"{\"a\": "), None);
    assert_eq!(framing.next(b"{"), None);
    assert_eq!(framing.next(b"{\"a\": 1}"), Some(0..8));
    assert_eq!(framing.next(b"["), None);
    framing.taken(usize::MAX);
    assert_eq!(framing.next(b"]"), Some(0..1));
}
