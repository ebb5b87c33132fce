//! See src/README.md.
