//! The desk: a page on this machine where an editor sees findings while writing.
//!
//! In: a workspace and a port of 127.0.0.1. Out: a server that speaks to one page of ours and to nobody else, until it is
//! stopped. It keeps nothing: the page sends the whole draft with every question, and drafts are neither written nor logged.
//! Not here: what is wrong with a draft (`workspace`, `lint`), who starts it and tells the address (`cli`).
//!
//! Who may ask, and what every answer says to the browser: `guard`; a question as it comes: `ask`; findings: `check`,
//! `wire`; places in the page's own units: `shown`; allowances: `allow`; what is handed out: `hand`; the page: `assets`.

mod allow;
mod ask;
mod assets;
mod check;
mod guard;
mod hand;
mod shown;
mod wire;

use std::future::IntoFuture;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::available_parallelism;
use std::time::Duration;

use axum::routing::{get, post};
use axum::{Router, middleware};
use thiserror::Error;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::watch;

use crate::workspace::{InForce, Unusable, Workspace};
use guard::Guard;

/// How long questions that are being answered are waited for when the desk is stopped.
const GRACE: Duration = Duration::from_secs(2);

/// How a desk is set up.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// The port; 0 lets the system choose.
    pub port: u16,
    /// Largest text of a draft, in bytes.
    pub max_size: u64,
}

/// Why there is no desk.
#[derive(Debug, Error)]
pub enum Closed {
    /// Somebody else listens there.
    #[error(
        "port {0} is taken: another desk may be open; leave `--port` out, and the system chooses a free one"
    )]
    Taken(u16),
    /// The port is not for everybody.
    #[error("port {0} may not be used; take one above 1023, or leave `--port` out")]
    Forbidden(u16),
    /// Rules cannot be had.
    #[error(transparent)]
    Rules(#[from] Unusable),
    /// The configuration has mistakes, which have been told.
    #[error("the configuration has mistakes; mend them, then open the desk again")]
    Unsound,
    /// The system refuses.
    #[error("the desk cannot be opened: {0}")]
    System(#[from] io::Error),
    /// The system gives no random numbers.
    #[error("the desk cannot be opened: the system gives no random numbers ({0})")]
    Random(#[from] getrandom::Error),
}

/// What is known to all who answer.
struct Room {
    /// What is in force, loaded once.
    workspace: Mutex<Workspace<'static>>,
    /// Largest text of a draft, in bytes.
    max_size: u64,
}

impl Room {
    /// What is in force for a draft of the current folder.
    fn in_force(&self, name: &str) -> Result<InForce, Unusable> {
        self.workspace.lock().unwrap_or_else(PoisonError::into_inner).in_force(name)
    }
}

/// A desk whose port is open.
pub struct Desk {
    listener: TcpListener,
    guard: Guard,
    room: Arc<Room>,
    stop: watch::Sender<bool>,
}

impl Desk {
    /// Opens a port of 127.0.0.1 with a key of its own.
    ///
    /// # Errors
    ///
    /// A port that cannot be had, and a configuration that is not sound.
    pub fn open(options: Options, mut workspace: Workspace<'static>) -> Result<Self, Closed> {
        workspace.in_force("draft")?;
        if !workspace.is_sound() {
            return Err(Closed::Unsound);
        }
        let listener =
            TcpListener::bind((Ipv4Addr::LOCALHOST, options.port)).map_err(|e| match e.kind() {
                io::ErrorKind::AddrInUse => Closed::Taken(options.port),
                io::ErrorKind::PermissionDenied => Closed::Forbidden(options.port),
                _ => Closed::System(e),
            })?;
        listener.set_nonblocking(true)?;
        let guard = Guard::new(listener.local_addr()?.port())?;
        let room = Room { workspace: Mutex::new(workspace), max_size: options.max_size };
        Ok(Self { listener, guard, room: Arc::new(room), stop: watch::Sender::new(false) })
    }

    /// The address to open, with the key behind `#`, which browsers send to nobody.
    pub fn address(&self) -> String {
        self.guard.address()
    }

    /// What stops it.
    pub fn stopper(&self) -> impl Fn() + Send + 'static {
        let stop = self.stop.clone();
        move || {
            stop.send_replace(true);
        }
    }

    /// Answers until it is stopped.
    ///
    /// # Errors
    ///
    /// A system that gives no threads.
    pub fn serve(self) -> io::Result<()> {
        let runtime = runtime()?;
        let ended = runtime.block_on(self.answer());
        runtime.shutdown_timeout(GRACE);
        ended
    }

    async fn answer(self) -> io::Result<()> {
        let listener = tokio::net::TcpListener::from_std(self.listener)?;
        let (told, mut stopped) = (self.stop.subscribe(), self.stop.subscribe());
        let stop = |mut told: watch::Receiver<bool>| async move { drop(told.wait_for(|stop| *stop).await) };
        let server = axum::serve(listener, routes(self.room, self.guard)).with_graceful_shutdown(stop(told));
        let server = tokio::spawn(server.into_future());
        drop(stopped.wait_for(|stop| *stop).await);
        // A question that takes longer is given up: its page may be gone.
        drop(tokio::time::timeout(GRACE, server).await);
        Ok(())
    }
}

/// As many drafts are judged at once as the machine has cores, however many pages ask.
fn runtime() -> io::Result<Runtime> {
    let cores = available_parallelism().map_or(2, usize::from);
    Builder::new_multi_thread().worker_threads(2).max_blocking_threads(cores).enable_all().build()
}

fn routes(room: Arc<Room>, guard: Guard) -> Router {
    let guard = Arc::new(guard);
    let routes = assets::routes();
    #[cfg(feature = "docx")]
    let routes = routes.route("/review", post(hand::review));
    routes
        .route("/about", get(ask::about))
        .route("/check", post(check::check))
        .route("/mend", post(hand::mend))
        .route("/allow", post(allow::allow))
        .route("/report", post(hand::report))
        .fallback(ask::nothing)
        .method_not_allowed_fallback(ask::method)
        .with_state(room)
        .layer(middleware::from_fn_with_state(guard, guard::guard))
}
