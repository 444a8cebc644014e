//! What rustc says of each mistake, and that it says nothing where there is none. One
//! fixture or more a rule in `ui/fail`, with rustc's output beside it, and one in
//! `ui/pass`.
//!
//! After a change of a message, bless the output with `TRYBUILD=overwrite`.

use std::env;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

/// Output differs from compiler to compiler; it is compared on this one, CI's.
const RUSTC: &str = include_str!("../ui/rustc").trim_ascii();

#[test]
fn nothing_is_said_of_what_is_right() {
    LazyLock::force(&RUST_SRC_IS_HIDDEN);
    trybuild::TestCases::new().pass("ui/pass/*.rs");
}

/// The fixtures are checked and not built: users see a mistake in their editor.
#[test]
#[cfg_attr(
    not(ui_rustc),
    ignore = "rustc's output is compared on the version in `ui/rustc`"
)]
fn what_is_said_of_each_mistake() {
    let version = rustc(["--version"]);
    assert!(
        version.starts_with(&format!("rustc {RUSTC}.")),
        "the output is that of rustc {RUSTC}, and this is {version}: \
         `rustup toolchain install {RUSTC}`, then `cargo +{RUSTC} test`",
    );
    LazyLock::force(&RUST_SRC_IS_HIDDEN);
    trybuild::TestCases::new().compile_fail("ui/fail/*.rs");
}

/// Runs the compiler, and returns the line that it prints.
fn rustc(arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> String {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| OsString::from("rustc"));
    let output = Command::new(rustc).args(arguments).output();
    let output = output.expect("rustc runs");
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout)
        .expect("rustc prints UTF-8")
        .trim()
        .to_owned()
}

/// Has rustc print the same with the component `rust-src` as without it, where it cannot quote the
/// standard library: trybuild's project is compiled with a sysroot that has the compiled libraries
/// alone.
static RUST_SRC_IS_HIDDEN: LazyLock<()> = LazyLock::new(|| {
    let host = rustc(["--print", "host-tuple"]);
    let libraries = Path::new("lib/rustlib").join(&host);
    let real = Path::new(&rustc(["--print", "sysroot"])).join(&libraries);
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("tests");
    let sysroot = target.join("sysroot");
    let link = sysroot.join(&libraries);
    fs::create_dir_all(link.parent().expect("a folder")).expect("a folder of the sysroot");
    if fs::read_link(&link).ok().as_deref() != Some(&*real) {
        let _ = fs::remove_file(&link);
        std::os::unix::fs::symlink(real, &link).expect("a link in the sysroot");
    }
    // trybuild keeps its project below this folder, and cargo adds these flags to trybuild's own.
    let config = format!(
        "[target.{host}]\nrustflags = ['--sysroot', '{}']\n",
        sysroot.display()
    );
    let folder = target.join("trybuild/.cargo");
    fs::create_dir_all(&folder).expect("a folder for cargo's configuration");
    fs::write(folder.join("config.toml"), config).expect("cargo's configuration");
});

/// The fixtures with a mistake.
fn failing() -> impl Iterator<Item = PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/fail");
    fs::read_dir(folder)
        .expect("the fixtures")
        .map(|entry| entry.expect("a fixture").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
}

/// One mistake, one error; a fixture with more says how many in its first line.
#[test]
fn each_mistake_is_one_error() {
    for path in failing() {
        let source = fs::read_to_string(&path).expect("a fixture");
        let output = fs::read_to_string(path.with_extension("stderr")).expect("its output");
        let doc = source.lines().next().unwrap_or_default();
        let expected = doc
            .strip_suffix(" errors)")
            .and_then(|doc| doc.rsplit('(').next()?.parse().ok())
            .unwrap_or(1);
        let errors = output.lines().filter(|line| line.starts_with("error"));
        assert_eq!(errors.count(), expected, "{}:\n{output}", path.display());
    }
}

/// Every rule has a fixture that fails by it, and one that passes.
#[test]
fn every_rule_has_its_fixtures() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui");
    for rule in qmp_name::Rule::ALL {
        let output = fs::read_to_string(folder.join(format!("fail/{rule}.stderr")));
        let output = output.unwrap_or_else(|error| panic!("{rule}: {error}"));
        assert!(
            output.contains(&format!("note: rule `{rule}`:")),
            "{output}"
        );
        assert!(folder.join(format!("pass/{rule}.rs")).exists(), "{rule}");
    }
}
