//! What a sender may ask: whether somebody has the file by now. Its random name is the right to ask.

use axum::response::{IntoResponse, Response};

use super::Refused;
use crate::domain::inbox::FileName;
use crate::native::clock;
use crate::native::serve::shelf;
use crate::native::serve::store::{Store, StoreError};

/// `waiting`, `claimed` or `accepted`, and nothing else; 404 for a name that is none or not there.
pub async fn answer(store: &Store, name: &str) -> Response {
    match state(store, name).await {
        Ok(Some(word)) => word.into_response(),
        Ok(None) => Refused::NoSuchFile.into_response(),
        Err(error) => Refused::from(error).into_response(),
    }
}

async fn state(store: &Store, name: &str) -> Result<Option<&'static str>, StoreError> {
    let Ok(name) = name.parse::<FileName>() else { return Ok(None) };
    let Some(shelved) = shelf::one(store, &name).await? else { return Ok(None) };
    let marks = shelf::marks(store, &name, &shelved, false).await?;
    Ok(Some(marks.standing(clock::now()).state().id()))
}
