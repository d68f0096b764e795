//! Where in a message a column is taken from, as a profile writes it.
//!
//! ```text
//! address   = [ party "/" ] segment take [ "*" ]
//! party     = segment
//! segment   = TAG { condition } [ "#" n ]
//! condition = "[" [ n [ "." n ] "=" ] text { "|" text } "]"
//! take      = "." n [ "." n ]  |  "{" text "}"
//! ```

use std::fmt;

use super::segment::TagCode;

/// Where in a message a column is taken from: `BPT.2`, `REF[DI].2`, `QTY[153].1.2`, `UIT[3=WH].2`, `LIN{VP}`, `N1[ST]#2.2`, `N1[ST]/N4.1`, `REF[SE].2*`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The segment that begins a party, where the segment is asked for inside one.
    pub(super) party: Option<Pattern>,
    /// The segment.
    pub(super) segment: Pattern,
    /// What of it.
    pub(super) take: Take,
    /// Of all such segments of the loop, joined, instead of the first one.
    pub(super) all: bool,
    text: String,
}

/// Which segment: its tag, what its elements hold, and which of several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pattern {
    pub(super) tag: String,
    pub(super) code: TagCode,
    pub(super) conditions: Vec<Condition>,
    /// The how manyth that fits, from 1.
    pub(super) nth: Option<usize>,
}

/// An element holds one of these texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Condition {
    pub(super) element: usize,
    pub(super) component: Option<usize>,
    pub(super) texts: Vec<String>,
}

/// What of a segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Take {
    /// An element.
    Element(usize),
    /// A component of an element.
    Component(usize, usize),
    /// What a qualifier qualifies.
    Qualified(String),
}

impl Address {
    /// Reads an address.
    ///
    /// # Errors
    /// What is wrong with it and how it is written.
    ///
    /// ```
    /// use pos::reader::edi::Address;
    /// assert!(Address::read("N1[ST]#2/N4.1").is_ok());
    /// assert_eq!(Address::read("BPT").unwrap_err(), "`BPT` names no element: write which one, as in `BPT.2`");
    /// ```
    pub fn read(text: &str) -> Result<Self, String> {
        let mut rest = Rest { whole: text, at: text };
        let mut segment = rest.pattern()?;
        let mut party = None;
        if rest.skip('/') {
            party = Some(std::mem::replace(&mut segment, rest.pattern()?));
        }
        let take = rest.take(&segment.tag)?;
        let all = rest.skip('*');
        if !rest.at.is_empty() {
            return Err(rest.wrong("nothing more is expected"));
        }
        if all && segment.nth.is_some() {
            return Err(format!("`{text}` asks for one of several and for all of them: leave out `#` or `*`"));
        }
        Ok(Self { party, segment, take, all, text: text.into() })
    }

    /// The tags of the segments it needs.
    pub(super) fn tags(&self) -> impl Iterator<Item = TagCode> {
        self.party.iter().chain(Some(&self.segment)).map(|pattern| pattern.code)
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Pattern {
    /// Reads a segment that opens a loop, `LOC[162]`; with a `?` behind it the loop may be empty.
    pub(super) fn read_opener(text: &str) -> Result<(Self, bool), String> {
        let mut rest = Rest { whole: text, at: text };
        let pattern = rest.pattern()?;
        if pattern.nth.is_some() {
            return Err(format!("`{text}` opens a loop: every such segment does, leave out `#`"));
        }
        let may_be_empty = rest.skip('?');
        if rest.at.is_empty() {
            Ok((pattern, may_be_empty))
        } else {
            Err(rest.wrong("a segment that opens a loop ends here, as in `LOC[162]`"))
        }
    }
}

/// What is still to be read.
struct Rest<'a> {
    whole: &'a str,
    at: &'a str,
}

impl<'a> Rest<'a> {
    fn pattern(&mut self) -> Result<Pattern, String> {
        let end = self.at.find(|one: char| !one.is_ascii_alphanumeric()).unwrap_or(self.at.len());
        let tag = self.advance(end);
        if !is_tag(tag) {
            let seen = if tag.is_empty() { self.at } else { tag };
            return Err(format!(
                "`{}`: `{seen}` is no segment: a tag has two or three capital letters or digits, as in `N1` or `LIN`",
                self.whole
            ));
        }
        let mut conditions = vec![];
        while self.skip('[') {
            conditions.push(self.condition()?);
        }
        let nth = if self.skip('#') { Some(self.number()?) } else { None };
        Ok(Pattern { tag: tag.into(), code: TagCode::of(tag), conditions, nth })
    }

    fn condition(&mut self) -> Result<Condition, String> {
        let inside = self.until(']')?;
        let (place, texts) = inside.split_once('=').unwrap_or(("1", inside));
        let (element, component) = match place.split_once('.') {
            Some((element, component)) => (element, Some(component)),
            None => (place, None),
        };
        let number = |text: &str| Rest { whole: self.whole, at: text }.number();
        let component = component.map(number).transpose()?;
        let texts: Vec<String> = texts.split('|').map(str::to_owned).collect();
        Ok(Condition { element: number(element)?, component, texts })
    }

    fn take(&mut self, tag: &str) -> Result<Take, String> {
        if self.skip('{') {
            let qualifier = self.until('}')?;
            return if qualifier.is_empty() {
                Err(self.wrong("a qualifier is expected in `{}`, as in `LIN{VP}`"))
            } else {
                Ok(Take::Qualified(qualifier.into()))
            };
        }
        if !self.skip('.') {
            if self.at.is_empty() {
                return Err(format!("`{}` names no element: write which one, as in `{tag}.2`", self.whole));
            }
            return Err(self.wrong("an element is expected, as in `.2`"));
        }
        let element = self.number()?;
        if self.skip('.') { Ok(Take::Component(element, self.number()?)) } else { Ok(Take::Element(element)) }
    }

    /// A place: elements, components and repeated segments are counted from 1.
    fn number(&mut self) -> Result<usize, String> {
        let end = self.at.find(|one: char| !one.is_ascii_digit()).unwrap_or(self.at.len());
        match self.at.get(..end).unwrap_or_default().parse() {
            Ok(number @ 1..=999) => {
                self.advance(end);
                Ok(number)
            }
            _ => Err(self.wrong("a number from 1 is expected")),
        }
    }

    fn until(&mut self, end: char) -> Result<&'a str, String> {
        let Some((inside, rest)) = self.at.split_once(end) else { return Err(self.wrong(&format!("`{end}` is missing"))) };
        self.at = rest;
        Ok(inside)
    }

    fn skip(&mut self, one: char) -> bool {
        let rest = self.at.strip_prefix(one);
        self.at = rest.unwrap_or(self.at);
        rest.is_some()
    }

    fn advance(&mut self, end: usize) -> &'a str {
        let (before, rest) = self.at.split_at_checked(end).unwrap_or((self.at, ""));
        self.at = rest;
        before
    }

    fn wrong(&self, expected: &str) -> String {
        match self.at {
            "" => format!("`{}`: {expected} at its end", self.whole),
            at => format!("`{}`: {expected} at `{at}`", self.whole),
        }
    }
}

/// Whether a text can be the tag of a segment.
pub(super) fn is_tag(text: &str) -> bool {
    let form = |one: u8| one.is_ascii_uppercase() || one.is_ascii_digit();
    (2..=3).contains(&text.len()) && text.bytes().all(form) && text.starts_with(|one: char| one.is_ascii_uppercase())
}
