// SPDX-License-Identifier: Apache-2.0

public import FX

/// How long runs of a model took.
public struct RunTiming: Sendable {
    /// The times of all runs, in the order in which they ran.
    public let times: [Duration]
    /// How many threads kernels could use.
    public let threads: Int

    public init(times: [Duration], threads: Int) {
        self.times = times
        self.threads = threads
    }

    /// The time below which a part of the runs stayed; 0.5 gives the median.
    public func quantile(_ part: Double) -> Double {
        let sorted = times.map { $0 / .milliseconds(1) }.sorted()
        guard let last = sorted.last else { return 0 }
        let place = part * Double(sorted.count - 1)
        let index = Int(place)
        guard index + 1 < sorted.count else { return last }
        return sorted[index] + (sorted[index + 1] - sorted[index]) * (place - Double(index))
    }

    /// The distance between the quartiles in milliseconds.
    public var spread: Double { quantile(0.75) - quantile(0.25) }
}

extension RunTiming: Inspection {
    public var json: Literal {
        [
            "runs": .int(times.count), "threads": .int(threads),
            "median_ms": Self.number(quantile(0.5)), "spread_ms": Self.number(spread),
            "min_ms": Self.number(quantile(0)), "max_ms": Self.number(quantile(1)),
            "times_ms": .list(times.map { Self.number($0 / .milliseconds(1)) }),
        ]
    }

    /// A number with three digits behind the point.
    private static func number(_ value: Double) -> Literal {
        .double((value * 1000).rounded() / 1000)
    }

    public func text(_ style: TextStyle) -> String {
        let median = style.marked("\(Quantity.fixed(quantile(0.5), 3)) ms", .bold)
        return "\(times.count) runs, \(threads) threads: median \(median), "
            + "spread \(Quantity.fixed(spread, 3)) ms, "
            + "from \(Quantity.fixed(quantile(0), 3)) to \(Quantity.fixed(quantile(1), 3)) ms\n"
    }
}

extension Profile: Inspection {
    public func text(_ style: TextStyle) -> String { description + "\n" }

    public var json: Literal {
        [
            "runs": .int(runs), "total_ms": .double(time / .milliseconds(1)),
            "nodes": .list(
                entries.map { entry in
                    [
                        "name": .string(entry.node.name), "operation": .string(entry.operation),
                        "module": .string(entry.module.text), "calls": .int(entry.calls),
                        "ms": .double(entry.time / .milliseconds(1)), "bytes": .int(entry.bytes),
                        "multiply_adds": .int(entry.multiplyAdds),
                    ]
                }),
            "modules": .list(
                modules.map { module in
                    [
                        "path": .string(module.path.text),
                        "ms": .double(module.time / .milliseconds(1)),
                        "bytes": .int(module.bytes), "multiply_adds": .int(module.multiplyAdds),
                    ]
                }),
        ]
    }
}
