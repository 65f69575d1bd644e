//! OLE containers: files in a file, cut into sectors that chains of numbers put together.
//!
//! Every number in it may be wrong. A chain is never longer than there are sectors in the file, and nothing is made larger
//! than the file is.

use std::collections::HashSet;

use crate::import::read::failure::Failure;

/// Sector numbers from this on are none.
const LAST: u32 = 0xffff_fffa;

/// Streams below this length are in the small sectors.
const SMALL: u64 = 4096;

/// The length of a small sector.
const SMALL_SECTOR: usize = 64;

/// The length of an entry of the directory.
const ENTRY: usize = 128;

/// A container.
pub(super) struct Container<'b> {
    bytes: &'b [u8],
    sector: usize,
    /// For every sector, the one that follows it.
    next: Vec<u32>,
    entries: Vec<Entry>,
    /// Which entries are in the container itself, not in another object in it.
    outer: HashSet<usize>,
}

/// A stream or a folder.
struct Entry {
    name: String,
    kind: u8,
    start: u32,
    length: u64,
    /// The entries before and after it in the same folder, and the first one in it.
    links: [u32; 3],
}

impl<'b> Container<'b> {
    /// Opens a container.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Failure> {
        Self::new(bytes).ok_or_else(|| Failure::Damaged("its directory cannot be read".to_owned()))
    }

    /// Reads the directory; nothing if it cannot be read.
    fn new(bytes: &'b [u8]) -> Option<Self> {
        let sector = match u16_at(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut container =
            Self { bytes, sector, next: Vec::new(), entries: Vec::new(), outer: HashSet::new() };
        container.next = container.table()?;
        let directory = container.chain(u32_at(bytes, 48)?)?;
        let large = sector == 4096;
        container.entries =
            directory.chunks_exact(ENTRY).filter_map(|entry| Entry::of(entry, large)).collect();
        container.outer = container.outer();
        Some(container)
    }

    /// How many sectors there can be.
    fn sectors(&self) -> usize {
        self.bytes.len() / self.sector + 1
    }

    /// The bytes of a sector; the last one may be cut.
    fn sector(&self, number: u32) -> Option<&'b [u8]> {
        let from = usize::try_from(number).ok()?.checked_add(1)?.checked_mul(self.sector)?;
        let to = from.checked_add(self.sector)?.min(self.bytes.len());
        self.bytes.get(from..to).filter(|sector| !sector.is_empty())
    }

    /// The table of what follows each sector.
    fn table(&self) -> Option<Vec<u32>> {
        let mut list: Vec<u32> = numbers(self.bytes.get(76..512)?).collect();
        let mut more = u32_at(self.bytes, 68)?;
        for _ in 0..self.sectors() {
            if more >= LAST {
                break;
            }
            let mut part: Vec<u32> = numbers(self.sector(more)?).collect();
            more = part.pop()?;
            list.append(&mut part);
        }
        let mut table = Vec::new();
        for number in list.into_iter().filter(|number| *number < LAST).take(self.sectors()) {
            if table.len() > self.sectors() {
                break;
            }
            table.extend(numbers(self.sector(number)?));
        }
        Some(table)
    }

    /// The bytes of a chain of sectors.
    fn chain(&self, start: u32) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut number = start;
        let mut steps = 0;
        while number < LAST {
            bytes.extend_from_slice(self.sector(number)?);
            number = *self.next.get(usize::try_from(number).ok()?)?;
            steps += 1;
            if steps > self.sectors() {
                return None;
            }
        }
        Some(bytes)
    }

    /// The entries that are in the root folder. A document in the document has its own folder.
    fn outer(&self) -> HashSet<usize> {
        let mut outer = HashSet::new();
        let root = self.entries.iter().find(|entry| entry.kind == 5);
        let mut open: Vec<u32> = root.map(|root| root.links[2]).into_iter().collect();
        while let Some(at) = open.pop() {
            let Ok(at) = usize::try_from(at) else { continue };
            if let Some(entry) = self.entries.get(at)
                && outer.insert(at)
            {
                open.extend([entry.links[0], entry.links[1]]);
            }
        }
        outer
    }

    /// The stream with a name.
    fn entry(&self, name: &str) -> Option<&Entry> {
        let entries = || self.entries.iter().enumerate().filter(|(_, entry)| entry.is_stream(name));
        let outer = entries().find(|(at, _)| self.outer.contains(at));
        // Where nothing is found the folders may be wrong.
        let found = if self.outer.len() > 1 { outer } else { outer.or_else(|| entries().next()) };
        found.map(|(_, entry)| entry)
    }

    /// Whether there is a stream with a name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.entry(name).is_some()
    }

    /// The stream with a name; none if there is none.
    pub(super) fn stream(&self, name: &str) -> Result<Option<Vec<u8>>, Failure> {
        let Some(entry) = self.entry(name) else { return Ok(None) };
        let read = if entry.length < SMALL { self.small(entry) } else { self.chain(entry.start) };
        let mut bytes = read.ok_or_else(|| Failure::Damaged(format!("{name} cannot be read")))?;
        bytes.truncate(usize::try_from(entry.length).unwrap_or(usize::MAX));
        Ok(Some(bytes))
    }

    /// The bytes of a stream in the small sectors, which are a stream themselves.
    fn small(&self, entry: &Entry) -> Option<Vec<u8>> {
        let root = self.entries.iter().find(|entry| entry.kind == 5)?;
        let stream = self.chain(root.start)?;
        let next: Vec<u32> = numbers(&self.chain(u32_at(self.bytes, 60)?)?).collect();
        let mut bytes = Vec::new();
        let mut number = entry.start;
        while number < LAST && bytes.len() < usize::try_from(SMALL).unwrap_or(0) {
            let at = usize::try_from(number).ok()?;
            let from = at.checked_mul(SMALL_SECTOR)?;
            bytes.extend_from_slice(stream.get(from..(from + SMALL_SECTOR).min(stream.len()))?);
            number = *next.get(at)?;
        }
        Some(bytes)
    }
}

impl Entry {
    /// An entry of the directory. Only large sectors leave room for long lengths.
    fn of(bytes: &[u8], large: bool) -> Option<Self> {
        let length = usize::from(u16_at(bytes, 64)?).clamp(2, 64) - 2;
        let units =
            bytes.get(..length)?.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
        let high = if large { u64::from(u32_at(bytes, 124)?) << 32 } else { 0 };
        Some(Self {
            name: char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).collect(),
            kind: *bytes.get(66)?,
            start: u32_at(bytes, 116)?,
            length: high | u64::from(u32_at(bytes, 120)?),
            links: [u32_at(bytes, 68)?, u32_at(bytes, 72)?, u32_at(bytes, 76)?],
        })
    }

    /// Whether this is a stream with a name; letters count as the same whether large or small.
    fn is_stream(&self, name: &str) -> bool {
        self.kind == 2 && self.name.eq_ignore_ascii_case(name)
    }
}

/// The number in two bytes.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let bytes = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(bytes.try_into().ok()?))
}

/// The number in four bytes.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(bytes.try_into().ok()?))
}

/// The numbers of four bytes each.
fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).filter_map(|four| u32_at(four, 0))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A container with these streams, each in sectors of its own.
    pub(in super::super) fn container(streams: &[(&str, &[u8])]) -> Vec<u8> {
        let mut sectors: Vec<[u8; 512]> = Vec::new();
        let mut next: Vec<u32> = Vec::new();
        let mut add = |bytes: &[u8]| {
            let start = u32::try_from(next.len()).unwrap();
            for chunk in bytes.chunks(512) {
                let mut sector = [0; 512];
                sector[..chunk.len()].copy_from_slice(chunk);
                sectors.push(sector);
                next.push(u32::try_from(next.len()).unwrap() + 1);
            }
            *next.last_mut().unwrap() = 0xffff_fffe;
            start
        };
        let entry = |name: &str, kind: u8, start: u32, length: usize, right: u32| {
            let mut entry = [0; ENTRY];
            for (i, unit) in name.encode_utf16().enumerate() {
                entry[2 * i..2 * i + 2].copy_from_slice(&unit.to_le_bytes());
            }
            entry[64] = u8::try_from(name.encode_utf16().count() * 2 + 2).unwrap();
            entry[66] = kind;
            let links = [u32::MAX, right, if kind == 5 { 1 } else { u32::MAX }];
            for (at, number) in [(68, links[0]), (72, links[1]), (76, links[2]), (116, start)] {
                entry[at..at + 4].copy_from_slice(&number.to_le_bytes());
            }
            entry[120..124].copy_from_slice(&u32::try_from(length).unwrap().to_le_bytes());
            entry
        };
        let mut directory = entry("Root Entry", 5, 0xffff_fffe, 0, u32::MAX).to_vec();
        for (at, (name, bytes)) in streams.iter().enumerate() {
            let long = [bytes.to_vec(), vec![0; 4096_usize.saturating_sub(bytes.len())]].concat();
            let right =
                if at + 1 < streams.len() { u32::try_from(at).unwrap() + 2 } else { u32::MAX };
            directory.extend(entry(name, 2, add(&long), long.len(), right));
        }
        let directory_start = add(&directory);
        let table_start = u32::try_from(next.len()).unwrap();
        next.push(0xffff_fffd);
        assert!(next.len() <= 128);
        let mut header = [0xff; 512];
        header[..76].fill(0);
        header[..8].copy_from_slice(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
        header[30] = 9;
        header[32] = 6;
        for (at, number) in [
            (44, 1),
            (48, directory_start),
            (56, 4096),
            (60, 0xffff_fffe),
            (68, 0xffff_fffe),
            (76, table_start),
        ] {
            header[at..at + 4].copy_from_slice(&number.to_le_bytes());
        }
        next.resize(128, u32::MAX);
        let table: Vec<u8> = next.iter().flat_map(|number| number.to_le_bytes()).collect();
        [header.to_vec(), sectors.concat(), table].concat()
    }

    #[test]
    fn streams_are_found() {
        let bytes = container(&[("甲", b"one"), ("Workbook", &[7; 5000])]);
        let container = Container::open(&bytes).unwrap();
        assert!(container.has("甲") && container.has("WORKBOOK") && !container.has("Book"));
        assert_eq!(container.stream("workbook").unwrap().unwrap(), [7; 5000]);
        assert_eq!(container.stream("Book").unwrap(), None);
    }

    #[test]
    fn a_chain_in_a_circle_ends() {
        let bytes = container(&[("Workbook", &[7; 5000])]);
        let table = bytes.len() - 512;
        for (sector, next) in [(0, 0), (9, 9), (10, 10)] {
            let mut circle = bytes.clone();
            circle[table + 4 * sector] = next;
            circle[table + 4 * sector + 1..table + 4 * sector + 4].fill(0);
            let container = Container::open(&circle);
            let read = container.and_then(|container| container.stream("Workbook"));
            assert!(matches!(read, Err(Failure::Damaged(_))), "{sector}");
        }
    }
}
