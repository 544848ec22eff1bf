//! Tables: rows and cells, and what of them is deleted.
//!
//! In: `w:tbl`. Out: its cells' paragraphs. Not here: whether it is a table or only the page's frame (`page`).

use super::super::super::refusal::Refusal;
use super::super::paragraph::Place;
use super::Story;

impl Story<'_, '_> {
    /// Reads a table.
    pub(super) fn table(&mut self) -> Result<(), Refusal> {
        let table = self.page.table();
        let place = if self.place == Place::Furniture { self.place } else { Place::Cell(table) };
        self.within(place, Self::children)
    }

    /// Reads a row.
    pub(super) fn row(&mut self) -> Result<(), Refusal> {
        self.cells = 0;
        self.kept("trPr")
    }

    /// Reads a cell.
    pub(super) fn cell(&mut self) -> Result<(), Refusal> {
        self.cells += 1;
        if let Place::Cell(table) = self.place {
            self.page.cell(table, self.cells);
        }
        let cells = self.cells;
        self.within(self.place, |story| story.kept("tcPr"))?;
        self.cells = cells;
        Ok(())
    }

    /// What a row or a cell holds; nothing where its properties say that it is deleted.
    fn kept(&mut self, properties: &str) -> Result<(), Refusal> {
        while let Some(tag) = self.xml.child()? {
            if !tag.is(properties) {
                self.element(&tag)?;
            } else if self.is_deleted()? {
                while self.xml.child()?.is_some() {
                    self.xml.skip()?;
                }
                return Ok(());
            }
        }
        Ok(())
    }

    fn is_deleted(&mut self) -> Result<bool, Refusal> {
        let mut deleted = false;
        while let Some(tag) = self.xml.child()? {
            deleted |= tag.is("del") || tag.is("cellDel");
            self.xml.skip()?;
        }
        Ok(deleted)
    }
}
