//! Names of levels, story kinds and roles as a TOML file writes them.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;

use crate::annotate::quantity::Category;
use crate::diagnostic::Level;
use crate::document::{Role, StoryKind};

/// A level by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct LevelName(pub Level);

impl TryFrom<String> for LevelName {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        name.parse().map(LevelName)
    }
}

/// A story kind by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub struct Kind(pub StoryKind);

impl TryFrom<String> for Kind {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        named(&name, StoryKind::ALL, StoryKind::name, "a story kind").map(Kind)
    }
}

/// A role by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub struct RoleName(pub Role);

impl TryFrom<String> for RoleName {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        named(&name, Role::ALL, Role::name, "a role").map(RoleName)
    }
}

/// A category of figures by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct CategoryName(pub Category);

impl TryFrom<String> for CategoryName {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        named(&name, Category::ALL, Category::name, "a category").map(CategoryName)
    }
}

/// The member of a closed set with a name; the error lists the set.
pub fn named<T: Copy, const N: usize>(
    name: &str,
    all: [T; N],
    name_of: impl Fn(T) -> &'static str,
    what: &str,
) -> Result<T, String> {
    let found = all.into_iter().find(|x| name_of(*x) == name);
    found.ok_or_else(|| {
        let names: Vec<String> = all.into_iter().map(|x| format!("`{}`", name_of(x))).collect();
        format!("unknown value `{name}`, expected {what}: {}", names.join(", "))
    })
}

/// The schema of a closed set of names.
fn closed(names: impl IntoIterator<Item = &'static str>) -> Schema {
    json_schema!({ "type": "string", "enum": names.into_iter().collect::<Vec<_>>() })
}

impl JsonSchema for LevelName {
    fn schema_name() -> Cow<'static, str> {
        "Level".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        closed(Level::ALL.map(Level::name))
    }
}

impl JsonSchema for Kind {
    fn schema_name() -> Cow<'static, str> {
        "Kind".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        closed(StoryKind::ALL.map(StoryKind::name))
    }
}
