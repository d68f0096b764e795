//! What `programme` leaves out, beyond what its manifest and its clippy.toml can say: floats and panics, wherever they hide.

use crate::House;
use crate::rust::{Code, is_of_word};
use crate::sizes::is_test;

const MEANING: &str = "crates/programme/src/";

/// Lines of `programme` outside tests that hold a float, as a type or as a literal.
#[must_use]
pub fn floats(house: &House) -> Vec<String> {
    let guilty = |line: &str| line.split(|c| !is_of_word(c) && c != '.').any(is_float);
    lines_with(house, guilty, "a float: money, rates and thresholds are integers and `Decimal`")
}

/// Names of the types, `1f64` and `1.5`; not `0xf64`, `0..5`, `1.max(2)` or `pair.0.1`.
fn is_float(word: &str) -> bool {
    let digits = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    let typed = word.strip_suffix("f64").or_else(|| word.strip_suffix("f32"));
    typed.is_some_and(|number| number.chars().all(|c| c.is_ascii_digit() || "._".contains(c)))
        || digits(word) && word.split_once('.').is_some_and(|(_, rest)| digits(rest))
}

/// Lines of `programme` outside tests that stop instead of answering.
#[must_use]
pub fn panics(house: &House) -> Vec<String> {
    let panics = |line: &str| [".unwrap()", ".expect(", ".unwrap_err()", ".expect_err("].iter().any(|end| line.contains(end));
    lines_with(house, panics, "a panic: return a diagnostic (a parser's own `expect` is better called `require`)")
}

fn lines_with(house: &House, guilty: impl Fn(&str) -> bool, advice: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in house.ending(".rs").filter(|(path, _)| path.starts_with(MEANING) && !is_test(path)) {
        let lines = Code::of(text).lines().filter(|(_, line)| guilty(line)).map(|(at, _)| at).collect::<Vec<_>>();
        found.extend(lines.into_iter().map(|at| format!("{path}:{at}: {advice}")));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn house(text: &str) -> House {
        House::of(&[("crates/programme/src/money.rs", text), ("crates/cli/src/main.rs", text)])
    }

    #[test]
    fn a_float_is_found_as_type_and_as_literal() {
        for text in ["fn f(a: f64) {}", "let a = 1f64;", "type A = Vec<f32>;", "let a = 0.5;", "f64::from(1)"] {
            assert_eq!(floats(&house(text)).len(), 1, "{text}");
        }
        let exact = "// never f64\nlet a = \"f64 0.5\"; let b = 0xf64; let buf64 = 1.max(2); for c in 0..5 { pair.0.1 }";
        assert!(floats(&house(exact)).is_empty());
    }

    #[test]
    fn a_panic_is_found_outside_tests_only() {
        assert_eq!(panics(&house("fn f() { a.unwrap(); }\nfn g() { a\n.expect(\"b\"); }")).len(), 2);
        let tested = "#[cfg(test)]\nmod tests { fn f() { a.unwrap(); } }\n#[expect(x)] fn g() { a.unwrap_or(1); }";
        assert!(panics(&house(tested)).is_empty());
    }
}
