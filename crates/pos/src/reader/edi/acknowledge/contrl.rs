//! The CONTRL of EDIFACT: the interchange was taken, and which of its messages were not.

use super::super::control::Fit;
use super::super::delimiters::Delimiters;
use super::super::segment::Segment;
use super::writer::Writer;
use super::{Answer, Interchange, MessageSeen, Verdict};

/// The answer itself, which is not answered.
const ANSWER: &str = "CONTRL";
/// Taken, and all below it that is not refused by name.
const TAKEN: &str = "7";
/// Refused, and all below it.
const REFUSED: &str = "4";

/// Writes an interchange with one message.
pub(super) fn write(seen: &Interchange, by: &Delimiters, answer: Answer, fit: Fit, text: &mut String) {
    let messages: Vec<&MessageSeen> =
        seen.groups.iter().flat_map(|group| &group.messages).filter(|message| message.message != ANSWER).collect();
    if messages.is_empty() && seen.groups.iter().any(|group| !group.messages.is_empty()) {
        return;
    }
    let mut out = Writer::new(by, text);
    let usual = (by.component, by.element, by.release, by.segment) == (b':', b'+', Some(b'?'), b'\'');
    if let Some(release) = by.release.filter(|_| !usual && by.segment != b'\n') {
        let own = [by.component, by.element, b'.', release, b' ', by.segment].map(char::from);
        out.raw(&format!("UNA{}\n", own.iter().collect::<String>()));
    }
    let composite = |element: usize| -> Vec<&str> { (1..=4).map(|component| seen.head.component(element, component)).collect() };
    let (syntax, sender, receiver) = (composite(1), composite(2), composite(3));
    let control = answer.control.to_string();
    let at = [answer.at.strftime("%y%m%d").to_string(), answer.at.strftime("%H%M").to_string()];
    out.composites(&[&["UNB"], &syntax, &receiver, &sender, &[&at[0], &at[1]], &[&control]]);
    out.begin();
    out.composites(&[&["UNH"], &["1"], &[ANSWER, "D", "3", "UN"]]);
    interchange(&mut out, &seen.head, &sender, &receiver, fit);
    for message in messages.into_iter().filter(|message| !message.verdict.taken()) {
        let error = match message.verdict {
            Verdict::WrongReference => "28",
            Verdict::WrongCount => "29",
            Verdict::NotSupported => "17",
            _ => "18",
        };
        let kind: Vec<&str> = message.kind.iter().map(String::as_str).collect();
        out.composites(&[&["UCM"], &[&message.reference], &kind, &[REFUSED], &[error]]);
    }
    out.segment(&["UNT", &out.with_trailer(), "1"]);
    out.segment(&["UNZ", "1", &control]);
}

fn interchange(out: &mut Writer<'_>, head: &Segment, sender: &[&str], receiver: &[&str], fit: Fit) {
    let (action, error) = match fit {
        Fit { reference: false, .. } => (REFUSED, "28"),
        Fit { count: false, .. } => (REFUSED, "29"),
        Fit { .. } => (TAKEN, ""),
    };
    out.composites(&[&["UCI"], &[head.element(5)], sender, receiver, &[action], &[error]]);
}
