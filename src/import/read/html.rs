//! Reading a page: what a browser shows of it, paragraphs and tables in order.
//!
//! The tree is that of a browser ([`tree`]), so that markup may be as wrong as it likes. What [`style`] says is hidden is
//! left out; of that, rows and columns of tables are told, as is what is struck through. Numbers of lists ([`lists`]) are
//! text. A table that only lays out the page is none ([`tables`]).

mod lists;
mod sink;
mod style;
mod survey;
mod tables;
mod tree;
mod walk;

use encoding_rs::{Encoding, GB18030, GBK, UTF_16BE, UTF_16LE};

use super::decode::{decode, decode_as};
use super::failure::Failure;
use crate::import::paper::Paper;

/// How far into a page its encoding is looked for.
const HEAD: usize = 8192;

/// Reads a page. If all of it is hidden until a script shows it, all of it is read.
pub(super) fn read(bytes: &[u8]) -> Result<Paper, Failure> {
    let mut tree = tree::parse(&text(bytes)?)?;
    let paper = walk::walk(&tree)?;
    if !paper.blocks.is_empty() {
        return Ok(paper);
    }
    tree.shows_all = true;
    walk::walk(&tree)
}

/// The text of a page. What it says about its encoding counts only where the bytes do not say better.
fn text(bytes: &[u8]) -> Result<String, Failure> {
    let decoded = decode(bytes);
    let known = decoded.as_ref().is_ok_and(|decoded| decoded.encoding.starts_with("UTF"));
    let named = charset(bytes).filter(|_| !known).map(|encoding| decode_as(bytes, encoding));
    match named {
        Some(Ok(named)) => Ok(named.text),
        _ => Ok(decoded?.text),
    }
}

/// The encoding that a page says it is in.
fn charset(bytes: &[u8]) -> Option<&'static Encoding> {
    let head: String =
        bytes.get(..HEAD).unwrap_or(bytes).iter().map(|byte| char::from(*byte)).collect();
    let head = head.to_ascii_lowercase();
    let after = |word: &str| head.split_once(word).map(|(_, after)| after);
    let value = after("charset=").or_else(|| after("encoding="))?;
    let value = value.trim_start_matches(['"', '\'', ' ']);
    let end = value.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | ':'));
    let encoding = Encoding::for_label(value.get(..end.unwrap_or(value.len()))?.as_bytes())?;
    // Text in UTF-16 could not say so in ASCII; GB2312 and GBK are part of GB18030.
    match encoding {
        _ if encoding == UTF_16LE || encoding == UTF_16BE => None,
        _ if encoding == GBK => Some(GB18030),
        _ => Some(encoding),
    }
}

#[cfg(test)]
mod tests;
