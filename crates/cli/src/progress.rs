//! How far a long piece of work has come, on standard error and only where somebody watches.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::screen::{Screen, in_line};

/// A line that moves while something is done, and is gone when it is.
pub struct Watch(ProgressBar);

impl Watch {
    /// Watches a number of steps.
    pub fn steps(what: &str, steps: usize) -> Self {
        Self::new(what, u64::try_from(steps).unwrap_or(u64::MAX), "{msg} {bar:30} {pos}/{len}, {eta} left")
    }

    /// Watches the bytes of files.
    pub fn bytes() -> Self {
        Self::new("reading", 1, "{msg} {bar:30} {bytes}/{total_bytes}, {bytes_per_sec}, {eta} left")
    }

    fn new(what: &str, length: u64, template: &str) -> Self {
        let target = if Screen::err_is_terminal() { ProgressDrawTarget::stderr_with_hz(10) } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(Some(length), target);
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style.progress_chars("=> "));
        }
        bar.set_message(what.to_owned());
        Self(bar)
    }

    /// One more step is done.
    pub fn step(&self) {
        self.0.inc(1);
    }

    /// So many steps of something are done.
    pub fn at(&self, what: &'static str, done: usize, of: usize) {
        self.0.set_message(what);
        self.0.set_length(u64::try_from(of).unwrap_or(u64::MAX));
        self.0.set_position(u64::try_from(done).unwrap_or(u64::MAX));
    }

    /// A file is read so far.
    pub fn file(&self, name: &str, read: u64, of: u64) {
        self.0.set_length(of);
        self.0.set_position(read);
        self.0.set_message(format!("reading {}", in_line(name)));
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
