//! Loro: a map of subjects, each a map of fields.

use crate::steps::{Changes, Keeper};
use crate::story::Story;
use crate::{field, key};
use loro::{Container, ExportMode, LoroDoc, LoroValue, ValueOrContainer};
use std::sync::{Arc, Mutex};

pub struct Loro;

const ALL: &str = "subjects";

fn write(doc: &LoroDoc, changes: impl Iterator<Item = crate::story::Change>) -> Changes {
    let made: Arc<Mutex<Changes>> = Arc::default();
    let sink = made.clone();
    let listening = doc.subscribe_local_update(Box::new(move |bytes| {
        sink.lock().expect("one thread").push(bytes.clone());
        true
    }));
    for change in changes {
        doc.set_peer_id(change.author as u64 + 1).expect("a peer");
        let subject = doc.get_map(ALL).ensure_mergeable_map(&key(change.subject)).expect("a map");
        for (at, text) in change.writes {
            subject.insert(&field(at), text).expect("a text");
        }
        doc.commit();
    }
    drop(listening);
    core::mem::take(&mut made.lock().expect("one thread"))
}

impl Keeper for Loro {
    type Kept = LoroDoc;

    fn write(story: &Story) -> [Changes; 3] {
        let beginning = write(&LoroDoc::new(), story.beginning());
        let [one, other] = [0, 1].map(|half| {
            let doc = LoroDoc::new();
            doc.import_batch(&beginning).expect("updates");
            write(&doc, story.half(half))
        });
        [beginning, one, other]
    }

    fn fold(changes: Vec<&[u8]>) -> LoroDoc {
        let doc = LoroDoc::new();
        let changes: Changes = changes.into_iter().map(<[u8]>::to_vec).collect();
        doc.import_batch(&changes).expect("updates");
        doc
    }

    fn merge(doc: &mut LoroDoc, changes: &[Vec<u8>]) {
        doc.import_batch(changes).expect("updates");
    }

    fn merge_verified(_: &mut LoroDoc, _: &[Vec<u8>]) -> bool {
        false
    }

    fn save(doc: &LoroDoc) -> Vec<Vec<u8>> {
        vec![doc.export(ExportMode::Snapshot).expect("a snapshot")]
    }

    fn load(snapshot: &[Vec<u8>]) -> LoroDoc {
        LoroDoc::from_snapshot(&snapshot[0]).expect("a snapshot")
    }

    fn read(doc: &LoroDoc) -> usize {
        let mut fields = 0;
        doc.get_map(ALL).for_each(|_, subject| {
            if let ValueOrContainer::Container(Container::Map(subject)) = subject {
                subject.for_each(|_, value| {
                    if let ValueOrContainer::Value(LoroValue::String(text)) = value {
                        fields += usize::from(!text.is_empty());
                    }
                });
            }
        });
        fields
    }
}
