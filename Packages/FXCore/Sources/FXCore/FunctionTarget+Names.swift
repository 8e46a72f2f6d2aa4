// SPDX-License-Identifier: Apache-2.0

// The functions that this library itself records or writes, reached as `.torch.add`,
// `.operator.add`, `.functional.relu`. Any other function is made from its name.

extension FunctionTarget {
    /// Python's operators, as `x + y` records them.
    public static var `operator`: OperatorNames.Type { OperatorNames.self }

    /// The functions of `torch`.
    public static var torch: TorchNames.Type { TorchNames.self }

    /// The functions of `torch.nn.functional`.
    public static var functional: FunctionalNames.Type { FunctionalNames.self }

    /// Python's own functions.
    public static var builtins: BuiltinNames.Type { BuiltinNames.self }
}

/// Python's operators, as `x + y` records them.
public enum OperatorNames {
    public static let add = FunctionTarget("operator.add")
    public static let sub = FunctionTarget("operator.sub")
    public static let mul = FunctionTarget("operator.mul")
    public static let truediv = FunctionTarget("operator.truediv")
    public static let floordiv = FunctionTarget("operator.floordiv")
    public static let mod = FunctionTarget("operator.mod")
    public static let pow = FunctionTarget("operator.pow")
    public static let matmul = FunctionTarget("operator.matmul")
    public static let neg = FunctionTarget("operator.neg")
    public static let eq = FunctionTarget("operator.eq")
    public static let ne = FunctionTarget("operator.ne")
    public static let lt = FunctionTarget("operator.lt")
    public static let le = FunctionTarget("operator.le")
    public static let gt = FunctionTarget("operator.gt")
    public static let ge = FunctionTarget("operator.ge")
    public static let and = FunctionTarget("operator.and_")
    public static let or = FunctionTarget("operator.or_")
    public static let xor = FunctionTarget("operator.xor")
    public static let invert = FunctionTarget("operator.invert")
    public static let lshift = FunctionTarget("operator.lshift")
    public static let rshift = FunctionTarget("operator.rshift")
    public static let pos = FunctionTarget("operator.pos")
    public static let getitem = FunctionTarget("operator.getitem")
}

/// The functions of `torch`.
public enum TorchNames {
    public static let abs = FunctionTarget("torch.abs")
    public static let add = FunctionTarget("torch.add")
    public static let batchNorm = FunctionTarget("torch.batch_norm")
    public static let clamp = FunctionTarget("torch.clamp")
    public static let conv2d = FunctionTarget("torch.conv2d")
    public static let div = FunctionTarget("torch.div")
    public static let eq = FunctionTarget("torch.eq")
    public static let exp = FunctionTarget("torch.exp")
    public static let flatten = FunctionTarget("torch.flatten")
    public static let ge = FunctionTarget("torch.ge")
    public static let gt = FunctionTarget("torch.gt")
    public static let le = FunctionTarget("torch.le")
    public static let lt = FunctionTarget("torch.lt")
    public static let matmul = FunctionTarget("torch.matmul")
    public static let mul = FunctionTarget("torch.mul")
    public static let ne = FunctionTarget("torch.ne")
    public static let neg = FunctionTarget("torch.neg")
    public static let pow = FunctionTarget("torch.pow")
    public static let relu = FunctionTarget("torch.relu")
    public static let reshape = FunctionTarget("torch.reshape")
    public static let rsqrt = FunctionTarget("torch.rsqrt")
    public static let sigmoid = FunctionTarget("torch.sigmoid")
    public static let sqrt = FunctionTarget("torch.sqrt")
    public static let sub = FunctionTarget("torch.sub")
    public static let sum = FunctionTarget("torch.sum")
    public static let tanh = FunctionTarget("torch.tanh")
    public static let topk = FunctionTarget("torch.topk")
    public static let transpose = FunctionTarget("torch.transpose")
}

/// The functions of `torch.nn.functional`.
public enum FunctionalNames {
    /// Printed by its name in C++, which is where torch.fx finds it.
    public static let linear = FunctionTarget("torch._C._nn.linear")
    public static let relu = FunctionTarget("torch.nn.functional.relu")
}

/// Python's own functions.
public enum BuiltinNames {
    public static let getattr = FunctionTarget("builtins.getattr")
}
