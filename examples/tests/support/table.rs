//! Tables of what goes over the wire, as records of a few lines.

/// Returns the records of a table, each of so many lines, with a comment or a blank line in between.
pub fn records<const LINES: usize>(table: &str) -> impl Iterator<Item = [&str; LINES]> {
    let records = table.split("\n\n").filter(|text| !text.starts_with('#'));
    records.map(|text| {
        let lines: Vec<_> = text.lines().collect();
        lines.try_into().expect("a record has so many lines")
    })
}

/// Returns the bytes that stand in a table, in which `<FF>` is a byte, and `<5B x 9>` nine of them.
pub fn bytes(text: &str) -> Vec<u8> {
    let mut parts = text.split('<');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let (byte, rest) = part.split_once('>').expect("it is a byte");
        let (byte, count) = byte.split_once(" x ").unwrap_or((byte, "1"));
        let byte = u8::from_str_radix(byte, 16).expect("it is a byte");
        let count: usize = count.parse().expect("it is a number");
        bytes.resize(bytes.len() + count, byte);
        bytes.extend_from_slice(rest.as_bytes());
    }
    bytes
}
