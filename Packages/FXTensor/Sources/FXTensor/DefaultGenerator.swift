// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

/// The generator of this process: what draws where no other is named.
///
/// It starts from an unpredictable seed; ``torch/manualSeed(_:)`` makes runs repeatable, as far as
/// tasks do not draw at the same time.
///
/// - SeeAlso: `torch.default_generator`
public struct DefaultGenerator: RandomNumberGenerator, Sendable {
    private static let shared = Mutex(
        SeededGenerator(seed: UInt64.random(in: .min ... .max)))

    public init() {}

    /// Returns the next 64 random bits.
    public mutating func next() -> UInt64 { Self.shared.withLock { $0.next() } }

    /// Returns a generator of its own that goes on from here.
    static func split() -> SeededGenerator {
        SeededGenerator(seed: shared.withLock { $0.next() })
    }

    static func seed(_ seed: UInt64) { shared.withLock { $0 = SeededGenerator(seed: seed) } }
}

extension torch {
    /// Starts the generator of this process anew, so that what follows can be repeated.
    ///
    /// - SeeAlso: `torch.manual_seed`, whose numbers are others
    public static func manualSeed(_ seed: UInt64) { DefaultGenerator.seed(seed) }
}

extension Tensor {
    /// Returns float32 numbers from 0 up to 1, evenly distributed.
    ///
    /// - SeeAlso: `torch.rand`
    public static func rand(_ shape: [Int]) -> Tensor {
        var generator = DefaultGenerator()
        return rand(shape, generator: &generator)
    }

    /// Returns float32 numbers of the standard normal distribution.
    ///
    /// - SeeAlso: `torch.randn`
    public static func randn(_ shape: [Int]) -> Tensor {
        var generator = DefaultGenerator()
        return randn(shape, generator: &generator)
    }
}
