//! The portal in stock Chromium, Firefox and WebKitGTK, from the first click to the coordinator's desk.
//!
//! The tools, then the tests: `harness` proves that each tool can fail, the journeys use them.

mod browser;
mod loopback;
mod page;
mod program;
mod recorder;
mod sentinels;
mod server;
mod wait;

mod axe;
mod policy;

mod case;
mod changed_site;
mod desk;
mod journey;
mod sealed;

#[path = "../cases/mod.rs"]
mod case_files;
#[expect(dead_code, reason = "the native tests use the rest")]
#[path = "../it/envelope_support.rs"]
mod envelope_support;
#[expect(dead_code, reason = "the native tests use the rest")]
#[path = "../garage/mod.rs"]
mod garage;

mod added;
mod altered;
mod attached;
mod delivery;
mod desk_additions;
mod desk_inbox;
mod desk_many;
mod desk_opens;
mod desk_refuses;
mod desk_register;
mod desk_sitting;
mod drafts;
mod faults;
mod harness;
mod interrupted;
mod kept;
mod keyboard;
mod keys;
mod known_keys;
mod lapsed;
mod left;
mod mended;
mod offline;
mod own_record;
mod phone;
mod post_quantum;
mod practice;
mod randomness;
mod sent;
mod sheet;
mod six_cases;
mod stopped;
mod stores;
mod trainer;
mod unusable;

/// Makes one test per engine out of `async fn(Engine)`: `<journey>::chromium`, `<journey>::firefox`, `<journey>::webkit`.
macro_rules! in_every_engine {
    ($($journey:ident),+ $(,)?) => {
        $(mod $journey {
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn chromium() {
                super::$journey(crate::browser::Engine::Chromium).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn firefox() {
                super::$journey(crate::browser::Engine::Firefox).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn webkit() {
                super::$journey(crate::browser::Engine::WebKit).await;
            }
        })+
    };
}
use in_every_engine;
