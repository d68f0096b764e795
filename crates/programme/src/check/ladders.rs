//! Levels and their calendar.

use super::context::Check;
use crate::diagnostic::{Span, quoted};
use crate::file::{Item, Node};
use crate::model::{Dated, DecidedBy, Election, Entry, Ladder, Level, Move, Purchase, Qualifies, Sanction, Silence, Transition, When};
use crate::period::{Duration, Period, Window};

impl Check<'_> {
    pub(super) fn ladders(&mut self) -> Vec<Ladder> {
        let mut ladders = vec![];
        for (place, (id, span, node)) in self.named("ladders").into_iter().enumerate() {
            let levels = self.levels(id, node);
            let decided_by = self.decided_by(id, span, node);
            let entry = self.entry(node, "entry", &levels).unwrap_or_else(|| self.default_entry(place));
            let at_launch = self.entry(node, "at_launch", &levels).unwrap_or(entry);
            let moves_itself = matches!(node.text_of("decided_by"), None | Some("rules" | "approval"));
            let rise = self.movement(id, span, node, "rise", moves_itself);
            let fall = self.movement(id, span, node, "fall", moves_itself);
            let qualifies = self.qualifies(node);
            let transition = self.transition(node, &levels);
            let sanctions = self.sanctions(node);
            ladders.push(Ladder {
                id: id.into(),
                title: self.title(node, id),
                levels,
                entry,
                at_launch,
                decided_by,
                rise,
                fall,
                qualifies,
                each: node.text_of("each").map(Into::into),
                transition,
                sanctions,
                lock_out: node.text_of("lock_out").and_then(Duration::read),
                note: self.text(node.get("note")),
            });
        }
        ladders
    }

    fn levels(&mut self, ladder: &str, node: &Node) -> Vec<Level> {
        let mut levels: Vec<Level> = vec![];
        let items = node.get("levels").map_or(&[][..], Node::items);
        for item in items {
            let Some(id) = item.text().or_else(|| item.text_of("id")) else { continue };
            if levels.iter().any(|level| level.id == id) {
                self.error(
                    "twice",
                    item.span,
                    format!("`{id}` stands twice among the levels of `{ladder}`"),
                    Some("every level is named once, lowest first".into()),
                );
            }
            let title = if item.text().is_some() { crate::model::Text::default() } else { self.text(item.get("title")) };
            let title = if title.is_empty() { crate::model::Text(vec![(String::new(), capitalised(id))]) } else { title };
            let was = item.text_of("was").map(Into::into);
            levels.push(Level { id: id.into(), title, was, by_invitation: item.text_of("by") == Some("invitation") });
        }
        if items.is_empty() {
            self.error(
                "no-levels",
                node.get("levels").map_or(node.span, |node| node.span),
                format!("`{ladder}` has no levels"),
                Some("levels = [\"registered\", \"silver\", \"gold\"], lowest first".into()),
            );
        }
        levels
    }

    fn entry(&mut self, node: &Node, key: &str, levels: &[Level]) -> Option<Entry> {
        let stated = node.get(key)?;
        match stated.text()? {
            "none" => Some(Entry::None),
            "lowest" => Some(Entry::Level(0)),
            "best fit" => Some(Entry::BestFit),
            _ => {
                let ids: Vec<String> = levels.iter().map(|level| level.id.clone()).collect();
                self.look_up("level", stated, &ids).map(Entry::Level)
            }
        }
    }

    /// The lowest level when nothing is required for it, else none.
    fn default_entry(&self, ladder: usize) -> Entry {
        let names = &self.names.ladders[ladder];
        let Some(lowest) = names.levels.first() else { return Entry::None };
        let asks_lowest = |node: &Node| {
            let own = node.text_of("ladder").is_none_or(|id| id == names.id);
            let keys = ["at_least", "more_than", "at_most", "less_than"];
            let figures: Vec<&Node> = keys.iter().filter_map(|key| node.get(key)).collect();
            let by_level = |figures: &Node| {
                matches!(&figures.item, Item::Table(_)) && figures.get("between").is_none() && figures.get(lowest).is_none()
            };
            let stated = node.get("levels").map(|levels| levels.items().iter().any(|level| level.text() == Some(lowest)));
            own && stated.unwrap_or_else(|| !figures.iter().any(|figures| by_level(figures)))
        };
        if self.listed("requirements").iter().any(|(_, node)| asks_lowest(node)) { Entry::None } else { Entry::Level(0) }
    }

    fn decided_by(&mut self, id: &str, span: Span, node: &Node) -> DecidedBy {
        let word = node.text_of("decided_by").unwrap_or("rules");
        for (key, owner) in [("election", "partner"), ("purchase", "purchase")] {
            if let (Some(part), true) = (node.get(key), word != owner) {
                self.error(
                    "no-effect",
                    part.span,
                    format!("`{key}` has no effect unless decided_by = \"{owner}\""),
                    Some(format!("write decided_by = \"{owner}\", or take `{key}` out")),
                );
            }
        }
        match word {
            "approval" => DecidedBy::Approval,
            "partner" => match node.get("election").and_then(|election| self.election(election)) {
                Some(election) => DecidedBy::Partner(election),
                None => {
                    let help =
                        "election = { opens = \"programme year\", days = 30, when_silent = \"lowest\", up = \"after verification\" }";
                    self.missing(node, "election", span, id, help);
                    DecidedBy::Rules
                }
            },
            "purchase" => match node.get("purchase").and_then(purchase) {
                Some(purchase) => DecidedBy::Purchase(purchase),
                None => {
                    self.missing(node, "purchase", span, id, "purchase = { payment = \"fee\", lasts = \"1 year\" }");
                    DecidedBy::Rules
                }
            },
            _ => DecidedBy::Rules,
        }
    }

    fn missing(&mut self, node: &Node, key: &str, span: Span, id: &str, help: &str) {
        if node.get(key).is_none() {
            self.error("missing-key", span, format!("`{id}` has no `{key}`"), Some(help.into()));
        }
    }

    fn election(&mut self, node: &Node) -> Option<Election> {
        let opens = node.get("opens")?;
        let period = opens.text().and_then(Period::read)?;
        self.period(period, opens.span);
        self.needs_day_count(node.get("days")?.span);
        Some(Election {
            opens: period,
            days: node.integer_of("days")?,
            when_silent: match node.text_of("when_silent")? {
                "lowest" => Silence::Lowest,
                "best fit" => Silence::BestFit,
                _ => Silence::Keep,
            },
            up_is_verified: node.text_of("up") == Some("after verification"),
            launch_days: node.integer_of("launch_days"),
        })
    }

    fn movement(&mut self, id: &str, span: Span, node: &Node, key: &str, needed: bool) -> Move {
        let Some(stated) = node.get(key) else {
            if needed {
                let help = format!("{key} = \"at once\", \"each quarter\" (or another period), or \"never\"");
                self.error("missing-key", span, format!("`{id}` does not say when a partner may {key}"), Some(help));
            }
            return Move::NEVER;
        };
        // A partner that chooses rises by choosing; it may still fall. A payment decides both.
        let no_effect = matches!((node.text_of("decided_by"), key), (Some("partner"), "rise") | (Some("purchase"), _));
        if no_effect {
            let help = "where the partner chooses, or a payment decides, the level follows from that alone";
            self.error("no-effect", stated.span, format!("`{key}` has no effect with this `decided_by`"), Some(help.into()));
            return Move::NEVER;
        }
        let (words, table) = match &stated.item {
            Item::Text(_) => (Some(stated), None),
            _ => (stated.get("when"), Some(stated)),
        };
        let Some(when) = words.and_then(|words| self.when(words)) else { return Move::NEVER };
        let of = |key: &str| table.and_then(|table| table.get(key));
        if let (Some(grace), "rise") = (of("grace"), key) {
            self.error(
                "no-effect",
                grace.span,
                "there is no grace before a rise",
                Some("grace keeps a level after the numbers fell: write it in `fall`; for a later effect write `lag`".into()),
            );
        }
        if let (Some(lag), When::AtOnce | When::Never) = (of("lag"), when) {
            self.error("no-effect", lag.span, "`lag` follows a period's end; this move has none", Some("when = \"each quarter\"".into()));
        }
        Move {
            when,
            lag: of("lag").and_then(Node::text).and_then(Duration::read),
            by_proposal: of("by").and_then(Node::text) == Some("proposal"),
            grace: of("grace").and_then(Node::text).and_then(Duration::read),
            not_before: table.and_then(|table| table.date_of("not_before")),
        }
    }

    fn when(&mut self, node: &Node) -> Option<When> {
        let words = node.text()?;
        match words {
            "at once" => return Some(When::AtOnce),
            "never" => return Some(When::Never),
            _ => {}
        }
        match words.strip_prefix("each ").and_then(Period::read) {
            Some(period) => {
                self.period(period, node.span);
                Some(When::Each(period))
            }
            None => {
                let help = format!("\"at once\", \"never\", or \"each \" with one of {}", quoted(&Period::ALL.map(|(name, _)| name)));
                self.error("unknown-word", node.span, format!("`{words}` is not a rhythm"), Some(help));
                None
            }
        }
    }

    fn qualifies(&mut self, node: &Node) -> Vec<Dated<Qualifies>> {
        let Some(stated) = node.get("qualifies") else {
            return vec![Dated { from: None, until: None, value: Qualifies::OnTheDay }];
        };
        let mut dated = vec![];
        for entry in self.dated(stated) {
            let words = entry.value.text().unwrap_or_default();
            let value = match words.strip_prefix("any day of ").and_then(Window::read) {
                Some(window) => Qualifies::AnyDay(window),
                None if words == "on the day" => Qualifies::OnTheDay,
                None => {
                    let help = "\"on the day\", or \"any day of last 6 months\" (or another window)";
                    self.error("unknown-word", entry.value.span, format!("`{words}` says no days"), Some(help.into()));
                    continue;
                }
            };
            dated.push(Dated { from: entry.from, until: entry.until, value });
        }
        dated
    }

    fn transition(&mut self, node: &Node, levels: &[Level]) -> Option<Transition> {
        let node = node.get("transition")?;
        let ids: Vec<String> = levels.iter().map(|level| level.id.clone()).collect();
        let mut map = vec![];
        for (status, level) in node.get("from").map_or(&[][..], Node::entries) {
            if let Some(level) = self.look_up("level", level, &ids) {
                map.push((status.name.clone(), level));
            }
        }
        Some(Transition { map, kept_until: node.date_of("kept_until")?, highest: node.text_of("when_several") == Some("highest") })
    }

    fn sanctions(&mut self, node: &Node) -> Vec<Sanction> {
        let mut sanctions = vec![];
        let known = self.names.requirements.clone();
        for item in node.get("sanctions").map_or(&[][..], Node::items) {
            let Some(requirement) = item.get("requirement").and_then(|node| self.look_up("requirement", node, &known)) else { continue };
            let Some(every) = item.get("every").and_then(|node| node.text().and_then(Period::read).map(|period| (period, node.span)))
            else {
                continue;
            };
            self.period(every.0, every.1);
            let missed = item.integer_of("missed").unwrap_or(1);
            if missed < 1 {
                self.error("wrong-value", item.span, "a sanction needs at least one miss", Some("missed = 1".into()));
            }
            let id = item.text_of("id").unwrap_or_default();
            let then = item.text_of("then").unwrap_or_default();
            sanctions.push(Sanction {
                id: id.into(),
                title: self.title(item, id),
                requirement,
                missed,
                every: every.0,
                by_proposal: then != "falls",
                falls: then != "may lose benefits",
                to_lowest: item.text_of("to") == Some("lowest"),
            });
        }
        sanctions
    }
}

fn purchase(node: &Node) -> Option<Purchase> {
    Some(Purchase {
        payment: node.text_of("payment")?.into(),
        lasts: node.text_of("lasts").and_then(Duration::read)?,
        shared: node.yes_no_of("shared") == Some(true),
    })
}

/// `data_ai` as `Data ai`.
fn capitalised(id: &str) -> String {
    let words = id.replace('_', " ");
    let mut chars = words.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}
