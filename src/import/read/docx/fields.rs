//! Fields: a code that Word evaluates, and the result it stored.
//!
//! A field begins, has its code, then after a dividing mark its result, and ends. Fields may stand in the code or the result of
//! others. Only what is in no code is shown.

use super::numerals::circled;

/// The frames that Word draws around a character by a field without result, the first of them a circle.
const FRAMES: &str = "○〇◯□△◇";
const CIRCLES: usize = 3;

/// The fields that are open, the innermost last.
#[derive(Default)]
pub(super) struct Fields {
    open: Vec<Field>,
    /// How many of them are in their code.
    in_code: usize,
}

#[derive(Default)]
struct Field {
    code: String,
    has_result: bool,
}

impl Fields {
    /// Whether what comes next belongs to a code.
    pub(super) fn is_code(&self) -> bool {
        self.in_code > 0
    }

    /// Takes a part of the code.
    pub(super) fn code(&mut self, text: &str) {
        if let Some(field) = self.open.last_mut().filter(|field| !field.has_result) {
            field.code.push_str(text);
        }
    }

    /// Passes a mark of a field: `begin`, `separate` or `end`. Gives what a field that ends shows though it has no result.
    pub(super) fn mark(&mut self, kind: &str) -> Option<String> {
        match kind {
            "begin" => {
                self.open.push(Field::default());
                self.in_code += 1;
            }
            "separate" => {
                let field = self.open.last_mut().filter(|field| !field.has_result)?;
                field.has_result = true;
                self.in_code -= 1;
            }
            "end" => {
                let field = self.open.pop()?;
                if !field.has_result {
                    self.in_code -= 1;
                    return framed(&field.code).or_else(|| prompt(&field.code));
                }
            }
            _ => {}
        }
        None
    }
}

/// What a code like `eq \o\ac(○,3)` draws, which is how a character gets a frame: ③; without the frame where there is no such
/// character. None for other codes.
fn framed(code: &str) -> Option<String> {
    let (command, rest) = code.split_once('(')?;
    let command = command.to_lowercase();
    if !command.trim_start().starts_with("eq") || !command.contains("\\o") {
        return None;
    }
    let (inside, _) = rest.rsplit_once(')')?;
    let (frame, text) = inside.split_once([',', '，', ';'])?;
    let frame = FRAMES.chars().position(|c| frame.trim().chars().eq([c]))?;
    let text = text.trim();
    let number = text.parse().ok().filter(|_| frame < CIRCLES);
    Some(number.and_then(circled).unwrap_or_else(|| text.to_owned()))
}

/// What a code like `MACROBUTTON 宏名 [单位名称]` shows: an invitation to fill in something. None for other codes.
fn prompt(code: &str) -> Option<String> {
    let (command, rest) = code.trim().split_once(' ')?;
    let (_, text) = rest.trim_start().split_once(' ')?;
    command.eq_ignore_ascii_case("MACROBUTTON").then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn framed_characters_are_shown() {
        for (code, shown) in [
            (" eq \\o\\ac(○,3)", Some("③")),
            ("EQ \\o(〇，42) ", Some("㊷")),
            ("eq \\o\\ac(○,99)", Some("99")),
            ("eq \\o\\ac(□,5)", Some("5")),
            ("eq \\o\\ac(○,甲)", Some("甲")),
            ("eq \\f(1,2)", None),
            ("PAGE", None),
            ("eq \\o(", None),
            ("", None),
        ] {
            assert_eq!(framed(code).as_deref(), shown, "{code}");
        }
    }

    #[test]
    fn prompts_are_shown() {
        assert_eq!(prompt(" macrobutton 宏名 [单位 名称] ").as_deref(), Some("[单位 名称]"));
        assert_eq!(prompt("PAGEREF 书签 \\h"), None);
        assert_eq!(prompt("MACROBUTTON"), None);
    }

    #[test]
    fn marks_out_of_order_do_no_harm() {
        let mut fields = Fields::default();
        for kind in
            ["end", "separate", "begin", "separate", "separate", "end", "end", "begin", "x", "end"]
        {
            fields.mark(kind);
        }
        assert!(!fields.is_code());
    }
}
