//! Native tests: one binary, one module for each subject.

mod attached_photos;
mod bank_holidays;
mod case_controls;
#[path = "../cases/mod.rs"]
mod case_files;
mod cases;
mod casework_keep;
#[path = "../cctv/mod.rs"]
mod cctv;
mod charts;
mod circulation;
mod criteria;
mod drafts;
mod drafts_interop;
mod drafts_support;
mod drafts_vectors;
mod envelope_archive;
mod envelope_armor;
mod envelope_hostile;
mod envelope_interop;
mod envelope_keys;
mod envelope_open;
mod envelope_post_quantum;
mod envelope_rewrap;
mod envelope_seal;
mod envelope_support;
mod envelope_vectors;
mod feeds;
mod import_export;
mod import_table;
mod instrument_data;
mod layers;
mod look_alikes;
mod matching_cases;
mod matching_people;
mod matching_properties;
mod must_haves;
mod output_documents;
mod output_minutes;
mod output_office;
mod output_support;
mod output_tables;
mod practice_cases;
mod practice_faults;
mod practice_routes;
mod practice_texts;
mod practice_vectors;
mod record;
mod register_cases;
mod register_due;
mod register_kinds;
mod register_merge;
mod register_sealed;
mod register_state;
mod register_support;
mod returns_counts;
mod returns_fixture;
mod returns_published;
mod whole_way;
#[path = "../x_wing/mod.rs"]
mod x_wing;

// The marac program itself.
#[cfg(feature = "native")]
mod cli_additions;
#[cfg(feature = "native")]
mod cli_alike;
mod cli_circulate;
#[cfg(feature = "native")]
mod cli_export;
#[cfg(feature = "native")]
mod cli_import;
#[cfg(feature = "native")]
mod cli_inbox;
#[cfg(feature = "native")]
mod cli_inbox_collect;
#[cfg(feature = "native")]
mod cli_keygen;
#[cfg(feature = "native")]
mod cli_list;
#[cfg(feature = "native")]
mod cli_open;
#[cfg(feature = "native")]
mod cli_register;
#[cfg(feature = "native")]
mod cli_register_keep;
#[cfg(feature = "native")]
mod cli_register_say;
#[cfg(feature = "native")]
mod cli_register_support;
#[cfg(feature = "native")]
mod cli_return;
#[cfg(feature = "native")]
mod cli_return_files;
#[cfg(feature = "native")]
mod cli_rewrap;
#[cfg(feature = "native")]
mod cli_rewrap_again;
#[cfg(feature = "native")]
mod cli_rewrap_people;
#[cfg(feature = "native")]
mod cli_rewrap_support;
#[cfg(feature = "native")]
mod cli_seal;
#[cfg(feature = "native")]
mod cli_support;
#[cfg(feature = "native")]
mod cluster;
#[cfg(feature = "native")]
#[path = "../garage/mod.rs"]
mod garage;
#[cfg(feature = "native")]
mod inbox_support;
#[cfg(feature = "native")]
mod mail_server;
#[cfg(feature = "native")]
mod output_letters;
#[cfg(feature = "native")]
mod practice_live;
#[cfg(feature = "native")]
mod register_folder;
#[cfg(feature = "native")]
mod register_purge;
#[cfg(feature = "native")]
mod reply;
#[cfg(feature = "native")]
mod schema_agreement;
#[cfg(feature = "native")]
mod schema_broken;
#[cfg(feature = "native")]
mod schema_oracle;
#[cfg(feature = "native")]
mod schemas;
#[cfg(feature = "native")]
#[cfg(target_os = "linux")]
mod serve_disk;
mod serve_drop;
#[cfg(feature = "native")]
mod serve_inbox;
#[cfg(feature = "native")]
mod serve_inbox_door;
#[cfg(feature = "native")]
mod serve_mail;
#[cfg(feature = "native")]
mod serve_notice;
#[cfg(feature = "native")]
mod serve_remote;
#[cfg(feature = "native")]
mod serve_s3;
#[cfg(feature = "native")]
mod serve_site;
#[cfg(feature = "native")]
mod serve_start;
#[cfg(feature = "native")]
mod serve_store;
#[cfg(feature = "native")]
mod serve_tls;
#[cfg(feature = "native")]
mod serve_watch;
#[cfg(feature = "native")]
mod server;
#[cfg(feature = "native")]
mod stores;
