//! A truth set: accounts, and parties with the accounts that each may mean; none, if it is nobody we know.

use std::error::Error;
use std::fs::create_dir_all;
use std::path::{Path, PathBuf};

use pos::matching::{Account, Party};

pub struct Truth {
    pub name: String,
    pub accounts: Vec<Account>,
    pub parties: Vec<Told>,
}

pub struct Told {
    pub party: Party,
    pub means: Vec<String>,
}

/// Where the sets are.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("truth")
}

/// Reads accounts.csv and parties.csv of a folder.
pub fn read(folder: &Path) -> Result<Truth, Box<dyn Error>> {
    let mut accounts = Vec::new();
    for row in csv::Reader::from_path(folder.join("accounts.csv"))?.records() {
        let row = row?;
        let cell = |at: usize| row.get(at).unwrap_or_default().to_owned();
        accounts.push(Account {
            id: cell(0),
            name: cell(1),
            street: cell(2),
            city: cell(3),
            postcode: cell(4),
            country: cell(5),
            domain: cell(6),
            tax_id: cell(7),
            ..Account::default()
        });
    }
    let mut parties = Vec::new();
    for row in csv::Reader::from_path(folder.join("parties.csv"))?.records() {
        let row = row?;
        let cell = |at: usize| row.get(at).unwrap_or_default().to_owned();
        let party = Party {
            id: String::new(),
            name: cell(1),
            street: cell(2),
            city: cell(3),
            postcode: cell(4),
            country: cell(5),
            domain: cell(6),
            tax_id: cell(7),
        };
        let means = cell(8).split(';').filter(|id| !id.is_empty()).map(str::to_owned).collect();
        parties.push(Told { party, means });
    }
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(Truth { name, accounts, parties })
}

/// Writes a set as it is read.
pub fn write(truth: &Truth, folder: &Path) -> Result<(), Box<dyn Error>> {
    create_dir_all(folder)?;
    let mut accounts = csv::Writer::from_path(folder.join("accounts.csv"))?;
    accounts.write_record(["id", "name", "street", "city", "postcode", "country", "domain", "tax_id"])?;
    for one in &truth.accounts {
        accounts.write_record([&one.id, &one.name, &one.street, &one.city, &one.postcode, &one.country, &one.domain, &one.tax_id])?;
    }
    let mut parties = csv::Writer::from_path(folder.join("parties.csv"))?;
    parties.write_record(["id", "name", "street", "city", "postcode", "country", "domain", "tax_id", "means"])?;
    for (number, told) in truth.parties.iter().enumerate() {
        let (number, means, one) = (number.to_string(), told.means.join(";"), &told.party);
        parties.write_record([
            &number,
            &one.name,
            &one.street,
            &one.city,
            &one.postcode,
            &one.country,
            &one.domain,
            &one.tax_id,
            &means,
        ])?;
    }
    Ok(())
}
