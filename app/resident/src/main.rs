//! The resident's program.

fn main() {
    resident::start();
}
