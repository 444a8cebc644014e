//! Compares the compiler with the one that printed `ui/`'s output. On another the test of the
//! fixtures is ignored; in CI it runs, and fails.

use std::env;
use std::process::Command;

fn main() {
    println!("cargo::rustc-check-cfg=cfg(ui_rustc)");
    println!("cargo::rerun-if-changed=ui/rustc");
    println!("cargo::rerun-if-env-changed=CI");
    let rustc = env::var_os("RUSTC").expect("cargo names the compiler");
    let output = Command::new(rustc).arg("--version").output();
    let output = output.expect("the compiler runs");
    let version = String::from_utf8_lossy(&output.stdout);
    let expected = format!("rustc {}.", include_str!("ui/rustc").trim());
    if version.starts_with(&expected) || env::var_os("CI").is_some() {
        println!("cargo::rustc-cfg=ui_rustc");
    }
}
