//! How good forecasts are on real sales: at days of the past, what is said with what was known there, beside what came. `forecasts.sh` runs it and a peer.
//!
//! The orders of AdventureWorks come on one or two days a month, some of them on the first of the next: six days are taken off, so that every month has its own.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use jiff::ToSpan;
use jiff::civil::Date;
use pos::cadence::Cadence;
use pos::forecast::{Answer, Reported, Rule, Series, forecast};
use rust_decimal::Decimal;

const USAGE: &str = "\
forecasts series FOLDER LEVEL     every series, as CSV: key, month, quantity (LEVEL: category or subcategory, each by region)
forecasts said FOLDER LEVEL       at every origin what is said of the months after: key, origin, ahead, point, low, high, method";

/// Months ahead.
const HORIZON: usize = 3;
/// The first month that is said, and the last of the data.
const FIRST: &str = "2013-03-01";
const LAST: &str = "2013-11-30";

/// The sales of each key.
type Sales = BTreeMap<String, Vec<(Date, Decimal)>>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments[..] {
        ["series", folder, level] => sales(Path::new(folder), level).and_then(|sales| series(&sales)),
        ["said", folder, level] => sales(Path::new(folder), level).and_then(|sales| said(&sales)),
        _ => Err(USAGE.into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn series(sales: &Sales) -> Result<(), Box<dyn Error>> {
    println!("key,month,quantity");
    for (key, sales) in sales {
        for (month, quantity) in Series::gather(key, Cadence::Month, sales, &Reported::All, LAST.parse()?).periods() {
            println!("{key},{},{}", month.from, quantity.unwrap_or_default());
        }
    }
    Ok(())
}

fn said(sales: &Sales) -> Result<(), Box<dyn Error>> {
    println!("key,origin,ahead,point,low,high,method");
    let (begun, mut answers, mut refused) = (Instant::now(), 0, 0);
    // The last origin is followed by three known months.
    let origins = Cadence::Month.periods(FIRST.parse()?, "2013-09-01".parse()?);
    for origin in origins {
        let eve = origin.from.yesterday()?;
        for (key, sales) in sales {
            let known: Vec<(Date, Decimal)> = sales.iter().filter(|(date, _)| *date <= eve).copied().collect();
            let series = Series::gather(key, Cadence::Month, &known, &Reported::All, eve);
            match forecast(&series, &Rule::of(Cadence::Month, HORIZON)) {
                Answer::Forecast(forecast) => {
                    answers += 1;
                    for (ahead, step) in forecast.steps.iter().enumerate() {
                        let (from, method) = (origin.from, forecast.method);
                        println!("{key},{from},{ahead},{},{},{},{method:?}", step.point, step.low, step.high);
                    }
                }
                Answer::NotEnough(_) => refused += 1,
            }
        }
    }
    eprintln!("{answers} forecasts and {refused} times not enough history, in {:.1} s", begun.elapsed().as_secs_f64());
    Ok(())
}

fn sales(folder: &Path, level: &str) -> Result<Sales, Box<dyn Error>> {
    let column = format!("{level}_name");
    let parts = lookup(&folder.join("products.csv"), "product_key", &column)?;
    let regions = lookup(&folder.join("territories.csv"), "sales_territory_key", "region")?;
    let mut lines = csv::Reader::from_path(folder.join("pos_lines.csv"))?;
    let headings = lines.headers()?.clone();
    let [product, territory, date, quantity] =
        ["product_key", "sales_territory_key", "order_date", "order_quantity"].map(|name| place(&headings, name));
    let (product, territory, date, quantity) = (product?, territory?, date?, quantity?);
    let mut sales = Sales::new();
    for line in lines.records() {
        let line = line?;
        let name = |names: &BTreeMap<String, String>, at: usize| names.get(&line[at]).cloned().unwrap_or_default();
        let key = format!("{} / {}", name(&parts, product), name(&regions, territory));
        let day: Date = line[date].parse()?;
        sales.entry(key).or_default().push((day.checked_sub(6.days())?, line[quantity].parse()?));
    }
    Ok(sales)
}

fn lookup(path: &Path, key: &str, take: &str) -> Result<BTreeMap<String, String>, Box<dyn Error>> {
    let mut rows = csv::Reader::from_path(path)?;
    let headings = rows.headers()?.clone();
    let (key, take) = (place(&headings, key)?, place(&headings, take)?);
    rows.records().map(|row| row.map(|row| (row[key].to_owned(), row[take].to_owned())).map_err(Into::into)).collect()
}

fn place(headings: &csv::StringRecord, name: &str) -> Result<usize, Box<dyn Error>> {
    headings.iter().position(|heading| heading == name).ok_or_else(|| format!("no column `{name}`").into())
}
