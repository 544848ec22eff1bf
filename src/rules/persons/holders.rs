//! One post and one surname, two given names.
//!
//! In: persons with their titles. Out: a finding for each post that two people of one surname seem to hold, where it
//! is more likely that one given name is wrong. Relatives, predecessors, deputies and two people who are both named
//! more than once are let pass.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;

use super::address;
use super::turned;
use super::{kin, namesakes, pronouns};
use crate::annotate::mention::{Mention, MentionKind};
use crate::draft::Draft;
use crate::lexicon::{Lexicon, fold};
use crate::rules::engine::Check;
use crate::rules::findings::{Finding, Findings, Mark};
use crate::rules::spelling::pairs::alike;
use crate::rules::template::Template;
use crate::source::Span;

/// Words of the longest title.
const LONGEST: usize = 5;

/// One post and one surname, two given names.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct NameConflict {
    /// Posts that one person holds at a time, in small letters.
    posts: Vec<String>,
    /// Words that end such a post where a field stands before them: `interior minister`.
    posts_of_a_field: Vec<String>,
    /// Words before a title that tell of another holder.
    others: Vec<String>,
    /// Beside the first given name.
    first: Template,
    /// Message where no post is shared, but only one of the two is introduced.
    person: Template,
    /// Message where somebody is addressed as a man and as a woman.
    address: Template,
    /// Message where a pronoun does not go with the address.
    pronoun: Template,
    /// Message where the halves of a surname are turned round.
    turned: Template,
}

/// A person in a post.
struct Holder<'d> {
    mention: &'d Mention,
    given: Span,
    /// Words of the whole title in small letters.
    title: Vec<String>,
    /// The title without country, body and rank.
    post: String,
}

impl Check for NameConflict {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        let facts = findings.facts();
        let mut surnames: BTreeMap<String, Vec<Holder<'_>>> = BTreeMap::new();
        for mention in draft.annotations.mentions.iter().filter(|m| m.kind == MentionKind::Person) {
            if let (Some(surname), Some(holder)) =
                (mention.surname, self.holder(draft, &facts.lexicon, mention))
            {
                surnames.entry(fold(draft.slice(surname)).into_owned()).or_default().push(holder);
            }
        }
        let mut reported: Vec<Span> = Vec::new();
        let names = if surnames.is_empty() { HashMap::new() } else { full_names(draft) };
        for holders in surnames.values() {
            let rest = holders.iter().skip(1).map(|second| (&holders[0], second));
            let differ = |(a, b): &(&Holder<'_>, &Holder<'_>)| {
                let (x, y) = (draft.slice(a.given), draft.slice(b.given));
                !one_name(&facts.lexicon, x, y) && !alike(&facts.units, x, y) && is_same_post(a, b)
            };
            let pair = rest.filter(differ).find(|(a, b)| !is_told((draft, &facts.lexicon), &names, a, b));
            if let Some((first, second)) = pair {
                reported.push(second.given);
                findings.report(self.finding(draft, first, second));
            }
        }
        for (first, second) in namesakes::pairs(draft, facts) {
            let (Some(a), Some(b)) = (given(first), given(second)) else { continue };
            if !reported.contains(&b) {
                findings.report_as(&self.person, self.marked(draft, (a, b), second, String::new()));
            }
        }
        for (first, second) in address::pairs(draft, &facts.lexicon) {
            let words = (first.span, second.span);
            findings.report_as(&self.address, self.marked(draft, words, second.mention, String::new()));
        }
        for (first, pronoun) in pronouns::pairs(draft, &facts.lexicon) {
            let words = (first.span, pronoun);
            findings.report_as(&self.pronoun, self.marked(draft, words, first.mention, String::new()));
        }
        for (first, second) in turned::pairs(draft) {
            let (Some(a), Some(b)) = (first.surname, second.surname) else { continue };
            findings.report_as(&self.turned, self.marked(draft, (a, b), second, String::new()));
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["post", "surname", "given", "first"]
    }

    fn templates(&self) -> Vec<&Template> {
        vec![&self.first, &self.person, &self.address, &self.pronoun, &self.turned]
    }
}

impl NameConflict {
    fn holder<'d>(&self, draft: &'d Draft, lexicon: &Lexicon, mention: &'d Mention) -> Option<Holder<'d>> {
        let given = given(mention)?;
        let title: Vec<String> = words(draft.slice(mention.title?));
        let other = title.iter().any(|w| self.others.contains(w));
        let post = core(lexicon, &title).filter(|post| !other && self.is_single(post))?;
        Some(Holder { mention, given, title, post })
    }

    fn is_single(&self, post: &str) -> bool {
        let of_field =
            |head: &String| post.strip_suffix(head.as_str()).is_some_and(|field| field.ends_with(' '));
        self.posts.iter().any(|p| p == post) || self.posts_of_a_field.iter().any(of_field)
    }

    fn finding(&self, draft: &Draft, first: &Holder<'_>, second: &Holder<'_>) -> Finding {
        self.marked(draft, (first.given, second.given), second.mention, second.post.clone())
    }

    /// The second given name marked, and beside it the first.
    fn marked(
        &self,
        draft: &Draft,
        (first, second): (Span, Span),
        mention: &Mention,
        post: String,
    ) -> Finding {
        let surname = mention.surname.map_or("", |s| draft.slice(s));
        let values = vec![
            ("post", post),
            ("surname", surname.to_owned()),
            ("given", draft.slice(second).to_owned()),
            ("first", draft.slice(first).to_owned()),
        ];
        let others = vec![Mark { span: first, message: self.first.fill(&values) }];
        Finding { primary: second, others, values, ..Finding::default() }
    }
}

fn given(mention: &Mention) -> Option<Span> {
    Some(mention.given.first()?.to(*mention.given.last()?))
}

/// Words in small letters, without the stops of abbreviations.
fn words(title: &str) -> Vec<String> {
    let words = title.split(|c: char| c.is_whitespace() || c == '-').filter(|w| !w.is_empty());
    words.map(|w| fold(w.trim_end_matches('.')).into_owned()).collect()
}

/// The longest listed title at the end.
fn core(lexicon: &Lexicon, title: &[String]) -> Option<String> {
    let tails = (1..=LONGEST.min(title.len())).rev().map(|n| title[title.len() - n..].join(" "));
    tails.into_iter().find(|t| lexicon.titles.contains(t) || lexicon.abbreviations_title.contains(t))
}

/// One title may leave out the country that the other names; two countries are two posts.
fn is_same_post(a: &Holder<'_>, b: &Holder<'_>) -> bool {
    a.post == b.post && (a.title.ends_with(&b.title) || b.title.ends_with(&a.title))
}

/// Whether two given names are long and short for one: `Katherine`, `Kate`.
pub fn one_name(lexicon: &Lexicon, a: &str, b: &str) -> bool {
    let names = |given: &str| -> Vec<String> {
        let words = given.split([' ', '.', '-']).filter(|w| !w.is_empty()).map(|w| fold(w).into_owned());
        words.map(|w| lexicon.nicknames.get(&w).map_or(w, str::to_owned)).collect()
    };
    let (a, b) = (names(a), names(b));
    a.iter().any(|x| b.contains(x))
}

fn last_word(form: &str) -> &str {
    form.rsplit(' ').next().unwrap_or_default()
}

/// How often each given name stands before each last word of a name.
fn full_names(draft: &Draft) -> HashMap<(&str, &str), usize> {
    let mut names = HashMap::new();
    for mention in &draft.annotations.mentions {
        if let Some((first, last)) = mention.given.first().zip(mention.given.last()) {
            *names.entry((draft.slice(first.to(*last)), last_word(&mention.form))).or_default() += 1;
        }
    }
    names
}

/// Whether the draft knows that there are two: it names them in one sentence or as relatives, or each more than once.
fn is_told(
    (draft, lexicon): (&Draft, &Lexicon),
    names: &HashMap<(&str, &str), usize>,
    a: &Holder<'_>,
    b: &Holder<'_>,
) -> bool {
    let full = |h: &Holder<'_>| {
        let name = (draft.slice(h.given), last_word(&b.mention.form));
        names.get(&name).copied().unwrap_or_default()
    };
    let kin = || [a, b].into_iter().any(|h| kin::beside(draft, lexicon, h.mention));
    a.mention.sentence == b.mention.sentence || kin() || (full(a) > 1 && full(b) > 1)
}
