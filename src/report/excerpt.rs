//! Display rows as codespan-reporting wants its files.
//!
//! In: rows of a source. Out: [`Excerpt`], a text of only these rows, control characters made
//! visible, whose line numbers and columns are the real ones. Rows that do not follow one another
//! in the source have line indices far enough apart that a break is drawn between them.

use std::ops::Range;

use codespan_reporting::diagnostic::{Label, LabelStyle};
use codespan_reporting::files::{Error, Files};

use super::rows::{Mark, Row};
use super::visible;
use crate::source::Source;

/// Two rows whose indices differ by this much are drawn with a break between them.
const BREAK: usize = 3;

struct Shown {
    index: usize,
    range: Range<usize>,
    line: usize,
    column: usize,
}

/// The rows of one diagnostic.
pub struct Excerpt {
    name: String,
    text: String,
    rows: Vec<Shown>,
}

impl Excerpt {
    /// Copies the rows of a source as file number `file`, and places the marks in the copy.
    pub fn add(excerpts: &mut Vec<Self>, file: usize, source: &Source, rows: &[Row]) -> Vec<Label<usize>> {
        let name = visible::line(&source.name).into_owned();
        let mut excerpt = Self { name, text: String::new(), rows: Vec::new() };
        let mut labels = Vec::new();
        for (i, row) in rows.iter().enumerate() {
            let step = if i > 0 && follows(source, &rows[i - 1], row) { 1 } else { BREAK };
            let start = excerpt.push(source, row, step);
            labels.extend(row.marks.iter().map(|m| label(m, file, start, row.range.start)));
        }
        excerpts.push(excerpt);
        labels
    }

    fn push(&mut self, source: &Source, row: &Row, step: usize) -> usize {
        let index = self.rows.last().map_or(0, |r| r.index + step);
        let at = source.lines().position(&source.text, row.range.start as u32);
        let start = self.text.len();
        self.text.push_str(&visible::line(&source.shown(row.range.clone())));
        self.text.push('\n');
        let range = start..self.text.len();
        self.rows.push(Shown { index, range, line: at.line, column: at.column });
        start
    }

    fn row(&self, index: usize) -> Result<&Shown, Error> {
        let at = self.rows.binary_search_by_key(&index, |r| r.index);
        at.map(|i| &self.rows[i]).map_err(|_| Error::LineTooLarge { given: index, max: self.rows.len() })
    }
}

/// Whether nothing but white space and at most one line break lies between two rows.
fn follows(source: &Source, before: &Row, row: &Row) -> bool {
    let between = source.text.get(before.range.end..row.range.start).unwrap_or("\n\n");
    between.chars().all(char::is_whitespace) && between.matches('\n').count() < 2
}

fn label(mark: &Mark, file: usize, row: usize, origin: usize) -> Label<usize> {
    let style = if mark.primary { LabelStyle::Primary } else { LabelStyle::Secondary };
    let range = row + mark.range.start - origin..row + mark.range.end - origin;
    Label::new(style, file, range).with_message(visible::line(mark.message))
}

/// The excerpts of one diagnostic, by number of file.
pub struct Excerpts(pub Vec<Excerpt>);

impl Excerpts {
    fn file(&self, file: usize) -> Result<&Excerpt, Error> {
        self.0.get(file).ok_or(Error::FileMissing)
    }
}

impl<'a> Files<'a> for Excerpts {
    type FileId = usize;
    type Name = &'a str;
    type Source = &'a str;

    fn name(&'a self, file: usize) -> Result<&'a str, Error> {
        Ok(&self.file(file)?.name)
    }

    fn source(&'a self, file: usize) -> Result<&'a str, Error> {
        Ok(&self.file(file)?.text)
    }

    fn line_index(&'a self, file: usize, byte_index: usize) -> Result<usize, Error> {
        let rows = &self.file(file)?.rows;
        let at = rows.partition_point(|r| r.range.end <= byte_index);
        let row = rows.get(at).or(rows.last());
        row.map(|r| r.index).ok_or(Error::FileMissing)
    }

    fn line_number(&'a self, file: usize, line_index: usize) -> Result<usize, Error> {
        self.file(file)?.row(line_index).map(|r| r.line)
    }

    fn column_number(&'a self, file: usize, line_index: usize, byte_index: usize) -> Result<usize, Error> {
        let excerpt = self.file(file)?;
        let row = excerpt.row(line_index)?;
        let head = excerpt.text.get(row.range.start..byte_index).unwrap_or_default();
        Ok(row.column + head.chars().count())
    }

    fn line_range(&'a self, file: usize, line_index: usize) -> Result<Range<usize>, Error> {
        self.file(file)?.row(line_index).map(|r| r.range.clone())
    }
}
