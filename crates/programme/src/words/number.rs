//! Numbers, amounts, days and windows as they are written in the language. From exact digits, never through a binary fraction.

use std::str::FromStr;

use icu_decimal::{DecimalFormatter, DecimalFormatterPreferences, options::DecimalFormatterOptions};
use icu_locale_core::locale;
use jiff::civil::Date;
use rust_decimal::Decimal;

use super::{Language, Teller};
use crate::condition::Unit;
use crate::money::{Rounding, minor_places, plain};
use crate::period::{self, Days, Duration, Period, Reach, Window};

/// How the language writes numbers.
pub(super) fn preferences(language: Language) -> DecimalFormatterPreferences {
    match language {
        Language::En => locale!("en").into(),
        Language::De => locale!("de").into(),
        Language::Nl => locale!("nl").into(),
    }
}

/// The most places a measured number is shown with: shares seldom end.
const PLACES: u32 = 4;

/// How many people are named before the others are only counted.
const NAMED: usize = 8;

impl Teller {
    /// A number with all its places and none too many: "81,749.25".
    #[must_use]
    pub fn number(&self, number: Decimal) -> String {
        self.digits(&plain(number))
    }

    fn digits(&self, digits: &str) -> String {
        let formatter = DecimalFormatter::try_new(self.numbers, DecimalFormatterOptions::default());
        match (formatter, fixed_decimal::Decimal::from_str(digits)) {
            (Ok(formatter), Ok(number)) => formatter.format(&number).to_string(),
            _ => digits.to_owned(),
        }
    }

    /// An amount of money with at least the minor places of its currency.
    #[must_use]
    pub fn money(&self, amount: Decimal, currency: &str) -> String {
        self.say("amount-money", &[("number", &self.figure(amount, currency)), ("currency", currency)])
    }

    /// An amount of money without its currency, where a table says it once.
    #[must_use]
    pub fn figure(&self, amount: Decimal, currency: &str) -> String {
        let mut amount = if amount.is_zero() { Decimal::ZERO } else { amount.normalize() };
        let places = minor_places(currency);
        if amount.scale() < places {
            amount.rescale(places);
        }
        self.digits(&amount.to_string())
    }

    /// A number with at least so many places.
    #[must_use]
    pub fn padded(&self, number: Decimal, places: u32) -> String {
        let mut number = number;
        if number.scale() < places {
            number.rescale(places);
        }
        self.digits(&number.to_string())
    }

    /// A number with its unit: "81,749.25 USD", "3 people", "12%". Money is told to the minor unit of its currency.
    #[must_use]
    pub fn amount(&self, unit: Unit, number: Decimal, currency: &str) -> String {
        let number = Rounding::HalfAwayFromZero.apply(number, if unit == Unit::Money { minor_places(currency) } else { PLACES });
        match unit {
            Unit::Money => self.money(number, currency),
            Unit::Percent => self.say("amount-percent", &[("number", &self.number(number))]),
            Unit::Points => self.say_decimal("amount-points", number),
            Unit::People => self.say_decimal("amount-people", number),
            Unit::Days => self.say_decimal("amount-days", number),
            Unit::Months => self.say_decimal("amount-months", number),
            Unit::Count | Unit::Number => self.number(number),
        }
    }

    /// What lies between two numbers of a unit: between percentages, percentage points. Rounded up where it has many places, so that
    /// who adds what is told is never short.
    #[must_use]
    pub fn difference(&self, unit: Unit, number: Decimal, currency: &str) -> String {
        let places = match unit {
            Unit::Percent => 2,
            Unit::Money => minor_places(currency),
            _ => PLACES,
        };
        let number = Rounding::Up.apply(number, places);
        match unit {
            Unit::Percent => self.say_decimal("difference-percent", number),
            _ => self.amount(unit, number, currency),
        }
    }

    fn say_decimal(&self, id: &str, number: Decimal) -> String {
        self.say_count(id, plural(number), &[("number", &self.number(number))])
    }

    /// A message about a whole number.
    pub(crate) fn say_number(&self, id: &str, number: usize, arguments: &[(&'static str, &str)]) -> String {
        let written = self.number(Decimal::from(number));
        let mut all = vec![("number", written.as_str())];
        all.extend_from_slice(arguments);
        self.say_count(id, u32::try_from(number).unwrap_or(u32::MAX), &all)
    }

    /// A day: "16 May 2024".
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        let (day, year) = (date.day().to_string(), date.year().to_string());
        self.say_with("date-long", &[("day", &day), ("year", &year)], [("month", u32::from(date.month().unsigned_abs()))])
    }

    /// A range of days; one that has no beginning is told by its end.
    #[must_use]
    pub fn days(&self, days: Days) -> String {
        if days.from == days.to || days.from == Date::MIN {
            return self.date(days.to);
        }
        self.say("date-range", &[("from", &self.date(days.from)), ("to", &self.date(days.to))])
    }

    /// A day where there is little room: "16 May 2024".
    #[must_use]
    pub fn short_date(&self, date: Date) -> String {
        let (day, year) = (date.day().to_string(), date.year().to_string());
        self.say_with("date-short", &[("day", &day), ("year", &year)], [("month", u32::from(date.month().unsigned_abs()))])
    }

    /// A range of days where there is little room: whole months by their names, "Jul–Sep 2013".
    #[must_use]
    pub fn short_days(&self, days: Days) -> String {
        let Days { from, to } = days;
        let month = |day: Date| self.say_with("month-short", &[], [("month", u32::from(day.month().unsigned_abs()))]);
        let year = to.year().to_string();
        let whole = from.day() == 1 && to == to.last_of_month() && from != Date::MIN;
        if whole && (from.year(), from.month()) == (to.year(), to.month()) {
            return self.say("month-of-year", &[("from", &month(from)), ("year", &year)]);
        }
        if whole && from.year() == to.year() {
            return self.say("months-of-year", &[("from", &month(from)), ("to", &month(to)), ("year", &year)]);
        }
        if from == to || from == Date::MIN {
            return self.short_date(to);
        }
        self.say("span-short", &[("from", &self.short_date(from)), ("to", &self.short_date(to))])
    }

    /// A window of time: "programme year to date", "last 12 months".
    #[must_use]
    pub fn window(&self, window: &Window) -> String {
        let reach = match window.reach {
            Reach::ToDate(period, 0) => self.say("window-to-date", &[("period", &key(period))]),
            Reach::ToDate(period, before) => {
                let current = self.say("window-to-date", &[("period", &key(period))]);
                self.say("window-and-before", &[("window", &current), ("number", &self.number(before.into()))])
            }
            Reach::Full(period, 1) => self.say("window-previous", &[("period", &key(period))]),
            Reach::Full(period, count) => self.say("window-full", &[("period", &key(period)), ("number", &self.number(count.into()))]),
            Reach::Rolling(length) => self.rolling(length),
            Reach::SinceJoining => self.say("window-since-joining", &[]),
            Reach::Ever => self.say("window-ever", &[]),
            Reach::OnTheDay => self.say("window-on-the-day", &[]),
        };
        match window.earlier {
            None => reach,
            Some(length) => self.say("window-earlier", &[("window", &reach), ("length", &self.length(length))]),
        }
    }

    fn rolling(&self, length: Duration) -> String {
        let count = Decimal::from(length.count);
        let (id, count) = match length.unit {
            period::Unit::Day => ("window-days", count),
            period::Unit::Week => ("window-weeks", count),
            period::Unit::Month => match years(length).filter(|years| *years > 1) {
                Some(years) => ("window-years", Decimal::from(years)),
                None => ("window-months", count),
            },
        };
        self.say_decimal(id, count)
    }

    /// A length of time: "45 days", "2 years".
    #[must_use]
    pub fn length(&self, length: Duration) -> String {
        let count = Decimal::from(length.count);
        match length.unit {
            period::Unit::Day => self.say_decimal("amount-days", count),
            period::Unit::Week => self.say_decimal("amount-weeks", count),
            period::Unit::Month => match years(length) {
                Some(years) => self.say_decimal("amount-years", Decimal::from(years)),
                None => self.say_decimal("amount-months", count),
            },
        }
    }

    /// An allowance per the words of a period in the file: "5 per quarter".
    pub(crate) fn per(&self, amount: &str, period: &str) -> String {
        self.say("amount-per", &[("amount", amount), ("period", &period.replace(' ', "-"))])
    }

    /// "A, B and C".
    #[must_use]
    pub fn list(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [only] => only.clone(),
            [rest @ .., last] => self.say("list-and", &[("rest", &rest.join(", ")), ("last", last)]),
        }
    }

    /// Names, of many only the first.
    pub(super) fn names(&self, names: &[String]) -> String {
        if names.len() <= NAMED {
            return self.list(names);
        }
        self.say_number("list-more", names.len() - NAMED, &[("names", &names[..NAMED].join(", "))])
    }
}

/// The number that chooses a plural: a fraction takes the form of many.
fn plural(number: Decimal) -> u32 {
    if number.is_integer() { u32::try_from(number.abs()).unwrap_or(u32::MAX) } else { 2 }
}

/// The name of a period in the catalogues.
fn key(period: Period) -> String {
    period.name().replace(' ', "-")
}

fn years(length: Duration) -> Option<i32> {
    (length.unit == period::Unit::Month && length.count % 12 == 0).then_some(length.count / 12)
}
