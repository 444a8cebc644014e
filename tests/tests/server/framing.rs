//! A stream of bytes, split into messages that are received one by one: the answers are those of
//! the table of streams, which the test `streams` of the examples compares with QEMU's.

use qmp_types::message::Framing;
use qmp_types::server;

use super::table::{bytes, records};
use super::upstream::Upstream;

const STREAMS: &str = include_str!("../../../examples/tests/streams/streams.txt");

const GOOD: &str = r#"{"execute": "query-version"}"#;

fn answers(mut stream: &[u8]) -> Vec<String> {
    let (mut framing, mut answers) = (Framing::new(), Vec::new());
    while let Some(range) = framing.next(stream) {
        answers.push(match server::receive::<Upstream>(&stream[range.clone()]) {
            Ok(_) => "runs".to_owned(),
            Err(refusal) => refusal.to_string(),
        });
        stream = &stream[range.end..];
    }
    answers
}

#[test]
fn a_broken_stream_has_qemus_answers() {
    for [name, sent, expected] in records(STREAMS) {
        let answers = answers(&bytes(&sent.replace('*', GOOD)));
        let expected: Vec<_> = expected.split(" | ").collect();
        assert_eq!(answers.len(), expected.len(), "{name}: {answers:?}");
        for (answer, expected) in answers.iter().zip(expected) {
            match expected {
                "parse error" => {
                    assert!(answer.starts_with("JSON parse error, "), "{name}: {answer}");
                }
                _ => assert_eq!(answer.as_bytes(), bytes(expected), "{name}"),
            }
        }
    }
}
