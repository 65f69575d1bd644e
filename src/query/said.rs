//! A free word as it is meant: without what clings to it when it is pasted.

use super::term::Text;
use crate::text::fold::fold;

/// What is said around a word when it is asked for aloud, and asks nothing.
const ASKING: [&str; 26] = [
    "由谁来牵头",
    "谁来牵头",
    "由谁牵头",
    "谁牵头",
    "由谁负责",
    "谁负责",
    "归谁管",
    "谁管",
    "谁在管",
    "哪个单位牵头",
    "哪个单位负责",
    "哪个部门牵头",
    "哪个部门负责",
    "哪个单位",
    "哪个部门",
    "哪家牵头",
    "是谁",
    "有哪些",
    "是什么",
    "怎么样",
    "的那些",
    "的那个",
    "那些",
    "那个",
    "这个",
    "的事",
];

/// What may cling to the ends of a pasted word.
const CLINGING: &str = ".,;:、·…[]<>()\"'!?*#〔〕•◆●○■□▪►▶※★☆√✓–—~|/\\=+_";

/// What a list of units may end with that says what they do.
const DOING: [&str; 8] = ["按职责分工负责", "负责", "牵头", "参与", "配合", "协办", "指导", "落实"];

/// A word that is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Said {
    /// The folded word; unless it is quoted, without punctuation around it.
    pub(super) key: String,
    /// The names that it lists (市教育局、市科协), each of which may be looked for; none if it is one.
    pub(super) parts: Vec<String>,
    /// The word without a number before it that belongs to a list (16. 加强…), if there is one.
    pub(super) unnumbered: Option<String>,
}

impl Said {
    /// How a word is meant.
    pub(super) fn of(word: &Text) -> Self {
        let key = fold(word.text());
        if word.is_quoted() {
            return Self { key, parts: Vec::new(), unnumbered: None };
        }
        let trimmed = key.trim_matches(|c: char| CLINGING.contains(c) || c.is_whitespace());
        // Punctuation alone is looked for as it stands; the brackets of （一） belong to the number.
        let whole = trimmed.is_empty() || is_bracketed(&key);
        let key = if whole { key } else { without_asking(trimmed).to_owned() };
        let listed = DOING.iter().find_map(|doing| key.strip_suffix(doing)).unwrap_or(&key);
        let parts = listed.split(['、', ',', ';']).map(str::trim).filter(|part| !part.is_empty());
        let mut parts: Vec<String> = parts.map(str::to_owned).collect();
        // 12,000 is one number; 第3、5项 are numbers of tasks, which are no names.
        let digits = |c: char| c.is_ascii_digit() || "第项条号".contains(c);
        let numbers = parts.iter().any(|part| part.chars().all(digits));
        if parts.len() < 2 || numbers {
            parts.clear();
        }
        let unnumbered = without_number(&key).map(str::to_owned);
        Self { key, parts, unnumbered }
    }
}

/// A text of two 汉字 or more without the number of a list before it: 16.加强…, (三)加强…, ①加强….
fn without_number(key: &str) -> Option<&str> {
    let number = |c: char| c.is_numeric() || "一二三四五六七八九十".contains(c);
    let rest = key.strip_prefix('(').unwrap_or(key).trim_start_matches(number);
    let rest = if rest.len() == key.len() { return None } else { rest };
    let ended = rest.trim_start_matches(['.', '、', ')', ' ']);
    let circled = key.starts_with(|c: char| c.is_numeric() && !c.is_ascii_digit());
    let is_listed = ended.len() < rest.len() || circled;
    let begins = ended.chars().take(2).filter(|c| c.is_alphabetic() && !c.is_ascii()).count() == 2;
    (is_listed && begins).then_some(ended)
}

/// A word without what is said around it, unless nothing else is said.
fn without_asking(word: &str) -> &str {
    let mut rest = word;
    while let Some(shorter) = ASKING
        .iter()
        .find_map(|asking| rest.strip_suffix(asking).or_else(|| rest.strip_prefix(asking)))
        .filter(|shorter| shorter.chars().nth(1).is_some())
    {
        rest = shorter;
    }
    rest
}

/// Whether a word is one number in brackets.
fn is_bracketed(key: &str) -> bool {
    let inner = key.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    inner.is_some_and(|inner| {
        !inner.is_empty()
            && inner.chars().all(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_clings_is_left_out() {
        for (word, key) in [
            ("市教育局。", "市教育局"),
            ("【市科协】", "市科协"),
            ("、科普讲座、", "科普讲座"),
            ("《方案》", "方案"),
            ("防诈骗那个谁牵头", "防诈骗"),
            ("90%以上的那些", "90%以上"),
            ("谁牵头", "谁牵头"),
            ("（三）", "(三)"),
            ("……", "……"),
            ("5G", "5g"),
            ("〔农民〕", "农民"),
            ("•农民", "农民"),
        ] {
            assert_eq!(Said::of(&Text { text: word.to_owned(), quoted: false }).key, key);
        }
        assert_eq!(Said::of(&Text::quoted("科普。")).key, "科普.");
    }

    #[test]
    fn numbers_of_lists_are_left_out() {
        for (word, unnumbered) in [
            ("16．加强科普基地建设。", Some("加强科普基地建设")),
            ("(三)加强宣传", Some("加强宣传")),
            ("三、加强宣传", Some("加强宣传")),
            ("①科普", Some("科普")),
            ("1.2万", None),
            ("36", None),
            ("5g技术", None),
            ("三下乡", None),
            ("(一)", None),
        ] {
            let said = Said::of(&Text { text: word.to_owned(), quoted: false });
            assert_eq!(said.unnumbered.as_deref(), unnumbered, "{word}");
        }
    }

    #[test]
    fn lists_are_several_words() {
        let parts = |word: &str| Said::of(&Text { text: word.to_owned(), quoted: false }).parts;
        assert_eq!(parts("市教育局、市科协，"), ["市教育局", "市科协"]);
        assert_eq!(parts("（区教育局、区科协负责）"), ["区教育局", "区科协"]);
        assert!(parts("市教育局").is_empty() && parts("12,000").is_empty());
    }
}
