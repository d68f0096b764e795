//! The rows of the benefit matrix.

use super::context::Check;
use crate::condition::Unit;
use crate::diagnostic::{did_you_mean, quoted};
use crate::file::{Item, Node};
use crate::model::{Benefit, BenefitKind, Granted, Need};

const KINDS: [(&str, BenefitKind, Unit); 5] = [
    ("given", BenefitKind::Given, Unit::Number),
    ("percent", BenefitKind::Percent, Unit::Percent),
    ("amount", BenefitKind::Amount, Unit::Money),
    ("count", BenefitKind::Count, Unit::Count),
    ("words", BenefitKind::Words, Unit::Number),
];

impl Check<'_> {
    pub(super) fn benefits(&mut self) -> Vec<Benefit> {
        let mut benefits = vec![];
        for (id, node) in self.listed("benefits") {
            let at = node.get("id").map_or(node.span, |node| node.span);
            let Some(ladder) = self.ladder_of(node, &format!("`{id}`")) else { continue };
            let kinds: Vec<_> = KINDS.iter().filter(|(key, ..)| node.get(key).is_some()).collect();
            let [(key, kind, unit)] = kinds.as_slice() else {
                let names = KINDS.map(|(key, ..)| key);
                let message =
                    if kinds.is_empty() { format!("`{id}` does not say what it gives") } else { format!("`{id}` gives several things") };
                self.error("missing-key", at, message, Some(format!("exactly one of {}", quoted(&names))));
                continue;
            };
            let Some(value) = node.get(key) else { continue };
            let levels = match kind {
                BenefitKind::Given => self.given(value, ladder),
                BenefitKind::Words => self.benefit_words(value, ladder),
                _ => self.granted(value, Some(ladder), *unit),
            };
            let without_level = match (&value.item, kind) {
                (Item::YesNo(true), _) => Some(Granted::Yes),
                _ => None,
            };
            let audience = self.audience(node);
            benefits.push(Benefit {
                id: id.into(),
                title: self.title(node, id),
                ladder,
                kind: *kind,
                levels,
                without_level,
                per: node.text_of("per").map(Into::into),
                needs: audience.needs,
                audience: audience.conditions,
                from: audience.from,
                until: audience.until,
                note: self.text(node.get("note")),
            });
        }
        benefits
    }

    fn given(&mut self, value: &Node, ladder: usize) -> Vec<Option<Granted>> {
        let levels = self.names.ladders[ladder].levels.clone();
        let mut given = vec![matches!(value.item, Item::YesNo(true)).then_some(Granted::Yes); levels.len()];
        for name in value.items() {
            if let Some(level) = self.look_up("level", name, &levels) {
                given[level] = Some(Granted::Yes);
            }
        }
        given
    }

    /// Words for all levels, or per level; each in one or several languages.
    fn benefit_words(&mut self, value: &Node, ladder: usize) -> Vec<Option<Granted>> {
        let levels = self.names.ladders[ladder].levels.clone();
        let entries = value.entries();
        let by_level = entries.iter().any(|(key, _)| levels.contains(&key.name));
        if !by_level {
            let is_language = entries.iter().all(|(key, _)| key.name.len() == 2);
            if let (Some((key, _)), false) = (entries.first(), is_language) {
                let help = did_you_mean(&key.name, levels.iter().map(String::as_str));
                self.error("unknown-level", key.span, format!("there is no level `{}`", key.name), help);
            }
            return vec![Some(Granted::Words(self.text(Some(value)))); levels.len()];
        }
        let mut words = vec![None; levels.len()];
        for (key, text) in entries {
            let name = Node { item: Item::Text(key.name.clone()), span: key.span };
            if let Some(level) = self.look_up("level", &name, &levels) {
                words[level] = Some(Granted::Words(self.text(Some(text))));
            }
        }
        words
    }

    /// Duties or requirements that must be in order.
    pub(super) fn needs(&mut self, node: &Node) -> Vec<Need> {
        let mut needs = vec![];
        for item in node.get("needs").map_or(&[][..], Node::items) {
            let Some(name) = item.text() else { continue };
            let duty = self.duties.iter().position(|duty| duty == name).map(Need::Duty);
            let requirement = self.names.requirements.iter().position(|row| row == name).map(Need::Requirement);
            match duty.or(requirement) {
                Some(need) => needs.push(need),
                None => {
                    let known = self.duties.iter().chain(&self.names.requirements).map(String::as_str);
                    let help = did_you_mean(name, known);
                    self.error("unknown-name", item.span, format!("there is no duty or requirement `{name}`"), help);
                }
            }
        }
        needs
    }
}
