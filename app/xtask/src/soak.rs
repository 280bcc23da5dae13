//! `soak`: the proofs of merging over very many more seeds than `test` has time for.
//!
//! They are an example of the journal's, which shares them with its tests: `app/journal/tests/merging`.

use crate::args::Args;
use crate::{Outcome, say, sh};

/// What there is, and how many seeds of it.
const PROOFS: [(&str, u64); 3] = [("delivery", 1_000_000), ("simulation", 50_000), ("opening", 100_000)];

/// The command.
pub fn run(args: &mut Args) -> Outcome {
    let words = words(args)?;
    let step = say::step("building the proofs");
    sh::quiet(&mut sh::command("cargo", ["build", "--release", "--package", "journal", "--example", "soak"]))?;
    step.done();
    let step = say::step("merging");
    let program = sh::target().join("release/examples/soak");
    sh::loud(&mut sh::command(&program.to_string_lossy(), words))?;
    step.done();
    Ok(())
}

/// What the program is told: for each proof its name, the first seed, and the one to stop before.
fn words(args: &mut Args) -> Outcome<Vec<String>> {
    let mut number = |name: &str| match args.value(name).map(|given| given.parse::<u64>().map_err(|_| given)) {
        None => Ok(None),
        Some(Ok(number)) => Ok(Some(number)),
        Some(Err(other)) => Err(format!("--{name} wants a whole number, not `{other}`")),
    };
    let (seed, seeds) = (number("seed")?, number("seeds")?);
    let only = args.value("only");
    args.done()?;
    let wanted: Vec<_> =
        PROOFS.into_iter().filter(|(name, _)| only.as_deref().is_none_or(|only| only == *name)).collect();
    if wanted.is_empty() {
        return Err("--only wants delivery, simulation or opening".to_owned());
    }
    let range = |usual: u64| match seed {
        Some(seed) => (seed, seed.saturating_add(seeds.unwrap_or(1))),
        None => (0, seeds.unwrap_or(usual)),
    };
    let words = wanted.into_iter().flat_map(|(name, usual)| {
        let (first, end) = range(usual);
        [name.to_owned(), first.to_string(), end.to_string()]
    });
    Ok(words.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(line: &str) -> Outcome<Vec<String>> {
        words(&mut Args::new(line.split_whitespace().map(str::to_owned).collect())?)
    }

    #[test]
    fn all_seeds_of_all_proofs_some_of_them_or_one_again() {
        let words = |line: &str| said(line).expect("an order").join(" ");
        assert_eq!(words(""), "delivery 0 1000000 simulation 0 50000 opening 0 100000");
        assert_eq!(words("--only simulation --seeds 20"), "simulation 0 20");
        assert_eq!(words("--only delivery --seed 123"), "delivery 123 124");
        assert!(said("--only sleep").is_err() && said("--seed x").is_err());
    }
}
