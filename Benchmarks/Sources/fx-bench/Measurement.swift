// SPDX-License-Identifier: Apache-2.0

/// What the samples of one benchmark at one size say.
struct Measurement {
    let benchmark: Benchmark
    let size: Int
    /// Microseconds a unit, smallest first.
    let samples: [Double]

    /// - Precondition: There is a sample.
    init(benchmark: Benchmark, size: Int, samples: [Double]) {
        precondition(!samples.isEmpty, "a measurement needs a sample")
        self.benchmark = benchmark
        self.size = size
        self.samples = samples.sorted()
    }

    var min: Double { samples[0] }

    var median: Double {
        let middle = samples.count / 2
        return samples.count.isMultiple(of: 2)
            ? (samples[middle - 1] + samples[middle]) / 2 : samples[middle]
    }

    /// One line of JSON; torch_side.py writes the same.
    var json: String {
        """
        {"side":"swift-fx","name":"\(benchmark.name)","size":\(size),\
        "unit":"\(benchmark.unit.rawValue)","median":\(median),"min":\(min),\
        "repeats":\(samples.count)}
        """
    }
}
