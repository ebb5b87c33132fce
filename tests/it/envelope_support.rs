//! People, contents and hand-made sealed files for the tests of the envelope.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

use marac_portal::envelope::padding::{self, SMALLEST};
use marac_portal::envelope::{Attachment, Content, Identity, Recipient};

/// New identities, one for each person.
pub fn people(count: usize) -> Vec<Identity> {
    (0..count).map(|_| Identity::generate().unwrap()).collect()
}

/// What a pack would list for these people.
pub fn recipients(people: &[Identity]) -> Vec<Recipient> {
    people.iter().map(Identity::recipient).collect()
}

/// An invented referral without attachments.
pub fn text_only() -> Content {
    Content {
        record: br#"{"format":"marac-portal/referral@1","mode":"practice"}"#.to_vec(),
        text: "MARAC referral\nVictim: Sam Example, 07700 900123\n".to_owned(),
        attachments: vec![],
    }
}

/// An invented referral with two attachments.
pub fn with_attachments() -> Content {
    Content {
        attachments: vec![
            Attachment { name: "body map.pdf".to_owned(), bytes: vec![0x25; 40_000] },
            Attachment { name: "../llun.jpg".to_owned(), bytes: (0..=255).cycle().take(150_001).collect() },
        ],
        ..text_only()
    }
}

/// Seals, with age alone, the plaintext that `make` builds for the length which gives a file of 128 KiB.
pub fn seal_plaintext(recipients: &[Recipient], make: impl FnOnce(usize) -> Vec<u8>) -> Vec<u8> {
    let age: Vec<age::x25519::Recipient> = recipients.iter().map(|r| r.as_str().parse().unwrap()).collect();
    let sealed = Shared::default();
    let encryptor = age::Encryptor::with_recipients(age.iter().map(|r| r as &dyn age::Recipient)).unwrap();
    let mut stream = encryptor.wrap_output(sealed.clone()).unwrap();
    let before_stream = sealed.0.borrow().len() as u64;
    let len = padding::plain_len(SMALLEST - before_stream).unwrap() as usize;
    let plain = make(len);
    assert_eq!(plain.len(), len);
    stream.write_all(&plain).unwrap();
    stream.finish().unwrap();
    sealed.0.take()
}

/// A buffer that can be looked at while a writer holds it.
#[derive(Clone, Default)]
pub struct Shared(pub Rc<RefCell<Vec<u8>>>);

impl Write for Shared {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(piece)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
