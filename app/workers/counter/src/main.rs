//! The program of the counter worker: opens this site's kiosk, answers its screen, and looks at the mailbox by itself.

fn main() {}
