//! A phone that was blocked is listed, and can be heard again.

use crate::common::*;
use courier::body::Body;
use ports::desk::*;
use std::rc::Rc;

fn blocked(desk: &Rc<desk::Desk<Tab>>) -> Vec<BlockedRow> {
    match ask(desk, Ask::Blocked) {
        Ok(Answer::Blocked(rows)) => rows,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_blocked_phone_is_listed_and_what_it_sends_waits_in_the_tray_once_it_is_heard_again() {
    let desk = Browser::new().station();
    let (place, poster) = building(&desk, "青禾小区", "3");
    let (mut phone, mut other) = (Phone::new(1), Phone::new(2));
    let mut sends = |id, words| {
        phone.post(&desk.host.browser.post, &poster, &Body::Request(phone.request(id, place, words)));
        pass(&desk, 5_000);
        tray(&desk).len()
    };
    assert_eq!((sends(7, "水管漏水。"), blocked(&desk)), (1, vec![]));
    let ids = vec![tray(&desk)[0].id];
    saved(ask(&desk, Ask::TrayDo { ids, act: TrayAct::Block }));
    let [row] = blocked(&desk).try_into().expect("one");
    assert_eq!((sends(8, "灯不亮。"), row.since_ms, row.check.len()), (0, NOW + 5_000, 8));
    other.post(&desk.host.browser.post, &poster, &Body::Request(other.request(9, place, "要买药。")));

    let unblock = Ask::Unblock(row.sender);
    let written = saved(ask(&desk, unblock.clone()));
    assert_eq!((blocked(&desk), ask(&desk, unblock.clone())), (vec![], Err(Trouble::Unknown)));
    // It can be taken back like any act; and so it is after a restart.
    ask(&desk, Ask::Undo { token: written.undo.expect("within ten seconds") }).expect("undone");
    assert_eq!(blocked(&desk), [BlockedRow { since_ms: NOW + 10_000, ..row.clone() }]);
    saved(ask(&desk, unblock));
    let again = desk.host.browser.tab();
    drop(desk);
    open(&again, Mode::Real);
    assert_eq!(blocked(&again), []);
    phone.post(&again.host.browser.post, &poster, &Body::Request(phone.request(10, place, "灯还不亮。")));
    pass(&again, 5_000);
    let mut words: Vec<String> = tray(&again).into_iter().map(|row| row.words).collect();
    words.sort();
    assert_eq!(words, ["灯还不亮。", "要买药。"]);
}
