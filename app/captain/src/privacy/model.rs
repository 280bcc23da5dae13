//! What is said about consents, looks and forgetting, before it is drawn.

use crate::words::*;
use domain::Millis;
use domain::consent::{Consent, How, Purpose, standing};
use ports::desk::privacy::{Foreseen, Looked};
use ui::{Word, fill, t, times};

/// What a purpose is called.
#[must_use]
pub fn purpose(purpose: Purpose) -> Word {
    match purpose {
        Purpose::Matching => CO_MATCHING,
        Purpose::Particulars => CO_PARTICULARS,
        Purpose::Helping => CO_HELPING,
        Purpose::Visits => CO_VISITS,
        Purpose::Meals => CO_MEALS,
        Purpose::Photo => CO_PHOTO,
        Purpose::Programs => CO_PROGRAMS,
    }
}

/// What is read out, in the wording of `domain::consent::WORDING`: whoever changes a word here counts that up.
#[must_use]
pub fn read_out(purpose: Purpose) -> Word {
    match purpose {
        Purpose::Matching => READ_MATCHING,
        Purpose::Particulars => READ_PARTICULARS,
        Purpose::Helping => READ_HELPING,
        Purpose::Visits => READ_VISITS,
        Purpose::Meals => READ_MEALS,
        Purpose::Photo => READ_PHOTO,
        Purpose::Programs => READ_PROGRAMS,
    }
}

/// What follows when it is withdrawn.
#[must_use]
pub fn ends(purpose: Purpose) -> Word {
    match purpose {
        Purpose::Matching => ENDS_MATCHING,
        Purpose::Particulars => ENDS_PARTICULARS,
        Purpose::Helping => ENDS_HELPING,
        Purpose::Visits => ENDS_VISITS,
        Purpose::Meals => ENDS_MEALS,
        Purpose::Photo => ENDS_PHOTO,
        Purpose::Programs => ENDS_PROGRAMS,
    }
}

/// How something was said.
#[must_use]
pub fn how(how: How) -> Word {
    match how {
        How::OwnPhone => HOW_OWN_PHONE,
        How::Telephone => HOW_TELEPHONE,
        How::Door => HOW_DOOR,
        How::Paper => HOW_PAPER,
    }
}

/// How somebody stands to a purpose.
#[must_use]
pub fn stands(words: &[Consent], about: Purpose, now_ms: Millis) -> String {
    standing(words, about).map_or_else(|| t(STANDS_UNASKED).to_owned(), |word| said(word, now_ms))
}

/// One word about one purpose: whether, how, who heard it, when.
#[must_use]
pub fn said(word: &Consent, now_ms: Millis) -> String {
    let heard = match word.witness.as_str() {
        "" => String::new(),
        who => fill(t(HEARD_BY), &[("who", who)]),
    };
    let sentence = if word.given { STANDS_GIVEN } else { STANDS_WITHDRAWN };
    let when = times::near(now_ms, word.at_ms);
    fill(t(sentence), &[("how", t(how(word.how))), ("who", &heard), ("when", &when)])
}

/// Who looked when.
#[must_use]
pub fn looked(one: &Looked, now_ms: Millis) -> String {
    let device = match (one.this, one.name.as_str()) {
        (true, _) => t(LOOKED_HERE).to_owned(),
        (false, "") => fill(t(DEVICE_NAMELESS), &[("check", &one.check)]),
        (false, name) => name.to_owned(),
    };
    let sentence = if one.copied { LOOKED_COPIED } else { LOOKED_ONE };
    let when = times::near(now_ms, one.at_ms);
    fill(t(sentence), &[("when", &when), ("device", &device), ("n", &one.times.to_string())])
}

/// What goes and what stays when somebody is forgotten; what there is none of is not mentioned.
#[must_use]
pub fn foreseen(foreseen: &Foreseen) -> (Vec<String>, Vec<String>) {
    let some = |n: u32, word: Word| (n > 0).then(|| fill(t(word), &[("n", &n.to_string())]));
    let home = foreseen.last_of_home.then(|| t(GOES_HOME).to_owned());
    let goes = [
        Some(t(GOES_PARTICULARS).to_owned()),
        some(foreseen.requests, GOES_REQUESTS),
        some(foreseen.open, GOES_OPEN),
        some(foreseen.going, GOES_GOING),
        some(foreseen.pairs, GOES_PAIRS),
        some(foreseen.photos, GOES_PHOTOS),
        some(foreseen.letters, GOES_LETTERS),
        some(foreseen.waiting, GOES_WAITING),
        some(foreseen.rosters, GOES_ROSTERS),
        home,
    ];
    let stays = [
        some(foreseen.requests, STAYS_REQUESTS),
        some(foreseen.helped, STAYS_HELPED),
        Some(t(STAYS_COUNTS).to_owned()),
    ];
    (goes.into_iter().flatten().collect(), stays.into_iter().flatten().collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    const NOW: Millis = 1_795_309_200_000;

    #[test]
    fn every_purpose_and_way_has_words_of_its_own() {
        let sentences: BTreeSet<&str> =
            Purpose::ALL.iter().flat_map(|one| [purpose(*one), read_out(*one), ends(*one)]).map(t).collect();
        assert_eq!(sentences.len(), 3 * Purpose::ALL.len());
        assert_eq!(How::ALL.iter().map(|one| t(how(*one))).collect::<BTreeSet<_>>().len(), 4);
    }

    #[test]
    fn who_heard_it_is_said_unless_their_own_phone_did() {
        let word = |how, witness: &str, given| Consent {
            purpose: Purpose::Photo,
            round: 1,
            given,
            wording: 1,
            how,
            witness: witness.into(),
            at_ms: NOW,
        };
        assert_eq!(stands(&[], Purpose::Photo, NOW), "还没问过");
        let given = stands(&[word(How::Door, "许楠", true)], Purpose::Photo, NOW);
        assert!(given.starts_with("同意 · 当面，许楠听到 · "), "{given}");
        let own = stands(&[word(How::OwnPhone, "", false)], Purpose::Photo, NOW);
        assert!(own.starts_with("已撤回 · 本人手机上 · "), "{own}");
    }

    #[test]
    fn what_there_is_none_of_is_not_mentioned() {
        let (goes, stays) = foreseen(&Foreseen { requests: 2, open: 1, last_of_home: true, ..Foreseen::default() });
        assert_eq!((goes.len(), stays.len()), (4, 2));
        assert!(goes[2].starts_with("1 件还没办完"), "{goes:?}");
    }
}
