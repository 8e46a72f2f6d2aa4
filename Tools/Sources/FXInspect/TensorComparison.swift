// SPDX-License-Identifier: Apache-2.0

public import FX

/// Tensors beside those that were expected.
public struct TensorComparison {
    /// How far a number may be from the expected one: `atol + rtol * |expected|`.
    public struct Tolerance: Hashable, Sendable {
        public var relative: Double
        public var absolute: Double

        public init(relative: Double, absolute: Double) {
            self.relative = relative
            self.absolute = absolute
        }
    }

    /// One line for each tensor, in the order of the names.
    public let lines: [String]

    /// Whether all tensors are as expected, and there were some.
    public let isEqual: Bool

    /// Compares tensors of the same names.
    ///
    /// - Parameters:
    ///   - path: A safetensors file with the expected tensors, or `-` for standard input.
    ///   - run: The number of the case: expected tensors are called `case0.out.0` or `out.0`.
    /// - Throws: `ArchiveError`.
    public init(
        _ found: [String: Tensor], with path: String, case run: Int?, tolerance: Tolerance
    ) throws {
        let expected = try StandardInput.tensors(at: path)
        let prefix = run.map { "case\($0)." } ?? ""
        let hasPrefix = expected.names.contains { $0.hasPrefix(prefix + "out.") }
        let names = expected.names.filter { name in
            let rest = hasPrefix ? name.dropFirst(prefix.count) : name[...]
            return (!hasPrefix || name.hasPrefix(prefix))
                && (rest.hasPrefix("out.") || rest.hasPrefix("mutated."))
        }
        var lines: [String] = []
        var isEqual = !names.isEmpty
        for name in names.sorted() {
            let own = hasPrefix ? String(name.dropFirst(prefix.count)) : name
            let difference = try Self.difference(found[own], expected.tensor(name), tolerance)
            lines.append("\(own): \(difference ?? "equal")")
            if difference != nil { isEqual = false }
        }
        if names.isEmpty { lines = ["there is nothing to compare with"] }
        self.lines = lines
        self.isEqual = isEqual
    }

    /// How two tensors differ; nil where they are close.
    private static func difference(
        _ found: Tensor?, _ expected: Tensor, _ tolerance: Tolerance
    ) throws -> String? {
        guard let found else { return "missing" }
        if found.spec.dtype != expected.spec.dtype || found.spec.shape != expected.spec.shape {
            return "\(found.spec), expected \(expected.spec)"
        }
        var (worst, count) = (0.0, 0)
        let (own, wanted) = (try numbers(of: found), try numbers(of: expected))
        for (a, b) in zip(own, wanted)
        where !(a.isNaN && b.isNaN) && a != b {
            let distance = abs(a - b)
            if distance <= tolerance.absolute + tolerance.relative * abs(b) { continue }
            count += 1
            worst = distance.isNaN ? .nan : max(worst, distance)
        }
        if count == 0 { return nil }
        return "\(count) of \(wanted.count) numbers differ, by up to \(worst)"
    }
}

extension TensorComparison {
    /// The elements; of complex ones both parts.
    private static func numbers(of tensor: Tensor) throws -> [Double] {
        guard tensor.spec.dtype.category == .complex else {
            return try tensor.scalars(as: Double.self)
        }
        return try withTensorErrors { torch.viewAsReal(tensor) }.scalars(as: Double.self)
    }
}

extension TensorComparison: Inspection {
    public var json: Literal { ["equal": .bool(isEqual), "tensors": .texts(lines)] }

    public func text(_ style: TextStyle) -> String { lines.joined(separator: "\n") + "\n" }
}
