//! Random plans and histories, and how they are written down.

use std::fmt::Write;

/// A small generator of numbers: the same seed, the same plans.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x2545_F491_4F6C_DD1D)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// From the first to the last, both included.
    pub fn within(&mut self, first: i128, last: i128) -> i128 {
        first + i128::from(self.next() >> 11) % (last - first + 1)
    }

    pub fn one_in(&mut self, many: i128) -> bool {
        self.within(1, many) == 1
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[usize::try_from(self.within(0, i128::try_from(all.len()).unwrap() - 1)).unwrap()]
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Basis {
    None,
    Value,
    Quantity,
    Target,
    Growth,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Mode {
    Whole,
    Marginal,
    Rolling,
    Total,
    Amount,
    Block,
    Linear,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Pays {
    Percent,
    PerUnit,
    Amount,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum GrowthOn {
    Everything,
    AboveBaseline,
    BetweenTargets,
}

/// A plan. Money in cents, rates in hundredths of a percent, edges in what the basis is measured in: cents, pieces, hundredths of a percent.
#[derive(Clone, Debug)]
pub struct Plan {
    pub place: usize,
    pub basis: Basis,
    pub mode: Mode,
    pub pays: Pays,
    pub above: bool,
    pub edges: Vec<i128>,
    pub end: Option<i128>,
    /// For each band what silver and gold are paid.
    pub rates: Vec<[i128; 2]>,
    pub level_of_the_day: bool,
    pub growth_on: GrowthOn,
    pub target: i128,
    /// Product A counts twice towards the target.
    pub double: bool,
    /// Only this product is paid.
    pub only: Option<char>,
    pub each_product: bool,
    pub block: (i128, bool),
    pub base_cap: Option<i128>,
    pub sale_cap: Option<i128>,
    pub cap: Option<i128>,
    pub floor: Option<i128>,
    pub not_negative: bool,
    pub rounding: usize,
}

/// A sale: days since 2023-01-01, cents, pieces.
#[derive(Clone, Debug)]
pub struct Sale {
    pub day: i128,
    pub product: char,
    pub quantity: i128,
    pub net: i128,
}

/// The first and the last day of the quarter that is asked about, and of the one a year before, as days since 2023-01-01.
pub const QUARTER: (i128, i128) = (365, 365 + 90);
pub const YEAR_BEFORE: (i128, i128) = (0, 89);
/// What makes a partner gold, in cents.
pub const GOLD: i128 = 1_000_000;
const ROUNDINGS: [&str; 4] = ["half away from zero", "half even", "down", "up"];

impl Plan {
    pub fn random(place: usize, rounding: usize, dice: &mut Dice) -> Self {
        let basis = dice.of(&[Basis::None, Basis::Value, Basis::Value, Basis::Quantity, Basis::Target, Basis::Growth]);
        let mode = dice.of(&[
            Mode::Whole,
            Mode::Whole,
            Mode::Marginal,
            Mode::Marginal,
            Mode::Rolling,
            Mode::Total,
            Mode::Amount,
            Mode::Block,
            Mode::Linear,
        ]);
        let growth_on = dice.of(&[GrowthOn::Everything, GrowthOn::AboveBaseline, GrowthOn::BetweenTargets]);
        // Slices have their own growth meaning; the other meanings are measured as a whole.
        let mode = match (basis, growth_on) {
            (Basis::Growth, GrowthOn::AboveBaseline) => Mode::Whole,
            (Basis::Growth, GrowthOn::BetweenTargets) => Mode::Marginal,
            (Basis::Growth, GrowthOn::Everything) if mode == Mode::Marginal => Mode::Whole,
            _ => mode,
        };
        let pays = match mode {
            Mode::Amount | Mode::Block => Pays::Amount,
            _ if basis == Basis::None => dice.of(&[Pays::Percent, Pays::Percent, Pays::PerUnit, Pays::Amount]),
            _ => dice.of(&[Pays::Percent, Pays::Percent, Pays::PerUnit]),
        };
        let bands = if basis == Basis::None { 1 } else { usize::try_from(dice.within(1, 4)).unwrap() };
        let mut edge = if dice.one_in(3) { 0 } else { Self::step(basis, dice) };
        let mut edges = vec![];
        for _ in 0..bands {
            edges.push(edge);
            edge += Self::step(basis, dice);
        }
        let rate = |dice: &mut Dice| match pays {
            Pays::Percent => dice.within(1, 2_500),
            Pays::PerUnit => dice.within(1, 900),
            Pays::Amount => dice.within(1, 50_000),
        };
        let mut rates: Vec<[i128; 2]> = (0..bands).map(|_| [rate(dice), rate(dice)]).collect();
        if dice.one_in(2) {
            rates.iter_mut().for_each(|rates| rates[1] = rates[0]);
        }
        let money = |dice: &mut Dice, chance: i128, first: i128, last: i128| dice.one_in(chance).then(|| dice.within(first, last));
        let plain = basis == Basis::None;
        Self {
            place,
            basis,
            mode,
            pays,
            above: dice.one_in(3),
            end: dice.one_in(4).then_some(edge).filter(|_| !plain),
            edges,
            rates,
            level_of_the_day: dice.one_in(3),
            growth_on,
            target: dice.within(100_000, 3_000_000),
            double: matches!(basis, Basis::Value | Basis::Target | Basis::Growth) && dice.one_in(4),
            only: dice.one_in(4).then(|| dice.of(&['A', 'B'])),
            each_product: matches!(basis, Basis::Value | Basis::Quantity) && dice.one_in(4),
            block: (dice.within(1, 40) * if basis == Basis::Quantity { 1 } else { 1_000 }, dice.one_in(2)),
            base_cap: money(dice, 5, 100_000, 2_000_000).filter(|_| pays != Pays::PerUnit),
            sale_cap: money(dice, 3, 1_000, 30_000).filter(|_| plain),
            cap: money(dice, 5, 1_000, 100_000),
            floor: money(dice, 6, 1_000, 100_000),
            not_negative: dice.one_in(3),
            rounding,
        }
    }

    fn step(basis: Basis, dice: &mut Dice) -> i128 {
        match basis {
            Basis::None | Basis::Value => dice.within(1, 900_000),
            Basis::Quantity => dice.within(1, 60),
            Basis::Target => dice.within(500, 9_000),
            Basis::Growth => dice.within(100, 4_000),
        }
    }

    pub fn id(&self) -> String {
        format!("plan_{}", self.place)
    }

    /// Asks for what it comes to before it is rounded.
    pub fn exact_id(&self) -> String {
        format!("{} exact", self.id())
    }

    /// The plan as it stands in a programme file.
    pub fn toml(&self) -> String {
        let mut text =
            format!("[[incentives]]\nid = \"{}\"\nkind = \"rebate\"\nperiod = \"quarter\"\nbase = \"sale.net_amount\"\n", self.id());
        let basis = ["none", "value", "quantity", "percent of target", "growth"][self.basis as usize];
        writeln!(text, "basis = \"{basis}\"\nlevel_on = \"{}\"", if self.level_of_the_day { "sale date" } else { "period end" }).unwrap();
        if let Some(product) = self.only {
            writeln!(text, "pays_on = \"sale.product = '{product}'\"").unwrap();
        }
        if self.double {
            writeln!(text, "counts = \"case when sale.product = 'A' then 2 else 1 end * sale.net_amount\"").unwrap();
        }
        match self.basis {
            Basis::None => writeln!(text, "{}", self.paid(0)).unwrap(),
            Basis::Target => writeln!(text, "target = {}", number(self.target)).unwrap(),
            Basis::Growth => {
                let on = ["everything", "above baseline", "between targets"][self.growth_on as usize];
                writeln!(text, "baseline = \"sold_a_year_ago\"\ngrowth_on = \"{on}\"").unwrap();
            }
            Basis::Value | Basis::Quantity => {}
        }
        if self.basis != Basis::None {
            self.bands(&mut text);
        }
        for (key, amount, per) in [("base_cap", self.base_cap, "period"), ("floor", self.floor, "period")] {
            if let Some(amount) = amount {
                writeln!(text, "{key} = {{ amount = {}, per = \"{per}\" }}", number(amount)).unwrap();
            }
        }
        let caps: Vec<String> = [(self.sale_cap, "sale"), (self.cap, "period")]
            .into_iter()
            .filter_map(|(cap, per)| cap.map(|cap| format!("{{ amount = {}, per = \"{per}\" }}", number(cap))))
            .collect();
        if !caps.is_empty() {
            writeln!(text, "cap = [{}]", caps.join(", ")).unwrap();
        }
        writeln!(text, "may_go_negative = {}", !self.not_negative).unwrap();
        text
    }

    fn bands(&self, text: &mut String) {
        let mode = ["whole", "marginal", "rolling", "total", "amount", "per block", "linear"][self.mode as usize];
        writeln!(text, "mode = \"{mode}\"").unwrap();
        if self.each_product {
            writeln!(text, "bands_per = \"product\"").unwrap();
        }
        if self.mode == Mode::Block {
            let round = if self.block.1 { "up" } else { "down" };
            writeln!(text, "block = {{ size = {}, round = \"{round}\" }}", self.measured(self.block.0)).unwrap();
        }
        let bands: Vec<String> = (0..self.edges.len())
            .map(|place| {
                let end = self.end.filter(|_| place + 1 == self.edges.len());
                let end = end.map_or(String::new(), |end| format!(", upto = {}", self.measured(end)));
                let edge = if self.above { "above" } else { "from" };
                format!("{{ {edge} = {}, {}{end} }}", self.measured(self.edges[place]), self.paid(place))
            })
            .collect();
        writeln!(text, "bands = [{}]", bands.join(", ")).unwrap();
        if self.end.is_some() {
            writeln!(text, "beyond = \"nothing\"").unwrap();
        }
    }

    /// An edge in the measure of the bands.
    fn measured(&self, edge: i128) -> String {
        match self.basis {
            Basis::None | Basis::Value => number(edge),
            Basis::Quantity => edge.to_string(),
            Basis::Target | Basis::Growth => format!("\"{} %\"", number(edge)),
        }
    }

    fn paid(&self, place: usize) -> String {
        let [silver, gold] = self.rates[place];
        match self.pays {
            Pays::Percent => format!("rate = {{ silver = \"{} %\", gold = \"{} %\" }}", number(silver), number(gold)),
            Pays::PerUnit => format!("per_unit = {{ silver = {}, gold = {} }}", number(silver), number(gold)),
            Pays::Amount => format!("amount = {{ silver = {}, gold = {} }}", number(silver), number(gold)),
        }
    }
}

/// A programme file of these plans.
pub fn file(plans: &[Plan]) -> String {
    let head = format!(
        "[programme]\nid = \"random\"\ntitle = \"Random\"\nversion = \"1\"\neffective = 2020-01-01\ncurrency = \"USD\"\nrounding = \"{}\"\n\n\
         [measures.sold_ever]\nunit = \"money\"\nsum = \"sale.net_amount\"\nover = \"ever\"\n\n\
         [measures.sold_a_year_ago]\nunit = \"money\"\nsum = \"sale.net_amount\"\nover = \"quarter, a year earlier\"\n\n\
         [ladders.tier]\nlevels = [\"silver\", \"gold\"]\nrise = \"at once\"\nfall = \"at once\"\n\n\
         [[requirements]]\nid = \"sold\"\nmeasure = \"sold_ever\"\nat_least = {{ silver = -100_000_000, gold = {} }}\n\n",
        ROUNDINGS[plans[0].rounding],
        number(GOLD)
    );
    head + &plans.iter().map(Plan::toml).collect::<Vec<_>>().join("\n")
}

/// What a partner sold in two quarters.
pub fn history(dice: &mut Dice) -> Vec<Sale> {
    let mut sales = vec![];
    for (days, most) in [(YEAR_BEFORE, 3), (QUARTER, 12)] {
        for _ in 0..dice.within(0, most) {
            let back = dice.one_in(5);
            let (quantity, net) = (dice.within(0, 30), dice.within(0, 500_000));
            let sign = if back { -1 } else { 1 };
            let day = dice.within(days.0, days.1);
            sales.push(Sale { day, product: dice.of(&['A', 'B', 'C']), quantity: sign * quantity, net: sign * net });
        }
    }
    sales
}

/// Histories and what is expected of them, as a file of cases.
pub fn case(histories: &[Vec<Sale>], expected: &[(usize, String, String)]) -> String {
    let mut text =
        String::from("# Random\n\nProgramme: random.toml\n\n## Random\n\n| partner | name | country | joined |\n|---|---|---|---|\n");
    for partner in 0..histories.len() {
        writeln!(text, "| p{partner} | P{partner} | US | 2020-01-01 |").unwrap();
    }
    text += "\n| sale | date | product | quantity | net_amount |\n|---|---|---|---|---|\n";
    for (partner, sales) in histories.iter().enumerate() {
        for Sale { day, product, quantity, net } in sales {
            writeln!(text, "| p{partner} | {} | {product} | {quantity} | {} |", date(*day), number(*net)).unwrap();
        }
    }
    text += "\n| expect | as of | question | answer |\n|---|---|---|---|\n";
    for (partner, id, amount) in expected {
        writeln!(text, "| p{partner} | 2024-03-31 | incentive {id} for 2024-03-31 | {amount} |").unwrap();
    }
    text
}

/// The day so many days after 2023-01-01.
pub fn date(day: i128) -> String {
    let first = jiff::civil::date(2023, 1, 1);
    first.checked_add(jiff::Span::new().days(i64::try_from(day).unwrap())).unwrap().to_string()
}

/// Hundredths as a number with two places.
pub fn number(hundredths: i128) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", hundredths.abs() / 100, hundredths.abs() % 100)
}
