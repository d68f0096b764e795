//! The programme itself: id, title, version, dates, and the choices that hold for the whole file.

use std::sync::Arc;

use jiff::civil::Date;

use super::context::Check;
use crate::condition::Vocabulary;
use crate::diagnostic::Span;
use crate::file::{Item, Node};
use crate::model::{DayCount, Programme};
use crate::money::Rounding;
use crate::record::Schema;

impl Check<'_> {
    /// The head of the file. What is required and missing is told by the shape; the rest is checked all the same.
    pub(super) fn head(&mut self) -> Programme {
        let missing = Node { item: Item::Table(vec![]), span: Span::default() };
        let node = self.document.get("programme").unwrap_or(&missing);
        let year_start = node.text_of("year_starts").and_then(crate::file::day_of_year);
        let day_count = node
            .text_of("day_count")
            .map(|words| if words == "from the same day" { DayCount::FromTheSameDay } else { DayCount::FromTheNextDay });
        let rounding =
            node.text_of("rounding").and_then(|words| Rounding::ALL.iter().find(|(name, _)| *name == words)).map(|(_, rounding)| *rounding);
        self.has_year_start = node.get("year_starts").is_some();
        self.has_day_count = node.get("day_count").is_some();
        self.has_rounding = node.get("rounding").is_some();
        let until = node.date_of("until");
        let effective = node.date_of("effective");
        if let (Some(effective), Some(until)) = (effective, until)
            && until < effective
        {
            let span = node.get("until").map_or(node.span, |node| node.span);
            self.error(
                "dates-contradict",
                span,
                format!("the programme ends ({until}) before it takes effect ({effective})"),
                Some("`until` is the last day in force; change one of the two".into()),
            );
        }
        let languages: Vec<String> =
            node.get("languages").map_or(&[][..], Node::items).iter().filter_map(|node| node.text().map(Into::into)).collect();
        let types = node.get("partner_types").map_or(&[][..], Node::entries);
        Programme {
            id: node.text_of("id").unwrap_or_default().into(),
            title: self.text(node.get("title")),
            version: node.text_of("version").unwrap_or_default().into(),
            effective: effective.unwrap_or(Date::ZERO),
            until,
            currency: node.text_of("currency").unwrap_or_default().into(),
            year_start,
            day_count,
            rounding,
            languages: if languages.is_empty() { vec!["en".into()] } else { languages },
            notice_days: node.integer_of("notice_days"),
            partner_types: types.iter().map(|(key, title)| (key.name.clone(), self.text(Some(title)))).collect(),
            note: self.text(node.get("note")),
            schema: Arc::new(Schema::built_in()),
            zonings: vec![],
            product_groups: vec![],
            values: vec![],
            tables: vec![],
            measures: vec![],
            measure_order: vec![],
            requirements: vec![],
            ladders: vec![],
            duties: vec![],
            benefits: vec![],
            segments: vec![],
            incentives: vec![],
            funds: vec![],
            deal_registration: vec![],
            nfr: vec![],
            leads: vec![],
            names: Vocabulary::default(),
        }
    }
}
