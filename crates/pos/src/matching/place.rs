//! How two addresses compare.

use super::address::Address;
use super::typo;

/// How one part of two addresses compares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Same,
    Differs,
    /// One of the two does not say, or they are too alike to differ and too different to agree.
    Open,
}

/// How two addresses compare, part by part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Places {
    pub(super) street: Part,
    pub(super) number: Part,
    pub(super) city: Part,
    pub(super) postcode: Part,
    pub(super) country: Part,
}

impl Places {
    pub(super) fn new(ours: &Address, theirs: &Address) -> Self {
        Self {
            street: street(ours, theirs),
            number: equal(&ours.number, &theirs.number),
            city: city(&ours.city, &theirs.city),
            postcode: postcode(&ours.postcode, &theirs.postcode),
            country: equal(&ours.country, &theirs.country),
        }
    }
}

fn equal(ours: &str, theirs: &str) -> Part {
    match (ours.is_empty() || theirs.is_empty(), ours == theirs) {
        (true, _) => Part::Open,
        (_, true) => Part::Same,
        _ => Part::Differs,
    }
}

fn street(ours: &Address, theirs: &Address) -> Part {
    // A box of the post office and a house may belong to one party.
    if ours.post_box != theirs.post_box || ours.street.is_empty() && theirs.street.is_empty() && !ours.post_box {
        return Part::Open;
    }
    if ours.post_box {
        return equal(&ours.number, &theirs.number);
    }
    by_words(&ours.street, &theirs.street)
}

fn city(ours: &[String], theirs: &[String]) -> Part {
    if ours.is_empty() || theirs.is_empty() {
        return Part::Open;
    }
    // "Frankfurt" and "Frankfurt am Main", "New York" and "New York City".
    let (short, long) = if ours.len() <= theirs.len() { (ours, theirs) } else { (theirs, ours) };
    if short.iter().all(|word| long.iter().any(|other| typo::alike(word, other) >= 800 || typo::skeleton(word) == typo::skeleton(other))) {
        return Part::Same;
    }
    let (ours, theirs): (String, String) = (ours.concat(), theirs.concat());
    if typo::alike(&ours, &theirs) >= 750 { Part::Same } else { Part::Differs }
}

fn postcode(ours: &str, theirs: &str) -> Part {
    match equal(ours, theirs) {
        // The outward half of a British code, or the digits of a Dutch one, say as much as they can.
        Part::Differs
            if ours.len() != theirs.len()
                && ours.len().min(theirs.len()) >= 3
                && (ours.starts_with(theirs) || theirs.starts_with(ours)) =>
        {
            Part::Open
        }
        // One slip is a slip, not another place; nor is it the same place.
        Part::Differs if ours.len() == theirs.len() && ours.len() > 3 && typo::slips(ours, theirs) == 1 => Part::Open,
        part => part,
    }
}

/// Streets are the same when most of their letters find each other, the same kind of street or not.
fn by_words(ours: &[String], theirs: &[String]) -> Part {
    if ours.is_empty() || theirs.is_empty() {
        return Part::Open;
    }
    let (short, long) = if ours.len() <= theirs.len() { (ours, theirs) } else { (theirs, ours) };
    let mut found = 0;
    let mut all = 0;
    for word in short {
        let best = long
            .iter()
            .map(|other| typo::alike_or_sounding((word, &typo::skeleton(word)), (other, &typo::skeleton(other))))
            .max()
            .unwrap_or_default();
        let weight = if is_kind(word) { 1 } else { i64::try_from(word.chars().count()).unwrap_or(1).clamp(2, 12) };
        found += weight * if best >= 700 { best } else { 0 };
        all += weight * 1000;
    }
    if found * 10 >= all * 6 {
        return Part::Same;
    }
    let (ours, theirs): (String, String) = (ours.concat(), theirs.concat());
    if typo::alike(&ours, &theirs) >= 750 {
        return Part::Same;
    }
    if found * 10 >= all * 3 { Part::Open } else { Part::Differs }
}

fn is_kind(word: &str) -> bool {
    matches!(
        word,
        "street"
            | "avenue"
            | "boulevard"
            | "road"
            | "drive"
            | "lane"
            | "court"
            | "place"
            | "square"
            | "terrace"
            | "highway"
            | "parkway"
            | "rue"
            | "calle"
            | "via"
            | "north"
            | "south"
            | "east"
            | "west"
            | "saint"
            | "de"
            | "la"
            | "le"
            | "der"
            | "du"
            | "des"
            | "the"
            | "center"
            | "centre"
    )
}
