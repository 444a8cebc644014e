//! Names of upstream's that break its own convention, written out.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(data, rename_all = "lowercase")]
enum Memory {
    #[qmp(rename = "DIMM")]
    Dimm,
    Nvdimm,
}

#[derive(Debug, QmpDownstream)]
#[qmp(data, tag = "type")]
enum Device {
    #[qmp(rename = "OSP", rename_all = "kebab-case")]
    Osp {
        #[qmp(rename = "Control")]
        control: Memory,
        node_name: String,
    },
}

#[derive(Debug, QmpDownstream)]
#[qmp(extends(event = "ACPI_DEVICE_OST"))]
struct Ost {
    #[qmp(rename = "deviceSlot", alias = "DeviceSlot")]
    slot: Option<u8>,
    device: Device,
}

fn main() {
    let _ = uses::event::<Ost>("{}");
}
