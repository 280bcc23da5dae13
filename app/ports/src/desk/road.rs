//! The way of the post: what the captain's face and the desk say to each other about it.

use serde::{Deserialize, Serialize};

/// What a face asks.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Ask {
    /// Somebody came back to the page, or the network may be there again: what waits for the post leaves at once, and
    /// the box is looked into. [`super::Answer::Done`].
    Return,
    /// Does the mailbox keep its rules? [`Answer::Tried`].
    Try,
    /// Which bucket of an object store has the station's mailbox? [`Answer::Bucket`].
    Bucket,
    /// Keeps the key to a bucket. [`Answer::Bucket`], or [`Answer::WrongBucket`].
    SetBucket(BucketForm),
    /// Forgets the key. [`Answer::Bucket`].
    DropBucket,
}

/// A bucket and its key, as somebody typed them.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct BucketForm {
    /// `https://s3.example.org/qinghe`
    pub address: String,
    /// `us-east-1`
    pub region: String,
    /// The key's name.
    pub key_id: String,
    /// The key.
    pub secret: String,
}

impl core::fmt::Debug for BucketForm {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("BucketForm").field("address", &self.address).finish_non_exhaustive()
    }
}

/// A field of [`BucketForm`].
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum BucketField {
    /// Not an `https://` address.
    Address,
    /// Empty, or with blanks in it.
    Region,
    /// Empty, or with blanks in it.
    KeyId,
    /// Empty, or with blanks in it.
    Secret,
}

/// The bucket whose key this device has. The key itself is never told.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct BucketView {
    /// Its address.
    pub address: String,
    /// Its region.
    pub region: String,
    /// The key's name.
    pub key_id: String,
    /// Whether the host's `station.json` names it, so that phones use it, and this desk too.
    pub in_use: bool,
}

/// What the desk answers.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Answer {
    /// What is wrong with the mailbox; nothing, when it is in order.
    Tried(Vec<Finding>),
    /// The bucket, if this device has the key to one.
    Bucket(Option<BucketView>),
    /// What is not right about the bucket's fields.
    WrongBucket(Vec<BucketField>),
}

/// One way in which a mailbox is not as it should be.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Finding {
    /// This host has no mailbox, and none is named in `station.json`.
    NoneNamed,
    /// It is named by `http:` on another host, and a browser does not ask there.
    Insecure,
    /// No answer.
    NoAnswer,
    /// It does not allow pages of this site to ask.
    OtherSites,
    /// There is nothing at its address.
    NoMailbox,
    /// Its server takes nothing.
    NoPut,
    /// Its server may not write, or lets nobody write.
    MayNotWrite,
    /// Its server's disk is full.
    Full,
    /// Its server has trouble of its own, with this status, when it writes.
    Broken(u16),
    /// It asks to wait.
    Flood,
    /// It refuses a slip of the full size.
    TooSmall,
    /// It takes more than a slip may have.
    TooLarge,
    /// It lets what is there be written over.
    Overwrites,
    /// What was put cannot be fetched; the status.
    NotFetched(u16),
    /// What comes back is not what was put.
    Altered,
    /// It does not list the box to its owner; the status.
    NoList(u16),
    /// It lists in another form than JSON.
    ListForm,
    /// It lists the box to anybody.
    ListOpen,
    /// Its clock and this device's are so many seconds apart; this device's is ahead where it is positive.
    Clock(i64),
    /// The mailbox is a bucket, and this device has no key to it.
    NoKey,
    /// The bucket is not named in the host's `station.json` yet, so nobody uses it.
    NotNamed,
    /// The device's clock is too far off for the object store.
    ClockUnknown,
    /// There is no such bucket.
    NoBucket,
    /// The object store does not know the key's name.
    KeyUnknown,
    /// The key does not fit its name.
    KeyWrong,
    /// The bucket is in another region.
    Region,
    /// Strangers may not put into the bucket, so no phone can.
    StrangersMayNotPut,
    /// Strangers may write the lists that only the station should.
    StrangersWriteLists,
}
