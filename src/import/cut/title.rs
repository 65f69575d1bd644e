//! Titles: sentences at the beginning of a paragraph.

/// The first sentence of a text and what follows it.
pub(crate) fn first_sentence(text: &str) -> (&str, &str) {
    match text.find('。') {
        Some(at) => {
            let (first, rest) = text.split_at_checked(at).unwrap_or((text, ""));
            (first, rest.strip_prefix('。').unwrap_or(rest).trim_start())
        }
        None => (text, ""),
    }
}

/// The longest title, in characters; a longer sentence is text.
const LONGEST_TITLE: usize = 45;

/// Whether a sentence may be a title: neither long nor with a number or a bracket in it.
pub(super) fn is_titular(sentence: &str) -> bool {
    let length = sentence.chars().count(); // characters, not cells
    (2..=LONGEST_TITLE).contains(&length) && !sentence.contains(['；', '：', '（', '('])
}

/// A sentence as a title: all of it if it is short, else its first clause.
pub(crate) fn as_title(sentence: &str) -> String {
    let sentence = joined(sentence);
    let sentence = sentence.trim().trim_end_matches(['。', '：', ':', '；', '，', ' ']);
    if sentence.chars().count() <= LONGEST_TITLE {
        return sentence.to_owned();
    }
    let clause = sentence.split(['，', '；', '：', ',', ';']).next().unwrap_or(sentence);
    clause.chars().take(LONGEST_TITLE).collect()
}

/// The first words of a part: without 一是, 二是.
pub(super) fn as_part(text: &str) -> Option<String> {
    let (first, _) = first_sentence(text.trim());
    let ordinal = first.split_once('是').filter(|(number, _)| {
        number.chars().count() == 1 && "一二三四五六七八九十".contains(*number)
    });
    let first = ordinal.map_or(first, |(_, rest)| rest);
    Some(as_title(first.trim_start_matches(['；', '，', ';', ',']))).filter(|part| !part.is_empty())
}

/// A text without line breaks: those between 汉字 part nothing, others are blanks.
pub(crate) fn joined(text: &str) -> String {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines.next().unwrap_or_default().to_owned();
    lines.fold(first, |mut out, line| {
        let ascii = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
        if ascii(out.chars().last()) && ascii(line.chars().next()) {
            out.push(' ');
        }
        out + line
    })
}
