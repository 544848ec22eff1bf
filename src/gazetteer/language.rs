//! Codes of languages.
//!
//! In: what a gazetteer writes. Out: whether it is a code, and what was meant where it is none.

/// ISO 639-1, facts of the standard; sorted.
const CODES: &str = "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de \
    dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is \
    it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na \
    nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq \
    sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// Codes of countries that are written for their languages, and names of languages. Own list, sorted.
const SLIPS: &[(&str, &str)] = &[
    ("arabic", "ar"),
    ("by", "be"),
    ("chinese", "zh"),
    ("cn", "zh"),
    ("cz", "cs"),
    ("dk", "da"),
    ("ge", "ka"),
    ("georgian", "ka"),
    ("gr", "el"),
    ("greek", "el"),
    ("hebrew", "he"),
    ("il", "he"),
    ("ir", "fa"),
    ("japanese", "ja"),
    ("jp", "ja"),
    ("kazakh", "kk"),
    ("korean", "ko"),
    ("kyrgyz", "ky"),
    ("kz", "kk"),
    ("persian", "fa"),
    ("rs", "sr"),
    ("russian", "ru"),
    ("serbian", "sr"),
    ("tajik", "tg"),
    ("ua", "uk"),
    ("ukrainian", "uk"),
    ("uzbek", "uz"),
];

/// Whether it is a code: two letters of ISO 639-1, or three of ISO 639-3, whose thousands are not listed here.
pub fn is_code(code: &str) -> bool {
    let letters = code.bytes().all(|b| b.is_ascii_lowercase());
    letters && (code.len() == 3 || CODES.split(' ').any(|c| c == code))
}

/// What to write in place of what is no code.
pub fn remedy(code: &str) -> String {
    let word = code.to_lowercase();
    let meant = SLIPS.iter().find(|(slip, _)| *slip == word).map(|(_, meant)| *meant);
    match meant.or_else(|| Some(word.as_str()).filter(|w| is_code(w))) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "write the two letters of ISO 639-1, as in `kk`".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_sorted_and_slips_lead_to_them() {
        let codes: Vec<&str> = CODES.split(' ').collect();
        assert!(codes.is_sorted_by(|a, b| a < b) && codes.iter().all(|c| c.len() == 2));
        assert!(SLIPS.is_sorted_by(|a, b| a.0 < b.0));
        assert!(SLIPS.iter().all(|(slip, meant)| !is_code(slip) && is_code(meant)));
    }

    #[test]
    fn what_is_no_code_has_a_remedy() {
        assert_eq!(remedy("kz"), "did you mean `kk`?");
        assert_eq!(remedy("RU"), "did you mean `ru`?");
        assert!(remedy("klingon").starts_with("write the two letters"));
    }
}
