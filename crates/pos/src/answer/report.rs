//! The answer to one report: its file, and the findings of an intake, in the format of the file.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::iter::Peekable;
use std::path::Path;

use super::guard::looks_like_formula;
use super::{Annotation, Finding, Layout, Unwritten, annotate, annotate_csv};
use crate::intake;
use crate::profile::{Format, Profile};
use crate::reader::workbook::{Limits, WorkbookRows, is_workbook};
use crate::reader::{RawRows, Scan, edi};

/// A report to be answered.
pub struct Answer<'a> {
    /// The file as it came.
    pub file: &'a Path,
    /// What one pass over it found.
    pub scan: &'a Scan,
    /// The profile that read it.
    pub profile: &'a Profile,
    /// The line of its headings, where it has some.
    pub header_line: u32,
    /// Whether nothing of it was taken, whatever its lines are.
    pub refused: bool,
}

impl Answer<'_> {
    /// The ending of the answer's name: a workbook is answered by a workbook, all else by separated text.
    #[must_use]
    pub fn ending(&self) -> &'static str {
        if is_workbook(&self.scan.head) { "xlsx" } else { "csv" }
    }

    /// Writes the answer to a file; it is there as a whole or not at all.
    ///
    /// # Errors
    /// [`Unwritten`] with what is in the way.
    pub fn write(&self, findings: impl Iterator<Item = io::Result<intake::Finding>>, to: &Path) -> Result<(), Unwritten> {
        let unfinished = to.with_extension("unfinished");
        let file = File::create(&unfinished)?;
        if is_workbook(&self.scan.head) {
            self.workbook(findings, &file)?;
        } else {
            self.text(findings, BufWriter::new(&file))?;
        }
        file.sync_all()?;
        Ok(std::fs::rename(&unfinished, to)?)
    }

    /// Writes the answer as separated text.
    ///
    /// # Errors
    /// [`Unwritten`] with what is in the way.
    pub fn text(&self, findings: impl Iterator<Item = io::Result<intake::Finding>>, mut to: impl Write) -> Result<(), Unwritten> {
        let mut said = Said::of(findings, self.refused);
        if edi::sniff(&self.scan.head).is_some() || is_workbook(&self.scan.head) {
            said.listed(&mut to)?;
        } else {
            let Format { encoding, separator, .. } = self.format();
            let layout = Layout { header_line: self.header_line, sheet: "" };
            let original = std::fs::read(self.file)?;
            let told = (encoding, separator.or(Some(self.scan.separator(self.scan.encoding(encoding)))));
            annotate_csv(original, told, layout, &mut |line| Some(said.line(line)), &mut to)?;
        }
        said.trouble()
    }

    fn workbook(&self, findings: impl Iterator<Item = io::Result<intake::Finding>>, to: &File) -> Result<(), Unwritten> {
        let mut said = Said::of(findings, self.refused);
        let sheet = self.profile.sources.first().and_then(|(_, source)| source.opening.sheet.clone());
        let shown = WorkbookRows::open(self.file, sheet.as_deref(), &Limits::default())?.sheet().to_owned();
        let mut open = || -> Result<Box<dyn RawRows>, crate::reader::Broken> {
            Ok(Box::new(WorkbookRows::open(self.file, sheet.as_deref(), &Limits::default())?))
        };
        let layout = Layout { header_line: self.header_line, sheet: &shown };
        annotate(&mut open, layout, &mut |line| Some(said.line(line)), to)?;
        said.trouble()
    }

    fn format(&self) -> Format {
        self.profile.sources.first().map(|(_, source)| source.format.clone()).unwrap_or_default()
    }
}

/// What is said of the lines, asked for in their order.
struct Said<I: Iterator<Item = io::Result<intake::Finding>>> {
    findings: Peekable<I>,
    refused: bool,
    trouble: Option<io::Error>,
}

impl<I: Iterator<Item = io::Result<intake::Finding>>> Said<I> {
    fn of(findings: I, refused: bool) -> Self {
        Self { findings: findings.peekable(), refused, trouble: None }
    }

    /// What is said of a line.
    fn line(&mut self, line: u32) -> Annotation {
        let mut found = vec![];
        while let Some(finding) = self.findings.next_if(|next| next.as_ref().map_or(true, |next| next.line <= line)) {
            match finding {
                Ok(finding) if finding.line == line => found.push(finding),
                // Findings about the whole file stand on no line of it.
                Ok(_) => {}
                Err(error) => self.trouble = Some(error),
            }
        }
        found.sort_by_key(|finding| !finding.rejects);
        let rejects = self.refused || found.iter().any(|finding| finding.rejects);
        let left_out = found.iter().any(|finding| finding.code == intake::Code::LineLeftOut.code());
        let status = match (rejects, self.refused) {
            (false, false) if left_out => "left out",
            (_, true) => "refused with the file",
            (true, false) => "rejected",
            (false, _) => "accepted",
        };
        let findings = found.into_iter().map(Finding::from).collect();
        Annotation { status: status.into(), is_rejected: rejects, findings }
    }

    /// The findings alone, for files that have no columns to add to.
    fn listed(&mut self, to: &mut impl Write) -> Result<(), Unwritten> {
        let mut writer = csv::Writer::from_writer(to);
        let row = |cells: [&str; 6], writer: &mut csv::Writer<_>| writer.write_record(cells).map_err(io::Error::other);
        row(["line", "status", "field", "reason_code", "reason", "suggestion"], &mut writer)?;
        for finding in self.findings.by_ref() {
            let finding = finding?;
            let status = if finding.rejects { "rejected" } else { "accepted" };
            let harmless = |text: &String| if looks_like_formula(text) { format!("'{text}") } else { text.clone() };
            let texts = [&finding.field, &finding.reason, &finding.suggestion].map(harmless);
            row([&finding.line.to_string(), status, &texts[0], &finding.code, &texts[1], &texts[2]], &mut writer)?;
        }
        Ok(writer.flush()?)
    }

    fn trouble(self) -> Result<(), Unwritten> {
        self.trouble.map_or(Ok(()), |error| Err(error.into()))
    }
}

impl From<intake::Finding> for Finding {
    fn from(found: intake::Finding) -> Self {
        Self { field: found.field, code: found.code, reason: found.reason, suggestion: found.suggestion }
    }
}
