// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// A convolution over height and width.
///
/// - Shapes: `x: [n, in, h, w]`, `weight: [out, in / groups, kh, kw]`, `bias: [out]` →
///   `[n, out, h', w']` with `h' = (h + 2 padding - dilation (kh - 1) - 1) / stride + 1`
/// - SeeAlso: `torch.nn.Conv2d`
public final class Conv2d: Module, Layer {
    public let inChannels: Int
    public let outChannels: Int
    public let kernelSize: IntPair
    public let stride: IntPair
    public let padding: IntPair
    public let dilation: IntPair
    public let groups: Int
    @Parameter public var weight: Tensor
    @Parameter public var bias: Tensor?

    /// Creates a layer with weights drawn uniformly from ±1/√(in / groups · kh · kw).
    ///
    /// - Precondition: Counts are positive, and `groups` divides both numbers of channels.
    public init(
        _ inChannels: Int, _ outChannels: Int, kernelSize: IntPair, stride: IntPair = 1,
        padding: IntPair = 0, dilation: IntPair = 1, groups: Int = 1, bias: Bool = true
    ) {
        precondition(
            groups > 0 && inChannels % groups == 0 && outChannels % groups == 0,
            "Conv2d: groups must divide the numbers of channels")
        self.inChannels = inChannels
        self.outChannels = outChannels
        self.kernelSize = kernelSize
        self.stride = stride
        self.padding = padding
        self.dilation = dilation
        self.groups = groups
        let fanIn =
            Double(inChannels / groups) * Double(kernelSize.height) * Double(kernelSize.width)
        let bound = 1 / max(fanIn, 1).squareRoot()
        let shape = [outChannels, inChannels / groups, kernelSize.height, kernelSize.width]
        _weight = Parameter(wrappedValue: .initial(shape, bound: bound))
        _bias = Parameter(wrappedValue: bias ? .initial([outChannels], bound: bound) : nil)
    }

    public func forward(_ x: Tensor) -> Tensor {
        F.conv2d(
            x, weight, bias, stride: stride, padding: padding, dilation: dilation,
            groups: groups)
    }

    public override var configuration: [ArgumentEntry<Never>] {
        [
            ArgumentEntry("in_channels", .int(inChannels)),
            ArgumentEntry("out_channels", .int(outChannels)),
            ArgumentEntry("kernel_size", kernelSize.literal),
            ArgumentEntry("stride", stride.literal),
            ArgumentEntry("padding", padding.literal),
            ArgumentEntry("dilation", dilation.literal),
            ArgumentEntry("groups", .int(groups)),
            ArgumentEntry("bias", .bool(bias != nil)),
        ]
    }

    public override var summary: String {
        var text = "\(inChannels), \(outChannels), kernel_size=\(kernelSize), stride=\(stride)"
        if padding != 0 { text += ", padding=\(padding)" }
        if dilation != 1 { text += ", dilation=\(dilation)" }
        if groups != 1 { text += ", groups=\(groups)" }
        return bias == nil ? text + ", bias=False" : text
    }
}
