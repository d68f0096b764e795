//! The queue of parties nobody knows the account of, what is decided about them, and the lines that are booked anew because of it.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use arrow::array::{ArrayRef, Date32Array, RecordBatch, StringArray, UInt32Array};
use arrow::compute::{SortColumn, concat_batches, lexsort_to_indices, take};
use jiff::civil::Date;

use super::journal::{Alias, Entry, FileManifest, Manifest, Rebooking, Segment};
use super::known::Known;
use super::state::{Booked, State};
use super::{Refusal, Store};
use crate::intake::{Accounts, Allotted, Sums, Written};
use crate::matching::{Candidate, Outcome};
use crate::segment::keys::Keys;
use crate::segment::{Rows, Sorted, cell, columns_of, day_number, text, write};

/// A party as one reporter writes it, with what hangs on it.
#[derive(Clone, Debug)]
pub struct OpenParty {
    /// Who writes it so.
    pub reporter: String,
    /// How it is written.
    pub party: Written,
    /// Its lines that count and are unallocated.
    pub sums: Sums,
    /// Who it may be, the best first.
    pub candidates: Vec<Candidate>,
    /// Whether somebody decided that it is no account.
    pub is_no_account: bool,
}

/// What somebody decides about a party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The reporter.
    pub reporter: String,
    /// The party as it is written.
    pub party: Written,
    /// The account; none where it is no account of ours.
    pub account: Option<String>,
}

/// Where the parts of a party stand in a segment: its id, and the rest.
const PARTY: [&str; 8] = [
    "reseller_id",
    "reseller",
    "reseller_street",
    "reseller_city",
    "reseller_postcode",
    "reseller_country",
    "reseller_domain",
    "reseller_tax_id",
];
const MONEY: [&str; 4] = ["quantity", "net_amount", "gross_amount", "currency"];

impl Store {
    /// Every party that counting lines are unallocated for, those with the most money first.
    ///
    /// # Errors
    /// What the system says.
    pub fn open_parties(&self, known: &Known, state: &State) -> Result<Vec<OpenParty>, Refusal> {
        let mut parties: BTreeMap<(String, Written), Sums> = BTreeMap::new();
        for booked in state.live().filter(|booked| booked.kind == "sales") {
            self.unallocated(booked, |party, quantity, currency, amount| {
                let sums = parties.entry((booked.reporter.clone(), party)).or_default();
                sums.line(quantity, currency, amount, true);
            })?;
        }
        let mut open: Vec<OpenParty> = parties
            .into_iter()
            .map(|((reporter, party), sums)| {
                let candidates = match known.accounts(&reporter, state).outcome(&party) {
                    Some(Outcome::Review(candidates)) => candidates,
                    Some(Outcome::Matched(candidate)) => vec![candidate],
                    _ => vec![],
                };
                let is_no_account =
                    state.aliases.iter().any(|alias| alias.reporter == reporter && alias.party == party && alias.account.is_none());
                OpenParty { reporter, party, sums, candidates, is_no_account }
            })
            .collect();
        let most = |open: &OpenParty| open.sums.amounts.values().map(|amount| amount.abs()).max().unwrap_or_default();
        open.sort_by(|a, b| {
            (most(b), b.sums.lines).cmp(&(most(a), a.sums.lines)).then_with(|| (&a.reporter, &a.party).cmp(&(&b.reporter, &b.party)))
        });
        Ok(open)
    }

    /// The unallocated lines of a segment. They stand first, so that reading ends where the others begin.
    fn unallocated(
        &self,
        booked: &Booked,
        mut take: impl FnMut(Written, Option<rust_decimal::Decimal>, &str, Option<rust_decimal::Decimal>),
    ) -> io::Result<()> {
        let mut names = vec!["partner", "partner_id"];
        names.extend(PARTY.iter().chain(&MONEY));
        let path = self.home.file(&format!("segments/{}.parquet", booked.segment.name))?;
        for batch in Rows::open(&path, &names)? {
            let batch = batch?;
            let partner = columns_of(&batch, &["partner"]).into_iter().flatten().next();
            let money = columns_of(&batch, &MONEY);
            for row in 0..batch.num_rows() {
                if partner.is_some_and(|partner| !partner.is_null(row)) {
                    return Ok(());
                }
                let number = |place: usize| money.get(place).and_then(|column| cell(*column, row).number());
                let currency = money.get(3).map_or("", |column| text(*column, row));
                take(party(&batch, row), number(0), currency, number(1).or(number(2)));
            }
        }
        Ok(())
    }

    /// Remembers decisions, and books the lines of those parties anew, also lines that had another account. With no decisions: only what the accounts now
    /// say of lines that are unallocated. Gives how many lines changed their account.
    ///
    /// # Errors
    /// [`Refusal::Ambiguous`] where an account is not on the list.
    pub fn decide(&self, decisions: &[Decision], (on, by): (Date, &str)) -> Result<u64, Refusal> {
        let known = self.known()?;
        for decision in decisions {
            if let (Some(account), Some(matcher)) = (&decision.account, &known.resellers)
                && !matcher.accounts().iter().any(|known| known.id == *account)
            {
                return Err(Refusal::Ambiguous(format!("`{account}` is no account of `reference/accounts.csv`")));
            }
        }
        let aliases: Vec<Alias> = decisions
            .iter()
            .map(|decision| Alias { reporter: decision.reporter.clone(), party: decision.party.clone(), account: decision.account.clone() })
            .collect();
        loop {
            let state = self.state()?;
            let aliases: Vec<Alias> = aliases.iter().filter(|alias| !state.aliases.contains(alias)).cloned().collect();
            let mut decided = state.clone();
            decided.decide(&aliases);
            let mut rebooked = vec![];
            let mut found = 0;
            let live: Vec<Booked> = state.live().filter(|booked| booked.kind == "sales").cloned().collect();
            for booked in live {
                let accounts = known.accounts(&booked.reporter, &decided);
                let of_reporter = aliases.iter().filter(|alias| alias.reporter == booked.reporter);
                let anew =
                    Anew { accounts: &accounts, decided: of_reporter.map(|alias| (&alias.party, alias.account.as_deref())).collect(), on };
                if let Some((rebooking, lines)) = self.rebooked(&booked, &anew, state.segments.len() + rebooked.len())? {
                    found += lines;
                    rebooked.push(rebooking);
                }
            }
            if aliases.is_empty() && rebooked.is_empty() {
                return Ok(0);
            }
            let entry = Entry::Decision { on, by: by.into(), aliases: aliases.clone(), rebooked };
            if FileManifest::new(self.home.as_ref()).append(state.entries, &entry)? {
                return Ok(found);
            }
        }
    }

    /// A segment with the accounts its lines now have; none where nothing changes. `number` makes its name its own.
    fn rebooked(&self, booked: &Booked, anew: &Anew<'_>, number: usize) -> Result<Option<(Rebooking, u64)>, Refusal> {
        let mut any = !anew.decided.is_empty();
        if !any {
            self.unallocated(booked, |party, _, _, _| any = any || matches!(anew.accounts.reseller(&party), Allotted::Account { .. }))?;
        }
        if !any {
            return Ok(None);
        }
        let path = self.home.file(&format!("segments/{}.parquet", booked.segment.name))?;
        let batches: Vec<RecordBatch> = Rows::open(&path, &[])?.collect::<io::Result<_>>()?;
        let Some(first) = batches.first() else { return Ok(None) };
        let batch = concat_batches(&first.schema(), &batches).map_err(io::Error::other)?;
        let (batch, order, lines) = allocated(&batch, anew).map_err(io::Error::other)?;
        if lines == 0 {
            return Ok(None);
        }
        let mut place_of = vec![0u32; order.len()];
        for (place, row) in (0u32..).zip(order.values()) {
            if let Some(slot) = place_of.get_mut(*row as usize) {
                *slot = place;
            }
        }
        let read = |ending: &str| -> io::Result<Vec<_>> {
            let mut keys = Keys::new(self.home.file(&format!("segments/{}.{ending}", booked.segment.name))?);
            let mut all = vec![];
            while let Some((key, row, sold)) = keys.read_next()? {
                all.push((key, place_of.get(row as usize).copied().unwrap_or(u32::MAX), sold));
            }
            Ok(all)
        };
        let keys = read("keys")?.into_iter().map(|(key, row, _)| (key, row)).collect();
        let serials = if booked.segment.serials { read("serials")? } else { vec![] };
        let name = format!("{}/allocated-{number:06}", booked.submission);
        self.put_segment(&Sorted::new(batch, keys, serials), &name, booked.segment.serials)?;
        let to = Segment { name, ..booked.segment.clone() };
        Ok(Some((Rebooking { from: booked.segment.name.clone(), to }, lines)))
    }

    fn put_segment(&self, sorted: &Sorted, name: &str, serials: bool) -> io::Result<()> {
        let folder = self.home.workshop();
        fs::create_dir_all(&folder)?;
        write(sorted, &folder, "allocated")?;
        for ending in ["parquet", "contents", "keys", "serials"] {
            if ending != "serials" || serials {
                self.home.put_file(&format!("segments/{name}.{ending}"), &Path::new(&folder).join(format!("allocated.{ending}")))?;
            }
        }
        Ok(())
    }
}

impl State {
    /// The state with these decisions remembered.
    fn decide(&mut self, aliases: &[Alias]) {
        for alias in aliases {
            self.aliases.retain(|known| known.reporter != alias.reporter || known.party != alias.party);
            self.aliases.push(alias.clone());
        }
    }
}

/// What lines are allocated by: the accounts, and what was decided now about parties of the reporter.
struct Anew<'a> {
    accounts: &'a dyn Accounts,
    decided: BTreeMap<&'a Written, Option<&'a str>>,
    on: Date,
}

impl Anew<'_> {
    /// The account a line now has, and how it was found; none where it keeps the one it has.
    fn account(&self, batch: &RecordBatch, row: usize, held: Option<&str>) -> Option<(Option<String>, String)> {
        if held.is_some() && self.decided.is_empty() {
            return None;
        }
        let party = party(batch, row);
        match (self.decided.get(&party), held) {
            (Some(None), Some(_)) => Some((None, String::new())),
            (Some(Some(account)), Some(held)) if *account == held => None,
            (Some(Some(_)), _) | (None, None) => match self.accounts.reseller(&party) {
                Allotted::Account { account, how } => Some((Some(account), how)),
                Allotted::Nobody(_) => None,
            },
            _ => None,
        }
    }
}

/// The party of a line, as it was written.
fn party(batch: &RecordBatch, row: usize) -> Written {
    let columns = columns_of(batch, &PARTY);
    let own = columns_of(batch, &["partner_id"]);
    let at = |place: usize| columns.get(place).map_or("", |column| text(*column, row)).to_owned();
    let own = own.first().map_or("", |column| text(*column, row)).to_owned();
    Written {
        id: if own.is_empty() { at(0) } else { own },
        name: at(1),
        street: at(2),
        city: at(3),
        postcode: at(4),
        country: at(5),
        domain: at(6),
        tax_id: at(7),
    }
}

/// The lines with the accounts they now have, in their new order, and how many changed theirs.
fn allocated(batch: &RecordBatch, anew: &Anew<'_>) -> Result<(RecordBatch, UInt32Array, u64), arrow::error::ArrowError> {
    let column = |name: &str| columns_of(batch, &[name]).into_iter().flatten().next();
    let (old, matched, known) = (column("partner"), column("matched"), column("known_on"));
    let known = known.and_then(|known| known.as_any().downcast_ref::<Date32Array>());
    let (mut partners, mut hows, mut days) = (vec![], vec![], vec![]);
    let mut lines = 0;
    for row in 0..batch.num_rows() {
        let mut partner = Some(text(old, row).to_owned()).filter(|partner| !partner.is_empty());
        let mut how = Some(text(matched, row).to_owned()).filter(|how| !how.is_empty());
        let mut day = known.map_or(0, |known| known.value(row));
        if let Some((account, found)) = anew.account(batch, row, partner.as_deref()) {
            (partner, how, day) = (account, Some(found).filter(|how| !how.is_empty()), day_number(anew.on).max(day));
            lines += 1;
        }
        partners.push(partner);
        hows.push(how);
        days.push(day);
    }
    let mut columns: Vec<ArrayRef> = batch.columns().to_vec();
    let mut set = |name: &str, array: ArrayRef| {
        if let Ok(place) = batch.schema().index_of(name)
            && let Some(slot) = columns.get_mut(place)
        {
            *slot = array;
        }
    };
    set("partner", Arc::new(StringArray::from(partners)));
    set("matched", Arc::new(StringArray::from(hows)));
    set("known_on", Arc::new(Date32Array::from(days)));
    let whole = RecordBatch::try_new(batch.schema(), columns)?;
    let sorted = ["partner", "date", "line_no"].map(|name| whole.column_by_name(name).cloned());
    let by: Vec<SortColumn> = sorted.into_iter().flatten().map(|values| SortColumn { values, options: None }).collect();
    let order = lexsort_to_indices(&by, None)?;
    let columns = whole.columns().iter().map(|column| take(column, &order, None)).collect::<Result<Vec<_>, _>>()?;
    Ok((RecordBatch::try_new(whole.schema(), columns)?, order, lines))
}
