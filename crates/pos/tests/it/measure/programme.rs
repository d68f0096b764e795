//! Programmes by chance: measures of every kind over sales, with windows, conditions and formulas of every kind.

use super::dice::Dice;

const HEAD: &str = r#"
[programme]
id = "chance"
title = "Chance"
version = "1"
effective = 2020-01-01
currency = "EUR"
year_starts = "04-01"

[records.partner]
columns = { tier = "text", rate = "number" }

[records.sale]
columns = { promotion = "text", shipped = "date", gift = "yes_no", points = "number" }

[zones.market]
near = ["DE", "NL"]
far = "*"

[product_groups.drives]
where = "sale.product_group in ('ssd', 'disk')"

[product_groups.big]
where = "sale.quantity > 5 or sale.product like 'A%'"

[values]
factor = [{ until = 2023-12-31, value = 1.25 }, { from = 2024-01-01, value = 0.5 }]

[tables.weight]
by = ["key"]
unit = "number"
[tables.weight.values]
ssd = 2
disk = 0.5

[tables.by_market]
by = ["market"]
unit = "number"
[tables.by_market.values]
near = 3
far = 1

[ladders.level]
levels = ["one"]
rise = "at once"
fall = "at once"

[[requirements]]
id = "any"
condition = "true"
levels = ["one"]
"#;

const WINDOWS: [&str; 17] = [
    "ever",
    "on the day",
    "last 12 months",
    "last 90 days",
    "last 400 days",
    "month",
    "quarter",
    "half",
    "programme year",
    "calendar year",
    "previous quarter",
    "previous quarter, a year earlier",
    "last 4 full quarters",
    "last 2 full months and this month",
    "anniversary year",
    "since joining",
    "last 3 months, 12 months earlier",
];

const MONEY: [&str; 3] = ["sale.net_amount", "sale.gross_amount", "sale.list_amount"];
const TEXTS: [&str; 7] =
    ["sale.product_group", "sale.product", "sale.customer", "sale.customer_country", "sale.promotion", "sale.invoice", "sale.currency"];

/// A programme.
pub fn programme(dice: &mut Dice) -> String {
    let count = 3 + dice.below(6);
    let mut text = HEAD.to_owned();
    let mut kept: Vec<(usize, &str)> = vec![];
    let mut plain: Vec<usize> = vec![];
    for number in 0..count {
        let over = dice.of(&WINDOWS);
        let (way, unit) = way(dice);
        text += &format!("\n[measures.m{number}]\nunit = \"{unit}\"\n{way}\nover = \"{over}\"\n");
        if !dice.once_in(4) {
            text += &format!("where = \"{}\"\n", condition(dice, 3));
        }
        if dice.once_in(4) {
            text += "pool = \"group\"\n";
        }
        if dice.once_in(4) {
            let per = dice.of(&["product_group", "customer", "promotion", "gift", "shipped", "quantity"]);
            text += &format!("per = \"{per}\"\n");
            kept.push((number, per));
        } else {
            plain.push(number);
        }
    }
    for (place, (number, per)) in kept.iter().enumerate() {
        let way = dice.of(&["sum", "max", "min", "average", "median", "count"]);
        let of = if way == "count" { (*per).to_owned() } else { format!("m{number}") };
        let filter = if way == "count" || dice.once_in(2) { format!("where = \"m{number} > 1\"\n") } else { String::new() };
        text += &format!("\n[measures.e{place}]\nunit = \"number\"\n{way} = \"{of}\"\neach = \"{per}\"\n{filter}");
    }
    if let [one, .., other] = plain.as_slice() {
        text += &format!(
            "\n[measures.f]\nunit = \"points\"\nformula = \"case when m{one} is null then 0 when m{other} > 3 then 1 else 2 end\"\n"
        );
    }
    text
}

fn way(dice: &mut Dice) -> (String, &'static str) {
    match dice.below(10) {
        0 => ("count = \"sale\"".into(), "count"),
        1 => (format!("distinct = \"{}\"", dice.of(&TEXTS)), "count"),
        2 => (format!("distinct = \"{}\"", value(dice)), "count"),
        3..=5 => (format!("sum = \"{}\"", money(dice, 2)), "money"),
        6 => (format!("sum = \"{}\"", of_sale(dice, 2)), "number"),
        _ => {
            let way = dice.of(&["min", "max", "average", "median", "latest"]);
            if dice.once_in(2) {
                (format!("{way} = \"{}\"", money(dice, 1)), "money")
            } else {
                (format!("{way} = \"{}\"", of_sale(dice, 1)), "number")
            }
        }
    }
}

/// Something that one counts different ones of.
fn value(dice: &mut Dice) -> String {
    match dice.below(6) {
        0 => "sale.date".into(),
        1 => "sale.shipped".into(),
        2 => "sale.quantity".into(),
        3 => format!("upper({})", dice.of(&TEXTS)),
        4 => format!("coalesce({}, {})", dice.of(&TEXTS), dice.of(&TEXTS)),
        _ => money(dice, 1),
    }
}

fn money(dice: &mut Dice, depth: usize) -> String {
    if depth == 0 || dice.once_in(2) {
        return dice.of(&MONEY).into();
    }
    let deeper = depth - 1;
    match dice.below(12) {
        0 => format!("({} + {})", money(dice, deeper), money(dice, deeper)),
        1 => format!("({} - {})", money(dice, deeper), money(dice, deeper)),
        2 => format!("({} * {})", money(dice, deeper), dice.of(&["0.05", "2", "1.0001", "factor", "1_000_000"])),
        3 => format!("({} / {})", money(dice, deeper), dice.of(&["2", "3", "sale.quantity", "factor"])),
        4 => format!("case when {} then {} else {} end", condition(dice, deeper), money(dice, deeper), money(dice, deeper)),
        5 => format!("case when {} then {} end", condition(dice, deeper), money(dice, deeper)),
        6 => format!("coalesce({}, {})", money(dice, deeper), money(dice, deeper)),
        7 => format!("least({}, {})", money(dice, deeper), money(dice, deeper)),
        8 => format!("greatest({}, 100)", money(dice, deeper)),
        9 => format!("abs({})", money(dice, deeper)),
        10 => format!("round({}, 1)", money(dice, deeper)),
        _ => format!("({} * sale.quantity)", money(dice, deeper)),
    }
}

/// A number of a sale.
fn of_sale(dice: &mut Dice, depth: usize) -> String {
    let number = number(dice, depth);
    if number.contains("sale.") { number } else { format!("({number} + sale.quantity)") }
}

fn number(dice: &mut Dice, depth: usize) -> String {
    if depth == 0 || dice.once_in(2) {
        return dice.of(&["sale.quantity", "sale.points", "1", "factor"]).into();
    }
    let deeper = depth - 1;
    match dice.below(9) {
        0 => format!("({} + {})", number(dice, deeper), number(dice, deeper)),
        1 => format!("({} * 0.5)", number(dice, deeper)),
        2 => "table('weight', sale.product_group)".into(),
        3 => "table('by_market')".into(),
        4 => format!("(0 - {})", number(dice, deeper)),
        5 => "partner.rate".into(),
        6 => format!("floor({})", number(dice, deeper)),
        7 => format!("coalesce({}, 7)", number(dice, deeper)),
        _ => format!("greatest({}, 2.5, {})", number(dice, deeper), number(dice, deeper)),
    }
}

fn condition(dice: &mut Dice, depth: usize) -> String {
    if depth > 0 && dice.once_in(2) {
        let deeper = depth - 1;
        return match dice.below(5) {
            0 | 1 => format!("({} and {})", condition(dice, deeper), condition(dice, deeper)),
            2 | 3 => format!("({} or {})", condition(dice, deeper), condition(dice, deeper)),
            _ => format!("not ({})", condition(dice, deeper)),
        };
    }
    match dice.below(22) {
        0 => format!("{} = {}", dice.of(&TEXTS), dice.of(&["'ssd'", "'A1'", "'DE'", "'x y'", "''"])),
        1 => format!("{} <> {}", dice.of(&TEXTS), dice.of(&TEXTS)),
        2 => format!("{} in ('ssd', 'DE', 'C2', 'Ünder')", dice.of(&TEXTS)),
        3 => format!("{} not in ('ssd', 'C1')", dice.of(&TEXTS)),
        4 => format!("{} like '{}'", dice.of(&TEXTS), dice.of(&["%s%", "A_", "_", "%", "Ü%", "a.c", "50\\\\%"])),
        5 => format!("{} is null", dice.of(&TEXTS)),
        6 => format!("{} is not null", dice.of(&TEXTS)),
        7 => format!("{} > {}", money(dice, 1), dice.of(&["0", "10.5", "-3", "99.99999", "100"])),
        8 => format!("{} between -5 and 20.25", number(dice, 1)),
        9 => format!("{} = {}", number(dice, 1), dice.of(&["1", "2", "0.5", "10"])),
        10 => format!("{} < {}", money(dice, 1), money(dice, 1)),
        11 => "in_group('drives')".into(),
        12 => "not in_group('big')".into(),
        13 => format!("{} = {}", "sale.customer_country", "partner.country"),
        14 => "partner.tier = 'gold'".into(),
        15 => "partner.market = 'near'".into(),
        16 => "partner.rate > 1 or sale.gift".into(),
        17 => "sale.gift".into(),
        18 => format!("sale.shipped {} as_of", dice.of(&["<=", ">", "="])),
        19 => "days_between(sale.date, sale.shipped) <= 10".into(),
        20 => format!(
            "{} = {}",
            dice.of(&["year(sale.date)", "month(sale.shipped)", "months_between(sale.date, as_of)"]),
            dice.of(&["2023", "3", "2", "1"])
        ),
        _ => format!("lower({}) = 'ssd'", dice.of(&TEXTS)),
    }
}
