//! The resident's program, as far as the first tap reaches: the porch.

fn main() {
    resident::porch::start();
}
