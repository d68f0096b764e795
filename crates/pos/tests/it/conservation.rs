//! Whatever a file looks like: no panic, no line lost, no line counted twice, and the same again when it is sent again.

use pos::intake::{Account, Finding, Severity};
use pos::store::{Imported, Outcome, Store};
use proptest::prelude::*;

use crate::channel::{Channel, How, WEEKLY, counting, import};
use crate::formats::{Goods, goods, written};
use crate::mutation::{Dice, SEED, mutate};

/// What holds of every import: the lines add up, each rejected line has a reason, and what counts is what was accepted.
fn holds(imported: &Imported, store: &Store) -> Result<(), String> {
    let submission = &imported.submission;
    let account: &Account = &submission.account;
    if !account.balances() {
        return Err(format!("does not add up: {account:?}"));
    }
    let booked: u64 = submission.segments.iter().map(|segment| segment.lines).sum();
    if imported.outcome == Outcome::Booked && booked != account.accepted {
        return Err(format!("{booked} lines booked, {} accepted", account.accepted));
    }
    if imported.outcome == Outcome::Refused && (account.accepted != 0 || submission.refused.is_empty()) {
        return Err(format!("refused without a reason: {submission:?}"));
    }
    if imported.outcome != Outcome::Booked {
        return Ok(());
    }
    let findings: Vec<Finding> = store.findings(&submission.id).map_err(|refusal| refusal.to_string())?;
    // Of pivoted files and EDI several lines stand on one; here each has its own.
    let mut rejected: Vec<u32> =
        findings.iter().filter(|finding| finding.rejects && finding.line > 0).map(|finding| finding.line).collect();
    rejected.sort_unstable();
    rejected.dedup();
    if rejected.len() as u64 != account.rejected {
        return Err(format!("{} lines rejected, {} have a reason: {findings:#?}", account.rejected, rejected.len()));
    }
    let told = findings.iter().all(|finding| !finding.reason.is_empty() && !finding.code.is_empty());
    if told { Ok(()) } else { Err(format!("a finding without words: {findings:#?}")) }
}

const HEAD: &str = "dealer,day,invoice,line,part,pieces,net,currency,serials\n";

fn weekly(goods: &[Goods]) -> String {
    let row = |(at, line): (usize, &Goods)| {
        let Goods { partner, day, invoice, part, pieces, cents, .. } = line;
        format!("{partner},2024-01-{day},{invoice},{at},{part},{pieces},{}.{:02},EUR,\n", cents / 100, cents.abs() % 100)
    };
    HEAD.to_owned() + &goods.iter().enumerate().map(row).collect::<String>()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn a_file_and_its_correction_conserve_lines_and_money(first in goods(), second in goods(), third in goods()) {
        let channel = Channel::new();
        let store = channel.store();
        let how = How { period: Some("2024-W05"), ..How::default() };
        for (at, version) in [&first, &second, &third].into_iter().enumerate() {
            let file = channel.file(&format!("w05-{at}.csv"), weekly(version));
            let Ok(imported) = import(&store, &file, WEEKLY, &Default::default(), &how) else { continue };
            prop_assert_eq!(holds(&imported, &store), Ok(()));
            let again = import(&store, &file, WEEKLY, &Default::default(), &how).unwrap();
            prop_assert_eq!(again.outcome, Outcome::AlreadyThere);
            let lines = counting(&store, &["net_amount"]);
            prop_assert_eq!(lines.len() as u64, imported.submission.account.accepted);
            let sum: rust_decimal::Decimal = lines.iter().map(|line| line.rsplit(' ').next().unwrap().parse::<rust_decimal::Decimal>().unwrap()).sum();
            prop_assert_eq!(sum, imported.submission.sums.amounts.values().copied().sum());
        }
        // Withdrawn, nothing is left; and the first file can come again.
        let last = store.state().unwrap().counting().last().unwrap().id.clone();
        store.withdraw(&last, ("2024-02-07".parse().unwrap(), "ann", "test")).unwrap();
        prop_assert_eq!(counting(&store, &[]), Vec::<String>::new());
    }
}

/// Files damaged in every way: in each format, read by the profile of the format.
fn damaged(rounds: usize, seed: u64) {
    let mut dice = Dice(seed);
    let sample: Vec<Goods> = (0u8..6)
        .map(|at| Goods {
            partner: format!("AB{at:03}"),
            day: 29 + at % 3,
            invoice: format!("A{at:04}"),
            part: "00123".into(),
            pieces: if at == 4 { -1 } else { 3 },
            cents: if at == 4 { -1250 } else { 123_456 },
            customer: format!("Müller + Söhne \"{at}\""),
        })
        .collect();
    let formats = written(&sample);
    let text = weekly(&sample);
    let mut taken = [0u32; 2];
    for round in 0..rounds {
        let channel = Channel::new();
        let store = channel.store();
        for at in 0..20 {
            let (name, bytes, profile) = match dice.below(9) {
                // Every part of a workbook has a checksum, so one in nine is enough.
                0 => (formats[1].0, formats[1].1.clone(), formats[1].2.as_str()),
                1 | 2 => (formats[2].0, formats[2].1.clone(), formats[2].2.as_str()),
                3 | 4 => (formats[3].0, formats[3].1.clone(), formats[3].2.as_str()),
                5 => (formats[0].0, formats[0].1.clone(), formats[0].2.as_str()),
                _ => ("w05.csv", text.clone().into_bytes(), WEEKLY),
            };
            let mut bytes = bytes;
            for _ in 0..=dice.below(4) {
                mutate(&mut bytes, &mut dice);
            }
            let file = channel.file(&format!("{round}-{at}-{name}"), &bytes);
            let how = How { period: Some("2024-W05"), ..How::default() };
            let imported = match import(&store, &file, profile, &Default::default(), &how) {
                Ok(imported) => imported,
                // The same bytes as a file that was replaced.
                Err(pos::store::Refusal::Ambiguous(_)) => continue,
                Err(refusal) => panic!("round {round}-{at}: {refusal}: {:?}", String::from_utf8_lossy(&bytes)),
            };
            taken[usize::from(imported.outcome == Outcome::Refused)] += 1;
            if let Err(wrong) = holds(&imported, &store) {
                panic!("round {round}-{at} {name}: {wrong}\n{}", String::from_utf8_lossy(&bytes));
            }
        }
        let counting = counting(&store, &[]).len() as u64;
        let state = store.state().unwrap();
        assert_eq!(counting, state.counting().map(|submission| submission.account.accepted).sum::<u64>(), "round {round}");
    }
    // Most damaged files still give lines, and some are refused: else the test tries nothing.
    assert!(taken.iter().all(|count| *count as usize > rounds), "{taken:?}");
}

#[test]
fn ten_thousand_damaged_files_lose_no_line() {
    // 20 files a store. `FAIRWAY_DEEP=1` tries ten times as many.
    let rounds = if std::env::var_os("FAIRWAY_DEEP").is_some() { 5_000 } else { 500 };
    std::thread::scope(|scope| {
        for half in 0..2 {
            scope.spawn(move || damaged(rounds / 2, SEED + 100 + half));
        }
    });
    assert!(Severity::Off < Severity::Warn && Severity::Warn < Severity::Reject);
}
