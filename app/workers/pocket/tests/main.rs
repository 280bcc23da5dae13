//! What a pocket does, one file a subject. One program, because six would be compiled and linked six times.

mod contact;
mod faults;
mod pages;
mod record;
mod resident;
mod support;
mod volunteer;
