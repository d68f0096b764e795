//! The lines of a file, one after the other: read, checked, allotted; good ones into drafts of segments, bad ones into the findings.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender};

use csv::StringRecord;
use jiff::civil::Date;
use programme::record::{BadCell, ColumnType, Value, cut_short};
use rust_decimal::Decimal;

use super::ahead::{Batch, End};
use super::allocate::{Allotted, Customers, Resellers};
use super::check::{Checks, severity};
use super::code::{Code, Severity};
use super::draft::Drafting;
use super::fields::{Values, serials};
use super::finding::{Account, Finding};
use super::findings::Findings;
use super::line_name::LineNaming;
use super::open::{Kind, Parts};
use super::period::Span;
use super::sums::Sums;
use super::total_row;
use super::{Fault, Intake, Progress};
use crate::cadence::Cadence;
use crate::reader::{Next, RemarkKind, Unreadable};
use crate::segment::keys::Key;
use crate::segment::{Staged, Staging};

/// How many lines a segment holds.
const SEGMENT_LINES: usize = 131_072;

/// What reading all lines gave.
#[derive(Default)]
pub(super) struct Read {
    pub(super) account: Account,
    pub(super) sums: Sums,
    pub(super) unallocated: Sums,
    pub(super) days: Option<(Date, Date)>,
    /// How many accepted lines lie in each period of the cadence.
    pub(super) periods: BTreeMap<Span, u64>,
    /// The period the columns say.
    pub(super) stated: Option<Span>,
    /// What refuses the file as a whole.
    pub(super) refusals: Vec<Finding>,
    /// The first line of the returns of each partner, by part.
    pub(super) returned: BTreeMap<String, BTreeMap<String, u32>>,
    /// Special prices with a limit that lines name, by number and part: the limit, and the first line.
    pub(super) authorised: BTreeMap<(String, String), (Decimal, u32)>,
}

impl Read {
    /// Notes the return of a part by a partner; the first line stays.
    fn returned(&mut self, partner: &str, part: &str, line: u32) {
        if !self.returned.contains_key(partner) {
            self.returned.insert(partner.into(), BTreeMap::new());
        }
        if let Some(parts) = self.returned.get_mut(partner).filter(|parts| !parts.contains_key(part)) {
            parts.insert(part.into(), line);
        }
    }
}

/// The walk through a file.
pub(super) struct Walk<'a, 'i> {
    intake: &'a Intake<'i>,
    opened: &'a Parts<'i>,
    checks: Checks<'a>,
    resellers: Resellers<'a>,
    customers: Customers<'a>,
    findings: &'a mut Findings,
    read: Read,
    /// The fields that lie in segments, by their places in the layout.
    places: Vec<usize>,
    staging: Staging,
    naming: LineNaming,
    cadence: Option<Cadence>,
    /// The period of the line before.
    period: Option<Span>,
    /// Room for the values of a line.
    room: Vec<Value<'static>>,
    totals: Vec<total_row::Total>,
    /// The agreed branches that have a line.
    branches: BTreeSet<String>,
}

impl<'a, 'i> Walk<'a, 'i> {
    pub(super) fn new(intake: &'a Intake<'i>, opened: &'a Parts<'i>, findings: &'a mut Findings) -> Self {
        let layout = opened.layout.clone();
        let mut given: BTreeMap<usize, String> = opened.bound.given().collect();
        let checks = Checks::new(&layout, given.clone(), (intake.report, intake.reference), (intake.received, intake.period));
        if intake.reference.knows_products() {
            // A stock line has no product group.
            for place in [checks.fields.product, checks.fields.product_group].into_iter().filter(|place| *place < layout.columns.len()) {
                given.entry(place).or_default();
            }
        }
        // The partner is kept as it was written, beside the account it was found to be.
        let own = checks.fields.partner;
        let places: Vec<usize> = given.keys().copied().filter(|place| *place >= layout.frame || *place == own).collect();
        let column = |place: &usize| match layout.columns.get(*place) {
            Some(column) if *place == own => Some(("partner_id".to_owned(), column.kind)),
            Some(column) => Some((column.name.clone(), column.kind)),
            None => None,
        };
        let fields: Vec<(String, ColumnType)> = places.iter().filter_map(column).collect();
        let key_places = intake.report.duplicate_key.iter().filter_map(|name| layout.find(name)).collect();
        let read = Read::default();
        let resellers = Resellers::new(intake.accounts, intake.report.partner.as_deref());
        let customers = Customers::new(intake.accounts);
        let staging = Staging::new(fields);
        let naming = LineNaming::new(key_places, &places, &checks.fields);
        let (cadence, period, room, totals) = (intake.report.cadence(), None, vec![], vec![]);
        Self {
            intake,
            opened,
            checks,
            resellers,
            customers,
            findings,
            read,
            places,
            staging,
            naming,
            cadence,
            period,
            room,
            totals,
            branches: BTreeSet::new(),
        }
    }

    /// Walks through all lines; batches of rows that were used go back.
    pub(super) fn all(
        mut self,
        (full, used): (&Receiver<Batch>, &SyncSender<Batch>),
        drafts: &SyncSender<Drafting>,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Read, Fault> {
        let mut end = None;
        while end.is_none() {
            let mut batch = full.recv().map_err(|_| Fault::Io(io::Error::other("the thread that reads rows ended early")))?;
            for (next, cells) in batch.rows() {
                match next {
                    Next::Row(line) => self.row(*line, cells)?,
                    Next::Unreadable(row) => self.unreadable(row, cells)?,
                    Next::End => {}
                }
                if self.staging.len() >= SEGMENT_LINES {
                    self.hand_on(drafts)?;
                }
            }
            progress(Progress { read: batch.bytes_read, lines: batch.lines.into() });
            end = batch.end.take();
            // Where it has no place it is not needed any more.
            used.try_send(batch).ok();
        }
        self.hand_on(drafts)?;
        self.conclude(end)
    }

    fn hand_on(&mut self, drafts: &SyncSender<Drafting>) -> Result<(), Fault> {
        if self.staging.is_empty() {
            return Ok(());
        }
        let full = self.staging.take();
        // The other end is gone only when writing failed, and that is told where it is joined.
        drafts.send(Drafting::Lines(full)).map_err(|_| Fault::Io(io::Error::other("the lines could not be written")))
    }

    fn row(&mut self, line: u32, cells: &StringRecord) -> Result<(), Fault> {
        match self.opened.bound.wants(cells) {
            Ok(true) => {}
            Ok(false) => {
                self.read.account.left_out += 1;
                self.tell(vec![Finding::new(Code::LineLeftOut, Severity::Warn, line, "the profile leaves the row out (`only_where`)")])?;
                return Ok(());
            }
            Err(bad) => return self.park_cells(line, cells, bad),
        }
        // A row of values borrows from the source and the cells, not from the walk.
        let opened = self.opened;
        let mut room: Vec<Value<'_>> = std::mem::take(&mut self.room);
        let read = opened.bound.values_into(cells, &mut room);
        let mut values = Values(room);
        let done = match read {
            Err(bad) => self.park_cells(line, cells, bad),
            Ok(()) => self.line(line, cells, &mut values),
        };
        // The same room, now of nothing that was borrowed.
        values.0.clear();
        self.room = values.0.into_iter().map(|_| Value::Null).collect();
        done
    }

    fn line<'v>(&mut self, line: u32, cells: &StringRecord, values: &mut Values<'v>) -> Result<(), Fault>
    where
        'a: 'v,
    {
        let opened = self.opened;
        let kind = opened.kind;
        let date = self.checks.fields.date;
        if let Some(period) = self.intake.period.filter(|_| !self.checks.given.contains_key(&date)) {
            values.set(date, Value::Date(period.to));
        }
        let found = match kind {
            Kind::Sales => self.checks.line(line, values),
            Kind::Stock => self.checks.stock_line(line, values),
        };
        let finding = opened.period.and_then(|(from, to)| self.stated(line, cells.get(from), to.and_then(|to| cells.get(to))));
        if let Some(finding) = finding {
            return self.park(line, cells, vec![finding]);
        }
        if Finding::any_rejects(&found) {
            return self.park(line, cells, found);
        }
        self.accept(line, kind, values, found)
    }

    /// Holds the period that the columns of a row say against that of the rows before.
    fn stated(&mut self, line: u32, from: Option<&str>, to: Option<&str>) -> Option<Finding> {
        let opened = self.opened;
        let day = |text: &str| match &opened.source.format.dates {
            Some(dates) => dates.day(text.trim()),
            None => text.trim().parse().ok(),
        };
        let text = from.unwrap_or_default();
        let from = day(text);
        let to = to.map_or(from, day);
        let span = match (from, to, self.intake.report.cadence()) {
            (Some(from), Some(to), _) if from < to => Some(Span { from, to }),
            (Some(day), Some(same), Some(cadence)) if day == same => Some(Span::of(cadence, day)),
            (Some(day), Some(same), None) if day == same => Some(Span::day(day)),
            _ => None,
        };
        let Some(span) = span else {
            return Some(Finding::new(Code::FilePeriod, Severity::Reject, line, "the period cannot be read").at("period", text));
        };
        let first = *self.read.stated.get_or_insert(span);
        (first != span).then(|| {
            let reason = format!("the line says it is of {span}, lines before of {first}: one report is for one period");
            Finding::new(Code::FilePeriod, Severity::Reject, line, reason).at("period", text)
        })
    }

    /// Counts what the reporter was asked for and gave.
    fn complete(&mut self, values: &Values<'_>) {
        for place in &self.checks.asks {
            self.read.account.asked += 1;
            self.read.account.filled += u64::from(!values.is_empty(*place));
        }
        let branch = values.text(self.checks.fields.branch);
        if !branch.is_empty() && !self.branches.contains(branch) && self.intake.report.branches.iter().any(|known| known == branch) {
            self.branches.insert(branch.to_owned());
            self.read.account.branches += 1;
        }
    }

    fn accept(&mut self, line: u32, kind: Kind, values: &Values<'_>, mut found: Vec<Finding>) -> Result<(), Fault> {
        self.complete(values);
        let fields = &self.checks.fields;
        let (mut partner, mut matched) = (None, None);
        match kind {
            Kind::Sales => match self.resellers.of(values, fields) {
                Allotted::Account { account, how } => {
                    partner = Some(account.as_str());
                    matched = Some(how.as_str()).filter(|how| !how.is_empty());
                }
                Allotted::Nobody(why) => {
                    let place = if values.is_empty(fields.reseller) { fields.partner } else { fields.reseller };
                    let severity = self.checks.severity(Code::LineAccount);
                    if severity > Severity::Off {
                        let seen = values.plain(place);
                        found.push(Finding::new(Code::LineAccount, severity, line, why.clone()).at(self.checks.name(place), &seen));
                    }
                }
            },
            Kind::Stock => partner = self.intake.report.partner.as_deref(),
        }
        if Finding::any_rejects(&found) {
            self.read.account.rejected += 1;
            return self.tell(found);
        }
        let Some(date) = values.date(fields.date) else { return Ok(()) };
        let customer = match kind {
            Kind::Sales => self.customers.of(values, fields),
            Kind::Stock => None,
        };
        let (quantity, amount) = (values.number(fields.quantity), values.number(fields.net_amount).or(values.number(fields.gross_amount)));
        let currency = values.text(fields.currency);
        self.read.sums.line(quantity, currency, amount, true);
        if partner.is_none() && kind == Kind::Sales {
            self.read.unallocated.line(quantity, currency, amount, true);
        }
        self.read.days = Some(self.read.days.map_or((date, date), |(first, last)| (first.min(date), last.max(date))));
        if let Some(cadence) = self.cadence {
            let period = self.period.filter(|period| period.contains(date)).unwrap_or_else(|| Span::of(cadence, date));
            self.period = Some(period);
            *self.read.periods.entry(period).or_default() += 1;
        }
        let sold = quantity.is_none_or(|quantity| !quantity.is_sign_negative());
        let part = values.text(fields.product);
        if !sold && kind == Kind::Sales {
            self.read.returned(partner.unwrap_or_default(), part, line);
        }
        let number = values.text(fields.special_price);
        let specials = if number.is_empty() { &[] } else { self.intake.reference.special_prices(number) };
        if let Some(special) = specials.iter().find(|special| special.quantity.is_some()) {
            let most = special.quantity.unwrap_or_default();
            self.read.authorised.entry((number.to_owned(), part.to_owned())).or_insert((most, line));
        }
        let serials = serials(values.text(fields.serial)).map(|serial| (Key::of(["serial", part, serial]), sold)).collect();
        let staged =
            Staged { partner, matched, customer_account: customer, date, line_no: line, key: self.naming.key(kind, values, sold), serials };
        let places = &self.places;
        self.staging.push(staged, |field| places.get(field).and_then(|place| values.0.get(*place)).unwrap_or(&Value::Null));
        self.read.account.accepted += 1;
        self.read.account.warned += u64::from(!found.is_empty());
        self.tell(found)
    }

    fn park_cells(&mut self, line: u32, cells: &StringRecord, bad: Vec<BadCell>) -> Result<(), Fault> {
        let finding = |cell: BadCell| {
            let missing = cell.reason == "is empty";
            let code = if missing { Code::LineMissing } else { Code::LineValue };
            let shown = if cell.value.is_empty() { cell.reason } else { format!("`{}` {}", cell.value, cell.reason) };
            Finding::new(code, Severity::Reject, line, shown).at(&cell.column, &cell.value)
        };
        self.park(line, cells, bad.into_iter().map(finding).collect())
    }

    fn unreadable(&mut self, row: &Unreadable, cells: &StringRecord) -> Result<(), Fault> {
        let finding = Finding::new(Code::LineUnreadable, Severity::Reject, row.line, row.reason.clone()).at("", &row.value);
        self.park(row.line, cells, vec![finding])
    }

    /// Parks a line. A row of totals or a footnote is told as what it is.
    fn park(&mut self, line: u32, cells: &StringRecord, found: Vec<Finding>) -> Result<(), Fault> {
        self.read.account.rejected += 1;
        let found = match total_row::seen(cells) {
            Some(total) => {
                let word = cut_short(&total.word).into_owned();
                let finding =
                    Finding::new(Code::LineTotalRow, Severity::Reject, line, format!("`{word}` begins no line of goods")).at("", &word);
                self.totals.push(total_row::Total { line, ..total });
                vec![finding]
            }
            None => found,
        };
        self.tell(found)
    }

    fn tell(&mut self, found: Vec<Finding>) -> Result<(), Fault> {
        found.into_iter().try_for_each(|finding| self.findings.add(finding)).map_err(Fault::Io)
    }

    /// What can only be said when all lines are known.
    fn conclude(mut self, end: Option<End>) -> Result<Read, Fault> {
        let Some(End { broken, tally, cells, remarks }) = end else { return Ok(self.read) };
        if let Some(broken) = broken {
            self.read.refusals.push(Finding::new(Code::FileUnreadable, Severity::Reject, broken.line, broken.reason));
        }
        let account = &mut self.read.account;
        let wide = u64::from;
        (account.header, account.continued) = (wide(tally.header), wide(tally.continued));
        account.blank = wide(tally.blank);
        account.lines = wide(tally.lines);
        if let Some((cells, blank)) = cells {
            account.blank += blank;
            account.lines = wide(tally.lines) - wide(tally.rows) + cells + blank;
        }
        for remark in remarks {
            let code = match remark.kind {
                RemarkKind::ControlTotal => Code::FileControlTotal,
                RemarkKind::OtherContent => Code::FileOtherContent,
                RemarkKind::Note => Code::FileNote,
            };
            let severity = severity(code, self.intake.report);
            let finding = Finding::new(code, severity, remark.line, remark.reason).at("", &remark.seen);
            match severity {
                Severity::Off => {}
                Severity::Warn => self.findings.add(finding).map_err(Fault::Io)?,
                Severity::Reject => self.read.refusals.push(finding),
            }
        }
        let wrong = total_row::wrong(&self.totals, &self.read.sums, &self.opened.source.format.numbers);
        if let Some(wrong) = wrong.filter(|_| self.read.account.rejected == self.totals.len() as u64) {
            let severity = severity(Code::FileTotal, self.intake.report);
            let finding = Finding::new(Code::FileTotal, severity, wrong.0, wrong.1);
            match severity {
                Severity::Off => {}
                Severity::Warn => self.findings.add(finding).map_err(Fault::Io)?,
                Severity::Reject => self.read.refusals.push(finding),
            }
        }
        Ok(self.read)
    }
}

/// A folder for drafts that is there.
pub(super) fn made(folder: &Path) -> io::Result<()> {
    std::fs::create_dir_all(folder)
}
