//! What lies in the inbox, and one file of it.

use std::io;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;
use futures_util::TryStreamExt;

use super::{Answer, Inbox, Refused, json};
use crate::domain::inbox::{FORMAT, FileName, Listed, Listing, hour};
use crate::native::clock;
use crate::native::serve::shelf;

/// `GET /inbox/`: every sealed file, the oldest first.
///
/// Their names say nothing about whose they are, so the people of every area that this server serves see them all; they open
/// their own.
pub async fn list(State(inbox): State<Arc<Inbox>>, headers: HeaderMap) -> Answer {
    let who = inbox.asker(&headers).await?;
    let now = clock::now();
    let mut files = Vec::new();
    for (name, shelved) in shelf::all(&inbox.store).await? {
        let (Some(size), Some(received)) = (shelved.size, shelved.received) else { continue };
        let marks = shelf::marks(&inbox.store, &name, &shelved, false).await?;
        let told = marks.standing(now).told(&who.person);
        files.push(Listed { name: name.file(), size, received: hour(received), told });
    }
    // Only the hour: a finer order would tell the minute.
    files.sort_by(|a, b| (&a.received, &a.name).cmp(&(&b.received, &b.name)));
    json(StatusCode::OK, &Listing { format: FORMAT.into(), files })
}

/// `GET /inbox/<name>`: the sealed file as it came.
pub async fn read(State(inbox): State<Arc<Inbox>>, Path(name): Path<String>, headers: HeaderMap) -> Answer {
    inbox.asker(&headers).await?;
    let name: FileName = name.parse().map_err(|()| Refused::NoSuchFile)?;
    let (size, pieces) = inbox.store.read(&name.file()).await?.ok_or(Refused::NoSuchFile)?;
    let about = [
        (header::CONTENT_TYPE, "application/octet-stream".to_owned()),
        (header::CONTENT_LENGTH, size.to_string()),
        (header::CONTENT_DISPOSITION, "attachment".to_owned()),
    ];
    let pieces = pieces.map_err(|error| io::Error::other(error.reason()));
    Ok((about, Body::from_stream(pieces)).into_response())
}
