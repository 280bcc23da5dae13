//! What all screens of the kiosk share: the counter behind them, the picture shown, and the one draft.

use crate::screen::Screen;
use crate::words;
use device::port::Client;
use leptos::prelude::*;
use ports::counter::{Answer, Ask, Door, News, Pick, Till, Trouble};
use std::cell::OnceCell;
use ui::{Ui, t};

type Counter = Client<Ask, Answer, News>;

/// Signals are copies; the counter itself is kept beside them.
#[derive(Clone, Copy)]
pub struct Desk {
    /// What the screen shows.
    pub screen: RwSignal<Screen>,
    /// Name, counts and prices.
    pub till: RwSignal<Option<Till>>,
    /// What someone is typing: the only place where typed words are kept.
    pub draft: RwSignal<String>,
    /// What went wrong last, and on which screen: it is not said on any other.
    pub fault: RwSignal<Option<(Screen, &'static str)>>,
}

thread_local! {
    static DESK: Desk = Desk {
        screen: RwSignal::new(Screen::Starting),
        till: RwSignal::new(None),
        draft: RwSignal::new(String::new()),
        fault: RwSignal::new(None),
    };
    static COUNTER: OnceCell<Counter> = const { OnceCell::new() };
}

/// The desk. It outlives every view, so a change of language loses nothing.
pub fn desk() -> Desk {
    DESK.with(|desk| *desk)
}

/// Starts the counter and asks it what this kiosk is. Called once the first screen can be tapped.
pub fn connect() {
    let counter = Counter::start("./counter_worker_loader.js");
    counter.on_news(|News::Changed(till)| desk().till.set(Some(till)));
    counter.on_trouble(|_| desk().screen.set(Screen::Broken));
    let _ = COUNTER.with(|cell| cell.set(counter));
    open();
}

/// Begins again with a fresh counter.
pub fn restart() {
    COUNTER.with(|cell| cell.get().map(Client::restart));
    desk().screen.set(Screen::Starting);
    open();
}

fn open() {
    let (base, sample) = (crate::home::base(), ui::route::param("sample").is_some());
    ask(Ask::Open { base, sample }, move |desk, answer| match answer {
        Answer::Ready(till) => desk.ready(till),
        Answer::NotEnrolled => desk.screen.set(Screen::Enrol),
        _ => desk.screen.set(Screen::Broken),
    });
}

/// Asks the counter; what it cannot do is put into words on the screen shown.
pub fn ask(question: Ask, then: impl FnOnce(Desk, Answer) + 'static) {
    let Some(counter) = COUNTER.with(|cell| cell.get().cloned()) else { return };
    leptos::task::spawn_local(async move {
        let desk = desk();
        desk.fault.set(None);
        match counter.ask(&question).await {
            Ok(Answer::Trouble(why)) => desk.trouble(why),
            Ok(answer) => then(desk, answer),
            Err(_) => desk.screen.set(Screen::Broken),
        }
    });
}

impl Desk {
    /// Shows the attract screen, with nothing of the last person left.
    pub fn reset(self, ui: Ui) {
        self.draft.set(String::new());
        self.fault.set(None);
        ui.forget();
        if self.till.with(Option::is_some) {
            self.screen.set(Screen::Home);
        }
    }

    /// A kiosk, ready for the next person.
    pub fn ready(self, till: Till) {
        self.till.set(Some(till));
        self.draft.set(String::new());
        self.screen.set(Screen::Home);
    }

    /// Keeps today's count.
    pub fn counted(self, today: u32) {
        self.till.update(|till| {
            if let Some(till) = till {
                till.today = today;
            }
        });
    }

    /// Walks on to what is behind `door`; where there is only one way, it is taken.
    pub fn walk(self, door: Door) {
        ask(Ask::Diners(door), move |desk, answer| {
            let Answer::Pick(pick) = answer else { return };
            match pick {
                Pick::Units(units) if units.len() == 1 => desk.walk(Door { unit: units.first().copied(), ..door }),
                Pick::Rooms(rooms) if rooms.len() == 1 => desk.walk(Door { room: rooms.first().copied(), ..door }),
                pick => desk.screen.set(Screen::Pick(door, pick)),
            }
        });
    }

    fn trouble(self, why: Trouble) {
        match why {
            Trouble::NotEnrolled => self.screen.set(Screen::Enrol),
            why => {
                match why {
                    Trouble::Damaged => self.screen.set(Screen::Enrol),
                    _ if self.screen.with_untracked(|screen| *screen == Screen::Starting) => {
                        self.screen.set(Screen::Broken);
                    }
                    _ => {}
                }
                self.fault.set(Some((self.screen.get_untracked(), t(words::trouble(why)))));
            }
        }
    }
}
