// SPDX-License-Identifier: Apache-2.0
// Not compiled into anything: ci/check-messages looks at what the compiler says of each line.

import FXNN
import FXTensor
import FXTrace

final class Uncallable: Module {
    func forward(_ x: Tensor) -> Tensor { x }
}

final class Callable1: Module, Layer {
    func forward(_ x: Tensor) -> Tensor { x }
}

struct Opaque {}

func messages(_ x: Tensor, _ y: Tensor, _ module: Uncallable) throws {
    if x.sum() > 0 { return }  // error: comparing a Tensor gives a Tensor; write Bool(x > 0)
    while x < 1.5 { return }  // error: comparing a Tensor gives a Tensor; write Bool(x < 0)
    if x > y { return }  // error: comparing Tensors gives a Tensor; write Bool(x > y)
    if x < y { return }  // error: comparing Tensors gives a Tensor; write Bool(x < y)
    if x == y { return }  // error: write x.eq(y)
    for _ in x {}  // error: for-in loop requires 'Tensor' to conform to 'Sequence'
    for _ in 0..<x.size(0) {}  // error: requires that 'SymInt' conform to 'Strideable'
    for _ in x.shape {}  // error: for-in loop requires 'TensorShape' to conform to 'Sequence'
    _ = x.count  // error: a Tensor has no count; write size(0)
    _ = x.shape.count  // error: write rank of the tensor
    _ = Int(x)  // error: read the element with item()
    _ = Double(x)  // error: read the element with item()
    _ = module(x)  // error: declare the class as a Layer
    _ = try Tracer().trace { (value: Opaque) in x }  // error: conform to 'ArgumentConvertible'
    _ = Callable1()(x, y)  // error: missing argument label
    _ = Callable1()("x")  // error: cannot convert value of type 'String'
}

// What must go on compiling.
func accepted(_ x: Tensor, _ y: Tensor) {
    _ = x > 0
    let mask = x > y
    _ = mask < 1
    _ = Bool(x > y) ? Int(x.size(0)) : Int(2.0)
    _ = Callable1()(x)
    _ = (0..<3).map { Double($0) }.count
    _ = (0..<[2, 3].reduce(1, *)).map { 1.0 + 2.0 * Double($0 * 5 % 3) }
}
