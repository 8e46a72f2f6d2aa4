// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// What convolutions over one, two or three axes share.
///
/// - SeeAlso: `torch.nn.modules.conv._ConvNd`
public class ConvolutionLayer<Extent: SpatialExtent>: Module {
    public let inChannels: Int
    public let outChannels: Int
    public let kernelSize: Extent
    public let stride: Extent

    /// What is added on both sides of each axis; where it has a name, see ``namedPadding``.
    public let padding: Extent

    /// The padding's name, where it was given by one.
    public let namedPadding: NamedPadding?
    public let dilation: Extent
    public let groups: Int
    public let paddingMode: PaddingMode
    @Parameter public var weight: Tensor
    @Parameter public var bias: Tensor?

    /// What is added before and behind each axis, the last one first.
    private let sides: [Int]

    /// Creates a layer with weights drawn uniformly from ±1/√(in / groups · kernel).
    ///
    /// - Precondition: Counts are positive, `groups` divides both numbers of channels, and strides
    ///   are 1 where the padding is `same`.
    init(
        _ inChannels: Int, _ outChannels: Int, _ kernelSize: Extent, _ stride: Extent,
        _ padding: Extent, _ namedPadding: NamedPadding?, _ dilation: Extent, _ groups: Int,
        _ bias: Bool, _ paddingMode: PaddingMode
    ) {
        precondition(
            groups > 0 && inChannels % groups == 0 && outChannels % groups == 0,
            "a convolution's groups must divide the numbers of channels")
        precondition(
            namedPadding != .same || stride == 1, "padding 'same' needs strides of 1")
        self.inChannels = inChannels
        self.outChannels = outChannels
        self.kernelSize = kernelSize
        self.stride = stride
        self.padding = padding
        self.namedPadding = namedPadding
        self.dilation = dilation
        self.groups = groups
        self.paddingMode = paddingMode
        sides = Self.sides(kernelSize, padding, namedPadding, dilation)
        let kernel = kernelSize.spatialExtents
        let fanIn = kernel.reduce(Double(inChannels / groups)) { $0 * Double($1) }
        let shape = [outChannels, inChannels / groups] + kernel
        _weight = Parameter(wrappedValue: .initial(shape, fanIn: fanIn))
        _bias = Parameter(wrappedValue: bias ? .initial([outChannels], fanIn: fanIn) : nil)
    }

    public required init(configuration c: ModuleConfiguration) throws {
        inChannels = try c.count("in_channels")
        outChannels = try c.count("out_channels")
        kernelSize = try c.extent("kernel_size", atLeast: 1)
        stride = try c.extent("stride", atLeast: 1, default: 1)
        let isNamed = c.given("padding")?.string != nil
        namedPadding = isNamed ? try c.choice("padding") as NamedPadding : nil
        padding = isNamed ? 0 : try c.extent("padding", atLeast: 0, default: 0)
        dilation = try c.extent("dilation", atLeast: 1, default: 1)
        groups = try c.count("groups", default: 1, dividing: inChannels, outChannels)
        paddingMode = try c.choice("padding_mode", default: .zeros)
        try c.require(namedPadding != .same || stride == 1, "stride")
        sides = Self.sides(kernelSize, padding, namedPadding, dilation)
        let kernel = kernelSize.spatialExtents
        let fanIn = kernel.reduce(Double(inChannels / groups)) { $0 * Double($1) }
        let shape = [outChannels, inChannels / groups] + kernel
        let bias = try c.bool("bias", default: true)
        _weight = Parameter(wrappedValue: .initial(shape, fanIn: fanIn))
        _bias = Parameter(wrappedValue: bias ? .initial([outChannels], fanIn: fanIn) : nil)
    }

    /// Creates a layer of another one's configuration and mode.
    init(configuredAs other: ConvolutionLayer, _ weight: Tensor, _ bias: Tensor?) {
        inChannels = other.inChannels
        outChannels = other.outChannels
        kernelSize = other.kernelSize
        stride = other.stride
        padding = other.padding
        namedPadding = other.namedPadding
        dilation = other.dilation
        groups = other.groups
        paddingMode = other.paddingMode
        sides = other.sides
        _weight = Parameter(wrappedValue: weight)
        _bias = Parameter(wrappedValue: bias)
        super.init()
        isTraining = other.isTraining
    }

    private static func sides(
        _ kernel: Extent, _ padding: Extent, _ name: NamedPadding?, _ dilation: Extent
    ) -> [Int] {
        let axes = zip(kernel.spatialExtents, zip(padding.spatialExtents, dilation.spatialExtents))
        return axes.reversed().flatMap { kernel, other in
            guard name == .same else { return [other.0, other.0] }
            let all = other.1 * (kernel - 1)
            return [all / 2, all - all / 2]
        }
    }

    /// The input with what a padding mode adds; nil where the convolution pads by itself.
    func padded(_ x: Tensor) -> Tensor? {
        if paddingMode == .zeros { return nil }
        return F.pad(x, sides, mode: paddingMode.rawValue)
    }

    public override var members: [ModuleMember] { .of(["weight": _weight, "bias": _bias]) }

    public override var isPure: Bool { true }

    public override var configuration: [ArgumentEntry<Never>] {
        .of([
            "in_channels": inChannels, "out_channels": outChannels,
            "kernel_size": kernelSize.tuple, "stride": stride.tuple,
            "padding": namedPadding.map { .string($0.rawValue) } ?? padding.tuple,
            "dilation": dilation.tuple, "groups": groups, "bias": bias != nil,
        ]) + (paddingMode == .zeros ? [] : .of(["padding_mode": paddingMode.rawValue]))
    }

    public override var summary: String {
        var text = "\(inChannels), \(outChannels), kernel_size=\(kernelSize.tuple.pythonRepr)"
        text += ", stride=\(stride.tuple.pythonRepr)"
        if let namedPadding {
            text += ", padding=\(namedPadding)"
        } else if padding != 0 {
            text += ", padding=\(padding.tuple.pythonRepr)"
        }
        if dilation != 1 { text += ", dilation=\(dilation.tuple.pythonRepr)" }
        if groups != 1 { text += ", groups=\(groups)" }
        if bias == nil { text += ", bias=False" }
        return paddingMode == .zeros ? text : text + ", padding_mode=\(paddingMode)"
    }
}
