//! Bands: no gaps, no overlaps, edges that say which side they belong to, and what they pay.

use super::context::Check;
use crate::condition::Unit;
use crate::file::Node;
use crate::model::{Band, IncentiveMode, Payout};
use crate::money;

impl Check<'_> {
    /// Modes, growth and what bands pay that do not go together.
    pub(super) fn fits(&mut self, id: &str, node: &Node, mode: IncentiveMode, bands: &[Band]) {
        let growth = node.get("growth_on").filter(|_| node.text_of("basis") == Some("growth"));
        if let Some(growth) = growth {
            let wanted = match growth.text() {
                Some("above baseline") => Some((IncentiveMode::Whole, "whole")),
                Some("between targets") => Some((IncentiveMode::Marginal, "marginal")),
                _ => None,
            };
            if let Some((_, word)) = wanted.filter(|(wanted, _)| *wanted != mode) {
                let words = growth.text().unwrap_or_default();
                let message = format!("`{id}` is paid on growth `{words}`, which is measured in one mode only");
                self.error("wrong-value", node.get("mode").unwrap_or(growth).span, message, Some(format!("mode = \"{word}\"")));
            }
        }
        let percent = |payout: &Payout| matches!(payout, Payout::Rate(_) | Payout::RateByEnrolment(_));
        let blocks = |band: &&Band| mode == IncentiveMode::PerBlock || band.block.is_some();
        if bands.iter().filter(blocks).any(|band| percent(&band.payout)) {
            let span = node.get("bands").map_or(node.span, |bands| bands.span);
            let help = "amount = 5: for every block; or mode = \"whole\" with a rate";
            self.error("wrong-value", span, format!("`{id}` pays a percentage for every block"), Some(help.into()));
        }
        if let (Some(stated), Some("sale")) = (node.get("bands_per"), node.text_of("period")) {
            let help = "take it out: each sale fills the bands by itself";
            self.error("no-effect", stated.span, format!("`bands_per` of `{id}` has no effect"), Some(help.into()));
        }
    }

    pub(super) fn bands(&mut self, list: &Node, ladder: Option<usize>, uses: &[String]) -> Vec<Band> {
        let mut bands: Vec<Band> = vec![];
        let items = list.items();
        for (place, item) in items.iter().enumerate() {
            let Some((edge, above)) = self.lower_edge(item, list) else { continue };
            let Some(from) = edge.number() else {
                self.error("wrong-value", edge.span, "a band begins at a number", Some("\"115 %\" or 100_000".into()));
                continue;
            };
            if let Some(before) = bands.last()
                && from <= before.from
            {
                let message =
                    format!("this band begins at {}, not above the one before ({})", money::plain(from), money::plain(before.from));
                self.error("bands-overlap", edge.span, message, Some("bands stand lowest first; each reaches to the next".into()));
            }
            let upto = item.get("upto");
            if let (Some(upto), Some(next)) =
                (upto, items.get(place + 1).and_then(|next| next.number_of("from").or(next.number_of("above"))))
            {
                self.band_edges(upto, next);
            }
            let Some(payout) = self.payout(item, ladder, uses) else {
                self.error("missing-key", item.span, "this band pays nothing", Some("rate, amount, per_unit or goods".into()));
                continue;
            };
            let last = place + 1 == items.len();
            bands.push(Band { from, above, upto: upto.filter(|_| last).and_then(Node::number), payout, block: block(item) });
        }
        bands
    }

    /// The lower edge of a band, and whether it must be exceeded. All bands of a list say it the same way.
    fn lower_edge<'n>(&mut self, band: &'n Node, list: &Node) -> Option<(&'n Node, bool)> {
        let help = "from = 1_000 (included), or above = 1_000 (must be exceeded), the same for all bands";
        let first_above = list.items().first().is_some_and(|first| first.get("above").is_some());
        match (band.get("from"), band.get("above")) {
            (Some(edge), None) if !first_above => Some((edge, false)),
            (None, Some(edge)) if first_above => Some((edge, true)),
            (None, None) => {
                self.error("missing-key", band.span, "this band does not say where it begins", Some(help.into()));
                None
            }
            _ => {
                self.error("several-ways", band.span, "bands begin in two ways here", Some(help.into()));
                None
            }
        }
    }

    fn band_edges(&mut self, upto: &Node, next: rust_decimal::Decimal) {
        let Some(end) = upto.number() else { return };
        if end == next {
            return;
        }
        let (code, what) = if end < next { ("bands-gap", "a gap") } else { ("bands-overlap", "an overlap") };
        let message = format!("{what} between {} and {}", money::plain(end.min(next)), money::plain(end.max(next)));
        let help =
            format!("a band ends where the next begins: write upto = {} (not included any more), or leave `upto` out", money::plain(next));
        self.error(code, upto.span, message, Some(help));
    }

    pub(super) fn payout(&mut self, node: &Node, ladder: Option<usize>, uses: &[String]) -> Option<Payout> {
        if let Some(rate) = node.get("rate") {
            let entries = rate.entries();
            if !entries.is_empty() && entries.iter().all(|(key, _)| uses.contains(&key.name)) {
                return Some(Payout::RateByEnrolment(
                    entries.iter().filter_map(|(key, rate)| Some((key.name.clone(), rate.number()?))).collect(),
                ));
            }
            return Some(Payout::Rate(self.granted(rate, ladder, Unit::Percent)));
        }
        if let Some(amount) = node.get("amount") {
            return Some(Payout::Amount(self.granted(amount, ladder, Unit::Money)));
        }
        if let Some(pieces) = node.get("goods") {
            return Some(Payout::Goods(self.granted(pieces, ladder, Unit::Count)));
        }
        node.get("per_unit").map(|amount| Payout::PerUnit(self.granted(amount, ladder, Unit::Money)))
    }
}

/// For every so many, and whether a started block counts.
pub(super) fn block(node: &Node) -> Option<(rust_decimal::Decimal, bool)> {
    let block = node.get("block")?;
    Some((block.number_of("size")?, block.text_of("round")? == "up"))
}
