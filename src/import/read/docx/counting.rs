//! Counting the paragraphs of lists, in the order of the document.
//!
//! Lists with the same definition count together. A paragraph on a level lets the deeper ones begin again. The first paragraph of
//! a list that overrides the start of its level begins with that.

use std::collections::{HashMap, HashSet};

use super::numbering::{Level, Lists};
use super::properties::{LEVELS, Listed};
use super::styles::Look;

/// Marks after which nothing parts a number from its paragraph: they have room in themselves.
const ROOMY: &str = "、，。．：；！？…—（）【】〔〕［］｛｝《》〈〉「」『』〖〗";

/// The numbers of the lists so far.
#[derive(Default)]
pub(super) struct Counter {
    lists: Lists,
    /// The last number of each level by definition; none if it begins with the next.
    numbers: HashMap<u32, [Option<u32>; LEVELS]>,
    /// The levels of lists that were begun, where a list overrides the start.
    begun: HashSet<(u32, usize)>,
}

impl Counter {
    pub(super) fn new(lists: Lists) -> Self {
        Self { lists, ..Self::default() }
    }

    /// Counts a paragraph, of which its style says `look` and it itself says `listed`. Gives its number with what parts it from
    /// the text; nothing if it has none.
    pub(super) fn count(&mut self, look: &Look, listed: &Listed) -> String {
        let id = listed.list.or(look.listed.list).unwrap_or_default();
        let Some((list, definition)) = self.lists.find(id) else { return String::new() };
        let levels = std::array::from_fn(|at| {
            list.overrides[at].level.as_ref().unwrap_or(&definition.levels[at])
        });
        let of_style = |id: Option<&String>| {
            let id = id.filter(|_| listed.list.is_none())?;
            levels.iter().position(|level: &&Level| level.style.as_ref() == Some(id))
        };
        let at = listed
            .level
            .or_else(|| of_style(look.ids.first()))
            .or(look.listed.level)
            .or_else(|| of_style(look.ids.last()))
            .unwrap_or_default();
        let start = |at: usize| list.overrides[at].start.unwrap_or(levels[at].start);
        let numbers = self.numbers.entry(list.definition).or_default();
        let begins_now = list.overrides[at].start.is_some() && self.begun.insert((id, at));
        numbers[at] = Some(match numbers[at].filter(|_| !begins_now) {
            Some(number) => number.saturating_add(1),
            None => start(at),
        });
        for (deeper, number) in numbers.iter_mut().enumerate().skip(at + 1) {
            if levels[deeper].restart.is_none_or(|below| at < below) {
                *number = None;
            }
        }
        written(at, levels, |at| numbers[at].unwrap_or_else(|| start(at)))
    }
}

/// The number of a paragraph on a level, with what parts it from the text.
fn written(at: usize, levels: [&Level; LEVELS], number: impl Fn(usize) -> u32) -> String {
    let own = levels[at];
    let mut text = String::new();
    if own.format.is_bullet() {
        return text;
    }
    let mut rest = own.text.chars().peekable();
    while let Some(c) = rest.next() {
        let digit = rest.peek().and_then(|c| c.to_digit(10)).filter(|_| c == '%');
        match digit.and_then(|digit| usize::try_from(digit).ok()?.checked_sub(1)) {
            Some(place) => {
                rest.next();
                if place <= at {
                    let format = &levels[place].format;
                    let format = if own.is_legal { format.legal() } else { format };
                    text.push_str(&format.write(number(place)));
                }
            }
            None => text.push(c),
        }
    }
    let has_room = |c: char| c.is_whitespace() || ROOMY.contains(c);
    if !own.is_close && text.chars().next_back().is_some_and(|c| !has_room(c)) {
        text.push(' ');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::package::Part;
    use super::super::styles::Styles;
    use super::*;

    fn counter(inside: &str) -> Counter {
        let text = format!("<w:numbering xmlns:w='w' xmlns:mc='mc'>{inside}</w:numbering>");
        let part = Part { name: "numbering.xml".to_owned(), text };
        Counter::new(Lists::read(&part, &Styles::default()).unwrap())
    }

    fn level(at: usize, format: &str, text: &str) -> String {
        level_with(at, format, text, "")
    }

    fn level_with(at: usize, format: &str, text: &str, more: &str) -> String {
        format!(
            "<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='{format}'/><w:lvlText w:val='{text}'/>{more}</w:lvl>"
        )
    }

    /// The numbers of paragraphs, each on a level of a list.
    fn numbers(counter: &mut Counter, paragraphs: &[(u32, usize)]) -> String {
        let count = |&(list, level)| {
            let listed = Listed { list: Some(list), level: Some(level) };
            counter.count(&Look::default(), &listed)
        };
        paragraphs.iter().map(count).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn levels_begin_again_below_another() {
        let levels = [
            level(0, "chineseCounting", "%1、"),
            level(1, "chineseCounting", "（%2）"),
            level(2, "decimal", "%3."),
            level_with(3, "decimalZero", "%1.%4", "<w:isLgl/>"),
            level_with(4, "decimal", "%5)", "<w:lvlRestart w:val='0'/>"),
            level_with(5, "decimalEnclosedCircle", "%6", "<w:lvlRestart w:val='1'/>"),
            level(6, "bullet", "●"),
            level_with(7, "none", "附件%8", "<w:suff w:val='nothing'/>"),
        ];
        let inside = format!(
            "<w:abstractNum w:abstractNumId='3'>{}</w:abstractNum>
             <w:num w:numId='1'><w:abstractNumId w:val='3'/></w:num>",
            levels.concat()
        );
        let paragraphs =
            [0, 1, 1, 2, 2, 3, 4, 5, 6, 7, 1, 2, 4, 5, 0, 3, 4, 5, 1, 2, 0].map(|at| (1, at));
        assert_eq!(
            numbers(&mut counter(&inside), &paragraphs),
            "一、|（一）|（二）|1. |2. |1.01 |1) |① ||附件|（三）|1. |2) |② |二、|2.01 |3) |① |（一）|1. |三、"
        );
    }

    #[test]
    fn lists_of_a_definition_count_together_unless_they_say_otherwise() {
        let levels = format!("{}{}", level(0, "decimal", "%1．"), level(1, "lowerLetter", "%1%2)"));
        let inside = format!(
            "<w:abstractNum w:abstractNumId='0'>{levels}</w:abstractNum>
             <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>
             <w:num w:numId='2'><w:abstractNumId w:val='0'/></w:num>
             <w:num w:numId='3'><w:abstractNumId w:val='0'/>
               <w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride></w:num>
             <w:num w:numId='4'><w:abstractNumId w:val='0'/>
               <w:lvlOverride w:ilvl='0'>{}</w:lvlOverride></w:num>
             <w:num w:numId='5'><w:abstractNumId w:val='77'/></w:num>",
            level(0, "upperRoman", "第%1条")
        );
        let paragraphs = [
            (1, 0),
            (1, 0),
            (2, 0),
            (2, 1),
            (3, 0),
            (3, 1),
            (3, 0),
            (1, 0),
            (4, 0),
            (5, 0),
            (6, 0),
            (0, 0),
        ];
        assert_eq!(
            numbers(&mut counter(&inside), &paragraphs),
            "1．|2．|3．|3a) |5．|5a) |6．|7．|第VIII条 |||"
        );
    }

    #[test]
    fn a_level_that_was_not_reached_shows_where_it_begins() {
        let inside = format!(
            "<w:abstractNum w:abstractNumId='0'>{}{}</w:abstractNum>
             <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>",
            level(0, "decimal", "%1"),
            level(1, "decimal", "%1.%2%3%%")
        );
        assert_eq!(numbers(&mut counter(&inside), &[(1, 1), (1, 1), (1, 0)]), "1.1%% |1.2%% |1 ");
    }

    #[test]
    fn definitions_may_refer_to_a_style() {
        let inside = format!(
            "<w:abstractNum w:abstractNumId='0'><w:numStyleLink w:val='条目'/></w:abstractNum>
             <w:abstractNum w:abstractNumId='1'><w:styleLink w:val='条目'/>{}</w:abstractNum>
             <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>
             <w:num w:numId='2'><w:abstractNumId w:val='1'/></w:num>",
            level(0, "ideographTraditional", "%1、")
        );
        // They are lists of their own for all that.
        assert_eq!(numbers(&mut counter(&inside), &[(1, 0), (2, 0), (1, 0)]), "甲、|甲、|乙、");
    }

    #[test]
    fn a_style_may_stand_for_a_level() {
        let inside = format!(
            "<w:abstractNum w:abstractNumId='0'>{}{}</w:abstractNum>
             <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>",
            level(0, "decimal", "%1、"),
            level_with(1, "decimal", "%1.%2、", "<w:pStyle w:val='条'/>")
        );
        let mut counter = counter(&inside);
        let listed = Listed { list: Some(1), level: None };
        let look = Look { listed, ids: vec!["条".to_owned()], ..Look::default() };
        assert_eq!(counter.count(&look, &Listed::default()), "1.1、");
        assert_eq!(counter.count(&look, &Listed { list: None, level: Some(0) }), "1、");
        assert_eq!(counter.count(&look, &Listed { list: Some(0), level: None }), "");
    }

    #[test]
    fn formats_that_few_programs_know_have_a_substitute() {
        let custom = |format: &str| {
            format!(
                "<mc:AlternateContent><mc:Choice Requires='w14'><w:numFmt w:val='custom' w:format='{format}'/></mc:Choice>
                 <mc:Fallback><w:numFmt w:val='chineseCounting'/></mc:Fallback></mc:AlternateContent>"
            )
        };
        for (format, number) in [("001, 002, 003, ...", "001、"), ("α, β, γ, ...", "一、")] {
            let inside = format!(
                "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/>{}<w:lvlText w:val='%1、'/></w:lvl>
                 </w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>",
                custom(format)
            );
            assert_eq!(numbers(&mut counter(&inside), &[(1, 0)]), number);
        }
    }
}
