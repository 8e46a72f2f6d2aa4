// SPDX-License-Identifier: Apache-2.0

extension InferenceRule {
    static let poolings = family(
        each("avg_pool1d max_pool1d", pooling(1)), each("avg_pool2d max_pool2d", pooling(2)),
        each("avg_pool3d max_pool3d", pooling(3)),
        each("max_pool1d_with_indices", pooling(1, givesIndices: true)),
        each("max_pool2d_with_indices", pooling(2, givesIndices: true)),
        each("max_pool3d_with_indices", pooling(3, givesIndices: true)),
        each("adaptive_avg_pool1d", adaptive(1)),
        each("adaptive_avg_pool2d _adaptive_avg_pool2d", adaptive(2)),
        each("adaptive_avg_pool3d _adaptive_avg_pool3d", adaptive(3)),
        each("adaptive_max_pool1d", adaptive(1, givesIndices: true)),
        each("adaptive_max_pool2d", adaptive(2, givesIndices: true)),
        each("adaptive_max_pool3d", adaptive(3, givesIndices: true)),
        each(
            "avg_pool2d_backward avg_pool3d_backward max_pool2d_with_indices_backward "
                + "_adaptive_avg_pool2d_backward _adaptive_avg_pool3d_backward",
            same(as: "self")))

    private static func pooling(_ rank: Int, givesIndices: Bool = false) -> InferenceRule {
        InferenceRule { call in
            let input = try call.first()
            let lead = input.shape.rank - rank
            guard 1...2 ~= lead else {
                throw call.failure("\(rank) spatial dimensions", input.shape)
            }
            var result = Array(input.shape.prefix(lead))
            for axis in 0..<rank {
                result.append(try call.pooled(input.shape[lead + axis], axis: axis, rank: rank))
            }
            return .pooled(input.dtype, result, givesIndices: givesIndices)
        }
    }

    private static func adaptive(_ rank: Int, givesIndices: Bool = false) -> InferenceRule {
        InferenceRule { call in
            let input = try call.first()
            let asked = try call.dimensions("output_size") ?? []
            let lead = input.shape.rank - rank
            guard 1...2 ~= lead, asked.count == rank || asked.count == 1 else {
                throw call.failure("\(rank) spatial dimensions and extents", input.shape)
            }
            let extents = asked.count == rank ? asked : Array(repeating: asked[0], count: rank)
            return .pooled(
                input.dtype, input.shape.prefix(lead) + extents, givesIndices: givesIndices)
        }
    }
}

extension InferenceCall {
    /// One spatial extent after pooling.
    func pooled(_ length: Dimension, axis: Int, rank: Int) throws -> Dimension {
        let kernel = try ints("kernel_size", count: rank, fallback: 1)[axis]
        let stride = try ints("stride", count: rank, fallback: 0)[axis]
        let step = stride == 0 ? kernel : stride
        let padding = try ints("padding", count: rank, fallback: 0)[axis]
        let dilation = try ints("dilation", count: rank, fallback: 1)[axis]
        guard step > 0, padding >= 0 else { throw failure("a stride of 1 or more") }
        let window = Dimension.known(dilation) * (.known(kernel) - 1) + 1
        let reach = length + 2 * .known(padding) - window
        guard bool("ceil_mode") else { return reach.floorDivided(by: step) + 1 }
        // The last window starts inside the input or its padding on the left.
        let last = (length + .known(padding - 1)).floorDivided(by: step) + 1
        return ((reach + .known(step - 1)).floorDivided(by: step) + 1).minimum(last)
    }
}

extension Argument<ValueSpec> {
    fileprivate static func pooled(
        _ dtype: DType, _ dimensions: [Dimension], givesIndices: Bool
    ) -> Self {
        let values = tensor(dtype, dimensions)
        return givesIndices ? .tuple([values, .tensor(.int64, dimensions)]) : values
    }
}
