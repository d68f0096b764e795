//! Workbooks made part by part, as no writer would.

use std::io::{Cursor, Write as _};

use zip::write::{SimpleFileOptions, ZipWriter};

/// The parts of a workbook with one sheet `Sales`; a test replaces or adds what it is about.
#[derive(Clone)]
pub struct Made {
    parts: Vec<(String, Vec<u8>)>,
}

const RELATIONS: &str =
    r#"<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#;
const TYPE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

impl Made {
    /// A workbook whose only sheet has these rows, written as XML.
    pub fn of_rows(rows: &str) -> Self {
        Self::of_sheets(&[("Sales", "", rows)])
    }

    /// A workbook of sheets: name, further attributes, rows.
    pub fn of_sheets(sheets: &[(&str, &str, &str)]) -> Self {
        let mut made = Self { parts: vec![] };
        let package =
            format!(r#"{RELATIONS}<Relationship Id="rId1" Type="{TYPE}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#);
        let (mut listed, mut related) = (String::new(), RELATIONS.to_owned());
        for (number, (name, more, rows)) in sheets.iter().enumerate() {
            listed += &format!(r#"<sheet name="{name}" sheetId="{0}" r:id="rId{0}" {more}/>"#, number + 1);
            related += &format!(r#"<Relationship Id="rId{0}" Type="{TYPE}/worksheet" Target="worksheets/sheet{0}.xml"/>"#, number + 1);
            made = made.and(&format!("xl/worksheets/sheet{}.xml", number + 1), &sheet(rows));
        }
        related += &format!(r#"<Relationship Id="s" Type="{TYPE}/styles" Target="styles.xml"/>"#);
        related += &format!(r#"<Relationship Id="t" Type="{TYPE}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>"#);
        let workbook = format!(r#"<workbook xmlns:r="{TYPE}"><workbookPr/><sheets>{listed}</sheets></workbook>"#);
        made.and("_rels/.rels", &package).and("xl/workbook.xml", &workbook).and("xl/_rels/workbook.xml.rels", &related)
    }

    /// Adds a part, or replaces the one of that name.
    pub fn and(self, name: &str, text: &str) -> Self {
        self.and_bytes(name, text.as_bytes())
    }

    pub fn and_bytes(mut self, name: &str, bytes: &[u8]) -> Self {
        self.parts.retain(|(known, _)| known != name);
        self.parts.push((name.into(), bytes.into()));
        self
    }

    /// The bytes of a part.
    pub fn part(&self, name: &str) -> &[u8] {
        &self.parts.iter().find(|(known, _)| known == name).unwrap().1
    }

    /// The texts that cells share.
    pub fn sharing(self, texts: &[&str]) -> Self {
        let texts: String = texts.iter().map(|text| format!("<si>{text}</si>")).collect();
        self.and("xl/sharedStrings.xml", &format!("<sst>{texts}</sst>"))
    }

    /// Number formats: style 1 is the first, and so on.
    pub fn formats(self, codes: &[&str]) -> Self {
        let own: String =
            codes.iter().enumerate().map(|(at, code)| format!(r#"<numFmt numFmtId="{}" formatCode="{code}"/>"#, 200 + at)).collect();
        let styles: String = (0..codes.len()).map(|at| format!(r#"<xf numFmtId="{}"/>"#, 200 + at)).collect();
        let xml = format!(
            r#"<styleSheet><numFmts>{own}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>{styles}</cellXfs></styleSheet>"#
        );
        self.and("xl/styles.xml", &xml)
    }

    /// The file, deflated.
    pub fn packed(&self) -> Vec<u8> {
        self.written(zip::CompressionMethod::Deflated)
    }

    /// The file, nothing in it deflated: every byte can be found and changed.
    pub fn stored(&self) -> Vec<u8> {
        self.written(zip::CompressionMethod::Stored)
    }

    fn written(&self, method: zip::CompressionMethod) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(vec![]));
        for (name, bytes) in &self.parts {
            writer.start_file(name, SimpleFileOptions::default().compression_method(method)).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }
}

/// The XML of a sheet around its rows.
pub fn sheet(rows: &str) -> String {
    format!(r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet><sheetData>{rows}</sheetData></worksheet>"#)
}
