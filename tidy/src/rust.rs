//! Just enough Rust to tell code from comments, strings and tests, and to find functions.

use std::iter::Peekable;
use std::ops::RangeInclusive;
use std::str::Chars;

/// A Rust source in which comments and the contents of strings and characters are blanks. Lines stay where they were.
#[derive(Debug)]
pub struct Code {
    masked: Vec<char>,
    /// For each line, counted from 0: does it belong to an item under `#[cfg(test)]`?
    test_lines: Vec<bool>,
}

/// A function with a body.
#[derive(Debug, PartialEq, Eq)]
pub struct Function {
    /// Its name.
    pub name: String,
    /// The line of its `fn`, counted from 1.
    pub line: usize,
    /// Lines from `fn` to the closing brace, both included.
    pub lines: usize,
}

/// A `mod name;` that stands for a file.
#[derive(Debug, PartialEq, Eq)]
pub struct Declaration {
    /// The inline modules around it, outermost first, and its own name last.
    pub path: Vec<String>,
}

impl Code {
    /// Reads a source.
    #[must_use]
    pub fn of(source: &str) -> Self {
        let masked: Vec<char> = mask(source).chars().collect();
        let test_lines = test_lines(&masked);
        Self { masked, test_lines }
    }

    /// The lines of code, numbered from 1, without those of `#[cfg(test)]` items.
    pub fn lines(&self) -> impl Iterator<Item = (usize, String)> {
        let lines = self.masked.split(|c| *c == '\n').zip(&self.test_lines).enumerate();
        lines.filter(|(_, (_, test))| !**test).map(|(at, (line, _))| (at + 1, line.iter().collect()))
    }

    /// How many lines there are, without those of `#[cfg(test)]` items; comments count.
    #[must_use]
    pub fn length(&self) -> usize {
        let last_is_empty = self.masked.last().is_none_or(|c| *c == '\n');
        self.test_lines.iter().filter(|test| !**test).count() - usize::from(last_is_empty)
    }

    /// The functions that have a body, without those of `#[cfg(test)]` items.
    #[must_use]
    pub fn functions(&self) -> Vec<Function> {
        let words = words(&self.masked);
        let named = words.windows(2).filter(|pair| pair[0].text == "fn");
        named.filter_map(|pair| self.function(&pair[0], &pair[1])).collect()
    }

    /// The modules that this source says are in files of their own.
    #[must_use]
    pub fn declarations(&self) -> Vec<Declaration> {
        let mut found = Vec::new();
        let mut around: Vec<(String, usize)> = Vec::new();
        let mut depth = 0;
        let mut words = words(&self.masked).into_iter().peekable();
        for (at, c) in self.masked.iter().enumerate() {
            match c {
                '{' => depth += 1,
                '}' => {
                    depth -= 1;
                    around.retain(|(_, inside)| *inside <= depth);
                }
                _ => {}
            }
            let Some(word) = words.next_if(|word| word.start == at) else {
                continue;
            };
            if word.text != "mod" {
                continue;
            }
            let Some(name) = words.peek() else { continue };
            match self.masked[name.end..].iter().find(|c| !c.is_whitespace()) {
                Some('{') => around.push((name.text.clone(), depth + 1)),
                Some(';') => {
                    let inline = around.iter().map(|(name, _)| name.clone());
                    found.push(Declaration { path: inline.chain([name.text.clone()]).collect() });
                }
                _ => {}
            }
        }
        found
    }

    fn function(&self, keyword: &Word, name: &Word) -> Option<Function> {
        let line = line_of(&self.masked, keyword.start);
        if self.test_lines[line] {
            return None;
        }
        // `fn(u8) -> u8` is a type: no name follows the keyword.
        if !self.masked[keyword.end..name.start].iter().all(|c| c.is_whitespace()) {
            return None;
        }
        let body = block(&self.masked, name.end)?;
        let last = line_of(&self.masked, *body.end());
        Some(Function { name: name.text.clone(), line: line + 1, lines: last - line + 1 })
    }
}

/// A word of the masked source and where it stands.
#[derive(Debug)]
struct Word {
    text: String,
    start: usize,
    end: usize,
}

fn words(masked: &[char]) -> Vec<Word> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in masked.iter().chain([&' ']).enumerate() {
        match (start, is_of_word(*c)) {
            (None, true) => start = Some(at),
            (Some(first), false) => {
                found.push(Word { text: masked[first..at].iter().collect(), start: first, end: at });
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// Whether this character may stand inside a name.
#[must_use]
pub fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The braces that open the body of the item whose head begins here; none when it ends with a semicolon.
fn block(masked: &[char], from: usize) -> Option<RangeInclusive<usize>> {
    let mut brackets = 0_usize;
    let mut braces = 0_usize;
    let mut first = None;
    for (at, c) in masked.iter().enumerate().skip(from) {
        match c {
            '(' | '[' => brackets += 1,
            ')' | ']' => brackets = brackets.saturating_sub(1),
            ';' if first.is_none() && brackets == 0 => return None,
            '{' if first.is_some() || brackets == 0 => {
                first = first.or(Some(at));
                braces += 1;
            }
            '}' if first.is_some() => {
                braces -= 1;
                if braces == 0 {
                    return first.map(|first| first..=at);
                }
            }
            _ => {}
        }
    }
    None
}

fn line_of(masked: &[char], at: usize) -> usize {
    masked[..at].iter().filter(|c| **c == '\n').count()
}

fn test_lines(masked: &[char]) -> Vec<bool> {
    let mark: Vec<char> = "#[cfg(test)]".chars().collect();
    let mut marked = vec![false; masked.iter().filter(|c| **c == '\n').count() + 1];
    for start in 0..masked.len().saturating_sub(mark.len()) {
        if masked[start..].starts_with(&mark) {
            let end = block(masked, start + mark.len()).map_or(start + mark.len(), |body| *body.end());
            marked[line_of(masked, start)..=line_of(masked, end)].fill(true);
        }
    }
    marked
}

/// The source with blanks for comments and for what stands between quotes.
fn mask(source: &str) -> String {
    let mut masked = String::with_capacity(source.len());
    let mut rest = source.chars().peekable();
    let mut before = ' ';
    while let Some(c) = rest.next() {
        match c {
            '/' if rest.peek() == Some(&'/') => blank_line_comment(&mut rest, &mut masked),
            '/' if rest.peek() == Some(&'*') => blank_block_comment(&mut rest, &mut masked),
            '"' => blank_string(&mut rest, &mut masked),
            'r' if !is_of_word(before) || before == 'b' || before == 'c' => {
                masked.push('r');
                blank_raw_string(&mut rest, &mut masked);
            }
            '\'' => blank_character(&mut rest, &mut masked),
            _ => masked.push(c),
        }
        before = c;
    }
    masked
}

fn blank(c: char) -> char {
    if c == '\n' { '\n' } else { ' ' }
}

fn blank_line_comment(rest: &mut Peekable<Chars<'_>>, masked: &mut String) {
    masked.push(' ');
    while rest.next_if(|c| *c != '\n').is_some() {
        masked.push(' ');
    }
}

fn blank_block_comment(rest: &mut Peekable<Chars<'_>>, masked: &mut String) {
    masked.push(' ');
    let mut open = 0_usize;
    let mut before = '/';
    for c in rest.by_ref() {
        masked.push(blank(c));
        match (before, c) {
            ('/', '*') => open += 1,
            ('*', '/') => open = open.saturating_sub(1),
            _ => {
                before = c;
                continue;
            }
        }
        if open == 0 {
            return;
        }
        before = ' '; // `/*/` opens and does not close
    }
}

fn blank_string(rest: &mut Peekable<Chars<'_>>, masked: &mut String) {
    masked.push('"');
    while let Some(c) = rest.next() {
        match c {
            '"' => {
                masked.push('"');
                return;
            }
            '\\' => {
                masked.push(' ');
                masked.extend(rest.next().map(blank));
            }
            _ => masked.push(blank(c)),
        }
    }
}

/// After an `r`: `"..."` or `#"..."#` with any number of `#`; an `r#name` and a name that begins with r stay.
fn blank_raw_string(rest: &mut Peekable<Chars<'_>>, masked: &mut String) {
    let mut hashes = 0_usize;
    while rest.next_if_eq(&'#').is_some() {
        masked.push('#');
        hashes += 1;
    }
    if rest.next_if_eq(&'"').is_none() {
        return;
    }
    masked.push('"');
    let mut closing = None;
    for c in rest.by_ref() {
        masked.push(blank(c));
        closing = match (c, closing) {
            ('"', _) => Some(0),
            ('#', Some(seen)) => Some(seen + 1),
            _ => None,
        };
        if closing == Some(hashes) {
            return;
        }
    }
}

/// After a `'`: a character is blanked, a lifetime stays.
fn blank_character(rest: &mut Peekable<Chars<'_>>, masked: &mut String) {
    masked.push('\'');
    let mut ahead = rest.clone();
    match (ahead.next(), ahead.next()) {
        (Some('\\'), _) => {
            // The character after the backslash may be a quote itself.
            masked.extend(rest.next().map(blank));
            masked.extend(rest.next().map(blank));
            while let Some(c) = rest.next_if(|c| *c != '\'') {
                masked.push(blank(c));
            }
            masked.extend(rest.next());
        }
        (Some(c), Some('\'')) => {
            rest.next();
            masked.push(blank(c));
            masked.extend(rest.next());
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_strings_are_blanks_and_code_is_not() {
        let cases = [
            ("a // b\nc", "a     \nc"),
            ("a /* b /* c */ d */ e", "a                   e"),
            ("f(\"x { \\\" y\") + 1", "f(\"        \") + 1"),
            ("r#\"a \" b\"# x", "r#\"        x"),
            ("'{' 'a '\\'' b 'x: &'y", "' ' 'a '  ' b 'x: &'y"),
            ("for r in rows", "for r in rows"),
        ];
        for (source, masked) in cases {
            assert_eq!(mask(source), masked, "{source}");
        }
    }

    #[test]
    fn a_function_is_as_long_as_from_its_head_to_its_closing_brace() {
        let source = "struct S { f: fn(u8) -> u8 }\nfn one(a: [u8; 2])\n{\n  let s = \"}\";\n}\ntrait T { fn none(); }\n";
        assert_eq!(Code::of(source).functions(), [Function { name: "one".to_owned(), line: 2, lines: 4 }]);
    }

    #[test]
    fn what_is_under_cfg_test_does_not_count() {
        let code = Code::of("fn a() {}\n#[cfg(test)]\nmod tests {\n  fn b() {}\n}\nfn c() {}\n");
        let names: Vec<String> = code.functions().into_iter().map(|function| function.name).collect();
        assert_eq!(names, ["a", "c"]);
        assert_eq!(code.length(), 2);
    }

    #[test]
    fn a_module_in_a_file_is_told_from_a_module_in_place() {
        let code = Code::of("mod a;\npub mod b { mod c; fn f() {} }\nmod d {}\npub(crate) mod e;\n// mod f;\n");
        let found: Vec<String> = code.declarations().iter().map(|module| module.path.join("/")).collect();
        assert_eq!(found, ["a", "b/c", "e"]);
    }
}
