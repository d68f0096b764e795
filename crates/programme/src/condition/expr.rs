//! The checked tree: names are numbers now, units fit.

use crate::record::Cell;

/// What an expression gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A condition.
    YesNo,
    /// A number with its unit.
    Number(Unit),
    /// Words.
    Text,
    /// A day.
    Date,
    /// Only ever empty.
    Null,
}

/// The unit of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// An amount in the base currency.
    Money,
    /// A number of percent.
    Percent,
    /// Whole things.
    Count,
    /// Points of a score.
    Points,
    /// People.
    People,
    /// Days.
    Days,
    /// Months.
    Months,
    /// A plain number, which fits every unit.
    Number,
}

impl Unit {
    /// Every unit with the word the programme file uses for it.
    pub const ALL: [(&'static str, Self); 8] = [
        ("money", Self::Money),
        ("count", Self::Count),
        ("percent", Self::Percent),
        ("points", Self::Points),
        ("people", Self::People),
        ("days", Self::Days),
        ("months", Self::Months),
        ("number", Self::Number),
    ];

    /// The word for the unit.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, unit)| *unit == self).map_or("", |(name, _)| name)
    }

    /// Whether numbers of the two units may be added or compared.
    #[must_use]
    pub fn fits(self, other: Self) -> bool {
        self == other || self == Self::Number || other == Self::Number || (self.is_countable() && other.is_countable())
    }

    fn is_countable(self) -> bool {
        !matches!(self, Self::Money | Self::Percent | Self::Number)
    }

    /// The unit of a sum or of the greater of two.
    #[must_use]
    pub fn joined(self, other: Self) -> Self {
        if self == Self::Number { other } else { self }
    }
}

/// `=`, `<>`, `<`, `<=`, `>`, `>=`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `=`
    Equal,
    /// `<>`
    Different,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    More,
    /// `>=`
    AtLeast,
}

/// `+ - * /`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arithmetic {
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// `*`
    Times,
    /// `/`: null when divided by zero.
    Over,
}

/// The functions there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    /// The smallest of its arguments; null ones are passed over.
    Least,
    /// The greatest of its arguments; null ones are passed over.
    Greatest,
    /// The first that is not null.
    Coalesce,
    /// Without sign.
    Abs,
    /// To so many places, half away from zero.
    Round,
    /// The whole number below.
    Floor,
    /// The whole number above.
    Ceil,
    /// Small letters.
    Lower,
    /// Capital letters.
    Upper,
    /// The year of a day.
    Year,
    /// The month of a day (1 to 12).
    Month,
    /// Days from the first day to the second.
    DaysBetween,
    /// Whole months from the first day to the second.
    MonthsBetween,
    /// The first as percent of the second; null over nothing.
    Share,
    /// How much the first is above the second, in percent of the second; null over nothing.
    Growth,
}

impl Function {
    /// Every function by name, with the fewest and the most arguments it takes.
    pub const ALL: [(&'static str, Self, usize, usize); 15] = [
        ("least", Self::Least, 1, 20),
        ("greatest", Self::Greatest, 1, 20),
        ("coalesce", Self::Coalesce, 1, 20),
        ("abs", Self::Abs, 1, 1),
        ("round", Self::Round, 1, 2),
        ("floor", Self::Floor, 1, 1),
        ("ceil", Self::Ceil, 1, 1),
        ("lower", Self::Lower, 1, 1),
        ("upper", Self::Upper, 1, 1),
        ("year", Self::Year, 1, 1),
        ("month", Self::Month, 1, 1),
        ("days_between", Self::DaysBetween, 2, 2),
        ("months_between", Self::MonthsBetween, 2, 2),
        ("share", Self::Share, 2, 2),
        ("growth", Self::Growth, 2, 2),
    ];
}

/// What a table is looked up by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dimension {
    /// A column of the partner.
    Attribute(usize),
    /// The partner's zone in a zoning.
    Zone(usize),
    /// The level that is asked about.
    Level,
    /// An argument of the call.
    Key,
}

/// A checked expression.
#[derive(Clone, Debug, PartialEq)]
pub enum Expr {
    /// A fixed value.
    Literal(Cell),
    /// A column of the record at hand.
    Column(usize),
    /// The day of the event at hand, the first day of the span.
    From,
    /// The last day of the span at hand; null when open.
    Until,
    /// A column of the partner.
    Attribute(usize),
    /// The partner's zone in a zoning.
    Zone(usize),
    /// A named value of the programme.
    Named(usize),
    /// A measure.
    Measure(usize),
    /// The key of the group at hand.
    Key,
    /// The day asked about.
    AsOf,
    /// The amount of the partner's target of this name.
    Target(String),
    /// Whether the partner takes part.
    Enrolled(String),
    /// Whether the sale at hand belongs to a product group.
    InGroup(usize),
    /// The id of the level held on a ladder.
    Level(usize),
    /// Whether at least this level of a ladder is held.
    AtLevel(usize, usize),
    /// Whether a requirement is met for the level held.
    Met(usize),
    /// A row of a table.
    Table(usize, Vec<Expr>),
    /// `not`
    Not(Box<Expr>),
    /// All hold.
    And(Vec<Expr>),
    /// One holds.
    Or(Vec<Expr>),
    /// A comparison.
    Compare(Comparison, Box<Expr>, Box<Expr>),
    /// Arithmetic.
    Arithmetic(Arithmetic, Box<Expr>, Box<Expr>),
    /// Membership; the flag negates.
    In(bool, Box<Expr>, Vec<Expr>),
    /// A pattern with `%` and `_`; the flag negates.
    Like(bool, Box<Expr>, String),
    /// Empty; the flag negates.
    IsNull(bool, Box<Expr>),
    /// The first arm whose condition holds.
    Case(Vec<(Expr, Expr)>, Option<Box<Expr>>),
    /// A function.
    Call(Function, Vec<Expr>),
}

impl Expr {
    /// A fixed number.
    #[must_use]
    pub fn number(number: rust_decimal::Decimal) -> Self {
        Self::Literal(Cell::Number(number))
    }

    /// Calls `visit` for this expression and everything in it, outermost first.
    pub fn walk(&self, visit: &mut dyn FnMut(&Self)) {
        visit(self);
        for part in self.parts() {
            part.walk(visit);
        }
    }

    /// Whether it only puts others together: what it gives depends on them and on nothing else.
    #[must_use]
    pub fn is_operation(&self) -> bool {
        matches!(
            self,
            Self::Not(_)
                | Self::And(_)
                | Self::Or(_)
                | Self::Compare(..)
                | Self::Arithmetic(..)
                | Self::In(..)
                | Self::Like(..)
                | Self::IsNull(..)
                | Self::Case(..)
                | Self::Call(..)
        )
    }

    /// The expressions directly in it.
    #[must_use]
    pub fn parts(&self) -> Vec<&Self> {
        match self {
            Self::Not(inner) | Self::Like(_, inner, _) | Self::IsNull(_, inner) => vec![inner],
            Self::And(parts) | Self::Or(parts) | Self::Call(_, parts) | Self::Table(_, parts) => parts.iter().collect(),
            Self::Compare(_, left, right) | Self::Arithmetic(_, left, right) => vec![left, right],
            Self::In(_, left, items) => std::iter::once(left.as_ref()).chain(items).collect(),
            Self::Case(arms, otherwise) => arms.iter().flat_map(|(when, then)| [when, then]).chain(otherwise.as_deref()).collect(),
            _ => vec![],
        }
    }

    /// How many pieces stand within one another.
    #[must_use]
    pub fn depth(&self) -> usize {
        1 + self.parts().into_iter().map(Self::depth).max().unwrap_or(0)
    }

    /// The measures the expression reads.
    #[must_use]
    pub fn measures(&self) -> Vec<usize> {
        let mut found = vec![];
        self.walk(&mut |expr| {
            if let Self::Measure(measure) = expr {
                found.push(*measure);
            }
        });
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Whether the expression can be undefined: it divides, or compares parts with a whole.
    #[must_use]
    pub fn may_be_undefined(&self) -> bool {
        let mut divides = false;
        let mut guarded = false;
        self.walk(&mut |expr| match expr {
            Self::Arithmetic(Arithmetic::Over, _, right) => {
                divides |= !matches!(right.as_ref(), Self::Literal(Cell::Number(number)) if !number.is_zero());
            }
            Self::Call(Function::Share | Function::Growth, _) => divides = true,
            Self::Call(Function::Coalesce, _) => guarded = true,
            _ => {}
        });
        divides && !guarded
    }
}
