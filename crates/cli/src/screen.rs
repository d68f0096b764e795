//! Where answers go: data to standard output, everything else to standard error.
//!
//! Colour is only used where a terminal reads and `NO_COLOR` is not set. Control characters of what was read never reach a terminal: [`visible`] puts a
//! mark of the same length in their place.

use std::io::{self, BufWriter, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};

/// The widest a table gets where nobody says how wide the terminal is.
const WIDTH: u16 = 100;

/// The two streams a command writes to.
pub struct Screen {
    out: BufWriter<AutoStream<io::Stdout>>,
    err: AutoStream<io::Stderr>,
}

impl Screen {
    /// The streams of this process.
    pub fn new() -> Self {
        Self { out: BufWriter::new(anstream::stdout()), err: anstream::stderr() }
    }

    /// Writes data.
    pub fn out(&mut self, text: &str) -> io::Result<()> {
        self.out.write_all(text.as_bytes())
    }

    /// Writes a value as JSON.
    pub fn json(&mut self, value: &serde_json::Value) -> io::Result<()> {
        serde_json::to_writer_pretty(&mut self.out, value)?;
        self.out.write_all(b"\n")
    }

    /// Writes data as bytes: CSV.
    pub fn bytes(&mut self) -> &mut impl Write {
        &mut self.out
    }

    /// Says something about the data.
    pub fn say(&mut self, text: &str) -> io::Result<()> {
        self.err.write_all(text.as_bytes())?;
        self.err.write_all(b"\n")
    }

    /// Everything written so far is really written.
    pub fn finish(&mut self) -> io::Result<()> {
        self.out.flush()?;
        self.err.flush()
    }

    /// Whether standard error may be coloured.
    pub fn err_is_coloured() -> bool {
        AutoStream::choice(&io::stderr()) != ColorChoice::Never
    }

    /// Whether somebody watches standard error.
    pub fn err_is_terminal() -> bool {
        io::stderr().is_terminal()
    }

    /// Whether somebody watches standard output.
    pub fn out_is_terminal() -> bool {
        io::stdout().is_terminal()
    }

    /// How many columns there are.
    pub fn width() -> u16 {
        comfy_table::Table::new().width().unwrap_or(WIDTH).clamp(40, 400)
    }
}

/// The text without control characters and without marks that turn the direction of writing, byte for byte as long as before. Line ends and tabs stay.
pub fn visible(text: &str) -> String {
    let mut seen = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(character) = rest.next() {
        match character {
            '\n' | '\t' => seen.push(character),
            '\r' if rest.peek() == Some(&'\n') => seen.push(character),
            '\0'..='\u{1f}' | '\u{7f}' => seen.push('?'),
            '\u{80}'..='\u{9f}' | '\u{61c}' => seen.push('¿'),
            '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => seen.push('\u{fffd}'),
            _ => seen.push(character),
        }
    }
    seen
}

/// The text in one line, without control characters.
pub fn in_line(text: &str) -> String {
    visible(text).replace(['\n', '\r', '\t'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_become_marks_and_every_place_stays_where_it_was() {
        let text = "a\u{1b}[31mb\r\nc\td\re\u{9b}f\u{202e}g";
        assert_eq!(visible(text), "a?[31mb\r\nc\td?e¿f\u{fffd}g");
        assert_eq!(visible(text).len(), text.len());
    }
}
