//! From the text of a profile to a [`Profile`]: every finding at once.

mod node;
mod reports;
mod taking;

use std::collections::{BTreeMap, BTreeSet};

use programme::diagnostic::{Diagnostic, Span, did_you_mean};
use programme::record::{RecordType, Schema};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Filter, Format, Layout, Lookup, Profile, Source, Subject, Taking};

const TOP: [&str; 6] = ["title", "note", "format", "lookup", "rates", "report"];
const FORMAT: [&str; 6] = ["separator", "encoding", "decimal", "grouping", "strip", "dates"];
const TAKING: [&str; 19] = [
    "column",
    "constant",
    "join",
    "lookup",
    "by",
    "take",
    "after",
    "before",
    "pad",
    "map",
    "otherwise",
    "times",
    "divide_by",
    "negative_where",
    "round",
    "decimal",
    "grouping",
    "strip",
    "dates",
];

pub(super) use reports::of_reports;

pub(super) fn read(text: &str, schema: &Schema) -> Result<Profile, Vec<Diagnostic>> {
    read_for(text, schema, Purpose::Folder)
}

/// What a profile is read for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Purpose {
    /// Every file of a data folder.
    Folder,
    /// The reports of a channel: only what it says of them counts, and headings are compared with blanks and line breaks as one blank.
    Reports,
}

fn read_for(text: &str, schema: &Schema, purpose: Purpose) -> Result<Profile, Vec<Diagnostic>> {
    let (document, errors) = DeTable::parse_recoverable(text);
    let syntax = |error: &toml::de::Error| {
        let span = error.span().unwrap_or_default();
        Diagnostic::error("toml", Span::new(span.start, span.end), error.message().trim().replace('\n', ", "))
    };
    let lookups = names_of_lookups(document.get_ref());
    let mut reading = Reading { lookups, purpose, found: errors.iter().map(syntax).collect() };
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
    purpose: Purpose,
    found: Vec<Diagnostic>,
}

impl Reading {
    /// A heading as the reader of these files compares it.
    fn heading(&self, name: &str) -> String {
        match self.purpose {
            Purpose::Folder => name.trim().to_lowercase(),
            Purpose::Reports => crate::reader::heading(name),
        }
    }

    fn profile(&mut self, document: &DeTable<'_>, schema: &Schema) -> Profile {
        let mut profile = Profile { format: Format::of_profile(), ..Profile::default() };
        if let Some(title) = document.get("title") {
            profile.title = self.text(title).unwrap_or_default();
        }
        if let Some(node) = document.get("format")
            && let Some(table) = self.table(node)
        {
            self.only_keys(table, &[&FORMAT]);
            profile.format = self.format(table, &Format::of_profile());
        }
        for (key, node) in document {
            match key.get_ref().as_ref() {
                "title" | "note" | "format" => {}
                "report" => profile.report = self.report(node),
                name if self.purpose == Purpose::Reports && !matches!(name, "lookup" | "sale" | "stock") => self.passed_over(key, schema),
                "lookup" => profile.lookups = self.lookups(node, &profile.format),
                "rates" => {
                    let layout = Layout::of_rates();
                    profile
                        .sources
                        .extend(self.sources(node, "rates", &layout, &profile.format).into_iter().map(|source| (Subject::Rates, source)));
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
        let Some(table) = self.table(node) else {
            return lookups;
        };
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
        known.extend(["file", "only_where", "extra", "sheet", "header_line", "header_rows", "headings", "edi", "pivot"]);
        if !own.is_empty() {
            known.push("columns");
        }
        self.only_keys(table, &[&known, &FORMAT]);
        let format = self.format(table, format);
        let file = match (self.purpose, table.get("file")) {
            (Purpose::Reports, file) => file.and_then(|node| self.text(node)).unwrap_or_default(),
            (Purpose::Folder, _) => self.file(table, span(node)),
        };
        let mut columns = vec![];
        for (place, column) in frame.iter().enumerate() {
            match table.get(column.name.as_str()) {
                Some(node) => columns.extend(self.taking(node, &format, Some(column.kind)).map(|taking| (place, taking))),
                // Of a report, the names of resellers stand in for the partner, and the last day of its period for a day of its own.
                None if column.required && self.purpose == Purpose::Folder => {
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
        if let Some(node) = table.get("extra") {
            columns.extend(self.extra_columns(node, layout, &format));
        }
        let only_where = table.get("only_where").map(|node| self.filters(node, &format)).unwrap_or_default();
        let opening = self.opening(table);
        let edi = table.get("edi").and_then(|node| self.edi(node));
        let pivot = table.get("pivot").and_then(|node| self.pivot(node));
        Some(Source { file, format, opening, edi, pivot, only_where, columns })
    }

    fn own_columns(&mut self, node: &Node<'_>, name: &str, layout: &Layout, format: &Format) -> Vec<(usize, Taking)> {
        let mut columns = vec![];
        let Some(table) = self.table(node) else {
            return columns;
        };
        for (key, node) in table {
            let own = layout.columns.iter().enumerate().skip(layout.frame);
            let place = own.clone().find(|(_, column)| column.name == key.get_ref().as_ref());
            match place {
                Some((place, column)) => columns.extend(self.taking(node, format, Some(column.kind)).map(|taking| (place, taking))),
                None => {
                    let message = format!("`{name}` has no column `{}`", key.get_ref());
                    let near =
                        did_you_mean(key.get_ref(), own.map(|(_, column)| column.name.as_str())).filter(|help| help.starts_with("did"));
                    let declare =
                        format!("declare it in the programme: `[records.{name}]`, `columns = {{ {} = \"text\" }}`", key.get_ref());
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

    pub(super) fn filter(&mut self, node: &Node<'_>, format: &Format) -> Option<Filter> {
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
}

fn names_of_lookups(document: &DeTable<'_>) -> BTreeSet<String> {
    let table = document.get("lookup").and_then(|node| node.get_ref().as_table());
    table.map(|table| table.keys().map(|key| key.get_ref().to_string()).collect()).unwrap_or_default()
}

fn span<T>(node: &Spanned<T>) -> Span {
    let span = node.span();
    Span::new(span.start, span.end)
}
