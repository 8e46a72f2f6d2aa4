public import FX

public final class MyModuleTraced: Module, Layer {
    @Parameter public var param: Tensor
    public let linear: Linear

    public init(_ state: ModuleState) throws {
        param = try state.tensor("param")
        linear = try state.module("linear")
    }

    public func forward(_ x: Tensor) -> Tensor {
        let param = self.param
        let add = x + param
        let linear = self.linear(add)
        let clamp = linear.clamp(min: 0.0, max: 1.0)
        return clamp
    }
}
