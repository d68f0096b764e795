//! The texts that the cells of a workbook share.

use super::super::Broken;
use super::archive::Archive;
use super::letters::mean;
use super::xml::{Piece, Xml};
use super::{Limits, broken, weigh};

/// All shared texts, one behind the other.
#[derive(Default)]
pub(super) struct Strings {
    letters: String,
    /// Where each text ends.
    ends: Vec<u32>,
}

impl Strings {
    /// Reads the part that holds them; without one there are none.
    pub fn read(archive: &Archive, part: Option<&str>, limits: &Limits) -> Result<Self, Broken> {
        let mut strings = Self::default();
        let Some(member) = part.and_then(|name| archive.find(name)) else {
            return Ok(strings);
        };
        let mut xml = Xml::open(archive, member, limits);
        let mut text = Text::default();
        let mut own = String::new();
        loop {
            match xml.next()? {
                Piece::Open(tag) => match tag.local_name().as_ref() {
                    "si" => own.clear(),
                    name => text.open(name),
                },
                Piece::Letters(letters) => {
                    if text.is_open() {
                        own.push_str(&letters);
                    }
                    if own.len() as u64 > limits.cell_bytes {
                        return Err(too_large("one text", limits.cell_bytes));
                    }
                }
                Piece::Close(name) if name == "si" => strings.push(&mut own, limits)?,
                Piece::Close(name) => text.close(&name),
                Piece::Nothing => {}
                Piece::End => return Ok(strings),
            }
        }
    }

    fn push(&mut self, own: &mut String, limits: &Limits) -> Result<(), Broken> {
        mean(own);
        self.letters.push_str(own);
        let end = u32::try_from(self.letters.len()).ok().filter(|end| u64::from(*end) <= limits.shared_bytes);
        let Some(end) = end else {
            return Err(too_large("the texts that its cells share", limits.shared_bytes));
        };
        self.ends.push(end);
        if self.ends.len() as u64 > u64::from(limits.shared_texts) {
            return Err(broken(format!("has more than {} different texts: split it into several files", limits.shared_texts)));
        }
        Ok(())
    }

    /// The text of that number, from 0.
    pub fn get(&self, number: usize) -> Option<&str> {
        let end = *self.ends.get(number)? as usize;
        let start = number.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |start| *start as usize);
        self.letters.get(start..end)
    }
}

fn too_large(what: &str, most: u64) -> Broken {
    broken(format!("has more in {what} than the {} there may be: split it into several files", weigh::size(most)))
}

/// Where the letters of a text stand: in `t`, alone or in runs of one style each, but not the reading aid (`rPh`) of East Asian texts.
#[derive(Default)]
pub(super) struct Text {
    in_t: bool,
    in_aid: bool,
}

impl Text {
    pub fn open(&mut self, name: &str) {
        match name {
            "t" => self.in_t = true,
            "rPh" => self.in_aid = true,
            _ => {}
        }
    }

    pub fn close(&mut self, name: &str) {
        match name {
            "t" => self.in_t = false,
            "rPh" => self.in_aid = false,
            _ => {}
        }
    }

    pub fn is_open(&self) -> bool {
        self.in_t && !self.in_aid
    }
}
