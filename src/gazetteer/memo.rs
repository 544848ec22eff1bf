//! What forms were read as, kept for the next time: drafts name the same people over and over.
//!
//! In: a form and how to read it. Out: what it reads as. Not here: the reading (`romanized`).

use std::sync::{Mutex, PoisonError};

use fnv::FnvHashMap;

/// Most forms that are kept; a server that runs for days sees no end of names.
const MOST: usize = 10_000;

/// Forms with the entries they were read as.
#[derive(Debug, Default)]
pub struct Memo(Mutex<FnvHashMap<String, Vec<u32>>>);

/// A copy may hold other entries, so it starts anew.
impl Clone for Memo {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl Memo {
    /// What a form reads as; `read` is asked the first time only.
    pub fn get(&self, form: &str, read: impl FnOnce() -> Vec<u32>) -> Vec<u32> {
        if let Some(known) = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(form) {
            return known.clone();
        }
        let found = read();
        let mut forms = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if forms.len() >= MOST {
            forms.clear();
        }
        forms.insert(form.to_owned(), found.clone());
        found
    }
}
