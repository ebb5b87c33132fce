//! Sealing and opening, natively: a referral of text only, to keys of either kind, and one with 25 MiB of attachments.
//!
//! `cargo bench --bench envelope`; `make bench` runs it and writes the figures into `docs/performance.md`.

mod noise;

use criterion::measurement::WallTime;
use criterion::{BatchSize, BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main};

use marac_portal::domain::mode::Live;
use marac_portal::envelope::{Attachment, Content, Family, Identity, Recipient, Sealed, open, seal};

use noise::noise;

fn text_only(c: &mut Criterion) {
    let content = content(Vec::new());
    let mut group = c.benchmark_group("text-only");
    bench(&mut group, content, Family::Classic);
    group.finish();
}

fn post_quantum(c: &mut Criterion) {
    let content = content(Vec::new());
    let mut group = c.benchmark_group("text-only-post-quantum");
    bench(&mut group, content, Family::PostQuantum);
    group.finish();
}

fn attachments(c: &mut Criterion) {
    let file = |n: usize| Attachment { name: format!("scan-{n}.pdf"), bytes: noise(5 << 20, n as u64 + 1) };
    let content = content((1..=5).map(file).collect());
    let mut group = c.benchmark_group("25-MiB-of-attachments");
    group.sample_size(20).throughput(Throughput::Bytes(25 << 20));
    bench(&mut group, content, Family::Classic);
    group.finish();
}

fn bench(group: &mut BenchmarkGroup<'_, WallTime>, content: Content, family: Family) {
    let people: Vec<Identity> = (0..3).map(|_| Identity::generate_of(family).expect("randomness")).collect();
    let recipients: Vec<Recipient> = people.iter().map(Identity::recipient).collect();
    let sealed = sealed(content.clone(), &recipients).into_bytes();
    group.bench_function("seal", |b| {
        b.iter_batched(|| content.clone(), |content| self::sealed(content, &recipients), BatchSize::LargeInput)
    });
    // The last of the three: every stanza is tried before the right one.
    let last = &people[2..];
    group.bench_function("open", |b| b.iter(|| open(&sealed, last).expect("our own file opens")));
}

fn sealed(content: Content, recipients: &[Recipient]) -> Sealed<Live> {
    seal(content, recipients).expect("a usual referral can be sealed")
}

/// A record and a text of usual length.
fn content(attachments: Vec<Attachment>) -> Content {
    Content { record: noise(20_000, 7), text: "What is known. ".repeat(1_000), attachments }
}

criterion_group!(benches, text_only, post_quantum, attachments);
criterion_main!(benches);
