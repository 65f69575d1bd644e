//! Styles by meaning. Colour never carries a meaning alone: the cursor has a mark, roles have words.

use ratatui::style::{Color, Modifier, Style};

use crate::tastes::Look;

#[expect(
    clippy::unused_self,
    reason = "every style is asked of a look, also where all looks have the same"
)]
impl Look {
    fn accent_colour(self) -> Option<Color> {
        match self {
            Self::Dark => Some(Color::Cyan),
            Self::Light => Some(Color::Blue),
            Self::Contrast => Some(Color::LightYellow),
            Self::Plain => None,
        }
    }

    pub(super) fn base(self) -> Style {
        match self {
            Self::Contrast => Style::new().fg(Color::White).bg(Color::Black),
            Self::Dark | Self::Light | Self::Plain => Style::new(),
        }
    }

    /// Headings, labels and the name of the program.
    pub(super) fn accent(self) -> Style {
        match self.accent_colour() {
            Some(colour) => Style::new().fg(colour),
            None => Style::new().add_modifier(Modifier::BOLD),
        }
    }

    pub(super) fn text(self) -> Style {
        Style::new()
    }

    pub(super) fn strong(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// What matters less: context, values without tasks, separators.
    pub(super) fn faint(self) -> Style {
        match self {
            Self::Dark => Style::new().fg(Color::Gray).add_modifier(Modifier::DIM),
            Self::Light => Style::new().fg(Color::DarkGray),
            Self::Contrast | Self::Plain => Style::new(),
        }
    }

    /// The row that the cursor is on; quieter in a pane that does not receive the keys.
    pub(super) fn cursor(self, focused: bool) -> Style {
        if focused && self == Self::Contrast {
            let bar = Style::new().fg(Color::Black).bg(Color::LightYellow);
            // Bold black is grey on some terminals.
            bar.remove_modifier(Modifier::DIM | Modifier::BOLD)
        } else if focused {
            // One bar: what is faint or coloured in the row would show as patches in it.
            Style::new()
                .fg(Color::Reset)
                .remove_modifier(Modifier::DIM)
                .add_modifier(Modifier::REVERSED)
        } else {
            Style::new().add_modifier(Modifier::BOLD)
        }
    }

    /// The cell that the cursor is in, within the bar of its row.
    pub(super) fn cursor_cell(self) -> Style {
        let style = Style::new().add_modifier(Modifier::BOLD | Modifier::UNDERLINED);
        match self {
            Self::Contrast => style.fg(Color::White).bg(Color::Black),
            Self::Dark | Self::Light | Self::Plain => style.remove_modifier(Modifier::REVERSED),
        }
    }

    pub(super) fn hit(self) -> Style {
        let style = Style::new().add_modifier(Modifier::UNDERLINED | Modifier::BOLD);
        match self {
            Self::Dark => style.fg(Color::Yellow),
            Self::Light => style.fg(Color::Red),
            Self::Contrast => style.fg(Color::LightGreen),
            Self::Plain => style,
        }
    }

    pub(super) fn chip(self) -> Style {
        self.accent().add_modifier(Modifier::BOLD)
    }

    pub(super) fn thumb(self) -> Style {
        self.faint().add_modifier(Modifier::REVERSED)
    }

    pub(super) fn excluded(self) -> Style {
        Style::new().add_modifier(Modifier::CROSSED_OUT)
    }

    pub(super) fn warning(self) -> Style {
        match self {
            Self::Plain => Style::new().add_modifier(Modifier::BOLD),
            Self::Dark => Style::new().fg(Color::Yellow).add_modifier(Modifier::BOLD),
            Self::Light => Style::new().fg(Color::Red).add_modifier(Modifier::BOLD),
            Self::Contrast => Style::new().fg(Color::LightRed).add_modifier(Modifier::BOLD),
        }
    }
}
