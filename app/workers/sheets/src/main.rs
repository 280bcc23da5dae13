//! The program of the sheets worker: answers a file with its rows, and rows with their file.

fn main() {
    device::port::serve(async |_: device::port::Teller<ports::sheets::News>| {
        let sheets = sheets::Sheets::default();
        async move |ask| sheets.answer(ask)
    });
}
