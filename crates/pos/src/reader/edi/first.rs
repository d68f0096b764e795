//! Which message a file is of, before anything else of it is known.

use std::io::Read;

use super::segment::Segment;
use super::segments::Segments;
use crate::reader::Broken;

/// The first message of the file that is one of `known`; else the first of all; none where it has none.
///
/// # Errors
/// [`Broken`] when the file cannot be read as far as that.
///
/// ```
/// let file = "UNB+UNOC:3+S:14+R:14+240531:0800+7'UNH+1+SLSRPT:D:96A:UN'BGM+73E+R1+9'UNT+3+1'UNZ+1+7'";
/// let message = pos::reader::edi::first_message(file.as_bytes(), &["INVRPT", "SLSRPT"]);
/// assert_eq!(message.unwrap().as_deref(), Some("SLSRPT"));
/// ```
pub fn first_message(read: impl Read, known: &[&str]) -> Result<Option<String>, Broken> {
    let mut segments = Segments::open(read)?;
    let mut segment = Segment::new();
    let mut first = None;
    while segments.next(&mut segment)? {
        let name = match segment.tag() {
            "ST" => segment.element(1),
            "UNH" => segment.component(2, 1),
            // The next interchange may have separators of its own.
            "IEA" | "UNZ" if !segments.begins_interchange()? => break,
            _ => continue,
        };
        let name = name.trim();
        if known.contains(&name) {
            return Ok(Some(name.into()));
        }
        first = first.or_else(|| Some(name.to_owned()));
    }
    Ok(first)
}
