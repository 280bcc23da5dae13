//! A route: which page the part of the address after `#` names. A slip there is not a page and is taken in instead.

use domain::{RequestId, TaskId};

/// The pages.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Route {
    /// Three things to do.
    #[default]
    Home,
    /// What do you need?
    AskWords,
    /// When does it suit?
    AskWhen,
    /// Who are you?
    AskWho,
    /// Check, and send.
    AskCheck,
    /// It is on its way: number, and what happens next.
    Sent(RequestId),
    /// My requests.
    Mine,
    /// One request's timeline.
    Request(RequestId),
    /// How was it?
    Rate(RequestId),
    /// What is still missing?
    Again(RequestId),
    /// Do you really no longer need it?
    Withdraw(RequestId),
    /// How to help, and my tasks.
    Help,
    /// One offer or task.
    Task(TaskId),
    /// Who says yes?
    TaskWho(TaskId),
    /// How did it go?
    TaskDone(TaskId),
    /// Paste what was sent to you.
    TakeIn,
    /// What is kept where.
    Privacy,
}

impl Route {
    /// Reads the parts after `#/`; `None` when they name no page of ours.
    #[must_use]
    pub fn read(parts: &[&str]) -> Option<Self> {
        let request = |id: &str| RequestId::parse(id);
        let task = |id: &str| TaskId::parse(id);
        Some(match *parts {
            [] => Self::Home,
            ["ask"] => Self::AskWords,
            ["ask", "when"] => Self::AskWhen,
            ["ask", "who"] => Self::AskWho,
            ["ask", "check"] => Self::AskCheck,
            ["sent", id] => Self::Sent(request(id)?),
            ["mine"] => Self::Mine,
            ["mine", id] => Self::Request(request(id)?),
            ["mine", id, "rate"] => Self::Rate(request(id)?),
            ["mine", id, "again"] => Self::Again(request(id)?),
            ["mine", id, "withdraw"] => Self::Withdraw(request(id)?),
            ["help"] => Self::Help,
            ["task", id] => Self::Task(task(id)?),
            ["task", id, "who"] => Self::TaskWho(task(id)?),
            ["task", id, "done"] => Self::TaskDone(task(id)?),
            ["paste"] => Self::TakeIn,
            ["privacy"] => Self::Privacy,
            _ => return None,
        })
    }

    /// The address of this page within the face.
    #[must_use]
    pub fn address(self) -> String {
        match self {
            Self::Home => "#/".into(),
            Self::AskWords => "#/ask".into(),
            Self::AskWhen => "#/ask/when".into(),
            Self::AskWho => "#/ask/who".into(),
            Self::AskCheck => "#/ask/check".into(),
            Self::Sent(id) => format!("#/sent/{id}"),
            Self::Mine => "#/mine".into(),
            Self::Request(id) => format!("#/mine/{id}"),
            Self::Rate(id) => format!("#/mine/{id}/rate"),
            Self::Again(id) => format!("#/mine/{id}/again"),
            Self::Withdraw(id) => format!("#/mine/{id}/withdraw"),
            Self::Help => "#/help".into(),
            Self::Task(id) => format!("#/task/{id}"),
            Self::TaskWho(id) => format!("#/task/{id}/who"),
            Self::TaskDone(id) => format!("#/task/{id}/done"),
            Self::TakeIn => "#/paste".into(),
            Self::Privacy => "#/privacy".into(),
        }
    }

    /// Where "back" leads: up, not through history, so that it means the same after a reload or a shared link.
    #[must_use]
    pub fn up(self) -> Self {
        match self {
            Self::AskWhen => Self::AskWords,
            Self::AskWho => Self::AskWhen,
            Self::AskCheck => Self::AskWhen,
            Self::Request(_) => Self::Mine,
            Self::Rate(id) | Self::Again(id) | Self::Withdraw(id) => Self::Request(id),
            Self::Task(_) => Self::Help,
            Self::TaskWho(id) | Self::TaskDone(id) => Self::Task(id),
            _ => Self::Home,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_is_read_back_from_its_own_address() {
        let (request, task) = (RequestId([7; 16]), TaskId([8; 16]));
        for route in [
            Route::Home,
            Route::AskWords,
            Route::AskWhen,
            Route::AskWho,
            Route::AskCheck,
            Route::Sent(request),
            Route::Mine,
            Route::Request(request),
            Route::Rate(request),
            Route::Again(request),
            Route::Withdraw(request),
            Route::Help,
            Route::Task(task),
            Route::TaskWho(task),
            Route::TaskDone(task),
            Route::TakeIn,
            Route::Privacy,
        ] {
            assert_eq!(Route::read(&ui::Route::read(&route.address()).parts()), Some(route));
        }
    }

    #[test]
    fn nonsense_is_not_a_page() {
        for parts in [&["nowhere"][..], &["mine", "xyz"], &["mine", "00", "rate", "more"], &["<script>"]] {
            assert_eq!(Route::read(parts), None, "{parts:?}");
        }
    }
}
