//! The devices of a station, and bringing one back from a backup.

use super::*;
use ports::desk::devices::{Answer as Told, Ask as About, Devices};
use ports::desk::keep::{Answer as Kept, Ask as Keep};

pub const PASSPHRASE: &str = "三号楼 的 备份 放在 抽屉";

pub fn devices(desk: &Rc<Desk<Tab>>) -> Devices {
    match ask(desk, Ask::Devices(About::List)) {
        Ok(Answer::Devices(Told::Devices(devices))) => devices,
        other => panic!("{other:?}"),
    }
}

pub fn back_up(desk: &Rc<Desk<Tab>>) -> Vec<u8> {
    match ask(desk, Ask::Keep(Keep::Make { passphrase: Some(PASSPHRASE.into()) })) {
        Ok(Answer::Keep(Kept::Backup(file))) => file.bytes,
        other => panic!("a backup, not {other:?}"),
    }
}

pub fn restore(desk: &Rc<Desk<Tab>>, file: Vec<u8>) -> Reply {
    ask(desk, Ask::Keep(Keep::Restore { file, passphrase: PASSPHRASE.into() }))
}
