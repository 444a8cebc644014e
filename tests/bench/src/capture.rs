//! The replies and events of `data/`, from a QEMU that is started for it: a q35 machine with
//! a few drives, network and virtio devices, as libvirt makes them. Called by `capture`.

use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Duration;
use std::{env, fs, process, thread};

/// The replies that are kept, by the names of their commands.
const REPLIES: [&str; 10] = [
    "query-block",
    "query-blockstats",
    "query-named-block-nodes",
    "query-pci",
    "query-cpu-definitions",
    "query-machines",
    "query-cpus-fast",
    "query-status",
    "query-qmp-schema",
    "query-version",
];

/// The machine; `@` is the directory of the images.
const MACHINE: &str = "-machine q35 -smp 4 -nodefaults -display none -S \
    -drive if=none,id=drive-virtio-disk0,format=qcow2,file=@/ovl.qcow2,cache=none,\
        throttling.iops-total=200,throttling.bps-total=10000000 \
    -device virtio-blk-pci,drive=drive-virtio-disk0,id=virtio-disk0 \
    -drive if=none,id=cd0,media=cdrom,format=raw,file=@/cd.iso \
    -device ide-cd,drive=cd0,id=cd0dev \
    -device virtio-scsi-pci,id=scsi0 \
    -blockdev driver=file,node-name=libvirt-2-storage,filename=@/data.qcow2 \
    -blockdev driver=qcow2,node-name=libvirt-2-format,file=libvirt-2-storage \
    -device scsi-hd,drive=libvirt-2-format,id=scsi0-0-0-0 \
    -blockdev driver=raw,node-name=libvirt-1-format,file.driver=file,file.filename=@/raw.img \
    -device virtio-blk-pci,drive=libvirt-1-format,id=virtio-disk2 \
    -netdev user,id=host0 -device virtio-net-pci,netdev=host0,id=net0 \
    -device virtio-balloon-pci,id=balloon0 -device virtio-rng-pci,id=rng0 \
    -device pcie-root-port,id=rp1,chassis=1 -device pcie-root-port,id=rp2,chassis=2 \
    -device qemu-xhci,id=usb0 -device virtio-serial-pci,id=vs0 -device VGA";

/// What makes events happen, and the text in the last one of each.
const ACTIONS: [(&str, &str); 9] = [
    (r#"{"execute": "cont"}"#, "RESUME"),
    (r#"{"execute": "stop"}"#, "STOP"),
    (r#"{"execute": "cont"}"#, "RESUME"),
    (r#"{"execute": "system_reset"}"#, "RESET"),
    (
        r#"{"execute": "eject", "arguments": {"id": "cd0dev", "force": true}}"#,
        "DEVICE_TRAY_MOVED",
    ),
    (
        r#"{"execute": "block-stream", "arguments": {"job-id": "job0", "device": "drive-virtio-disk0"}}"#,
        r#""status": "null""#,
    ),
    (
        r#"{"execute": "device_add", "arguments": {"driver": "virtio-rng-pci", "id": "hot0", "bus": "rp1"}}"#,
        "",
    ),
    (
        r#"{"execute": "device_del", "arguments": {"id": "hot0"}}"#,
        "",
    ),
    // The guest, which has no system, lets go of the device by this.
    (
        r#"{"execute": "system_reset"}"#,
        r#""path": "/machine/peripheral/hot0"}"#,
    ),
];

struct Qemu {
    child: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    greeting: String,
    events: Vec<String>,
}

impl Qemu {
    /// QEMU with these arguments, ready for commands.
    fn start(program: &str, arguments: &str) -> io::Result<Self> {
        let mut child = Command::new(program)
            .args(arguments.split_whitespace())
            .args(["-qmp", "stdio"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let pipe = || io::Error::other("QEMU has no pipe");
        let mut qemu = Self {
            to: child.stdin.take().ok_or_else(pipe)?,
            from: BufReader::new(child.stdout.take().ok_or_else(pipe)?),
            child,
            greeting: String::new(),
            events: Vec::new(),
        };
        qemu.greeting = qemu.line()?;
        qemu.ask(r#"{"execute": "qmp_capabilities"}"#)?;
        Ok(qemu)
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
            if line.starts_with("{\"timestamp\": ") {
                self.events.push(line);
            } else if line.starts_with("{\"return\": ") {
                return Ok(line);
            } else {
                return Err(io::Error::other(format!("{request}: {line}")));
            }
        }
    }

    /// Asks, and keeps the events until one since then has that text.
    fn ask_until(&mut self, request: &str, text: &str) -> io::Result<()> {
        let before = self.events.len();
        self.ask(request)?;
        while !text.is_empty() && !self.events[before..].iter().any(|line| line.contains(text)) {
            let line = self.line()?;
            self.events.push(line);
        }
        Ok(())
    }

    /// Makes an image by QEMU's own job.
    fn create(&mut self, options: &str) -> io::Result<()> {
        let create = format!(
            r#"{{"execute": "blockdev-create", "arguments": {{"job-id": "new", "options": {options}}}}}"#
        );
        self.ask_until(&create, "concluded")?;
        self.ask_until(
            r#"{"execute": "job-dismiss", "arguments": {"id": "new"}}"#,
            r#""status": "null""#,
        )
    }

    /// All the events, to the last.
    fn quit(mut self) -> io::Result<Vec<String>> {
        self.ask(r#"{"execute": "quit"}"#)?;
        while let Ok(line) = self.line() {
            self.events.push(line);
        }
        self.child.wait()?;
        Ok(self.events)
    }
}

/// The drives of the machine.
fn create_images(program: &str, images: &str) -> io::Result<()> {
    fs::File::create(format!("{images}/raw.img"))?.set_len(1 << 26)?;
    fs::File::create(format!("{images}/cd.iso"))?.set_len(1 << 20)?;
    let mut qemu = Qemu::start(program, "-machine none -nodefaults -display none")?;
    let backing = format!(r#", "backing-file": "{images}/base.qcow2", "backing-fmt": "qcow2""#);
    for (name, backing) in [("base", ""), ("ovl", &backing), ("data", "")] {
        let file = format!(r#""driver": "file", "filename": "{images}/{name}.qcow2""#);
        qemu.create(&format!("{{{file}, \"size\": 0}}"))?;
        qemu.ask(&format!(
            r#"{{"execute": "blockdev-add", "arguments": {{"node-name": "{name}", {file}}}}}"#
        ))?;
        qemu.create(&format!(
            r#"{{"driver": "qcow2", "file": "{name}", "size": 67108864{backing}}}"#
        ))?;
    }
    qemu.quit().map(drop)
}

/// Writes the files of `data/` anew, into that directory.
///
/// # Errors
/// QEMU cannot be started, goes away, or refuses a command.
pub fn run(program: &str, data: &str) -> io::Result<()> {
    let images = env::temp_dir().join(format!("qmp-bench-{}", process::id()));
    fs::create_dir_all(&images)?;
    let place = images.display().to_string();
    let write = |name: &str, text: &str| {
        // Whose disk it was is nobody's business.
        fs::write(Path::new(data).join(name), text.replace(&place, "/images"))
    };
    create_images(program, &place)?;
    let mut qemu = Qemu::start(program, &MACHINE.replace('@', &place))?;
    write("greeting.json", &qemu.greeting)?;
    for (command, n) in REPLIES.into_iter().zip(1..) {
        let reply = qemu.ask(&format!(
            r#"{{"execute": "{command}", "id": "libvirt-{n}"}}"#
        ))?;
        write(&format!("{command}.json"), &reply)?;
    }
    for (request, text) in ACTIONS {
        // The firmware shall get on: it answers a reset by resets of its own.
        thread::sleep(Duration::from_secs(1));
        qemu.ask_until(request, text)?;
    }
    qemu.ask_until(r#"{"execute": "stop"}"#, "STOP")?;
    write("events.jsonl", &(qemu.quit()?.join("\n") + "\n"))?;
    fs::remove_dir_all(images)
}
