//! Measures: what they are made of, that units fit, and in which order they are worked out.

use super::context::Check;
use super::names::unit;
use crate::condition::{Expr, Kind, Setting, Unit};
use crate::diagnostic::{Span, did_you_mean, quoted};
use crate::file::{Item, Node};
use crate::model::{Aggregate, How, Measure, OverRecords, Pool, WhichPeople};
use crate::period::Window;
use crate::record::{Dating, Schema, TypeId};

const AGGREGATES: [(&str, Aggregate); 8] = [
    ("sum", Aggregate::Sum),
    ("count", Aggregate::Count),
    ("distinct", Aggregate::Distinct),
    ("min", Aggregate::Min),
    ("max", Aggregate::Max),
    ("average", Aggregate::Average),
    ("median", Aggregate::Median),
    ("latest", Aggregate::Latest),
];

impl Check<'_> {
    pub(super) fn measures(&mut self) -> Vec<Measure> {
        let mut measures = vec![];
        for (id, span, node) in self.named("measures") {
            let how = self.how(id, span, node).unwrap_or_else(|| How::Formula(Expr::number(0.into())));
            let (title, note) = (self.title(node, id), self.text(node.get("note")));
            measures.push(Measure { id: id.into(), title, unit: unit(node), note, how, words: words(node) });
        }
        measures
    }

    fn how(&mut self, id: &str, span: Span, node: &Node) -> Option<How> {
        let ways: Vec<&str> =
            AGGREGATES.iter().map(|(name, _)| *name).chain(["people", "formula"]).filter(|way| node.get(way).is_some()).collect();
        let way = match ways.as_slice() {
            [way] => *way,
            [] => {
                let help = "one of sum, count, distinct, min, max, average, median, latest, people, formula";
                self.error("missing-key", span, format!("`{id}` does not say how it is measured"), Some(help.into()));
                return None;
            }
            several => {
                self.error(
                    "several-ways",
                    span,
                    format!("`{id}` is measured in {} ways: {}", several.len(), quoted(several)),
                    Some("keep one".into()),
                );
                return None;
            }
        };
        match (way, node.get("each")) {
            ("people", _) => self.people_measure(node),
            ("formula", _) => self.formula_measure(id, node),
            (way, Some(each)) => self.each_measure(id, way, each, node),
            (way, None) => self.records_measure(id, span, way, node),
        }
    }

    fn formula_measure(&mut self, id: &str, node: &Node) -> Option<How> {
        self.unused(node, &["where", "over", "holding", "pool", "each"], "formula");
        let formula = node.get("formula")?;
        let setting = node.text_of("per").map_or(Setting::Partner, |per| Setting::Keyed(per.into()));
        let (expr, kind) = self.expression(formula, &setting)?;
        match kind {
            Kind::Number(own) => {
                self.declared_unit(id, unit(node), own, formula.span);
                Some(How::Formula(expr))
            }
            Kind::Null => Some(How::Formula(expr)),
            _ => {
                let help = "a measure is a number; for a yes/no write a requirement with `condition`, or case when … then 1 else 0 end";
                self.error("not-a-number", formula.span, format!("`{id}` should be a number"), Some(help.into()));
                None
            }
        }
    }

    /// A formula in points may be made of anything; money and percent must be what they say.
    fn declared_unit(&mut self, id: &str, declared: Unit, own: Unit, span: Span) {
        let fits = matches!(declared, Unit::Points | Unit::Number) || declared.fits(own);
        if !fits {
            let message = format!("`{id}` is declared as {} and works out as {}", declared.name(), own.name());
            self.error("units-differ", span, message, Some("change `unit`, or the expression".into()));
        }
    }

    pub(super) fn people(&mut self, node: &Node, who: &str) -> Option<WhichPeople> {
        let everybody = Expr::Literal(crate::record::Value::YesNo(true));
        let who = match node.get(who) {
            None => everybody,
            Some(Node { item: Item::YesNo(true), .. }) => everybody,
            Some(node) => self.condition(node, &Setting::Row(Schema::PERSON))?,
        };
        let mut holding = vec![];
        if let Some(node) = node.get("holding") {
            let conditions = if node.text().is_some() { std::slice::from_ref(node) } else { node.items() };
            for condition in conditions {
                holding.push(self.condition(condition, &Setting::Row(Schema::CREDENTIAL))?);
            }
        }
        Some(WhichPeople { who, holding, pool: pool(node) })
    }

    fn people_measure(&mut self, node: &Node) -> Option<How> {
        self.unused(node, &["where", "over", "per", "each"], "people");
        self.people(node, "people").map(How::People)
    }

    fn each_measure(&mut self, id: &str, way: &str, each: &Node, node: &Node) -> Option<How> {
        self.unused(node, &["over", "pool", "per", "holding"], "each");
        let per = each.text()?.to_owned();
        let keys_of: Vec<usize> =
            (0..self.names.measures.len()).filter(|place| self.names.measures[*place].per.as_deref() == Some(&per)).collect();
        if keys_of.is_empty() {
            let known: Vec<String> = self.names.measures.iter().filter_map(|measure| measure.per.clone()).collect();
            let help =
                did_you_mean(&per, known.iter().map(String::as_str)).unwrap_or_else(|| format!("first keep a measure `per = \"{per}\"`"));
            self.error("unknown-name", each.span, format!("no measure is kept per `{per}`"), Some(help));
            return None;
        }
        let setting = Setting::Keyed(per.clone());
        let aggregate = aggregate(way);
        let value = node.get(way)?;
        let of = if way == "count" {
            if value.text() != Some(&per) {
                self.error(
                    "wrong-value",
                    value.span,
                    format!("with `each`, `count` names what is counted: `{per}`"),
                    Some(format!("count = \"{per}\"")),
                );
            }
            None
        } else {
            let (expr, own) = self.number(value, &setting)?;
            self.declared_unit(id, unit(node), own, value.span);
            Some(expr)
        };
        let filter = self.condition_of(node, "where", &setting);
        let read: Vec<usize> = of.iter().chain(&filter).flat_map(Expr::measures).collect();
        let keys_of: Vec<usize> = keys_of.into_iter().filter(|kept| read.contains(kept)).collect();
        if keys_of.is_empty() {
            self.error(
                "no-keys",
                each.span,
                format!("nothing in `{id}` is kept per `{per}`, so there is nothing to go through"),
                Some("use such a measure in it".into()),
            );
            return None;
        }
        Some(How::Each { per, aggregate, of, filter, keys_of })
    }

    fn records_measure(&mut self, id: &str, span: Span, way: &str, node: &Node) -> Option<How> {
        self.unused(node, &["holding"], way);
        let value = node.get(way)?;
        let record = self.record_of(way, value)?;
        let setting = Setting::Row(record);
        let of = match way {
            "count" => None,
            "distinct" => Some(self.expression(value, &setting)?.0),
            _ => {
                let (expr, own) = self.number(value, &setting)?;
                self.declared_unit(id, unit(node), own, value.span);
                Some(expr)
            }
        };
        if matches!(way, "count" | "distinct") && matches!(unit(node), Unit::Money | Unit::Percent) {
            self.error(
                "units-differ",
                value.span,
                format!("`{id}` counts, and is declared as {}", unit(node).name()),
                Some("unit = \"count\"".into()),
            );
        }
        let filter = self.condition_of(node, "where", &setting);
        let over = self.over(id, span, record, node)?;
        let columns: Vec<String> = self.schema.get(record).columns.iter().map(|column| column.name.clone()).collect();
        let per = node.get("per").and_then(|per| self.look_up("column", per, &columns));
        Some(How::Records(OverRecords { record, aggregate: aggregate(way), of, filter, over, per, pool: pool(node) }))
    }

    fn over(&mut self, id: &str, span: Span, record: TypeId, node: &Node) -> Option<Window> {
        let Some(over) = node.get("over") else {
            let help = match self.schema.get(record).dating {
                Dating::Event => "over = \"programme year\", \"last 12 months\", \"ever\" …",
                Dating::Span => "over = \"on the day\" (what is open on the day), or a window of beginnings",
            };
            self.error("missing-key", span, format!("`{id}` does not say over which time"), Some(help.into()));
            return None;
        };
        let window = over.text().and_then(Window::read)?;
        if let Some(period) = window.period() {
            self.period(period, over.span);
        }
        Some(window)
    }

    fn record_of(&mut self, way: &str, value: &Node) -> Option<TypeId> {
        let text = value.text()?;
        let known: Vec<String> = self.schema.types.iter().map(|kind| kind.name.clone()).collect();
        if way == "count" {
            return self.look_up("record type", value, &known).map(TypeId);
        }
        let mentioned = |name: &str| {
            text.match_indices(&format!("{name}.")).any(|(at, _)| !text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_'))
        };
        let found = self.schema.types.iter().skip(1).position(|kind| mentioned(&kind.name)).map(|place| TypeId(place + 1));
        if found.is_none() {
            let seen = text.split(['.', '(']).next().unwrap_or(text).trim();
            let help =
                did_you_mean(seen, known.iter().map(String::as_str)).unwrap_or_else(|| "name a record's column: sale.net_amount".into());
            self.error("unknown-name", value.span, format!("`{text}` names no record"), Some(help));
        }
        found
    }

    fn unused(&mut self, node: &Node, keys: &[&str], way: &str) {
        for key in keys {
            if let Some(value) = node.get(key) {
                self.error("no-effect", value.span, format!("`{key}` has no effect beside `{way}`"), Some("take it out".into()));
            }
        }
    }
}

/// The measures a measure is made of.
pub(crate) fn reads(measure: &Measure) -> Vec<usize> {
    let mut found = match &measure.how {
        How::Formula(expr) => expr.measures(),
        How::Each { of, filter, keys_of, .. } => of.iter().chain(filter).flat_map(Expr::measures).chain(keys_of.iter().copied()).collect(),
        How::Records(_) | How::People(_) => vec![],
    };
    found.sort_unstable();
    found.dedup();
    found
}

fn aggregate(way: &str) -> Aggregate {
    AGGREGATES.iter().find(|(name, _)| *name == way).map_or(Aggregate::Sum, |(_, aggregate)| *aggregate)
}

fn pool(node: &Node) -> Pool {
    if node.text_of("pool") == Some("group") { Pool::Group } else { Pool::Partner }
}

/// How a measure is had, in the author's words.
fn words(node: &Node) -> String {
    let keys = [
        "sum", "count", "distinct", "min", "max", "average", "median", "latest", "people", "holding", "formula", "each", "where", "over",
        "pool",
    ];
    let part = |key: &&str| node.text_of(key).map(|text| format!("{key} {text}"));
    keys.iter().filter_map(part).collect::<Vec<_>>().join(", ")
}
