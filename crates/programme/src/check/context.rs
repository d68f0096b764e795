//! What every part of the check needs: the document, the names, and a place to tell findings.

use crate::condition::{Checker, Expr, Kind, Setting, Unit, Vocabulary, parse};
use crate::diagnostic::{Diagnostic, Span, did_you_mean};
use crate::file::{Item, Node};
use crate::model::{Dated, Text};
use crate::record::Schema;

pub(super) struct Check<'a> {
    pub(super) document: &'a Node,
    pub(super) found: Vec<Diagnostic>,
    pub(super) schema: Schema,
    pub(super) names: Vocabulary,
    /// Ids of duties.
    pub(super) duties: Vec<String>,
    /// Ids of benefits.
    pub(super) benefits: Vec<String>,
    /// Ids of segments.
    pub(super) segments: Vec<String>,
    /// Ids of funds.
    pub(super) funds: Vec<String>,
    pub(super) has_year_start: bool,
    pub(super) has_day_count: bool,
    pub(super) has_rounding: bool,
}

impl<'a> Check<'a> {
    pub(super) fn new(document: &'a Node, schema: Schema, found: Vec<Diagnostic>) -> Self {
        Self {
            document,
            found,
            schema,
            names: Vocabulary::default(),
            duties: vec![],
            benefits: vec![],
            segments: vec![],
            funds: vec![],
            has_year_start: false,
            has_day_count: false,
            has_rounding: false,
        }
    }

    /// The named entries of a part: `[measures.NAME]`.
    pub(super) fn named(&self, part: &str) -> Vec<(&'a str, Span, &'a Node)> {
        let entries = self.document.get(part).map_or(&[][..], Node::entries);
        entries.iter().map(|(key, node)| (key.name.as_str(), key.span, node)).collect()
    }

    /// The entries of a part that is a list: `[[requirements]]`.
    pub(super) fn listed(&self, part: &str) -> Vec<(&'a str, &'a Node)> {
        let items = self.document.get(part).map_or(&[][..], Node::items);
        items.iter().filter_map(|node| node.text_of("id").map(|id| (id, node))).collect()
    }

    pub(super) fn error(&mut self, code: &'static str, span: Span, message: impl Into<String>, help: Option<String>) {
        self.found.push(Diagnostic::error(code, span, message).help_maybe(help));
    }

    pub(super) fn warn(&mut self, code: &'static str, span: Span, message: impl Into<String>, help: impl Into<String>) {
        self.found.push(Diagnostic::warning(code, span, message).help(help));
    }

    /// The place of a name in a list of names; an unknown one is told.
    pub(super) fn look_up(&mut self, what: &str, node: &Node, known: &[String]) -> Option<usize> {
        let name = node.text()?;
        let place = known.iter().position(|known| known == name);
        if place.is_none() {
            let help = did_you_mean(name, known.iter().map(String::as_str)).unwrap_or_else(|| match known {
                [] => format!("the file declares no {what}"),
                known => format!("the file declares {} others, none with a name like it", known.len()),
            });
            self.error("unknown-name", node.span, format!("there is no {what} `{name}`"), Some(help));
        }
        place
    }

    /// An expression with what it gives.
    pub(super) fn expression(&mut self, node: &Node, setting: &Setting) -> Option<(Expr, Kind)> {
        self.checked(node, setting, |checker, ast| checker.check(ast))
    }

    /// A condition.
    pub(super) fn condition(&mut self, node: &Node, setting: &Setting) -> Option<Expr> {
        self.checked(node, setting, |checker, ast| checker.condition(ast))
    }

    /// The condition of a key, where it is there.
    pub(super) fn condition_of(&mut self, node: &Node, key: &str, setting: &Setting) -> Option<Expr> {
        node.get(key).and_then(|node| self.condition(node, setting))
    }

    /// A number with its unit.
    pub(super) fn number(&mut self, node: &Node, setting: &Setting) -> Option<(Expr, Unit)> {
        if let Some(number) = node.number() {
            return Some((Expr::number(number), Unit::Number));
        }
        self.checked(node, setting, |checker, ast| checker.number(ast))
    }

    fn checked<T>(
        &mut self,
        node: &Node,
        setting: &Setting,
        how: impl Fn(&mut Checker<'_>, &crate::condition::Ast) -> Option<T>,
    ) -> Option<T> {
        let text = node.text()?;
        let offset = node.text_offset();
        let mut own = vec![];
        let result = match parse(text) {
            Ok(ast) => {
                let mut checker = Checker { schema: &self.schema, names: &self.names, setting: setting.clone(), offset: 0, found: vec![] };
                let result = how(&mut checker, &ast);
                own.append(&mut checker.found);
                result
            }
            Err(found) => {
                own = found;
                None
            }
        };
        for mut diagnostic in own {
            diagnostic.span = offset.map_or(node.span, |offset| diagnostic.span.shifted(offset));
            self.found.push(diagnostic);
        }
        result
    }

    /// A list by date, or one value for all time.
    pub(super) fn dated<'n>(&mut self, node: &'n Node) -> Vec<Dated<&'n Node>> {
        let is_dated = |item: &Node| item.get("value").is_some();
        if !matches!(&node.item, Item::List(items) if !items.is_empty() && items.iter().all(is_dated)) {
            return vec![Dated { from: None, until: None, value: node }];
        }
        let mut dated: Vec<(Span, Dated<&Node>)> = vec![];
        for item in node.items() {
            if let Some(value) = item.get("value") {
                dated.push((item.span, Dated { from: item.date_of("from"), until: item.date_of("until"), value }));
            }
            for (key, _) in item.entries().iter().filter(|(key, _)| !["value", "from", "until"].contains(&key.name.as_str())) {
                self.error(
                    "unknown-key",
                    key.span,
                    format!("a value by date has no key `{}`", key.name),
                    Some("{ from = …, until = …, value = … }".into()),
                );
            }
        }
        for (span, entry) in &dated {
            if entry.from.zip(entry.until).is_some_and(|(from, until)| until < from) {
                self.error(
                    "dates-contradict",
                    *span,
                    "this value ends before it begins",
                    Some("`until` is the last day; change one of the two".into()),
                );
            }
        }
        for pair in dated.windows(2) {
            let ((_, a), (span, b)) = (&pair[0], &pair[1]);
            if a.until.is_none() && b.from.is_none() {
                self.error(
                    "dates-contradict",
                    *span,
                    "two values hold at the same time",
                    Some("give one `until` or the other `from`".into()),
                );
            }
        }
        dated.into_iter().map(|(_, entry)| entry).collect()
    }

    pub(super) fn text(&self, node: Option<&Node>) -> Text {
        text(node)
    }

    /// The title of an entry; its id where it has none.
    pub(super) fn title(&self, node: &Node, id: &str) -> Text {
        let title = text(node.get("title"));
        if title.is_empty() { Text(vec![(String::new(), id.replace('_', " "))]) } else { title }
    }

    /// Asks for the first day of the programme year where it is needed.
    pub(super) fn needs_year_start(&mut self, span: Span, what: &str) {
        if !self.has_year_start {
            self.error(
                "missing-key",
                span,
                format!("{what} needs the first day of the programme year"),
                Some("[programme] year_starts = \"01-01\" (or the vendor's own day)".into()),
            );
        }
    }

    /// Asks how days are counted where they are.
    pub(super) fn needs_day_count(&mut self, span: Span) {
        if !self.has_day_count {
            self.error(
                "missing-key",
                span,
                "days are counted here, and the file does not say how",
                Some("[programme] day_count = \"from the next day\" (1 April + 45 days = 16 May) or \"from the same day\" (15 May)".into()),
            );
        }
    }
}

/// A text, perhaps by language.
pub(super) fn text(node: Option<&Node>) -> Text {
    match node.map(|node| &node.item) {
        Some(Item::Text(text)) => Text(vec![(String::new(), text.trim().to_owned())]),
        Some(Item::Table(entries)) => {
            Text(entries.iter().filter_map(|(key, node)| node.text().map(|text| (key.name.clone(), text.trim().to_owned()))).collect())
        }
        _ => Text::default(),
    }
}
