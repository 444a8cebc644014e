//! What a deriving type writes, it reads back, in all self-describing formats: [`table`] has the
//! values. Behind each format is who fails, why, and in which rows.

#![allow(
    clippy::doc_markdown,
    clippy::struct_field_names,
    clippy::too_many_lines,
    clippy::trivially_copy_pass_by_ref,
    reason = "serde_derive needs no emphasis; a table of types and rows is long"
)]

mod table;

use serde::Serialize;
use table::formats;

formats! {
    json_text(String): serde_json::to_string, |text: &String| serde_json::from_str(text),
        Serde: "in serde's buffer a name is no number" [
            "integers for keys before the tag", "booleans for keys before the tag",
        ],
        Serde: "serde's buffer has 64 bits" [
            "a wide integer before the tag",
        ];

    json_slice(Vec<u8>): serde_json::to_vec_pretty, |text: &Vec<u8>| serde_json::from_slice(text),
        Serde: "in serde's buffer a name is no number" [
            "integers for keys before the tag", "booleans for keys before the tag",
        ],
        Serde: "serde's buffer has 64 bits" [
            "a wide integer before the tag",
        ];

    json_reader(Vec<u8>): serde_json::to_vec, |text: &Vec<u8>| serde_json::from_reader(&text[..]),
        Serde: "in serde's buffer a name is no number" [
            "integers for keys before the tag", "booleans for keys before the tag",
        ],
        Serde: "serde's buffer has 64 bits" [
            "a wide integer before the tag",
        ];

    json_value(serde_json::Value): serde_json::to_value,
        |value: &serde_json::Value| serde_json::from_value(value.clone()),
        Both: "its integers are shorter" [
            "an integer of 128 bits", "a wide integer before the tag",
        ],
        Serde: "in serde's buffer a name is no number" [
            "integers for keys before the tag", "booleans for keys before the tag",
        ];

    json_borrowed_value(serde_json::Value): serde_json::to_value,
        |value: &serde_json::Value| T::deserialize(value),
        Both: "its integers are shorter" [
            "an integer of 128 bits", "a wide integer before the tag",
        ],
        Serde: "in serde's buffer a name is no number" [
            "integers for keys before the tag", "booleans for keys before the tag",
        ];

    yaml(String): serde_norway::to_string, |text: &String| serde_norway::from_str(text),
        Both: "it has no bytes" [
            "bytes", "bytes before the tag",
        ],
        Serde: "serde's buffer has 64 bits" [
            "a wide integer before the tag",
        ],
        Serde: "serde's buffer holds no variants" [
            "extra", "a newtype variant before the tag", "a tuple variant before the tag",
            "a struct variant before the tag",
        ];

    yaml_value(serde_norway::Value): serde_norway::to_value,
        |value: &serde_norway::Value| serde_norway::from_value(value.clone()),
        Both: "it has such an integer as something else" [
            "an integer of 128 bits", "a wide integer before the tag",
        ],
        Serde: "serde's buffer holds no variants" [
            "extra", "a newtype variant before the tag", "a tuple variant before the tag",
            "a struct variant before the tag",
        ];

    cbor(Vec<u8>): to_cbor, |bytes: &Vec<u8>| ciborium::from_reader(&bytes[..]),
        Serde: "null is an option to serde's buffer" [
            "a buffered unit variant", "a unit before the tag", "an alternate that is null",
        ],
        Serde: "serde's buffer has 64 bits" [
            "a wide integer before the tag",
        ],
        Serde: "serde's buffer says of every format that people read it" [
            "an alternate that is an ordinary type",
            "such an alternate before the tag",
            "buffered", "buffered options", "a struct branch", "a branch that is a union",
            "a union that is flattened", "unions in a struct", "the tag last", "both tags last",
            "a struct variant before the tag", "a union before the tag", "alternates",
            "an event's name last", "a command's name last", "an error of an enum",
            "an error's class last",
        ];

    cbor_value(ciborium::Value): ciborium::Value::serialized,
        |value: &ciborium::Value| value.deserialized(),
        Both: "it has such an integer as something else" [
            "a wide integer before the tag",
        ],
        Serde: "null is an option to serde's buffer" [
            "a buffered unit variant", "a unit before the tag", "an alternate that is null",
        ],
        Serde: "serde's buffer says of every format that people read it" [
            "an alternate that is an ordinary type",
            "such an alternate before the tag",
            "buffered", "buffered options", "a struct branch", "a branch that is a union",
            "a union that is flattened", "unions in a struct", "the tag last", "both tags last",
            "a struct variant before the tag", "a union before the tag", "alternates",
            "an event's name last", "a command's name last", "an error of an enum",
            "an error's class last",
        ];

    message_pack(Vec<u8>): rmp_serde::to_vec_named, |bytes: &Vec<u8>| rmp_serde::from_slice(bytes),
        Both: "it has such an integer as something else" [
            "a wide integer before the tag",
        ],
        Serde: "serde's buffer says of every format that people read it" [
            "an alternate that is an ordinary type",
            "such an alternate before the tag",
            "buffered", "buffered options", "a struct branch", "a branch that is a union",
            "a union that is flattened", "unions in a struct", "the tag last", "both tags last",
            "a struct variant before the tag", "a union before the tag", "alternates",
            "an event's name last", "a command's name last", "an error of an enum",
            "an error's class last",
        ];

    message_pack_reader(Vec<u8>): rmp_serde::to_vec_named,
        |bytes: &Vec<u8>| rmp_serde::from_read(&bytes[..]),
        Both: "it has such an integer as something else" [
            "a wide integer before the tag",
        ],
        Serde: "serde's buffer says of every format that people read it" [
            "an alternate that is an ordinary type",
            "such an alternate before the tag",
            "buffered", "buffered options", "a struct branch", "a branch that is a union",
            "a union that is flattened", "unions in a struct", "the tag last", "both tags last",
            "a struct variant before the tag", "a union before the tag", "alternates",
            "an event's name last", "a command's name last", "an error of an enum",
            "an error's class last",
        ];

    ron(String): ron::to_string, |text: &String| ron::from_str(text),
        Both: "RON does not tell a buffer that a value is a newtype, and not a list" [
            "a newtype before the tag",
        ],
        Both: "its integers are shorter" [
            "an integer of 128 bits", "a wide integer before the tag",
        ],
        Ours: "RON names the variant of an ordinary serde enum to serde's own buffer alone" [
            "a unit variant before the tag", "a newtype variant before the tag",
            "a tuple variant before the tag", "a struct variant before the tag",
            "an enum before the tag",
        ],
        Serde: "serde reads names and variants as another thing than it writes" [
            "a command's name last",
        ];

    ron_with_names(String): to_ron_with_names, |text: &String| ron::from_str(text),
        Both: "RON does not tell a buffer that a value is a newtype, and not a list" [
            "a newtype before the tag",
        ],
        Both: "its integers are shorter" [
            "an integer of 128 bits", "a wide integer before the tag",
        ],
        Ours: "RON names the variant of an ordinary serde enum to serde's own buffer alone" [
            "a unit variant before the tag", "a newtype variant before the tag",
            "a tuple variant before the tag", "a struct variant before the tag",
            "an enum before the tag",
        ],
        Serde: "serde's buffer takes the name of a struct for that of a variant" [
            "flattened", "flattened options", "a buffered struct variant",
            "a listed branch beside another", "a struct before the tag", "a union before the tag",
            "an alternate before the tag", "alternates", "an event", "another event",
            "another event without data", "an event's name last", "another event's name last",
            "an error of an enum", "an error's class last",
        ],
        Serde: "serde reads names and variants as another thing than it writes" [
            "a command's name last",
        ];

    ron_value(ron::Value): to_ron_value,
        |value: &ron::Value| value.clone().into_rust(),
        Both: "a value in RON does not know the names of variants" [
            "ordinary serde types", "extra", "a unit variant before the tag",
            "a newtype variant before the tag", "a tuple variant before the tag",
            "a struct variant before the tag", "an enum before the tag",
        ],
        Both: "in a value in RON it is a unit" [
            "no members", "a struct without members",
        ],
        Both: "its integers are shorter" [
            "an integer of 128 bits", "a wide integer before the tag",
        ],
        Serde: "serde reads names and variants as another thing than it writes" [
            "a newtype before the tag", "alternates", "enums", "an event", "a command of an enum",
            "a command's name last",
        ];

    toml(String): toml::to_string, |text: &String| toml::from_str(text),
        Both: "a document is an object" [
            "an alternate that is an ordinary type",
            "a list at the top", "the text of an alternate",
        ],
        Both: "it has no null" [
            "null in a list", "a unit", "a buffered unit variant", "a unit before the tag",
            "options in a list before the tag", "an alternate that is null",
        ],
        Serde: "in serde's buffer a name is no number" [
            "integers for keys before the tag", "booleans for keys before the tag",
        ],
        Serde: "serde's buffer has 64 bits" [
            "a wide integer before the tag",
        ];

    toml_value(toml::Value): toml::Value::try_from,
        |value: &toml::Value| value.clone().try_into(),
        Both: "a key is a text" [
            "integers for keys", "integers for keys before the tag",
            "booleans for keys before the tag",
        ],
        Both: "it has no null" [
            "null in a list", "a unit", "a buffered unit variant", "a unit before the tag",
            "options in a list before the tag", "an alternate that is null",
        ],
        Both: "its integers are shorter" [
            "an unsigned integer of 64 bits", "an integer of 128 bits",
            "an unsigned integer before the tag", "a wide integer before the tag",
        ];

    bson(Vec<u8>): bson::serialize_to_vec, |bytes: &Vec<u8>| bson::deserialize_from_slice(bytes),
        Both: "a document is an object" [
            "an alternate that is an ordinary type",
            "a list at the top", "the text of an alternate",
        ],
        Both: "a key is a text" [
            "integers for keys", "integers for keys before the tag",
            "booleans for keys before the tag",
        ],
        Both: "its integers are shorter" [
            "an unsigned integer of 64 bits", "an integer of 128 bits",
            "an unsigned integer before the tag", "a wide integer before the tag",
        ],
        Serde: "serde's buffer says of every format that people read it" [
            "such an alternate before the tag",
            "buffered", "buffered options", "a struct branch", "a branch that is a union",
            "a union that is flattened", "unions in a struct", "the tag last", "both tags last",
            "a struct variant before the tag", "a union before the tag", "alternates",
            "an event's name last", "a command's name last", "an error of an enum",
            "an error's class last",
        ];

    bson_value(bson::Bson): bson::serialize_to_bson,
        |value: &bson::Bson| bson::deserialize_from_bson(value.clone()),
        Both: "a key is a text" [
            "integers for keys", "integers for keys before the tag",
            "booleans for keys before the tag",
        ],
        Both: "its integers are shorter" [
            "an unsigned integer of 64 bits", "an integer of 128 bits",
            "an unsigned integer before the tag", "a wide integer before the tag",
        ];

    plist_xml(Vec<u8>): to_plist_xml, |bytes: &Vec<u8>| plist::from_bytes(bytes),
        Both: "a key is a text" [
            "integers for keys", "integers for keys before the tag",
            "booleans for keys before the tag",
        ],
        Both: "its integers are shorter" [
            "an integer of 128 bits", "a wide integer before the tag",
        ],
        Both: "plist has no null, and writes an empty text" [
            "a buffered unit variant", "a unit before the tag", "an alternate that is null",
        ],
        Both: "plist marks an option in a list" [
            "options in a list before the tag",
        ],
        Ours: "plist marks an option in a map, as which an alternate is read, and not in a struct" [
            "alternates",
        ],
        Serde: "serde writes what is flattened as a map, in which plist marks options" [
            "flattened", "flattened options", "a branch that is a union", "unions in a struct",
        ];

    plist_binary(Vec<u8>): to_plist_binary, |bytes: &Vec<u8>| plist::from_bytes(bytes),
        Both: "a key is a text" [
            "integers for keys", "integers for keys before the tag",
            "booleans for keys before the tag",
        ],
        Both: "its integers are shorter" [
            "an integer of 128 bits", "a wide integer before the tag",
        ],
        Both: "plist has no null, and writes an empty text" [
            "a buffered unit variant", "a unit before the tag", "an alternate that is null",
        ],
        Both: "plist marks an option in a list" [
            "options in a list before the tag",
        ],
        Ours: "plist marks an option in a map, as which an alternate is read, and not in a struct" [
            "alternates",
        ],
        Serde: "serde writes what is flattened as a map, in which plist marks options" [
            "flattened", "flattened options", "a branch that is a union", "unions in a struct",
        ];

    plist_value(plist::Value): plist::to_value, plist::from_value,
        Both: "a key is a text" [
            "integers for keys", "integers for keys before the tag",
            "booleans for keys before the tag",
        ],
        Both: "its integers are shorter" [
            "an integer of 128 bits", "a wide integer before the tag",
        ],
        Both: "plist has no null, and writes an empty text" [
            "a buffered unit variant", "a unit before the tag", "an alternate that is null",
        ],
        Both: "plist marks an option in a list" [
            "options in a list before the tag",
        ],
        Ours: "plist marks an option in a map, as which an alternate is read, and not in a struct" [
            "alternates",
        ],
        Serde: "serde writes what is flattened as a map, in which plist marks options" [
            "flattened", "flattened options", "a branch that is a union", "unions in a struct",
        ];

    avro(apache_avro::types::Value): apache_avro::to_value, apache_avro::from_value,
        Both: "a key is a text" [
            "integers for keys", "integers for keys before the tag",
            "booleans for keys before the tag",
        ],
        Both: "a variant is a record, which only its enum can read" [
            "a newtype variant before the tag", "a tuple variant before the tag",
            "a struct variant before the tag",
        ],
        Both: "it has such an integer as something else" [
            "an unsigned integer before the tag", "a wide integer before the tag",
        ],
        Serde: "serde's buffer holds no variants" [
            "extra",
        ],
        Serde: "serde's buffer says of every format that people read it" [
            "an alternate that is an ordinary type",
            "such an alternate before the tag",
            "buffered", "buffered options", "a struct branch", "a branch that is a union",
            "a union that is flattened", "unions in a struct", "the tag last", "both tags last",
            "a union before the tag", "alternates", "an event's name last",
            "a command's name last", "an error of an enum", "an error's class last",
        ];
}

fn to_cbor<T: Serialize>(value: &T) -> Result<Vec<u8>, ciborium::ser::Error<std::io::Error>> {
    let mut bytes = Vec::new();
    ciborium::into_writer(value, &mut bytes)?;
    Ok(bytes)
}

fn to_plist_xml<T: Serialize>(value: &T) -> Result<Vec<u8>, plist::Error> {
    let mut bytes = Vec::new();
    plist::to_writer_xml(&mut bytes, value)?;
    Ok(bytes)
}

fn to_plist_binary<T: Serialize>(value: &T) -> Result<Vec<u8>, plist::Error> {
    let mut bytes = Vec::new();
    plist::to_writer_binary(&mut bytes, value)?;
    Ok(bytes)
}

fn to_ron_value<T: Serialize>(value: &T) -> Result<ron::Value, String> {
    let text = ron::to_string(value).map_err(|error| error.to_string())?;
    ron::from_str(&text).map_err(|error| error.to_string())
}

fn to_ron_with_names<T: Serialize>(value: &T) -> Result<String, ron::Error> {
    ron::ser::to_string_pretty(value, ron::ser::PrettyConfig::new().struct_names(true))
}
