//! The captain's page: draws the face, and then wakes the workers behind it.

fn main() {
    captain::run();
}
