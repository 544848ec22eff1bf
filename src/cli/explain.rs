//! `copydesk explain`: a rule's page, and how to switch it off.

use std::io::Write;

use super::args::Explain;
use super::{Status, output};
use crate::document::StoryKind;
use crate::report::terminal::WIDTH;
use crate::report::wrap::wrap;
use crate::rules::Rule;
use crate::settings::nearest::suggestion;

/// Prints the page of a rule.
///
/// # Errors
///
/// A configuration that cannot be read, a rule that is not known.
pub fn run(args: &Explain) -> anyhow::Result<Status> {
    let mut workspace = args.rules.workspace();
    let rules = workspace.rules("./-")?;
    let Some(rule) = rules.rule(&args.rule) else {
        let near = suggestion(&args.rule, rules.rules.iter().map(|r| r.name.as_str()));
        let help = near.unwrap_or_else(|| "`copydesk rules` lists the rules".to_owned());
        output::complain(&format!("no rule is called `{}`", args.rule), &[format!("help: {help}")]);
        return Ok(Status::Failed);
    };
    let mut out = output::stdout();
    write!(out, "{}\n{}", page(rule), switches(rule))?;
    out.flush()?;
    Ok(if workspace.is_sound() { Status::Clean } else { Status::Failed })
}

/// The page, its prose wrapped; a rule without a page has its summary.
fn page(rule: &Rule) -> String {
    if rule.page.trim().is_empty() {
        return format!("# {}\n\n{}\n", rule.name, rule.spec.summary);
    }
    let mut fenced = false;
    let lines = rule.page.lines().map(|line| {
        let fence = line.starts_with("```");
        fenced ^= fence;
        if fence || fenced || line.starts_with('|') { line.to_owned() } else { wrap(line, WIDTH).join("\n") }
    });
    lines.map(|line| line + "\n").collect()
}

/// Levels by kind of story, and the lines that change them.
fn switches(rule: &Rule) -> String {
    let name = &rule.name;
    let levels = wrap(&format!("{}; set by {}.", levels(rule), rule.level_origin()), WIDTH).join("\n");
    format!(
        "## Level\n\n{levels}\n\nTo switch it off, in copydesk.toml:\n\n    [level]\n    {name} = \"off\"\n\n\
         For one run: copydesk check --level {name}=off\n\n\
         To let one finding stay, before it in Markdown or HTML, or in plain text as a\nline without the marks of the comment:\n\n    \
         <!-- copydesk: allow {name} -- the reason -->\n"
    )
}

fn levels(rule: &Rule) -> String {
    let levels = StoryKind::ALL.map(|kind| rule.level(kind, true));
    if levels.iter().all(|level| *level == levels[0]) {
        return format!("{} in every kind of story", levels[0]);
    }
    StoryKind::ALL.map(|kind| format!("{} in {}", rule.level(kind, true), kind.name())).join(", ")
}
