//! The program of the kiosk's face.

fn main() {
    device::trouble::show_panics();
    ui::start(kiosk::draw);
    kiosk::connect();
}
