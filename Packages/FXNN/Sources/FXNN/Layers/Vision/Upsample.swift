// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// Resamples the axes behind the channels to a size or by a factor.
///
/// - SeeAlso: `torch.nn.Upsample`
public class Upsample: Module, Layer, StandardLayer {
    /// How values between elements are found.
    public enum Mode: String, Sendable {
        case nearest, linear, bilinear, bicubic, trilinear, area
        case nearestExact = "nearest-exact"
    }

    /// The extents of the output; one number is for all axes.
    public let size: [Int]?

    /// What extents are multiplied by; one number is for all axes.
    public let scaleFactor: [Double]?
    public let mode: Mode
    public let alignCorners: Bool?
    public let recomputeScaleFactor: Bool?

    public init(
        size: [Int]? = nil, scaleFactor: [Double]? = nil, mode: Mode = .nearest,
        alignCorners: Bool? = nil, recomputeScaleFactor: Bool? = nil
    ) {
        self.size = size
        self.scaleFactor = scaleFactor
        self.mode = mode
        self.alignCorners = alignCorners
        self.recomputeScaleFactor = recomputeScaleFactor
    }

    public convenience init(
        scaleFactor: Double, mode: Mode = .nearest, alignCorners: Bool? = nil,
        recomputeScaleFactor: Bool? = nil
    ) {
        self.init(
            scaleFactor: [scaleFactor], mode: mode, alignCorners: alignCorners,
            recomputeScaleFactor: recomputeScaleFactor)
    }

    public required convenience init(configuration c: ModuleConfiguration) throws {
        let bool = { (key: String) throws(ModuleError) -> Bool in try c.bool(key) }
        self.init(
            size: try c.optional("size") { key throws(ModuleError) in try c.counts(key) },
            scaleFactor: try c.optional("scale_factor") { key throws(ModuleError) in
                try c.doubles(key)
            },
            mode: try c.choice("mode", default: .nearest),
            alignCorners: try c.optional("align_corners", bool),
            recomputeScaleFactor: try c.optional("recompute_scale_factor", bool))
        try c.require(size?.isEmpty != true, "size")
    }

    public func forward(_ x: Tensor) -> Tensor {
        if let scaleFactor, scaleFactor.count == 1 {
            return F.interpolate(
                x, size: size, scaleFactor: scaleFactor[0], mode: mode.rawValue,
                alignCorners: alignCorners, recomputeScaleFactor: recomputeScaleFactor)
        }
        return F.interpolate(
            x, size: size, scaleFactor: scaleFactor, mode: mode.rawValue,
            alignCorners: alignCorners, recomputeScaleFactor: recomputeScaleFactor)
    }

    public override var configuration: [ArgumentEntry<Never>] {
        .of([
            "size": size.map { $0.count == 1 ? .int($0[0]) : $0.configured } ?? Literal.none,
            "scale_factor": scaleFactor.map { $0.count == 1 ? .double($0[0]) : $0.configured }
                ?? Literal.none,
            "mode": mode.rawValue, "align_corners": alignCorners,
            "recompute_scale_factor": recomputeScaleFactor,
        ])
    }

    public override var summary: String {
        let entries = configuration
        return [scaleFactor == nil ? entries[0] : entries[1], entries[2]]
            .map { "\($0.key)=\($0.value.pythonRepr)" }.joined(separator: ", ")
    }
}

/// Resamples height and width to the nearest elements.
///
/// - SeeAlso: `torch.nn.UpsamplingNearest2d`
public final class UpsamplingNearest2d: Upsample {}

/// Resamples height and width linearly, corners on corners.
///
/// - SeeAlso: `torch.nn.UpsamplingBilinear2d`
public final class UpsamplingBilinear2d: Upsample {
    public convenience init(size: [Int]? = nil, scaleFactor: [Double]? = nil) {
        self.init(size: size, scaleFactor: scaleFactor, mode: .bilinear, alignCorners: true)
    }

    public convenience init(scaleFactor: Double) { self.init(scaleFactor: [scaleFactor]) }
}
