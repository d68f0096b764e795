//! The files a settlement is written into.

use std::fs;
use std::path::Path;

use jiff::civil::Date;
use programme::ledger::Vat;
use programme::money::{minor_places, plain, written};

use super::payment::Payment;
use crate::sheet::harmless;
use crate::stop::Stop;

pub fn payouts(paid: &[&Payment], as_of: Date) -> Result<Vec<u8>, Stop> {
    let mut writer = csv::Writer::from_writer(vec![]);
    let mut rows = vec![["partner", "date", "name", "person", "amount", "reference"].map(str::to_owned)];
    rows.extend(paid.iter().map(|own| {
        let amount = written(own.minor, minor_places(&own.currency));
        [own.partner.clone(), as_of.to_string(), own.rule.clone(), own.person.clone(), amount, own.reference.clone()]
    }));
    rows.iter().try_for_each(|row| writer.write_record(row)).map_err(|error| Stop::Cannot(error.to_string()))?;
    writer.into_inner().map_err(|error| Stop::Cannot(error.to_string()))
}

pub fn notes(own: &[&Payment], as_of: Date) -> Result<Vec<u8>, Stop> {
    let mut writer = csv::Writer::from_writer(vec![]);
    let head = [
        "number",
        "date",
        "partner",
        "name",
        "country",
        "incentive",
        "title",
        "net_amount",
        "currency",
        "vat",
        "vat_rate",
        "vat_amount",
        "gross_amount",
    ];
    let mut rows = vec![head.map(str::to_owned)];
    rows.extend(own.iter().map(|own| {
        let Payment { reference, partner, name, country, rule, title, minor, currency, vat, .. } = own;
        let money = |minor: i64| written(minor, minor_places(currency));
        let (rate, on_top, gross) = match vat {
            Vat::Corrected { rate, minor } => (plain(*rate), money(*minor), money(own.gross())),
            _ => (String::new(), String::new(), String::new()),
        };
        let (net, date) = (money(*minor), as_of.to_string());
        [reference, &date, partner, name, country, rule, title, &net, currency, vat.word(), &rate, &on_top, &gross]
            .map(|text: &str| harmless(text.to_owned()))
    }));
    rows.iter().try_for_each(|row| writer.write_record(row)).map_err(|error| Stop::Cannot(error.to_string()))?;
    writer.into_inner().map_err(|error| Stop::Cannot(error.to_string()))
}

/// Writes the files, each whole or not at all. Files that are there and the same stay; others are not written over.
pub fn write_all(folder: &Path, files: &[(&str, Vec<u8>)]) -> Result<(), Stop> {
    let unwritable = |path: &Path, error: std::io::Error| Stop::Cannot(format!("cannot write `{}`: {error}", path.display()));
    fs::create_dir_all(folder).map_err(|error| unwritable(folder, error))?;
    for (name, bytes) in files {
        let path = folder.join(name);
        if path.exists() && fs::read(&path).map_err(|error| Stop::unreadable(&path, &error))? != *bytes {
            let help = "it holds another settlement; choose another folder";
            return Err(Stop::Cannot(format!("`{}` is there already: {help}", path.display())));
        }
    }
    for (name, bytes) in files {
        let (path, part) = (folder.join(name), folder.join(format!("{name}.part")));
        fs::write(&part, bytes).and_then(|()| fs::rename(&part, &path)).map_err(|error| unwritable(&path, error))?;
    }
    Ok(())
}
