//! One cell: what it holds as the text a person means by it.

use std::borrow::Cow;

use quick_xml::events::BytesStart;

use super::super::Broken;
use super::formats::Formats;
use super::letters::mean;
use super::moment::{Shown, iso_of_text};
use super::number::{decimal, is_too_long};
use super::strings::{Strings, Text};
use super::xml::{Piece, Xml};
use super::{Limits, broken};

/// What all cells of a workbook are read with.
pub(super) struct Shared {
    pub strings: Strings,
    pub formats: Formats,
    pub from_1904: bool,
    pub limits: Limits,
}

/// A cell that is used again and again.
#[derive(Default)]
pub(super) struct Cell {
    kind: Kind,
    shown: Shown,
    /// What is written for it, then what is meant.
    text: String,
    has_formula: bool,
    has_value: bool,
    is_too_large: bool,
}

/// What a cell says of what is written for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Kind {
    #[default]
    Number,
    /// The number of a shared text.
    Shared,
    /// A text of its own.
    Inline,
    /// The text that a formula gave.
    Text,
    YesNo,
    Error,
    /// A date written out.
    Date,
    Unknown,
}

impl Kind {
    fn of(name: &str) -> Self {
        match name {
            "n" => Self::Number,
            "s" => Self::Shared,
            "inlineStr" => Self::Inline,
            "str" => Self::Text,
            "b" => Self::YesNo,
            "e" => Self::Error,
            "d" => Self::Date,
            _ => Self::Unknown,
        }
    }
}

impl Cell {
    /// Takes what the opening tag says.
    pub fn begin(&mut self, tag: &BytesStart<'_>, shared: &Shared) {
        self.text.clear();
        (self.kind, self.shown) = (Kind::Number, shared.formats.get(0));
        (self.has_formula, self.has_value, self.is_too_large) = (false, false, false);
        for attribute in tag.attributes().with_checks(false).flatten() {
            match attribute.key.as_ref() {
                "t" => self.kind = Kind::of(&attribute.value),
                "s" => self.shown = shared.formats.get(attribute.value.parse().unwrap_or(usize::MAX)),
                _ => {}
            }
        }
    }

    /// Reads to the end of the cell.
    pub fn read(&mut self, xml: &mut Xml, shared: &Shared) -> Result<(), Broken> {
        let mut in_value = false;
        let mut own = Text::default();
        loop {
            match xml.next()? {
                Piece::Open(tag) => match tag.local_name().as_ref() {
                    "v" => in_value = self.kind != Kind::Inline,
                    "f" => self.has_formula = true,
                    name => own.open(name),
                },
                Piece::Letters(letters) if in_value || (own.is_open() && self.kind == Kind::Inline) => {
                    if (self.text.len() + letters.len()) as u64 > shared.limits.cell_bytes {
                        self.is_too_large = true;
                    } else {
                        self.text.push_str(&letters);
                    }
                }
                Piece::Close(name) => match &*name {
                    "c" => break,
                    "v" => in_value = false,
                    name => own.close(name),
                },
                Piece::End => return Err(broken("is damaged: the sheet ends in the middle of a cell; send the file again")),
                Piece::Letters(_) | Piece::Nothing => {}
            }
        }
        // A formula may well give an empty text.
        self.has_value = !self.text.is_empty() || self.kind == Kind::Text;
        Ok(())
    }

    pub fn has_formula(&self) -> bool {
        self.has_formula
    }

    /// Whether there is a value, be it of a formula that was computed.
    pub fn has_value(&self) -> bool {
        self.has_value
    }

    /// Whether the cell is a number that was cut to 15 digits.
    pub fn is_too_long(&self) -> bool {
        self.kind == Kind::Number && self.shown == Shown::Number && is_too_long(&self.text)
    }

    /// Turns what is written into what is meant, or says why nothing can be.
    pub fn settle(&mut self, shared: &Shared) -> Result<(), String> {
        if self.is_too_large {
            return Err("has a cell with more than the 32,767 characters that a cell can have".into());
        }
        match self.kind {
            Kind::Shared if self.text.is_empty() => {}
            Kind::Shared if self.shared_text(shared).is_none() => {
                let again = "open the workbook in a spreadsheet and save it again";
                return Err(format!("has a cell with text number `{}`, which the workbook does not have: {again}", cut(&self.text)));
            }
            Kind::Shared => {}
            Kind::Inline | Kind::Text => mean(&mut self.text),
            Kind::Number => self.count(shared.from_1904),
            Kind::YesNo => match self.text.trim() {
                "1" | "true" => self.text.replace_range(.., "yes"),
                "0" | "false" => self.text.replace_range(.., "no"),
                _ => {}
            },
            Kind::Date => self.text = iso_of_text(&self.text),
            Kind::Error => {}
            Kind::Unknown => {
                return Err("has a cell of a kind that workbooks do not have: open it in a spreadsheet and save it again".into());
            }
        }
        Ok(())
    }

    /// What is meant, once it was settled.
    pub fn text<'a>(&'a self, shared: &'a Shared) -> &'a str {
        match self.kind {
            Kind::Shared => self.shared_text(shared).unwrap_or_default(),
            _ => &self.text,
        }
    }

    fn shared_text<'a>(&self, shared: &'a Shared) -> Option<&'a str> {
        self.text.trim().parse().ok().and_then(|number| shared.strings.get(number))
    }

    /// A number becomes what its cell shows: a day, an hour, or digits. What is no number stays, and is refused where a number is asked for.
    fn count(&mut self, from_1904: bool) {
        let trimmed = self.text.trim();
        let meant = match self.shown.iso(trimmed, from_1904) {
            Some(moment) => Cow::Owned(moment),
            None => decimal(trimmed).unwrap_or(Cow::Borrowed(trimmed)),
        };
        if let Cow::Owned(meant) = meant {
            self.text = meant;
        } else if meant.len() < self.text.len() {
            self.text = meant.into_owned();
        }
    }
}

fn cut(text: &str) -> String {
    text.chars().take(20).collect()
}
