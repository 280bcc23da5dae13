//! Keeping: the questions about backups. A backup is made of what can still be read, so it can be had when nothing can be
//! written any more.

use crate::backup::{self, Kept, Under};
use crate::desk::{Desk, State};
use crate::host::Host;
use crate::office::Office;
use crate::trouble::of_store;
use courier::bundle::{self, Bundle, BundleError, Lock, To, With};
use domain::{Day, Millis};
use ports::desk::keep::{Answer as Told, Ask, File, Last, Refused};
use ports::desk::{Answer, Mode, Reply, Trouble};
use trust::{Draw, passcode};

impl<H: Host> Desk<H> {
    /// Answers a question about backups.
    pub(crate) async fn answer_keep(&self, ask: Ask) -> Reply {
        let empty = matches!(&*self.state.borrow(), State::Empty);
        match ask {
            Ask::Restore { file, passphrase } if empty => self.restore(&file, &passphrase).await,
            ask => self.keep(ask).await.map(Answer::Keep),
        }
    }

    async fn keep(&self, ask: Ask) -> Result<Told, Trouble> {
        let mut office = self.office().await?;
        let told = match ask {
            _ if office.mode == Mode::Sample => Err(Trouble::NotNow),
            Ask::State => Ok(Told::Kept(office.kept())),
            Ask::Make { passphrase } => {
                office.back_up(passphrase.as_deref(), self.host.photo_room(), self.now_ms()).await
            }
            Ask::Restore { file, passphrase } => match opened(&file, &passphrase) {
                Ok((bundle, _)) => office.add(bundle, self.now_ms()).await,
                Err(why) => Err(why),
            },
        };
        self.put_back(office, told.as_ref().err());
        told
    }

    /// Makes a backup's station this device's. Nobody has set up a desk here.
    async fn restore(&self, file: &[u8], passphrase: &str) -> Reply {
        let (base_url, mode) = self.asked.borrow().clone().ok_or(Trouble::NotOpen)?;
        if mode == Mode::Sample {
            return Err(Trouble::NotNow);
        }
        let (bundle, under) = opened(file, passphrase)?;
        let mut draw = Draw::from_seed(self.host.chance().ok_or(Trouble::NoRandomness)?);
        let store = self.host.store(mode).await.map_err(of_store)?;
        backup::restore(&store, &bundle, under, &mut draw).await?;
        self.opened_door(mode, &base_url).await
    }
}

impl<H: Host> Office<H> {
    /// Makes a backup under a passphrase of its own, or under the last one's.
    async fn back_up(&mut self, passphrase: Option<&str>, photo_room: usize, now_ms: Millis) -> Result<Told, Trouble> {
        let under = match (passphrase, self.last_backup) {
            (Some(passphrase), _) => {
                passcode::check(passphrase).map_err(|_| Trouble::Backup(Refused::Weak))?;
                let salt = self.draw.array();
                Under { salt, stretched: passcode::stretch(passphrase, &salt) }
            }
            (None, Some(kept)) => kept.under,
            (None, None) => return Err(Trouble::Backup(Refused::Weak)),
        };
        let (bundle, left_out) = self.bundle(photo_room, now_ms).await?;
        let to = To::Passphrase(under.salt, &under.stretched);
        let bytes = bundle::seal(&mut self.draw, &to, &bundle).map_err(refused)?;
        let kept = Kept::new(now_ms, self.kept().events, under);
        self.note_backup(kept).await;
        Ok(Told::Backup(File { name: file_name(&bundle, kept.last()), bytes, last: kept.last(), left_out }))
    }
}

/// A name that sorts by day and count, and that no fuller backup has: a download never takes its place.
fn file_name(bundle: &Bundle, last: Last) -> String {
    let station: String = bundle.station.to_string().chars().take(4).collect();
    format!("last-metre-{station}-{}-{}.lmbundle", Day::of(last.at_ms).iso(), last.events)
}

/// What a file holds, and what it was made under.
fn opened(file: &[u8], passphrase: &str) -> Result<(Bundle, Under), Trouble> {
    match bundle::lock(file).map_err(refused)? {
        Lock::Passphrase(salt) => {
            let stretched = passcode::stretch(passphrase, &salt);
            let bundle = bundle::open(&With::Passphrase(&stretched), file).map_err(refused)?;
            Ok((bundle, Under { salt, stretched }))
        }
        Lock::Device(_) => Err(Trouble::Backup(Refused::NotForThisDevice)),
    }
}

fn refused(why: BundleError) -> Trouble {
    Trouble::Backup(match why {
        BundleError::NotABundle => Refused::NotABackup,
        BundleError::CutOff => Refused::CutOff,
        BundleError::Altered => Refused::Altered,
        BundleError::WrongPassphrase => Refused::WrongPassphrase,
        BundleError::NotForThisDevice | BundleError::BadKey => Refused::NotForThisDevice,
        BundleError::Newer => Refused::Newer,
        BundleError::TooLarge => Refused::TooLarge,
    })
}
