//! Whether two cases are about the same people.
