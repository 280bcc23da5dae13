//! The copy in words: a page of its own that any browser opens and prints, in the reader's language.

use super::super::model::{how, purpose};
use crate::called::{date_word, group_word, paper_word};
use crate::facts::{step_word, suits};
use crate::letters::kind_word;
use crate::pairs::deed;
use crate::people::called::{relation_word, why_word};
use crate::rounds;
use crate::words::*;
use domain::meal::PriceClass;
use domain::pair::Gender;
use domain::reminder::About;
use domain::task::TaskStage;
use ports::desk::copy::{Copy, Fact, Said, Topic};
use ui::{Lang, Word, common, fill, t, times};

const STYLE: &str = "body{font:1.05rem/1.6 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}\
h2{font-size:1.1rem;margin:1.6rem 0 .2rem}dl{display:grid;grid-template-columns:9rem 1fr;gap:.1rem 1rem;margin:0}\
dt{color:#555}dd{margin:0;white-space:pre-wrap}";

/// The whole page in a language.
#[must_use]
pub fn page(copy: &Copy, lang: Lang) -> String {
    let before = Lang::now();
    lang.set();
    let page = in_this_language(copy, lang);
    before.set();
    page
}

fn in_this_language(copy: &Copy, lang: Lang) -> String {
    let name = copy.parts.first().and_then(|part| part.facts.first()).map(|(_, said)| words(said)).unwrap_or_default();
    let title = escaped(&fill(t(COPY_TITLE), &[("who", &name), ("station", &copy.station)]));
    let when = times::exact(copy.made_ms);
    let by = [
        ("when", when.as_str()),
        ("station", copy.station.as_str()),
        ("captain", copy.captain.as_str()),
        ("telephone", copy.telephone.as_str()),
    ];
    let mut page = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<meta charset=\"utf-8\">\n<title>{title}</title>\n<style>{STYLE}</style>\n\
         <h1>{title}</h1>\n<p>{}</p>\n",
        lang.tag(),
        escaped(&fill(t(COPY_MADE), &by)),
    );
    for part in &copy.parts {
        let facts = part
            .facts
            .iter()
            .map(|(fact, said)| format!("<dt>{}</dt><dd>{}</dd>\n", escaped(t(label(*fact))), escaped(&words(said))));
        page.push_str(&format!(
            "<h2>{}</h2>\n<dl>\n{}</dl>\n",
            escaped(t(topic(part.about))),
            facts.collect::<String>()
        ));
    }
    page.push_str("</html>\n");
    page
}

/// Text as it may stand in a page.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn topic(topic: Topic) -> Word {
    match topic {
        Topic::Person => TO_PERSON,
        Topic::Volunteer => TO_VOLUNTEER,
        Topic::Request => TO_REQUEST,
        Topic::Helped => TO_HELPED,
        Topic::Pair => TO_PAIR,
        Topic::Visit => TO_VISIT,
        Topic::Roster => TO_ROSTER,
        Topic::Message => TO_MESSAGE,
        Topic::Waiting => TO_WAITING,
        Topic::Consent => TO_CONSENT,
        Topic::Looked => TO_LOOKED,
    }
}

/// What a fact is called.
#[must_use]
pub fn label(fact: Fact) -> Word {
    match fact {
        Fact::Name => FA_NAME,
        Fact::Telephone => FA_TELEPHONE,
        Fact::Home | Fact::Place => FA_HOME,
        Fact::Born => FA_BORN,
        Fact::Veteran => FA_VETERAN,
        Fact::Gender => FA_GENDER,
        Fact::Speaks => FA_SPEAKS,
        Fact::Note => FA_NOTE,
        Fact::Difficulty => FA_DIFFICULTY,
        Fact::Needs => FA_NEEDS,
        Fact::Suits => FA_SUITS,
        Fact::Apart => FA_APART,
        Fact::Skills => FA_SKILLS,
        Fact::Reach => FA_REACH,
        Fact::Capacity => FA_CAPACITY,
        Fact::Rests => FA_RESTS,
        Fact::Kind => FA_KIND,
        Fact::Words => FA_WORDS,
        Fact::Number => FA_NUMBER,
        Fact::At | Fact::On => FA_AT,
        Fact::Channel => FA_CHANNEL,
        Fact::Step => FA_STEP,
        Fact::Stage => FA_STAGE,
        Fact::Helper => FA_HELPER,
        Fact::When => FA_WHEN,
        Fact::Word => FA_WORD,
        Fact::Photo => FA_PHOTO,
        Fact::Stars => FA_STARS,
        Fact::Deeds => FA_DEEDS,
        Fact::Outcome => RN_OUTCOME,
        Fact::Signs => RN_SIGNS,
        Fact::Brought => RN_BROUGHT,
        Fact::Reminded => FA_REMINDED,
        Fact::Rhythm => FA_RHYTHM,
        Fact::Kiosk => FA_KIOSK,
        Fact::Price => FA_PRICE,
        Fact::Meal => FA_MEAL,
        Fact::Says => FA_SAYS,
        Fact::Helps => FA_HELPS,
        Fact::Helpers => FA_HELPERS,
        Fact::Captain => FA_CAPTAIN,
        Fact::Relation => R_RELATION,
        Fact::Groups => R_GROUPS,
        Fact::NotGroups => FA_NOT_GROUPS,
        Fact::Date => FA_DATE,
        Fact::Paper => FA_PAPER,
        Fact::Gone => R_LEFT,
        Fact::Purpose => FA_PURPOSE,
        Fact::Given => FA_GIVEN,
        Fact::How => FA_HOW,
        Fact::Witness => FA_WITNESS,
        Fact::Wording => FA_WORDING,
        Fact::Device => FA_DEVICE,
        Fact::Times => FA_TIMES,
        Fact::Copied => FA_COPIED,
    }
}

/// What a fact says.
#[must_use]
pub fn words(said: &Said) -> String {
    let list = |words: Vec<&'static str>| words.join(" · ");
    let word = match said {
        Said::Text(text) => return text.clone(),
        Said::At(at_ms) => return times::exact(*at_ms),
        Said::On(day) => return day.iso(),
        Said::Number(n) => return n.to_string(),
        Said::Skills(skills) => return list(skills.iter().map(|one| t(common::skill(one))).collect()),
        Said::Tongues(tongues) => return list(tongues.iter().map(|one| t(common::tongue(one))).collect()),
        Said::Deeds(deeds) => return list(deeds.iter().map(deed).collect()),
        Said::Outcome(outcome) => return rounds::outcome(*outcome).to_owned(),
        Said::Signs(signs) => return list(signs.as_signs().map(rounds::sign).collect()),
        Said::Brought(things) => return list(things.as_brought().map(rounds::brought).collect()),
        Said::Groups(groups) => return list(groups.iter().map(group_word).collect()),
        Said::Relation(relation) => return relation_word(*relation).to_owned(),
        Said::Dated(of, day) => return format!("{} {}", date_word(*of), day.iso()),
        Said::Paper(paper, until) => {
            let until = until.map(|until| format!(" · {}", fill(t(R_GOOD_UNTIL), &[("n", &until.iso())])));
            return format!("{}{}", paper_word(*paper), until.unwrap_or_default());
        }
        Said::Reminded(one) => {
            let what = if matches!(one.about, About::Birthday(_)) { DAY_BIRTHDAYS } else { PROGRAMS };
            return format!("{} · {}", t(what), crate::day::reminded(one.day, one.ending, one.day));
        }
        Said::Gone(gone) => return format!("{} · {}", gone.day.iso(), why_word(gone.why)),
        Said::Slots(slots) => return suits::describe(*slots),
        Said::Step(step) => return step_word(*step).to_owned(),
        Said::Says(says) => return kind_word(*says).to_owned(),
        Said::Yes(yes) => {
            if *yes {
                SAID_YES
            } else {
                SAID_NO
            }
        }
        Said::Kind(kind) => common::kind(*kind),
        Said::Channel(channel) => common::channel(*channel),
        Said::Reach(reach) => common::reach(*reach),
        Said::Purpose(about) => purpose(*about),
        Said::How(said) => how(*said),
        Said::Stage(stage) => match stage {
            TaskStage::Offered => SAID_OFFERED,
            TaskStage::Accepted => SAID_ACCEPTED,
            TaskStage::Agreed => SAID_AGREED,
            TaskStage::Done => SAID_DONE,
            TaskStage::Off => SAID_OFF,
        },
        Said::Gender(gender) => match gender {
            Gender::Woman => SAID_WOMAN,
            Gender::Man => SAID_MAN,
        },
        Said::Price(price) => match price {
            PriceClass::Ordinary => SAID_ORDINARY,
            PriceClass::Elder => SAID_ELDER,
            PriceClass::Free => SAID_FREE,
        },
    };
    t(word).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Kind;
    use ports::desk::copy::Part;

    #[test]
    fn a_page_in_each_language_and_nothing_typed_becomes_markup() {
        let facts = vec![
            (Fact::Name, Said::Text("何<b>建民".into())),
            (Fact::Kind, Said::Kind(Kind::Repair)),
            (Fact::Given, Said::Yes(true)),
        ];
        let parts = vec![Part { about: Topic::Person, facts }];
        let copy =
            Copy { made_ms: 0, station: "青禾&站".into(), captain: "许楠".into(), telephone: "1".into(), parts };
        let pages = Lang::ALL.map(|lang| page(&copy, lang));
        assert!(pages[2].contains("<html lang=\"en\">") && pages[2].contains("<dt>Agreed</dt><dd>yes</dd>"));
        assert!(pages[1].contains("給出") && pages[0].contains("给出"));
        for page in &pages {
            assert!(page.contains("何&lt;b&gt;建民") && page.contains("青禾&amp;站") && !page.contains("<b>"));
        }
        assert_eq!(Lang::now(), Lang::Hans);
    }
}
