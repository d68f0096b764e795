//! A guide as one HTML page: contents, tables that scroll on small screens, light and dark, fit to be printed; nothing is loaded from elsewhere.

use programme::words::Language;
use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

const STYLE: &str = include_str!("guide.css");

/// The page of a guide.
pub fn page(markdown: &str, language: Language) -> String {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    let events: Vec<Event<'_>> = Parser::new_ext(markdown, options).collect();
    let headings = headings(&events);
    let title = headings.iter().find(|heading| heading.level == HeadingLevel::H1).map_or("", |heading| &heading.text);
    let mut body = String::new();
    html::push_html(&mut body, prepared(events, &headings).into_iter());
    // The contents stand between what the guide is and its first part.
    if let Some(first) = body.find("<h2") {
        body.insert_str(first, &contents(&headings, language));
    }
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
         <main>\n{body}</main>\n</body>\n</html>\n",
        language.code(),
        escaped(title),
    )
}

/// A heading with the name links know it by.
struct Heading {
    level: HeadingLevel,
    text: String,
    id: String,
}

fn headings(events: &[Event<'_>]) -> Vec<Heading> {
    let mut found: Vec<Heading> = vec![];
    let mut open: Option<(HeadingLevel, String)> = None;
    for event in events {
        match event {
            Event::Start(Tag::Heading { level, .. }) => open = Some((*level, String::new())),
            Event::Text(text) | Event::Code(text) => {
                if let Some((_, heading)) = &mut open {
                    heading.push_str(text);
                }
            }
            Event::End(TagEnd::Heading(_)) => {
                if let Some((level, text)) = open.take() {
                    let id = format!("part-{}", found.len() + 1);
                    found.push(Heading { level, text, id });
                }
            }
            _ => {}
        }
    }
    found
}

/// Headings with their ids, tables that scroll by themselves and are named after their heading, HTML of the file as the text it is.
fn prepared<'e>(events: Vec<Event<'e>>, headings: &[Heading]) -> Vec<Event<'e>> {
    let mut passed = 0;
    let mut prepared = vec![];
    for event in events {
        match event {
            Event::Start(Tag::Heading { level, classes, attrs, .. }) => {
                let id = headings.get(passed).map(|heading| CowStr::from(heading.id.clone()));
                passed += 1;
                prepared.push(Event::Start(Tag::Heading { level, id, classes, attrs }));
            }
            Event::Start(Tag::Table(columns)) => {
                let name = passed.checked_sub(1).and_then(|last| headings.get(last)).map_or("", |heading| &heading.text);
                let region = format!("<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"{}\">\n", escaped(name));
                prepared.push(Event::Html(region.into()));
                prepared.push(Event::Start(Tag::Table(columns)));
            }
            Event::End(TagEnd::Table) => {
                prepared.push(Event::End(TagEnd::Table));
                prepared.push(Event::Html("</div>\n".into()));
            }
            Event::Html(text) | Event::InlineHtml(text) => prepared.push(Event::Text(text)),
            other => prepared.push(other),
        }
    }
    prepared
}

/// Links to the parts.
fn contents(headings: &[Heading], language: Language) -> String {
    let parts: Vec<&Heading> = headings.iter().filter(|heading| heading.level == HeadingLevel::H2).collect();
    if parts.len() < 2 {
        return String::new();
    }
    let name = match language {
        Language::En => "Contents",
        Language::De => "Inhalt",
        Language::Nl => "Inhoud",
    };
    let links = parts.iter().map(|part| format!("<li><a href=\"#{}\">{}</a></li>\n", part.id, escaped(&part.text)));
    format!("<nav aria-label=\"{name}\">\n<ol>\n{}</ol>\n</nav>\n", links.collect::<String>())
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_has_contents_and_named_tables_and_takes_no_html_from_the_file() {
        let guide = "# Acme & Sons\n\n## Levels\n\n| a |\n|---|\n| <b>1</b> |\n\n## Duties\n\n<script>alert(1)</script>\n";
        let page = page(guide, Language::De);
        assert!(page.starts_with("<!doctype html>\n<html lang=\"de\">"));
        assert!(page.contains("<title>Acme &amp; Sons</title>"));
        assert!(page.contains("<li><a href=\"#part-2\">Levels</a></li>") && page.contains("<h2 id=\"part-2\">Levels</h2>"));
        assert!(page.contains("role=\"region\" tabindex=\"0\" aria-label=\"Levels\""));
        assert!(!page.contains("<script") && !page.contains("<b>") && !page.contains("http"));
    }
}
