//! The whole face, which comes right after the porch.

fn main() {
    resident::start();
}
