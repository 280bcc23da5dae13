//! A community's year, lived through three times: with the engine's plan, with whoever is nearest, with a message to all
//! who could and whoever speaks up first. The same people ask the same things on the same days. `cargo xtask simulate` prints what comes of it.

mod chance;
mod choose;
mod community;
mod run;
mod tally;
#[cfg(test)]
mod tests;
mod year;

use choose::Way;
use community::{Community, Size};
use run::World;
use std::process::ExitCode;
use tally::Tally;

/// A community as large as the one the app's sample shows.
const USUAL: Size = Size { estates: 5, buildings: 12, households: 5_000, volunteers: 3_000, days: 365 };

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let (seed, days) = match words.iter().map(|word| word.parse()).collect::<Result<Vec<u32>, _>>().as_deref() {
        Ok([]) => (1, USUAL.days),
        Ok([seed]) => (*seed, USUAL.days),
        Ok([seed, days]) => (*seed, *days),
        _ => {
            eprintln!("usage: simulate [SEED [DAYS]]");
            return ExitCode::from(2);
        }
    };
    let world = world(seed.into(), Size { days, ..USUAL });
    let tallies = Way::ALL.map(|way| {
        eprintln!("  {way:?} …");
        Tally::of(&run::run(&world, way))
    });
    print(&tallies);
    ExitCode::SUCCESS
}

/// Everything that is the same for all.
fn world(seed: u64, size: Size) -> World {
    let community = Community::of(seed, size);
    let asks = year::requests(seed, size, &community);
    World { seed, size, community, asks }
}

fn print(tallies: &[Tally; 3]) {
    println!("| | our plan | nearest free | first come |");
    println!("|---|---|---|---|");
    let row = |name: &str, cell: &dyn Fn(&Tally) -> String| {
        let [ours, nearest, first] = tallies.each_ref().map(cell);
        println!("| {name} | {ours} | {nearest} | {first} |");
    };
    let percent = |permille: u32| format!("{}.{} %", permille / 10, permille % 10);
    row("requests", &|t| t.requests[0].to_string());
    row("served", &|t| percent(t.served_permille));
    row("served in the time promised", &|t| percent(t.in_time_permille));
    row("given up", &|t| t.requests[2].to_string());
    row("hours until served, median", &|t| t.wait_h[0].to_string());
    row("hours until served, nine of ten", &|t| t.wait_h[1].to_string());
    row("metres walked, mean", &|t| t.walk_m.to_string());
    let thousandths = |permille: u32| format!("{}.{:03}", permille / 1_000, permille % 1_000);
    row("refusals for each request served", &|t| thousandths(t.refusals_permille));
    row("people asked, or who had to read it, for each request served", &|t| thousandths(t.reached_permille));
    row("helped again by somebody known", &|t| percent(t.again_permille));
    row("volunteers who did anything", &|t| percent(t.took_part_permille));
    row("tasks in the year, nine of ten did fewer than", &|t| t.load[0].to_string());
    row("tasks in the year, most", &|t| t.load[1].to_string());
    row("unevenness of load (Gini, 0–1,000)", &|t| t.gini_permille.to_string());
}
