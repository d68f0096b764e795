//! What a plan earns, worked out a second time, from the reference pages and not from the calculation: plain loops over the sales, whole numbers and exact fractions of them.

use std::cmp::Ordering;
use std::ops::{Add, Div, Mul, Sub};

use super::plan::{Basis, GOLD, GrowthOn, Mode, Pays, Plan, QUARTER, Sale, YEAR_BEFORE, number};

/// An exact fraction in lowest terms, with a positive denominator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Fraction {
    above: i128,
    below: i128,
}

const ZERO: Fraction = Fraction { above: 0, below: 1 };

impl Fraction {
    fn new(above: i128, below: i128) -> Self {
        assert!(below != 0, "a division by nothing");
        let shared = divisor(above, below) * below.signum();
        Self { above: above / shared, below: below / shared }
    }

    fn whole(number: i128) -> Self {
        Self { above: number, below: 1 }
    }
}

/// The greatest number that divides both, which are not both nothing.
fn divisor(left: i128, right: i128) -> i128 {
    let (mut left, mut right) = (left.abs(), right.abs());
    while right != 0 {
        (left, right) = (right, left % right);
    }
    left
}

impl Add for Fraction {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        let shared = divisor(self.below, other.below);
        let (left, right) = (self.below / shared, other.below / shared);
        Self::new(self.above * right + other.above * left, left * other.below)
    }
}

impl Sub for Fraction {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        self + Self { above: -other.above, ..other }
    }
}

impl Mul for Fraction {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        let (left, right) = (Self::new(self.above, other.below), Self::new(other.above, self.below));
        Self::new(left.above * right.above, left.below * right.below)
    }
}

impl Div for Fraction {
    type Output = Self;

    fn div(self, other: Self) -> Self {
        Self::new(self.above * other.below, self.below * other.above)
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        (*self - *other).above.cmp(&0)
    }
}

/// A sale that is paid: what of it a rate is applied to - cents, or hundredths of a piece - and at what level: 0 is silver, 1 gold.
struct Line<'m> {
    sale: &'m Sale,
    kept: i128,
    level: usize,
}

/// What a plan comes to over what one partner sold.
pub struct Second<'m> {
    plan: &'m Plan,
    sales: &'m [Sale],
}

impl<'m> Second<'m> {
    /// The plan, asked about the quarter, over everything the partner ever sold.
    pub fn new(plan: &'m Plan, sales: &'m [Sale]) -> Self {
        Self { plan, sales }
    }

    /// What is earned in the quarter, as euros and cents.
    pub fn amount(&self) -> String {
        let lines = self.lines();
        let mut earned = match self.plan.basis {
            Basis::None => self.plain(&lines),
            _ if self.plan.each_product => self.each_product(lines),
            Basis::Growth if self.year_before() <= 0 => return number(0),
            _ => self.banded(&lines, self.counted(|_| true)),
        };
        if let Some(cap) = self.plan.cap {
            earned = earned.min(Fraction::whole(cap));
        }
        if let Some(floor) = self.plan.floor {
            earned = earned.max(Fraction::whole(floor));
        }
        if self.plan.not_negative {
            earned = earned.max(ZERO);
        }
        number(self.rounded(earned))
    }

    /// The sales that are paid, by day. A limit of the base eats from the last one backwards.
    fn lines(&self) -> Vec<Line<'m>> {
        let mut lines = vec![];
        let mut base = 0;
        for sale in self.quarter().filter(|sale| self.is_paid(sale)) {
            let kept = if self.plan.pays == Pays::PerUnit { 100 * sale.quantity } else { sale.net };
            let level = self.level(if self.plan.level_of_the_day { sale.day } else { QUARTER.1 });
            base += kept;
            lines.push(Line { sale, kept, level });
        }
        lines.sort_by_key(|line| line.sale.day);
        let mut over = self.plan.base_cap.map_or(0, |cap| (base - cap).max(0));
        for line in lines.iter_mut().rev() {
            let eaten = over.min(line.kept).max(0);
            line.kept -= eaten;
            over -= eaten;
        }
        lines
    }

    /// Sale by sale, each with its own limit.
    fn plain(&self, lines: &[Line<'_>]) -> Fraction {
        let mut sum = ZERO;
        for line in lines {
            let rate = Fraction::whole(self.plan.rates[0][line.level]);
            let paid = if self.plan.pays == Pays::Amount { rate } else { rate * self.worth(line.kept) };
            sum = sum + self.plan.sale_cap.map_or(paid, |cap| paid.min(Fraction::whole(cap)));
        }
        sum
    }

    /// What each product sold fills bands of its own.
    fn each_product(&self, lines: Vec<Line<'_>>) -> Fraction {
        let (a, rest): (Vec<_>, Vec<_>) = lines.into_iter().partition(|line| line.sale.product == 'A');
        let (b, c): (Vec<_>, Vec<_>) = rest.into_iter().partition(|line| line.sale.product == 'B');
        let mut sum = ZERO;
        for (product, lines) in [('A', a), ('B', b), ('C', c)] {
            sum = sum + self.banded(&lines, self.counted(|sale| sale.product == product));
        }
        sum
    }

    /// Lines that fill bands together.
    fn banded(&self, lines: &[Line<'_>], counted: i128) -> Fraction {
        let measured = self.measured(counted);
        let Some(reached) = self.reached(measured) else { return ZERO };
        if self.plan.mode == Mode::Marginal {
            return self.sliced(lines, reached);
        }
        if self.is_beyond(measured) {
            return ZERO;
        }
        match self.plan.mode {
            Mode::Amount if counted == 0 => ZERO,
            Mode::Block if lines.is_empty() => ZERO,
            Mode::Amount => self.rate(reached, self.level(QUARTER.1)),
            Mode::Block => self.rate(reached, self.level(QUARTER.1)) * self.blocks(measured),
            Mode::Rolling => self.rolled(lines, reached) + self.everything(lines, |level| self.rate(reached, level)),
            Mode::Total => {
                let mut sum = ZERO;
                for band in 0..=reached {
                    sum = sum + self.everything(lines, |level| self.rate(band, level));
                }
                sum
            }
            Mode::Linear => self.everything(lines, |level| self.between(reached, measured, level)),
            Mode::Whole | Mode::Marginal => self.everything(lines, |level| self.rate(reached, level)),
        }
    }

    /// One rate on all lines, or on the part of them above the baseline.
    fn everything(&self, lines: &[Line<'_>], rate: impl Fn(usize) -> Fraction) -> Fraction {
        let above_baseline = self.plan.basis == Basis::Growth && self.plan.growth_on == GrowthOn::AboveBaseline;
        let from = if above_baseline { self.position(0) } else { ZERO };
        self.paid(Self::kept(lines), rate) * (Fraction::whole(1) - self.part_below(lines, from, above_baseline))
    }

    /// Every band below the one reached, on everything up to where it ends.
    fn rolled(&self, lines: &[Line<'_>], reached: usize) -> Fraction {
        let mut sum = ZERO;
        for band in 0..reached {
            let part = self.part_below(lines, self.position(self.plan.edges[band + 1]), true);
            sum = sum + self.paid(Self::kept(lines), |level| self.rate(band, level)) * part;
        }
        sum
    }

    /// Every band on its own slice. The lines fill the bands day by day.
    fn sliced(&self, lines: &[Line<'_>], reached: usize) -> Fraction {
        let mut sum = ZERO;
        for band in 0..=reached {
            let next =
                if band < reached { Some(self.plan.edges[band + 1]) } else { self.plan.end.filter(|_| self.plan.edges.len() == band + 1) };
            let slice = self.slice(lines, self.position(self.plan.edges[band]), next.map(|next| self.position(next)));
            sum = sum + self.paid(slice, |level| self.rate(band, level));
        }
        sum
    }

    /// What the levels are paid on their parts.
    fn paid(&self, parts: [Fraction; 2], rate: impl Fn(usize) -> Fraction) -> Fraction {
        (parts[0] * rate(0) + parts[1] * rate(1)) * self.worth(1)
    }

    fn kept(lines: &[Line<'_>]) -> [Fraction; 2] {
        let mut parts = [0, 0];
        for line in lines {
            parts[line.level] += line.kept;
        }
        parts.map(Fraction::whole)
    }

    /// The part of the lines that lies below a place.
    fn part_below(&self, lines: &[Line<'_>], place: Fraction, is_limited: bool) -> Fraction {
        let mut sum = 0;
        for line in lines {
            sum += self.cut(line);
        }
        let sum = Fraction::whole(sum);
        match (is_limited, sum > place) {
            (false, _) => ZERO,
            (true, true) => place / sum,
            (true, false) => Fraction::whole(1),
        }
    }

    /// What of the lines lies between two places, by level. Where it is pieces that are paid but money that is cut, or the other way round, it is the same
    /// part of what is paid; lines that are paid alike are taken together.
    fn slice(&self, lines: &[Line<'_>], from: Fraction, to: Option<Fraction>) -> [Fraction; 2] {
        let inside = |sum: i128| (to.map_or(Fraction::whole(sum), |to| to.min(Fraction::whole(sum))) - from).max(ZERO);
        let alike = self.plan.rates.iter().all(|rates| rates[0] == rates[1]);
        let (mut parts, mut cut, mut kept) = ([ZERO, ZERO], [0, 0], [0, 0]);
        let mut sum = 0;
        for line in lines {
            let level = if alike { 0 } else { line.level };
            let more = self.cut(line);
            parts[level] = parts[level] + inside(sum + more) - inside(sum);
            cut[level] += more;
            kept[level] += line.kept;
            sum += more;
        }
        if (self.plan.basis == Basis::Quantity) == (self.plan.pays == Pays::PerUnit) {
            return parts;
        }
        [0, 1].map(|level| if cut[level] == 0 { ZERO } else { parts[level] * Fraction::new(kept[level], cut[level]) })
    }

    /// What bands cut slices from: money, or hundredths of pieces.
    fn cut(&self, line: &Line<'_>) -> i128 {
        match (self.plan.basis == Basis::Quantity, self.plan.pays == Pays::PerUnit) {
            (true, false) => 100 * line.sale.quantity,
            (false, true) => line.sale.net,
            _ => line.kept,
        }
    }

    /// Where a band begins, in what slices are cut from.
    fn position(&self, edge: i128) -> Fraction {
        match self.plan.basis {
            Basis::None | Basis::Value => Fraction::whole(edge),
            Basis::Quantity => Fraction::whole(100 * edge),
            Basis::Target => Fraction::new(self.plan.target * edge, 10_000),
            Basis::Growth => Fraction::new(self.year_before() * (10_000 + edge), 10_000),
        }
    }

    /// A rate or amount, as it stands in the plan.
    fn rate(&self, band: usize, level: usize) -> Fraction {
        Fraction::whole(self.plan.rates[band][level])
    }

    /// The rate between that of the band reached and that of the next one.
    fn between(&self, reached: usize, measured: Fraction, level: usize) -> Fraction {
        let rate = self.rate(reached, level);
        let Some(next) = self.plan.edges.get(reached + 1) else { return rate };
        let from = Fraction::whole(self.plan.edges[reached]);
        rate + (self.rate(reached + 1, level) - rate) * (measured - from) / (Fraction::whole(*next) - from)
    }

    fn blocks(&self, measured: Fraction) -> Fraction {
        let (size, up) = self.plan.block;
        let blocks = measured / Fraction::whole(size);
        let started = i128::from(up && blocks.above.rem_euclid(blocks.below) != 0);
        Fraction::whole(blocks.above.div_euclid(blocks.below) + started)
    }

    /// Hundredths times a rate, in cents.
    fn worth(&self, kept: i128) -> Fraction {
        Fraction::new(kept, if self.plan.pays == Pays::PerUnit { 100 } else { 10_000 })
    }

    /// What counts, of the sales that fill bands together. Where the plan does not say what counts, that is what is paid.
    fn counted(&self, belongs: impl Fn(&Sale) -> bool) -> i128 {
        let mut counted = 0;
        for sale in self.quarter().filter(|sale| belongs(sale)) {
            counted += match (self.plan.basis, self.plan.double) {
                (_, true) if sale.product == 'A' => 2 * sale.net,
                (_, true) => sale.net,
                _ if !self.is_paid(sale) => 0,
                (Basis::Quantity, _) => sale.quantity,
                _ => sale.net,
            };
        }
        counted
    }

    /// What was counted, in the measure of the bands.
    fn measured(&self, counted: i128) -> Fraction {
        match self.plan.basis {
            Basis::None | Basis::Value | Basis::Quantity => Fraction::whole(counted),
            Basis::Target => Fraction::new(counted * 10_000, self.plan.target),
            Basis::Growth => Fraction::new((counted - self.year_before()) * 10_000, self.year_before()),
        }
    }

    fn reached(&self, measured: Fraction) -> Option<usize> {
        let is_reached = |edge: &i128| match measured.cmp(&Fraction::whole(*edge)) {
            Ordering::Less => false,
            Ordering::Equal => !self.plan.above,
            Ordering::Greater => true,
        };
        self.plan.edges.iter().rposition(is_reached)
    }

    fn is_beyond(&self, measured: Fraction) -> bool {
        let Some(end) = self.plan.end.map(Fraction::whole) else { return false };
        if self.plan.above { measured > end } else { measured >= end }
    }

    fn is_paid(&self, sale: &Sale) -> bool {
        self.plan.only.is_none_or(|product| product == sale.product)
    }

    fn level(&self, day: i128) -> usize {
        let mut sold = 0;
        for sale in self.sales.iter().filter(|sale| sale.day <= day) {
            sold += sale.net;
        }
        usize::from(sold >= GOLD)
    }

    fn quarter(&self) -> impl Iterator<Item = &'m Sale> {
        self.sales.iter().filter(|sale| (QUARTER.0..=QUARTER.1).contains(&sale.day))
    }

    fn year_before(&self) -> i128 {
        let mut sold = 0;
        for sale in self.sales.iter().filter(|sale| (YEAR_BEFORE.0..=YEAR_BEFORE.1).contains(&sale.day)) {
            sold += sale.net;
        }
        sold
    }

    /// To whole cents, in the way of the programme.
    fn rounded(&self, exact: Fraction) -> i128 {
        let down = exact.above / exact.below;
        let rest = (exact.above % exact.below).abs();
        let is_up = match (self.plan.rounding, (2 * rest).cmp(&exact.below)) {
            (0, half) => half.is_ge(),
            (1, half) => half.is_gt() || half.is_eq() && down % 2 != 0,
            (2, _) => false,
            _ => rest != 0,
        };
        down + if is_up { exact.above.signum() } else { 0 }
    }
}
