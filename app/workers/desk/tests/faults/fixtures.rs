//! Every version for ever: a whole desk as each version left it on the disk, opened by today's program. A file under
//! `tests/fixtures` is never changed; a version that writes rows otherwise gets files of its own.

use crate::faults::script::script;
use crate::faults::view::known;
use crate::faults::world::World;
use device::store::{MemoryStore, Store, Write};
use futures::executor::block_on;
use std::path::PathBuf;

/// The version in which today's program writes its rows.
const TODAY: &str = "v2";

type Rows = Vec<(String, Vec<(Vec<u8>, Vec<u8>)>)>;

fn path(version: &str, ending: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/{version}/desk.{ending}"))
}

/// A captain's first days as today's program writes them; with `KEEP_FIXTURES=1`, kept if they are not yet.
fn keep_today() {
    if path(TODAY, "bin").exists() || std::env::var_os("KEEP_FIXTURES").is_none() {
        return;
    }
    let mut world = World::new();
    for step in script() {
        step(&mut world).expect("nothing goes wrong");
    }
    let rows: Rows = world.browser.real.rows().into_iter().map(|(table, rows)| (table.to_owned(), rows)).collect();
    std::fs::create_dir_all(path(TODAY, "bin").parent().expect("a folder")).expect("a folder");
    std::fs::write(path(TODAY, "bin"), ports::encode(&rows)).expect("written");
    std::fs::write(path(TODAY, "txt"), known(&world).join("\n") + "\n").expect("written");
}

fn opened(version: &str) -> World {
    let bytes = std::fs::read(path(version, "bin")).unwrap_or_else(|_| panic!("{version}: no fixture"));
    let rows: Rows = ports::decode(&bytes).expect("rows");
    let table = |name: &str| *desk::host::TABLES.iter().find(|table| **table == name).expect("still a table");
    let store = MemoryStore::new();
    let writes =
        rows.iter().flat_map(|(name, rows)| rows.iter().map(|(key, value)| Write::put(table(name), &**key, &**value)));
    block_on(store.commit(writes.collect())).expect("written");
    let mut world = World::new();
    world.browser.real = store;
    world.restart();
    world
}

#[test]
fn a_desk_of_every_version_opens_and_shows_what_it_showed() {
    keep_today();
    for version in ["v1", "v2"] {
        let kept = std::fs::read_to_string(path(version, "txt")).expect("what it showed");
        assert_eq!(known(&opened(version)), kept.lines().collect::<Vec<_>>(), "{version}");
    }
}
