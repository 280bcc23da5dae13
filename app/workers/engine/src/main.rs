//! The engine's worker: unpacks a scene, asks the engine, answers. It remembers nothing between two questions.

mod answer;

fn main() {
    device::port::serve(async |_teller: device::port::Teller<()>| async |ask| answer::answer(ask));
}
