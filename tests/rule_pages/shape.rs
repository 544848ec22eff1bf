//! What every page must have.

use copydesk::rules::builtin::Builtin;
use copydesk::rules::page::Example;

/// Sections of a page, in order.
const SECTIONS: [&str; 6] = ["What it flags", "Why", "Examples", "Not flagged", "Options", "Sources"];

/// Title, sections, drafts of both kinds, a rendering, how to switch the rule off, a sentence before each block.
pub fn check(rule: &Builtin, page: &str, examples: &[Example]) -> Result<(), String> {
    let sections: Vec<&str> = page.lines().filter_map(|l| l.strip_prefix("## ")).collect();
    let marked = |e: &&Example| e.expected.iter().any(|x| x.rule == rule.name);
    let switch = format!("[level]\n{} = \"off\"\n", rule.name);
    let faults = [
        (page.lines().next() != Some(&format!("# {}", rule.name)), "the title is not the rule's name"),
        (sections != SECTIONS, "the sections are not those of a page"),
        (examples.iter().filter(marked).count() < 2, "fewer than two drafts are marked"),
        (examples.iter().all(|e| !e.expected.is_empty()), "no draft stays silent"),
        (examples.iter().filter(|e| e.output.is_some()).count() != 1, "there is not one rendering"),
        (!page.contains(&switch), "the page does not tell how to switch the rule off"),
        (lonely_fence(page), "a block has no sentence before it"),
    ];
    let told: Vec<&str> = faults.into_iter().filter(|(is, _)| *is).map(|(_, what)| what).collect();
    if told.is_empty() { Ok(()) } else { Err(told.join("\n")) }
}

/// Whether a draft, or the settings it is read with, stands without a sentence before it.
fn lonely_fence(page: &str) -> bool {
    let lines: Vec<&str> = page.lines().filter(|l| !l.is_empty()).collect();
    let (mut open, mut last) = (false, "");
    for pair in lines.windows(2) {
        let Some(info) = pair[1].strip_prefix("```") else { continue };
        open = !open;
        let follows = pair[0] == "```" && matches!(last, "toml" | "gazetteer");
        let told = follows || pair[0].ends_with([':', '.']);
        if open && !told && !matches!(info, "fixed" | "output") {
            return true;
        }
        if open {
            last = info;
        }
    }
    false
}
