//! The books against plain sums: whatever is asked, in whatever order, nothing is lost, doubled or edited.

use std::collections::BTreeMap;

use jiff::civil::Date;
use programme::ledger::{Account, Deed, Draft, Entry, Fund, Kind, Ledger, Refusal, Reversal, Why, hledger, roll_forward};
use programme::period::{Days, date, later_days};

use crate::incentives::Dice;

fn day(year: i16, month: i8, day: i8) -> Date {
    date(year, month, day).unwrap()
}

fn quarter() -> Days {
    Days { from: day(2024, 1, 1), to: day(2024, 3, 31) }
}

fn account(kind: Kind, partner: &str, rule: &str, currency: &str) -> Account {
    let partner = (kind != Kind::Cost).then(|| partner.to_owned());
    Account { kind, partner, rule: rule.into(), currency: currency.into() }
}

fn draft(debit: &Account, credit: &Account, minor: i64, booked: Date) -> Draft {
    Draft { debit: debit.clone(), credit: credit.clone(), minor, earned: quarter(), booked, why: Why::Earned, run: "run".into() }
}

fn reversal(booked: Date) -> Reversal {
    Reversal { earned: quarter(), booked, why: Why::TrueUp, run: "later".into() }
}

/// What the books should hold, by plain sums.
#[derive(Default)]
struct Sums {
    owed: BTreeMap<Account, i64>,
    set_aside: BTreeMap<Account, i64>,
    /// For each entry: both accounts, the amount, what stands of it, and whether it is pending.
    entries: Vec<(Account, Account, i64, i64, bool)>,
}

impl Sums {
    fn moved(&mut self, debit: &Account, credit: &Account, minor: i64) {
        *self.owed.entry(debit.clone()).or_default() -= minor;
        *self.owed.entry(credit.clone()).or_default() += minor;
    }

    fn enough(&self, account: &Account, minor: i64) -> bool {
        let sum = |sums: &BTreeMap<Account, i64>| sums.get(account).copied().unwrap_or(0);
        !account.kind.is_spent() || sum(&self.owed) - sum(&self.set_aside) >= minor
    }

    fn end(&mut self, place: usize) {
        let (debit, _, minor, ..) = self.entries[place].clone();
        *self.set_aside.entry(debit).or_default() -= minor;
        self.entries[place].4 = false;
    }
}

fn operations() -> u64 {
    if std::env::var_os("FAIRWAY_DEEP").is_some() { 1_000_000 } else { 100_000 }
}

/// One random deed on the books and on the sums; whether it was done.
fn deed(dice: &mut Dice, ledger: &mut Ledger, sums: &mut Sums, accounts: &[Account], booked: Date) -> bool {
    let any = |dice: &mut Dice| accounts[usize::try_from(dice.within(0, accounts.len() as i128 - 1)).unwrap()].clone();
    let minor = i64::try_from(dice.within(-1, 500)).unwrap();
    let number = u64::try_from(dice.within(0, sums.entries.len() as i128 + 1)).unwrap();
    let place = usize::try_from(number).unwrap().wrapping_sub(1);
    let own = sums.entries.get(place).cloned();
    match dice.within(0, 9) {
        0..=3 => {
            let (debit, credit) = (any(dice), any(dice));
            let done = ledger.post(draft(&debit, &credit, minor, booked)).is_ok();
            let expected = minor > 0 && debit != credit && debit.currency == credit.currency && sums.enough(&debit, minor);
            assert_eq!(done, expected, "post {minor} {debit} {credit}");
            if done {
                sums.moved(&debit, &credit, minor);
                sums.entries.push((debit, credit, minor, minor, false));
            }
            done
        }
        4 | 5 => {
            let (debit, credit) = (any(dice), any(dice));
            let done = ledger.pend(draft(&debit, &credit, minor, booked)).is_ok();
            let expected = minor > 0 && debit != credit && debit.currency == credit.currency && sums.enough(&debit, minor);
            assert_eq!(done, expected, "pend {minor} {debit} {credit}");
            if done {
                *sums.set_aside.entry(debit.clone()).or_default() += minor;
                sums.entries.push((debit, credit, minor, 0, true));
            }
            done
        }
        6 => {
            let done = ledger.post_pending(number, minor, booked).is_ok();
            let expected = own.as_ref().is_some_and(|(.., pended, _, pending)| *pending && minor > 0 && minor <= *pended);
            assert_eq!(done, expected, "post pending {number} {minor}");
            if let (true, Some((debit, credit, ..))) = (done, own) {
                sums.end(place);
                sums.moved(&debit, &credit, minor);
                sums.entries.push((debit, credit, minor, minor, false));
            }
            done
        }
        7 => {
            let done = if dice.one_in(2) { ledger.void(number, booked) } else { ledger.expire(number, booked) }.is_ok();
            assert_eq!(done, own.as_ref().is_some_and(|own| own.4), "void {number}");
            if let (true, Some((debit, credit, pended, ..))) = (done, own) {
                sums.end(place);
                sums.entries.push((debit, credit, pended, 0, false));
            }
            done
        }
        _ => {
            let done = ledger.reverse(number, minor, &reversal(booked)).is_ok();
            let expected =
                own.as_ref().is_some_and(|(_, credit, _, stands, _)| minor > 0 && minor <= *stands && sums.enough(credit, minor));
            assert_eq!(done, expected, "reverse {number} {minor}");
            if let (true, Some((debit, credit, ..))) = (done, own) {
                sums.entries[place].3 -= minor;
                sums.moved(&credit, &debit, minor);
                sums.entries.push((credit, debit, minor, minor, false));
            }
            done
        }
    }
}

#[test]
fn random_deeds_come_to_plain_sums_and_nothing_is_edited() {
    let mut dice = Dice::new(7);
    let kinds = Kind::ALL.map(|(_, kind)| kind);
    let accounts: Vec<Account> = kinds
        .iter()
        .flat_map(|kind| {
            [("a", "leap", "EUR"), ("b", "leap", "EUR"), ("a", "coop", "EUR"), ("a", "leap", "USD")]
                .map(|(p, r, c)| account(*kind, p, r, c))
        })
        .collect();
    let (mut ledger, mut sums) = (Ledger::default(), Sums::default());
    let (mut done, mut seen): (u64, Vec<Entry>) = (0, vec![]);
    for turn in 0..operations() {
        let booked = later_days(day(2024, 1, 1), i32::try_from(turn / 400).unwrap());
        done += u64::from(deed(&mut dice, &mut ledger, &mut sums, &accounts, booked));
        if turn % 997 == 0 {
            for account in &accounts {
                assert_eq!(ledger.balance(account).owed(), sums.owed.get(account).copied().unwrap_or(0), "{account}");
                let free = ledger.balance(account).owed() - ledger.balance(account).debits_pending;
                assert!(!account.kind.is_spent() || free >= 0, "{account} is overspent");
            }
            let total: i64 = ledger.balances().filter(|(account, _)| account.currency == "EUR").map(|(_, balance)| balance.owed()).sum();
            assert_eq!(total, 0, "the currency is out of balance");
            assert!(ledger.entries().starts_with(&seen), "an entry was edited");
            seen = ledger.entries().to_vec();
        }
    }
    assert!(done * 5 > operations(), "only {done} deeds were done");
    let standing: Vec<i64> = (1..=ledger.entries().len() as u64).map(|number| ledger.standing(number)).collect();
    assert_eq!(standing, sums.entries.iter().map(|own| own.3).collect::<Vec<_>>());
    assert_eq!(ledger.verify(), Vec::<String>::new());
}

#[test]
fn reversing_everything_leaves_every_account_as_it_was() {
    let mut ledger = Ledger::default();
    let (cost, accrued) = (account(Kind::Cost, "", "leap", "EUR"), account(Kind::Accrued, "a", "leap", "EUR"));
    let payable = account(Kind::Payable, "a", "leap", "EUR");
    ledger.post(draft(&cost, &accrued, 500, day(2024, 4, 1))).unwrap();
    ledger.post(draft(&accrued, &payable, 300, day(2024, 4, 2))).unwrap();
    for number in [2, 1] {
        ledger.reverse(number, ledger.standing(number), &reversal(day(2024, 4, 3))).unwrap();
    }
    assert!(ledger.balances().all(|(_, balance)| balance.owed() == 0));
    // What stands of a reversal can be reversed as well; of what was reversed nothing stands.
    assert_eq!(ledger.reverse(1, 1, &reversal(day(2024, 4, 4))), Err(Refusal::MoreThanStands { entry: 1, stands: 0, asked: 1 }));
    assert_eq!(ledger.reverse(3, 300, &reversal(day(2024, 4, 4))), Ok(5));
}

#[test]
fn a_closed_day_takes_no_entry_and_its_totals_never_change() {
    let mut ledger = Ledger::default();
    let (cost, accrued) = (account(Kind::Cost, "", "leap", "EUR"), account(Kind::Accrued, "a", "leap", "EUR"));
    ledger.post(draft(&cost, &accrued, 500, day(2024, 4, 10))).unwrap();
    ledger.close(day(2024, 4, 30)).unwrap();
    let april = Days { from: day(2024, 4, 1), to: day(2024, 4, 30) };
    let before = roll_forward(&ledger, april, None);
    let refused = ledger.post(draft(&cost, &accrued, 500, day(2024, 4, 30)));
    assert_eq!(refused, Err(Refusal::Closed { day: day(2024, 4, 30), closed: day(2024, 4, 30) }));
    assert_eq!(refused.unwrap_err().to_string(), "2024-04-30 is closed: the books are closed up to 2024-04-30; book it on a later day");
    ledger.reverse(1, 200, &reversal(day(2024, 5, 2))).unwrap();
    assert_eq!(roll_forward(&ledger, april, None), before);
    let may = roll_forward(&ledger, Days { from: day(2024, 5, 1), to: day(2024, 5, 31) }, None);
    let row = may[&("leap".to_owned(), "EUR".to_owned())];
    assert_eq!((row.opening, row.accrued, row.settled, row.adjusted, row.closing), (500, 0, 0, -200, 300));
    assert!(row.ties());
    assert!(ledger.close(day(2024, 4, 1)).is_err(), "what is closed stays closed");
}

#[test]
fn what_is_set_aside_is_spent_once() {
    let mut ledger = Ledger::default();
    let (cost, payable, paid) =
        (account(Kind::Cost, "", "leap", "EUR"), account(Kind::Payable, "a", "leap", "EUR"), account(Kind::Paid, "a", "leap", "EUR"));
    ledger.post(draft(&cost, &payable, 100, day(2024, 4, 1))).unwrap();
    let pended = ledger.pend(draft(&payable, &paid, 80, day(2024, 4, 2))).unwrap();
    let again = ledger.post(draft(&payable, &paid, 30, day(2024, 4, 2))).unwrap_err();
    assert_eq!(again, Refusal::NotEnough { account: payable.clone(), available: 20, asked: 30 });
    assert_eq!(ledger.balance(&paid).owed(), 0, "nothing is paid yet");
    ledger.post_pending(pended, 50, day(2024, 4, 3)).unwrap();
    assert_eq!((ledger.balance(&paid).owed(), ledger.balance(&payable).available()), (50, 50), "the rest is free again");
    assert_eq!(ledger.void(pended, day(2024, 4, 4)), Err(Refusal::NotPending { entry: pended }));
    let pended = ledger.pend(draft(&payable, &paid, 50, day(2024, 4, 5))).unwrap();
    ledger.expire(pended, day(2024, 5, 5)).unwrap();
    assert_eq!(ledger.balance(&payable).available(), 50);
    assert!(matches!(ledger.entries().last().unwrap().deed, Deed::Expire(of) if of == pended));
    assert_eq!(ledger.verify(), Vec::<String>::new());
}

#[test]
fn a_fund_is_the_sum_of_what_came_and_went() {
    // Two percent of purchases of 100,000 accrue; half of advertisements of 1,800 is claimed (a published co-op example).
    let mut ledger = Ledger::default();
    let fund = |earned: Days| Fund { partner: "a".into(), fund: "coop".into(), currency: "USD".into(), earned };
    let (first, next) = (fund(quarter()), fund(Days { from: day(2024, 4, 1), to: day(2024, 6, 30) }));
    let on = day(2024, 4, 1);
    let [available, earmarked, paid] = [Kind::Fund, Kind::Earmarked, Kind::Paid].map(|kind| first.account(kind));
    first.grant(&mut ledger, 200_000, on).unwrap();
    first.earmark(&mut ledger, 120_000, on).unwrap();
    assert!(matches!(first.earmark(&mut ledger, 80_001, on), Err(Refusal::NotEnough { available: 80_000, .. })));
    first.claim(&mut ledger, 100_000, on).unwrap();
    first.refuse(&mut ledger, 10_000, on).unwrap();
    first.approve(&mut ledger, 90_000, on).unwrap();
    let promised = ledger.balance(&earmarked).available();
    first.release(&mut ledger, promised, on).unwrap();
    first.pay(&mut ledger, 90_000, on).unwrap();
    assert_eq!((ledger.balance(&available).owed(), ledger.balance(&paid).owed()), (110_000, 90_000));
    first.expire(&mut ledger, 110_000, on).unwrap();
    let carried = Fund { fund: "coop_next".into(), ..next };
    assert_eq!(
        first.transfer(&mut ledger, &carried, 1, on).unwrap_err().to_string(),
        "`fund:coop:a` has 0.00 USD to take, 0.01 were asked"
    );
    first.grant(&mut ledger, 5_000, on).unwrap();
    first.transfer(&mut ledger, &carried, 5_000, on).unwrap();
    assert_eq!((ledger.balance(&available).owed(), ledger.balance(&carried.account(Kind::Fund)).owed()), (0, 5_000));
    assert_eq!(ledger.verify(), Vec::<String>::new());
}

#[test]
fn a_published_roll_forward_ties() {
    // Logitech, Schedule II, cooperative marketing, fiscal year 2012, in thousands: 28,669 + 101,557 - 106,117 = 24,109.
    let mut ledger = Ledger::default();
    let fund = Fund { partner: "all".into(), fund: "cooperative".into(), currency: "USD".into(), earned: quarter() };
    fund.grant(&mut ledger, 28_669, day(2011, 3, 31)).unwrap();
    fund.grant(&mut ledger, 101_557, day(2011, 9, 1)).unwrap();
    for deed in [Fund::earmark, Fund::claim, Fund::approve, Fund::pay] {
        deed(&fund, &mut ledger, 106_117, day(2012, 3, 1)).unwrap();
    }
    let year = roll_forward(&ledger, Days { from: day(2011, 4, 1), to: day(2012, 3, 31) }, None);
    let row = year[&("cooperative".to_owned(), "USD".to_owned())];
    assert_eq!((row.opening, row.accrued, row.settled, row.adjusted, row.closing), (28_669, 101_557, 106_117, 0, 24_109));
    assert!(row.ties());
}

#[test]
fn a_journal_is_written_as_accountants_read_it() {
    let mut ledger = Ledger::default();
    let (cost, accrued) = (account(Kind::Cost, "", "leap", "EUR"), account(Kind::Accrued, "Acme: GmbH", "leap", "EUR"));
    ledger.post(draft(&cost, &accrued, 12_345, day(2024, 4, 10))).unwrap();
    ledger.reverse(1, 345, &reversal(day(2024, 7, 10))).unwrap();
    insta::assert_snapshot!(hledger(&ledger, "Acme partners 2024", None), @r"
    ; Acme partners 2024

    2024-04-10 (1) earned leap  ; earned: 2024-01-01..2024-03-31, run: run
        expenses:cost:leap  123.45 EUR
        liabilities:accrued:leap:Acme- GmbH  -123.45 EUR

    2024-07-10 (2) true-up leap  ; earned: 2024-01-01..2024-03-31, of: 1, run: later
        liabilities:accrued:leap:Acme- GmbH  3.45 EUR
        expenses:cost:leap  -3.45 EUR
    ");
}
