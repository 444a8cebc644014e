//! The replies and events of `data/`, from a QEMU that is started for it: a q35 machine with
//! a few drives, network and virtio devices, as libvirt makes them. Called by `capture`.

use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::{env, fs};

/// The replies that are kept, by the names of their commands.
const REPLIES: [&str; 10] = [
    "query-status",
    "query-version",
    "query-block",
    "query-blockstats",
    "query-named-block-nodes",
    "query-pci",
    "query-cpus-fast",
    "query-cpu-definitions",
    "query-machines",
    "query-qmp-schema",
];

/// What makes events happen.
const ACTIONS: [&str; 6] = [
    r#"{"execute": "cont"}"#,
    r#"{"execute": "stop"}"#,
    r#"{"execute": "cont"}"#,
    r#"{"execute": "system_reset"}"#,
    r#"{"execute": "eject", "arguments": {"id": "cd0dev", "force": true}}"#,
    r#"{"execute": "device_del", "arguments": {"id": "rng0"}}"#,
];

struct Qemu {
    child: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    events: Vec<String>,
}

impl Qemu {
    fn start(program: &str, images: &Path) -> io::Result<Self> {
        let drive = |name: &str| images.join(name).display().to_string();
        let (disk, cd) = (drive("disk.raw"), drive("cd.raw"));
        fs::File::create(&disk)?.set_len(1 << 26)?;
        fs::File::create(&cd)?.set_len(1 << 20)?;
        let mut child = Command::new(program)
            .args([
                "-machine",
                "q35",
                "-smp",
                "4",
                "-nodefaults",
                "-display",
                "none",
                "-S",
            ])
            .args([
                "-drive",
                &format!("if=none,id=disk0,format=raw,file={disk}"),
            ])
            .args(["-device", "virtio-blk-pci,drive=disk0,id=virtio-disk0"])
            .args([
                "-drive",
                &format!("if=none,id=cd0,media=cdrom,format=raw,file={cd}"),
            ])
            .args(["-device", "ide-cd,drive=cd0,id=cd0dev"])
            .args(["-device", "virtio-scsi-pci,id=scsi0"])
            .args([
                "-netdev",
                "user,id=host0",
                "-device",
                "virtio-net-pci,netdev=host0,id=net0",
            ])
            .args(["-device", "virtio-balloon-pci,id=balloon0"])
            .args(["-device", "virtio-rng-pci,id=rng0"])
            .args(["-device", "pcie-root-port,id=rp1", "-qmp", "stdio"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let pipe = || io::Error::other("QEMU has no pipe");
        Ok(Self {
            to: child.stdin.take().ok_or_else(pipe)?,
            from: BufReader::new(child.stdout.take().ok_or_else(pipe)?),
            child,
            events: Vec::new(),
        })
    }

    fn line(&mut self) -> io::Result<String> {
        let mut line = String::new();
        if self.from.read_line(&mut line)? == 0 {
            return Err(io::Error::other("QEMU has gone"));
        }
        Ok(line.trim_end().to_owned())
    }

    /// Asks, and keeps the events that come before the reply.
    fn ask(&mut self, request: &str) -> io::Result<String> {
        writeln!(self.to, "{request}")?;
        loop {
            let line = self.line()?;
            if line.contains("\"event\": ") && line.starts_with("{\"timestamp\": ") {
                self.events.push(line);
            } else {
                return Ok(line);
            }
        }
    }
}

/// # Errors
/// QEMU cannot be started, goes away, or refuses a command.
pub fn run(program: &str) -> io::Result<()> {
    let images = env::temp_dir().join("qmp-bench-images");
    fs::create_dir_all(&images)?;
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let write = |name: &str, text: &str| {
        // Whose disk it was is nobody's business.
        let text = text.replace(&images.display().to_string(), "/images");
        fs::write(data.join(name), text)
    };
    let mut qemu = Qemu::start(program, &images)?;
    let greeting = qemu.line()?;
    write("greeting.json", &greeting)?;
    qemu.ask(r#"{"execute": "qmp_capabilities"}"#)?;
    for (command, n) in REPLIES.into_iter().zip(1..) {
        let reply = qemu.ask(&format!(
            r#"{{"execute": "{command}", "id": "libvirt-{n}"}}"#
        ))?;
        if reply.contains("\"error\": ") && !reply.starts_with("{\"return\": ") {
            return Err(io::Error::other(format!("{command}: {reply}")));
        }
        write(&format!("{command}.json"), &reply)?;
    }
    for action in ACTIONS {
        qemu.ask(action)?;
    }
    qemu.ask(r#"{"execute": "quit"}"#)?;
    while let Ok(line) = qemu.line() {
        qemu.events.push(line);
    }
    qemu.child.wait()?;
    write("events.jsonl", &(qemu.events.join("\n") + "\n"))?;
    fs::remove_dir_all(images)
}
