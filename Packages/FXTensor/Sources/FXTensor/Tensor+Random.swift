// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension Tensor {
    /// Returns float32 numbers from 0 up to 1, evenly distributed.
    ///
    /// - SeeAlso: `torch.rand`
    public static func rand(
        _ shape: [Int], generator: inout some RandomNumberGenerator
    ) -> Tensor {
        uniform(shape, low: 0, high: 1, generator: &generator)
    }

    /// Returns float32 numbers of the standard normal distribution.
    ///
    /// - SeeAlso: `torch.randn`
    public static func randn(
        _ shape: [Int], generator: inout some RandomNumberGenerator
    ) -> Tensor {
        random(shape, &generator) { generator in
            // Box and Muller; 1 - u is never 0.
            let radius = (-2 * CMath.log(1 - unit(&generator))).squareRoot()
            return radius * CMath.cos(2 * .pi * unit(&generator))
        }
    }

    /// Returns float32 numbers from `low` up to `high`, evenly distributed.
    ///
    /// - SeeAlso: `torch.Tensor.uniform_`
    public static func uniform(
        _ shape: [Int], low: Double, high: Double, generator: inout some RandomNumberGenerator
    ) -> Tensor {
        random(shape, &generator) { low + (high - low) * unit(&$0) }
    }

    /// 24 random bits as a fraction: exact in float32, and so less than 1.
    private static func unit(_ generator: inout some RandomNumberGenerator) -> Double {
        Double(generator.next() >> 40) / 0x1p24
    }

    private static func random<Generator: RandomNumberGenerator>(
        _ shape: [Int], _ generator: inout Generator, _ draw: (inout Generator) -> Double
    ) -> Tensor {
        do throws(TensorError) {
            let result = try TensorStorage.allocate(.float32, shape)
            let pointer = result.pointer(as: Float.self)
            for index in 0..<result.elementCount { pointer[index] = Float(draw(&generator)) }
            return Tensor(result)
        } catch {
            return failed(error)
        }
    }
}
