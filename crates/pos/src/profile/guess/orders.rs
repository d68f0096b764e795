//! In which order the file writes day, month and year: each column by its own values, else by those of another.

use jiff::civil::Date;
use programme::record::ColumnType;

use super::super::Dates;
use super::{Read, fields, one_line};
use crate::intake::FileName;

/// In which order days are written, column by column.
#[derive(Debug, Default)]
pub(super) struct Orders {
    /// The order of most columns, for the whole file.
    pub(super) main: Option<String>,
    /// Why.
    pub(super) because: String,
    /// Columns that are written another way.
    differing: Vec<(usize, String)>,
    /// What is to be said of them.
    pub(super) notes: Vec<String>,
}

impl Orders {
    /// Decides by the columns that are given to a day.
    pub(super) fn of(read: &Read<'_>) -> Self {
        let mut orders = Self::default();
        let dated = |place: &usize| {
            read.decided.get(*place).and_then(|decision| decision.given.as_ref()).and_then(|given| fields::find(given.field))
        };
        let places: Vec<usize> =
            (0..read.columns.len()).filter(|place| dated(place).is_some_and(|field| field.kind == ColumnType::Date)).collect();
        let column = |place: usize| read.columns.get(place).map(|column| (one_line(&column.heading), &column.shape.days));
        // Every column of days may show the order, also one that no field takes.
        let shown: Vec<(String, String, String)> = read
            .columns
            .iter()
            .filter_map(|column| Some((column.shape.days.order.clone()?, one_line(&column.heading), column.shape.days.shown_by.clone()?)))
            .collect();
        let mut own = vec![];
        for place in places {
            let Some((heading, days)) = column(place) else { continue };
            let Some(order) = &days.order else { continue };
            if days.others.0 > 0 {
                orders.notes.push(format!(
                    "`{heading}`: {} of its values are not days written as `{order}`, such as `{}`; their rows will be refused",
                    days.others.0,
                    one_line(&days.others.1)
                ));
            }
            let Some((or, example)) = &days.or else {
                let because = days.shown_by.as_ref().map(|day| format!("`{heading}` has `{}`", one_line(day))).unwrap_or_default();
                own.push((place, order.clone(), because));
                continue;
            };
            match shown.iter().find(|(other, ..)| other == order || other == or) {
                Some((other, by, day)) => own.push((place, other.clone(), format!("`{by}` has `{}`", one_line(day)))),
                None => orders.notes.push(format!(
                    "`{heading}`: no value shows the order of day and month; `{}` may be `{order}` or `{or}`. Write `dates = \"{order}\"` or `dates = \"{or}\"` under [format]; until then every row is refused",
                    one_line(example)
                )),
            }
        }
        if let Some((_, main, because)) = own.first().cloned() {
            orders.differing = own.into_iter().filter(|(_, order, _)| *order != main).map(|(place, order, _)| (place, order)).collect();
            (orders.main, orders.because) = (Some(main), because);
        }
        orders
    }

    /// A day of a line that lies outside the period which the name of the file says by this pattern: then it is not the period that the name says, but
    /// perhaps the day the file was written.
    pub(super) fn day_outside(&self, read: &Read<'_>, pattern: &str) -> Option<Date> {
        let span = FileName::read(pattern).ok()?.period(&read.sample.file_name)?;
        let place = read.place_of("date")?;
        let own = self.differing.iter().find(|(other, _)| *other == place).map(|(_, order)| order);
        let dates = Dates::read(own.or(self.main.as_ref())?)?;
        let days = read.columns.get(place)?.cells.iter().filter_map(|cell| dates.day(cell));
        days.into_iter().find(|day| !span.contains(*day))
    }

    /// What is to be said beside a column whose days are written another way.
    pub(super) fn own(&self, place: usize) -> String {
        self.differing.iter().find(|(other, _)| *other == place).map(|(_, order)| format!("dates = \"{order}\"")).unwrap_or_default()
    }
}
