//! Unions that are nested in each other, the tag of each last: the memory and the time that a byte
//! of the text takes, with both derives. Run by `qmp-bench report`. A line is a side, a depth, the
//! bytes allocated at most, nanoseconds, and the bytes of the text.

use std::time::{Duration, Instant};

use peak_alloc::PeakAlloc;
use qmp_types::QmpDownstream;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, from_str};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// How often each text is read.
const ROUNDS: usize = 200;

#[allow(dead_code, reason = "read, and dropped")]
#[derive(QmpDownstream)]
#[qmp(data, tag = "kind", rename_all = "lowercase")]
enum Ours {
    Next { next: Box<Ours> },
    Leaf { data: Value },
}

#[allow(dead_code, reason = "read, and dropped")]
#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Theirs {
    Next { next: Box<Theirs> },
    Leaf { data: Value },
}

/// A text of one length, whatever the depth.
fn text(depth: usize) -> String {
    let [open, close] = [r#"{"next":"#, r#","kind":"next"}"#].map(|part| part.repeat(depth - 1));
    let list = vec![r#"{"a":7}"#; (65_000 - open.len() - close.len()) / 8].join(",");
    format!(r#"{open}{{"data":[{list}],"kind":"leaf"}}{close}"#)
}

/// Reads a text of a side.
type Read = fn(&str);

fn read<T: DeserializeOwned>(text: &str) {
    drop(from_str::<T>(text).expect("it is a union"));
}

fn main() {
    let sides: [(&str, Read); 2] = [("ours", read::<Ours>), ("theirs", read::<Theirs>)];
    let mut measured = Vec::new();
    for (side, read) in sides {
        for depth in [1, 10, 118] {
            measured.push((side, read, depth, text(depth), Duration::MAX));
        }
    }
    // In turns, so that whatever else the machine does slows down all of them.
    for _ in 0..ROUNDS {
        for (_, read, _, text, least) in &mut measured {
            let start = Instant::now();
            read(text);
            *least = start.elapsed().min(*least);
        }
    }
    for (side, read, depth, text, least) in measured {
        let before = MEMORY.current_usage();
        MEMORY.reset_peak_usage();
        read(&text);
        let peak = MEMORY.peak_usage() - before;
        let (nanoseconds, length) = (least.as_nanos(), text.len());
        println!("{side} {depth} {peak} {nanoseconds} {length}");
    }
}
