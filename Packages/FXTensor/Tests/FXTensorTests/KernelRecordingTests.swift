// SPDX-License-Identifier: Apache-2.0

import FXCore
import Testing

@testable import FXTensor

/// Notes calls as torch.fx prints them.
private final class Notes: Recorder {
    var lines: [String] = []

    func record(
        _ callee: Callee, _ arguments: [Argument<Tensor>], _ keywords: KeywordArguments<Tensor>,
        location: FXCore.SourceLocation?
    ) -> Tensor {
        let words = keywords.entries.map { "\($0.key)=\(Self.text($0.value))" }
        lines.append("\(callee)(\((arguments.map(Self.text) + words).joined(separator: ", ")))")
        return Tensor(TracedValue(recorder: self, id: 1))
    }

    func poison(
        _ misuse: TraceMisuse, of value: TracedValue?, location: FXCore.SourceLocation?
    ) { lines.append("\(misuse)") }

    func nextDummyBool() -> Bool { false }
    func nextDummyInt() -> Int { 1 }
    func nextDummyDouble() -> Double { 1 }

    private static func text(_ argument: Argument<Tensor>) -> String {
        [argument].pythonRepr { _ in "x" }
    }
}

/// What a call of torch.fx 2.13 has as target, arguments and keywords.
private let recorded: [(String, @Sendable (Tensor) -> Tensor)] = [
    ("torch.conv1d(x, x, x, stride=2)", { F.conv1d($0, $0, $0, stride: 2) }),
    ("torch.conv2d(x, x, padding='same')", { F.conv2d($0, $0, padding: "same") }),
    ("torch.conv3d(x, x, stride=(1, 2, 2))", { F.conv3d($0, $0, stride: [1, 2, 2]) }),
    (
        "torch.conv_transpose2d(x, x, x, stride=2, padding=1)",
        { F.convTranspose2d($0, $0, $0, stride: 2, padding: 1) }
    ),
    (
        "torch.nn.functional.max_pool2d(x, 2, stride=2, padding=0, dilation=1, "
            + "ceil_mode=False, return_indices=False)",
        { F.maxPool2d($0, 2, stride: 2) }
    ),
    (
        "torch.nn.functional.max_pool1d(x, 2, stride=None, padding=0, dilation=1, "
            + "ceil_mode=False, return_indices=False)",
        { F.maxPool1d($0, 2) }
    ),
    ("torch.avg_pool1d(x, 2)", { F.avgPool1d($0, 2) }),
    ("torch._C._nn.avg_pool2d(x, 2, stride=2)", { F.avgPool2d($0, 2, stride: 2) }),
    ("torch.adaptive_avg_pool1d(x, 2)", { F.adaptiveAvgPool1d($0, 2) }),
    (
        "torch.nn.functional.adaptive_avg_pool2d(x, (2, 3))",
        { F.adaptiveAvgPool2d($0, [2, 3]) }
    ),
    (
        "torch.nn.functional.adaptive_max_pool2d(x, 2, return_indices=False)",
        { F.adaptiveMaxPool2d($0, 2) }
    ),
    (
        "torch.nn.functional.softmax(x, dim=-1, _stacklevel=3, dtype=None)",
        { F.softmax($0, dim: -1) }
    ),
    (
        "torch.nn.functional.layer_norm(x, (4,), weight=None, bias=None, eps=1e-05)",
        { F.layerNorm($0, [4]) }
    ),
    ("torch._C._nn.gelu(x, approximate='tanh')", { F.gelu($0, approximate: "tanh") }),
    ("torch.nn.functional.silu(x, inplace=False)", { F.silu($0) }),
    ("method softmax(x, dim=1)", { $0.softmax(dim: 1) }),
    ("torch.addmm(x, x, x, beta=2)", { torch.addmm($0, $0, $0, beta: 2) }),
    ("method mm(x, x)", { $0.mm($0) }), ("torch.bmm(x, x)", { torch.bmm($0, $0) }),
]

@Suite struct `Recorded kernels` {
    @Test func `have the arguments that torch.fx records`() {
        for (expected, call) in recorded {
            let notes = Notes()
            _ = call(Tensor(TracedValue(recorder: notes, id: 0)))
            #expect(notes.lines == [expected])
        }
    }

    @Test func `give the numbers that PyTorch gives`() {
        let x = Tensor([[1.0, -2.0, 3.0, 0.5]]).reshape([1, 1, 4])
        #expect(F.maxPool1d(x, 2).elements == [1, 3])
        #expect(F.avgPool1d(x, 2, stride: 1).elements == [-0.5, 0.5, 1.75])
        #expect(F.adaptiveAvgPool1d(x, 1).elements == [0.625])
        #expect(F.conv1d(x, Tensor([1.0, 2.0]).reshape([1, 1, 2])).elements == [-3, 4, 4])
        #expect(
            F.convTranspose1d(x, Tensor([1.0, 2.0]).reshape([1, 1, 2])).elements
                == [1, 0, -1, 6.5, 1])
        #expect(torch.mm(Tensor([[1.0, 2.0]]), Tensor([[3.0], [4.0]])).elements == [11])
        let sums = F.softmax(x, dim: -1).sum(dim: -1).elements
        #expect(abs(sums[0] - 1) < 1e-6)
    }
}

@Suite struct `Kernels on any number of threads` {
    @Test func `give the same numbers`() {
        var generator = SeededGenerator(seed: 3)
        let a = Tensor.randn([150, 130], generator: &generator)
        let b = Tensor.randn([130, 170], generator: &generator)
        let image = Tensor.randn([2, 8, 40, 40], generator: &generator)
        let filter = Tensor.randn([8, 8, 3, 3], generator: &generator)
        let threads = torch.numThreads
        let results = [1, 2, 3].map { count -> [[Double]] in
            torch.setNumThreads(count)
            return [
                torch.mm(a, b).elements, F.maxPool2d(image, 3, stride: 2).elements,
                F.softmax(image, dim: 1).elements, (image + image).elements,
                F.conv2d(image, filter, padding: 1).elements.map { ($0 * 1e4).rounded() },
            ]
        }
        torch.setNumThreads(threads)
        for other in results.dropFirst() {
            for (one, two) in zip(results[0], other) {
                #expect(zip(one, two).allSatisfy { abs($0 - $1) <= 1e-5 * max(1, abs($0)) })
            }
        }
    }

    @Test func `a written weight is not the one that was packed`() {
        var generator = SeededGenerator(seed: 4)
        let image = Tensor.randn([1, 16, 12, 12], generator: &generator)
        let weight = Tensor.randn([16, 16, 3, 3], generator: &generator)
        let before = F.conv2d(image, weight).elements
        weight.fill_(0)
        #expect(F.conv2d(image, weight).elements.allSatisfy { $0 == 0 })
        #expect(!before.allSatisfy { $0 == 0 })
    }
}
