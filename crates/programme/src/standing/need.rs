//! What a benefit or incentive needs to be in order.

use super::duty::duty_state;
use crate::measure::Question;
use crate::model::Need;

impl Question<'_> {
    /// Those of the needs that are not in order.
    #[must_use]
    pub fn missing(&self, needs: &[Need]) -> Vec<Need> {
        let in_order = |need: &Need| match need {
            Need::Duty(duty) => duty_state(self, *duty).in_order(),
            Need::Requirement(requirement) => requirement_in_order(self, *requirement),
        };
        needs.iter().filter(|need| !in_order(need)).copied().collect()
    }
}

/// Whether a requirement holds for the level the partner holds; what is not asked of it holds.
#[must_use]
pub fn requirement_in_order(question: &Question<'_>, requirement: usize) -> bool {
    let ladder = question.programme.requirements[requirement].ladder;
    let level = question.held.get(ladder).copied().flatten().unwrap_or(0);
    question.verdict(requirement, level).holds
}
