//! Latin against Latin: how far two spellings are apart in rewrite units.
//!
//! In: `rules/romanization/units.toml` and two names. Out: a weighted edit distance whose edits are the
//! units in which romanizations differ (`kh` for `h`, `-iy` for `-y`), folded as `fold` says, with the
//! costs of the origin that both names show. Not done here: the reasons for which two near names are
//! different people (see `gates`) and native spellings (see `acceptor`).

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::align::{self, Context, Costs, LONGEST};
use super::data;
use super::fold::{Folded, fold};
use super::origin::{self, Origin};

/// How much wider the threshold is when the rest of the full name agrees: two people with one given
/// name and nearly one surname are rare in one draft.
const FULL_NAME: f32 = 1.6;

/// The threshold of names with three letters, whatever agrees: `Awn` and `Aoun`, but no other vowel.
const SHORT: f32 = 0.1;

/// However much agrees, a whole letter and a little more is another name.
const WIDEST: f32 = 1.2;

/// The rewrite units with their costs, by origin.
#[derive(Debug)]
pub struct Units {
    /// By origin, the general ones among them, which hold for all.
    tables: BTreeMap<Origin, OriginUnits>,
}

#[derive(Debug)]
struct OriginUnits {
    limits: Limits,
    /// Read when the first names of the origin are compared, as most drafts have names of one or two.
    costs: LazyLock<Costs, Box<dyn FnOnce() -> Costs + Send + Sync>>,
}

#[derive(Debug, Clone, Copy)]
struct Limits {
    /// The largest distance of one name for up to 4, 5, 6, and more letters.
    thresholds: [f32; 4],
    /// The same where one office stands before both.
    with_office: [f32; 4],
}

/// Bytes of the limits as they are kept.
const LIMITS: usize = 8 * size_of::<f32>();

/// What speaks for one name besides the spelling, from least to most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Support {
    /// Nothing.
    None,
    /// The same office before both.
    Office,
    /// The rest of the full name is the same.
    FullName,
}

impl Units {
    /// The units that come with the program.
    pub fn builtin() -> Units {
        let mut rest = data::UNITS;
        let tables = Origin::ALL.map(|origin| {
            let (length, after) = rest.split_first_chunk().unwrap_or((&[0; 4], &[]));
            let (table, after) = after.split_at(u32::from_le_bytes(*length) as usize);
            rest = after;
            (origin, OriginUnits::read(table))
        });
        Units { tables: tables.into() }
    }

    /// The units as `builtin` reads them.
    pub fn bytes(&self) -> Vec<u8> {
        let table = |origin| {
            let bytes = self.of_origin(origin).bytes();
            [(bytes.len() as u32).to_le_bytes().to_vec(), bytes].concat()
        };
        Origin::ALL.map(table).concat()
    }

    /// Reads units from TOML; the error names the origin and the unit at fault.
    pub fn parse(text: &str) -> Result<Units, String> {
        let file: File = toml::from_str(text).map_err(|e| e.to_string())?;
        let general = entries("general", &file.general.units)?;
        let tables = file.sections().into_iter().map(|(origin, name, section)| {
            let costs = Costs::new(&file.default, &general, &entries(name, &section.units)?);
            let limits = Limits { thresholds: section.thresholds, with_office: section.with_office };
            Ok((origin, OriginUnits { limits, costs: LazyLock::new(Box::new(|| costs)) }))
        });
        Ok(Units { tables: tables.collect::<Result<_, String>>()? })
    }

    /// The distance between two names, or `None` when it is above `bound` or a name is not Latin.
    /// An exchanged letter is about 1; two systems for one letter are next to nothing.
    pub fn distance(&self, a: &str, b: &str, bound: f32) -> Option<f32> {
        self.between(&fold(a)?, &fold(b)?, bound)
    }

    /// As `distance`, for names that are folded already.
    pub fn between(&self, a: &Folded, b: &Folded, bound: f32) -> Option<f32> {
        self.between_of(origin::shared(a, b), a, b, bound)
    }

    /// The distance if it is within the threshold. Where both come from is told once, as that costs more than the rest.
    pub fn near(&self, a: &Folded, b: &Folded, support: Support) -> Option<f32> {
        let origin = origin::shared(a, b);
        self.between_of(origin, a, b, self.threshold_of(origin, a, b, support))
    }

    fn between_of(&self, origin: Origin, a: &Folded, b: &Folded, bound: f32) -> Option<f32> {
        let costs = self.costs(origin);
        let sound = match origin {
            Origin::Korean if a.parts.len() == b.parts.len() => costs.between_all(&a.parts, &b.parts, bound),
            _ => costs.between(&a.sound, &b.sound, bound),
        };
        let marked = a.plain != a.sound || b.plain != b.sound;
        let plain = if marked { costs.between(&a.plain, &b.plain, bound) } else { None };
        [sound, plain].into_iter().flatten().reduce(f32::min)
    }

    /// The largest distance at which two names are taken for one, by their origin and the letters of the
    /// shorter one. Fitted on pairs of names; see `rules/romanization/units.toml`.
    pub fn threshold(&self, a: &Folded, b: &Folded, support: Support) -> f32 {
        self.threshold_of(origin::shared(a, b), a, b, support)
    }

    fn threshold_of(&self, origin: Origin, a: &Folded, b: &Folded, support: Support) -> f32 {
        let letters = a.sound.len().min(b.sound.len());
        if letters < 4 {
            return SHORT;
        }
        let (of, at) = (self.of_origin(origin).limits, letters.min(7) - 4);
        match support {
            Support::None => of.thresholds[at],
            Support::Office => of.with_office[at],
            Support::FullName => (of.thresholds[at] * FULL_NAME).min(WIDEST).max(of.with_office[at]),
        }
    }

    fn costs(&self, origin: Origin) -> &Costs {
        &self.of_origin(origin).costs
    }

    fn of_origin(&self, origin: Origin) -> &OriginUnits {
        &self.tables[&origin]
    }
}

impl OriginUnits {
    fn bytes(&self) -> Vec<u8> {
        let limits = [self.limits.thresholds, self.limits.with_office].concat();
        limits.into_iter().flat_map(f32::to_le_bytes).chain(self.costs.bytes()).collect()
    }

    /// Reads what `bytes` wrote, of which nothing is missing.
    fn read(table: &'static [u8]) -> Self {
        let (limits, costs) = table.split_at(LIMITS);
        let mut numbers = align::floats(limits);
        let mut four = || std::array::from_fn(|_| numbers.next().unwrap_or_default());
        let limits = Limits { thresholds: four(), with_office: four() };
        Self { limits, costs: LazyLock::new(Box::new(|| Costs::read(costs))) }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    default: Default,
    general: Section,
    slavic: Section,
    armenian: Section,
    arabic: Section,
    japanese: Section,
    korean: Section,
}

/// What an edit costs that no unit covers.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Default {
    pub(super) insert: f32,
    pub(super) exchange: f32,
    pub(super) vowel_for_consonant: f32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Section {
    thresholds: [f32; 4],
    with_office: [f32; 4],
    units: Vec<String>,
}

impl File {
    fn sections(&self) -> [(Origin, &'static str, &Section); 6] {
        [
            (Origin::General, "general", &self.general),
            (Origin::Slavic, "slavic", &self.slavic),
            (Origin::Armenian, "armenian", &self.armenian),
            (Origin::Arabic, "arabic", &self.arabic),
            (Origin::Japanese, "japanese", &self.japanese),
            (Origin::Korean, "korean", &self.korean),
        ]
    }
}

/// Costs by the two sides of a rewrite.
pub(super) type Entries = BTreeMap<(String, String), Places>;

/// The cost inside, at the start and at the end of a name, where one is given.
pub(super) type Places = [Option<f32>; 3];

fn entries(origin: &str, units: &[String]) -> Result<Entries, String> {
    let mut entries = Entries::new();
    for unit in units {
        let (u, v, context, cost) = entry(unit).ok_or_else(|| fault(origin, unit))?;
        entries.entry((u, v)).or_default()[context as usize] = Some(cost);
    }
    Ok(entries)
}

fn fault(origin: &str, unit: &str) -> String {
    format!("[{origin}] units: expected two spellings and a cost, found {unit:?}")
}

/// `unit = side " " side " " cost`, where `side = ["^"] ("_" | letters) ["$"]`.
fn entry(unit: &str) -> Option<(String, String, Context, f32)> {
    let mut words = unit.split(' ');
    let (a, b, cost) = (words.next()?, words.next()?, words.next()?.parse::<f32>().ok()?);
    let (context, u) = side(a)?;
    let (other, v) = side(b)?;
    let sound = words.next().is_none() && context == other && u != v && cost >= 0.0;
    let (u, v) = if u <= v { (u, v) } else { (v, u) };
    sound.then_some((u, v, context, cost))
}

fn side(text: &str) -> Option<(Context, String)> {
    let (context, letters) = match (text.strip_prefix('^'), text.strip_suffix('$')) {
        (Some(rest), None) => (Context::Start, rest),
        (None, Some(rest)) => (Context::End, rest),
        (None, None) => (Context::Anywhere, text),
        (Some(_), Some(_)) => return None,
    };
    let letters = if letters == "_" { "" } else { letters };
    let sound = letters.len() <= LONGEST && letters.bytes().all(|c| c.is_ascii_lowercase());
    sound.then(|| (context, letters.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_systems_for_one_letter_are_near() {
        let units = Units::builtin();
        for (a, b) in [("Toqaev", "Tokayev"), ("Zelenskyi", "Zelensky"), ("Qadhafi", "Kadafi")] {
            assert!(units.distance(a, b, 0.8).is_some(), "{a} {b}");
        }
    }

    #[test]
    fn another_consonant_is_far() {
        let units = Units::builtin();
        for (a, b) in [("Ivanov", "Ivashov"), ("Karimov", "Karipov"), ("Slovakia", "Slovenia")] {
            assert_eq!(units.distance(a, b, 0.8), None, "{a} {b}");
        }
    }

    #[test]
    fn distance_does_not_depend_on_the_order() {
        let units = Units::builtin();
        assert_eq!(units.distance("Khorgos", "Horgos", 3.0), units.distance("Horgos", "Khorgos", 3.0));
    }

    #[test]
    fn a_full_name_widens_the_threshold_and_an_office_never_narrows_it() {
        let units = Units::builtin();
        for name in ["Aliyev", "Hassan", "Nakamura", "Ji-won", "Tbilisi", "Omar"] {
            let name = fold(name).expect("Latin");
            let of = |support| units.threshold(&name, &name, support);
            assert!(of(Support::FullName) >= of(Support::Office) && of(Support::Office) >= of(Support::None));
        }
        let name = fold("Aliyev").expect("Latin");
        assert!(
            units.threshold(&name, &name, Support::FullName) > units.threshold(&name, &name, Support::None)
        );
    }

    #[test]
    fn the_units_of_the_program_are_those_of_the_file() {
        let typed = Units::parse(include_str!("../../rules/romanization/units.toml")).expect("sound");
        assert!(typed.bytes() == data::UNITS && Units::builtin().bytes() == data::UNITS);
    }

    #[test]
    fn a_broken_unit_is_named() {
        for unit in
            ["k q", "^k q 0.1", "k k 0.1", "k q much", "K q 0.1", "schtschschtsch q 0.1", "k q 0.1 0.2"]
        {
            let message = entries("general", &[unit.to_string()]).expect_err(unit);
            assert!(message.contains(unit) && message.contains("general"), "{message}");
        }
    }
}
