//! Characters that Word takes out of a symbol font.
//!
//! In: a font and a place in it. Out: the character it shows, where text can say it.

/// Places of the font called Symbol that news copy uses, and what they show; sorted, unique.
///
/// Source: the Adobe Symbol encoding as Unicode maps it (`SYMBOL.TXT` of the Unicode Consortium's vendor mappings).
const SYMBOL: &[(u32, char)] = &[
    (0x2d, '−'),
    (0xa2, '′'),
    (0xa3, '≤'),
    (0xa5, '∞'),
    (0xb0, '°'),
    (0xb1, '±'),
    (0xb2, '″'),
    (0xb3, '≥'),
    (0xb4, '×'),
    (0xb7, '•'),
    (0xb8, '÷'),
    (0xb9, '≠'),
    (0xbb, '≈'),
    (0xbc, '…'),
    (0xd2, '®'),
    (0xd3, '©'),
    (0xd4, '™'),
];

/// The character at a place in hexadecimal; fonts of symbols are mapped to U+F000 and on.
pub(super) fn character(font: &str, place: &str) -> Option<char> {
    let place = u32::from_str_radix(place, 16).ok()?;
    let code = if (0xf000..=0xf0ff).contains(&place) { place - 0xf000 } else { place };
    if font.eq_ignore_ascii_case("symbol") {
        return SYMBOL.binary_search_by_key(&code, |(at, _)| *at).ok().map(|i| SYMBOL[i].1);
    }
    // Other symbol fonts hold bullets and ornaments.
    char::from_u32(place).filter(|c| !c.is_control() && !('\u{e000}'..='\u{f8ff}').contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_and_unique() {
        assert!(SYMBOL.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn a_place_is_mapped_by_its_font() {
        assert_eq!(character("Symbol", "F0B1"), Some('±'));
        assert_eq!(character("Symbol", "00B0"), Some('°'));
        assert_eq!(character("Wingdings", "F0E0"), None);
        assert_eq!(character("Segoe UI Symbol", "2014"), Some('—'));
        assert_eq!(character("Symbol", "zz"), None);
    }
}
