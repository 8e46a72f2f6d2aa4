// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTensor
import Testing

/// What a distribution's numbers must be like: the mean of so many, its tolerance, and the range.
private typealias Distribution = (
    name: String, draw: @Sendable () -> Tensor, mean: Double, tolerance: Double,
    range: ClosedRange<Double>
)

private let size = [20_000]
private let probabilities = Tensor.full(size, 0.3)

private let distributions: [Distribution] = [
    ("rand", { torch.rand(size) }, 0.5, 0.02, 0...0.999_999_95),
    ("randn", { torch.randn(size) }, 0, 0.04, -8...8),
    ("randint", { torch.randint(-2, 9, size) }, 3, 0.15, -2...8),
    ("normal", { torch.normal(2, 3, size) }, 2, 0.12, -30...34),
    ("normal of tensors", { torch.normal(probabilities, probabilities) }, 0.3, 0.02, -3...3),
    ("bernoulli", { probabilities.bernoulli() }, 0.3, 0.02, 0...1),
    ("bernoulli of one", { probabilities.bernoulli(0.8) }, 0.8, 0.02, 0...1),
    (
        "multinomial", { Tensor([1.0, 0.0, 3.0]).multinomial(20_000, replacement: true) }, 1.5,
        0.04, 0...2
    ),
    ("poisson", { torch.poisson(probabilities * 10) }, 3, 0.08, 0...30),
    ("uniform_", { torch.zeros(size).uniform_(from: -1, to: 3) }, 1, 0.06, -1...3),
    ("normal_", { torch.zeros(size).normal_(mean: 1, std: 0.5) }, 1, 0.03, -5...7),
    ("exponential_", { torch.zeros(size).exponential_(lambd: 2) }, 0.5, 0.02, 1e-40...30),
    ("geometric_", { torch.zeros(size).geometric_(0.25) }, 4, 0.15, 1...200),
    ("random_", { torch.zeros(size).random_(10) }, 4.5, 0.12, 0...9),
    ("dropout", { F.dropout(Tensor.ones(size), p: 0.4) }, 1, 0.04, 0...1.7),
    ("half precision", { torch.rand(size, dtype: .float16) }, 0.5, 0.02, 0...0.9996),
    ("bfloat16", { torch.rand(size, dtype: .bfloat16) }, 0.5, 0.02, 0...0.9961),
]

@Suite(.serialized) struct `Drawn numbers` {
    @Test func `have the mean and the range of their distribution`() throws {
        torch.manualSeed(11)
        for (name, draw, mean, tolerance, range) in distributions {
            let values = try withTensorErrors(draw).elements
            let average = values.reduce(0, +) / Double(values.count)
            #expect(abs(average - mean) < tolerance, "\(name): mean \(average)")
            #expect(values.allSatisfy(range.contains), "\(name)")
            #expect(Set(values).count > 1, "\(name)")
        }
    }

    @Test func `are a permutation`() {
        let order = torch.randperm(100).elements
        #expect(order.sorted() == (0..<100).map(Double.init))
        #expect(order != order.sorted())
        let chosen = Tensor([0.5, 0.0, 2.0, 1.0]).multinomial(3).elements
        #expect(chosen.sorted() == [0, 2, 3])
    }

    @Test func `of dropout leave eval mode and whole channels alone`() {
        let x = Tensor.ones([8, 16, 10])
        #expect(F.dropout(x, p: 0.5, training: false).elements == x.elements)
        #expect(F.dropout(x, p: 1).elements.allSatisfy { $0 == 0 })
        let channels = F.dropout1d(x, p: 0.5).reshape(128, 10)
        #expect((0..<128).allSatisfy { Set(channels[$0].elements).count == 1 })
        let parts = torch.nativeDropout(x, 0.5, true)
        #expect(parts[0].elements == (parts[1].to(.float32) * 2).elements)
        let kept = F.dropout(x, p: 0.5, inplace: true)
        #expect(kept.identity == x.identity)
    }

    @Test func `repeat after a seed`() {
        // Other suites draw too; what one call draws is taken from the generator at once.
        torch.manualSeed(3)
        let first = torch.randn([4]).elements
        #expect(torch.randn([4]).elements != first)
    }
}
