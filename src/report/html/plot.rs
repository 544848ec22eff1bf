//! Small plots: ticks on a strip, for what a look says more of than reading.
//!
//! A strip is an ornament to a table that says the same in words, so that it is hidden from readers of screens.
//! Nothing here is an inline style: the page's policy forbids them.

use super::markup::Html;

/// Width of a strip in its own units.
pub const WIDTH: f64 = 1000.0;

/// The least width of a tick in the same units.
const TICK: f64 = 4.0;

/// From where to where, in 0 to 1, and its class.
pub struct Tick {
    /// Where it begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// Whether it stands for all that lies between, and not for a point.
    pub is_stretch: bool,
    /// What the style sheet calls it.
    pub class: &'static str,
}

impl Tick {
    /// A point.
    pub fn at(at: f64, class: &'static str) -> Self {
        Tick { from: at, to: at, is_stretch: false, class }
    }
}

/// Writes a strip with its ticks.
pub fn strip(h: &mut Html, ticks: impl IntoIterator<Item = Tick>) {
    h.raw("<svg class=\"strip\" viewBox=\"0 0 1000 20\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
    h.raw("<rect class=\"ground\" x=\"0\" y=\"9\" width=\"1000\" height=\"2\"/>");
    for tick in ticks {
        let width = ((tick.to - tick.from) * WIDTH).clamp(TICK, WIDTH);
        let x = (tick.from * WIDTH).clamp(0.0, WIDTH - width);
        h.raw("<rect class=\"").raw(tick.class).raw("\" x=\"").text(&format!("{x:.1}"));
        h.raw("\" y=\"")
            .raw(if tick.is_stretch { "7" } else { "2" })
            .raw("\" width=\"")
            .text(&format!("{width:.1}"));
        h.raw("\" height=\"").raw(if tick.is_stretch { "6" } else { "16" }).raw("\"/>");
    }
    h.raw("</svg>");
}
