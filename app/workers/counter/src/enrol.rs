//! Enrolment: one message from the station makes a browser a kiosk, and gives it its keys and its roster.

use crate::keep::{Kept, Ruin};
use crate::letters;
use courier::body::{Body, EnrolBody};
use courier::code::{self, CodeError};
use courier::slip::{self, SlipError};
use ports::counter::Trouble;
use trust::{BoxSecret, SealingSecret, SigningSecret};

/// A kiosk's keys, all grown from the enrolment's one seed.
pub struct Keys {
    /// Signs what the kiosk sends.
    pub sign: SigningSecret,
    /// Opens what the station answers.
    pub seal: SealingSecret,
    /// Lists the kiosk's own box.
    pub letters: BoxSecret,
}

impl Keys {
    /// The keys that belong to `seed`.
    #[must_use]
    pub fn of(seed: &[u8; 32]) -> Self {
        Self {
            sign: SigningSecret::from_seed(*seed),
            seal: SealingSecret::from_seed(trust::derive(seed, "kiosk seal")),
            letters: BoxSecret(trust::derive(seed, "kiosk box")),
        }
    }
}

/// Reads the whole message the station handed over, pasted or from a file.
///
/// # Errors
/// What is wrong with it, for the face to word.
pub fn read(text: &str) -> Result<EnrolBody, Trouble> {
    let bytes = code::find(text).map_err(|why| match why {
        CodeError::None => Trouble::NoSlip,
        CodeError::CutOff => Trouble::CutOff,
        CodeError::Altered => Trouble::Altered,
        CodeError::MadeByNewerVersion => Trouble::Newer,
    })?;
    let opened = slip::open_open(&bytes).map_err(|why| match why {
        SlipError::CutOff => Trouble::CutOff,
        SlipError::MadeByNewerVersion => Trouble::Newer,
        SlipError::NotForThisDevice => Trouble::NotAnEnrolment,
        _ => Trouble::Altered,
    })?;
    match opened.body {
        Body::Enrol(enrolment) if enrolment.signer == opened.signer => Ok(*enrolment),
        Body::Enrol(_) => Err(Trouble::Forged),
        _ => Err(Trouble::NotAnEnrolment),
    }
}

/// What a kiosk becomes by an enrolment. Once enrolled it obeys its own station alone, since anybody at the canteen can
/// reach the page that takes enrolments in; and it becomes another kiosk only when nothing waits to be delivered.
/// `ruin` is what is left on a device whose enrolment was damaged: its letters go on.
///
/// # Errors
/// `Forged` from another station; `StillWaiting` while meals or requests have not reached the station.
pub fn succeed(kept: Option<&Kept>, ruin: Option<Ruin>, enrolment: EnrolBody) -> Result<Kept, Trouble> {
    let Some(kept) = kept else { return Ok(Kept::new(enrolment, ruin)) };
    let now = &kept.state.enrolment;
    if now.signer != enrolment.signer {
        return Err(Trouble::Forged);
    }
    if now.seed != enrolment.seed {
        let waits = kept.meals_waiting().next().is_some() || letters::requests_waiting(kept) > 0;
        return if waits { Err(Trouble::StillWaiting) } else { Ok(Kept::new(enrolment, None)) };
    }
    let mut kept = kept.clone();
    // An old message found again must not bring an old roster back.
    if enrolment.roster.version >= kept.state.enrolment.roster.version {
        // Nor an old inbox.
        let station = if kept.state.station_ms > 0 { kept.state.enrolment.station } else { enrolment.station };
        kept.state.enrolment = EnrolBody { station, ..enrolment };
    }
    Ok(kept)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{enrolment, message, station};

    #[test]
    fn the_stations_message_makes_a_kiosk() {
        assert_eq!(read(&format!("您好,这是食堂的登记:\n{}\n收好。", message(&enrolment()))), Ok(enrolment()));
    }

    #[test]
    fn every_wrong_message_is_told_apart() {
        let good = message(&enrolment());
        let cut: String = good.chars().take(good.chars().count() / 2).collect();
        let altered = good.replacen('A', "B", 1);
        let other = Body::Offer(crate::testing::offer());
        let offer = code::write(&slip::sign_open(&station(), &other).unwrap()).unwrap();
        let stranger = SigningSecret::from_seed([9; 32]);
        let forged = code::write(&slip::sign_open(&stranger, &Body::Enrol(Box::new(enrolment()))).unwrap()).unwrap();
        for (text, why) in [
            ("", Trouble::NoSlip),
            ("明天食堂吃什么?", Trouble::NoSlip),
            (cut.as_str(), Trouble::CutOff),
            (altered.as_str(), Trouble::Altered),
            (offer.as_str(), Trouble::NotAnEnrolment),
            (forged.as_str(), Trouble::Forged),
        ] {
            assert_eq!(read(text), Err(why), "{why:?}");
        }
    }
}
