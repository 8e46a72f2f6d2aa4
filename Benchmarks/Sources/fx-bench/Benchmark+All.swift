// SPDX-License-Identifier: Apache-2.0

extension Benchmark {
    /// All benchmarks, in the order of a program's life: made, called, read, changed, rewritten, run, stored.
    static var all: [Benchmark] {
        making + calling + reading + editing + rewriting + passes + running + storing
    }
}
