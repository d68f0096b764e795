//! The segments of one loop, and what they answered.

use super::address::Address;
use super::segment::Segment;

/// What stands in a loop, or in the head of a message, outside of the loops inside it.
#[derive(Debug, Default)]
pub(super) struct Scope {
    segments: Vec<Segment>,
    /// By column. Lines inside ask the same again and again: without this a long head in front of many lines would take time by their product.
    answers: Vec<Answer>,
}

#[derive(Debug, Default)]
enum Answer {
    #[default]
    Unasked,
    Nothing,
    Text(String),
}

impl Scope {
    pub(super) fn segments(&self) -> &[Segment] {
        &self.segments
    }

    pub(super) fn push(&mut self, segment: Segment) {
        self.answers.clear();
        self.segments.push(segment);
    }

    /// Keeps only the first segments.
    pub(super) fn cut(&mut self, kept: usize) {
        self.answers.clear();
        self.segments.truncate(kept);
    }

    /// Empties it.
    pub(super) fn take(&mut self) -> Vec<Segment> {
        self.answers.clear();
        std::mem::take(&mut self.segments)
    }

    /// What the address of a column means here; nothing where no segment fits.
    pub(super) fn answer(&mut self, column: usize, address: &Address) -> Option<&str> {
        if self.answers.len() <= column {
            self.answers.resize_with(column + 1, Answer::default);
        }
        let answer = self.answers.get_mut(column)?;
        if matches!(answer, Answer::Unasked) {
            let mut text = String::new();
            *answer = if address.write(&self.segments, &mut text) { Answer::Text(text) } else { Answer::Nothing };
        }
        match answer {
            Answer::Text(text) => Some(text),
            Answer::Nothing | Answer::Unasked => None,
        }
    }
}
