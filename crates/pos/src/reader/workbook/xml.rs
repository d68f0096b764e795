//! One part of a workbook, pulled piece by piece, never more than a bounded piece in memory.

use std::borrow::Cow;
use std::io::{self, BufRead, BufReader, Read};

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::super::Broken;
use super::archive::{Archive, Member, Unpacked};
use super::{Limits, broken, weigh};

/// Deeper than any part of a workbook goes.
const DEPTH_MAX: u32 = 64;

/// The pieces of a part.
pub(super) struct Xml {
    reader: Reader<Metered>,
    piece: Vec<u8>,
    depth: u32,
    name: String,
}

/// What stands at the next place of a part.
pub(super) enum Piece<'a> {
    /// A tag opens.
    Open(BytesStart<'a>),
    /// A tag closes. Names are without prefix.
    Close(Cow<'a, str>),
    /// Letters, references to them resolved.
    Letters(Cow<'a, str>),
    /// What says nothing: a comment, the declaration.
    Nothing,
    /// The part is over.
    End,
}

impl Xml {
    pub fn open(archive: &Archive, member: &Member, limits: &Limits) -> Self {
        let bytes = BufReader::with_capacity(32 * 1024, archive.unpack(member));
        let mut reader = Reader::from_reader(Metered { bytes, taken: 0, most: limits.markup_bytes });
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        Self { reader, piece: Vec::new(), depth: 0, name: member.name.clone() }
    }

    /// The next piece.
    pub fn next(&mut self) -> Result<Piece<'_>, Broken> {
        self.piece.clear();
        self.reader.get_mut().taken = 0;
        let event = match self.reader.read_event_into(&mut self.piece) {
            Ok(event) => event,
            Err(error) => return Err(spoilt(&self.name, &error)),
        };
        match event {
            Event::Start(tag) if self.depth < DEPTH_MAX => {
                self.depth += 1;
                Ok(Piece::Open(tag))
            }
            Event::Start(_) => {
                Err(broken(format!("has a part `{}` that is nested deeper than any workbook is: send another copy", self.name)))
            }
            Event::End(tag) => {
                self.depth = self.depth.saturating_sub(1);
                Ok(Piece::Close(own_name(tag)))
            }
            Event::Text(text) => Ok(Piece::Letters(text.xml10_content())),
            Event::CData(text) => Ok(Piece::Letters(text.xml10_content())),
            Event::GeneralRef(reference) => match letter(&reference) {
                Some(letter) => Ok(Piece::Letters(Cow::Owned(letter.to_string()))),
                None => Err(damaged(&self.name)),
            },
            Event::DocType(_) => Err(weigh::entities(&self.name)),
            Event::Decl(says) if says.encoding().is_some_and(|said| !said.is_ok_and(|name| is_utf8(&name))) => {
                Err(broken(format!("has a part `{}` that is not UTF-8: open it in a spreadsheet and save it again", self.name)))
            }
            Event::Eof if self.depth > 0 => Err(damaged(&self.name)),
            Event::Eof => Ok(Piece::End),
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => Ok(Piece::Nothing),
        }
    }

    /// How many packed bytes of the part are still to come.
    pub fn left(&self) -> u64 {
        self.reader.get_ref().bytes.get_ref().left()
    }
}

fn is_utf8(name: &str) -> bool {
    ["utf-8", "utf8", "us-ascii"].iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// The name of a closing tag without its prefix.
fn own_name(tag: quick_xml::events::BytesEnd<'_>) -> Cow<'_, str> {
    Cow::Owned(tag.local_name().as_ref().to_owned())
}

/// The letter that a reference means: one of the five of XML, or one by its number. There are no others without definitions.
fn letter(reference: &quick_xml::events::BytesRef<'_>) -> Option<char> {
    match &**reference {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => reference.resolve_char_ref().ok().flatten(),
    }
}

fn damaged(part: &str) -> Broken {
    broken(format!("is damaged: its part `{part}` is not what a spreadsheet writes; open it in one and save it again"))
}

fn spoilt(part: &str, error: &quick_xml::Error) -> Broken {
    match error {
        quick_xml::Error::Io(inner) if inner.kind() == io::ErrorKind::OutOfMemory => {
            broken(format!("has a part `{part}` with a single text larger than any workbook has: copy the rows into a new workbook"))
        }
        _ => damaged(part),
    }
}

/// An attribute by its name without prefix.
pub(super) fn attribute<'a>(tag: &'a BytesStart<'_>, name: &str) -> Option<Cow<'a, str>> {
    let found = tag.attributes().with_checks(false).flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    if !found.value.contains(['&', '\n', '\t', '\r']) {
        return Some(found.value);
    }
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(|value| Cow::Owned(value.into_owned()))
}

/// Whether an attribute says yes.
pub(super) fn says_yes(tag: &BytesStart<'_>, name: &str) -> bool {
    attribute(tag, name).is_some_and(|value| matches!(&*value, "1" | "true" | "on"))
}

/// Bytes of which only so many may be taken at once.
struct Metered {
    bytes: BufReader<Unpacked>,
    taken: u64,
    most: u64,
}

impl Read for Metered {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.bytes.read(into)
    }
}

impl BufRead for Metered {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.taken > self.most {
            return Err(io::ErrorKind::OutOfMemory.into());
        }
        self.bytes.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.taken = self.taken.saturating_add(amount as u64);
        self.bytes.consume(amount);
    }
}
