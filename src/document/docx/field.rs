//! Fields: an instruction that Word carries out, and the words it came to.
//!
//! In: the marks that begin, part and end a field, and its instruction. Out: whether words are an instruction, which
//! nobody reads, and what of the text is a link.

/// Fields inside one another.
#[derive(Debug, Default)]
pub(super) struct Fields {
    open: Vec<Field>,
}

#[derive(Debug, Default)]
struct Field {
    /// As far as it tells what the field is.
    instruction: String,
    /// Where its result begins, once its instruction is over.
    result: Option<usize>,
}

/// As much of an instruction as tells its name, in bytes.
const NAME: usize = 64;

impl Fields {
    /// How deep fields stand in one another.
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    /// A field begins.
    pub(super) fn begin(&mut self) {
        self.open.push(Field::default());
    }

    /// More of the instruction.
    pub(super) fn instruct(&mut self, words: &str) {
        if let Some(field) = self.open.last_mut().filter(|f| f.instruction.len() < NAME) {
            field.instruction.push_str(words);
        }
    }

    /// The result begins, at a byte of the paragraph's text.
    pub(super) fn part(&mut self, at: usize) {
        if let Some(field) = self.open.last_mut() {
            field.result = Some(at);
        }
    }

    /// The field ends; where it is a link, the byte at which its words began.
    pub(super) fn end(&mut self) -> Option<usize> {
        let field = self.open.pop()?;
        field.result.filter(|_| is_link(&field.instruction))
    }

    /// Whether an instruction is being read.
    pub(super) fn instructs(&self) -> bool {
        self.open.iter().any(|f| f.result.is_none())
    }

    /// The paragraph is over: an instruction that never ends would swallow the story, and a result that goes on does so
    /// at the beginning of the next paragraph.
    pub(super) fn end_paragraph(&mut self) {
        self.open.retain(|f| f.result.is_some());
        self.open.iter_mut().for_each(|f| f.result = Some(0));
    }
}

/// Whether an instruction leads to another place.
pub(super) fn is_link(instruction: &str) -> bool {
    instruction.split_whitespace().next().is_some_and(|name| name.eq_ignore_ascii_case("hyperlink"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_without_an_end_swallows_no_more_than_its_paragraph() {
        let mut fields = Fields::default();
        fields.begin();
        assert!(fields.instructs());
        fields.end_paragraph();
        assert!(!fields.instructs() && fields.end().is_none());
    }

    #[test]
    fn a_result_inside_an_instruction_is_part_of_it() {
        let mut fields = Fields::default();
        fields.begin();
        fields.begin();
        fields.part(0);
        assert!(fields.instructs());
        assert_eq!(fields.end(), None);
        fields.part(0);
        assert!(!fields.instructs());
    }
}
