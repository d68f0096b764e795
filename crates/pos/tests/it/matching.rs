//! Which account a reporter means: cases a clerk could sign.

use pos::matching::{Account, Agreement, Aliases, Candidate, Kind, Matcher, Outcome, Party, Remembered, Settings, party_key};

/// Id, name, street, city, post code, country.
const ACCOUNTS: [[&str; 6]; 14] = [
    ["A1", "Müller & Söhne GmbH", "Hauptstraße 12", "Köln", "50667", "DE"],
    ["A2", "Friendly Bike Shop", "9 Main St", "Seattle", "98104", "US"],
    ["A3", "Friendly Bike Shop", "77 Oak Avenue", "Dallas", "75201", "US"],
    ["A4", "Depot 4", "", "", "", ""],
    ["A5", "Depot 5", "", "", "", ""],
    ["A6", "Bayerische Motoren Werke AG", "Petuelring 130", "München", "80809", "DE"],
    ["A7", "SunSystems B.V.", "Keizersgracht 1", "Amsterdam", "1015 CJ", "NL"],
    ["A8", "Zwickauer Kabelwerke GmbH", "Am Bahnhof 3", "Zwickau", "08056", "DE"],
    ["A9", "Northwind Traders Ltd", "Po Box 44", "Leeds", "LS1 4AP", "GB"],
    ["A10", "Northwind Traders Inc", "44 Broadway", "Boston", "02109", "US"],
    ["A11", "株式会社東京自転車", "", "東京", "", "JP"],
    ["A12", "ООО Велосипед", "", "Москва", "", "RU"],
    ["A13", "Red Bicycle Company", "", "Portland", "", "US"],
    ["A14", "Blue Bicycle Company", "", "Portland", "", "US"],
];

fn accounts() -> Vec<Account> {
    let account = |[id, name, street, city, postcode, country]: [&str; 6]| Account {
        id: id.into(),
        name: name.into(),
        street: street.into(),
        city: city.into(),
        postcode: postcode.into(),
        country: country.into(),
        ..Account::default()
    };
    let mut accounts: Vec<Account> = ACCOUNTS.into_iter().map(account).collect();
    accounts[0].tax_id = "DE 811 223 344".into();
    accounts[5].domain = "https://www.bmw.de/".into();
    accounts[6].other_names = vec!["Sonnensysteme".into()];
    accounts
}

/// A party from name, street, city, post code, country.
fn party([name, street, city, postcode, country]: [&str; 5]) -> Party {
    let [name, street, city, postcode, country] = [name, street, city, postcode, country].map(str::to_owned);
    Party { name, street, city, postcode, country, ..Party::default() }
}

fn find(party: &Party) -> Outcome {
    Matcher::new(accounts()).find("R", party, &Aliases::default())
}

/// "= A1", "? A2 A3" or "-".
fn told(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Matched(found) => format!("= {}", found.account),
        Outcome::Review(list) => format!("? {}", list.iter().map(|one| one.account.as_str()).collect::<Vec<_>>().join(" ")),
        Outcome::Unknown(_) => "-".to_owned(),
    }
}

fn matched(party: &Party) -> Candidate {
    let Outcome::Matched(found) = find(party) else { return Candidate { account: String::new(), score: 0, reasons: Vec::new() } };
    found
}

#[test]
fn a_table_of_parties_and_what_becomes_of_them() {
    let cases = [
        ("= A1", ["MUELLER UND SOEHNE", "", "", "", ""]),
        ("= A1", ["Muller & Sohne", "Hauptstr. 12", "Koeln", "", "Germany"]),
        ("= A1", ["Müller Söhne Ges.m.b.H.", "", "Köln", "D-50667", ""]),
        ("= A2", ["Friendly Bike Shop", "9 Main Street, Suite 200", "Seattle", "98104-1234", "USA"]),
        ("= A3", ["FRIENDLY BICYCLE SHOPS", "", "Dallas", "", "US"]),
        ("? A2 A3", ["Friendly Bike Shop", "", "", "", ""]),
        ("= A4", ["Depot 4", "", "", "", ""]),
        ("= A5", ["DEPOT FIVE", "", "", "", ""]),
        ("= A7", ["Sun Systems", "", "Amsterdam", "", ""]),
        ("= A7", ["Sonnensysteme BV", "", "", "1015cj", ""]),
        ("= A8", ["Zwickauer Kabelwerk", "", "Zwickau", "8056", "DE"]),
        ("= A8", ["Zwickauer Kabelwreke", "", "", "", ""]),
        ("= A9", ["Northwind Traders", "P.O. Box 44", "Leeds", "LS14AP", "UK"]),
        ("= A10", ["Northwind Traders", "", "Boston", "2109", "US"]),
        ("? A10 A9", ["Northwind Traders", "", "", "", ""]),
        ("= A11", ["東京自転車", "", "", "", ""]),
        ("= A12", ["OOO Velosiped", "", "", "", ""]),
        ("= A13", ["Red Bicycle Co.", "", "", "", ""]),
        ("-", ["Contoso Pharmaceuticals", "", "", "", ""]),
        ("-", ["", "", "", "", ""]),
        ("-", ["GmbH & Co. KG", "", "", "", ""]),
    ];
    for (expected, cells) in cases {
        assert_eq!(told(&find(&party(cells))), expected, "{cells:?}");
    }
}

#[test]
fn depot_six_is_neither_depot_four_nor_depot_five() {
    for cells in [["Depot 6", "", "", "", ""], ["Depot Six", "", "", "", ""]] {
        assert!(!matches!(find(&party(cells)), Outcome::Matched(_)), "{cells:?}");
    }
}

#[test]
fn two_names_that_each_have_a_word_of_their_own_are_two_parties() {
    assert!(!matches!(find(&party(["Green Bicycle Company", "", "Portland", "", "US"])), Outcome::Matched(_)));
}

#[test]
fn initials_need_an_address_to_be_matched() {
    assert_eq!(told(&find(&party(["BMW", "", "", "", ""]))), "? A6");
    assert_eq!(told(&find(&party(["BMW AG", "Petuelring 130", "Munich", "80809", "DE"]))), "= A6");
}

#[test]
fn the_same_name_in_another_country_is_reviewed() {
    let outcome = find(&party(["Zwickauer Kabelwerke", "", "Wien", "1010", "AT"]));
    assert!(!matches!(outcome, Outcome::Matched(_)), "{outcome:?}");
}

#[test]
fn a_domain_of_its_own_supports_a_weak_name_and_public_mail_does_not() {
    let mut asked = party(["BMW Group", "", "", "", ""]);
    asked.domain = "einkauf@bmw.de".into();
    assert_eq!(told(&find(&asked)), "= A6");
    asked.domain = "bmw@gmail.com".into();
    assert!(!matches!(find(&asked), Outcome::Matched(_)));
}

#[test]
fn the_same_tax_number_matches_and_another_one_leaves_it_to_a_clerk() {
    let mut asked = party(["M. Sohn Handel", "", "", "", "DE"]);
    asked.tax_id = "USt-IdNr. DE811223344".into();
    assert_eq!(told(&find(&asked)), "= A1");
    let mut asked = party(["Müller & Söhne GmbH", "Hauptstraße 12", "Köln", "50667", "DE"]);
    asked.tax_id = "DE999999999".into();
    let Outcome::Review(list) = find(&asked) else { panic!("must be reviewed") };
    assert!(list[0].reasons.iter().any(|reason| reason.kind == Kind::TaxId && reason.agreement == Agreement::Differs));
}

#[test]
fn the_vendors_own_id_is_believed_before_any_name() {
    let asked = Party { id: " A9 ".into(), name: "Something else".into(), ..Party::default() };
    let found = matched(&asked);
    assert_eq!((found.account.as_str(), found.reasons[0].kind), ("A9", Kind::Id));
}

#[test]
fn points_of_all_reasons_are_the_score_and_one_line_says_why() {
    let found = matched(&party(["Muller & Sohne", "Hauptstr. 12", "Koeln", "", "DE"]));
    assert_eq!(found.reasons.iter().map(|reason| reason.points).sum::<i64>(), found.score);
    assert_eq!(
        found.sentence(),
        "same name: `Muller & Sohne` is `Müller & Söhne GmbH` (+1000); same street: `Hauptstr. 12` is `Hauptstraße 12` (+0); same city: `Koeln` is `Köln` (+0)"
    );
    let Outcome::Review(list) = find(&party(["Friendly Bike Shop", "", "", "", ""])) else { panic!("must be reviewed") };
    assert_eq!(list[0].sentence(), "same name `Friendly Bike Shop` (+1000); `A3` fits nearly as well");
}

#[test]
fn what_a_clerk_decided_wins_and_says_so() {
    let matcher = Matcher::new(accounts());
    let asked = party(["Friendly Bike Shop", "", "", "", ""]);
    let mut aliases = Aliases::default();
    aliases.remember("R", &asked, Remembered::Account("A3".into()));
    let outcome = matcher.find("R", &party(["FRIENDLY  bike-shop", "", "", "", ""]), &aliases);
    let Outcome::Matched(found) = outcome else { panic!("{outcome:?}") };
    assert_eq!(found.sentence(), "remembered: `FRIENDLY  bike-shop` from this reporter means this account");
    assert_eq!(told(&matcher.find("another reporter", &asked, &aliases)), "? A2 A3");

    aliases.remember("R", &asked, Remembered::NoAccount);
    let Outcome::Unknown(reasons) = matcher.find("R", &asked, &aliases) else { panic!("must be unknown") };
    assert_eq!(reasons[0].phrase(), "remembered: no account of ours");
}

#[test]
fn never_this_account_leaves_the_other_one() {
    let matcher = Matcher::new(accounts());
    let asked = party(["Friendly Bike Shop", "", "", "", ""]);
    let mut aliases = Aliases::default();
    aliases.remember("R", &asked, Remembered::Account("A2".into()));
    aliases.remember("R", &asked, Remembered::Never("A2".into()));
    assert_eq!(told(&matcher.find("R", &asked, &aliases)), "= A3");
    assert_eq!(aliases.decisions(), [("R", party_key(&asked).as_str(), Remembered::Never("A2".into()))]);
}

#[test]
fn an_alias_of_an_account_that_is_gone_is_not_followed() {
    let mut aliases = Aliases::default();
    let asked = party(["Depot 4", "", "", "", ""]);
    aliases.remember("R", &asked, Remembered::Account("closed".into()));
    assert_eq!(told(&Matcher::new(accounts()).find("R", &asked, &aliases)), "= A4");
}

#[test]
fn decisions_read_back_are_the_same_decisions() {
    let mut aliases = Aliases::default();
    aliases.remember("R", &party(["Depot", "", "Köln", "", ""]), Remembered::Account("A4".into()));
    aliases.remember("R", &party(["Depot", "", "Bonn", "", ""]), Remembered::NoAccount);
    aliases.remember("S", &party(["Depot", "", "Bonn", "", ""]), Remembered::Never("A5".into()));
    let mut again = Aliases::default();
    for (reporter, key, decision) in aliases.decisions() {
        again.remember_key(reporter, key, decision);
    }
    assert_eq!(again, aliases);
}

#[test]
fn a_higher_threshold_sends_more_to_review() {
    let asked = party(["Zwickauer Kabelwreke", "", "", "", ""]);
    let strict = Matcher::with_settings(accounts(), Settings { match_from: 990, clear_from: 990, ..Settings::default() });
    assert_eq!(told(&strict.find("R", &asked, &Aliases::default())), "? A8");
}

#[test]
fn a_cell_of_a_broken_file_takes_no_longer_than_others() {
    let long = "Friendly Bike Shop ".repeat(20_000);
    let asked = party([&long, &long, &long, "", ""]);
    assert!(!matches!(find(&asked), Outcome::Unknown(_)));
}
