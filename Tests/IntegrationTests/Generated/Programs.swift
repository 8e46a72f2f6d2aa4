// swift-format-ignore-file
public import FX

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try Program0(ModuleState(of: traced))
public final class Program0: Module, Layer2 {
    public init(_ state: ModuleState) throws {}

    public func forward(_ x: Tensor, _ y: Tensor) -> Tensor {
        let add = y + x
        let mul = 2 * add
        let getitem = x[TensorSlice(0, 1)]
        let getitem_1 = mul[TensorSlice(-1), Ellipsis()]
        _ = torch.cat([getitem, getitem_1], 0)
        let topk = torch.topk(mul, 3)
        let getattr_1 = topk.values
        let clone = mul.clone()
        clone.assign(1.5, at: 0)
        let getitem_2 = mul[0]
        clone[-1, Ellipsis()] = getitem_2
        let native_layer_norm_default: TensorList = torch.ops.aten.native_layer_norm.default(y, [3], Argument<Tensor>.none, Argument<Tensor>.none, 1e-05)
        _ = native_layer_norm_default[0]
        _ = 2 * getattr_1
        let size = mul.size(0)
        let getattr_2 = mul.shape
        let getitem_4 = getattr_2[1]
        let mul_2 = size * getitem_4
        let reshape = mul.reshape(mul_2)
        let floordiv = mul_2 / 3
        let view = reshape.view(floordiv, -1)
        return view
    }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try Program1(ModuleState(of: traced))
public final class Program1: Module, Callable {
    public init(_ state: ModuleState) throws {}

    public func forward(_ x: Tensor, _ y: Tensor) -> (Tensor, ArgumentTuple<Tensor>, Tensor?) {
        let tanh = y.tanh()
        let clone = y.clone()
        clone.assign(1.5, at: 0)
        let getitem = y[0]
        clone[-1, Ellipsis()] = getitem
        let mul = 1 * clone
        let topk = torch.topk(clone, 3)
        let getattr_1 = topk.values
        let sum_1 = y.sum(dim: 1, keepdim: true)
        let sub = y - sum_1
        _ = torch.mul(mul, sub)
        _ = x.sub(clone)
        let topk_1 = torch.topk(tanh, 3)
        _ = topk_1.values
        let _: Tensor = torch.ops.aten.mul.Scalar(x, -0.25)
        return (tanh, ArgumentTuple(getattr_1), nil)
    }

    public func callAsFunction(_ x: Tensor, _ y: Tensor) -> (Tensor, ArgumentTuple<Tensor>, Tensor?) { call(forward, x, y) }

    public func invoke(_ arguments: [Argument<Tensor>]) throws -> Argument<Tensor> {
        try apply(forward, arguments)
    }

    public var placeholderNames: [String] { ["x", "y"] }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try Program2(ModuleState(of: traced))
public final class Program2: Module, Layer2 {
    public init(_ state: ModuleState) throws {}

    public func forward(_ x: Tensor, _ y: Tensor) -> Argument<Tensor> {
        let view_default: Tensor = torch.ops.aten.view.default(y, [3, 2])
        let permute_default: Tensor = torch.ops.aten.permute.default(view_default, [1, 0])
        let clone = x.clone()
        clone.assign(1.5, at: 0)
        let getitem = x[0]
        clone[-1, Ellipsis()] = getitem
        let clone_1 = permute_default.clone()
        clone_1.assign(1.5, at: 0)
        let getitem_1 = permute_default[0]
        clone_1[-1, Ellipsis()] = getitem_1
        let _: Tensor = torch.ops.aten.mul.Scalar(y, 1)
        _ = torch.add(y, Tensor([1.5, -0.5, -1.8125] as [Double], shape: [1, 3]))
        let mul = 2 * clone
        let add_1 = clone_1 + clone_1
        let add_tensor: Tensor = torch.ops.aten.add.Tensor(permute_default, mul, alpha: 1.53125)
        _ = clone + permute_default
        let sum_1 = add_tensor.sum(dim: 1, keepdim: true)
        _ = add_tensor - sum_1
        return Argument<Tensor>.dictionary([ArgumentEntry("k", .list([.leaf(permute_default), .leaf(x), .leaf(add_1)])), ArgumentEntry("l", 1)])
    }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try Program3(ModuleState(of: traced))
public final class Program3: Module, Layer2 {
    public init(_ state: ModuleState) throws {}

    public func forward(_ x: Tensor, _ y: Tensor) -> [Tensor] {
        let size = x.size(0)
        let getattr_1 = x.shape
        let getitem = getattr_1[1]
        let mul = size * getitem
        let reshape = x.reshape(mul)
        let floordiv = mul / 3
        let view = reshape.view(floordiv, -1)
        let size_1 = x.size(0)
        let getattr_2 = x.shape
        let getitem_1 = getattr_2[1]
        let mul_1 = size_1 * getitem_1
        let reshape_1 = x.reshape(mul_1)
        let floordiv_1 = mul_1 / 3
        let view_1 = reshape_1.view(floordiv_1, -1)
        let split = x.split(1, dim: 0)
        let getitem_2 = split[0]
        let getitem_3 = split[-1]
        let cat_default: Tensor = torch.ops.aten.cat.default([getitem_3, getitem_2])
        let eq: Tensor = torch.function("operator.eq")(cat_default, view_1)
        let gt = cat_default > 0
        let or_ = eq | gt
        let `where` = torch.where(or_, cat_default, view_1)
        let eq_1: Tensor = torch.function("operator.eq")(view, view)
        let gt_1 = view > 0
        let or__1 = eq_1 | gt_1
        let where_1 = torch.where(or__1, view, view)
        _ = torch.mul(`where`, view)
        let sum_1 = y.sum(dim: 1, keepdim: true)
        let sub = y - sum_1
        _ = F.relu(sub, inplace: false)
        _ = F.relu(where_1, inplace: false)
        let native_layer_norm_default: TensorList = torch.ops.aten.native_layer_norm.default(y, [3], Argument<Tensor>.none, Argument<Tensor>.none, 1e-05)
        let getitem_4 = native_layer_norm_default[0]
        _ = F.relu(sub, inplace: false)
        return [getitem_4, `where`, view]
    }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try Program4(ModuleState(of: traced))
public final class Program4: Module, Layer2 {
    public init(_ state: ModuleState) throws {}

    public func forward(_ x: Tensor, _ y: Tensor) -> Argument<Tensor> {
        let native_layer_norm_default: TensorList = torch.ops.aten.native_layer_norm.default(x, [3], Argument<Tensor>.none, Argument<Tensor>.none, 1e-05)
        let getitem = native_layer_norm_default[0]
        let view_default: Tensor = torch.ops.aten.view.default(y, [3, 2])
        let permute_default: Tensor = torch.ops.aten.permute.default(view_default, [1, 0])
        let topk = torch.topk(y, 3)
        let getitem_1 = topk[0]
        let eq: Tensor = torch.function("operator.eq")(permute_default, getitem)
        let gt = permute_default > 0
        let or_ = eq | gt
        let `where` = torch.where(or_, permute_default, getitem)
        let _: Tensor = torch.ops.aten.add.Tensor(`where`, getitem_1, alpha: -1.46875)
        let size = getitem.size(0)
        let getattr_1 = getitem.shape
        let getitem_2 = getattr_1[1]
        let mul = size * getitem_2
        let reshape = getitem.reshape(mul)
        let floordiv = mul / 3
        let view = reshape.view(floordiv, -1)
        let getattr_2 = y.T
        _ = torch.transpose(getattr_2, 0, 1)
        let clamp = `where`.clamp(min: -1.5, max: 2)
        _ = F.relu(x, inplace: false)
        let size_1 = clamp.size(0)
        let getattr_3 = clamp.shape
        let getitem_3 = getattr_3[1]
        let mul_1 = size_1 * getitem_3
        let reshape_1 = clamp.reshape(mul_1)
        let floordiv_1 = mul_1 / 3
        let view_1 = reshape_1.view(floordiv_1, -1)
        let relu_1 = F.relu(view_1, inplace: false)
        _ = clamp + relu_1
        return Argument<Tensor>.dictionary([ArgumentEntry("k", .list([.leaf(permute_default), .leaf(getitem), .leaf(view)])), ArgumentEntry("l", 1)])
    }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try Program5(ModuleState(of: traced))
public final class Program5: Module, Callable {
    public init(_ state: ModuleState) throws {}

    public func forward(_ x: Tensor, _ y: Tensor) -> (Tensor, ArgumentTuple<Tensor>, Tensor?) {
        let clamp = x.clamp(min: -1.5, max: 1)
        let topk = torch.topk(y, 3)
        let getattr_1 = topk.values
        let sub = clamp.sub(y)
        let tanh = sub.tanh()
        let split = tanh.split(1, dim: 0)
        let getitem = split[0]
        let getitem_1 = split[-1]
        let cat_default: Tensor = torch.ops.aten.cat.default([getitem_1, getitem])
        let sub_1 = y.sub(getattr_1)
        let native_layer_norm_default: TensorList = torch.ops.aten.native_layer_norm.default(sub_1, [3], Argument<Tensor>.none, Argument<Tensor>.none, 1e-05)
        _ = native_layer_norm_default[0]
        let getattr_2 = y.T
        _ = torch.transpose(getattr_2, 0, 1)
        let native_layer_norm_default_1: TensorList = torch.ops.aten.native_layer_norm.default(y, [3], Argument<Tensor>.none, Argument<Tensor>.none, 1e-05)
        _ = native_layer_norm_default_1[0]
        let tanh_1 = clamp.tanh()
        let eq: Tensor = torch.function("operator.eq")(sub, tanh_1)
        let gt = sub > 0
        let or_ = eq | gt
        _ = torch.where(or_, sub, tanh_1)
        _ = sub.sub(tanh)
        let size = x.size(0)
        let getattr_3 = x.shape
        let getitem_4 = getattr_3[1]
        let mul = size * getitem_4
        let reshape = x.reshape(mul)
        let floordiv = mul / 3
        _ = reshape.view(floordiv, -1)
        return (cat_default, ArgumentTuple(sub), nil)
    }

    public func callAsFunction(_ x: Tensor, _ y: Tensor) -> (Tensor, ArgumentTuple<Tensor>, Tensor?) { call(forward, x, y) }

    public func invoke(_ arguments: [Argument<Tensor>]) throws -> Argument<Tensor> {
        try apply(forward, arguments)
    }

    public var placeholderNames: [String] { ["x", "y"] }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try Program6(ModuleState(of: traced))
public final class Program6: Module, Layer2 {
    public init(_ state: ModuleState) throws {}

    public func forward(_ x: Tensor, _ y: Tensor) -> [Tensor] {
        let mul = torch.mul(y, x)
        let sum_1 = x.sum(dim: 1, keepdim: true)
        _ = x - sum_1
        let sub_1 = x.sub(x)
        let split = sub_1.split(1, dim: 0)
        let getitem = split[0]
        let getitem_1 = split[-1]
        let cat_default: Tensor = torch.ops.aten.cat.default([getitem_1, getitem])
        let getitem_2 = y[TensorSlice(0, 1)]
        let getitem_3 = cat_default[TensorSlice(-1), Ellipsis()]
        let cat = torch.cat([getitem_2, getitem_3], 0)
        let topk = torch.topk(x, 3)
        let getitem_4 = topk[0]
        let size = y.size(0)
        let getattr_1 = y.shape
        let getitem_5 = getattr_1[1]
        let mul_1 = size * getitem_5
        let reshape = y.reshape(mul_1)
        let floordiv = mul_1 / 3
        let view = reshape.view(floordiv, -1)
        let mul_2 = 2 * cat
        _ = getitem_4 + mul_2
        let tanh = cat.tanh()
        _ = tanh.sub(cat_default)
        let getattr_2 = x.T
        _ = torch.transpose(getattr_2, 0, 1)
        _ = getitem_4.clamp(min: -1.5, max: 2)
        _ = mul.tanh()
        return [mul, view, getitem_4]
    }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try Program7(ModuleState(of: traced))
public final class Program7: Module, Layer2 {
    public init(_ state: ModuleState) throws {}

    public func forward(_ x: Tensor, _ y: Tensor) -> TensorDictionary {
        let getattr_1 = x.T
        let transpose = torch.transpose(getattr_1, 0, 1)
        _ = y.clamp(min: -1.5, max: -0.6875)
        let mul = torch.mul(x, y)
        let native_layer_norm_default: TensorList = torch.ops.aten.native_layer_norm.default(mul, [3], Argument<Tensor>.none, Argument<Tensor>.none, 1e-05)
        let getitem = native_layer_norm_default[0]
        let native_layer_norm_default_1: TensorList = torch.ops.aten.native_layer_norm.default(getitem, [3], Argument<Tensor>.none, Argument<Tensor>.none, 1e-05)
        let getitem_1 = native_layer_norm_default_1[0]
        let clone = transpose.clone()
        clone.assign(1.5, at: 0)
        let getitem_2 = transpose[0]
        clone[-1, Ellipsis()] = getitem_2
        let add = torch.add(getitem, Tensor([1.5, -0.5, 2.0] as [Double], shape: [1, 3]))
        let getitem_3 = add[TensorSlice(0, 1)]
        let getitem_4 = x[TensorSlice(-1), Ellipsis()]
        let cat = torch.cat([getitem_3, getitem_4], 0)
        let tanh = cat.tanh()
        _ = 0.421875 * x
        _ = F.relu(x, inplace: false)
        let getattr_2 = transpose.T
        let transpose_1 = torch.transpose(getattr_2, 0, 1)
        _ = getitem + x
        let sum_1 = mul.sum(dim: 1, keepdim: true)
        _ = mul - sum_1
        let eq: Tensor = torch.function("operator.eq")(transpose_1, tanh)
        let gt = transpose_1 > 0
        let or_ = eq | gt
        _ = torch.where(or_, transpose_1, tanh)
        return TensorDictionary(["b": getitem_1, "a": y])
    }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try Program8(ModuleState(of: traced))
public final class Program8: Module, Callable {
    public init(_ state: ModuleState) throws {}

    public func forward(_ x: Tensor, _ y: Tensor) -> (Tensor, Tensor, Tensor) {
        let eq: Tensor = torch.function("operator.eq")(y, y)
        let gt = y > 0
        let or_ = eq | gt
        let `where` = torch.where(or_, y, y)
        let add = torch.add(y, Tensor([1.5, -0.5, 1.0] as [Double], shape: [1, 3]))
        let size = x.size(0)
        let getattr_1 = x.shape
        let getitem = getattr_1[1]
        let mul = size * getitem
        let reshape = x.reshape(mul)
        let floordiv = mul / 3
        let view = reshape.view(floordiv, -1)
        let relu = F.relu(add, inplace: false)
        let add_1 = view + add
        let getitem_1 = x[TensorSlice(0, 1)]
        let getitem_2 = add_1[TensorSlice(-1), Ellipsis()]
        _ = torch.cat([getitem_1, getitem_2], 0)
        let add_2 = torch.add(add_1, Tensor([1.5, -0.5, 2.0] as [Double], shape: [1, 3]))
        _ = `where`.clamp(min: -1.5, max: 2)
        let sub = view.sub(x)
        let getitem_3 = sub[TensorSlice(0, 1)]
        let getitem_4 = add_1[TensorSlice(-1), Ellipsis()]
        _ = torch.cat([getitem_3, getitem_4], 0)
        let mul_1 = torch.mul(y, add_2)
        let getitem_5 = add_2[TensorSlice(0, 1)]
        let getitem_6 = mul_1[TensorSlice(-1), Ellipsis()]
        _ = torch.cat([getitem_5, getitem_6], 0)
        let getitem_7 = x[TensorSlice(0, 1)]
        let getitem_8 = view[TensorSlice(-1), Ellipsis()]
        _ = torch.cat([getitem_7, getitem_8], 0)
        let sum_1 = view.sum(dim: 1, keepdim: true)
        _ = view - sum_1
        _ = F.relu(`where`, inplace: false)
        let getitem_9 = mul_1[TensorSlice(0, 1)]
        let getitem_10 = relu[TensorSlice(-1), Ellipsis()]
        _ = torch.cat([getitem_9, getitem_10], 0)
        return (relu, x, add_1)
    }

    public func callAsFunction(_ x: Tensor, _ y: Tensor) -> (Tensor, Tensor, Tensor) { call(forward, x, y) }

    public func invoke(_ arguments: [Argument<Tensor>]) throws -> Argument<Tensor> {
        try apply(forward, arguments)
    }

    public var placeholderNames: [String] { ["x", "y"] }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try Program9(ModuleState(of: traced))
public final class Program9: Module, Layer2 {
    public init(_ state: ModuleState) throws {}

    public func forward(_ x: Tensor, _ y: Tensor) -> Tensor {
        let clamp = y.clamp(min: -1.5, max: 1)
        let tanh = x.tanh()
        let add_tensor: Tensor = torch.ops.aten.add.Tensor(x, tanh, alpha: -1.03125)
        let _: Tensor = torch.ops.aten.add.Tensor(tanh, add_tensor, alpha: 0.703125)
        let split = add_tensor.split(1, dim: 0)
        let getitem = split[0]
        let getitem_1 = split[-1]
        let cat_default: Tensor = torch.ops.aten.cat.default([getitem_1, getitem])
        let eq: Tensor = torch.function("operator.eq")(clamp, tanh)
        let gt = clamp > 0
        let or_ = eq | gt
        let `where` = torch.where(or_, clamp, tanh)
        let size = `where`.size(0)
        let getattr_1 = `where`.shape
        let getitem_2 = getattr_1[1]
        let mul = size * getitem_2
        let reshape = `where`.reshape(mul)
        let floordiv = mul / 3
        let view = reshape.view(floordiv, -1)
        _ = cat_default + clamp
        let mul_1 = torch.mul(x, view)
        let clone = mul_1.clone()
        clone.assign(1.5, at: 0)
        let getitem_3 = mul_1[0]
        clone[-1, Ellipsis()] = getitem_3
        let clamp_1 = x.clamp(min: -1.5, max: -0.328125)
        let sum_1 = x.sum(dim: 1, keepdim: true)
        _ = x - sum_1
        let split_1 = tanh.split(1, dim: 0)
        let getitem_4 = split_1[0]
        let getitem_5 = split_1[-1]
        let cat_default_1: Tensor = torch.ops.aten.cat.default([getitem_5, getitem_4])
        let getitem_6 = y[TensorSlice(0, 1)]
        let getitem_7 = cat_default_1[TensorSlice(-1), Ellipsis()]
        _ = torch.cat([getitem_6, getitem_7], 0)
        let native_layer_norm_default: TensorList = torch.ops.aten.native_layer_norm.default(clone, [3], Argument<Tensor>.none, Argument<Tensor>.none, 1e-05)
        _ = native_layer_norm_default[0]
        _ = 2 * clamp_1
        _ = F.relu(clamp, inplace: false)
        return y
    }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try Program10(ModuleState(of: traced))
public final class Program10: Module, Callable {
    public init(_ state: ModuleState) throws {}

    public func forward(_ x: Tensor, _ y: Tensor) -> (Tensor, ArgumentTuple<Tensor>, Tensor?) {
        let sub = x.sub(y)
        let tanh = sub.tanh()
        let tanh_1 = tanh.tanh()
        let mul = 1.59375 * y
        let clamp = x.clamp(min: -1.5, max: -1.46875)
        let view_default: Tensor = torch.ops.aten.view.default(sub, [3, 2])
        let permute_default: Tensor = torch.ops.aten.permute.default(view_default, [1, 0])
        let getitem = clamp[TensorSlice(0, 1)]
        let getitem_1 = permute_default[TensorSlice(-1), Ellipsis()]
        let cat = torch.cat([getitem, getitem_1], 0)
        let mul_1 = torch.mul(tanh_1, y)
        let getattr_1 = clamp.T
        _ = torch.transpose(getattr_1, 0, 1)
        let getitem_2 = cat[TensorSlice(0, 1)]
        let getitem_3 = tanh[TensorSlice(-1), Ellipsis()]
        _ = torch.cat([getitem_2, getitem_3], 0)
        let eq: Tensor = torch.function("operator.eq")(mul, y)
        let gt = mul > 0
        let or_ = eq | gt
        _ = torch.where(or_, mul, y)
        let eq_1: Tensor = torch.function("operator.eq")(permute_default, mul)
        let gt_1 = permute_default > 0
        let or__1 = eq_1 | gt_1
        _ = torch.where(or__1, permute_default, mul)
        let sub_1 = mul.sub(tanh)
        _ = permute_default.sub(permute_default)
        let sum_1 = clamp.sum(dim: 1, keepdim: true)
        _ = clamp - sum_1
        _ = y + y
        let split = sub_1.split(1, dim: 0)
        let getitem_4 = split[0]
        let getitem_5 = split[-1]
        let _: Tensor = torch.ops.aten.cat.default([getitem_5, getitem_4])
        _ = 2 * mul_1
        return (tanh, ArgumentTuple(mul), nil)
    }

    public func callAsFunction(_ x: Tensor, _ y: Tensor) -> (Tensor, ArgumentTuple<Tensor>, Tensor?) { call(forward, x, y) }

    public func invoke(_ arguments: [Argument<Tensor>]) throws -> Argument<Tensor> {
        try apply(forward, arguments)
    }

    public var placeholderNames: [String] { ["x", "y"] }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try Program11(ModuleState(of: traced))
public final class Program11: Module, Layer2 {
    public init(_ state: ModuleState) throws {}

    public func forward(_ x: Tensor, _ y: Tensor) -> Argument<Tensor> {
        let size = x.size(0)
        let getattr_1 = x.shape
        let getitem = getattr_1[1]
        let mul = size * getitem
        let reshape = x.reshape(mul)
        let floordiv = mul / 3
        let view = reshape.view(floordiv, -1)
        let topk = torch.topk(y, 3)
        let getattr_2 = topk.values
        _ = getattr_2.tanh()
        let getattr_3 = x.T
        let transpose = torch.transpose(getattr_3, 0, 1)
        let clamp = transpose.clamp(min: -1.5, max: 2)
        let relu = F.relu(transpose, inplace: false)
        let split = clamp.split(1, dim: 0)
        let getitem_1 = split[0]
        let getitem_2 = split[-1]
        let cat_default: Tensor = torch.ops.aten.cat.default([getitem_2, getitem_1])
        let native_layer_norm_default: TensorList = torch.ops.aten.native_layer_norm.default(transpose, [3], Argument<Tensor>.none, Argument<Tensor>.none, 1e-05)
        _ = native_layer_norm_default[0]
        let getattr_4 = relu.T
        _ = torch.transpose(getattr_4, 0, 1)
        let mul_scalar: Tensor = torch.ops.aten.mul.Scalar(relu, 1.6875)
        let topk_1 = torch.topk(view, 3)
        _ = topk_1.values
        let tanh_1 = transpose.tanh()
        let add = torch.add(mul_scalar, Tensor([1.5, -0.5, 0.671875] as [Double], shape: [1, 3]))
        let sum_1 = add.sum(dim: 1, keepdim: true)
        _ = add - sum_1
        _ = clamp.tanh()
        _ = clamp.sub(add)
        _ = cat_default.tanh()
        let getattr_6 = cat_default.T
        _ = torch.transpose(getattr_6, 0, 1)
        let topk_2 = torch.topk(tanh_1, 3)
        _ = topk_2[0]
        return Argument<Tensor>.dictionary([ArgumentEntry("k", .list([.leaf(relu), .leaf(transpose), .leaf(x)])), ArgumentEntry("l", 1)])
    }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try Program12(ModuleState(of: traced))
public final class Program12: Module, Layer2 {
    public init(_ state: ModuleState) throws {}

    public func forward(_ x: Tensor, _ y: Tensor) -> Argument<Tensor> {
        _ = y.clamp(min: -1.5, max: 1.40625)
        let clone = x.clone()
        clone.assign(1.5, at: 0)
        let getitem = x[0]
        clone[-1, Ellipsis()] = getitem
        let getattr_1 = y.T
        let transpose = torch.transpose(getattr_1, 0, 1)
        let mul = torch.mul(clone, clone)
        let getattr_2 = clone.T
        _ = torch.transpose(getattr_2, 0, 1)
        let clone_1 = transpose.clone()
        clone_1.assign(1.5, at: 0)
        let getitem_1 = transpose[0]
        clone_1[-1, Ellipsis()] = getitem_1
        _ = 2 * transpose
        let split = clone.split(1, dim: 0)
        let getitem_2 = split[0]
        let getitem_3 = split[-1]
        let _: Tensor = torch.ops.aten.cat.default([getitem_3, getitem_2])
        return Argument<Tensor>.dictionary([ArgumentEntry("k", .list([.leaf(transpose), .leaf(mul), .leaf(clone)])), ArgumentEntry("l", 1)])
    }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try Program13(ModuleState(of: traced))
public final class Program13: Module, Layer2 {
    public init(_ state: ModuleState) throws {}

    public func forward(_ x: Tensor, _ y: Tensor) -> [Tensor] {
        let size = y.size(0)
        let getattr_1 = y.shape
        let getitem = getattr_1[1]
        let mul = size * getitem
        let reshape = y.reshape(mul)
        let floordiv = mul / 3
        let view = reshape.view(floordiv, -1)
        let add = torch.add(x, Tensor([1.5, -0.5, -0.421875] as [Double], shape: [1, 3]))
        let topk = torch.topk(x, 3)
        _ = topk[0]
        let sum_1 = view.sum(dim: 1, keepdim: true)
        let sub = view - sum_1
        _ = add + sub
        let mul_1 = 1 * view
        let add_2 = torch.add(mul_1, Tensor([1.5, -0.5, 1.0] as [Double], shape: [1, 3]))
        let add_3 = torch.add(view, Tensor([1.5, -0.5, -1.875] as [Double], shape: [1, 3]))
        let add_4 = y + add_2
        return [add_4, mul_1, add_3]
    }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try Program14(ModuleState(of: traced))
public final class Program14: Module, Layer2 {
    public init(_ state: ModuleState) throws {}

    public func forward(_ x: Tensor, _ y: Tensor) -> [Tensor] {
        let add = x + x
        let mul = 2 * y
        let relu = F.relu(mul, inplace: false)
        let split = mul.split(1, dim: 0)
        let getitem = split[0]
        let getitem_1 = split[-1]
        let cat_default: Tensor = torch.ops.aten.cat.default([getitem_1, getitem])
        let getattr_1 = mul.T
        let transpose = torch.transpose(getattr_1, 0, 1)
        let eq: Tensor = torch.function("operator.eq")(cat_default, transpose)
        let gt = cat_default > 0
        let or_ = eq | gt
        _ = torch.where(or_, cat_default, transpose)
        let topk = torch.topk(cat_default, 3)
        let getitem_2 = topk[0]
        _ = F.relu(add, inplace: false)
        let tanh = getitem_2.tanh()
        _ = relu.sub(mul)
        return [x, relu, tanh]
    }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try Program15(ModuleState(of: traced))
public final class Program15: Module, Callable {
    public init(_ state: ModuleState) throws {}

    public func forward(_ x: Tensor, _ y: Tensor) -> (Tensor, ArgumentTuple<Tensor>, Tensor?) {
        let add_tensor: Tensor = torch.ops.aten.add.Tensor(y, y, alpha: 1.640625)
        _ = torch.add(add_tensor, Tensor([1.5, -0.5, 1.0] as [Double], shape: [1, 3]))
        let sub = add_tensor.sub(x)
        let getitem = y[TensorSlice(0, 1)]
        let getitem_1 = add_tensor[TensorSlice(-1), Ellipsis()]
        _ = torch.cat([getitem, getitem_1], 0)
        let clamp = sub.clamp(min: -1.5, max: 2)
        let mul_scalar: Tensor = torch.ops.aten.mul.Scalar(y, -0.359375)
        let relu = F.relu(x, inplace: false)
        let clone = x.clone()
        clone.assign(1.5, at: 0)
        let getitem_2 = x[0]
        clone[-1, Ellipsis()] = getitem_2
        let eq: Tensor = torch.function("operator.eq")(clamp, relu)
        let gt = clamp > 0
        let or_ = eq | gt
        _ = torch.where(or_, clamp, relu)
        let topk = torch.topk(y, 3)
        _ = topk[0]
        let eq_1: Tensor = torch.function("operator.eq")(y, mul_scalar)
        let gt_1 = y > 0
        let or__1 = eq_1 | gt_1
        _ = torch.where(or__1, y, mul_scalar)
        return (sub, ArgumentTuple(relu), nil)
    }

    public func callAsFunction(_ x: Tensor, _ y: Tensor) -> (Tensor, ArgumentTuple<Tensor>, Tensor?) { call(forward, x, y) }

    public func invoke(_ arguments: [Argument<Tensor>]) throws -> Argument<Tensor> {
        try apply(forward, arguments)
    }

    public var placeholderNames: [String] { ["x", "y"] }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try Program16(ModuleState(of: traced))
public final class Program16: Module, Layer2 {
    public init(_ state: ModuleState) throws {}

    public func forward(_ x: Tensor, _ y: Tensor) -> [Tensor] {
        let native_layer_norm_default: TensorList = torch.ops.aten.native_layer_norm.default(x, [3], Argument<Tensor>.none, Argument<Tensor>.none, 1e-05)
        let getitem = native_layer_norm_default[0]
        let clamp = y.clamp(min: -1.5, max: -2.0)
        let eq: Tensor = torch.function("operator.eq")(getitem, clamp)
        let gt = getitem > 0
        let or_ = eq | gt
        let `where` = torch.where(or_, getitem, clamp)
        let native_layer_norm_default_1: TensorList = torch.ops.aten.native_layer_norm.default(clamp, [3], Argument<Tensor>.none, Argument<Tensor>.none, 1e-05)
        let getitem_1 = native_layer_norm_default_1[0]
        let size = y.size(0)
        let getattr_1 = y.shape
        let getitem_2 = getattr_1[1]
        let mul = size * getitem_2
        let reshape = y.reshape(mul)
        let floordiv = mul / 3
        let view = reshape.view(floordiv, -1)
        let mul_1 = torch.mul(x, getitem_1)
        let getattr_2 = x.T
        let transpose = torch.transpose(getattr_2, 0, 1)
        let split = mul_1.split(1, dim: 0)
        let getitem_3 = split[0]
        let getitem_4 = split[-1]
        let _: Tensor = torch.ops.aten.cat.default([getitem_4, getitem_3])
        let topk = torch.topk(y, 3)
        _ = topk[0]
        let split_1 = view.split(1, dim: 0)
        let getitem_6 = split_1[0]
        let getitem_7 = split_1[-1]
        let cat_default_1: Tensor = torch.ops.aten.cat.default([getitem_7, getitem_6])
        _ = F.relu(cat_default_1, inplace: false)
        _ = 0.359375 * transpose
        return [cat_default_1, `where`, clamp]
    }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try Program17(ModuleState(of: traced))
public final class Program17: Module, Callable {
    public init(_ state: ModuleState) throws {}

    public func forward(_ x: Tensor, _ y: Tensor) -> (Tensor, ArgumentTuple<Tensor>, Tensor?) {
        let mul = (-1.9375) * y
        let size = x.size(0)
        let getattr_1 = x.shape
        let getitem = getattr_1[1]
        let mul_1 = size * getitem
        let reshape = x.reshape(mul_1)
        let floordiv = mul_1 / 3
        let view = reshape.view(floordiv, -1)
        let clamp = x.clamp(min: -1.5, max: 1)
        let add = mul + clamp
        let sub = add.sub(mul)
        let sub_1 = x.sub(clamp)
        let getitem_1 = mul[TensorSlice(0, 1)]
        let getitem_2 = sub_1[TensorSlice(-1), Ellipsis()]
        _ = torch.cat([getitem_1, getitem_2], 0)
        let sum_1 = clamp.sum(dim: 1, keepdim: true)
        _ = clamp - sum_1
        let size_1 = y.size(0)
        let getattr_2 = y.shape
        let getitem_3 = getattr_2[1]
        let mul_2 = size_1 * getitem_3
        let reshape_1 = y.reshape(mul_2)
        let floordiv_1 = mul_2 / 3
        _ = reshape_1.view(floordiv_1, -1)
        let view_default: Tensor = torch.ops.aten.view.default(clamp, [3, 2])
        let permute_default: Tensor = torch.ops.aten.permute.default(view_default, [1, 0])
        _ = sub.tanh()
        let clone = y.clone()
        clone.assign(1.5, at: 0)
        let getitem_4 = y[0]
        clone[-1, Ellipsis()] = getitem_4
        _ = add + view
        return (permute_default, ArgumentTuple(clamp), nil)
    }

    public func callAsFunction(_ x: Tensor, _ y: Tensor) -> (Tensor, ArgumentTuple<Tensor>, Tensor?) { call(forward, x, y) }

    public func invoke(_ arguments: [Argument<Tensor>]) throws -> Argument<Tensor> {
        try apply(forward, arguments)
    }

    public var placeholderNames: [String] { ["x", "y"] }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try Program18(ModuleState(of: traced))
public final class Program18: Module, Layer2 {
    public init(_ state: ModuleState) throws {}

    public func forward(_ x: Tensor, _ y: Tensor) -> TensorDictionary {
        let getitem = x[TensorSlice(0, 1)]
        let getitem_1 = y[TensorSlice(-1), Ellipsis()]
        let cat = torch.cat([getitem, getitem_1], 0)
        let getattr_1 = cat.T
        let transpose = torch.transpose(getattr_1, 0, 1)
        let eq: Tensor = torch.function("operator.eq")(transpose, x)
        let gt = transpose > 0
        let or_ = eq | gt
        let `where` = torch.where(or_, transpose, x)
        let native_layer_norm_default: TensorList = torch.ops.aten.native_layer_norm.default(cat, [3], Argument<Tensor>.none, Argument<Tensor>.none, 1e-05)
        let getitem_2 = native_layer_norm_default[0]
        let native_layer_norm_default_1: TensorList = torch.ops.aten.native_layer_norm.default(`where`, [3], Argument<Tensor>.none, Argument<Tensor>.none, 1e-05)
        let getitem_3 = native_layer_norm_default_1[0]
        let relu = F.relu(y, inplace: false)
        let size = relu.size(0)
        let getattr_2 = relu.shape
        let getitem_4 = getattr_2[1]
        let mul = size * getitem_4
        let reshape = relu.reshape(mul)
        let floordiv = mul / 3
        let view = reshape.view(floordiv, -1)
        let topk = torch.topk(getitem_3, 3)
        let getitem_5 = topk[0]
        let _: Tensor = torch.ops.aten.mul.Scalar(cat, 1.296875)
        let split = y.split(1, dim: 0)
        let getitem_6 = split[0]
        let getitem_7 = split[-1]
        let _: Tensor = torch.ops.aten.cat.default([getitem_7, getitem_6])
        let tanh = view.tanh()
        let add = getitem_2 + getitem_3
        _ = add + tanh
        _ = transpose + y
        return TensorDictionary(["b": getitem_5, "a": y])
    }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try Program19(ModuleState(of: traced))
public final class Program19: Module, Layer2 {
    public init(_ state: ModuleState) throws {}

    public func forward(_ x: Tensor, _ y: Tensor) -> [Tensor] {
        let add = torch.add(y, Tensor([1.5, -0.5, 2.0] as [Double], shape: [1, 3]))
        let add_tensor: Tensor = torch.ops.aten.add.Tensor(add, y, alpha: 2)
        let native_layer_norm_default: TensorList = torch.ops.aten.native_layer_norm.default(add_tensor, [3], Argument<Tensor>.none, Argument<Tensor>.none, 1e-05)
        let getitem = native_layer_norm_default[0]
        let topk = torch.topk(add_tensor, 3)
        let getitem_1 = topk[0]
        let mul_scalar: Tensor = torch.ops.aten.mul.Scalar(add, 1)
        let sub = getitem.sub(add)
        _ = torch.mul(add_tensor, getitem_1)
        let getitem_2 = add_tensor[TensorSlice(0, 1)]
        let getitem_3 = mul_scalar[TensorSlice(-1), Ellipsis()]
        let cat = torch.cat([getitem_2, getitem_3], 0)
        let getitem_4 = sub[TensorSlice(0, 1)]
        let getitem_5 = y[TensorSlice(-1), Ellipsis()]
        _ = torch.cat([getitem_4, getitem_5], 0)
        let split = cat.split(1, dim: 0)
        let getitem_6 = split[0]
        let getitem_7 = split[-1]
        let cat_default: Tensor = torch.ops.aten.cat.default([getitem_7, getitem_6])
        let sum_1 = cat_default.sum(dim: 1, keepdim: true)
        let sub_1 = cat_default - sum_1
        _ = torch.add(getitem, Tensor([1.5, -0.5, -1.171875] as [Double], shape: [1, 3]))
        let topk_1 = torch.topk(sub_1, 3)
        _ = topk_1[0]
        _ = torch.mul(cat_default, x)
        _ = F.relu(add, inplace: false)
        return [cat_default, cat, y]
    }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try Program20(ModuleState(of: traced))
public final class Program20: Module, Layer2 {
    public init(_ state: ModuleState) throws {}

    public func forward(_ x: Tensor, _ y: Tensor) -> TensorDictionary {
        let clamp = x.clamp(min: -1.5, max: 1)
        let mul = 1 * x
        let add = torch.add(x, Tensor([1.5, -0.5, 2.0] as [Double], shape: [1, 3]))
        let getitem = mul[TensorSlice(0, 1)]
        let getitem_1 = x[TensorSlice(-1), Ellipsis()]
        let cat = torch.cat([getitem, getitem_1], 0)
        _ = add + add
        let clamp_1 = y.clamp(min: -1.5, max: 0.125)
        let clone = cat.clone()
        clone.assign(1.5, at: 0)
        let getitem_2 = cat[0]
        clone[-1, Ellipsis()] = getitem_2
        let clamp_2 = add.clamp(min: -1.5, max: 1)
        let view_default: Tensor = torch.ops.aten.view.default(clone, [3, 2])
        let _: Tensor = torch.ops.aten.permute.default(view_default, [1, 0])
        let topk = torch.topk(clamp, 3)
        let getattr_1 = topk.values
        let clamp_3 = getattr_1.clamp(min: -1.5, max: 2)
        let native_layer_norm_default: TensorList = torch.ops.aten.native_layer_norm.default(cat, [3], Argument<Tensor>.none, Argument<Tensor>.none, 1e-05)
        let getitem_3 = native_layer_norm_default[0]
        let add_tensor: Tensor = torch.ops.aten.add.Tensor(getitem_3, y, alpha: 1)
        let split = clamp_1.split(1, dim: 0)
        let getitem_4 = split[0]
        let getitem_5 = split[-1]
        let _: Tensor = torch.ops.aten.cat.default([getitem_5, getitem_4])
        _ = clamp_2.clamp(min: -1.5, max: -1.375)
        let topk_1 = torch.topk(clamp_3, 3)
        _ = topk_1[0]
        return TensorDictionary(["b": add_tensor, "a": clamp_2])
    }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try Program21(ModuleState(of: traced))
public final class Program21: Module, Layer2 {
    public init(_ state: ModuleState) throws {}

    public func forward(_ x: Tensor, _ y: Tensor) -> TensorDictionary {
        let topk = torch.topk(x, 3)
        let getitem = topk[0]
        let native_layer_norm_default: TensorList = torch.ops.aten.native_layer_norm.default(x, [3], Argument<Tensor>.none, Argument<Tensor>.none, 1e-05)
        let getitem_1 = native_layer_norm_default[0]
        let eq: Tensor = torch.function("operator.eq")(x, y)
        let gt = x > 0
        let or_ = eq | gt
        let `where` = torch.where(or_, x, y)
        let size = getitem_1.size(0)
        let getattr_1 = getitem_1.shape
        let getitem_2 = getattr_1[1]
        let mul = size * getitem_2
        let reshape = getitem_1.reshape(mul)
        let floordiv = mul / 3
        let view = reshape.view(floordiv, -1)
        let split = getitem_1.split(1, dim: 0)
        let getitem_3 = split[0]
        let getitem_4 = split[-1]
        let cat_default: Tensor = torch.ops.aten.cat.default([getitem_4, getitem_3])
        let sum_1 = getitem.sum(dim: 1, keepdim: true)
        let sub = getitem - sum_1
        let getitem_5 = `where`[TensorSlice(0, 1)]
        let getitem_6 = getitem[TensorSlice(-1), Ellipsis()]
        _ = torch.cat([getitem_5, getitem_6], 0)
        let split_1 = y.split(1, dim: 0)
        let getitem_7 = split_1[0]
        let getitem_8 = split_1[-1]
        let cat_default_1: Tensor = torch.ops.aten.cat.default([getitem_8, getitem_7])
        let native_layer_norm_default_1: TensorList = torch.ops.aten.native_layer_norm.default(x, [3], Argument<Tensor>.none, Argument<Tensor>.none, 1e-05)
        _ = native_layer_norm_default_1[0]
        _ = F.relu(view, inplace: false)
        let sub_1 = getitem_1.sub(cat_default)
        _ = x.tanh()
        _ = F.relu(x, inplace: false)
        _ = F.relu(`where`, inplace: false)
        let getattr_2 = cat_default_1.T
        _ = torch.transpose(getattr_2, 0, 1)
        _ = 1 * sub
        let size_1 = sub.size(0)
        let getattr_3 = sub.shape
        let getitem_10 = getattr_3[1]
        let mul_2 = size_1 * getitem_10
        let reshape_1 = sub.reshape(mul_2)
        let floordiv_1 = mul_2 / 3
        _ = reshape_1.view(floordiv_1, -1)
        return TensorDictionary(["b": cat_default_1, "a": sub_1])
    }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try Program22(ModuleState(of: traced))
public final class Program22: Module, Layer2 {
    public init(_ state: ModuleState) throws {}

    public func forward(_ x: Tensor, _ y: Tensor) -> Argument<Tensor> {
        let mul = torch.mul(y, y)
        let sum_1 = mul.sum(dim: 1, keepdim: true)
        let sub = mul - sum_1
        let eq: Tensor = torch.function("operator.eq")(y, mul)
        let gt = y > 0
        let or_ = eq | gt
        let `where` = torch.where(or_, y, mul)
        let eq_1: Tensor = torch.function("operator.eq")(`where`, y)
        let gt_1 = `where` > 0
        let or__1 = eq_1 | gt_1
        let where_1 = torch.where(or__1, `where`, y)
        let mul_1 = torch.mul(sub, `where`)
        let relu = F.relu(y, inplace: false)
        let native_layer_norm_default: TensorList = torch.ops.aten.native_layer_norm.default(mul_1, [3], Argument<Tensor>.none, Argument<Tensor>.none, 1e-05)
        let getitem = native_layer_norm_default[0]
        let view_default: Tensor = torch.ops.aten.view.default(getitem, [3, 2])
        let permute_default: Tensor = torch.ops.aten.permute.default(view_default, [1, 0])
        _ = mul.clamp(min: -1.5, max: -1.453125)
        let view_default_1: Tensor = torch.ops.aten.view.default(where_1, [3, 2])
        let permute_default_1: Tensor = torch.ops.aten.permute.default(view_default_1, [1, 0])
        let getattr_1 = permute_default.T
        let transpose = torch.transpose(getattr_1, 0, 1)
        _ = torch.add(getitem, Tensor([1.5, -0.5, -1.515625] as [Double], shape: [1, 3]))
        _ = F.relu(mul, inplace: false)
        _ = torch.mul(transpose, permute_default_1)
        let clamp_1 = relu.clamp(min: -1.5, max: 0.65625)
        _ = torch.add(where_1, Tensor([1.5, -0.5, 2.0] as [Double], shape: [1, 3]))
        let add_2 = torch.add(permute_default, Tensor([1.5, -0.5, 0.34375] as [Double], shape: [1, 3]))
        _ = add_2.clamp(min: -1.5, max: 0.328125)
        return Argument<Tensor>.dictionary([ArgumentEntry("k", .list([.leaf(sub), .leaf(clamp_1), .leaf(mul_1)])), ArgumentEntry("l", 1)])
    }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try Program23(ModuleState(of: traced))
public final class Program23: Module, Layer2 {
    public init(_ state: ModuleState) throws {}

    public func forward(_ x: Tensor, _ y: Tensor) -> TensorDictionary {
        let add = y + y
        let topk = torch.topk(add, 3)
        let getattr_1 = topk.values
        let mul = 2 * x
        let getitem = mul[TensorSlice(0, 1)]
        let getitem_1 = mul[TensorSlice(-1), Ellipsis()]
        let cat = torch.cat([getitem, getitem_1], 0)
        let topk_1 = torch.topk(cat, 3)
        let getattr_2 = topk_1.values
        let eq: Tensor = torch.function("operator.eq")(x, getattr_2)
        let gt = x > 0
        let or_ = eq | gt
        let `where` = torch.where(or_, x, getattr_2)
        let view_default: Tensor = torch.ops.aten.view.default(x, [3, 2])
        let permute_default: Tensor = torch.ops.aten.permute.default(view_default, [1, 0])
        _ = F.relu(y, inplace: false)
        let add_tensor: Tensor = torch.ops.aten.add.Tensor(permute_default, cat, alpha: 1)
        let size = add.size(0)
        let getattr_3 = add.shape
        let getitem_2 = getattr_3[1]
        let mul_1 = size * getitem_2
        let reshape = add.reshape(mul_1)
        let floordiv = mul_1 / 3
        let view = reshape.view(floordiv, -1)
        _ = add.clamp(min: -1.5, max: 2)
        _ = mul.sub(add_tensor)
        _ = F.relu(getattr_1, inplace: false)
        let native_layer_norm_default: TensorList = torch.ops.aten.native_layer_norm.default(mul, [3], Argument<Tensor>.none, Argument<Tensor>.none, 1e-05)
        _ = native_layer_norm_default[0]
        let clone = getattr_1.clone()
        clone.assign(1.5, at: 0)
        let getitem_4 = getattr_1[0]
        clone[-1, Ellipsis()] = getitem_4
        _ = view.clamp(min: -1.5, max: -0.015625)
        let eq_1: Tensor = torch.function("operator.eq")(x, permute_default)
        let gt_1 = x > 0
        let or__1 = eq_1 | gt_1
        let where_1 = torch.where(or__1, x, permute_default)
        let eq_2: Tensor = torch.function("operator.eq")(x, add)
        let gt_2 = x > 0
        let or__2 = eq_2 | gt_2
        _ = torch.where(or__2, x, add)
        _ = `where` + mul
        return TensorDictionary(["b": where_1, "a": mul])
    }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try Program24(ModuleState(of: traced))
public final class Program24: Module, Layer2 {
    public init(_ state: ModuleState) throws {}

    public func forward(_ x: Tensor, _ y: Tensor) -> Tensor {
        let add = y + y
        let topk = torch.topk(y, 3)
        let getitem = topk[0]
        let getattr_1 = getitem.T
        let transpose = torch.transpose(getattr_1, 0, 1)
        _ = transpose.clamp(min: -1.5, max: 1.109375)
        _ = getitem + x
        _ = add.tanh()
        let split = add.split(1, dim: 0)
        let getitem_1 = split[0]
        let getitem_2 = split[-1]
        let cat_default: Tensor = torch.ops.aten.cat.default([getitem_2, getitem_1])
        _ = cat_default.clamp(min: -1.5, max: 1)
        return cat_default
    }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try Program25(ModuleState(of: traced))
public final class Program25: Module, Layer2 {
    public init(_ state: ModuleState) throws {}

    public func forward(_ x: Tensor, _ y: Tensor) -> TensorDictionary {
        let tanh = y.tanh()
        let add = y + x
        let relu = F.relu(y, inplace: false)
        let size = add.size(0)
        let getattr_1 = add.shape
        let getitem = getattr_1[1]
        let mul = size * getitem
        let reshape = add.reshape(mul)
        let floordiv = mul / 3
        let view = reshape.view(floordiv, -1)
        let getattr_2 = y.T
        _ = torch.transpose(getattr_2, 0, 1)
        _ = torch.mul(add, view)
        let getitem_1 = add[TensorSlice(0, 1)]
        let getitem_2 = view[TensorSlice(-1), Ellipsis()]
        _ = torch.cat([getitem_1, getitem_2], 0)
        let clone = relu.clone()
        clone.assign(1.5, at: 0)
        let getitem_3 = relu[0]
        clone[-1, Ellipsis()] = getitem_3
        let add_tensor: Tensor = torch.ops.aten.add.Tensor(view, tanh, alpha: 1)
        return TensorDictionary(["b": add, "a": add_tensor])
    }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try Program26(ModuleState(of: traced))
public final class Program26: Module, Layer2 {
    public init(_ state: ModuleState) throws {}

    public func forward(_ x: Tensor, _ y: Tensor) -> Tensor {
        _ = 2 * y
        let mul_1 = torch.mul(x, x)
        let size = y.size(0)
        let getattr_1 = y.shape
        let getitem = getattr_1[1]
        let mul_2 = size * getitem
        let reshape = y.reshape(mul_2)
        let floordiv = mul_2 / 3
        let view = reshape.view(floordiv, -1)
        _ = torch.add(y, Tensor([1.5, -0.5, -1.609375] as [Double], shape: [1, 3]))
        let topk = torch.topk(view, 3)
        _ = topk[0]
        let add_1 = y + mul_1
        let clone = x.clone()
        clone.assign(1.5, at: 0)
        let getitem_2 = x[0]
        clone[-1, Ellipsis()] = getitem_2
        _ = torch.mul(view, clone)
        let native_layer_norm_default: TensorList = torch.ops.aten.native_layer_norm.default(x, [3], Argument<Tensor>.none, Argument<Tensor>.none, 1e-05)
        _ = native_layer_norm_default[0]
        _ = y + clone
        return add_1
    }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try Program27(ModuleState(of: traced))
public final class Program27: Module, Layer2 {
    public init(_ state: ModuleState) throws {}

    public func forward(_ x: Tensor, _ y: Tensor) -> TensorDictionary {
        let mul = torch.mul(y, y)
        let add = y + y
        let mul_1 = torch.mul(mul, x)
        let add_1 = torch.add(add, Tensor([1.5, -0.5, 1.0] as [Double], shape: [1, 3]))
        let add_2 = torch.add(add, Tensor([1.5, -0.5, -0.234375] as [Double], shape: [1, 3]))
        let split = add_2.split(1, dim: 0)
        let getitem = split[0]
        let getitem_1 = split[-1]
        let _: Tensor = torch.ops.aten.cat.default([getitem_1, getitem])
        _ = torch.add(mul, Tensor([1.5, -0.5, 1.0] as [Double], shape: [1, 3]))
        let size = add_2.size(0)
        let getattr_1 = add_2.shape
        let getitem_2 = getattr_1[1]
        let mul_2 = size * getitem_2
        let reshape = add_2.reshape(mul_2)
        let floordiv = mul_2 / 3
        _ = reshape.view(floordiv, -1)
        let topk = torch.topk(add_1, 3)
        _ = topk.values
        let native_layer_norm_default: TensorList = torch.ops.aten.native_layer_norm.default(mul_1, [3], Argument<Tensor>.none, Argument<Tensor>.none, 1e-05)
        _ = native_layer_norm_default[0]
        _ = y.clamp(min: -1.5, max: 1.6875)
        return TensorDictionary(["b": mul, "a": mul])
    }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try Program28(ModuleState(of: traced))
public final class Program28: Module, Layer2 {
    public init(_ state: ModuleState) throws {}

    public func forward(_ x: Tensor, _ y: Tensor) -> TensorDictionary {
        let clone = y.clone()
        clone.assign(1.5, at: 0)
        let getitem = y[0]
        clone[-1, Ellipsis()] = getitem
        let add = torch.add(y, Tensor([1.5, -0.5, 2.0] as [Double], shape: [1, 3]))
        let getitem_1 = add[TensorSlice(0, 1)]
        let getitem_2 = y[TensorSlice(-1), Ellipsis()]
        let cat = torch.cat([getitem_1, getitem_2], 0)
        _ = torch.add(clone, Tensor([1.5, -0.5, 1.0] as [Double], shape: [1, 3]))
        _ = x.clamp(min: -1.5, max: 1)
        let getattr_1 = x.T
        _ = torch.transpose(getattr_1, 0, 1)
        let clone_1 = cat.clone()
        clone_1.assign(1.5, at: 0)
        let getitem_3 = cat[0]
        clone_1[-1, Ellipsis()] = getitem_3
        let size = clone.size(0)
        let getattr_2 = clone.shape
        let getitem_4 = getattr_2[1]
        let mul = size * getitem_4
        let reshape = clone.reshape(mul)
        let floordiv = mul / 3
        let view = reshape.view(floordiv, -1)
        let clone_2 = y.clone()
        clone_2.assign(1.5, at: 0)
        let getitem_5 = y[0]
        clone_2[-1, Ellipsis()] = getitem_5
        let _: Tensor = torch.ops.aten.add.Tensor(clone_1, y, alpha: 0.796875)
        _ = F.relu(clone_2, inplace: false)
        let getattr_3 = clone.T
        _ = torch.transpose(getattr_3, 0, 1)
        return TensorDictionary(["b": clone, "a": view])
    }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try Program29(ModuleState(of: traced))
public final class Program29: Module, Layer2 {
    public init(_ state: ModuleState) throws {}

    public func forward(_ x: Tensor, _ y: Tensor) -> Tensor {
        let native_layer_norm_default: TensorList = torch.ops.aten.native_layer_norm.default(y, [3], Argument<Tensor>.none, Argument<Tensor>.none, 1e-05)
        let getitem = native_layer_norm_default[0]
        let topk = torch.topk(x, 3)
        let getitem_1 = topk[0]
        let relu = F.relu(y, inplace: false)
        let clone = relu.clone()
        clone.assign(1.5, at: 0)
        let getitem_2 = relu[0]
        clone[-1, Ellipsis()] = getitem_2
        let mul = torch.mul(getitem_1, x)
        let getitem_3 = relu[TensorSlice(0, 1)]
        let getitem_4 = mul[TensorSlice(-1), Ellipsis()]
        let cat = torch.cat([getitem_3, getitem_4], 0)
        let mul_1 = torch.mul(relu, cat)
        let eq: Tensor = torch.function("operator.eq")(getitem, relu)
        let gt = getitem > 0
        let or_ = eq | gt
        let `where` = torch.where(or_, getitem, relu)
        let sum_1 = getitem_1.sum(dim: 1, keepdim: true)
        _ = getitem_1 - sum_1
        _ = mul.sub(relu)
        let eq_1: Tensor = torch.function("operator.eq")(mul_1, x)
        let gt_1 = mul_1 > 0
        let or__1 = eq_1 | gt_1
        _ = torch.where(or__1, mul_1, x)
        let split = `where`.split(1, dim: 0)
        let getitem_5 = split[0]
        let getitem_6 = split[-1]
        let _: Tensor = torch.ops.aten.cat.default([getitem_6, getitem_5])
        _ = torch.add(relu, Tensor([1.5, -0.5, 1.703125] as [Double], shape: [1, 3]))
        return mul_1
    }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try Program30(ModuleState(of: traced))
public final class Program30: Module, Callable {
    public init(_ state: ModuleState) throws {}

    public func forward(_ x: Tensor, _ y: Tensor) -> (Tensor, ArgumentTuple<Tensor>, Tensor?) {
        let eq: Tensor = torch.function("operator.eq")(y, y)
        let gt = y > 0
        let or_ = eq | gt
        let `where` = torch.where(or_, y, y)
        let split = x.split(1, dim: 0)
        let getitem = split[0]
        let getitem_1 = split[-1]
        let cat_default: Tensor = torch.ops.aten.cat.default([getitem_1, getitem])
        let mul = torch.mul(`where`, y)
        _ = cat_default.sub(y)
        let sub_1 = cat_default.sub(mul)
        let size = sub_1.size(0)
        let getattr_1 = sub_1.shape
        let getitem_2 = getattr_1[1]
        let mul_1 = size * getitem_2
        let reshape = sub_1.reshape(mul_1)
        let floordiv = mul_1 / 3
        let view = reshape.view(floordiv, -1)
        let clamp = cat_default.clamp(min: -1.5, max: 1)
        _ = torch.add(clamp, Tensor([1.5, -0.5, 2.0] as [Double], shape: [1, 3]))
        let native_layer_norm_default: TensorList = torch.ops.aten.native_layer_norm.default(sub_1, [3], Argument<Tensor>.none, Argument<Tensor>.none, 1e-05)
        _ = native_layer_norm_default[0]
        _ = 1.4375 * view
        let tanh = mul.tanh()
        let eq_1: Tensor = torch.function("operator.eq")(cat_default, tanh)
        let gt_1 = cat_default > 0
        let or__1 = eq_1 | gt_1
        _ = torch.where(or__1, cat_default, tanh)
        _ = 0.25 * view
        _ = F.relu(mul, inplace: false)
        return (clamp, ArgumentTuple(y), nil)
    }

    public func callAsFunction(_ x: Tensor, _ y: Tensor) -> (Tensor, ArgumentTuple<Tensor>, Tensor?) { call(forward, x, y) }

    public func invoke(_ arguments: [Argument<Tensor>]) throws -> Argument<Tensor> {
        try apply(forward, arguments)
    }

    public var placeholderNames: [String] { ["x", "y"] }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try Program31(ModuleState(of: traced))
public final class Program31: Module, Layer2 {
    public init(_ state: ModuleState) throws {}

    public func forward(_ x: Tensor, _ y: Tensor) -> TensorDictionary {
        let topk = torch.topk(y, 3)
        let getattr_1 = topk.values
        let getitem = y[TensorSlice(0, 1)]
        let getitem_1 = x[TensorSlice(-1), Ellipsis()]
        let cat = torch.cat([getitem, getitem_1], 0)
        let clone = getattr_1.clone()
        clone.assign(1.5, at: 0)
        let getitem_2 = getattr_1[0]
        clone[-1, Ellipsis()] = getitem_2
        let size = cat.size(0)
        let getattr_2 = cat.shape
        let getitem_3 = getattr_2[1]
        let mul = size * getitem_3
        let reshape = cat.reshape(mul)
        let floordiv = mul / 3
        let view = reshape.view(floordiv, -1)
        _ = F.relu(y, inplace: false)
        let getattr_3 = y.T
        _ = torch.transpose(getattr_3, 0, 1)
        let native_layer_norm_default: TensorList = torch.ops.aten.native_layer_norm.default(y, [3], Argument<Tensor>.none, Argument<Tensor>.none, 1e-05)
        let getitem_4 = native_layer_norm_default[0]
        let split = y.split(1, dim: 0)
        let getitem_5 = split[0]
        let getitem_6 = split[-1]
        let cat_default: Tensor = torch.ops.aten.cat.default([getitem_6, getitem_5])
        let add = cat + view
        _ = add.clamp(min: -1.5, max: -0.671875)
        let topk_1 = torch.topk(add, 3)
        _ = topk_1[0]
        _ = getitem_4 + getitem_4
        let getitem_8 = view[TensorSlice(0, 1)]
        let getitem_9 = add[TensorSlice(-1), Ellipsis()]
        _ = torch.cat([getitem_8, getitem_9], 0)
        let clone_1 = cat_default.clone()
        clone_1.assign(1.5, at: 0)
        let getitem_10 = cat_default[0]
        clone_1[-1, Ellipsis()] = getitem_10
        let clone_2 = getitem_4.clone()
        clone_2.assign(1.5, at: 0)
        let getitem_11 = getitem_4[0]
        clone_2[-1, Ellipsis()] = getitem_11
        return TensorDictionary(["b": view, "a": x])
    }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try Program32(ModuleState(of: traced))
public final class Program32: Module, Callable {
    public init(_ state: ModuleState) throws {}

    public func forward(_ x: Tensor, _ y: Tensor) -> (Tensor, Tensor, Tensor) {
        let mul = 0.25 * y
        let getitem = mul[TensorSlice(0, 1)]
        let getitem_1 = y[TensorSlice(-1), Ellipsis()]
        let cat = torch.cat([getitem, getitem_1], 0)
        let mul_1 = torch.mul(mul, mul)
        let add = cat + y
        let split = mul_1.split(1, dim: 0)
        let getitem_2 = split[0]
        let getitem_3 = split[-1]
        let cat_default: Tensor = torch.ops.aten.cat.default([getitem_3, getitem_2])
        let size = cat_default.size(0)
        let getattr_1 = cat_default.shape
        let getitem_4 = getattr_1[1]
        let mul_2 = size * getitem_4
        let reshape = cat_default.reshape(mul_2)
        let floordiv = mul_2 / 3
        let view = reshape.view(floordiv, -1)
        let native_layer_norm_default: TensorList = torch.ops.aten.native_layer_norm.default(cat, [3], Argument<Tensor>.none, Argument<Tensor>.none, 1e-05)
        _ = native_layer_norm_default[0]
        let mul_3 = (-1.65625) * view
        let split_1 = view.split(1, dim: 0)
        let getitem_6 = split_1[0]
        let getitem_7 = split_1[-1]
        let _: Tensor = torch.ops.aten.cat.default([getitem_7, getitem_6])
        let getitem_8 = cat[TensorSlice(0, 1)]
        let getitem_9 = cat_default[TensorSlice(-1), Ellipsis()]
        _ = torch.cat([getitem_8, getitem_9], 0)
        let getitem_10 = x[TensorSlice(0, 1)]
        let getitem_11 = mul[TensorSlice(-1), Ellipsis()]
        let cat_2 = torch.cat([getitem_10, getitem_11], 0)
        let native_layer_norm_default_1: TensorList = torch.ops.aten.native_layer_norm.default(add, [3], Argument<Tensor>.none, Argument<Tensor>.none, 1e-05)
        let getitem_12 = native_layer_norm_default_1[0]
        let topk = torch.topk(view, 3)
        let getitem_13 = topk[0]
        _ = cat_2.clamp(min: -1.5, max: 0.234375)
        let sub = cat_default.sub(getitem_13)
        _ = torch.mul(sub, sub)
        return (mul_3, mul, getitem_12)
    }

    public func callAsFunction(_ x: Tensor, _ y: Tensor) -> (Tensor, Tensor, Tensor) { call(forward, x, y) }

    public func invoke(_ arguments: [Argument<Tensor>]) throws -> Argument<Tensor> {
        try apply(forward, arguments)
    }

    public var placeholderNames: [String] { ["x", "y"] }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try Program33(ModuleState(of: traced))
public final class Program33: Module, Layer2 {
    public init(_ state: ModuleState) throws {}

    public func forward(_ x: Tensor, _ y: Tensor) -> TensorDictionary {
        let mul = 0.75 * x
        let sum_1 = x.sum(dim: 1, keepdim: true)
        let sub = x - sum_1
        let mul_1 = torch.mul(sub, sub)
        let clone = mul.clone()
        clone.assign(1.5, at: 0)
        let getitem = mul[0]
        clone[-1, Ellipsis()] = getitem
        let topk = torch.topk(mul_1, 3)
        let getitem_1 = topk[0]
        let topk_1 = torch.topk(y, 3)
        _ = topk_1[0]
        let getattr_1 = x.T
        let transpose = torch.transpose(getattr_1, 0, 1)
        let clone_1 = x.clone()
        clone_1.assign(1.5, at: 0)
        let getitem_3 = x[0]
        clone_1[-1, Ellipsis()] = getitem_3
        _ = getitem_1.clamp(min: -1.5, max: 2)
        let native_layer_norm_default: TensorList = torch.ops.aten.native_layer_norm.default(mul, [3], Argument<Tensor>.none, Argument<Tensor>.none, 1e-05)
        _ = native_layer_norm_default[0]
        let add = torch.add(y, Tensor([1.5, -0.5, 1.0] as [Double], shape: [1, 3]))
        _ = F.relu(x, inplace: false)
        let getattr_2 = x.T
        _ = torch.transpose(getattr_2, 0, 1)
        _ = mul_1.tanh()
        _ = 1.6875 * y
        _ = add + mul_1
        _ = transpose.sub(y)
        return TensorDictionary(["b": sub, "a": getitem_1])
    }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try Program34(ModuleState(of: traced))
public final class Program34: Module, Callable {
    public init(_ state: ModuleState) throws {}

    public func forward(_ x: Tensor, _ y: Tensor) -> (Tensor, Tensor, Tensor) {
        let split = y.split(1, dim: 0)
        let getitem = split[0]
        let getitem_1 = split[-1]
        let cat_default: Tensor = torch.ops.aten.cat.default([getitem_1, getitem])
        let topk = torch.topk(y, 3)
        _ = topk.values
        let topk_1 = torch.topk(x, 3)
        let getattr_2 = topk_1.values
        let getitem_2 = x[TensorSlice(0, 1)]
        let getitem_3 = cat_default[TensorSlice(-1), Ellipsis()]
        let cat = torch.cat([getitem_2, getitem_3], 0)
        let add = torch.add(cat_default, Tensor([1.5, -0.5, 2.0] as [Double], shape: [1, 3]))
        let clone = cat.clone()
        clone.assign(1.5, at: 0)
        let getitem_4 = cat[0]
        clone[-1, Ellipsis()] = getitem_4
        let native_layer_norm_default: TensorList = torch.ops.aten.native_layer_norm.default(getattr_2, [3], Argument<Tensor>.none, Argument<Tensor>.none, 1e-05)
        let getitem_5 = native_layer_norm_default[0]
        let relu = F.relu(getattr_2, inplace: false)
        _ = y.clamp(min: -1.5, max: 1)
        let clone_1 = cat_default.clone()
        clone_1.assign(1.5, at: 0)
        let getitem_6 = cat_default[0]
        clone_1[-1, Ellipsis()] = getitem_6
        let getattr_3 = add.T
        let transpose = torch.transpose(getattr_3, 0, 1)
        _ = torch.add(getattr_2, Tensor([1.5, -0.5, 1.0] as [Double], shape: [1, 3]))
        let getitem_7 = transpose[TensorSlice(0, 1)]
        let getitem_8 = relu[TensorSlice(-1), Ellipsis()]
        let cat_1 = torch.cat([getitem_7, getitem_8], 0)
        let clone_2 = clone.clone()
        clone_2.assign(1.5, at: 0)
        let getitem_9 = clone[0]
        clone_2[-1, Ellipsis()] = getitem_9
        let clone_3 = cat_default.clone()
        clone_3.assign(1.5, at: 0)
        let getitem_10 = cat_default[0]
        clone_3[-1, Ellipsis()] = getitem_10
        let eq: Tensor = torch.function("operator.eq")(cat_default, cat_default)
        let gt = cat_default > 0
        let or_ = eq | gt
        _ = torch.where(or_, cat_default, cat_default)
        _ = torch.mul(getattr_2, cat_default)
        _ = F.relu(cat, inplace: false)
        return (cat_1, relu, getitem_5)
    }

    public func callAsFunction(_ x: Tensor, _ y: Tensor) -> (Tensor, Tensor, Tensor) { call(forward, x, y) }

    public func invoke(_ arguments: [Argument<Tensor>]) throws -> Argument<Tensor> {
        try apply(forward, arguments)
    }

    public var placeholderNames: [String] { ["x", "y"] }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try Program35(ModuleState(of: traced))
public final class Program35: Module, Layer2 {
    public init(_ state: ModuleState) throws {}

    public func forward(_ x: Tensor, _ y: Tensor) -> Tensor {
        let sum_1 = x.sum(dim: 1, keepdim: true)
        let sub = x - sum_1
        let clamp = y.clamp(min: -1.5, max: -1.890625)
        let getitem = clamp[TensorSlice(0, 1)]
        let getitem_1 = sub[TensorSlice(-1), Ellipsis()]
        let cat = torch.cat([getitem, getitem_1], 0)
        let size = cat.size(0)
        let getattr_1 = cat.shape
        let getitem_2 = getattr_1[1]
        let mul = size * getitem_2
        let reshape = cat.reshape(mul)
        let floordiv = mul / 3
        let view = reshape.view(floordiv, -1)
        let topk = torch.topk(clamp, 3)
        let getitem_3 = topk[0]
        let sub_1 = cat.sub(sub)
        let add_tensor: Tensor = torch.ops.aten.add.Tensor(sub_1, view, alpha: -2.0)
        let relu = F.relu(add_tensor, inplace: false)
        _ = y + sub
        let getitem_4 = x[TensorSlice(0, 1)]
        let getitem_5 = x[TensorSlice(-1), Ellipsis()]
        _ = torch.cat([getitem_4, getitem_5], 0)
        _ = add_tensor.clamp(min: -1.5, max: 0.078125)
        let add_1 = cat + getitem_3
        let getitem_6 = sub[TensorSlice(0, 1)]
        let getitem_7 = clamp[TensorSlice(-1), Ellipsis()]
        _ = torch.cat([getitem_6, getitem_7], 0)
        let getitem_8 = x[TensorSlice(0, 1)]
        let getitem_9 = y[TensorSlice(-1), Ellipsis()]
        let cat_3 = torch.cat([getitem_8, getitem_9], 0)
        let getitem_10 = add_1[TensorSlice(0, 1)]
        let getitem_11 = add_tensor[TensorSlice(-1), Ellipsis()]
        let cat_4 = torch.cat([getitem_10, getitem_11], 0)
        _ = relu.clamp(min: -1.5, max: 0.546875)
        let add_2 = torch.add(cat_4, Tensor([1.5, -0.5, 1.0] as [Double], shape: [1, 3]))
        let eq: Tensor = torch.function("operator.eq")(add_2, x)
        let gt = add_2 > 0
        let or_ = eq | gt
        let `where` = torch.where(or_, add_2, x)
        let clone = cat_3.clone()
        clone.assign(1.5, at: 0)
        let getitem_12 = cat_3[0]
        clone[-1, Ellipsis()] = getitem_12
        return `where`
    }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try Program36(ModuleState(of: traced))
public final class Program36: Module, Layer2 {
    public init(_ state: ModuleState) throws {}

    public func forward(_ x: Tensor, _ y: Tensor) -> Tensor {
        let mul = 2 * y
        let size = y.size(0)
        let getattr_1 = y.shape
        let getitem = getattr_1[1]
        let mul_1 = size * getitem
        let reshape = y.reshape(mul_1)
        let floordiv = mul_1 / 3
        let view = reshape.view(floordiv, -1)
        let clone = view.clone()
        clone.assign(1.5, at: 0)
        let getitem_1 = view[0]
        clone[-1, Ellipsis()] = getitem_1
        let relu = F.relu(x, inplace: false)
        let sub = relu.sub(mul)
        _ = torch.mul(view, y)
        _ = sub + sub
        let view_default: Tensor = torch.ops.aten.view.default(mul, [3, 2])
        let _: Tensor = torch.ops.aten.permute.default(view_default, [1, 0])
        return relu
    }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try Program37(ModuleState(of: traced))
public final class Program37: Module, Layer2 {
    public init(_ state: ModuleState) throws {}

    public func forward(_ x: Tensor, _ y: Tensor) -> Argument<Tensor> {
        let clone = y.clone()
        clone.assign(1.5, at: 0)
        let getitem = y[0]
        clone[-1, Ellipsis()] = getitem
        let relu = F.relu(x, inplace: false)
        _ = clone + relu
        let clone_1 = clone.clone()
        clone_1.assign(1.5, at: 0)
        let getitem_1 = clone[0]
        clone_1[-1, Ellipsis()] = getitem_1
        _ = y.tanh()
        let clamp = clone.clamp(min: -1.5, max: -1.125)
        _ = x.sub(y)
        let size = clone.size(0)
        let getattr_1 = clone.shape
        let getitem_2 = getattr_1[1]
        let mul = size * getitem_2
        let reshape = clone.reshape(mul)
        let floordiv = mul / 3
        _ = reshape.view(floordiv, -1)
        let native_layer_norm_default: TensorList = torch.ops.aten.native_layer_norm.default(clone_1, [3], Argument<Tensor>.none, Argument<Tensor>.none, 1e-05)
        _ = native_layer_norm_default[0]
        return Argument<Tensor>.dictionary([ArgumentEntry("k", .list([.leaf(relu), .leaf(clone), .leaf(clamp)])), ArgumentEntry("l", 1)])
    }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try Program38(ModuleState(of: traced))
public final class Program38: Module, Layer2 {
    public init(_ state: ModuleState) throws {}

    public func forward(_ x: Tensor, _ y: Tensor) -> TensorDictionary {
        _ = torch.mul(y, x)
        let getattr_1 = x.T
        let transpose = torch.transpose(getattr_1, 0, 1)
        let split = y.split(1, dim: 0)
        let getitem = split[0]
        let getitem_1 = split[-1]
        let cat_default: Tensor = torch.ops.aten.cat.default([getitem_1, getitem])
        let getattr_2 = x.T
        let transpose_1 = torch.transpose(getattr_2, 0, 1)
        let eq: Tensor = torch.function("operator.eq")(transpose, y)
        let gt = transpose > 0
        let or_ = eq | gt
        _ = torch.where(or_, transpose, y)
        let split_1 = y.split(1, dim: 0)
        let getitem_2 = split_1[0]
        let getitem_3 = split_1[-1]
        let _: Tensor = torch.ops.aten.cat.default([getitem_3, getitem_2])
        let native_layer_norm_default: TensorList = torch.ops.aten.native_layer_norm.default(transpose, [3], Argument<Tensor>.none, Argument<Tensor>.none, 1e-05)
        let getitem_4 = native_layer_norm_default[0]
        _ = torch.mul(x, getitem_4)
        _ = torch.mul(cat_default, x)
        let native_layer_norm_default_1: TensorList = torch.ops.aten.native_layer_norm.default(transpose_1, [3], Argument<Tensor>.none, Argument<Tensor>.none, 1e-05)
        _ = native_layer_norm_default_1[0]
        return TensorDictionary(["b": transpose, "a": transpose])
    }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try Program39(ModuleState(of: traced))
public final class Program39: Module, Callable {
    public init(_ state: ModuleState) throws {}

    public func forward(_ x: Tensor, _ y: Tensor) -> (Tensor, ArgumentTuple<Tensor>, Tensor?) {
        let add = torch.add(y, Tensor([1.5, -0.5, 2.0] as [Double], shape: [1, 3]))
        let add_tensor: Tensor = torch.ops.aten.add.Tensor(y, x, alpha: 2)
        let getattr_1 = x.T
        let transpose = torch.transpose(getattr_1, 0, 1)
        let size = add_tensor.size(0)
        let getattr_2 = add_tensor.shape
        let getitem = getattr_2[1]
        let mul = size * getitem
        let reshape = add_tensor.reshape(mul)
        let floordiv = mul / 3
        let view = reshape.view(floordiv, -1)
        let clamp = add_tensor.clamp(min: -1.5, max: 1)
        let sub = y.sub(view)
        let mul_1 = torch.mul(y, add)
        let clone = add_tensor.clone()
        clone.assign(1.5, at: 0)
        let getitem_1 = add_tensor[0]
        clone[-1, Ellipsis()] = getitem_1
        let getitem_2 = sub[TensorSlice(0, 1)]
        let getitem_3 = add_tensor[TensorSlice(-1), Ellipsis()]
        _ = torch.cat([getitem_2, getitem_3], 0)
        _ = y.sub(mul_1)
        let view_default: Tensor = torch.ops.aten.view.default(clamp, [3, 2])
        let _: Tensor = torch.ops.aten.permute.default(view_default, [1, 0])
        return (transpose, ArgumentTuple(clone), nil)
    }

    public func callAsFunction(_ x: Tensor, _ y: Tensor) -> (Tensor, ArgumentTuple<Tensor>, Tensor?) { call(forward, x, y) }

    public func invoke(_ arguments: [Argument<Tensor>]) throws -> Argument<Tensor> {
        try apply(forward, arguments)
    }

    public var placeholderNames: [String] { ["x", "y"] }
}

nonisolated(unsafe) let generatedPrograms: [(ModuleState) throws -> any Callable] = [
    { try Program0($0) },
    { try Program1($0) },
    { try Program2($0) },
    { try Program3($0) },
    { try Program4($0) },
    { try Program5($0) },
    { try Program6($0) },
    { try Program7($0) },
    { try Program8($0) },
    { try Program9($0) },
    { try Program10($0) },
    { try Program11($0) },
    { try Program12($0) },
    { try Program13($0) },
    { try Program14($0) },
    { try Program15($0) },
    { try Program16($0) },
    { try Program17($0) },
    { try Program18($0) },
    { try Program19($0) },
    { try Program20($0) },
    { try Program21($0) },
    { try Program22($0) },
    { try Program23($0) },
    { try Program24($0) },
    { try Program25($0) },
    { try Program26($0) },
    { try Program27($0) },
    { try Program28($0) },
    { try Program29($0) },
    { try Program30($0) },
    { try Program31($0) },
    { try Program32($0) },
    { try Program33($0) },
    { try Program34($0) },
    { try Program35($0) },
    { try Program36($0) },
    { try Program37($0) },
    { try Program38($0) },
    { try Program39($0) },
]
