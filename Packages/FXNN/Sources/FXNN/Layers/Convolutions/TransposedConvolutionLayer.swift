// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// What transposed convolutions over one, two or three axes share.
///
/// - SeeAlso: `torch.nn.modules.conv._ConvTransposeNd`
public class TransposedConvolutionLayer<Extent: SpatialExtent>: Module {
    public let inChannels: Int
    public let outChannels: Int
    public let kernelSize: Extent
    public let stride: Extent
    public let padding: Extent

    /// What is added behind each axis of the output.
    public let outputPadding: Extent
    public let groups: Int
    public let dilation: Extent
    @Parameter public var weight: Tensor
    @Parameter public var bias: Tensor?

    /// Creates a layer with weights drawn uniformly from ±1/√(out / groups · kernel).
    ///
    /// - Precondition: Counts are positive, and `groups` divides both numbers of channels.
    public init(
        _ inChannels: Int, _ outChannels: Int, kernelSize: Extent, stride: Extent = 1,
        padding: Extent = 0, outputPadding: Extent = 0, groups: Int = 1, bias: Bool = true,
        dilation: Extent = 1
    ) {
        precondition(
            groups > 0 && inChannels % groups == 0 && outChannels % groups == 0,
            "a convolution's groups must divide the numbers of channels")
        self.inChannels = inChannels
        self.outChannels = outChannels
        self.kernelSize = kernelSize
        self.stride = stride
        self.padding = padding
        self.outputPadding = outputPadding
        self.groups = groups
        self.dilation = dilation
        let kernel = kernelSize.spatialExtents
        let fanIn = kernel.reduce(Double(outChannels / groups)) { $0 * Double($1) }
        let shape = [inChannels, outChannels / groups] + kernel
        _weight = Parameter(wrappedValue: .initial(shape, fanIn: fanIn))
        _bias = Parameter(wrappedValue: bias ? .initial([outChannels], fanIn: fanIn) : nil)
    }

    public required convenience init(configuration c: ModuleConfiguration) throws {
        let (inputs, outputs) = (try c.count("in_channels"), try c.count("out_channels"))
        self.init(
            inputs, outputs, kernelSize: try c.extent("kernel_size", atLeast: 1),
            stride: try c.extent("stride", atLeast: 1, default: 1),
            padding: try c.extent("padding", atLeast: 0, default: 0),
            outputPadding: try c.extent("output_padding", atLeast: 0, default: 0),
            groups: try c.count("groups", default: 1, dividing: inputs, outputs),
            bias: try c.bool("bias", default: true),
            dilation: try c.extent("dilation", atLeast: 1, default: 1))
    }

    /// Creates a layer of another one's configuration and mode.
    init(configuredAs other: TransposedConvolutionLayer, _ weight: Tensor, _ bias: Tensor?) {
        inChannels = other.inChannels
        outChannels = other.outChannels
        kernelSize = other.kernelSize
        stride = other.stride
        padding = other.padding
        outputPadding = other.outputPadding
        groups = other.groups
        dilation = other.dilation
        _weight = Parameter(wrappedValue: weight)
        _bias = Parameter(wrappedValue: bias)
        super.init()
        isTraining = other.isTraining
    }

    /// What must be added behind each axis so that the output has a size.
    ///
    /// - SeeAlso: `torch.nn.modules.conv._ConvTransposeNd._output_padding`
    func padding(of x: Tensor, for size: [Int]?) -> Extent {
        let rank = Extent.spatialRank
        guard let size, size.count >= rank, x.extents.count > rank else { return outputPadding }
        let (wanted, input) = (size.suffix(rank), x.extents.suffix(rank))
        let (stride, padding) = (stride.spatialExtents, padding.spatialExtents)
        let (kernel, dilation) = (kernelSize.spatialExtents, dilation.spatialExtents)
        return Extent(
            spatialExtents: zip(wanted, input).enumerated().map { axis, extents in
                let span = dilation[axis] * (kernel[axis] - 1) + 1
                return extents.0 - ((extents.1 - 1) * stride[axis] - 2 * padding[axis] + span)
            })
    }

    public override var members: [ModuleMember] { .of(["weight": _weight, "bias": _bias]) }

    public override var isPure: Bool { true }

    public override var configuration: [ArgumentEntry<Never>] {
        .of([
            "in_channels": inChannels, "out_channels": outChannels,
            "kernel_size": kernelSize.tuple, "stride": stride.tuple, "padding": padding.tuple,
            "output_padding": outputPadding.tuple, "groups": groups, "bias": bias != nil,
            "dilation": dilation.tuple,
        ])
    }

    public override var summary: String {
        var text = "\(inChannels), \(outChannels), kernel_size=\(kernelSize.tuple.pythonRepr)"
        text += ", stride=\(stride.tuple.pythonRepr)"
        if padding != 0 { text += ", padding=\(padding.tuple.pythonRepr)" }
        if dilation != 1 { text += ", dilation=\(dilation.tuple.pythonRepr)" }
        if outputPadding != 0 { text += ", output_padding=\(outputPadding.tuple.pythonRepr)" }
        if groups != 1 { text += ", groups=\(groups)" }
        return bias == nil ? text + ", bias=False" : text
    }
}
