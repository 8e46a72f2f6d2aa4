// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXSerialize
import FXTensor

extension ModelArchive {
    /// A model with weights of several dtypes, one of them at two paths.
    ///
    /// - Parameter scale: What makes the numbers of one model others than those of another.
    static func weighted(scale: Double = 1, count: Int = 3) throws -> ModelArchive {
        let graph = Graph()
        let x = try graph.placeholder("x")
        let weight = try graph.getAttribute("layers.0.weight")
        let tied = try graph.getAttribute("head.weight")
        let mask = try graph.getAttribute("mask")
        let sum = try graph.callFunction(.operator.add, [x, weight])
        try graph.output([sum, tied, mask])
        let numbers = (0..<(2 * count)).map { Double($0) * scale }
        let shared = Tensor(numbers).reshape([2, count])
        let tensors: [ModulePath: Tensor] = [
            "layers.0.weight": shared, "head.weight": shared,
            "mask": try Tensor(bytes: [1, 0, 1], dtype: .bool, shape: [3]),
            "steps": try Tensor(bytes: [7, 0, 0, 0, 0, 0, 0, 0], dtype: .int64, shape: []),
        ]
        var schema = StateSchema()
        schema["layers.0.weight"] = .parameter(shared.spec)
        schema["head.weight"] = .parameter(shared.spec)
        schema["mask"] = .buffer(TensorSpec(.bool, [3]), isPersistent: false)
        schema["steps"] = .buffer(TensorSpec(.int64, []), isPersistent: true)
        return ModelArchive(graph: graph, schema: schema, tensors: tensors)
    }

    /// What a copy must have in common with the model.
    func facts() throws -> String {
        let numbers = tensors.map { "\($0.key): \($0.value.dtype) \($0.value.elements)" }.sorted()
        return "\(graph)\n\(schema.paths)\n\(numbers)"
    }
}
