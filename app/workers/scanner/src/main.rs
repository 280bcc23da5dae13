//! The program of the scanner worker: answers each picture with what its QR code holds, and a file with its film.

fn main() {
    device::port::serve(async |_: device::port::Teller<ports::scanner::News>| {
        let scanner = scanner::Scanner::default();
        async move |ask| scanner.answer(ask)
    });
}
