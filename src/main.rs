//! The program `copydesk`; all of it is in the library.

fn main() -> std::process::ExitCode {
    copydesk::cli::main()
}
