//! What a file is, by its first bytes: its name says what somebody believed.

use super::super::Broken;
use super::broken;

/// What a file that is no plain text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A zip archive: a workbook (`.xlsx`, `.xlsm`), or something else that only opening it tells.
    Workbook,
    /// An OpenDocument file (`.ods`).
    OpenDocument,
    /// A compound file: a workbook of before 2007 (`.xls`), or a newer one under a password.
    Compound,
    /// A web page (HTML), often named `.xls`.
    WebPage,
    /// A web page packed for mail (MHTML), often named `.xls`.
    MailPage,
    /// A workbook in the XML of 2003, often named `.xls` or `.xml`.
    XmlSpreadsheet,
    /// A PDF.
    Pdf,
    /// An archive that is no zip.
    OtherArchive,
}

/// How a file begins when it is a zip archive.
const ZIP: &[u8] = b"PK\x03\x04";
const EMPTY_ZIP: &[u8] = b"PK\x05\x06";
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
const OPEN_DOCUMENT: &[u8] = b"mimetypeapplication/vnd.oasis.opendocument";
const OTHER_ARCHIVES: [&[u8]; 4] = [b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"\x1f\x8b\x08", b"\xfd7zXZ\x00"];
/// How far into a file its kind is looked for.
const FIRST: usize = 4_096;

/// What the file is, judged by its first bytes (4 KiB are enough); nothing for plain text.
///
/// ```
/// use pos::reader::workbook::{Kind, sniff};
/// assert_eq!(sniff(b"PK\x03\x04\x14\x00"), Some(Kind::Workbook));
/// assert_eq!(sniff(b"\n<html><table><tr><td>partner"), Some(Kind::WebPage));
/// assert_eq!(sniff(b"partner;country\n"), None);
/// ```
#[must_use]
pub fn sniff(bytes: &[u8]) -> Option<Kind> {
    let first = bytes.get(..FIRST).unwrap_or(bytes);
    if first.starts_with(ZIP) || first.starts_with(EMPTY_ZIP) {
        let named = first.get(30..).is_some_and(|name| name.starts_with(OPEN_DOCUMENT));
        return Some(if named { Kind::OpenDocument } else { Kind::Workbook });
    }
    if first.starts_with(COMPOUND) {
        return Some(Kind::Compound);
    }
    if OTHER_ARCHIVES.iter().any(|mark| first.starts_with(mark)) {
        return Some(Kind::OtherArchive);
    }
    if first.starts_with(b"%PDF-") {
        return Some(Kind::Pdf);
    }
    markup(&readable(first))
}

/// The beginning as lower case letters, whatever its encoding: without byte order marks and the NUL bytes of UTF-16.
fn readable(first: &[u8]) -> String {
    let letters: Vec<u8> = first.iter().copied().filter(|byte| *byte != 0).collect();
    String::from_utf8_lossy(&letters).trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\u{fffd}').to_lowercase()
}

fn markup(text: &str) -> Option<Kind> {
    if text.starts_with("mime-version:") {
        return Some(Kind::MailPage);
    }
    if !text.starts_with('<') {
        return None;
    }
    if text.contains("urn:schemas-microsoft-com:office:spreadsheet") {
        return Some(Kind::XmlSpreadsheet);
    }
    let page = ["<html", "<!doctype html", "<table", "<head", "<body", "<meta"];
    page.iter().any(|tag| text.contains(tag)).then_some(Kind::WebPage)
}

impl Kind {
    /// Why a file of this kind is not read and what to do, or nothing when it may be opened.
    pub(super) fn refusal(self, bytes: &[u8]) -> Option<Broken> {
        let save = "open it in a spreadsheet and save it as an Excel workbook (.xlsx)";
        let reason = match self {
            Self::Workbook => return None,
            Self::Compound if has_text(bytes, "EncryptedPackage") => {
                "is under a password: open it, take the password away, and save it as an Excel workbook (.xlsx)".into()
            }
            Self::Compound => format!("is a workbook of the form used before 2007 (.xls), which is not read: {save}"),
            Self::OpenDocument => format!("is an OpenDocument file (.ods), which is not read: {save}"),
            Self::WebPage => format!("is a web page (HTML), whatever its name says: {save}"),
            Self::MailPage => format!("is a web page packed for mail (MHTML), whatever its name says: {save}"),
            Self::XmlSpreadsheet => format!("is a spreadsheet in the XML form of 2003, which is not read: {save}"),
            Self::Pdf => "is a PDF, which holds pictures of numbers: send the table it was made from as a workbook (.xlsx) or CSV".into(),
            Self::OtherArchive => "is an archive: unpack it and send the file inside".into(),
        };
        Some(broken(reason))
    }
}

/// Whether a name of a compound file, which are UTF-16, stands anywhere in it.
fn has_text(bytes: &[u8], name: &str) -> bool {
    let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(wide.len()).any(|window| window == wide)
}
