//! The program of the kiosk's face.

fn main() {
    device::trouble::show_panics();
    kiosk::run();
}
