//! A column of the sample: its heading as written and as understood, its cells, their shape.

use std::collections::BTreeMap;

use super::frame::Frame;
use super::lexicon::{Lexicon, Understood};
use super::shape::Shape;
use super::spelling::Spelled;

/// A column of the sample.
#[derive(Debug)]
pub(super) struct Column<'a> {
    /// Its heading as a profile names it.
    pub(super) heading: String,
    /// A currency its heading names.
    pub(super) currency: Option<&'static str>,
    /// What its heading means.
    pub(super) understood: Understood,
    /// Its cells, one for each row of the body.
    pub(super) cells: Vec<&'a str>,
    /// What they look like.
    pub(super) shape: Shape,
    /// Whether its heading names it: it has one, and no other column has the same.
    pub(super) named: bool,
}

impl<'a> Column<'a> {
    /// The columns of a sample.
    pub(super) fn all(frame: &Frame<'a>) -> Vec<Self> {
        let mut alike: BTreeMap<String, usize> = BTreeMap::new();
        for heading in &frame.headings {
            *alike.entry(heading.to_lowercase()).or_default() += 1;
        }
        let column = |(place, heading): (usize, &String)| {
            let cells: Vec<&str> = frame.body.iter().map(|row| row.cells.get(place).unwrap_or_default().trim()).collect();
            let filled: Vec<&str> = cells.iter().copied().filter(|cell| !cell.is_empty()).collect();
            let spelled = if frame.header_line == 0 { Spelled::default() } else { Spelled::new(heading) };
            let mut understood = Lexicon::shipped().understand(&spelled);
            if let (Understood::Nothing | Understood::Nearly { .. }, Some(lower)) = (&understood, frame.lower.get(place)) {
                understood = Lexicon::shipped().understand(&Spelled::new(lower));
            }
            Self {
                heading: heading.clone(),
                currency: spelled.currency,
                understood,
                shape: Shape::of(&filled),
                cells,
                named: alike.get(&heading.to_lowercase()) == Some(&1) && !heading.is_empty(),
            }
        };
        frame.headings.iter().enumerate().map(column).collect()
    }

    /// The meaning its heading has as a whole, or nearly.
    pub(super) fn meaning(&self) -> &'static str {
        match &self.understood {
            Understood::Whole(known) | Understood::Nearly { known, .. } => known.meaning,
            _ => "",
        }
    }
}
