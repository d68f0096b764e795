//! The totals that data/adventureworks/README.md states hold after loading.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use pos::folder::{Loaded, Options, load};
use pos::profile::Profile;
use programme::check::check;
use programme::diagnostic::{Diagnostic, line_and_column};
use programme::record::Schema;
use rust_decimal::Decimal;

use crate::support::{accounted, findings, project};

static LOADED: LazyLock<Loaded> = LazyLock::new(|| {
    let schema = schema();
    let text = std::fs::read_to_string(project().join("profiles/adventureworks.toml")).unwrap();
    let profile = Profile::read(&text, &schema).unwrap();
    let options = Options { profile: Some(&profile), latest: None, currency: "USD", store: None, leave_sales: false };
    load(Some(&project().join("data/adventureworks")), Arc::new(schema), &[], options, &mut |_| {}).unwrap()
});

/// The record types as the programme widens them.
fn schema() -> Schema {
    let text = std::fs::read_to_string(project().join("programmes/adventureworks.toml")).unwrap();
    let checked = check(&text);
    let told = |finding: &Diagnostic| {
        let (line, column) = line_and_column(&text, finding.span.start);
        format!("{line}:{column} {} {}", finding.message, finding.help.as_deref().unwrap_or_default())
    };
    assert_eq!(checked.diagnostics.iter().map(told).collect::<Vec<_>>(), Vec::<String>::new());
    (*checked.programme.unwrap().schema).clone()
}

fn sum(column: &str, wanted: impl Fn(i16) -> bool) -> String {
    let sales = LOADED.records.table(Schema::SALE);
    let column = LOADED.records.schema().get(Schema::SALE).column(column).unwrap();
    let amounts = (0..u32::try_from(sales.len()).unwrap()).filter(|row| wanted(sales.from(*row).year()));
    amounts.filter_map(|row| sales.value(row, column).number()).sum::<Decimal>().to_string()
}

#[test]
fn every_line_is_taken() {
    assert_eq!(findings(&LOADED.bad), Vec::<String>::new());
    assert_eq!(LOADED.records.table(Schema::SALE).len(), 60_855);
    assert!(LOADED.files.iter().all(accounted), "{:#?}", LOADED.files);
}

#[test]
fn the_sums_are_those_of_the_source() {
    assert_eq!(sum("gross_amount", |_| true), "80978104.8707");
    assert_eq!(sum("net_amount", |_| true), "80450596.9823");
    assert_eq!(sum("quantity", |_| true), "214378");
    let years = [2010, 2011, 2012, 2013].map(|year| sum("net_amount", |of| of == year));
    assert_eq!(years, ["489328.5787", "18192802.7143", "28193631.5321", "33574834.1572"]);
}

#[test]
fn all_resellers_are_there_and_66_of_them_never_bought() {
    let records = &LOADED.records;
    let sales = records.table(Schema::SALE);
    assert_eq!(records.partners().count(), 701);
    assert_eq!(records.partners().filter(|partner| !sales.rows(*partner).is_empty()).count(), 635);
}

#[test]
fn the_largest_resellers_are_those_of_the_source() {
    let records = &LOADED.records;
    let sales = records.table(Schema::SALE);
    let net = records.schema().get(Schema::SALE).column("net_amount").unwrap();
    let name = records.schema().get(Schema::PARTNER).column("name").unwrap();
    let mut totals: Vec<(Decimal, String)> = records
        .partners()
        .map(|partner| {
            let total = sales.rows(partner).filter_map(|row| sales.value(row, net).number()).sum();
            let partners = records.table(Schema::PARTNER);
            (total, partners.value(partners.rows(partner).start, name).plain())
        })
        .collect();
    totals.sort();
    let [.., second, first] = totals.as_slice() else { panic!("no resellers") };
    assert_eq!((first.0.to_string().as_str(), first.1.as_str()), ("877107.1923", "Brakes and Gears"));
    assert_eq!((second.0.to_string().as_str(), second.1.as_str()), ("853849.1795", "Excellent Riding Supplies"));
}

#[test]
fn attributes_come_from_the_files_beside() {
    let records = &LOADED.records;
    let partners = records.table(Schema::PARTNER);
    let kind = records.schema().get(Schema::PARTNER);
    let row = partners.rows(records.partner("AW00000001").unwrap()).start;
    let cells = ["name", "type", "country", "joined", "account_manager", "territory", "territory_group", "annual_revenue", "employees"];
    let seen = cells.map(|name| partners.value(row, kind.column(name).unwrap()).plain());
    assert_eq!(
        seen,
        ["A Bike Store", "value_added", "US", "2011-01-01", "Pamela Ansman-Wolfe", "Northwest", "North America", "30000", "2"]
    );
    let groups = |name: &str, id| {
        let (table, column) = (records.table(id), records.schema().get(id).column(name).unwrap());
        let mut counts: BTreeMap<String, u32> = BTreeMap::new();
        for row in 0..u32::try_from(table.len()).unwrap() {
            *counts.entry(table.value(row, column).plain()).or_default() += 1;
        }
        counts.into_iter().map(|(name, count)| format!("{name} {count}")).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(groups("type", Schema::PARTNER), "specialty 231, value_added 238, warehouse 232");
    assert_eq!(groups("territory_group", Schema::PARTNER), "Europe 120, North America 541, Pacific 40");
    assert_eq!(groups("product_group", Schema::SALE), "accessories 5101, bikes 24800, clothing 12267, components 18687");
}
