//! The desk's rounds: letters that are due leave, the box is looked into, the sample fills. Whatever waits for the
//! network or the clock waits without the turn, so that questions are answered meanwhile.

use crate::desk::{Desk, State};
use crate::host::Host;
use device::Clock;
use device::delivery::look;
use device::post::{Post, PostError};
use domain::{Day, Millis};
use ports::desk::{Mode, News};

/// How often the mailbox is asked while the page is in front.
const LOOK_MS: Millis = 5_000;
/// And while it is not.
const GLANCE_MS: Millis = 60_000;
/// And in the sample, where it costs nothing.
const SAMPLE_LOOK_MS: Millis = 1_500;
/// How often the host is asked where the mailbox is.
const HOST_MS: Millis = domain::time::HOUR_MS;
/// How often letters are looked after.
const TICK_MS: u32 = 1_000;

impl<H: Host> Desk<H> {
    /// Looks after the post for as long as the worker lives.
    pub async fn work(&self) {
        loop {
            self.tick().await;
            self.host.clock().sleep(TICK_MS).await;
        }
    }

    /// Posts what is due, and looks into the box when it is time.
    pub async fn tick(&self) {
        self.reopen().await;
        self.ask_host().await;
        self.turn_inbox().await;
        self.note_openings().await;
        self.send().await;
        self.exchange().await;
        let sample = self.asked.borrow().as_ref().is_some_and(|(_, mode)| *mode == Mode::Sample);
        let pause_ms = match (self.visible.get(), sample) {
            (_, true) => SAMPLE_LOOK_MS,
            (true, false) => LOOK_MS,
            (false, false) => GLANCE_MS,
        };
        let now_ms = self.now_ms();
        let look_now = now_ms >= self.looked_ms.get().saturating_add(pause_ms);
        if look_now {
            self.looked_ms.set(now_ms);
        }
        if !self.tick_lobby(look_now).await && look_now {
            self.look().await;
        }
        self.keep_first().await;
        self.keep_snapshot().await;
    }

    /// Asks the host now and then where the mailbox is.
    async fn ask_host(&self) {
        let now_ms = self.now_ms();
        let mode = match &*self.state.borrow() {
            State::Open(office) if now_ms >= self.asked_host_ms.get() => office.mode,
            _ => return,
        };
        self.asked_host_ms.set(now_ms.saturating_add(HOST_MS));
        let Some(file) = self.host.served_station(mode).await else { return };
        let _turn = self.turn.take().await;
        let Some(mut office) = self.opened_office() else { return };
        let heard = office.heard_from_host(&self.host, &file, now_ms).await;
        self.put_back(office, heard.as_ref().err());
        self.tell_changes();
    }

    async fn send(&self) {
        let (post, due) = {
            let _turn = self.turn.take().await;
            let Some(mut office) = self.opened_office() else { return };
            let due = office.letters_due(self.now_ms()).await;
            let post = office.post.clone();
            self.put_back(office, due.as_ref().err());
            (post, due.unwrap_or_default())
        };
        for letter in due {
            let result = post.put(&letter.to, Day::of(self.now_ms()), &letter.slip).await.map(drop);
            // What keeps one from the mailbox keeps the next from it too.
            let silent = result.as_ref().is_err_and(PostError::passes);
            let _turn = self.turn.take().await;
            let Some(mut office) = self.opened_office() else { return };
            let written = office.posted(letter.number, result, self.now_ms()).await;
            self.put_back(office, written.as_ref().err());
            self.tell_changes();
            if silent {
                return;
            }
        }
    }

    /// Posts what other devices have not got yet.
    async fn exchange(&self) {
        let (post, due) = {
            let _turn = self.turn.take().await;
            let Some(mut office) = self.opened_office() else { return };
            let due = office.parcels_due(self.now_ms()).await;
            let post = office.post.clone();
            self.put_back(office, due.as_ref().err());
            (post, due.unwrap_or_default())
        };
        for parcel in due {
            let mut posted = true;
            for slip in &parcel.slips {
                posted = posted && post.put(&parcel.to, Day::of(self.now_ms()), slip).await.is_ok();
            }
            let _turn = self.turn.take().await;
            let Some(mut office) = self.opened_office() else { return };
            office.parcel_posted(&parcel, posted, self.now_ms());
            self.put_back(office, None);
        }
    }

    async fn look(&self) {
        let (post, own, seen) = {
            let _turn = self.turn.take().await;
            match &*self.state.borrow() {
                State::Open(office) if office.has_mailbox() => {
                    (office.post.clone(), office.keys.folder.clone(), office.seen_for_now())
                }
                _ => return,
            }
        };
        let found = look(&*post, &own, &seen, Day::of(self.now_ms())).await;
        let _turn = self.turn.take().await;
        let Some(mut office) = self.opened_office() else { return };
        let arrivals = office.take_found(found, self.now_ms()).await;
        self.put_back(office, arrivals.as_ref().err());
        self.tell_changes();
        if let Ok(arrivals) = arrivals
            && !arrivals.is_empty()
        {
            self.host.tell(&News::Arrived(arrivals));
        }
    }

    /// Makes up the rest of the sample, a building at a time, letting questions through between two.
    pub async fn fill(&self) {
        loop {
            {
                let _turn = self.turn.take().await;
                let Some(mut filling) = self.filling.borrow_mut().take() else { return };
                let Some(mut office) = self.opened_office() else { return };
                match filling.next(&mut office).await {
                    Ok(more) => {
                        self.put_back(office, None);
                        self.host.tell(&News::Progress(filling.progress()));
                        *self.filling.borrow_mut() = Some(filling).filter(|_| more);
                        if !more {
                            self.tell_changes();
                        }
                    }
                    // Its memory is ahead of the disk: the next question opens it anew, the next opening carries on.
                    Err(_) => return,
                }
            }
            self.host.clock().sleep(0).await;
        }
    }
}
