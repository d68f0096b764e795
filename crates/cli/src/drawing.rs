//! Findings drawn on their source, for people, and as values for editors.

use std::fmt;

use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, NamedSource};
use programme::diagnostic::{Diagnostic, Severity, line_and_column};
use serde_json::{Value, json};

use crate::screen::{Screen, in_line, visible};

/// A finding drawn on the text it is about.
pub fn drawn(file: &str, text: &str, finding: &Diagnostic) -> String {
    let theme = if Screen::err_is_coloured() { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    let handler = GraphicalReportHandler::new_themed(theme)
        .with_links(false)
        .with_width(usize::from(Screen::width()))
        .with_context_lines(1)
        .without_cause_chain();
    let shown = Shown { finding, source: NamedSource::new(in_line(file), visible(text)) };
    let mut drawing = String::new();
    if handler.render_report(&mut drawing, &shown).is_err() {
        return one_line(file, text, finding);
    }
    drawing
}

/// A finding in one line: `file:line:column: error: message (code)`.
pub fn one_line(file: &str, text: &str, finding: &Diagnostic) -> String {
    let (line, column) = line_and_column(text, finding.span.start);
    let help = finding.help.as_ref().map(|help| format!("; {help}")).unwrap_or_default();
    let said = format!("{file}:{line}:{column}: {}: {}{help} ({})", word(finding.severity), finding.message, finding.code);
    in_line(&said)
}

/// A finding as an editor wants it.
pub fn value(file: &str, text: &str, finding: &Diagnostic) -> Value {
    let (line, column) = line_and_column(text, finding.span.start);
    let (end_line, end_column) = line_and_column(text, finding.span.end);
    json!({
        "file": file,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "span": { "start": finding.span.start, "end": finding.span.end },
        "code": finding.code,
        "severity": word(finding.severity),
        "message": finding.message,
        "help": finding.help,
    })
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// A finding in the form the drawing wants.
struct Shown<'a> {
    finding: &'a Diagnostic,
    source: NamedSource<String>,
}

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.finding, f)
    }
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&in_line(&self.finding.message))
    }
}

impl std::error::Error for Shown<'_> {}

impl miette::Diagnostic for Shown<'_> {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(self.finding.code))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.finding.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.finding.help.as_ref().map(|help| Box::new(visible(help)) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn miette::SourceCode> {
        Some(&self.source)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let length = self.source.inner().len();
        let start = self.finding.span.start.min(length);
        let end = self.finding.span.end.clamp(start, length);
        Some(Box::new(std::iter::once(LabeledSpan::new_with_span(Some("here".into()), (start, end - start)))))
    }
}
