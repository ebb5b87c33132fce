#![doc = include_str!("README.md")]

pub mod area;
pub mod domain;
pub mod envelope;
pub mod render;
pub mod wording;

pub mod casework;

#[cfg(feature = "app")]
pub mod app;
#[cfg(feature = "native")]
pub mod native;
