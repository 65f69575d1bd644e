//! Formatting RON: one form for every file, with every comment where it was.
//!
//! What fits on a line stands on one; of what does not, each entry has a line of its own, and a list of texts is filled. A comment
//! that has its own line stays above what it stands above, one behind an entry stays behind it. Blank lines between entries stay,
//! one at most. Tokens are never changed: only what stands between them is.

mod entry;
mod read;
mod write;

use self::read::{Reader, comments};
use self::write::Writer;
use super::tokens::{TokenKind, tokens};

/// A text in the one form; none if brackets do not match, or what was made of it would not say the same.
pub(crate) fn format(text: &str) -> Option<String> {
    let found = tokens(text);
    let mut reader = Reader { text, tokens: &found, at: 0, end: 0 };
    let entries = reader.entries(None)?;
    let mut out = Writer::default();
    for entry in &entries {
        out.entry(entry, "");
    }
    let good = same(text, &out.text);
    good.then_some(out.text)
}

/// Whether two texts have the same tokens but for commas at the end, and the same comments in the same order.
fn same(text: &str, other: &str) -> bool {
    let plain = |text: &str| -> Vec<String> {
        let all = tokens(text);
        let closes =
            |at: usize| all.get(at + 1).is_none_or(|next| matches!(next.kind, TokenKind::Close(_)));
        let kept = all.iter().enumerate();
        kept.filter(|(at, token)| token.kind != TokenKind::Comma || !closes(*at))
            .map(|(_, token)| text.get(token.span.clone()).unwrap_or_default().to_owned())
            .collect()
    };
    let remarks = |text: &str| -> Vec<String> {
        let mut end = 0;
        let mut out = Vec::new();
        for token in tokens(text) {
            let gap = text.get(end..token.span.start).unwrap_or_default();
            out.extend(comments(gap).into_iter().map(|(comment, _)| comment.trim_end().to_owned()));
            end = token.span.end;
        }
        let rest = text.get(end..).unwrap_or_default();
        out.extend(comments(rest).into_iter().map(|(comment, _)| comment.trim_end().to_owned()));
        out
    };
    plain(text) == plain(other) && remarks(text) == remarks(other)
}

#[cfg(test)]
mod tests {
    use super::write::LINE;
    use super::*;
    use crate::text::cells::width;

    #[test]
    fn files_have_one_form() {
        let text = "// a plan\n(format:2,id:\"a\",  // its id\n\n\n  title :\"甲州市方案\",\n// the tasks\nareas:[(title:\"甲\",\
            tasks:[(number:\"1\",title:\"建设书屋\",lead:[\"市文旅局\"],due:(text:\"6月底前\",to:\"2026-06\"),targets:[(what:\"书屋\",\
            amount:AtLeast(20),unit:\"家\")]),/* none yet */]),])\n// correction: x\n";
        let expected = "// a plan\n(\n    format: 2,\n    id: \"a\", // its id\n\n    title: \"甲州市方案\",\n    // the tasks\n    areas: [\n        (\n            title: \"甲\",\n            tasks: [\n                (\n                    number: \"1\",\n                    title: \"建设书屋\",\n                    lead: [\"市文旅局\"],\n                    due: (text: \"6月底前\", to: \"2026-06\"),\n                    targets: [(what: \"书屋\", amount: AtLeast(20), unit: \"家\")],\n                ), /* none yet */\n            ],\n        ),\n    ],\n)\n// correction: x\n";
        let given = format(text).unwrap();
        assert_eq!(given, expected);
        assert_eq!(
            format(&given).as_deref(),
            Some(given.as_str()),
            "formatting twice changes nothing"
        );
    }

    #[test]
    fn nothing_is_lost() {
        for text in [
            "",
            "// nothing\n",
            "(a: -1.5, b: 'c', c: Some(\"x\"), d: {\"k\": 1}, e: r#\"raw\n\"#)",
            "#![enable(implicit_some)]\n(a: 1)",
            "( // first\n a: 1 /* one */ , // behind\n\n // above\n b: [ // in\n ], // last\n)",
        ] {
            let given = format(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(format(&given), Some(given.clone()), "{text}");
            assert!(same(text, &given), "{text}\n{given}");
        }
        for broken in ["(a: 1", "(a: [1)", ")"] {
            assert_eq!(format(broken), None, "{broken}");
        }
    }

    #[test]
    fn lists_of_texts_are_filled() {
        let names: Vec<String> = (0..40).map(|n| format!("\"单位{n}\"")).collect();
        let given = format(&format!("(units: [{}])", names.join(","))).unwrap();
        assert!(given.lines().all(|line| width(line) <= LINE), "{given}");
        assert!(given.lines().count() < 12, "{given}");
    }
}
