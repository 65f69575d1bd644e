//! Whole imports: documents put together at random, whose answer is known, and files that are broken.

mod broken;
mod random;

/// A source of numbers that are the same in every run.
pub(in crate::import) struct Numbers(pub(in crate::import) u64);

impl Numbers {
    /// A number below another.
    pub(in crate::import) fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(below.max(1)).unwrap()).unwrap()
    }

    /// One of several.
    pub(in crate::import) fn one_of<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.next(all.len())].clone()
    }

    /// Whether something happens that does so once in `of` times.
    pub(in crate::import) fn once_in(&mut self, of: usize) -> bool {
        self.next(of) == 0
    }

    /// The bytes, cut or with some of them changed, doubled or left out.
    pub(in crate::import) fn broken(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut bytes = bytes.to_vec();
        for _ in 0..=self.next(6) {
            let at = self.next(bytes.len());
            let length = self.next(40).min(bytes.len() - at);
            match self.next(6) {
                0 => bytes.truncate(at),
                1 => drop(bytes.drain(at..at + length)),
                2 => {
                    let piece = bytes[at..at + length].to_vec();
                    let to = self.next(bytes.len());
                    bytes.splice(to..to, piece);
                }
                3 if !bytes.is_empty() => bytes[at] = b"<>&\"'/\t|,0\xff\0"[self.next(12)],
                _ if !bytes.is_empty() => {
                    bytes[at] = u8::try_from(self.next(256)).unwrap();
                }
                _ => {}
            }
        }
        bytes
    }
}
