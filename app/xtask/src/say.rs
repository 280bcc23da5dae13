//! What the person at the terminal reads: steps as they happen, how long they took, and what went wrong.

use std::time::Instant;

/// A step under way; says how long it took when it is done.
pub struct Step {
    begun: Instant,
    name: String,
}

/// Announces a step.
pub fn step(name: impl Into<String>) -> Step {
    let name = name.into();
    eprintln!("▸ {name} …");
    Step { begun: Instant::now(), name }
}

impl Step {
    /// The step is done.
    pub fn done(self) {
        eprintln!("✓ {} ({:.1} s)", self.name, self.begun.elapsed().as_secs_f32());
    }

    /// The step is done, and this came of it.
    pub fn done_with(self, result: &str) {
        eprintln!("✓ {}: {result} ({:.1} s)", self.name, self.begun.elapsed().as_secs_f32());
    }
}

/// A remark on the way.
pub fn note(text: impl AsRef<str>) {
    eprintln!("  {}", text.as_ref());
}

/// What went wrong.
pub fn trouble(text: &str) {
    eprintln!("✗ {text}");
}
