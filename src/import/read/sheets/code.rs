//! The code of a number format, cut into what it consists of.

/// What the code of a format consists of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A character that is shown.
    Literal(char),
    /// A place for a digit.
    Digit(char),
    /// The number as it is.
    General,
    /// A letter that stands for a part of a date, and how often.
    Date(char, usize),
    /// A part of a time that does not begin anew after a day or an hour.
    Elapsed(char),
    /// The number is shown in hundredths.
    Percent,
    /// Forenoon or afternoon.
    HalfDay,
    /// Something that is not understood in a number.
    Unknown,
    /// The end of a section.
    End,
}

/// Cuts the code of a format.
pub(super) fn tokens(code: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = code;
    while let Some(c) = rest.chars().next() {
        let words = ["general", "g/通用格式", "am/pm", "a/p", "上午/下午"];
        let word = words.iter().find(|word| begins(rest, word));
        let taken = match (word, c) {
            (Some(word), _) => {
                let general = word.starts_with('g');
                tokens.push(if general { Token::General } else { Token::HalfDay });
                word.len()
            }
            (_, '"') => {
                let inner =
                    rest.get(1..).and_then(|rest| rest.split('"').next()).unwrap_or_default();
                tokens.extend(inner.chars().map(Token::Literal));
                inner.len() + 2
            }
            (_, '[') => {
                let inner =
                    rest.get(1..).and_then(|rest| rest.split(']').next()).unwrap_or_default();
                tokens.extend(bracket(inner));
                inner.len() + 2
            }
            (_, '\\' | '!' | '_' | '*') => {
                let next = rest.chars().nth(1);
                let shown = next.filter(|_| matches!(c, '\\' | '!'));
                tokens.extend(shown.map(Token::Literal));
                1 + next.map_or(0, char::len_utf8)
            }
            _ => {
                let (token, count) = single(rest, c);
                tokens.push(token);
                count
            }
        };
        rest = rest.get(taken..).unwrap_or_default();
    }
    tokens
}

/// Whether a text begins with a word, in whatever letters.
fn begins(text: &str, word: &str) -> bool {
    text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}

/// The token that a character alone is, with those like it after it, and how many bytes it takes.
fn single(rest: &str, c: char) -> (Token, usize) {
    let small = c.to_ascii_lowercase();
    let run = rest.chars().take_while(|next| next.to_ascii_lowercase() == small).count();
    let token = match small {
        '0' | '#' | '?' | '.' | ',' => Token::Digit(c),
        ';' => Token::End,
        '%' => Token::Percent,
        'e' if rest.get(1..2).is_some_and(|next| matches!(next, "+" | "-")) => Token::Unknown,
        'y' | 'm' | 'd' | 'h' | 's' | 'e' | 'a' => return (Token::Date(small, run), run),
        'g' | 'b' | '/' | '@' => Token::Unknown,
        _ => Token::Literal(c),
    };
    (token, c.len_utf8())
}

/// What stands in brackets: a currency, a time that runs on, a colour, a condition.
fn bracket(inner: &str) -> Vec<Token> {
    if let Some(currency) = inner.strip_prefix('$') {
        let symbol = currency.split('-').next().unwrap_or_default();
        return symbol.chars().map(Token::Literal).collect();
    }
    let small = inner.to_ascii_lowercase();
    let first = small.chars().next().filter(|c| matches!(c, 'h' | 'm' | 's'));
    if let Some(first) = first
        && small.chars().all(|c| c == first)
    {
        return vec![Token::Elapsed(first)];
    }
    let unknown = small.starts_with(['<', '>', '=']) || small.starts_with("dbnum");
    if unknown { vec![Token::Unknown] } else { Vec::new() }
}
