//! Time and throughput of each stage: `cargo bench --bench throughput`.

mod stages;

use divan::Bencher;
use divan::counter::BytesCount;
use stages::Sample;

fn main() {
    divan::main();
}

#[divan::bench(args = stages::stages())]
fn stage(bencher: Bencher<'_, '_>, stage: &str) {
    let sample = Sample::new();
    bencher.counter(BytesCount::of_str(stages::ARTICLE)).bench_local(|| sample.run(stage));
}
