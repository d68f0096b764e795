//! Files that were made to hurt: deep, long, many. Each is answered, and soon; a blow-up shows as a test that does not end.

use programme::check::check;
use programme::diagnostic::Severity;

const HEAD: &str = "[programme]\nid = \"acme\"\ntitle = \"Acme\"\nversion = \"1\"\neffective = 2024-01-01\ncurrency = \"EUR\"\n";
const LADDER: &str = "[ladders.level]\nlevels = [\"low\", \"high\"]\nrise = \"at once\"\nfall = \"at once\"\n";

fn many(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(line).collect()
}

/// A programme whose only segment has this condition.
fn segment(condition: &str) -> String {
    format!("{HEAD}[segments.all]\nwhere = \"\"\"{condition}\"\"\"\n")
}

/// Every bomb is answered, most with a finding; where nothing is wrong the programme is there.
fn told(bombs: &[(&str, String)]) {
    for (name, text) in bombs {
        let checked = check(text);
        let broken = checked.diagnostics.iter().any(|finding| finding.severity == Severity::Error);
        assert_eq!(checked.programme.is_none(), broken, "{name}");
        assert!(checked.diagnostics.len() <= text.len(), "{name}: {} findings", checked.diagnostics.len());
    }
}

#[test]
fn a_file_that_nests_deeply_is_answered() {
    let deep = 10_000;
    let key = "a.".repeat(deep) + "a";
    told(&[
        ("lists", format!("{HEAD}[values]\na = {}", "[".repeat(deep))),
        ("closed lists", format!("{HEAD}[values]\na = {}{}", "[".repeat(deep), "]".repeat(deep))),
        ("inline tables", format!("{HEAD}[values]\na = {}1{}", "{ a = ".repeat(deep), " }".repeat(deep))),
        ("a dotted key", format!("{HEAD}[values]\n{key} = 1\n")),
        ("a dotted heading", format!("{HEAD}[{key}]\nb = 1\n")),
        ("a dotted list heading", format!("{HEAD}[[{key}]]\nb = 1\n[[{key}]]\nb = 1\n")),
        ("a dotted title", format!("{HEAD}[segments.s]\ntitle.{key} = \"x\"\nwhere = \"true\"\n")),
        ("dotted numbers", format!("{HEAD}{LADDER}[[requirements]]\nid = \"r\"\nmeasure = \"m\"\nat_least.{key} = 1\n")),
    ]);
}

#[test]
fn a_condition_that_nests_deeply_is_answered() {
    let deep = 10_000;
    let chain = |word: &str| format!("true{}", format!(" {word} true").repeat(deep));
    // As deep as each rule allows at once.
    let terms = |inner: String| format!("({inner}{})", " * 1".repeat(60) + &" + 1".repeat(60));
    let wide = (0..58).fold("1".to_owned(), |inner, _| terms(inner));
    let mixed = (0..58)
        .fold("true".to_owned(), |inner, _| format!("(true and not - (case when {inner} then 1 else 2 end) * 2 + 1 in (1, 2) or false)"));
    told(&[
        ("brackets", segment(&"(".repeat(deep))),
        ("not", segment(&("not ".repeat(deep) + "true"))),
        ("minus", segment(&("- ".repeat(deep) + "1 > 0"))),
        ("and", segment(&chain("and"))),
        ("or", segment(&chain("or"))),
        ("sum", segment(&format!("1{} > 0", " + 1".repeat(deep)))),
        ("comparisons", segment(&"1 < ".repeat(deep))),
        ("list", segment(&format!("1 in (1{})", ", 1".repeat(deep)))),
        ("arms", segment(&format!("case {} else true end", "when true then false ".repeat(deep)))),
        ("cases", segment(&"case when ".repeat(deep))),
        ("calls", segment(&"coalesce(".repeat(deep))),
        ("terms in brackets", segment(&format!("{wide} > 0"))),
        ("everything at once", segment(&mixed)),
        (
            "everything that is allowed at once",
            segment(&(0..19).fold("true".to_owned(), |inner, _| {
                format!("(true and not - (case when {inner} then 1 else 2 end) * 2 + 1 in (1, 2) or false)")
            })),
        ),
        ("a long text", segment(&format!("partner.name like '{}'", "%a".repeat(deep)))),
        ("quotes", segment(&"'".repeat(deep))),
        ("strange signs", segment(&"§".repeat(deep))),
    ]);
}

#[test]
fn a_file_with_very_many_entries_is_answered() {
    let n = 500;
    let sum = "unit = \"money\"\nsum = \"sale.net_amount\"\nover = \"ever\"\n";
    told(&[
        ("unknown keys", HEAD.to_owned() + &many(n, |i| format!("currencz{i} = {i}\n"))),
        ("values", format!("{HEAD}[values]\n") + &many(n, |i| format!("v{i} = {i}\n"))),
        ("values by date", format!("{HEAD}[values]\nv = [{}]\n", many(n, |i| format!("{{ value = {i} }},")))),
        ("measures", HEAD.to_owned() + &many(n, |i| format!("[measures.m{i}]\n{sum}"))),
        (
            "a chain of measures",
            HEAD.to_owned()
                + &many(n, |i| format!("[measures.m{i}]\nunit = \"money\"\nformula = \"m{} + 1\"\n", i + 1))
                + &format!("[measures.m{n}]\n{sum}"),
        ),
        (
            "a circle of measures",
            HEAD.to_owned()
                + &many(n, |i| format!("[measures.m{i}]\nunit = \"money\"\nformula = \"m{} + 1\"\n", (i + 1) % n))
                + LADDER
                + "[[requirements]]\nid = \"r\"\nmeasure = \"m0\"\nat_least = 1\n",
        ),
        (
            "a chain of requirements",
            format!("{HEAD}{LADDER}")
                + &many(n, |i| format!("[[requirements]]\nid = \"r{i}\"\nany_of = [\"r{}\"]\n", i + 1))
                + &format!("[[requirements]]\nid = \"r{n}\"\ncondition = \"true\"\n"),
        ),
        (
            "requirements on one measure",
            format!("{HEAD}{LADDER}[measures.m]\n{sum}")
                + &many(n, |i| format!("[[requirements]]\nid = \"r{i}\"\nmeasure = \"m\"\nat_least = {i}\n")),
        ),
        (
            "levels",
            format!(
                "{HEAD}[ladders.level]\nlevels = [{}]\nrise = \"at once\"\nfall = \"at once\"\n[measures.m]\n{sum}[[requirements]]\nid = \"r\"\nmeasure = \"m\"\nat_least = 1\n",
                many(n, |i| format!("\"l{i}\","))
            ),
        ),
        (
            "unknown names",
            format!("{HEAD}{LADDER}")
                + &many(n, |i| format!("[measures.m{i}]\n{sum}[[requirements]]\nid = \"r{i}\"\nmeasure = \"zz{i}\"\nat_least = 1\n")),
        ),
        (
            "columns",
            format!(
                "{HEAD}[records.sale]\ncolumns = {{ {} }}\n",
                (0..n).map(|i| format!("c{i} = \"text\"")).collect::<Vec<_>>().join(", ")
            ),
        ),
        ("zones", format!("{HEAD}[zones.z]\n") + &many(n, |i| format!("z{i} = [\"DE\", \"FR\"]\n"))),
        (
            "bands",
            format!(
                "{HEAD}rounding = \"down\"\n[[incentives]]\nid = \"i\"\nkind = \"rebate\"\nperiod = \"quarter\"\nbase = \"sale.net_amount\"\nbasis = \"value\"\nmode = \"whole\"\nbands = [{}]\n",
                many(n, |i| format!("{{ from = {i}, rate = 1 }},"))
            ),
        ),
        ("broken lines", HEAD.to_owned() + &"x x\n\n\n\n".repeat(n)),
        ("duties", HEAD.to_owned() + &many(n, |i| format!("[[duties]]\nid = \"d{i}\"\nevery = \"once\"\n"))),
    ]);
}

#[test]
fn a_file_with_very_long_words_is_answered() {
    let long = "a".repeat(100_000);
    let other = "b".repeat(100_000);
    told(&[
        ("title", HEAD.replace("Acme\"", &format!("{long}\""))),
        ("an unknown key", format!("{HEAD}{long} = 1\n")),
        ("an unknown word", format!("{HEAD}rounding = \"{long}\"\n")),
        ("an unknown name beside a long one", format!("{HEAD}[measures.{long}]\nunit = \"money\"\nformula = \"{other}\"\n")),
        ("a number", format!("{HEAD}notice_days = {}\n", "1".repeat(100_000))),
        ("a fraction", format!("{HEAD}notice_days = 1.{}\n", "1".repeat(100_000))),
        ("a number in a condition", segment(&format!("{} > 1", "1".repeat(100_000)))),
        (
            "a duty's date",
            format!(
                "{HEAD}[[duties]]\nid = \"d\"\nevery = \"quarter\"\nwhile_open = \"in order\"\ndue = \"{} after start\"\n",
                "9".repeat(100_000)
            ),
        ),
        (
            "a window",
            format!("{HEAD}[measures.m]\nunit = \"money\"\nsum = \"sale.net_amount\"\nover = \"last {} days\"\n", "9".repeat(100_000)),
        ),
    ]);
}

#[test]
fn numbers_at_the_edge_are_added_without_a_fall() {
    let most = "79228162514264337593543950335";
    told(&[
        (
            "parts",
            format!(
                "{HEAD}rounding = \"down\"\n[[incentives]]\nid = \"i\"\nkind = \"rebate\"\nperiod = \"quarter\"\nbase = \"sale.net_amount\"\nbasis = \"none\"\nrate = {most}\nsplit = {{ rebate = {most}, other = {most} }}\n"
            ),
        ),
        (
            "bands",
            format!(
                "{HEAD}rounding = \"down\"\n[[incentives]]\nid = \"i\"\nkind = \"rebate\"\nperiod = \"quarter\"\nbase = \"sale.net_amount\"\nbasis = \"value\"\nmode = \"whole\"\nbands = [ {{ from = -{most}, upto = {most}, rate = {most} }}, {{ from = {most}, rate = 1 }} ]\n"
            ),
        ),
        (
            "a range",
            format!(
                "{HEAD}{LADDER}[measures.m]\nunit = \"money\"\nsum = \"sale.net_amount\"\nover = \"last 10000 years, 10000 years earlier\"\n[[requirements]]\nid = \"r\"\nmeasure = \"m\"\nat_least = {{ between = [{most}, -{most}], take = \"lower\" }}\n"
            ),
        ),
    ]);
}
