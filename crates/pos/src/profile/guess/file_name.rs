//! What the name of a file says: the period it is for, and who sent it.

use super::days::month;

/// A pattern of a file's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    /// The name with placeholders: `sales_{year}-W{week}.csv`.
    pub(super) pattern: String,
    /// What the placeholders stand for in this name, in words.
    pub(super) words: String,
    /// The year, where it stands there.
    pub(super) year: Option<u16>,
}

/// The period in a file's name, where there is one.
pub(super) fn period(name: &str) -> Option<Named> {
    let bytes = name.as_bytes();
    let starts = (0..name.len()).filter(|start| name.is_char_boundary(*start));
    for start in starts {
        let fresh = start == 0 || !bytes.get(start - 1).is_some_and(u8::is_ascii_digit);
        let rest = name.get(start..).unwrap_or_default();
        if !fresh {
            continue;
        }
        if let Some(found) = SHAPES.iter().find_map(|shape| matched(shape, rest)) {
            if found.two_readings {
                return None;
            }
            let before = escaped(name.get(..start).unwrap_or_default());
            let after = escaped(rest.get(found.length..).unwrap_or_default());
            return Some(Named { pattern: format!("{before}{}{after}", found.pattern), words: found.words, year: found.year });
        }
    }
    None
}

/// Ways a period is written, the most telling first. `Y` is a year of four digits, `M` `D` `W` two digits, `Q` one digit, `-` any one mark or none.
const SHAPES: [&str; 12] = ["Y-M-D", "Y-KW-W", "Y-CW-W", "Y-W-W", "Y-wk-W", "Y-Q-Q", "KW-W-Y", "W-W-Y", "Q-Q-Y", "D-M-Y", "Y-M", "M-Y"];

struct Found {
    length: usize,
    pattern: String,
    words: String,
    year: Option<u16>,
    /// `05-04-2024` may be a day of April or of May.
    two_readings: bool,
}

fn matched(shape: &str, text: &str) -> Option<Found> {
    let mut rest = text;
    let mut found = Found { length: 0, pattern: String::new(), words: String::new(), year: None, two_readings: false };
    let pieces: Vec<&str> = shape.split('-').collect();
    for (place, piece) in pieces.iter().enumerate() {
        if place > 0 && rest.starts_with(['-', '_', '.', ' ']) {
            found.pattern.push_str(rest.get(..1)?);
            rest = rest.get(1..)?;
        }
        let letter = matches!(*piece, "KW" | "CW" | "wk") || matches!(*piece, "W" | "Q") && is_letter(&pieces, place);
        if letter {
            let same = rest.get(..piece.len()).filter(|seen| seen.eq_ignore_ascii_case(piece))?;
            found.pattern.push_str(same);
            rest = rest.get(piece.len()..)?;
            continue;
        }
        let (word, digits, most) = match *piece {
            "Y" => ("year", 4, 2099),
            "M" => ("month", 2, 12),
            "D" => ("day", 2, 31),
            "W" => ("week", 2, 53),
            _ => ("quarter", 1, 4),
        };
        let seen = rest.get(..digits).filter(|seen| seen.bytes().all(|byte| byte.is_ascii_digit()))?;
        let number: u16 = seen.parse().ok()?;
        let least = if word == "year" { 1990 } else { 1 };
        if number < least || number > most {
            return None;
        }
        if word == "year" {
            found.year = Some(number);
        }
        found.two_readings |= shape == "D-M-Y" && word == "day" && number <= 12;
        found.pattern.push_str(&format!("{{{word}}}"));
        let joined = if found.words.is_empty() { "" } else { ", " };
        found.words.push_str(&format!("{joined}{word} {seen}"));
        rest = rest.get(digits..)?;
    }
    found.length = text.len() - rest.len();
    (!rest.starts_with(|next: char| next.is_ascii_digit())).then_some(found)
}

/// Whether a `W` or `Q` of a shape stands for the letter, not for the number: the first of two.
fn is_letter(pieces: &[&str], place: usize) -> bool {
    pieces.get(place + 1) == pieces.get(place)
}

fn escaped(text: &str) -> String {
    text.replace(['{', '}'], "{any}")
}

/// Words in names of files that name nobody.
const NOBODY: [&str; 62] = [
    "pos",
    "sales",
    "sale",
    "sellout",
    "sell",
    "out",
    "through",
    "report",
    "reports",
    "export",
    "data",
    "file",
    "weekly",
    "daily",
    "monthly",
    "quarterly",
    "week",
    "month",
    "stock",
    "inventory",
    "inv",
    "umsatz",
    "verkauf",
    "verkaeufe",
    "verkäufe",
    "bestand",
    "lager",
    "bericht",
    "ventes",
    "ventas",
    "vendite",
    "vendas",
    "verkopen",
    "verkoop",
    "voorraad",
    "sprzedaz",
    "rapport",
    "rapporto",
    "informe",
    "csv",
    "xlsx",
    "xls",
    "txt",
    "kw",
    "q",
    "w",
    "wk",
    "cw",
    "final",
    "new",
    "neu",
    "copy",
    "v",
    "lines",
    "line",
    "pivot",
    "sheet",
    "channel",
    "the",
    "and",
    "sample",
    "reseller",
];

/// Who may have sent a file, by its name.
pub(super) fn sender(name: &str) -> Option<String> {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let words = stem.split(|letter: char| !letter.is_alphanumeric());
    let first = words.into_iter().find(|word| {
        let lower = word.to_lowercase();
        let letters = word.chars().count() >= 3 && word.chars().all(char::is_alphabetic);
        letters && !NOBODY.contains(&lower.as_str()) && month(&lower).is_none()
    })?;
    Some(first.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_period_of_a_name_becomes_placeholders() {
        for (name, pattern) in [
            ("sales_2024-W05.csv", "sales_{year}-W{week}.csv"),
            ("POS_202401.xlsx", "POS_{year}{month}.xlsx"),
            ("ACME_20240131.csv", "ACME_{year}{month}{day}.csv"),
            ("acme 2024-01-31 final.csv", "acme {year}-{month}-{day} final.csv"),
            ("Umsatz_KW05_2024.csv", "Umsatz_KW{week}_{year}.csv"),
            ("acme_Q1_2024.csv", "acme_Q{quarter}_{year}.csv"),
            ("acme_2024Q1.csv", "acme_{year}Q{quarter}.csv"),
            ("pos-01-2024.csv", "pos-{month}-{year}.csv"),
            ("2024_01_pos.csv", "{year}_{month}_pos.csv"),
        ] {
            assert_eq!(period(name).map(|named| named.pattern).as_deref(), Some(pattern), "{name}");
        }
        for name in ["sales.csv", "order_4711.csv", "acme_20241350.csv", "pos_lines.csv", "acme_05-04-2024.csv"] {
            assert_eq!(period(name), None, "{name}");
        }
    }

    #[test]
    fn the_sender_is_the_first_word_that_is_none_of_the_trade() {
        assert_eq!(sender("POS_Nordwind_202401.csv").as_deref(), Some("Nordwind"));
        assert_eq!(sender("sales_2024-W05.csv"), None);
        assert_eq!(sender("Jan 2024.csv"), None);
    }
}
