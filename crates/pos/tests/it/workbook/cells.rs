//! What a cell becomes.

use pos::reader::RawRows as _;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

use super::made::{Made, sheet};
use super::{lines, open, remarks, told};

#[test]
fn cells_are_the_text_a_person_means() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let moment = Format::new().set_num_format("yyyy-mm-dd hh:mm");
    let percent = Format::new().set_num_format("0 %");
    let rounded = Format::new().set_num_format("#,##0.00 [$€-407]");
    sheet.write_row(0, 0, ["part", "price", "date", "known", "share", "proof"]).unwrap();
    sheet.write_string(1, 0, "00712").unwrap();
    sheet.write_number_with_format(1, 1, 1234.5678, &rounded).unwrap();
    sheet.write_datetime_with_format(1, 2, ExcelDateTime::parse_from_str("2024-05-31").unwrap(), &day).unwrap();
    sheet.write_datetime_with_format(1, 3, ExcelDateTime::parse_from_str("2024-05-31T13:45:00").unwrap(), &moment).unwrap();
    sheet.write_number_with_format(1, 4, 0.12, &percent).unwrap();
    sheet.write_boolean(1, 5, true).unwrap();
    sheet.write_number(2, 1, 0.1 + 0.2).unwrap();
    sheet.write_boolean(2, 5, false).unwrap();
    let seen = lines(book.save_to_buffer().unwrap());
    assert_eq!(
        seen,
        ["1: part/price/date/known/share/proof", "2: 00712/1234.5678/2024-05-31/2024-05-31T13:45:00/0.12/yes", "3: /0.3////no"]
    );
}

#[test]
fn a_part_number_that_became_a_date_is_that_date() {
    let made = Made::of_rows(r#"<row><c s="1"><v>45356</v></c><c t="inlineStr"><is><t>5-MAR</t></is></c></row>"#).formats(&["d\\-mmm"]);
    assert_eq!(lines(made.packed()), ["1: 2024-03-05/5-MAR"]);
}

#[test]
fn days_are_counted_from_1904_where_the_workbook_says_so() {
    let rows = r#"<row><c s="1"><v>43981</v></c><c s="1"><v>0</v></c></row>"#;
    let made = Made::of_rows(rows).formats(&["yyyy-mm-dd"]);
    assert_eq!(lines(made.packed()), ["1: 2020-05-30/1900-01-00"]);
    let workbook = r#"<workbook><workbookPr date1904="1"/><sheets><sheet name="Sales" r:id="rId1"/></sheets></workbook>"#;
    assert_eq!(lines(made.and("xl/workbook.xml", workbook).packed()), ["1: 2024-05-31/1904-01-01"]);
}

#[test]
fn hours_lengths_and_what_is_no_time_are_told_apart() {
    let rows = r#"<row><c s="1"><v>0.5625</v></c><c s="2"><v>1.25</v></c><c s="3"><v>-3</v></c><c s="3"><v>x</v></c><c t="d"><v>2024-05-31T00:00:00Z</v></c></row>"#;
    let made = Made::of_rows(rows).formats(&["h:mm", "[h]:mm", "d.m.yy"]);
    assert_eq!(lines(made.packed()), ["1: 13:30:00/30:00:00/-3/x/2024-05-31"]);
}

#[test]
fn errors_are_their_text() {
    let rows = r##"<row><c t="e"><v>#N/A</v></c><c t="e"><f>A1/0</f><v>#DIV/0!</v></c><c t="e"><v>#SPILL!</v></c></row>"##;
    assert_eq!(lines(Made::of_rows(rows).packed()), ["1: #N/A/#DIV/0!/#SPILL!"]);
}

#[test]
fn a_formula_is_the_result_that_was_saved() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_formula(0, 0, Formula::new("=2*3").set_result("6")).unwrap();
    sheet.write_formula(0, 1, Formula::new("=\"a\"&\"b\"").set_result("ab")).unwrap();
    assert_eq!(lines(book.save_to_buffer().unwrap()), ["1: 6/ab"]);
}

#[test]
fn a_formula_without_a_result_is_empty_and_told() {
    let rows = r#"<row r="4"><c r="A4"><v>1</v></c><c r="B4"><f>A4*2</f><v></v></c><c r="C4"><f>A4*3</f></c><c r="D4" t="str"><f>""</f><v></v></c></row>"#;
    let mut rows = open(Made::of_rows(rows).packed(), None);
    let why = "formulas without a result, read as empty: open the workbook in a spreadsheet, save it, and send it again";
    assert_eq!(told(&mut rows), ["1-3 blank", "4: 1"]);
    assert_eq!(remarks(&mut rows), [format!("B4, C4: {why}")]);
    assert_eq!(rows.remarks()[0].line, 4);
}

#[test]
fn formulas_nobody_computed_are_told() {
    let mut book = Workbook::new();
    book.add_worksheet().write_formula(0, 0, "=2*3").unwrap();
    let remarks = remarks(&mut open(book.save_to_buffer().unwrap(), None));
    assert_eq!(remarks.len(), 1);
    assert!(remarks[0].starts_with("1 formulas: formulas that were never computed by a spreadsheet"), "{remarks:?}");
}

#[test]
fn a_number_longer_than_a_spreadsheet_keeps_is_told() {
    let rows = r#"<row><c><v>9007199254740993</v></c><c t="inlineStr"><is><t>9007199254740993</t></is></c></row>"#;
    let mut rows = open(Made::of_rows(rows).packed(), None);
    assert_eq!(told(&mut rows), ["1: 9007199254740990/9007199254740993"]);
    assert_eq!(remarks(&mut rows), ["A1: numbers of more than 15 digits, of which a spreadsheet keeps 15: enter such numbers as text"]);
}

#[test]
fn texts_keep_what_is_in_them() {
    let shared = [
        "<t xml:space=\"preserve\">  two  </t>",
        "<r><t>bo</t></r><r><rPr><b/></rPr><t>ld</t></r>",
        "<t>東京</t><rPh sb=\"0\" eb=\"2\"><t>トウキョウ</t></rPh>",
        "<t>a&amp;b &lt;c&gt; &#233; &quot;q&quot;</t>",
        "<t>one_x000D_\ntwo_x005F_x000A_</t>",
        "<t><![CDATA[<raw>]]></t>",
        "<t>=1+1</t>",
    ];
    let cells: String = (0..shared.len()).map(|at| format!(r#"<c t="s"><v>{at}</v></c>"#)).collect();
    let made = Made::of_rows(&format!("<row>{cells}</row>")).sharing(&shared);
    assert_eq!(lines(made.packed()), ["1:   two  /bold/東京/a&b <c> é \"q\"/one\ntwo_x000A_/<raw>/=1+1"]);
}

#[test]
fn cells_stand_in_their_columns_whatever_is_left_out() {
    let rows = r#"<row r="2"><c r="B2"><v>1</v></c><c><v>2</v></c><c r="AA2"><v>3</v></c><c r="AB2"/></row><row><c><v>4</v></c></row>"#;
    let seen = lines(Made::of_rows(rows).packed());
    assert_eq!(seen, ["1-1 blank".to_owned(), format!("2: /1/2{}/3", "/".repeat(23)), "3: 4".into()]);
}

#[test]
fn a_row_that_contradicts_itself_is_unreadable_and_the_next_is_read() {
    let again = "open the workbook in a spreadsheet and save it again";
    let bad = [
        (r#"<c r="B1"><v>1</v></c><c r="A1"><v>2</v></c>"#, format!("has cells that are not in order: {again}")),
        (r#"<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c>"#, format!("has cells that are not in order: {again}")),
        (r#"<c r="A7"><v>1</v></c>"#, format!("has cells that are not in order: {again}")),
        (r#"<c r="1A"><v>1</v></c>"#, format!("has a cell whose place is not one: {again}")),
        (r#"<c t="s"><v>9</v></c>"#, format!("has a cell with text number `9`, which the workbook does not have: {again}")),
        (r#"<c t="zz"><v>9</v></c>"#, "has a cell of a kind that workbooks do not have: open it in a spreadsheet and save it again".into()),
        (r#"<c r="AMK1"><v>1</v></c>"#, "has a value in column AMK, beyond the 1024 columns that are read: delete it".into()),
    ];
    for (cells, reason) in bad {
        let seen = lines(Made::of_rows(&format!("<row r=\"1\">{cells}</row><row r=\"2\"><c><v>5</v></c></row>")).packed());
        assert_eq!(seen, [format!("1! {reason}"), "2: 5".into()], "{cells}");
    }
    let text = "x".repeat(140_000);
    let seen =
        lines(Made::of_rows(&format!("<row><c t=\"inlineStr\"><is><t>{text}</t></is></c></row><row><c><v>5</v></c></row>")).stored());
    assert_eq!(seen, ["1! has a cell with more than the 32,767 characters that a cell can have", "2: 5"]);
}

#[test]
fn rows_out_of_order_end_the_reading() {
    let seen = lines(Made::of_rows(r#"<row r="5"><c><v>1</v></c></row><row r="5"><c><v>2</v></c></row>"#).packed());
    assert_eq!(seen[0], "1-4 blank");
    assert_eq!(
        seen[2],
        "5 broken: is damaged: the rows of the sheet are not in order; open the workbook in a spreadsheet and save it again"
    );
}

#[test]
fn blank_rows_are_counted_and_a_million_of_them_cost_nothing() {
    let rows = r#"<row r="1"><c><v>1</v></c></row><row r="2"><c s="1"/></row><row r="3"><c t="inlineStr"><is><t> </t></is></c></row><row r="1048576"><c><v>2</v></c></row>"#;
    assert_eq!(lines(Made::of_rows(rows).packed()), ["1: 1", "2-1048575 blank", "1048576: 2"]);
    let rows = r#"<row r="2"><c><v>1</v></c></row><row r="900000" ht="15"/>"#;
    assert_eq!(lines(Made::of_rows(rows).packed()), ["1-1 blank", "2: 1", "3-900000 blank"]);
    let beyond = lines(Made::of_rows(r#"<row><c><v>1</v></c></row><row r="1048577"><c><v>1</v></c></row>"#).packed());
    assert_eq!(beyond, ["1: 1", "1 broken: has more than 1048576 rows: split it into several files"]);
}

#[test]
fn of_a_text_written_twice_the_one_in_its_place_counts() {
    let rows = r#"<row><c t="inlineStr"><v>7</v><is><t>seven</t></is></c><c t="str"><is><t>eight</t></is><v>8</v></c></row>"#;
    assert_eq!(lines(Made::of_rows(rows).packed()), ["1: seven/8"]);
}

#[test]
fn names_of_tags_may_have_a_prefix() {
    let prefixed = sheet(r#"<row r="1"><c r="A1"><v>1</v></c></row>"#).replace('<', "<x:").replace("<x:/", "</x:").replace("<x:?", "<?");
    assert_eq!(lines(Made::of_rows("").and("xl/worksheets/sheet1.xml", &prefixed).packed()), ["1: 1"]);
}
