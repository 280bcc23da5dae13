//! What the journal holds up under, one file a subject. One program, because fifteen would be compiled and linked fifteen times.

mod above;
mod common;
mod devices;
mod events;
mod fixtures;
mod forgetting;
mod journey;
mod leaving;
mod levels;
mod merging;
mod order;
mod pairs;
mod policy;
mod privacy;
mod replica;
mod revoked;
mod roster;
mod seeds;
