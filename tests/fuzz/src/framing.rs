//! A stream of bytes, in pieces: where its messages are, and what a server answers to each.

use std::ops::Range;

use qmp_types::message::Framing;
use qmp_types::server;
use serde::de::IgnoredAny;
use serde_json::from_str;

use crate::types::Listed;

/// Splits a stream into messages. Its first bytes say where it is cut.
pub fn run(data: &[u8]) {
    let (cuts, stream) = data.split_at(data.len().min(4));
    let whole = messages(stream, &[]);
    let mut at = 0;
    for Range { start, end } in whole.iter().cloned() {
        assert!(at <= start && start < end && end <= stream.len());
        at = end;
        answered(&stream[start..end]);
    }

    // Pieces equal the whole.
    let every: Vec<_> = (0..stream.len()).collect();
    assert_eq!(messages(stream, &every), whole);
    let mut some: Vec<_> = cuts.iter().map(|cut| usize::from(*cut)).collect();
    some.retain(|cut| *cut < stream.len());
    some.sort_unstable();
    assert_eq!(messages(stream, &some), whole);

    // Nothing has to be kept of what is in no message.
    let (mut framing, mut kept, mut count) = (Framing::new(), Vec::new(), 0);
    for byte in stream {
        kept.push(*byte);
        while let Some(range) = framing.next(&kept) {
            assert_eq!(kept[range.clone()], stream[whole[count].clone()]);
            kept.drain(..range.end);
            count += 1;
        }
        let skipped = framing.skipped();
        framing.taken(skipped);
        kept.drain(..skipped);
    }
    assert_eq!(count, whole.len());
}

/// Returns the ranges of the messages in a stream that is cut at these places.
fn messages(stream: &[u8], cuts: &[usize]) -> Vec<Range<usize>> {
    let (mut framing, mut found, mut taken) = (Framing::new(), Vec::new(), 0);
    for end in cuts.iter().copied().chain([stream.len()]) {
        while let Some(range) = framing.next(&stream[taken..end.max(taken)]) {
            found.push(taken + range.start..taken + range.end);
            taken += range.end;
        }
    }
    found
}

/// What is JSON has no stray byte, and what is not is refused as such.
fn answered(message: &[u8]) {
    let text = std::str::from_utf8(message).ok();
    let is_json = text.is_some_and(|text| from_str::<IgnoredAny>(text).is_ok());
    match server::receive::<Listed<'_>>(message) {
        Ok(_) => assert!(is_json),
        Err(refusal) if is_json => {
            let desc = refusal.to_string();
            assert!(!desc.starts_with("JSON parse error, stray "), "{desc}");
        }
        Err(refusal) => {
            let desc = refusal.to_string();
            assert!(desc.starts_with("JSON parse error, "), "{desc}");
        }
    }
}
