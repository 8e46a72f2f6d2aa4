// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// How an element of a resampled tensor follows from its neighbours along each axis.
enum ResamplingFilter: Hashable {
    case nearest
    /// The nearest by the centres of elements.
    case nearestExact
    case linear, cubic
    /// Weighted by distance over as many elements as one of the result covers.
    case smoothLinear, smoothCubic, smoothLanczos
}

/// For each place of a result along one axis, the places of the input and their weights.
struct ResamplingAxis {
    /// Where the taps of each place start; one more than there are places.
    private(set) var starts = [0]
    private(set) var sources: [Int] = []
    private(set) var weights: [Double] = []

    var count: Int { starts.count - 1 }

    private mutating func add(_ taps: [(source: Int, weight: Double)]) {
        for tap in taps {
            sources.append(tap.source)
            weights.append(tap.weight)
        }
        starts.append(sources.count)
    }

    /// - Parameters:
    ///   - factor: By how much the axis is lengthened, where the caller says so.
    ///   - isSingle: Whether places are computed in single precision.
    init(
        from input: Int, to output: Int, _ filter: ResamplingFilter, factor: Double?,
        alignsCorners: Bool, isSingle: Bool
    ) {
        if isSingle {
            fill(input, output, filter, factor, alignsCorners, Float.self)
        } else {
            fill(input, output, filter, factor, alignsCorners, Double.self)
        }
    }

    private mutating func fill<Real: WideElement>(
        _ input: Int, _ output: Int, _ filter: ResamplingFilter, _ factor: Double?,
        _ alignsCorners: Bool, _: Real.Type
    ) {
        let places = ResamplingPlaces<Real>(
            input: input, output: output, factor: factor, alignsCorners: alignsCorners)
        for place in 0..<output {
            switch filter {
            case .nearest: add([(places.nearest(place, isExact: false), 1)])
            case .nearestExact: add([(places.nearest(place, isExact: true), 1)])
            case .linear: add(places.linear(place))
            case .cubic: add(places.cubic(place))
            case .smoothLinear:
                add(places.smooth(place, width: 2) { max(1 - $0.magnitude, 0) })
            case .smoothCubic:
                add(places.smooth(place, width: 4) { Cubic.weight($0.magnitude, -0.5) })
            case .smoothLanczos: add(places.smooth(place, width: 6, Lanczos.weight))
            }
        }
    }
}

/// The kernel of cubic convolution.
///
/// - SeeAlso: Keys, Cubic convolution interpolation for digital image processing
enum Cubic {
    /// The weight at a distance of 0 or more.
    static func weight<Real: WideElement>(_ x: Real, _ a: Real) -> Real {
        if x < 1 { return ((a + 2) * x - (a + 3)) * x * x + 1 }
        if x < 2 { return ((a * x - 5 * a) * x + 8 * a) * x - 4 * a }
        return 0
    }

    /// The weights of the four neighbours of a place that lies a part of a step behind the second.
    static func weights<Real: WideElement>(_ part: Real) -> [Real] {
        [1 + part, part, 1 - part, 2 - part].map { weight($0, -0.75) }
    }
}

/// A sinc that ends after three steps.
enum Lanczos {
    static func weight<Real: WideElement>(_ x: Real) -> Real {
        guard x >= -3, x < 3 else { return 0 }
        return Real(sinc(Double(x)) * sinc(Double(x) / 3))
    }

    private static func sinc(_ x: Double) -> Double {
        x == 0 ? 1 : LossMath.sine(x * Double.pi) / (x * Double.pi)
    }
}

/// Places of a result in the input's coordinates.
private struct ResamplingPlaces<Real: WideElement> {
    var input: Int
    var output: Int
    /// Steps of the input for each of the output.
    var scale: Real
    var alignsCorners: Bool

    init(input: Int, output: Int, factor: Double?, alignsCorners: Bool) {
        (self.input, self.output, self.alignsCorners) = (input, output, alignsCorners)
        if alignsCorners {
            scale = output > 1 ? Real(input - 1) / Real(output - 1) : 0
        } else if let factor, factor > 0 {
            scale = Real(1 / factor)
        } else {
            scale = Real(input) / Real(max(output, 1))
        }
    }

    /// An integer that is surely one, within a range.
    private func clamped(_ value: Real, _ limit: Int) -> Int {
        value >= Real(limit) ? limit : value > -2 ? Int(value) : -2
    }

    func nearest(_ place: Int, isExact: Bool) -> Int {
        let center = isExact ? Real(place) + 0.5 : Real(place)
        return max(min(clamped(Real.floorOf(center * scale), input), input - 1), 0)
    }

    private func source(_ place: Int) -> Real {
        alignsCorners ? scale * Real(place) : scale * (Real(place) + 0.5) - 0.5
    }

    func linear(_ place: Int) -> [(source: Int, weight: Double)] {
        // The second tap is there for infinities, which it makes NaN as in PyTorch.
        if input == output { return [(place, 1), (place, 0)] }
        let position = max(source(place), 0)
        let first = min(clamped(Real.floorOf(position), input), input - 1)
        let part = min(max(position - Real(first), 0), 1)
        let second = min(first + 1, input - 1)
        return [(first, Double(1 - part)), (second, Double(part))]
    }

    func cubic(_ place: Int) -> [(source: Int, weight: Double)] {
        let position = source(place)
        let base = min(clamped(Real.floorOf(position), input), input - 1)
        let part = min(max(position - Real(base), 0), 1)
        return Cubic.weights(part).enumerated().map { index, weight in
            (min(max(base + index - 1, 0), input - 1), Double(weight))
        }
    }

    func smooth(
        _ place: Int, width: Int, _ filter: (Real) -> Real
    ) -> [(source: Int, weight: Double)] {
        let half = Real(width) * 0.5
        let support = scale >= 1 ? half * scale : half
        let center = scale * (Real(place) + 0.5)
        let first = max(clamped(center - support + 0.5, input), 0)
        let last = min(max(clamped(center + support + 0.5, input), first), input)
        let inverse: Real = scale >= 1 ? 1 / scale : 1
        let weights = (first..<last).map { filter((Real($0) - center + 0.5) * inverse) }
        let sum = weights.reduce(0, +)
        return weights.enumerated().map { index, weight in
            (first + index, Double(sum == 0 ? weight : weight / sum))
        }
    }
}
