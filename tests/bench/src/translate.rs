//! From a source that derives `QmpDownstream` to the same types for serde_derive. Called by
//! build.rs for the types of real replies, and by `synthetic` for the generated ones.

/// The same types in serde_derive's words: an `Option` that is `None` is left out there by
/// an attribute of its own.
pub fn to_serde(source: &str) -> String {
    let optional = "    #[serde(skip_serializing_if = \"Option::is_none\")]\n";
    let mut serde = String::new();
    for line in source.lines() {
        if line.contains(": Option<") {
            serde.push_str(optional);
        }
        serde.push_str(line);
        serde.push('\n');
    }
    serde
        .replace("derive(QmpDownstream)", "derive(Deserialize, Serialize)")
        .replace("#[qmp(data)]\n", "")
        .replace("#[qmp(data, ", "#[serde(")
        .replace(", allow(case)", "")
        .replace("#[qmp(extra)]", "#[serde(flatten)]")
        .replace("#[qmp(", "#[serde(")
}
