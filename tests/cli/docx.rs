//! Word files on the command line: reports, refusals, and what is not done with them.

use std::fs::{self, File};
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use insta_cmd::assert_cmd_snapshot;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::{FAULTY, copydesk, folder};

/// A fresh folder with stored Word files in it, under other names where they are given.
fn desk(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = folder(name, &[]);
    let stored = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/docx");
    for (file, to) in files {
        let to = folder.join(to);
        fs::create_dir_all(to.parent().expect("a file has a folder")).expect("the folder can be made");
        fs::copy(stored.join(file), to).expect("it can be copied");
    }
    folder
}

/// The program with a file on its standard input.
fn piped(mut command: Command, file: &Path) -> Command {
    command.stdin(Stdio::from(File::open(file).expect("it is there")));
    command
}

/// A Word file of these parts and a way to the main one, `d.xml`.
fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let way = b"<Relationships><Relationship Type=\"x/officeDocument\" Target=\"d.xml\"/></Relationships>";
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in [("_rels/.rels", &way[..])].iter().chain(parts) {
        out.start_file(*name, options).expect("a name");
        out.write_all(bytes).expect("memory takes all");
    }
    out.finish().expect("memory takes all").into_inner()
}

#[test]
fn a_word_file_is_reported_with_its_paragraphs() {
    let folder = desk("docx_report", &[("ferry-word.docx", "ferry.docx")]);
    assert_cmd_snapshot!(copydesk(&folder, &["check", "--min-level", "note", "ferry.docx"]));
}

#[test]
fn places_are_those_of_the_text_that_inspect_prints() {
    let folder = desk("docx_places", &[("votes-strict.docx", "votes.docx")]);
    assert_cmd_snapshot!(copydesk(&folder, &["check", "--format", "json", "votes.docx"]));
    assert_cmd_snapshot!(copydesk(&folder, &["inspect", "--sentences", "votes.docx"]));
}

#[test]
fn a_folder_gives_its_word_files_and_no_locks() {
    let folder =
        desk("docx_folder", &[("votes-strict.docx", "votes.docx"), ("meals-google.docx", "old/meals.docx")]);
    fs::write(folder.join("~$votes.docx"), "somebody has it open").expect("it can be written");
    assert_cmd_snapshot!(copydesk(&folder, &["check", "--format", "short", "."]));
}

#[test]
fn a_word_file_is_known_by_its_content() {
    let folder = desk("docx_content", &[("votes-strict.docx", "votes")]);
    let votes = folder.join("votes");
    assert_cmd_snapshot!(copydesk(&folder, &["check", "--format", "short", "votes"]));
    assert_cmd_snapshot!(piped(copydesk(&folder, &["check", "--format", "short", "-"]), &votes));
    assert_cmd_snapshot!(copydesk(&folder, &["check", "--input-format", "text", "votes"]));
}

#[test]
fn what_only_has_the_name_of_a_word_file_is_refused() {
    let folder = folder("docx_name", &[("a.docx", FAULTY), ("b.txt", FAULTY)]);
    assert_cmd_snapshot!(copydesk(&folder, &["check", "--format", "short", "a.docx", "b.txt"]));
    assert_cmd_snapshot!(copydesk(
        &folder,
        &["check", "--format", "short", "--input-format", "docx", "b.txt"]
    ));
    assert_cmd_snapshot!(copydesk(
        &folder,
        &["check", "--format", "short", "--input-format", "text", "a.docx"]
    ));
}

#[test]
fn the_limit_of_size_is_one_of_the_text() {
    let folder = desk("docx_size", &[("ferry-word.docx", "ferry.docx")]);
    assert!(folder.join("ferry.docx").metadata().expect("it is there").len() > 20_000);
    let sized = |size| {
        copydesk(
            &folder,
            &["check", "--fail-on", "never", "--format", "short", "--max-size", size, "ferry.docx"],
        )
    };
    assert!(sized("4KiB").output().expect("it runs").status.success());
    assert_cmd_snapshot!(sized("1KiB"));
}

#[test]
fn a_word_file_is_not_rewritten() {
    let folder =
        desk("docx_fix", &[("votes-strict.docx", "votes.docx"), ("meals-google.docx", "meals.docx")]);
    fs::write(folder.join("sound.md"), "The the vote.\n").expect("it can be written");
    let before = fs::read(folder.join("votes.docx")).expect("it is there");
    assert_cmd_snapshot!(copydesk(&folder, &["fix", "."]));
    assert_cmd_snapshot!(copydesk(&folder, &["fix", "--write", "votes.docx"]));
    assert_eq!(fs::read(folder.join("votes.docx")).expect("it is there"), before);
}

#[test]
fn a_line_of_an_archive_is_no_word_file() {
    let lines =
        "{\"text\": \"x\", \"format\": \"docx\"}\n{\"id\": \"a.docx\", \"text\": \"The the vote.\"}\n";
    let folder = folder("docx_archive", &[("wire.ndjson", lines)]);
    let args = ["check", "--input-format", "ndjson", "--format", "short", "wire.ndjson"];
    assert_cmd_snapshot!(copydesk(&folder, &args));
}

#[test]
fn findings_are_allowed_in_a_file_beside_the_copy() {
    let folder = desk("docx_allowed", &[("votes-strict.docx", "votes.docx")]);
    let found = copydesk(&folder, &["check", "--format", "json", "votes.docx"]).output().expect("it runs");
    let found = String::from_utf8(found.stdout).expect("JSON is UTF-8");
    let sign = found.split("\"fingerprint\":\"").nth(1).and_then(|t| t.split('"').next()).expect("a finding");
    let allowed =
        copydesk(&folder, &["allow", sign, "--reason", "the clerk's own words"]).output().expect("it runs");
    assert!(allowed.status.success(), "{allowed:?}");
    assert_cmd_snapshot!(copydesk(&folder, &["check", "votes.docx"]));
}

#[test]
fn a_changed_word_file_is_reported_whole() {
    let folder = desk("docx_diff", &[("votes-strict.docx", "votes.docx")]);
    let patch = "diff --git a/votes.docx b/votes.docx\nindex 1..2 100644\nBinary files a/votes.docx and b/votes.docx differ\n";
    fs::write(folder.join("x.patch"), patch).expect("it can be written");
    assert_cmd_snapshot!(copydesk(
        &folder,
        &["check", "--format", "short", "--diff", "x.patch", "votes.docx"]
    ));
}

/// What hostile files may take: 400 MiB of memory and 20 seconds of one processor.
#[cfg(target_os = "linux")]
const BOUNDS: &str = "ulimit -v 409600; ulimit -t 20; exec \"$0\" check -j 1 .";

#[cfg(target_os = "linux")]
#[test]
fn hostile_files_are_refused_within_their_bounds() {
    let folder = folder("docx_hostile", &[]);
    let main = |body: &str| {
        let head =
            "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>";
        format!("{head}{body}")
    };
    let many: Vec<String> = (0..9000).map(|i| format!("m/{i}")).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), &b""[..])).collect();
    let deep = main(&"<w:p><w:r>".repeat(100_000));
    let laughs = format!("<!DOCTYPE x [<!ENTITY a \"ha\">]>{}", main("&a;"));
    let wide = main(&format!("<w:p{}/>", " a=\"\"".repeat(900_000)));
    let files: [(&str, Vec<u8>); 6] = [
        ("bomb.docx", packed(&[("d.xml", main(&" ".repeat(8 << 20)).as_bytes())])),
        ("deep.docx", packed(&[("d.xml", deep.as_bytes())])),
        ("laughs.docx", packed(&[("d.xml", laughs.as_bytes())])),
        ("many.docx", packed(&many)),
        ("nested.docx", packed(&[("d.xml", &packed(&[("d.xml", &[b' '; 1 << 20])]))])),
        ("wide.docx", packed(&[("d.xml", wide.as_bytes())])),
    ];
    for (name, bytes) in files {
        fs::write(folder.join(name), bytes).expect("it can be written");
    }
    let program = copydesk(&folder, &[]);
    let mut shell = Command::new("sh");
    shell.current_dir(&folder).arg("-c").arg(BOUNDS).arg(program.get_program()).env_remove("CI");
    let told = shell.output().expect("it runs");
    assert_eq!(told.status.code(), Some(2));
    insta::assert_snapshot!(String::from_utf8_lossy(&told.stderr));
}

/// A review of a file in a folder, by these arguments.
fn review(folder: &Path, args: &[&str]) -> Command {
    copydesk(folder, &[&["review"], args].concat())
}

#[test]
fn a_review_is_written_beside_its_draft() {
    let folder = desk("docx_review", &[("ferry-word.docx", "ferry.docx")]);
    let before = fs::read(folder.join("ferry.docx")).expect("it is there");
    assert_cmd_snapshot!(review(&folder, &["ferry.docx", "-o", "reviewed.docx"]));
    assert_cmd_snapshot!(review(&folder, &["reviewed.docx", "-o", "again.docx"]));
    let read = |name: &str| fs::read(folder.join(name)).expect("it is there");
    assert!(read("reviewed.docx") == read("again.docx"));
    assert!(read("ferry.docx") == before);
    assert_eq!(fs::read_dir(&folder).expect("it is there").count(), 3, "nothing is left half written");
}

#[test]
fn a_review_fails_on_findings_where_that_is_asked_for() {
    let folder = desk("docx_review_fails", &[("ferry-word.docx", "ferry.docx")]);
    let mut command = review(&folder, &["--fail-on", "error", "--min-level", "error", "-q"]);
    assert_cmd_snapshot!(command.args(["ferry.docx", "-o", "reviewed.docx"]));
    assert!(folder.join("reviewed.docx").is_file());
}

#[test]
fn a_review_reads_standard_input() {
    let folder = desk("docx_review_stdin", &[("ferry-word.docx", "ferry.docx")]);
    let command = review(&folder, &["-", "-o", "reviewed.docx"]);
    assert_cmd_snapshot!(piped(command, &folder.join("ferry.docx")));
}

#[test]
fn what_cannot_be_reviewed_is_refused_with_a_remedy() {
    let folder = desk("docx_review_refused", &[("ferry-word.docx", "ferry.docx")]);
    fs::write(folder.join("vote.md"), FAULTY).expect("it can be written");
    fs::write(folder.join("old.docx"), [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
        .expect("it can be written");
    assert_cmd_snapshot!(review(&folder, &["ferry.docx", "-o", "./ferry.docx"]));
    assert_cmd_snapshot!(review(&folder, &["ferry.docx", "-o", "."]));
    assert_cmd_snapshot!(review(&folder, &["ferry.docx", "-o", "no/folder.docx"]));
    assert_cmd_snapshot!(review(&folder, &["ferry.docx"]));
    assert_cmd_snapshot!(review(&folder, &["vote.md", "-o", "vote.docx"]));
    assert_cmd_snapshot!(review(&folder, &["old.docx", "-o", "new.docx"]));
    assert_cmd_snapshot!(review(&folder, &["gone.docx", "-o", "new.docx"]));
}

#[test]
fn help_of_a_review() {
    assert_cmd_snapshot!(copydesk(&folder("help_review", &[]), &["review", "--help"]));
}
