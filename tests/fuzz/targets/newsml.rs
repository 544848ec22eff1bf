#![no_main]

#[path = "../../laws/mod.rs"]
mod laws;

use copydesk::document::Format;
use copydesk::source::Source;

libfuzzer_sys::fuzz_target!(|text: &str| {
    laws::documents::sound(&Source::new("story.xml", text), Format::Newsml);
    laws::documents::sound(&Source::new("story.xml", laws::documents::held(Format::Newsml, text)), Format::Newsml);
});
