//! What the macro sees in a member's type and makes of a name. It sees through parentheses, and
//! through the group without delimiters in which a `macro_rules!` hands a type on.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

use crate::derive;
use crate::{PLAIN, fixtures::told};

/// The tokens of a type, with what stands for `TYPE` in a group.
fn grouped(stream: TokenStream, ty: &str, delimiter: Delimiter) -> TokenStream {
    let token = |token| match token {
        TokenTree::Ident(ident) if ident == "TYPE" => {
            let ty = ty.parse().expect("a type");
            Group::new(delimiter, ty).into()
        }
        TokenTree::Group(group) => {
            let inner = grouped(group.stream(), ty, delimiter);
            Group::new(group.delimiter(), inner).into()
        }
        token => token,
    };
    stream.into_iter().map(token).collect()
}

/// The same type three times: as it is, in a group, and in parentheses.
fn each_way(source: &str, ty: &str) -> [TokenStream; 3] {
    let plain = source.replace("TYPE", ty).parse().expect("a type");
    let [none, parentheses] = [Delimiter::None, Delimiter::Parenthesis]
        .map(|delimiter| grouped(source.parse().expect("a type"), ty, delimiter));
    [plain, none, parentheses]
}

#[test]
fn an_option_is_one() {
    let source = r#"#[qmp(data)] struct Drive { #[qmp(rename = "__com.redhat_size")] size: TYPE }"#;
    for (ty, mistakes) in [("core::option::Option<u64>", 0), ("u64", 1)] {
        for item in each_way(source, ty) {
            assert_eq!(told(item.clone()).len(), mistakes, "{item}");
        }
    }
}

#[test]
fn a_cow_of_text_borrows_when_it_is_asked_to() {
    let asked = "#[qmp(data)] struct Drive<'a> { #[qmp(borrow)] name: TYPE }";
    let silent = "#[qmp(data)] struct Drive<'a> { name: TYPE }";
    for (source, ty, borrows) in [
        (asked, "Cow<'a, str>", true),
        (asked, "std::borrow::Cow<'a, core::primitive::str>", true),
        (asked, "Cow<'a, [u8]>", false),
        (asked, "Held<'a, str>", false),
        (silent, "Cow<'a, str>", false),
    ] {
        for item in each_way(source, ty) {
            let emitted = derive::qmp_downstream(item.clone(), PLAIN).to_string();
            assert_eq!(emitted.contains("borrow_cow"), borrows, "{item}");
        }
    }
}

#[test]
fn a_member_borrows_what_its_type_names() {
    let emitted = |item: TokenStream| {
        let emitted = derive::qmp_downstream(item, PLAIN);
        emitted.to_string().replace(' ', "")
    };
    let drive = |member: &str| format!("#[qmp(data)] struct Drive<'a, 'b> {{ {member} }}");
    for (member, bound) in [
        ("a: &'a str", "impl<'__de:'a,'a,'b>"),
        ("a: Option<&'a str>", "impl<'__de:'a,'a,'b>"),
        ("a: Vec<&'a str>", "impl<'__de,'a,'b>"),
        ("#[qmp(borrow)] a: A<'a, 'b, 'a>", "impl<'__de:'a+'b,'a,'b>"),
        (
            "#[qmp(borrow)] a: A<'a>, #[qmp(borrow)] b: [B<'b>; 1]",
            "impl<'__de:'a+'b,'a,'b>",
        ),
        (
            "#[qmp(borrow = \"'b\")] a: A<'a, 'b>",
            "impl<'__de:'b,'a,'b>",
        ),
    ] {
        let emitted = emitted(drive(member).parse().expect("a type"));
        assert!(emitted.contains(bound), "{member}: {emitted}");
    }
    for member in ["a: TYPE", "a: Option<TYPE>"] {
        let [_, group, _] = each_way(&drive(member), "&'a str");
        assert!(emitted(group).contains("impl<'__de:'a,'a,'b>"), "{member}");
    }
}

/// serde's table, of both kinds of names.
#[test]
fn rename_all_has_serdes_styles() {
    for (style, member, variant) in [
        ("lowercase", "node_name2_x", "nodename2x"),
        ("UPPERCASE", "NODE_NAME2_X", "NODENAME2X"),
        ("PascalCase", "NodeName2X", "NodeName2X"),
        ("camelCase", "nodeName2X", "nodeName2X"),
        ("snake_case", "node_name2_x", "node_name2_x"),
        ("SCREAMING_SNAKE_CASE", "NODE_NAME2_X", "NODE_NAME2_X"),
        ("kebab-case", "node-name2-x", "node-name2-x"),
        ("SCREAMING-KEBAB-CASE", "NODE-NAME2-X", "NODE-NAME2-X"),
    ] {
        for (item, name) in [
            ("struct Drive { node_name2_x: u8 }", member),
            ("enum Drive { NodeName2X }", variant),
        ] {
            let item = format!("#[qmp(data, allow(case), rename_all = \"{style}\")] {item}");
            let emitted = derive::qmp_downstream(item.parse().expect("a type"), PLAIN);
            let name = format!("\"{name}\"");
            assert!(emitted.to_string().contains(&name), "{item}: {name}");
        }
    }
}
