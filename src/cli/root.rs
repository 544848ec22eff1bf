//! The folder that the collector of a report sees paths from.

use std::path::{Path, PathBuf};

use crate::report::paths::Root;
use crate::walk::printed;

/// Where a service says that the repository lies, GitLab and GitHub.
const NAMED: [&str; 2] = ["CI_PROJECT_DIR", "GITHUB_WORKSPACE"];

/// The folder that a service names, where the current one lies in it; else the current one.
pub fn of_run() -> Root {
    let here = std::env::current_dir().unwrap_or_default();
    let named = NAMED.iter().filter_map(std::env::var_os).map(PathBuf::from);
    let root = named.filter_map(|folder| below(&here, &folder)).next();
    root.unwrap_or_else(|| Root { folder: printed(&here), below: String::new() })
}

fn below(here: &Path, folder: &Path) -> Option<Root> {
    let inner = here.strip_prefix(folder).ok().filter(|_| folder.is_absolute())?;
    Some(Root { folder: printed(folder), below: printed(inner) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_counts_where_the_current_one_lies_in_it() {
        let root = below(Path::new("/desk/copy/drafts"), Path::new("/desk/copy"));
        assert_eq!(root.map(|r| (r.folder, r.below)), Some(("/desk/copy".to_owned(), "drafts".to_owned())));
        assert!(below(Path::new("/desk/copybook"), Path::new("/desk/copy")).is_none());
        assert!(below(Path::new("/desk"), Path::new("")).is_none());
    }
}
