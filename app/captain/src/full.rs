//! The whole face, which comes right after the porch.

fn main() {
    captain::whole::start();
}
