//! Automerge: a map of subjects, each a map of fields.

use crate::steps::{Changes, Keeper};
use crate::story::Story;
use crate::{field, key};
use automerge::transaction::Transactable;
use automerge::{ActorId, Automerge as Doc, Change as Made, ObjType, ROOT, ReadDoc, ScalarValue, Value};

pub struct Automerge;

fn write(doc: &mut Doc, changes: impl Iterator<Item = crate::story::Change>) {
    for change in changes {
        doc.set_actor(ActorId::from([change.author as u8; 16]));
        let subject = key(change.subject);
        let mut writing = doc.transaction();
        let object = match writing.get(ROOT, &subject) {
            Ok(Some((_, object))) => object,
            _ => writing.put_object(ROOT, &subject, ObjType::Map).expect("a map"),
        };
        for (at, text) in change.writes {
            writing.put(&object, field(at), text).expect("a text");
        }
        writing.commit();
    }
}

impl Keeper for Automerge {
    type Kept = Doc;

    fn write(story: &Story) -> [Changes; 3] {
        let mut beginning = Doc::new();
        write(&mut beginning, story.beginning());
        let heads = beginning.get_heads();
        let halves = [0, 1].map(|half| {
            let mut doc = beginning.clone();
            write(&mut doc, story.half(half));
            doc.get_changes(&heads).iter().map(|made| made.raw_bytes().to_vec()).collect()
        });
        let [one, other] = halves;
        [beginning.get_changes(&[]).iter().map(|made| made.raw_bytes().to_vec()).collect(), one, other]
    }

    fn fold(changes: Vec<&[u8]>) -> Doc {
        let mut doc = Doc::new();
        let changes: Vec<Made> =
            changes.into_iter().map(|bytes| Made::from_bytes(bytes.to_vec()).expect("a change")).collect();
        doc.apply_changes(changes).expect("changes");
        doc
    }

    fn merge(doc: &mut Doc, changes: &[Vec<u8>]) {
        let changes: Vec<Made> =
            changes.iter().map(|bytes| Made::from_bytes(bytes.clone()).expect("a change")).collect();
        doc.apply_changes(changes).expect("changes");
    }

    fn merge_verified(_: &mut Doc, _: &[Vec<u8>]) -> bool {
        false
    }

    fn save(doc: &Doc) -> Vec<Vec<u8>> {
        vec![doc.save()]
    }

    fn load(snapshot: &[Vec<u8>]) -> Doc {
        Doc::load(&snapshot[0]).expect("a document")
    }

    fn read(doc: &Doc) -> usize {
        let mut fields = 0;
        for subject in doc.keys(ROOT) {
            let Ok(Some((_, object))) = doc.get(ROOT, &subject) else { continue };
            for name in doc.keys(&object) {
                if let Ok(Some((Value::Scalar(value), _))) = doc.get(&object, &name)
                    && let ScalarValue::Str(text) = value.as_ref()
                {
                    fields += usize::from(!text.is_empty());
                }
            }
        }
        fields
    }
}
