// SPDX-License-Identifier: Apache-2.0

/// Something to be timed, at any size.
struct Benchmark {
    /// What is made before the clock starts: the work, and how many units it is.
    struct Task {
        var units: Int
        var body: () throws -> Any
    }

    /// What one unit of work is.
    enum Unit: String {
        case node = "us/node"
        case use = "us/use"
        case call = "us/call"
        case run = "us/run"
        case bytes = "bytes/node"
        case megabyte = "us/MB"
    }

    let name: String
    let summary: String
    let unit: Unit
    private let takeSample: (Int) throws -> Double

    /// - Parameters:
    ///   - summary: What is timed, in a line.
    ///   - setup: Makes what the body works on; it runs before each sample, outside the time.
    ///   - units: How many units of work the body does; by default the size.
    ///   - body: The work; its result is kept until the clock has stopped.
    init<State>(
        _ name: String, _ summary: String, per unit: Unit = .node,
        setup: @escaping (Int) throws -> State,
        units: @escaping (State, Int) -> Int = { $1 },
        body: @escaping (State) throws -> Any
    ) {
        self.name = name
        self.summary = summary
        self.unit = unit
        takeSample = { size in
            let state = try setup(size)
            return try Self.time(Task(units: units(state, size)) { try body(state) })
        }
    }

    /// - Parameters:
    ///   - summary: What is made, in a line.
    ///   - making: Makes the value whose memory is measured.
    init(_ name: String, _ summary: String, bytesOf making: @escaping (Int) throws -> Any) {
        self.name = name
        self.summary = summary
        unit = .bytes
        takeSample = { size in
            let before = AllocatedMemory.bytes
            let value = try making(size)
            let after = AllocatedMemory.bytes
            keep(value)
            return Double(after - before) / Double(size)
        }
    }

    /// Takes samples: each runs the body once, on a state of its own.
    ///
    /// One more run, which is not counted, comes first.
    func measure(size: Int, repeats: Int) throws -> Measurement {
        var samples: [Double] = []
        for round in 0...repeats {
            let sample = try takeSample(size)
            if round > 0 { samples.append(sample) }
        }
        return Measurement(benchmark: self, size: size, samples: samples)
    }

    /// Returns the microseconds of one unit.
    private static func time(_ task: Task) throws -> Double {
        let clock = ContinuousClock()
        let start = clock.now
        let result = try task.body()
        let time = start.duration(to: clock.now)
        keep(result)
        return time / .microseconds(1) / Double(max(1, task.units))
    }
}

/// Takes a value where the optimiser cannot see that nobody needs it.
@inline(never)
private func keep(_ value: Any) { withExtendedLifetime(value) {} }
