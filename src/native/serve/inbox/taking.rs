//! Taking a file over, giving it up, and saying that it is in a register: each a mark that is made once.

use std::sync::Arc;

use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use serde::Serialize;

use super::{Answer, Inbox, Refused, body, json};
use crate::domain::hex::hex;
use crate::domain::inbox::{FileName, Marks, Step, Who};
use crate::native::clock;
use crate::native::serve::shelf;

/// How often all is looked at again because somebody else made the mark first.
const TRIES: usize = 8;

/// `POST /inbox/<name>/claim`.
pub async fn claim(inbox: State<Arc<Inbox>>, name: Path<String>, request: Request) -> Answer {
    let mut fresh = [0; 16];
    getrandom::getrandom(&mut fresh).map_err(|_| Refused::Busy)?;
    let fresh = hex(&fresh);
    change(&inbox, &name, request, |marks, who, now| marks.claim(who, &fresh, now)).await
}

/// `POST /inbox/<name>/release`.
pub async fn release(inbox: State<Arc<Inbox>>, name: Path<String>, request: Request) -> Answer {
    change(&inbox, &name, request, Marks::release).await
}

/// `POST /inbox/<name>/accept`.
pub async fn accept(inbox: State<Arc<Inbox>>, name: Path<String>, request: Request) -> Answer {
    change(&inbox, &name, request, Marks::accept).await
}

/// Makes the mark that the step asks for; answers how the file stands then: 200 as asked, 409 not.
async fn change<T: Serialize>(
    inbox: &Inbox,
    name: &str,
    request: Request,
    step: impl Fn(&Marks, &Who, DateTime<Utc>) -> Step<T>,
) -> Answer {
    let who = inbox.asker(request.headers()).await?;
    body(request.into_body()).await?;
    let name: FileName = name.parse().map_err(|()| Refused::NoSuchFile)?;
    for _ in 0..TRIES {
        let shelved = shelf::one(&inbox.store, &name).await?.ok_or(Refused::NoSuchFile)?;
        let marks = shelf::marks(&inbox.store, &name, &shelved, true).await?;
        let now = clock::now();
        let status = match step(&marks, &who, now) {
            Step::Stands => StatusCode::OK,
            Step::Refused => StatusCode::CONFLICT,
            Step::Write(mark, content) => {
                let content = serde_json::to_vec(&content).map_err(|_| Refused::Busy)?;
                inbox.store.create(&name.mark(mark), content).await?;
                // Whoever made it: what stands there now decides.
                continue;
            }
        };
        return json(status, &marks.standing(now).told(&who.person));
    }
    Err(Refused::Busy)
}
