//! Streams that a client could send: requests, good ones and such with a mistake, broken ones, and
//! tokens and bytes without sense.

use crate::table::bytes;

/// Returns the stream of this number, the same in each run.
pub fn stream(number: u64) -> Vec<u8> {
    let mut random = Random::new(number);
    let mut stream = Vec::new();
    for _ in 0..=random.below(5) {
        match random.below(9) {
            0 => random.soup(&mut stream),
            1 => random.value(&mut stream, 2),
            2 => stream.extend(random.one_of(STRAY)),
            3 | 4 => random.request(&mut stream),
            5 if random.below(20) == 0 => random.deep(&mut stream),
            _ => {
                let mut request = Vec::new();
                random.request(&mut request);
                for _ in 0..=random.below(2) {
                    random.break_it(&mut request);
                }
                stream.append(&mut request);
            }
        }
        stream.extend(random.one_of(SPACE));
    }
    stream
}

// Tables, in which a blank separates and `<FF>` is a byte.

/// Between two parts of a stream.
const SPACE: &str = "  <0A> <0D><0A> <20> <09> <0A><0A>";

/// Bytes that begin no token.
const STRAY: &str = "@ # / \\ ` ~ A % %d + . = ; ( $ <00> <01> <07> <08> <0B> <0C> <1B> <1F> <7F> \
    <80> <BF> <C0> <C3><A9> <EF><BB><BF> <F0><9F><98><80> <FD> <FE> <FF>";

const BRACKETS: &str = "{ } [ ] , :";

/// Strings, whole and broken, as they stand between quotes.
const TEXTS: &str = concat!(
    " a execute id arguments exec-oob query-version } { ] [ , ' <20> %s <7F> <09> <0A> <0D> <00> ",
    r#"\" \\ \/ \b\f\n\r\t \u00e9 \ud83d\ude00 \u0000 \x \' \u12 \ud800 \udc00 \ud800\u0041 "#,
    r"\uffff \ufdd0 \uFFFE <1F> <80> <C0><80> <C3><A9> <C3>( <E2><82> <ED><A0><80> <EF><BF><BF> ",
    "<EF><B7><90> <F0><9F><98><80> <F0><9F><BF><BF> <F4><90><80><80> <F8><88><80><80><80> ",
    "<FD> <FE> <FF>",
);

/// Scalars but strings, good ones and bad.
const SCALARS: &str = "null true false 0 -0 1 -1 12 1.5 -0.25 0.0 1e3 1E-3 2e+1 1e308 1e-999 \
    9223372036854775807 -9223372036854775808 18446744073709551615 18446744073709551616 \
    -9223372036854775809 123456789012345678901234567890 1e999 -1e999 01 - --1 1. .5 1.e 1e 1e+ \
    0e5 0E5 0x10 1.5.5 1a 1_0 +1 nul nulll True NaN Infinity -Infinity inf undefined n x1";

/// A linear congruential generator with Knuth's constants.
struct Random(u64);

impl Random {
    fn new(seed: u64) -> Self {
        let mut random = Self(seed);
        // The first numbers of neighbours are alike.
        for _ in 0..4 {
            random.below(2);
        }
        random
    }

    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("it has 31 bits") % limit
    }

    fn one_of(&mut self, table: &str) -> Vec<u8> {
        let entries: Vec<_> = table.split(' ').collect();
        bytes(entries[self.below(entries.len())])
    }

    /// A few tokens without sense.
    fn soup(&mut self, stream: &mut Vec<u8>) {
        for _ in 0..=self.below(7) {
            match self.below(8) {
                0 => self.string(stream),
                1 => stream.extend(self.one_of(SCALARS)),
                2 => stream.extend(self.one_of(STRAY)),
                3 => stream.extend(self.one_of(SPACE)),
                _ => stream.extend(self.one_of(BRACKETS)),
            }
        }
    }

    fn string(&mut self, stream: &mut Vec<u8>) {
        let quote = if self.below(10) == 0 { b'\'' } else { b'"' };
        stream.push(quote);
        for _ in 0..self.below(3) {
            stream.extend(self.one_of(TEXTS));
        }
        stream.push(quote);
    }

    /// A value, which is JSON but for what is wrong with its scalars.
    fn value(&mut self, stream: &mut Vec<u8>, depth: usize) {
        let count = self.below(3);
        match self.below(if depth == 0 { 4 } else { 6 }) {
            0 | 1 => stream.extend(self.one_of(SCALARS)),
            2 | 3 => self.string(stream),
            4 => {
                stream.push(b'[');
                for number in 0..count {
                    stream.extend_from_slice(if number == 0 { b"" } else { b", " });
                    self.value(stream, depth - 1);
                }
                stream.push(b']');
            }
            _ => {
                stream.push(b'{');
                for number in 0..count {
                    stream.extend_from_slice(if number == 0 { b"" } else { b", " });
                    self.string(stream);
                    stream.extend_from_slice(b": ");
                    self.value(stream, depth - 1);
                }
                stream.push(b'}');
            }
        }
    }

    /// A request, with at most one mistake beside what is wrong with its values.
    fn request(&mut self, stream: &mut Vec<u8>) {
        let mut members: Vec<Vec<u8>> = Vec::new();
        let execute: &[u8] = match self.below(20) {
            0 => br#""execute": "__com.example_x""#,
            1 => br#""execute": "qmp_capabilities""#,
            2 => br#""execute": 7"#,
            3 => br#""execute": null"#,
            4 => br#""exec-oob": "query-version""#,
            5 => br#""execute": "query-version", "arguments": {"x": 1}"#,
            6 => br#""execute": "query-version", "arguments": [1]"#,
            7 => br#""execute": "query-version", "why": {}"#,
            8 => br#""execute": "query-version", "execute": "query-version""#,
            9 => br#""execute": "query-version", "arguments": {}"#,
            10 => br#""execute": "query-version", "arguments": {"__com.example_x": null}"#,
            _ => br#""execute": "query-version""#,
        };
        if self.below(16) != 0 {
            members.push(execute.to_vec());
        }
        if self.below(3) != 0 {
            let mut id = br#""id": "#.to_vec();
            self.value(&mut id, 3);
            let at = self.below(members.len() + 1);
            members.insert(at, id);
        }
        stream.push(b'{');
        stream.extend_from_slice(&members.join(&b", "[..]));
        stream.push(b'}');
    }

    /// A request with about as many levels as `serde_json` takes, closed or not.
    fn deep(&mut self, stream: &mut Vec<u8>) {
        let levels = 120 + self.below(16);
        stream.extend_from_slice(br#"{"execute": "query-version", "id": "#);
        stream.resize(stream.len() + levels, b'[');
        stream.resize(stream.len() + levels - self.below(8) / 7, b']');
        stream.push(b'}');
    }

    /// Cuts, removes, adds, replaces or repeats something.
    fn break_it(&mut self, request: &mut Vec<u8>) {
        if request.is_empty() {
            return;
        }
        let at = self.below(request.len());
        let mut part = Vec::new();
        match self.below(7) {
            0 => request.truncate(at),
            1 => drop(request.remove(at)),
            2 => request[at] = self.below(256).try_into().expect("it is a byte"),
            3 => part.extend(self.one_of(STRAY)),
            4 => part.extend(self.one_of(BRACKETS)),
            5 => self.soup(&mut part),
            _ => {
                let end = at + self.below(request.len() - at);
                part.extend_from_slice(&request[at..end]);
            }
        }
        request.splice(at.min(request.len())..at.min(request.len()), part);
    }
}
