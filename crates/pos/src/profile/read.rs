//! From the text of a profile to a [`Profile`]: every finding at once.

use std::collections::{BTreeMap, BTreeSet};

use programme::diagnostic::{Diagnostic, Span, did_you_mean, quoted};
use programme::money;
use programme::record::{ColumnType, RecordType, Schema};
use rust_decimal::Decimal;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Dates, Filter, Format, Joined, Layout, Lookup, Origin, Profile, Source, Subject, Taking};
use crate::reader::{Encoding, Separator};

const TOP: [&str; 5] = ["title", "note", "format", "lookup", "rates"];
const FORMAT: [&str; 5] = ["separator", "encoding", "decimal", "grouping", "dates"];
const TAKING: [&str; 13] = [
    "column", "constant", "join", "lookup", "by", "take", "map", "otherwise", "times", "divide_by", "decimal", "grouping", "dates",
];

pub(super) fn read(text: &str, schema: &Schema) -> Result<Profile, Vec<Diagnostic>> {
    let (document, errors) = DeTable::parse_recoverable(text);
    let syntax = |error: &toml::de::Error| {
        let span = error.span().unwrap_or_default();
        Diagnostic::error("toml", Span::new(span.start, span.end), error.message().trim().replace('\n', ", "))
    };
    let mut reading = Reading { lookups: names_of_lookups(document.get_ref()), found: errors.iter().map(syntax).collect() };
    let profile = reading.profile(document.get_ref(), schema);
    if reading.found.is_empty() {
        Ok(profile)
    } else {
        reading.found.sort_by_key(|finding| finding.span);
        Err(reading.found)
    }
}

type Key<'i> = Spanned<std::borrow::Cow<'i, str>>;
type Node<'i> = Spanned<DeValue<'i>>;

struct Reading {
    lookups: BTreeSet<String>,
    found: Vec<Diagnostic>,
}

impl Reading {
    fn profile(&mut self, document: &DeTable<'_>, schema: &Schema) -> Profile {
        let mut profile = Profile::default();
        if let Some(title) = document.get("title") {
            profile.title = self.text(title).unwrap_or_default();
        }
        if let Some(node) = document.get("format")
            && let Some(table) = self.table(node)
        {
            self.only_keys(table, &[&FORMAT]);
            profile.format = self.format(table, &Format::default());
        }
        for (key, node) in document {
            match key.get_ref().as_ref() {
                "title" | "note" | "format" => {}
                "lookup" => profile.lookups = self.lookups(node, &profile.format),
                "rates" => {
                    let layout = Layout::of_rates();
                    profile.sources.extend(self.sources(node, "rates", &layout, &profile.format).into_iter().map(|source| (Subject::Rates, source)));
                }
                name => match schema.find(name) {
                    Some(id) => {
                        let layout = Layout::of_record(schema.get(id));
                        let sources = self.sources(node, name, &layout, &profile.format);
                        profile.sources.extend(sources.into_iter().map(|source| (Subject::Record(id), source)));
                    }
                    None => self.unknown_subject(key, schema),
                },
            }
        }
        profile
    }

    fn unknown_subject(&mut self, key: &Key<'_>, schema: &Schema) {
        let name = key.get_ref().as_ref();
        let by_file = |kind: &&RecordType| kind.file == name;
        let help = match schema.types.iter().find(by_file) {
            Some(kind) => Some(format!("the record type is called `{}`", kind.name)),
            None => did_you_mean(name, schema.types.iter().map(|kind| kind.name.as_str()).chain(TOP)),
        };
        let message = format!("`{name}` is no record type of the programme");
        self.found.push(Diagnostic::error("unknown-record", span(key), message).help_maybe(help));
    }

    fn lookups(&mut self, node: &Node<'_>, format: &Format) -> BTreeMap<String, Lookup> {
        let mut lookups = BTreeMap::new();
        let Some(table) = self.table(node) else { return lookups };
        for (key, node) in table {
            let Some(table) = self.table(node) else { continue };
            self.only_keys(table, &[&["file", "key"], &FORMAT]);
            let format = self.format(table, format);
            let file = self.file(table, span(key));
            let column = self.needed_text(table, "key", span(key), "the heading of the column rows are found by");
            lookups.insert(key.get_ref().to_string(), Lookup { file, key: column.to_lowercase(), format });
        }
        lookups
    }

    fn sources(&mut self, node: &Node<'_>, name: &str, layout: &Layout, format: &Format) -> Vec<Source> {
        match node.get_ref() {
            DeValue::Array(nodes) => nodes.iter().filter_map(|node| self.source(node, name, layout, format)).collect(),
            _ => self.source(node, name, layout, format).into_iter().collect(),
        }
    }

    fn source(&mut self, node: &Node<'_>, name: &str, layout: &Layout, format: &Format) -> Option<Source> {
        let table = self.table(node)?;
        let (frame, own) = layout.columns.split_at(layout.frame);
        let mut known: Vec<&str> = frame.iter().map(|column| column.name.as_str()).collect();
        known.extend(["file", "only_where"]);
        if !own.is_empty() {
            known.push("columns");
        }
        self.only_keys(table, &[&known, &FORMAT]);
        let format = self.format(table, format);
        let file = self.file(table, span(node));
        let mut columns = vec![];
        for (place, column) in frame.iter().enumerate() {
            match table.get(column.name.as_str()) {
                Some(node) => columns.extend(self.taking(node, &format, Some(column.kind)).map(|taking| (place, taking))),
                None if column.required => {
                    let message = format!("`{name}` does not say where `{}` comes from", column.name);
                    let help = format!("add `{} = \"..\"` with the heading of the column", column.name);
                    self.found.push(Diagnostic::error("missing-key", span(node), message).help(help));
                }
                None => {}
            }
        }
        if let Some(node) = table.get("columns").filter(|_| !own.is_empty()) {
            columns.extend(self.own_columns(node, name, layout, &format));
        }
        let only_where = table.get("only_where").map(|node| self.filters(node, &format)).unwrap_or_default();
        Some(Source { file, format, only_where, columns })
    }

    fn own_columns(&mut self, node: &Node<'_>, name: &str, layout: &Layout, format: &Format) -> Vec<(usize, Taking)> {
        let mut columns = vec![];
        let Some(table) = self.table(node) else { return columns };
        for (key, node) in table {
            let own = layout.columns.iter().enumerate().skip(layout.frame);
            let place = own.clone().find(|(_, column)| column.name == key.get_ref().as_ref());
            match place {
                Some((place, column)) => columns.extend(self.taking(node, format, Some(column.kind)).map(|taking| (place, taking))),
                None => {
                    let message = format!("`{name}` has no column `{}`", key.get_ref());
                    let near = did_you_mean(key.get_ref(), own.map(|(_, column)| column.name.as_str())).filter(|help| help.starts_with("did"));
                    let declare = format!("declare it in the programme: `[records.{name}]`, `columns = {{ {} = \"text\" }}`", key.get_ref());
                    self.found.push(Diagnostic::error("unknown-column", span(key), message).help(near.unwrap_or(declare)));
                }
            }
        }
        columns
    }

    fn filters(&mut self, node: &Node<'_>, format: &Format) -> Vec<Filter> {
        match node.get_ref() {
            DeValue::Array(nodes) => nodes.iter().filter_map(|node| self.filter(node, format)).collect(),
            _ => self.filter(node, format).into_iter().collect(),
        }
    }

    fn filter(&mut self, node: &Node<'_>, format: &Format) -> Option<Filter> {
        let table = self.table(node)?;
        self.only_keys(table, &[&TAKING, &["is", "is_not"]]);
        let (texts, wanted) = match (table.get("is"), table.get("is_not")) {
            (Some(texts), None) => (texts, true),
            (None, Some(texts)) => (texts, false),
            _ => {
                let help = "write `is = \"..\"` or `is_not = \"..\"`; both take a list as well; `\"\"` is an empty cell";
                self.found.push(Diagnostic::error("missing-key", span(node), "`only_where` compares with nothing").help(help));
                return None;
            }
        };
        let texts = match texts.get_ref() {
            DeValue::Array(nodes) => nodes.iter().filter_map(|node| self.plain(node)).collect(),
            _ => self.plain(texts).into_iter().collect(),
        };
        let taking = self.taking_table(node, table, format, None)?;
        Some(Filter { taking, texts, wanted })
    }

    fn taking(&mut self, node: &Node<'_>, format: &Format, kind: Option<ColumnType>) -> Option<Taking> {
        match node.get_ref() {
            DeValue::String(name) => Some(Taking::column(&name.trim().to_lowercase(), format)),
            DeValue::Table(table) => {
                self.only_keys(table, &[&TAKING]);
                self.taking_table(node, table, format, kind)
            }
            _ => {
                let help = "write the heading of a column, or a table such as `{ constant = \"USD\" }`";
                self.found.push(Diagnostic::error("wrong-type", span(node), "this says not where the cells come from").help(help));
                None
            }
        }
    }

    fn taking_table(&mut self, node: &Node<'_>, table: &DeTable<'_>, format: &Format, kind: Option<ColumnType>) -> Option<Taking> {
        let format = self.format(table, format);
        let origin = self.origin(node, table, &format);
        let mut taking = Taking::plain(origin?, &format);
        if matches!(taking.origin, Origin::Constant(_)) {
            taking.dates = None;
            taking.numbers = super::Numbers::default();
        }
        taking.map = table.get("map").and_then(|node| self.map(node));
        taking.otherwise = table.get("otherwise").and_then(|node| self.plain(node));
        if taking.otherwise.is_some() && taking.map.is_none() && !matches!(taking.origin, Origin::Lookup { .. }) {
            let help = "it stands where a `map` or a `lookup` knows nothing; leave it out";
            self.found.push(Diagnostic::error("needless-key", span(node), "`otherwise` can never be used here").help(help));
        }
        taking.times = table.get("times").and_then(|node| self.factor(node, kind));
        taking.divide_by = table.get("divide_by").and_then(|node| self.factor(node, kind));
        Some(taking)
    }

    fn origin(&mut self, node: &Node<'_>, table: &DeTable<'_>, format: &Format) -> Option<Origin> {
        let given: Vec<&str> = ["column", "constant", "join", "lookup"].into_iter().filter(|key| table.contains_key(*key)).collect();
        let [one] = given.as_slice() else {
            let message = if given.is_empty() { "this says not where the cells come from".into() } else { format!("{} exclude each other", quoted(&given)) };
            let help = "give one of `column`, `constant`, `join`, `lookup`";
            self.found.push(Diagnostic::error("one-of", span(node), message).help(help));
            return None;
        };
        let value = table.get(*one)?;
        for key in ["by", "take"] {
            if *one != "lookup" && table.contains_key(key) {
                self.found.push(Diagnostic::error("needless-key", span(node), format!("`{key}` belongs to a `lookup`")));
            }
        }
        match *one {
            "column" => self.text(value).map(|name| Origin::Column(name.trim().to_lowercase())),
            "constant" => self.plain(value).map(Origin::Constant),
            "join" => self.join(value, format),
            _ => self.lookup(node, value, table, format),
        }
    }

    fn join(&mut self, node: &Node<'_>, format: &Format) -> Option<Origin> {
        let DeValue::Array(nodes) = node.get_ref() else {
            self.wrong(node, "a list, such as `[\"first_name\", \" \", \"last_name\"]`");
            return None;
        };
        let mut parts = vec![];
        for node in nodes {
            match node.get_ref() {
                DeValue::String(text) if !text.chars().any(char::is_alphanumeric) => parts.push(Joined::Between(text.to_string())),
                _ => parts.extend(self.taking(node, format, None).map(Joined::Part)),
            }
        }
        Some(Origin::Join(parts))
    }

    fn lookup(&mut self, node: &Node<'_>, name: &Node<'_>, table: &DeTable<'_>, format: &Format) -> Option<Origin> {
        let lookup = self.text(name)?;
        if !self.lookups.contains(&lookup) {
            let help = did_you_mean(&lookup, self.lookups.iter().map(String::as_str))
                .unwrap_or_else(|| format!("add `[lookup.{lookup}]` with `file` and `key`"));
            self.found.push(Diagnostic::error("unknown-lookup", span(name), format!("there is no lookup `{lookup}`")).help(help));
        }
        let mut part = |key: &str, what: &str| match table.get(key) {
            Some(node) => self.taking(node, format, None).map(Box::new),
            None => {
                let message = format!("the lookup does not say {what}");
                self.found.push(Diagnostic::error("missing-key", span(node), message).help(format!("add `{key} = \"..\"`")));
                None
            }
        };
        let by = part("by", "which column of this file holds the key");
        let take = part("take", "which column of the other file is taken");
        Some(Origin::Lookup { lookup, by: by?, take: take? })
    }

    fn map(&mut self, node: &Node<'_>) -> Option<BTreeMap<String, String>> {
        let table = self.table(node)?;
        Some(table.iter().filter_map(|(key, node)| Some((key.get_ref().trim().to_owned(), self.plain(node)?))).collect())
    }

    fn factor(&mut self, node: &Node<'_>, kind: Option<ColumnType>) -> Option<Decimal> {
        if kind.is_some_and(|kind| !kind.is_number()) {
            self.found.push(Diagnostic::error("wrong-type", span(node), "only numbers can be multiplied or divided"));
        }
        let number = self.plain(node).and_then(|text| money::read_number(&text).ok());
        match number {
            Some(number) if !number.is_zero() => return Some(number),
            Some(_) => self.found.push(Diagnostic::error("bad-value", span(node), "the factor must not be 0")),
            None => self.wrong(node, "a number, such as `\"-1\"` or `\"0.01\"`"),
        }
        None
    }

    fn format(&mut self, table: &DeTable<'_>, outer: &Format) -> Format {
        let mut format = outer.clone();
        if let Some(separator) = self.choice(table, "separator", &Separator::ALL) {
            format.separator = Some(separator);
        }
        if let Some(encoding) = self.choice(table, "encoding", &Encoding::ALL) {
            format.encoding = Some(encoding);
        }
        if let Some(comma) = self.choice(table, "decimal", &[(".", false), (",", true)]) {
            format.numbers.decimal_comma = comma;
        }
        let groupings = [("", None), (".", Some('.')), (",", Some(',')), ("'", Some('\'')), (" ", Some(' '))];
        if let Some(grouping) = self.choice(table, "grouping", &groupings) {
            format.numbers.grouping = grouping;
        }
        let point = if format.numbers.decimal_comma { ',' } else { '.' };
        if format.numbers.grouping == Some(point) {
            let at = table.get("grouping").or(table.get("decimal")).map(span).unwrap_or_default();
            self.found.push(Diagnostic::error("bad-value", at, "`decimal` and `grouping` are the same character"));
        }
        if let Some(node) = table.get("dates")
            && let Some(words) = self.text(node)
        {
            format.dates = Dates::read(&words);
            if format.dates.is_none() {
                self.wrong(node, "an order of days, such as `\"day.month.year\"`, `\"month/day/year\"`, `\"yearmonthday\"`, `\"year-month-day time\"`");
            }
        }
        format
    }

    fn choice<T: Copy>(&mut self, table: &DeTable<'_>, key: &str, known: &[(&str, T)]) -> Option<T> {
        let node = table.get(key)?;
        let text = self.text(node)?;
        let text = if text == "\t" { "tab".into() } else { text };
        let chosen = known.iter().find(|(name, _)| *name == text).map(|(_, value)| *value);
        if chosen.is_none() {
            let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
            self.wrong(node, &format!("one of {}", quoted(&names)));
        }
        chosen
    }

    fn file(&mut self, table: &DeTable<'_>, at: Span) -> String {
        let name = self.needed_text(table, "file", at, "the name of the file in the data folder");
        let inside = name.split('/').all(|part| !part.is_empty() && part != "." && part != "..");
        if let Some(node) = table.get("file").filter(|_| !name.is_empty() && (!inside || name.contains(['\\', ':', '\0']))) {
            self.wrong(node, "a path inside the data folder, with `/`, such as `\"export/lines.csv\"`");
        }
        name
    }

    fn needed_text(&mut self, table: &DeTable<'_>, key: &str, at: Span, what: &str) -> String {
        match table.get(key) {
            Some(node) => self.text(node).unwrap_or_default(),
            None => {
                self.found.push(Diagnostic::error("missing-key", at, format!("`{key}` is missing")).help(format!("add `{key} = \"..\"`: {what}")));
                String::new()
            }
        }
    }

    fn text(&mut self, node: &Node<'_>) -> Option<String> {
        let text = node.get_ref().as_str().map(str::to_owned);
        if text.is_none() {
            self.wrong(node, "a text in quotes");
        }
        text
    }

    /// A text, or something else that is written in one way only.
    fn plain(&mut self, node: &Node<'_>) -> Option<String> {
        match node.get_ref() {
            DeValue::String(text) => Some(text.trim().to_owned()),
            DeValue::Integer(number) => Some(number.to_string()),
            DeValue::Float(number) => Some(number.to_string()),
            DeValue::Boolean(yes) => Some(if *yes { "yes" } else { "no" }.into()),
            DeValue::Datetime(day) => Some(day.to_string()),
            DeValue::Array(_) | DeValue::Table(_) => {
                self.wrong(node, "a text, a number, a day, or yes or no");
                None
            }
        }
    }

    fn table<'t, 'i>(&mut self, node: &'t Node<'i>) -> Option<&'t DeTable<'i>> {
        let table = node.get_ref().as_table();
        if table.is_none() {
            self.wrong(node, "a table");
        }
        table
    }

    fn only_keys(&mut self, table: &DeTable<'_>, known: &[&[&str]]) {
        let known: Vec<&str> = known.iter().flat_map(|keys| keys.iter().copied()).collect();
        for (key, _) in table {
            let name = key.get_ref().as_ref();
            if !known.contains(&name) {
                let help = did_you_mean(name, known.iter().copied()).unwrap_or_else(|| format!("known: {}", quoted(&known)));
                self.found.push(Diagnostic::error("unknown-key", span(key), format!("`{name}` means nothing here")).help(help));
            }
        }
    }

    fn wrong(&mut self, node: &Node<'_>, wanted: &str) {
        let seen = match node.get_ref() {
            DeValue::String(text) => format!("`{text}`"),
            DeValue::Array(_) => "a list".into(),
            DeValue::Table(_) => "a table".into(),
            DeValue::Integer(number) => format!("`{number}`"),
            DeValue::Float(number) => format!("`{number}`"),
            DeValue::Boolean(yes) => format!("`{yes}`"),
            DeValue::Datetime(day) => format!("`{day}`"),
        };
        self.found.push(Diagnostic::error("wrong-type", span(node), format!("{seen} stands where {wanted} is meant")));
    }
}

fn names_of_lookups(document: &DeTable<'_>) -> BTreeSet<String> {
    let table = document.get("lookup").and_then(|node| node.get_ref().as_table());
    table.map(|table| table.keys().map(|key| key.get_ref().to_string()).collect()).unwrap_or_default()
}

fn span<T>(node: &Spanned<T>) -> Span {
    let span = node.span();
    Span::new(span.start, span.end)
}
