//! From tokens to a tree, by binding strength (or, and, not, comparison, sum, product).

use super::ast::{Ast, Node};
use super::expr::{Arithmetic, Comparison};
use super::lex::{Token, tokens};
use crate::diagnostic::{Diagnostic, Span};

/// How deep an expression may nest; deeper is refused rather than risking the stack.
const DEEPEST: usize = 60;

/// How many sums and products an expression may have in all, since each stands within the next.
const MOST_OPERATORS: usize = 150;

const CASE: &str = "case when CONDITION then VALUE else VALUE end";

const KEYWORDS: [&str; 14] = ["and", "or", "not", "in", "between", "like", "is", "null", "case", "when", "then", "else", "end", "select"];

/// Reads an expression.
///
/// # Errors
/// Everything that is wrong with its form, with places from the first byte of `text`.
pub fn parse(text: &str) -> Result<Ast, Vec<Diagnostic>> {
    let mut found = vec![];
    let tokens = tokens(text, &mut found);
    if !found.is_empty() {
        return Err(found);
    }
    let mut parser = Parser { tokens, at: 0, end: text.len(), depth: 0, operators: 0 };
    let ast = parser.or().and_then(|ast| parser.finished(ast));
    ast.map_err(|diagnostic| vec![*diagnostic])
}

struct Parser {
    tokens: Vec<(Token, Span)>,
    at: usize,
    end: usize,
    depth: usize,
    operators: usize,
}

type Parsed = Result<Ast, Box<Diagnostic>>;

impl Parser {
    fn or(&mut self) -> Parsed {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.error(
                "too-deep",
                format!("this expression nests deeper than {DEEPEST} levels"),
                Some("name its parts as measures"),
            ));
        }
        let first = self.and()?;
        let parsed = self.chain(first, "or", Self::and, Node::Or);
        self.depth -= 1;
        parsed
    }

    fn and(&mut self) -> Parsed {
        let first = self.not()?;
        self.chain(first, "and", Self::not, Node::And)
    }

    fn chain(&mut self, first: Ast, word: &str, next: fn(&mut Self) -> Parsed, node: fn(Vec<Ast>) -> Node) -> Parsed {
        let mut parts = vec![first];
        while self.word(word) {
            parts.push(next(self)?);
        }
        Ok(match <[Ast; 1]>::try_from(parts) {
            Ok([single]) => single,
            Err(parts) => {
                let span = Span::new(parts.first().map_or(0, |p| p.span.start), parts.last().map_or(0, |p| p.span.end));
                Ast { node: node(parts), span }
            }
        })
    }

    fn not(&mut self) -> Parsed {
        let start = self.here().start;
        let mut negated = 0;
        while self.word("not") {
            negated += 1;
        }
        let inner = self.comparison()?;
        let span = Span::new(start, inner.span.end);
        Ok(if negated % 2 == 1 { Ast { node: Node::Not(Box::new(inner)), span } } else { inner })
    }

    fn comparison(&mut self) -> Parsed {
        let left = self.sum()?;
        if let Some(comparison) = self.compare_sign()? {
            let right = self.sum()?;
            let span = Span::new(left.span.start, right.span.end);
            return Ok(Ast { node: Node::Compare(comparison, Box::new(left), Box::new(right)), span });
        }
        if self.word("is") {
            let negated = self.word("not");
            self.expect_word("null", "after `is` comes `null` or `not null`", "everything else is compared with `=` or `<>`")?;
            return Ok(self.postfix(left, |left| Node::IsNull(negated, left)));
        }
        let before = self.at;
        let negated = self.word("not");
        if self.word("in") {
            let items = self.list()?;
            return Ok(self.postfix(left, |left| Node::In(negated, left, items)));
        }
        if self.word("between") {
            let low = self.sum()?;
            self.expect_word("and", "`between` needs two ends", "between 1 and 5: both ends are in")?;
            let high = self.sum()?;
            return Ok(self.postfix(left, |left| Node::Between(negated, left, Box::new(low), Box::new(high))));
        }
        if self.word("like") {
            let pattern = self.sum()?;
            return Ok(self.postfix(left, |left| Node::Like(negated, left, Box::new(pattern))));
        }
        self.at = before;
        Ok(left)
    }

    fn postfix(&self, left: Ast, node: impl FnOnce(Box<Ast>) -> Node) -> Ast {
        let span = Span::new(left.span.start, self.previous_end());
        Ast { node: node(Box::new(left)), span }
    }

    fn compare_sign(&mut self) -> Result<Option<Comparison>, Box<Diagnostic>> {
        let Some((Token::Sign(sign), span)) = self.tokens.get(self.at) else { return Ok(None) };
        let comparison = match *sign {
            "=" => Comparison::Equal,
            "<>" => Comparison::Different,
            "<" => Comparison::Less,
            "<=" => Comparison::AtMost,
            ">" => Comparison::More,
            ">=" => Comparison::AtLeast,
            "==" => return Err(Box::new(Diagnostic::error("unknown-sign", *span, "`==` means nothing here").help("equal is written `=`"))),
            "!=" => {
                return Err(Box::new(
                    Diagnostic::error("unknown-sign", *span, "`!=` means nothing here").help("different is written `<>`"),
                ));
            }
            _ => return Ok(None),
        };
        self.at += 1;
        Ok(Some(comparison))
    }

    fn sum(&mut self) -> Parsed {
        self.left_to_right(Self::product, |sign| match sign {
            "+" => Some(Arithmetic::Plus),
            "-" => Some(Arithmetic::Minus),
            _ => None,
        })
    }

    fn product(&mut self) -> Parsed {
        self.left_to_right(Self::negative, |sign| match sign {
            "*" => Some(Arithmetic::Times),
            "/" => Some(Arithmetic::Over),
            _ => None,
        })
    }

    fn left_to_right(&mut self, next: fn(&mut Self) -> Parsed, operator: fn(&str) -> Option<Arithmetic>) -> Parsed {
        let mut left = next(self)?;
        let mut links = 0;
        while let Some((Token::Sign(sign), _)) = self.tokens.get(self.at)
            && let Some(operator) = operator(sign)
        {
            self.at += 1;
            links += 1;
            self.operators += 1;
            if self.operators > MOST_OPERATORS {
                return Err(self.error(
                    "too-deep",
                    format!("more than {MOST_OPERATORS} sums and products in one expression"),
                    Some("name its parts as measures"),
                ));
            }
            if links > DEEPEST {
                return Err(self.error(
                    "too-deep",
                    format!("more than {DEEPEST} terms in one expression"),
                    Some("name its parts as measures"),
                ));
            }
            let right = next(self)?;
            let span = Span::new(left.span.start, right.span.end);
            left = Ast { node: Node::Arithmetic(operator, Box::new(left), Box::new(right)), span };
        }
        Ok(left)
    }

    fn negative(&mut self) -> Parsed {
        let start = self.here().start;
        if self.sign("-") {
            let inner = self.atom()?;
            let span = Span::new(start, inner.span.end);
            return Ok(Ast { node: Node::Negative(Box::new(inner)), span });
        }
        self.atom()
    }

    fn atom(&mut self) -> Parsed {
        let Some((token, span)) = self.tokens.get(self.at).cloned() else {
            return Err(self.error(
                "incomplete-expression",
                "something is missing at the end of this expression",
                Some("write what comes after, or take the last sign or word out"),
            ));
        };
        self.at += 1;
        let node = match token {
            Token::Number(number) => Node::Number(number),
            Token::Text(text) => Node::Text(text),
            Token::Date(date) => Node::Date(date),
            Token::Sign("(") => {
                let inner = self.or()?;
                self.expect_sign(")", "a bracket before this is not closed", "add `)`, or take `(` out")?;
                return Ok(Ast { span: Span::new(span.start, self.previous_end()), ..inner });
            }
            Token::Sign(sign) => {
                self.at -= 1;
                return Err(self.error(
                    "unexpected-sign",
                    format!("`{sign}` cannot stand here"),
                    Some("before it, a name, a number or a text in quotes is missing"),
                ));
            }
            Token::Word(word) => return self.word_atom(word, span),
        };
        Ok(Ast { node, span })
    }

    fn word_atom(&mut self, word: String, span: Span) -> Parsed {
        let lower = word.to_lowercase();
        let node = match lower.as_str() {
            "true" => Node::YesNo(true),
            "false" => Node::YesNo(false),
            "null" => Node::Null,
            "case" => return self.case(span.start),
            keyword if KEYWORDS.contains(&keyword) => {
                self.at -= 1;
                let help = (keyword == "select").then_some("there are no subqueries; name a measure instead");
                return Err(self.error("unexpected-word", format!("`{word}` cannot stand here"), help));
            }
            _ if self.sign(".") => {
                let Some((Token::Word(column), _)) = self.tokens.get(self.at).cloned() else {
                    return Err(self.error(
                        "incomplete-expression",
                        format!("a column is missing after `{word}.`"),
                        Some("write record.column: sale.net_amount"),
                    ));
                };
                self.at += 1;
                Node::Column(lower, column.to_lowercase())
            }
            _ if matches!(self.tokens.get(self.at), Some((Token::Sign("("), _))) => Node::Call(lower, self.list()?),
            _ => Node::Name(lower),
        };
        Ok(Ast { node, span: Span::new(span.start, self.previous_end()) })
    }

    fn case(&mut self, start: usize) -> Parsed {
        let mut arms = vec![];
        while self.word("when") {
            let condition = self.or()?;
            self.expect_word("then", "after the condition of `when` comes `then`", CASE)?;
            arms.push((condition, self.or()?));
        }
        if arms.is_empty() {
            return Err(self.error("incomplete-expression", "after `case` comes `when`", Some(CASE)));
        }
        let otherwise = if self.word("else") { Some(Box::new(self.or()?)) } else { None };
        self.expect_word("end", "a `case` closes with `end`", CASE)?;
        Ok(Ast { node: Node::Case(arms, otherwise), span: Span::new(start, self.previous_end()) })
    }

    fn list(&mut self) -> Result<Vec<Ast>, Box<Diagnostic>> {
        self.expect_sign("(", "a list in brackets is missing here", "in ('a', 'b')")?;
        let mut items = vec![];
        if self.sign(")") {
            return Ok(items);
        }
        loop {
            items.push(self.or()?);
            if !self.sign(",") {
                self.expect_sign(")", "this list is not closed", "add `)` after the last one; commas stand between them")?;
                return Ok(items);
            }
        }
    }

    fn finished(&mut self, ast: Ast) -> Parsed {
        if self.at < self.tokens.len() {
            return Err(self.error("unexpected-word", "the expression was complete before this", Some("is an `and` or `or` missing?")));
        }
        Ok(ast)
    }

    fn word(&mut self, word: &str) -> bool {
        let found = matches!(self.tokens.get(self.at), Some((Token::Word(seen), _)) if seen.eq_ignore_ascii_case(word));
        self.at += usize::from(found);
        found
    }

    fn sign(&mut self, sign: &str) -> bool {
        let found = matches!(self.tokens.get(self.at), Some((Token::Sign(seen), _)) if *seen == sign);
        self.at += usize::from(found);
        found
    }

    fn expect_word(&mut self, word: &str, message: &str, help: &str) -> Result<(), Box<Diagnostic>> {
        if self.word(word) { Ok(()) } else { Err(self.error("incomplete-expression", message, Some(help))) }
    }

    fn expect_sign(&mut self, sign: &str, message: &str, help: &str) -> Result<(), Box<Diagnostic>> {
        if self.sign(sign) { Ok(()) } else { Err(self.error("incomplete-expression", message, Some(help))) }
    }

    fn here(&self) -> Span {
        self.tokens.get(self.at).map_or(Span::new(self.end, self.end), |(_, span)| *span)
    }

    fn previous_end(&self) -> usize {
        self.at.checked_sub(1).and_then(|at| self.tokens.get(at)).map_or(self.end, |(_, span)| span.end)
    }

    fn error(&self, code: &'static str, message: impl Into<String>, help: Option<&str>) -> Box<Diagnostic> {
        Box::new(Diagnostic::error(code, self.here(), message).help_maybe(help.map(Into::into)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn and_binds_closer_than_or_and_products_closer_than_sums() {
        let shape = |text: &str| parse(text).unwrap().node;
        assert_eq!(shape("(a)"), Node::Name("a".into()));
        assert!(matches!(shape("a or b and c"), Node::Or(parts) if parts.len() == 2));
        assert!(matches!(shape("1 + 2 * 3"), Node::Arithmetic(Arithmetic::Plus, _, _)));
        assert!(matches!(shape("not a = b"), Node::Not(_)));
        assert!(matches!(shape("a not in (1, 2)"), Node::In(true, _, _)));
        assert!(matches!(shape("x between 1 and 2 and y"), Node::And(_)));
    }

    #[test]
    fn a_broken_expression_says_where_and_what() {
        let message = |text: &str| {
            let found = parse(text).unwrap_err();
            format!("{}..{} {}", found[0].span.start, found[0].span.end, found[0].message)
        };
        assert_eq!(message("a ="), "3..3 something is missing at the end of this expression");
        assert_eq!(message("a == b"), "2..4 `==` means nothing here");
        assert_eq!(message("a b"), "2..3 the expression was complete before this");
        assert_eq!(message("(a"), "2..2 a bracket before this is not closed");
        assert_eq!(message("a = 'x"), "4..6 this text has no closing quote `'`");
        assert_eq!(message("select 1"), "0..6 `select` cannot stand here");
        assert!(message(&"(".repeat(500)).contains("deeper"));
    }
}
