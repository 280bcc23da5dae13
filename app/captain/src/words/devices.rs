//! The devices of a station.

ui::words! {}
