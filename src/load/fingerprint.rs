//! A short name for the data as a whole: the same on every machine that loaded the same texts.

use sha2::{Digest, Sha256};

/// The SHA-256 of some texts, in lower-case hexadecimal. Their order and how their lines end make no difference.
pub(super) fn fingerprint<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let mut digests: Vec<Vec<u8>> = texts
        .into_iter()
        .map(|text| Sha256::digest(text.trim_start_matches('\u{feff}').replace('\r', "")).to_vec())
        .collect();
    digests.sort_unstable();
    let all = Sha256::digest(digests.concat());
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or_default();
    all.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

#[cfg(test)]
mod tests {
    use super::fingerprint;

    #[test]
    fn the_same_texts_have_the_same_name() {
        let name = fingerprint(["a\nb", "c"]);
        assert_eq!(name, fingerprint(["c", "\u{feff}a\r\nb"]));
        assert_ne!(name, fingerprint(["a\nb", "d"]));
        assert_ne!(name, fingerprint(["a\nbc"]));
        assert_eq!(name.len(), 64);
    }
}
