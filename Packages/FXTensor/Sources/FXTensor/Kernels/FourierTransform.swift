// SPDX-License-Identifier: Apache-2.0

#if canImport(Darwin)
    private import Darwin
#elseif canImport(Musl)
    private import Musl
#else
    private import Glibc
#endif

/// The discrete Fourier transform of one length, in double precision.
///
/// Powers of two by halves, other short lengths by the definition, other long ones as a
/// convolution of a power of two.
///
/// - SeeAlso: Bluestein, A linear filtering approach to the computation of discrete Fourier
///   transform
struct FourierTransform {
    private enum Method {
        case halves
        case definition
        indirect case convolution(FourierTransform, chirp: Signal, spectrum: Signal)
    }

    /// Real and imaginary parts.
    struct Signal {
        var re: [Double]
        var im: [Double]

        init(count: Int) {
            re = [Double](repeating: 0, count: count)
            im = re
        }
    }

    let count: Int
    private let method: Method
    /// `exp(-2 pi i k / count)`
    private let roots: Signal

    init(count: Int) {
        self.count = count
        roots = Self.roots(count, of: count)
        let isPowerOfTwo = count & (count - 1) == 0
        if isPowerOfTwo, count > 8 {
            method = .halves
        } else if count <= 64 {
            method = .definition
        } else {
            method = Self.chirp(count)
        }
    }

    /// Powers of a root of unity; the angle is reduced first, so that large powers stay exact.
    private static func roots(_ count: Int, of period: Int) -> Signal {
        var result = Signal(count: count)
        for index in 0..<count {
            let angle = -2 * Double.pi * Double(index) / Double(period)
            // Quarters of a turn are exact, so that infinities are not multiplied by almost 0.
            result.re[index] = 4 * index % (2 * period) == period ? 0 : cos(angle)
            result.im[index] = 2 * index % period == 0 ? 0 : sin(angle)
        }
        return result
    }

    private static func chirp(_ count: Int) -> Method {
        var length = 1
        while length < 2 * count - 1 { length *= 2 }
        var chirp = Signal(count: count)
        for index in 0..<count {
            let angle = -Double.pi * Double(index * index % (2 * count)) / Double(count)
            chirp.re[index] = cos(angle)
            chirp.im[index] = sin(angle)
        }
        var filter = Signal(count: length)
        for index in 0..<count {
            for place in [index, (length - index) % length] {
                filter.re[place] = chirp.re[index]
                filter.im[place] = -chirp.im[index]
            }
        }
        let inner = FourierTransform(count: length)
        inner.forward(&filter)
        return .convolution(inner, chirp: chirp, spectrum: filter)
    }

    /// Transforms in place: forward, or backward without dividing by the count.
    func apply(_ signal: inout Signal, isInverse: Bool) {
        if isInverse { for index in signal.im.indices { signal.im[index] = -signal.im[index] } }
        forward(&signal)
        if isInverse { for index in signal.im.indices { signal.im[index] = -signal.im[index] } }
    }

    private func forward(_ signal: inout Signal) {
        switch method {
        case .halves: halves(&signal)
        case .definition: definition(&signal)
        case .convolution(let inner, let chirp, let spectrum):
            convolve(&signal, inner, chirp, spectrum)
        }
    }

    private func definition(_ signal: inout Signal) {
        var result = Signal(count: count)
        for frequency in 0..<count {
            var (re, im, turn) = (0.0, 0.0, 0)
            for index in 0..<count {
                let (c, s) = (roots.re[turn], roots.im[turn])
                if c != 0 {
                    re += signal.re[index] * c
                    im += signal.im[index] * c
                }
                if s != 0 {
                    re -= signal.im[index] * s
                    im += signal.re[index] * s
                }
                turn += frequency
                if turn >= count { turn -= count }
            }
            result.re[frequency] = re
            result.im[frequency] = im
        }
        signal = result
    }

    private func halves(_ signal: inout Signal) {
        reverseBits(&signal)
        var half = 1
        while half < count {
            let step = count / (2 * half)
            for start in stride(from: 0, to: count, by: 2 * half) {
                for index in 0..<half {
                    let (low, high) = (start + index, start + index + half)
                    let (c, s) = (roots.re[index * step], roots.im[index * step])
                    let re = signal.re[high] * c - signal.im[high] * s
                    let im = signal.re[high] * s + signal.im[high] * c
                    signal.re[high] = signal.re[low] - re
                    signal.im[high] = signal.im[low] - im
                    signal.re[low] += re
                    signal.im[low] += im
                }
            }
            half *= 2
        }
    }

    private func reverseBits(_ signal: inout Signal) {
        var target = 0
        for index in 1..<max(count, 1) {
            var bit = count >> 1
            while target & bit != 0 {
                target ^= bit
                bit >>= 1
            }
            target |= bit
            if index < target {
                signal.re.swapAt(index, target)
                signal.im.swapAt(index, target)
            }
        }
    }

    private func convolve(
        _ signal: inout Signal, _ inner: FourierTransform, _ chirp: Signal, _ spectrum: Signal
    ) {
        var work = Signal(count: inner.count)
        for index in 0..<count {
            work.re[index] = signal.re[index] * chirp.re[index] - signal.im[index] * chirp.im[index]
            work.im[index] = signal.re[index] * chirp.im[index] + signal.im[index] * chirp.re[index]
        }
        inner.forward(&work)
        for index in 0..<inner.count {
            let re = work.re[index] * spectrum.re[index] - work.im[index] * spectrum.im[index]
            work.im[index] =
                work.re[index] * spectrum.im[index] + work.im[index] * spectrum.re[index]
            work.re[index] = re
        }
        inner.apply(&work, isInverse: true)
        let scale = 1 / Double(inner.count)
        for index in 0..<count {
            let (re, im) = (work.re[index] * scale, work.im[index] * scale)
            signal.re[index] = re * chirp.re[index] - im * chirp.im[index]
            signal.im[index] = re * chirp.im[index] + im * chirp.re[index]
        }
    }
}
