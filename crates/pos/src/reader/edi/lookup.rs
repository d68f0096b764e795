//! From an address to the text it means, among the segments of one loop.

use super::address::{Address, Condition, Pattern, Take};
use super::segment::Segment;

impl Address {
    /// Appends what the address means among the segments of a loop; no where no segment of the loop fits, so that the loop around is asked.
    ///
    /// The innermost loop that has such a segment at all is the one that is meant, even where the element is empty: a city of another party
    /// would be worse than none.
    pub(super) fn write(&self, segments: &[Segment], out: &mut String) -> bool {
        let Some(party) = &self.party else { return self.write_among(segments, out) };
        let Some(at) = party.place(segments, &Take::Element(1)) else { return party.fits_any(segments) };
        let inside = segments.get(at + 1..).unwrap_or_default();
        let end = inside.iter().position(|segment| segment.code() == party.code).unwrap_or(inside.len());
        self.write_among(inside.get(..end).unwrap_or_default(), out);
        true
    }

    fn write_among(&self, segments: &[Segment], out: &mut String) -> bool {
        if !self.all {
            let found = self.segment.place(segments, &self.take).and_then(|at| segments.get(at));
            if let Some(segment) = found {
                out.push_str(self.take.of(segment).unwrap_or_default());
            }
            // One of several that is not there is nowhere else either.
            return found.is_some() || self.segment.fits_any(segments);
        }
        for segment in segments.iter().filter(|segment| self.segment.fits(segment)) {
            if let Some(text) = self.take.of(segment).filter(|text| !text.is_empty()) {
                if !out.is_empty() {
                    out.push(';');
                }
                out.push_str(text);
            }
        }
        self.segment.fits_any(segments)
    }
}

impl Pattern {
    /// Whether a segment has the tag and what the conditions ask for.
    pub(super) fn fits(&self, segment: &Segment) -> bool {
        segment.code() == self.code && self.conditions.iter().all(|condition| condition.holds(segment))
    }

    fn fits_any(&self, segments: &[Segment]) -> bool {
        segments.iter().any(|segment| self.fits(segment))
    }

    /// The place of the segment that is meant and has what is to be taken.
    fn place(&self, segments: &[Segment], take: &Take) -> Option<usize> {
        let mut fitting = segments.iter().enumerate().filter(|(_, segment)| self.fits(segment) && take.of(segment).is_some());
        fitting.nth(self.nth.map_or(0, |nth| nth.saturating_sub(1))).map(|(at, _)| at)
    }
}

impl Condition {
    fn holds(&self, segment: &Segment) -> bool {
        let seen = match self.component {
            Some(component) => segment.component(self.element, component),
            None => segment.element(self.element),
        };
        self.texts.iter().any(|text| text == seen.trim_end())
    }
}

impl Take {
    /// The text; nothing only where a segment lacks the qualifier.
    fn of<'s>(&self, segment: &'s Segment) -> Option<&'s str> {
        match self {
            Self::Element(element) => Some(segment.element(*element)),
            Self::Component(element, component) => Some(segment.component(*element, *component)),
            Self::Qualified(qualifier) => segment.qualified(qualifier),
        }
    }
}

impl Segment {
    /// What stands behind a qualifier: in X12 the element that follows it (`LIN*1*VP*A-100`), in EDIFACT the component before it
    /// (`LIN+1++5410000000001:EN`).
    fn qualified(&self, qualifier: &str) -> Option<&str> {
        let elements = 1..=self.elements();
        if self.is_edifact() {
            return elements.into_iter().find(|at| self.component(*at, 2) == qualifier).map(|at| self.component(at, 1));
        }
        // A product number may look like a qualifier: in these segments it is known where the pairs begin.
        let (first, step) = match self.tag() {
            "LIN" => (2, 2),
            "SII" => (1, 2),
            "PTD" => (4, 2),
            _ => (1, 1),
        };
        elements.skip(first - 1).step_by(step).find(|at| self.element(*at) == qualifier).map(|at| self.element(at + 1))
    }
}
