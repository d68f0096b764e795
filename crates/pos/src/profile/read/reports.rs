//! What only profiles of channel reports say: the reporter, where rows begin, EDI loops, headings that are values, extra columns.

use std::collections::BTreeMap;

use programme::diagnostic::{Diagnostic, did_you_mean};
use programme::record::Schema;
use toml::de::{DeTable, DeValue};

use super::super::{Edi, Every, Format, Layout, Opening, PeriodSource, Pivot, Profile, Report, Taking};
use super::{Key, Node, Purpose, Reading, read_for, span};
use crate::line;
use crate::reader::{heading, one_line};

/// The keys of `[report]`.
const REPORT: [&str; 18] = [
    "reporter",
    "name",
    "partner",
    "every",
    "week_begins",
    "due_days",
    "due_business_days",
    "since",
    "period",
    "empty_means",
    "branches",
    "needs",
    "asks",
    "duplicate_key",
    "checks",
    "duty",
    "score",
    "note",
];

pub(in super::super) fn of_reports(text: &str) -> Result<(Profile, Schema), Vec<Diagnostic>> {
    let (document, _) = DeTable::parse_recoverable(text);
    let schema = line::schema(&extras(document.get_ref()));
    let profile = read_for(text, &schema, Purpose::Reports)?;
    Ok((profile, schema))
}

/// The names of the columns of every `[sale.extra]`.
fn extras(document: &DeTable<'_>) -> Vec<String> {
    let sales: Vec<&DeTable<'_>> = match document.get("sale").map(|node| node.get_ref()) {
        Some(DeValue::Array(nodes)) => nodes.iter().filter_map(|node| node.get_ref().as_table()).collect(),
        Some(DeValue::Table(table)) => vec![table],
        _ => vec![],
    };
    let extra = |sale: &&DeTable<'_>| {
        let table = sale.get("extra").and_then(|node| node.get_ref().as_table());
        table.map(|table| table.keys().map(|key| key.get_ref().to_string()).collect::<Vec<_>>()).unwrap_or_default()
    };
    let mut names: Vec<String> = sales.iter().flat_map(extra).collect();
    names.dedup();
    names
}

impl Reading {
    /// A section that says nothing of channel reports. It is passed over, unless it is no section of any profile.
    pub(super) fn passed_over(&mut self, key: &Key<'_>, schema: &Schema) {
        let name = key.get_ref().as_ref();
        let known = ["title", "note", "format", "lookup", "rates", "report", "sale", "stock"];
        if schema.find(name).is_none()
            && let Some(help) = did_you_mean(name, known).filter(|help| help.starts_with("did"))
        {
            self.found.push(Diagnostic::error("unknown-key", span(key), format!("`{name}` means nothing here")).help(help));
        }
    }

    pub(super) fn report(&mut self, node: &Node<'_>) -> Option<Report> {
        let table = self.table(node)?;
        self.only_keys(table, &[&REPORT]);
        let mut report = Report { reporter: self.needed_text(table, "reporter", span(node), "the id of who reports"), ..Report::default() };
        let mut text = |key: &str| table.get(key).and_then(|node| self.text(node)).filter(|text| !text.is_empty());
        report.name = text("name").unwrap_or_else(|| report.reporter.clone());
        (report.partner, report.duty, report.score) = (text("partner"), text("duty"), text("score"));
        report.every = self.choice(table, "every", &Every::ALL);
        report.week_begins_on_sunday = self.choice(table, "week_begins", &[("monday", false), ("sunday", true)]).unwrap_or_default();
        let business = table.get("due_business_days").and_then(|node| self.small_number(node, 366));
        report.business_days = business.is_some();
        report.due_days = business.or(table.get("due_days").and_then(|node| self.small_number(node, 366))).unwrap_or_default();
        report.since = table.get("since").and_then(|node| self.day(node));
        report.empty_is_nothing = self.choice(table, "empty_means", &[("refuse", false), ("nothing to report", true)]).unwrap_or_default();
        report.period = table.get("period").map(|node| self.period(node)).unwrap_or_default();
        report.branches = table.get("branches").map(|node| self.texts(node)).unwrap_or_default();
        report.needs = table.get("needs").map(|node| self.fields(node)).unwrap_or_default();
        report.asks = table.get("asks").map(|node| self.fields(node)).unwrap_or_default();
        report.duplicate_key = table.get("duplicate_key").map(|node| self.fields(node)).unwrap_or_default();
        report.checks = table.get("checks").map(|node| self.checks(node)).unwrap_or_default();
        Some(report)
    }

    fn day(&mut self, node: &Node<'_>) -> Option<jiff::civil::Date> {
        let day = self.plain(node).and_then(|text| text.parse().ok());
        if day.is_none() {
            self.wrong(node, "a day, such as `2024-04-01`");
        }
        day
    }

    fn period(&mut self, node: &Node<'_>) -> PeriodSource {
        let Some(table) = self.table(node) else { return PeriodSource::default() };
        self.only_keys(table, &[&["file_name", "column", "from", "to"]]);
        let mut text = |key: &str| table.get(key).and_then(|node| self.text(node));
        if let Some(pattern) = text("file_name") {
            if let Err(reason) = crate::intake::FileName::read(&pattern) {
                self.found.push(Diagnostic::error("bad-value", span(node), reason));
            }
            return PeriodSource::FileName(pattern);
        }
        let name = |name: String| heading(&name);
        let (one, from, to) = (text("column").map(name), text("from").map(name), text("to").map(name));
        match (one, from, to) {
            (Some(from), None, None) => PeriodSource::Columns { from, to: None },
            (None, Some(from), to @ Some(_)) => PeriodSource::Columns { from, to },
            _ => {
                let help = "write `{ file_name = \"sales_{year}-W{week}.csv\" }`, `{ column = \"week ending\" }` or `{ from = \"..\", to = \"..\" }`";
                self.found.push(Diagnostic::error("missing-key", span(node), "this does not say where the period stands").help(help));
                PeriodSource::default()
            }
        }
    }

    /// A list of fields of a POS line.
    fn fields(&mut self, node: &Node<'_>) -> Vec<String> {
        let layout = Layout::of_record(line::schema(&[]).get(Schema::SALE));
        let known: Vec<&str> = layout.columns.iter().map(|column| column.name.as_str()).collect();
        let names = self.texts(node);
        for name in names.iter().filter(|name| !known.contains(&name.as_str())) {
            let help = did_you_mean(name, known.iter().copied());
            self.found.push(Diagnostic::error("unknown-column", span(node), format!("a line has no field `{name}`")).help_maybe(help));
        }
        names
    }

    fn checks(&mut self, node: &Node<'_>) -> BTreeMap<String, String> {
        let Some(table) = self.table(node) else { return BTreeMap::new() };
        let mut checks = BTreeMap::new();
        for (key, node) in table {
            let code = key.get_ref().to_string();
            let severity = self.text(node).unwrap_or_default();
            if let Err((reason, help)) = crate::intake::Code::may_be(&code, &severity) {
                self.found.push(Diagnostic::error("bad-value", span(key), reason).help_maybe(help));
            }
            checks.insert(code, severity);
        }
        checks
    }

    pub(super) fn opening(&mut self, table: &DeTable<'_>) -> Opening {
        let sheet = table.get("sheet").and_then(|node| self.text(node));
        let header_line = table.get("header_line").and_then(|node| self.small_number(node, 1000));
        let two_rows = table.get("header_rows").is_some_and(|node| match self.small_number(node, 2) {
            Some(0) => {
                self.wrong(node, "1 or 2 (a file without headings has `header_line = 0`)");
                false
            }
            rows => rows == Some(2),
        });
        let headings = table.get("headings").map(|node| self.texts(node)).unwrap_or_default();
        if let Some(node) =
            table.get("header_rows").filter(|_| two_rows && (header_line == Some(0) || header_line.is_none() && !headings.is_empty()))
        {
            let help = "leave it out, or say on which line the two rows begin: `header_line = 1`";
            self.found.push(Diagnostic::error("needless-key", span(node), "a file without headings has no two rows of them").help(help));
        }
        Opening { sheet, header_line, two_rows, headings: headings.iter().map(|name| heading(name)).collect() }
    }

    pub(super) fn edi(&mut self, node: &Node<'_>) -> Option<Edi> {
        let table = self.table(node)?;
        self.only_keys(table, &[&["message", "levels", "line_count"]]);
        let message = self.needed_text(table, "message", span(node), "867, 852, SLSRPT or INVRPT");
        let levels = table.get("levels").map(|node| self.texts(node)).unwrap_or_default();
        if levels.is_empty() {
            let help =
                "such as `levels = [\"PTD\", \"QTY\"]` or `levels = [\"LOC\", \"LIN\"]`: the outermost first, the innermost is a line";
            self.found.push(Diagnostic::error("missing-key", span(node), "`levels` is missing: the segments that open loops").help(help));
        }
        let line_count = table.get("line_count").and_then(|node| self.text(node));
        Some(Edi { message: message.to_uppercase(), levels: levels.iter().map(|tag| tag.trim().to_uppercase()).collect(), line_count })
    }

    pub(super) fn pivot(&mut self, node: &Node<'_>) -> Option<Pivot> {
        let table = self.table(node)?;
        self.only_keys(table, &[&["columns", "all_but"]]);
        let (node, all_but) = match (table.get("columns"), table.get("all_but")) {
            (Some(node), None) => (node, false),
            (None, Some(node)) => (node, true),
            _ => {
                let help = "write `columns = [\"2024-01\", \"2024-02\"]`, or `all_but = [..]` with the headings that are no values";
                self.found.push(Diagnostic::error("one-of", span(node), "this does not say which headings are values").help(help));
                return None;
            }
        };
        let written: Vec<String> = self.texts(node).iter().map(|name| one_line(name)).collect();
        Some(Pivot { columns: written.iter().map(|name| name.to_lowercase()).collect(), written, all_but })
    }

    /// Columns kept under a name of the programme's or the person's own; where the programme does not know it, it is left out.
    pub(super) fn extra_columns(&mut self, node: &Node<'_>, layout: &Layout, format: &Format) -> Vec<(usize, Taking)> {
        let Some(table) = self.table(node) else { return vec![] };
        let mut columns = vec![];
        for (key, node) in table {
            let place = layout.find(key.get_ref()).filter(|place| *place >= layout.frame);
            let kind = place.and_then(|place| layout.columns.get(place)).map(|column| column.kind);
            let taking = self.taking(node, format, kind);
            if let (Some(place), Some(taking)) = (place, taking) {
                columns.push((place, taking));
            }
        }
        columns
    }

    /// A list of texts, or one.
    pub(super) fn texts(&mut self, node: &Node<'_>) -> Vec<String> {
        match node.get_ref() {
            DeValue::Array(nodes) => nodes.iter().filter_map(|node| self.plain(node)).collect(),
            _ => self.plain(node).into_iter().collect(),
        }
    }
}
