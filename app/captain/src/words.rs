//! Everything the captain's face says, in three languages, one file a subject.

mod bucket;
mod clashes;
mod copy;
mod devices;
mod film;
mod forms;
mod intake;
mod keep;
mod keeping;
mod labels;
mod lock;
mod mailbox;
mod outbox;
mod pairs;
mod plan;
mod policy;
mod privacy;
mod reasons;
mod request;
mod shell;
mod station;
mod today;

pub use bucket::*;
pub use clashes::*;
pub use copy::*;
pub use devices::*;
pub use film::*;
pub use forms::*;
pub use intake::*;
pub use keep::*;
pub use keeping::*;
pub use labels::*;
pub use lock::*;
pub use mailbox::*;
pub use outbox::*;
pub use pairs::*;
pub use plan::*;
pub use policy::*;
pub use privacy::*;
pub use reasons::*;
pub use request::*;
pub use shell::*;
pub use station::*;
pub use today::*;

#[cfg(test)]
mod tests {
    #[test]
    fn every_word_is_whole_in_three_languages() {
        let files = [
            super::bucket::ALL,
            super::clashes::ALL,
            super::copy::ALL,
            super::devices::ALL,
            super::film::ALL,
            super::forms::ALL,
            super::intake::ALL,
            super::keep::ALL,
            super::keeping::ALL,
            super::labels::ALL,
            super::lock::ALL,
            super::mailbox::ALL,
            super::outbox::ALL,
            super::pairs::ALL,
            super::plan::ALL,
            super::policy::ALL,
            super::privacy::ALL,
            super::reasons::ALL,
            super::request::ALL,
            super::shell::ALL,
            super::station::ALL,
            super::today::ALL,
        ];
        for words in files {
            assert_eq!(ui::words::faults(words), [""; 0]);
        }
    }
}
