//! Weighing a workbook before it is opened: every member is unpacked into nothing, because what an archive says of its sizes may be a lie.

use std::io::Read;

use flate2::Crc;

use super::super::Broken;
use super::archive::{Archive, Member};
use super::{Limits, broken};

/// Below this size the ratio says nothing: a small part of equal rows packs well.
const SMALL: u64 = 1024 * 1024;
const PIECE: usize = 64 * 1024;
/// How archives begin. Pictures packed with gzip (`.emz`) are none.
const ARCHIVES: [&[u8]; 3] = [b"PK\x03\x04", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07"];

/// Refuses a workbook that is heavier than the limits, damaged, or holds what no report needs.
pub(super) fn weigh(archive: &Archive, limits: &Limits) -> Result<(), Broken> {
    let said = archive.members().iter().fold(0, |sum: u64, member| sum.saturating_add(member.size));
    if said > limits.unpacked_bytes {
        return Err(broken(format!(
            "unpacks to {}, more than the {} that a workbook may have: split it into several files",
            size(said),
            size(limits.unpacked_bytes)
        )));
    }
    archive.members().iter().try_for_each(|member| {
        if member.size > SMALL && member.size > member.packed.saturating_mul(limits.ratio) {
            return Err(bomb(member, limits));
        }
        weigh_member(archive, member)
    })
}

fn bomb(member: &Member, limits: &Limits) -> Broken {
    broken(format!(
        "has a part `{}` that is {} packed and {} unpacked, more than {} times as much: copy the rows into a new workbook",
        member.name,
        size(member.packed),
        size(member.size),
        limits.ratio
    ))
}

/// Unpacks a member, never further than it says that it goes.
fn weigh_member(archive: &Archive, member: &Member) -> Result<(), Broken> {
    let mut unpacked = archive.unpack(member);
    let mut piece = vec![0; PIECE];
    let mut checksum = Crc::new();
    let mut first = true;
    let mut real: u64 = 0;
    let damaged = || broken(format!("is damaged: its part `{}` is not what it says it is; send the file again", member.name));
    loop {
        let filled = fill(&mut unpacked, &mut piece).map_err(|_| damaged())?;
        let bytes = piece.get(..filled).unwrap_or_default();
        if bytes.is_empty() {
            break;
        }
        real = real.saturating_add(bytes.len() as u64);
        if real > member.size {
            return Err(damaged());
        }
        checksum.update(bytes);
        if std::mem::take(&mut first) {
            look_at(&member.name, bytes)?;
        }
    }
    if real == member.size && checksum.sum() == member.checksum { Ok(()) } else { Err(damaged()) }
}

fn fill(from: &mut impl Read, piece: &mut [u8]) -> std::io::Result<usize> {
    let mut filled = 0;
    while let Some(rest) = piece.get_mut(filled..).filter(|rest| !rest.is_empty()) {
        match from.read(rest)? {
            0 => break,
            read => filled += read,
        }
    }
    Ok(filled)
}

/// Looks at the beginning of a member.
fn look_at(name: &str, first: &[u8]) -> Result<(), Broken> {
    if ARCHIVES.iter().any(|mark| first.starts_with(mark)) {
        return Err(broken(format!("holds another archive, `{name}`: delete the embedded object, or copy the rows into a new workbook")));
    }
    let lower = name.to_ascii_lowercase();
    if ![".xml", ".rels", ".vml"].iter().any(|end| lower.ends_with(end)) {
        return Ok(());
    }
    if first
        .get(..4.min(first.len()))
        .is_some_and(|mark| mark.contains(&0) || mark.starts_with(b"\xff\xfe") || mark.starts_with(b"\xfe\xff"))
    {
        return Err(broken(format!("has a part `{name}` that is not UTF-8: open it in a spreadsheet and save it again")));
    }
    if defines_entities(first) { Err(entities(name)) } else { Ok(()) }
}

/// The refusal of a part that brings definitions of its own.
pub(super) fn entities(name: &str) -> Broken {
    broken(format!(
        "has a part `{name}` with definitions of its own (DOCTYPE), which no spreadsheet writes: open it in one and save it again"
    ))
}

fn defines_entities(first: &[u8]) -> bool {
    let marks = first.iter().enumerate().filter(|(_, byte)| **byte == b'<');
    marks.map(|(at, _)| at).any(|at| {
        ["<!doctype", "<!entity"]
            .iter()
            .any(|word| first.get(at..at + word.len()).is_some_and(|seen| seen.eq_ignore_ascii_case(word.as_bytes())))
    })
}

/// A size as people say it.
pub(super) fn size(bytes: u64) -> String {
    const KIB: u64 = 1024;
    match bytes {
        0..KIB => format!("{bytes} bytes"),
        KIB..SMALL => format!("{} KiB", bytes / KIB),
        _ => format!("{} MiB", bytes / SMALL),
    }
}
