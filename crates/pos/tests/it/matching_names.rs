//! Names as reporters write them, and what is compared of them. Tables a clerk can read.

use pos::matching::{legal_form_spellings, normalised_name};

fn all_read_as(name: &str, spellings: &[&str]) {
    for spelling in spellings {
        assert_eq!(normalised_name(spelling), name, "`{spelling}`");
    }
}

#[test]
fn legal_forms_of_many_countries_are_left_out() {
    all_read_as(
        "acme",
        &["Acme GmbH", "ACME G.m.b.H.", "acme gmbh & co. kg", "Acme AG", "Acme e.K.", "Acme KGaA", "Acme UG (haftungsbeschränkt)"],
    );
    all_read_as("acme", &["Acme B.V.", "ACME BV", "Acme N.V.", "Acme V.O.F.", "Acme BVBA", "Acme vzw", "Acme SPRL"]);
    all_read_as("acme", &["Acme S.à r.l.", "ACME SARL", "Acme S.A.S.", "Acme SASU", "Acme S.A.", "Acme E.U.R.L.", "Acme et Cie"]);
    all_read_as(
        "acme",
        &[
            "Acme Ltd.",
            "ACME LIMITED",
            "Acme PLC",
            "Acme LLP",
            "Acme, Inc.",
            "Acme Corp.",
            "Acme L.L.C.",
            "Acme Co., Ltd.",
            "The Acme Company",
        ],
    );
    all_read_as(
        "acme",
        &[
            "Acme S.p.A.",
            "Acme S.r.l.",
            "Acme S.L.",
            "Acme S.L.U.",
            "Acme Lda",
            "Acme Ltda - ME",
            "Acme S.A. de C.V.",
            "Acme S. de R.L. de C.V.",
        ],
    );
    all_read_as(
        "acme",
        &[
            "Acme A/S",
            "Acme ApS",
            "AB Acme",
            "Acme Aktiebolag",
            "Oy Acme Ab",
            "Acme Oyj",
            "Acme AS",
            "Acme ehf.",
            "UAB Acme",
            "SIA Acme",
            "OÜ Acme",
        ],
    );
    all_read_as(
        "acme",
        &[
            "Acme Sp. z o.o.",
            "ACME SP.Z O.O.",
            "Acme s.r.o.",
            "Acme spol. s r.o.",
            "Acme Kft.",
            "Acme Zrt.",
            "S.C. Acme S.R.L.",
            "Acme d.o.o.",
            "Acme EOOD",
        ],
    );
    all_read_as(
        "acme",
        &[
            "Acme A.Ş.",
            "Acme Ltd. Şti.",
            "Acme San. ve Tic. A.Ş.",
            "ΑCΜΕ".to_lowercase().replace("αcμε", "Acme Α.Ε.").as_str(),
            "Acme Ε.Π.Ε.",
        ],
    );
    all_read_as(
        "acme",
        &[
            "Acme Pvt. Ltd.",
            "Acme Private Limited",
            "Acme Pty Ltd",
            "Acme Pte. Ltd.",
            "Acme Sdn. Bhd.",
            "PT Acme Tbk",
            "Acme K.K.",
            "ООО Acme",
            "OOO Acme",
        ],
    );
}

#[test]
fn a_legal_form_in_front_of_a_place_is_left_out_as_well() {
    all_read_as("gist brocades delft", &["GIST-BROCADES BV, DELFT", "Gist-Brocades B.V. Delft", "Gist Brocades N.V. (Delft)"]);
}

#[test]
fn scripts_that_run_on_lose_their_legal_form_and_come_in_pairs_of_letters() {
    all_read_as("トヨ ヨタ タ自 自動 動車", &["トヨタ自動車株式会社", "株式会社トヨタ自動車", "ﾄﾖﾀ自動車㈱"]);
    all_read_as("华为 为技 技术", &["华为技术有限公司"]);
    all_read_as("삼성 성전 전자", &["삼성전자 주식회사", "삼성전자주식회사"]);
}

#[test]
fn at_least_two_hundred_and_fifty_spellings_of_legal_forms_are_known() {
    assert!(legal_form_spellings() >= 250, "{}", legal_form_spellings());
}

#[test]
fn a_name_that_is_only_a_legal_form_or_little_words_is_kept() {
    all_read_as("company", &["Company"]);
    all_read_as("the the", &["The The"]);
    all_read_as("ag", &["AG"]);
}

#[test]
fn letters_are_compared_without_case_accents_and_script() {
    all_read_as("francois lodz ostergard", &["François Łódź Østergård", "FRANCOIS LODZ OSTERGARD", "françois łódź østergård"]);
    all_read_as("gross", &["Groß", "GROSS", "ＧＲＯＳＳ"]);
    all_read_as("athina", &["ΑΘΗΝΑ", "Αθήνα"]);
    all_read_as("gazprom", &["Газпром", "ПАО «Газпром»", "Gazprom PAO"]);
}

#[test]
fn words_for_and_articles_and_punctuation_do_not_count() {
    all_read_as(
        "muller sohne",
        &["Müller & Söhne", "Müller und Söhne", "MULLER AND SOHNE", "Müller + Söhne", "Müller/Söhne", "Müller-Söhne"],
    );
    all_read_as("orangerie", &["L'Orangerie", "l’orangerie", "The Orangerie"]);
    all_read_as("hm", &["H&M", "H & M", "H. M."]);
    all_read_as("ibm", &["IBM", "I.B.M.", "I B M Corp."]);
    all_read_as("arts delicatessen", &["Art's Deli", "Arts Delicatessen"]);
}

#[test]
fn short_forms_of_company_words_are_written_out() {
    all_read_as("baker international manufacturing", &["Baker Intl Mfg", "Baker Int'l. Mfg.", "Baker International Manufacturing Co."]);
    all_read_as("north technology services", &["North Tech Svcs", "North Technologies Service", "North Technology Services, Inc."]);
    all_read_as(
        "bauer brothers",
        &["Bauer Bros.", "Gebr. Bauer".split(' ').rev().collect::<Vec<_>>().join(" ").as_str(), "Bauer Brothers"],
    );
}

#[test]
fn numbers_are_read_as_digits() {
    all_read_as("depot 4", &["Depot 4", "Depot Four", "Depot IV", "DEPOT 04", "Depot4"]);
    all_read_as("1 national bank", &["First National Bank", "1st Natl. Bank"]);
}

#[test]
fn two_names_in_one_cell_are_two_names() {
    assert_eq!(normalised_name("Schmidt Holding GmbH dba Bike World"), "schmidt holding / bicycle world");
    assert_eq!(normalised_name("J. Smith trading as The Cycle Shop"), "j smith / bicycle shop");
}
