//! Ten times the set: every line of sales ten times, of the same partners or of ten times as many. Made from the data of Adventure Works with
//! integers only; the same seed gives the same bytes.

use std::error::Error;
use std::fs::{copy, create_dir_all, read_to_string, write};
use std::path::Path;

use crate::facts::house;

const TIMES: u64 = 10;
const SEED: u64 = 701;
/// Copies of a partner are this far apart in number: there are fewer partners than that.
const APART: u64 = 1000;
/// Columns of pos_lines.csv.
const ORDER: usize = 0;
const ORDER_DATE: usize = 3;
const RESELLER: usize = 6;
const SALES_AMOUNT: usize = 20;

/// Makes both sets.
pub fn generate(folder: &Path) -> Result<(), Box<dyn Error>> {
    set(&folder.join("lines"), false)?;
    set(&folder.join("partners"), true)
}

fn set(folder: &Path, more_partners: bool) -> Result<(), Box<dyn Error>> {
    let source = house("data/adventureworks");
    create_dir_all(folder)?;
    for file in ["products.csv", "employees.csv", "territories.csv", "resellers.csv"] {
        copy(source.join(file), folder.join(file))?;
    }
    write(folder.join("pos_lines.csv"), sales(&read_to_string(source.join("pos_lines.csv"))?, more_partners)?)?;
    if more_partners {
        write(folder.join("resellers.csv"), partners(&read_to_string(source.join("resellers.csv"))?)?)?;
    }
    Ok(())
}

/// Ten of each line: the first as it is; the others in an order of their own, on another day of the month, at half to one and a half the amount.
fn sales(text: &str, more_partners: bool) -> Result<String, Box<dyn Error>> {
    let (head, lines) = text.split_once('\n').ok_or("no lines of sales")?;
    let mut random = Random(SEED);
    let mut made = format!("{head}\n");
    for line in lines.lines() {
        let cells: Vec<&str> = line.split(',').collect();
        for time in 0..TIMES {
            let mut cells: Vec<String> = cells.iter().map(|cell| (*cell).to_owned()).collect();
            if time > 0 {
                cells[ORDER] = format!("{}-{time}", cells[ORDER]);
                cells[ORDER_DATE] = format!("{}-{:02}", &cells[ORDER_DATE][..7], 1 + random.below(28));
                cells[SALES_AMOUNT] = times_percent(&cells[SALES_AMOUNT], 50 + random.below(101))?;
            }
            if more_partners {
                cells[RESELLER] = (cells[RESELLER].parse::<u64>()? + time * APART).to_string();
            }
            made.push_str(&cells.join(","));
            made.push('\n');
        }
    }
    Ok(made)
}

/// Ten of each partner, told apart by both their numbers.
fn partners(text: &str) -> Result<String, Box<dyn Error>> {
    let (head, rows) = text.split_once('\n').ok_or("no partners")?;
    let mut made = format!("{head}\n");
    for row in rows.lines() {
        let mut cells = row.splitn(3, ',');
        let (Some(key), Some(_), Some(rest)) = (cells.next(), cells.next(), cells.next()) else { return Err(row.into()) };
        let key: u64 = key.parse()?;
        for number in (0..TIMES).map(|time| key + time * APART) {
            made.push_str(&format!("{number},AW{number:08},{rest}\n"));
        }
    }
    Ok(made)
}

/// A part of an amount with four places, cut off at the fourth.
fn times_percent(amount: &str, percent: u64) -> Result<String, Box<dyn Error>> {
    let (whole, part) = amount.split_once('.').unwrap_or((amount, ""));
    let made = (whole.parse::<u64>()? * 10_000 + format!("{part:0<4}").parse::<u64>()?) * percent / 100;
    Ok(format!("{}.{:04}", made / 10_000, made % 10_000))
}

/// SplitMix64, by Sebastiano Vigna: public domain.
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }
}
