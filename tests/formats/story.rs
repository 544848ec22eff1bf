//! One story, and what its places look like when markup is taken away.

/// A part of the story, in reading order; `&`, quotation marks, accents and dashes are plain here.
pub enum Part {
    /// A paragraph; the words of the second member stand in italics.
    Paragraph(&'static str, &'static str),
    /// A heading between paragraphs.
    Heading(&'static str),
    /// Items of one list.
    List(&'static [&'static str]),
    /// Somebody else's words, set off.
    Quote(&'static str),
}

pub const DATE: &str = "2021-09-14";
pub const HEADLINE: &str = "Ferry with 46 people on board runs aground off Tarn";
pub const DECK: &str = "Owners of “Café & Crème” lose their cargo";
pub const BYLINE: &str = "By Ana Ruiz";
pub const CAPTION: &str = "The Hulda off Tarn on on Monday.";
/// For desks alone: no report may hold a word of it.
pub const NOTE: &str = "SEKRIT: the the owner's wife rang, TK call the police";

/// The dateline and the first paragraph stand together, as a wire sends them.
pub const PARTS: &[Part] = &[
    Part::Paragraph(
        "TARN, Monday, September 14 (ABC) -- A ferry with 64 people on board ran aground off Tarn on Tuesday, the coast guard said.",
        "",
    ),
    Part::Paragraph(
        "Of the 40 cars on its deck, 25 belong to “Café & Crème” and 19 to the the brewery, the firm’s owner, José Müller, said.",
        "Café & Crème",
    ),
    Part::Heading("What the Crew Says"),
    Part::Paragraph(
        "The captain, Kanat Janbolatov, met reporters on Wednesday, September 15 — for an hour. Zhanbolatov said that the café café on deck had been locked.",
        "",
    ),
    Part::List(&[
        "The Hulda was built in 1998 and carries 400 passengers, the owners say.",
        "Repairs will cost TK crowns <at the yard>, they say.",
    ]),
    Part::Quote("We heard the the keel scrape."),
    Part::Paragraph(
        "The inquiry is to end by November 31, the ministry said. Some 300 people were hurt.",
        "hurt",
    ),
];
