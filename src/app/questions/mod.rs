//! One component for each kind of question.
