//! Everything the captain's face says, in three languages, one file a subject.

mod bucket;
mod called;
mod clashes;
mod contact;
mod copy;
mod day;
mod devices;
mod drafts;
mod export;
mod film;
mod forms;
mod handover;
mod import;
mod intake;
mod keep;
mod keeping;
mod labels;
mod levels;
mod lock;
mod mailbox;
mod outbox;
mod pairs;
mod palette;
mod paperwork;
mod plan;
mod policy;
mod privacy;
mod program_form;
mod programs;
mod reasons;
mod request;
mod roster;
mod rounds;
mod shell;
mod station;
mod today;
mod tour;

pub use bucket::*;
pub use called::*;
pub use clashes::*;
pub use contact::*;
pub use copy::*;
pub use day::*;
pub use devices::*;
pub use drafts::*;
pub use export::*;
pub use film::*;
pub use forms::*;
pub use handover::*;
pub use import::*;
pub use intake::*;
pub use keep::*;
pub use keeping::*;
pub use labels::*;
pub use levels::*;
pub use lock::*;
pub use mailbox::*;
pub use outbox::*;
pub use pairs::*;
pub use palette::*;
pub use paperwork::*;
pub use plan::*;
pub use policy::*;
pub use privacy::*;
pub use program_form::*;
pub use programs::*;
pub use reasons::*;
pub use request::*;
pub use roster::*;
pub use rounds::*;
pub use shell::*;
pub use station::*;
pub use today::*;
pub use tour::*;

#[cfg(test)]
mod tests {
    #[test]
    fn every_word_is_whole_in_three_languages() {
        let files = [
            super::bucket::ALL,
            super::called::ALL,
            super::clashes::ALL,
            super::contact::ALL,
            super::copy::ALL,
            super::day::ALL,
            super::devices::ALL,
            super::export::ALL,
            super::film::ALL,
            super::forms::ALL,
            super::import::ALL,
            super::intake::ALL,
            super::keep::ALL,
            super::keeping::ALL,
            super::labels::ALL,
            super::levels::ALL,
            super::lock::ALL,
            super::mailbox::ALL,
            super::outbox::ALL,
            super::pairs::ALL,
            super::palette::ALL,
            super::paperwork::ALL,
            super::plan::ALL,
            super::policy::ALL,
            super::privacy::ALL,
            super::program_form::ALL,
            super::programs::ALL,
            super::reasons::ALL,
            super::request::ALL,
            super::roster::ALL,
            super::rounds::ALL,
            super::shell::ALL,
            super::station::ALL,
            super::today::ALL,
        ];
        for words in files {
            assert_eq!(ui::words::faults(words), [""; 0]);
        }
    }
}
