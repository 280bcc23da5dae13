//! Delivery: the rounds every worker makes with its post: posting what is due, and looking into one's own box.
//!
//! ```ignore
//! for letter in outbox.due(now) {
//!     match post_letter(&post, &letter, now).await { Ok(()) => outbox.posted(…), Err(why) => outbox.failed(…) };
//! }
//! let found = look(&post, &secret, &seen, today).await;
//! for slip in found.slips { /* take it in, and `seen.mark(slip.day, slip.name)` in the same commit */ }
//! if found.trouble.is_none() { seen.round(&found.listed, today) }
//! ```

use crate::post::{Post, PostError};
use courier::mailbox::{SLIP_BYTES_MAX, Seen};
use courier::outbox::{Failure, Letter};
use domain::{Day, Millis};
use trust::{BoxSecret, Digest};

/// Most slips fetched in one look, so that a flooded box does not hold everything else up; the rest comes next time.
const AT_ONCE_MAX: usize = 200;

/// A slip taken out of a box, not yet opened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Arrived {
    /// The day it lay under.
    pub day: Day,
    /// Its name.
    pub name: Digest,
    /// Its bytes, which fit its name. Empty when it could not be used: altered, too large. Mark it as seen all the same.
    pub bytes: Vec<u8>,
}

/// What a look into a box brought.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Found {
    /// The days the box has.
    pub listed: Vec<Day>,
    /// What is new, in the order of days.
    pub slips: Vec<Arrived>,
    /// What got in the way; what was fetched before that is still good.
    pub trouble: Option<PostError>,
    /// Whether more waits than was fetched at once: look again soon, and do not count this as a whole round.
    pub more: bool,
}

impl Found {
    /// Whether everything new was fetched: only then is it a round for `Seen::round`.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.trouble.is_none() && !self.more
    }
}

/// Posts one letter.
///
/// # Errors
/// Whether trying again helps, as the outbox wants to know it.
pub async fn post_letter(post: &impl Post, letter: &Letter, now_ms: Millis) -> Result<(), Failure> {
    post.put(&letter.to, Day::of(now_ms), &letter.slip).await.map(drop).map_err(|why| failure(&why))
}

/// Whether posting again can help, and when.
#[must_use]
pub fn failure(why: &PostError) -> Failure {
    match why {
        PostError::Offline | PostError::Broken(_) | PostError::Full => Failure::Later(0),
        PostError::Flood { retry_after_s } => Failure::Later(u64::from(*retry_after_s) * 1_000),
        // A server that is being set up refuses for a while; ask rarely, but do not give up.
        PostError::Refused(_) | PostError::NotThere => Failure::Later(600_000),
        PostError::TooLarge | PostError::Altered => Failure::Never(why.to_string()),
    }
}

/// Looks into one's own box and fetches what has not been seen.
pub async fn look(post: &impl Post, own: &BoxSecret, seen: &Seen, today: Day) -> Found {
    let mut found = Found::default();
    found.trouble = fill(post, own, seen, today, &mut found).await.err();
    found
}

async fn fill(post: &impl Post, own: &BoxSecret, seen: &Seen, today: Day, found: &mut Found) -> Result<(), PostError> {
    found.listed = post.days(own).await?;
    for day in seen.days_to_look(&found.listed, today) {
        let names: Vec<Digest> = post.list(own, day).await?.iter().map(|entry| entry.name).collect();
        for name in seen.fresh(day, &names) {
            if found.slips.len() == AT_ONCE_MAX {
                found.more = true;
                return Ok(());
            }
            let bytes = match post.get(&own.id(), day, &name).await {
                Ok(bytes) if bytes.len() <= SLIP_BYTES_MAX => bytes,
                Ok(_) | Err(PostError::Altered | PostError::TooLarge) => Vec::new(),
                // Expired between listing and fetching.
                Err(PostError::NotThere) => continue,
                Err(why) => return Err(why),
            };
            found.slips.push(Arrived { day, name, bytes });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::post::MemoryPost;
    use crate::testing::now;
    use courier::outbox::Outbox;
    use domain::time::DAY_MS;

    const OWN: BoxSecret = BoxSecret([7; 32]);
    const TODAY: Day = Day(20_779);
    const NOW: Millis = 20_779 * DAY_MS;

    #[test]
    fn a_letter_arrives_once_however_often_it_is_posted() {
        let (post, mut outbox, mut seen) = (MemoryPost::new(), Outbox::default(), Seen::default());
        outbox.write(OWN.id(), [1; 16], b"slip".to_vec(), true, NOW, 0);
        for _ in 0..2 {
            let letter = outbox.due(Millis::MAX).remove(0);
            assert_eq!(now(post_letter(&post, &letter, NOW)), Ok(()));
            outbox.posted(letter.number, NOW);
        }
        let found = now(look(&post, &OWN, &seen, TODAY));
        let bytes: Vec<&[u8]> = found.slips.iter().map(|slip| slip.bytes.as_slice()).collect();
        assert_eq!((bytes.as_slice(), found.is_whole()), (&[&b"slip"[..]][..], true));
        found.slips.iter().for_each(|slip| seen.mark(slip.day, slip.name));
        seen.round(&found.listed, TODAY);
        assert_eq!(now(look(&post, &OWN, &seen, TODAY)).slips, []);
    }

    #[test]
    fn each_trouble_of_the_post_is_waited_out_or_given_up() {
        let post = MemoryPost::new();
        let letter = Outbox::default().write(OWN.id(), [1; 16], b"slip".to_vec(), true, NOW, 0).clone();
        for (trouble, failure) in [
            (PostError::Offline, Failure::Later(0)),
            (PostError::Broken(502), Failure::Later(0)),
            (PostError::Flood { retry_after_s: 30 }, Failure::Later(30_000)),
            (PostError::Refused("no mailbox".into()), Failure::Later(600_000)),
            (PostError::TooLarge, Failure::Never("too large for the mailbox".into())),
        ] {
            post.fail(Some(trouble));
            assert_eq!(now(post_letter(&post, &letter, NOW)), Err(failure));
        }
    }

    #[test]
    fn what_was_fetched_before_the_network_went_is_kept_and_an_altered_slip_is_passed_over() {
        let post = MemoryPost::new();
        now(post.put(&OWN.id(), TODAY, b"slip")).unwrap();
        post.alter_all();
        let found = now(look(&post, &OWN, &Seen::default(), TODAY));
        assert_eq!(found.slips.iter().map(|slip| slip.bytes.len()).collect::<Vec<_>>(), [0]);
        post.fail(Some(PostError::Offline));
        let found = now(look(&post, &OWN, &Seen::default(), TODAY));
        assert_eq!((found.slips.len(), found.trouble, found.more), (0, Some(PostError::Offline), false));
    }

    #[test]
    fn a_flooded_box_is_emptied_a_part_at_a_time() {
        let (post, mut seen) = (MemoryPost::new(), Seen::default());
        for number in 0..450u32 {
            now(post.put(&OWN.id(), TODAY, &number.to_le_bytes())).unwrap();
        }
        let mut parts = Vec::new();
        loop {
            let found = now(look(&post, &OWN, &seen, TODAY));
            parts.push(found.slips.len());
            found.slips.iter().for_each(|slip| seen.mark(slip.day, slip.name));
            if found.is_whole() {
                break;
            }
        }
        assert_eq!(parts, [200, 200, 50]);
    }
}
