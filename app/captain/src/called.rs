//! What groups, papers and dates are called.

use crate::words::*;
use domain::group::Group;
use domain::program::{DateOf, Paper};
use ui::t;

/// A special group.
#[must_use]
pub fn group_word(group: Group) -> &'static str {
    t([
        GR_ALONE,
        GR_EMPTY_NEST,
        GR_OVER_70,
        GR_OVER_80,
        GR_DISABLED,
        GR_VETERAN,
        GR_LOW_INCOME,
        GR_EXPECTING,
        GR_LEFT_BEHIND,
        GR_ILL,
        GR_HOMEBOUND,
    ][group as usize])
}

/// A paper.
#[must_use]
pub fn paper_word(paper: Paper) -> &'static str {
    t([
        PA_ID,
        PA_BOOK,
        PA_PORTRAIT,
        PA_VETERAN,
        PA_DISABILITY,
        PA_MARRIAGE,
        PA_PREGNANCY,
        PA_LOW_INCOME,
        PA_BANK,
        PA_MEDICAL,
        PA_DIAGNOSIS,
        PA_RESIDENCE,
        PA_FORM,
    ][paper as usize])
}

/// Of what a date is kept.
#[must_use]
pub fn date_word(date: DateOf) -> &'static str {
    t([DA_WEDDING, DA_DUE, DA_BOOSTER, DA_DISCHARGE, DA_MOVED_IN, DA_CHECKUP][date as usize])
}
