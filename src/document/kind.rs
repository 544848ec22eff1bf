//! The names of story kinds: ours, and those of newsrooms.

use super::StoryKind;

impl StoryKind {
    /// All kinds.
    pub const ALL: [StoryKind; 5] =
        [StoryKind::News, StoryKind::Brief, StoryKind::Analysis, StoryKind::Opinion, StoryKind::Blog];

    /// As written in options, front matter and reports.
    pub fn name(self) -> &'static str {
        match self {
            StoryKind::News => "news",
            StoryKind::Brief => "brief",
            StoryKind::Analysis => "analysis",
            StoryKind::Opinion => "opinion",
            StoryKind::Blog => "blog",
        }
    }

    /// By its name in an option.
    pub fn of_name(name: &str) -> Option<StoryKind> {
        StoryKind::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// By the word for it in a newsroom's metadata; none for a word that says nothing of the kind.
    pub fn of_genre(word: &str) -> Option<StoryKind> {
        let word = word.trim().to_ascii_lowercase();
        let genre = match word.as_str() {
            "background" | "backgrounder" | "explainer" => StoryKind::Analysis,
            "column" | "comment" | "commentary" | "editorial" | "op-ed" => StoryKind::Opinion,
            name => return StoryKind::of_name(name),
        };
        Some(genre)
    }
}
