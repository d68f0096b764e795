//! How the cells of a workbook show their numbers: all that is asked of its styles.

use std::collections::BTreeMap;

use super::super::Broken;
use super::archive::Archive;
use super::moment::Shown;
use super::xml::{Piece, Xml, attribute};
use super::{Limits, broken};

/// More styles than a spreadsheet can keep.
const STYLES_MAX: usize = 100_000;

/// One [`Shown`] for each style a cell can name.
#[derive(Default)]
pub(super) struct Formats(Vec<Shown>);

impl Formats {
    /// Reads the part that holds the styles; without one every cell is a plain number or text.
    pub fn read(archive: &Archive, part: Option<&str>, limits: &Limits) -> Result<Self, Broken> {
        let Some(member) = part.and_then(|name| archive.find(name)) else {
            return Ok(Self::default());
        };
        let mut xml = Xml::open(archive, member, limits);
        let mut own: BTreeMap<u32, Shown> = BTreeMap::new();
        let mut styles = Vec::new();
        let mut in_cells = false;
        loop {
            match xml.next()? {
                Piece::Open(tag) => match tag.local_name().as_ref() {
                    "numFmt" => {
                        let number = attribute(&tag, "numFmtId").and_then(|number| number.parse().ok());
                        if let (Some(number), Some(code)) = (number, attribute(&tag, "formatCode")) {
                            own.insert(number, Shown::by_code(&code));
                        }
                    }
                    "cellXfs" => in_cells = true,
                    "xf" if in_cells => {
                        let number: u32 = attribute(&tag, "numFmtId").and_then(|number| number.parse().ok()).unwrap_or_default();
                        styles.push(own.get(&number).copied().unwrap_or_else(|| Shown::by_number(number)));
                    }
                    _ => {}
                },
                Piece::Close(name) if name == "cellXfs" => in_cells = false,
                Piece::End => return Ok(Self(styles)),
                Piece::Close(_) | Piece::Letters(_) | Piece::Nothing => {}
            }
            if styles.len().max(own.len()) > STYLES_MAX {
                return Err(broken(format!("has more than {STYLES_MAX} styles: copy the rows into a new workbook, values only")));
            }
        }
    }

    /// How a cell of that style shows its number.
    pub fn get(&self, style: usize) -> Shown {
        self.0.get(style).copied().unwrap_or_default()
    }
}
