#![no_main]

#[path = "../../laws/mod.rs"]
mod laws;

use copydesk::document::Format;
use copydesk::source::Source;

libfuzzer_sys::fuzz_target!(|text: &str| {
    laws::documents::sound(&Source::new("story.json", text), Format::Ans);
    laws::documents::sound(&Source::new("story.json", laws::documents::held(Format::Ans, text)), Format::Ans);
});
