//! Coming back: the desk is told when somebody looks at the page again or the network returns, so that what waits goes
//! out at once, and whether the page is in front at all.

use crate::desk::Desk;
use device::Listening;
use device::page::watch;
use ports::desk::{Ask, road};

/// Tells the desk for as long as what comes back is kept.
#[must_use]
pub fn watch(desk: Desk) -> Vec<Listening> {
    let tell = move |ask: Ask| {
        device::spawn(async move {
            // A desk that is not open yet looks by itself when it is.
            let _ = desk.ask(ask).await;
        });
    };
    let mut listening = watch::on_return(move || tell(Ask::Road(road::Ask::Return)));
    listening.extend(watch::on_seen(move |seen| tell(Ask::Visible(seen))));
    listening
}
