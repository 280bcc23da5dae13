//! The engine's worker: unpacks a scene, asks the engine, answers. It remembers the plan it was asked for last, and
//! nothing else.

mod answer;

fn main() {
    device::port::serve(async |_teller: device::port::Teller<()>| {
        engine::assign::warm_up();
        let bench = answer::Bench::default();
        async move |ask| bench.answer(ask)
    });
}
