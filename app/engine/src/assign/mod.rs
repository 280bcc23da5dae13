//! Assignment: who does what, at the least total cost, with prices that prove it.
