//! The captain's program, as far as the first screen reaches: the porch.

fn main() {
    captain::porch::start();
}
