//! Yrs: a map of subjects, each a map of fields. A document has one author for good, so two who see each other are two
//! documents that take in each other's updates at once.

use crate::steps::{Changes, Keeper};
use crate::story::{Change, Story};
use crate::{field, key};
use yrs::updates::decoder::Decode;
use yrs::{Any, Doc, Map, MapPrelim, Out, ReadTxn, StateVector, Transact, Update, WriteTxn};

pub struct Yrs;

const ALL: &str = "subjects";

fn take<'a>(doc: &Doc, changes: impl Iterator<Item = &'a [u8]>) {
    let mut taking = doc.transact_mut();
    for bytes in changes {
        taking.apply_update(Update::decode_v1(bytes).expect("an update")).expect("an update that fits");
    }
}

fn write(doc: &Doc, change: Change) -> Vec<u8> {
    let mut writing = doc.transact_mut();
    let all = writing.get_or_insert_map(ALL);
    let subject = match all.get(&writing, &key(change.subject)) {
        Some(Out::YMap(subject)) => subject,
        _ => all.insert(&mut writing, key(change.subject), MapPrelim::default()),
    };
    for (at, text) in change.writes {
        subject.insert(&mut writing, field(at), text);
    }
    writing.encode_update_v1()
}

impl Keeper for Yrs {
    type Kept = Doc;

    fn write(story: &Story) -> [Changes; 3] {
        let first = Doc::with_client_id(1);
        let beginning: Changes = story.beginning().map(|change| write(&first, change)).collect();
        let [one, other] = [0, 1].map(|half| {
            let docs = [1, 2].map(|number| Doc::with_client_id(half as u64 * 2 + number));
            docs.iter().for_each(|doc| take(doc, beginning.iter().map(Vec::as_slice)));
            let told = story.half(half).map(|change| {
                let who = change.author % 2;
                let update = write(&docs[who], change);
                take(&docs[1 - who], core::iter::once(update.as_slice()));
                update
            });
            told.collect()
        });
        [beginning, one, other]
    }

    fn fold(changes: Vec<&[u8]>) -> Doc {
        let doc = Doc::with_client_id(9);
        take(&doc, changes.into_iter());
        doc
    }

    fn merge(doc: &mut Doc, changes: &[Vec<u8>]) {
        take(doc, changes.iter().map(Vec::as_slice));
    }

    fn merge_verified(_: &mut Doc, _: &[Vec<u8>]) -> bool {
        false
    }

    fn save(doc: &Doc) -> Vec<Vec<u8>> {
        vec![doc.transact().encode_state_as_update_v1(&StateVector::default())]
    }

    fn load(snapshot: &[Vec<u8>]) -> Doc {
        let doc = Doc::with_client_id(9);
        take(&doc, snapshot.iter().map(Vec::as_slice));
        doc
    }

    fn read(doc: &Doc) -> usize {
        let reading = doc.transact();
        let Some(all) = reading.get_map(ALL) else { return 0 };
        let subjects = all.iter(&reading).filter_map(|(_, subject)| match subject {
            Out::YMap(subject) => Some(subject),
            _ => None,
        });
        let said = |value: Out| matches!(value, Out::Any(Any::String(text)) if !text.is_empty());
        subjects.map(|subject| subject.iter(&reading).filter(|(_, value)| said(value.clone())).count()).sum()
    }
}
