//! The statement as PDF.

use jiff::civil::Date;
use programme::words::{Paper, Teller};
use serde_json::{Value, json};

use super::{Part, Scale, Sheet};
use crate::typeset;

/// The PDF, with at most so many records under each amount; the same statement gives the same bytes.
///
/// # Errors
/// What the typesetter says; a statement that is laid out gives none.
pub fn pdf(sheet: &Sheet, teller: &Teller, records: usize, day: Date) -> Result<Vec<u8>, String> {
    let values = serde_json::to_vec(&values(sheet, teller, records)).map_err(|error| error.to_string())?;
    typeset::pdf(include_str!("statement.typ"), values, day)
}

fn values(sheet: &Sheet, teller: &Teller, records: usize) -> Value {
    let say = |word| teller.paper(word);
    let shown = |table: &crate::table::Table| table.shown(teller, &sheet.currency);
    json!({
        "language": teller.language().code(),
        "title": say(Paper::Statement), "programme": sheet.programme, "partner": sheet.partner, "period": sheet.period,
        "about": sheet.about, "currency": sheet.currency,
        "figures": sheet.figures.iter().map(|(label, amount)| json!([label, teller.figure(*amount, &sheet.currency)])).collect::<Vec<_>>(),
        "wrong": sheet.wrong, "next": sheet.next, "next_title": say(Paper::Next),
        "overview": shown(&sheet.overview),
        "parts": sheet.parts.iter().map(|own| part(own, sheet, teller, records)).collect::<Vec<_>>(),
        "funds": sheet.funds.as_ref().map(shown), "disputes": sheet.disputes.as_ref().map(shown), "account": shown(&sheet.account), "entries": shown(&sheet.entries),
        "promise": teller.promise(), "page": teller.page("{page}", "{pages}"),
    })
}

fn part(part: &Part, sheet: &Sheet, teller: &Teller, records: usize) -> Value {
    let say = |word| teller.paper(word);
    let shown = |table: &crate::table::Table| table.shown(teller, &sheet.currency);
    let mut sold = shown(&part.records);
    let more = sold.rows.len().saturating_sub(records);
    sold.rows.truncate(records);
    let scale = part.scale.as_ref().map(|Scale { reached, marks }| {
        let mark = |mark: &super::Mark| json!({ "at": mark.at, "edge": mark.edge, "reached": mark.reached });
        json!({ "reached": reached, "marks": marks.iter().map(mark).collect::<Vec<_>>() })
    });
    json!({
        "title": part.title, "days": part.days, "amount": part.amount.shown(teller, &sheet.currency), "booked": part.booked,
        "remarks": part.remarks, "promised": part.promised, "promised_title": say(Paper::Rules),
        "bands": part.bands.as_ref().map(|(table, _)| shown(table)), "band": part.bands.as_ref().and_then(|(_, band)| *band),
        "scale": scale, "reached": part.reached, "reached_title": say(Paper::Reached), "steps": shown(&part.steps), "persons": part.persons,
        "sold": sold, "more": (more > 0).then(|| teller.more_records(more)), "left_out": part.left_out.as_ref().map(shown),
    })
}
