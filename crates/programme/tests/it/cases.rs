//! Every case in `programmes/` comes out as it says.

use programme::case;
use programme::check::check_versions;
use programme::diagnostic::line_and_column;
use programme::model::History;

use crate::programmes::folder;

#[test]
fn every_case_comes_out_as_it_says() {
    let mut wrong = vec![];
    let mut passed = 0;
    let mut paths: Vec<_> = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    paths.sort();
    for path in paths {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).unwrap();
        let at = |offset: usize| format!("{name}:{}", line_and_column(&text, offset).0);
        let file = match case::read(&text) {
            Ok(file) => file,
            Err(found) => {
                wrong.extend(found.iter().map(|finding| format!("{} {finding}", at(finding.span.start))));
                continue;
            }
        };
        let sources: Vec<String> = file.programmes.iter().map(|name| std::fs::read_to_string(folder().join(name)).unwrap()).collect();
        let sources: Vec<&str> = sources.iter().map(String::as_str).collect();
        let versions = check_versions(&sources).into_iter().map(|checked| checked.programme.expect("a sound programme")).collect();
        match case::run(&file, &History::new(versions).expect("one history")) {
            Err(found) => wrong.extend(found.iter().map(|finding| format!("{} {finding}", at(finding.span.start)))),
            Ok(outcomes) => {
                for outcome in outcomes {
                    if outcome.passed {
                        passed += 1;
                    } else {
                        let expected = &outcome.expected;
                        wrong.push(format!(
                            "{name}:{} {} {} {}: expected `{}`, found `{}`",
                            expected.line, expected.partner, expected.as_of, expected.question, expected.answer, outcome.found
                        ));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{passed} passed, {} failed:\n{}", wrong.len(), wrong.join("\n"));
    assert!(passed > 300, "only {passed} expectations were found");
}
