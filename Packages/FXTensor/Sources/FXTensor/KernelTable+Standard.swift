// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension KernelTable {
    /// The kernels of the standard operators, a list for each family.
    static let standard: KernelTable = {
        var kernels: [String: Kernel] = [:]
        for family in families {
            for entry in family { kernels[entry.name] = entry.kernel }
        }
        addAliases(to: &kernels)
        return KernelTable(kernels)
    }()

    private static let families: [[Entry]] = [
        fused,
        unaries,
        binaries,
        synonyms,
        divisions,
        powers,
        activations,
        selections,
        complexNumbers,
        arithmetic,
        pointwise,
        reductions,
        extremes,
        truths,
        deviations,
        norms,
        distances,
        orderings,
        medians,
        uniques,
        searches,
        views,
        stridedViews,
        shapeViews,
        axisViews,
        splits,
        viewCopies,
        viewScatters,
        conversions,
        joins,
        rearrangements,
        diagonals,
        paddings,
        gatherings,
        advancedIndices,
        embeddings,
        scatterings,
        constants,
        likes,
        sequences,
        queries,
        randomFactories,
        normals,
        bernoullis,
        distributions,
        dropouts,
        networks,
        matrixProducts,
        convolutions,
        pooling,
        rows,
        writes,
        normalizations,
        losses,
        fourier,
        attention,
        recurrent,
        linearAlgebra,
        resampling,
        functions,
        unpoolings,
        gradients,
        assertions,
        covariances,
    ]

    // Every operator takes numbers for tensors too, so both overloads share a kernel.
    private static let arithmetic: [Entry] =
        ["Tensor", "Scalar"].flatMap { overload -> [Entry] in
            [
                Entry("aten.add.\(overload)") { call throws(TensorError) in
                    try Kernels.add(call.operand(0), call.operand(1), alpha: call.number(2))
                },
                Entry("aten.sub.\(overload)") { call throws(TensorError) in
                    try Kernels.sub(call.operand(0), call.operand(1), alpha: call.number(2))
                },
                Entry("aten.mul.\(overload)") { call throws(TensorError) in
                    try Kernels.mul(call.operand(0), call.operand(1))
                },
                Entry("aten.div.\(overload)") { call throws(TensorError) in
                    try Kernels.div(call.operand(0), call.operand(1))
                },
                comparison(Comparisons.Greater.self, overload),
                comparison(Comparisons.GreaterOrEqual.self, overload),
                comparison(Comparisons.Less.self, overload),
                comparison(Comparisons.LessOrEqual.self, overload),
                comparison(Comparisons.Equal.self, overload),
                comparison(Comparisons.NotEqual.self, overload),
            ]
        }

    private static func comparison<Operation: ComparisonOperation>(
        _: Operation.Type, _ overload: String
    ) -> Entry {
        Entry("aten.\(Operation.name).\(overload)") { call throws(TensorError) in
            try Kernels.compare(Operation.self, call.operand(0), call.operand(1))
        }
    }

    private static func unary<Operation: UnaryOperation>(_: Operation.Type) -> Entry {
        Entry("aten.\(Operation.name).default") { call throws(TensorError) in
            try Kernels.unary(Operation.self, call.storage(0))
        }
    }

    private static func floating<Operation: FloatingOperation>(_: Operation.Type) -> Entry {
        Entry("aten.\(Operation.name).default") { call throws(TensorError) in
            try Kernels.floating(Operation.self, call.storage(0))
        }
    }

    private static let pointwise: [Entry] = [
        unary(Pointwise.Negation.self), unary(Pointwise.Absolute.self),
        unary(Pointwise.ReLU.self), floating(Pointwise.Exponential.self),
        floating(Pointwise.SquareRoot.self), floating(Pointwise.ReciprocalSquareRoot.self),
        floating(Pointwise.HyperbolicTangent.self), floating(Pointwise.Sigmoid.self),
        Entry("fx.functional_relu.default") { call throws(TensorError) in
            let input = try call.storage(0)
            let result = try Kernels.unary(Pointwise.ReLU.self, input)
            return try call.bool(1) ? Kernels.copy(result, into: input) : result
        },
    ]
}
