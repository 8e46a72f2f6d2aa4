// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTensor
import Testing

/// Programs that are none, or do not fit two inputs and one number.
private let brokenPrograms: [String] = [
    "", "0 1", "0 add.Tensor:2", "2 relu.default:1", "0 #1 add.Tensor:2", "0 add_.Tensor:1",
    "0 nothing:1", "0 rand_like.default:1", "0 1 add.Tensor:99", "x", "0 1 mm.default:2",
    "0 relu.default:-1", "99999999999999999999",
]

@Suite struct `Fused operators` {
    private let x = Tensor([-1.5, 0.25, 2, -0.5, 1, 3]).reshape([2, 3])
    private let y = Tensor([0.5, -2, 1, 4, -1, 0.125]).reshape([2, 3])

    private func call(_ name: String, _ arguments: [Argument<Tensor>]) throws -> Tensor {
        let schema = try #require(OperatorTable.current.schema(named: name))
        let missing = schema.parameters.dropFirst(arguments.count).map {
            $0.defaultValue?.widened(to: Tensor.self) ?? .none
        }
        let bound = OperatorCall(schema: schema, arguments: arguments + missing)
        let result = try #require(try KernelTable.current.run(bound).leaf)
        let specs = bound.arguments.map { $0.map { ValueSpec.tensor($0.spec) } }
        let rule = try #require(schema.rule)
        let known = try rule.results(for: OperatorCall(schema: schema, arguments: specs))
        #expect(known.leaf?.tensor?.shape == result.spec.shape)
        #expect(known.leaf?.tensor?.dtype == result.spec.dtype)
        return result
    }

    @Test func `compute what their parts do`() throws {
        let w = Tensor([0.5, -1, 2, 0.25, 1, -0.75]).reshape([2, 3])
        let b = Tensor([0.5, -0.25])
        let linear = try call(
            "fx.linear_activation.default", [.leaf(x), .leaf(w), .leaf(b), "hardtanh", [-1, 2]])
        #expect(linear.elements == F.hardtanh(F.linear(x, w, b), minVal: -1, maxVal: 2).elements)
        let image = x.reshape([1, 1, 2, 3])
        let kernel = Tensor([1, -1]).float().reshape([1, 1, 1, 2])
        let conv = try call(
            "fx.conv_activation.default",
            [.leaf(image), .leaf(kernel), .none, [1, 1], [0, 1], [1, 1], 1, "relu"])
        #expect(conv.elements == F.conv2d(image, kernel, padding: [0, 1]).relu().elements)
        let sum = try call("fx.add_activation.default", [.leaf(x), .leaf(y), "sigmoid"])
        #expect(sum.elements == (x + y).sigmoid().elements)
        let chain = try call(
            "fx.elementwise.default",
            [
                .list([.leaf(x), .leaf(y)]),
                "0 1 add.Tensor:2 _ #0 clamp.default:3 tanh.default:1", [1.5],
            ])
        #expect(chain.elements == (x + y).clamp(max: 1.5).tanh().elements)
    }

    @Test(arguments: brokenPrograms)
    func `a program that is none is an error`(_ text: String) {
        #expect(throws: TensorError.self) {
            try call(
                "fx.elementwise.default", [.list([.leaf(x), .leaf(y)]), .string(text), [1.5]])
        }
    }

    @Test(arguments: [("softmax", 0), ("relu", 1), ("", 0)])
    func `an activation that is none is an error`(_ name: String, _ options: Int) {
        #expect(throws: TensorError.self) {
            try call(
                "fx.add_activation.default",
                [
                    .leaf(x), .leaf(y), .string(name),
                    .list(Array(repeating: .int(1), count: options)),
                ])
        }
    }
}
