// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// Complex numbers in row-major order, in double precision.
struct ComplexGrid {
    private(set) var extents: [Int]
    var re: [Double]
    var im: [Double]

    /// Reads a tensor; real elements have no imaginary part.
    init(_ storage: TensorStorage) throws(TensorError) {
        extents = storage.extents
        guard storage.dtype.category == .complex else {
            re = try storage.doubles()
            im = [Double](repeating: 0, count: re.count)
            return
        }
        let source = try storage.contiguous()
        (re, im) = withExtendedLifetime(source) {
            storage.dtype == .complex64
                ? Self.split(source, Float.self) : Self.split(source, Double.self)
        }
    }

    init(extents: [Int], re: [Double], im: [Double]) {
        (self.extents, self.re, self.im) = (extents, re, im)
    }

    private static func split<Real: WideElement>(
        _ source: TensorStorage, _: Real.Type
    ) -> ([Double], [Double]) {
        let numbers = source.pointer(as: Complex<Real>.self)
        let count = source.elementCount
        return (
            (0..<count).map { Double(numbers[$0].real) },
            (0..<count).map { Double(numbers[$0].imaginary) }
        )
    }

    /// The numbers as a tensor, rounded once; of a real dtype, their real parts.
    func storage(_ dtype: DType) throws(TensorError) -> TensorStorage {
        guard dtype.category == .complex else { return try .rounding(re, extents, dtype) }
        let result = try TensorStorage.allocate(dtype, extents)
        if dtype == .complex64 {
            write(to: result, Float.self)
        } else {
            write(to: result, Double.self)
        }
        return result
    }

    private func write<Real: WideElement>(to target: TensorStorage, _: Real.Type) {
        let numbers = target.pointer(as: Complex<Real>.self)
        for index in 0..<target.elementCount {
            numbers[index] = Complex(Real(re[index]), Real(im[index]))
        }
    }

    /// The steps around an axis: elements before it, along it, and after it.
    private func steps(_ axis: Int) -> (outer: Int, length: Int, inner: Int) {
        (
            extents.prefix(axis).reduce(1, *), extents[axis],
            extents.dropFirst(axis + 1).reduce(1, *)
        )
    }

    /// Transforms along an axis: forward, or backward without dividing by the count.
    mutating func transform(_ axis: Int, isInverse: Bool) {
        let (outer, length, inner) = steps(axis)
        if length <= 1 { return }
        let transform = FourierTransform(count: length)
        var line = FourierTransform.Signal(count: length)
        for row in 0..<outer {
            for column in 0..<inner {
                let start = row * length * inner + column
                for index in 0..<length {
                    line.re[index] = re[start + index * inner]
                    line.im[index] = im[start + index * inner]
                }
                transform.apply(&line, isInverse: isInverse)
                for index in 0..<length {
                    re[start + index * inner] = line.re[index]
                    im[start + index * inner] = line.im[index]
                }
            }
        }
    }

    mutating func scale(by factor: Double) {
        if factor == 1 { return }
        for index in re.indices {
            re[index] *= factor
            im[index] *= factor
        }
    }

    mutating func conjugate() { for index in im.indices { im[index] = -im[index] } }

    /// Cuts an axis, or lengthens it with zeros.
    mutating func resize(_ axis: Int, to count: Int) {
        if extents[axis] == count { return }
        self = resized(axis, count)
    }

    /// The second half of a spectrum of real numbers follows from the first.
    mutating func mirror(_ axis: Int, to count: Int) {
        let half = extents[axis]
        self = resized(axis, count)
        let (outer, length, inner) = steps(axis)
        for row in 0..<outer {
            for index in half..<max(length, half) {
                let place = (row * length + index) * inner
                let source = (row * length + length - index) * inner
                for column in 0..<inner {
                    re[place + column] = re[source + column]
                    im[place + column] = -im[source + column]
                }
            }
        }
    }

    private func resized(_ axis: Int, _ count: Int) -> ComplexGrid {
        let (outer, length, inner) = steps(axis)
        var target = extents
        target[axis] = count
        var result = ComplexGrid(
            extents: target, re: [Double](repeating: 0, count: outer * count * inner),
            im: [Double](repeating: 0, count: outer * count * inner))
        for row in 0..<outer {
            for index in 0..<min(count, length) {
                for column in 0..<inner {
                    let place = (row * count + index) * inner + column
                    result.re[place] = re[(row * length + index) * inner + column]
                    result.im[place] = im[(row * length + index) * inner + column]
                }
            }
        }
        return result
    }
}
