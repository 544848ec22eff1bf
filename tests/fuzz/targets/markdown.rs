#![no_main]

#[path = "../../laws/mod.rs"]
mod laws;

use copydesk::document::Format;
use copydesk::source::Source;

libfuzzer_sys::fuzz_target!(|text: &str| {
    laws::documents::sound(&Source::new("2021-03-04-vote.md", text), Format::Markdown);
});
