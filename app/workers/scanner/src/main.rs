//! The program of the scanner worker: answers each picture with what its QR code holds.

fn main() {
    device::port::serve(async |_: device::port::Teller<ports::scanner::News>| async |ask| scanner::read(ask));
}
