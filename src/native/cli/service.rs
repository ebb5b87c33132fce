//! What `marac serve` is told about its inbox, its notices, and how long it keeps what was accepted.

use std::path::PathBuf;

use clap::Args;

use super::output::{reason, tell};
use crate::area::PackMode;
use crate::native::serve::{Mail, MailError, Place, Secret, SecretError, Service, Ways, Webhook};
use crate::wording::say;

#[derive(Args)]
pub struct Serving {
    #[arg(long, value_name = "ORIGIN", help = say!("cli-serve-public-origin"))]
    public_origin: Option<String>,
    #[arg(long, value_name = "FILE", help = say!("cli-serve-inbox-key"))]
    inbox_key: Option<PathBuf>,
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u32).range(1..=36_500), help = say!("cli-serve-retain"))]
    retain: Option<u32>,
    #[arg(long, value_name = "URL", help = say!("cli-serve-notice-webhook"))]
    notice_webhook: Option<String>,
    #[arg(long, value_name = "URL", help = say!("cli-serve-alarm-webhook"))]
    alarm_webhook: Option<String>,
    #[arg(long, value_name = "FILE", help = say!("cli-serve-notice-smtp"))]
    notice_smtp: Option<PathBuf>,
    #[arg(long, value_name = "TEXT", help = say!("cli-serve-notice-label"))]
    notice_label: Option<String>,
}

impl Serving {
    /// Reads what is named, and says what the operator should think about.
    pub fn prepare(&self, place: &Place) -> Result<Service, String> {
        let public = self.public_origin.as_deref();
        let public =
            public.map(|text| text.parse().map_err(|_| say!("serve-bad-origin", origin = text))).transpose()?;
        let secret = Secret::read(self.inbox_key.as_deref(), &place.data).map_err(no_secret)?;
        let live = place.packs.usable().into_iter().filter(|pack| pack.mode == PackMode::Live);
        if live.count() > 1 {
            tell(say!("serve-several-areas"));
        }
        Ok(Service { secret, public, retain: self.retain, ways: self.ways()? })
    }

    fn ways(&self) -> Result<Ways, String> {
        // An address may be a secret of its own, and everybody on a computer sees what a program was started with.
        let given = |option: &Option<String>, name| option.clone().or_else(|| std::env::var(name).ok());
        let arrived = given(&self.notice_webhook, "MARAC_NOTICE_WEBHOOK");
        let overdue = given(&self.alarm_webhook, "MARAC_ALARM_WEBHOOK");
        let webhook = (arrived.is_some() || overdue.is_some())
            .then(|| Webhook::new(arrived.as_deref(), overdue.as_deref()).map_err(|_| say!("serve-bad-webhook")));
        let mail = self.notice_smtp.as_deref().map(|file| Mail::read(file).map_err(no_mail));
        Ok(Ways { webhook: webhook.transpose()?, mail: mail.transpose()?, label: self.notice_label.clone() })
    }
}

fn no_secret(error: SecretError) -> String {
    match error {
        SecretError::File { path, error } => {
            say!("serve-secret-file", file = path.display(), reason = reason(&error))
        }
        SecretError::NotOne { path } => say!("serve-secret-not-one", file = path.display()),
        SecretError::Exposed { path } => say!("serve-secret-exposed", file = path.display()),
        SecretError::NoRandomness => say!("cli-no-randomness"),
    }
}

fn no_mail(error: MailError) -> String {
    match error {
        MailError::File { path, error } => say!("serve-smtp-file", file = path.display(), reason = reason(&error)),
        MailError::Exposed { path } => say!("serve-secret-exposed", file = path.display()),
        MailError::NotUnderstood { path, detail } => {
            say!("serve-smtp-not-understood", file = path.display(), detail = detail)
        }
        MailError::InTheClear { path } => say!("serve-smtp-in-the-clear", file = path.display()),
        MailError::NoCertificate { path } => say!("serve-smtp-no-certificate", file = path.display()),
        MailError::NoAuthorities => say!("serve-smtp-no-authorities"),
    }
}
