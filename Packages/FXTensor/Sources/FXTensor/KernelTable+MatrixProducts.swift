// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension KernelTable {
    static let matrixProducts: [Entry] = [
        Entry("aten.mm.default") { call throws(TensorError) in
            try Kernels.mm(call.storage(0), call.storage(1))
        },
        Entry("aten.bmm.default") { call throws(TensorError) in
            try Kernels.bmm(call.storage(0), call.storage(1))
        },
        Entry("aten.mv.default") { call throws(TensorError) in
            try Kernels.mv(call.storage(0), call.storage(1))
        },
        Entry("aten.dot.default") { call throws(TensorError) in
            try Kernels.dot(call.storage(0), call.storage(1))
        },
        Entry("aten.vdot.default") { call throws(TensorError) in
            try Kernels.vdot(call.storage(0), call.storage(1))
        },
        Entry("aten.matmul.default") { call throws(TensorError) in
            try Kernels.matmul(call.storage(0), call.storage(1))
        },
        Entry("aten.linear.default") { call throws(TensorError) in
            try Kernels.linear(call.storage(0), call.storage(1), call.optionalStorage(2))
        },
        Entry("aten.addmm.default") { call throws(TensorError) in
            try Kernels.mm(
                call.storage(1), call.storage(2), adding: call.productSum, operation: "addmm")
        },
        Entry("aten.addmv.default") { call throws(TensorError) in
            try Kernels.mv(
                call.storage(1), call.storage(2), adding: call.productSum, operation: "addmv")
        },
        Entry("aten.baddbmm.default") { call throws(TensorError) in
            try Kernels.bmm(
                call.storage(1), call.storage(2), adding: call.productSum, operation: "baddbmm")
        },
        Entry("aten.addbmm.default") { call throws(TensorError) in
            try Kernels.addbmm(call.storage(1), call.storage(2), adding: call.productSum)
        },
        Entry("aten.addr.default") { call throws(TensorError) in
            try Kernels.addOuter(call.storage(1), call.storage(2), adding: call.productSum)
        },
        outer("outer"), outer("ger"),
        Entry("aten.inner.default") { call throws(TensorError) in
            try Kernels.inner(call.storage(0), call.storage(1))
        },
        Entry("aten.chain_matmul.default") { call throws(TensorError) in
            try Kernels.chainMatmul(call.matrices(0))
        },
    ]

    private static func outer(_ name: String) -> Entry {
        Entry("aten.\(name).default") { call throws(TensorError) in
            try Kernels.outer(call.storage(0), call.storage(1), operation: name)
        }
    }
}

extension OperatorCall where Leaf == Tensor {
    fileprivate func matrices(_ index: Int) throws(TensorError) -> [TensorStorage] {
        var result: [TensorStorage] = []
        for item in arguments[index].items ?? [] {
            guard let tensor = item.leaf else {
                throw .invalidArgument(
                    operation: schema.name, parameter: schema.parameters[index].name,
                    expected: "tensors")
            }
            result.append(try tensor.elements(for: schema.name))
        }
        return result
    }

    /// What `addmm` and its kin add the product to.
    fileprivate var productSum: ProductSum {
        get throws(TensorError) {
            ProductSum(input: try storage(0), beta: try number(3), alpha: try number(4))
        }
    }
}
