//! What an incentive comes to, by plain loops over the sales.

use super::plan::{Basis, GOLD, GrowthOn, Mode, Pays, Plan, QUARTER, Sale, YEAR_BEFORE, number};

/// A fraction of cents; the lower number is above nothing.
#[derive(Clone, Copy, Debug)]
struct Cents(i128, i128);

impl Cents {
    const NOTHING: Self = Self(0, 1);

    fn plus(self, other: Self) -> Self {
        Self(self.0 * other.1 + other.0 * self.1, self.1 * other.1).reduced()
    }

    fn times(self, number: i128, over: i128) -> Self {
        let sign = if over < 0 { -1 } else { 1 };
        Self(self.0 * number * sign, self.1 * over.abs()).reduced()
    }

    fn reduced(self) -> Self {
        let (mut a, mut b) = (self.0.abs(), self.1);
        while b != 0 {
            (a, b) = (b, a % b);
        }
        if a == 0 { Self(0, 1) } else { Self(self.0 / a, self.1 / a) }
    }

    fn less_than(self, other: i128) -> bool {
        self.0 < other * self.1
    }

    fn more_than(self, other: i128) -> bool {
        self.0 > other * self.1
    }

    /// To whole cents: half away from zero, half to even, towards zero, away from zero.
    fn rounded(self, how: usize) -> i128 {
        let (whole, rest) = (self.0.abs() / self.1, self.0.abs() % self.1);
        let up = match how {
            0 => rest * 2 >= self.1,
            1 => rest * 2 > self.1 || (rest * 2 == self.1 && whole % 2 == 1),
            2 => false,
            _ => rest > 0,
        };
        self.0.signum() * (whole + i128::from(up))
    }
}

/// A sale that is paid on: with what is left of it under the limit of the base.
#[derive(Clone, Copy)]
struct Paid {
    product: char,
    quantity: i128,
    base: i128,
    level: usize,
}

/// A plan over a history.
pub struct Model<'m> {
    plan: &'m Plan,
    sales: &'m [Sale],
}

impl<'m> Model<'m> {
    pub fn new(plan: &'m Plan, sales: &'m [Sale]) -> Self {
        Self { plan, sales }
    }

    /// To the minor unit, as a case writes it.
    pub fn amount(&self) -> String {
        number(self.exact().rounded(self.plan.rounding))
    }

    fn exact(&self) -> Cents {
        let plan = self.plan;
        if matches!(plan.basis, Basis::Target | Basis::Growth) && self.target() <= 0 {
            return Cents::NOTHING;
        }
        let mut sum = if plan.basis == Basis::None { self.plain() } else { self.banded() };
        if let Some(cap) = plan.cap.filter(|cap| sum.more_than(*cap)) {
            sum = Cents(cap, 1);
        }
        if let Some(floor) = plan.floor.filter(|floor| sum.less_than(*floor)) {
            sum = Cents(floor, 1);
        }
        if plan.not_negative && sum.less_than(0) { Cents::NOTHING } else { sum }
    }

    fn level_on(&self, day: i128) -> usize {
        let mut sold = 0;
        for sale in self.sales {
            if sale.day <= day {
                sold += sale.net;
            }
        }
        usize::from(sold >= GOLD)
    }

    fn target(&self) -> i128 {
        if self.plan.basis == Basis::Target {
            return self.plan.target;
        }
        let mut sold = 0;
        for sale in self.sales {
            if sale.day >= YEAR_BEFORE.0 && sale.day <= YEAR_BEFORE.1 {
                sold += sale.net;
            }
        }
        sold
    }

    /// The sales of the quarter, in order of time.
    fn of_the_quarter(&self) -> Vec<&'m Sale> {
        let mut own: Vec<&Sale> = self.sales.iter().filter(|sale| sale.day >= QUARTER.0 && sale.day <= QUARTER.1).collect();
        own.sort_by_key(|sale| sale.day);
        own
    }

    fn paid(&self) -> Vec<Paid> {
        let mut paid = vec![];
        for sale in self.of_the_quarter() {
            if self.plan.only.is_none_or(|only| only == sale.product) {
                let level = self.level_on(if self.plan.level_of_the_day { sale.day } else { QUARTER.1 });
                paid.push(Paid { product: sale.product, quantity: sale.quantity, base: sale.net, level });
            }
        }
        if let Some(cap) = self.plan.base_cap {
            let mut beyond = paid.iter().map(|paid| paid.base).sum::<i128>() - cap;
            for own in paid.iter_mut().rev() {
                let cut = own.base.min(beyond).max(0);
                own.base -= cut;
                beyond -= cut;
            }
        }
        paid
    }

    /// What a rate gives: percent of cents, cents per piece, or cents.
    fn pay(&self, band: usize, level: usize, paid: &Paid) -> Cents {
        let rate = self.plan.rates[band][level];
        match self.plan.pays {
            Pays::Percent => Cents(paid.base * rate, 10_000).reduced(),
            Pays::PerUnit => Cents(paid.quantity * rate, 1),
            Pays::Amount => Cents(rate, 1),
        }
    }

    fn plain(&self) -> Cents {
        let mut sum = Cents::NOTHING;
        for paid in self.paid() {
            let mut own = self.pay(0, paid.level, &paid);
            if let Some(cap) = self.plan.sale_cap.filter(|cap| own.more_than(*cap)) {
                own = Cents(cap, 1);
            }
            sum = sum.plus(own);
        }
        sum
    }

    fn banded(&self) -> Cents {
        if !self.plan.each_product {
            return self.filled(&self.paid(), None);
        }
        let mut sum = Cents::NOTHING;
        for product in ['A', 'B', 'C'] {
            let own: Vec<Paid> = self.paid().into_iter().filter(|paid| paid.product == product).collect();
            sum = sum.plus(self.filled(&own, Some(product)));
        }
        sum
    }

    /// What counts towards the target, of one product or of all: cents, or pieces where bands are measured in pieces.
    fn counted(&self, product: Option<char>) -> i128 {
        let mut counted = 0;
        for sale in self.of_the_quarter() {
            let counts = self.plan.double || self.plan.only.is_none_or(|only| only == sale.product);
            if !counts || product.is_some_and(|product| product != sale.product) {
                continue;
            }
            let own = if self.plan.basis == Basis::Quantity { sale.quantity } else { sale.net };
            counted += if self.plan.double && sale.product == 'A' { 2 * own } else { own };
        }
        counted
    }

    /// What was reached, in the measure of the edges.
    fn reached(&self, counted: i128) -> Cents {
        match self.plan.basis {
            Basis::Target => Cents(counted * 10_000, self.target()).reduced(),
            Basis::Growth => Cents((counted - self.target()) * 10_000, self.target()).reduced(),
            _ => Cents(counted, 1),
        }
    }

    fn filled(&self, paid: &[Paid], product: Option<char>) -> Cents {
        let plan = self.plan;
        let reached = self.reached(self.counted(product));
        let holds = |edge: i128| if plan.above { reached.more_than(edge) } else { !reached.less_than(edge) };
        let Some(band) = (0..plan.edges.len()).rev().find(|band| holds(plan.edges[*band])) else { return Cents::NOTHING };
        let slices = plan.mode == Mode::Marginal;
        if plan.end.is_some_and(holds) && !slices {
            return Cents::NOTHING;
        }
        let nothing_sold = paid.iter().map(|paid| paid.base).sum::<i128>() == 0 && paid.iter().map(|paid| paid.quantity).sum::<i128>() == 0;
        if nothing_sold && !(plan.mode == Mode::Amount && self.counted(product) != 0) {
            return Cents::NOTHING;
        }
        match plan.mode {
            Mode::Whole => self.whole(paid, band),
            Mode::Total => (0..=band).fold(Cents::NOTHING, |sum, band| sum.plus(self.whole(paid, band))),
            Mode::Amount if self.counted(product) == 0 => Cents::NOTHING,
            Mode::Amount => Cents(plan.rates[band][self.level_on(QUARTER.1)], 1),
            Mode::Block => self.blocks(band, reached),
            Mode::Linear => self.linear(paid, band, reached),
            Mode::Rolling => self.rolling(paid, band),
            Mode::Marginal => self.marginal(paid, band),
        }
    }

    fn whole(&self, paid: &[Paid], band: usize) -> Cents {
        let all: i128 = paid.iter().map(|paid| paid.base).sum();
        let mut sum = Cents::NOTHING;
        for own in paid {
            let mut given = self.pay(band, own.level, own);
            if self.plan.basis == Basis::Growth && self.plan.growth_on == GrowthOn::AboveBaseline {
                let beyond = (all - self.target()).max(0);
                given = if all == 0 { Cents::NOTHING } else { given.times(beyond, all) };
            }
            sum = sum.plus(given);
        }
        sum
    }

    fn blocks(&self, band: usize, reached: Cents) -> Cents {
        let (size, up) = self.plan.block;
        let whole = reached.0.div_euclid(reached.1 * size);
        let blocks = if up && reached.0.rem_euclid(reached.1 * size) > 0 { whole + 1 } else { whole };
        Cents(blocks * self.plan.rates[band][self.level_on(QUARTER.1)], 1)
    }

    fn linear(&self, paid: &[Paid], band: usize, reached: Cents) -> Cents {
        let low = self.whole(paid, band);
        let Some(next) = self.plan.edges.get(band + 1) else { return low };
        let from = self.plan.edges[band];
        let grown = self.whole(paid, band + 1).plus(low.times(-1, 1));
        low.plus(grown.times(reached.0 - from * reached.1, reached.1 * (next - from)))
    }

    /// How far a sale goes along the bands.
    fn length(&self, paid: &Paid) -> i128 {
        if self.plan.basis == Basis::Quantity { paid.quantity } else { paid.base }
    }

    /// An edge in what goes along the bands, in ten-thousandths of it.
    fn edge(&self, edge: i128) -> i128 {
        match self.plan.basis {
            Basis::Target => self.target() * edge,
            Basis::Growth => self.target() * (10_000 + edge),
            _ => edge * 10_000,
        }
    }

    fn rolling(&self, paid: &[Paid], band: usize) -> Cents {
        let length: i128 = paid.iter().map(|paid| self.length(paid)).sum();
        let mut sum = self.whole(paid, band);
        for lower in 0..band {
            let filled = self.edge(self.plan.edges[lower + 1]).min(length * 10_000);
            if length != 0 {
                sum = sum.plus(self.whole(paid, lower).times(filled, length * 10_000));
            }
        }
        sum
    }

    /// Each sale fills the bands from where the one before ended. Where bands are measured in something else than is paid on, those of a level share what all of
    /// them are paid on, by how much of the slice each level fills.
    fn marginal(&self, paid: &[Paid], band: usize) -> Cents {
        let plan = self.plan;
        let same = plan.rates.iter().all(|rates| rates[0] == rates[1]);
        let mut sum = Cents::NOTHING;
        for slice in 0..=band {
            let from = self.edge(plan.edges[slice]);
            let last = slice + 1 == plan.edges.len();
            let to =
                if slice < band { Some(self.edge(plan.edges[slice + 1])) } else { plan.end.filter(|_| last).map(|end| self.edge(end)) };
            let inside = |at: i128| to.map_or(at, |to| at.min(to)).max(from) - from;
            for level in 0..2 {
                let own = |paid: &&Paid| paid.level == level || same;
                let (mut at, mut filled) = (0, 0);
                for paid in paid {
                    let next = at + self.length(paid) * 10_000;
                    if own(&paid) {
                        filled += inside(next) - inside(at);
                    }
                    at = next;
                }
                let length: i128 = paid.iter().filter(own).map(|paid| self.length(paid)).sum();
                let on: i128 = paid.iter().filter(own).map(|paid| if plan.pays == Pays::PerUnit { paid.quantity } else { paid.base }).sum();
                let rate = plan.rates[slice][level];
                let over = if plan.pays == Pays::Percent { 10_000 } else { 1 };
                let given = match (on == length, length) {
                    (true, _) => Cents(filled * rate, over * 10_000).reduced(),
                    (false, 0) => Cents::NOTHING,
                    (false, _) => Cents(filled * rate, over * 10_000).reduced().times(on, length),
                };
                sum = sum.plus(given);
                if same {
                    break;
                }
            }
        }
        sum
    }
}
