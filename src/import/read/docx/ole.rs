//! Files of the older container (OLE, compound file binary): what Word wrote before 2007, and what it writes with a password.
//!
//! Nothing in them is read but the names of their streams.

use super::failure::Failure;

/// How such a file begins.
const MARK: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/// The size of an entry of its directory; sectors are multiples of it.
const ENTRY: usize = 128;
/// Where the length of the name is in an entry, in bytes and with the closing zero.
const LENGTH: std::ops::Range<usize> = 64..66;

/// Why a file of the older container cannot be read; none if it is no such file.
pub(super) fn refuse(bytes: &[u8]) -> Option<Failure> {
    if !bytes.starts_with(&MARK) {
        return None;
    }
    Some(if holds(bytes, "EncryptedPackage") {
        Failure::Locked
    } else if holds(bytes, "WordDocument") {
        Failure::Unreadable("doc")
    } else {
        Failure::Damaged("it is an OLE file without a document".to_owned())
    })
}

/// Whether there is a stream with this name. The directory may be anywhere in the file.
fn holds(bytes: &[u8], name: &str) -> bool {
    let name: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
    let length = u16::try_from(name.len()).unwrap_or(u16::MAX).to_le_bytes();
    bytes
        .chunks_exact(ENTRY)
        .any(|entry| entry.starts_with(&name) && entry.get(LENGTH) == Some(length.as_slice()))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A file of the older container with one stream of this name.
    pub(in super::super) fn container(name: &str) -> Vec<u8> {
        let mut bytes = MARK.to_vec();
        bytes.resize(1024, 0);
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.extend(&name);
        bytes.resize(1024 + LENGTH.start, 0);
        bytes.extend(u16::try_from(name.len() + 2).unwrap().to_le_bytes());
        bytes.resize(1024 + ENTRY, 0);
        bytes
    }

    #[test]
    fn streams_tell_what_the_file_is() {
        assert_eq!(refuse(&container("EncryptedPackage")), Some(Failure::Locked));
        assert_eq!(refuse(&container("WordDocument")), Some(Failure::Unreadable("doc")));
        assert!(matches!(refuse(&container("Workbook")), Some(Failure::Damaged(_))));
        assert!(matches!(refuse(&MARK), Some(Failure::Damaged(_))));
        assert_eq!(refuse(b"PK\x03\x04"), None);
    }
}
