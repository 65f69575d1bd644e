//! The data that is part of the program: the files of the project's `data` folder.

/// A file's name and its text.
pub(super) type File = (&'static str, &'static str);

macro_rules! embedded {
    ($name:literal) => {
        (concat!("data/", $name), include_str!(concat!("../../data/", $name)))
    };
}

/// The themes.
pub(super) const THEMES: File = embedded!("themes.ron");

/// The unit systems.
pub(super) const UNITS: File = embedded!("units.ron");

/// The words that are said in place of each other.
pub(super) const WORDS: File = embedded!("words.ron");

/// The plans, in the order in which they are listed.
pub(super) const PLANS: [File; 5] = [
    embedded!("plans/yinchuan-2022.ron"),
    embedded!("plans/qinghai-2021.ron"),
    embedded!("plans/hohhot-2021.ron"),
    embedded!("plans/tunxi-2022.ron"),
    embedded!("plans/zhongwei-2021.ron"),
];

#[cfg(test)]
mod tests {
    #[test]
    fn every_plan_file_is_embedded() {
        let mut files: Vec<String> = std::fs::read_dir("data/plans")
            .unwrap()
            .map(|e| format!("data/plans/{}", e.unwrap().file_name().display()))
            .collect();
        let mut embedded: Vec<String> = super::PLANS.iter().map(|f| f.0.to_owned()).collect();
        files.sort();
        embedded.sort();
        assert_eq!(files, embedded);
    }
}
