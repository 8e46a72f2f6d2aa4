// SPDX-License-Identifier: Apache-2.0

internal import FXCore

#if canImport(Darwin)
    private import Darwin
#elseif canImport(Musl)
    private import Musl
#else
    private import Glibc
#endif

/// Numbers of distributions, drawn from a generator.
struct RandomSource<Generator: RandomNumberGenerator> {
    var generator: Generator
    private var spare: Double?

    init(_ generator: Generator) { self.generator = generator }

    /// A number from 0 up to 1, of 53 random bits.
    mutating func unit() -> Double { Double(generator.next() >> 11) / 0x1p53 }

    /// A number from 0 up to 1 that a dtype holds exactly, so that none is rounded up to 1.
    mutating func unit(_ dtype: DType) -> Double {
        let bits: UInt64 =
            switch dtype {
            case .float32: 24
            case .float16: 11
            case .bfloat16: 8
            default: 53
            }
        return Double(generator.next() >> (64 - bits)) / Double(UInt64(1) << bits)
    }

    /// A number of the standard normal distribution, by Box and Muller.
    mutating func normal() -> Double {
        if let value = spare {
            spare = nil
            return value
        }
        // 1 - u is never 0.
        let radius = (-2 * log(1 - unit())).squareRoot()
        let angle = 2 * Double.pi * unit()
        spare = radius * sin(angle)
        return radius * cos(angle)
    }

    /// A number of the exponential distribution of rate 1, greater than 0.
    mutating func exponential() -> Double {
        let value = -log(1 - unit())
        return value > 0 ? value : .leastNormalMagnitude
    }

    /// A whole number from 0 up to a bound, which is greater than 0.
    mutating func below(_ bound: UInt64) -> UInt64 { generator.next(upperBound: bound) }

    /// A number of the Poisson distribution.
    mutating func poisson(_ rate: Double) -> Double {
        if rate <= 0 { return 0 }
        if rate > 500 {
            // Far from 0 it is a normal distribution, as far as float32 shows.
            return max((rate + rate.squareRoot() * normal()).rounded(), 0)
        }
        let limit = exp(-rate)
        var (count, product) = (0.0, unit())
        while product > limit {
            product *= unit()
            count += 1
        }
        return count
    }
}

extension DefaultGenerator {
    /// Draws many numbers from this process's generator under one lock.
    static func draw<Result>(
        _ body: (inout RandomSource<SeededGenerator>) throws(TensorError) -> Result
    ) throws(TensorError) -> Result {
        // What is drawn at the same time elsewhere comes from another stream.
        var source = RandomSource(split())
        return try body(&source)
    }
}

extension Kernels {
    /// A tensor of numbers that a closure draws, one for each place.
    static func random(
        _ extents: [Int], _ dtype: DType,
        _ draw: (inout RandomSource<SeededGenerator>) -> Double
    ) throws(TensorError) -> TensorStorage {
        let count = try TensorStorage.elementCount(of: extents, dtype)
        let target = try TensorStorage.allocate(dtype == .float32 ? dtype : .float64, extents)
        try DefaultGenerator.draw { source throws(TensorError) in
            if dtype == .float32 {
                let pointer = target.pointer(as: Float.self)
                for index in 0..<count { pointer[index] = Float(draw(&source)) }
            } else {
                let pointer = target.pointer(as: Double.self)
                for index in 0..<count { pointer[index] = draw(&source) }
            }
        }
        return try cast(target, to: dtype)
    }

    /// A tensor of numbers that a closure makes of each element of another.
    static func random(
        over input: TensorStorage, _ dtype: DType,
        _ draw: (inout RandomSource<SeededGenerator>, Double) -> Double
    ) throws(TensorError) -> TensorStorage {
        let source = try cast(input, to: .float64).contiguous()
        let values = source.pointer(as: Double.self)
        var index = 0
        return try withExtendedLifetime(source) { () throws(TensorError) in
            try random(input.extents, dtype) { generator in
                index += 1
                return draw(&generator, values[index - 1])
            }
        }
    }
}
