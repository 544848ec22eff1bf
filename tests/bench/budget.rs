//! Instructions of each stage against the budget in `budget.toml`: `cargo bench --bench budget`.
//!
//! Valgrind counts, so that the figures are the same on a busy machine and a quiet one. A stage is run once and then
//! several times in a process of its own, and the difference is what it costs. Ends with 1 where a stage costs more
//! than its budget allows, with 0 otherwise, and with a word where there is no valgrind or another compiler.
//! `cargo bench --bench budget -- --write` stores what was counted.

mod stages;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::{env, fs};

use serde::Deserialize;
use stages::Sample;

/// How much more than its budget a stage may cost.
const TOLERANCE: f64 = 0.03;

/// Runs beyond the first that are counted: the start of each process differs by some ten thousand instructions, as
/// hash maps have random keys, and a small stage must drown them.
const FEW: u64 = 5;
const MANY: u64 = 100;

/// Bytes by which the stack is moved: its place makes some three percent of `tokens`, and the environment and the path
/// of the program decide it, so that the least of these counts.
const SHIFTS: [usize; 4] = [0, 8, 16, 24];

/// Instructions from which a few runs will do.
const LARGE: u64 = 2_000_000;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).filter(|a| a != "--bench").collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--run", stage, times] => run(stage, times.parse().expect("a number of times")),
        ["--write"] => write(),
        _ => check(),
    }
}

/// What valgrind counts.
fn run(stage: &str, times: u64) -> ExitCode {
    let sample = Sample::new();
    (0..times).for_each(|_| sample.run(stage));
    ExitCode::SUCCESS
}

fn write() -> ExitCode {
    let lines = stages::stages().into_iter().map(|stage| format!("{stage} = {}\n", counted(stage)));
    let text = format!("{HEAD}compiler = {:?}\n\n[stages]\n{}", compiler(), lines.collect::<String>());
    fs::write(path(), text).expect("the budget can be written");
    ExitCode::SUCCESS
}

const HEAD: &str = "\
# Instructions of each stage over `article.md`, as callgrind counts them in the bench profile. A stage that costs 3 %
# more fails; what costs less is written down with `cargo bench --bench budget -- --write`.
";

#[derive(Deserialize)]
struct Budget {
    /// What compiled the program that was counted: another one makes other code.
    compiler: String,
    stages: BTreeMap<String, u64>,
}

fn check() -> ExitCode {
    if Command::new("valgrind").arg("--version").stdout(Stdio::null()).status().is_err() {
        println!("no valgrind here: nothing was counted");
        return ExitCode::SUCCESS;
    }
    let text = fs::read_to_string(path()).expect("tests/bench/budget.toml is there");
    let budget: Budget = toml::from_str(&text).expect("the budget is a table of counts");
    let own = budget.compiler == compiler();
    if !own {
        println!("the budget is that of {}; with {} it binds nobody", budget.compiler, compiler());
    }
    let over = stages::stages().into_iter().filter(|stage| !fits(stage, &budget)).count();
    ExitCode::from(u8::from(own && over > 0))
}

/// Whether a stage keeps to its budget; prints what it costs.
fn fits(stage: &str, budget: &Budget) -> bool {
    let (now, allowed) = (counted(stage), budget.stages.get(stage).copied().unwrap_or(0));
    let change = now as f64 / allowed as f64 - 1.0;
    let fits = change <= TOLERANCE;
    let word = if fits { "ok" } else { "OVER" };
    println!("{stage:12} {now:>12} of {allowed:>12}  {:+6.1} %  {word}", change * 100.0);
    fits
}

/// The compiler and what it compiles for.
fn compiler() -> String {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let told = Command::new(rustc).arg("--version").output().map(|o| o.stdout).unwrap_or_default();
    format!("{}, {}", String::from_utf8_lossy(&told).trim(), env::consts::ARCH)
}

/// Instructions of a stage.
fn counted(stage: &str) -> u64 {
    let once = instructions(stage, 1, 0);
    let of = |times, shift| instructions(stage, 1 + times, shift).saturating_sub(once) / times;
    let rough = of(FEW, 0);
    if rough >= LARGE { rough } else { SHIFTS.into_iter().map(|shift| of(MANY, shift)).fold(rough, u64::min) }
}

/// Instructions of a process that runs a stage some times, with an environment of its own.
fn instructions(stage: &str, times: u64, shift: usize) -> u64 {
    let program = env::current_exe().expect("the program knows where it is");
    let valgrind = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(program)
        .args(["--run", stage, &times.to_string()])
        .env_clear()
        .env("PATH", env::var_os("PATH").unwrap_or_default())
        .env("SHIFT", "x".repeat(shift))
        .output()
        .expect("valgrind runs");
    let told = String::from_utf8_lossy(&valgrind.stderr);
    let count = told.lines().find_map(|line| line.split("Collected : ").nth(1));
    count.and_then(|n| n.trim().parse().ok()).unwrap_or_else(|| panic!("valgrind counted nothing:\n{told}"))
}

fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bench/budget.toml")
}
