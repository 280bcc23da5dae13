//! Figures: what one level tells the next. Counts that today's page shows too, and no name.

use super::message;
use crate::host::Host;
use crate::office::{Change, Office};
use courier::levels::FiguresBody;
use courier::{Body, slip};
use domain::Millis;
use domain::figures::Figures;
use domain::place::Level;
use journal::Subject;
use journal::facts::below::{Below, Report};
use ports::desk::levels::Message;
use ports::desk::{Taken, Trouble};
use trust::SigningPublic;

impl<H: Host> Office<H> {
    /// The figures for one that stands right above.
    pub(super) fn tell_figures(&mut self, key: &SigningPublic, now_ms: Millis) -> Result<Message, Trouble> {
        self.must_speak()?;
        self.stands_below(key).ok_or(Trouble::Unknown)?;
        let phone = self.ledger().phone(Subject::device(key)).ok_or(Trouble::Unknown)?;
        let name = self.ledger().station().map(|station| station.name).unwrap_or_default();
        let body = FiguresBody { place: self.keys.place, figures: self.figures(now_ms), at_ms: now_ms };
        let slip = slip::seal(&mut self.draw, &self.keys.sign, &phone.seal, &Body::Figures(Box::new(body)));
        let slip = slip.map_err(|why| Trouble::Broken(why.to_string()))?;
        Ok(message(&format!("{name}的数字，没有姓名："), &slip))
    }

    /// How much there is here, and below.
    #[must_use]
    pub fn figures(&self, now_ms: Millis) -> Figures {
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let overdue = self.still_open().filter(|request| {
            let step = self.step(request);
            self.due(request, step).is_some_and(|due_ms| due_ms < now_ms)
        });
        let writers = self.replica.writers();
        let captains = writers.devices().filter(|(key, _)| **key != self.keys.root() && !writers.is_revoked(key));
        let open = self.tally.open.len();
        let own = Figures {
            stations: u32::from(self.level() >= Level::Community),
            open: count(open),
            overdue: count(overdue.count()),
            closed: count(self.ledger().requests().count().saturating_sub(open)),
            homes: count(self.tally.households.len()),
            people: count(self.roll.entries().count()),
            captains: count(captains.count()),
        };
        own.and(self.told_below())
    }

    /// One below that has told figures, and whether they are newer than what is known.
    ///
    /// # Errors
    /// `NotTheirs` from anybody who is not below, `Already` for what is not newer.
    pub fn told_figures(&self, body: &FiguresBody, signer: &SigningPublic) -> Result<Below, Taken> {
        let below = self.ledger().root_below(signer).filter(|below| !below.let_go).ok_or(Taken::NotTheirs)?;
        if below.certified.certificate.terms.place != body.place {
            return Err(Taken::NotTheirs);
        }
        match below.report {
            Some(report) if report.at_ms >= body.at_ms => Err(Taken::Already(None)),
            _ => Ok(below),
        }
    }

    /// Notes them.
    pub fn figures_came(&mut self, body: &FiguresBody, signer: &SigningPublic, change: &mut Change) {
        let report = Report { at_ms: body.at_ms, figures: body.figures };
        let ((), ops) = self.act(|act| {
            act.report_below(signer, &report);
        });
        change.say(self.keys.place, ops);
    }
}
