//! The directory of a zip archive, taken at its word nowhere.
//!
//! Invariants: every member lies wholly before the directory, no two share a byte, their names are different even without capitals, stay inside the
//! archive, and say the same in the directory and at the member. So no byte is unpacked twice, and no two readers can see different files.

use std::collections::BTreeSet;
use std::io::{Cursor, Read, Take};
use std::sync::Arc;

use flate2::bufread::DeflateDecoder;

use super::super::Broken;
use super::{Limits, broken};

/// The members of an archive.
pub(super) struct Archive {
    bytes: Bytes,
    members: Vec<Member>,
}

/// One file inside.
#[derive(Clone, Debug)]
pub(super) struct Member {
    pub name: String,
    /// How many bytes it has once unpacked, as it says itself.
    pub size: u64,
    /// How many bytes it takes in the archive.
    pub packed: u64,
    pub checksum: u32,
    header: u64,
    start: u64,
    deflated: bool,
}

const DIRECTORY_END: &[u8] = b"PK\x05\x06";
const DIRECTORY_ENTRY: &[u8] = b"PK\x01\x02";
const MEMBER: &[u8] = b"PK\x03\x04";
const ENCRYPTED: u16 = 1;
const UNIX: u8 = 3;
const SYMLINK: u32 = 0o120_000;
const FILE_TYPE: u32 = 0o170_000;

impl Archive {
    /// Reads the directory and holds every member against it.
    pub fn open(bytes: Vec<u8>, limits: &Limits) -> Result<Self, Broken> {
        let end = find_end(&bytes).ok_or_else(cut_off)?;
        let (count, length, start) = end_record(&bytes, end).ok_or_else(cut_off)?;
        if u32::from(count) > limits.members {
            return Err(broken(format!(
                "has {count} parts, more than the {} that a workbook may have: copy the sheet into a new workbook",
                limits.members
            )));
        }
        if u64::from(start) + u64::from(length) > end as u64 {
            return Err(cut_off());
        }
        let mut members = Vec::with_capacity(usize::from(count));
        let mut at = start as usize;
        for _ in 0..count {
            let (member, next) = entry(&bytes, at).ok_or_else(cut_off)??;
            members.push(member);
            at = next;
        }
        apart(&members, u64::from(start))?;
        Ok(Self { bytes: Bytes(Arc::new(bytes)), members })
    }

    pub fn members(&self) -> &[Member] {
        &self.members
    }

    /// The member of that name, capitals aside.
    pub fn find(&self, name: &str) -> Option<&Member> {
        self.members.iter().find(|member| member.name.eq_ignore_ascii_case(name))
    }

    /// The bytes of a member, unpacked as they are asked for.
    pub fn unpack(&self, member: &Member) -> Unpacked {
        let mut cursor = Cursor::new(self.bytes.clone());
        cursor.set_position(member.start);
        let packed = cursor.take(member.packed);
        if member.deflated { Unpacked::Deflated(DeflateDecoder::new(packed)) } else { Unpacked::Stored(packed) }
    }
}

/// The bytes of the file, which every part that is open shares.
#[derive(Clone)]
pub(super) struct Bytes(Arc<Vec<u8>>);

impl AsRef<[u8]> for Bytes {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

/// A member being unpacked.
pub(super) enum Unpacked {
    Stored(Take<Cursor<Bytes>>),
    Deflated(DeflateDecoder<Take<Cursor<Bytes>>>),
}

impl Unpacked {
    /// How many packed bytes are still to come.
    pub fn left(&self) -> u64 {
        match self {
            Self::Stored(packed) => packed.limit(),
            Self::Deflated(decoder) => decoder.get_ref().limit(),
        }
    }
}

impl Read for Unpacked {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        match self {
            Self::Stored(packed) => packed.read(into),
            Self::Deflated(decoder) => decoder.read(into),
        }
    }
}

fn cut_off() -> Broken {
    broken("is damaged or was cut off on its way: send the file again")
}

/// Where the record that ends the archive stands: the last one whose comment reaches exactly to the end of the file.
fn find_end(bytes: &[u8]) -> Option<usize> {
    let last = bytes.len().checked_sub(22)?;
    let first = last.saturating_sub(usize::from(u16::MAX));
    (first..=last).rev().find(|at| {
        let comment = u16_at(bytes, at + 20).map_or(0, usize::from);
        bytes.get(*at..at + 4) == Some(DIRECTORY_END) && at + 22 + comment == bytes.len()
    })
}

/// How many members, and how long the directory is and where.
fn end_record(bytes: &[u8], at: usize) -> Option<(u16, u32, u32)> {
    let disks = (u16_at(bytes, at + 4)?, u16_at(bytes, at + 6)?);
    let counts = (u16_at(bytes, at + 8)?, u16_at(bytes, at + 10)?);
    let one_disk = disks == (0, 0) && counts.0 == counts.1;
    one_disk.then_some((counts.1, u32_at(bytes, at + 12)?, u32_at(bytes, at + 16)?))
}

/// The entry at a place of the directory, and where the next one begins; nothing when it does not lie wholly inside the file.
fn entry(bytes: &[u8], at: usize) -> Option<Result<(Member, usize), Broken>> {
    let fixed = bytes.get(at..at.checked_add(46)?)?;
    let name_length = usize::from(u16_at(fixed, 28)?);
    let extra_length = usize::from(u16_at(fixed, 30)?);
    let comment_length = usize::from(u16_at(fixed, 32)?);
    let name = bytes.get(at + 46..at + 46 + name_length)?;
    let extra = bytes.get(at + 46 + name_length..at + 46 + name_length + extra_length)?;
    if !fixed.starts_with(DIRECTORY_ENTRY) {
        return None;
    }
    let sizes = [u32_at(fixed, 24)?, u32_at(fixed, 20)?, u32_at(fixed, 42)?];
    let [size, packed, header] = long_sizes(sizes, extra)?;
    let shown = String::from_utf8_lossy(name).into_owned();
    let attributes = u32_at(fixed, 38)? >> 16;
    let is_link = fixed.get(5) == Some(&UNIX) && attributes & FILE_TYPE == SYMLINK;
    let method = u16_at(fixed, 10)?;
    if let Some(refused) = refused(&shown, is_link, u16_at(fixed, 8)?, method) {
        return Some(Err(refused));
    }
    let start = member_start(bytes, header, name, method)?;
    let member = Member { name: shown, size, packed, checksum: u32_at(fixed, 16)?, header, start, deflated: method == 8 };
    Some(Ok((member, at + 46 + name_length + extra_length + comment_length)))
}

/// What makes a member one that no spreadsheet writes.
fn refused(name: &str, is_link: bool, flags: u16, method: u16) -> Option<Broken> {
    let again = "open it in a spreadsheet and save it again";
    let outside = name.starts_with('/') || name.contains(['\\', ':', '\0']) || name.split('/').any(|part| part == "..");
    if outside {
        return Some(broken(format!("has a part named `{}`, which leads out of the file: {again}", name.escape_debug())));
    }
    if is_link {
        return Some(broken(format!("has a part `{name}` that is only a link to another file: {again}")));
    }
    if flags & ENCRYPTED != 0 {
        return Some(broken("is under a password: take the password away and send the file again"));
    }
    (method != 0 && method != 8)
        .then(|| broken(format!("has a part `{name}` packed in a way (number {method}) that workbooks do not use: {again}")))
}

/// Sizes above 4 GiB, and those some writers put there in any case, stand in an extra field (number 1), in this order.
fn long_sizes(short: [u32; 3], mut extra: &[u8]) -> Option<[u64; 3]> {
    let mut sizes = short.map(u64::from);
    if !short.contains(&u32::MAX) {
        return Some(sizes);
    }
    while let (Some(id), Some(length)) = (u16_at(extra, 0), u16_at(extra, 2)) {
        let length = usize::from(length);
        let field = extra.get(4..4 + length)?;
        if id == 1 {
            let mut places = (0..).step_by(8);
            for size in sizes.iter_mut().filter(|size| **size == u64::from(u32::MAX)) {
                let at = places.next()?;
                *size = u64::from_le_bytes(field.get(at..at + 8)?.try_into().ok()?);
            }
            return Some(sizes);
        }
        extra = extra.get(4 + length..)?;
    }
    None
}

/// Where the bytes of a member begin, when what stands before them agrees with the directory.
fn member_start(bytes: &[u8], header: u64, name: &[u8], method: u16) -> Option<u64> {
    let at = usize::try_from(header).ok()?;
    let fixed = bytes.get(at..at.checked_add(30)?)?;
    let name_length = usize::from(u16_at(fixed, 26)?);
    let extra_length = usize::from(u16_at(fixed, 28)?);
    let same = fixed.starts_with(MEMBER) && u16_at(fixed, 8)? == method && bytes.get(at + 30..at + 30 + name_length)? == name;
    same.then(|| u64::try_from(at + 30 + name_length + extra_length).ok())?
}

/// That no two members share a byte or a name, and none reaches into the directory.
fn apart(members: &[Member], directory: u64) -> Result<(), Broken> {
    let again = "open it in a spreadsheet and save it again";
    let mut names = BTreeSet::new();
    if let Some(twice) = members.iter().find(|member| !names.insert(member.name.to_lowercase())) {
        return Err(broken(format!("has two parts named `{}`, so that two readers could see two files: {again}", twice.name)));
    }
    let mut by_place: Vec<&Member> = members.iter().collect();
    by_place.sort_by_key(|member| member.header);
    let ends = by_place.iter().skip(1).map(|next| next.header).chain([directory]);
    for (member, end) in by_place.iter().zip(ends) {
        if member.start.checked_add(member.packed).is_none_or(|own_end| own_end > end) {
            return Err(broken(format!("has a part `{}` that overlaps another one: {again}", member.name)));
        }
    }
    Ok(())
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}
