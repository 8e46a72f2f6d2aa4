// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTensor
import Testing

private let x = Tensor([1.0, 2.0, 3.0])
private let flags = Tensor([true, false, true])

private let failures: [(String, @Sendable () -> Tensor, @Sendable (TensorError) -> Bool)] = [
    (
        "broadcasting", { x + Tensor([1.0, 2.0]) },
        { $0 == .shapeMismatch(.notBroadcastable([3], [2])) }
    ),
    (
        "bool minus bool", { flags - flags },
        { if case .dtypeMismatch("sub", _, _) = $0 { true } else { false } }
    ),
    ("relu of bool", { flags.relu() }, { $0 == .noKernel(operator: "relu", dtype: .bool) }),
    (
        "arithmetic of uint16", { Tensor([1], shape: [1], dtype: .uint16) + 2 },
        { $0 == .noKernel(operator: "add", dtype: .uint16) }
    ),
    (
        "product of matrices of Booleans",
        { Tensor.zeros([1, 1]).to(.bool).matmul(Tensor.zeros([1, 1]).to(.bool)) },
        { $0 == .noKernel(operator: "matmul", dtype: .bool) }
    ),
    ("axis", { x.sum(dim: 1) }, { $0 == .invalidAxis(operation: "sum", axis: 1, rank: 1) }),
    ("index", { x[3] }, { $0 == .indexOutOfRange(operation: "select", index: 3, count: 3) }),
    ("k", { x.topk(4).values }, { $0 == .indexOutOfRange(operation: "topk", index: 4, count: 3) }),
    (
        "negative power of integers", { Tensor([2]).pow(-1) },
        { if case .invalidValue("pow", _, _) = $0 { true } else { false } }
    ),
    (
        "clamp without bounds", { x.clamp() },
        { if case .invalidArgument("clamp", _, _) = $0 { true } else { false } }
    ),
    (
        "dtypes of a product", { x.matmul(Tensor([1, 2, 3])) },
        { if case .dtypeMismatch("matmul", _, _) = $0 { true } else { false } }
    ),
    (
        "float into integers", { Tensor([5]).add_(1.5) },
        { if case .dtypeMismatch("add_", _, _) = $0 { true } else { false } }
    ),
    (
        "view of a transposed", { Tensor([[1, 2], [3, 4]]).T.view(4) },
        { if case .shapeMismatch(.mismatch("view", _, _)) = $0 { true } else { false } }
    ),
    (
        "write to an expanded", { x.unsqueeze(0).expand(2, 3).fill_(1) },
        { if case .shapeMismatch(.mismatch("fill_", _, _)) = $0 { true } else { false } }
    ),
    ("size", { .zeros([1 << 40, 1 << 40]) }, { $0 == .tooLarge(bytes: .max) }),
    ("negative extent", { .zeros([-1]) }, { if case .shapeMismatch = $0 { true } else { false } }),
    (
        "channels", { F.conv2d(.zeros([1, 3, 4, 4]), .zeros([2, 2, 1, 1])) },
        { if case .shapeMismatch(.mismatch("conv2d", _, _)) = $0 { true } else { false } }
    ),
    (
        "one value per channel",
        { torch.batchNorm(.zeros([1, 2]), nil, nil, nil, nil, true, 0.1, 1e-5) },
        { if case .shapeMismatch(.mismatch("batch_norm", _, _)) = $0 { true } else { false } }
    ),
]

@Suite struct `An error in a scope` {
    @Test func `is thrown at its end`() {
        for (name, body, isExpected) in failures {
            do {
                _ = try withTensorErrors(body)
                Issue.record("\(name) did not fail")
            } catch let error as TensorError {
                #expect(isExpected(error), "\(name): \(error)")
                #expect(!error.description.isEmpty)
            } catch {
                Issue.record("\(name): \(error)")
            }
        }
    }

    @Test func `poisons what uses the result, and the first one wins`() {
        #expect(throws: TensorError.shapeMismatch(.notBroadcastable([3], [2]))) {
            try withTensorErrors {
                let bad = x + Tensor([1.0, 2.0])
                #expect(bad.isPoisoned)
                #expect((bad * 2).isPoisoned)
                #expect(bad.topk(1).values.isPoisoned)
                _ = x[17]
                #expect(bad.description == "Tensor(failed)")
            }
        }
    }

    @Test func `does not fire for what is right`() throws {
        let sum = try withTensorErrors { x + 1 }
        #expect(sum.elements == [2, 3, 4])
    }

    @Test func `stays within its own scope`() throws {
        try withTensorErrors {
            #expect(throws: TensorError.self) { try withTensorErrors { x[9] } }
            #expect((x + x).elements == [2, 4, 6])
        }
    }
}
