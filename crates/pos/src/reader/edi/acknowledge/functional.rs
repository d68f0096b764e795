//! The 997 of X12: for each group which of its transaction sets were taken.

use super::super::delimiters::Delimiters;
use super::super::segment::Segment;
use super::writer::Writer;
use super::{Answer, Group, Interchange, Verdict};

/// Groups of answers, which are not answered.
const ANSWERS: &str = "FA";

/// Writes an interchange with a group and a transaction set for each group that is answered.
pub(super) fn write(seen: &Interchange, by: &Delimiters, answer: Answer, text: &mut String) {
    let groups: Vec<(&Segment, &Group)> =
        seen.groups.iter().filter_map(|group| Some((group.head.as_ref()?, group))).filter(|(head, _)| head.element(1) != ANSWERS).collect();
    if groups.is_empty() {
        return;
    }
    let mut out = Writer::new(by, text);
    let (day, minute) = (answer.at.strftime("%Y%m%d").to_string(), answer.at.strftime("%H%M").to_string());
    let control = format!("{:09}", answer.control % 1_000_000_000);
    interchange(&mut out, &seen.head, &day, &minute, &control, by);
    for (at, (head, group)) in groups.iter().enumerate() {
        let number = (at + 1).to_string();
        let set = format!("{:04}", at + 1);
        out.segment(&["GS", ANSWERS, head.element(3), head.element(2), &day, &minute, &number, "X", head.element(8)]);
        out.begin();
        out.segment(&["ST", "997", &set]);
        out.segment(&["AK1", head.element(1), head.element(6)]);
        for message in &group.messages {
            out.segment(&["AK2", &message.message, &message.reference]);
            match message.verdict {
                Verdict::Accepted => out.segment(&["AK5", "A"]),
                Verdict::AcceptedWithErrors => out.segment(&["AK5", "E", "5"]),
                Verdict::NotSupported => out.segment(&["AK5", "R", "1"]),
                Verdict::WrongReference => out.segment(&["AK5", "R", "3"]),
                Verdict::WrongCount => out.segment(&["AK5", "R", "4"]),
                Verdict::Rejected => out.segment(&["AK5", "R", "5"]),
            }
        }
        group_verdict(&mut out, group);
        out.segment(&["SE", &out.with_trailer(), &set]);
        out.segment(&["GE", "1", &number]);
    }
    out.segment(&["IEA", &groups.len().to_string(), &control]);
}

/// Sender and receiver change places; what was agreed between them stays.
fn interchange(out: &mut Writer<'_>, head: &Segment, day: &str, minute: &str, control: &str, by: &Delimiters) {
    let blank = " ".repeat(10);
    let component = char::from(by.component).to_string();
    let short = day.get(2..).unwrap_or_default();
    let parties = [head.element(7), head.element(8), head.element(5), head.element(6)];
    let [receiver_kind, receiver, sender_kind, sender] = parties;
    out.segment(&[
        "ISA",
        "00",
        &blank,
        "00",
        &blank,
        receiver_kind,
        receiver,
        sender_kind,
        sender,
        short,
        minute,
        head.element(11),
        head.element(12),
        control,
        "0",
        head.element(15),
        &component,
    ]);
}

fn group_verdict(out: &mut Writer<'_>, group: &Group) {
    let taken = group.messages.iter().filter(|message| message.verdict.taken()).count();
    let clean = group.messages.iter().all(|message| message.verdict == Verdict::Accepted);
    let found = group.messages.len();
    let error = match group.fit {
        Some(fit) if !fit.reference => "4",
        Some(fit) if !fit.count => "5",
        _ => "",
    };
    let verdict = match taken {
        _ if clean && error.is_empty() => "A",
        all if all == found => "E",
        0 => "R",
        _ => "P",
    };
    out.segment(&["AK9", verdict, &group.stated, &found.to_string(), &taken.to_string(), error]);
}
