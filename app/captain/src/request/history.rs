//! What happened to a request, oldest first, and how the resident found it.

use crate::facts::{n, who};
use crate::words::*;
use leptos::prelude::*;
use ports::desk::{Detail, Moment, Told, What};
use ui::view;
use ui::{Progressed, Step, Timeline, t, times, use_ui};

/// The history.
pub fn section(detail: &Detail) -> AnyView {
    let now = use_ui().now.get_untracked();
    let mut steps: Vec<Step> = detail.history.iter().map(|moment| step(moment, now)).collect();
    for rating in &detail.ratings {
        steps.push(Step::new(Progressed::Done, n(RATED, rating.stars), rating.word.clone()));
    }
    view! { <section class="block history"><h3>{t(HISTORY)}</h3><Timeline steps=steps/></section> }.into_any()
}

fn step(moment: &Moment, now: domain::Millis) -> Step {
    let mut parts = vec![times::near(now, moment.at_ms)];
    parts.extend((moment.told == Told::Spoken && moment.what != What::Remark).then(|| t(TOLD_SPOKEN).to_owned()));
    parts.extend((!moment.word.is_empty()).then(|| format!("“{}”", moment.word)));
    Step::new(Progressed::Done, title(moment), parts.join(" · "))
}

fn title(moment: &Moment) -> String {
    let of = if moment.who.is_empty() { t(SOMEBODY) } else { &moment.who };
    match moment.what {
        What::Filed => t(MO_FILED).to_owned(),
        What::Received => t(MO_RECEIVED).to_owned(),
        What::KindChanged => t(MO_KIND).to_owned(),
        What::Asked => who(MO_ASKED, of),
        What::Accepted => who(MO_ACCEPTED, of),
        What::Agreed => who(MO_AGREED, of),
        What::HelperDone => who(MO_HELPER_DONE, of),
        What::HelperOff => who(MO_HELPER_OFF, of),
        What::Settled => t(MO_SETTLED).to_owned(),
        What::Confirmed => t(MO_CONFIRMED).to_owned(),
        What::Reopened => t(MO_REOPENED).to_owned(),
        What::Withdrawn => t(MO_WITHDRAWN).to_owned(),
        What::Remark => t(MO_REMARK).to_owned(),
        What::AskerDied => t(MO_ASKER_DIED).to_owned(),
        What::AskerLeft => t(MO_ASKER_LEFT).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_names_who_did_it() {
        let moment =
            Moment { at_ms: 0, what: What::Accepted, who: "田秀英".into(), word: String::new(), told: Told::Spoken };
        assert_eq!(title(&moment), "田秀英答应了");
        let nobody = Moment { who: String::new(), ..moment };
        assert_eq!(title(&nobody), "有人答应了");
    }
}
