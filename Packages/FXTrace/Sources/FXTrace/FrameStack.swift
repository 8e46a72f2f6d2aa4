// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// The modules whose `forward` is running, and what nodes note of them.
///
/// Nodes recorded in one place share one provenance: the lines of the innermost module that were
/// seen last are remembered.
struct FrameStack {
    private var frames: [ModuleFrame] = []
    private var withoutLine: Provenance?
    private var lines: [(location: SourceLocation, provenance: Provenance)] = []
    private var oldest = 0

    private static let capacity = 4

    /// The innermost module.
    var last: ModuleFrame? { frames.last }

    mutating func push(_ frame: ModuleFrame) {
        frames.append(frame)
        forget()
    }

    mutating func pop() {
        frames.removeLast()
        forget()
    }

    private mutating func forget() {
        withoutLine = nil
        lines.removeAll(keepingCapacity: true)
        oldest = 0
    }

    /// What a node made now notes; nil where there is nothing to note.
    mutating func provenance(at location: SourceLocation?) -> Provenance? {
        guard let location else { return provenanceWithoutLine() }
        for line in lines where line.location == location { return line.provenance }
        let provenance = Provenance(location: location, modules: frames)
        if lines.count < Self.capacity {
            lines.append((location, provenance))
        } else {
            lines[oldest] = (location, provenance)
            oldest = (oldest + 1) % Self.capacity
        }
        return provenance
    }

    private mutating func provenanceWithoutLine() -> Provenance? {
        if frames.isEmpty { return nil }
        if let withoutLine { return withoutLine }
        let provenance = Provenance(modules: frames)
        withoutLine = provenance
        return provenance
    }
}
