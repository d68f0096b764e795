//! Duties: who owes what by when.

use super::context::Check;
use crate::condition::Setting;
use crate::diagnostic::Span;
use crate::file::Node;
use crate::model::{Anchor, Due, Duty, Rhythm};
use crate::period::{Duration, Period, Unit};
use crate::record::{ColumnType, Schema};

impl Check<'_> {
    pub(super) fn duties(&mut self) -> Vec<Duty> {
        let mut duties = vec![];
        let effective = self.document.get("programme").and_then(|node| node.date_of("effective")).unwrap_or(jiff::civil::Date::MIN);
        for (id, node) in self.listed("duties") {
            let at = node.get("id").map_or(node.span, |node| node.span);
            let rhythm = self.rhythm(id, at, node).unwrap_or(Rhythm::Once);
            let due = node.get("due").and_then(|due| self.due(due, &rhythm));
            if node.get("due").is_none() && rhythm != Rhythm::Once {
                self.error(
                    "missing-key",
                    at,
                    format!("`{id}` is owed again and again, and has no `due`"),
                    Some("due = \"45 days after start\", \"10 days after end\", \"7 days before meeting\"".into()),
                );
            }
            if due.is_some() && node.get("while_open").is_none() {
                let help = "while_open = \"in order\" or \"not in order\": what counts before the due date";
                self.error("missing-key", at, format!("`{id}` does not say what counts until it is due"), Some(help.into()));
            }
            let levels = match node.get("levels") {
                Some(_) => {
                    self.ladder_of(node, &format!("`{id}`")).and_then(|ladder| self.levels_of(node, ladder).map(|levels| (ladder, levels)))
                }
                None => None,
            };
            let condition = self.condition_of(node, "where", &Setting::Standing);
            let only_if = self.condition_of(node, "only_if", &Setting::Standing);
            let said =
                |key: &str| node.text_of(key).map(|text| if key == "before" { format!("before each {text}") } else { text.to_owned() });
            duties.push(Duty {
                id: id.into(),
                since: effective,
                title: self.title(node, id),
                rhythm,
                due,
                levels,
                condition,
                only_if,
                open_is_in_order: node.text_of("while_open") == Some("in order"),
                proof: self.text(node.get("proof")),
                if_missed: self.text(node.get("if_missed")),
                note: self.text(node.get("note")),
                words: [said("every"), said("before"), said("due")].into_iter().flatten().collect::<Vec<_>>().join(", "),
            });
        }
        duties
    }

    fn rhythm(&mut self, id: &str, at: Span, node: &Node) -> Option<Rhythm> {
        match (node.get("every"), node.text_of("before")) {
            (Some(every), None) => match every.text()? {
                "once" => Some(Rhythm::Once),
                words => {
                    let period = Period::read(words)?;
                    self.period(period, every.span);
                    Some(Rhythm::Every(period))
                }
            },
            (None, Some(meeting)) => Some(Rhythm::Before(meeting.into())),
            (Some(every), Some(_)) => {
                self.error("several-ways", every.span, format!("`{id}` has both `every` and `before`"), Some("keep one".into()));
                None
            }
            (None, None) => {
                self.error(
                    "missing-key",
                    at,
                    format!("`{id}` does not say how often"),
                    Some("every = \"once\", \"week\", \"quarter\", \"programme year\" …, or before = \"qbr\"".into()),
                );
                None
            }
        }
    }

    /// `"45 days after the later of start and partner.onboarded"`
    fn due(&mut self, node: &Node, rhythm: &Rhythm) -> Option<Due> {
        let text = node.text()?;
        let parsed = self.due_words(text);
        let Some(due) = parsed else {
            let help = "\"45 days after start\", \"10 days after end\", \"7 days before meeting\", \"30 days after joining\", \"45 days after the later of start and partner.onboarded\"";
            self.error("unknown-word", node.span, format!("`{text}` is not a due date"), Some(help.into()));
            return None;
        };
        if due.length.unit != Unit::Month && !due.before {
            self.needs_day_count(node.span);
        }
        let fits = match (rhythm, due.anchor) {
            (Rhythm::Before(_), anchor) => anchor == Anchor::Meeting,
            (Rhythm::Once, anchor) => anchor == Anchor::Joining || anchor == Anchor::Start,
            (Rhythm::Every(_), anchor) => anchor != Anchor::Meeting,
        };
        if !fits {
            let help = match rhythm {
                Rhythm::Once => "a duty owed once is counted from `joining` or `start` (of the programme)",
                Rhythm::Before(_) => "a duty before a meeting is counted from `meeting`",
                Rhythm::Every(_) => "a duty of every period is counted from `start` or `end`",
            };
            self.error("dates-contradict", node.span, format!("`{text}` does not go with how often it is owed"), Some(help.into()));
        }
        Some(due)
    }

    fn due_words(&self, text: &str) -> Option<Due> {
        let (length, before, anchor) = match (text.split_once(" after "), text.split_once(" before ")) {
            (Some((length, anchor)), None) => (length, false, anchor),
            (None, Some((length, anchor))) => (length, true, anchor),
            _ => return None,
        };
        let length = Duration::read(length)?;
        let (anchor, or_later) = match anchor.strip_prefix("the later of ") {
            Some(two) => {
                let (anchor, column) = two.split_once(" and ")?;
                let partner = self.schema.get(Schema::PARTNER);
                let place = partner.column(column.strip_prefix("partner.")?)?;
                (anchor, Some(place).filter(|place| partner.columns[*place].kind == ColumnType::Date))
            }
            None => (anchor, None),
        };
        if anchor.contains(' ') || (text.contains("the later of") && or_later.is_none()) {
            return None;
        }
        let anchor = match anchor {
            "start" => Anchor::Start,
            "end" => Anchor::End,
            "joining" => Anchor::Joining,
            "meeting" => Anchor::Meeting,
            _ => return None,
        };
        Some(Due { length, before, anchor, or_later })
    }
}
