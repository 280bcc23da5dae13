//! The bucket: the key to a mailbox in an object store. It lies in a row of its own, sealed like the others, and stands in
//! no event, no file and no poster; the station's file says only where phones put and read.

use crate::desk::Desk;
use crate::host::{Host, META};
use crate::office::{Change, Office};
use crate::road;
use crate::trouble::of_store;
use courier::s3::{Bucket, Wrong};
use device::record;
use device::store::{Store, Vault, Write};
use journal::Ledger;
use ports::desk::road::{Answer, Ask, BucketField, BucketForm, BucketView};
use ports::desk::{Mailbox, Mode, Reply, Trouble};
use std::rc::Rc;

const ROW: &[u8] = b"bucket";
const VERSION: u8 = 1;

/// The bucket that is kept here, if one is, and the road to the mailbox that the station's settings name.
///
/// # Errors
/// The device's trouble.
pub async fn road<H: Host>(
    host: &H,
    store: &Vault<H::Store>,
    mode: Mode,
    base_url: &str,
    ledger: &Ledger,
) -> Result<(Option<Bucket>, (Rc<H::Post>, Mailbox)), Trouble> {
    let row = store.read(META, ROW).await.map_err(of_store)?;
    let bucket: Option<Bucket> = row.and_then(|row| record::read(VERSION, &row).ok());
    let named = ledger.station().map(|station| station.mailbox).unwrap_or_default();
    let road = road::open(host, mode, base_url, &named, bucket.as_ref()).await?;
    Ok((bucket, road))
}

impl<H: Host> Desk<H> {
    /// Answers a question about it.
    pub(crate) async fn answer_bucket(&self, ask: Ask) -> Reply {
        let _turn = self.turn.take().await;
        let mut office = self.office().await?;
        if ask != Ask::Bucket {
            // The host may name it already, or does as soon as its file is changed.
            self.asked_host_ms.set(0);
        }
        let reply = match ask {
            Ask::SetBucket(form) => self.set_bucket(&mut office, &form).await,
            Ask::DropBucket => self.keep_bucket(&mut office, None).await,
            _ => Ok(office.bucket_view()),
        };
        self.put_back(office, reply.as_ref().err());
        self.tell_changes();
        reply
    }

    async fn set_bucket(&self, office: &mut Office<H>, form: &BucketForm) -> Reply {
        if office.mode == Mode::Sample {
            return Err(Trouble::NotNow);
        }
        match Bucket::typed(&form.address, &form.region, &form.key_id, &form.secret) {
            Ok(bucket) => self.keep_bucket(office, Some(bucket)).await,
            Err(wrong) => {
                let wrong = wrong.into_iter().map(field).collect();
                Ok(ports::desk::Answer::Road(Answer::WrongBucket(wrong)))
            }
        }
    }

    async fn keep_bucket(&self, office: &mut Office<H>, bucket: Option<Bucket>) -> Reply {
        let row = match &bucket {
            Some(bucket) => Write::put(META, ROW, record::write(VERSION, bucket)),
            None => Write::delete(META, ROW),
        };
        let named = office.named_mailbox();
        let (post, mailbox) = road::open(&self.host, office.mode, &office.base_url, &named, bucket.as_ref()).await?;
        office.commit(self.now_ms(), Change { rows: vec![row], ..Change::default() }).await?;
        (office.post, office.mailbox, office.bucket) = (post, mailbox, bucket);
        Ok(office.bucket_view())
    }
}

impl<H: Host> Office<H> {
    fn bucket_view(&self) -> ports::desk::Answer {
        let in_use = self.uses_bucket();
        let view = self.bucket.as_ref().map(|bucket| BucketView {
            address: bucket.address.clone(),
            region: bucket.region.clone(),
            key_id: bucket.key_id.clone(),
            in_use,
        });
        ports::desk::Answer::Road(Answer::Bucket(view))
    }
}

fn field(wrong: Wrong) -> BucketField {
    match wrong {
        Wrong::Address => BucketField::Address,
        Wrong::Region => BucketField::Region,
        Wrong::KeyId => BucketField::KeyId,
        Wrong::Secret => BucketField::Secret,
    }
}
