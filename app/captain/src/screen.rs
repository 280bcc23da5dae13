//! A screen: which page of the captain's face is open, and what is open on it, as told by the address.

use domain::{HouseholdId, PersonId, PlaceId, ProgramId, RequestId};

/// A page of the captain's face. Unknown addresses lead to `Today`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Screen {
    /// What waits, and perhaps one request opened beside it.
    Today(Option<RequestId>),
    /// What else the day holds.
    Day,
    /// New senders, waiting to be let in.
    Tray,
    /// What goes out, and perhaps one message opened beside it.
    Outbox(Option<u64>),
    /// One plan for all open requests.
    Plan,
    /// How helpers are chosen.
    Policy,
    /// Write a request down for someone, perhaps somebody already chosen.
    File(Option<PersonId>),
    /// Take in a pasted message.
    TakeIn,
    /// People and volunteers, and perhaps one of them opened.
    People(Option<PersonId>),
    /// Write down somebody new, or change what is known of somebody.
    Write(Option<PersonId>),
    /// Households with a volunteer of their own, and perhaps one of them opened.
    Pairs(Option<HouseholdId>),
    /// Volunteers proposed for those who have none.
    PairUp,
    /// The next round of knocking at doors, and perhaps one door opened.
    Rounds(Option<HouseholdId>),
    /// What people are owed, and perhaps one program opened.
    Programs(Option<ProgramId>),
    /// Write a program down.
    ProgramNew,
    /// The same, beginning with an example.
    Example(u8),
    /// Change a program.
    ProgramWrite(ProgramId),
    /// What a program asks of somebody, done at their home.
    AtHome(ProgramId, PersonId),
    /// The pack of one application, for printing.
    Pack(ProgramId),
    /// Estates and buildings.
    Places,
    /// The homes of one building.
    Building(PlaceId),
    /// Those who may have been written down twice.
    Twins,
    /// The poster of one building.
    Poster(PlaceId),
    /// The contact card of one building.
    Contact(PlaceId),
    /// Canteen kiosks.
    Kiosks,
    /// Act as someone of the sample, perhaps somebody already chosen.
    Acting(Option<PersonId>),
    /// The device, the station, the language.
    Settings,
    /// Take in a backup.
    Restore,
    /// Choose a passcode, or another.
    Passcode,
    /// The recovery sheet.
    Sheet,
    /// What two people wrote about one thing at the same time.
    Clashes,
    /// Who stands above and below.
    Levels,
    /// A new captain's first day, on the sample.
    Tour,
    /// One captain goes, another comes.
    HandOver,
    /// On a phone: everything that has no tab of its own.
    More,
    /// Bring a roster in.
    Import,
    /// Let a table out.
    Export,
    /// Set up a station, while there is none.
    SetUp,
    /// Join a station, while there is none.
    Join,
}

impl Screen {
    /// Reads the address.
    #[must_use]
    pub fn of(route: &ui::Route) -> Self {
        let rest = route.part(1);
        match route.part(0) {
            "tray" => Self::Tray,
            "outbox" => Self::Outbox(rest.parse().ok()),
            "plan" => Self::Plan,
            "policy" => Self::Policy,
            "file" => Self::File(PersonId::parse(rest)),
            "take-in" => Self::TakeIn,
            "people" => Self::People(PersonId::parse(rest)),
            "write" => Self::Write(PersonId::parse(rest)),
            "pairs" => Self::Pairs(HouseholdId::parse(rest)),
            "pair-up" => Self::PairUp,
            "rounds" => Self::Rounds(HouseholdId::parse(rest)),
            "programs" => Self::Programs(ProgramId::parse(rest)),
            "program-new" => rest.parse().map_or(Self::ProgramNew, Self::Example),
            "program-write" => ProgramId::parse(rest).map_or(Self::ProgramNew, Self::ProgramWrite),
            "at-home" => match (ProgramId::parse(rest), PersonId::parse(route.part(2))) {
                (Some(program), Some(person)) => Self::AtHome(program, person),
                (program, _) => Self::Programs(program),
            },
            "pack" => ProgramId::parse(rest).map_or(Self::Programs(None), Self::Pack),
            "day" => Self::Day,
            "places" => Self::Places,
            "building" => PlaceId::parse(rest).map_or(Self::Places, Self::Building),
            "twins" => Self::Twins,
            "poster" => PlaceId::parse(rest).map_or(Self::Places, Self::Poster),
            "contact" => PlaceId::parse(rest).map_or(Self::Places, Self::Contact),
            "kiosks" => Self::Kiosks,
            "acting" => Self::Acting(PersonId::parse(rest)),
            "settings" => Self::Settings,
            "restore" => Self::Restore,
            "passcode" => Self::Passcode,
            "sheet" => Self::Sheet,
            "clashes" => Self::Clashes,
            "levels" => Self::Levels,
            "hand-over" => Self::HandOver,
            "tour" => Self::Tour,
            "more" => Self::More,
            "import" => Self::Import,
            "export" => Self::Export,
            "set-up" => Self::SetUp,
            "join" => Self::Join,
            _ => Self::Today(RequestId::parse(rest)),
        }
    }

    /// The address of this page, with its `#`.
    #[must_use]
    pub fn href(self) -> String {
        match self {
            Self::Today(None) => "#/today".into(),
            Self::Today(Some(request)) => format!("#/today/{request}"),
            Self::Day => "#/day".into(),
            Self::Tray => "#/tray".into(),
            Self::Outbox(None) => "#/outbox".into(),
            Self::Outbox(Some(letter)) => format!("#/outbox/{letter}"),
            Self::Plan => "#/plan".into(),
            Self::Policy => "#/policy".into(),
            Self::File(None) => "#/file".into(),
            Self::File(Some(person)) => format!("#/file/{person}"),
            Self::TakeIn => "#/take-in".into(),
            Self::People(None) => "#/people".into(),
            Self::People(Some(person)) => format!("#/people/{person}"),
            Self::Write(None) => "#/write".into(),
            Self::Write(Some(person)) => format!("#/write/{person}"),
            Self::Pairs(None) => "#/pairs".into(),
            Self::Pairs(Some(household)) => format!("#/pairs/{household}"),
            Self::PairUp => "#/pair-up".into(),
            Self::Rounds(None) => "#/rounds".into(),
            Self::Rounds(Some(household)) => format!("#/rounds/{household}"),
            Self::Programs(None) => "#/programs".into(),
            Self::Programs(Some(program)) => format!("#/programs/{program}"),
            Self::ProgramNew => "#/program-new".into(),
            Self::Example(example) => format!("#/program-new/{example}"),
            Self::ProgramWrite(program) => format!("#/program-write/{program}"),
            Self::AtHome(program, person) => format!("#/at-home/{program}/{person}"),
            Self::Pack(program) => format!("#/pack/{program}"),
            Self::Places => "#/places".into(),
            Self::Building(place) => format!("#/building/{place}"),
            Self::Twins => "#/twins".into(),
            Self::Poster(place) => format!("#/poster/{place}"),
            Self::Contact(place) => format!("#/contact/{place}"),
            Self::Kiosks => "#/kiosks".into(),
            Self::Acting(None) => "#/acting".into(),
            Self::Acting(Some(person)) => format!("#/acting/{person}"),
            Self::Settings => "#/settings".into(),
            Self::Restore => "#/restore".into(),
            Self::Passcode => "#/passcode".into(),
            Self::Sheet => "#/sheet".into(),
            Self::Clashes => "#/clashes".into(),
            Self::Levels => "#/levels".into(),
            Self::HandOver => "#/hand-over".into(),
            Self::Tour => "#/tour".into(),
            Self::More => "#/more".into(),
            Self::Import => "#/import".into(),
            Self::Export => "#/export".into(),
            Self::SetUp => "#/set-up".into(),
            Self::Join => "#/join".into(),
        }
    }

    /// The page without what is open on it. While this stays the same, nothing but that part is drawn anew.
    #[must_use]
    pub fn page(self) -> Self {
        match self {
            Self::Today(_) | Self::Day | Self::Tray | Self::Outbox(_) | Self::SetUp | Self::Join => Self::Today(None),
            Self::People(_) => Self::People(None),
            Self::Pairs(_) => Self::Pairs(None),
            Self::Rounds(_) => Self::Rounds(None),
            Self::Programs(_) => Self::Programs(None),
            other => other,
        }
    }

    /// The entry of the rail that leads here.
    #[must_use]
    pub fn section(self) -> Self {
        match self.page() {
            Self::Poster(_) | Self::Contact(_) | Self::Building(_) => Self::Places,
            Self::Twins | Self::Write(_) | Self::Import | Self::Export => Self::People(None),
            Self::File(_) => Self::File(None),
            Self::Acting(_) => Self::Acting(None),
            Self::PairUp => Self::Pairs(None),
            Self::ProgramNew | Self::Example(_) | Self::ProgramWrite(_) | Self::Pack(_) | Self::AtHome(..) => {
                Self::Programs(None)
            }
            Self::Policy => Self::Plan,
            Self::Restore => Self::Settings,
            Self::Passcode | Self::Sheet | Self::Levels | Self::HandOver => Self::Settings,
            Self::Clashes | Self::Tour => Self::Today(None),
            page => page,
        }
    }

    /// Whether something is open that takes the whole of a narrow screen.
    #[must_use]
    pub fn deep(self) -> bool {
        matches!(
            self,
            Self::Today(Some(_))
                | Self::Day
                | Self::Outbox(Some(_))
                | Self::People(Some(_))
                | Self::Pairs(Some(_))
                | Self::Rounds(Some(_))
                | Self::Programs(Some(_))
        )
    }

    /// Where "back" leads on a phone; `None` on a page that has a tab of its own.
    #[must_use]
    pub fn back(self) -> Option<Self> {
        match self {
            Self::Today(Some(_)) | Self::Day | Self::Plan | Self::Clashes | Self::Tour => Some(Self::Today(None)),
            Self::Policy => Some(Self::Plan),
            Self::Restore => Some(Self::Settings),
            Self::Passcode | Self::Sheet | Self::Levels | Self::HandOver => Some(Self::Settings),
            Self::Outbox(Some(_)) => Some(Self::Outbox(None)),
            Self::People(Some(_)) | Self::Write(None) | Self::Twins => Some(Self::People(None)),
            Self::Import | Self::Export => Some(Self::People(None)),
            Self::Write(Some(person)) => Some(Self::People(Some(person))),
            Self::File(Some(person)) => Some(Self::People(Some(person))),
            Self::Building(_) => Some(Self::Places),
            Self::Poster(place) | Self::Contact(place) => Some(Self::Building(place)),
            Self::Pairs(Some(_)) | Self::PairUp => Some(Self::Pairs(None)),
            Self::Rounds(Some(_)) => Some(Self::Rounds(None)),
            Self::Programs(Some(_)) | Self::ProgramNew | Self::Example(_) => Some(Self::Programs(None)),
            Self::ProgramWrite(program) | Self::Pack(program) | Self::AtHome(program, _) => {
                Some(Self::Programs(Some(program)))
            }
            Self::Pairs(None)
            | Self::Rounds(None)
            | Self::Programs(None)
            | Self::Places
            | Self::Kiosks
            | Self::Acting(_)
            | Self::Settings => Some(Self::More),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(hash: &str) -> Screen {
        Screen::of(&ui::Route::read(hash))
    }

    #[test]
    fn every_page_is_found_again_at_its_own_address() {
        let pages = [
            Screen::Today(None),
            Screen::Today(Some(RequestId([7; 16]))),
            Screen::Day,
            Screen::Tray,
            Screen::Outbox(None),
            Screen::Outbox(Some(7)),
            Screen::Plan,
            Screen::Policy,
            Screen::File(None),
            Screen::File(Some(PersonId([9; 16]))),
            Screen::TakeIn,
            Screen::People(None),
            Screen::People(Some(PersonId([9; 16]))),
            Screen::Write(None),
            Screen::Write(Some(PersonId([9; 16]))),
            Screen::Pairs(None),
            Screen::Pairs(Some(HouseholdId([5; 16]))),
            Screen::PairUp,
            Screen::Rounds(None),
            Screen::Rounds(Some(HouseholdId([5; 16]))),
            Screen::Programs(None),
            Screen::Programs(Some(ProgramId([6; 16]))),
            Screen::ProgramNew,
            Screen::Example(3),
            Screen::ProgramWrite(ProgramId([6; 16])),
            Screen::Pack(ProgramId([6; 16])),
            Screen::Places,
            Screen::Building(PlaceId([3; 8])),
            Screen::Twins,
            Screen::Poster(PlaceId([3; 8])),
            Screen::Kiosks,
            Screen::Acting(None),
            Screen::Acting(Some(PersonId([9; 16]))),
            Screen::Contact(PlaceId([3; 8])),
            Screen::AtHome(ProgramId([4; 16]), PersonId([5; 16])),
            Screen::Settings,
            Screen::Restore,
            Screen::Passcode,
            Screen::Sheet,
            Screen::Clashes,
            Screen::Levels,
            Screen::HandOver,
            Screen::Tour,
            Screen::More,
            Screen::Import,
            Screen::Export,
            Screen::SetUp,
        ];
        for page in pages {
            assert_eq!(read(&page.href()), page);
        }
    }

    #[test]
    fn a_strange_address_leads_to_today() {
        for hash in ["", "#", "#/", "#/nowhere", "#/today/zz", "#/today/00/<b>"] {
            assert_eq!(read(hash), Screen::Today(None), "{hash}");
        }
        assert_eq!(read("#/poster/zz"), Screen::Places);
    }

    #[test]
    fn what_was_opened_from_a_list_goes_back_to_it() {
        assert_eq!(Screen::Today(Some(RequestId([7; 16]))).back(), Some(Screen::Today(None)));
        assert_eq!(Screen::Poster(PlaceId([3; 8])).section(), Screen::Places);
        assert_eq!(Screen::Today(None).back(), None);
    }
}
