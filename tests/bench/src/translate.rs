//! From a source that derives `QmpDownstream` to the same types for serde_derive. Called by
//! build.rs for the types of real messages, and by `synthetic` for the generated ones.

const OPTIONAL: &str = "    #[serde(skip_serializing_if = \"Option::is_none\")]\n";
/// serde's words for an enum of events: `{"event": …, "data": …}`, and how the variants are
/// named, which are not asked of their types.
const EVENTS: &str =
    "#[serde(tag = \"event\", content = \"data\", rename_all = \"SCREAMING_SNAKE_CASE\")]";

/// The same types in serde_derive's words: an `Option` that is `None` is left out there by
/// an attribute of its own, a struct has no event's name, and a variant whose data may be
/// absent has none.
pub fn to_serde(source: &str) -> String {
    let mut serde = String::new();
    for line in source.lines() {
        if line.contains(": Option<") {
            serde.push_str(OPTIONAL);
        }
        let unit = line.trim_end_matches(',').split_once('(');
        let unit = unit.filter(|(_, ty)| {
            source.contains(&format!("pub struct {};\n", ty.trim_end_matches(')')))
        });
        if let Some((variant, _)) = unit {
            serde.push_str(variant);
            serde.push(',');
        } else if !line.starts_with("#[qmp(extends(") {
            serde.push_str(line);
        }
        serde.push('\n');
    }
    serde
        .replace("derive(QmpDownstream)", "derive(Deserialize, Serialize)")
        .replace("#[qmp(data)]\n", "")
        .replace("#[qmp(events)]", EVENTS)
        .replace("#[qmp(data, ", "#[serde(")
        .replace(", allow(case)", "")
        .replace("#[qmp(extra)]", "#[serde(flatten)]")
        .replace("flatten = \"buffered\"", "flatten")
        .replace("#[qmp(", "#[serde(")
}
