//! The pocket's worker: answers the resident's face.

use std::rc::Rc;

fn main() {
    device::port::serve(async |teller| {
        let worker = Rc::new(pocket::opening::Worker::new(teller));
        async move |ask| worker.answer(ask).await
    });
}
