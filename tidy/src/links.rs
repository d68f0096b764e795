//! Markdown, as far as links and prose go.

use crate::House;
use crate::house::folder;

/// The lines of a Markdown text, numbered from 1, without code: fenced blocks are left out, code spans are emptied.
pub fn prose(text: &str) -> impl Iterator<Item = (usize, String)> {
    let mut fenced = false;
    text.lines().enumerate().filter_map(move |(at, line)| {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
            return None;
        }
        (!fenced).then(|| (at + 1, without_code_spans(line)))
    })
}

/// A span's content is every second part between backticks; one that is not closed is prose after all.
fn without_code_spans(line: &str) -> String {
    let parts: Vec<&str> = line.split('`').collect();
    let outside = |at: usize| at.is_multiple_of(2) || at + 1 == parts.len();
    let kept = parts.iter().enumerate().map(|(at, part)| if outside(at) { *part } else { "" });
    kept.collect::<Vec<_>>().join("`")
}

/// The targets of the links to places in this house, resolved from where the page lies, each with its line.
#[must_use]
pub fn targets(path: &str, text: &str) -> Vec<(usize, String)> {
    let of_line = |(at, line): (usize, String)| -> Vec<(usize, String)> {
        let written = line.split("](").skip(1).filter_map(|rest| rest.split_once(')'));
        written.filter_map(|(target, _)| Some((at, resolved(path, target)?))).collect()
    };
    prose(text).flat_map(of_line).collect()
}

/// The path a link leads to; none for one that leaves the house or stays on its page.
fn resolved(page: &str, target: &str) -> Option<String> {
    let target = target.split_once('#').map_or(target, |(target, _)| target);
    if target.is_empty() || target.contains(':') {
        return None;
    }
    let mut parts: Vec<&str> = folder(page).split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            _ => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Links from the front pages and the documentation that lead nowhere.
#[must_use]
pub fn broken(house: &House) -> Vec<String> {
    let pages = house.ending(".md").filter(|(path, _)| is_front_or_docs(path));
    let links = pages.flat_map(|(path, text)| targets(path, text).into_iter().map(move |link| (path, link)));
    links
        .filter(|(_, (_, target))| !house.has(target))
        .map(|(path, (line, target))| format!("{path}:{line}: there is no `{target}`: mend the link or write the page"))
        .collect()
}

/// The pages at the root and under `docs`.
#[must_use]
pub fn is_front_or_docs(path: &str) -> bool {
    folder(path).is_empty() || path.starts_with("docs/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_followed_from_where_its_page_lies() {
        let text = "see [a](../b.md#c), [d](e/f.md), [web](https://example.org), [here](#g) and `[h](i)`\n";
        let found: Vec<String> = targets("docs/guide/a.md", text).into_iter().map(|(_, to)| to).collect();
        assert_eq!(found, ["docs/b.md", "docs/guide/e/f.md"]);
    }

    #[test]
    fn code_is_not_prose() {
        let lines: Vec<_> = prose("a `b` c `d\n```\ne\n```\nf\n").collect();
        assert_eq!(lines, [(1, "a `` c `d".to_owned()), (5, "f".to_owned())]);
    }

    #[test]
    fn a_link_to_nowhere_is_found() {
        let house = House::of(&[("README.md", "[a](docs/a.md) [b](docs)"), ("docs/b.md", "")]);
        assert_eq!(broken(&house), ["README.md:1: there is no `docs/a.md`: mend the link or write the page"]);
    }
}
