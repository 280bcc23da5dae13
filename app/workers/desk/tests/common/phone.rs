//! A resident's phone at the other end of the mailbox.

use super::*;

/// A phone: its keys, and what it can say.
pub struct Phone {
    pub sign: SigningSecret,
    pub seal: SealingSecret,
    pub folder: BoxSecret,
    pub rng: MemoryEntropy,
}

impl Phone {
    pub fn new(number: u8) -> Self {
        Self {
            sign: SigningSecret::from_seed([number; 32]),
            seal: SealingSecret::from_seed([number + 100; 32]),
            folder: BoxSecret([number; 32]),
            rng: MemoryEntropy::seeded(number.into()),
        }
    }

    pub fn reply(&self) -> ReplyTo {
        ReplyTo { seal: self.seal.public(), folder: self.folder.id() }
    }

    pub fn request(&self, id: u8, place: PlaceId, words: &str) -> RequestBody {
        RequestBody {
            id: RequestId([id; 16]),
            place,
            kind: Kind::Errand,
            words: Packed::from(words),
            suits: Slots(0),
            channel: Channel::Phone,
            filed_ms: NOW,
            who: Who::Named {
                name: Packed::from("何建民"),
                telephone: Packed::from("13800001234"),
                home: Some(Home { building: 3, unit: 2, room: 501 }),
            },
            notice: 1,
            reply: Some(self.reply()),
        }
    }

    pub fn answer(&self, task: TaskId, yes: bool) -> Body {
        Body::Answer(AnswerBody {
            task,
            yes,
            name: Packed::from("田秀英"),
            telephone: Packed::from("13800005678"),
            reply: self.reply(),
            at_ms: NOW,
        })
    }

    /// Seals to a station's inbox.
    pub fn seal(&mut self, to: &courier::Poster, body: &Body) -> Vec<u8> {
        slip::seal(&mut self.rng, &self.sign, &to.inbox, body).expect("a slip")
    }

    /// The same as a chat message.
    pub fn message(&mut self, to: &courier::Poster, body: &Body) -> String {
        code::message("您好!这是我的诉求:", BASE, &self.seal(to, body)).expect("a message")
    }

    /// Puts it into the mailbox.
    pub fn post(&mut self, post: &MemoryPost, to: &courier::Poster, body: &Body) {
        let bytes = self.seal(to, body);
        block_on(post.put(&to.folder.expect("a mailbox"), Day::of(NOW), &bytes)).expect("posted");
    }

    /// Everything in this phone's box, opened.
    pub fn inbox(&self, post: &MemoryPost) -> Vec<courier::Opened> {
        let mine = self.folder.id();
        let objects = post.objects().into_iter().filter(|(to, ..)| *to == mine);
        objects.map(|(.., bytes)| slip::open(std::slice::from_ref(&self.seal), &bytes).expect("for me")).collect()
    }

    /// The last progress told to this phone.
    pub fn progress(&self, post: &MemoryPost) -> Option<courier::body::ProgressBody> {
        let told = self.inbox(post).into_iter().filter_map(|opened| match opened.body {
            Body::Progress(progress) => Some(progress),
            _ => None,
        });
        told.max_by_key(|progress| progress.number)
    }
}
