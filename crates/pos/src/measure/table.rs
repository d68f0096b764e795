//! The table of measures: what the engine found, what the lines say, and what the small records give, together.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use programme::measure::{Measured, Question};
use programme::model::{How, Pool, Programme};
use programme::period::Days;
use programme::record::{BadRow, PartnerId, Records, Schema, Sight};

use super::decode::{Figure, Part};
use super::engine::{Engine, Trouble};
use super::found::{Found, Of};
use super::kept;
use super::money::Rate;
use super::pass::{Pass, Run};
use super::plan::{Plan, Planned, Planner, joined};
use super::scan::Scan;
use crate::folder::{Sales, Wanted};

/// How many lines are held in memory at once, where they are read one by one.
const LINES_AT_ONCE: u64 = 1_000_000;

/// What is asked.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// The version of the programme.
    pub programme: &'a Programme,
    /// All facts but the sales.
    pub facts: &'a Records,
    /// The sales.
    pub sales: &'a Sales<'a>,
    /// As of which day, as known on which day.
    pub sight: Sight,
    /// Whose figures; everybody's where left out.
    pub partners: Option<&'a [PartnerId]>,
    /// Which measures, by their places in the programme; all of them where left out.
    pub measures: Option<&'a [usize]>,
    /// Keep what is found beside the store, and look only at what changed since the last time.
    pub keep: bool,
}

/// How far the work has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// The engine passes over the segments: passes done, of so many.
    Passing(usize, usize),
    /// Lines are read one by one: partners done, of so many.
    Reading(usize, usize),
    /// What is left is worked out from the small records: partners done, of so many.
    Working(usize, usize),
}

/// Every measure of every partner.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The partners, in the order of their ids.
    pub partners: Vec<PartnerId>,
    /// The measures, by their places in the programme.
    pub measures: Vec<usize>,
    /// What they come to: by partner, by measure.
    pub figures: Vec<Vec<Measured>>,
    /// Lines that cannot be used; there are figures for the others.
    pub bad: Vec<BadRow>,
    /// How it was worked out.
    pub work: Work,
}

/// How a table was worked out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// Passes over the segments.
    pub passes: usize,
    /// Segments that were read.
    pub segments: usize,
    /// Lines in them.
    pub lines: u64,
    /// Measures the engine worked out.
    pub in_engine: usize,
    /// Measures that were worked out line by line.
    pub by_line: usize,
    /// Partners whose lines did not change since the last time, so that what was found then still holds.
    pub kept: usize,
    /// Figures of the engine's that had to be worked out again line by line, because they might not have been exact.
    pub again: usize,
}

/// What is known of one partner: measures, by their places in the programme, with what they come to.
type Known = Vec<(usize, Measured)>;

/// Works out the measures of a programme.
///
/// # Errors
/// [`Trouble`] where the store cannot be read.
pub fn measure(asked: Asked<'_>, engine: &Engine, progress: &(dyn Fn(Progress) + Sync)) -> Result<Table, Trouble> {
    let Asked { programme, facts, sales, sight, .. } = asked;
    let partners: Vec<PartnerId> = asked.partners.map_or_else(|| facts.partners().collect(), <[PartnerId]>::to_vec);
    let measures: Vec<usize> = asked.measures.map_or_else(|| (0..programme.measures.len()).collect(), <[usize]>::to_vec);
    let mut table = Table { partners, measures, figures: vec![], bad: vec![], work: Work::default() };
    let Some(anybody) = table.partners.first().copied() else { return Ok(table) };
    let question = Question::new(programme, facts, anybody, sight);
    let needed = needed(programme, &table.measures);

    let scan = Scan::new(sales, sight.known_on);
    let currencies: BTreeSet<&str> = scan.held.iter().flat_map(|held| &held.contents.currencies).map(String::as_str).collect();
    let rate = Rate::of(sales.terms(), &currencies);
    let planner = Planner::new(&question, &scan.columns(programme.schema.get(Schema::SALE))?, rate.as_ref());
    let mut plan = planner.plan(&needed);

    let members = members(&asked, &plan, &table.partners);
    let only: Option<Vec<PartnerId>> = asked.partners.map(|_| members.iter().copied().collect());
    let passes = Pass::all(&plan.engine);
    let sale = programme.schema.get(Schema::SALE);
    let run = Run { engine, scan: &scan, sale, planner: &planner, rate: rate.as_ref(), records: facts, only };
    let found = find(&asked, &plan, &passes, run, progress, &mut table.work)?;
    let of_passes = passes.iter().fold(None, |days, pass| joined(days, pass.days()));
    table.work.in_engine = plan.engine.len();
    table.work.by_line = plan.by_line.len();

    // What the engine says of everybody, and who has to be looked at line by line.
    let mut known: Vec<Known> = vec![vec![]; table.partners.len()];
    let mut unsure: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (place, partner) in table.partners.iter().enumerate() {
        let question = Question::new(programme, facts, *partner, sight);
        for planned in &plan.engine {
            match comes_to(planned, &question, &found) {
                Some(measured) => known[place].push((planned.measure, measured)),
                None => unsure.entry(place).or_default().push(planned.measure),
            }
        }
    }
    table.work.again = unsure.values().map(Vec::len).sum();
    for measure in unsure.values().flatten() {
        if let Some(How::Records(over)) = programme.measures.get(*measure).map(|measure| &measure.how) {
            plan.add(over, &question);
        }
    }
    let mut by_line: Vec<(usize, Vec<usize>)> = (0..table.partners.len())
        .map(|place| (place, plan.by_line.iter().chain(unsure.get(&place).into_iter().flatten()).copied().collect::<Vec<_>>()))
        .filter(|(_, measures)| !measures.is_empty())
        .collect();
    // Lines that cannot be used are read one by one as well, to be told.
    for (place, partner) in table.partners.iter().enumerate() {
        if found.unusable.contains(partner) && !by_line.iter().any(|(known, _)| *known == place) {
            by_line.push((place, vec![]));
        }
    }
    let days = joined(plan.days, of_passes);
    read_lines(&asked, &plan, days, &table.partners, by_line, &mut known, &mut table.bad, progress)?;
    table.figures = finish(&asked, &table, known, progress);
    Ok(table)
}

/// Runs the passes: over everybody's lines, or only over those of partners whose lines changed since what was found was kept.
fn find(
    asked: &Asked<'_>,
    plan: &Plan,
    passes: &[Pass<'_>],
    mut run: Run<'_>,
    progress: &(dyn Fn(Progress) + Sync),
    work: &mut Work,
) -> Result<Found, Trouble> {
    let keeps = asked.keep && asked.partners.is_none() && !passes.is_empty();
    let name = if keeps { kept::name(plan, run.rate, asked.facts) } else { String::new() };
    let kept = if keeps { kept::read(asked.sales.store(), &name, plan, run.scan, asked.facts) } else { None };
    let everybody = asked.facts.partners().count();
    let (mut found, touched) = match kept {
        // Where many changed, all of them are looked at together.
        Some(kept) if kept.touched.len() * 4 <= everybody => (kept.found, Some(kept.touched.into_iter().collect::<Vec<PartnerId>>())),
        _ => (Found::default(), None),
    };
    let nothing_changed = touched.as_ref().is_some_and(Vec::is_empty);
    if let Some(touched) = touched {
        work.kept = everybody - touched.len();
        run.only = Some(touched);
    }
    if !nothing_changed {
        for (place, pass) in passes.iter().enumerate() {
            progress(Progress::Passing(place, passes.len()));
            pass.run(&run, &mut found)?;
            let read = pass.days().map_or(vec![], |days| run.segments(days));
            work.segments = work.segments.max(read.len());
            work.lines = work.lines.max(read.iter().map(|held| held.booked.segment.lines).sum());
        }
        work.passes = passes.len();
        if let Some(days) = passes.iter().fold(None, |days, pass| joined(days, pass.days())) {
            run.unusable(days, &mut found)?;
        }
        // What had to leave something out is not kept: it is to be told again.
        if keeps && found.unusable.is_empty() {
            // Where nothing can be kept, the next one takes longer: no more than that.
            drop(kept::write(asked.sales.store(), &name, run.scan, asked.facts, &found));
        }
    }
    progress(Progress::Passing(passes.len(), passes.len()));
    Ok(found)
}

/// The measures that are needed for these, themselves included.
pub(super) fn needed(programme: &Programme, measures: &[usize]) -> Vec<usize> {
    let mut needed: BTreeSet<usize> = BTreeSet::new();
    let mut open: Vec<usize> = measures.to_vec();
    while let Some(measure) = open.pop() {
        if needed.insert(measure) {
            match programme.measures.get(measure).map(|measure| &measure.how) {
                Some(How::Formula(expr)) => open.extend(expr.measures()),
                Some(How::Each { of, filter, keys_of, .. }) => {
                    open.extend(of.iter().chain(filter).flat_map(|expr| expr.measures()));
                    open.extend(keys_of);
                }
                _ => {}
            }
        }
    }
    needed.into_iter().collect()
}

/// Everybody whose lines count for these partners.
fn members(asked: &Asked<'_>, plan: &Plan, partners: &[PartnerId]) -> BTreeSet<PartnerId> {
    let pools = plan.engine.iter().any(|planned| planned.pool == Pool::Group);
    partners.iter().flat_map(|partner| if pools { asked.facts.group(*partner, asked.sight) } else { vec![*partner] }).collect()
}

/// What a measure comes to for the partner asked about; none where that is not known to be exact.
fn comes_to(planned: &Planned, question: &Question<'_>, found: &Found) -> Option<Measured> {
    let open = planned.days.is_some() && planned.gates.iter().all(|gate| question.holds(gate));
    let members = match planned.pool {
        Pool::Partner => vec![question.partner],
        Pool::Group => question.records.group(question.partner, question.sight),
    };
    let found = members.iter().filter(|_| open).filter_map(|member| found.of(planned.measure, *member));
    let exact = |part: Part| match part.figure(planned) {
        Figure::Known(number) => Some(number),
        Figure::Unsure => None,
    };
    let (mut one, mut by_key) = (None, BTreeMap::<&str, Part>::new());
    for of in found {
        match of {
            Of::One(part) => one = Some(together(one, part, planned)?),
            Of::ByKey(found) => {
                for (key, part) in found {
                    let part = together(by_key.remove(key.as_str()), part, planned)?;
                    by_key.insert(key, part);
                }
            }
        }
    }
    if planned.per.is_some() {
        let keyed = by_key.into_iter().map(|(key, part)| Some((key.to_owned(), exact(part)?)));
        return keyed.collect::<Option<_>>().map(Measured::ByKey);
    }
    exact(one.unwrap_or_else(|| Part::nothing(planned.aggregate))).map(Measured::One)
}

/// Both together; none where that cannot be said.
fn together(before: Option<Part>, part: &Part, planned: &Planned) -> Option<Part> {
    match before {
        Some(before) => before.with(part.clone(), planned.aggregate),
        None => Some(part.clone()),
    }
}

/// Works out measures over the lines themselves, by the reference evaluator, for some partners at a time.
#[expect(clippy::too_many_arguments, reason = "it takes what the engine left and gives it where the engine gave its own")]
fn read_lines(
    asked: &Asked<'_>,
    plan: &Plan,
    days: Option<Days>,
    partners: &[PartnerId],
    by_line: Vec<(usize, Vec<usize>)>,
    known: &mut [Known],
    bad: &mut Vec<BadRow>,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<(), Trouble> {
    if by_line.is_empty() {
        return Ok(());
    }
    let of: BTreeMap<PartnerId, (usize, Vec<usize>)> =
        by_line.into_iter().filter_map(|(place, measures)| Some((*partners.get(place)?, (place, measures)))).collect();
    let all: Vec<PartnerId> = of.keys().copied().collect();
    let mut done = 0;
    for portion in asked.sales.portions(asked.facts, &all, LINES_AT_ONCE) {
        progress(Progress::Reading(done, all.len()));
        let wanted = Wanted { partners: Some(&portion.read), columns: Some(&plan.columns), days, known_on: Some(asked.sight.known_on) };
        let (records, more) = asked.sales.with(asked.facts, wanted)?;
        bad.extend(more);
        for partner in &portion.ask {
            let Some((place, measures)) = of.get(partner) else { continue };
            let question = Question::new(asked.programme, &records, *partner, asked.sight);
            if let Some(known) = known.get_mut(*place) {
                known.extend(measures.iter().map(|measure| (*measure, question.measure(*measure).as_ref().clone())));
            }
        }
        done += portion.ask.len();
    }
    bad.sort_by(|a, b| a.place.cmp(&b.place));
    bad.dedup();
    progress(Progress::Reading(all.len(), all.len()));
    Ok(())
}

/// Works out what is left from the small records, with what is known of the sales.
fn finish(asked: &Asked<'_>, table: &Table, known: Vec<Known>, progress: &(dyn Fn(Progress) + Sync)) -> Vec<Vec<Measured>> {
    let all = table.partners.len();
    let done = AtomicUsize::new(0);
    let work: Mutex<Vec<(usize, Known)>> = Mutex::new(known.into_iter().enumerate().rev().collect());
    let figures: Mutex<Vec<(usize, Vec<Measured>)>> = Mutex::new(Vec::with_capacity(all));
    let take = || {
        loop {
            let next = work.lock().unwrap_or_else(PoisonError::into_inner).pop();
            let Some((place, known)) = next else { return };
            let Some(partner) = table.partners.get(place) else { return };
            let question = Question::new(asked.programme, asked.facts, *partner, asked.sight);
            let question = known.into_iter().fold(question, |question, (measure, comes_to)| question.knowing(measure, comes_to));
            let row = table.measures.iter().map(|measure| question.measure(*measure).as_ref().clone()).collect();
            figures.lock().unwrap_or_else(PoisonError::into_inner).push((place, row));
            let done = done.fetch_add(1, Ordering::Relaxed) + 1;
            if done.is_multiple_of(256) || done == all {
                progress(Progress::Working(done, all));
            }
        }
    };
    thread::scope(|scope| {
        let threads = thread::available_parallelism().map_or(1, NonZero::get).min(all);
        (1..threads).for_each(|_| {
            scope.spawn(take);
        });
        take();
    });
    let mut figures = figures.into_inner().unwrap_or_else(PoisonError::into_inner);
    figures.sort_by_key(|(place, _)| *place);
    figures.into_iter().map(|(_, row)| row).collect()
}
