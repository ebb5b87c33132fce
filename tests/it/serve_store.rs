//! The store behind the dropbox: a local folder and S3 behave alike.

use std::path::Path;

use futures_util::TryStreamExt;
use marac_portal::native::serve::store::{Address, Creates, Kept, Spooled, Store, StoreError};

use super::serve_s3::{Fault, S3};
use super::server::until;

const NAME: &str = "00000000000000000000000000000001.age";
const OTHER: &str = "00000000000000000000000000000002.age";

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_and_s3_keep_list_mark_and_remove_alike() {
    let folder = tempfile::tempdir().unwrap();
    let spool = folder.path().join("tmp");
    for sub in ["tmp", "drop"] {
        std::fs::create_dir(folder.path().join(sub)).unwrap();
    }
    let s3 = S3::new();
    let local = Store::at(Address::Folder(folder.path().join("drop")), spool.clone());
    let remote = Store::at(Address::parse("s3://received/some/prefix", &s3.environment()).unwrap(), spool.clone());
    for mut store in [local, remote] {
        assert_eq!(store.try_out().await, Ok(Creates::Once));
        assert_eq!(store.check().await, Ok(()));
        assert_eq!(store.list().await, Ok(vec![]));

        // One that goes in one request, and one that goes in parts.
        let (short, long) = (vec![1; 200_000], vec![2; 12_000_000]);
        for (name, file) in [(NAME, &short), (OTHER, &long)] {
            let spooled = spooled(&store, file).await;
            let sha256 = spooled.sha256;
            assert_eq!(store.keep(spooled, name).await, Ok(Kept::New));
            assert_eq!(read(&store, name).await, Some(file.clone()));
            for again in [file.clone(), vec![9; file.len()]] {
                assert_eq!(store.keep(self::spooled(&store, &again).await, name).await, Ok(Kept::Taken(sha256)));
            }
            assert_eq!(read(&store, name).await.unwrap(), *file);
        }

        let marker = NAME.replace("age", "claim-0001");
        assert_eq!(store.create(&marker, b"mine".to_vec()).await, Ok(true));
        assert_eq!(store.create(&marker, b"yours".to_vec()).await, Ok(false));
        assert_eq!(read(&store, &marker).await, Some(b"mine".to_vec()));
        assert_eq!(keys(store.list().await), [NAME, &marker, OTHER]);
        assert_eq!(keys(store.markers(NAME).await), [&*marker]);
        assert_eq!(keys(store.markers(OTHER).await), [""; 0]);
        let listed = store.list().await.unwrap();
        assert_eq!(listed.iter().map(|object| object.size).collect::<Vec<_>>(), [200_000, 4, 12_000_000]);
        let age = chrono::DateTime::<chrono::Utc>::from(std::time::SystemTime::now()) - listed[0].modified;
        assert!((-5..60).contains(&age.num_seconds()), "{age}");

        assert_eq!(store.remove(NAME).await, Ok(()));
        assert_eq!(store.remove(NAME).await, Ok(()));
        assert_eq!(read(&store, NAME).await, None);
        assert_eq!(keys(store.list().await), [&*marker, OTHER]);
        for not_a_key in ["../secret.age", "", ".tmp", "marac-serve-was-here"] {
            assert!(store.read(not_a_key).await.is_err_and(|error| error == StoreError::NotAKey));
            assert_eq!(store.create(not_a_key, vec![]).await, Err(StoreError::NotAKey));
            assert_eq!(store.remove(not_a_key).await, Err(StoreError::NotAKey));
        }
        assert_eq!(names(&spool), [""; 0]);
    }
    assert!(s3.path("some/prefix").join(OTHER).is_file());
}

#[tokio::test(flavor = "multi_thread")]
async fn more_objects_than_one_answer_holds_are_all_listed() {
    let s3 = S3::new();
    let folder = tempfile::tempdir().unwrap();
    let address = Address::parse("s3://received", &s3.environment()).unwrap();
    let mut store = Store::at(address, folder.path().to_owned());
    store.try_out().await.unwrap();
    // S3 answers with a thousand at most; other people's files and folders beside ours are not ours.
    for number in 0..1_050 {
        std::fs::write(s3.path(&format!("{number:032x}.age")), b"x").unwrap();
    }
    std::fs::write(s3.path("notes.txt"), b"x").unwrap();
    std::fs::create_dir(s3.path("sub")).unwrap();
    std::fs::write(s3.path("sub").join(NAME), b"x").unwrap();
    let listed = store.list().await.unwrap();
    assert_eq!(listed.len(), 1_050);
    assert_eq!(listed[1_049].key, format!("{:032x}.age", 1_049));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_marker_whose_answer_was_lost_is_ours_only_if_it_is_the_same() {
    let s3 = S3::new();
    let folder = tempfile::tempdir().unwrap();
    let address = Address::parse("s3://received", &s3.environment()).unwrap();
    let mut store = Store::at(address, folder.path().to_owned());
    store.try_out().await.unwrap();
    let marker = NAME.replace("age", "accepted");
    s3.fault(|method, _| (*method == "PUT").then_some(Fault::LoseAnswer));
    assert_eq!(store.create(&marker, b"mine".to_vec()).await, Ok(true));
    assert_eq!(store.create(&marker, b"yours".to_vec()).await, Ok(false));
    s3.fault(|method, _| (*method == "PUT").then_some(Fault::CutOff));
    assert_eq!(store.create(&NAME.replace("age", "other"), vec![1]).await, Err(StoreError::Unreachable));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_appears_while_its_parts_are_sent_is_not_overwritten() {
    let s3 = S3::new();
    let folder = tempfile::tempdir().unwrap();
    let address = Address::parse("s3://received", &s3.environment()).unwrap();
    let mut store = Store::at(address, folder.path().to_owned());
    store.try_out().await.unwrap();
    let stands = s3.path(NAME);
    s3.fault(move |method, uri| {
        if *method == "PUT" && uri.query().is_some_and(|query| query.contains("partNumber=2")) {
            std::fs::write(&stands, b"the first").unwrap();
        }
        None
    });
    let kept = store.keep(spooled(&store, &vec![7; 12_000_000]).await, NAME).await;
    assert!(matches!(kept, Ok(Kept::Taken(_))));
    assert_eq!(read(&store, NAME).await, Some(b"the first".to_vec()));
    // And nothing is left of the parts.
    until(|| names(s3.path("..").as_path()).iter().all(|name| !name.contains("part")));
}

async fn spooled(store: &Store, bytes: &[u8]) -> Spooled {
    let mut spool = store.spool().unwrap();
    for piece in bytes.chunks(50_000) {
        spool.write(piece).await.unwrap();
    }
    spool.finish()
}

async fn read(store: &Store, key: &str) -> Option<Vec<u8>> {
    let (size, pieces) = store.read(key).await.unwrap()?;
    let bytes: Vec<u8> = pieces.try_collect::<Vec<_>>().await.unwrap().concat();
    assert_eq!(bytes.len() as u64, size);
    Some(bytes)
}

fn keys(objects: Result<Vec<marac_portal::native::serve::store::Object>, StoreError>) -> Vec<String> {
    objects.unwrap().into_iter().map(|object| object.key).collect()
}

fn names(folder: &Path) -> Vec<String> {
    std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}
