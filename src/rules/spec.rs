//! A rule file as typed.
//!
//! In: `[rule.NAME]` tables. Out: [`RuleSpec`]s with everything a rule is: levels, words, thresholds, messages.
//! Not here: what is done with them (`rules::engine` and its siblings).

use std::collections::BTreeMap;

use semver::Version;
use serde::Deserialize;

use super::engine::Engine;
use super::scope::{PathGlob, Words};
use super::template::Template;
use crate::config::names::{Kind, LevelName, RoleName};
use crate::diagnostic::Level;
use crate::document::{Role, StoryKind};
use crate::draft::Draft;
use crate::source::Span;

/// Roles a rule reads unless it says otherwise: furniture and corrections are compared with nothing.
const READ: [Role; 7] =
    [Role::Headline, Role::Deck, Role::Byline, Role::Dateline, Role::Heading, Role::Body, Role::Caption];

/// A release of copydesk.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Since(pub Version);

impl Since {
    /// Whether it is the release that is running; what is mended in it does not make another.
    pub fn is_now(&self) -> bool {
        let now = Version::parse(env!("CARGO_PKG_VERSION"));
        now.is_ok_and(|now| (now.major, now.minor) == (self.0.major, self.0.minor))
    }
}

impl TryFrom<String> for Since {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Version::parse(&text)
            .map(Since)
            .map_err(|_| format!("expected a release such as 0.2.0, found `{text}`"))
    }
}

/// One rule, as its file says.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RuleSpec {
    /// What it finds, in a few words.
    pub summary: String,
    /// Release that it came with; in that release it speaks in notes alone unless a newsroom sets its level.
    #[serde(default)]
    pub since: Option<Since>,
    /// Level of a sure finding in news.
    pub level: LevelName,
    /// Level of a query in news; one lower than `level` unless given.
    #[serde(default)]
    pub query: Option<LevelName>,
    /// Level of a sure finding in other kinds.
    #[serde(default)]
    pub level_in: BTreeMap<Kind, LevelName>,
    /// Level of a query in other kinds.
    #[serde(default)]
    pub query_in: BTreeMap<Kind, LevelName>,
    /// The most it may be where a value stands inside a direct quotation.
    #[serde(default)]
    pub quoted: Option<LevelName>,
    /// Shown whatever `--min-level` hides.
    #[serde(default)]
    pub always_shown: bool,
    /// Roles whose blocks it reads.
    #[serde(default)]
    pub roles: Option<Vec<RoleName>>,
    /// Kinds of stories it speaks in; all where none are named.
    #[serde(default)]
    pub kinds: Vec<Kind>,
    /// Files it speaks in; all where none are named.
    #[serde(default)]
    pub paths: Vec<PathGlob>,
    /// In whose words it speaks; anybody's unless it says so.
    #[serde(default)]
    pub words: Option<Words>,
    /// Rules whose finding on the same words makes this one needless.
    #[serde(default)]
    pub yields_to: Vec<String>,
    /// What is wrong, one line.
    pub message: Template,
    /// Beside the primary mark.
    #[serde(default)]
    pub label: Template,
    /// Why.
    #[serde(default)]
    pub note: Template,
    /// What to do.
    #[serde(default)]
    pub help: Template,
    /// What is done to a draft.
    pub check: Engine,
}

impl RuleSpec {
    /// Level of a finding in a kind of story.
    pub fn level(&self, kind: StoryKind, sure: bool) -> Level {
        let level = self.by_kind(&self.level_in, kind).unwrap_or(self.level.0);
        if sure { level } else { self.query_level(kind, level) }
    }

    fn query_level(&self, kind: StoryKind, sure: Level) -> Level {
        if let Some(level) = self.by_kind(&self.query_in, kind) {
            return level;
        }
        match self.query {
            Some(query) if self.by_kind(&self.level_in, kind).is_none() => query.0,
            _ => sure.lower(),
        }
    }

    /// Unknown kinds are news; brief is news; blog and opinion are analysis unless named.
    fn by_kind(&self, levels: &BTreeMap<Kind, LevelName>, kind: StoryKind) -> Option<Level> {
        let own = levels.get(&Kind(kind)).map(|l| l.0);
        own.or_else(|| match kind {
            StoryKind::Blog | StoryKind::Opinion => levels.get(&Kind(StoryKind::Analysis)).map(|l| l.0),
            _ => None,
        })
    }

    /// Whether blocks of a role are read.
    pub fn reads(&self, role: Role) -> bool {
        match &self.roles {
            Some(roles) => roles.contains(&RoleName(role)),
            None => READ.contains(&role),
        }
    }

    /// Whether it speaks at a place of a draft: in stories of the kind, in the file, in such words.
    pub fn speaks(&self, draft: &Draft, place: Span) -> bool {
        let kind = Kind(draft.document.kind());
        (self.kinds.is_empty() || self.kinds.contains(&kind))
            && (self.paths.is_empty() || self.paths.iter().any(|p| p.matches(&draft.path)))
            && self.words.is_none_or(|w| w.holds(draft, place))
    }

    /// Names in templates that the engine does not fill, with the template.
    pub fn unknown_fields(&self) -> Vec<(String, String)> {
        let known = self.check.check().fields();
        let own = [&self.message, &self.label, &self.note, &self.help];
        let all = own.into_iter().chain(self.check.check().templates());
        let named = all.flat_map(|t| t.fields().map(move |f| (f.to_owned(), t.to_string())));
        named.filter(|(f, _)| !known.contains(&f.as_str())).collect()
    }
}
