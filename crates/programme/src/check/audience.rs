//! Who takes part: levels, segment, condition, dates, needs.

use super::context::Check;
use crate::condition::Setting;
use crate::file::Node;
use crate::model::Audience;

impl Check<'_> {
    /// Who takes part, with the condition on the partner.
    pub(super) fn audience(&mut self, node: &Node) -> Audience {
        let mut audience = self.audience_without_where(node);
        audience.conditions.extend(self.condition_of(node, "where", &Setting::Standing));
        audience
    }

    pub(super) fn audience_without_where(&mut self, node: &Node) -> Audience {
        let mut audience = Audience { from: node.date_of("from"), until: node.date_of("until"), ..Audience::default() };
        if node.get("levels").is_some()
            && let Some(ladder) = self.ladder_of(node, "`levels`")
        {
            audience.levels = self.levels_of(node, ladder).map(|levels| (ladder, levels));
        }
        if let Some(segment) = node.get("segment") {
            let known = self.segments.clone();
            if self.look_up("segment", segment, &known).is_some()
                && let Some(condition) = self
                    .named("segments")
                    .iter()
                    .find(|(name, ..)| Some(*name) == segment.text())
                    .and_then(|(_, _, node)| node.get("where"))
            {
                // Told where the segment is declared; here only its meaning is wanted.
                let before = self.found.len();
                audience.conditions.extend(self.condition(condition, &Setting::Standing));
                self.found.truncate(before);
            }
        }
        audience.needs = self.needs(node);
        if let (Some(from), Some(until)) = (audience.from, audience.until)
            && until < from
        {
            let span = node.get("until").map_or(node.span, |node| node.span);
            self.error(
                "dates-contradict",
                span,
                format!("ends ({until}) before it begins ({from})"),
                Some("`until` is the last day; change one of the two".into()),
            );
        }
        audience
    }
}
