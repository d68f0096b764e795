//! Whether the values of a column can be those of a field.

use programme::record::ColumnType;

use super::fields::Field;
use super::shape::Shape;

/// How well values fit a field, with what was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// As they should be.
    Good(String),
    /// Nothing speaks for or against.
    Open(String),
    /// They can hardly be meant.
    Bad(String),
    /// They cannot be.
    Never(String),
}

use Fit::{Bad, Good, Never, Open};

/// Looks at the values with a field in mind.
pub(super) fn fit(field: &Field, shape: &Shape) -> Fit {
    if shape.filled == 0 {
        return Open("the column is empty in the sample".into());
    }
    match field.kind {
        ColumnType::Date => day(shape),
        ColumnType::Number | ColumnType::Money | ColumnType::Count | ColumnType::Percent => number(field, shape),
        ColumnType::Text | ColumnType::YesNo => text(field.name, shape),
    }
}

fn day(shape: &Shape) -> Fit {
    if shape.days.only_serial() {
        return Open(format!("{} may be days as a spreadsheet counts them", shape.share(shape.days.days)));
    }
    if shape.is_days() { Good(format!("{} are days", shape.share(shape.days.days))) } else { Never("the values are not days".into()) }
}

fn number(field: &Field, shape: &Shape) -> Fit {
    let numbers = &shape.numbers;
    if !shape.is_numeric() || shape.is_days() && !shape.days.run_on() {
        return Never("the values are not numbers".into());
    }
    if shape.filled >= LEAST && shape.mostly(shape.eans) {
        return Never("the values are EAN numbers".into());
    }
    if numbers.padded * 2 > shape.filled {
        return Bad("the values have zeros in front, as numbers of something have".into());
    }
    if field.kind != ColumnType::Money && shape.is_whole() {
        let below = if numbers.negative > 0 { format!(", {} of them below zero", numbers.negative) } else { String::new() };
        return Good(format!("{} are whole numbers{below}", shape.share(numbers.plain)));
    }
    Good(format!("{} are numbers", shape.share(numbers.numbers)))
}

fn text(field: &str, shape: &Shape) -> Fit {
    if shape.is_days() && !shape.days.run_on() {
        return Never("the values are days".into());
    }
    match field {
        "line" => small_number(shape),
        "ean" => ean(shape),
        "currency" => currency(shape),
        "invoice" | "order" | "product" | "reporter_product" | "deal" | "special_price" | "debit" | "serial" | "partner" => {
            code(field, shape)
        }
        "transaction" => kinds(shape),
        _ if field.ends_with("country") || field == "country_of_sale" => country(shape),
        _ if field.ends_with("_postcode") => postcode(shape),
        _ if field.ends_with("_domain") => domain(shape),
        _ if field.ends_with("_id") || matches!(field, "branch" | "sales_person" | "warehouse" | "product_group") => amounts_are_not(shape),
        _ => words(field, shape),
    }
}

/// Fewer values than this prove nothing by themselves.
pub(super) const LEAST: usize = 3;

fn small_number(shape: &Shape) -> Fit {
    let whole = shape.mostly(shape.numbers.plain);
    if whole && shape.numbers.negative == 0 {
        Good(format!("{} are whole numbers", shape.share(shape.numbers.plain)))
    } else {
        amounts_are_not(shape)
    }
}

fn ean(shape: &Shape) -> Fit {
    if shape.mostly(shape.eans) {
        return Good(format!("{} have the right check digit", shape.share(shape.eans)));
    }
    if shape.numbers.numbers == 0 && shape.codes * 2 < shape.filled {
        return Never("the values are not digits".into());
    }
    Bad(format!("only {} have the right check digit", shape.share(shape.eans)))
}

fn currency(shape: &Shape) -> Fit {
    if shape.mostly(shape.currencies) {
        return Good(format!("{} are codes of currencies", shape.share(shape.currencies)));
    }
    if shape.is_numeric() { Never("the values are numbers".into()) } else { Bad("the values are not codes of currencies".into()) }
}

fn code(field: &str, shape: &Shape) -> Fit {
    if shape.half(shape.numbers.decimals) && shape.is_numeric() {
        return Bad("the values have decimals".into());
    }
    if matches!(field, "product" | "reporter_product") && shape.half(shape.with_blanks) && shape.codes * 3 < shape.filled {
        return Bad("the values are words, as descriptions are".into());
    }
    if shape.mostly(shape.codes) { Good(format!("{} look like numbers of something", shape.share(shape.codes))) } else { Open(seen(shape)) }
}

fn kinds(shape: &Shape) -> Fit {
    if shape.few.is_empty() || shape.half(shape.numbers.decimals) {
        return Bad("the values are too many to be kinds of transaction".into());
    }
    let few: Vec<&str> = shape.few.iter().take(4).map(String::as_str).collect();
    Good(format!("the values are few: {}", programme::diagnostic::quoted(&few)))
}

fn country(shape: &Shape) -> Fit {
    if shape.mostly(shape.countries) {
        return Good(format!("{} are codes of countries", shape.share(shape.countries)));
    }
    if shape.half(shape.letters_only) { Open("the countries are written out".into()) } else { Never("the values are not countries".into()) }
}

fn postcode(shape: &Shape) -> Fit {
    let digits = shape.filled - shape.letters_only;
    if shape.mostly(digits) && !shape.half(shape.numbers.decimals) {
        Good(format!("{} have digits, as postal codes have", shape.share(digits)))
    } else {
        Bad("the values are not like postal codes".into())
    }
}

fn domain(shape: &Shape) -> Fit {
    if shape.mostly(shape.domains) {
        Good(format!("{} are domains or addresses", shape.share(shape.domains)))
    } else {
        Bad("the values are not domains".into())
    }
}

fn amounts_are_not(shape: &Shape) -> Fit {
    if shape.is_numeric() && shape.half(shape.numbers.decimals) { Bad("the values have decimals".into()) } else { Good(seen(shape)) }
}

fn words(field: &str, shape: &Shape) -> Fit {
    if field.ends_with("_tax_id") || field.ends_with("_street") {
        return Good(seen(shape));
    }
    if shape.half(shape.with_letters) { Good(seen(shape)) } else { Bad("the values are numbers, not words".into()) }
}

fn seen(shape: &Shape) -> String {
    match shape.distinct {
        1 => "one value throughout".into(),
        distinct => format!("{distinct} different values"),
    }
}
