public import FX

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try MixedTraced(ModuleState(of: traced))
public final class MixedTraced: Module, Layer2 {
    public let conv: Conv2d
    public let norm: BatchNorm2d
    @Child public var head_0: Linear
    @Child public var head_1: ReLU

    public init(_ state: ModuleState) throws {
        conv = try state.module("conv")
        norm = try state.module("norm")
        _head_0 = Child(wrappedValue: try state.module("head.0"), path: "head.0")
        _head_1 = Child(wrappedValue: try state.module("head.1"), path: "head.1")
    }

    public func forward(_ x: Tensor, _ y: Tensor) -> [String: Tensor] {
        let conv = self.conv(x)
        let norm = self.norm(conv)
        let relu = F.relu(norm, inplace: false)
        let mul = relu * 2
        let add = mul + y
        let flatten = add.flatten(2)
        let sum_1 = torch.sum(flatten, dim: -1)
        let head_0 = self.head_0(sum_1)
        let head_1 = self.head_1(head_0)
        let clamp = head_1.clamp(min: 0)
        let topk = torch.topk(clamp, 2)
        let getattr_1 = topk.values
        let transpose = sum_1.transpose(0, 1)
        let sub = 1 - transpose
        let gt = sub > 0.5
        return ["mask": gt, "values": getattr_1]
    }
}
