//! JSON Schema of the programme file, for editors (draft 2020-12).

use serde_json::{Map, Value, json};

use super::shape::{FILE, Field, Form, Shape};
use crate::period::Period;

/// The schema of a programme file.
#[must_use]
pub fn json_schema() -> Value {
    let mut schema = table(&FILE);
    if let Some(top) = schema.as_object_mut() {
        top.insert("$schema".into(), "https://json-schema.org/draft/2020-12/schema".into());
        top.insert("title".into(), "Fairway programme file".into());
    }
    schema
}

fn table(shape: &Shape) -> Value {
    let properties: Map<String, Value> = shape.fields.iter().map(|field| (field.name.to_owned(), property(field))).collect();
    let required: Vec<&str> = shape.fields.iter().filter(|field| field.required).map(|field| field.name).collect();
    json!({ "type": "object", "description": shape.about, "properties": properties, "required": required, "additionalProperties": false })
}

fn property(field: &Field) -> Value {
    let mut schema = form(&field.form);
    if let Some(object) = schema.as_object_mut() {
        object.insert("description".into(), field.about.into());
    }
    schema
}

fn form(wanted: &Form) -> Value {
    let number = || json!({ "type": ["number", "string"] });
    match wanted {
        Form::Text | Form::Formula | Form::Window | Form::Duration => json!({ "type": "string" }),
        Form::Words => json!({ "anyOf": [{ "type": "string" }, { "type": "object", "additionalProperties": { "type": "string" } }] }),
        Form::Figure | Form::Number | Form::Count => number(),
        Form::YesNo => json!({ "type": "boolean" }),
        Form::Date => json!({ "type": "string", "format": "date" }),
        Form::Id => json!({ "type": "string", "pattern": "^[a-z][a-z0-9_]*$" }),
        Form::Name => json!({ "type": "string", "pattern": "^[A-Za-z0-9_.-]+$" }),
        Form::DayOfYear => json!({ "type": "string", "pattern": "^[0-9]{2}-[0-9]{2}$" }),
        Form::Currency => json!({ "type": "string", "pattern": "^[A-Z]{3}$" }),
        Form::Period => json!({ "enum": Period::ALL.map(|(name, _)| name) }),
        Form::Word(words) => json!({ "enum": words }),
        Form::List(inner) => json!({ "type": "array", "items": form(inner) }),
        Form::Table(shape) => table(shape),
        Form::Tables(shape) => json!({ "type": "array", "items": table(shape) }),
        Form::Map(inner) => json!({ "type": "object", "additionalProperties": form(inner) }),
        Form::Ids(inner) => {
            json!({ "type": "object", "propertyNames": { "pattern": "^[a-z][a-z0-9_]*$" }, "additionalProperties": form(inner) })
        }
        Form::PerLevel(inner) => json!({ "anyOf": [form(inner), { "type": "object" }, { "type": "array" }] }),
        Form::Either(forms) => json!({ "anyOf": forms.iter().map(form).collect::<Vec<_>>() }),
        Form::Any => json!({}),
    }
}
