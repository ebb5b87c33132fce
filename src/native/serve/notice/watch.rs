//! Looks into the store for what nobody was told of yet. Nothing here stands in the way of an upload.

use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use tokio::sync::{Notify, watch};
use tokio::time::{Instant, sleep, sleep_until};

use super::late::Late;
use super::{Mail, NotTaken, Notice, Ways, Webhook};
use crate::domain::inbox::{FileName, Mark, Standing};
use crate::native::clock;
use crate::native::serve::packs::Packs;
use crate::native::serve::shelf::{self, Shelved};
use crate::native::serve::store::{Store, StoreError};
use crate::wording::say;

/// At most one notice of a kind in this time, however much comes; and how often it is looked without being asked to.
const APART: Duration = Duration::from_secs(60);

/// How long is waited before each further try of one notice.
const TRIES: [Duration; 4] =
    [Duration::from_secs(1), Duration::from_secs(4), Duration::from_secs(15), Duration::from_secs(40)];

/// Who is told what, and of which store.
pub struct Watch {
    pub store: Store,
    pub packs: Packs,
    pub site: PathBuf,
    pub ways: Ways,
    /// Rung by the dropbox when something has come.
    pub arrived: Arc<Notify>,
}

impl Watch {
    /// Watches until the program is told to stop; a notice that is not through by then is left to the next start.
    pub async fn run(self, mut stopping: watch::Receiver<bool>) {
        loop {
            let begun = Instant::now();
            let told = match self.look(clock::now(), &mut stopping).await {
                Ok(told) => told,
                Err(error) => {
                    shelf::tell(error);
                    true
                }
            };
            let next = async {
                if told {
                    sleep_until(begun + APART).await;
                }
                tokio::select! {
                    () = self.arrived.notified() => {}
                    () = sleep(APART) => {}
                }
            };
            tokio::select! {
                () = next => {}
                _ = stopping.wait_for(|stopping| *stopping) => return,
            }
        }
    }

    /// One round; whether there was anything to tell.
    async fn look(&self, now: DateTime<Utc>, stopping: &mut watch::Receiver<bool>) -> Result<bool, StoreError> {
        let late = self.late().await;
        let (mut arrived, mut overdue) = (Vec::new(), Vec::new());
        for (name, shelved) in shelf::all(&self.store).await? {
            let Shelved { size: Some(_), received: Some(received), marks } = &shelved else { continue };
            if marks.contains(&Mark::Accepted) {
                continue;
            }
            if !marks.contains(&Mark::Notified) {
                arrived.push(name.clone());
            }
            if !marks.contains(&Mark::Alarmed) && late.is(*received, now) {
                let marks = shelf::marks(&self.store, &name, &shelved, false).await?;
                // Somebody is at it.
                if marks.standing(now) == Standing::Waiting {
                    overdue.push(name);
                }
            }
        }
        let told = self.tell(Notice::Arrived, Mark::Notified, arrived, stopping).await?;
        Ok(self.tell(Notice::Overdue, Mark::Alarmed, overdue, stopping).await? | told)
    }

    async fn late(&self) -> Late {
        let (packs, site) = (self.packs.clone(), self.site.clone());
        let late = tokio::task::spawn_blocking(move || Late::of(&packs.usable(), &site));
        late.await.unwrap_or_else(|_| Late::of(&[], &self.site))
    }

    /// Tells of those that no other server tells of.
    async fn tell(
        &self,
        notice: Notice,
        mark: Mark,
        of: Vec<FileName>,
        stopping: &mut watch::Receiver<bool>,
    ) -> Result<bool, StoreError> {
        let mut ours = Vec::new();
        for name in of {
            let key = name.mark(mark);
            if self.store.create(&key, b"{}".to_vec()).await? {
                ours.push(key);
            }
        }
        if ours.is_empty() {
            return Ok(false);
        }
        let through = tokio::select! {
            through = self.send(notice) => through,
            _ = stopping.wait_for(|stopping| *stopping) => false,
        };
        if !through {
            for key in &ours {
                self.store.remove(key).await?;
            }
        }
        Ok(true)
    }

    /// Sends it each way until it is through; whether it is through in one way at least.
    async fn send(&self, notice: Notice) -> bool {
        let text = self.ways.text(notice);
        let webhook = self.ways.webhook.as_ref().map(Way::Webhook);
        let mail = self.ways.mail.as_ref().map(Way::Mail);
        let (webhook, mail) = tokio::join!(through(webhook, notice, &text), through(mail, notice, &text));
        webhook | mail
    }
}

/// One way to tell people.
enum Way<'a> {
    Webhook(&'a Webhook),
    Mail(&'a Mail),
}

impl Way<'_> {
    async fn send(&self, notice: Notice, text: &str) -> Result<(), NotTaken> {
        match self {
            Way::Webhook(webhook) => webhook.send(notice, text).await,
            Way::Mail(mail) => mail.send(notice, text).await,
        }
    }

    /// The word for it in what the operator reads.
    fn id(&self) -> &'static str {
        match self {
            Way::Webhook(_) => "webhook",
            Way::Mail(_) => "mail",
        }
    }
}

/// Tries, and tries again later; says so to the operator when it was not taken at all.
async fn through(way: Option<Way<'_>>, notice: Notice, text: &str) -> bool {
    let Some(way) = way else { return false };
    let mut waits = TRIES.iter();
    loop {
        let (reason, wait) = match way.send(notice, text).await {
            Ok(()) => return true,
            Err(NotTaken::ForNow(reason)) => (reason, waits.next()),
            Err(NotTaken::ForGood(reason)) => (reason, None),
        };
        let Some(wait) = wait else {
            let _ = writeln!(std::io::stderr(), "{}", say!("notice-not-sent", way = way.id(), reason = reason));
            return false;
        };
        sleep(*wait).await;
    }
}
