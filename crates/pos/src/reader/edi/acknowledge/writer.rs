//! Segments written in the characters of the file they answer.

use super::super::delimiters::Delimiters;

/// Writes segments and counts those of the message that is open.
pub(super) struct Writer<'a> {
    by: &'a Delimiters,
    text: &'a mut String,
    written: usize,
}

impl<'a> Writer<'a> {
    pub(super) fn new(by: &'a Delimiters, text: &'a mut String) -> Self {
        Self { by, text, written: 0 }
    }

    /// Writes a segment of simple elements; empty ones at its end are left out.
    pub(super) fn segment(&mut self, elements: &[&str]) {
        let composites: Vec<[&str; 1]> = elements.iter().map(|element| [*element]).collect();
        let composites: Vec<&[&str]> = composites.iter().map(<[&str; 1]>::as_slice).collect();
        self.composites(&composites);
    }

    /// Writes a segment of elements that have components.
    pub(super) fn composites(&mut self, elements: &[&[&str]]) {
        self.written += 1;
        let last = elements.iter().rposition(|element| element.iter().any(|text| !text.is_empty())).unwrap_or(0);
        for (at, element) in elements.iter().enumerate().take(last + 1) {
            if at > 0 {
                self.text.push(char::from(self.by.element));
            }
            let last = element.iter().rposition(|text| !text.is_empty()).map_or(0, |last| last + 1);
            for (at, text) in element.iter().enumerate().take(last) {
                if at > 0 {
                    self.text.push(char::from(self.by.component));
                }
                self.released(text);
            }
        }
        self.text.push(char::from(self.by.segment));
        if self.by.segment != b'\n' {
            self.text.push('\n');
        }
    }

    /// Writes what stands before or between segments as it is.
    pub(super) fn raw(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// A message begins with the next segment.
    pub(super) fn begin(&mut self) {
        self.written = 0;
    }

    /// How many segments the message has, with its trailer.
    pub(super) fn with_trailer(&self) -> String {
        (self.written + 1).to_string()
    }

    /// In X12 nothing is released: what came in these characters has none of them in its texts.
    fn released(&mut self, text: &str) {
        let Delimiters { segment, element, component, repetition, release, .. } = *self.by;
        let special = [Some(segment), Some(element), Some(component), repetition, release];
        for one in text.chars() {
            if let Some(release) = release.filter(|_| special.iter().flatten().any(|byte| char::from(*byte) == one)) {
                self.text.push(char::from(release));
            }
            self.text.push(one);
        }
    }
}
