//! The command line (`interface.md`, section 1). Exit codes: 0 done, 1 refused or failed with one clear sentence, 2 wrong usage.

mod commands;

use clap::{Parser, Subcommand};
use std::{path::PathBuf, process::ExitCode};

/// Jalon: a case tracker for job coaching.
#[derive(Parser)]
#[command(name = "jalon", version, about, after_help = commands::ENVIRONMENT)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Migrate the database, then serve pages and API (the default)
    Serve,
    /// Fill an empty database with an invented network, then serve it
    Demo {
        /// sqlite://FILE or postgres://USER@HOST/DATABASE, empty; a new temporary file unless said
        #[arg(long)]
        database: Option<String>,
    },
    /// Only bring the database up to date
    Migrate,
    /// Import a bundle of CSV files into a structure: all or nothing
    Import {
        /// The folder that holds the files
        dir: PathBuf,
        #[arg(long)]
        structure: String,
        /// Say what would happen, and change nothing
        #[arg(long)]
        dry_run: bool,
        #[arg(long, default_value = "table")]
        format: commands::bundles::Format,
    },
    /// Write a structure as a bundle of CSV files into a new folder
    Export {
        /// The folder to make
        dir: PathBuf,
        #[arg(long)]
        structure: String,
    },
    /// Check the journal's chain and every invariant of the data
    Verify,
    /// Say what is right, what is wrong and what to do
    Doctor,
    /// Create networks, regions, structures, members and tokens
    Admin {
        #[command(subcommand)]
        what: commands::admin::What,
    },
    /// Compute the figures of a period, or list the cases behind one
    Indicators(commands::indicators::Asked),
}

/// What is freed goes back to the machine at once. By default it does so later, when more is asked for: a program that rests
/// would keep all it has ever used, seven MiB after its first page. It costs nothing that can be measured.
fn keep_no_memory() {
    /// `mi_option_purge_delay`, in milliseconds; the bindings name its neighbours only.
    const PURGE_DELAY: libmimalloc_sys::mi_option_t = libmimalloc_sys::mi_option_use_numa_nodes - 1;
    // SAFETY: it stores a number in the allocator's table of options, and no other thread runs yet.
    unsafe { libmimalloc_sys::mi_option_set(PURGE_DELAY, 0) }
}

fn main() -> ExitCode {
    keep_no_memory();
    let cli = Cli::parse();
    let filter =
        tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "warn,jalon=info,sqlx::postgres::notice=error".into());
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(e) => return commands::failed(&format!("the program cannot start: {e}")),
    };
    runtime.block_on(async {
        let done = match cli.command.unwrap_or(Command::Serve) {
            Command::Serve => commands::serve::run().await,
            Command::Demo { database } => commands::demo::run(database).await,
            Command::Migrate => commands::migrate().await,
            Command::Import { dir, structure, dry_run, format } => commands::bundles::import(&dir, &structure, dry_run, format).await,
            Command::Export { dir, structure } => commands::bundles::export(&dir, &structure).await,
            Command::Verify => commands::trust::verify().await,
            Command::Doctor => commands::trust::doctor().await,
            Command::Admin { what } => commands::admin::run(what).await,
            Command::Indicators(asked) => commands::indicators::run(asked).await,
        };
        match done {
            Ok(()) => ExitCode::SUCCESS,
            Err(said) => commands::failed(&said),
        }
    })
}
