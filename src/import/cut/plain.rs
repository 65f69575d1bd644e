//! Documents whose headings have neither numbers nor styles: short lines without a stop above paragraphs.

use crate::import::lines::Passage;
use crate::import::number::number;

/// The longest such heading, in characters.
const LONGEST: usize = 20;

/// Words in the headings of the outermost sections.
const SECTIONS: [&str; 9] =
    ["目标", "任务", "要求", "保障", "措施", "原则", "思想", "内容", "安排"];

/// Gives the headings of a document their levels, if it has none that show in another way.
pub(super) fn with_headings(texts: &[Passage]) -> Vec<Passage> {
    let mut out = texts.to_vec();
    if texts.iter().any(|text| text.heading.is_some() || number(&text.text).is_some()) {
        return out;
    }
    let is_heading = |at: usize| {
        let whole = |at: usize| texts.get(at).is_some_and(|text| text.text.contains('。'));
        texts.get(at).is_some_and(|text| is_short(&text.text))
            && (whole(at + 1)
                || whole(at + 2) && texts.get(at + 1).is_some_and(|t| is_short(&t.text)))
    };
    // What stands before the first paragraph is the title and who signed it.
    let first = texts.iter().position(|text| text.text.contains('。')).unwrap_or(0);
    for (at, text) in out.iter_mut().enumerate().skip(first) {
        if is_heading(at) {
            let outer = text.text.chars().count() <= 6 // characters, not cells
                && SECTIONS.iter().any(|word| text.text.ends_with(word));
            text.heading = Some(if outer { 2 } else { 3 });
        }
    }
    out
}

/// Whether a line may be a heading.
fn is_short(text: &str) -> bool {
    (2..=LONGEST).contains(&text.chars().count()) // characters, not cells
        && !text.contains(|c: char| "。，；：、（）(),;:《》".contains(c) || c.is_ascii_digit())
}
