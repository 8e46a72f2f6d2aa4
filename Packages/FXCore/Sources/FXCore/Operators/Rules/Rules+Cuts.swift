// SPDX-License-Identifier: Apache-2.0

// Tensors that are cut into a number of parts, or at positions.

extension InferenceRule {
    static let cuts = family(
        each("tensor_split.sections tensor_split.indices", cut(along: nil)),
        each(
            "hsplit.int hsplit.array",
            InferenceRule { call in
                try call.cut(along: try call.first().shape.rank == 1 ? 0 : 1)
            }),
        each("vsplit.int vsplit.array", cut(along: 0)),
        each("dsplit.int dsplit.array", cut(along: 2)),
        each(
            "glu",
            InferenceRule { call in
                let input = try call.first()
                let axis = try call.axis(of: input.shape, fallback: -1)
                guard input.shape.indices.contains(axis), (input.shape[axis].value ?? 2) % 2 == 0
                else { throw call.failure("an even extent", input.shape) }
                var dimensions = input.shape.dimensions
                dimensions[axis] = dimensions[axis].floorDivided(by: 2)
                return .tensor(input.dtype, dimensions)
            }))

    private static func cut(along axis: Int?) -> InferenceRule {
        InferenceRule { call in try call.cut(along: axis) }
    }
}

extension InferenceCall {
    /// The parts of a tensor along a dimension, which the call names unless it is given.
    fileprivate func cut(along given: Int?) throws -> Argument<ValueSpec> {
        let input = try first()
        let axis = try given ?? existingAxis(of: input.shape)
        guard input.shape.indices.contains(axis), let extent = input.shape[axis].value else {
            throw failure("a known extent", input.shape)
        }
        let lengths: [Int]
        if let count = int("sections") {
            guard 1...Self.mostParts ~= count else {
                throw failure("1 to \(Self.mostParts) parts", input.shape)
            }
            lengths = (0..<count).map { extent / count + ($0 < extent % count ? 1 : 0) }
        } else {
            guard let positions = try dimensions("indices") else { throw failure("positions") }
            var start = 0
            let ends = positions.map(\.value) + [extent]
            lengths = try ends.map { end in
                guard let end else { throw failure("known positions", input.shape) }
                let place = Swift.min(Swift.max(end < 0 ? end + extent : end, 0), extent)
                defer { start = place }
                return Swift.max(place - start, 0)
            }
        }
        return .list(lengths.map { part(input, axis, .known($0)) })
    }
}
