//! Odd places and odd names.

#![allow(non_camel_case_types)]

use std::marker::PhantomData;

use qmp_types::{Command, QmpDownstream};

/// Names that the emitted code might use itself, and keywords.
#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(command = "__com.redhat_names")]
struct Names {
    map: u8,
    slots: u8,
    index: u8,
    de: u8,
    self_: u8,
    name: u8,
    value: u8,
    error: u8,
    serializer: u8,
    deserializer: u8,
    policy: u8,
    #[qmp(rename = "slots-2")]
    __slots: u8,
    #[qmp(rename = "map-2")]
    __map: u8,
    #[qmp(rename = "qmp-2")]
    __qmp: u8,
    r#type: u8,
    r#match: Option<u8>,
    r#async: Option<u8>,
}

/// A type whose name and parameters are keywords or ours.
#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(data)]
struct r#struct<'de, T, A, E, const N: usize> {
    name: &'de str,
    t: T,
    a: A,
    e: Vec<E>,
    #[qmp(skip)]
    n: PhantomData<[u8; N]>,
}

/// A struct that a macro defines from types, literals and names of its caller.
macro_rules! command {
    ($struct:ident, $name:literal, $($member:ident: $type:ty = $wire:literal,)*) => {
        #[derive(Debug, PartialEq, QmpDownstream)]
        #[qmp(command = $name)]
        struct $struct {
            $(#[qmp(rename = $wire)] $member: $type,)*
        }
    };
}

command! {
    FromMacro, "__com.redhat_from-macro",
    first: String = "first-member",
    second: Option<Vec<u8>> = "second-member",
    third: Option<(u8, u8)> = "third-member",
}

#[test]
fn names() {
    let keys = [
        "map",
        "slots",
        "index",
        "de",
        "self_",
        "name",
        "value",
        "error",
        "serializer",
        "deserializer",
        "policy",
        "slots-2",
        "map-2",
        "qmp-2",
        "type",
    ];
    let text: Vec<_> = keys.iter().map(|key| format!("\"{key}\":1")).collect();
    let text = format!("{{{}}}", text.join(","));
    let names: Names = serde_json::from_str(&text).unwrap();
    assert_eq!(names.r#match, None);
    assert_eq!(serde_json::to_string(&names).unwrap(), text);
}

#[test]
fn parameters() {
    let text = r#"{"name":"n","t":1,"a":[2],"e":["x","y"]}"#;
    let value: r#struct<'_, u8, Vec<u8>, String, 2> = serde_json::from_str(text).unwrap();
    assert_eq!(value.name, "n");
}

#[test]
fn macros() {
    let text = r#"{"first-member":"a","third-member":[1,2]}"#;
    let value: FromMacro = serde_json::from_str(text).unwrap();
    assert_eq!((value.first.as_str(), value.second.as_ref()), ("a", None));
    assert_eq!(serde_json::to_string(&value).unwrap(), text);
    assert_eq!(FromMacro::NAME, "__com.redhat_from-macro");
}

#[test]
fn inside_a_function() {
    #[derive(QmpDownstream)]
    #[qmp(data)]
    struct Local {
        id: Inner,
    }

    #[derive(QmpDownstream)]
    #[qmp(data)]
    struct Inner {
        id: u8,
    }

    let local: Local = serde_json::from_str(r#"{"id": {"id": 1}}"#).unwrap();
    assert_eq!(local.id.id, 1);
}

/// More members than tuples have impls for, and than a `u8` counts.
#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(data)]
struct Many {
    m0: u16,
    m1: Option<u16>,
    m2: Option<u16>,
    m3: u16,
    m4: Option<u16>,
    m5: Option<u16>,
    m6: u16,
    m7: Option<u16>,
    m8: Option<u16>,
    m9: u16,
    m10: Option<u16>,
    m11: Option<u16>,
    m12: u16,
    m13: Option<u16>,
    m14: Option<u16>,
    m15: u16,
    m16: Option<u16>,
    m17: Option<u16>,
    m18: u16,
    m19: Option<u16>,
    m20: Option<u16>,
    m21: u16,
    m22: Option<u16>,
    m23: Option<u16>,
    m24: u16,
    m25: Option<u16>,
    m26: Option<u16>,
    m27: u16,
    m28: Option<u16>,
    m29: Option<u16>,
    m30: u16,
    m31: Option<u16>,
    m32: Option<u16>,
    m33: u16,
    m34: Option<u16>,
    m35: Option<u16>,
    m36: u16,
    m37: Option<u16>,
    m38: Option<u16>,
    m39: u16,
    m40: Option<u16>,
    m41: Option<u16>,
    m42: u16,
    m43: Option<u16>,
    m44: Option<u16>,
    m45: u16,
    m46: Option<u16>,
    m47: Option<u16>,
    m48: u16,
    m49: Option<u16>,
    m50: Option<u16>,
    m51: u16,
    m52: Option<u16>,
    m53: Option<u16>,
    m54: u16,
    m55: Option<u16>,
    m56: Option<u16>,
    m57: u16,
    m58: Option<u16>,
    m59: Option<u16>,
    m60: u16,
    m61: Option<u16>,
    m62: Option<u16>,
    m63: u16,
    m64: Option<u16>,
    m65: Option<u16>,
    m66: u16,
    m67: Option<u16>,
    m68: Option<u16>,
    m69: u16,
    m70: Option<u16>,
    m71: Option<u16>,
    m72: u16,
    m73: Option<u16>,
    m74: Option<u16>,
    m75: u16,
    m76: Option<u16>,
    m77: Option<u16>,
    m78: u16,
    m79: Option<u16>,
    m80: Option<u16>,
    m81: u16,
    m82: Option<u16>,
    m83: Option<u16>,
    m84: u16,
    m85: Option<u16>,
    m86: Option<u16>,
    m87: u16,
    m88: Option<u16>,
    m89: Option<u16>,
    m90: u16,
    m91: Option<u16>,
    m92: Option<u16>,
    m93: u16,
    m94: Option<u16>,
    m95: Option<u16>,
    m96: u16,
    m97: Option<u16>,
    m98: Option<u16>,
    m99: u16,
    m100: Option<u16>,
    m101: Option<u16>,
    m102: u16,
    m103: Option<u16>,
    m104: Option<u16>,
    m105: u16,
    m106: Option<u16>,
    m107: Option<u16>,
    m108: u16,
    m109: Option<u16>,
    m110: Option<u16>,
    m111: u16,
    m112: Option<u16>,
    m113: Option<u16>,
    m114: u16,
    m115: Option<u16>,
    m116: Option<u16>,
    m117: u16,
    m118: Option<u16>,
    m119: Option<u16>,
    m120: u16,
    m121: Option<u16>,
    m122: Option<u16>,
    m123: u16,
    m124: Option<u16>,
    m125: Option<u16>,
    m126: u16,
    m127: Option<u16>,
    m128: Option<u16>,
    m129: u16,
    m130: Option<u16>,
    m131: Option<u16>,
    m132: u16,
    m133: Option<u16>,
    m134: Option<u16>,
    m135: u16,
    m136: Option<u16>,
    m137: Option<u16>,
    m138: u16,
    m139: Option<u16>,
    m140: Option<u16>,
    m141: u16,
    m142: Option<u16>,
    m143: Option<u16>,
    m144: u16,
    m145: Option<u16>,
    m146: Option<u16>,
    m147: u16,
    m148: Option<u16>,
    m149: Option<u16>,
    m150: u16,
    m151: Option<u16>,
    m152: Option<u16>,
    m153: u16,
    m154: Option<u16>,
    m155: Option<u16>,
    m156: u16,
    m157: Option<u16>,
    m158: Option<u16>,
    m159: u16,
    m160: Option<u16>,
    m161: Option<u16>,
    m162: u16,
    m163: Option<u16>,
    m164: Option<u16>,
    m165: u16,
    m166: Option<u16>,
    m167: Option<u16>,
    m168: u16,
    m169: Option<u16>,
    m170: Option<u16>,
    m171: u16,
    m172: Option<u16>,
    m173: Option<u16>,
    m174: u16,
    m175: Option<u16>,
    m176: Option<u16>,
    m177: u16,
    m178: Option<u16>,
    m179: Option<u16>,
    m180: u16,
    m181: Option<u16>,
    m182: Option<u16>,
    m183: u16,
    m184: Option<u16>,
    m185: Option<u16>,
    m186: u16,
    m187: Option<u16>,
    m188: Option<u16>,
    m189: u16,
    m190: Option<u16>,
    m191: Option<u16>,
    m192: u16,
    m193: Option<u16>,
    m194: Option<u16>,
    m195: u16,
    m196: Option<u16>,
    m197: Option<u16>,
    m198: u16,
    m199: Option<u16>,
    m200: Option<u16>,
    m201: u16,
    m202: Option<u16>,
    m203: Option<u16>,
    m204: u16,
    m205: Option<u16>,
    m206: Option<u16>,
    m207: u16,
    m208: Option<u16>,
    m209: Option<u16>,
    m210: u16,
    m211: Option<u16>,
    m212: Option<u16>,
    m213: u16,
    m214: Option<u16>,
    m215: Option<u16>,
    m216: u16,
    m217: Option<u16>,
    m218: Option<u16>,
    m219: u16,
    m220: Option<u16>,
    m221: Option<u16>,
    m222: u16,
    m223: Option<u16>,
    m224: Option<u16>,
    m225: u16,
    m226: Option<u16>,
    m227: Option<u16>,
    m228: u16,
    m229: Option<u16>,
    m230: Option<u16>,
    m231: u16,
    m232: Option<u16>,
    m233: Option<u16>,
    m234: u16,
    m235: Option<u16>,
    m236: Option<u16>,
    m237: u16,
    m238: Option<u16>,
    m239: Option<u16>,
    m240: u16,
    m241: Option<u16>,
    m242: Option<u16>,
    m243: u16,
    m244: Option<u16>,
    m245: Option<u16>,
    m246: u16,
    m247: Option<u16>,
    m248: Option<u16>,
    m249: u16,
    m250: Option<u16>,
    m251: Option<u16>,
    m252: u16,
    m253: Option<u16>,
    m254: Option<u16>,
    m255: u16,
    m256: Option<u16>,
    m257: Option<u16>,
    m258: u16,
    m259: Option<u16>,
    m260: Option<u16>,
    m261: u16,
    m262: Option<u16>,
    m263: Option<u16>,
    m264: u16,
    m265: Option<u16>,
    m266: Option<u16>,
    m267: u16,
    m268: Option<u16>,
    m269: Option<u16>,
    m270: u16,
    m271: Option<u16>,
    m272: Option<u16>,
    m273: u16,
    m274: Option<u16>,
    m275: Option<u16>,
    m276: u16,
    m277: Option<u16>,
    m278: Option<u16>,
    m279: u16,
    m280: Option<u16>,
    m281: Option<u16>,
    m282: u16,
    m283: Option<u16>,
    m284: Option<u16>,
    m285: u16,
    m286: Option<u16>,
    m287: Option<u16>,
    m288: u16,
    m289: Option<u16>,
    m290: Option<u16>,
    m291: u16,
    m292: Option<u16>,
    m293: Option<u16>,
    m294: u16,
    m295: Option<u16>,
    m296: Option<u16>,
    m297: u16,
    m298: Option<u16>,
    m299: Option<u16>,
}

#[test]
fn many() {
    let text: Vec<_> = (0..300).map(|n| format!("\"m{n}\":{n}")).collect();
    let text = format!("{{{}}}", text.join(","));
    let many: Many = serde_json::from_str(&text).unwrap();
    assert_eq!((many.m0, many.m256, many.m299), (0, Some(256), Some(299)));
    assert_eq!(serde_json::to_string(&many).unwrap(), text);
}
