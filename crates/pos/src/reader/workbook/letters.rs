//! Texts as spreadsheets store them.

/// Turns a text as it is stored into the one that is meant: escapes are resolved, and line ends are line feeds, like those of a CSV file.
///
/// Spreadsheets write `_x000D_` for what XML cannot hold, and `_x005F_` for a `_` before what only looks like such an escape. One of a control
/// character other than tab and line ends stays as it is written.
pub(super) fn mean(text: &mut String) {
    if text.contains("_x") {
        *text = resolved(text);
    }
    if text.contains('\r') {
        *text = text.replace("\r\n", "\n").replace('\r', "\n");
    }
}

fn resolved(text: &str) -> String {
    let mut into = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at(at);
        into.push_str(before);
        match escaped(from) {
            Some(letter) => {
                into.push(letter);
                rest = from.get(7..).unwrap_or_default();
            }
            None => {
                into.push('_');
                rest = from.get(1..).unwrap_or_default();
            }
        }
    }
    into.push_str(rest);
    into
}

/// The letter that the seven bytes at the beginning stand for.
fn escaped(from: &str) -> Option<char> {
    let digits = from.get(2..6).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
    if from.as_bytes().get(6) != Some(&b'_') {
        return None;
    }
    let letter = char::from_u32(u32::from_str_radix(digits, 16).ok()?)?;
    (!letter.is_control() || matches!(letter, '\t' | '\n' | '\r')).then_some(letter)
}

#[cfg(test)]
mod tests {
    use super::mean;

    #[test]
    fn escapes_are_resolved_and_what_only_looks_like_one_is_kept() {
        let told = [
            ("a_x000A_b", "a\nb"),
            ("_x005F_x000A_", "_x000A_"),
            ("_x0000_", "_x0000_"),
            ("_x00e9_", "é"),
            ("_xyzzy_ _x12 _x", "_xyzzy_ _x12 _x"),
            ("_xD800_", "_xD800_"),
            ("_x_x0041_", "_xA"),
            ("_x+123_é", "_x+123_é"),
            ("a_x000D_\nb\rc", "a\nb\nc"),
        ];
        for (written, meant) in told {
            let mut text = written.to_owned();
            mean(&mut text);
            assert_eq!(text, meant, "{written}");
        }
    }
}
