//! The mailbox.

ui::words! {}
