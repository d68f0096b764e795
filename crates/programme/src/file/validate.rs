//! A document against its shape: every unknown key, missing key and value of another form, in one go.

use super::document::{Item, Node};
use super::shape::{Field, Form, Shape};
use crate::diagnostic::{Diagnostic, Span, did_you_mean, quoted};
use crate::period::{Duration, Period, Window};

/// Compares a document with the shape it should have.
pub fn validate(document: &Node, shape: &Shape, found: &mut Vec<Diagnostic>) {
    table(document, shape, "the file", None, found);
}

fn table(node: &Node, shape: &Shape, what: &str, at: Option<Span>, found: &mut Vec<Diagnostic>) {
    for (key, value) in node.entries() {
        match shape.field(&key.name) {
            Some(field) => value_of(value, field, found),
            None => {
                let help = did_you_mean(&key.name, shape.fields.iter().map(|field| field.name));
                found.push(Diagnostic::error("unknown-key", key.span, format!("{what} has no key `{}`", key.name)).help_maybe(help));
            }
        }
    }
    for field in shape.fields.iter().filter(|field| field.required && node.get(field.name).is_none()) {
        let message = format!("{what} has no `{}`", field.name);
        found.push(
            Diagnostic::error("missing-key", at.unwrap_or(Span::new(node.span.start, node.span.start)), message)
                .help(format!("{}: {}", field.name, field.about)),
        );
    }
}

fn value_of(node: &Node, field: &Field, found: &mut Vec<Diagnostic>) {
    if let Err(reason) = form(node, &field.form, field.name, found) {
        let message = format!("`{}` {reason}", field.name);
        found.push(Diagnostic::error("wrong-value", node.span, message).help(field.about));
    }
}

/// Checks a value against a form; the error says what it should be.
fn form(node: &Node, wanted: &Form, name: &str, found: &mut Vec<Diagnostic>) -> Result<(), String> {
    let fits = |fits: bool, what: &str| if fits { Ok(()) } else { Err(format!("should be {what}")) };
    match wanted {
        Form::Text | Form::Formula => fits(node.text().is_some_and(|text| !text.trim().is_empty()), "a text"),
        Form::Figure => fits(node.number().is_some() || node.text().is_some(), "a number or an expression"),
        Form::Number => fits(node.number().is_some(), "a number"),
        Form::Count => fits(node.number().is_some_and(|n| n.is_integer() && !n.is_sign_negative()), "a whole number"),
        Form::YesNo => fits(matches!(node.item, Item::YesNo(_)), "true or false"),
        Form::Date => fits(matches!(node.item, Item::Date(_)), "a day, without quotes: 2024-05-31"),
        Form::Id => fits(node.text().is_some_and(is_id), "an id: small letters, digits and `_`, beginning with a letter"),
        Form::Name => fits(node.text().is_some_and(is_name), "a name: small letters, digits, `-`, `.` and `_`"),
        Form::DayOfYear => fits(node.text().is_some_and(|text| day_of_year(text).is_some()), "a day of the year: \"04-01\""),
        Form::Currency => fits(
            node.text().is_some_and(|text| text.len() == 3 && text.bytes().all(|b| b.is_ascii_uppercase())),
            "a currency code of ISO 4217: \"EUR\"",
        ),
        Form::Window => window(node, name, found),
        Form::Period => {
            fits(node.text().and_then(Period::read).is_some(), &format!("one of {}", quoted(&Period::ALL.map(|(name, _)| name))))
        }
        Form::Duration => fits(node.text().and_then(Duration::read).is_some(), "a length: \"6 months\", \"90 days\", \"1 year\""),
        Form::Word(words) => match node.text() {
            Some(text) if words.contains(&text) => Ok(()),
            Some(text) => {
                let help = did_you_mean(text, words.iter().copied()).unwrap_or_else(|| format!("known: {}", quoted(words)));
                found.push(Diagnostic::error("unknown-word", node.span, format!("`{name}` cannot be `{text}`")).help(help));
                Ok(())
            }
            None => Err(format!("should be one of {}", quoted(words))),
        },
        Form::Words => local_text(node),
        Form::List(inner) => {
            let Item::List(items) = &node.item else { return Err("should be a list: […]".into()) };
            items.iter().try_for_each(|item| form(item, inner, name, found))
        }
        Form::Table(shape) => {
            fits(matches!(node.item, Item::Table(_)), "a table")?;
            table(node, shape, &format!("`{name}`"), Some(node.span), found);
            Ok(())
        }
        Form::Tables(shape) => {
            let Item::List(items) = &node.item else { return Err(format!("is a list of tables: write [[{name}]]")) };
            for item in items {
                let title = item.text_of("id").map_or_else(|| format!("this entry of `{name}`"), |id| format!("`{id}`"));
                fits(matches!(item.item, Item::Table(_)), "a list of tables")?;
                table(item, shape, &title, Some(Span::new(item.span.start, item.span.start + 1)), found);
            }
            Ok(())
        }
        Form::Map(inner) => {
            let Item::Table(entries) = &node.item else { return Err(format!("holds named entries: write [{name}.NAME]")) };
            for (key, value) in entries {
                if let Err(reason) = form(value, inner, &key.name, found) {
                    found.push(Diagnostic::error("wrong-value", value.span, format!("`{}` {reason}", key.name)));
                }
            }
            Ok(())
        }
        Form::Ids(inner) => {
            for (key, _) in node.entries().iter().filter(|(key, _)| !is_id(&key.name)) {
                let help = "ids are small letters, digits and `_`, beginning with a letter";
                found.push(Diagnostic::error("not-an-id", key.span, format!("`{}` is not an id", key.name)).help(help));
            }
            form(node, &Form::Map(inner), name, found)
        }
        Form::PerLevel(inner) => per_level(node, inner, name, found),
        Form::Either(forms) => either(node, forms, name, found),
        Form::Any => Ok(()),
    }
}

/// A window of time; one that is nearly right is offered.
fn window(node: &Node, name: &str, found: &mut Vec<Diagnostic>) -> Result<(), String> {
    let Some(text) = node.text() else { return Err("should be a text: \"last 12 months\"".into()) };
    if Window::read(text).is_some() {
        return Ok(());
    }
    let periods = Period::ALL.map(|(name, _)| name);
    let known: Vec<String> = periods
        .iter()
        .flat_map(|period| [(*period).to_owned(), format!("previous {period}"), format!("last 12 full {period}s")])
        .chain(["last 12 months", "on the day", "since joining", "ever"].map(Into::into))
        .collect();
    let near = did_you_mean(text, known.iter().map(String::as_str));
    let help = near.unwrap_or_else(|| "\"programme year\", \"previous quarter\", \"last 12 months\", \"last 4 full quarters\", \"on the day\", \"ever\", and each of them \", a year earlier\"".into());
    found.push(Diagnostic::error("not-a-window", node.span, format!("`{name}` names no window of time: `{text}`")).help(help));
    Ok(())
}

/// A value for all levels, or a table by level (and group), or a list by date.
fn per_level(node: &Node, inner: &Form, name: &str, found: &mut Vec<Diagnostic>) -> Result<(), String> {
    match &node.item {
        Item::Table(entries) if node.get("between").is_none() => {
            entries.iter().try_for_each(|(_, value)| per_level(value, inner, name, found))
        }
        Item::Table(_) => form(node, &Form::Table(&super::shape::BETWEEN), name, found),
        Item::List(items) => items.iter().try_for_each(|item| match item.get("value") {
            Some(value) => per_level(value, inner, name, found),
            None => Err("by date is a list of { from, until, value }".into()),
        }),
        _ => form(node, inner, name, found),
    }
}

fn either(node: &Node, forms: &[Form], name: &str, found: &mut Vec<Diagnostic>) -> Result<(), String> {
    let mut reasons = vec![];
    for candidate in forms {
        let mut own = vec![];
        match form(node, candidate, name, &mut own) {
            Ok(()) => {
                found.extend(own);
                return Ok(());
            }
            Err(reason) => reasons.push(reason.trim_start_matches("should be ").to_owned()),
        }
    }
    Err(format!("should be {}", reasons.join(", or ")))
}

fn local_text(node: &Node) -> Result<(), String> {
    match &node.item {
        Item::Text(_) => Ok(()),
        Item::Table(entries) if !entries.is_empty() && entries.iter().all(|(key, value)| key.name.len() == 2 && value.text().is_some()) => {
            Ok(())
        }
        _ => Err("should be a text, or texts by language: { en = \"Track\", de = \"Stufe\" }".into()),
    }
}

fn is_id(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase()) && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.'))
}

/// Month and day of `"04-01"`; 29 February is not a day of every year.
pub(crate) fn day_of_year(text: &str) -> Option<(i8, i8)> {
    let (month, day) = text.split_once('-')?;
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    (text.len() == 5 && crate::period::date(2023, month, day).is_some() && day <= 28).then_some((month, day))
}
