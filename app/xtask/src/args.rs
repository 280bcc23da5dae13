//! A command's arguments: plain words, and `--name` flags with or without a value.

use crate::Outcome;
use std::collections::BTreeMap;

/// Flags that stand alone; every other `--name` takes the word after it.
const SWITCHES: &[&str] = &["dev", "no-build", "offline", "packed", "quick", "tls"];

/// What stood behind the command's name. Each reading takes its flag out, so `done` can tell what nobody asked for.
pub struct Args {
    words: Vec<String>,
    flags: BTreeMap<String, String>,
}

impl Args {
    /// Sorts words from flags.
    pub fn new(rest: Vec<String>) -> Outcome<Self> {
        let (mut words, mut flags) = (Vec::new(), BTreeMap::new());
        let mut rest = rest.into_iter();
        while let Some(word) = rest.next() {
            let Some(name) = word.strip_prefix("--") else {
                words.push(word);
                continue;
            };
            let (name, value) = match name.split_once('=') {
                Some((name, value)) => (name, value.to_owned()),
                None if SWITCHES.contains(&name) => (name, String::new()),
                None => (name, rest.next().ok_or(format!("--{name} wants a value"))?),
            };
            flags.insert(name.to_owned(), value);
        }
        Ok(Self { words, flags })
    }

    /// Whether a switch was given.
    pub fn switch(&mut self, name: &str) -> bool {
        self.flags.remove(name).is_some()
    }

    /// A flag's value, when it was given.
    pub fn value(&mut self, name: &str) -> Option<String> {
        self.flags.remove(name)
    }

    /// The next plain word.
    pub fn word(&mut self) -> Option<String> {
        if self.words.is_empty() { None } else { Some(self.words.remove(0)) }
    }

    /// Refuses whatever is left: a mistyped flag must not be silently ignored.
    pub fn done(&self) -> Outcome {
        match (self.flags.keys().next(), self.words.first()) {
            (Some(flag), _) => Err(format!("this command does not know --{flag}")),
            (None, Some(word)) => Err(format!("this command does not know `{word}`")),
            (None, None) => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(text: &str) -> Args {
        Args::new(text.split(' ').map(str::to_owned).collect()).unwrap()
    }

    #[test]
    fn a_switch_does_not_swallow_the_word_after_it() {
        let mut args = args("--dev size --port 80 --json=out.json");
        assert!(args.switch("dev"));
        assert_eq!(args.word().as_deref(), Some("size"));
        assert_eq!(args.value("port").as_deref(), Some("80"));
        assert_eq!(args.value("json").as_deref(), Some("out.json"));
        assert!(args.done().is_ok());
    }

    #[test]
    fn a_mistyped_flag_is_named() {
        assert!(args("--prot 80").done().unwrap_err().contains("--prot"));
    }

    #[test]
    fn a_flag_without_its_value_is_refused() {
        assert!(Args::new(vec!["--port".into()]).is_err());
    }
}
