#![no_main]

#[path = "../../laws/mod.rs"]
mod laws;

use copydesk::document::Format;
use copydesk::source::Source;

libfuzzer_sys::fuzz_target!(|text: &str| {
    laws::drafts::tokens_tile(text);
    laws::drafts::the_whole_way(&Source::new("draft.md", text), Format::Markdown);
});
