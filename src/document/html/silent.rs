//! A listener that hears nothing of what the tokenizer tells.
//!
//! Those that want to know something forward the rest to it.

use std::convert::Infallible;

use html5gum::{Emitter, Error, State};

/// Hears nothing.
#[derive(Debug)]
pub(super) struct Silent;

impl Emitter for Silent {
    type Token = Infallible;

    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn pop_token(&mut self) -> Option<Infallible> {
        None
    }

    fn emit_current_tag(&mut self) -> Option<State> {
        None
    }

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        false
    }

    fn set_last_start_tag(&mut self, _: Option<&[u8]>) {}

    fn emit_eof(&mut self) {}

    fn emit_error(&mut self, _: Error) {}

    fn emit_string(&mut self, _: &[u8]) {}

    fn init_start_tag(&mut self) {}

    fn init_end_tag(&mut self) {}

    fn init_comment(&mut self) {}

    fn emit_current_comment(&mut self) {}

    fn emit_current_doctype(&mut self) {}

    fn set_self_closing(&mut self) {}

    fn set_force_quirks(&mut self) {}

    fn push_tag_name(&mut self, _: &[u8]) {}

    fn push_comment(&mut self, _: &[u8]) {}

    fn push_doctype_name(&mut self, _: &[u8]) {}

    fn init_doctype(&mut self) {}

    fn init_attribute(&mut self) {}

    fn push_attribute_name(&mut self, _: &[u8]) {}

    fn push_attribute_value(&mut self, _: &[u8]) {}

    fn set_doctype_public_identifier(&mut self, _: &[u8]) {}

    fn set_doctype_system_identifier(&mut self, _: &[u8]) {}

    fn push_doctype_public_identifier(&mut self, _: &[u8]) {}

    fn push_doctype_system_identifier(&mut self, _: &[u8]) {}
}
