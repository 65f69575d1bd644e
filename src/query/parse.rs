//! Text → [`Query`] and [`View`](super::View).
//!
//! ```text
//! line  = { term | shown }      parted by blanks; only a view has what is shown
//! term  = [ "-" ] ( field ":" value { "," value } | word )
//! shown = ( "page" | "view" | "group" | "sort" | "also" ) ":" value { "," value }
//! value, word = characters | '"' characters '"'
//! ```
//! Full-width punctuation is read as its ASCII twin, and 、 as a comma between values. In quotes, `\"` is a
//! quote and `\\` a backslash. A quote that is not closed ends with the text, so that a query can be typed.

use std::iter::Peekable;

use super::error::QueryError;
use super::field::Field;
use super::showing::Showing;
use super::syntax::{
    is_blank, is_colon, is_comma, is_minus, is_quote, value_needs_quotes, word_needs_quotes,
};
use super::term::{Condition, Query, Term, Text};
use crate::nearest::nearest;
use crate::text::clean::is_unseen;
use crate::text::fold::narrow;

impl Query {
    /// Reads a query; everything that is wrong with its form is returned at once.
    ///
    /// ```
    /// use fengong::query::Query;
    /// let query = Query::parse("牵头：市教育局，市科协 -农民").unwrap();
    /// assert_eq!(query.to_string(), "lead:市教育局,市科协 -农民");
    /// ```
    pub fn parse(text: &str) -> Result<Self, Vec<QueryError>> {
        let (query, errors) = Self::parse_partly(text);
        if errors.is_empty() { Ok(query) } else { Err(errors) }
    }

    /// Reads what is well formed of a query, and what is wrong with the rest; for text that is being typed.
    pub(crate) fn parse_partly(text: &str) -> (Self, Vec<QueryError>) {
        let mut query = Self::default();
        let mut errors = Vec::new();
        for part in parts(text) {
            match part {
                Ok(Part::Term(term)) => query.terms.push(term),
                Ok(Part::Shown(showing, _)) => errors.push(QueryError::OnlyInViews(showing)),
                Err(error) => errors.push(error),
            }
        }
        (query, errors)
    }
}

/// A part of a line between blanks.
pub(super) enum Part {
    /// It asks something.
    Term(Term),
    /// It says how the answer is shown.
    Shown(Showing, Vec<Text>),
}

/// The parts of a line, or what is wrong with each.
pub(super) fn parts(text: &str) -> impl Iterator<Item = Result<Part, QueryError>> + use<> {
    // What is pasted may hold characters that nobody sees.
    let visible: String = text.chars().filter(|c| !is_unseen(*c)).collect();
    let cited = pasted_source(&visible);
    let visible: Vec<char> = if cited.is_some() { Vec::new() } else { visible.chars().collect() };
    let chars = with_numbers_whole(&visible);
    let mut reader = Reader { chars: chars.into_iter().peekable() };
    let cited = cited.map(|source| Ok(Part::Term(Term::word(&source))));
    cited.into_iter().chain(std::iter::from_fn(move || reader.part()))
}

/// Where a task is from, as the program copies it, without what it is called and without the name of the data.
fn pasted_source(text: &str) -> Option<String> {
    let rest = text.trim().strip_prefix("来源")?.strip_prefix([':', '：'])?;
    let source = rest.split(['；', ';']).next()?.trim();
    source.starts_with('《').then(|| source.to_owned())
}

/// Numbers as they are printed, 第 36 项 and 〔2022〕 32 号, are one word.
fn with_numbers_whole(chars: &[char]) -> Vec<char> {
    let skip = |from: usize, is: &dyn Fn(char) -> bool| {
        from + chars.iter().skip(from).take_while(|c| is(**c)).count()
    };
    let mut out = Vec::with_capacity(chars.len());
    let mut at = 0;
    while at < chars.len() {
        let digits = skip(at + 1, &is_blank);
        let end = skip(digits, &|c| narrow(c).is_ascii_digit());
        let unit = skip(end, &is_blank);
        let counts = chars.get(unit).is_some_and(|c| "项条号款".contains(*c));
        let of_document = "〕]）)］".contains(chars[at]) && chars.get(unit) == Some(&'号');
        if end > digits && (chars[at] == '第' && counts || of_document) {
            out.push(chars[at]);
            out.extend(&chars[digits..end]);
            at = unit;
        } else {
            out.push(chars[at]);
            at += 1;
        }
    }
    out
}

/// How many 汉字 the name of a field may have.
const LONGEST_NAME: usize = 4;

struct Reader {
    chars: Peekable<std::vec::IntoIter<char>>,
}

impl Reader {
    fn part(&mut self) -> Option<Result<Part, QueryError>> {
        while self.chars.next_if(|c| is_blank(*c)).is_some() {}
        self.chars.peek()?;
        let mut ahead = self.chars.clone();
        let minus = ahead.next().is_some_and(is_minus);
        // A minus with nothing after it is a word.
        let negated = minus && ahead.peek().is_some_and(|c| !is_blank(*c));
        if negated {
            self.chars = ahead;
        }
        if let Some(text) = self.quoted() {
            let text = self.read_on(text, is_blank, word_needs_quotes);
            return Some(Ok(Part::Term(Term { negated, condition: Condition::Word(text) })));
        }
        let mut head = self.take_until(|c| is_blank(c) || is_colon(c));
        if head.is_empty() {
            // A colon after nothing is no field's.
            head = self.take_until(is_blank);
        }
        // A time of day (10:30) is no field.
        let number = !head.is_empty() && head.chars().all(|c| narrow(c).is_ascii_digit());
        if number && self.chars.peek().is_some_and(|c| is_colon(*c)) {
            head.push_str(&self.take_until(is_blank));
        }
        if self.chars.next_if(|c| is_colon(*c)).is_none() {
            let text = Text { text: head, quoted: false };
            return Some(Ok(Part::Term(Term { negated, condition: Condition::Word(text) })));
        }
        let before = self.chars.clone();
        let values = self.values();
        if is_prose(&head) {
            // A sentence with a colon in it is read on as it stands.
            self.chars = before;
            let condition = Condition::Word(Text { text: head, quoted: false });
            return Some(Ok(Part::Term(Term { negated, condition })));
        }
        if let Some(showing) = Showing::named(&head).filter(|_| !negated) {
            return Some(Ok(Part::Shown(showing, values)));
        }
        let Some(field) = Field::named(&head) else {
            return Some(unknown(negated, head, &values));
        };
        if values.is_empty() {
            return Some(Err(QueryError::NoValue(field)));
        }
        Some(Ok(Part::Term(Term { negated, condition: Condition::Field(field, values) })))
    }

    fn values(&mut self) -> Vec<Text> {
        let mut values = Vec::new();
        loop {
            while let Some(text) = self.quoted() {
                let end = |c| is_blank(c) || is_comma(c);
                values.push(self.read_on(text, end, value_needs_quotes));
            }
            // What follows a quoted value without a comma is another value, not lost.
            let text = self.take_until(|c| is_blank(c) || is_comma(c));
            if !text.is_empty() {
                values.push(Text { text, quoted: false });
            }
            if self.chars.next_if(|c| is_comma(*c)).is_none() {
                return values;
            }
        }
    }

    /// A text in quotes, if one begins here.
    fn quoted(&mut self) -> Option<Text> {
        self.chars.next_if(|c| is_quote(*c))?;
        let mut text = String::new();
        while let Some(c) = self.chars.next() {
            match c {
                '\\' => {
                    text.push(self.chars.next_if(|c| *c == '\\' || is_quote(*c)).unwrap_or('\\'));
                }
                c if is_quote(c) => break,
                c => text.push(c),
            }
        }
        Some(Text { text, quoted: true })
    }

    /// A quoted text, or all of the text that merely begins with a name in quotation marks: “十四五”期间. The first of the marks
    /// is left out, or the text would be read as quoted when it is read again; nothing is read on that would need quotes.
    fn read_on(
        &mut self,
        quoted: Text,
        end: impl Fn(char) -> bool,
        needs_quotes: impl Fn(&str) -> bool,
    ) -> Text {
        if !self.chars.peek().is_some_and(|c| c.is_alphanumeric()) || quoted.text.is_empty() {
            return quoted;
        }
        let before = self.chars.clone();
        let text = format!("{}\"{}", quoted.text, self.take_until(end));
        if needs_quotes(&text) {
            self.chars = before;
            return quoted;
        }
        Text { text, quoted: false }
    }

    fn take_until(&mut self, end: impl Fn(char) -> bool) -> String {
        let mut text = String::new();
        while let Some(c) = self.chars.next_if(|c| !end(*c)) {
            text.push(c);
        }
        text
    }
}

/// What stands before a colon and names no field: a word if nothing follows the colon, else a mistake.
fn unknown(negated: bool, head: String, values: &[Text]) -> Result<Part, QueryError> {
    if values.is_empty() {
        let condition = Condition::Word(Text { text: head, quoted: false });
        return Ok(Part::Term(Term { negated, condition }));
    }
    let names = Field::ALL.iter().flat_map(|f| f.names().iter().copied());
    let near = near_fields(&head, names);
    Err(QueryError::UnknownField(head, near))
}

/// Whether what stands before a colon is part of a text rather than meant as the name of a field: it is longer than any
/// such name, is an address on the Web, or holds what no name does.
fn is_prose(head: &str) -> bool {
    let hanzi = head.chars().filter(|c| !c.is_ascii()).count();
    let unlike = |c: char| !c.is_alphanumeric() && !"-_".contains(c) || c.is_numeric();
    Field::named(head).is_none()
        && Showing::named(head).is_none()
        && (hanzi > LONGEST_NAME || head.contains(unlike) || ["http", "https"].contains(&head))
}

fn near_fields(name: &str, names: impl Iterator<Item = &'static str>) -> Vec<&'static str> {
    nearest(name, names, 2)
}
