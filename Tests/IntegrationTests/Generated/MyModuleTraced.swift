public import FX

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try MyModuleTraced(ModuleState(of: traced))
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
