//! The revenue sums as Fairway has them, for the database to be compared with: both must have computed the same.

use std::error::Error;
use std::path::Path;

use programme::measure::{Measured, Question};

use crate::facts::{self, AS_OF, SIGHT};

/// What is summed: the window of 12 months and the previous quarter.
const MEASURES: [&str; 2] = ["net_revenue", "last_quarter"];

/// Prints `partner,net_revenue,last_quarter` for every partner.
pub fn sums(folder: &Path) -> Result<(), Box<dyn Error>> {
    let history = facts::programme()?;
    let records = facts::records(&history, folder)?;
    let programme = history.on(AS_OF);
    let place = |name: &str| programme.names.measures.iter().position(|measure| measure.name == name);
    let places: Vec<usize> = MEASURES.iter().filter_map(|name| place(name)).collect();
    println!("partner,{}", MEASURES.join(","));
    for partner in records.partners() {
        let question = Question::new(programme, &records, partner, SIGHT);
        let sum = |measure: &usize| match question.measure(*measure).as_ref() {
            Measured::One(Some(sum)) => sum.to_string(),
            _ => "0".to_owned(),
        };
        let sums: Vec<String> = places.iter().map(sum).collect();
        println!("{},{}", records.id(partner), sums.join(","));
    }
    Ok(())
}
