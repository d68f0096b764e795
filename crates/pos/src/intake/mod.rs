//! Intake: from a reporter's file to lines that can be trusted.
//!
//! A file is read once, whatever its length. Each line is checked; good ones are allotted to accounts and written into **drafts** of segments, bad ones
//! are parked with every reason ([`Finding`]). When all lines are known it is **settled** which of them stand twice, or lie outside the period. Nothing here decides
//! that the lines count: that is done by the [`store`](crate::store), in one step, or not at all.
//!
//! Invariants: for every file accepted + rejected + left out + blank + header + continued = lines ([`Account::balances`]); no line is changed silently; the
//! same file, profile, reference and date give the same answer, byte for byte.

mod ahead;
mod allocate;
mod check;
mod code;
mod draft;
mod earlier;
mod fields;
mod file_name;
mod finding;
pub mod findings;
mod line_name;
mod open;
mod period;
mod run;
mod settle;
mod sums;
mod total_row;

use std::fmt;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::mpsc::sync_channel;

use jiff::civil::Date;
use programme::record::Schema;

use crate::profile::{Lookups, PeriodSource, Profile, Report};
use crate::reader::{Scan, scan};
use crate::reference::Reference;
use crate::segment::Stamp;

pub use allocate::{Accounts, Allotted, Written};
pub(crate) use check::severity;
pub use code::{Class, Code, Severity};
pub use draft::Draft;
pub use earlier::{Earlier, EarlierSegment, Nothing};
pub use file_name::FileName;
pub use finding::{Account, Finding};
pub use open::Kind;
pub use period::Span;
pub use sums::Sums;

use findings::Findings;

/// What a file is read by and checked against.
pub struct Intake<'i> {
    /// The mapping.
    pub profile: &'i Profile,
    /// The record types it was read by.
    pub schema: &'i Schema,
    /// The files its lookups look things up in.
    pub lookups: &'i Lookups,
    /// The reporter.
    pub report: &'i Report,
    /// What the vendor knows.
    pub reference: &'i Reference,
    /// Who finds accounts.
    pub accounts: &'i dyn Accounts,
    /// The day the file was received.
    pub received: Date,
    /// The period, where it is told beside the file.
    pub period: Option<Span>,
    /// The id the submission has, or will have.
    pub submission: &'i str,
}

/// How far the reading has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Bytes read.
    pub read: u64,
    /// Lines read.
    pub lines: u64,
}

/// What became of a file.
#[derive(Debug)]
pub struct Taken {
    /// What its lines are.
    pub kind: Kind,
    /// How it is written, in words.
    pub format: String,
    /// The line of its headings; 0 where it has none.
    pub header_line: u32,
    /// How its lines fared.
    pub account: Account,
    /// What the accepted ones add up to.
    pub sums: Sums,
    /// What those of them add up to that nobody knows the account of.
    pub unallocated: Sums,
    /// The period it is about.
    pub period: Option<Span>,
    /// The segments that would count, in the folder of drafts.
    pub drafts: Vec<Draft>,
    /// The findings of lines as they were read, and those of the settling: files of [`findings`], each in the order of the lines.
    pub findings: [PathBuf; 2],
    /// The first findings of all.
    pub first: Vec<Finding>,
    /// Why nothing of the file counts, where that is so.
    pub refusals: Vec<Finding>,
}

/// Our own trouble with a file: the disk, not what stands in it.
#[derive(Debug)]
pub enum Fault {
    /// What the system says.
    Io(io::Error),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => write!(f, "{error}"),
        }
    }
}

impl std::error::Error for Fault {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io(error) => Some(error),
        }
    }
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// A file that was read: which of its lines count is not settled yet.
pub struct Unsettled {
    taken: Taken,
    read: run::Read,
    stamp: Stamp,
    folder: PathBuf,
    /// The period, where only the lines told it: then they are still to be held against it.
    found_period: Option<Span>,
}

impl Intake<'_> {
    /// Reads a file. Drafts and findings are written into `folder`, which is made where it is not there.
    ///
    /// # Errors
    /// [`Fault`] where the disk fails. What is wrong with the file is part of the answer.
    pub fn read(
        &self,
        path: &Path,
        name: &str,
        scanned: &Scan,
        folder: &Path,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Unsettled, Fault> {
        run::made(folder)?;
        let mut findings = Findings::create(&folder.join("findings.jsonl"))?;
        let stamp = Stamp { reporter: self.report.reporter.clone(), submission: self.submission.into(), known_on: self.received };
        let open::Opened { parts, rows } = match open::open(path, name, scanned, (self.profile, self.schema), &self.lookups.0) {
            Ok(opened) => opened,
            Err(unopened) => {
                let mut account = Account::default();
                let refusals = refused(unopened, name);
                if let Ok(lines) = lines_of(path, scanned) {
                    // Of a file that is not read, all lines are rejected.
                    (account.lines, account.rejected) = (lines, lines);
                }
                let empty = Findings::create(&folder.join("settled.jsonl"))?.finish()?;
                let taken = Taken {
                    kind: Kind::Sales,
                    format: String::new(),
                    header_line: 0,
                    account,
                    sums: Sums::default(),
                    unallocated: Sums::default(),
                    period: period_of_name(self.report, name),
                    drafts: vec![],
                    findings: [findings.finish()?, empty],
                    first: vec![],
                    refusals,
                };
                return Ok(Unsettled { taken, read: run::Read::default(), stamp, folder: folder.into(), found_period: None });
            }
        };
        let (kind, format, header_line) = (parts.kind, parts.format.clone(), parts.header_line);
        let told = Self { period: self.period.or(period_of_name(self.report, name)), ..*self };
        let (send, receive) = sync_channel(1);
        let (full, rows_read) = sync_channel(ahead::AHEAD);
        let (used, to_fill) = sync_channel(ahead::AHEAD);
        let (read, drafts) = std::thread::scope(|scope| {
            let writer = scope.spawn({
                let stamp = &stamp;
                move || draft::write_all(&receive, folder, stamp)
            });
            scope.spawn(move || ahead::read(rows, &full, &to_fill));
            let read = run::Walk::new(&told, &parts, &mut findings).all((&rows_read, &used), &send, progress);
            // Whoever still waits for the walk need not.
            drop((send, rows_read));
            let drafts = writer.join().unwrap_or_else(|_| Err(io::Error::other("the thread that writes lines ended early")));
            (read, drafts)
        });
        // Why writing failed says more than that nobody took the lines.
        let drafts = drafts?;
        let mut read = read?;
        if read.refusals.iter().any(|refusal| refusal.code == Code::FileUnreadable.code()) {
            // The lines behind the place where the reading ended are lines of the file as well.
            let unread = lines_of(path, scanned)?.saturating_sub(read.account.lines);
            read.account.lines += unread;
            read.account.rejected += unread;
        }
        let first = findings.first().to_vec();
        let by_code = findings.by_code().clone();
        let mut taken = Taken {
            kind,
            format,
            header_line,
            account: Account { by_code, ..read.account.clone() },
            sums: read.sums.clone(),
            unallocated: read.unallocated.clone(),
            period: told.period,
            drafts,
            findings: [findings.finish()?, folder.join("settled.jsonl")],
            first,
            refusals: read.refusals.clone(),
        };
        told.settle_period(name, &read, &mut taken);
        let found_period = taken.period.filter(|_| told.period.is_none());
        Ok(Unsettled { taken, read, stamp, folder: folder.into(), found_period })
    }

    /// Finds the period, or refuses the file because it cannot be told.
    fn settle_period(&self, name: &str, read: &run::Read, taken: &mut Taken) {
        let refuse = |reason: String| Finding::new(Code::FilePeriod, Severity::Reject, 0, reason);
        if let (PeriodSource::FileName(pattern), None) = (&self.report.period, self.period) {
            taken.refusals.push(refuse(format!("the name `{name}` does not say the period as `{pattern}` would")));
        }
        if let (Some(told), Some(stated)) = (self.period, read.stated)
            && told != stated
        {
            taken.refusals.push(refuse(format!("the lines say they are of {stated}, not of {told}")));
        }
        let most = || read.periods.iter().max_by_key(|(span, count)| (**count, std::cmp::Reverse(**span))).map(|(span, _)| *span);
        let whole = || read.days.map(|(from, to)| Span { from, to });
        taken.period = self.period.or(read.stated).or_else(most).or_else(whole);
        if taken.account.accepted + taken.account.rejected == 0 && taken.refusals.is_empty() && !self.report.empty_is_nothing {
            taken.refusals.push(Finding::new(Code::FileNoLines, Severity::Reject, 0, "the file has no line of goods"));
        }
    }
}

impl Unsettled {
    /// What is known so far.
    #[must_use]
    pub fn taken(&self) -> &Taken {
        &self.taken
    }

    /// Whether a line of the report stands in earlier ones as well.
    ///
    /// # Errors
    /// What the system says.
    pub fn shares_lines(&self, report: &Report, earlier: &dyn Earlier) -> io::Result<bool> {
        let case = settle::Case { folder: &self.folder, drafts: &self.taken.drafts, report, stamp: &self.stamp, earlier };
        settle::shares_lines(&case)
    }

    /// Settles which lines count, held against what was reported before; `more` is a finding about the file that is already there.
    ///
    /// # Errors
    /// [`Fault`] where the disk fails.
    pub fn settle(mut self, report: &Report, earlier: &dyn Earlier, more: Option<Finding>) -> Result<Taken, Fault> {
        let mut findings = Findings::create(&self.taken.findings[1])?;
        if let Some(finding) = more {
            if finding.rejects {
                self.taken.refusals.push(finding);
            } else {
                findings.add(finding)?;
            }
        }
        if self.taken.refusals.is_empty() {
            let case = settle::Case { folder: &self.folder, drafts: &self.taken.drafts, report, stamp: &self.stamp, earlier };
            let (drafts, found) = settle::settle(&case, self.found_period, &mut self.read)?;
            found.into_iter().try_for_each(|finding| findings.add(finding))?;
            self.taken.drafts = drafts;
            self.taken.sums = self.read.sums.clone();
            self.taken.unallocated = self.read.unallocated.clone();
            let by_code = std::mem::take(&mut self.taken.account.by_code);
            self.taken.account = Account { by_code, ..self.read.account.clone() };
        }
        for (code, count) in findings.by_code() {
            *self.taken.account.by_code.entry(code.clone()).or_default() += count;
        }
        self.taken.first.extend(findings.first().iter().cloned());
        self.taken.first.sort_by_key(|finding| finding.line);
        findings.finish()?;
        Ok(self.taken)
    }
}

/// The period that the name of a file says, where the profile says that it does.
#[must_use]
pub fn period_of_name(report: &Report, name: &str) -> Option<Span> {
    let PeriodSource::FileName(pattern) = &report.period else { return None };
    FileName::read(pattern).ok().and_then(|pattern| pattern.period(name))
}

/// Why a file could not be opened, as findings.
fn refused(unopened: open::Unopened, name: &str) -> Vec<Finding> {
    match unopened {
        open::Unopened::Broken(broken) => vec![Finding::new(Code::FileUnreadable, Severity::Reject, broken.line, broken.reason)],
        open::Unopened::NoSource => {
            vec![Finding::new(Code::FileHeadings, Severity::Reject, 0, format!("the profile reads no file called `{name}`"))]
        }
        open::Unopened::Headings(line, bad) => bad
            .into_iter()
            .map(|cell| {
                Finding::new(Code::FileHeadings, Severity::Reject, line, format!("`{}` {}", cell.column, cell.reason))
                    .at(&cell.column, &cell.value)
            })
            .collect(),
    }
}

/// How many lines a file of text has, as an editor counts them; 0 of a workbook, whose lines are not told by its bytes.
fn lines_of(path: &Path, scanned: &Scan) -> io::Result<u64> {
    if scanned.head.starts_with(b"PK") {
        return Ok(0);
    }
    let mut file = File::open(path)?;
    let mut piece = vec![0; 256 * 1024];
    let (mut feeds, mut open) = (0, false);
    loop {
        let count = file.read(&mut piece)?;
        let Some(bytes) = piece.get(..count).filter(|bytes| !bytes.is_empty()) else { break };
        feeds += memchr::memchr_iter(b'\n', bytes).count() as u64;
        open = !bytes.ends_with(b"\n");
    }
    Ok(feeds + u64::from(open))
}

/// Looks at a file: what it is, and its hash.
///
/// # Errors
/// What the system says.
pub fn look(path: &Path) -> io::Result<Scan> {
    scan(File::open(path)?)
}
