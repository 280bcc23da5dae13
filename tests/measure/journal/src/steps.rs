//! What is measured of each contestant, step by step. Times are taken by whoever calls.

use crate::story::Story;

/// The steps, in order: writing the story down; folding all of it from the changes as they travel; merging one half into the
/// other, without and with checking signatures; saving a snapshot, loading it, and reading every field of what was loaded.
pub const STEPS: [&str; 7] = ["write", "fold", "merge", "merge-verified", "save", "load", "read"];

/// Changes as they travel.
pub type Changes = Vec<Vec<u8>>;

/// One who keeps a journal.
pub trait Keeper {
    /// What it keeps it in.
    type Kept;

    /// Writes a story down: the changes of its beginning and its halves, each as the bytes in which it travels.
    fn write(story: &Story) -> [Changes; 3];
    /// Folds changes, in an order in which each comes after those it follows.
    fn fold(changes: Vec<&[u8]>) -> Self::Kept;
    /// Takes further changes in, believing them.
    fn merge(kept: &mut Self::Kept, changes: &[Vec<u8>]);
    /// Takes them in, checking their signatures. `false` where there are none.
    fn merge_verified(kept: &mut Self::Kept, changes: &[Vec<u8>]) -> bool;
    /// A snapshot.
    fn save(kept: &Self::Kept) -> Vec<Vec<u8>>;
    /// What was saved.
    fn load(snapshot: &[Vec<u8>]) -> Self::Kept;
    /// How many fields hold something; every text is looked at.
    fn read(kept: &Self::Kept) -> usize;
}

/// The steps of one contestant, whoever it is.
pub trait Steps {
    /// Makes ready for a step; `false` where this contestant does not have it.
    fn prepare(&mut self, what: &str) -> bool;
    /// Does it.
    fn step(&mut self, what: &str);
    /// How many fields hold something, as last read.
    fn fields(&self) -> usize;
    /// Bytes of all changes, and of the snapshot.
    fn bytes(&self) -> (usize, usize);
}

/// One run.
pub struct Run<K: Keeper> {
    story: Story,
    changes: [Changes; 3],
    kept: Option<K::Kept>,
    snapshot: Vec<Vec<u8>>,
    signed: bool,
    fields: usize,
}

impl<K: Keeper> Run<K> {
    /// Nothing done yet.
    #[must_use]
    pub fn of(story: Story, signed: bool) -> Self {
        Self { story, changes: Default::default(), kept: None, snapshot: Vec::new(), signed, fields: 0 }
    }

    fn one_half(&self) -> Vec<&[u8]> {
        self.changes[..2].iter().flatten().map(Vec::as_slice).collect()
    }
}

impl<K: Keeper> Steps for Run<K> {
    fn prepare(&mut self, what: &str) -> bool {
        match what {
            "write" | "fold" | "load" => self.kept = None,
            "merge" => self.kept = Some(K::fold(self.one_half())),
            "merge-verified" if self.signed => self.kept = Some(K::fold(self.one_half())),
            "merge-verified" => return false,
            _ => {}
        }
        true
    }

    fn step(&mut self, what: &str) {
        match (what, &mut self.kept) {
            ("write", _) => self.changes = K::write(&self.story),
            ("fold", kept) => *kept = Some(K::fold(self.changes.iter().flatten().map(Vec::as_slice).collect())),
            ("merge", Some(kept)) => K::merge(kept, &self.changes[2]),
            ("merge-verified", Some(kept)) => assert!(K::merge_verified(kept, &self.changes[2]), "all are believed"),
            ("save", Some(kept)) => self.snapshot = K::save(kept),
            ("load", kept) => *kept = Some(K::load(&self.snapshot)),
            ("read", Some(kept)) => self.fields = K::read(kept),
            (what, _) => panic!("{what} comes too early"),
        }
    }

    fn fields(&self) -> usize {
        assert_eq!(self.fields, self.story.fields(), "whatever was written is there");
        self.fields
    }

    fn bytes(&self) -> (usize, usize) {
        let length = |parts: &[Vec<u8>]| parts.iter().map(Vec::len).sum();
        (self.changes.iter().map(|changes| length(changes)).sum(), length(&self.snapshot))
    }
}
