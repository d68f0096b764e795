//! The workbook around its sheets: where each part is, the names of the sheets, and from when days are counted.

use std::collections::BTreeMap;

use super::super::Broken;
use super::archive::{Archive, Member};
use super::xml::{Piece, Xml, attribute, says_yes};
use super::{Limits, broken};

/// More sheets than anybody turns over.
const SHEETS_MAX: usize = 1_000;
/// More relations than a part of that many sheets has.
const RELATIONS_MAX: usize = 10_000;

/// A workbook without the contents of its sheets.
pub(super) struct Book {
    pub sheets: Vec<Sheet>,
    pub from_1904: bool,
    /// Whether the workbook asks to be computed when it is opened, as programs do that write formulas but cannot compute them.
    pub to_be_computed: bool,
    /// The part of the shared texts.
    pub strings: Option<String>,
    /// The part of the styles.
    pub styles: Option<String>,
}

/// One sheet.
#[derive(Clone, Debug)]
pub(super) struct Sheet {
    pub name: String,
    pub is_hidden: bool,
    /// The part with its cells.
    pub part: String,
}

/// Where one part says that another one is.
struct Relation {
    /// The last word of its type: `worksheet`, `styles`.
    kind: String,
    target: String,
    is_outside: bool,
}

impl Book {
    /// Reads what the archive says of itself as a workbook.
    pub fn read(archive: &Archive, limits: &Limits) -> Result<Self, Broken> {
        let no_workbook = || broken("is an archive without a workbook in it: unpack it and send the file inside");
        let package = archive.find("_rels/.rels").ok_or_else(no_workbook)?;
        let relations = relations(archive, package, limits)?;
        let main = relations.values().find(|relation| relation.kind == "officeDocument").ok_or_else(no_workbook)?;
        let main = resolved("", &main.target);
        if main.to_ascii_lowercase().ends_with(".bin") {
            return Err(broken(
                "is a binary workbook (.xlsb), which is not read: open it in a spreadsheet and save it as an Excel workbook (.xlsx)",
            ));
        }
        let member = archive.find(&main).ok_or_else(no_workbook)?;
        let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
        let related = resolved(folder, &format!("_rels/{file}.rels"));
        let related = archive.find(&related).map(|member| self::relations(archive, member, limits)).transpose()?.unwrap_or_default();
        let part = |kind: &str| related.values().find(|relation| relation.kind == kind).map(|found| resolved(folder, &found.target));
        let mut book =
            Self { sheets: vec![], from_1904: false, to_be_computed: false, strings: part("sharedStrings"), styles: part("styles") };
        book.read_sheets(Xml::open(archive, member, limits), folder, &related)?;
        if book.sheets.is_empty() { Err(no_workbook()) } else { Ok(book) }
    }

    fn read_sheets(&mut self, mut xml: Xml, folder: &str, related: &BTreeMap<String, Relation>) -> Result<(), Broken> {
        loop {
            match xml.next()? {
                Piece::Open(tag) => match tag.local_name().as_ref() {
                    "workbookPr" => self.from_1904 |= says_yes(&tag, "date1904"),
                    "calcPr" => self.to_be_computed |= says_yes(&tag, "fullCalcOnLoad"),
                    "sheet" => {
                        let name = attribute(&tag, "name").unwrap_or_default().into_owned();
                        let state = attribute(&tag, "state");
                        let is_hidden = state.is_some_and(|state| state != "visible");
                        let relation = attribute(&tag, "id").and_then(|id| related.get(&*id));
                        // A sheet that is a chart has no rows.
                        if let Some(relation) = relation.filter(|relation| relation.kind == "worksheet") {
                            if relation.is_outside {
                                return Err(broken(format!("has a sheet `{name}` that lies in another file: copy it into this one")));
                            }
                            self.sheets.push(Sheet { name, is_hidden, part: resolved(folder, &relation.target) });
                        }
                    }
                    _ => {}
                },
                Piece::End => return Ok(()),
                Piece::Close(_) | Piece::Letters(_) | Piece::Nothing => {}
            }
            if self.sheets.len() > SHEETS_MAX {
                return Err(broken(format!("has more than {SHEETS_MAX} sheets: copy the one to be read into a new workbook")));
            }
        }
    }
}

fn relations(archive: &Archive, member: &Member, limits: &Limits) -> Result<BTreeMap<String, Relation>, Broken> {
    let mut xml = Xml::open(archive, member, limits);
    let mut found = BTreeMap::new();
    loop {
        match xml.next()? {
            Piece::Open(tag) if tag.local_name().as_ref() == "Relationship" => {
                let id = attribute(&tag, "Id").unwrap_or_default().into_owned();
                let kind = attribute(&tag, "Type").unwrap_or_default();
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                let target = attribute(&tag, "Target").unwrap_or_default().into_owned();
                let is_outside = attribute(&tag, "TargetMode").is_some_and(|mode| mode.eq_ignore_ascii_case("external"));
                found.insert(id, Relation { kind, target, is_outside });
            }
            Piece::End => return Ok(found),
            Piece::Open(_) | Piece::Close(_) | Piece::Letters(_) | Piece::Nothing => {}
        }
        if found.len() > RELATIONS_MAX {
            return Err(broken(format!(
                "has a part `{}` with more than {RELATIONS_MAX} relations: copy the rows into a new workbook",
                member.name
            )));
        }
    }
}

/// The name of a part, seen from a folder. It is only looked up among the members, so it can lead nowhere else.
fn resolved(folder: &str, target: &str) -> String {
    let from_top = target.strip_prefix('/');
    let folder = if from_top.is_some() { "" } else { folder };
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in from_top.unwrap_or(target).split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}
